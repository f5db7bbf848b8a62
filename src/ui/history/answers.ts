/**
 * What the server says of the past of a clause, as it comes over the wire (`GET .../history` and `.../authors`). Stated
 * here once more, because nothing in the interface may look into the server; a test lays both side by side.
 */
import type { ClauseStatus, Stance } from '../../domain/clause.ts';
import type { Lang } from '../../domain/language.ts';

/** A command that touched the clause; besides these fields it may carry those of the command. */
export type Decision = {
  readonly seq: number;
  readonly at: string;
  readonly member: string;
  readonly delegation: string | null;
  readonly type: string;
  readonly proposal?: { readonly id: string; readonly member: string; readonly delegation: string | null };
  readonly status?: readonly [ClauseStatus | null, ClauseStatus];
  readonly held?: boolean;
  readonly moved?: true;
  readonly stance?: Stance | 'none';
  readonly note?: string;
  readonly reason?: string;
  readonly label?: string;
  readonly until?: string;
  readonly language?: Lang;
  readonly languages?: readonly Lang[];
};

export type Version = {
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Member ids; "server" for the first text of a summit's file. */
  readonly authors: readonly string[];
  readonly text: string;
  readonly digest: string;
  readonly added: number;
  readonly removed: number;
  readonly decision?: Decision;
};

export type HistoryEvent =
  | ({ readonly event: 'text'; readonly language: Lang } & Version)
  | ({ readonly event: 'decision' } & Decision);

export type Authorship = {
  readonly member: string;
  readonly delegation: string | null;
  readonly at: string;
  readonly seq: number;
  readonly how: 'typed' | 'accepted' | 'first';
  readonly accepted?: { readonly member: string; readonly at: string };
};
export type AuthorRun = { readonly text: string } & Authorship;
/** Words that stood before the code unit `offset` of the text. */
export type RemovedRun = {
  readonly text: string;
  readonly offset: number;
  readonly removed: Authorship;
  readonly wrote: Authorship;
};
export type Authors = {
  readonly seq: number;
  readonly runs: readonly AuthorRun[];
  readonly removed: readonly RemovedRun[];
};

/** The program itself, as an author: the first text comes from the summit's file. */
export const PROGRAM = 'server';
