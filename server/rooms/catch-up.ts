/**
 * An update that is too much for one turn (a catch-up of up to 16 MB; a short one that gives Yjs much to sort), taken in
 * parts: each is gated, recorded and applied in a turn of its own, so that nobody waits for all of it. A clause that is
 * closed between two parts costs its own text and nothing else. What it takes is charged to its member like what else comes
 * over a socket: whoever owes is not refused, the next part waits.
 */
import type { Place } from '../../src/crdt/document.ts';
import { placeKey } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { TextRefusal } from '../../src/protocol/refusals.ts';
import type { After, Rate, Spent } from './rate.ts';
import type { Room } from './room.ts';
import { halves, splitUpdate, type Unfit } from './split.ts';

export type CaughtUp =
  | { readonly ok: true; readonly refused: readonly Place[] }
  | { readonly ok: false; readonly reason: TextRefusal; readonly places: readonly Place[] };

type Turn = <T>(work: () => T) => Promise<T>;

/** Charges what was done, and resolves when the member owes nothing any more. */
export type Pay = (spent: Spent) => Promise<void>;

/** An account at the rate of a member. `after` runs something later and returns how to call it off. */
export const payingAt =
  (rate: Pick<Rate, 'spend'>, member: string, after: After): Pay =>
  async (spent) => {
    // Looked at again before going on: another window of the same member may have spent meanwhile.
    for (let wait = rate.spend(member, spent); wait > 0; wait = rate.spend(member, {}))
      await new Promise<void>((resolve) => void after(wait, resolve));
  };

export type CatchUpHost = {
  readonly actorNow: () => Actor | null;
  readonly inTurn: Turn;
  readonly pay: Pay;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
};

const pause = (): Promise<null> => new Promise((resolve) => setImmediate(() => resolve(null)));

/** Parts before one that is refused whole have been taken. */
export async function catchUp(
  room: Room,
  received: Uint8Array,
  since: number | undefined,
  { actorNow, inTurn, pay, clock }: CatchUpHost,
): Promise<CaughtUp> {
  const retired = new Set<number>();
  const refused = new Map<string, Place>();
  const signedOut = { ok: false, reason: 'signed-out', places: [] } as const;
  type More = { readonly atOnce?: boolean; readonly unfit?: Unfit };
  /** One part; in halves where it still is too much, and at once what cannot be divided. */
  const take = async (part: Uint8Array, more: More = {}): Promise<CaughtUp | null> => {
    let work = 0;
    const gated = await inTurn(() => {
      const begun = clock();
      const actor = actorNow();
      const outcome = actor && room.update({ actor, received: part, from: null, since, retired, ...more });
      work = clock() - begun;
      return outcome;
    });
    await pay({ work });
    if (!gated) return signedOut;
    if (!gated.ok && gated.reason === 'costly') {
      const two = halves(room.doc, part);
      if (!two) return take(part, { atOnce: true });
      return (await take(two[0])) ?? take(two[1]);
    }
    if (!gated.ok) return gated;
    for (const place of gated.refused) refused.set(placeKey(place), place);
    return null;
  };
  // Reading and dividing it is work as well, done between the turns.
  let begun = clock();
  for (const part of splitUpdate(received)) {
    await pay({ work: clock() - begun });
    const failed = await (part === null
      ? pause()
      : typeof part === 'string'
        ? take(received, { unfit: part })
        : take(part));
    if (failed) return failed;
    begun = clock();
  }
  return { ok: true, refused: [...refused.values()] };
}
