/**
 * Clauses that are tables, as tables of Word: the caption above, a head that is repeated on every page, the first column where reading
 * begins. Figures stand in line at the right in every script, since digits are read from the left.
 */
import {
  AlignmentType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Lang } from '../language/language.ts';
import { anchor, BOLD_LOOK, beside, frame, labelRuns, styled, TIGHT, type Words } from './docx-paragraph.ts';
import { directionOf, type RunStyle, runsOf } from './docx-run.ts';
import type { NotedParagraph } from './footnote.ts';
import { columnsOf, type PrintedTable } from './printed-table.ts';

const PADDING = { top: 20, bottom: 20, left: 80, right: 80 };
/** Behind a table; Word needs a paragraph there. */
const GAP = { before: 0, after: 120, line: 120 };

export type FigureWish = {
  /** Twentieths of a point. */
  readonly width: number;
  readonly style: RunStyle;
  /** Is the bookmark of the clause here? */
  readonly anchored: boolean;
  /** On one page with what follows. */
  readonly keep: boolean;
};

export function figures(line: Words, table: PrintedTable, lang: Lang, wish: FigureWish): (Paragraph | Table)[] {
  const { style, keep, anchored } = wish;
  const caption = new Paragraph({
    ...frame(lang),
    // Without words of its own it has only the number.
    ...styled(line, table.caption.some(({ note, gap }) => !note && !gap) ? 'first' : 'label', BOLD_LOOK),
    keepNext: true,
    spacing: { before: 120, after: 60 },
    children: [...anchor(anchored ? line : {}, 0), ...captionRuns(table, lang, style)],
  });
  return [
    caption,
    grid(line, table, lang, wish),
    new Paragraph({ ...beside(), ...(keep ? { keepNext: true } : {}), spacing: GAP }),
  ];
}

const captionRuns = ({ label, caption }: PrintedTable, lang: Lang, style: RunStyle): ParagraphChild[] => [
  ...(label === '' ? [] : labelRuns(caption.length > 0 ? `${label} ` : label, lang, style)),
  ...runsOf(caption, lang, style),
];

function grid(line: Words, table: PrintedTable, lang: Lang, { width, style, keep }: FigureWish): Table {
  const columns = columnsOf(table);
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.floor((width * weight) / whole));
  const ltr = directionOf(lang) === 'ltr';
  const cell = (words: NotedParagraph, column: number, { look = '', tied = false }): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: PADDING,
      ...(look === '' ? {} : { shading: { fill: 'EDEDED' } }),
      children: [
        new Paragraph({
          ...frame(lang),
          ...styled(line, 'further', look),
          spacing: TIGHT,
          // In a right-to-left line the start is at the right.
          ...(columns[column]?.figures && ltr ? { alignment: AlignmentType.END } : {}),
          ...(tied ? { keepNext: true } : {}),
          children: runsOf(words, lang, style),
        }),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.head.map((words, column) => cell(words, column, { look: BOLD_LOOK, tied: true })),
  });
  const rows = table.rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        children: row.map((words, column) => cell(words, column, { tied: keep && index === table.rows.length - 1 })),
      }),
  );
  return new Table({
    rows: [head, ...rows],
    width: { size: widths.reduce((sum, own) => sum + own, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    ...(ltr ? {} : { visuallyRightToLeft: true }),
  });
}
