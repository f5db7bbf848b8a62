/**
 * Updates as bytes: one update out of many, and what it holds, without building a document. A log gives each client's
 * structs in the order of their clocks and without gaps, so joining is laying stretches of bytes end to end: some
 * milliseconds for thirty thousand structs, where a document takes a hundred and ten megabytes a dozen times over.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** An update (V1), and how far each client's structs in it reach. */
export type Spliced = { readonly update: Uint8Array; readonly clocks: ReadonlyMap<number, number> };

type Stretch = { readonly first: number; next: number; count: number; readonly parts: Uint8Array[] };

const skipBytes = (decoder: decoding.Decoder): void => {
  const length = decoding.readVarUint(decoder);
  decoder.pos += length;
};

/** What follows a struct's head, by Yjs' number of its content; each returns the struct's length in clocks. */
const CONTENT: { readonly [ref: number]: (decoder: decoding.Decoder) => number } = {
  // Garbage collected, deleted.
  0: decoding.readVarUint,
  1: decoding.readVarUint,
  // Binary, embedded.
  3: (decoder) => {
    skipBytes(decoder);
    return 1;
  },
  5: (decoder) => {
    skipBytes(decoder);
    return 1;
  },
  4: (decoder) => decoding.readVarString(decoder).length,
  // A mark: its name and its value.
  6: (decoder) => {
    skipBytes(decoder);
    skipBytes(decoder);
    return 1;
  },
  // A shared type; XML elements and hooks carry a name.
  7: (decoder) => {
    const type = decoding.readVarUint(decoder);
    if (type === 3 || type === 5) skipBytes(decoder);
    return 1;
  },
  8: (decoder) => {
    const length = decoding.readVarUint(decoder);
    for (let n = 0; n < length; n++) decoding.readAny(decoder);
    return length;
  },
};

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;

/** Reads one struct and returns its length in clocks. */
function skipStruct(decoder: decoding.Decoder): number {
  const info = decoding.readUint8(decoder);
  const ref = info & 0x1f;
  if (ref !== 0) {
    for (const flag of [HAS_ORIGIN, HAS_RIGHT_ORIGIN])
      if (info & flag) {
        decoding.readVarUint(decoder);
        decoding.readVarUint(decoder);
      }
    if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
      // The parent: a root by its name, or the item that it is.
      if (decoding.readVarUint(decoder) === 1) skipBytes(decoder);
      else {
        decoding.readVarUint(decoder);
        decoding.readVarUint(decoder);
      }
      if (info & HAS_KEY) skipBytes(decoder);
    }
  }
  const content = CONTENT[ref];
  if (!content) throw new RangeError(`a struct of kind ${ref}`);
  return content(decoder);
}

/** Joins updates that follow each other in a log. Throws where one has a gap or repeats what is there. */
export function splice(updates: Iterable<Uint8Array>): Spliced {
  const stretches = new Map<number, Stretch>();
  const deletions: Uint8Array[] = [];
  let deleting = 0;
  for (const update of updates) {
    const decoder = decoding.createDecoder(update);
    for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
      const count = decoding.readVarUint(decoder);
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const from = decoder.pos;
      let next = clock;
      for (let n = 0; n < count; n++) next += skipStruct(decoder);
      const part = update.subarray(from, decoder.pos);
      const known = stretches.get(client);
      if (known ? known.next !== clock : clock !== 0) throw new RangeError(`a gap at ${client}/${clock}`);
      if (known) {
        known.parts.push(part);
        known.count += count;
        known.next = next;
      } else stretches.set(client, { first: clock, next, count, parts: [part] });
    }
    deleting += decoding.readVarUint(decoder);
    deletions.push(update.subarray(decoder.pos));
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, stretches.size);
  for (const [client, { first, count, parts }] of [...stretches].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, first);
    for (const part of parts) encoding.writeUint8Array(encoder, part);
  }
  encoding.writeVarUint(encoder, deleting);
  for (const part of deletions) encoding.writeUint8Array(encoder, part);
  return {
    update: encoding.toUint8Array(encoder),
    clocks: new Map([...stretches].map(([client, { next }]) => [client, next])),
  };
}

/** A state vector as Yjs writes it. */
export function vectorOf(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of [...clocks].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}
