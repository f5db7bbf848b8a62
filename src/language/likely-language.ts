/**
 * Which of the six languages is a text in? Judged by its letters alone: no word lists, no statistics of letters. That is
 * enough to tell a Russian paper in the Kazakh column, and not enough for one word: "Каспий" is both.
 */
import { LANGS, type Lang, language } from './language.ts';
import { composed } from './normal-form.ts';
import { foldOrthography } from './orthography.ts';

/** Letters looked at; a page and a half tells as much as a book. */
const SAMPLE = 4000;
/** Kazakh fits the Russian alphabet to 85 %; a Russian paper with Kazakh names in it to 99 %. */
const TOLERANCE = 0.02;
/** Below this it is none of ours: Cyrillic Azerbaijani fits the Kazakh alphabet to 96 %. */
const FIT = 0.97;
const LEAST_LETTERS = 20;

/** Letters of the beginning of a text, each with how often it stands there. */
type Letters = ReadonlyMap<string, number>;

function lettersOf(text: string): Letters {
  const letters = new Map<string, number>();
  const found = composed(text.slice(0, SAMPLE * 2)).match(/\p{L}/gu) ?? [];
  for (const letter of found.slice(0, SAMPLE)) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  return letters;
}

function fitOf(lang: Lang, letters: Letters): number {
  const { letters: own, script } = language(lang);
  let all = 0;
  let known = 0;
  for (const [letter, count] of letters) {
    // «كتاب» from an Arabic keyboard is Persian. Folding the other scripts would turn Latin letters into Cyrillic ones.
    const folded = script === 'arab' ? (foldOrthography(lang, letter).match(/\p{L}/gu) ?? []) : [letter];
    for (const each of folded) {
      all += count;
      if (own.test(each)) known += count;
    }
  }
  return all === 0 ? 0 : known / all;
}

/** The share of the letters of `text` that the alphabet of `lang` has, 0 to 1; 0 for a text without letters. */
export const alphabetFit = (lang: Lang, text: string): number => fitOf(lang, lettersOf(text));

/** `alphabetFit` of several languages, in their order. */
export function alphabetFits(langs: readonly Lang[], text: string): readonly number[] {
  const letters = lettersOf(text);
  return langs.map((lang) => fitOf(lang, letters));
}

/** The language whose alphabet fits, the one with the smaller alphabet of two; undefined for too little or another text. */
export function likelyLanguage(text: string): Lang | undefined {
  if ((text.slice(0, SAMPLE).match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) return undefined;
  const found = alphabetFits(LANGS, text);
  const fits = LANGS.map((lang, at) => ({ lang, fit: found[at] as number, size: language(lang).alphabet.length }));
  const best = Math.max(...found);
  if (best < FIT) return undefined;
  return fits.filter(({ fit }) => fit >= best - TOLERANCE).sort((a, b) => a.size - b.size)[0]?.lang;
}
