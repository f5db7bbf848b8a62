/**
 * Is everything in a data folder what its logs say? Each log is walked from its first record: the chain of hashes, and beside
 * it the document, put together record by record. Whatever is kept beside the logs (checkpoints, milestones' texts) has to
 * follow from them, and at the end the text has to be one for all who read it: for those who were there all the time, for a
 * newcomer, and in whatever order the words arrive.
 */
import * as Y from 'yjs';
import { cellAt, milestonesOf, openDocument, placesIn } from '../../src/crdt/document.ts';
import { homeRoom, notesRoom, roomName, SUMMIT_ROOM } from '../../src/crdt/rooms.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { OFFICES } from '../../src/domain/permission.ts';
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import type { Checkpoint, Head, LogRecord, Snapshot, Storage } from '../storage/storage.ts';
import { vouchesForCheckpoint, vouchesForSnapshot } from '../storage/vouched.ts';
import { type Chain, openChain } from './log.ts';
import { isOneText, isOneTextShuffled } from './one-text.ts';

export type Fault = {
  /**
   * Of a record: `changed`, `missing`, `reordered`, or `unreadable`, which its document does not take. `cut`: the log ends
   * before a record that it is known to have had. Of what is kept beside: `checkpoint`, `milestone`. Of a cell: `text`, readers
   * differ. `room-missing`: the summit has it, the folder does not.
   */
  readonly fault:
    | 'changed'
    | 'missing'
    | 'reordered'
    | 'unreadable'
    | 'cut'
    | 'checkpoint'
    | 'milestone'
    | 'text'
    | 'room-missing';
  readonly seq?: number;
  /** "clause/lang" */
  readonly place?: string;
  readonly milestone?: string;
};

export type RoomReport = {
  readonly room: string;
  readonly records: number;
  readonly head: Head | null;
  readonly faults: readonly Fault[];
};

/** Everything in a document but ids and order of deleted words: what its readers see. */
function readingOf(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]);
  // In which order a map's keys stand is nobody's reading.
  const cells = [...placesIn(doc)].sort().map((key) => [key, cellAt(doc, key)?.toDelta()]);
  return canonicalJson([roots, cells] as unknown as Json);
}

function loaded(state: Uint8Array): Y.Doc {
  const doc = openDocument();
  Y.applyUpdate(doc, state);
  return doc;
}

/** The same draw each time, so that what is found once is found again. */
function draws(): (sides: number) => number {
  let state = 20251118;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % sides;
  };
}

/** One room's log on its way from the first record to the last. */
class Walk {
  readonly faults: Fault[] = [];
  readonly #storage: Storage;
  readonly #room: string;
  readonly #doc = openDocument();
  readonly #chain: Chain = openChain();
  /** What is kept beside the log and was not compared yet, by its place. Nothing may be left of it at the end. */
  readonly #checkpoints: Set<number>;
  readonly #snapshots: Map<number, readonly Snapshot[]>;

  constructor(storage: Storage, room: string) {
    this.#storage = storage;
    this.#room = room;
    this.#checkpoints = new Set(storage.checkpoints(room));
    this.#snapshots = Map.groupBy(storage.snapshots(room), ({ seq }) => seq);
  }

  /** Returns false where nothing that follows could be judged. */
  take(record: LogRecord): boolean {
    const broken = this.#chain.take(record);
    if (broken) this.faults.push(broken);
    if (broken?.fault === 'missing') return false;
    if (record.bytes)
      try {
        Y.applyUpdate(this.#doc, record.bytes);
      } catch {
        this.faults.push({ fault: 'unreadable', seq: record.seq });
        return false;
      }
    for (const kept of this.#snapshots.get(record.seq) ?? []) this.#compareMilestone(kept, record.body);
    this.#snapshots.delete(record.seq);
    if (this.#checkpoints.delete(record.seq)) this.#compareCheckpoint(record.seq);
    return true;
  }

  #compareCheckpoint(seq: number): void {
    const kept = this.#storage.checkpoint(this.#room, seq) as Checkpoint;
    // One of an earlier version is not vouched for: then only what it holds counts.
    const vouched = vouchesForCheckpoint(this.#storage, this.#room, kept);
    const isNewer = [...this.#storage.records(this.#room, seq + 1, seq + 1)][0]?.kind === 'checkpoint';
    let same = vouched || !isNewer;
    try {
      const doc = loaded(kept.state);
      same &&= readingOf(doc) === readingOf(this.#doc);
      doc.destroy();
    } catch {
      same = false;
    }
    if (!same) this.faults.push({ fault: 'checkpoint', seq });
  }

  #compareMilestone({ milestone, seq, json }: Snapshot, body: unknown): void {
    // An earlier version vouched for none; there the text says which ones it has.
    const isNewer = (body as { readonly milestone?: unknown } | null)?.milestone !== undefined;
    const vouched = isNewer
      ? vouchesForSnapshot(this.#storage, this.#room, milestone, json)
      : milestonesOf(this.#doc).get(milestone)?.seq === seq;
    if (!vouched || !this.#saysWhatStands(json, { seq, milestone }))
      this.faults.push({ fault: 'milestone', seq, milestone });
  }

  /** Is the kept text the one that the document has now, which is at `here`? */
  #saysWhatStands(json: string, here: Declaration['at']): boolean {
    // What an earlier version kept may have fewer fields than the same text has today.
    const reading = ({ at, columns, digest, clauses }: Declaration): string =>
      canonicalJson([
        { milestone: at.milestone, seq: at.seq },
        ...[columns, digest],
        clauses.map(({ id, kind, status, texts }) => [id, kind, status, texts]),
      ] as unknown as Json);
    try {
      return reading(JSON.parse(json) as Declaration) === reading(snapshot(this.#doc, here));
    } catch {
      // No JSON, or none of a text.
      return false;
    }
  }

  /** After the last record: is the text one for all? */
  end(): void {
    for (const seq of this.#checkpoints) this.faults.push({ fault: 'checkpoint', seq });
    for (const { seq, milestone } of [...this.#snapshots.values()].flat())
      this.faults.push({ fault: 'milestone', seq, milestone });
    if (this.#doc.store.pendingStructs || this.#doc.store.pendingDs) this.faults.push({ fault: 'unreadable' });
    else this.#compareReaders();
    this.#doc.destroy();
  }

  #compareReaders(): void {
    const newcomer = loaded(Y.encodeStateAsUpdate(this.#doc));
    const next = draws();
    let differ = false;
    for (const place of placesIn(this.#doc)) {
      const cell = cellAt(this.#doc, place);
      // What is no text is nobody's to read.
      if (!cell) continue;
      const theirs = cellAt(newcomer, place);
      const same = JSON.stringify(theirs?.toDelta()) === JSON.stringify(cell.toDelta());
      if (same && isOneText(cell) && isOneTextShuffled(cell, next)) continue;
      this.faults.push({ fault: 'text', place });
      differ = true;
    }
    if (!differ && readingOf(newcomer) !== readingOf(this.#doc)) this.faults.push({ fault: 'text' });
    newcomer.destroy();
  }
}

/** Walks one room; `storage` is opened raw, so that nothing is left out of account. */
export function verifyRoom(storage: Storage, room: string): RoomReport {
  const walk = new Walk(storage, room);
  let records = 0;
  let whole = true;
  for (const record of storage.records(room, 1, Number.MAX_SAFE_INTEGER)) {
    records++;
    whole &&= walk.take(record);
    if (!whole) break;
  }
  if (whole) walk.end();
  return { room, records, head: storage.head(room), faults: walk.faults };
}

type SummitBody = {
  readonly fact?: {
    readonly fact: string;
    readonly resolution?: { readonly id: string };
    readonly summit?: { readonly delegations: readonly { readonly id: string }[] };
  };
};

/** The rooms that the summit's own log says there are. Rooms beside the texts are named only where one of them is there. */
function expectedRooms(storage: Storage): readonly string[] {
  const present = storage.rooms();
  const delegations: string[] = [OFFICES.secretariat, OFFICES.legal];
  const resolutions: string[] = [];
  for (const { body } of storage.records(SUMMIT_ROOM, 1, Number.MAX_SAFE_INTEGER)) {
    const { fact } = (body ?? {}) as SummitBody;
    if (fact?.resolution) resolutions.push(fact.resolution.id);
    delegations.push(...(fact?.summit?.delegations ?? []).map(({ id }) => id));
  }
  const beside = resolutions.flatMap((id) => {
    const rooms = [notesRoom(id), ...delegations.map((code) => homeRoom(id, code))];
    // A folder of an earlier version has none of them yet.
    return rooms.some((room) => present.includes(room)) ? rooms : [];
  });
  return present.length > 0 ? [SUMMIT_ROOM, ...resolutions, ...beside] : [];
}

/** Heads that are known from elsewhere, by room: a log that ends before them was cut, one that differs was exchanged. */
export type KnownHeads = Readonly<Record<string, Head>>;

/** `cut` or `changed` where a log does not have the record that it is known to have had. */
export function againstKnown(storage: Storage, room: string, { seq, hash }: Head): Fault | null {
  for (const record of storage.records(room, seq, seq)) return record.hash === hash ? null : { fault: 'changed', seq };
  return { fault: 'cut', seq };
}

/** All rooms of a folder, or those that are named; `storage` is opened raw. */
export function* verifyFolder(
  storage: Storage,
  known: KnownHeads = {},
  only?: readonly string[],
): Generator<RoomReport> {
  const present = storage.rooms();
  const wanted = only ?? [...new Set([...present, ...expectedRooms(storage), ...Object.keys(known)])].sort();
  for (const room of wanted) {
    if (!present.includes(room)) {
      yield { room, records: 0, head: null, faults: [{ fault: 'room-missing' }] };
      continue;
    }
    const report = roomName(room) ? verifyRoom(storage, room) : chainOf(storage, room);
    const head = known[room];
    const cut = head ? againstKnown(storage, room, head) : null;
    yield cut ? { ...report, faults: [...report.faults, cut] } : report;
  }
}

/** A log without a document: the summit's own, the sealed packages. */
function chainOf(storage: Storage, room: string): RoomReport {
  const chain = openChain();
  const faults: Fault[] = [];
  let records = 0;
  for (const record of storage.records(room, 1, Number.MAX_SAFE_INTEGER)) {
    records++;
    const broken = chain.take(record);
    if (broken) faults.push(broken);
  }
  return { room, records, head: storage.head(room), faults };
}
