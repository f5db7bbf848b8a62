/**
 * Dates as they stand in a text, read as days: «۲۸ آبان ۱۴۰۴», "19 ноября 2025", "2025-ci il noyabrın 19-da" and "19.11.2025"
 * are one day. Solar days become Gregorian ones, so that a column which gives both calendars says no more than one which
 * gives one. A solar day without any year near it cannot be converted: it is counted as vague and held against nobody.
 */

import type { Spot } from '../domain/text/finding.ts';
import { countsSolar, fromSolarHijri, toSolarHijri } from '../language/date.ts';
import { monthNamed } from '../language/date-words.ts';
import type { Lang } from '../language/language.ts';
import { westernDigits } from '../language/number.ts';

type Calendar = 'gregorian' | 'solar';
type Written = Spot & {
  readonly calendar: Calendar;
  readonly month: number;
  readonly days: readonly number[];
  readonly year: number | undefined;
};

/** `keys`: "2025-11-19", "2025-11" for a month, "--11-19" without a year. */
export type ReadDate = Spot & {
  readonly keys: readonly string[];
  readonly impossible: boolean;
  readonly vague: boolean;
};

type Token = {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a number: "19-dan" is "from the 19th", and the next number the day until which. */
  readonly from?: true;
};

/** "19-da", "2025-ci" and "28-ine" are one token each. */
const TOKEN = /(\d+)(?:[-‐‑](\p{L}{1,7})(?![\p{L}\d]))?|[\p{L}\p{M}\u200c]+|[^\s\p{L}\d]/gu;

/** The ablative of Azerbaijani, Turkmen and Kazakh. */
const FROM = /(?:d[aeə]n|[дтн][ае]н)$/u;

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(TOKEN), ({ index, 0: found, 1: number, 2: ending }) => ({
    kind: number !== undefined ? 'number' : /^\p{L}/u.test(found) ? 'word' : 'mark',
    text: number ?? found,
    start: index,
    end: index + found.length,
    ...(ending !== undefined && FROM.test(ending) ? { from: true as const } : {}),
  }));

/** Month names that are ordinary words as well: "paragraph 5 may", «۵ می تواند». They count with a year, or before another date. */
const ORDINARY: { readonly [lang in Lang]?: readonly string[] } = {
  fa: ['می', 'مه', 'دی', 'تیر', 'مهر'],
  en: ['may', 'march'],
};
/** What stands between two days of one month, and between day, month and year. */
const BETWEEN_DAYS = /^(?:[-–—‑‐,،]|و|تا|الی|и|по|və|және|we|and|to|до)$/u;
const YEAR_WORD = /^(?:سال|ماه|год[ауе]?|il|ilin|жыл\p{L}*|ýyl\p{L}*|year|of|ay\p{L}*|ай\p{L}*|aý\p{L}*|[,،])$/u;

const isDay = (token: Token | undefined): boolean =>
  token?.kind === 'number' && token.text.length <= 2 && Number(token.text) >= 1 && Number(token.text) <= 31;
const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && token.text.length === 4;

/** Days next to position `at`, going by `by`; answers them and the position behind. */
function daysFrom(tokens: readonly Token[], at: number, by: -1 | 1): { days: number[]; next: number } {
  const days: number[] = [];
  let next = at;
  while (isDay(tokens[next])) {
    days.push(Number(tokens[next]?.text));
    const from = by === 1 ? tokens[next] : tokens[next - 1];
    const follows = from?.from === true && isDay(tokens[next + by]);
    const joined = BETWEEN_DAYS.test(tokens[next + by]?.text ?? '') && isDay(tokens[next + 2 * by]);
    next += joined && !follows ? 2 * by : by;
    if (!joined && !follows) break;
  }
  return { days, next };
}

/** A year at `at` or behind one or two words for it. */
function yearFrom(tokens: readonly Token[], at: number, by: -1 | 1): number | undefined {
  for (let index = at, words = 0; words <= 2; index += by, words++) {
    if (isYear(tokens[index])) return index;
    if (!YEAR_WORD.test(tokens[index]?.text.toLowerCase() ?? '')) return undefined;
  }
  return undefined;
}

/** Does another date follow at `at`, as in «۱۰ دی تا ۱۲ دی ۱۴۰۴»? */
const goesOnTo = (lang: Lang, tokens: readonly Token[], at: number): boolean =>
  BETWEEN_DAYS.test(tokens[at]?.text ?? '') &&
  isDay(tokens[at + 1]) &&
  monthNamed(lang, tokens[at + 2]?.text ?? '') !== undefined &&
  yearFrom(tokens, at + 3, 1) !== undefined;

function around(lang: Lang, tokens: readonly Token[], at: number, taken: Set<number>): Omit<Written, 'text'> | null {
  const word = tokens[at] as Token;
  const named = word.kind === 'word' ? monthNamed(lang, word.text) : undefined;
  if (!named) return null;
  const used = [at];
  // «noyabrın 30-dan dekabrın 2-dək»: the 30 belongs to November.
  let { days, next } = taken.has(at - 1) ? { days: [], next: at - 1 } : daysFrom(tokens, at - 1, -1);
  if (days.length > 0) used.push(next + 1);
  let year = yearFrom(tokens, next, -1);
  // «noyabrın 19-da», "aban aýynyň 28-ine", "November 19": the day behind the month.
  let after = at + 1;
  if (days.length === 0) {
    if (YEAR_WORD.test(tokens[after]?.text.toLowerCase() ?? '') && isDay(tokens[after + 1])) after++;
    const behind = daysFrom(tokens, after, 1);
    if (behind.days.length > 0) {
      for (let day = after; day < behind.next; day++) taken.add(day);
      ({ days, next } = behind);
      used.push(next - 1);
      after = next;
    }
  }
  year ??= yearFrom(tokens, after, 1);
  if (year !== undefined) used.push(year);
  if (days.length === 0 && year === undefined) return null;
  const written = year === undefined ? undefined : Number(tokens[year]?.text);
  // «дейін» is "until", and begins like the solar month Dey: no year of that calendar stands near it.
  const fits = named.calendar === 'solar' ? written !== undefined && written < 1700 : (written ?? 2000) >= 1700;
  if (!fits && !(countsSolar(lang) && written === undefined)) return null;
  const isOrdinary = ORDINARY[lang]?.includes(word.text.toLowerCase()) === true;
  if (written === undefined && isOrdinary && !goesOnTo(lang, tokens, at + 1)) return null;
  return {
    ...named,
    days,
    year: written,
    start: Math.min(...used.map((index) => (tokens[index] as Token).start)),
    end: Math.max(...used.map((index) => (tokens[index] as Token).end)),
  };
}

/** "19.11.2025", «۱۴۰۴/۰۸/۲۸», "2025-11-19" */
const FIGURES = /(?<![\d./-])(?:(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})[./-](\d{1,2})[./-](\d{1,2}))(?![\d/]|-\d)/g;

const inFigures = (text: string): Omit<Written, 'text'>[] =>
  Array.from(text.matchAll(FIGURES), ({ index, 0: found, 1: d, 2: m, 3: y, 4: year, 5: month, 6: day }) => ({
    calendar: Number(y ?? year) < 1700 ? ('solar' as const) : ('gregorian' as const),
    year: Number(y ?? year),
    month: Number(m ?? month),
    days: [Number(d ?? day)],
    start: index,
    end: index + found.length,
  }));

const two = (value: number): string => String(value).padStart(2, '0');
const iso = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;

/** Is there such a day? Months of the solar year have 31, 30 and, the last, 29 or 30 days. */
function exists(calendar: Calendar, year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (calendar === 'gregorian') return new Date(Date.UTC(year ?? 2024, month - 1, day)).getUTCMonth() === month - 1;
  if (month < 12) return day <= (month <= 6 ? 31 : 30);
  return toSolarHijri(fromSolarHijri({ year: year ?? 1403, month, day })).month === month;
}

function read({ calendar, month, days, year, start, end, text }: Written): ReadDate {
  const spot = { start, end, text };
  const impossible = days.some((day) => !exists(calendar, year, month, day)) || month < 1 || month > 12;
  if (impossible) return { ...spot, keys: [], impossible, vague: true };
  if (calendar === 'gregorian') {
    const keys = days.map((day) => (year === undefined ? `--${two(month)}-${two(day)}` : iso(year, month, day)));
    return { ...spot, keys: days.length > 0 ? keys : [`${year}-${two(month)}`], impossible, vague: false };
  }
  // A solar month lies in two Gregorian ones.
  if (year === undefined || days.length === 0) return { ...spot, keys: [], impossible, vague: true };
  const keys = days.map((day) => {
    const date = fromSolarHijri({ year, month, day });
    return iso(date.year, date.month, date.day);
  });
  return { ...spot, keys, impossible, vague: false };
}

/** All dates of a text, in its order. A date without a year takes that of the nearest one of its calendar. */
export function readDates(lang: Lang, text: string): ReadDate[] {
  const plain = westernDigits(text);
  const figures = inFigures(plain);
  const tokens = tokensOf(plain);
  const taken = new Set<number>();
  const named = tokens.flatMap((_, at) => around(lang, tokens, at, taken) ?? []);
  const written = [...figures, ...named]
    .sort((a, b) => a.start - b.start)
    .map((one): Written => ({ ...one, text: text.slice(one.start, one.end) }));
  const near = nearestYears(written);
  return written.map((one, index) => read({ ...one, year: one.year ?? near[index] }));
}

/** For each date the year of the nearest one of its calendar that has a year; of two as near, the one before. */
function nearestYears(written: readonly Written[]): readonly (number | undefined)[] {
  type Place = { readonly at: number; readonly year: number };
  const before: (Place | undefined)[] = [];
  const last = new Map<Calendar, Place>();
  written.forEach(({ calendar, year }, at) => {
    if (year !== undefined) last.set(calendar, { at, year });
    before.push(last.get(calendar));
  });
  last.clear();
  const years = new Array<number | undefined>(written.length);
  for (let at = written.length - 1; at >= 0; at--) {
    const { calendar, year } = written[at] as Written;
    if (year !== undefined) last.set(calendar, { at, year });
    const [left, right] = [before[at], last.get(calendar)];
    const nearer = left && right ? (at - left.at <= right.at - at ? left : right) : (left ?? right);
    years[at] = nearer?.year;
  }
  return years;
}
