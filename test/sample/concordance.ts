/**
 * When do texts in several languages say the same, as far as a machine can tell? The same brackets and the same numbers,
 * each read as its language writes them. Persian alone gives some dates in both calendars and so has numbers of its own.
 */

import { brackets } from '../../src/domain/text/brackets.ts';
import { toSolarHijri } from '../../src/language/date.ts';
import { LANGUAGES, type Lang } from '../../src/language/language.ts';
import { westernDigits } from '../../src/language/number.ts';

/** Brackets as a tree, regardless of order: "[30] [45] days" and "days [45] [30]" have the same shape. */
export function shape(text: string): string {
  const found = brackets(text);
  if (found.unmatched.length > 0) return 'broken';
  const inside = (start: number, end: number, depth: number): string =>
    found.pairs
      .filter((pair) => pair.depth === depth && pair.start >= start && pair.end <= end)
      .map((pair) => `[${inside(pair.start, pair.end, depth + 1)}]`)
      .sort()
      .join('');
  return inside(0, text.length, 0);
}

const ascending = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

/** The numbers of a text, read as its language writes them: «۴٫۵» and "4,5" are 4.5. Sorted. */
export function numbersOf(lang: Lang, text: string): readonly number[] {
  const { decimal, group } = LANGUAGES[lang];
  const number = new RegExp(`\\d{1,3}(?:\\${group}\\d{3})+(?!\\d)|\\d+(?:\\${decimal}\\d+)?`, 'g');
  return ascending(
    Array.from(westernDigits(text).matchAll(number), ([found]) =>
      Number(found.replaceAll(group, '').replace(decimal, '.')),
    ),
  );
}

/** Clauses whose Persian text gives a date in both calendars while the others give the Gregorian one: days, then month. */
const DATED_TWICE_IN_PERSIAN: readonly { clause: string; days: readonly number[]; month: readonly [number, number] }[] =
  [
    { clause: 'gen-r1', days: [18, 19], month: [2025, 11] },
    { clause: 'eco-r1', days: [18, 19], month: [2025, 11] },
    { clause: 'tra-r1', days: [18, 19], month: [2025, 11] },
    { clause: 'env-r1', days: [18, 19], month: [2025, 11] },
    { clause: 'tra-p6a', days: [1], month: [2026, 3] },
  ];

/** What Persian has beyond the others: the solar days, and the solar year once. */
const solarNumbers = (clause: string): readonly number[] =>
  DATED_TWICE_IN_PERSIAN.filter((entry) => entry.clause === clause).flatMap(({ days, month: [year, month] }) => {
    const solar = days.map((day) => toSolarHijri({ year, month, day }));
    return [...solar.map((date) => date.day), ...new Set(solar.map((date) => date.year))];
  });

/** The numbers that `lang` must show in a clause when the other languages show `common`. */
export const numbersExpected = (lang: Lang, clause: string, common: readonly number[]): readonly number[] =>
  lang === 'fa' ? ascending([...common, ...solarNumbers(clause)]) : common;
