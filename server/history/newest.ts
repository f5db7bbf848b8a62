/**
 * The newest document of a few rooms, followed along their logs: while people type, whoever counts or compares asks for the
 * present text again and again, and of a thousand clauses one has changed. Told by the hash of the last record that it has, so
 * a turn that was rolled back, or a database put back, is never followed.
 */
import * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import { replay } from './replay.ts';

type Followed = { readonly doc: Y.Doc; readonly seq: number; readonly hash: string };

/** Documents per storage. One takes ten times its bytes: of 1,000 clauses in six columns some 40 MB. */
const KEPT = 3;
const followed = new WeakMap<Storage, Map<string, Followed>>();

function caughtUp(storage: Storage, room: string, seq: number, known: Followed | undefined): Y.Doc {
  const [at] = known ? storage.records(room, known.seq, known.seq) : [];
  if (!known || known.seq > seq || at?.hash !== known.hash) {
    known?.doc.destroy();
    return replay(storage, room, seq).doc;
  }
  const { doc } = known;
  doc.transact(() => {
    for (const update of storage.updates(room, known.seq + 1, seq)) Y.applyUpdate(doc, update);
  }, 'replay');
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error(`the log of ${room} does not apply cleanly up to record ${seq}`);
  return doc;
}

/** The document as its newest record left it. It is lent: whoever reads it keeps nothing of it, and nobody writes in it. */
export function newestDocument(storage: Storage, room: string): Y.Doc {
  const docs = followed.get(storage) ?? new Map<string, Followed>();
  followed.set(storage, docs);
  const { seq, hash } = storage.head(room) ?? { seq: 0, hash: '' };
  const known = docs.get(room);
  // What fails is not tried again from where it stands.
  docs.delete(room);
  const doc = caughtUp(storage, room, seq, known);
  docs.set(room, { doc, seq, hash });
  for (const oldest of [...docs.keys()].slice(0, -KEPT)) {
    docs.get(oldest)?.doc.destroy();
    docs.delete(oldest);
  }
  return doc;
}

/** Lets go of all of them, where memory is short. */
export const forgetNewest = (storage: Storage): void => void followed.delete(storage);
