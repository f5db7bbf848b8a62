/**
 * A table as a clause: a schedule, figures. Its text is a row a line and "|" between cells, so everything that a clause is
 * (shared, diffed, agreed, translated) a table is, too, and its raw form can be read by anybody:
 *
 *     Catch quotas, in tonnes          a first line without "|" is the caption
 *     State | 2026 | 2027              the first row is the head
 *     Azerbaijan | 10 | 11
 */
import type { Mark, Paragraph, RichText, Run } from './text.ts';

/** Between two cells of a row. No keyboard of the five States lacks it, and no legal text uses it otherwise. */
export const CELL_SIGN = '|';

/** Of a row; what would be further cells stays, with its signs, in the last one. */
export const MAX_TABLE_COLUMNS = 20;

/** Every row has as many cells as the widest one; the missing ones are empty and at its end. */
export type Table = {
  readonly caption: Paragraph | null;
  readonly head: readonly Paragraph[];
  readonly rows: readonly (readonly Paragraph[])[];
};

const run = (text: string, marks: readonly Mark[] | undefined): Run => (marks ? { text, marks } : { text });

/** The cells of one line, each without the blanks at its ends. */
function cellsOf(line: Paragraph): readonly Paragraph[] {
  const cells: Run[][] = [[]];
  for (const { text, marks } of line) {
    let from = 0;
    while (cells.length < MAX_TABLE_COLUMNS) {
      const at = text.indexOf(CELL_SIGN, from);
      if (at < 0) break;
      if (at > from) (cells.at(-1) as Run[]).push(run(text.slice(from, at), marks));
      cells.push([]);
      from = at + 1;
    }
    if (from < text.length) (cells.at(-1) as Run[]).push(run(text.slice(from), marks));
  }
  return cells.map(trimmed);
}

/** Blanks, without what a Persian word needs inside: a zero-width non-joiner is none. */
const BLANK = /[ \u00a0]/;

function trimmed(cell: readonly Run[]): Paragraph {
  const runs = [...cell];
  const blankAt = (text: string, at: number): boolean => BLANK.test(text[at] ?? '');
  for (let first = runs[0]; first; first = runs[0]) {
    let from = 0;
    while (blankAt(first.text, from)) from++;
    if (from < first.text.length) {
      if (from > 0) runs[0] = run(first.text.slice(from), first.marks);
      break;
    }
    runs.shift();
  }
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    let to = last.text.length;
    while (to > 0 && blankAt(last.text, to - 1)) to--;
    if (to > 0) {
      if (to < last.text.length) runs[runs.length - 1] = run(last.text.slice(0, to), last.marks);
      break;
    }
    runs.pop();
  }
  return runs;
}

const hasCells = (line: Paragraph): boolean => line.some(({ text }) => text.includes(CELL_SIGN));

/** Reads the text of a clause of the kind `table`; lines that say nothing are no rows. */
export function tableOf(text: RichText): Table {
  const lines = text.filter((line) => line.some((piece) => piece.text.trim() !== ''));
  const [first] = lines;
  const captioned = first !== undefined && !hasCells(first) && lines.some(hasCells);
  const rows = lines.slice(captioned ? 1 : 0).map(cellsOf);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const [head = [], ...rest] = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? []));
  return { caption: captioned ? first : null, head, rows: rest };
}

/** The text that reads as `table`, as one writes it by hand. */
export function tableText(table: { readonly caption?: string; readonly rows: readonly (readonly string[])[] }): string {
  const lines = table.rows.map((row) => row.join(` ${CELL_SIGN} `));
  return [...(table.caption === undefined ? [] : [table.caption]), ...lines].join('\n');
}
