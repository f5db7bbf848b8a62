/**
 * A long catch-up, up to 16 MB, taken in parts: each is gated, recorded and applied in a turn of its own, so that nobody
 * waits for all of it. A clause that is closed between two parts costs its own text and nothing else.
 */
import type { Place } from '../../src/crdt/document.ts';
import { placeKey } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { GateRefusal } from './gate.ts';
import type { Room } from './room.ts';
import { splitUpdate } from './split.ts';

export type CaughtUp =
  | { readonly ok: true; readonly refused: readonly Place[] }
  | { readonly ok: false; readonly reason: GateRefusal | 'signed-out'; readonly places: readonly Place[] };

type Turn = <T>(work: () => T) => Promise<T>;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Parts before one that is refused whole have been taken. */
export async function catchUp(
  room: Room,
  actorNow: () => Actor | null,
  received: Uint8Array,
  since: number | undefined,
  inTurn: Turn,
): Promise<CaughtUp> {
  const retired = new Set<number>();
  const refused = new Map<string, Place>();
  for (const part of splitUpdate(received)) {
    if (!part) {
      await pause();
      continue;
    }
    const gated = await inTurn(() => {
      const actor = actorNow();
      return actor && room.update({ actor, received: part, from: null, since, retired });
    });
    if (!gated) return { ok: false, reason: 'signed-out', places: [] };
    if (!gated.ok) return gated;
    for (const place of gated.refused) refused.set(placeKey(place), place);
  }
  return { ok: true, refused: [...refused.values()] };
}
