/** What is asked in the query of a call, by its names. */
import type { Lang } from '../language/language.ts';

/** A point of the log: now, a sequence number or a milestone's id. */
export type Moment = 'now' | number | string;

/** The newest `limit` entries, of those before the position `before`. */
export type HistoryPage = { readonly limit?: number; readonly before?: number };

/** What is asked of the log; what is left out is not asked. */
export type LogFilter = {
  readonly member?: string;
  readonly delegation?: string;
  readonly clause?: string;
  readonly language?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: number;
  readonly before?: number;
  readonly limit?: number;
};

/** A document as a file; `source`: of a file for translators, the language from which it goes into the others. */
export type PaperQuery = {
  readonly format?: string;
  readonly language?: Lang | 'all';
  readonly holder?: string;
  readonly source?: Lang;
};

/** `redline` needs `since`. */
export type ExportQuery = PaperQuery & {
  readonly at?: Moment;
  readonly view?: 'clean' | 'brackets' | 'redline';
  readonly since?: Moment;
  readonly list?: string;
  readonly names?: string;
};

/** What is said of a signature beside its file. */
export type BringingQuery = {
  readonly delegation?: string;
  readonly how?: 'signature' | 'accession';
  readonly signatory?: string;
  readonly place?: string;
  readonly reason?: string;
};
