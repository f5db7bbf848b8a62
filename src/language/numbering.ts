/**
 * What each language calls the unit at a position: the same third sub-clause is «ج», «в», "c", "3)". Which unit a clause is and where
 * it stands is counted in `domain/clause`; here are the words. Labels follow published law and treaties of each State.
 */
import { counting as az, units as azUnits } from './az/numbering.ts';
import { counting as en, units as enUnits } from './en/numbering.ts';
import { counting as fa, units as faUnits } from './fa/numbering.ts';
import { counting as kk, units as kkUnits } from './kk/numbering.ts';
import { LANGS, type Lang } from './language.ts';
import { digits, ordinalSuffixed, roman } from './number.ts';
import type { CountingFacts, EachLanguage, NumberedUnit, UnitNames } from './pack.ts';
import { counting as ru, units as ruUnits } from './ru/numbering.ts';
import { counting as tk, units as tkUnits } from './tk/numbering.ts';

/**
 * `label` as running text and headings name the clause («ماده ۵», "подпункт «б»"); `short` as it stands at the head of the
 * clause's own text («۱.», "б)"), or, for headings and articles, the bare number. Both "" for clauses without a number.
 */
export type ClauseNumber = { readonly label: string; readonly short: string };

export const COUNTING: EachLanguage<CountingFacts> = { fa, ru, az, kk, tk, en };

const UNITS: EachLanguage<UnitNames> = { fa: faUnits, ru: ruUnits, az: azUnits, kk: kkUnits, tk: tkUnits, en: enUnits };

const split = (row: string): readonly string[] => row.split(' ');

const LETTERS_OF = Object.fromEntries(
  LANGS.map((lang) => [lang, COUNTING[lang].letters.map(split)]),
) as unknown as EachLanguage<readonly (readonly string[])[]>;

/** Every row of letters that sub-clauses are counted by, here and in texts that come in. */
export const LETTERS: readonly (readonly string[])[] = [
  ...LANGS.flatMap((lang) => LETTERS_OF[lang]),
  ...LANGS.flatMap((lang) => COUNTING[lang].otherLetters.map(split)),
];

/** «اول», «دوم» ... «نود و نهم» in Persian; digits from 100 on, and in a language that names no unit so. */
export const ordinalInWords = (lang: Lang, value: number): string =>
  digits(lang, COUNTING[lang].inWords?.say(value) ?? String(value));

/**
 * A pattern of `UnitNames` at a position from 1. `alternative`: by the language's second row of letters, where it has one.
 */
export function countedAs(lang: Lang, pattern: string, position: number, alternative = false): string {
  const [first = [], second = first] = LETTERS_OF[lang];
  const number = (): string => digits(lang, String(position));
  const said: { readonly [place: string]: () => string } = {
    n: number,
    nth: () => ordinalSuffixed(lang, position),
    roman: () => roman(position),
    small: () => roman(position).toLowerCase(),
    // Past the last letter the position itself, which no letter can be confused with.
    letter: () => (alternative ? second : first)[position - 1] ?? number(),
    word: () => ordinalInWords(lang, position),
  };
  return pattern.replace(/\{(\w+)\}/g, (_, place: string) => said[place]?.() ?? '');
}

/** The number of a unit at a position from 1. */
export function unitNumber(lang: Lang, unit: NumberedUnit, position: number, alternative = false): ClauseNumber {
  const [label, short] = UNITS[lang][unit];
  return {
    label: countedAs(lang, label, position, alternative),
    short: countedAs(lang, short, position, alternative),
  };
}
