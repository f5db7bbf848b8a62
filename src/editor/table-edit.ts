/**
 * What is done to rows and columns of a table, as changes of its flat text (`domain/clause/table`): pure, so that every act is one
 * small edit, in its own column's words only, and one step to undo.
 */
import { CELL_SIGN, MAX_TABLE_COLUMNS, type TableLine, tableLines, trimmedPlace } from '../domain/clause/table.ts';

export const TABLE_ACTS = ['row-below', 'row-delete', 'column-before', 'column-behind', 'column-delete'] as const;
export type TableAct = (typeof TABLE_ACTS)[number];

/** Replacements in the order of the text, their offsets those of the old text; the caret's is of the new one. */
export type TableEdit = {
  readonly changes: readonly { readonly at: number; readonly delete: number; readonly insert: string }[];
  readonly caret: number;
};

type Change = TableEdit['changes'][number];
type Found = { readonly line: TableLine; readonly index: number; readonly cell: number };

const SEPARATOR = ` ${CELL_SIGN} `;
const rowOf = (cells: number): string => Array.from({ length: cells }, () => '').join(SEPARATOR);
const isRow = ({ is }: TableLine): boolean => is === 'head' || is === 'row';

/** The line and the cell that an offset stands in. */
function placeOf(lines: readonly TableLine[], at: number): Found | null {
  const index = lines.findIndex(({ from, to }) => from <= at && at <= to);
  const line = lines[index];
  return line ? { line, index, cell: line.cells.findLastIndex(({ from }) => from <= at) } : null;
}

/** The cell around an offset, where it stands in a row. */
export function cellAround(text: string, at: number): { readonly from: number; readonly to: number } | null {
  const found = placeOf(tableLines(text), at);
  return found && isRow(found.line) ? (found.line.cells[found.cell] ?? null) : null;
}

/** A new row as wide as the one around `at`; null where no row is. */
function rowBelow(lines: readonly TableLine[], at: number): TableEdit | null {
  const found = placeOf(lines, at);
  if (!found || !isRow(found.line)) return null;
  const { to, cells } = found.line;
  return { changes: [{ at: to, delete: 0, insert: `\n${rowOf(cells.length)}` }], caret: to + 1 };
}

function withoutRow(text: string, { line: { from, to } }: Found): TableEdit {
  const last = to === text.length;
  const start = last ? Math.max(0, from - 1) : from;
  return {
    changes: [{ at: start, delete: (last ? to : to + 1) - start, insert: '' }],
    caret: last ? start : from,
  };
}

/** The change that an act on the column makes in one row; null where the row does not reach so far. */
function inRow(text: string, line: TableLine, cell: number, act: TableAct): Change | null {
  const place = line.cells[cell];
  if (!place) return null;
  const { from, to } = place;
  if (act === 'column-before')
    return { at: from, delete: 0, insert: from === line.from ? SEPARATOR : `  ${CELL_SIGN}` };
  if (act === 'column-behind') {
    if (to < line.to) return { at: to, delete: 0, insert: `${CELL_SIGN}  ` };
    return { at: to, delete: 0, insert: from === to || text[to - 1] === ' ' ? `${CELL_SIGN} ` : SEPARATOR };
  }
  const next = line.cells[cell + 1];
  if (cell === 0) {
    if (!next) return null;
    const words = trimmedPlace(text, next);
    return { at: from, delete: (words.from < words.to ? words.from : next.from) - from, insert: '' };
  }
  // The sign before it goes along; at the end of a row no blank stays behind.
  const before = trimmedPlace(text, line.cells[cell - 1] as TableLine['cells'][number]);
  const start = next || before.from === before.to ? from - 1 : before.to;
  return { at: start, delete: to - start, insert: '' };
}

/** What the act does to the table around `at`; null where there is nothing that it could be done to. */
export function tableEdit(text: string, at: number, act: TableAct): TableEdit | null {
  const lines = tableLines(text);
  if (act === 'row-below') return rowBelow(lines, at);
  const found = placeOf(lines, at);
  if (!found || !isRow(found.line)) return null;
  if (act === 'row-delete') return withoutRow(text, found);
  const rows = lines.filter(isRow);
  if (act !== 'column-delete' && rows.some(({ cells }) => cells.length >= MAX_TABLE_COLUMNS)) return null;
  const changes = rows.flatMap((line) => inRow(text, line, found.cell, act) ?? []);
  if (changes.length === 0) return null;
  const after = applied(text, changes);
  const line = tableLines(after)[found.index];
  const column = act === 'column-behind' ? found.cell + 1 : found.cell;
  const cell = line?.cells[Math.min(column, line.cells.length - 1)];
  return { changes, caret: cell ? trimmedPlace(after, cell).to : 0 };
}

/** Where Tab (1) or Shift Tab (-1) goes: the next cell, behind the last one a new row; null where it leaves the table. */
export function tabbed(text: string, at: number, by: 1 | -1): TableEdit | null {
  const lines = tableLines(text);
  const found = placeOf(lines, at);
  if (!found || text.trim() === '') return null;
  const cells = lines.flatMap((line, index) =>
    line.is === 'blank' ? [] : line.cells.map((cell, number) => ({ cell, index, number })),
  );
  const here =
    found.line.is === 'blank'
      ? cells.findLastIndex(({ cell }) => cell.to < at) + (by > 0 ? 0 : 1)
      : cells.findIndex(({ index, number }) => index === found.index && number === found.cell);
  const next = cells[here + by];
  if (next) return { changes: [], caret: trimmedPlace(text, next.cell).to };
  if (by < 0) return null;
  const end = lines.findLast(isRow);
  if (!end) return null;
  // Of one column only: there is no table yet, so what is wanted is a second one.
  if (!text.includes(CELL_SIGN))
    return { changes: [{ at: end.to, delete: 0, insert: SEPARATOR }], caret: end.to + SEPARATOR.length };
  return rowBelow(lines, end.from);
}

/** Rows that are pasted at `at`: in place of a row that says nothing, else below the one that stands there. */
export function pasteRows(
  text: string,
  at: number,
): { readonly from: number; readonly to: number; readonly apart: boolean } {
  const found = placeOf(tableLines(text), at);
  if (!found) return { from: text.length, to: text.length, apart: text !== '' };
  const { from, to } = found.line;
  const blank = !/[^\s|]/u.test(text.slice(from, to));
  return blank ? { from, to, apart: false } : { from: to, to, apart: true };
}

export function applied(text: string, changes: TableEdit['changes']): string {
  let result = '';
  let from = 0;
  for (const change of changes) {
    result += text.slice(from, change.at) + change.insert;
    from = change.at + change.delete;
  }
  return result + text.slice(from);
}
