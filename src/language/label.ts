/**
 * How published texts of each language call their units, for reading labels that people typed: all forms that are met, where
 * `unitNumber` has the one that we write. `before` stands in front of the number ("Статья 1"), `behind` after it ("1-бап", "II bölüm").
 * Written as a heading writes them; capitals throughout are understood, too.
 */
import { LANGS } from './language.ts';
import { COUNTING } from './numbering.ts';
import type { LabelUnit, LabelWords } from './pack.ts';

const NONE: LabelWords = { before: '', behind: '' };

/** Words of a unit in all languages as the insides of two patterns, in both cases; a language's own capitals (İ, Ә) included. */
export function unitWords(unit: LabelUnit): LabelWords {
  const found = LANGS.flatMap((lang) => {
    const { before, behind } = { ...NONE, ...COUNTING[lang].labels[unit] };
    const capitals = (words: string): string => words.toLocaleUpperCase(lang).replace('\\.', '\\.');
    return [
      { before, behind },
      { before: capitals(before), behind: capitals(behind) },
    ];
  });
  const joined = (side: keyof LabelWords): string =>
    [...new Set(found.flatMap((words) => words[side].split('|')))].filter((word) => word !== '').join('|');
  return { before: joined('before'), behind: joined('behind') };
}

/** Ordinals in words that head parts and chapters, first to tenth, with "|" between them: of the languages that have no rule for them. */
export const ORDINAL_WORDS = LANGS.map((lang) => COUNTING[lang].ordinals)
  .filter((words) => words !== '')
  .join('|');

/** Ordinals that a language has a rule for, first to ninety-ninth, with their numbers. */
export const ORDINALS_BY_RULE: ReadonlyMap<string, number> = new Map(
  LANGS.flatMap((lang) => {
    const { inWords } = COUNTING[lang];
    if (!inWords) return [];
    return [...Array.from({ length: 99 }, (_, index) => [inWords.say(index + 1), index + 1] as const), ...inWords.also];
  }),
);

/** The number of an ordinal word in lower case, with «ё» as "е"; undefined for any other word. */
export function ordinalWord(word: string): number | undefined {
  for (const lang of LANGS) {
    const words = COUNTING[lang].ordinals.split('|');
    const at = words.indexOf(word);
    // Russian has two genders of each.
    if (at >= 0) return words.length > 10 ? Math.floor(at / 2) + 1 : at + 1;
  }
  return undefined;
}
