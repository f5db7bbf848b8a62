import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, lower, upper } from '../../src/language/collation.ts';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';

const sorted = (lang: Lang, list: readonly string[]): string[] => [...list].sort((a, b) => compareText(lang, a, b));

describe('lower and upper', () => {
  it.each([
    ['az', 'İIiı', 'iıiı', 'İIİI'],
    ['az', 'I\u0307', 'i', 'I\u0307'],
    ['tk', 'Iiİ', 'iii', 'IIİ'],
    ['ru', 'Ёж', 'ёж', 'ЁЖ'],
    ['kk', 'Қазақ ІІ', 'қазақ іі', 'ҚАЗАҚ ІІ'],
    ['fa', 'متن', 'متن', 'متن'],
  ] as const)('%s %s', (lang, text, low, high) => {
    expect([lower(lang, text), upper(lang, text)]).toEqual([low, high]);
  });
});

describe('compareText', () => {
  it.each(LANGS)('sorts the alphabet of %s into itself, lower before upper case', (lang) => {
    const alphabet = [...LANGUAGES[lang].alphabet];
    expect(sorted(lang, [...alphabet].reverse())).toEqual(alphabet);
    if (LANGUAGES[lang].script !== 'arab') {
      const both = alphabet.flatMap((letter) => [letter, upper(lang, letter)]);
      const order = sorted(lang, [...both].reverse());
      // ё has the place of е: е ё Е Ё by mark first, so compare without the two.
      const rest = (list: readonly string[]): string[] => list.filter((letter) => !'еёЕЁ'.includes(letter));
      expect(rest(order)).toEqual(rest(both));
    }
  });

  it.each([
    ['fa', ['آذربایجانی', 'انگلیسی', 'ترکمنی', 'روسی', 'فارسی', 'قزاقی']],
    ['fa', ['استان آبی', 'استان‌ها', 'استان‌های', 'كتاب', 'کتاب‌ها', 'گیلان', 'وزیر', 'هتل', 'یزد']],
    ['ru', ['азербайджанский', 'английский', 'ёж', 'ежевика', 'казахский', 'персидский', 'русский', 'туркменский']],
    ['az', ['Azərbaycan', 'çay', 'dəniz', 'əhali', 'fars', 'xəzər', 'ısti', 'ingilis', 'qazax', 'rus']],
    ['kk', ['ағылшын', 'әзербайжан', 'қазақ', 'орыс', 'парсы', 'түрікмен', 'ұлт', 'үкімет']],
    ['tk', ['azerbaýjan', 'çaý', 'gazak', 'iňlis', 'žurnal', 'pars', 'rus', 'türkmen', 'ýer']],
    ['en', ['Azerbaijani', 'English', 'Kazakh', 'Persian', 'résumé', 'Russian', 'Turkmen']],
    ['en', ['resume', 'Resume', 'résumé', 'Résumé', 'resumed']],
    ['fa', ['علي', 'علیا', 'كار', 'کارگر', 'کوه']],
    ['en', ['a 2', 'a-2', 'a1', 'ab', 'éa', 'eb', 'π']],
  ] as const)('%s: %j', (lang, list) => {
    expect(sorted(lang, [...list].reverse())).toEqual(list);
  });

  it('agrees with Intl on words of the alphabets', () => {
    for (const lang of LANGS) {
      const collator = new Intl.Collator(lang);
      const letters = [...LANGUAGES[lang].alphabet];
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 }),
          fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 5 }),
          (a, b) => {
            expect(Math.sign(compareText(lang, a.join(''), b.join('')))).toBe(
              Math.sign(collator.compare(a.join(''), b.join(''))),
            );
          },
        ),
        { seed: 5, numRuns: 300 },
      );
    }
  });

  it('is a total order', () => {
    let equal = 0;
    const text = fc
      .array(fc.constantFrom(...'aAbIıİiçəзЗеёЁ۵5 -\u200cيیكکآاé\u0301'), { maxLength: 4 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), text, text, text, (lang, a, b, c) => {
        const compare = (x: string, y: string): number => Math.sign(compareText(lang, x, y));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(compare(a, b) === 0).toBe(a === b);
        if (a === b) equal++;
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      { seed: 13, numRuns: 3000 },
    );
    expect(equal).toBeLessThan(1000);
  });
});
