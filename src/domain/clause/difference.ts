/**
 * A difference between two points of a text, as data: what `src/diff` finds, the server answers and a page shows. Clauses are
 * matched by identity; a clause that was moved and reworded is one clause with two changes.
 */

import type { PerLang } from '../../language/language.ts';
import type { ProposalRecord, ProposalState } from '../negotiation/record.ts';
import type { Clause, ClauseKind, ClauseStatus, Stance } from './clause.ts';
import type { Declaration } from './declaration.ts';

/**
 * `same` and `delete` joined are the old text, `same` and `insert` the new one; a `delete` stands before its `insert`.
 * `orthographic`: nothing but spelling differs here («كتاب» and «کتاب»); never on `same`.
 */
export const DIFF_OPS = ['same', 'insert', 'delete'] as const;
export type DiffPart = {
  readonly op: (typeof DIFF_OPS)[number];
  readonly text: string;
  readonly orthographic?: true;
};

export const TEXT_DIFFS = ['same', 'changed', 'orthographic', 'added', 'removed'] as const;
/**
 * `added` and `removed`: one of the texts is empty (or there is no such cell). `orthographic`: both texts fold to the
 * same spelling. `formatting` (set by the comparison of declarations): words that stayed now carry other marks; such a
 * cell is `changed` even when all its parts are `same`.
 */
export type TextDiff = {
  readonly kind: (typeof TEXT_DIFFS)[number];
  readonly parts: readonly DiffPart[];
  readonly formatting?: true;
};

/** What can happen to a clause, in the order in which a clause lists it, and where the summary counts it. */
export const CHANGES = {
  added: 'added',
  withdrawn: 'withdrawn',
  restored: 'restored',
  moved: 'moved',
  retyped: 'retyped',
  renumbered: 'renumbered',
  changed: 'changed',
  orthographic: 'orthographic',
  status: 'statusChanged',
  split: 'split',
  merged: 'merged',
  stances: 'stancesChanged',
  proposals: 'proposalsChanged',
} as const;
export type ClauseChange = keyof typeof CHANGES;

/** How many clauses show each change. `orthographic` counts clauses in which nothing but spelling differs. */
export type DiffSummary = { readonly [count in (typeof CHANGES)[ClauseChange]]: number };

/** A clause as one side shows it; `position` is its place in that snapshot's reading order, from 1, withdrawn ones included. */
export type ClauseSide = {
  readonly number: Clause['number'];
  readonly kind: ClauseKind;
  readonly level: number;
  readonly status: ClauseStatus;
  readonly position: number;
};

/** What a clause came out of or went into between two points; ids. Empty lists are left out. */
export type Kin = {
  /** It is a part of this one. */
  readonly splitFrom?: string;
  /** These are parts of it. */
  readonly splitInto?: readonly string[];
  readonly mergedInto?: string;
  /** These went into it. */
  readonly mergedFrom?: readonly string[];
};

/** `lapsed`: it was given on another text than that of its point. */
export type StanceSide = { readonly stance: Stance; readonly lapsed?: true; readonly note?: string };

/** Null: no stance, or the clause did not count then. */
export type StanceChange = {
  readonly delegation: string;
  readonly from: StanceSide | null;
  readonly to: StanceSide | null;
};

/** A proposal whose state is another one at the second point; null: there was no such proposal yet. */
export type ProposalChange = Pick<ProposalRecord, 'id' | 'kind' | 'role' | 'delegation' | 'member' | 'at' | 'label'> & {
  /** Null: of a new clause that was not (yet) taken up. */
  readonly clause: string | null;
  readonly from: ProposalState | null;
  readonly to: ProposalState | null;
  readonly decided?: ProposalRecord['decided'];
};

/** `delegation` is null for the offices (secretariat, legal staff). */
export type Person = { readonly member: string; readonly delegation: string | null };

/** Whoever changed the row (its place, kind, status), and whoever changed the words of a column. Without the program itself. */
export type Touched = { readonly row?: readonly Person[]; readonly texts?: PerLang<readonly Person[]> };

export type ClauseDiff = {
  readonly id: string;
  /** Empty for a clause in which nothing changed. */
  readonly changes: readonly ClauseChange[];
  /** null: the clause was not there. */
  readonly from: ClauseSide | null;
  readonly to: ClauseSide | null;
  /** Every column that either side has. */
  readonly texts: PerLang<TextDiff>;
  /** What it was split from or into, merged from or into. */
  readonly kin?: Kin;
  /** Only those that differ. */
  readonly stances?: readonly StanceChange[];
  /** Whose changes they are; the server adds it for who may see it. */
  readonly by?: Touched;
};

export type DeclarationDiff = {
  readonly from: Declaration['at'];
  readonly to: Declaration['at'];
  readonly summary: DiffSummary;
  /** All clauses: in the order of `to`, those that `to` lacks behind their nearest predecessor of old. */
  readonly clauses: readonly ClauseDiff[];
  /** Tabled or decided between the two, in the order in which they were tabled, those of new clauses included. */
  readonly proposals?: readonly ProposalChange[];
};

export type WordCount = { readonly added: number; readonly removed: number };

/** One end of a comparison, for people: a milestone's label, and when it was (UTC). */
export type NamedPoint = { readonly seq: number; readonly at: string; readonly label?: string };

export type ResolutionChanges = {
  readonly resolution: string;
  readonly panel: string;
  readonly title: PerLang<string>;
  /** Null: all of it is younger than the point asked for. */
  readonly from: NamedPoint | null;
  readonly to: NamedPoint;
  readonly words: PerLang<WordCount>;
  /** All clauses, for their numbers; those that did not change without texts. */
  readonly diff: DeclarationDiff;
};

/** What changed in a whole summit since some time, panel by panel. */
export type SummitChanges = {
  /** As it was asked for: a day, a moment, a milestone's label, "visit". */
  readonly since: string;
  /** UTC. */
  readonly at: string;
  readonly resolutions: readonly ResolutionChanges[];
  /** Resolutions that have no such point: no milestone of that name, never visited. */
  readonly without: readonly Pick<ResolutionChanges, 'resolution' | 'panel' | 'title'>[];
};
