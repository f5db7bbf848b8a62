import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '../../src/language/language.ts';
import {
  digits,
  formatInteger,
  formatNumber,
  formatPercent,
  ordinalSuffixed,
  roman,
  westernDigits,
} from '../../src/language/number.ts';

describe('digits', () => {
  it('writes Persian digits in Persian and leaves the others alone', () => {
    expect(LANGS.map((lang) => digits(lang, 'ماده 190'))).toEqual(['ماده ۱۹۰', ...Array(5).fill('ماده 190')]);
  });
});

describe('westernDigits', () => {
  it('reads both sets of Arabic-script digits', () => {
    expect(westernDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 7')).toBe('0123456789 0123456789 7');
  });
});

describe('formatNumber', () => {
  it.each([
    ['fa', '\u200e\u2212۱٬۲۳۴٬۵۶۷٫۵۰'],
    ['ru', '-1\u00a0234\u00a0567,50'],
    ['az', '-1.234.567,50'],
    ['kk', '-1\u00a0234\u00a0567,50'],
    ['tk', '-1\u00a0234\u00a0567,50'],
    ['en', '-1,234,567.50'],
  ] as const)('%s writes %s', (lang, text) => {
    expect(formatNumber(lang, -1_234_567.5, 2)).toBe(text);
  });

  it('shows the shortest decimal without a number of places', () => {
    expect([0, 0.1, 12.5, 1000, 1e21, 1.5e-7, -0].map((value) => formatNumber('en', value))).toEqual([
      '0',
      '0.1',
      '12.5',
      '1,000',
      '1,000,000,000,000,000,000,000',
      '0.00000015',
      '0',
    ]);
  });

  it('has no minus before nought and refuses what is no number', () => {
    expect(formatNumber('fa', -0.001, 2)).toBe('۰٫۰۰');
    expect(() => formatNumber('en', Number.NaN)).toThrow(RangeError);
  });

  it('agrees with Intl in every language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.integer({ min: -1e12, max: 1e12 }), (lang, value) => {
        expect(formatInteger(lang, value)).toBe(new Intl.NumberFormat(lang).format(value));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('formatPercent', () => {
  it.each([
    ['fa', '۱۲٫۵٪'],
    ['ru', '12,5\u00a0%'],
    ['az', '12,5%'],
    ['kk', '12,5%'],
    ['tk', '12,5\u00a0%'],
    ['en', '12.5%'],
  ] as const)('%s writes %s', (lang, text) => {
    expect(formatPercent(lang, 12.5)).toBe(text);
  });
});

describe('roman', () => {
  it('writes 1 to 3999 and leaves the rest in digits', () => {
    expect([1, 4, 9, 14, 40, 90, 400, 1999, 3999, 0, 4000].map(roman)).toEqual(
      'I IV IX XIV XL XC CD MCMXCIX MMMCMXCIX 0 4000'.split(' '),
    );
  });
});

describe('ordinalSuffixed', () => {
  const cases: readonly (readonly [Lang, string])[] = [
    ['az', '1-ci 2-ci 3-cü 4-cü 5-ci 6-cı 7-ci 8-ci 9-cu 10-cu 20-ci 30-cu 40-cı 50-ci 60-cı 70-ci 80-ci 90-cı'],
    ['az', '100-cü 200-cü 1000-ci 2000-ci 2003-cü 2006-cı 2018-ci 2025-ci 1404-cü 2100-cü 12000-ci'],
    ['tk', '1-nji 2-nji 3-nji 4-nji 5-nji 6-njy 7-nji 8-nji 9-njy 10-njy 19-njy 20-nji 30-njy 40-njy 50-nji 60-njy'],
    ['tk', '70-nji 80-nji 90-njy 100-nji 110-njy 120-nji 130-njy 140-njy 1000-nji 2025-nji 1404-nji'],
    ['ru', '1-й 5-й 10-й'],
    ['kk', '5 10'],
    ['en', '5 10'],
    ['fa', '۵ ۱۰'],
  ];
  it.each(cases)('%s: %s', (lang, text) => {
    const written = text.split(' ').map((word) => {
      const value = Number.parseInt(westernDigits(word), 10);
      return ordinalSuffixed(lang, value);
    });
    expect(written.join(' ')).toBe(text);
  });

  it('agrees with the plural rules of Azerbaijani except for round thousands', () => {
    const rules = new Intl.PluralRules('az', { type: 'ordinal' });
    const byCategory: { [category: string]: string } = { one: 'ci', few: 'cü', many: 'cı', other: 'cu' };
    const different = Array.from({ length: 3000 }, (_, index) => index + 1).filter(
      (value) => ordinalSuffixed('az', value) !== `${value}-${byCategory[rules.select(value)]}`,
    );
    expect(different).toEqual([1000, 2000, 3000]);
  });
});
