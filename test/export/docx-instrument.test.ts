/** The instrument as a Word file, read by a parser of our own that knows nothing of the writer. */
import fc from 'fast-check';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { font } from '../../server/print/fonts.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { printDocx } from '../../src/export/docx.ts';
import { obfuscated } from '../../src/export/docx-fonts.ts';
import { BARE, type Block, type PrintJob } from '../../src/export/printed.ts';
import { headingSteps } from '../../src/export/printed-source.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { all, child, type Element, part, parts, textOf } from './docx-reader.ts';
import { instrument, instrumentJob } from './xml-jobs.ts';

const WITH_FONTS = { ...BARE, font };
const whole = instrument();
const job = (language: Lang | 'all', holder: string | null = null): PrintJob => ({
  ...instrumentJob(whole, language, holder),
  tools: WITH_FONTS,
});
const documents = new Map<Lang, Element>();
const documentOf = (lang: Lang): Element => documents.get(lang) as Element;
const value = (element: Element | undefined, name: string): string | undefined => element?.attributes[name];
const propertyOf = (paragraph: Element, name: string): Element | undefined => {
  const properties = child(paragraph, 'w:pPr');
  return properties && child(properties, name);
};

beforeAll(async () => {
  for (const lang of LANGS) documents.set(lang, await part(await printDocx(job(lang, 'KZ')), 'word/document.xml'));
});

/** What stands in the file for a block, paragraph by paragraph; labels stand before a space or a tab. */
const wordsOf = (block: Block): string[] => {
  switch (block.block) {
    case 'parties':
      return block.parties.map(({ name }) => name);
    case 'part':
      return [block.label + block.title];
    case 'clause':
      return toPlain(block.paragraphs)
        .split('\n')
        .map((words, index) => (index === 0 && block.label !== '' ? `${block.label} ${words}` : words));
    case 'signatures':
      return block.parties.flatMap(({ name, signatory }) => [
        ...(block.signedFor === '' ? [] : [block.signedFor]),
        ...[name, '_'.repeat(28)],
        ...(signatory ? [signatory] : []),
      ]);
    default:
      return [block.text];
  }
};
const read = (document: Element): string[] =>
  [...all(document, 'w:p')].map((paragraph) => textOf(paragraph).replace('\t', ' ')).filter((text) => text !== '');

describe('printDocx, an instrument', () => {
  it.each(LANGS)('says in %s what the blocks say, in their order and word for word', (lang) => {
    const expected = (job(lang, 'KZ').texts[lang]?.blocks ?? []).flatMap(wordsOf);
    expect(read(documentOf(lang))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(80);
  });

  it.each([
    ['fa', true],
    ['ru', false],
  ] as const)('names the holder first, and seats it by script (%s, from the right: %s)', (lang, rtl) => {
    const [table] = all(documentOf(lang), 'w:tbl');
    const cells = [...all(table as Element, 'w:tc')].map((cell) => [...all(cell, 'w:p')].map(textOf));
    const holder = whole.parties.find(({ id }) => id === 'KZ')?.official[lang];
    expect([
      cells[0]?.find((words) => words === holder),
      cells.length,
      [...all(table as Element, 'w:bidiVisual')].length,
    ]).toEqual([holder, 6, rtl ? 1 : 0]);
  });

  it.each(LANGS)('ties the places to sign to the last words of the text (%s)', (lang) => {
    const body = child(documentOf(lang), 'w:body') as Element;
    const table = body.children.findIndex(({ name }) => name === 'w:tbl');
    const before = body.children.slice(table - 3, table);
    const rows = [...all(body.children[table] as Element, 'w:tr')];
    const tied = (paragraph: Element): boolean => propertyOf(paragraph, 'w:keepNext') !== undefined;
    expect([
      before.map((paragraph) => [textOf(paragraph) !== '', tied(paragraph)]),
      rows.map((row) => [...all(row, 'w:p')].filter((paragraph) => textOf(paragraph) !== '').every(tied)),
      rows.every((row) => [...all(row, 'w:cantSplit')].length === 1),
    ]).toEqual([
      // The last clause, the formula, a paragraph of no height.
      [
        [true, true],
        [true, true],
        [false, true],
      ],
      [true, true, false],
      true,
    ]);
  });

  it('takes paper, margins and size from the layout of the holder', async () => {
    const layouts = { RU: { paper: 'letter', margin: 20, size: 14 } } as const;
    const own = instrumentJob(instrument({ layouts }), 'ru', 'RU');
    const files = await parts(await printDocx({ ...own, tools: BARE }));
    const [page, margins] = ['w:pgSz', 'w:pgMar'].map(
      (name) => files.get('word/document.xml')?.match(`<${name}[^>]*>`)?.[0],
    );
    const size = files.get('word/styles.xml')?.match(/<w:docDefaults>.*?<w:sz w:val="(\d+)"/)?.[1];
    expect([page?.includes('w:w="12240"'), margins?.includes('w:left="1134"'), size]).toEqual([true, true, '28']);
  });

  it('begins annexes on a page behind the signatures', async () => {
    const annexes = instrumentJob(instrument({ form: 'annexes' }), 'ru', null);
    const document = await part(await printDocx({ ...annexes, tools: BARE }), 'word/document.xml');
    const breaks = [...all(document, 'w:p')].filter((paragraph) => propertyOf(paragraph, 'w:pageBreakBefore'));
    expect(breaks.map(textOf).map((text) => text.startsWith('Приложение 1'))).toEqual([true]);
  });

  it('keeps the closing formula of a parallel text and the places to sign in one table', async () => {
    const document = await part(await printDocx(job('all')), 'word/document.xml');
    const tables = (child(document, 'w:body') as Element).children.filter(({ name }) => name === 'w:tbl');
    const rows = tables[0]?.children.filter(({ name }) => name === 'w:tr') ?? [];
    const [formula, places] = rows.slice(-2);
    expect([
      tables.length,
      [...all(formula as Element, 'w:p')].every((paragraph) => propertyOf(paragraph, 'w:keepNext')),
      [...all(places as Element, 'w:tbl')].length,
      LANGS.every((lang) => textOf(places as Element).includes(whole.parties[0]?.official[lang] ?? '?')),
    ]).toEqual([1, true, 1, true]);
  });
});

describe('printDocx, fonts', () => {
  const embedded = async (bytes: Uint8Array) => {
    const zip = await JSZip.loadAsync(bytes);
    const names = Object.keys(zip.files).filter((name) => name.endsWith('.odttf'));
    const table = (await zip.file('word/fontTable.xml')?.async('string')) ?? '';
    return { zip, names, families: [...table.matchAll(/w:name="([^"]+)"/g)].map(([, name]) => name), table };
  };

  it.each([
    ['fa', ['Vazirmatn', 'Vazirmatn FD'], 3],
    ['kk', ['Source Serif 4'], 2],
    ['all', ['Source Serif 4', 'Vazirmatn', 'Vazirmatn FD'], 4],
  ] as const)('embeds what %s needs and no more', async (language, families, files) => {
    const found = await embedded(await printDocx(job(language)));
    expect([found.families, found.names.length]).toEqual([families, files]);
  });

  it('embeds a font so that its key gives it back', async () => {
    const { zip, table } = await embedded(await printDocx(job('fa')));
    const key = /w:name="Vazirmatn FD".*?w:fontKey="([^"]+)"/.exec(table)?.[1] ?? '';
    const bytes = (await zip.file('word/fonts/font3.odttf')?.async('uint8array')) ?? new Uint8Array();
    const digits = await font('digits');
    expect(Buffer.compare(obfuscated(bytes, key), digits)).toBe(0);
    expect(Buffer.compare(bytes, digits)).not.toBe(0);
  });

  it('only names fonts where there are none', async () => {
    const { names, families } = await embedded(await printDocx({ ...job('ru'), tools: BARE }));
    expect([names, families]).toEqual([[], ['Times New Roman']]);
  });

  it('draws Persian page numbers by a font, in a field of five runs', async () => {
    const footer = await part(await printDocx(job('fa')), 'word/footer1.xml');
    const [line] = all(footer, 'w:p');
    const runs = [...all(line as Element, 'w:r')];
    const begin = runs.findIndex((run) => [...all(run, 'w:fldChar')].length > 0);
    const field = runs.slice(begin, begin + 5).map((run) => {
      const what = run.children.find(({ name }) => name !== 'w:rPr');
      const fonts = [...all(run, 'w:rFonts')][0];
      return [value(what, 'w:fldCharType') ?? what?.text, value(fonts, 'w:cs'), [...all(run, 'w:rtl')].length];
    });
    expect(field).toEqual(['begin', ' PAGE ', 'separate', '1', 'end'].map((what) => [what, 'Vazirmatn FD', 1]));
  });

  it('gives the same bytes on two runs', async () => {
    expect(Buffer.compare(await printDocx(job('all')), await printDocx(job('all')))).toBe(0);
  });
});

describe('printDocx, any text', () => {
  it('comes back as it was, whatever its characters', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('<w:t>', '&amp;', 'می‌شود (a) [b]', ' x  y '),
    );
    let strange = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(odd, { minLength: 1, maxLength: 5 }), async (texts) => {
        const clauses = texts.map((fa) => ({ kind: 'recital' as const, texts: { fa } }));
        const own = instrumentJob(
          instrument({ languages: ['fa'] }, [declaration({ resolution: 'odd', columns: ['fa'], clauses })]),
          'fa',
        );
        const document = await part(await printDocx({ ...own, tools: BARE }), 'word/document.xml');
        const blocks = own.texts.fa?.blocks ?? [];
        const expected = blocks.flatMap(wordsOf).filter((words) => words !== '');
        const found = [...all(document, 'w:p')].map(textOf).filter((words) => words !== '');
        expect(found).toEqual(expected);
        if (texts.some((text) => /[^\p{L}\p{N}\s]/u.test(text))) strange++;
      }),
      { seed: 20251119, numRuns: 40 },
    );
    expect(strange).toBeGreaterThan(20);
  });
});

describe('headingSteps', () => {
  const heading = (level: number) => ({ kind: 'heading' as const, level, clause: '' });
  it.each([
    [
      [0, 2, 2, 1],
      [1, 2, 2, 2],
    ],
    [
      [3, 3, 0, 1],
      [1, 1, 1, 2],
    ],
    [
      [0, 1, 2, 0],
      [1, 2, 3, 1],
    ],
  ])('walks levels %j as the steps %j', (levels, steps) => {
    expect(headingSteps(levels.map(heading))).toEqual(steps);
  });

  it('begins anew below each part', () => {
    const part: Block = { block: 'part', resolution: 'a', label: '', title: '' };
    expect(headingSteps([part, heading(1), heading(2), part, heading(2)])).toEqual([1, 2, 3, 1, 2]);
  });
});
