/**
 * Words as people of each language count them. `Intl.Segmenter` finds them, except that it cuts at hyphens: Северо|Кавказский,
 * 5|ci, 1|nji. Those parts are joined again here, so that a difference never shows half a word as changed. And Chromium's
 * own rules cut "т.е" and "ilna.ir" where the Unicode rules (and Node) do not: joined, too, so that both ends agree.
 */
import { LANGUAGES, type Lang } from './language.ts';

/** A stretch of text; `isWordLike` is false for spaces, punctuation and symbols. */
export type Word = { readonly text: string; readonly isWordLike: boolean };

const segmenters = new Map<Lang, Intl.Segmenter>();

function segmenter(lang: Lang): Intl.Segmenter {
  let known = segmenters.get(lang);
  if (!known) {
    known = new Intl.Segmenter(LANGUAGES[lang].bcp47, { granularity: 'word' });
    segmenters.set(lang, known);
  }
  return known;
}

const WORD = /[\p{Alphabetic}\p{N}]/u;
const LETTER = /\p{Alphabetic}/u;
const CLINGS = /[\p{M}\p{Cf}]/u;
const BEGINS_WITH_LETTER = /^\p{Alphabetic}/u;
const HYPHEN = /^[-\u2010\u2011]$/u;
/** With the small and the full-width colon: all that Chromium cuts at and Node does not. */
const POINT = /^[.:\ufe55\uff1a]$/u;

/** Is its last character a letter, marks and joiners behind it aside? Read from the end: some marks count as letters, too. */
function endsInLetter(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit < 0xe000 && at > 0) at--;
    const char = String.fromCodePoint(text.codePointAt(at) as number);
    if (LETTER.test(char)) return true;
    if (!CLINGS.test(char)) return false;
  }
  return false;
}

/** Is `mark` part of the word that `before` ends and `after` begins? */
function joins(before: string, mark: string, after: string): boolean {
  if (POINT.test(mark)) return endsInLetter(before) && BEGINS_WITH_LETTER.test(after);
  return HYPHEN.test(mark) && WORD.test(after) && (LETTER.test(before) || LETTER.test(after));
}

/**
 * Cuts `text` into segments that concatenate to exactly `text`. A single hyphen between two words joins them when either
 * side has a letter, so "5-ci" and "Северо-Кавказский" are one word, while the range "18-19" stays two numbers.
 */
export function words(lang: Lang, text: string): readonly Word[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter(lang).segment(text)) pieces.push(segment);
  const found: Word[] = [];
  for (let index = 0; index < pieces.length; index++) {
    let word = pieces[index] as string;
    const isWordLike = WORD.test(word);
    for (let last = word; isWordLike && index + 2 < pieces.length; index += 2) {
      const mark = pieces[index + 1] as string;
      const next = pieces[index + 2] as string;
      if (!joins(last, mark, next)) break;
      word += mark + next;
      last = next;
    }
    found.push({ text: word, isWordLike });
  }
  return found;
}
