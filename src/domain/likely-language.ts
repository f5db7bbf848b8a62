/**
 * Which of the six languages is a text in? Judged by its letters alone: no word lists, no statistics of letters. That is
 * enough to tell a Russian paper in the Kazakh column, and not enough for one word: "Каспий" is both.
 */
import { LANGS, type Lang, language } from './language.ts';
import { foldOrthography } from './orthography.ts';

/** Letters looked at; a page and a half tells as much as a book. */
const SAMPLE = 4000;
/** Kazakh fits the Russian alphabet to 85 %; a Russian paper with Kazakh names in it to 99 %. */
const TOLERANCE = 0.02;
/** Below this it is none of ours: Cyrillic Azerbaijani fits the Kazakh alphabet to 96 %. */
const FIT = 0.97;
const LEAST_LETTERS = 20;

/** The share of the letters of `text` that the alphabet of `lang` has, 0 to 1; 0 for a text without letters. */
export function alphabetFit(lang: Lang, text: string): number {
  const { letters, script } = language(lang);
  const sample = text.slice(0, SAMPLE * 2).normalize('NFC');
  // «كتاب» from an Arabic keyboard is Persian. Folding the other scripts would turn Latin letters into Cyrillic ones.
  const found = ((script === 'arab' ? foldOrthography(lang, sample) : sample).match(/\p{L}/gu) ?? []).slice(0, SAMPLE);
  return found.length === 0 ? 0 : found.filter((letter) => letters.test(letter)).length / found.length;
}

/** The language whose alphabet fits, the one with the smaller alphabet of two; undefined for too little or another text. */
export function likelyLanguage(text: string): Lang | undefined {
  if ((text.slice(0, SAMPLE).match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) return undefined;
  const fits = LANGS.map((lang) => ({ lang, fit: alphabetFit(lang, text), size: language(lang).alphabet.length }));
  const best = Math.max(...fits.map(({ fit }) => fit));
  if (best < FIT) return undefined;
  return fits.filter(({ fit }) => fit >= best - TOLERANCE).sort((a, b) => a.size - b.size)[0]?.lang;
}
