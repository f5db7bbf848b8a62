/** Any text at all must become a PDF: a declaration cannot be stopped by what somebody pasted. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { font } from '../../server/print/fonts.ts';
import { closePrintTools, PRINT_TOOLS as TOOLS } from '../../server/print/tools.ts';
import { richText } from '../../src/domain/text/text.ts';
import { writePdf } from '../../src/export/pdf.ts';
import { charsOf, coverage } from '../../src/export/pdf-coverage.ts';
import { endless } from '../../src/export/pdf-data.ts';
import { writeRedlinePdf } from '../../src/export/redline-pdf.ts';
import { declaration } from '../support/declaration.ts';
import { instrument, instrumentJob, redline, resolutionJob } from './pdf-jobs.ts';
import { POPPLER, pagesOf, told } from './pdf-reader.ts';

afterAll(() => closePrintTools());

const ODD =
  '\u0301\u0308\u0654\u200c\u200d\u200b\u2066\u2069\u202e\u2028\u0085\ufeff\ufffe\u00ad\ue000\u0600\u06dd\u034f\ufdfd\ufe0f𝔄😀中क्षสำ한̈';
const cell = fc.array(
  fc.record({
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...ODD, ...'بپЖəŞ[](){}«»#$*_\\"\'`~<>@= \n'), maxLength: 60 }),
    ),
    marks: fc.subarray(['bold', 'italic', 'underline'] as const),
  }),
  { maxLength: 4 },
);

describe('writePdf, of odd texts', () => {
  it('never fails, in any language or in two', async () => {
    let replaced = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (cells) => {
        const kinds = ['title', 'article', 'paragraph', 'subparagraph', 'heading', 'testimonium'] as const;
        const clauses = cells.map(([fa, ru], index) => ({
          kind: kinds[index] ?? 'paragraph',
          texts: { fa: richText(fa), ru: richText(ru) },
        }));
        const text = declaration({ columns: ['fa', 'ru'], clauses });
        for (const wanted of ['fa', 'ru', 'all'] as const) {
          const bytes = await writePdf(resolutionJob(text, wanted, TOOLS));
          expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
        }
        if (
          /[^\p{Script=Arabic}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}\n]/u.test(
            JSON.stringify(cells),
          )
        )
          replaced++;
      }),
      { numRuns: 60, seed: 20251119 },
    );
    expect(replaced).toBeGreaterThan(20);
  });

  it('prints very long cells, very long words, empty languages and no clauses at all', async () => {
    const word = 'Ж'.repeat(3000);
    const long = 'очень длинный текст '.repeat(1500);
    const clauses = [
      { kind: 'title', texts: { ru: long.slice(0, 1500), fa: word } },
      { kind: 'article', level: 1, texts: { ru: long, kk: word } },
      { kind: 'paragraph', level: 2, texts: { ru: word, fa: 'ب'.repeat(2000) } },
    ] as const;
    const text = declaration({ columns: ['fa', 'ru', 'kk', 'az'], clauses });
    const empty = declaration({ columns: ['fa', 'ru'], clauses: [] });
    for (const wanted of ['fa', 'ru', 'az', 'all'] as const) {
      const bytes = await writePdf(resolutionJob(text, wanted, TOOLS));
      if (POPPLER && wanted === 'all') {
        expect(pagesOf(bytes).length).toBeGreaterThan(5);
        // Nothing is drawn beyond the edge of the paper.
        const boxes = [
          ...told('pdftotext', bytes, ['-bbox', '%', '-']).matchAll(/<word xMin="(-?[\d.]+)".*?xMax="([\d.]+)"/g),
        ];
        expect(boxes.every(([, left, right]) => Number(left) > 30 && Number(right) < 812)).toBe(true);
      }
    }
    for (const wanted of ['fa', 'all'] as const)
      expect((await writePdf(resolutionJob(empty, wanted, TOOLS))).length).toBeGreaterThan(1000);
    expect((await writePdf(instrumentJob(instrument({}, []), 'all', null, TOOLS))).length).toBeGreaterThan(1000);
  });

  it('breaks the closing over pages only where one page cannot hold it', async () => {
    const parties = Array.from({ length: 40 }, (_, index) => ({
      id: `P${index}`,
      names: {},
      official: { ru: `Держава ${index}` },
    }));
    const many = { ...instrument({ resolutions: ['general'] }), parties };
    const pages = pagesOf(await writePdf(instrumentJob(many, 'ru', null, TOOLS)));
    // In the list, in a clause that lists the States, and at its place.
    for (let index = 0; index < 40; index++)
      expect(pages.join('\n').match(new RegExp(`Держава ${index}(?!\\d)`, 'g'))?.length).toBe(3);
  });

  it('makes a redline of odd texts, too', async () => {
    const input = redline('all', TOOLS);
    const odd = ODD.repeat(3);
    const clauses = input.declaration.clauses.map((clause, index) =>
      index % 3 === 0
        ? { ...clause, texts: { ...clause.texts, fa: { digest: '', paragraphs: richText([{ text: odd }]) } } }
        : clause,
    );
    const bytes = await writeRedlinePdf({
      ...input,
      declaration: { ...input.declaration, clauses },
      title: { fa: odd },
    });
    expect(bytes.length).toBeGreaterThan(1000);
  });
});

describe('charsOf', () => {
  it('finds the letters of every language in the fonts that print it', async () => {
    const serif = charsOf(await font('serif'));
    const persian = charsOf(await font('vazirmatn'));
    for (const char of 'АЁяәғқңөұүһіӘҒҚҢӨҰҮҺІəğıİşçŞžňŽŇýÝ№₽')
      expect([char, serif.has(char.codePointAt(0) ?? 0)]).toEqual([char, true]);
    for (const char of 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئۀ۰۱۲۳۴۵۶۷۸۹٫٬٪،؛؟«»')
      expect([char, persian.has(char.codePointAt(0) ?? 0)]).toEqual([char, true]);
    expect(serif.has(0x4e2d)).toBe(false);
  });
  it('refuses what is no font', () => {
    expect(() => charsOf(new Uint8Array(64))).toThrow(RangeError);
  });
});

describe('coverage', () => {
  const [latin, arabic] = [new Set([...' ab\u0301'].map((char) => char.charCodeAt(0))), new Set([0x20, 0x628, 0x654])];
  it('keeps what one font can draw whole, with its marks, and names the rest', () => {
    const { fit: printed, missing } = coverage([latin, arabic]);
    expect(printed('ab ب\u0654\u200c a\u0301')).toBe('ab ب\u0654\u200c a\u0301');
    expect([printed('c\ufeffa'), printed('ب\u0301a'), [...missing]]).toEqual([
      '\ufffda',
      'ب\ufffda',
      ['c', '\ufeff', '\u0301'],
    ]);
  });
});

describe('endless', () => {
  it('offers breaks inside what is longer than any word, never before a mark', () => {
    const cut = (text: string): string => endless(12)(text).replaceAll('\uffff', '|').replaceAll('\ufffe', '¦');
    const [word, long] = ['қызметкерлеріңізбенбірге', 'x'.repeat(32)];
    const marked = `${'x'.repeat(11)}e\u0301${'x'.repeat(20)}`;
    expect([word, `${long} ${word}`, marked, '1'.repeat(32)].map(cut)).toEqual([
      word,
      `${'x'.repeat(12)}|${'x'.repeat(12)}|${'x'.repeat(8)} ${word}`,
      `${'x'.repeat(11)}e\u0301|${'x'.repeat(12)}|${'x'.repeat(8)}`,
      `${'1'.repeat(12)}¦${'1'.repeat(12)}¦${'1'.repeat(8)}`,
    ]);
  });
});
