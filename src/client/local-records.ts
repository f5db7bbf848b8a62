/**
 * What lies on this computer for a resolution, as records: own updates that the server has not acknowledged, the words of
 * the cells they are in, decisions and comments without an answer, drafts that have not reached the server, and how far its
 * log was known. All lie in one store under one seal, because they are written, read and thrown away together.
 */
import type { Place } from '../crdt/document.ts';
import type { DraftRecord } from '../domain/negotiation/note.ts';
import type { Given } from './view.ts';

/** Whose, and in which document. The epoch is in it so that text never gets into a restored room. */
export type RoomKey = {
  /** Origin of the server. */
  readonly server: string;
  readonly member: string;
  readonly resolution: string;
  readonly epoch: string;
};

/** A record of the server's log, and the hash that it has in the chain. */
export type Position = { readonly seq: number; readonly head: string };

/**
 * `update`: one own update (Yjs V1). `words`: a cell as it was and as it is, in plain text, so that words can be offered
 * again where their update fits nowhere any more. `command`: a decision or comment that waits or came back. `draft`: other wording
 * on its way to the server. `position`: the end of the log as it was last heard.
 */
export type RecordKind = 'update' | 'words' | 'command' | 'draft' | 'position';

export type LocalRecord = RoomKey & {
  /** "<page>/<number>" for updates; unique in the store, and known before anything is written. */
  readonly key: string;
  readonly kind: RecordKind;
  /** Under which an update was made. It is stored with it, so it is never used without being known. */
  readonly clientID?: number;
  /** What the writer of an update had seen of the log. */
  readonly seen?: Position;
  /** The cells that an update changes. */
  readonly places?: readonly Place[];
  /** The update, or JSON of the other kinds; sealed where `nonce` is given. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly nonce?: Uint8Array<ArrayBuffer>;
};

/** Where records lie. Every call requests its change before it returns, and changes happen in the order of the calls. */
export type LocalStore = {
  /** Resolves once the record is on disk. Another of the same key is replaced. */
  readonly put: (record: LocalRecord) => Promise<void>;
  /** Of every epoch, in the order of their keys. */
  readonly read: (room: Omit<RoomKey, 'epoch'>) => Promise<readonly LocalRecord[]>;
  /** A key that does not exist any more is no error: another window may have been first. */
  readonly remove: (keys: readonly string[]) => Promise<void>;
  /** Is there nothing left of anybody at this server? */
  readonly isEmpty: (server: string) => Promise<boolean>;
  /** Removes every record of one kind, whatever its member and room. */
  readonly forget: (server: string, kind: RecordKind) => Promise<void>;
};

/**
 * Makes bytes unreadable without a key. `about` must be the same when they are opened; a wrong key rejects. Without `close`
 * nothing new is written down: there is no key that would be there at the next start.
 */
export type Seal = {
  readonly close:
    | ((
        bytes: Uint8Array,
        about: string,
      ) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly nonce: Uint8Array<ArrayBuffer> }>)
    | null;
  readonly open: (bytes: Uint8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>, about: string) => Promise<Uint8Array>;
};

/** A cell with unsent text: as it was before the first of it, and as its writer has it. */
export type Words = { readonly place: Place; readonly base: string; readonly mine: string };

/** A draft that is on its way to the server; `record` is null where it is to be discarded there. */
export type LocalDraft = { readonly id: string; readonly record: DraftRecord | null };

/**
 * A decision or comment that waits for its answer, or came back without having been done. `order`: among those of one page
 * and one millisecond. `stray`: found under an epoch of the room that is over.
 */
export type LocalCommand = Given & { readonly order: number; readonly stray?: true };

/** One update as an earlier page or another window left it. */
export type KeptUpdate = {
  readonly key: string;
  readonly clientID: number;
  readonly update: Uint8Array;
  readonly seen?: Position;
  readonly places: readonly Place[];
};
