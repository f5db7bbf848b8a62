/**
 * A text as the search for corresponding words sees it: its words with their places, paragraphs and sentences, and what each
 * word can be recognised by in another language. A number is the same in all six; a name has its consonants in common:
 * «Гилян», «گیلان», "Gilan" are all g-l-n.
 */
import { type Lang, language } from '../../language/language.ts';
import { westernDigits } from '../../language/number.ts';
import { words } from '../../language/words.ts';
import { meanings } from './bracket-lexicon.ts';

/** Half-open, in UTF-16 code units. */
export type Range = { readonly from: number; readonly to: number };

export type Unit = Range & {
  readonly text: string;
  /** Lower case, for the tables of small words. */
  readonly folded: string;
  readonly paragraph: number;
  readonly sentence: number;
  /** What stands between the word before and this one: blanks, commas, brackets. */
  readonly gap: string;
  /** "2026", "4.5"; empty where the word has no digits. */
  readonly number: string;
  /** Consonants by sound. */
  readonly sounds: string;
  /** Rows of the lexicon. */
  readonly meanings: readonly number[];
};

/** Letters that are heard alike get one sign; vowels, hamzas and signs of softness get none. */
const SOUNDS: readonly (readonly [letters: string, sound: string])[] = [
  ['бbбپpпبвvwوw', 'p'],
  ['dtдтتدطذňţþ', 't'],
  ['гgğғققkqкқگکخxhхһحهغ', 'k'],
  ['зzszсşžžжšшцщсزسشصضظثژjчçcچجjž', 's'],
  ['lлل', 'l'],
  ['rрر', 'r'],
  ['mмم', 'm'],
  ['nнңن', 'n'],
  ['fфف', 'f'],
];
const SOUND = new Map(SOUNDS.flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound] as const)));

const soundsOf = (folded: string): string => {
  let sounds = '';
  for (const letter of folded.normalize('NFC')) sounds += SOUND.get(letter) ?? '';
  return sounds;
};

/** A full stop that ends a sentence has a blank behind it and is no abbreviation of one letter: «г. Решт». */
const SENTENCE_END = /[.!?؟…;؛:](?=[\]»”"')]*(?:\s|$))/u;

export function units(lang: Lang, text: string): readonly Unit[] {
  const found: Unit[] = [];
  let at = 0;
  let paragraph = 0;
  let sentence = 0;
  let gap = '';
  for (const { text: word, isWordLike } of words(lang, text)) {
    if (isWordLike) {
      const last = found.at(-1);
      const abbreviated = last !== undefined && last.text.length === 1 && gap.startsWith('.') && !/\d/u.test(last.text);
      if (gap.includes('\n')) {
        paragraph += gap.split('\n').length - 1;
        sentence = 0;
      } else if (last && SENTENCE_END.test(gap) && !abbreviated) sentence++;
      const folded = word.toLocaleLowerCase(language(lang).bcp47);
      const digits = westernDigits(word).match(/\d+(?:[.,٫]\d+)?/u)?.[0] ?? '';
      const number = digits.replace(/[,٫]/u, '.');
      found.push({
        ...{ from: at, to: at + word.length, text: word, folded, paragraph, sentence, gap, number },
        sounds: number ? '' : soundsOf(folded),
        meanings: number ? [] : meanings(lang, folded),
      });
      gap = '';
    } else gap += word;
    at += word.length;
  }
  return found;
}

/** What a common word in common is worth beside a number. */
const MEANING = 0.7;

/** Shortest run of consonants that is taken for the same name. */
const NAME = 3;

/** How surely two words name the same thing: 1 a number, less for names and for words that went through many languages. */
export function likeness(a: Unit, b: Unit): number {
  if (a.number || b.number) return a.number === b.number ? 1 : 0;
  if (a.meanings.some((row) => b.meanings.includes(row))) return MEANING;
  const [short, long] = a.sounds.length <= b.sounds.length ? [a.sounds, b.sounds] : [b.sounds, a.sounds];
  if (short.length < NAME) return 0;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared++;
  // Endings differ («провинциями»), so the beginning decides: most of the shorter word, and not too little of the longer.
  if (shared < NAME || shared < short.length - 2 || shared * 2 < long.length) return 0;
  return shared >= 5 ? 0.8 : shared === 4 ? 0.6 : short.length === long.length ? 0.4 : 0.25;
}
