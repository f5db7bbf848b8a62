/**
 * Two texts cut into what corresponds and what does not, at a cost that is known beforehand. Short texts are read word by word.
 * Of long ones the paragraphs are compared first, and words only inside what has changed, as far as the budget goes; what
 * is left is shown as changed whole. The surprising thing: that is coarser and never wrong, because a paragraph's end is the
 * end of a word in every language.
 */
import type { Lang } from '../language/language.ts';
import { type Stretch, stretches } from './stretches.ts';
import { align, type Fold, type Token, tokens } from './words.ts';

/** Code units of both texts together that are read word by word; a page has some two thousand. */
const MOST_READ = 60_000;

const text = (list: readonly Token[]): string => list.map((token) => token.text).join('');

/** Paragraphs and their ends as tokens. */
const lines = (whole: string): Token[] =>
  whole
    .split('\n')
    .flatMap((line, index): Token[] => [
      ...(index > 0 ? [{ text: '\n', word: false, space: false }] : []),
      ...(line === '' ? [] : [{ text: line, word: true, space: false }]),
    ]);

/** Stretches whose sides, joined, are `a` and `b`. */
export function read(fold: Fold, lang: Lang, a: string, b: string): Stretch[] {
  let left = MOST_READ;
  const byWord = (from: string, to: string): Stretch[] => {
    const [old, young] = [tokens(lang, from), tokens(lang, to)];
    return stretches(old, young, align(fold, old, young));
  };
  if (a.length + b.length <= left) return byWord(a, b);
  const [old, young] = [lines(a), lines(b)];
  return stretches(old, young, align(fold, old, young)).flatMap((stretch) => {
    if (stretch.kind !== 'change' || stretch.old.length === 0 || stretch.new.length === 0) return [stretch];
    const [from, to] = [text(stretch.old), text(stretch.new)];
    if (from.length + to.length > left) return [stretch];
    left -= from.length + to.length;
    return byWord(from, to);
  });
}
