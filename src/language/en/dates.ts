/** English: months of both calendars, how dates are written, and how months are spelled in texts. */
import { dayAndMonth, dayMonthYear } from '../european.ts';
import type { DateFacts } from '../pack.ts';

export const dates: DateFacts = {
  months: {
    gregorian: 'January February March April May June July August September October November December'.split(' '),
    solar: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
  },
  spellings: {
    gregorian: null,
    solar: null,
  },
  longestEnding: 0,
  counts: 'gregorian',
  numeric: 'd/m/y',
  long: dayMonthYear,
  day: dayAndMonth,
  both: (date, solar, nth) => `${solar.day} ${solar.name} ${solar.year}, corresponding to ${dayMonthYear(date, nth)}`,
};
