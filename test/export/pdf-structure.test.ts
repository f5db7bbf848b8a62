/** What a page is made of besides its words: tags, bookmarks, places, paper. */
import { afterAll, describe, expect, it } from 'vitest';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import { CLAUSE_KINDS, type ClauseKind } from '../../src/domain/clause/clause.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { printDocx } from '../../src/export/docx.ts';
import { printHtml } from '../../src/export/html.ts';
import { writePdf } from '../../src/export/pdf.ts';
import type { PrintedText } from '../../src/export/printed.ts';
import type { RedlineInput } from '../../src/export/redline.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { LANGS, type Lang, language } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { all, part, parts, textOf as textOfXml } from './docx-reader.ts';
import { act, instrument, instrumentJob, redline, resolutionJob } from './pdf-jobs.ts';
import { bookmarksOf, boxesOf, infoOf, POPPLER, pagesOf, QPDF, tagsOf, textOf } from './pdf-reader.ts';
import { numbered } from './sample.ts';

afterAll(() => closePrintTools());

describe.skipIf(!QPDF)('bookmarks', () => {
  it.each(LANGS)('are the headings, their lines apart (%s)', async (lang) => {
    const job = instrumentJob(instrument({ languages: LANGS }), lang, null, TOOLS);
    const headings = (job.texts[lang] as PrintedText).blocks.flatMap((block): string[] => {
      if (block.block === 'title') return [block.text];
      if (block.block === 'part') return [`${block.label} ${block.title}`];
      return block.block === 'clause' && block.kind === 'heading'
        ? [`${block.label} ${toPlain(block.paragraphs)}`]
        : [];
    });
    expect(bookmarksOf(await writePdf(job))).toEqual(headings);
  });

  it('keep the words of a heading of several paragraphs, and those of a stretch that is broken', async () => {
    const long = 'https://example.org/'.padEnd(90, 'abc1');
    const texts = { fa: `مادهٔ نخست\nمورخ 2026-02-28 دوم`, ru: `Первая\nвторая ${long}` };
    const text = declaration({ columns: ['fa', 'ru'], clauses: [{ kind: 'heading', texts }] });
    const made = async (lang: Lang) => bookmarksOf(await writePdf(resolutionJob(text, lang, TOOLS, { title: {} })));
    expect(await made('fa')).toEqual([texts.fa.replace('\n', ' ')]);
    expect(await made('ru')).toEqual([texts.ru.replace('\n', ' ')]);
  });
});

const OTHER = Object.fromEntries(
  Object.entries({ fa: 'واژه‌های دیگر', ru: 'другие слова' }).map(([lang, text]) => [
    lang,
    { digest: `other ${lang}`, paragraphs: [[{ text }]] },
  ]),
);

/** Four clauses of a redline; one of them reworded and agreed. */
function shortened(input: RedlineInput): RedlineInput {
  const since = { ...input.since, clauses: input.since.clauses.slice(5, 9) };
  const clauses = input.declaration.clauses
    .slice(5, 9)
    .map((clause, index) => (index === 1 ? { ...clause, texts: OTHER, status: 'agreed' as const } : clause));
  const declaration = { ...input.declaration, clauses };
  return { ...input, since, declaration, diff: diffDeclarations(since, declaration) };
}

/** A clause of every kind. */
const SHORT = (Object.keys(CLAUSE_KINDS) as ClauseKind[]).map((kind, level) => ({
  ...{ kind, level, texts: { fa: `واژه\n${kind} 2026-02-28`, ru: `слово\n${kind}` } },
}));

describe.skipIf(!POPPLER)('tags', () => {
  /** Words that stand in no paragraph, heading, cell or list item; the number of a footnote is a link. */
  const loose = (bytes: Uint8Array): string[] =>
    tagsOf(bytes).flatMap(({ path, words }) =>
      words !== '' && !/\b(P|H\d|Lbl|Lbl Link|LBody)$/.test(path.replace(/( Span)+$/, '')) ? [`${path}: ${words}`] : [],
    );

  it.each(['ru', 'fa', 'all'] as const)('of an act: every sentence is a paragraph (%s)', async (lang) => {
    const bytes = await writePdf(act(lang, TOOLS));
    expect(loose(bytes)).toEqual([]);
    if (lang === 'ru') expect(tagsOf(bytes).filter(({ path }) => path.endsWith('P')).length).toBeGreaterThan(6);
  });

  // Poppler takes its time over tags: a short instrument, two columns.
  it.each(['ru', 'fa', 'all'] as const)('of an instrument (%s)', async (lang) => {
    const short = numbered(declaration({ resolution: 'general', columns: ['fa', 'ru'], clauses: SHORT }));
    const whole = instrument({ resolutions: ['general'], languages: ['fa', 'ru'] }, [short]);
    expect(loose(await writePdf(instrumentJob(whole, lang, 'IR', TOOLS)))).toEqual([]);
  });

  it.each(['ru', 'fa', 'all'] as const)(
    'of a redline: cells hold paragraphs, what happened is a list (%s)',
    async (lang) => {
      const bytes = await writeRedlinePdf(shortened(redline(lang, TOOLS, ['fa', 'ru'])));
      expect(loose(bytes)).toEqual([]);
      expect(tagsOf(bytes).some(({ path, words }) => path.includes('L LI') && words !== '')).toBe(true);
    },
  );
});

describe.skipIf(!POPPLER)('places on the page', () => {
  it.each([3, 4, 6])('a label never stands in its text, in %i columns', async (count) => {
    const columns: readonly Lang[] = LANGS.slice(0, count);
    const clauses = Array.from({ length: 4 }, () => ({
      kind: 'subparagraph' as const,
      level: 1,
      texts: Object.fromEntries(columns.map((lang) => [lang, lang === 'fa' ? 'ببب تتت ثثث' : 'mmm nnn ooo'])),
    }));
    const text = numbered(declaration({ columns, clauses: [{ texts: { fa: 'یک', ru: 'один' } }, ...clauses] }));
    expect(text.clauses[1]?.number.fa).toContain('الف');
    for (const wanted of ['fa', 'all'] as const) {
      const boxes = boxesOf(await writePdf(resolutionJob(text, wanted, TOOLS)));
      const [label, first] = ['فلا', 'ببب'].map((word) => boxes.find(({ text: drawn }) => drawn.includes(word)));
      expect([label?.left !== undefined, (first?.right ?? 999) <= (label?.left ?? 0)]).toEqual([true, true]);
    }
  });

  it('counts pages of all languages in digits that all of them read, from the left', async () => {
    const whole = instrument({ languages: ['fa', 'ru', 'kk'] });
    const pages = pagesOf(await writePdf(instrumentJob(whole, 'all', 'IR', TOOLS)));
    expect(pages.map((page) => /^(\d+) \/ (\d+)$/m.exec(page)?.slice(1))).toEqual(
      pages.map((_, index) => [`${index + 1}`, `${pages.length}`]),
    );
  });

  it('names the text at the head of every column, in its own language', async () => {
    const job = instrumentJob(instrument(), 'all', 'IR', TOOLS);
    const [, second = ''] = pagesOf(await writePdf(job));
    for (const lang of ['ru', 'az', 'kk'] as const)
      expect(second.replace(/\s+/g, ' ')).toContain(job.texts[lang]?.title.slice(0, 20));
  });

  it.each(['ru', 'all'] as const)('leaves no closing formula of an annex alone on a page (%s)', async (wanted) => {
    const alone: number[] = [];
    const pages = new Set<number>();
    for (let length = 4; length < 40; length += 2) {
      const words = Array.from({ length }, (_, index) => ({ texts: { ru: `слово ${index} и`, kk: `сөз ${index}` } }));
      const formula = { kind: 'testimonium', texts: { ru: 'Принято', kk: 'Қабылданды' } } as const;
      const text = numbered(
        declaration({ resolution: 'general', columns: ['ru', 'kk'], clauses: [...words, formula] }),
      );
      const whole = instrument({ form: 'annexes', resolutions: ['general'], languages: ['ru', 'kk'] }, [text]);
      const found = pagesOf(await writePdf(instrumentJob(whole, wanted, null, TOOLS)));
      const at = found.findIndex((page) => page.includes('Принято'));
      pages.add(at);
      if (!found[at]?.includes(`слово ${length - 1} `)) alone.push(length);
    }
    expect(alone).toEqual([]);
    expect(pages.size).toBeGreaterThan(1);
  });
});

describe('a closing formula in Word', () => {
  it.each(['ru', 'all'] as const)('is tied to the paragraph before it, signed or not (%s)', async (wanted) => {
    const clauses = [
      { texts: { ru: 'слово первое', kk: 'сөз' } },
      { texts: { ru: 'слово последнее', kk: 'соңғы сөз' } },
      { kind: 'testimonium', texts: { ru: 'Принято', kk: 'Қабылданды' } },
    ] as const;
    const text = numbered(declaration({ resolution: 'general', columns: ['ru', 'kk'], clauses }));
    const whole = instrument({ form: 'annexes', resolutions: ['general'], languages: ['ru', 'kk'] }, [text]);
    const document = await part(await printDocx(instrumentJob(whole, wanted, null, TOOLS)), 'word/document.xml');
    const tied = (words: string): boolean[] =>
      [...all(document, 'w:p')]
        .filter((one) => textOfXml(one).includes(words))
        .map((one) => !all(one, 'w:keepNext').next().done);
    expect([tied('слово первое'), tied('слово последнее')]).toEqual([[false], [true]]);
  });
});

describe('paper', () => {
  it.skipIf(!POPPLER)('is twice as large for six columns, whatever the format', async () => {
    const sizes = [
      [4, 'a4', '841.89 x 595.276 pts (A4)', [16838, 11906], 'size: A4 landscape'],
      [6, 'a4', '1190.55 x 841.89 pts (A3)', [23811, 16838], 'size: A3 landscape'],
      [6, 'letter', '1224 x 792 pts', [24480, 15840], 'size: ledger landscape'],
    ] as const;
    for (const [count, paper, pdf, [width, height], css] of sizes) {
      const layouts = { '': { paper, margin: 20, size: 12 } };
      const job = instrumentJob(instrument({ languages: LANGS.slice(0, count), layouts }), 'all', null, TOOLS);
      expect(infoOf(await writePdf(job))['Page size']).toContain(pdf);
      const document = (await parts(await printDocx(job))).get('word/document.xml') ?? '';
      expect(document).toContain(`<w:pgSz w:w="${width}" w:h="${height}"`);
      expect(new TextDecoder().decode(await printHtml(job))).toContain(css);
    }
  });

  it.skipIf(!POPPLER)('of a redline, too', async () => {
    const input = redline('all', TOOLS, LANGS);
    expect(infoOf(await writeRedlinePdf(input))['Page size']).toContain('(A3)');
    expect(textOf(await writeRedlinePdf(input))).toContain(language('en').endonym);
  });
});
