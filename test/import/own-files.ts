/** Texts that can be negotiated, any of them, as files of ours and back. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { CLAUSE_KINDS, type ClauseKind, MAX_LEVEL } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { ClauseSeed } from '../../src/domain/summit/summit.ts';
import { isEmpty, MARKS, type RichText, type Run, richText, toPlain } from '../../src/domain/text/text.ts';
import { type ExportInput, exportDeclaration, VIEWS, type View } from '../../src/export/index.ts';
import { allLines, lines } from '../../src/export/outline.ts';
import { importFile } from '../../src/import/index.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { numbered } from '../export/sample.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';

const WORDS: { readonly [lang in Lang]: readonly string[] } = {
  fa: [
    'ماده ۱.',
    '۱.',
    'الف)',
    'دولت‌های ساحلی',
    'CSC/2026',
    '[می‌پذیرند]',
    '{states official}',
    '«سند»',
    '۵ کشور',
    ' ',
    '  ',
  ],
  ru: [
    'Статья 1.',
    '1.',
    'а)',
    'Стороны',
    '[принимают]',
    '{states genitive}',
    '2026 года',
    '1,5 %',
    '—',
    ' ',
    '  ',
    'ДОГОВОР',
  ],
  az: ['Maddə 1.', '1.', 'a)', 'Tərəflər', '[qəbul edir]', 'İ ı Ə ə', '& <b>', '"sənəd"', ' '],
  kk: ['1-бап.', '1)', 'Тараптар', '[қабылдайды]', 'II бөлім', 'І', ' ', 'ЖОБА'],
  tk: ['1-nji madda', '1)', 'Taraplar', '[kabul edýär]', '{states}', 'I bölüm.', 'ň ž', ' '],
  en: [
    'Article 1.',
    '(a)',
    'DRAFT',
    'shall [not]',
    '{states official}',
    '{states dative}',
    '\\[x\\]',
    'سند',
    "'x' “y”",
    ' ',
  ],
};

const cell = (lang: Lang): fc.Arbitrary<RichText> =>
  fc
    .array(
      fc.record({
        text: fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...WORDS[lang]) },
          { weight: 1, arbitrary: fc.constant('\n') },
        ),
        marks: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...MARKS]) }),
      }),
      { maxLength: 6 },
    )
    .map((runs) => richText(runs as Run[]));

const sketch = (langs: readonly Lang[]): fc.Arbitrary<ClauseSketch> =>
  fc.record(
    {
      kind: fc.constantFrom(...(Object.keys(CLAUSE_KINDS) as ClauseKind[])),
      level: fc.integer({ min: 0, max: MAX_LEVEL }),
      status: fc.constantFrom('draft', 'draft', 'agreed', 'withdrawn'),
      texts: fc.record(Object.fromEntries(langs.map((lang) => [lang, cell(lang)]))) as fc.Arbitrary<PerLang<RichText>>,
    },
    { requiredKeys: ['kind', 'level', 'status', 'texts'] },
  );

/** With letters of other scripts in a name, which are islands in a Persian line. */
const STATES = [
  { id: 'KZ', names: { ru: 'Казахстан', fa: 'قزاقستان', kk: 'Қазақстан' }, official: { en: 'Republic of Kazakhstan' } },
  { id: 'XX', names: { ru: 'Иксия', en: 'Xland' }, official: { fa: 'جمهوری X-2026 و Y' } },
];

export type Case = {
  readonly text: Declaration;
  readonly input: Omit<ExportInput, 'declaration' | 'language'>;
  readonly one: Lang;
};
export const CASES: fc.Arbitrary<Case> = fc
  .subarray([...LANGS], { minLength: 2 })
  .chain((langs) => fc.shuffledSubarray(langs, { minLength: langs.length, maxLength: langs.length }))
  .chain((langs) =>
    fc.record({
      clauses: fc.array(sketch(langs), { minLength: 1, maxLength: 8 }),
      view: fc.constantFrom(...VIEWS),
      draft: fc.boolean(),
      named: fc.boolean(),
      signed: fc.boolean(),
      one: fc.constantFrom(...langs),
      ids: fc.constantFrom('', 'Annex.2-b_', 'an-id-that-is-far-too-long-for-a-bookmark-of-word-'),
      langs: fc.constant(langs),
    }),
  )
  .map(({ clauses, view, draft, named, signed, one, ids, langs }): Case => {
    const names = Object.fromEntries(langs.map((lang) => [lang, WORDS[lang].join('')]));
    // One that always says something, so that no file is empty.
    const last = { kind: 'paragraph', level: 1, texts: Object.fromEntries(langs.map((lang) => [lang, 'a'])) } as const;
    const all = [...clauses, last].map((clause, index) => ({ ...clause, id: `${ids}c${index}` }));
    return {
      text: numbered(declaration({ columns: langs, clauses: all })),
      one,
      input: {
        view,
        draft,
        title: named ? names : {},
        summitName: named ? names : {},
        ...(signed ? { parties: [names, names] } : {}),
        states: STATES,
        ...(draft ? { milestone: { id: 'm1', label: '1. Point', seq: 1, digest: '', at: '', by: '' } } : {}),
        generatedAt: '2026-01-02T03:04:05Z',
      },
    };
  });

export type Came = Pick<ClauseSeed, 'kind' | 'level'> & { readonly texts: PerLang<RichText> };
/** The words in plain form and with marks must say the same. */
export const came = ({ kind, level, texts, marked = {} }: ClauseSeed): Came => {
  for (const [lang, text] of Object.entries(marked)) expect(toPlain(text)).toBe(texts[lang as Lang]);
  const rich = Object.entries(texts).map(([lang, text]) => [
    lang,
    marked[lang as Lang] ?? richText([{ text: text ?? '' }]),
  ]);
  return { kind, level, texts: Object.fromEntries(rich) };
};

/** What is printed of a text in these languages, clause by clause. */
export function printed(text: Declaration, langs: readonly Lang[], view: View): Came[] {
  const all = langs.map((lang) => (langs.length > 1 ? allLines : lines)(text, lang, view));
  return (all[0] ?? []).map(({ kind, level }, index) => ({
    kind,
    level,
    texts: Object.fromEntries(
      langs.flatMap((lang, column) => {
        const words = all[column]?.[index]?.paragraphs ?? [];
        return isEmpty(words) ? [] : [[lang, words]];
      }),
    ),
  }));
}

/** Their clauses, in order. */
export const idsOf = (text: Declaration, langs: readonly Lang[], view: View): string[] =>
  (langs.length > 1 ? allLines : lines)(text, langs[0] as Lang, view).map(({ clause }) => clause);

export async function written(
  format: string,
  input: ExportInput,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const file = await exportDeclaration(format, input);
  if (!file.ok) throw new Error(file.reason);
  return file;
}
export async function readBack(name: string, bytes: Uint8Array) {
  const read = await importFile(name, bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read;
}
export async function back(format: string, input: ExportInput) {
  const { name, bytes } = await written(format, input);
  return readBack(name, bytes);
}
