/**
 * Text that the server has not acknowledged, kept on this computer, so that a closed lid, a crash or a killed page loses
 * none of it. Each own update becomes one record, handed to the store in the task of its keystroke; the next page that
 * opens the resolution adds what it finds to the server's document and sends it. A record too many is harmless, because
 * Yjs takes an update twice as once; so records are deleted late and only by whoever had them acknowledged.
 */
import * as Y from 'yjs';
import { type Random, randomId } from './edges.ts';

/** Whose text, and in which document. The epoch is in it so that text never gets into a restored room. */
export type RoomKey = {
  /** Origin of the server. */
  readonly server: string;
  readonly member: string;
  readonly resolution: string;
  readonly epoch: string;
};

/** One update as it lies in the store. */
export type UnsentRecord = RoomKey & {
  /** "<page>/<number>": unique, and known before anything is written. */
  readonly key: string;
  /** Under which the update was made. It is stored with it, so it is never used without being known. */
  readonly clientID: number;
  /** The server did not take it: kept to be offered again, never sent again. */
  readonly refused: boolean;
  /** The update (Yjs V1), sealed where `nonce` is given. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly nonce?: Uint8Array<ArrayBuffer>;
};

/** Where records lie. Every call requests its change before it returns, and changes happen in the order of the calls. */
export type UnsentStore = {
  /** Resolves once the record is on disk. */
  readonly put: (record: UnsentRecord) => Promise<void>;
  /** In the order of their keys. */
  readonly read: (room: RoomKey) => Promise<readonly UnsentRecord[]>;
  /** A key that does not exist any more is no error: another window may have been first. */
  readonly remove: (keys: readonly string[]) => Promise<void>;
  readonly refuse: (keys: readonly string[]) => Promise<void>;
};

/** Makes bytes unreadable without a key. `about` must be the same when they are opened; a wrong key rejects. */
export type Seal = {
  readonly close: (
    bytes: Uint8Array,
    about: string,
  ) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly nonce: Uint8Array<ArrayBuffer> }>;
  readonly open: (bytes: Uint8Array<ArrayBuffer>, nonce: Uint8Array<ArrayBuffer>, about: string) => Promise<Uint8Array>;
};

export type KeptUpdate = { readonly key: string; readonly clientID: number; readonly update: Uint8Array };

/** What one open room does with its part of the store. Nothing here throws or rejects: typing goes on without a disk. */
export type LocalCopy = {
  /** What earlier pages and other windows left here and the server may not have. Without what was refused. */
  readonly kept: () => Promise<readonly KeptUpdate[]>;
  /** One own update (Yjs V1) and the clientID it was made under. */
  readonly keep: (update: Uint8Array, clientID: number) => void;
  /** These kept updates are in this room's document: from now on what holds for its own holds for them. */
  readonly adopt: (keys: readonly string[]) => void;
  /** The server has acknowledged everything in this room's document. */
  readonly settled: () => void;
  /** The server has refused something in this room's document. */
  readonly refused: () => void;
};

export type LocalCopies = (room: Omit<RoomKey, 'server'>) => LocalCopy;

export type LocalCopiesOptions = {
  readonly server: string;
  readonly store: UnsentStore;
  /** Resolves with null where no lasting key is kept: then records are plain. */
  readonly seal: Promise<Seal | null>;
  readonly random: Random;
  /** Told when the disk fails; typing goes on. */
  readonly trouble: (error: unknown) => void;
};

const aboutOf = ({
  server,
  member,
  resolution,
  epoch,
  clientID,
  key,
}: Omit<UnsentRecord, 'bytes' | 'refused'>): string =>
  JSON.stringify([server, member, resolution, epoch, clientID, key]);

/** The local copies of one page. */
export function localCopies({ server, store, seal, random, trouble }: LocalCopiesOptions): LocalCopies {
  const page = randomId(random);
  let number = 0;
  let sealing: Seal | null | undefined;
  const sealed = seal.then(
    (found) => {
      sealing = found;
      return found;
    },
    (error: unknown) => {
      // Better readable than lost.
      sealing = null;
      trouble(error);
      return null;
    },
  );
  /** Requests that wait for a record to be sealed. None waits for the disk: the store keeps their order. */
  let waiting = 0;
  let last = Promise.resolve();
  const later = (closing: Promise<() => Promise<void>>): void => {
    const before = last;
    waiting++;
    last = (async () => {
      const task = await closing;
      await before;
      waiting--;
      task().catch(trouble);
    })();
  };
  /** At once when nothing waits: a page may be killed right after this task. */
  const request = (task: () => Promise<void>): void => {
    if (waiting > 0) later(Promise.resolve(task));
    else task().catch(trouble);
  };

  const put = (record: UnsentRecord): void => {
    if (sealing === null) {
      request(() => store.put(record));
      return;
    }
    const closing = sealing
      ? sealing.close(record.bytes, aboutOf(record))
      : sealed.then((found) => found?.close(record.bytes, aboutOf(record)));
    later(
      closing.then(
        (closed) => () => store.put({ ...record, ...closed }),
        (error: unknown) => {
          trouble(error);
          return () => store.put(record);
        },
      ),
    );
  };

  const open = async (record: UnsentRecord): Promise<KeptUpdate | null> => {
    const { key, clientID, bytes, nonce } = record;
    if (!nonce) return { key, clientID, update: bytes };
    try {
      const update = await (await sealed)?.open(bytes, nonce, aboutOf(record));
      return update ? { key, clientID, update } : null;
    } catch {
      // Another key's: it stays where it is, unread. It is nobody's text here.
      return null;
    }
  };

  return (room) => {
    const place: RoomKey = { server, ...room };
    let mine: string[] = [];
    let turnedAway = false;
    return {
      kept: async () => {
        try {
          const records = await store.read(place);
          const opened = await Promise.all(records.filter(({ refused }) => !refused).map(open));
          return opened.filter((update) => update !== null);
        } catch (error) {
          trouble(error);
          return [];
        }
      },
      keep: (update, clientID) => {
        number++;
        const key = `${page}/${String(number).padStart(9, '0')}`;
        mine.push(key);
        put({ ...place, key, clientID, refused: turnedAway, bytes: new Uint8Array(update) });
      },
      adopt: (keys) => {
        mine.push(...keys);
      },
      settled: () => {
        if (mine.length === 0) return;
        const keys = mine;
        mine = [];
        request(() => store.remove(keys));
      },
      refused: () => {
        turnedAway = true;
        const keys = [...mine];
        if (keys.length > 0) request(() => store.refuse(keys));
      },
    };
  };
}

/**
 * Adds kept updates to a document that holds the server's state already, and says which are in it now. One whose ground is
 * missing (a record was lost) is left out: a document that waits for text which never comes sends nothing but gaps.
 */
export function addKept(doc: Y.Doc, kept: readonly KeptUpdate[]): readonly string[] {
  const added: string[] = [];
  let left = kept;
  // Again as long as something fits: one window's text may rest on another's that comes later in the list.
  for (let before = -1; before !== added.length; ) {
    before = added.length;
    left = left.filter(({ key, update }) => {
      Y.applyUpdate(doc, update);
      const fits = doc.store.pendingStructs === null && doc.store.pendingDs === null;
      if (fits) added.push(key);
      doc.store.pendingStructs = null;
      doc.store.pendingDs = null;
      return !fits;
    });
  }
  return added;
}
