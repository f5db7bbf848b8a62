/**
 * Footnotes: clauses that stand behind the clause which refers to them. In its text the sign "(*)" is the place of the
 * reference; the first sign belongs to the first footnote behind the clause, and so on. The number is computed, like every
 * number of a clause, so that adding a footnote never leaves a wrong one behind.
 */
import type { ClauseKind, ClauseStatus } from './clause.ts';

/** Where a text refers to a footnote; printed as its number, raised. */
export const FOOTNOTE_SIGN = '(*)';

type Row = { readonly id: string; readonly kind: ClauseKind; readonly status: ClauseStatus };

/** Offsets of the signs in a text, in code units. */
export function footnoteSigns(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(FOOTNOTE_SIGN); at >= 0; at = text.indexOf(FOOTNOTE_SIGN, at + FOOTNOTE_SIGN.length))
    found.push(at);
  return found;
}

/**
 * Footnotes by the clause that they belong to, the nearest one before them that is none itself, in reading order. Withdrawn
 * clauses are passed over as if they were not there. Under `null` stand those before any clause.
 */
export function footnotesOf(clauses: readonly Row[]): ReadonlyMap<string | null, readonly string[]> {
  const notes = new Map<string | null, string[]>();
  let home: string | null = null;
  for (const { id, kind, status } of clauses) {
    if (status === 'withdrawn') continue;
    if (kind !== 'footnote') {
      home = id;
      continue;
    }
    const list = notes.get(home);
    if (list) list.push(id);
    else notes.set(home, [id]);
  }
  return notes;
}

/**
 * Behind which row a clause goes that moves one step up (-1) or down (1) among `rows`; a step of a clause that is no footnote is over
 * another one with its footnotes. Undefined at the end of the way.
 */
export function stepped(rows: readonly Pick<Row, 'id' | 'kind'>[], id: string, by: -1 | 1): string | null | undefined {
  const isNote = rows.find((row) => row.id === id)?.kind === 'footnote';
  const steps = isNote ? rows : rows.filter(({ kind }) => kind !== 'footnote');
  const at = steps.findIndex((row) => row.id === id);
  if (at < 0 || at + by < 0 || at + by >= steps.length) return undefined;
  return by < 0 ? (steps[at - 2]?.id ?? null) : (steps[at + 1]?.id as string);
}

/** A stretch of text, or the place of a footnote (its position among those of the clause, from 0). */
export type FootnotePiece = { readonly text: string } | { readonly footnote: number };

/**
 * `text` cut at its signs, `before` of which stood in what was read of the same clause before. A sign without a footnote (of
 * `count`) stays text, as somebody wrote it.
 */
export function cutAtFootnotes(text: string, count: number, before = 0): readonly FootnotePiece[] {
  const pieces: FootnotePiece[] = [];
  let from = 0;
  footnoteSigns(text).forEach((at, index) => {
    if (before + index >= count) return;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ footnote: before + index });
    from = at + FOOTNOTE_SIGN.length;
  });
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
