/**
 * How published texts of each language call their units, for reading labels that people typed: all forms that are met, where
 * `numbering` has the one that we write. `before` stands in front of the number ("Статья 1"), `behind` after it ("1-бап", "II bölüm").
 * Written as a heading writes them; capitals throughout are understood, too.
 */
import { LANGS, type Lang } from './language.ts';

export const LABEL_UNITS = ['part', 'chapter', 'section', 'article', 'paragraph', 'subparagraph'] as const;
/** `section`: the "§" below a chapter. */
export type LabelUnit = (typeof LABEL_UNITS)[number];
type Words = { readonly before: string; readonly behind: string };
const NONE: Words = { before: '', behind: '' };

const WORDS: { readonly [lang in Lang]: { readonly [unit in LabelUnit]?: Partial<Words> } } = {
  fa: {
    part: { before: 'بخش|باب|قسمت' },
    chapter: { before: 'فصل' },
    article: { before: 'ماده|مادهٔ|مادۀ|مادة|اصل' },
    paragraph: { before: 'بند' },
    subparagraph: { before: 'جزء' },
  },
  ru: {
    part: { before: 'Раздел|Часть' },
    chapter: { before: 'Глава' },
    article: { before: 'Статья' },
    paragraph: { before: 'Пункт' },
    subparagraph: { before: 'Подпункт' },
  },
  az: {
    part: { before: 'Bölmə|Hissə', behind: 'bölmə|hissə' },
    chapter: { before: 'Fəsil', behind: 'fəsil' },
    article: { before: 'Maddə', behind: 'maddə' },
    paragraph: { before: 'Bənd', behind: 'bənd' },
    subparagraph: { behind: 'yarımbənd' },
  },
  kk: {
    part: { before: 'Бөлім', behind: 'бөлім' },
    chapter: { before: 'Тарау', behind: 'тарау' },
    article: { before: 'Бап', behind: 'бап' },
    paragraph: { behind: 'тармақ' },
    subparagraph: { behind: 'тармақша' },
  },
  tk: {
    part: { before: 'Bölüm', behind: 'bölüm' },
    chapter: { before: 'Bap', behind: 'bap' },
    article: { before: 'Madda', behind: 'madda' },
    paragraph: { before: 'Bent', behind: 'bent' },
    subparagraph: { behind: 'kiçi bent' }, // native review
  },
  en: {
    part: { before: 'Part|Section|Title' },
    chapter: { before: 'Chapter' },
    article: { before: 'Article|Art\\.' },
    paragraph: { before: 'Paragraph' },
    subparagraph: { before: 'Subparagraph' },
  },
};

/** Words of a unit in all languages as the insides of two patterns, in both cases; a language's own capitals (İ, Ә) included. */
export function unitWords(unit: LabelUnit): Words {
  const found = LANGS.flatMap((lang) => {
    const { before, behind } = { ...NONE, ...WORDS[lang][unit] };
    const capitals = (words: string): string => words.toLocaleUpperCase(lang).replace('\\.', '\\.');
    return [
      { before, behind },
      { before: capitals(before), behind: capitals(behind) },
    ];
  });
  const joined = (side: keyof Words): string =>
    [...new Set(found.flatMap((words) => words[side].split('|')))].filter((word) => word !== '').join('|');
  return { before: joined('before'), behind: joined('behind') };
}

/** Ordinals in words that head parts and chapters, first to tenth; Persian ones have a rule (`persianOrdinal`). native review: tk */
export const ORDINAL_WORDS: { readonly [lang in Lang]?: string } = {
  ru: 'первый|первая|второй|вторая|третий|третья|четвертый|четвертая|пятый|пятая|шестой|шестая|седьмой|седьмая|восьмой|восьмая|девятый|девятая|десятый|десятая',
  az: 'birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yeddinci|səkkizinci|doqquzuncu|onuncu',
  kk: 'бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы',
  tk: 'birinji|ikinji|üçünji|dördünji|bäşinji|altynjy|ýedinji|sekizinji|dokuzynjy|onunjy',
  en: 'one|two|three|four|five|six|seven|eight|nine|ten',
};

/** The number of an ordinal word in lower case, with «ё» as "е"; undefined for any other word. */
export function ordinalWord(word: string): number | undefined {
  for (const lang of LANGS) {
    const words = ORDINAL_WORDS[lang]?.split('|') ?? [];
    const at = words.indexOf(word);
    // Russian has two genders of each.
    if (at >= 0) return words.length > 10 ? Math.floor(at / 2) + 1 : at + 1;
  }
  return undefined;
}
