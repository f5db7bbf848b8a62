/**
 * The least that has to be written into a text to make another of it, word by word. The server writes accepted wording
 * into a living text with it: every word that is not replaced keeps its author and whatever is anchored in it.
 * The surprising thing: this is not what a redline shows. A redline swallows a lone «و» between two rewritten phrases
 * because it reads better; here that «و» stays, because somebody wrote it. And two spellings are two words.
 */
import type { Lang } from '../language/language.ts';
import { read } from './reading.ts';
import { slid } from './stretches.ts';
import { differing } from './window.ts';
import type { Fold } from './words.ts';

/** `delete` code units from the offset `at` on, and `insert` in their place. Offsets count in the text before any of it. */
export type Replacement = { readonly at: number; readonly delete: number; readonly insert: string };

/** Another spelling is another word: «ي» does not become «ی» by being left alone. */
const exact: Fold = (text) => text;

const length = (list: readonly { readonly text: string }[]): number =>
  list.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Replacements in the order of the text, none touching another; applied from the last to the first they make `after` of
 * `before`. They begin and end where a word of `lang` does, in both texts, and as many words and marks stay as can
 * (beyond the length in D5 of the README: whole paragraphs).
 */
export function smallest(before: string, after: string, lang: Lang): Replacement[] {
  if (before === after) return [];
  const { head, tail } = differing(before, after);
  const found = read(exact, lang, before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const atStart = head === 0 || before[head - 1] === '\n';
  const replacements: Replacement[] = [];
  let at = head;
  for (const stretch of slid(found, atStart)) {
    const taken = length(stretch.old);
    if (stretch.kind !== 'same')
      replacements.push({ at, delete: taken, insert: stretch.new.map(({ text }) => text).join('') });
    at += taken;
  }
  return replacements;
}
