/**
 * One's own words that the server has not acknowledged: which updates they are in, and each of their cells as it was
 * before them and as its writer has it. Updates may come to fit nowhere (a clause was frozen, the server restored); the
 * words can always be offered again.
 */
import * as Y from 'yjs';
import { type Place, placeKey, placeOf } from '../crdt/document.ts';
import type { Words } from './local-records.ts';

export type OwnUpdate = { readonly update: Uint8Array; readonly places: readonly Place[] };

export type OwnWords = {
  readonly updates: () => readonly OwnUpdate[];
  readonly cells: () => readonly Words[];
  /** Puts words in place of what is known of their cell. */
  readonly recall: (words: readonly Words[]) => void;
  readonly add: (update: OwnUpdate) => void;
  /** The server has received all of it; what it refuses of that it says at once. */
  readonly received: () => void;
  /** The server has taken all of it. */
  readonly clear: () => void;
  readonly stop: () => void;
};

/** `isOwn` tells from its origin whether a change is one's own; `told` hears of each cell that one's own change touched. */
export function ownWords(doc: Y.Doc, isOwn: (origin: unknown) => boolean, told: (words: Words) => void): OwnWords {
  const cells = new Map<string, Words>();
  let updates: OwnUpdate[] = [];
  // Before the update is made of it, and before Yjs throws deleted words away.
  const read = (transaction: Y.Transaction): void => {
    const own = isOwn(transaction.origin);
    for (const type of transaction.changed.keys()) {
      const place = placeOf(type);
      if (!place || !(type instanceof Y.Text)) continue;
      const known = cells.get(placeKey(place));
      if (!own && !known) continue;
      const words = { place, base: known?.base ?? textBefore(type, transaction), mine: type.toString() };
      cells.set(placeKey(place), words);
      if (own) told(words);
    }
  };
  doc.on('afterTransaction', read);
  return {
    updates: () => updates,
    cells: () => [...cells.values()],
    recall: (words) => {
      for (const each of words) cells.set(placeKey(each.place), each);
    },
    add: (update) => {
      updates.push(update);
    },
    received: () => {
      updates = [];
    },
    clear: () => {
      updates = [];
      cells.clear();
    },
    stop: () => doc.off('afterTransaction', read),
  };
}

/** The cells that a transaction changed. */
export const placesOf = ({ changed }: Y.Transaction): readonly Place[] =>
  [...changed.keys()].flatMap((type) => placeOf(type) ?? []);

/** A cell's text as it was when the transaction began. Only until the end of its 'afterTransaction'. */
function textBefore(text: Y.Text, { beforeState, deleteSet }: Y.Transaction): string {
  let found = '';
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id;
    const fresh = clock >= (beforeState.get(client) ?? 0);
    const goneBefore = item.deleted && !Y.isDeleted(deleteSet, item.id);
    if (!fresh && !goneBefore && item.content instanceof Y.ContentString) found += item.content.str;
  }
  return found;
}

/**
 * The cells of which `doc`, holding the server's state, has as deleted what these updates inserted and none of them deleted.
 * The server made gaps of refused words and the line broke before it could say so: without this they would count as taken.
 * (Words that were taken and deleted by somebody else within that moment are found as well; an offer too many.)
 */
export function vanished(doc: Y.Doc, updates: readonly OwnUpdate[]): readonly Place[] {
  const decoded = updates.map(({ update, places }) => ({ ...Y.decodeUpdate(update), places }));
  const own = Y.mergeDeleteSets(decoded.map(({ ds }) => ds));
  const gone = (client: number, clock: number, length: number): boolean => {
    const known = doc.store.clients.get(client);
    const until = Math.min(clock + length, Y.getState(doc.store, client));
    if (!known || clock >= until) return false;
    for (let index = Y.findIndexSS(known, clock); index < known.length; index++) {
      const struct = known[index] as Y.Item | Y.GC;
      if (struct.id.clock >= until) return false;
      if (!struct.deleted) continue;
      const from = Math.max(clock, struct.id.clock);
      const end = Math.min(until, struct.id.clock + struct.length);
      for (let at = from; at < end; at++) if (!Y.isDeleted(own, Y.createID(client, at))) return true;
    }
    return false;
  };
  const found = new Map<string, Place>();
  for (const { structs, places } of decoded) {
    const lost = structs.some(
      (struct) =>
        struct instanceof Y.Item &&
        struct.content instanceof Y.ContentString &&
        gone(struct.id.client, struct.id.clock, struct.length),
    );
    if (lost) for (const place of places) found.set(placeKey(place), place);
  }
  return [...found.values()];
}
