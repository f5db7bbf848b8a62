/** English: months of both calendars, how dates are written, and how months are spelled in texts. */
import type { DateFacts, Saying } from '../pack.ts';

const long: Saying = ({ day, name, year }) => `${day} ${name} ${year}`;

export const dates: DateFacts = {
  months: {
    gregorian: 'January February March April May June July August September October November December'.split(' '),
    solar: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
  },
  spellings: {
    gregorian: 'january february march april may june july august september october november december',
    solar: 'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand',
  },
  longestEnding: 0,
  counts: 'gregorian',
  numeric: 'd/m/y',
  long,
  day: ({ day, name }) => `${day} ${name}`,
  both: (date, solar, nth) => `${solar.day} ${solar.name} ${solar.year}, corresponding to ${long(date, nth)}`,
};
