/**
 * One document's own text that the server has not acknowledged: how much it is, which cells it is in, what its writer had
 * seen of the log, and the copy of it on this computer. What an earlier page left there is added to the document as soon
 * as the server's text is in it, and from then on counts as typed here.
 */
import * as Y from 'yjs';
import { type Place, placeKey } from '../crdt/document.ts';
import type { Clock } from './edges.ts';
import { addKept, type Found, type LocalCopy } from './local-copy.ts';
import type { Position } from './local-records.ts';
import { ownWords, placesOf, vanished } from './own-words.ts';
import { tally } from './tally.ts';

/** Origin of everything that comes from the server; any other change is one's own. */
export const SERVER = { from: 'server' };
/** Origin of what an earlier page left in the local copy: own text, but on disk already. */
const KEPT = { from: 'kept' };

/** Forgetting what was acknowledged waits this long, in milliseconds: a refusal of it may come a frame later. */
const SETTLE = 500;

export type UnsentOptions = {
  readonly doc: Y.Doc;
  readonly clock: Clock;
  /** An own change; what an earlier page left comes as one as well. */
  readonly made: (update: Uint8Array, transaction: Y.Transaction) => void;
  /** What lay on this computer is in the document now. `unfit`: cells of what could not be added. */
  readonly read: (found: Found, unfit: readonly Place[]) => void;
  /** The server made gaps of words in these cells, and was not heard to say so. */
  readonly missed: (places: readonly Place[]) => void;
};

export function unsentText({ doc, clock, made, read, missed }: UnsentOptions) {
  const counted = tally();
  const words = ownWords(
    doc,
    (origin) => origin !== SERVER,
    (cell) => copy?.keepWords(cell),
  );
  /** The log up to here is in the document. */
  let held: Position = { seq: 0, head: '' };
  /** What the writer of the oldest unacknowledged change had seen. */
  let oldest: Position | null = null;
  let copy: LocalCopy | undefined;
  /** What the copy held, until it is in the document. */
  let found: Found | null = null;
  let reading = false;
  let over = false;
  let callOffSettling = (): void => {};

  const safe = (): boolean => counted.unsent() === 0;
  const settleSoon = (): void => {
    callOffSettling();
    callOffSettling = clock.later(SETTLE, () => {
      if (!safe()) return;
      words.clear();
      copy?.settled();
    });
  };

  /** Looks for words that are gone although nobody here deleted them; `as` they were before. */
  const anyMissed = (as: ReturnType<typeof words.cells>): boolean => {
    const updates = words.updates();
    const places = updates.length > 0 ? vanished(doc, updates) : [];
    if (places.length === 0) return false;
    const keys = new Set(places.map(placeKey));
    words.recall(as.filter(({ place }) => keys.has(placeKey(place))));
    missed(places);
    return true;
  };

  const onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === SERVER) return;
    if (origin !== KEPT) {
      const places = placesOf(transaction);
      copy?.keep(update, { clientID: doc.clientID, seen: held, places });
      words.add({ update, places });
      oldest ??= held;
    }
    counted.made();
    made(update, transaction);
  };
  doc.on('update', onUpdate);

  return {
    count: counted.unsent,
    sent: counted.sent,
    reading: (): boolean => reading,
    words: words.cells,
    updates: words.updates,
    copy: (): LocalCopy | undefined => copy,
    held: (): Position => held,
    reached: (position: Position): void => {
      held = position;
    },
    /** The point of the log on which the unsent text rests. */
    rests: (): Position => oldest ?? held,
    /** Begins to read the copy; `done` is called when it can be added. */
    open: (from: LocalCopy, unread: boolean, done: (position: Position | null) => void): void => {
      copy = from;
      reading = unread;
      if (!unread) return;
      void from.found().then((lay) => {
        if (over) return;
        found = lay;
        done(lay.position);
      });
    },
    /** Once the server's text is here: what the server has of the copy changes nothing. Answers the client ids in it. */
    addFound: (bind: (ids: readonly number[]) => void): void => {
      if (!found) return;
      const lay = found;
      const { updates } = lay;
      found = null;
      reading = false;
      bind(updates.map(({ clientID }) => clientID));
      let added: readonly string[] = [];
      doc.transact(() => {
        added = addKept(doc, updates);
      }, KEPT);
      for (const update of updates) {
        if (added.includes(update.key)) words.add(update);
        if (update.seen && (!oldest || update.seen.seq < oldest.seq)) oldest = update.seen;
      }
      const unfit = updates.filter(({ key }) => !added.includes(key));
      copy?.adopt([...added, ...unfit.filter(({ places }) => places.length > 0).map(({ key }) => key)]);
      if (!anyMissed(lay.words) && updates.length > 0 && safe()) settleSoon();
      read(
        lay,
        unfit.flatMap(({ places }) => places),
      );
    },
    /** Applies what the server has; `whole`: after a line was broken, so that something may have been missed. */
    apply: (update: Uint8Array, whole: boolean): void => {
      const before = whole ? words.cells() : [];
      Y.applyUpdate(doc, update, SERVER);
      if (whole) anyMissed(before);
    },
    acknowledged: (received: number): void => {
      counted.acknowledged(received);
      if (!safe()) return;
      oldest = null;
      words.received();
      settleSoon();
    },
    dropped: (): void => {
      // A refusal may have been on the line.
      callOffSettling();
      counted.dropped();
    },
    /** `sure`: the server has been heard out, and refused nothing. */
    close: (sure: boolean): void => {
      over = true;
      callOffSettling();
      if (sure && !reading && safe()) copy?.settled();
      words.stop();
      doc.off('update', onUpdate);
    },
  };
}
