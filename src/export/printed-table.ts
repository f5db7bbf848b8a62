/** A clause of the kind `table` as it is printed: caption, head and rows, with the places of its footnotes in reading order. */
import { CELL_SIGN, tableOf } from '../domain/clause/table.ts';
import { behind, type Note, type NotedParagraph, plainWords, References } from './footnote.ts';
import type { Line } from './outline.ts';

export type PrintedTable = {
  /** `label`: «جدول ۱.»; "" where the caption begins with it. */
  readonly label: string;
  readonly caption: NotedParagraph;
  readonly head: readonly NotedParagraph[];
  readonly rows: readonly (readonly NotedParagraph[])[];
};

type Words = Pick<Line, 'kind' | 'label' | 'paragraphs' | 'woven'> & { readonly notes?: readonly Note[] };

/** Null for a line that is no table: of another kind, or without a cell yet, and then its words are paragraphs. */
export function printedTable({ kind, label, paragraphs, notes, woven }: Words): PrintedTable | null {
  if (kind !== 'table' || woven || !paragraphs.some((line) => line.some(({ text }) => text.includes(CELL_SIGN))))
    return null;
  const { caption, head, rows } = tableOf(paragraphs);
  const references = new References(notes);
  const words = caption ? references.in(caption) : [];
  const cells = [head, ...rows].map((row) => row.map((cell) => references.in(cell)));
  const [first = [], ...rest] = cells;
  return { label, caption: behind(words, references.hanging()), head: first, rows: rest };
}

/** `weight`: of the column's width, by its longest cell. `figures`: below the head it has numbers alone. */
export type TableColumn = { readonly weight: number; readonly figures: boolean };

const NARROWEST = 6;
const WIDEST = 36;
const FIGURES = /^[\p{N}\s.,٫٬%‰+\-−–—()/\u200e\u00a0]*$/u;

/** The columns of a table that has one at least. */
export function columnsOf({ head, rows }: PrintedTable): readonly TableColumn[] {
  return head.map((first, column) => {
    const below = rows.map((row) => plainWords(row[column] ?? []));
    const longest = [plainWords(first), ...below].reduce((most, { length }) => Math.max(most, length), 0);
    const figures = below.some((text) => /\p{N}/u.test(text)) && below.every((text) => FIGURES.test(text));
    return { weight: Math.min(WIDEST, Math.max(NARROWEST, longest)), figures };
  });
}
