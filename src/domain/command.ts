/**
 * Commands: what delegations and the secretariat decide, as data. One table gives for each type who may give it and on
 * which statuses; `decide` adds the rules that need the text.
 */
import type { ClauseKind, ClauseStatus, Stance } from './clause.ts';
import type { Lang, PerLang } from './language.ts';
import type { Role } from './permission.ts';

type Base = { /** Chosen by the sender, unique per member; the same id twice is one command. */ readonly id: string };

/** Commands on a resolution's text. `seen` is the clause digest the decision was made on. `after: null` is the start. */
type TextCommand = Base &
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
    | { readonly type: 'clause.withdraw'; readonly clause: string }
    | { readonly type: 'clause.restore'; readonly clause: string }
    | { readonly type: 'clause.hold'; readonly clause: string; readonly seen: string }
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
    | { readonly type: 'milestone.create'; readonly label: string; readonly note?: string }
    | { readonly type: 'merge.confirm'; readonly merge: string }
  );

/**
 * Commands on what is said beside the text, in rooms of their own: a delegation's drafts of other wording. The last saving
 * of a draft wins; only its author saves it. `base` is the text that the draft's words were written on.
 */
export type NoteCommand = Base &
  (
    | {
        readonly type: 'draft.save';
        /** Chosen by its author, so that it can be written offline and saved again. */
        readonly draft: string;
        /** Null for a new clause, which would stand after `after`. */
        readonly clause: string | null;
        readonly after?: string | null;
        readonly kind?: ClauseKind;
        readonly level?: number;
        readonly texts: PerLang<string>;
        readonly base: PerLang<string>;
        readonly reason?: string;
        /** `refused`: words that the server could not take into the text. */
        readonly origin: 'own' | 'refused';
      }
    | { readonly type: 'draft.discard'; readonly draft: string }
  );

export type Command = TextCommand | NoteCommand;
export type CommandType = Command['type'];

const NOTE_COMMANDS: readonly CommandType[] = ['draft.save', 'draft.discard'];
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
  );
export type SummitCommandType = SummitCommand['type'];

const ANY: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled', 'withdrawn'];
const LIVE: readonly ClauseStatus[] = ['draft', 'ad-referendum', 'agreed', 'initialled'];
const DRAFT: readonly ClauseStatus[] = ['draft'];
const SEC: readonly Role[] = ['secretariat'];

/** Who, and on a clause of which status. Add beside and move stay allowed on frozen text; the rest needs a draft. */
export const COMMANDS: {
  readonly [type in CommandType]: { readonly roles: readonly Role[]; readonly on: readonly ClauseStatus[] };
} = {
  'clause.add': { roles: SEC, on: ANY },
  'clause.move': { roles: SEC, on: ANY },
  'clause.retype': { roles: SEC, on: DRAFT },
  'clause.withdraw': { roles: SEC, on: DRAFT },
  'clause.restore': { roles: SEC, on: ['withdrawn'] },
  'clause.hold': { roles: SEC, on: DRAFT },
  'clause.release': { roles: SEC, on: DRAFT },
  'clause.status': { roles: ['secretariat', 'legal'], on: LIVE },
  'clause.reopen': { roles: ['secretariat', 'legal'], on: ['ad-referendum', 'agreed', 'initialled'] },
  'stance.record': { roles: ['negotiator'], on: ['draft', 'ad-referendum', 'agreed'] },
  'column.add': { roles: SEC, on: ANY },
  'column.authentic': { roles: SEC, on: ANY },
  'milestone.create': { roles: ['secretariat', 'legal'], on: ANY },
  'merge.confirm': { roles: ['negotiator', 'secretariat', 'legal'], on: ANY },
  'draft.save': { roles: ['negotiator', 'secretariat', 'legal'], on: ANY },
  'draft.discard': { roles: ['negotiator', 'secretariat', 'legal'], on: ANY },
};

export const SUMMIT_COMMANDS: { readonly [type in SummitCommandType]: { readonly roles: readonly Role[] } } = {
  'member.invite': { roles: SEC },
  'member.change': { roles: SEC },
  'member.revoke': { roles: SEC },
  'member.code': { roles: SEC },
  'resolution.create': { roles: SEC },
};

/** Lengths in UTF-16 code units beyond which a command is refused as malformed. */
export const LIMITS = {
  label: 200,
  note: 2_000,
  reason: 2_000,
  cell: 100_000,
  name: 200,
  title: 500,
  drafts: 2_000,
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

/** What the rule still misses, as data; the interface and the command line put it into words. */
export type Missing =
  | { readonly kind: 'open-brackets'; readonly lang: Lang; readonly count: number }
  | { readonly kind: 'unbalanced-bracket'; readonly lang: Lang }
  | { readonly kind: 'empty-column'; readonly lang: Lang }
  | { readonly kind: 'stance'; readonly delegation: string; readonly has: Stance | 'none' | 'lapsed' }
  /** A resolution brought in without delegations: nobody is there who could agree. */
  | { readonly kind: 'no-parties' }
  | { readonly kind: 'previous-status'; readonly needs: ClauseStatus }
  | { readonly kind: 'concordance'; readonly languages: readonly [Lang, Lang] }
  | { readonly kind: 'column-exists'; readonly lang: Lang }
  | { readonly kind: 'already'; readonly what: string };

export type Answer =
  | {
      readonly ok: true;
      readonly seq: number;
      readonly clause?: string;
      readonly milestone?: string;
      readonly member?: string;
      readonly code?: string;
      readonly resolution?: string;
    }
  | { readonly ok: false; readonly reason: Refusal; readonly message: string; readonly missing?: readonly Missing[] };
