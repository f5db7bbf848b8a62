/**
 * Rebuilds a room's shared document at any point of its log: the newest checkpoint before it plus the updates since.
 * Replay applies bytes and never decides again, so it is indifferent to how the rules looked then.
 */
import { hash } from 'node:crypto';
import * as Y from 'yjs';
import { openDocument } from '../../src/crdt/document.ts';
import { lendHash } from '../../src/domain/text/digest.ts';
import type { Storage } from '../storage/storage.ts';
import { type Spliced, splice } from './splice.ts';

// Whoever rebuilds documents asks for their digests next, fifteen hundred at a time; here is a platform that has a fast one.
lendHash((text) => hash('sha256', text));

/** Applied updates and their size since the checkpoint tell when the next one is due. */
export type Replayed = {
  readonly doc: Y.Doc;
  readonly seq: number;
  readonly records: number;
  readonly bytes: number;
  /** From the first record on, without a checkpoint. */
  readonly whole: boolean;
};

/** The document after record `seq` (default: the newest). Throws when the log does not apply cleanly. */
export function replay(storage: Storage, room: string, seq: number = Number.MAX_SAFE_INTEGER): Replayed {
  const doc = openDocument();
  const checkpoint = storage.checkpoint(room, seq);
  const start = checkpoint?.seq ?? 0;
  // Positions have no gaps, so of the records between nothing is read but the bytes.
  const last = Math.max(start, Math.min(seq, storage.head(room)?.seq ?? 0));
  let bytes = 0;
  // One transaction for the whole tail: observers and clean-up run once instead of thirty thousand times.
  doc.transact(() => {
    if (checkpoint) Y.applyUpdate(doc, checkpoint.state);
    for (const update of storage.updates(room, start + 1, last)) {
      Y.applyUpdate(doc, update);
      bytes += update.length;
    }
  }, 'replay');
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error(`the log of ${room} does not apply cleanly up to record ${last}`);
  return { doc, seq: last, records: last - start, bytes, whole: !checkpoint };
}

/** The newest state as one update, without a document: what a newcomer is sent while nobody writes. */
export function stored(storage: Storage, room: string): Spliced {
  const checkpoint = storage.checkpoint(room, Number.MAX_SAFE_INTEGER);
  const since = storage.updates(room, (checkpoint?.seq ?? 0) + 1);
  return splice(checkpoint ? [checkpoint.state, ...since] : since);
}
