/**
 * The past of some cells, without that of all others: the log is replayed, but updates that only touch other cells are left
 * out, and what they brought is stood in for by gaps of the same length. That is sound because no struct of a cell rests on
 * one of another cell, and because whatever a record rests on came before it: what is not there by then belongs elsewhere.
 * Nothing of this is kept, so nothing can be out of date; of thirty thousand records a cell needs some dozens.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openDocument } from '../../src/crdt/document.ts';
import { readUpdate, type Update } from '../rooms/update.ts';
import type { LogRecord, Storage } from '../storage/storage.ts';

/** Told of each record in order. `update` is what it brought, null where it changed no text. */
export type Visitor = {
  /** Everything that the record rests on is in `doc`, the record itself is not. */
  readonly before?: (record: LogRecord, doc: Y.Doc, update: Update | null) => void;
  readonly after?: (record: LogRecord, doc: Y.Doc, update: Update | null) => void;
};

/** How far each client's structs have to be there before `update` can be applied. */
function rests({ structs, deletions }: Update): Map<number, number> {
  const wanted = new Map<number, number>();
  const want = (client: number, end: number): void => {
    // What the update brings itself need not be there before.
    const own = structs.get(client)?.[0]?.clock ?? end;
    const clock = Math.min(end, own);
    if (clock > (wanted.get(client) ?? 0)) wanted.set(client, clock);
  };
  for (const [client, list] of structs) {
    want(client, list[0]?.clock ?? 0);
    for (const { origin, rightOrigin, parent } of list)
      for (const id of [origin, rightOrigin, parent])
        if (id !== null && typeof id !== 'string') want(id.client, id.clock + 1);
  }
  for (const [client, ranges] of deletions) for (const { clock, length } of ranges) want(client, clock + length);
  return wanted;
}

/** An update of nothing but gaps up to `wanted`; null where nothing is missing. */
function gaps(doc: Y.Doc, wanted: ReadonlyMap<number, number>): Uint8Array | null {
  const missing = [...wanted].flatMap(([client, end]) => {
    const from = Y.getState(doc.store, client);
    return from < end ? [{ client, from, length: end - from }] : [];
  });
  if (missing.length === 0) return null;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, missing.length);
  for (const { client, from, length } of missing) {
    // One struct: a gap (0) of that length.
    for (const number of [1, client, from, 0, length]) encoding.writeVarUint(encoder, number);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function follow(doc: Y.Doc, room: string, record: LogRecord, { before, after }: Visitor): void {
  const update = record.bytes ? readUpdate(record.bytes, Number.MAX_SAFE_INTEGER) : null;
  if (typeof update === 'string') throw new Error(`record ${record.seq} of ${room} is ${update}`);
  if (update) {
    const filling = gaps(doc, rests(update));
    if (filling) Y.applyUpdate(doc, filling);
  }
  before?.(record, doc, update);
  if (record.bytes) Y.applyUpdate(doc, record.bytes);
  after?.(record, doc, update);
}

function blank(): Y.Doc {
  const doc = openDocument();
  // Deleted words have to be readable: whoever asks who removed them wants to see them.
  doc.gc = false;
  return doc;
}

function whole(doc: Y.Doc, room: string, keys: readonly string[]): Y.Doc {
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error(`the log of ${room} does not apply cleanly to ${keys.join(', ')}`);
  return doc;
}

/**
 * Replays what the cells named by `keys` went through, up to record `to`: "clause/lang" is one cell, "clause/" all of a
 * clause. All commands are among the records, whatever they are about. In the returned document only those cells and what
 * commands wrote (statuses, proposals, stances ...) are as they were; deleted text is still in it, marked as deleted.
 * Throws when the log does not apply cleanly. Whoever calls destroys the document.
 */
export function retrace(
  storage: Storage,
  room: string,
  keys: readonly string[],
  visitor: Visitor = {},
  to: number = Number.MAX_SAFE_INTEGER,
): Y.Doc {
  const doc = blank();
  doc.transact(() => {
    for (const record of storage.concerning(room, keys, to)) follow(doc, room, record, visitor);
  }, 'replay');
  return whole(doc, room, keys);
}

/** Gives way to whoever waits, at the latest after so many milliseconds. */
export type Slices = { readonly ms: number; readonly rest: () => Promise<unknown> };

/** Nobody types in the process of a reader; it only looks up now and then whether the server is still there. */
export const SLICES: Slices = { ms: 100, rest: () => new Promise((resolve) => setImmediate(resolve)) };

/**
 * The same, a little at a time, so that a long past holds nobody up. The records are fetched at once, since a question to
 * the storage that stays open would stand in the way of a backup; what comes to the log meanwhile is not looked at.
 */
export async function retraceInSlices(
  storage: Storage,
  room: string,
  keys: readonly string[],
  visitor: Visitor,
  to: number,
  { ms, rest }: Slices,
): Promise<Y.Doc> {
  const doc = blank();
  const records = [...storage.concerning(room, keys, to)];
  for (let next = 0; next < records.length; ) {
    await rest();
    const end = performance.now() + ms;
    doc.transact(() => {
      do follow(doc, room, records[next++] as LogRecord, visitor);
      while (next < records.length && performance.now() < end);
    }, 'replay');
  }
  return whole(doc, room, keys);
}
