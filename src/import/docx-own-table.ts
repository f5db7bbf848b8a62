/**
 * Tables that we wrote for a clause, each row as a line of its text with "|" between the cells: that is the clause's own form. What a cell
 * has got in Word since (a second paragraph, a "|") goes on in its line.
 */
import { CELL_SIGN, MAX_TABLE_COLUMNS } from '../domain/clause/table.ts';
import { type Paragraph, type RichText, type Run, richText } from '../domain/text/text.ts';
import type { DocxCell, DocxFacts } from './docx-content.ts';

type Row = readonly DocxCell[];
type Facts = ReadonlyMap<RichText, DocxFacts>;

/** Instead of a "|" that somebody typed as a word of a cell. */
export const TYPED_SIGN = '¦';

const ownOf = (text: RichText, facts: Facts) => facts.get(text)?.own;

/** Says one of its paragraphs that it is of a clause that is a table, and none anything else? */
export function isOwnTable(rows: readonly Row[], facts: Facts): boolean {
  let found = false;
  for (const row of rows)
    for (const { paragraphs } of row)
      for (const text of paragraphs) {
        const own = ownOf(text, facts);
        if (own === undefined) continue;
        if (typeof own === 'string' || own.kind !== 'table' || own.part !== 'further') return false;
        found = true;
      }
  return found;
}

/** The line of a row, with the facts of its first paragraph; `changed`: cells that are more than one line of words. */
export function ownLine(
  row: Row,
  facts: Facts,
): { readonly text: RichText; readonly facts: DocxFacts | undefined; readonly changed: number } {
  const known = row.flatMap(({ paragraphs }) => paragraphs.flatMap((text) => facts.get(text) ?? []));
  const own = known.find((each) => each.own !== undefined);
  const typed = row.length < MAX_TABLE_COLUMNS;
  let changed = 0;
  const runs = row.flatMap(({ paragraphs }, index): Run[] => {
    const lines = paragraphs.flatMap((text) => facts.get(text)?.words ?? text).filter((line) => line.length > 0);
    const words = joined(lines);
    const signs = typed && words.some(({ text }) => text.includes(CELL_SIGN));
    if (lines.length > 1 || signs) changed++;
    const cell = signs ? words.map((run) => ({ ...run, text: run.text.replaceAll(CELL_SIGN, TYPED_SIGN) })) : words;
    return index > 0 ? [{ text: ` ${CELL_SIGN} ` }, ...cell] : [...cell];
  });
  const text = richText(runs);
  const notes = known.flatMap((each) => each.notes ?? []);
  return { text, changed, facts: own && { ...own, words: text, label: '', ...(notes.length > 0 ? { notes } : {}) } };
}

/** The lines of a cell one after the other. */
const joined = (lines: readonly Paragraph[]): Paragraph =>
  lines.flatMap((line, index) => (index > 0 ? [{ text: ' ' }, ...line] : line));
