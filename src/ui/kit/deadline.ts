/**
 * A deadline as people write and read it: a day and an hour on the summit's clock in, an instant out; and how long it is
 * until then. The server's clock decides; what is counted here is only shown.
 */

import { type CalendarDate, type ClockTime, zonedParts } from '../../language/date.ts';
import { westernDigits } from '../../language/number.ts';
import type { I18n } from './i18n.tsx';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is left, in the two units that matter; `over`: the hour has struck and the server has not said so yet. */
export type TimeLeft =
  | { readonly unit: 'days'; readonly days: number; readonly hours: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'over' };

/** Time from `now` to `until`, both in milliseconds. Parts of a minute count as one: nobody is told "0 minutes". */
export function timeLeft(until: number, now: number): TimeLeft {
  const left = until - now;
  if (left <= 0) return { unit: 'over' };
  if (left <= MINUTE) return { unit: 'seconds', seconds: Math.ceil(left / SECOND) };
  const minutes = Math.ceil(left / MINUTE);
  if (minutes < 60) return { unit: 'minutes', minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'days', days: Math.floor(hours / 24), hours: hours % 24 };
}

/** Milliseconds until `timeLeft` says something else: whole minutes, in the last one whole seconds; null when it is over. */
export function nextChange(until: number, now: number): number | null {
  const left = until - now;
  if (left <= 0) return null;
  const step = left <= MINUTE ? SECOND : MINUTE;
  return left % step || step;
}

/** "18:00", "9.30", «۱۸:۰۰», "18" -> hour and minute; null for what is no time of day. */
export function parseTime(text: string): ClockTime | null {
  const found = /^(\d{1,2})(?:[:.٫٬]?(\d{2}))?$/u.exec(westernDigits(text.trim()));
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}

const wall = ({ year, month, day, hour, minute }: CalendarDate & ClockTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/**
 * The instant at which a clock in `timeZone` shows this day and time, UTC, ISO 8601. An hour that is left out in spring
 * becomes the one after it; of one that comes twice in autumn the first is meant.
 */
export function instantAt(timeZone: string, date: CalendarDate, time: ClockTime): string {
  const wanted = wall({ ...date, ...time });
  const offset = (instant: number): number => wall(zonedParts(new Date(instant).toISOString(), timeZone)) - instant;
  const candidates = [offset(wanted - DAY), offset(wanted + DAY)].map((each) => wanted - each);
  const exact = candidates.filter((instant) => instant + offset(instant) === wanted);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)).toISOString();
}

/** The days on which a deadline may lie, on the clock of `timeZone`: today and the next `count`. */
export function daysFrom(now: number, timeZone: string, count: number): readonly CalendarDate[] {
  const { year, month, day } = zonedParts(new Date(now).toISOString(), timeZone);
  return Array.from({ length: count + 1 }, (_, index) => {
    const date = new Date(Date.UTC(year, month - 1, day + index));
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  });
}

/** What a chair is likely to mean: this evening at six, or, where that is near or past, tomorrow at noon. */
export function likelyDeadline(now: number, timeZone: string): CalendarDate & ClockTime {
  const [today, tomorrow] = daysFrom(now, timeZone, 1) as [CalendarDate, CalendarDate];
  const { hour } = zonedParts(new Date(now).toISOString(), timeZone);
  return hour < 16 ? { ...today, hour: 18, minute: 0 } : { ...tomorrow, hour: 12, minute: 0 };
}

/** "2025-11-19", as a key of a day. */
export const dayKey = ({ year, month, day }: CalendarDate): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
export const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as day and time on the clock of `timeZone`, also one whose time is not yet one; null for none. */
export function dayAndTime(timeZone: string, value: string): { readonly day: string; readonly time: string } | null {
  if (isInstant(value)) {
    const parts = zonedParts(value, timeZone);
    return { day: dayKey(parts), time: `${two(parts.hour)}:${two(parts.minute)}` };
  }
  const [day = '', time = ''] = value.split(' ', 2);
  return /^\d{4}-\d\d-\d\d$/.test(day) ? { day, time } : null;
}

/** The instant of a day ("2025-11-19") and a time as it was typed; both as they are where the time is none. */
export function momentTyped(timeZone: string, day: string, time: string): string {
  // While "9:3" is on its way to "9:30", "9" must not become "09:00" under the writer's hands.
  const clock = /^\D*\d{1,2}\D\d{2}$/u.test(westernDigits(time.trim())) ? parseTime(time) : null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return clock ? instantAt(timeZone, { year, month, day: date }, clock) : `${day} ${time.trim()}`;
}

export function leftInWords({ t }: Pick<I18n, 't'>, left: TimeLeft): string {
  const { unit, ...numbers } = left;
  return t(`left.${unit}`, numbers);
}
