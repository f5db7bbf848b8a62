/**
 * What reading a file gives: clauses as a summit file would bring them, or one problem as data. Nothing is repaired
 * silently: what could change somebody's text is a problem with its line, what merely deserves a look is a warning.
 */
import type { Lang } from '../domain/language.ts';
import type { ClauseSeed } from '../domain/summit.ts';
import type { DocxReason } from './docx.ts';

export const LIMITS = {
  /** Of the whole file; checked before a single byte is read. */
  bytes: 5 * 1024 * 1024,
  /** Clauses. */
  rows: 5_000,
  /** Code units of one cell. */
  cell: 20_000,
} as const;
export type Limit = keyof typeof LIMITS;

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
  /** Meant to be a Word document. `found`: an English sentence's part (`docxSentence`). */
  | { readonly kind: 'document'; readonly reason: Exclude<DocxReason, 'empty'>; readonly found?: string }
  /** A file of a format that is not read (yet). `found`: its extension or what its first bytes say it is. */
  | { readonly kind: 'unknown'; readonly found: string };

/** `line` is the first place, `count` how many there are. */
export type ImportWarning = {
  readonly kind: /** A column whose header names no language was not imported; `found` is its header. */
    | 'unknown-column'
    /** A row without any text was passed over. */
    | 'empty-row'
    /** Cells without text beside cells with text. */
    | 'empty-cell'
    /** Control characters were taken out. */
    | 'control-characters'
    /** The id was no usable id; the clause gets a new one. */
    | 'id-dropped'
    /** Kinds were inferred, not stated; someone should look at the outline. */
    | 'kinds-inferred'
    /** Bold, italic and underlined text comes in plain. */
    | 'marks-dropped'
    /** Footnotes, comments, text boxes and the like of a Word document; `found` says which. */
    | 'left-out'
    /** Agreement is not imported; every clause starts as a draft. */
    | 'status-dropped';
  readonly count: number;
  readonly line?: number;
  readonly found?: string;
};

export type ImportResult =
  | {
      readonly ok: true;
      readonly columns: readonly Lang[];
      readonly clauses: readonly ClauseSeed[];
      readonly warnings: readonly ImportWarning[];
    }
  | { readonly ok: false; readonly problem: ImportProblem };

export const refused = (problem: ImportProblem): { readonly ok: false; readonly problem: ImportProblem } => ({
  ok: false,
  problem,
});

/** Collects warnings by kind and `found`: 4,000 empty cells are one warning. */
export class Warnings {
  readonly #byKey = new Map<string, ImportWarning>();

  add(kind: ImportWarning['kind'], at: { readonly line?: number; readonly found?: string } = {}): void {
    const key = `${kind} ${at.found ?? ''}`;
    const earlier = this.#byKey.get(key);
    this.#byKey.set(key, earlier ? { ...earlier, count: earlier.count + 1 } : { kind, count: 1, ...at });
  }

  list(): ImportWarning[] {
    return [...this.#byKey.values()];
  }
}
