/**
 * Our own files come home whole: any text that can be negotiated, through every format that we write and read, has the same words,
 * kinds, levels and marks afterwards; banner, numbers, names of parties and places to sign are no clauses.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty } from '../../src/domain/text/text.ts';
import { FIGURES } from '../export/figures.ts';
import { numbered } from '../export/sample.ts';
import { declaration } from '../support/declaration.ts';
import { converted, OFFICE_TIME, officeMissing } from '../support/office.ts';
import { back, CASES, came, idsOf, printed, readBack, written } from './own-files.ts';

const RUNS = Number(process.env.ALTERNAT_RUNS ?? 40);

describe('a file of ours', () => {
  it.each(['docx', 'html'])('comes home whole: %s in one language', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input, one }) => {
        const read = await back(format, { ...input, declaration: text, language: one });
        expect(read.columns).toEqual([one]);
        expect(read.clauses.map(came)).toEqual(printed(text, [one], input.view));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['docx', 'html', 'tsv'])('comes home whole: %s in all languages', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input }) => {
        const read = await back(format, { ...input, declaration: text, language: 'all' });
        expect(read.columns).toEqual(text.columns);
        expect(read.clauses.map(came)).toEqual(printed(text, text.columns, input.view));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['xliff', 'xliff12'])('comes home whole: %s from any language, all pairs in one ZIP', async (format) => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input, one }) => {
        const read = await back(format, { ...input, declaration: text, language: 'all', source: one });
        const columns = [one, ...text.columns.filter((lang) => lang !== one)];
        expect(read.columns).toEqual(columns);
        expect(read.clauses.map(came)).toEqual(printed(text, text.columns, input.view));
        const settled = text.clauses.filter(({ status }) => status === 'agreed').length;
        expect(read.warnings.map(({ kind, count }) => [kind, count])).toEqual(
          settled > 0 ? [['status-dropped', settled]] : [],
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('comes home whole: JSON, as data, with what is withdrawn', async () => {
    await fc.assert(
      fc.asyncProperty(CASES, async ({ text, input }) => {
        const read = await back('json', { ...input, declaration: text, language: 'all' });
        const expected = text.clauses.map(({ kind, level, texts }) => ({
          kind,
          level,
          texts: Object.fromEntries(
            Object.entries(texts).flatMap(([lang, { paragraphs }]) =>
              isEmpty(paragraphs) ? [] : [[lang, paragraphs]],
            ),
          ),
        }));
        expect(read.columns).toEqual(text.columns);
        expect(read.clauses.map(came)).toEqual(expected);
        expect(read.clauses.map(({ status }) => status === 'withdrawn')).toEqual(
          text.clauses.map(({ status }) => status === 'withdrawn'),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps the ids of clauses', async () => {
    const ids = [
      ...['c1', 'C1', 'Annex.2-b_x', 'a'.repeat(36), 'a'.repeat(37), 'A'.repeat(64), `x${'-'.repeat(20)}`],
      // They begin alike, as long as a bookmark of Word can be.
      ...['1', '2'].map((end) => `part-one.article-seventeen_paragraph-three-and-letter-${end}`),
    ];
    const text = numbered(
      declaration({
        clauses: ids.map((id, index) => ({
          id,
          texts: { ru: 'a', kk: 'ә' },
          ...(index === 1 ? { texts: { kk: 'ә' }, noCounterpart: { ru: 'нет' } } : {}),
        })),
      }),
    );
    const input = {
      view: 'brackets',
      draft: true,
      title: {},
      summitName: {},
      generatedAt: '2026-01-02T03:04:05Z',
    } as const;
    for (const [format, language] of [
      ...(['docx', 'html', 'tsv', 'json', 'xliff', 'xliff12'] as const).map((name) => [name, 'all'] as const),
      ...(['docx', 'html'] as const).map((name) => [name, 'ru'] as const),
    ]) {
      const { clauses } = await back(format, { ...input, declaration: text, language });
      const printed = language === 'all' ? ids : ids.filter((_, index) => index !== 1);
      expect([format, language, clauses.map(({ id }) => id)]).toEqual([format, language, printed]);
    }
  });
});

describe('a Word file of ours, saved again by LibreOffice', () => {
  const missing = officeMissing('Word files of ours, saved again by LibreOffice');
  it.skipIf(missing)('comes home whole, in one language and in all', OFFICE_TIME, async () => {
    const cases = fc
      .sample(CASES, { numRuns: 6, seed: 7 })
      .flatMap(({ text, input, one }) => [one, 'all' as const].map((language) => ({ text, input, language })));
    const files = await Promise.all(
      // LibreOffice before 7.5 forgets what a content control is called: names of a list would come home as words.
      cases.map(({ text, input, language }) => written('docx', { ...input, states: [], declaration: text, language })),
    );
    const saved = await converted(
      files.map(({ bytes }) => bytes),
      'docx',
      { to: 'docx:Office Open XML Text' },
    );
    for (const [index, { text, input, language }] of cases.entries()) {
      const { clauses, warnings } = await readBack('a.docx', saved[index] as Uint8Array);
      const langs = language === 'all' ? text.columns : [language];
      expect(clauses.map(came)).toEqual(printed(text, langs, input.view));
      expect(clauses.map(({ id }) => id)).toEqual(idsOf(text, langs, input.view));
      expect(warnings).toEqual([]);
    }
  });
});

describe('a text with tables and footnotes', () => {
  const { columns } = FIGURES;
  const input = {
    view: 'brackets',
    draft: false,
    title: {},
    summitName: { ru: 'Саммит' },
    generatedAt: '2026-01-02T03:04:05Z',
    declaration: FIGURES,
  } as const;

  it.each([
    ...(['docx', 'html'] as const).flatMap((format) => columns.map((lang) => [format, lang] as const)),
    ...(['docx', 'html', 'tsv', 'xliff', 'xliff12'] as const).map((format) => [format, 'all'] as const),
  ])('comes home whole: %s, %s', async (format, language) => {
    const { clauses, warnings } = await back(format, { ...input, language });
    const langs = language === 'all' ? columns : [language];
    expect(clauses.map(came)).toEqual(printed(FIGURES, langs, 'brackets'));
    expect(clauses.map(({ id }) => id)).toEqual(idsOf(FIGURES, langs, 'brackets'));
    // A clause that a language does not have is counted in it all the same.
    expect(warnings.filter(({ kind }) => kind !== 'renumbered')).toEqual([]);
  });

  it.skipIf(officeMissing('tables and footnotes, saved again by LibreOffice'))(
    'comes home whole from LibreOffice',
    OFFICE_TIME,
    async () => {
      const wished = [...columns, 'all' as const];
      const files = await Promise.all(wished.map((language) => written('docx', { ...input, language })));
      const saved = await converted(
        files.map(({ bytes }) => bytes),
        'docx',
        { to: 'docx:Office Open XML Text' },
      );
      for (const [index, language] of wished.entries()) {
        const { clauses, warnings } = await readBack('a.docx', saved[index] as Uint8Array);
        const langs = language === 'all' ? columns : [language];
        expect(clauses.map(came)).toEqual(printed(FIGURES, langs, 'brackets'));
        expect(clauses.map(({ id }) => id)).toEqual(idsOf(FIGURES, langs, 'brackets'));
        // A clause that a language does not have is counted in it all the same.
        expect(warnings.filter(({ kind }) => kind !== 'renumbered')).toEqual([]);
      }
    },
  );
});
