/**
 * What changed in several resolutions, as a secretariat circulates it before a sitting: per panel the counts and the table of
 * changed clauses, on one page for any browser and any printer. The parts are those of a redline's page.
 */
import { DEFAULT_LANGUAGE, type Lang, type PerLang } from '../domain/language.ts';
import type { RedlineInput } from './redline.ts';
import { counts, fileOf, list, pageOf, shown, titleIn, tongue } from './redline-html.ts';
import { betweenPoints, REDLINE_WORDING } from './redline-wording.ts';

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
  const title = REDLINE_WORDING[reader].list;
  const body = pages.map((page) =>
    [
      `<section class="panel">\n<h2>${shown(titleIn(page) || page.input.declaration.resolution)}</h2>`,
      `<p class="between">${shown(betweenPoints(reader, page.input.names))}</p>`,
      counts(page),
      ...(page.changes.length > 0 ? [list(page, 'h3')] : []),
      '</section>',
    ].join('\n'),
  );
  const head = `<header>\n<p ${tongue(reader)}>${shown(summitName[reader] ?? '')}</p>\n<h1>${shown(title)}</h1>\n</header>`;
  return fileOf({ reader, columns }, title, [head, ...body]);
}
