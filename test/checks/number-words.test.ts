/** Numbers in words: whole words with their endings, put together as each language does, and nothing that only begins like one. */
import { describe, expect, it } from 'vitest';
import { numbersInWords } from '../../src/checks/number-words.ts';
import type { Lang } from '../../src/language/language.ts';

const read = (lang: Lang, text: string): readonly (readonly [number, number])[] =>
  [...numbersInWords(lang, text)].sort(([a], [b]) => a - b);

/** By language: a number, how it is written. */
const WRITTEN: { readonly [lang in Lang]: readonly (readonly [value: number, text: string])[] } = {
  fa: [
    [1, 'یک'],
    [3, 'سومین'],
    [5, 'پنجم'],
    [13, 'سیزدهم'],
    [15, 'پانزده روز'],
    [18, 'هجده'],
    [25, 'بیست و پنج درصد'],
    [25, 'بیست‌و‌پنج'],
    [30, 'سی‌ام'],
    [42, 'چهل و دوم'],
    [120, 'صد و بیست'],
    [365, 'سیصد و شصت و پنج روز'],
    [999, 'نهصد و نود و نه'],
    [10_000, 'ده هزار نفر'],
    [2_500_000, 'دو میلیون و پانصد هزار'],
  ],
  ru: [
    [1, 'первого'],
    [2, 'обеими'],
    [2, 'двое'],
    [3, 'трёх'],
    [4, 'четверо'],
    [7, 'седьмая'],
    [8, 'восемью'],
    [11, 'одиннадцати'],
    [12, 'двенадцатый'],
    [15, 'пятнадцати дней'],
    [25, 'двадцатью пятью процентами'],
    [25, 'двадцать пятая сессия'],
    [40, 'сорока'],
    [56, 'пятидесяти шести'],
    [80, 'восьмидесяти'],
    [90, 'девяноста'],
    [100, 'ста'],
    [121, 'сто двадцать один'],
    [200, 'двухсот'],
    [365, 'трёхсот шестидесяти пяти'],
    [999, 'девятьсот девяносто девять'],
    [10_000, 'десяти тысяч'],
    [1_250_000, 'один миллион двести пятьдесят тысяч'],
  ],
  az: [
    [1, 'birinci'],
    [2, 'hər ikisi'],
    [3, 'üçünün'],
    [4, 'dördüncü'],
    [10, 'onuncu'],
    [11, 'on bir'],
    [15, 'on beş gün'],
    [25, 'iyirmi beş faiz'],
    [56, 'əlli altı'],
    [90, 'doxsanıncı'],
    [100, 'yüz'],
    [120, 'yüz iyirmi'],
    [365, 'üç yüz altmış beş'],
    [10_000, 'on min'],
  ],
  kk: [
    [2, 'екеуі де'],
    [3, 'үшінші'],
    [4, 'төртеуінің'],
    [12, 'он екі'],
    [15, 'он бес күн'],
    [25, 'жиырма бес пайыз'],
    [70, 'жетпіс'],
    [100, 'жүз'],
    [365, 'үш жүз алпыс бес'],
    [10_000, 'он мың'],
  ],
  tk: [
    [2, 'ikisi'],
    [3, 'üçünji'],
    [15, 'on bäş gün'],
    [25, 'ýigrimi bäş göterim'],
    [80, 'segsen'],
    [365, 'üç ýüz altmyş bäş'],
    [10_000, 'on müň'],
  ],
  en: [
    [2, 'both Parties'],
    [5, 'the fifth session'],
    [15, 'fifteen days'],
    [25, 'twenty-five per cent'],
    [40, 'fortieth'],
    [100, 'hundred'],
    [365, 'three hundred and sixty-five days'],
    [10_000, 'ten thousand'],
  ],
};

/** Words that begin like a number, or are one with an ending of another word. */
const OTHERS: { readonly [lang in Lang]: string } = {
  fa: 'سیاست دولت‌ها دهه صدا هزاره پنجره یکسان دوطرفه',
  ru:
    'страны труда во дворе семья сотрудничество стол тройка пятно шесть-шестой'.replace('шесть-шестой', 'шестерня') +
    ' одноимённый трение стандарт статья стать тысячелетие второстепенный',
  az: 'üçün onda altında üzünə birgə minimum birlikdə dördlük onun beşik yüzlük',
  kk: 'үшін алтын онда бірге оның жүзеге бірлесіп мыңдаған жетістік',
  tk: 'üçin altyn onda ýüzünde birleşen onuň müňlerçe bilelikde',
  en: 'often weight tension someone twofold',
};

describe('numbersInWords', () => {
  for (const [lang, rows] of Object.entries(WRITTEN) as [Lang, (typeof WRITTEN)[Lang]][])
    it.each(rows)(`reads %d in ${lang}: %s`, (value, text) => {
      expect(read(lang, text)).toEqual([[value, 1]]);
      expect(read(lang, `(${text}), ${text}.`)).toEqual([[value, 2]]);
    });

  it.each(Object.entries(OTHERS) as [Lang, string][])('takes no other word of %s for a number', (lang, text) => {
    expect(text.split(' ').filter((word) => read(lang, word).length > 0)).toEqual([]);
  });

  it('tells numbers that stand beside each other from one that is put together', () => {
    expect(read('ru', 'три, пять, двадцать тридцать и сто два')).toEqual([
      [3, 1],
      [5, 1],
      [20, 1],
      [30, 1],
      [102, 1],
    ]);
    expect(read('fa', 'سه و چهار، بیست سی')).toEqual([
      [3, 1],
      [4, 1],
      [20, 1],
      [30, 1],
    ]);
    expect(read('en', 'one or two of twenty and five')).toContainEqual([25, 1]);
  });

  it('reads Roman numerals in the letters of either keyboard', () => {
    expect(read('ru', 'глава IV, XVIII и ХІІ')).toEqual([
      [4, 1],
      [12, 1],
      [18, 1],
    ]);
  });
});
