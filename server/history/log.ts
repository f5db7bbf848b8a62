/**
 * The log of one room as a chain: every record carries the hash of the one before. What the log says is the truth; a
 * shared document is only its projection, rebuilt from here after a crash.
 */
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import type { Head, LogRecord, Storage } from '../storage/storage.ts';
import { sha256Of } from '../storage/vouched.ts';

export const GENESIS = '0'.repeat(64);

type Unchained = Omit<LogRecord, 'seq' | 'previous' | 'hash'>;

/** SHA-256 over canonical JSON of the record, its bytes represented by their own SHA-256. */
export function recordHash({
  at,
  body,
  bytes,
  clients,
  delegation,
  kind,
  member,
  places,
  previous,
  room,
  seq,
}: Omit<LogRecord, 'hash'>): string {
  // Written out in the order of canonical JSON: sorting the same eleven keys costs more than all else of a keystroke.
  const text = JSON.stringify;
  return sha256Of(
    `{"at":${text(at)},"body":${canonicalJson(body as Json)},"bytes":${bytes ? `"${sha256Of(bytes)}"` : 'null'},` +
      `"clients":${text(clients)},"delegation":${text(delegation)},"kind":${text(kind)},"member":${text(member)},` +
      `"places":${text(places)},"previous":${text(previous)},"room":${text(room)},"seq":${seq}}`,
  );
}

export type Log = {
  readonly head: () => Head;
  /** Appends inside the running transaction; returns the chained record. */
  readonly append: (record: Omit<Unchained, 'room'>) => LogRecord;
  /** Forgets what this object believes and reads the head again, after a rolled back turn. */
  readonly reload: () => void;
};

export function openLog(storage: Storage, room: string): Log {
  let head = storage.head(room) ?? { seq: 0, hash: GENESIS };
  return {
    head: () => head,
    append: (record) => {
      const chained = { ...record, room, seq: head.seq + 1, previous: head.hash };
      // What is hashed is what a reader will get back: a round trip through JSON drops undefined members.
      const stored = { ...chained, body: record.body === null ? null : JSON.parse(JSON.stringify(record.body)) };
      const full: LogRecord = { ...stored, hash: recordHash(stored) };
      storage.append(full);
      head = { seq: full.seq, hash: full.hash };
      return full;
    },
    reload: () => {
      head = storage.head(room) ?? { seq: 0, hash: GENESIS };
    },
  };
}

/** What is wrong with a record, or with its place. */
export type ChainFault = { readonly seq: number; readonly fault: 'changed' | 'missing' | 'reordered' };

export type Chain = {
  readonly head: Head | null;
  /** Takes the next record; null when it is in its place and unchanged. After a missing one nothing more can be said. */
  readonly take: (record: LogRecord) => ChainFault | null;
};

/** A chain on its way from the first record. */
export function openChain(): Chain {
  let head: Head | null = null;
  return {
    get head() {
      return head;
    },
    take: (record) => {
      const expected = (head?.seq ?? 0) + 1;
      if (record.seq !== expected) return { seq: expected, fault: 'missing' };
      const previous = head?.hash ?? GENESIS;
      const { hash: given, ...rest } = record;
      head = { seq: record.seq, hash: given };
      if (recordHash(rest) !== given) return { seq: record.seq, fault: 'changed' };
      return record.previous === previous ? null : { seq: record.seq, fault: 'reordered' };
    },
  };
}

/** The first fault of a chain: which record, and what is wrong with it. */
export type Fault = ChainFault & { readonly room: string };

/** Walks a room's whole chain. Null when every record is in its place and unchanged. */
export function verifyLog(storage: Storage, room: string): Fault | null {
  const chain = openChain();
  for (const record of storage.records(room, 1, Number.MAX_SAFE_INTEGER)) {
    const fault = chain.take(record);
    if (fault) return { room, ...fault };
  }
  return null;
}
