/**
 * What was read of a resolution's document at a point of its log, kept for the next who asks: a page that compares asks for
 * the same two points at every filter. The surprising thing is the key: a record's hash covers all that came before it, so
 * what was read at that hash can neither change nor go stale, not even when a turn is rolled back and its number used again.
 */
import type * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import { newestDocument } from './newest.ts';
import { replay } from './replay.ts';

/** A constant function of a module: it stands for what it reads. Its answer is plain data that nobody changes. */
export type Reader<T> = (doc: Y.Doc, seq: number) => T;

/** Points kept per storage, whichever room they are of. A declaration of 300 clauses in five columns takes about 2 MB. */
const KEPT = 8;
type Point = Map<Reader<unknown>, unknown>;
const kept = new WeakMap<Storage, Map<string, Point>>();

/** The point's answers, as the one that was asked for last. */
function pointAt(storage: Storage, hash: string): Point {
  const points = kept.get(storage) ?? new Map<string, Point>();
  kept.set(storage, points);
  const point = points.get(hash) ?? new Map();
  points.delete(hash);
  points.set(hash, point);
  for (const oldest of points.keys()) {
    if (points.size <= KEPT) break;
    points.delete(oldest);
  }
  return point;
}

/** What `reader` reads in the document after record `seq`. Throws when the log does not apply cleanly. */
export function readAt<T>(storage: Storage, room: string, seq: number, reader: Reader<T>): T {
  const [record] = storage.records(room, seq, seq);
  const point = record ? pointAt(storage, record.hash) : new Map();
  if (point.has(reader)) return point.get(reader) as T;
  const newest = storage.head(room)?.seq === seq;
  const doc = newest ? newestDocument(storage, room) : replay(storage, room, seq).doc;
  const read = reader(doc, seq);
  if (!newest) doc.destroy();
  point.set(reader, read);
  return read;
}

/** Lets go of all points, where memory is short. */
export const forgetPoints = (storage: Storage): void => void kept.delete(storage);
