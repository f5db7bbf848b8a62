/**
 * What a client id provably knows: the least causally closed set of structs that holds its own earlier ones and all that they
 * refer to, with what *their* authors knew at that clock. A replica that held exactly this set could have made the next
 * insert; Yjs makes one text of whatever such replicas send, and of nothing else. Worked out only where it matters, which is
 * where the two origins of an insert are no neighbours, and then step by step: what was found for an author is kept.
 */
import * as Y from 'yjs';
import { firstFrom, type Id, type Struct, type Update } from './update.ts';

/** Per client id the number of clocks known: a state vector. */
export type Vector = ReadonlyMap<number, number>;

/** Counts work; throws when there is too much of it for one go. */
export type Count = (steps: number) => void;

type Known = {
  readonly vector: Map<number, number>;
  /** So far each client's structs were followed. */
  readonly followed: Map<number, number>;
  /** Clients of which the vector says more than was followed. */
  readonly open: Set<number>;
};

/** Authors whose knowledge is kept between updates; each costs a number or two for every client id that it knows. */
const KEPT = 32;

const nothing = (): Known => ({ vector: new Map(), followed: new Map(), open: new Set() });

const copied = ({ vector, followed, open }: Known): Known => ({
  vector: new Map(vector),
  followed: new Map(followed),
  open: new Set(open),
});

function learn(known: Known, client: number, clocks: number): void {
  if ((known.vector.get(client) ?? 0) >= clocks) return;
  known.vector.set(client, clocks);
  known.open.add(client);
}

const learnOf = (known: Known, id: Y.ID | Id | null): void => {
  if (id) learn(known, id.client, id.clock + 1);
};

/** What a struct in the document rests on. A unit inside an item rests on the one before it, which its client has anyway. */
function learnItem(known: Known, item: Y.Item | Y.GC): void {
  if (!(item instanceof Y.Item)) return;
  learnOf(known, item.origin);
  learnOf(known, item.rightOrigin);
  if (!item.origin && !item.rightOrigin)
    learnOf(known, (item.parent as Y.AbstractType<unknown> | null)?._item?.id ?? null);
}

function learnStruct(known: Known, { origin, rightOrigin, parent }: Struct): void {
  learnOf(known, origin);
  learnOf(known, rightOrigin);
  if (typeof parent === 'object') learnOf(known, parent);
}

/** What was found about a document's authors. It only grows, so it holds as long as the document does. */
const found = new WeakMap<Y.Doc, Map<number, Known>>();

/** What `client` knew with all that the document has of it. */
function inDocument(doc: Y.Doc, client: number, count: Count): Known {
  const authors = found.get(doc) ?? new Map<number, Known>();
  found.set(doc, authors);
  const known = authors.get(client) ?? nothing();
  // As the one that was asked for last.
  authors.delete(client);
  authors.set(client, known);
  for (const oldest of authors.keys()) {
    if (authors.size <= KEPT) break;
    authors.delete(oldest);
  }
  learn(known, client, Y.getState(doc.store, client));
  follow(known, doc, new Map(), count);
  return known;
}

/** Follows every reference until nothing new is learned. What was done stays done when `count` throws. */
function follow(known: Known, doc: Y.Doc, structs: Update['structs'], count: Count): void {
  for (const client of known.open) {
    // Deleted first: what is learned about this client meanwhile opens it again.
    known.open.delete(client);
    const until = known.vector.get(client) ?? 0;
    let from = known.followed.get(client) ?? 0;
    const state = Y.getState(doc.store, client);
    let done = false;
    try {
      if (from < state) {
        const stored = doc.store.clients.get(client) as (Y.Item | Y.GC)[];
        for (let at = Y.findIndexSS(stored, from); at < stored.length && from < until; at++) {
          count(1);
          const item = stored[at] as Y.Item | Y.GC;
          learnItem(known, item);
          from = item.id.clock + item.length;
        }
      }
      const brought = structs.get(client) ?? [];
      for (let at = firstFrom(brought, from); at < brought.length && from < until; at++) {
        count(1);
        const struct = brought[at] as Struct;
        learnStruct(known, struct);
        from = struct.clock + struct.length;
      }
      done = true;
    } finally {
      known.followed.set(client, Math.min(from, until));
      if (!done) known.open.add(client);
    }
  }
}

/** The authors of one update, while it is judged: what they knew before it, and what its own structs add. */
export class Authors {
  readonly #doc: Y.Doc;
  readonly #structs: Update['structs'];
  readonly #count: Count;
  readonly #known = new Map<number, Known>();

  constructor(doc: Y.Doc, structs: Update['structs'], count: Count) {
    this.#doc = doc;
    this.#structs = structs;
    this.#count = count;
  }

  /** What the author of `struct` provably knew when making it, its own origins included. Ask in the order of clocks. */
  at(struct: Struct): Vector {
    let known = this.#known.get(struct.client);
    if (!known) {
      known = copied(inDocument(this.#doc, struct.client, this.#count));
      this.#known.set(struct.client, known);
    }
    learn(known, struct.client, struct.clock);
    learnStruct(known, struct);
    follow(known, this.#doc, this.#structs, this.#count);
    return known.vector;
  }
}
