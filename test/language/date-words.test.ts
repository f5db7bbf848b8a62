import { describe, expect, it } from 'vitest';
import { formatDate, formatDateBoth, fromSolarHijri, monthNames } from '../../src/language/date.ts';
import { monthNamed } from '../../src/language/date-words.ts';
import { LANGS } from '../../src/language/language.ts';

describe('monthNamed', () => {
  it('reads every month name that is written', () => {
    for (const lang of LANGS)
      for (const calendar of ['gregorian', 'solar'] as const)
        monthNames(lang, calendar).forEach((name, index) => {
          expect([lang, name, monthNamed(lang, name)]).toEqual([lang, name, { calendar, month: index + 1 }]);
        });
  });

  it.each([
    ['az', 'noyabrın', 'gregorian', 11],
    ['az', 'abənin', 'solar', 8],
    ['kk', 'қыркүйекте', 'gregorian', 9],
    ['kk', 'Сәуiрде', 'gregorian', 4],
    ['tk', 'noýabrynda', 'gregorian', 11],
    ['ru', 'МАЕ', 'gregorian', 5],
    ['ru', 'эсфанда', 'solar', 12],
    ['fa', 'آگوست', 'gregorian', 8],
    ['fa', 'ارديبهشت', 'solar', 2],
    ['fa', 'مهر', 'solar', 7],
    ['en', 'May', 'gregorian', 5],
  ] as const)('%s reads %s', (lang, word, calendar, month) => {
    expect(monthNamed(lang, word)).toEqual({ calendar, month });
  });

  it('leaves other words alone', () => {
    expect([
      monthNamed('ru', 'майор'),
      monthNamed('ru', 'мартиролог'),
      monthNamed('fa', 'مهرگان'),
      monthNamed('en', 'Maybe'),
      monthNamed('kk', 'қала'),
    ]).toEqual(Array(5).fill(undefined));
  });

  it('finds both months of every testimonium', () => {
    for (const lang of LANGS)
      for (let month = 1; month <= 12; month++) {
        const date = fromSolarHijri({ year: 1404, month, day: 15 });
        const words = `${formatDateBoth(lang, date)} ${formatDate(lang, date, 'long')}`.split(/[\s,]+/u);
        const named = words.flatMap((word) => {
          const found = monthNamed(lang, word);
          return found ? [`${found.calendar} ${found.month}`] : [];
        });
        expect(new Set(named), lang).toEqual(new Set([`gregorian ${date.month}`, `solar ${month}`]));
      }
  });
});
