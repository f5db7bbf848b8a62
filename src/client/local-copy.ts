/**
 * Text that the server has not acknowledged, kept on this computer, so that a closed lid, a crash or a killed page loses
 * none of it. Each own update becomes one record, handed to the store in the task of its keystroke, and so do the words of
 * its cell; the next page that opens the resolution adds what it finds to the server's document and sends it. A record too
 * many is harmless, because Yjs takes an update twice as once; so records are deleted late and only by whoever had them
 * acknowledged.
 */
import * as Y from 'yjs';
import { type Place, placeKey } from '../crdt/document.ts';
import { type Random, randomId } from './edges.ts';
import type {
  KeptUpdate,
  LocalCommand,
  LocalDraft,
  LocalRecord,
  LocalStore,
  Position,
  RecordKind,
  RoomKey,
  Seal,
  Words,
} from './local-records.ts';
import { sealedStore } from './local-seal.ts';

/** What earlier pages and other windows left here and the server may not have. */
export type Found = {
  readonly updates: readonly KeptUpdate[];
  /** Words of cells with unsent updates. */
  readonly words: readonly Words[];
  readonly commands: readonly LocalCommand[];
  readonly drafts: readonly LocalDraft[];
  readonly position: Position | null;
  /** Words that were written in this resolution before it was restored: their updates fit nowhere any more. */
  readonly strays: readonly Words[];
};

/** What one open room does with its part of the store. Nothing here throws or rejects: typing goes on without a disk. */
export type LocalCopy = {
  readonly found: () => Promise<Found>;
  /** One own update (Yjs V1). */
  readonly keep: (
    update: Uint8Array,
    made: { readonly clientID: number; readonly seen: Position; readonly places: readonly Place[] },
  ) => void;
  readonly keepWords: (words: Words) => void;
  /** These found updates are in this room's document: what holds for its own holds for them now, and for the words found. */
  readonly adopt: (keys: readonly string[]) => void;
  /** The server has acknowledged everything in this room's document. */
  readonly settled: () => void;
  /** Begins anew: the answer removes what was kept so far, once its words are safe elsewhere. */
  readonly release: () => () => void;
  /** Removes what was found of other epochs, once its words are safe elsewhere. */
  readonly dropStrays: () => void;
  /** One of the same id is replaced. */
  readonly keepCommand: (command: LocalCommand) => void;
  readonly dropCommand: (id: string) => void;
  readonly keepDraft: (draft: LocalDraft) => void;
  readonly dropDraft: (id: string) => void;
  readonly keepPosition: (position: Position) => void;
};

export type LocalCopies = {
  readonly of: (room: Omit<RoomKey, 'server'>) => LocalCopy;
  /** For signing out: how far the logs of this server were known is nobody else's business. */
  readonly forgetPositions: () => void;
  /** Does nothing of anybody lie here any more? False where that cannot be known. */
  readonly isEmpty: () => Promise<boolean>;
};

export type LocalCopiesOptions = {
  readonly server: string;
  readonly store: LocalStore;
  /** Resolves with null where the host keeps no keys: then records are plain. Rejects: nothing is written. */
  readonly seal: Promise<Seal | null>;
  readonly random: Random;
  /** Told when the disk fails; typing goes on. */
  readonly trouble: (error: unknown) => void;
};

const NOTHING: Found = { updates: [], words: [], commands: [], drafts: [], position: null, strays: [] };

const encode = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
const decode = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;

/** The local copies of one page. */
export function localCopies({ server, store, seal, random, trouble }: LocalCopiesOptions): LocalCopies {
  const page = randomId(random);
  const disk = sealedStore({ store, seal, trouble });
  let number = 0;

  const copyOf = (place: RoomKey): LocalCopy => {
    /** Updates and words that go when all is acknowledged. */
    let mine = new Set<string>();
    let turn = ++number;
    let strays: readonly string[] = [];
    let foundWords: readonly string[] = [];
    const put = (
      kind: RecordKind,
      key: string,
      bytes: Uint8Array<ArrayBuffer>,
      more: Partial<LocalRecord> = {},
    ): void => disk.put({ ...place, key, kind, bytes, ...more });
    /** What outlives its epoch and is the same in every window has no other name than its own. */
    const named = (kind: 'draft' | 'command', id: string): string =>
      `${kind}/${JSON.stringify([server, place.member, place.resolution, id])}`;

    const sort = async (records: readonly LocalRecord[]): Promise<Found> => {
      const opened = await Promise.all(
        records.map(async (record) => {
          const bytes = await disk.open(record);
          return bytes ? [{ record, bytes }] : [];
        }),
      );
      const all = opened.flat();
      const here = (kind: RecordKind) =>
        all.filter(({ record }) => (record.kind ?? 'update') === kind && record.epoch === place.epoch);
      const elsewhere = all.filter(
        ({ record: { epoch, kind } }) => epoch !== place.epoch && kind && kind !== 'draft' && kind !== 'command',
      );
      strays = elsewhere.map(({ record }) => record.key);
      foundWords = here('words').map(({ record }) => record.key);
      const [position] = here('position');
      return {
        updates: here('update').map(({ record: { key, clientID = 0, seen, places = [] }, bytes }) => ({
          key,
          clientID,
          update: bytes,
          places,
          ...(seen ? { seen } : {}),
        })),
        words: here('words').map(({ bytes }) => decode<Words>(bytes)),
        commands: all
          .filter(({ record }) => record.kind === 'command')
          .map(({ record, bytes }) => ({
            ...decode<LocalCommand>(bytes),
            ...(record.epoch === place.epoch ? {} : { stray: true as const }),
          })),
        // A draft outlives its epoch.
        drafts: all.filter(({ record }) => record.kind === 'draft').map(({ bytes }) => decode<LocalDraft>(bytes)),
        position: position ? decode<Position>(position.bytes) : null,
        strays: elsewhere.filter(({ record }) => record.kind === 'words').map(({ bytes }) => decode<Words>(bytes)),
      };
    };

    return {
      found: async () => {
        try {
          return await sort(await store.read(place));
        } catch (error) {
          trouble(error);
          return NOTHING;
        }
      },
      keep: (update, made) => {
        number++;
        const key = `${page}/${String(number).padStart(9, '0')}`;
        mine.add(key);
        put('update', key, new Uint8Array(update), made);
      },
      keepWords: (words) => {
        // One record a cell: a thousand keystrokes in it do not leave a thousand copies of it.
        const key = `${page}/words/${turn}/${placeKey(words.place)}`;
        mine.add(key);
        put('words', key, encode(words));
      },
      adopt: (keys) => {
        for (const key of [...keys, ...foundWords]) mine.add(key);
      },
      settled: () => {
        disk.remove([...mine]);
        mine = new Set();
        turn = ++number;
      },
      release: () => {
        const keys = [...mine];
        mine = new Set();
        turn = ++number;
        return () => disk.remove(keys);
      },
      dropStrays: () => {
        disk.remove(strays);
        strays = [];
      },
      keepCommand: (command) => put('command', named('command', command.command.id), encode(command)),
      dropCommand: (id) => disk.remove([named('command', id)]),
      keepDraft: (draft) => put('draft', named('draft', draft.id), encode(draft)),
      dropDraft: (id) => disk.remove([named('draft', id)]),
      keepPosition: (position) => put('position', `position/${JSON.stringify(Object.values(place))}`, encode(position)),
    };
  };

  return {
    of: (room) => copyOf({ server, member: room.member, resolution: room.resolution, epoch: room.epoch }),
    forgetPositions: () => disk.forget(server, 'position'),
    isEmpty: async () => {
      try {
        await disk.through();
        return await store.isEmpty(server);
      } catch (error) {
        trouble(error);
        return false;
      }
    },
  };
}

/**
 * Adds kept updates to a document that holds the server's state already, and says which are in it now. One whose ground is
 * missing (a record was lost) is left out: a document that waits for text which never comes sends nothing but gaps.
 */
export function addKept(doc: Y.Doc, kept: readonly Pick<KeptUpdate, 'key' | 'update'>[]): readonly string[] {
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
