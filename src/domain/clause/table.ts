/**
 * A table as a clause: a schedule, figures. Its text is a row a line and "|" between cells, so everything that a clause is
 * (shared, diffed, agreed, translated) a table is, too, and its raw form can be read by anybody:
 *
 *     Catch quotas, in tonnes          a first line without "|" is the caption
 *     State | 2026 | 2027              the first row is the head
 *     Azerbaijan | 10 | 11
 */
import type { Mark, Paragraph, RichText, Run } from '../text/text.ts';

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

/** Half-open offsets of code units in the plain text of a table. */
export type TablePlace = { readonly from: number; readonly to: number };

/** A line of the text: what it is to the table, and its cells with the blanks at their ends. Between two cells stands one sign. */
export type TableLine = TablePlace & {
  readonly is: 'caption' | 'head' | 'row' | 'blank';
  readonly cells: readonly TablePlace[];
};

/** Where in the plain text what `tableOf` reads stands; one line for each line of the text. */
export function tableLines(text: string): readonly TableLine[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const captioned = first >= 0 && !lines[first]?.includes(CELL_SIGN) && text.includes(CELL_SIGN);
  let from = 0;
  let headed = false;
  return lines.map((line, index): TableLine => {
    const start = from;
    from += line.length + 1;
    const place = { from: start, to: start + line.length };
    if (line.trim() === '') return { ...place, is: 'blank', cells: [place] };
    if (captioned && index === first) return { ...place, is: 'caption', cells: [place] };
    const is = headed ? 'row' : 'head';
    headed = true;
    return { ...place, is, cells: cellPlaces(line, start) };
  });
}

function cellPlaces(line: string, start: number): readonly TablePlace[] {
  const cells: TablePlace[] = [];
  let from = 0;
  for (let at = line.indexOf(CELL_SIGN); at >= 0 && cells.length < MAX_TABLE_COLUMNS - 1; ) {
    cells.push({ from: start + from, to: start + at });
    from = at + 1;
    at = line.indexOf(CELL_SIGN, from);
  }
  return [...cells, { from: start + from, to: start + line.length }];
}

/** A cell without the blanks at its ends; empty, and behind its first blank, where it says nothing. */
export function trimmedPlace(text: string, { from, to }: TablePlace): TablePlace {
  let [start, end] = [from, to];
  while (start < end && BLANK.test(text[start] as string)) start++;
  if (start === end) return { from: Math.min(from + 1, to), to: Math.min(from + 1, to) };
  while (end > start && BLANK.test(text[end - 1] as string)) end--;
  return { from: start, to: end };
}
