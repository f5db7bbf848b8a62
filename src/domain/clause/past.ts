/**
 * The past of a clause as it is told: versions of its cells, decisions on it, and who wrote which words. The server reads it from the
 * log, the interface shows it; both mean the same shapes.
 */

import type { Lang } from '../../language/language.ts';
import type { ProposalKind, Signed } from '../negotiation/record.ts';
import type { ClauseKind, ClauseStatus, Stance } from './clause.ts';

/** What was proposed and by whom; its wording is in the document. */
export type Proposed = {
  readonly id: string;
  readonly member: string;
  readonly delegation: string | null;
  readonly kind: ProposalKind;
};

/** A command that touched a clause. */
export type Decision = {
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly member: string;
  readonly delegation: string | null;
  /** Of the command. */
  readonly type: string;
  readonly proposal?: Proposed;
  /** What the clause was, and is by it. */
  readonly status?: readonly [ClauseStatus | null, ClauseStatus];
  readonly held?: boolean;
  readonly moved?: true;
  /** Fields of the command that say what was decided. */
  readonly stance?: Stance | 'none';
  readonly note?: string;
  readonly reason?: string;
  readonly label?: string;
  readonly until?: string;
  readonly language?: Lang;
  readonly languages?: readonly Lang[];
  /** Of a waiver: which check had found something. */
  readonly check?: string;
  readonly into?: string;
  readonly kind?: ClauseKind;
  readonly level?: number;
};

export type Version = {
  /** Position and time of the last change that made it. */
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Members whose words they are: of an accepted proposal its author; "server" for the first text of a summit's file. */
  readonly authors: readonly string[];
  /** Paragraphs joined by "\n". */
  readonly text: string;
  readonly digest: string;
  /** Numbers of words that came and went since the version before. */
  readonly added: number;
  readonly removed: number;
  /** The decision that wrote it, if one did. */
  readonly decision?: Decision;
  /** Decisions that were taken while this was the text; only in the history of one cell. */
  readonly decisions?: readonly Decision[];
};

/** One line of a clause's history. */
export type HistoryEvent =
  | ({ readonly event: 'text'; readonly language: Lang } & Version)
  | ({ readonly event: 'decision' } & Decision);

/** Somebody's act in the text, at one place of the log. */
export type Authorship = {
  /** Member id, or "server" for the first text of a summit's file. */
  readonly member: string;
  readonly delegation: string | null;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly seq: number;
  /** `first`: it stood there when the cell came into being; `accepted`: proposed by the member, accepted by `accepted`. */
  readonly how: 'typed' | 'accepted' | 'first';
  readonly proposal?: Proposed;
  readonly accepted?: Signed;
};

/** Words in a row of one author, written in one go; position and time are those of the newest among them. */
export type AuthorRun = { readonly text: string } & Authorship;

/** Words that are gone. They stood before the code unit `offset` of the present text. */
export type RemovedRun = {
  readonly text: string;
  readonly offset: number;
  readonly removed: Authorship;
  readonly wrote: Authorship;
};

export type Authors = {
  /** The position that was asked for, or the newest. */
  readonly seq: number;
  /** Joined, they are the text. */
  readonly runs: readonly AuthorRun[];
  /** What was removed after the position that was asked for, in the order of the text. */
  readonly removed: readonly RemovedRun[];
};
