/**
 * A room's shared document, held only while somebody writes or looks into it: an open one takes ten times the memory of its
 * bytes. Whoever only reads along is answered from the newest checkpoint and the log behind it, without a document.
 */
import * as Y from 'yjs';
import { stored } from '../history/replay.ts';
import { vectorOf } from '../history/splice.ts';
import type { Storage } from '../storage/storage.ts';

export class Held {
  readonly #storage: Storage;
  readonly #room: string;
  readonly #load: () => Y.Doc;
  #doc: Y.Doc | null = null;
  /** How far each client's structs reach, while no document is held; null until somebody asks. */
  #clocks: ReadonlyMap<number, number> | null = null;
  /** The last answer: of those who come together, many ask for the same. `at`: the record it is as of, and what was asked. */
  #answer: { readonly at: string; readonly bytes: Uint8Array } | null = null;

  /** `load` is called when the document is needed. */
  constructor(storage: Storage, room: string, load: () => Y.Doc) {
    this.#storage = storage;
    this.#room = room;
    this.#load = load;
  }

  get doc(): Y.Doc {
    if (!this.#doc) {
      this.#doc = this.#load();
      this.#clocks = null;
    }
    return this.#doc;
  }

  /** The document if it is held. */
  get held(): Y.Doc | null {
    return this.#doc;
  }

  /** The state vector. */
  vector(): Uint8Array {
    return this.#doc ? Y.encodeStateVector(this.#doc) : vectorOf(this.#reach());
  }

  /** What a client with this state vector lacks. Between turns only: then the document is as the newest record left it. */
  missing(vector: Uint8Array): Uint8Array {
    const at = `${this.#storage.head(this.#room)?.hash} ${Buffer.from(vector).toString('base64')}`;
    if (this.#answer?.at !== at) this.#answer = { at, bytes: this.#written(vector) };
    return this.#answer.bytes;
  }

  #written(vector: Uint8Array): Uint8Array {
    if (this.#doc) return Y.encodeStateAsUpdate(this.#doc, vector);
    const { update, clocks } = stored(this.#storage, this.#room);
    this.#clocks = clocks;
    // A vector of one byte is empty: a newcomer, who gets everything as it is.
    return vector.length === 1 ? update : Y.diffUpdate(update, vector);
  }

  /** Has this client id written here? */
  knows(clientID: number): boolean {
    return this.#doc ? this.#doc.store.clients.has(clientID) : this.#reach().has(clientID);
  }

  #reach(): ReadonlyMap<number, number> {
    this.#clocks ??= stored(this.#storage, this.#room).clocks;
    return this.#clocks;
  }

  /** Lets go of the document, which the log holds up to its last change. */
  release(): void {
    this.#answer = null;
    if (!this.#doc) return;
    const { store } = this.#doc;
    this.#clocks = new Map([...store.clients.keys()].map((client) => [client, Y.getState(store, client)]));
    this.#doc.destroy();
    this.#doc = null;
  }

  /** Forgets the document and what it had: after a turn that did not hold it is ahead of the log. */
  discard(): void {
    this.#doc?.destroy();
    this.#doc = null;
    this.#clocks = null;
    this.#answer = null;
  }
}

/** Cells that `act` changes within an open transaction, also those that were changed in it before; "*" for any other type. */
export function changedBy(
  transaction: Y.Transaction,
  act: () => void,
  nameOf: (type: unknown) => string,
): ReadonlySet<string> {
  const before = transaction.changed;
  transaction.changed = new Map();
  act();
  const changed = new Set<string>();
  for (const [type, keys] of transaction.changed) {
    changed.add(nameOf(type));
    const known = before.get(type);
    if (known) for (const key of keys) known.add(key);
    else before.set(type, keys);
  }
  transaction.changed = before;
  return changed;
}
