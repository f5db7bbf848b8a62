/**
 * What the interface sees of the client: plain views that change identity exactly when their content changes, so that a
 * component can subscribe to one and a keystroke renders none of them. Text itself is read from the cells, not from here.
 */
import type * as Y from 'yjs';
import type { ClauseShape, Place } from '../crdt/document.ts';
import type { StanceRecord } from '../domain/clause.ts';
import type { Answer, Command } from '../domain/command.ts';
import type { Verdict } from '../domain/decide.ts';
import type { Column, Declaration, Milestone } from '../domain/declaration.ts';
import type { PerLang } from '../domain/language.ts';
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
  readonly reason?: 'sign-in' | 'revoked' | 'no-such-resolution' | 'old-program' | 'malformed';
  /** Last position and head of the server's log. */
  readonly seq: number;
  readonly head: string;
};

export type Refused = { readonly reason: string; readonly places: readonly Place[]; readonly at: string };

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

/** An open resolution. All methods are safe offline unless they say otherwise. */
export type RoomView = {
  readonly resolution: string;
  readonly doc: Y.Doc;
  readonly outline: Value<Outline>;
  readonly link: Value<Link>;
  readonly rights: Value<Rights | null>;
  readonly people: Value<readonly Person[]>;
  readonly milestones: Value<readonly Milestone[]>;
  readonly refused: Value<readonly Refused[]>;
  /** True once the server's document has arrived completely. */
  readonly synced: Value<boolean>;
  /** The text of a cell; undefined when clause or column does not exist (yet). */
  cell(place: Place): Y.Text | undefined;
  /** Undo of one's own edits in one cell; the same manager as long as the room is open. */
  undo(place: Place): Y.UndoManager | undefined;
  /** The origin with which local edits must be transacted. */
  readonly origin: object;
  /** May this member type there now? (Rights, status, hold.) The reason tells the interface what to say. */
  typing(
    place: Place,
  ):
    | { readonly ok: true }
    | { readonly ok: false; readonly why: 'not-your-column' | 'frozen' | 'held' | 'withdrawn' | 'read-only' };
  /** Remote carets in this cell. */
  carets(place: Place): Value<readonly CaretView[]>;
  /** Publishes one's own caret; null when no cell is focused. */
  setCaret(place: Place | null, anchor?: unknown, head?: unknown): void;
  /** What `decide` would say now, with `seen` filled in where the command carries it. */
  verdict(draft: CommandDraft): Verdict;
  /** The clause digest of the text as it stands here; goes into `seen`. */
  digest(clause: string): string;
  /** Sends a command after all text typed before it; resolves with the server's answer. Offline it waits in the outbox. */
  command(draft: CommandDraft): Promise<Answer>;
  /** The present snapshot (costly; for exports and comparisons). */
  snapshot(): Declaration;
  close(): void;
};
