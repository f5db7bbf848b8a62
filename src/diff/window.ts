/**
 * The stretch in which two texts differ. Most edits touch one phrase of a clause, and finding words costs more than
 * anything else here, so only this window is read. Its edges stand where every language has a word boundary, whatever
 * lies beyond: behind a "\n", or between a space and a letter.
 */

/** Length of what both texts begin and end with; the window of each text is what is left. */
export type Window = { readonly head: number; readonly tail: number };

/** Code units of equal text that stay inside on either side, for a change to be moved along (see `slid`). */
const CONTEXT = 80;

/**
 * May the text be cut before `at`? Letters of Arabic, Cyrillic and Latin script all lie below U+0700; above it there are
 * letters that cling to a preceding space.
 */
function isEdge(text: string, at: number): boolean {
  if (text[at - 1] === '\n') return true;
  return text[at - 1] === ' ' && text.charCodeAt(at) < 0x700 && /\p{L}/u.test(text[at] as string);
}

export function differing(a: string, b: string): Window {
  const room = Math.min(a.length, b.length);
  let head = 0;
  while (head < room && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < room - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  head = Math.max(0, head - CONTEXT);
  while (head > 0 && !isEdge(a, head)) head--;
  tail = Math.max(0, tail - CONTEXT);
  while (tail > 0 && !isEdge(a, a.length - tail)) tail--;
  return { head, tail };
}
