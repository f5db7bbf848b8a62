/**
 * Tab- or comma-separated text to records of cells, with the line each began on. Quotes follow RFC 4180. In a tab file a
 * quotation mark may also be just a quotation mark: «"Каспий" — мост» begins with one, and is plain text there.
 */
export type Delimiter = '\t' | ',' | ';';
export const DELIMITERS: readonly Delimiter[] = ['\t', ',', ';'];

/** `line` counts from 1. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

export type Rows = { readonly ok: true; readonly rows: readonly Row[] } | { readonly ok: false; readonly line: number };

/**
 * Records of `text`, whose line ends are "\n". Empty lines are records of one empty cell, the end of the last line is
 * none. `most` ends the reading early: only that many records are returned.
 */
export function readRows(text: string, delimiter: Delimiter, most = Number.POSITIVE_INFINITY): Rows {
  const rows: Row[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length && rows.length < most) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"' ? quotedCell(text, at, delimiter) : undefined;
      if (quoted) {
        cells.push(quoted.cell);
        line += quoted.cell.split('\n').length - 1;
        at = quoted.end;
      } else {
        // A comma file must close what it opens; guessing where the cell ends could shift all that follows.
        if (text[at] === '"' && delimiter !== '\t') return { ok: false, line };
        const end = plainEnd(text, at, delimiter);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== delimiter) break;
      at++;
    }
    // Here stands a "\n" or the end of the text.
    at++;
    line++;
    rows.push({ line: start, cells });
  }
  return { ok: true, rows };
}

/** The cell that the quotation mark at `from` opens, undefined unless it ends at a delimiter, a line end or the end. */
function quotedCell(text: string, from: number, delimiter: Delimiter): { cell: string; end: number } | undefined {
  let cell = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    cell += text.slice(at, quote);
    const after = text[quote + 1];
    if (after === undefined || after === delimiter || after === '\n') return { cell, end: quote + 1 };
    if (after !== '"') return undefined;
    cell += '"';
    at = quote + 2;
  }
}

function plainEnd(text: string, from: number, delimiter: Delimiter): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  return end;
}
