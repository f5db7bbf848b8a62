/**
 * The store of unsent text in a browser: one IndexedDB database for updates, words, drafts and positions. The surprising
 * thing is that every transaction is committed in the task that made it, without waiting for its requests: from then on
 * the write belongs to the browser's own process, and killing the page cannot take it back.
 */
import type { LocalRecord, LocalStore, RoomKey } from './local-records.ts';

/** Called so before anything else than updates was kept; one more object store would bring a second transaction a key. */
const UNSENT = 'unsent';
const BY_ROOM = 'room';

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the database gave up a change'));
  });

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** From the room's first epoch to after its last: in the order of keys an array comes after every string. */
const inRoom = ({ server, member, resolution }: Omit<RoomKey, 'epoch'>): IDBKeyRange =>
  IDBKeyRange.bound([server, member, resolution], [server, member, resolution, []]);

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(UNSENT, { keyPath: 'key' });
    store.createIndex(BY_ROOM, ['server', 'member', 'resolution', 'epoch']);
  };
  return result(request);
}

/** Opens the database at once, so that it is there before the first keystroke. Calls reject where there is none. */
export function indexedDbStore(factory: IDBFactory, name = 'alternat'): LocalStore {
  let database: IDBDatabase | undefined;
  const opening = openDatabase(factory, name).then((opened) => {
    database = opened;
    // A newer version of the program in another window must not wait for this one.
    opened.onversionchange = () => opened.close();
    return opened;
  });
  // Each call reports the failure itself.
  opening.catch(() => undefined);

  const writing = (on: IDBDatabase, change: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = on.transaction(UNSENT, 'readwrite', { durability: 'strict' });
    change(transaction.objectStore(UNSENT));
    return done(transaction);
  };
  /** In the task of the call as soon as the database is open; before that in the order of the calls. */
  const write = async (change: (store: IDBObjectStore) => void): Promise<void> => {
    await (database ? writing(database, change) : opening.then((opened) => writing(opened, change)));
  };
  const commit = (store: IDBObjectStore): void => store.transaction.commit();

  return {
    put: (record) =>
      write((store) => {
        store.put(record);
        commit(store);
      }),
    read: async (room) => {
      const transaction = (await opening).transaction(UNSENT, 'readonly');
      const index = transaction.objectStore(UNSENT).index(BY_ROOM);
      const records = await result(index.getAll(inRoom(room)) as IDBRequest<LocalRecord[]>);
      return records.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    remove: (keys) =>
      write((store) => {
        for (const key of keys) store.delete(key);
        commit(store);
      }),
    isEmpty: async (server) => {
      const transaction = (await opening).transaction(UNSENT, 'readonly');
      const index = transaction.objectStore(UNSENT).index(BY_ROOM);
      return (await result(index.count(IDBKeyRange.bound([server], [server, []])))) === 0;
    },
    forget: (server, kind) =>
      // Reads first, so this one commits by itself when its last request is answered.
      write((store) => {
        const walk = store.index(BY_ROOM).openCursor(IDBKeyRange.bound([server], [server, []]));
        walk.onsuccess = () => {
          const { result: cursor } = walk;
          if (!cursor) return;
          if ((cursor.value as LocalRecord).kind === kind) cursor.delete();
          cursor.continue();
        };
      }),
  };
}
