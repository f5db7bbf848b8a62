/** The same days in every column, whichever calendar it counts by; and days that the calendar has. */

import type { Found } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import { type Bag, kindOfOdd, oddOnes } from './across.ts';
import type { Check } from './finding.ts';
import { type ReadDate, readDates } from './read-dates.ts';

export const dates: Check = ({ cells }) => {
  const read = new Map(cells.filter(({ text }) => text !== '').map(({ lang, text }) => [lang, readDates(lang, text)]));
  const impossible = [...read].flatMap(([lang, found]): Found[] => {
    const at = found.filter((date) => date.impossible).map(({ start, end, text }) => ({ start, end, text }));
    const args = { words: at.map(({ text }) => text).join(' · '), count: at.length };
    return at.length > 0 ? [{ languages: [lang], message: { key: 'dates.impossible', args }, at: { [lang]: at } }] : [];
  });
  return [...impossible, ...different(read)];
};

function different(read: ReadonlyMap<Lang, readonly ReadDate[]>): Found[] {
  // A day that is named twice, or in two calendars, is one day.
  const bags = new Map(
    [...read].map(([lang, found]): [Lang, Bag] => [
      lang,
      new Map(found.flatMap(({ keys }) => keys).map((key) => [key, 1])),
    ]),
  );
  return oddOnes(bags).flatMap((odd): Found[] => {
    const own = read.get(odd.lang) ?? [];
    const vague = own.filter((date) => date.vague).length;
    const missing = odd.missing.length <= vague ? [] : odd.missing;
    if (missing.length === 0 && odd.extra.length === 0) return [];
    const key = `dates.${kindOfOdd({ ...odd, missing })}` as const;
    const args = { missing: missing.join(' '), extra: odd.extra.join(' ') };
    const spots = [...read].map(([lang, found]) => {
      const wanted = new Set(lang === odd.lang ? odd.extra : missing);
      const at = found.filter(({ keys }) => keys.some((one) => wanted.has(one)));
      return [lang, at.map(({ start, end, text }) => ({ start, end, text }))] as const;
    });
    const at = Object.fromEntries(spots.filter(([, found]) => found.length > 0));
    return [{ languages: [odd.lang], ...(odd.unsure ? { unsure: true } : {}), message: { key, args }, at }];
  });
}
