/** Where the rows of a table stand in a column, and whether all columns have the same places. */
import { type TableLine, tableLines } from '../domain/clause/table.ts';
import type { Cell, Subject } from './finding.ts';

/** Beyond this, numbers are compared on the whole: nobody reads such a table. */
const MOST_CELLS = 2_000;

export type Rows = readonly TableLine[];

export const rowsOf = (text: string): Rows => tableLines(text).filter(({ is }) => is === 'head' || is === 'row');

export const filled = ({ cells }: Pick<Subject, 'cells'>): readonly Cell[] =>
  cells.filter(({ text }) => text.trim() !== '');

/** Is this a table whose numbers are compared place by place? Only where the columns have the same places. */
export function isPlacewise({ clause, cells }: Pick<Subject, 'clause' | 'cells'>): boolean {
  if (clause.kind !== 'table') return false;
  const tables = filled({ cells }).map(({ text }) => rowsOf(text));
  const [first] = tables;
  if (!first || tables.length < 2) return false;
  const lengths = (rows: Rows): string => rows.map((row) => row.cells.length).join();
  const count = first.reduce((sum, row) => sum + row.cells.length, 0);
  return count <= MOST_CELLS && tables.every((rows) => lengths(rows) === lengths(first));
}
