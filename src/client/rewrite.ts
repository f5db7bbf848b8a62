/**
 * Makes one text read like another, marks included, with one replacement of what differs. Words written under a client id
 * that the server takes nothing more from are so written again under a new one.
 */
import type * as Y from 'yjs';

type Char = { readonly char: string; readonly marks: { readonly [mark: string]: unknown }; readonly known: string };

const charsOf = (text: Y.Text): readonly Char[] =>
  (text.toDelta() as { insert: unknown; attributes?: { [mark: string]: unknown } }[]).flatMap(
    ({ insert, attributes: marks = {} }) => {
      const known = JSON.stringify(Object.entries(marks).sort());
      return typeof insert === 'string' ? [...insert].map((char) => ({ char, marks, known })) : [];
    },
  );

const same = (a: Char | undefined, b: Char | undefined): boolean =>
  a !== undefined && b !== undefined && a.char === b.char && a.known === b.known;

const units = (chars: readonly Char[]): number => chars.reduce((sum, { char }) => sum + char.length, 0);

/** Transact around it: it changes `to` in several steps. */
export function rewrite(to: Y.Text, from: Y.Text): void {
  const old = charsOf(to);
  const young = charsOf(from);
  let head = 0;
  while (same(old[head], young[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(old.length, young.length) - head &&
    same(old[old.length - 1 - tail], young[young.length - 1 - tail])
  )
    tail++;
  let at = units(old.slice(0, head));
  const taken = units(old.slice(head, old.length - tail));
  if (taken > 0) to.delete(at, taken);
  let run = '';
  const middle = young.slice(head, young.length - tail);
  middle.forEach(({ char, marks, known }, index) => {
    run += char;
    if (middle[index + 1]?.known === known) return;
    to.insert(at, run, marks);
    at += run.length;
    run = '';
  });
}
