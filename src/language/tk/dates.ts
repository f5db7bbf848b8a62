/** Turkmen: months of both calendars, how dates are written, and how months are spelled in texts. */
import type { DateFacts, NamedDay, Saying } from '../pack.ts';

/** "noýabr" -> "noýabry": the month of a day; apreli alone has a front vowel. */
const dated = ({ month, name }: NamedDay): string => name + (month === 4 ? 'i' : 'y');

/** "28-ine", the dative of the day within its month. */
const dayDative = (day: number): string => {
  const units = ['', '-ine', '-sine', '-üne', '-üne', '-ine', '-syna', '-sine', '-ine', '-yna'];
  const tens: { readonly [day: number]: string } = { 10: '-una', 20: '-sine', 30: '-yna' };
  return `${day}${tens[day] ?? units[day % 10]}`;
};

const long: Saying = (date, nth) => `${nth(date.year)} ýylyň ${nth(date.day)} ${dated(date)}`;

export const dates: DateFacts = {
  months: {
    gregorian: 'ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr'.split(' '),
    solar: 'farwardin ordibeheşt hordad tir mordad şahriwar mehr aban azar deý bahman esfand'.split(' '),
  },
  spellings: {
    gregorian: null,
    solar:
      'farwardin/farvardin ordibeheşt/ordibehesht hordad/khordad tir mordad şahriwar/shahrivar mehr aban azar deý/dey bahman esfand',
  },
  longestEnding: 6,
  counts: 'gregorian',
  numeric: 'd.m.y',
  long,
  day: (date, nth) => `${nth(date.day)} ${dated(date)}`,
  both: (date, solar, nth) =>
    `${long(date, nth)}n${date.month === 4 ? 'de' : 'da'}, hijri-şemsi ${nth(solar.year)} ýylyň ${solar.name} aýynyň ${dayDative(solar.day)} laýyklykda`,
};
