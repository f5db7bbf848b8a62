/**
 * In which order the structs of an update can be taken, and a long update cut into short ones along that order. A catch-up
 * of 16 MB would hold up everybody's turn for seconds; its parts are gated, recorded and applied in turns of their own.
 */
import * as Y from 'yjs';
import { encodePart } from './allowed-part.ts';
import {
  finish,
  firstFrom,
  type Id,
  MOST,
  type Range,
  readInSlices,
  readUpdate,
  SLICE,
  type Struct,
  type Update,
} from './update.ts';

/**
 * Structs in an order in which each comes after all that it rests on; null when they rest on each other in a circle. Works
 * along the clients, since a client's structs depend on each other in a row: the stack is never deeper than there are clients.
 */
export const integrationOrder = (structs: Update['structs']) => finish(orderInSlices(structs));

function* orderInSlices(structs: Update['structs']): Generator<void, readonly Struct[] | null> {
  const [only] = structs.values();
  if (structs.size === 1 && only) return only.every(restsOnEarlier) ? only : null;
  const order: Struct[] = [];
  const next = new Map<number, number>();
  const open = new Set<number>();
  /** What `id` still waits for: a struct of the update that has not been taken. */
  const waits = (id: Id | null): Id | null => {
    const list = id && structs.get(id.client);
    if (!list) return null;
    const index = firstFrom(list, id.clock);
    return index >= (next.get(id.client) ?? 0) && index < list.length && (list[index] as Struct).clock <= id.clock
      ? id
      : null;
  };
  for (const [client, list] of structs) {
    const stack: Id[] = [{ client, clock: Number.POSITIVE_INFINITY }];
    open.add(client);
    for (let top = stack[0]; top; top = stack.at(-1)) {
      const own = top.client === client ? list : (structs.get(top.client) as readonly Struct[]);
      const struct = own[next.get(top.client) ?? 0];
      if (!struct || struct.clock > top.clock) {
        open.delete(top.client);
        stack.pop();
        continue;
      }
      const missing = waits(struct.origin) ?? waits(struct.rightOrigin);
      if (missing) {
        if (open.has(missing.client)) return null;
        open.add(missing.client);
        stack.push(missing);
        continue;
      }
      order.push(struct);
      if (order.length % SLICE === 0) yield;
      next.set(top.client, (next.get(top.client) ?? 0) + 1);
    }
  }
  return order;
}

const restsOnEarlier = ({ client, clock, origin, rightOrigin }: Struct): boolean =>
  !(origin && origin.client === client && origin.clock >= clock) &&
  !(rightOrigin && rightOrigin.client === client && rightOrigin.clock >= clock);

/** Structs, or deleted ranges, of one part: some 10 ms of gate, record and apply on a slow machine. */
export const PART = 2_000;

/** What is wrong with a whole update, where it is found out here: bytes that nobody can read, too many structs, a circle of them. */
export type Unfit = 'malformed' | 'oversize' | 'missing-dependency';

/**
 * Cuts an update into parts that, applied one after the other, do the same as the whole; deletions come last. Yields a part,
 * or null where it only pauses so that others get their turn. What is short comes back as it is. Of what cannot be read, is
 * too much, or is long and rests on itself in a circle, it yields why: the gate would need one turn of seconds to say the same.
 */
export function* splitUpdate(bytes: Uint8Array, most: number = PART): Generator<Uint8Array | Unfit | null, void> {
  const update = yield* pausing(readInSlices(bytes, MOST));
  if (typeof update === 'string') return yield update;
  if (sizeOf(update) <= most) return yield bytes;
  const order = yield* pausing(orderInSlices(update.structs));
  if (!order) return yield 'missing-dependency';
  for (let from = 0; from < order.length; from += most) yield bringing(bytes, order.slice(from, from + most));
  let ranges: Deletion[] = [];
  for (const [client, list] of update.deletions)
    for (const range of list) {
      ranges.push({ client, ...range });
      if (ranges.length < most) continue;
      yield deleting(bytes, ranges);
      ranges = [];
    }
  if (ranges.length > 0) yield deleting(bytes, ranges);
}

type Deletion = Range & { readonly client: number };

const rangesOf = ({ deletions }: Update): readonly Deletion[] =>
  [...deletions].flatMap(([client, list]) => list.map((range): Deletion => ({ client, ...range })));

/** Structs and deleted ranges. */
export function sizeOf({ count, deletions }: Update): number {
  let size = count;
  for (const ranges of deletions.values()) size += ranges.length;
  return size;
}

function bringing(bytes: Uint8Array, order: readonly Struct[]): Uint8Array {
  const structs = new Map<number, Struct[]>();
  for (const struct of order) {
    const list = structs.get(struct.client);
    if (list) list.push(struct);
    else structs.set(struct.client, [struct]);
  }
  return encodePart(bytes, structs, []).update;
}

const deleting = (bytes: Uint8Array, ranges: readonly Deletion[]): Uint8Array =>
  encodePart(bytes, new Map(), ranges).update;

/**
 * The two halves of an update that is too much for one turn: what it brings and what it deletes, or half of either. Null for
 * what cannot be divided: one struct, the deletion of a single item, or what rests on itself in a circle. A range is cut
 * between items of the document, so no character is torn.
 */
export function halves(doc: Y.Doc, bytes: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const update = readUpdate(bytes, Number.POSITIVE_INFINITY);
  if (typeof update === 'string') return null;
  const ranges = rangesOf(update);
  const order = integrationOrder(update.structs);
  if (!order) return null;
  if (order.length > 0 && ranges.length > 0) return [bringing(bytes, order), deleting(bytes, ranges)];
  const middle = Math.ceil((order.length || ranges.length) / 2);
  if (order.length > 1) return [bringing(bytes, order.slice(0, middle)), bringing(bytes, order.slice(middle))];
  if (ranges.length > 1) return [deleting(bytes, ranges.slice(0, middle)), deleting(bytes, ranges.slice(middle))];
  const [range] = ranges;
  const cut = range && middleOf(doc, range);
  if (!range || !cut) return null;
  const { client, clock, length } = range;
  return [
    deleting(bytes, [{ client, clock, length: cut - clock }]),
    deleting(bytes, [{ client, clock: cut, length: clock + length - cut }]),
  ];
}

/** The clock at which the middle one of a range's items begins; null where it lies within one, or reaches beyond the document. */
function middleOf({ store }: Y.Doc, { client, clock, length }: Deletion): number | null {
  const stored = store.clients.get(client);
  if (!stored || clock + length > Y.getState(store, client)) return null;
  const [first, last] = [Y.findIndexSS(stored, clock), Y.findIndexSS(stored, clock + length - 1)];
  return first === last ? null : (stored[Math.ceil((first + last) / 2)]?.id.clock ?? null);
}

function* pausing<T>(work: Generator<void, T>): Generator<null, T> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield null;
  return step.value;
}
