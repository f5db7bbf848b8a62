/**
 * Dates in the six languages and two calendars. Persian counts the Solar Hijri year, the others the Gregorian one; a
 * testimonium names both. Month names, cases and suffixes are tables of the packs: Chromium has none for az, kk and tk, and prints
 * "1970 M01 1". A date is always given Gregorian; only this file knows the other calendar.
 */
import { dates as az } from './az/dates.ts';
import { dates as en } from './en/dates.ts';
import { dates as fa } from './fa/dates.ts';
import { dates as kk } from './kk/dates.ts';
import { LANGUAGES, type Lang } from './language.ts';
import { digits, ordinalSuffixed } from './number.ts';
import type { DateFacts, EachLanguage, NamedDay } from './pack.ts';
import { dates as ru } from './ru/dates.ts';
import { dates as tk } from './tk/dates.ts';

/** `month` 1 to 12, `day` 1 to 31. Gregorian unless a name says Solar Hijri. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };
export type ClockTime = { readonly hour: number; readonly minute: number };
export type ZonedParts = CalendarDate & ClockTime & { readonly second: number };

const DAY_MS = 86_400_000;
const dayNumber = ({ year, month, day }: CalendarDate): number => Date.UTC(year, month - 1, day) / DAY_MS;

// Days before 1 Farvardin: 33-year cycles with eight leap years, true to the observed calendar for 1210 to 1633 or so.
const solarYearStart = (year: number): number => 365 * (year - 1) + Math.floor((8 * year + 21) / 33) - 492_268;

/** Days before a Solar Hijri month: six months of 31 days, then 30. */
const daysBefore = (month: number): number => (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6);

/** Gregorian to Solar Hijri, e.g. 2025-11-19 -> 1404-08-28. */
export function toSolarHijri(date: CalendarDate): CalendarDate {
  const day = dayNumber(date);
  let year = date.year - 621;
  if (day < solarYearStart(year)) year--;
  const passed = day - solarYearStart(year);
  const month = passed < 186 ? Math.floor(passed / 31) + 1 : Math.floor((passed - 6) / 30) + 1;
  return { year, month, day: passed - daysBefore(month) + 1 };
}

/** Solar Hijri to Gregorian. */
export function fromSolarHijri({ year, month, day }: CalendarDate): CalendarDate {
  const date = new Date((solarYearStart(year) + daysBefore(month) + day - 1) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const DATES: EachLanguage<DateFacts> = { fa, ru, az, kk, tk, en };

/** Month names as `formatDate` writes them, January or Farvardin first. */
export const monthNames = (lang: Lang, calendar: 'gregorian' | 'solar'): readonly string[] =>
  DATES[lang].months[calendar];

const two = (value: number): string => String(value).padStart(2, '0');

type Style = 'long' | 'day' | 'numeric';

const named = (lang: Lang, calendar: 'gregorian' | 'solar', date: CalendarDate): NamedDay => ({
  ...date,
  name: DATES[lang].months[calendar][date.month - 1] as string,
});

const nthIn =
  (lang: Lang) =>
  (value: number): string =>
    ordinalSuffixed(lang, value);

/**
 * A Gregorian date in the language's own calendar and words: `long` with the year («۲۸ آبان ۱۴۰۴», "19 ноября 2025 года"),
 * `day` without it, `numeric` in figures («۱۴۰۴/۰۸/۲۸», "19.11.2025").
 */
export function formatDate(lang: Lang, date: CalendarDate, style: Style): string {
  const facts = DATES[lang];
  const own = facts.counts === 'solar' ? toSolarHijri(date) : date;
  if (style !== 'numeric') return digits(lang, facts[style](named(lang, facts.counts, own), nthIn(lang)));
  const figures = { d: two(own.day), m: two(own.month), y: String(own.year) };
  return digits(
    lang,
    facts.numeric.replace(/[dmy]/g, (which) => figures[which as keyof typeof figures]),
  );
}

/** Does the language count the days of the Solar Hijri year? Beside its date the other calendar's is then wanted, too. */
export const countsSolar = (lang: Lang): boolean => DATES[lang].counts === 'solar';

/** "14:05" in the language's digits, 24 hours. */
export const formatTime = (lang: Lang, { hour, minute }: ClockTime): string =>
  digits(lang, `${two(hour)}:${two(minute)}`);

/** Both calendars as a testimonium names the day: "19 ноября 2025 года, что соответствует 28 абана 1404 года солнечной хиджры". */
export const formatDateBoth = (lang: Lang, date: CalendarDate): string =>
  digits(lang, DATES[lang].both(named(lang, 'gregorian', date), named(lang, 'solar', toSolarHijri(date)), nthIn(lang)));

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of `timeZone` (an IANA name) at an instant, e.g. "2025-11-18T21:00:00Z" in Asia/Tehran. Throws on a bad instant or zone. */
export function zonedParts(iso: string, timeZone: string): ZonedParts {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(timeZone, clock);
  }
  const parts: { [type: string]: number } = {};
  for (const { type, value } of clock.formatToParts(new Date(iso))) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** How far the clock of `timeZone` is from UTC at an instant: "UTC+03:30", "UTC". Throws on a bad instant or zone. */
export function utcOffset(iso: string, timeZone: string): string {
  const { year, month, day, hour, minute, second } = zonedParts(iso, timeZone);
  const instant = Math.floor(new Date(iso).getTime() / 1000);
  const minutes = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant) / 60);
  if (minutes === 0) return 'UTC';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const far = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(far / 60)}:${two(far % 60)}`;
}

/** The wall clock of `timeZone` at an instant, as a machine writes it without a zone: "2025-11-19T13:30:00". */
export function wallClock(iso: string, timeZone: string): string {
  const { year, month, day, hour, minute, second } = zonedParts(iso, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Day and time of an instant on a clock in `timeZone`: "19 ноября 2025 года, 14:05". */
export function formatDateTime(lang: Lang, iso: string, timeZone: string): string {
  const parts = zonedParts(iso, timeZone);
  return `${formatDate(lang, parts, 'long')}${LANGUAGES[lang].comma} ${formatTime(lang, parts)}`;
}

/** An instant on the summit's clock, with the zone that it is told in: "18 November 2025, 14:10 (UTC+03:30)". */
export const momentIn = (lang: Lang, iso: string, timeZone: string): string =>
  `${formatDateTime(lang, iso, timeZone)} (${utcOffset(iso, timeZone)})`;
