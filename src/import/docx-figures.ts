/**
 * Tables of figures in a Word document, as the text of a clause that is a table: a line a row, "|" between cells. What frames a page or
 * holds whole provisions is read cell by cell; a table is what has short cells in rows and columns. Its signs are ours, so a "|" that
 * somebody typed becomes "¦", and what a row cannot say is told.
 */
import { CELL_SIGN, MAX_TABLE_COLUMNS } from '../domain/clause/table.ts';
import { isEmpty, type Paragraph, type RichText, type Run, toPlain } from '../domain/text/text.ts';
import type { DocxCell } from './docx-content.ts';
import { TYPED_SIGN } from './docx-own-table.ts';
import { LIMITS } from './result.ts';

type Row = readonly DocxCell[];

/** Longer cells are provisions set side by side. */
const LONGEST_CELL = 300;
/** In a table at least this share of the cells says something. */
const LEAST_FULL = 0.3;

/** `texts`: one, or several where one clause could not hold it, each with the head. `changed`: cells that are not as they were. */
export type Figures = { readonly texts: readonly RichText[]; readonly changed: number };

/** Undefined for a table that is no table of figures. */
export function figuresOf(rows: readonly Row[]): Figures | undefined {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  if (rows.length < 2 || width < 2 || width > MAX_TABLE_COLUMNS) return undefined;
  const cells = rows.flat();
  if (cells.some(({ nested }) => nested)) return undefined;
  const said = cells.map(({ paragraphs }) => paragraphs.reduce((sum, text) => sum + toPlain(text).length, 0));
  const full = said.filter((length) => length > 0).length;
  if (said.some((length) => length > LONGEST_CELL) || full < LEAST_FULL * cells.length) return undefined;
  // A head that says nothing is no head, and one row is none.
  if (rows.filter((row) => row.filter((_, at) => !isBlank(row[at])).length > 1).length < 2) return undefined;
  const lines = rows.filter((row) => !row.every(isBlank)).map((row) => lineOf(row, width));
  const changed = cells.filter(isChanged).length;
  return { texts: divided(lines), changed };
}

const widthOf = (row: Row): number => row.reduce((sum, { span }) => sum + span, 0);
const isBlank = (cell: DocxCell | undefined): boolean => (cell?.paragraphs ?? []).every(isEmpty);
const isChanged = ({ paragraphs, span }: DocxCell): boolean =>
  span > 1 ||
  paragraphs.filter((text) => !isEmpty(text)).length > 1 ||
  paragraphs.some((text) => text.length > 1 || toPlain(text).includes(CELL_SIGN));

/** A cell that goes across several columns stands in the first; the lines of a cell follow one another. */
function lineOf(row: Row, width: number): Paragraph {
  const runs: Run[] = [];
  let column = 0;
  for (const { paragraphs, span } of row) {
    if (column > 0) runs.push({ text: ` ${CELL_SIGN} ` });
    paragraphs.flat().forEach((line, index) => {
      if (index > 0) runs.push({ text: ' ' });
      for (const run of line) runs.push({ ...run, text: run.text.replaceAll(CELL_SIGN, TYPED_SIGN) });
    });
    for (let further = 1; further < span; further++) runs.push({ text: ` ${CELL_SIGN} ` });
    column += span;
  }
  for (; column < width; column++) runs.push({ text: ` ${CELL_SIGN} ` });
  return runs;
}

const lengthOf = (line: Paragraph): number => line.reduce((sum, { text }) => sum + text.length, 1);

/** As many rows to a text as a cell of ours may have; each begins with the head. */
function divided(lines: readonly Paragraph[]): readonly RichText[] {
  const [head = [], ...rest] = lines;
  const texts: Paragraph[][] = [[head]];
  let length = lengthOf(head);
  for (const line of rest) {
    if (length + lengthOf(line) > LIMITS.cell && (texts.at(-1) as Paragraph[]).length > 1) {
      texts.push([head]);
      length = lengthOf(head);
    }
    texts.at(-1)?.push(line);
    length += lengthOf(line);
  }
  return texts;
}
