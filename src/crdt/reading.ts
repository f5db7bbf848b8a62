/**
 * A cell read: its letters, its paragraphs and their digest. Hashing costs more than reading, and nearly every cell is what
 * it was a moment ago, so readings are remembered twice: by the cell, for a document that lives, and by the words, for one
 * that is rebuilt from the log, whose cells are all new objects with old words in them.
 */
import type * as Y from 'yjs';
import type { Digest } from '../domain/clause/clause.ts';
import { canonicalJson, cellDigest, type Json } from '../domain/text/digest.ts';
import { fromPlain, type RichText, toPlain } from '../domain/text/text.ts';
import { isBare, readCell } from './document.ts';

export type Reading = { readonly plain: string; readonly paragraphs: RichText; readonly digest: Digest };

/** What tells a reading from every other of the same kind: the plain text of a bare cell, else all as canonical JSON. */
type Remembered = { readonly bare: boolean; readonly key: string; readonly reading: Reading };
const byCell = new WeakMap<Y.Text, Remembered>();

/**
 * Code units remembered by their words, in each of two generations: twice the largest resolution (300 clauses in five
 * columns). When one is full it grows old, and what nobody asked for meanwhile goes with the one before it.
 */
const GENERATION = 1_000_000;
let young = new Map<string, Reading>();
let old = new Map<string, Reading>();
let room = GENERATION;

const freshly = (plain: string, paragraphs: RichText): Reading => ({
  plain,
  paragraphs,
  digest: cellDigest(paragraphs),
});

function readBare(plain: string): Reading {
  const known = young.get(plain);
  if (known) return known;
  const reading = old.get(plain) ?? freshly(plain, fromPlain(plain));
  if (room < plain.length) {
    old = young;
    young = new Map();
    room = GENERATION;
  }
  young.set(plain, reading);
  room -= plain.length;
  return reading;
}

/** Reads a cell; one that does not exist reads as an empty one. Cannot go stale: the letters are read each time. */
export function readingOf(text: Y.Text | undefined): Reading {
  if (!text) return readBare('');
  const bare = isBare(text);
  const marked = bare ? null : readCell(text);
  const key = marked ? canonicalJson(marked as Json) : text.toString();
  const known = byCell.get(text);
  if (known && known.bare === bare && known.key === key) return known.reading;
  const reading = marked ? freshly(toPlain(marked), marked) : readBare(key);
  byCell.set(text, { bare, key, reading });
  return reading;
}
