/**
 * Numbers in words, as far as a text may write in words what another column writes in figures: "статья пятая" beside
 * "Article 5", «سه کشور» beside "3 dövlət". They excuse a figure that is missing, and never accuse: "bir" is one and "a".
 */
import { lower } from '../domain/collation.ts';
import type { Lang } from '../domain/language.ts';
import { persianOrdinal } from '../domain/numbering.ts';

/** One to twelve, then 20, 30, 40, 50, 60, 90, 100. Patterns for a whole word without its ordinal ending. */
const VALUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50, 60, 90, 100] as const;

const list = (names: string): readonly string[] => names.split(' ');

const WORDS: { readonly [lang in Lang]: { readonly names: readonly string[]; readonly ending: string } } = {
  fa: {
    names: list('یک|او?ل|نخست دو سه|سو چهار پنج شش هفت هشت نه ده یازده دوازده بیست سی چهل پنجاه شصت نود صد'),
    ending: '(?:\u200c?ا?م|\u200c?ا?مین|ین)?',
  },
  ru: {
    names: list(
      'од(?:ин|н)|перв дв|втор тр|трет четыр|четвер|четвёр пят шест сем|седьм вос[еь]м девят десят одиннадцат двенадцат двадцат тридцат сорок пят(?:ь|и)десят шест(?:ь|и)десят девяност ст|сот',
    ),
    ending: '\\p{L}{0,4}',
  },
  az: {
    names: list(
      'bir iki üç dörd beş altı yeddi səkkiz doqquz on on\\sbir on\\siki iyirmi otuz qırx əlli altmış doxsan yüz',
    ),
    ending: '(?:[ıiuü]?nc[ıiuü])?',
  },
  kk: {
    names: list(
      'бір екі үш төрт бес алты жеті сегіз тоғыз он он\\sбір он\\sекі жиырма отыз қырық елу алпыс тоқсан жүз',
    ),
    ending: '(?:[іы]?нш[іы])?',
  },
  tk: {
    names: list(
      'bir iki üç dör[td] bäş alty ýedi sekiz dokuz on on\\sbir on\\siki ýigrimi otuz kyrk elli altmyş togsan ýüz',
    ),
    ending: '(?:[iyuü]?nj[iy])?',
  },
  en: {
    names: list(
      'one|first two|second three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth twenty|twentieth thirty|thirtieth forty|fortieth fifty|fiftieth sixty|sixtieth ninety|ninetieth hundred|hundredth',
    ),
    ending: '',
  },
};

/** Latin or Cyrillic capitals: Kazakh and Russian keyboards have no I but І, and Х. */
const ROMAN = /(?<![\p{L}\d])[IVXІХ]{1,6}(?![\p{L}\d])/gu;
const ROMAN_WORTH: { readonly [sign: string]: number } = { I: 1, І: 1, V: 5, X: 10, Х: 10 };

function romanValue(text: string): number {
  const worth = [...text].map((sign) => ROMAN_WORTH[sign] ?? 0);
  return worth.reduce((sum, each, index) => sum + (each < (worth[index + 1] ?? 0) ? -each : each), 0);
}

/** Thousands and millions that stand behind a figure: "16 млн" is 16 000 000. */
const MULTIPLIERS: { readonly [lang in Lang]: readonly (readonly [pattern: string, worth: number])[] } = {
  fa: [
    ['هزار', 1e3],
    ['میلیون', 1e6],
    ['میلیارد', 1e9],
  ],
  ru: [
    ['тыс\\p{L}*', 1e3],
    ['миллион\\p{L}*|млн', 1e6],
    ['миллиард\\p{L}*|млрд', 1e9],
  ],
  az: [
    ['min', 1e3],
    ['milyon\\p{L}*|mln', 1e6],
    ['milyard\\p{L}*|mlrd', 1e9],
  ],
  kk: [
    ['мың', 1e3],
    ['миллион\\p{L}*|млн', 1e6],
    ['миллиард\\p{L}*|млрд', 1e9],
  ],
  tk: [
    ['müň', 1e3],
    ['million\\p{L}*|mln', 1e6],
    ['milliard\\p{L}*|mlrd', 1e9],
  ],
  en: [
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
  ],
};

/** What the word right behind a figure multiplies it by; 1 for any other. `rest` is the text behind the figure. */
export function multiplier(lang: Lang, rest: string): number {
  const found = MULTIPLIERS[lang].find(([pattern]) =>
    new RegExp(`^[\\s\u00a0]+(?:${pattern})(?!\\p{L})`, 'u').test(rest),
  );
  return found?.[1] ?? 1;
}

const occurrences = (text: string, word: string): readonly number[] =>
  Array.from(text.matchAll(new RegExp(`(?<!\\p{L})${word.replaceAll(' ', '\\s')}(?!\\p{L})`, 'gu')), () => 1);

/** The largest number that is looked for: no Roman numeral of six signs is larger, and neither is one in words. */
const LARGEST = 100;

/**
 * How often a number stands in a text in words or in Roman numerals. Only whole numbers up to `LARGEST` do, and each is looked
 * for once at most, so a text is passed over a hundred times at the worst, whatever numbers the other columns have.
 */
export function inWords(lang: Lang, text: string): (value: number) => number {
  let roman: Map<number, number> | undefined;
  let lowered: string | undefined;
  return (value) => {
    if (!Number.isInteger(value) || value < 1 || value > LARGEST) return 0;
    roman ??= romans(text);
    let found = roman.get(value) ?? 0;
    // «ماده سیزدهم»: law counts its articles in words, however many there are.
    if (lang === 'fa' && value > 12 && value < LARGEST)
      found += occurrences(text, persianOrdinal(value).replace('هجدهم', 'هی?جدهم')).length;
    const name = WORDS[lang].names[VALUES.indexOf(value as (typeof VALUES)[number])];
    if (name === undefined) return found;
    const word = new RegExp(`(?<!\\p{L})(?:${name})${WORDS[lang].ending}(?![\\p{L}\u200c])`, 'gu');
    lowered ??= lower(lang, text);
    return found + [...lowered.matchAll(word)].length;
  };
}

function romans(text: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const [sign] of text.matchAll(ROMAN)) {
    const value = romanValue(sign);
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}
