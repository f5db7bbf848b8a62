/**
 * All columns side by side: one row per clause, so that equal places in the texts stand at equal heights. No language
 * comes before another except by the summit's order; in a right-to-left copy the first column is the rightmost.
 */
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Clause } from '../domain/clause.ts';
import { type Lang, language } from '../domain/language.ts';
import { isEmpty, toPlain } from '../domain/text.ts';
import { cellParagraphs, frame } from './docx-paragraph.ts';
import { directionOf, neutral, plainRuns } from './docx-run.ts';
import type { ExportInput } from './input.ts';
import { allLines, type Line, standing } from './outline.ts';

const NUMBER_WIDTH = 700;
const TIGHT = { before: 40, after: 40, line: 252 };
/** Rows with cells up to this many code units are kept on one page; longer ones could be higher than a page. */
const WHOLE = 900;
const PADDING = { top: 40, bottom: 40, left: 90, right: 90 };

/** The table over `width` twentieths of a point. */
export function parallelTable(input: ExportInput, width: number): Table {
  const { columns } = input.declaration;
  const share = Math.floor((width - NUMBER_WIDTH) / Math.max(1, columns.length));
  const size = columns.length > 4 ? 16 : columns.length > 3 ? 18 : 20;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cell(
        [new Paragraph({ alignment: AlignmentType.CENTER, children: plainRuns('№', neutral(), { bold: true, size }) })],
        NUMBER_WIDTH,
        true,
      ),
      ...columns.map((lang) => {
        const name = plainRuns(language(lang).endonym, lang, { bold: true, size });
        return cell([new Paragraph({ ...frame(lang), alignment: AlignmentType.CENTER, children: name })], share, true);
      }),
    ],
  });
  const texts = columns.map((lang) => allLines(input.declaration, lang, input.view));
  const rows = standing(input.declaration).map((clause, index) => {
    const number = plainRuns(commonNumber(clause, columns), neutral(), { size });
    const longest = Math.max(0, ...texts.map((column) => toPlain(column[index]?.paragraphs ?? []).length));
    return new TableRow({
      cantSplit: longest < WHOLE,
      children: [
        cell([new Paragraph({ alignment: AlignmentType.CENTER, spacing: TIGHT, children: number })], NUMBER_WIDTH),
        ...columns.map((lang, place) => cell(clauseCell(clause, texts[place]?.[index], lang, size), share)),
      ],
    });
  });
  return new Table({
    rows: [head, ...rows],
    width: { size: NUMBER_WIDTH + share * columns.length, type: WidthType.DXA },
    columnWidths: [NUMBER_WIDTH, ...columns.map(() => share)],
    layout: TableLayoutType.FIXED,
    ...(holderDirection(input) === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
}

export const holderDirection = (input: ExportInput): 'ltr' | 'rtl' => {
  const first = input.declaration.columns[0];
  return input.holderDir ?? (first ? directionOf(first) : 'ltr');
};

function clauseCell(clause: Clause, line: Line | undefined, lang: Lang, size: number): Paragraph[] {
  if (line && !isEmpty(line.paragraphs)) return cellParagraphs(line, lang, { size });
  if (line && clause.noCounterpart?.[lang] === undefined) return cellParagraphs(line, lang, { size });
  const sign = plainRuns('—', lang, { size });
  return [new Paragraph({ ...frame(lang), alignment: AlignmentType.CENTER, spacing: TIGHT, children: sign })];
}

/**
 * What the first column shows: what all labels have in common, so that no language numbers for the others. «ماده ۱»,
 * "Статья 1" and "1-бап" have 1; «بند (ب)», "подпункт «б»" and "2) тармақша" have nothing, their cells say it.
 */
export function commonNumber(clause: Clause, columns: readonly Lang[]): string {
  const digits = columns
    .map((lang) => clause.number[lang] ?? '')
    .filter((label) => label !== '')
    .map(westernDigits);
  return new Set(digits).size === 1 ? (digits[0] ?? '') : '';
}

/** The digits of a label, e.g. «۱۲-۳» and "12.3" -> "12.3"; "" without any. */
function westernDigits(label: string): string {
  const digits = [...label].map((char) => {
    const code = char.charCodeAt(0);
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    return code >= 0x0660 && code <= 0x0669 ? String(code - 0x0660) : char;
  });
  return (digits.join('').match(/[0-9]+/g) ?? []).join('.');
}

const cell = (children: Paragraph[], width: number, head = false): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: PADDING,
    verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
    ...(head ? { shading: { fill: 'EDEDED' } } : {}),
  });
