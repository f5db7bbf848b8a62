/** Persian: months of both calendars, how dates are written, and how months are spelled in texts. */
import { dayAndMonth, dayMonthYear } from '../european.ts';
import type { DateFacts } from '../pack.ts';

export const dates: DateFacts = {
  months: {
    // «آگوست» for «اوت» is seen in treaties, too.
    gregorian: 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'.split(' '),
    solar: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' '),
  },
  spellings: {
    gregorian: 'ژانویه فوریه مارس آوریل/اپریل مه/می ژوئن/جون ژوئیه/جولای اوت/آگوست/اگوست سپتامبر اکتبر نوامبر دسامبر',
    solar: 'فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند',
  },
  longestEnding: 0,
  counts: 'solar',
  numeric: 'y/m/d',
  long: dayMonthYear,
  day: dayAndMonth,
  both: (date, solar) =>
    `${solar.day} ${solar.name} ${solar.year} هجری شمسی برابر با ${date.day} ${date.name} ${date.year} میلادی`,
};
