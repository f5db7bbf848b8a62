/**
 * The report of the meeting (procès-verbal) as data: what the logs say of it up to a point, and nothing that they do not say. Words of
 * proposals stay in the documents; of comments and drafts, which are for some only, nothing is here at all.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { ClauseKind, ClauseStatus, Stance } from '../clause/clause.ts';
import type { InstrumentSetting } from '../instrument/instrument.ts';
import type { SigningState } from '../instrument/signing.ts';
import type { AdoptionState } from '../negotiation/adoption.ts';
import type { PositionState } from '../negotiation/position.ts';
import type { Closure, ProposalRecord } from '../negotiation/record.ts';
import type { RulesState } from '../negotiation/rules-adoption.ts';
import type { PeopleState } from './people.ts';
import type { SummitFile } from './summit.ts';
import type { IssuedDocument } from './symbol.ts';

/** What became of an objection or a reserve: its author said something else, the text became another, or it stands. */
export type AgainstEnd = {
  readonly how: 'taken-back' | 'other' | 'text-changed' | 'withdrawn-clause' | 'stands';
  /** Of what a delegation said itself: when. */
  readonly at?: string;
  readonly stance?: Stance;
};
export type AgainstRecord = {
  readonly clause: string;
  readonly delegation: string;
  readonly stance: 'object' | 'reserve';
  readonly at: string;
  readonly note?: string;
  readonly end: AgainstEnd;
};

/** Started at one moment and ended at one: the clauses that went together. */
export type SilenceCourse = {
  readonly clauses: readonly string[];
  readonly at: string;
  readonly until: string;
  readonly end: 'passed' | 'broken' | 'cancelled' | 'running';
  readonly ended?: string;
  readonly by?: { readonly delegation: string; readonly stance: Stance; readonly note?: string };
};

export type AbsenceCourse = {
  readonly delegation: string;
  readonly from: string;
  readonly reason: string;
  readonly until?: string;
};

/** A clause as the report names and places it. */
export type ReportedClause = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly status: ClauseStatus;
  readonly number: PerLang<string>;
  /** Of a subparagraph: the clause that it is a part of. */
  readonly within?: PerLang<string>;
  /** The first words of each column, for a clause without a number. */
  readonly begins: PerLang<string>;
  /** Open brackets, in the column that has most of them. */
  readonly brackets: number;
  /** When it came to its status, where that was agreed. */
  readonly agreed?: string;
};

export type Proceedings = {
  readonly resolution: string;
  readonly title: PerLang<string>;
  readonly clauses: readonly ReportedClause[];
  /** Without those of the chair's texts. */
  readonly proposals: readonly ProposalRecord[];
  readonly chairTexts: readonly {
    readonly label: string;
    readonly symbol?: string;
    readonly at: string;
    readonly clauses: readonly string[];
    readonly accepted: number;
  }[];
  readonly against: readonly AgainstRecord[];
  readonly silences: readonly SilenceCourse[];
  readonly absences: readonly AbsenceCourse[];
  readonly reopened: readonly { readonly clause: string; readonly at: string; readonly reason: string }[];
  /** Versions that people named. */
  readonly versions: readonly { readonly label: string; readonly at: string; readonly symbol?: string }[];
  readonly closure?: Closure;
};

/** Up to where a log was read. */
export type ReportedLog = { readonly room: string; readonly seq: number; readonly hash: string };

export type MeetingReport = {
  readonly summit: Pick<SummitFile, 'name' | 'place' | 'days' | 'timeZone' | 'delegations'>;
  readonly setting: InstrumentSetting;
  readonly languages: readonly Lang[];
  /** The moment up to which the logs were read, UTC. */
  readonly at: string;
  readonly people: PeopleState;
  readonly rules: RulesState;
  readonly documents: readonly IssuedDocument[];
  readonly proceedings: readonly Proceedings[];
  readonly adoption: AdoptionState;
  /** Digest of the instrument as it stands there. */
  readonly text: string;
  readonly positions: PositionState;
  readonly signing: SigningState;
  readonly logs: readonly ReportedLog[];
};
