/** Russian: months of both calendars, how dates are written, and how months are spelled in texts. */

import { dayAndMonth, NBSP } from '../european.ts';
import type { DateFacts, Saying } from '../pack.ts';

const long: Saying = ({ day, name, year }) => `${day} ${name} ${year}${NBSP}года`;

export const dates: DateFacts = {
  months: {
    gregorian: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    solar: 'фарвардина ордибехешта хордада тира мордада шахривера мехра абана азера дея бахмана эсфанда'.split(' '),
  },
  spellings: {
    gregorian: 'январ феврал март апрел май=/мая=/мае=/маю=/маем= июн июл август сентябр октябр ноябр декабр',
    solar: 'фарвардин ордибехешт хордад тир мордад шахривер/шахривар мехр абан азер/азар дей=/дея=/дее= бахман эсфанд',
  },
  longestEnding: 2,
  counts: 'gregorian',
  numeric: 'd.m.y',
  long,
  day: dayAndMonth,
  both: (date, solar, nth) =>
    `${long(date, nth)}, что соответствует ${solar.day} ${solar.name} ${solar.year}${NBSP}года солнечной хиджры`,
};
