/**
 * All columns side by side: one row per clause, so that equal places in the texts stand at equal heights. No language
 * comes before another except by the summit's order; in a right-to-left copy the first column is the rightmost.
 */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { toPlain } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { keptTogether, scaled } from './docx-blocks.ts';
import { figures } from './docx-figures.ts';
import { beside, cellParagraphs, centred, frame, styled, TIGHT, TINY } from './docx-paragraph.ts';
import { directionOf, neutral, plainRuns, type RunStyle, runsOf } from './docx-run.ts';
import { places, type Signing } from './docx-signatures.ts';
import { hangingAt } from './footnote.ts';
import { type Block, endsText, type PrintJob } from './printed.ts';
import { clausesOf, commonNumber, frontOf, isMissing } from './printed-source.ts';
import { printedTable } from './printed-table.ts';

const NUMBER_WIDTH = 700;
/** Rows with cells up to this many code units are kept on one page; longer ones could be higher than a page. */
const WHOLE = 900;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
const PADDING = { top: 40, bottom: 40, left: 90, right: 90 };

/** What stands under the titles: tables, and places to sign between them. `width` in twentieths of a point. */
export function parallelFlow(job: PrintJob, width: number): (Paragraph | Table)[] {
  const blocks = blocksOf(job);
  const flow: (Paragraph | Table)[] = [];
  let from = frontOf(blocks);
  for (let to = from; to <= blocks.length; to++) {
    const end = to === blocks.length;
    const signed = blocks[to]?.block === 'signatures';
    // A formula that nobody signs ends the text, too, and stays in its table.
    const unsigned =
      blocks[to]?.block === 'testimonium' && to + 1 < blocks.length && blocks[to + 1]?.block !== 'signatures';
    if (!end && !signed && !unsigned) continue;
    // The text behind that is an annex and begins on a page of its own.
    if (from > 0 && endsText(blocks[from - 1]) && from < to)
      flow.push(new Paragraph({ ...TINY, pageBreakBefore: true }));
    // Word needs a paragraph after a table; a tiny one does not force an empty last page.
    if (from < to || !end || flow.length === 0)
      flow.push(
        rowsOf(job, width, from, unsigned ? to + 1 : to, signed ? signing(job, to, width) : []),
        new Paragraph(TINY),
      );
    from = to + 1;
  }
  return flow;
}

/** The one table of a resolution. */
export const parallelTable = (job: PrintJob, width: number): Table =>
  rowsOf(job, width, frontOf(blocksOf(job)), blocksOf(job).length);

const blocksOf = ({ texts, languages }: PrintJob): readonly Block[] =>
  languages.map((lang) => texts[lang]?.blocks).find((blocks) => blocks !== undefined) ?? [];

export const holderDirection = ({ languages, holderDir }: PrintJob): 'ltr' | 'rtl' =>
  holderDir ?? (languages[0] ? directionOf(languages[0]) : 'ltr');

/** Half-points: four columns leave little room on a page that lies across. */
const sizeFor = (job: PrintJob): number =>
  scaled(job, job.languages.length > 4 ? 16 : job.languages.length > 3 ? 18 : 20).size;

function rowsOf(
  job: PrintJob,
  width: number,
  from: number,
  to: number,
  closing: readonly (Paragraph | Table)[] = [],
): Table {
  const { languages, texts } = job;
  const share = Math.floor((width - NUMBER_WIDTH) / Math.max(1, languages.length));
  const size = sizeFor(job);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cell(
        [new Paragraph({ alignment: AlignmentType.CENTER, children: plainRuns('№', neutral(), { bold: true, size }) })],
        NUMBER_WIDTH,
        true,
      ),
      ...languages.map((lang) => {
        const name = plainRuns(language(lang).endonym, lang, { bold: true, size });
        return cell([new Paragraph({ ...frame(lang), alignment: AlignmentType.CENTER, children: name })], share, true);
      }),
    ],
  });
  const clauseOf = clausesOf(job);
  const keeps = keptTogether(blocksOf(job), true);
  const rows = blocksOf(job)
    .slice(from, to)
    .map((block, offset) => {
      const index = from + offset;
      const clause = clauseOf(block);
      const keep = keeps[index] !== undefined || isHeading(block);
      const missing = (lang: Lang): boolean => isMissing(texts[lang]?.blocks[index], clause, lang);
      const anchor = languages.find((lang) => !missing(lang));
      const cells = languages.map((lang) =>
        missing(lang)
          ? [centred('—', lang, { size }, 40, keep)]
          : cellContent(texts[lang]?.blocks[index], lang, { size }, { keep, anchored: lang === anchor, width: share }),
      );
      const longest = Math.max(0, ...languages.map((lang) => lengthOf(texts[lang]?.blocks[index])));
      const number = plainRuns(clause ? commonNumber(clause, languages) : '', neutral(), { size });
      return new TableRow({
        cantSplit: longest < WHOLE,
        children: [
          cell([numberParagraph(number, keep)], NUMBER_WIDTH),
          ...cells.map((paragraphs) => cell(paragraphs, share)),
        ],
      });
    });
  return new Table({
    // The places to sign are a row of the table that they close: LibreOffice ties rows to each other, but no table to the next.
    rows: [head, ...rows, ...(closing.length > 0 ? [closingRow(closing, languages.length + 1, width)] : [])],
    width: { size: NUMBER_WIDTH + share * languages.length, type: WidthType.DXA },
    columnWidths: [NUMBER_WIDTH, ...languages.map(() => share)],
    layout: TableLayoutType.FIXED,
    ...(holderDirection(job) === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
}

/** Paragraphs beside each other, without lines, in the order of the columns. */
export function inColumns(paragraphs: readonly Paragraph[], width: number, dir: 'ltr' | 'rtl'): Table {
  const share = Math.floor(width / Math.max(1, paragraphs.length));
  return new Table({
    rows: [new TableRow({ children: paragraphs.map((one) => bare([one], share)) })],
    width: { size: share * paragraphs.length, type: WidthType.DXA },
    columnWidths: paragraphs.map(() => share),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    ...(dir === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
}

const bare = (children: Paragraph[], width: number): TableCell =>
  new TableCell({ children, width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS, margins: PADDING });

/** `width` of the cell in twentieths of a point. */
type Placing = { readonly keep: boolean; readonly anchored: boolean; readonly width: number };

function cellContent(block: Block | undefined, lang: Lang, style: RunStyle, placing: Placing): (Paragraph | Table)[] {
  const table = block?.block === 'clause' && printedTable(block);
  if (!table) return blockParagraphs(block, lang, style, placing);
  return figures(block, table, lang, { ...placing, style, width: placing.width - PADDING.left - PADDING.right });
}

function blockParagraphs(block: Block | undefined, lang: Lang, style: RunStyle, placing: Placing): Paragraph[] {
  const { keep } = placing;
  const bold = { ...style, bold: true };
  switch (block?.block) {
    case 'clause':
      return cellParagraphs(block, lang, style, placing);
    case 'part':
      return partParagraphs(block, lang, bold, keep);
    case 'parties':
      return block.parties.map(({ name }) => centred(name, lang, style, 40, keep));
    case 'title':
      return [centred(block.text, lang, bold, 40, keep)];
    case 'line':
      return [centred(block.text, lang, style, 40, keep)];
    case 'testimonium':
      return [
        new Paragraph({
          ...frame(lang),
          ...beside(),
          spacing: TIGHT,
          ...(keep ? { keepNext: true } : {}),
          children: plainRuns(block.text, lang, style),
        }),
      ];
    default:
      return [new Paragraph({})];
  }
}

/** The head of a part: its number, which is no word of it, and its title. */
const partParagraphs = (
  { label, title, notes = [] }: Block & { readonly block: 'part' },
  lang: Lang,
  style: RunStyle,
  keep: boolean,
) =>
  [label, title].flatMap((words, index) => {
    const own = styled({ kind: 'heading', level: 0 }, index === 0 ? 'label' : 'further');
    const references = index === 0 ? [] : runsOf(hangingAt(notes), lang, style);
    const children = [...plainRuns(words, lang, { ...style, label: index === 0 }), ...references];
    const spacing = { after: 40 };
    return words === ''
      ? []
      : [new Paragraph({ ...frame(lang), ...own, keepNext: keep, alignment: AlignmentType.CENTER, spacing, children })];
  });

const closingRow = (children: readonly (Paragraph | Table)[], columnSpan: number, width: number): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan,
        width: { size: width, type: WidthType.DXA },
        borders: { bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
        children: [...children],
      }),
    ],
  });

/** Tied to what follows like the texts of its row: LibreOffice asks the first cell alone. */
const numberParagraph = (children: TextRun[], keepNext: boolean): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: TIGHT, ...(keepNext ? { keepNext } : {}), children });

/** Not left behind at the foot of a page. */
const isHeading = (block: Block): boolean =>
  block.block === 'part' ||
  (block.block === 'clause' && (block.kind === 'heading' || block.kind === 'article') && lengthOf(block) < WHOLE / 4);

const lengthOf = (block: Block | undefined): number =>
  block?.block === 'clause' ? toPlain(block.paragraphs).length : block && 'text' in block ? block.text.length : 0;

function signing(job: PrintJob, index: number, width: number): (Paragraph | Table)[] {
  const signings = job.languages.flatMap((lang): Signing[] => {
    const block = job.texts[lang]?.blocks[index];
    return block?.block === 'signatures' ? [{ lang, block }] : [];
  });
  const [first] = signings;
  return first ? places(signings, width, { dir: holderDirection(job), perRow: 5, style: { size: sizeFor(job) } }) : [];
}

const cell = (children: (Paragraph | Table)[], width: number, head = false): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    margins: PADDING,
    verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
    ...(head ? { shading: { fill: 'EDEDED' } } : {}),
  });
