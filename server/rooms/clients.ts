/**
 * Whose Yjs client ids these are. An id belongs to whoever named it first; before its first write that stands in the log. Of whom
 * something was refused, that id is retired: what it wrote stands as a gap here, so it may not go on.
 *
 * Naming ids is free, so it must not make anything grow. A member who may write here has a share of ids that are in the log and
 * have not written yet (a page load makes one; a week of them is some hundreds); they keep what was written offline from a stranger
 * who saw the id. Beyond the share, and for whoever may not write, an id is only remembered, the latest thousand a member, and comes
 * into the log with its first words. So the log has at most one id a share or a write, and nothing is ever asked of a map that
 * could be full (JavaScript's hold 2^24).
 */
import type { LogRecord } from '../storage/storage.ts';

/** Yjs draws its ids from 32 bits; others are nobody's, so whoever ties a knot with them cannot write. */
export const isClientId = (id: unknown): id is number =>
  Number.isInteger(id) && (id as number) >= 0 && (id as number) < 2 ** 32;

/**
 * Of each member in each room. `unwritten`: ids in the log that have not written. `days`: one that has not written by then is
 * anybody's again; no session lasts longer. `remembered`: ids in no log; the longest message that binds has as many.
 */
export const IDS = { unwritten: 2_000, days: 30, remembered: 1_000 } as const;

const DAY = 86_400_000;

/** Has this id written here? */
export type Wrote = (id: number) => boolean;

type Held = {
  /** In the log, not known to have written: id -> when it was bound. In order of binding. */
  readonly unwritten: Map<number, string>;
  /** In no log. The latest last. */
  readonly remembered: Set<number>;
  /** The minute in which the share was looked through last: whoever is over it is not looked through at every message. */
  sifted: string;
};

export class ClientIds {
  readonly #limit: { readonly [key in keyof typeof IDS]: number };
  /** Ids in the log. */
  readonly #owners = new Map<number, string>();
  readonly #remembered = new Map<number, string>();
  readonly #retired = new Set<number>();
  readonly #held = new Map<string, Held>();
  readonly #wrote: Wrote;

  constructor(wrote: Wrote = () => false, limit: { readonly [key in keyof typeof IDS]: number } = IDS) {
    this.#wrote = wrote;
    this.#limit = limit;
  }

  clear(): void {
    this.#owners.clear();
    this.#remembered.clear();
    this.#retired.clear();
    this.#held.clear();
  }

  /** How many ids are kept in mind. */
  get size(): number {
    return this.#owners.size + this.#remembered.size;
  }

  /** A record of the log, at load; those that say nothing about ids are passed over. */
  note({ kind, body, member, at }: Pick<LogRecord, 'kind' | 'body' | 'member' | 'at'>): void {
    if (kind === 'refused') this.retire((body as { retired?: number[] }).retired ?? []);
    if (kind !== 'bind') return;
    this.bind(member, body as number[], at);
    // Twice the share, so that a log of an earlier version is gone through once for every share of ids in it.
    if (this.#of(member).unwritten.size > 2 * this.#limit.unwritten) this.#sift(member, at);
  }

  ownerOf(id: number): string | undefined {
    return this.#owners.get(id) ?? this.#remembered.get(id);
  }

  /** Does the log say whose it is? */
  isRecorded(id: number): boolean {
    return this.#owners.has(id);
  }

  /** The log says so: these are the member's. */
  bind(member: string, ids: readonly number[], at = ''): void {
    const held = this.#of(member);
    for (const id of ids) {
      this.#forget(id);
      this.#owners.set(id, member);
      held.unwritten.set(id, at);
    }
  }

  /** Of these ids, which nobody has, those that may come into the log before they write. */
  share(member: string, ids: readonly number[], now: string): readonly number[] {
    const held = this.#of(member);
    const { unwritten } = held;
    const minute = now.slice(0, 16);
    if (unwritten.size + ids.length > this.#limit.unwritten && held.sifted !== minute) {
      held.sifted = minute;
      this.#sift(member, now);
    }
    return ids.slice(0, Math.max(0, this.#limit.unwritten - unwritten.size));
  }

  /** These ids are the member's as long as they are among the latest that the member named. */
  remember(member: string, ids: readonly number[]): void {
    const { remembered } = this.#of(member);
    for (const id of ids) {
      if (this.#owners.has(id)) continue;
      remembered.delete(id);
      remembered.add(id);
      this.#remembered.set(id, member);
    }
    for (const id of remembered) {
      if (remembered.size <= this.#limit.remembered) break;
      remembered.delete(id);
      this.#remembered.delete(id);
    }
  }

  retire(ids: Iterable<number>): void {
    for (const id of ids) this.#retired.add(id);
  }

  mayWrite(member: string, id: number): boolean {
    return this.ownerOf(id) === member && !this.#retired.has(id);
  }

  #of(member: string): Held {
    const known = this.#held.get(member);
    if (known) return known;
    const held: Held = { unwritten: new Map(), remembered: new Set(), sifted: '' };
    this.#held.set(member, held);
    return held;
  }

  #forget(id: number): void {
    const before = this.#remembered.get(id);
    if (before === undefined) return;
    this.#remembered.delete(id);
    this.#of(before).remembered.delete(id);
  }

  /** Puts aside what has written meanwhile, which stays its owner's for good; lets go of what has not, after its days, or past twice the share. */
  #sift(member: string, now: string): void {
    const { unwritten } = this.#of(member);
    const oldest = new Date(Date.parse(now) - this.#limit.days * DAY).toISOString();
    for (const id of [...unwritten.keys()]) if (this.#retired.has(id) || this.#wrote(id)) unwritten.delete(id);
    for (const [id, at] of unwritten) {
      if (at >= oldest && unwritten.size <= this.#limit.unwritten) break;
      unwritten.delete(id);
      this.#owners.delete(id);
    }
  }
}
