/**
 * Letter case and alphabetical order by each language's own alphabet. Lists of languages are alphabetical in every
 * column, so the same list stands in a different order in each; States have one order for all (`states-order`). Chromium has no collation for az, kk and tk:
 * hence our own, in three levels (letters, then marks, then case) with code units as the last word: a total order.
 */
import { LANGUAGES, type Lang } from './language.ts';

/** Lower case: az İ -> i and I -> ı; elsewhere Unicode's rules (the decomposed "i̇" of a foreign İ is composed to "i"). */
export function lower(lang: Lang, text: string): string {
  const dotted = LANGUAGES[lang].dotlessI ? text.replaceAll('I\u0307', 'i').replaceAll('I', 'ı') : text;
  return dotted.replaceAll('İ', 'i').toLowerCase();
}

/** Upper case: az i -> İ and ı -> I; elsewhere Unicode's rules. */
export function upper(lang: Lang, text: string): string {
  return (LANGUAGES[lang].dotlessI ? text.replaceAll('i', 'İ') : text).toUpperCase();
}

/** Weights of one string: one per letter, then what a tie is broken by. */
type Weights = { readonly letters: readonly number[]; readonly marks: string };

/** Not written in a dictionary's key: joiners, direction marks, soft hyphen, kashida. */
const IGNORED = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const LETTER_BASE = 1_000;
const FOREIGN_BASE = 10_000;

const positions = new Map<Lang, ReadonlyMap<string, number>>();

function positionsOf(lang: Lang): ReadonlyMap<string, number> {
  let known = positions.get(lang);
  if (!known) {
    known = new Map([...LANGUAGES[lang].sorting].map((letter, index) => [letter, LETTER_BASE + index]));
    positions.set(lang, known);
  }
  return known;
}

/** Spaces before punctuation before digits (by value) before the alphabet before all other letters. */
function weightOf(char: string): number {
  if (/\s/u.test(char)) return 1;
  if (/[\u06f0-\u06f9\u0660-\u0669]/u.test(char)) return 500 + (char.charCodeAt(0) & 0xf);
  if (/[0-9]/u.test(char)) return 500 + Number(char);
  if (/\p{L}/u.test(char)) return FOREIGN_BASE + (char.codePointAt(0) as number);
  return char < '\u0080' ? 100 + (char.codePointAt(0) as number) : 300;
}

function weights(lang: Lang, text: string): Weights {
  const order = positionsOf(lang);
  const { twins } = LANGUAGES[lang];
  const letters: number[] = [];
  let marks = '';
  const plain = lower(lang, text.normalize('NFC').replace(IGNORED, ''));
  for (const char of plain) {
    const letter = twins[char] ?? char;
    const place = order.get(letter);
    if (place !== undefined) {
      letters.push(place);
      continue;
    }
    // A letter the alphabet lacks sorts as its base with a mark: ru ё as е, az é as e.
    for (const part of letter.normalize('NFD')) {
      if (/\p{M}/u.test(part)) marks += `${letters.length}:${part};`;
      else letters.push(order.get(part) ?? weightOf(part));
    }
  }
  return { letters, marks };
}

/** "Ab" -> "10": lower case sorts before upper case where nothing else differs. */
const casing = (lang: Lang, text: string): string =>
  Array.from(text, (char) => (char === lower(lang, char) ? '0' : '1')).join('');

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Negative, zero or positive, as `Array.sort` wants it; zero only for identical strings. Letters decide first (case,
 * ZWNJ, yeh/kaf and foreign accents ignored), then accents, then lower before upper case, then code units.
 */
export function compareText(lang: Lang, a: string, b: string): number {
  if (a === b) return 0;
  const left = weights(lang, a);
  const right = weights(lang, b);
  const shared = Math.min(left.letters.length, right.letters.length);
  for (let index = 0; index < shared; index++) {
    const difference = (left.letters[index] as number) - (right.letters[index] as number);
    if (difference !== 0) return difference;
  }
  return (
    left.letters.length - right.letters.length ||
    byCodeUnits(left.marks, right.marks) ||
    byCodeUnits(casing(lang, a), casing(lang, b)) ||
    byCodeUnits(a, b)
  );
}
