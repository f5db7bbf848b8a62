/** Kazakh: months of both calendars, how dates are written, and how months are spelled in texts. */
import { dayAndMonth } from '../european.ts';
import type { DateFacts, Saying } from '../pack.ts';

/** Locative (қарашада, шілдеде, қыркүйекте), and dative of the solar month (абанға, тирге, эсфандқа). */
const IN = 'да да да де да да де да те да да да'.split(' ');
const TO = 'ге ке қа ге қа ға ге ға ға ге ға қа'.split(' ');

const long: Saying = ({ day, name, year }) => `${year} жылғы ${day} ${name}`;

export const dates: DateFacts = {
  months: {
    gregorian: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
    solar: 'фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар дей бахман эсфанд'.split(' '),
  },
  spellings: {
    gregorian: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйе қазан қараша желтоқсан',
    solar: null,
  },
  longestEnding: 6,
  counts: 'gregorian',
  numeric: 'd.m.y',
  long,
  day: dayAndMonth,
  both: (date, solar, nth) =>
    `${long(date, nth)}${IN[date.month - 1]}, күн хижрасы бойынша ${solar.year} жылғы ${solar.day} ${solar.name}${TO[solar.month - 1]} сәйкес`,
};
