import { describe, expect, it } from 'vitest';
import { isLang, joinList, LANGS, LANGUAGES, language } from '../../src/language/language.ts';

describe('LANGUAGES', () => {
  it.each(LANGS)('has a consistent sheet for %s', (lang) => {
    const facts = language(lang);
    expect(facts.code).toBe(lang);
    expect([...facts.digits]).toHaveLength(10);
    expect(new Intl.Locale(facts.bcp47).language).toBe(lang);
    for (const alphabet of [facts.alphabet, facts.sorting])
      expect(new Set(alphabet).size, 'no letter twice').toBe([...alphabet].length);
    expect(
      [...facts.alphabet].filter((letter) => !facts.letters.test(letter)),
      'every letter is one',
    ).toEqual([]);
  });

  it('has the alphabets at their official lengths', () => {
    expect(LANGS.map((lang) => [lang, [...LANGUAGES[lang].alphabet].length])).toEqual([
      ['fa', 32],
      ['ru', 33],
      ['az', 32],
      ['kk', 42],
      ['tk', 30],
      ['en', 26],
    ]);
  });

  it('knows letters of a neighbour as foreign', () => {
    const foreign = { ru: 'ғi', kk: 'iq', az: 'wыә', tk: 'qğc', fa: 'يكة', en: 'éı' } as const;
    for (const [lang, letters] of Object.entries(foreign))
      for (const letter of letters)
        expect(language(lang as keyof typeof foreign).letters.test(letter), letter).toBe(false);
  });

  it('writes separators as CLDR does', () => {
    for (const lang of LANGS) {
      const { decimal, group } = language(lang);
      const parts = new Intl.NumberFormat(lang).formatToParts(12345.5);
      expect([lang, group, decimal]).toEqual([
        lang,
        parts.find(({ type }) => type === 'group')?.value,
        parts.find(({ type }) => type === 'decimal')?.value,
      ]);
    }
  });
});

describe('isLang', () => {
  it('accepts the six codes and nothing else', () => {
    expect(['fa', 'ru', 'az', 'kk', 'tk', 'en', 'de', '', null, 1].map(isLang)).toEqual([
      ...Array(6).fill(true),
      ...Array(4).fill(false),
    ]);
  });
});

describe('joinList', () => {
  it.each([
    ['fa', 'آذربایجانی، روسی، فارسی و قزاقی', ['آذربایجانی', 'روسی', 'فارسی', 'قزاقی']],
    [
      'ru',
      'азербайджанском, казахском, персидском и русском',
      ['азербайджанском', 'казахском', 'персидском', 'русском'],
    ],
    ['az', 'Azərbaycan, fars, qazax və rus', ['Azərbaycan', 'fars', 'qazax', 'rus']],
    ['kk', 'әзербайжан, қазақ, орыс және парсы', ['әзербайжан', 'қазақ', 'орыс', 'парсы']],
    ['tk', 'rus, türkmen we iňlis', ['rus', 'türkmen', 'iňlis']],
    ['en', 'Azerbaijani, Kazakh, Persian and Russian', ['Azerbaijani', 'Kazakh', 'Persian', 'Russian']],
    ['en', 'Persian and Russian', ['Persian', 'Russian']],
    ['en', 'Persian', ['Persian']],
    ['en', '', []],
  ] as const)('%s: %s', (lang, text, items) => {
    expect(joinList(lang, items)).toBe(text);
  });
});
