/**
 * The store of unsent text in a browser: one IndexedDB database, one record per update. The surprising thing is that every
 * transaction is committed in the task that made it, without waiting for its requests: from then on the write belongs to
 * the browser's own process, and killing the page cannot take it back.
 */
import type { RoomKey, UnsentRecord, UnsentStore } from './local-copy.ts';

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

const roomOf = ({ server, member, resolution, epoch }: RoomKey): string[] => [server, member, resolution, epoch];

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(UNSENT, { keyPath: 'key' });
    store.createIndex(BY_ROOM, ['server', 'member', 'resolution', 'epoch']);
  };
  return result(request);
}

/** Opens the database at once, so that it is there before the first keystroke. Calls reject where there is none. */
export function indexedDbStore(factory: IDBFactory, name = 'alternat'): UnsentStore {
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
      return result(index.getAll(roomOf(room)) as IDBRequest<UnsentRecord[]>);
    },
    remove: (keys) =>
      write((store) => {
        for (const key of keys) store.delete(key);
        commit(store);
      }),
    refuse: (keys) =>
      // Reads first, so this one commits by itself when its last request is answered.
      write((store) => {
        for (const key of keys) {
          const request = store.get(key) as IDBRequest<UnsentRecord | undefined>;
          request.onsuccess = () => {
            if (request.result) store.put({ ...request.result, refused: true });
          };
        }
      }),
  };
}
