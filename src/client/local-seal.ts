/**
 * Records on their way into the store: sealed where the host keeps a lasting key, plain where it keeps none at all (a browser
 * tab), and not written where it has one that will not last: what nobody may read must not lie about, not even for its writer.
 * Always in the order in which they were given. A plain record is requested in the task that made it; sealing takes a turn.
 */
import type { LocalRecord, LocalStore, RecordKind, Seal } from './local-records.ts';

export type SealedStore = {
  readonly put: (record: LocalRecord) => void;
  /** The bytes of a record, or null where another key closed it: it stays where it is, unread. */
  readonly open: (record: LocalRecord) => Promise<Uint8Array | null>;
  readonly remove: (keys: readonly string[]) => void;
  readonly forget: (server: string, kind: RecordKind) => void;
  /** Resolves once every request so far is with the store. */
  readonly through: () => Promise<void>;
};

const aboutOf = ({ server, member, resolution, epoch, kind, clientID, key }: LocalRecord): string =>
  JSON.stringify([server, member, resolution, epoch, kind, clientID ?? null, key]);

/** The key could not be had: nothing is read and nothing written. */
const UNKNOWN: Seal = { close: null, open: () => Promise.reject(new Error('the key is not known')) };
const NOTHING = async (): Promise<void> => undefined;

/** Nothing here throws or rejects; `trouble` is told. */
export function sealedStore({
  store,
  seal,
  trouble,
}: {
  readonly store: LocalStore;
  readonly seal: Promise<Seal | null>;
  readonly trouble: (error: unknown) => void;
}): SealedStore {
  let sealing: Seal | null | undefined;
  const sealed = seal.then(
    (found) => {
      sealing = found;
      return found;
    },
    (error: unknown) => {
      // The host wanted it sealed, and nothing says what with.
      sealing = UNKNOWN;
      trouble(error);
      return UNKNOWN;
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

  return {
    put: (record) => {
      if (sealing === null) {
        request(() => store.put(record));
        return;
      }
      if (sealing && !sealing.close) return;
      const closing = sealing?.close
        ? sealing.close(record.bytes, aboutOf(record))
        : sealed.then((found) => (found ? found.close?.(record.bytes, aboutOf(record)) : {}));
      later(
        closing.then(
          (closed) => (closed ? () => store.put({ ...record, ...closed }) : NOTHING),
          (error: unknown) => {
            trouble(error);
            return NOTHING;
          },
        ),
      );
    },
    open: async (record) => {
      const { bytes, nonce } = record;
      if (!nonce) return bytes;
      try {
        return (await (await sealed)?.open(bytes, nonce, aboutOf(record))) ?? null;
      } catch {
        // Another key's: it is nobody's text here.
        return null;
      }
    },
    remove: (keys) => {
      if (keys.length > 0) request(() => store.remove(keys));
    },
    forget: (server, kind) => request(() => store.forget(server, kind)),
    through: () => last,
  };
}
