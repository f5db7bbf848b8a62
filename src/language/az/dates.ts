/** Azerbaijani: months of both calendars, how dates are written, and how months are spelled in texts. */
import { dayAndMonth } from '../european.ts';
import type { DateFacts } from '../pack.ts';

/** noyabr + genitive -ın/-in/-un/-ün by the last vowel. */
const genitive = (name: string): string => {
  const vowel = name.match(/[aıouəeiöü](?=[^aıouəeiöü]*$)/u)?.[0] ?? 'a';
  return `${name}${'aı'.includes(vowel) ? 'ın' : 'ou'.includes(vowel) ? 'un' : 'öü'.includes(vowel) ? 'ün' : 'in'}`;
};

/** Days whose spoken ending has a back vowel: altı, doqquz, on, otuz. */
const isBackDay = (day: number): boolean => [6, 9, 10, 16, 19, 26, 29, 30].includes(day);

export const dates: DateFacts = {
  months: {
    gregorian: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'.split(' '),
    solar: 'fərvərdin ordibeheşt xordad tir mordad şəhrivər mehr aban azər dey bəhmən isfənd'.split(' '),
  },
  spellings: {
    gregorian: null,
    solar:
      'fərvərdin ordibeheşt xordad/xordəd tir mordad/mordəd şəhrivər/şəhrivar mehr aban/abən azər dey bəhmən isfənd',
  },
  longestEnding: 6,
  counts: 'gregorian',
  numeric: 'd.m.y',
  long: ({ day, name, year }, nth) => `${day} ${name} ${nth(year)} il`,
  day: dayAndMonth,
  both: (date, solar, nth) =>
    `${nth(date.year)} il ${genitive(date.name)} ${date.day}-${isBackDay(date.day) ? 'da' : 'də'}, hicri-şəmsi təqvimi ilə ${nth(solar.year)} il ${genitive(solar.name)} ${solar.day}-${isBackDay(solar.day) ? 'na' : 'nə'} uyğun olaraq`,
};
