/**
 * What changed in several resolutions, as a secretariat circulates it before a sitting: per panel the counts and the table of
 * changed clauses, on one page for any browser and any printer. The parts are those of a redline's page.
 */
import { DEFAULT_LANGUAGE, type Lang, type PerLang } from '../language/language.ts';
import { REDLINE_WORDING } from '../language/printed-export.ts';
import type { RedlineInput } from './redline.ts';
import { between, counts, fileOf, inOne, listOf, pageOf, shown, tongue } from './redline-html.ts';

export type ChangesInput = {
  readonly language: Lang | 'all';
  readonly summitName: PerLang<string>;
  /** UTC, ISO 8601. */
  readonly generatedAt: string;
  /** One a resolution, in the summit's order. */
  readonly sections: readonly RedlineInput[];
};

/** An HTML file, UTF-8. Resolutions without the column are left out. */
export async function writeChangesHtml({ language, summitName, sections }: ChangesInput): Promise<Uint8Array> {
  const pages = sections
    .filter(({ declaration }) => language === 'all' || declaration.columns.includes(language))
    .map(pageOf);
  const reader = pages[0]?.reader ?? (language === 'all' ? DEFAULT_LANGUAGE : language);
  const columns = [...new Set(pages.flatMap((page) => page.columns))];
  const body = pages.map((page) => {
    const titles = page.columns.filter((lang) => page.input.title[lang]);
    const named = titles
      .map((lang) => `<span ${tongue(lang)}>${shown(page.input.title[lang] ?? '')}</span>`)
      .join(' · ');
    return [
      `<section class="panel">\n<h2>${named || shown(page.input.declaration.resolution)}</h2>`,
      ...page.columns.map((lang) => between(page.input, lang) + counts(inOne(page, lang))),
      ...page.columns.flatMap((lang) => listOf(page, lang, 'h3')),
      '</section>',
    ].join('\n');
  });
  const summit = columns.flatMap((lang) =>
    summitName[lang] ? [`<p ${tongue(lang)}>${shown(summitName[lang] ?? '')}</p>`] : [],
  );
  const lists = columns.map((lang) => REDLINE_WORDING[lang].list);
  const named = columns.map((lang, index) => `<span ${tongue(lang)}>${shown(lists[index] ?? '')}</span>`).join(' · ');
  const head = `<header>\n${summit.join('\n')}\n<h1>${named}</h1>\n</header>`;
  return fileOf({ reader, columns }, lists.join(' / '), [head, ...body]);
}
