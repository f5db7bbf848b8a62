/**
 * The ground on which a command is judged: one resolution as the decider knows it, read lazily, because digests over a
 * whole resolution are costly and a decision on one clause needs those of one.
 */
import type { ClauseKind, ClauseStatus, Digest, StanceRecord } from './clause.ts';
import type { Column, Milestone } from './declaration.ts';
import type { Lang, PerLang } from './language.ts';
import type { MergedCell } from './merged.ts';

/** What the rules see of a clause; digests and texts are read lazily because they are costly over a whole resolution. */
export type ClauseFacts = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly order: string;
  readonly status: ClauseStatus;
  readonly held: boolean;
  readonly digest: () => Digest;
  readonly plain: (lang: Lang) => string;
  readonly noCounterpart: PerLang<string>;
  readonly stances: { readonly [delegation: string]: StanceRecord };
};

/** The ground a decision stands on: one resolution as the decider knows it. */
export type Ground = {
  readonly columns: readonly Column[];
  /** Delegations that count for consensus (all, less those marked absent). */
  readonly parties: readonly string[];
  /** In reading order, withdrawn ones included. */
  readonly clauses: readonly ClauseFacts[];
  readonly clause: (id: string) => ClauseFacts | undefined;
  readonly milestones: readonly Milestone[];
  readonly merges: readonly MergedCell[];
  /** Digest of the whole text (costly; read for milestones only). */
  readonly digest: () => Digest;
};
