/**
 * Blocks as the page template takes them: plain data, decided here, so that the template only draws. Heading levels are counted
 * from 1 without gaps, whatever the clauses' own levels are: a reader of the tagged file (and PDF/UA) goes by them.
 */

import { type Direction, islands } from '../domain/text/script-runs.ts';
import { toPlain } from '../domain/text/text.ts';
import { language } from '../language/language.ts';
import { hangingAt, type NotedParagraph, withReferences } from './footnote.ts';
import { type Block, endsText, type PrintedText, signersOf } from './printed.ts';
import { columnsOf, type PrintedTable, printedTable, type TableColumn } from './printed-table.ts';

/**
 * Text and the letters of its marks, e.g. ["shall", "bu"]; "l" reads from the left whatever stands around it, "r" is the raised number of a
 * footnote, and with the footnote itself behind it "f".
 */
export type PdfRun =
  | readonly [text: string]
  | readonly [text: string, marks: string]
  | readonly [text: string, marks: string, note: PdfParagraphs];
export type PdfParagraphs = readonly (readonly PdfRun[])[];

export type PdfItem =
  | { readonly is: 'title'; readonly level: number; readonly paragraphs: PdfParagraphs }
  | { readonly is: 'line'; readonly paragraphs: PdfParagraphs }
  | { readonly is: 'parties'; readonly names: readonly string[] }
  /** `fresh`: begins a page, as an annex does. */
  | {
      readonly is: 'part';
      readonly level: number;
      readonly label: string;
      readonly title: string;
      readonly fresh: boolean;
      /** Numbers of its footnotes. */
      readonly notes?: readonly PdfRun[];
    }
  | { readonly is: 'heading'; readonly level: number; readonly label: string; readonly paragraphs: PdfParagraphs }
  | PdfText
  /** A footnote where it stands. */
  | { readonly is: 'note'; readonly label: string; readonly paragraphs: PdfParagraphs }
  | {
      readonly is: 'table';
      readonly label: string;
      readonly caption: readonly PdfRun[];
      readonly columns: readonly TableColumn[];
      readonly head: PdfParagraphs;
      readonly rows: readonly PdfParagraphs[];
    }
  /** What stays on one page with the places to sign. */
  | {
      readonly is: 'closing';
      readonly items: readonly PdfItem[];
      readonly signedFor: string;
      readonly parties: readonly { readonly name: string; readonly signers: readonly string[] }[];
      /** One under the other. */
      readonly stacked: boolean;
    };
export type PdfText = {
  readonly is: 'text';
  readonly label: string;
  readonly paragraphs: PdfParagraphs;
  readonly indent: number;
  /** The label stands beside the text. */
  readonly hangs: boolean;
  /** With space above. */
  readonly apart: boolean;
  /** Stays with the next item: a closing formula does not begin a page alone. */
  readonly keep: boolean;
};

/** An article may be a heading over paragraphs or the whole provision; a provision is not set as a heading. */
const HEADING_LENGTH = 140;
/** A longer title or heading is printed, but as text: headings become bookmarks, and PDF/A limits those. */
const BOOKMARK_LENGTH = 1000;
/** «۱.» and "a)" hang beside the text; a hanging «بند ۱.» would take half the line. */
const HANGING_LENGTH = 4;
/** A last paragraph up to this many characters goes with the signatures; a longer one could fill a page. */
const LAST_PARAGRAPH = 900;

/** All blocks of a text that is read in one language. */
export function itemsOf({ blocks, language: lang }: PrintedText): PdfItem[] {
  const items: PdfItem[] = [];
  const { dir } = language(lang);
  const level = levels();
  let signed = false;
  for (const block of blocks) {
    if (block.block !== 'signatures') {
      const hung = block.block === 'clause' && block.home !== undefined;
      if (!hung) items.push(...itemsOfBlock(block, level, { dir, foot: true, signed }));
      signed ||= endsText(block);
      continue;
    }
    signed = true;
    items.push(closing(items, block));
  }
  return items.map((item, index) => {
    const next = items[index + 1];
    const formula = next?.is === 'text' && next.apart;
    return formula && item.is === 'text' && lengthOf(item.paragraphs) <= LAST_PARAGRAPH
      ? { ...item, keep: true }
      : item;
  });
}

/** Takes the formula and the last words before it out of `items`. */
function closing(items: PdfItem[], { signedFor, parties, stacked }: Extract<Block, { block: 'signatures' }>): PdfItem {
  const kept: PdfItem[] = [];
  const formula = items.at(-1);
  if (formula?.is === 'text' && formula.apart) kept.unshift(...items.splice(-1));
  const last = items.at(-1);
  const short = (last?.is === 'text' || last?.is === 'line') && lengthOf(last.paragraphs) <= LAST_PARAGRAPH;
  if (short) kept.unshift(...items.splice(-1));
  const places = parties.map((party) => ({ name: party.name, signers: signersOf(party) }));
  return { is: 'closing', items: kept, signedFor, parties: places, stacked: stacked === true };
}

export const lengthOf = (paragraphs: PdfParagraphs): number =>
  paragraphs.flat().reduce((sum, [text]) => sum + text.length, 0);

/** Depth in the text to the level of a heading: never more than one below the heading above it. */
export type Levels = (depth: number) => number;
export function levels(): Levels {
  const open: number[] = [];
  return (depth) => {
    while ((open.at(-1) ?? -1) >= depth) open.pop();
    return open.push(depth);
  };
}

/** `dir`: of the language; `foot`: footnotes go to the foot of the page; `signed`: behind the places to sign. */
type Place = { readonly dir: Direction; readonly foot: boolean; readonly signed?: boolean };

export function itemsOfBlock(block: Block, level: Levels, place: Place): PdfItem[] {
  const { dir, foot, signed = false } = place;
  const plain = (text: string): PdfParagraphs =>
    withIslands(
      text.split('\n').map((line) => [[line]]),
      dir,
    );
  switch (block.block) {
    case 'title':
      return block.text === '' ? [] : [titleItem(plain(block.text), level)];
    case 'line':
      return block.text === '' ? [] : [{ is: 'line', paragraphs: plain(block.text) }];
    case 'parties':
      return [{ is: 'parties', names: block.parties.map(({ name }) => name) }];
    case 'part':
      if (block.label.length + block.title.length > BOOKMARK_LENGTH)
        return [{ is: 'line', paragraphs: [...plain(block.label), ...plain(block.title)] }];
      return [
        {
          ...{ is: 'part', level: level(1), label: block.label, title: block.title, fresh: signed },
          ...(block.notes ? { notes: runsOf([hangingAt(block.notes)], foot, dir).flat() } : {}),
        },
      ];
    case 'testimonium':
      return block.text === '' ? [] : [{ ...TEXT, paragraphs: plain(block.text), apart: true }];
    case 'signatures':
      return [];
    case 'clause':
      return clauseItems(block, level, place);
  }
}

const TEXT: Omit<PdfText, 'paragraphs'> = { is: 'text', label: '', indent: 0, hangs: false, apart: false, keep: false };

const titleItem = (paragraphs: PdfParagraphs, level: Levels): PdfItem =>
  lengthOf(paragraphs) > BOOKMARK_LENGTH ? { is: 'line', paragraphs } : { is: 'title', level: level(0), paragraphs };

function clauseItems(block: Extract<Block, { block: 'clause' }>, level: Levels, { dir, foot }: Place): PdfItem[] {
  const { kind, label, indent } = block;
  const table = printedTable(block);
  if (table) return [tableItem(table, foot, dir)];
  const paragraphs = runsOf(withReferences(block), foot, dir);
  if (kind === 'footnote') return [{ is: 'note', label, paragraphs }];
  if (kind === 'title') return [titleItem(paragraphs, level)];
  if (kind === 'heading' || kind === 'article') {
    const words = toPlain(block.paragraphs);
    if (label === '' && words.length > BOOKMARK_LENGTH) return [{ ...TEXT, paragraphs }];
    const own = level(2 + block.level);
    const heading = { is: 'heading', level: own, label } as const;
    if (label === '' || (block.paragraphs.length === 1 && words.length <= HEADING_LENGTH))
      return [{ ...heading, paragraphs }];
    return [
      { ...heading, paragraphs: [] },
      { ...TEXT, paragraphs },
    ];
  }
  const hangs = label !== '' && [...label].length <= HANGING_LENGTH;
  return [{ ...TEXT, label, indent, hangs, paragraphs, apart: kind === 'testimonium' }];
}

const LETTER = { bold: 'b', italic: 'i', underline: 'u' } as const;
const runsOf = (text: readonly NotedParagraph[], foot: boolean, dir: Direction): PdfParagraphs =>
  withIslands(
    text.map((paragraph) =>
      paragraph.map(({ text: words, marks, note, gap }): PdfRun => {
        if (note && foot) return [words, 'f', runsOf(note.paragraphs, foot, dir)];
        if (note || gap) return [words, 'r'];
        return marks ? [words, marks.map((mark) => LETTER[mark]).join('')] : [words];
      }),
    ),
    dir,
  );

/** Has a run the number of a footnote, which is among the words and none of them? */
const refers = ([, marks = '']: PdfRun): boolean => marks === 'r' || marks === 'f';

function tableItem(table: PrintedTable, foot: boolean, dir: Direction): PdfItem {
  const cells = (row: readonly NotedParagraph[]): PdfParagraphs => runsOf(row, foot, dir);
  const { label, caption, head, rows } = table;
  return {
    ...{ is: 'table', label, columns: columnsOf(table), head: cells(head), rows: rows.map(cells) },
    caption: cells([caption]).flat(),
  };
}

/** A longer stretch could not be broken into lines. */
const ISLAND = 40;

/** The same runs, cut where a stretch has to be read from the left: directions come from the whole paragraph, not from each run. */
export function withIslands(paragraphs: PdfParagraphs, dir: Direction): PdfParagraphs {
  if (dir === 'ltr') return paragraphs;
  return paragraphs.map((runs) => {
    const words = runs.filter((run) => !refers(run)).map(([text]) => text);
    const cuts = islands(words.join(''), dir).flatMap(({ text, alone }) => {
      const inside = alone && text.length <= ISLAND;
      return Array.from({ length: text.length }, (_, index) => (inside ? (index === 0 ? 'first' : 'further') : ''));
    });
    let at = 0;
    return runs.flatMap((run): PdfRun[] => {
      if (refers(run)) return [run];
      const [text, marks = ''] = run;
      const out: [string, string][] = [];
      for (const char of text.split('')) {
        const own = marks + (cuts[at] ? 'l' : '');
        const last = out.at(-1);
        if (last?.[1] === own && cuts[at] !== 'first') last[0] += char;
        else out.push([char, own]);
        at++;
      }
      return out.map(([words, all]) => (all === '' ? [words] : [words, all]));
    });
  });
}
