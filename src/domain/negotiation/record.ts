/**
 * What decisions leave behind beside the text, as the shared document keeps it: proposals, silences, confirmed pairs, notes
 * on brackets, absences. Shapes only; the rules about each stand in the file of its name.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { ClauseKind, Digest, Stance } from '../clause/clause.ts';
import type { Role } from '../permission.ts';

/** Who decided, and when: UTC, ISO 8601. */
export type Signed = { readonly member: string; readonly at: string };

/** Words that two changes of one text both touched: as they were, and as each side has them. */
export type Conflict = { readonly base: string; readonly mine: string; readonly theirs: string };

export const PROPOSAL_STATES = ['tabled', 'accepted', 'rejected', 'withdrawn', 'superseded'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A delegation's wording, the secretariat's (chair's text), or a drafting correction of the legal staff. */
export const PROPOSAL_KINDS = ['proposal', 'chair', 'correction'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What a proposal asks for beside other words: that its clause be deleted, or stand behind another (null: first). */
export type ProposalAction = { readonly do: 'delete' } | { readonly do: 'move'; readonly after: string | null };

/**
 * Other wording for a clause, beside the text and never in it. `texts` holds only the columns it changes, `baseTexts` the
 * same columns as they stood; paragraphs by "\n".
 */
export type ProposalRecord = Signed & {
  readonly id: string;
  /** Null for a new clause, which would stand where `place` says. */
  readonly clause: string | null;
  readonly place?: { readonly after: string | null; readonly kind: ClauseKind; readonly level: number };
  readonly kind: ProposalKind;
  readonly role: Role;
  readonly delegation?: string;
  /** Clause digest of the text it was written on, or was last carried over to; null for a new clause. */
  readonly base: Digest | null;
  readonly baseTexts: PerLang<string>;
  readonly texts: PerLang<string>;
  readonly reason: string;
  /** Without one it proposes the words in `texts`; with one `texts` is empty. */
  readonly action?: ProposalAction;
  /** Delegations that have joined it, in the order in which they did. */
  readonly sponsors?: readonly string[];
  /** The proposal of its author that it took the place of, and how often that has happened, from 1. */
  readonly amends?: string;
  readonly revision?: number;
  readonly state: ProposalState;
  /** Where the summit has document symbols: as a paper, or with others as one. */
  readonly symbol?: string;
  /** Proposals that were issued as one text, and what it is called. */
  readonly batch?: string;
  readonly label?: string;
  /** Columns in which the text went another way since: the exact words, `mine` the proposal's. */
  readonly conflicts?: PerLang<readonly Conflict[]>;
  readonly decided?: Signed & { readonly reason?: string /** The clause that it became. */; readonly clause?: string };
};

/** A silence procedure on a clause; it rests on `digest`. */
export type SilenceRecord = Signed & {
  /** The deadline, UTC, ISO 8601. */
  readonly until: string;
  readonly digest: Digest;
  readonly state: 'running' | 'broken' | 'passed' | 'cancelled';
  readonly brokenBy?: Signed & { readonly delegation: string; readonly stance: Stance; readonly note?: string };
  /** When it came to its end, whichever that was. */
  readonly ended?: string;
};

/** Two columns of a clause that somebody read against each other: `digests` are those of the two cells, in key order. */
export type PairRecord = Signed & { readonly digests: readonly [Digest, Digest]; readonly seq: number };

/**
 * A finding of the checks that does not stand in the way, and why, as the legal staff says. `seen` is the digest of the finding
 * and of the words that it was found in (`checks/waived`): of any other it says nothing.
 */
export type WaiverRecord = Signed & {
  readonly check: string;
  readonly message: string;
  readonly languages: readonly Lang[];
  readonly seen: Digest;
  readonly reason: string;
  readonly seq: number;
};

/** The legal staff's word that all columns of the whole text say the same. */
export type CollationRecord = Signed & {
  readonly id: string;
  readonly seq: number;
  readonly digest: Digest;
  readonly note?: string;
};

/** Who put a bracket and why. `anchor` is a Yjs relative position as JSON, which the rules do not read. */
export type BracketNote = Signed & {
  readonly id: string;
  readonly clause: string;
  readonly lang: Lang;
  readonly anchor: unknown;
  readonly role: Role;
  readonly delegation?: string;
  readonly note?: string;
};

/** Why a delegation does not count for decisions. */
export type AbsenceRecord = Signed & { readonly reason: string };

/** An absence that the chair has announced and that counts from `from` on, if the delegation is silent until then. */
export type AnnouncedAbsence = AbsenceRecord & { readonly from: string };

/** A delegation that is back: since when it was away, and when it came back (`at`). */
export type ReturnRecord = Signed & { readonly since: string };

/** When a clause was agreed. */
export type AgreedRecord = Signed & { readonly seq: number };

/** Why a frozen clause is a draft again. */
export type Reopening = Signed & { readonly reason: string; readonly seq: number };

/** A resolution that was signed: by which seal, and when. */
export type Closure = { readonly seal: string; readonly at: string };
