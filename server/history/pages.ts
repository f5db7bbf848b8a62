/**
 * The history of a clause or of a cell in pages, newest first to ask for, oldest first to read. A past is read from the log
 * as a whole, also for one page of it; so the last few are remembered, and used for as long as nothing has come to the log
 * that they are made of. What is remembered is never handed out when it could be out of date.
 */

import type { HistoryEvent, Version } from '../../src/domain/clause/past.ts';
import type { Lang } from '../../src/language/language.ts';
import type { Storage } from '../storage/storage.ts';
import type { Slices } from './retrace.ts';
import { historyInSlices } from './versions.ts';

/** The newest `limit` entries, of those that stand before the position `before`. */
export type PageWish = { readonly limit?: number; readonly before?: number };

/** What the past is asked of: a whole clause, or one cell. */
type Subject = { readonly clause: string; readonly lang: Lang | null };
type Entries = readonly (Version | HistoryEvent)[];
type Past = { readonly seq: number; readonly entries: Promise<Entries | null> };

const MOST_ENTRIES = 1_000;
/** Remembered pasts: one is some megabytes where a cell was written in ten thousand times. */
const REMEMBERED = 4;
/** More new records than this are not looked through: reading the past anew is cheaper. */
const FEW = 1_000;

const whole = (value: string): number | null => (/^[1-9]\d{0,14}$/.test(value) ? Number(value) : null);

/** Reads the query of a call; null where it makes no sense. */
export function pageWish(query: { readonly limit?: string | undefined; readonly before?: string | undefined }) {
  const limit = query.limit === undefined ? undefined : whole(query.limit);
  const before = query.before === undefined ? undefined : whole(query.before);
  if (limit === null || before === null || (limit ?? 1) > MOST_ENTRIES) return null;
  return { ...(limit ? { limit } : {}), ...(before ? { before } : {}) } satisfies PageWish;
}

/** A page never parts what one record did, so that "before its position" loses nothing; it may be a little longer then. */
export function pageOf(entries: Entries, { limit, before }: PageWish): Entries {
  const older = before === undefined ? entries : entries.filter(({ seq }) => seq < before);
  let from = limit === undefined ? 0 : Math.max(0, older.length - limit);
  while (from > 0 && older[from - 1]?.seq === older[from]?.seq) from--;
  return older.slice(from);
}

export class Pasts {
  readonly #storage: Storage;
  readonly #slices: Slices;
  readonly #known = new Map<string, Past>();

  constructor(storage: Storage, slices: Slices) {
    this.#storage = storage;
    this.#slices = slices;
  }

  /** Versions of a cell, or versions and decisions of a whole clause. Null: there is no such clause or cell. */
  page(room: string, subject: Subject & { readonly lang: Lang }, wish: PageWish): Promise<readonly Version[] | null>;
  page(
    room: string,
    subject: Subject & { readonly lang: null },
    wish: PageWish,
  ): Promise<readonly HistoryEvent[] | null>;
  async page(room: string, subject: Subject, wish: PageWish): Promise<Entries | null> {
    const entries = await this.#past(room, subject);
    return entries && entries.length > 0 ? pageOf(entries, wish) : null;
  }

  #past(room: string, subject: Subject): Promise<Entries | null> {
    const key = JSON.stringify([room, subject.clause, subject.lang]);
    const seq = this.#storage.head(room)?.seq ?? 0;
    const known = this.#known.get(key);
    this.#known.delete(key);
    const entries =
      known && !this.#grew(room, subject, known.seq, seq)
        ? known.entries
        : historyInSlices(this.#storage, room, subject, seq, this.#slices);
    this.#known.set(key, { seq, entries });
    // A log that cannot be read is told to whoever asked, and asked again by the next.
    entries.catch(() => this.#known.delete(key));
    for (const oldest of [...this.#known.keys()].slice(0, -REMEMBERED)) this.#known.delete(oldest);
    return entries;
  }

  /** Has anything come since that this past is made of? */
  #grew(room: string, { clause, lang }: Subject, since: number, now: number): boolean {
    if (now - since > FEW) return true;
    const mine = lang === null ? `${clause}/` : `${clause}/${lang}`;
    for (const { kind, places } of this.#storage.records(room, since + 1, now)) {
      if (kind === 'create' || kind === 'command') return true;
      if (places.some((place) => (lang === null ? place.startsWith(mine) : place === mine))) return true;
    }
    return false;
  }
}
