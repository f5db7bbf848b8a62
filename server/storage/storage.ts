/**
 * What the server asks of its storage: an append-only log per room, checkpoints, named snapshots, answers to commands,
 * and who may come in. Synchronous on purpose: one event-loop turn is one transaction, and nothing may slip in between.
 */
import type { Answer } from '../../src/domain/command.ts';
import type { FreshNotice, Notice } from '../../src/domain/negotiation/notice.ts';
import type { RecordKind } from '../../src/domain/summit/log-entry.ts';

/** One record of the log; `hash` covers everything else and `previous`, so a changed or missing record shows. */
export type LogRecord = {
  readonly room: string;
  /** 1, 2, 3 ... without gaps. */
  readonly seq: number;
  /** UTC, ISO 8601, milliseconds. */
  readonly at: string;
  /** Member id, or "server". */
  readonly member: string;
  readonly delegation: string | null;
  readonly kind: RecordKind;
  /** "clause/lang" of every cell touched; of a refused update, of every cell that it would have touched. */
  readonly places: readonly string[];
  /** Yjs client ranges brought by the update: [clientID, first clock, length]. */
  readonly clients: readonly (readonly [number, number, number])[];
  /** Command with verdict, bound ids, refusal reason; null for a plain update. */
  readonly body: unknown;
  /** The Yjs update (V1), null where the record changes no document. */
  readonly bytes: Uint8Array | null;
  /** SHA-256 hex of the record before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
};

export type Head = { readonly seq: number; readonly hash: string };
export type Checkpoint = { readonly seq: number; readonly state: Uint8Array };
/** The JSON of a milestone's declaration; `seq` is that of the command which named it. */
export type Snapshot = { readonly milestone: string; readonly seq: number; readonly json: string };

/** What is asked of records; what is left out is not asked. */
export type Sieve = {
  /** Positions, exclusive. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly member?: string | undefined;
  readonly delegation?: string | undefined;
  readonly kind?: string | undefined;
  /** Type of the command, whether it was accepted or refused. */
  readonly type?: string | undefined;
  /** The record touches the clause, or its command is about it or about one of its proposals; a refused update only where `kind` asks for what was refused. */
  readonly clause?: { readonly id: string; readonly proposals: readonly string[] } | undefined;
  readonly language?: string | undefined;
  /** UTC, ISO 8601, milliseconds: from, inclusive, and until, exclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
  /** The last that pass instead of the first. */
  readonly last?: boolean | undefined;
};

/** A record without its bytes but with their number; of a refused update, not what was refused. */
export type Sifted = Omit<LogRecord, 'bytes' | 'room'> & { readonly bytes: number };

export type Session = { readonly member: string; readonly expires: string };

export type Storage = {
  begin(): void;
  /** Throws when the disk refuses; then nothing of this turn is stored. */
  commit(): void;
  rollback(): void;

  append(record: LogRecord): void;
  /** Null for a room without records. */
  head(room: string): Head | null;
  /** Records with from <= seq <= to, in order. */
  records(room: string, from: number, to: number): Iterable<LogRecord>;
  /** The Yjs updates of the records with from <= seq <= to (default: all that follow), in order. */
  updates(room: string, from: number, to?: number): Iterable<Uint8Array>;
  /** Records of these kinds, which are few: never those of updates. In order. */
  marked(room: string, kinds: readonly Exclude<RecordKind, 'update'>[]): Iterable<LogRecord>;
  /**
   * Records up to `to` that the past of some cells is made of, in order: what made the room, all commands, and of what else
   * was taken that which touches a cell whose "clause/lang" is, or begins with ("clause/"), one of `keys`.
   */
  concerning(room: string, keys: readonly string[], to: number): Iterable<LogRecord>;
  /** Records that pass the sieve, in order, without their bytes. */
  sift(room: string, sieve: Sieve): readonly Sifted[];
  /** Who touched which cells from record `from` on, in order, without the bytes. Whoever was refused touched none. */
  touched(room: string, from: number): Iterable<Pick<LogRecord, 'seq' | 'member' | 'places'>>;
  /** The newest update or command; null for an untouched room. */
  lastChange(room: string): Pick<LogRecord, 'at' | 'member'> | null;
  rooms(): readonly string[];

  putCheckpoint(room: string, checkpoint: Checkpoint): void;
  /** The newest checkpoint at or before `seq`; as opened for use (`vouched.ts`), the newest for which the log vouches. */
  checkpoint(room: string, seq: number): Checkpoint | null;
  /** Positions of all checkpoints, in order. */
  checkpoints(room: string): readonly number[];

  putSnapshot(room: string, milestone: string, seq: number, json: string): void;
  /** As opened for use, null where the log does not vouch for it; `history/points` then reads the log instead. */
  snapshot(room: string, milestone: string): string | null;
  /** All of a room, in the order of the log. */
  snapshots(room: string): readonly Snapshot[];

  putAnswer(member: string, id: string, answer: Answer): void;
  answer(member: string, id: string): Answer | null;

  /** Tokens and codes are stored as SHA-256 only. */
  putSession(tokenHash: string, session: Session): void;
  /** Drops a member's sessions but for so many that end last. */
  trimSessions(member: string, keep: number): void;
  session(tokenHash: string): Session | null;
  dropSession(tokenHash: string): void;
  dropSessionsOf(member: string): void;
  putCode(codeHash: string, member: string, expires: string): void;
  /** Is there such a code? Without a turn: nothing is written. */
  hasCode(codeHash: string): boolean;
  /** Takes the code: it works once. Null when unknown or past `now`. */
  takeCode(codeHash: string, now: string): string | null;

  /** Returns the notice's id. Of a member the latest thousand are kept. */
  putNotice(member: string, notice: FreshNotice): number;
  /** The latest 200, newest first. */
  notices(member: string): readonly Notice[];
  readNotices(member: string, upTo: number): void;

  putDeadline(resolution: string, clause: string, until: string): void;
  dropDeadline(resolution: string, clause: string): void;
  /** Earliest first. */
  deadlines(): readonly { readonly resolution: string; readonly clause: string; readonly until: string }[];

  /** Where a member stood in a resolution's log when leaving it last. */
  putVisit(member: string, resolution: string, visit: Visit): void;
  visit(member: string, resolution: string): Visit | null;

  close(): void;
};

/** A place in a resolution's log, and when it was reached. */
export type Position = { readonly seq: number; readonly at: string };

/** `left`: where a member was last; `before`: where the visit before the present one had ended. */
export type Visit = { readonly left: Position; readonly before: Position | null };

/** Version of the data folder's layout; a newer one is refused, an older one would be migrated. */
export const LAYOUT = 1;

/** Why, for whoever says it in other words than the sentence's. */
export type FolderFault = 'in-use' | 'unwritable' | 'newer' | 'damaged';

/** The data folder cannot be used; `message` is one sentence with the next step. */
export class UnusableFolder extends Error {
  readonly fault: FolderFault;
  constructor(message: string, fault: FolderFault = 'damaged') {
    super(message);
    this.fault = fault;
  }
}
