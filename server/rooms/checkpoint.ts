/**
 * A checkpoint is the state of a document, kept so that the next start need not read the whole log. Before one is kept, the
 * cells that were written in are looked at: would a newcomer, who gets this state, read what those who are here read?
 */
import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { cellAt } from '../../src/crdt/document.ts';
import { isOneText, isOneTextShuffled } from '../history/one-text.ts';
import type { Storage } from '../storage/storage.ts';
import { sha256Of } from '../storage/vouched.ts';
import type { Ledger, Since } from './ledger.ts';

/** When a checkpoint is worth its time, and when it has to be taken at once, though somebody waits for the turn to end. */
export const CHECKPOINT = { worth: 1_000, records: 20_000, bytes: 5_000_000 } as const;

/** Cells of those written in since the last checkpoint that others would read differently than those who are here. */
export const divergedIn = (doc: Y.Doc, { places, apart }: Since): readonly string[] =>
  [...places].filter((key) => {
    const cell = cellAt(doc, key);
    return cell && !(isOneText(cell) && (!apart.has(key) || isOneTextShuffled(cell, (sides) => randomInt(sides))));
  });

/** Keeps the state of `doc` and lets the log vouch for it, in a transaction of its own. Throws when the disk refuses. */
export function keepCheckpoint(storage: Storage, room: string, ledger: Ledger, doc: Y.Doc): void {
  const state = Y.encodeStateAsUpdate(doc);
  storage.begin();
  try {
    storage.putCheckpoint(room, { seq: ledger.head().seq, state });
    ledger.vouch({ checkpoint: sha256Of(state) });
    storage.commit();
  } catch (cause) {
    storage.rollback();
    ledger.forget();
    throw cause;
  }
}

/** Writes a text anew, as it reads: one insert in place of all that was ever put there. */
export function rewrite(doc: Y.Doc, key: string): void {
  const cell = cellAt(doc, key);
  const words = cell?.toDelta() ?? [];
  cell?.delete(0, cell.length);
  cell?.applyDelta(words);
}
