/**
 * Tab- or comma-separated text to records of cells, with the line each began on. Quotes follow RFC 4180 in a comma file. In a tab file
 * a quotation mark may also be just a quotation mark: «"Каспий" — мост» begins with one, and a speech may begin in one row and end
 * in the next. So there a row is a line as long as that gives as many cells as the head has.
 */
export type Delimiter = '\t' | ',' | ';';
export const DELIMITERS: readonly Delimiter[] = ['\t', ',', ';'];

/** `line` counts from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/**
 * Lines without anything are no rows but counted; `first` is the line of one. `more`: rows beyond `most`, which were not kept. The
 * reading ends after a row that has more or fewer cells than the head: the file will not be taken.
 */
type Table = {
  readonly rows: readonly Row[];
  readonly more: number;
  readonly blank: { readonly count: number; readonly first: number };
};
export type Rows = ({ readonly ok: true } & Table) | { readonly ok: false; readonly line: number };

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && (cells[0] as string).trim() === '';

/** One record from `at` on: its cells, where it ends (at a "\n" or the end of the text) and how many line ends are inside it. */
type Record = { readonly cells: readonly string[]; readonly end: number; readonly breaks: number };

/** Records of `text`, whose line ends are "\n"; the first `most` of them. `strict`: every quotation mark at the start of a cell obeys the rules. The end of the last line is no record. */
export function readRows(text: string, delimiter: Delimiter, most = Number.POSITIVE_INFINITY, strict = false): Rows {
  const rows: Row[] = [];
  const blank = { count: 0, first: 0 };
  let more = 0;
  let width = 0;
  for (let at = 0, line = 1; at < text.length; ) {
    const record = strict || delimiter !== '\t' ? quoted(text, at, delimiter) : tabbed(text, at, width);
    // A comma file must close what it opens; guessing where the cell ends could shift all that follows.
    if (typeof record === 'number') return { ok: false, line: line + record };
    if (isBlank(record.cells)) {
      blank.first ||= line;
      blank.count++;
    } else {
      width ||= record.cells.length;
      if (rows.length < most) rows.push({ line, cells: record.cells });
      else more++;
      if (record.cells.length !== width) break;
    }
    at = record.end + 1;
    line += record.breaks + 1;
  }
  return { ok: true, rows, more, blank };
}

/** The first record that is not blank: the names of the columns. */
export function readHeadRow(text: string, delimiter: Delimiter): readonly string[] {
  const start = text.trimStart();
  const record = delimiter === '\t' ? tabbed(start, 0, 0) : quoted(start, 0, delimiter);
  return typeof record === 'number' ? [] : record.cells;
}

/**
 * A record by the quoting rules, or how many lines below its beginning it breaks them. `most`: cells, then it gives up. In a tab file a
 * cell that does not obey the rules breaks none.
 */
function quoted(text: string, from: number, delimiter: Delimiter, most = Number.POSITIVE_INFINITY): Record | number {
  const cells: string[] = [];
  let breaks = 0;
  for (let at = from; ; at++) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : undefined;
    if (cell) {
      cells.push(cell.cell);
      breaks += cell.cell.split('\n').length - 1;
      at = cell.end;
    } else {
      if (text[at] === '"' && delimiter !== '\t') return breaks;
      const end = plainEnd(text, at, delimiter);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] !== delimiter) return { cells, end: at, breaks };
    if (cells.length >= most) return breaks;
  }
}

/**
 * A record of a tab file whose head has `width` cells (0: this is the head). Its line, a cell that is wholly in quotation marks
 * without them, unless the line has too few or too many cells, or a quoted cell goes on below, and the quoting rules give the right
 * number. They do not count where the lines that they would swallow are rows by themselves: two quotation marks in one column, one
 * row below the other, are a speech and not a cell.
 */
function tabbed(text: string, from: number, width: number): Record {
  const line = lineOf(text, from);
  const plain: Record = { cells: line.cells.map(unquoted), end: line.end, breaks: 0 };
  const fits = line.cells.length === width;
  if (width === 0 || !line.quotes || (fits && !opensBelow(line.cells))) return plain;
  const record = quoted(text, from, '\t', width);
  if (typeof record === 'number' || record.cells.length !== width) return plain;
  return record.breaks > 0 && swallowsRows(text, from, record, width) ? plain : record;
}

type Line = { readonly cells: readonly string[]; readonly end: number; readonly quotes: boolean };

function lineOf(text: string, from: number): Line {
  const next = text.indexOf('\n', from);
  const end = next < 0 ? text.length : next;
  const line = text.slice(from, end);
  return { cells: line.split('\t'), end, quotes: line.includes('"') };
}

const opensBelow = (cells: readonly string[]): boolean => {
  const last = cells.at(-1) as string;
  return last.startsWith('"') && quotedCell(last, 0, '\t') === undefined;
};

function unquoted(cell: string): string {
  const whole = cell.startsWith('"') ? quotedCell(cell, 0, '\t') : undefined;
  return whole?.end === cell.length ? whole.cell : cell;
}

/**
 * Every line of the record has as many cells as a row, or one that lies wholly in a cell. One column says nothing about that, and
 * who puts tabs into a cell of one line means the quotation marks.
 */
function swallowsRows(text: string, from: number, { cells, end }: Record, width: number): boolean {
  if (width === 1 || cells.some((cell) => cell.includes('\t') && !cell.includes('\n'))) return false;
  const isRow = (line: string): boolean => line.split('\t').length === width;
  return (
    text.slice(from, end).split('\n').every(isRow) || cells.some((cell) => cell.split('\n').slice(1, -1).some(isRow))
  );
}

/** The cell that the quotation mark at `from` opens, undefined unless it ends at a delimiter, a line end or the end. */
function quotedCell(text: string, from: number, delimiter: Delimiter): { cell: string; end: number } | undefined {
  const pieces: string[] = [];
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    pieces.push(text.slice(at, quote));
    const after = text[quote + 1];
    if (after === undefined || after === delimiter || after === '\n') {
      return { cell: pieces.join('"'), end: quote + 1 };
    }
    if (after !== '"') return undefined;
    at = quote + 2;
  }
}

function plainEnd(text: string, from: number, delimiter: Delimiter): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  return end;
}
