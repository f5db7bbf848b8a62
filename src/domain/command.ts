/**
 * Commands: what delegations and the secretariat decide, as data. One table gives for each type who may give it and on
 * which statuses; `decide` adds the rules that need the text.
 */

import type { Lang, PerLang } from '../language/language.ts';
import type { ClauseKind, ClauseStatus, Stance } from './clause/clause.ts';
import type { AutoMilestone } from './clause/declaration.ts';
import { MEETING_COMMANDS, type MeetingCommand } from './command-meeting.ts';
import { AFTER_COMMANDS, type AfterCommand } from './instrument/after-command.ts';
import type { InstrumentSetting } from './instrument/instrument.ts';
import { SIGNATURE_ROLES, type SignatureCommand } from './instrument/signing-acts.ts';
import type { Missing } from './missing.ts';
import type { ProposalAction } from './negotiation/record.ts';
import type { Role } from './permission.ts';
import { PEOPLE_ROLES, type PeopleCommand } from './summit/people.ts';

type Base = { /** Chosen by the sender, unique per member; the same id twice is one command. */ readonly id: string };

/** Commands on a resolution's text. `seen` is the clause digest the decision was made on. `after: null` is the start. */
export type TextCommand = Base &
  (
    | {
        readonly type: 'clause.add';
        readonly after: string | null;
        readonly kind: ClauseKind;
        readonly level: number;
        readonly texts?: PerLang<string>;
      }
    | { readonly type: 'clause.move'; readonly clause: string; readonly after: string | null }
    | { readonly type: 'clause.retype'; readonly clause: string; readonly kind: ClauseKind; readonly level: number }
    | {
        readonly type: 'clause.split';
        readonly clause: string;
        /** Where the second clause begins, in code units of each column's text; a column without an offset stays whole. */
        readonly at: PerLang<number>;
        readonly seen: string;
      }
    | { readonly type: 'clause.merge'; readonly clause: string; readonly into: string; readonly seen: string }
    /** The form of one cell, its words as they were; `text` is all of it, paragraphs by "\n". */
    | {
        readonly type: 'text.correct';
        readonly clause: string;
        readonly language: Lang;
        readonly text: string;
        readonly seen: string;
      }
    | { readonly type: 'clause.withdraw'; readonly clause: string }
    | { readonly type: 'clause.restore'; readonly clause: string }
    /** Closes the text as it stands at that moment, whatever is being typed; `seen`, from older programs, says nothing. */
    | { readonly type: 'clause.hold'; readonly clause: string; readonly seen?: string }
    | { readonly type: 'clause.release'; readonly clause: string }
    | { readonly type: 'clause.status'; readonly clause: string; readonly to: ClauseStatus; readonly seen: string }
    | { readonly type: 'clause.reopen'; readonly clause: string; readonly reason: string }
    | {
        readonly type: 'stance.record';
        readonly clause: string;
        readonly stance: Stance | 'none';
        readonly seen: string;
        readonly note?: string;
      }
    | { readonly type: 'column.add'; readonly language: Lang }
    | { readonly type: 'column.authentic'; readonly language: Lang }
    | {
        readonly type: 'milestone.create';
        readonly label: string;
        readonly note?: string;
        /** The server's own. */
        readonly auto?: AutoMilestone;
      }
    | { readonly type: 'merge.confirm'; readonly merge: string }
    | {
        readonly type: 'proposal.table';
        /** Null for a new clause, which then stands after `after`, with `kind` and `level`. Otherwise `seen` is due. */
        readonly clause: string | null;
        readonly after?: string | null;
        readonly kind?: ClauseKind;
        readonly level?: number;
        readonly texts: PerLang<string>;
        readonly reason: string;
        /** Of a clause that is there, and without texts: that it be deleted or moved. */
        readonly action?: ProposalAction;
        /** One's own tabled proposal that gives way to this one. */
        readonly amends?: string;
        readonly seen?: string;
      }
    /** A delegation joins another's proposal, or leaves it. */
    | { readonly type: 'proposal.sponsor'; readonly proposal: string; readonly join: boolean }
    /** `seen`: the digest of its clause, which a proposal of a new clause does not have. */
    | { readonly type: 'proposal.accept'; readonly proposal: string; readonly seen?: string; readonly reason?: string }
    | { readonly type: 'proposal.reject'; readonly proposal: string; readonly reason?: string }
    | { readonly type: 'proposal.withdraw'; readonly proposal: string }
    | {
        readonly type: 'chair.issue';
        readonly label: string;
        readonly reason: string;
        readonly texts: { readonly [clause: string]: PerLang<string> };
        readonly seen: { readonly [clause: string]: string };
      }
    | {
        readonly type: 'chair.accept';
        readonly batch: string;
        readonly seen: { readonly [clause: string]: string };
        readonly reason?: string;
      }
    | {
        readonly type: 'bracket.note';
        readonly clause: string;
        readonly language: Lang;
        /** A Yjs relative position as JSON. */
        readonly anchor: unknown;
        readonly note?: string;
      }
    | {
        readonly type: 'concordance.confirm';
        readonly clause: string;
        readonly languages: readonly [Lang, Lang];
        /** Digests of the two cells as they were read. */
        readonly seen: PerLang<string>;
      }
    | { readonly type: 'counterpart.none'; readonly clause: string; readonly language: Lang; readonly reason: string }
    | { readonly type: 'counterpart.due'; readonly clause: string; readonly language: Lang }
    | {
        readonly type: 'waiver.give';
        readonly clause: string;
        readonly check: string;
        readonly message: string;
        readonly languages: readonly Lang[];
        /** Digest of the finding and of the words that it is about. */
        readonly seen: string;
        readonly reason: string;
      }
    /** `seen` names the waiver. */
    | { readonly type: 'waiver.withdraw'; readonly clause: string; readonly seen: string }
    | { readonly type: 'collation.sign'; readonly note?: string }
    /** Without `clause`: on every draft that qualifies. `until` is UTC, ISO 8601. */
    | { readonly type: 'silence.start'; readonly clause?: string; readonly until: string }
    | { readonly type: 'silence.cancel'; readonly clause: string }
    /** The server's own, when the deadline is past. */
    | { readonly type: 'silence.close'; readonly clause: string }
    | { readonly type: 'party.absent'; readonly delegation: string; readonly reason: string }
    | { readonly type: 'party.present'; readonly delegation: string }
    /** The server's own, when every State has signed the seal. */
    | { readonly type: 'resolution.close'; readonly seal: string }
  );

/** What a draft of other wording says. */
export type DraftWords = {
  /** Null for a new clause, which would stand after `after`. */
  readonly clause: string | null;
  readonly after?: string | null;
  readonly kind?: ClauseKind;
  readonly level?: number;
  readonly texts: PerLang<string>;
  /** The text that the words were written on. */
  readonly base: PerLang<string>;
  readonly reason?: string;
  /** `refused`: words that the server could not take into the text. */
  readonly origin: 'own' | 'refused';
};

export const COMMENT_SCOPES = ['all', 'delegation'] as const;
export type CommentScope = (typeof COMMENT_SCOPES)[number];

/** What a comment says, and to whom. */
export type CommentWords = {
  readonly clause: string;
  /** Who reads it: all but observers, or the author's own delegation or office. */
  readonly scope: CommentScope;
  readonly text: string;
  /** The first comment of the thread that it answers; absent for that one itself. */
  readonly thread?: string;
  readonly language?: Lang;
  /** The words it is about, as they stood. */
  readonly quote?: string;
  /** A Yjs relative position as JSON. */
  readonly anchor?: unknown;
  /** Members who are told. */
  readonly mentions?: readonly string[];
};

/**
 * Commands on what is said beside the text, in rooms of their own: comments, and a delegation's drafts of other wording. The
 * last saving of a draft wins; only its author saves it.
 */
export type NoteCommand = Base &
  (
    | ({
        readonly type: 'draft.save';
        /** Chosen by its author, so that it can be written offline and saved again. */
        readonly draft: string;
      } & DraftWords)
    | { readonly type: 'draft.discard'; readonly draft: string }
    | ({ readonly type: 'comment.add' } & CommentWords)
    | { readonly type: 'comment.resolve'; readonly comment: string; readonly scope: CommentScope }
  );
export type Command = TextCommand | NoteCommand;
export type CommandType = Command['type'];

const NOTE_COMMANDS: readonly CommandType[] = ['draft.save', 'draft.discard', 'comment.add', 'comment.resolve'];
/** Does this command change what is said beside the text, and not the text? */
export const isNoteCommand = (command: Pick<Command, 'type'>): command is NoteCommand =>
  NOTE_COMMANDS.includes(command.type);

/** Commands on the summit (log room `summit`). */
export type SummitCommand = Base &
  (
    | {
        readonly type: 'member.invite';
        readonly name: string;
        readonly role: Role;
        readonly delegation?: string;
        readonly columns?: readonly Lang[];
      }
    | {
        readonly type: 'member.change';
        readonly member: string;
        readonly name?: string;
        readonly columns?: readonly Lang[];
      }
    | { readonly type: 'member.revoke'; readonly member: string }
    | { readonly type: 'member.code'; readonly member: string }
    | {
        readonly type: 'resolution.create';
        readonly resolution: string;
        readonly panel?: string;
        readonly title: PerLang<string>;
        readonly columns?: readonly Lang[];
      }
    | MeetingCommand
    | PeopleCommand
    | SignatureCommand
    | { readonly type: 'instrument.set'; readonly setting: InstrumentSetting }
    | { readonly type: 'seal.void'; readonly seal: string; readonly reason: string }
    | AfterCommand
  );
export type SummitCommandType = SummitCommand['type'];

const ANY: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled', 'withdrawn'];
const LIVE: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled'];
const DRAFT: readonly ClauseStatus[] = ['draft'];
const SEC: readonly Role[] = ['secretariat'];
const STAFF: readonly Role[] = ['secretariat', 'legal'];
const ALL: readonly Role[] = ['negotiator', 'secretariat', 'legal'];

export type CommandRule = {
  readonly roles: readonly Role[];
  readonly on: readonly ClauseStatus[];
  /** Also refused while the clause is held, or while a silence procedure runs on it: stances are being taken on its text. */
  readonly unless?: 'held' | 'silence';
  /** It is no decision on the words, so they may be other words than its sender had read. */
  readonly unread?: true;
  /** Its `seen` is of one finding and not of the clause; its judge compares it. */
  readonly finding?: true;
};

/** Who, and on a clause of which status. Add beside and move stay allowed on frozen text; the rest needs a draft. */
export const COMMANDS: { readonly [type in CommandType]: CommandRule } = {
  'clause.add': { roles: SEC, on: ANY },
  'clause.move': { roles: SEC, on: ANY },
  'clause.retype': { roles: SEC, on: DRAFT, unless: 'silence' },
  'clause.split': { roles: SEC, on: DRAFT, unless: 'held' },
  'clause.merge': { roles: SEC, on: DRAFT, unless: 'held' },
  'text.correct': { roles: SEC, on: DRAFT, unless: 'held' },
  'clause.withdraw': { roles: SEC, on: DRAFT, unless: 'silence' },
  'clause.restore': { roles: SEC, on: ['withdrawn'] },
  'clause.hold': { roles: SEC, on: DRAFT, unread: true },
  'clause.release': { roles: SEC, on: DRAFT },
  'clause.status': { roles: STAFF, on: LIVE },
  'clause.reopen': { roles: STAFF, on: ['ad-referendum', 'agreed', 'initialled'] },
  // On initials only a delegation that is back from an absence has still a word.
  'stance.record': { roles: ['negotiator'], on: ['draft', 'ad-referendum', 'agreed', 'initialled'] },
  'proposal.table': { roles: ALL, on: LIVE },
  'proposal.sponsor': { roles: ['negotiator'], on: ANY },
  'proposal.accept': { roles: SEC, on: LIVE },
  'proposal.reject': { roles: SEC, on: ANY },
  'proposal.withdraw': { roles: ALL, on: ANY },
  'chair.issue': { roles: SEC, on: LIVE },
  'chair.accept': { roles: SEC, on: LIVE },
  'bracket.note': { roles: ALL, on: DRAFT },
  'concordance.confirm': { roles: ALL, on: LIVE },
  'counterpart.none': { roles: ALL, on: DRAFT, unless: 'held' },
  'counterpart.due': { roles: ALL, on: DRAFT, unless: 'held' },
  'waiver.give': { roles: ['legal'], on: LIVE, finding: true },
  'waiver.withdraw': { roles: ['legal'], on: LIVE, finding: true },
  'collation.sign': { roles: ['legal'], on: ANY },
  'silence.start': { roles: SEC, on: DRAFT },
  'silence.cancel': { roles: SEC, on: ANY },
  'silence.close': { roles: SEC, on: ANY },
  'party.absent': { roles: ['negotiator', 'secretariat'], on: ANY },
  'party.present': { roles: ['negotiator', 'secretariat'], on: ANY },
  'resolution.close': { roles: SEC, on: ANY },
  'column.add': { roles: SEC, on: ANY },
  'column.authentic': { roles: SEC, on: ANY },
  'milestone.create': { roles: STAFF, on: ANY },
  'merge.confirm': { roles: ALL, on: ANY },
  'draft.save': { roles: ALL, on: ANY },
  'draft.discard': { roles: ALL, on: ANY },
  'comment.add': { roles: ALL, on: ANY },
  'comment.resolve': { roles: ALL, on: ANY },
};

export const SUMMIT_COMMANDS: { readonly [type in SummitCommandType]: { readonly roles: readonly Role[] } } = {
  'member.invite': { roles: SEC },
  'member.change': { roles: SEC },
  'member.revoke': { roles: SEC },
  'member.code': { roles: SEC },
  'resolution.create': { roles: SEC },
  ...PEOPLE_ROLES,
  ...SIGNATURE_ROLES,
  'instrument.set': { roles: STAFF },
  'seal.void': { roles: STAFF },
  ...MEETING_COMMANDS,
  ...AFTER_COMMANDS,
};

/** Lengths in UTF-16 code units, and numbers of things, beyond which a command is refused as malformed. */
export const LIMITS = {
  label: 200,
  note: 2_000,
  reason: 2_000,
  cell: 100_000,
  name: 200,
  title: 500,
  drafts: 2_000,
  /** Tabled ones of one resolution. */
  proposals: 5_000,
  /** Clauses that one text of the chair may touch. */
  chair: 2_000,
  comment: 10_000,
  comments: 50_000,
  quote: 2_000,
  mentions: 100,
  /** As JSON. */
  anchor: 2_000,
  bracketNotes: 10_000,
  /** Of one clause. */
  waivers: 100,
  /** Of a silence procedure. */
  silenceDays: 90,
  /** In which States may object to a correction. */
  correctionDays: 180,
  /** Of one seal: acts of rectification, certified copies. */
  rectifications: 500,
  copies: 2_000,
} as const;

/** Why a command was refused. */
export const REFUSALS = [
  'not-allowed',
  'text-changed',
  'clause-frozen',
  'unknown-clause',
  'rule-unmet',
  'bad-command',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Answer =
  | {
      readonly ok: true;
      readonly seq: number;
      readonly clause?: string;
      readonly milestone?: string;
      readonly member?: string;
      readonly code?: string;
      readonly resolution?: string;
      readonly proposal?: string;
      /** Of a chair's text. */
      readonly batch?: string;
      /** Of the document that was issued. */
      readonly symbol?: string;
      readonly comment?: string;
      readonly rectification?: string;
      readonly participant?: string;
      readonly signatory?: string;
      /** A draft of rules of procedure. */
      readonly rules?: string;
      /** Number of a certified copy. */
      readonly copy?: number;
      readonly adoption?: string;
      readonly position?: string;
      readonly summary?: string;
    }
  | {
      readonly ok: false;
      readonly reason: Refusal;
      readonly message: string;
      readonly missing?: readonly Missing[] /** The word of the rules of signing, where they refused. */;
      readonly signing?: string;
    };
