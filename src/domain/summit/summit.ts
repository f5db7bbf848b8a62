/**
 * A summit: who meets, in which languages, about which resolutions. It is data; the sample is such a file.
 */

import type { Lang, PerLang } from '../../language/language.ts';
import type { ClauseKind, ClauseStatus } from '../clause/clause.ts';
import type { AutoMilestone } from '../clause/declaration.ts';
import type { Command } from '../command.ts';
import type { Nature, Outcome } from '../instrument/outcome.ts';
import type { StatesOrder } from '../instrument/states-order.ts';
import type { Notice } from '../negotiation/notice.ts';
import type { Rules } from '../negotiation/rules.ts';
import type { RulesState } from '../negotiation/rules-adoption.ts';
import type { Progress, Waiting } from '../negotiation/waiting.ts';
import type { Role } from '../permission.ts';
import type { RichText } from '../text/text.ts';
import type { Participant, PeopleState, SignatoryEntry } from './people.ts';

export type Region = { readonly id: string; readonly names: PerLang<string>; readonly kind?: string };

/** A list of regions as one source published it; lists may contradict each other, so each keeps its source. */
export type RegionList = { readonly source: string; readonly regions: readonly string[] };

export type Delegation = {
  /** Two capital letters, printed everywhere. */
  readonly id: string;
  readonly names: PerLang<string>;
  readonly official: PerLang<string>;
  readonly regionLists: readonly RegionList[];
};

export type Member = {
  readonly id: string;
  readonly name: string;
  /** Language of the name's script, for display. */
  readonly nameLang?: Lang;
  /** Absent for secretariat, legal and observers. */
  readonly delegation?: string;
  readonly role: Role;
  /** Head of delegation. */
  readonly head?: boolean;
  /** Columns granted to write in; meaningful for negotiators. */
  readonly columns: readonly Lang[];
  readonly revoked?: boolean;
};

/** What signing in gives: a token for a program that keeps no cookie, and who one is. */
export type SignedIn = {
  readonly token: string;
  readonly member: Omit<Member, 'revoked'>;
};

/** A clause as a summit file, an import or `clause.add` brings it: a text per language. */
export type ClauseSeed = {
  readonly id?: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly status?: ClauseStatus;
  readonly texts: PerLang<string>;
  /** The same texts with their marks, where they have any. */
  readonly marked?: PerLang<RichText>;
};

type WithoutIdAndSeen<T> = T extends { readonly id: string } ? Omit<T, 'id' | 'seen'> : never;

/** One step of a sample's history: a member's command, or words of one cell that a member replaced. */
export type HistoryStep = { readonly by: string } & (
  | { readonly command: WithoutIdAndSeen<Command> }
  | { readonly edit: { readonly clause: string; readonly lang: Lang; readonly find: string; readonly put: string } }
);

export type ResolutionSeed = {
  readonly id: string;
  /** Panel id; "" when the resolution belongs to none. */
  readonly panel: string;
  readonly title: PerLang<string>;
  readonly columns: readonly { readonly lang: Lang; readonly standing: 'authentic' | 'working' }[];
  readonly clauses: readonly ClauseSeed[];
  /** What happened since, in order: so that a sample has milestones to compare and stances to show. */
  readonly history?: readonly HistoryStep[];
};

export type SummitFile = {
  readonly id: string;
  readonly name: PerLang<string>;
  readonly short: PerLang<string>;
  readonly slogan?: PerLang<string>;
  readonly place: PerLang<string>;
  /** First and last day, ISO dates. */
  readonly days: readonly [string, string];
  /** IANA name. */
  readonly timeZone: string;
  /** Columns in the summit's agreed order. */
  readonly columns: readonly Lang[];
  /** In which order the States stand, as far as the summit brings it; a summit of a first edition has none. */
  readonly order?: StatesOrder;
  /** With what the summit is to end, likewise. */
  readonly outcome?: Outcome;
  readonly regions: readonly Region[];
  readonly delegations: readonly Delegation[];
  readonly panels: readonly {
    readonly id: string;
    readonly names: PerLang<string>;
    readonly topics: readonly { readonly id: string; readonly names: PerLang<string> }[];
  }[];
  readonly members: readonly Member[];
  readonly resolutions: readonly ResolutionSeed[];
  /** Rules of procedure that were agreed before the meeting; without them, unanimity until some are adopted. */
  readonly rules?: Rules;
  /** The base of document symbols, "CSG/1"; without one documents have none. */
  readonly symbolBase?: string;
  /** Who takes part and who signs; without them States only, as in a first edition. */
  readonly participants?: readonly Participant[];
  readonly signatories?: readonly (SignatoryEntry & { readonly id: string })[];
};

/** What `GET /api/summit` answers: the file without texts, plus how far each resolution has come. */
export type SummitView = Omit<SummitFile, 'resolutions' | 'rules' | 'participants' | 'signatories' | 'symbolBase'> & {
  /** What the checks have to know of the settings; the delegations stand in the one order where there is one. */
  readonly frame: {
    readonly ordered: boolean;
    readonly alternat: boolean;
    readonly nature: Nature | null;
    /** Ids of those that a list in the text names. */
    readonly participants: readonly string[];
  };
  readonly me: Member;
  /** Rules of procedure: those in force, and a draft that lies before the delegations. */
  readonly rules: RulesState;
  readonly people: PeopleState;
  readonly resolutions: readonly {
    readonly id: string;
    readonly panel: string;
    readonly title: PerLang<string>;
    readonly columns: readonly { readonly lang: Lang; readonly standing: 'authentic' | 'working' }[];
    /** Delegations that are absent from it. */
    readonly absent?: readonly string[];
    readonly progress: Progress;
    /** The last change, absent for an untouched resolution. */
    readonly changed?: { readonly at: string; readonly member: string };
    /** What waits for the caller's delegation or office, in reading order; of very many the pressing ones. */
    readonly waiting: readonly (Waiting & ClauseName)[];
    /** How many clauses wait, those that are left out included. */
    readonly waits: number;
    /** Who has it open now, each person once. */
    readonly present: readonly { readonly member: string; readonly name: string; readonly code: string }[];
    /** Where the caller's last visit but the present one ended, and how many clauses others have touched since. */
    readonly visit?: { readonly seq: number; readonly at: string; readonly changed: number };
  }[];
};

/** What a clause is called where its resolution is not open: its kind, and the number as each language writes it. */
export type ClauseName = { readonly kind: ClauseKind; readonly number: PerLang<string> };

/** A notice as its reader gets it: the clause it is about may lie in a resolution that is not open. */
export type NamedNotice = Notice & { readonly named?: ClauseName };

/** How many brackets were open at one point of a resolution's log; a dispute in four languages is one. */
export type CoursePoint = {
  readonly seq: number;
  /** UTC, of the record at that point. */
  readonly at: string;
  readonly milestone?: { readonly id: string; readonly label: string; readonly auto?: AutoMilestone };
  readonly clauses: number;
  readonly agreed: number;
  readonly brackets: number;
  readonly byColumn: PerLang<number>;
};
