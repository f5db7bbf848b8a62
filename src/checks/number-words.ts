/**
 * Numbers in words, as far as a text may write in words what another column writes in figures: "двадцать пять" beside 25,
 * «سه کشور» beside "3 dövlət". They excuse a figure that is missing, and never accuse: "bir" is one and "a". A word counts whole,
 * with the endings that its language has: «страны» begins like «ста» and is no hundred. Linear in the text.
 */
import { lower } from '../language/collation.ts';
import type { Lang } from '../language/language.ts';
import { NUMBER_WORDS } from '../language/number-words.ts';
import type { NumberEntry, NumberWords } from '../language/pack.ts';

/** What a single word is worth. */
type Lookup = (word: string) => number | undefined;

/** Patterns are tried one after the other on a word once; a text repeats few words often, so what was found is kept. */
function lookup(entries: readonly NumberEntry[]): Lookup {
  const tests = entries.map(([pattern, value]) => [new RegExp(`^(?:${pattern})$`, 'u'), value] as const);
  const any = new RegExp(`^(?:${entries.map(([pattern]) => pattern).join('|')})$`, 'u');
  return (word) => (any.test(word) ? tests.find(([test]) => test.test(word))?.[1] : undefined);
}

type Reader = Pick<NumberWords, 'joint' | 'stacks'> & { readonly number: Lookup; readonly multiplier: Lookup };
const READERS = new Map<Lang, Reader>();

function readerOf(lang: Lang): Reader {
  const known = READERS.get(lang);
  if (known) return known;
  const { numbers, multipliers, others = [], ...rest } = NUMBER_WORDS[lang];
  const named = lookup(numbers);
  const number: Lookup = (word) => (others.includes(word) ? undefined : named(word));
  const reader = { ...rest, number, multiplier: lookup(multipliers) };
  READERS.set(lang, reader);
  return reader;
}

/** The longest word that is looked up: "четырнадцатыми", "on birincilərdən". */
const LONGEST = 24;
const WORD = /[\p{L}\p{M}\u200c]+|[^\s\p{L}\p{M}\u200c-]/gu;

/** What the word right behind a figure multiplies it by; 1 for any other. `rest` is the text behind the figure. */
export function multiplier(lang: Lang, rest: string): number {
  const word = /^[\s\u00a0]+([\p{L}\u200c]{1,24})(?![\p{L}\u200c])/u.exec(rest)?.[1];
  return word === undefined ? 1 : (readerOf(lang).multiplier(lower(lang, word)) ?? 1);
}

/** Latin or Cyrillic capitals: Kazakh and Russian keyboards have no I but І, and Х. */
const ROMAN = /(?<![\p{L}\d])[IVXLCІХС]{1,8}(?![\p{L}\d])/gu;
const ROMAN_WORTH: { readonly [sign: string]: number } = { I: 1, І: 1, V: 5, X: 10, Х: 10, L: 50, C: 100, С: 100 };

function romanValue(text: string): number {
  const signs = [...text].map((sign) => ROMAN_WORTH[sign] ?? 0);
  return signs.reduce((sum, each, index) => sum + (each < (signs[index + 1] ?? 0) ? -each : each), 0);
}

/** A number that is being put together from its words. */
class Sum {
  /** Below a thousand. */
  part = 0;
  total = 0;
  readonly #stacks: boolean;

  constructor(stacks: boolean) {
    this.#stacks = stacks;
  }

  get value(): number {
    return this.total + this.part;
  }

  /** Takes a further word in, if a number can go on with it: hundreds, then tens, then units. */
  takes(value: number): boolean {
    if (value === 100 && this.#stacks && this.part > 1 && this.part < 10) {
      this.part *= 100;
      return true;
    }
    const room = this.part === 0 ? 1000 : this.part % 100 === 0 ? 100 : this.#hasOpenTen() ? 10 : 0;
    if (value >= room) return false;
    this.part += value;
    return true;
  }

  #hasOpenTen(): boolean {
    const rest = this.part % 100;
    return rest % 10 === 0 && (rest >= 20 || this.#stacks);
  }

  /** "сто тысяч": what stands before it is counted in thousands. A lone "тысяча" is one. */
  times(worthOf: number): void {
    this.total += Math.max(this.part, 1) * worthOf;
    this.part = 0;
  }
}

/** «بیست‌و‌پنج» is written with half-spaces, too. */
const HALF_SPACED_AND = /\u200cو\u200c/gu;

/** How often each number stands in a text in words or in Roman numerals. */
export function numbersInWords(lang: Lang, text: string): ReadonlyMap<number, number> {
  const { number, multiplier: times, joint, stacks } = readerOf(lang);
  const found = new Map<number, number>();
  const count = (value: number): void => void found.set(value, (found.get(value) ?? 0) + 1);
  for (const [sign] of text.matchAll(ROMAN)) count(romanValue(sign));
  const isJoint = joint ? new RegExp(`^(?:${joint.pattern})$`, 'u') : /(?!)/u;
  const seen = new Map<string, readonly [number | undefined, number | undefined]>();
  const worthOf = (word: string): readonly [number | undefined, number | undefined] => {
    if (word.length > LONGEST) return [undefined, undefined];
    const known = seen.get(word);
    if (known) return known;
    const fresh = [number(word), times(word)] as const;
    seen.set(word, fresh);
    return fresh;
  };
  let sum: Sum | null = null;
  let joined = false;
  const end = (): void => {
    if (sum) count(sum.value);
    sum = null;
  };
  const spaced = lang === 'fa' ? text.replace(HALF_SPACED_AND, ' و ') : lower(lang, text);
  for (const [word] of spaced.matchAll(WORD)) {
    const [value, many] = worthOf(word);
    if (value === undefined && many === undefined) {
      if (sum && !joined && isJoint.test(word)) joined = true;
      else end();
      if (!sum) joined = false;
      continue;
    }
    if (value !== undefined) {
      const goesOn: boolean = sum !== null && (joined || joint?.needed !== true) && (sum as Sum).takes(value);
      if (!goesOn) {
        end();
        sum = new Sum(stacks);
        (sum as Sum).takes(value);
      }
    } else if (sum) (sum as Sum).times(many as number);
    joined = false;
  }
  end();
  return found;
}
