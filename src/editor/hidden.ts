/**
 * What no text may hold is taken out of a change before it is made, however it came about: a key, an input method, a composition, a
 * program that types for its user. What others brought, or an old text has, is not touched.
 */
import type { Transaction } from 'prosemirror-state';
import { firstDisallowed, withoutDisallowed } from '../domain/text/disallowed.ts';

type Found = { readonly from: number; readonly to: number; readonly instead: string };

/** Stretches of the new document that this change wrote. */
function writtenBy(tr: Transaction): { readonly from: number; readonly to: number }[] {
  return tr.mapping.maps.flatMap((map, index) => {
    const later = tr.mapping.slice(index + 1);
    const written: { from: number; to: number }[] = [];
    map.forEach((_from, _to, from, to) => {
      written.push({ from: later.map(from, -1), to: later.map(to, 1) });
    });
    return written;
  });
}

function foundIn(tr: Transaction): Found[] {
  const found = new Map<number, Found>();
  for (const { from, to } of writtenBy(tr))
    tr.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isText || !node.text || firstDisallowed(node.text) === undefined) return;
      // Character by character, each with the next, on which one of them depends.
      for (let at = Math.max(0, from - pos); at < Math.min(node.text.length, to - pos); ) {
        const char = String.fromCodePoint(node.text.codePointAt(at) ?? 0);
        const start = pos + at;
        const first = firstDisallowed(node.text.slice(at, at + char.length + 1));
        at += char.length;
        if (first?.at === 0)
          found.set(start, {
            from: start,
            to: start + char.length,
            instead: withoutDisallowed(char).text.replace('\n', ' '),
          });
      }
    });
  return [...found.values()].sort((a, b) => b.from - a.from);
}

/** Takes it out; returns how many characters are gone. Of a change that has none, nothing is looked at but the words it wrote. */
export function leaveOut(tr: Transaction): number {
  if (!tr.docChanged) return 0;
  let count = 0;
  for (const { from, to, instead } of foundIn(tr)) {
    if (instead === '') {
      tr.delete(from, to);
      count++;
    } else tr.insertText(instead, from, to);
  }
  return count;
}
