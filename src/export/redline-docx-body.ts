/**
 * The text of a Word redline: paragraphs for one language, rows of the parallel table for all. Both versions are printed
 * by the ordinary exporter, clause by clause, and woven; a clause that only one of them prints is tracked as a whole.
 */
import type { Declaration } from '../domain/clause/declaration.ts';
import { toPlain } from '../domain/text/text.ts';
import type { Lang } from '../language/language.ts';
import { titleAbove } from './docx.ts';
import { titled } from './docx-blocks.ts';
import { lineParagraphs } from './docx-paragraph.ts';
import { neutral } from './docx-run.ts';
import { parallelTable } from './docx-table.ts';
import type { ExportInput } from './input.ts';
import { allLines, lines, standing } from './outline.ts';
import { printResolution } from './print.ts';
import { printable } from './printable.ts';
import { BARE, type PrintedText, type PrintJob } from './printed.ts';
import { headingSteps } from './printed-source.ts';
import {
  movedIn,
  type Op,
  type Piece,
  type Printed,
  piecesOf,
  printedVersions,
  type RedlineInput,
  type Row,
  untouched,
  wovenRows,
} from './redline.ts';
import { noteOfMove } from './redline-docx-comment.ts';
import { endedWhole } from './redline-docx-end.ts';
import type { Ledger } from './redline-docx-ledger.ts';
import { lineInRedline } from './redline-line.ts';
import {
  type Change,
  changed,
  childrenOf,
  element,
  flatText,
  type Stamp,
  woven,
  type Xml,
  xmlOf,
} from './redline-xml.ts';

/** What one version prints of a cell: Word's paragraphs, and which words at their end are the clause's own. */
type Place = { readonly paragraphs: readonly Xml[]; readonly words: string };

/** The paragraphs of one language, woven. */
export function pageParagraphs(input: RedlineInput, lang: Lang, ledger: Ledger): Xml[] {
  const versions = printedVersions(input);
  const title = printable(input.title[lang] ?? '').replaceAll('\n', ' ');
  const [old, young] = [placesOf(versions.from, lang, title), placesOf(versions.to, lang, title)];
  const paragraphs = wovenRows([...old.keys()], [...young.keys()], movedIn(input.diff)).flatMap((row) => {
    const [was, is] = [old.get(row.clause), young.get(row.clause)];
    // A move has whoever moved the clause behind it, everything else whoever wrote.
    const stamp = ledger.stamp(row.clause, row.moved ? undefined : lang);
    const paragraphs = wovenPlace(row.op, lang, was, is, stamp, endedOnPage);
    if (!row.moved || row.op === 'same') return paragraphs;
    const note = noteOfMove(lang, row.op, ledger.change(row.clause), piecesOf(lang, printed(was), printed(is)));
    return noted(paragraphs, row.op, stamp, ledger.comment(note, row.clause));
  });
  return endedWhole(paragraphs, ledger.stamp(TITLE)) ?? [...paragraphs, LAST];
}

/** Stands for the resolution's own title, which is printed where the text has no clause for it. */
const TITLE = '\u0000title';

/** Where both texts have nothing in common, the last mark of the file needs a paragraph of its own, of no height. */
const LAST = element('w:p', {}, [
  element('w:pPr', {}, [
    element('w:spacing', { 'w:before': '0', 'w:after': '0', 'w:line': '20', 'w:lineRule': 'exact' }),
  ]),
]);

function placesOf(declaration: Declaration, lang: Lang, title: string): ReadonlyMap<string, Place> {
  const body = lines(declaration, lang, 'brackets').map(lineInRedline);
  const steps = headingSteps(body);
  const named: [string, Place][] =
    title === '' || body.some(({ kind }) => kind === 'title')
      ? []
      : [[TITLE, { paragraphs: [xmlOf(titled(title, lang))], words: title }]];
  return new Map([
    ...named,
    ...body.map((line, index): [string, Place] => {
      const paragraphs = lineParagraphs(line, lang, { step: steps[index] }).map(xmlOf);
      return [line.clause, { paragraphs, words: toPlain(line.paragraphs) }];
    }),
  ]);
}

/** Side by side the titles stand above the table; they come and go with the clause that is the title. */
export function titlesAbove(input: RedlineInput, job: Pick<PrintJob, 'layout'>, ledger: Ledger): Xml[] {
  const [was, is] = [input.since, input.declaration].map(hasTitle);
  if (was === is) return [];
  return input.declaration.columns.flatMap((lang) => {
    const title = printable(input.title[lang] ?? '').replaceAll('\n', ' ');
    if (title === '') return [];
    const paragraphs = [xmlOf(titleAbove(job, title, lang))];
    const op = is ? 'delete' : 'insert';
    const pieces = [{ op, text: `${title}\n` }] as const;
    return woven(is ? paragraphs : [], is ? [] : paragraphs, pieces, ledger.stamp(TITLE, lang));
  });
}

/** Has the text a clause for its title? */
export const hasTitle = (declaration: Declaration): boolean =>
  standing(declaration).some(({ kind }) => kind === 'title');

function wovenPlace(
  op: Op,
  lang: Lang,
  was: Place | undefined,
  is: Place | undefined,
  stamp: Stamp,
  ended: (pieces: readonly Piece[], op: Op) => Piece[],
): Xml[] {
  const from = op === 'insert' ? undefined : was;
  const to = op === 'delete' ? undefined : is;
  const pieces = ended(piecesOf(lang, printed(from), printed(to)), op);
  return woven(from?.paragraphs ?? [], to?.paragraphs ?? [], pieces, stamp);
}

function printed(place: Place | undefined): Printed | undefined {
  if (!place) return undefined;
  const flat = flatText(place.paragraphs);
  return { label: flat.slice(0, flat.length - place.words.length), words: place.words };
}

/** The pieces of whole paragraphs, the end of the last one included. The last end in a cell cannot come or go alone. */
const endedInCell = (pieces: readonly Piece[], op: Op): Piece[] => [...pieces, { op, text: '\n' }];

/** A paragraph added at the end: it is that paragraph's mark that came, not that of the one before, as a writer sees it. */
function endedOnPage(pieces: readonly Piece[], op: Op): Piece[] {
  const [before, last] = [pieces.at(-2), pieces.at(-1)];
  if (op !== 'same' || before?.op !== 'same' || !last || last.op === 'same' || !last.text.startsWith('\n'))
    return endedInCell(pieces, op);
  return [...pieces.slice(0, -1), { op, text: '\n' }, { op: last.op, text: `${last.text.slice(1)}\n` }];
}

/** The reference to a comment comes and goes with the words that it is about. */
function noted(paragraphs: readonly Xml[], op: Change, stamp: Stamp, reference: Xml): Xml[] {
  return paragraphs.map((paragraph, index) =>
    index > 0 ? paragraph : { ...paragraph, children: [...paragraph.children, changed(op, stamp, [reference])] },
  );
}

type PrintedRow = { readonly row: Xml; readonly cells: readonly Place[] };

/** The rows of the parallel table, woven. `page` is what the table around them was written with, over `width`. */
export function tableRows(input: RedlineInput, page: ExportInput, width: number, ledger: Ledger): Xml[] {
  const { columns } = input.declaration;
  const versions = printedVersions(input);
  const rowsOf = (declaration: Declaration) => printedRows({ ...page, declaration }, width);
  const [old, young] = [rowsOf(versions.from), rowsOf(versions.to)];
  return wovenRows([...old.keys()], [...young.keys()], movedIn(input.diff)).map((row) => {
    const [was, is] = [old.get(row.clause), young.get(row.clause)];
    const frame = row.op === 'delete' ? was : is;
    if (!frame) throw new Error(`${row.clause} is printed nowhere`);
    const ofRow = ledger.stamp(row.clause);
    const cells = childrenOf(frame.row, 'w:tc').map((cell, index) => {
      // The first cell, the number that all labels share, is in no language.
      const lang = columns[index - 1];
      const stamp = lang && !row.moved ? ledger.stamp(row.clause, lang) : ofRow;
      const place = [was?.cells[index], is?.cells[index]] as const;
      const paragraphs = wovenPlace(row.op, lang ?? neutral(), ...place, stamp, endedInCell);
      const reference = lang && moveReference(row, index, lang, place, ledger);
      const all = reference && row.op !== 'same' ? noted(paragraphs, row.op, ofRow, reference) : paragraphs;
      return { ...cell, children: [...childrenOf(cell, 'w:tcPr'), ...all] };
    });
    return { ...frame.row, children: [...rowProperties(frame.row, row.op, ofRow), ...cells] };
  });
}

/** Rows by clause, as the exporter prints them; the first of its rows is the head. */
function printedRows(input: ExportInput, width: number): ReadonlyMap<string, PrintedRow> {
  const { declaration } = input;
  const job = printResolution(input, BARE);
  const shown = (text: PrintedText): PrintedText => ({
    ...text,
    blocks: text.blocks.map((block) => (block.block === 'clause' ? lineInRedline(block) : block)),
  });
  const own = Object.fromEntries(Object.entries(job.texts).map(([lang, text]) => [lang, shown(text)]));
  const rows = childrenOf(xmlOf(parallelTable({ ...job, texts: own }, width)), 'w:tr').slice(1);
  const texts = declaration.columns.map((lang) => allLines(declaration, lang, 'brackets').map(lineInRedline));
  return new Map(
    standing(declaration).flatMap(({ id }, index) => {
      const row = rows[index];
      if (!row) return [];
      const cells = childrenOf(row, 'w:tc').map((cell, place): Place => {
        const words = toPlain(texts[place - 1]?.[index]?.paragraphs ?? []);
        return { paragraphs: childrenOf(cell, 'w:p'), words };
      });
      return [[id, { row, cells }] as const];
    }),
  );
}

/** In the first column that the clause was moved; in every one, how its words differ. */
function moveReference(
  { clause, op, moved }: Row,
  index: number,
  lang: Lang,
  [was, is]: readonly [Place | undefined, Place | undefined],
  ledger: Ledger,
): Xml | undefined {
  if (!moved || op === 'same') return undefined;
  const words = piecesOf(lang, printed(was), printed(is));
  if (index > 1 && (op === 'delete' || untouched(words))) return undefined;
  return ledger.comment(noteOfMove(lang, op, ledger.change(clause), words), clause);
}

/** The schema wants what happened to a row behind its other properties. */
function rowProperties(row: Xml, op: Op, stamp: Stamp): Xml[] {
  if (op === 'same') return childrenOf(row, 'w:trPr');
  const properties = childrenOf(row, 'w:trPr').flatMap(({ children }) => children);
  return [element('w:trPr', {}, [...properties, changed(op, stamp)])];
}
