/**
 * The filter of the log as it stands in the address, so that a filtered log can be sent to a colleague. Days are those of the
 * summit's clock; the server, which counts in UTC, is asked by moments.
 */
import { zonedParts } from '../../language/date.ts';

export const FILTERS = ['member', 'delegation', 'clause', 'language', 'kind', 'type', 'from', 'to'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filter = { readonly [name in FilterName]?: string };

/** "member=ir-neg&from=2025-11-18"; what is unknown or empty is passed over. */
export function parseFilter(query: string): Filter {
  const params = new URLSearchParams(query);
  return Object.fromEntries(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name) as string]] : [])));
}

/** The address of a page with this filter, without "?"; "" for none. */
export const printFilter = (filter: Filter): string =>
  new URLSearchParams(
    FILTERS.flatMap((name): [string, string][] => (filter[name] ? [[name, filter[name]]] : [])),
  ).toString();

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The moment at which a day begins on the clock of `timeZone`: "2025-11-18" in Tehran is 2025-11-17T20:30Z. */
export function beginningOf(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const off = (instant: number): number => {
    const { year, month, day: date, hour, minute, second } = zonedParts(new Date(instant).toISOString(), timeZone);
    return Date.UTC(year, month - 1, date, hour, minute, second) - instant;
  };
  // Twice, for a clock that is changed that night.
  return new Date(midnight - off(midnight - off(midnight))).toISOString();
}

/** As the server is asked. A day that is none goes there as it stands, and is answered in words. */
export function queryOf({ from, to, ...rest }: Filter, timeZone: string): { readonly [name: string]: string } {
  const isDay = (day: string | undefined): day is string =>
    day !== undefined && DAY.test(day) && !Number.isNaN(Date.parse(day));
  const begins = isDay(from) ? beginningOf(from, timeZone) : from;
  const next = isDay(to) ? new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10) : to;
  const ends = isDay(next) ? beginningOf(next, timeZone) : next;
  return { ...rest, ...(begins ? { from: begins } : {}), ...(ends ? { to: ends } : {}) };
}
