/**
 * Something to compare: random text in the six alphabets, real text when a corpus is present, and a small notation in
 * which a difference reads like one: "one [two/twi] three", "[/new ]", "[old ]", spelling only "{كتاب/کتاب}".
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Cell, Clause } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { DiffPart } from '../../src/domain/clause/difference.ts';
import { type RichText, richText } from '../../src/domain/text/text.ts';
import { LANGS, LANGUAGES, type Lang, type PerLang } from '../../src/language/language.ts';

export const SEED = 20251118;

/** Parts in the notation; brackets of the text itself are written ‹ and ›. */
export function notation(parts: readonly DiffPart[]): string {
  let out = '';
  parts.forEach(({ op, text, orthographic }, index) => {
    const shown = text.replaceAll('[', '‹').replaceAll(']', '›');
    const [open, close] = orthographic ? ['{', '}'] : ['[', ']'];
    const paired = op === 'insert' && parts[index - 1]?.op === 'delete';
    if (op === 'same') out += shown;
    else if (op === 'delete') out += `${open}${shown}${parts[index + 1]?.op === 'insert' ? '/' : close}`;
    else out += paired ? `${shown}${close}` : `${open}/${shown}${close}`;
  });
  return out;
}

export const oldText = (parts: readonly DiffPart[]): string =>
  parts.map(({ op, text }) => (op === 'insert' ? '' : text)).join('');
export const newText = (parts: readonly DiffPart[]): string =>
  parts.map(({ op, text }) => (op === 'delete' ? '' : text)).join('');

/** The parts as the other direction should have them. */
export function mirrored(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as DiffPart;
    const next = parts[at + 1];
    if (part.op === 'same') out.push(part);
    else if (part.op === 'delete' && next?.op === 'insert') {
      out.push({ ...next, op: 'delete' }, { ...part, op: 'insert' });
      at++;
    } else out.push({ ...part, op: part.op === 'delete' ? 'insert' : 'delete' });
  }
  return out;
}

const letters = (lang: Lang): string[] => [...LANGUAGES[lang].alphabet].filter((char) => /\p{L}/u.test(char));

/** Words of the language's own letters; few of them, so that texts repeat themselves. */
const word = (lang: Lang): fc.Arbitrary<string> => {
  const part = fc
    .array(fc.constantFrom(...letters(lang)), { minLength: 1, maxLength: 6 })
    .map((chars) => chars.join(''));
  const glue = lang === 'fa' ? '\u200c' : '-';
  return fc.oneof(
    { weight: 8, arbitrary: part },
    { weight: 2, arbitrary: fc.tuple(part, part).map((both) => both.join(glue)) },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1, max: 99 })
        .map((n) => [...String(n)].map((d) => LANGUAGES[lang].digits[Number(d)]).join('')),
    },
  );
};

/** What stands between two words. */
const between = (lang: Lang): fc.Arbitrary<string> => {
  const { comma, quotes } = LANGUAGES[lang];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(' ') },
    { weight: 3, arbitrary: fc.constantFrom(`${comma} `, '. ', '\n', '\n\n', ' — ', '\u00a0') },
    { weight: 2, arbitrary: fc.constantFrom(' [', '] ', '  ', ` ${quotes.outer[0]}`, `${quotes.outer[1]} `, ' 😀 ') },
  );
};

type Writing = readonly (readonly [word: string, gap: string])[];
export const textOf = (writing: Writing): string => writing.map(([text, gap]) => text + gap).join('');

/** One act of a writer; `at` is taken modulo the length of the text. */
type Edit = { readonly at: number; readonly take: number; readonly put: Writing };

export const writing = (lang: Lang, maxLength = 40): fc.Arbitrary<Writing> =>
  fc
    .array(word(lang), { minLength: 1, maxLength: 12 })
    .chain((vocabulary) =>
      fc.array(fc.tuple(fc.constantFrom(...vocabulary), between(lang)), { minLength: 1, maxLength }),
    );

/** A text and what became of it after a few edits. */
export const edited = (lang: Lang): fc.Arbitrary<{ before: Writing; edits: Edit[] }> =>
  writing(lang).chain((before) =>
    fc.record({
      before: fc.constant(before),
      edits: fc.array(
        fc.record({
          at: fc.nat(60),
          take: fc.nat(4),
          put: fc.oneof(
            fc.constant([]),
            fc.array(fc.tuple(word(lang), between(lang)), { maxLength: 4 }),
            fc.array(fc.constantFrom(...before), { maxLength: 4 }),
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );

export function apply(before: Writing, edits: readonly Edit[]): Writing {
  const out = [...before];
  for (const { at, take, put } of edits) out.splice(at % (out.length + 1), take, ...put);
  return out;
}

/** Respellings that are no change of wording, in languages whose published texts show them. */
export const RESPELLINGS: { readonly [lang in Lang]?: readonly (readonly [RegExp, string])[] } = {
  fa: [
    [/ی/g, 'ي'],
    [/ک/g, 'ك'],
    [/\u200c/g, ''],
  ],
  ru: [[/е/g, 'ё']],
  kk: [[/ә/g, 'ə']],
};

const corpus = join(
  process.env.ALTERNAT_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora'),
  'udhr/aligned.tsv',
);

/** Sentences of a real declaration per language, or `undefined` when there is no corpus on this machine. */
export function realText(): PerLang<readonly string[]> | undefined {
  if (!existsSync(corpus)) {
    console.warn(
      `SKIPPED: real text in six languages. No ${corpus}; set ALTERNAT_CORPORA to a folder with udhr/aligned.tsv.`,
    );
    return undefined;
  }
  const [header = [], ...rows] = readFileSync(corpus, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return Object.fromEntries(
    LANGS.map((lang) => {
      const column = header.indexOf(lang);
      return [lang, rows.map((row) => row[column] ?? '').filter((text) => text !== '')];
    }),
  );
}

/** A cell whose digest is as good as the real one for telling cells apart. */
export const cell = (paragraphs: RichText): Cell => ({ digest: JSON.stringify(paragraphs), paragraphs });

/** A clause with one plain text per language. */
export function clause(id: string, texts: PerLang<string>, more: Partial<Clause> = {}): Clause {
  return {
    id,
    kind: 'paragraph',
    level: 0,
    order: id,
    status: 'draft',
    digest: JSON.stringify(texts),
    number: {},
    texts: Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, cell(richText([{ text }]))])),
    stances: {},
    brackets: {},
    ...more,
  };
}

export const declaration = (
  seq: number,
  clauses: readonly Clause[],
  columns: readonly Lang[] = ['fa', 'ru'],
): Declaration => ({
  resolution: 'economy',
  schema: 1,
  at: { seq },
  columns,
  digest: '',
  clauses,
});
