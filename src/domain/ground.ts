/**
 * The ground on which a command is judged: one resolution as the decider knows it, read lazily, because digests over a
 * whole resolution are costly and a decision on one clause needs those of one.
 */

import type { Lang, PerLang } from '../language/language.ts';
import type { ClauseKind, ClauseStatus, Digest, StanceRecord } from './clause/clause.ts';
import type { Column, Milestone } from './clause/declaration.ts';
import type {
  AbsenceRecord,
  AgreedRecord,
  AnnouncedAbsence,
  BracketNote,
  Closure,
  CollationRecord,
  PairRecord,
  ProposalRecord,
  Reopening,
  ReturnRecord,
  SilenceRecord,
  WaiverRecord,
} from './negotiation/record.ts';
import type { Rules } from './negotiation/rules.ts';
import type { MergedCell } from './text/merged.ts';

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
  /** Digest of one cell. */
  readonly cell: (lang: Lang) => Digest;
  readonly noCounterpart: PerLang<string>;
  readonly stances: { readonly [delegation: string]: StanceRecord };
  /** Findings that the legal staff waived, those too that are void by now. */
  readonly waivers: readonly WaiverRecord[];
  /** The last reopening, for as long as anybody wants to read why. */
  readonly reopened?: Reopening;
  /** When it was agreed last, where that was written down. */
  readonly agreed?: AgreedRecord;
};

/** A delegation that has said no to a text, or not yet yes. */
export type Against = { readonly delegation: string; readonly clause: string; readonly stance: 'object' | 'reserve' };

/** The ground a decision stands on: one resolution as the decider knows it. */
export type Ground = {
  readonly columns: readonly Column[];
  /** The rules of procedure in force. */
  readonly rules: Rules;
  /** Delegations that count for decisions (all, less those marked absent). */
  readonly parties: readonly string[];
  /** All delegations of the resolution, absent ones too. */
  readonly invited: readonly string[];
  readonly absent: { readonly [delegation: string]: AbsenceRecord };
  /** Absences that do not count yet. */
  readonly announced: { readonly [delegation: string]: AnnouncedAbsence };
  /** The last return of each delegation that was away. */
  readonly returns: { readonly [delegation: string]: ReturnRecord };
  /** In reading order, withdrawn ones included. */
  readonly clauses: readonly ClauseFacts[];
  readonly clause: (id: string) => ClauseFacts | undefined;
  /** Delegations, absent ones too, that object to a text of this digest or reserve on it, on whichever clause it stands or stood. */
  readonly against: (digest: Digest) => readonly Against[];
  readonly milestones: readonly Milestone[];
  readonly merges: readonly MergedCell[];
  /** Of every state, in order of their ids' making. */
  readonly proposals: readonly ProposalRecord[];
  readonly proposal: (id: string) => ProposalRecord | undefined;
  /** The last silence procedure on a clause, running or not. */
  readonly silence: (clause: string) => SilenceRecord | undefined;
  /** By the key of `concordance`. */
  readonly pair: (key: string) => PairRecord | undefined;
  /** With the offset in the cell where each note's bracket stands now; null for a bracket that is gone. */
  readonly bracketNotes: () => readonly (BracketNote & { readonly offset: number | null })[];
  readonly collations: readonly CollationRecord[];
  /** The text was signed and is closed for good. */
  readonly closure?: Closure;
  /** Initials need every pair of columns, not only as many as connect them. */
  readonly allPairs: boolean;
  /** Digest of the whole text (costly; read for milestones only). */
  readonly digest: () => Digest;
};

/** Languages whose texts count for digests and agreement, in the columns' order. */
export const authenticOf = ({ columns }: Pick<Ground, 'columns'>): readonly Lang[] =>
  columns.filter(({ standing }) => standing === 'authentic').map(({ lang }) => lang);
