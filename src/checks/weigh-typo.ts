/**
 * Is one word the other with a slip of the keyboard? Only where it cannot well be another word: it is long, one letter is other, missing,
 * too many or has changed places with its neighbour, neither at the beginning nor at the end, where languages bend and deny their words;
 * what stands in its place is known from elsewhere in the text, and what stood there is not. All else is another word.
 */
import type { Lang } from '../language/language.ts';
import { deniesInside, isLikeAnother, wordKey } from './weigh-words.ts';

/** Words of a text and of what belongs to it, to ask what is known there. */
export class Vocabulary {
  readonly #lang: Lang;
  readonly #words = new Set<string>();
  #sorted: readonly string[] | undefined;

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  add(text: string): this {
    for (const [word] of text.matchAll(WORD)) if (word.length <= LONGEST) this.addKey(wordKey(this.#lang, word));
    return this;
  }

  addKey(key: string): void {
    this.#words.add(key);
    this.#sorted = undefined;
  }

  has(key: string): boolean {
    return this.#words.has(key);
  }

  /** Does a word begin so? */
  begins(stem: string): boolean {
    this.#sorted ??= [...this.#words].sort();
    const list = this.#sorted;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as string) < stem) low = middle + 1;
      else high = middle;
    }
    return list[low]?.startsWith(stem) ?? false;
  }
}

const WORD = /[\p{L}\p{M}\p{N}\u00ad\u0640\u200c\u200d]+/gu;
/** Of a word that is looked at letter by letter. */
export const LONGEST = 60;

type Limits = {
  /** Letters of the shorter word. */
  readonly length: number;
  /** Letters at the beginning and at the end that have to be the same. */
  readonly front: number;
  readonly end: number;
  /** At the beginning, where one letter stands for another: most pairs of words that are one letter apart are so. */
  readonly other: number;
  /** Which share of the word, from its beginning, may have the slip: behind it stand endings. */
  readonly share: number;
};
/** An alphabet that leaves out vowels has shorter words; languages with many endings have longer ones. */
const FUSED: Limits = { length: 7, front: 2, end: 3, other: 4, share: 1 };
const ENDED: Limits = { ...FUSED, length: 8, share: 0.4 };
const LIMITS_OF: Readonly<Record<Lang, Limits>> = {
  fa: { length: 6, front: 2, end: 2, other: 3, share: 1 },
  // «-тся», «-лись»
  ru: { ...FUSED, end: 4 },
  az: ENDED,
  kk: ENDED,
  tk: ENDED,
  en: FUSED,
};

/** Where two words part from the front and from the end. */
function parting(a: string, b: string): { readonly at: number; readonly a: string; readonly b: string } {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  let end = 0;
  while (end < most - at && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { at, a: a.slice(at, a.length - end), b: b.slice(at, b.length - end) };
}

const isOneSlip = (a: string, b: string): boolean =>
  a.length + b.length === 1 ||
  (a.length === 1 && b.length === 1) ||
  (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]);

/** Beginnings of "при-" and "пре-", which one letter makes of one another, and the sense with it. */
const TURNED: { readonly [lang in Lang]?: RegExp } = { ru: /^(?:не)?пр[еи]/u };
/** Letters behind the slip that a stem has to share with a word of the text. */
const BEYOND = 3;

/** @param known words of the text that are not in question */
export function isSlip(lang: Lang, old: string, young: string, known: Vocabulary): boolean {
  const [a, b] = [wordKey(lang, old), wordKey(lang, young)];
  const { length, front, end, other, share } = LIMITS_OF[lang];
  const short = Math.min(a.length, b.length);
  if (short < length || Math.max(a.length, b.length) > LONGEST || /\p{N}/u.test(a + b)) return false;
  const parts = parting(a, b);
  if (!isOneSlip(parts.a, parts.b)) return false;
  const reach = parts.at + Math.max(parts.a.length, parts.b.length);
  const least = parts.a.length === 1 && parts.b.length === 1 ? other : front;
  if (parts.at < least || short - parts.at < end + 1 || reach > Math.ceil(Math.max(a.length, b.length) * share))
    return false;
  if ([...(parts.a + parts.b)].some((letter) => deniesInside(lang).includes(letter))) return false;
  if (isLikeAnother(lang, a, b)) return false;
  const turned = TURNED[lang];
  if (turned && parts.at <= 4 && turned.test(a) && turned.test(b)) return false;
  const stemOf = (word: string, part: string): string =>
    word.slice(0, Math.max(length - 1, parts.at + part.length + BEYOND));
  if (known.has(a) || known.begins(stemOf(a, parts.a))) return false;
  return known.has(b) || known.begins(stemOf(b, parts.b));
}
