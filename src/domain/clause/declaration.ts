/**
 * The immutable snapshot of one resolution at one point of its log. Everything downstream (differences, checks,
 * exports) sees this and nothing else.
 */

import type { Lang } from '../../language/language.ts';
import type { AbsenceRecord } from '../negotiation/record.ts';
import type { Clause, Digest } from './clause.ts';

/** Version of the snapshot's shape. */
export const SCHEMA = 1;

/** An `authentic` column counts for digests and agreement, a `working` one does not. */
export type Column = { readonly lang: Lang; readonly standing: 'authentic' | 'working' };

/** Why the server named a milestone by itself: the last clause was agreed, staff took the text out, the text was sealed. */
export const AUTO_MILESTONES = ['freeze', 'export', 'seal'] as const;
export type AutoMilestone = (typeof AUTO_MILESTONES)[number];

export type Milestone = {
  readonly id: string;
  readonly label: string;
  readonly seq: number;
  /** Digest of the declaration's text at that point. */
  readonly digest: Digest;
  readonly at: string;
  /** Member id. */
  readonly by: string;
  readonly note?: string;
  /** Of a milestone that the server named: the interface then says this in the reader's language, and not `label`. */
  readonly auto?: AutoMilestone;
  /** Of one that a person named, where the summit has document symbols; `label` stays what they called it. */
  readonly symbol?: string;
  /** The deadline for proposals when it was issued, UTC; absent where there was none or it was over. */
  readonly proposalsUntil?: string;
};

export type Declaration = {
  readonly resolution: string;
  readonly schema: typeof SCHEMA;
  readonly at: { readonly seq: number; readonly milestone?: string };
  /** Languages in the summit's order. */
  readonly columns: readonly Lang[];
  /** Languages among `columns` that are only working columns. */
  readonly working?: readonly Lang[];
  /** Delegations that do not count for consensus, and why. */
  readonly absent?: { readonly [delegation: string]: AbsenceRecord };
  readonly digest: Digest;
  /** In reading order, withdrawn clauses in their place with `status: 'withdrawn'`. */
  readonly clauses: readonly Clause[];
};
