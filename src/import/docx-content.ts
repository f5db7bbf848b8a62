/** What is read of the body of a Word document: paragraphs and tables, and what each paragraph says beside its words. */
import type { ImportPlace } from '../domain/text/imported.ts';
import type { BESIDE, OwnPlace } from '../domain/text/own-file.ts';
import type { RichText } from '../domain/text/text.ts';
import type { DocxNote } from './docx-notes.ts';
import type { ShownNumber } from './docx-numbering.ts';

/** A cell is its paragraphs; `span`: how many columns of the grid it covers; `nested`: there are tables in it. */
export type DocxCell = {
  readonly paragraphs: readonly RichText[];
  readonly span: number;
  readonly nested?: true;
};
export type DocxBlock =
  | { readonly kind: 'paragraph'; readonly text: RichText }
  | { readonly kind: 'table'; readonly rows: readonly (readonly DocxCell[])[] };

/** `count` in all, the first twenty `places`: a paragraph by its number, and the words before. */
export type Loss = { readonly count: number; readonly places: readonly ImportPlace[] };

/**
 * What a paragraph says beside its words. `words`: untrimmed and without our own label, which is `label`. `auto`: the number that Word
 * shows before it.
 */
export type DocxFacts = {
  readonly words: RichText;
  readonly label: string;
  readonly title: boolean;
  readonly own?: OwnPlace | typeof BESIDE;
  /** Id of the clause that begins here. */
  readonly clause?: string;
  readonly outline?: number;
  readonly auto?: ShownNumber;
  /** Where the first line begins. */
  readonly indent: number;
  /** Number of the paragraph, from 1. */
  readonly line: number;
  /** Footnotes and endnotes that it refers to, in order; absent where there are none. */
  readonly notes?: readonly DocxNote[];
};

/** All paragraphs, those of tables cell by cell and row by row. */
export const flat = (blocks: readonly DocxBlock[]): RichText[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs)),
  );
