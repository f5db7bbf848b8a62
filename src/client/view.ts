/**
 * What the interface sees of the client: plain views that change identity exactly when their content changes, so that a
 * component can subscribe to one and a keystroke renders none of them. Text itself is read from the cells, not from here.
 */
import type * as Y from 'yjs';
import type { ClauseShape, Place } from '../crdt/document.ts';
import type { StanceRecord } from '../domain/clause/clause.ts';
import type { Column, Declaration, Milestone } from '../domain/clause/declaration.ts';
import type { Answer, Command, Refusal } from '../domain/command.ts';
import type { Verdict } from '../domain/decide.ts';
import type { Missing } from '../domain/missing.ts';
import type { CommentRecord, DraftRecord } from '../domain/negotiation/note.ts';
import type { MergedCell } from '../domain/text/merged.ts';
import type { PerLang } from '../language/language.ts';
import type { Rights } from '../protocol/message.ts';

/** One subscribable value, fit for React's useSyncExternalStore. */
export type Value<T> = { readonly get: () => T; readonly subscribe: (listener: () => void) => () => void };

/** A command as a caller gives it: the client adds the id. */
type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type CommandDraft = WithoutId<Command>;

/** The rows of the table: structure only. Changes with commands, never with typing. */
export type Outline = {
  readonly columns: readonly Column[];
  readonly parties: readonly string[];
  readonly rows: readonly OutlineRow[];
};
export type OutlineRow = ClauseShape & {
  /** Full label per column ("пункт 3") and the short form used in the outline; "" where the kind has no number. */
  readonly number: PerLang<{ readonly label: string; readonly short: string }>;
  readonly stances: { readonly [delegation: string]: StanceRecord };
};

/**
 * Where the text stands. `connecting`: never synced yet; `offline`: no connection, typing goes on here; `sending`: some of
 * my changes are not acknowledged; `saved`: all are with the secretariat; `refused`: the server refused part of it;
 * `ended`: the server does not want us back (reason says why).
 */
export type Link = {
  readonly state: 'connecting' | 'offline' | 'sending' | 'saved' | 'refused' | 'ended';
  /** Changes made here that the server has not acknowledged. */
  readonly unsent: number;
  /** Since when offline, ISO; absent while connected. */
  readonly since?: string;
  readonly reason?: 'sign-in' | 'revoked' | 'no-such-resolution' | 'old-program' | 'too-many' | 'malformed';
  /** Last position and head of the server's log. */
  readonly seq: number;
  readonly head: string;
};

/** What the server did not take. By the time this is said, the words are safe: in the text again, or in these drafts. */
export type Refused = {
  /** `place`: these cells were closed; anything else: the whole update, for a reason of its own. */
  readonly reason: string;
  readonly places: readonly Place[];
  readonly at: string;
  /** Ids of the drafts that hold the words. Empty where none were lost. */
  readonly drafts: readonly string[];
};

/** Other wording that is not tabled: one's own, or a colleague's of the same delegation. */
export type Draft = DraftRecord & {
  readonly own: boolean;
  /** It is with the secretariat; until then it is on this computer alone. */
  readonly saved: boolean;
};

/** A decision or comment that was given here and is not done: it waits for the server, or came back from it. */
export type Given = {
  readonly command: Command;
  /** When it was given, UTC, ISO 8601. */
  readonly at: string;
  /** There was no line to send it on, or an earlier page left it; without it the answer is expected at any moment. */
  readonly waits?: true;
  /**
   * It was refused. It stays until its author has put it away, or the same was accepted. `restored`: nobody asked the server,
   * because the text on which it was given is not there any more.
   */
  readonly refused?: { readonly reason: Refusal; readonly missing?: readonly Missing[]; readonly restored?: true };
};

/** What has become of a command by the time its author has to be told: an answer, or that it waits here for a line. */
export type Outcome = Answer | 'waits';

/** A comment that the member may read; `unsent`: it, or its resolving, is still on its way from this computer. */
export type Comment = CommentRecord & { readonly unsent?: 'comment' | 'resolve' };

/** What a caller says of a draft; with the `id` of an older one it takes that one's place. */
export type DraftText = Omit<DraftRecord, 'id' | 'member' | 'at'> & { readonly id?: string };

/** The server's log no longer contains a record that it had confirmed. `found.head` is null where there is no such record. */
export type Alarm = {
  readonly known: { readonly seq: number; readonly head: string };
  readonly found: { readonly seq: number; readonly head: string | null };
};

/** Asked before a clause is closed: what to wait for until all that is typed in it is in the text, or null for nothing. */
export type BeforeFreeze = (clause: string) => Promise<unknown> | null;

/** Somebody at the table. One person with two windows is listed once. */
export type Person = {
  readonly member: string;
  readonly name: string;
  /** Delegation code, or "SEC", "LEG", "OBS". */
  readonly code: string;
  readonly role: Rights['role'];
  readonly here: boolean;
  /** The cell in which this person's caret is. */
  readonly place?: Place;
};

/** A remote caret in one cell; positions are Yjs relative positions as JSON. */
export type CaretView = {
  readonly key: string;
  readonly member: string;
  readonly name: string;
  readonly code: string;
  readonly anchor: unknown;
  readonly head: unknown;
};

/**
 * An open resolution. All methods are safe offline unless they say otherwise. After a refusal the document is another one:
 * `generation` has grown then, and whoever holds the document, its cells or their undo has to ask for them again.
 */
export type RoomView = {
  readonly resolution: string;
  /** The present document. */
  readonly doc: Y.Doc;
  readonly generation: Value<number>;
  readonly outline: Value<Outline>;
  readonly link: Value<Link>;
  readonly rights: Value<Rights | null>;
  readonly people: Value<readonly Person[]>;
  readonly milestones: Value<readonly Milestone[]>;
  /** Cells that two people changed without seeing each other's change, until somebody has confirmed the text. */
  readonly merges: Value<readonly MergedCell[]>;
  /** Newest first. */
  readonly drafts: Value<readonly Draft[]>;
  /** Of all and of one's own delegation or office together, oldest first; none for observers. */
  readonly comments: Value<readonly Comment[]>;
  /** Own decisions and comments that wait here, or came back, in the order in which they were given. Drafts are in `drafts`. */
  readonly given: Value<readonly Given[]>;
  /** Everything made here that the server has not acknowledged: changes of text, decisions, comments, drafts. */
  readonly unsent: Value<number>;
  readonly alarm: Value<Alarm | null>;
  /** Clauses that are being closed. */
  readonly locked: Value<readonly string[]>;
  readonly refused: Value<readonly Refused[]>;
  /** True once the server's document has arrived completely. */
  readonly synced: Value<boolean>;
  /** The text of a cell; undefined when clause or column does not exist (yet). */
  cell(place: Place): Y.Text | undefined;
  /** Undo of one's own edits in one cell; the same manager as long as the document is. */
  undo(place: Place): Y.UndoManager | undefined;
  /** The origin with which local edits must be transacted. */
  readonly origin: object;
  /** May this member type there now? (Rights, status, hold.) The reason tells the interface what to say. */
  typing(place: Place):
    | { readonly ok: true }
    | {
        readonly ok: false;
        readonly why: 'not-your-column' | 'form-only' | 'frozen' | 'held' | 'withdrawn' | 'read-only';
      };
  /** Remote carets in this cell. */
  carets(place: Place): Value<readonly CaretView[]>;
  /** Publishes one's own caret; null when no cell is focused. */
  setCaret(place: Place | null, anchor?: unknown, head?: unknown): void;
  /** What `decide` would say now, with `seen` filled in where the command carries it. */
  verdict(draft: CommandDraft): Verdict;
  /** The clause digest of the text as it stands here; goes into `seen`. */
  digest(clause: string): string;
  /** Sends a command after all text typed before it; resolves with the server's answer, whenever that comes. */
  command(draft: CommandDraft): Promise<Answer>;
  /** The same for whoever cannot wait for ever: the outcome is `waits` as soon as it lies here until there is a line again. */
  decide(draft: CommandDraft): {
    readonly command: Command;
    readonly outcome: Promise<Outcome>;
    readonly answer: Promise<Answer>;
  };
  /** Puts away what came back; its words are gone then. */
  dismiss(id: string): void;
  /** Keeps a draft on this computer at once and sends it; offline it waits. The answer is its id. */
  saveDraft(draft: DraftText): string;
  /** Only one's own. */
  discardDraft(id: string): void;
  /** Registers an editor's part in a freeze; the answer takes it back. */
  beforeFreeze(ask: BeforeFreeze): () => void;
  /** The present snapshot (costly; for exports and comparisons). */
  snapshot(): Declaration;
  close(): void;
};
