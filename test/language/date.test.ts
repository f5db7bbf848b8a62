import { describe, expect, it } from 'vitest';
import {
  type CalendarDate,
  formatDate,
  formatDateBoth,
  formatDateTime,
  formatTime,
  fromSolarHijri,
  monthNames,
  toSolarHijri,
  zonedParts,
} from '../../src/language/date.ts';
import { LANGS } from '../../src/language/language.ts';

const SUMMIT: CalendarDate = { year: 2025, month: 11, day: 19 };

describe('toSolarHijri', () => {
  it('agrees with Intl on every day from 1300 to 1450 and comes back from it', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const wrong: string[] = [];
    let seen = 0;
    for (let time = Date.UTC(1921, 2, 21); time < Date.UTC(2072, 2, 20); time += 86_400_000, seen++) {
      const day = new Date(time);
      const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
      const ours = toSolarHijri(date);
      const theirs: { [type: string]: number } = {};
      for (const { type, value } of format.formatToParts(day)) theirs[type] = Number.parseInt(value, 10);
      const back = fromSolarHijri(ours);
      const same =
        ours.year === theirs.year &&
        ours.month === theirs.month &&
        ours.day === theirs.day &&
        back.year === date.year &&
        back.month === date.month &&
        back.day === date.day;
      if (!same) wrong.push(`${day.toISOString().slice(0, 10)} -> ${ours.year}-${ours.month}-${ours.day}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(seen).toBeGreaterThan(55_000);
  });

  it('knows the leap day of 1403 and the days of the summit', () => {
    expect(toSolarHijri({ year: 2025, month: 3, day: 20 })).toEqual({ year: 1403, month: 12, day: 30 });
    expect(toSolarHijri({ year: 2025, month: 3, day: 21 })).toEqual({ year: 1404, month: 1, day: 1 });
    expect(toSolarHijri(SUMMIT)).toEqual({ year: 1404, month: 8, day: 28 });
  });
});

describe('formatDate', () => {
  it.each([
    ['fa', '۲۸ آبان ۱۴۰۴', '۲۸ آبان', '۱۴۰۴/۰۸/۲۸'],
    ['ru', '19 ноября 2025\u00a0года', '19 ноября', '19.11.2025'],
    ['az', '19 noyabr 2025-ci il', '19 noyabr', '19.11.2025'],
    ['kk', '2025 жылғы 19 қараша', '19 қараша', '19.11.2025'],
    ['tk', '2025-nji ýylyň 19-njy noýabry', '19-njy noýabry', '19.11.2025'],
    ['en', '19 November 2025', '19 November', '19/11/2025'],
  ] as const)('%s: %s', (lang, long, day, numeric) => {
    expect([
      formatDate(lang, SUMMIT, 'long'),
      formatDate(lang, SUMMIT, 'day'),
      formatDate(lang, SUMMIT, 'numeric'),
    ]).toEqual([long, day, numeric]);
  });
});

describe('monthNames', () => {
  it.each(LANGS)('has twelve different months in both calendars in %s', (lang) => {
    for (const calendar of ['gregorian', 'solar'] as const) expect(new Set(monthNames(lang, calendar)).size).toBe(12);
  });

  it('agrees with CLDR on the Gregorian months', () => {
    for (const lang of LANGS) {
      const format = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, {
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      });
      const names = Array.from(
        { length: 12 },
        (_, month) =>
          format.formatToParts(new Date(Date.UTC(2025, month, 15))).find(({ type }) => type === 'month')?.value,
      );
      expect(monthNames(lang, 'gregorian')).toEqual(names);
    }
  });
});

describe('formatDateBoth', () => {
  it.each([
    ['fa', '۲۸ آبان ۱۴۰۴ هجری شمسی برابر با ۱۹ نوامبر ۲۰۲۵ میلادی'],
    ['ru', '19 ноября 2025\u00a0года, что соответствует 28 абана 1404\u00a0года солнечной хиджры'],
    ['az', '2025-ci il noyabrın 19-da, hicri-şəmsi təqvimi ilə 1404-cü il abanın 28-nə uyğun olaraq'],
    ['kk', '2025 жылғы 19 қарашада, күн хижрасы бойынша 1404 жылғы 28 абанға сәйкес'],
    ['tk', '2025-nji ýylyň 19-njy noýabrynda, hijri-şemsi 1404-nji ýylyň aban aýynyň 28-ine laýyklykda'],
    ['en', '28 Aban 1404, corresponding to 19 November 2025'],
  ] as const)('%s: %s', (lang, text) => {
    expect(formatDateBoth(lang, SUMMIT)).toBe(text);
  });

  it('bends the months and days of a spring date', () => {
    const date = { year: 2026, month: 4, day: 26 };
    expect([formatDateBoth('az', date), formatDateBoth('kk', date), formatDateBoth('tk', date)]).toEqual([
      '2026-cı il aprelin 26-da, hicri-şəmsi təqvimi ilə 1405-ci il ordibeheştin 6-na uyğun olaraq',
      '2026 жылғы 26 сәуірде, күн хижрасы бойынша 1405 жылғы 6 ордибехештке сәйкес',
      '2026-njy ýylyň 26-njy aprelinde, hijri-şemsi 1405-nji ýylyň ordibeheşt aýynyň 6-syna laýyklykda',
    ]);
  });
});

describe('formatTime', () => {
  it('uses 24 hours and the digits of the language', () => {
    expect(LANGS.map((lang) => formatTime(lang, { hour: 9, minute: 5 }))).toEqual(['۰۹:۰۵', ...Array(5).fill('09:05')]);
  });
});

describe('zonedParts', () => {
  it('reads the wall clock in Tehran, midnight being hour 0', () => {
    expect(zonedParts('2025-11-18T20:30:07Z', 'Asia/Tehran')).toEqual({
      ...SUMMIT,
      hour: 0,
      minute: 0,
      second: 7,
    });
  });

  it('throws on what is no instant and no zone', () => {
    expect(() => zonedParts('yesterday', 'UTC')).toThrow(RangeError);
    expect(() => zonedParts('2025-11-18T20:30:07Z', 'Rasht')).toThrow(RangeError);
  });
});

describe('formatDateTime', () => {
  it('joins day and time with the comma of the language', () => {
    expect([
      formatDateTime('fa', '2025-11-19T10:35:00Z', 'Asia/Tehran'),
      formatDateTime('ru', '2025-11-19T10:35:00Z', 'Asia/Tehran'),
    ]).toEqual(['۲۸ آبان ۱۴۰۴، ۱۴:۰۵', '19 ноября 2025\u00a0года, 14:05']);
  });
});
