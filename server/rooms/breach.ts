/**
 * The run-time invariant: what an update really changed was named by the gate, and nothing waits for a dependency. When it
 * does not hold, the turn is thrown away and the room rebuilt from its log; the breach says which updates it may have been,
 * so that they do not come again.
 */
import type * as Y from 'yjs';
import type { Place } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';

/** An update that was taken in a turn. */
export type Taken = {
  readonly actor: Actor;
  readonly received: Uint8Array;
  readonly places: readonly Place[];
  readonly clients: readonly (readonly [number, number, number])[];
};

export class Breach extends Error {
  readonly room: string;
  readonly taken: readonly Taken[];
  constructor(room: string, taken: readonly Taken[], changed: Iterable<string>, named: Iterable<string>) {
    super(`an update changed ${[...changed].join(', ')} but named ${[...named].join(', ')}`);
    this.room = room;
    this.taken = taken;
  }
}

/** Did anything change that was not named, or is anything left to wait for what never comes? */
export function isBreached({ store }: Y.Doc, changed: Iterable<string>, named: ReadonlySet<string>): boolean {
  if (store.pendingStructs || store.pendingDs) return true;
  for (const place of changed) if (!named.has(place)) return true;
  return false;
}
