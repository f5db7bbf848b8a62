/**
 * What of a text no correction may touch, read off as lists: figures and numbers in words, days, what is denied, who must and who may, whom
 * it names, brackets, sentences. Two texts with other lists are not the same text with a slip. Linear in the text.
 */

import type { Substance } from '../domain/instrument/correction.ts';
import type { Lang } from '../language/language.ts';
import { numbersInWords } from './number-words.ts';
import { readNumbers } from './numbers.ts';
import { readDates } from './read-dates.ts';
import { denies, forceOf, wordKey } from './weigh-words.ts';

/** Keys of the words by which a text names the States, and who else takes part. */
export type Names = ReadonlySet<string>;

/** Short words in names are words of every day: «ی», "of". */
const NAME = 4;
/** Of long names their stem counts, whatever ending follows: «Казахстан-ом». */
const STEM = 5;
const WORD = /[\p{L}\p{M}\u200c\u00ad\u0640]+/gu;

export function namesOf(lang: Lang, names: readonly string[]): Names {
  const keys = names.flatMap((name) => [...name.matchAll(WORD)].map(([word]) => wordKey(lang, word)));
  return new Set(keys.filter((key) => key.length >= NAME).map((key) => (key.length > STEM ? key.slice(0, -1) : key)));
}

/** Does the word stand in a State's name, with whatever ending? */
export function isName(names: Names, key: string): boolean {
  if (names.has(key)) return true;
  for (let length = Math.min(key.length, 24); length >= NAME; length--)
    if (names.has(key.slice(0, length))) return true;
  return false;
}

/** What is read off a text; `number` and `date` may be compared across languages, the rest within one. */
export type Sense = {
  readonly [about in Extract<
    Substance,
    'number' | 'date' | 'negation' | 'modal' | 'party' | 'bracket' | 'sentence'
  >]: readonly string[];
};

const wordsOf = (text: string): string[] => Array.from(text.matchAll(WORD), ([word]) => word);
/** The end of a sentence inside a text, and what is no statement wherever it stands. */
const SENTENCE = /[.](?=[\p{Pf}"»”]?\s+\S)|[!?؟]|\n/gu;

export function senseOf(lang: Lang, text: string, names: Names): Sense {
  const known = new Map<string, string>();
  const keys = wordsOf(text).map((word) => {
    const key = known.get(word) ?? wordKey(lang, word);
    known.set(word, key);
    return key;
  });
  const negation: string[] = [];
  keys.forEach((key, index) => {
    // With what follows: "не нарушать и соблюдать" and "нарушать и не соблюдать" deny other things.
    if (denies(lang, key)) negation.push(`${key} ${keys[index + 1] ?? ''}`);
  });
  return {
    number: [
      ...readNumbers(lang, text).map(({ value }) => value),
      ...[...numbersInWords(lang, text)].flatMap(([value, count]) => Array<string>(count).fill(`w${value}`)),
    ],
    date: readDates(lang, text).flatMap(({ keys: days }) => days),
    negation,
    modal: keys.flatMap((key) => forceOf(lang, key) ?? []),
    party: keys.filter((key) => isName(names, key)),
    bracket: text.match(/[[\](){}]/g) ?? [],
    sentence:
      text.match(SENTENCE)?.map((mark) => (mark === '\n' ? 'line' : mark === '.' ? 'end' : 'no statement')) ?? [],
  };
}

export type About = keyof Sense;
const ABOUT: readonly About[] = ['number', 'date', 'negation', 'modal', 'party', 'bracket', 'sentence'];

/** About what two texts of one language say something else. */
export const otherSense = (a: Sense, b: Sense): About[] =>
  ABOUT.filter((about) => a[about].length !== b[about].length || a[about].some((each, at) => each !== b[about][at]));
