/** What came of reading a file from outside, as data: what could not be read and where, what deserves a look, what was made of it. */
import type { Lang } from '../../language/language.ts';

export const IMPORT_LIMITS = ['bytes', 'rows', 'columns', 'cell'] as const;
export type Limit = (typeof IMPORT_LIMITS)[number];

/** Why a Word document could not be read. */
export const DOCUMENT_FAULTS = ['too-large', 'not-docx', 'encrypted', 'damaged'] as const;

/** Lines count from 1 and are lines of the file, also where a quoted cell spans several. */
export type ImportProblem =
  /** The first row names no language. `found`: what stands there. */
  | { readonly kind: 'no-language-header'; readonly line: number; readonly found: string }
  | { readonly kind: 'duplicate-column'; readonly line: number; readonly found: string }
  | { readonly kind: 'ragged-row'; readonly line: number; readonly expected: number; readonly found: number }
  | { readonly kind: 'bad-quote'; readonly line: number }
  /** A value in a kind, level or id column that cannot be one. */
  | {
      readonly kind: 'bad-value';
      readonly line: number;
      readonly column: 'id' | 'kind' | 'level';
      readonly found: string;
    }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'too-large';
      readonly limit: Limit;
      readonly expected: number;
      readonly found: number;
      readonly line?: number;
    }
  /** Neither UTF-8 nor UTF-16 with a byte order mark. */
  | { readonly kind: 'not-text' }
  /** Plain text does not say its language, and neither did the caller. */
  | { readonly kind: 'language-needed' }
  | { readonly kind: 'bad-json'; readonly found: string }
  /** An object of a JSON file has a key twice, of which only one would be read. */
  | { readonly kind: 'repeated-key'; readonly found: string }
  /** Meant to be a Word document. `found`: an English sentence's part (`docxSentence`). */
  | { readonly kind: 'document'; readonly reason: (typeof DOCUMENT_FAULTS)[number]; readonly found?: string }
  /** The reader was ended, because it used up its time or its memory. */
  | { readonly kind: 'unfinished'; readonly exceeded: 'time' | 'memory' }
  /** A file of a format that is not read (yet). `found`: its extension or what its first bytes say it is. */
  | { readonly kind: 'unknown'; readonly found: string };

/**
 * `line` counts from 1: a line of a table or a plain text, a paragraph of a document, a clause of JSON. `near`: the words before it; `words`:
 * its own.
 */
export type ImportPlace = { readonly line?: number; readonly near?: string; readonly words?: string };

export const IMPORT_WARNINGS = [
  /** A column whose header names no language was not imported; `found` is its header. */
  'unknown-column',
  /** A row without any text was passed over. */
  'empty-row',
  /** Cells without text beside cells with text. */
  'empty-cell',
  /** Characters that may not stand in a cell (`domain/text/disallowed`) were taken out; `found` is their code, e.g. "U+200E". */
  'control-characters',
  /** The id was no usable id; the clause gets a new one. */
  'id-dropped',
  /** Kinds were inferred, not stated; someone should look at the outline. */
  'kinds-inferred',
  /** Labels that were typed, or that Word shows, became structure and left the words. */
  'labels-recognised',
  /** Clauses whose label in the file has another number than they have here; the places say which. */
  'renumbered',
  /** Points of a list without numbers or letters; they have none here either. The places say which. */
  'unnumbered',
  /** Bold, italic and underlined text comes in plain. */
  'marks-dropped',
  /** Footnotes, comments, text boxes and the like of a Word document; `found` says which. */
  'left-out',
  /** Agreement is not imported; every clause starts as a draft. */
  'status-dropped',
] as const;

/** `line` is the first place, `count` how many there are, `places` the first twenty of what was left out. */
export type ImportWarning = {
  readonly kind: (typeof IMPORT_WARNINGS)[number];
  readonly count: number;
  readonly line?: number;
  readonly found?: string;
  readonly places?: readonly ImportPlace[];
};

export const IMPORT_REFUSALS = ['not-allowed', 'bad-resolution', 'exists', 'busy', 'import'] as const;

/** What the server answers to a file that was sent: the resolution that it became, or why it became none. */
export type ImportOutcome =
  | {
      readonly ok: true;
      readonly resolution: string;
      readonly clauses: number;
      readonly columns: readonly Lang[];
      readonly warnings: readonly ImportWarning[];
    }
  | {
      readonly ok: false;
      readonly reason: (typeof IMPORT_REFUSALS)[number];
      readonly message: string;
      readonly problem?: ImportProblem;
    };
