/**
 * A Yjs update (V1) read without Yjs: what each struct is, where its bytes lie, what is deleted. Yjs' own reader builds
 * documents for subdocuments, parses any JSON, believes the last of two sections of one client and stops where it likes;
 * here nothing is built, every count is paid for in bytes that are there, and the update has to end where the bytes end.
 */
import * as decoding from 'lib0/decoding';
import { CONTENT, fail, readNumber } from './content.ts';

/** An item's id: Yjs client and clock. */
export type Id = { readonly client: number; readonly clock: number };

/** One struct of an update. Clocks count UTF-16 units, format marks and deleted units. */
export type Struct = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  /** Yjs' number of the content: 0 gap (GC), 1 deleted, 4 string, 6 format, 10 skip. */
  readonly ref: number;
  readonly origin: Id | null;
  readonly rightOrigin: Id | null;
  /** Of an item without origins: its parent's id; a string names a root. */
  readonly parent: Id | string | null;
  readonly text: string;
  /** Content that may stand in a cell: text, one of the three marks on or off, a deleted run. */
  readonly fit: boolean;
  /** Its bytes in the update; a struct of which the beginning is cut off has none and is written anew. */
  readonly from: number;
  readonly to: number;
};

export type Range = { readonly clock: number; readonly length: number };

export type Update = {
  readonly bytes: Uint8Array;
  /** Per client without gaps, in order of clocks; clients in the order of the update. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>;
  readonly count: number;
  /** Per client sorted, none touching the next. */
  readonly deletions: ReadonlyMap<number, readonly Range[]>;
  /**
   * False when deletions had to be sorted, or when clients do not come by falling ids: Yjs itself always writes them so, and
   * its `mergeUpdates` and `diffUpdate` lose words of an update that does not. Then it is written anew.
   */
  readonly canonical: boolean;
};

function readId(decoder: decoding.Decoder): Id {
  const client = readNumber(decoder);
  return { client, clock: readNumber(decoder) };
}

const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const KEY = 0x20;
const REF = 0x1f;
export const GAP = 0;
export const STRING = 4;
const SKIP = 10;

function readStruct(decoder: decoding.Decoder, client: number, clock: number): Struct {
  const from = decoder.pos;
  const info = decoding.readUint8(decoder);
  const ref = info & REF;
  let origin: Id | null = null;
  let rightOrigin: Id | null = null;
  let parent: Id | string | null = null;
  let keyed = false;
  // To Yjs a skip is the byte 10 and nothing else, while any gap may carry flags that mean nothing.
  if (ref === SKIP && info !== SKIP) fail('a skip with origins');
  if (ref !== GAP && ref !== SKIP) {
    if (info & ORIGIN) origin = readId(decoder);
    if (info & RIGHT_ORIGIN) rightOrigin = readId(decoder);
    if (!origin && !rightOrigin) {
      parent = readNumber(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder);
      if (info & KEY) decoding.readVarString(decoder);
    }
    // A key beside an origin is ignored by Yjs, but nobody honest writes one: Yjs sets it for items of maps only.
    keyed = (info & KEY) !== 0;
  }
  const read = CONTENT[ref] ?? fail('an unknown kind of content');
  const { length, text, fit } = read(decoder);
  if (length === 0 || !Number.isSafeInteger(clock + length)) fail('a struct of no length, or past 2^53');
  return { client, clock, length, ref, origin, rightOrigin, parent, text, fit: fit && !keyed, from, to: decoder.pos };
}

const end = ({ clock, length }: Range): number => clock + length;

/** Sorts ranges and joins those that touch or overlap. */
function tidy(ranges: readonly Range[]): readonly Range[] {
  const joined: { clock: number; length: number }[] = [];
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1);
    if (last && end(last) >= range.clock) last.length = Math.max(last.length, end(range) - last.clock);
    else joined.push({ ...range });
  }
  return joined;
}

/** Structs, or deleted ranges, between two pauses of work that is done in slices: a few milliseconds. */
export const SLICE = 4_000;
/** Bytes between two pauses, for structs that are long. */
const SLICE_BYTES = 256 * 1024;
/** Structs, and deleted ranges, of the largest update: sixteen megabytes could name five million, of some fifty bytes each. */
export const MOST = 1_000_000;

type Deletions = { readonly deletions: Map<number, readonly Range[]>; readonly canonical: boolean };

function* readDeletions(decoder: decoding.Decoder): Generator<void, Deletions | 'oversize'> {
  const deletions = new Map<number, readonly Range[]>();
  let canonical = true;
  let read = 0;
  for (let clients = readNumber(decoder); clients > 0; clients--) {
    const client = readNumber(decoder);
    const ranges: Range[] = [];
    let sorted = true;
    // One step for the client itself, which may have no ranges.
    for (let count = readNumber(decoder); ; count--) {
      if (++read > MOST) return 'oversize';
      if (read % SLICE === 0) yield;
      if (count === 0) break;
      const range = { clock: readNumber(decoder), length: readNumber(decoder) };
      if (range.length === 0 || !Number.isSafeInteger(end(range))) fail('a deletion of nothing, or past 2^53');
      const last = ranges.at(-1);
      if (last && end(last) >= range.clock) sorted = false;
      ranges.push(range);
      // Yjs writes them in order. A few others are put in order; to sort a million would hold everybody up.
      if (!sorted && ranges.length > SLICE) fail('too many deletions out of order');
    }
    if (deletions.has(client)) fail('deletions of a client twice');
    if (!sorted) canonical = false;
    deletions.set(client, sorted ? ranges : tidy(ranges));
  }
  return { deletions, canonical };
}

/** Reads an update of at most `most` structs and MOST deletions, pausing now and then. Cost is linear in the bytes, whatever counts promise. */
export function* readInSlices(bytes: Uint8Array, most: number): Generator<void, Update | 'malformed' | 'oversize'> {
  try {
    const decoder = decoding.createDecoder(bytes);
    const structs = new Map<number, Struct[]>();
    let count = 0;
    let falling = true;
    let pausedAt = 0;
    let last = Number.POSITIVE_INFINITY;
    for (let sections = readNumber(decoder); sections > 0; sections--) {
      const promised = readNumber(decoder);
      const client = readNumber(decoder);
      let clock = readNumber(decoder);
      // Yjs keeps only the last section of a client, so the one before it would wait for ever, or be judged in vain.
      if (structs.has(client) || promised === 0) fail('a client twice, or without structs');
      if (client > last) falling = false;
      last = client;
      const list: Struct[] = [];
      structs.set(client, list);
      for (let left = promised; left > 0; left--) {
        if (++count > most) return 'oversize';
        const struct = readStruct(decoder, client, clock);
        list.push(struct);
        clock += struct.length;
        if (count % SLICE !== 0 && decoder.pos - pausedAt < SLICE_BYTES) continue;
        pausedAt = decoder.pos;
        yield;
      }
    }
    const deleted = yield* readDeletions(decoder);
    if (deleted === 'oversize') return deleted;
    const { deletions, canonical } = deleted;
    if (decoding.hasContent(decoder)) fail('bytes after the update');
    return { bytes, structs, count, deletions, canonical: canonical && falling };
  } catch {
    return 'malformed';
  }
}

/** The same without pauses. */
export const readUpdate = (bytes: Uint8Array, most: number) => finish(readInSlices(bytes, most));

/** Does work that could pause in one go. */
export function finish<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** What is left of a struct when its first `offset` units are known; like Yjs, it then hangs on the unit before. */
export function cutStart(struct: Struct, offset: number): Struct {
  const { client, clock, length, text } = struct;
  const origin = struct.ref === GAP || struct.ref === SKIP ? null : { client, clock: clock + offset - 1 };
  return {
    ...struct,
    clock: clock + offset,
    length: length - offset,
    origin,
    parent: null,
    text: text.slice(offset),
    fit: struct.fit && !splitsCharacter(text, offset),
    from: 0,
    to: 0,
  };
}

/** Do the units before and after `at` form one character? Yjs makes two U+FFFD of a character that it has to split. */
export const splitsCharacter = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** Index of the first struct that ends after `clock`. */
export function firstFrom(list: readonly Struct[], clock: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (end(list[middle] as Struct) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The struct of an update that contains the id. */
export function structAt(structs: Update['structs'], { client, clock }: Id): Struct | undefined {
  const list = structs.get(client);
  const struct = list?.[firstFrom(list, clock)];
  return struct && struct.clock <= clock ? struct : undefined;
}
