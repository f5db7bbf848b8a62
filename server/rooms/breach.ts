/**
 * The run-time invariant did not hold: an update changed something that the gate had not named. The turn is thrown away
 * and the room rebuilt from its log; this says which update it was, so that it does not come again.
 */
import type { Place } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';

type Guilty = {
  readonly actor: Actor;
  readonly received: Uint8Array;
  readonly places: readonly Place[];
  readonly clients: readonly (readonly [number, number, number])[];
};

export class Breach extends Error {
  readonly room: string;
  readonly update: Guilty;
  constructor(room: string, update: Guilty, changed: readonly string[]) {
    const named = update.places.map(({ clause, lang }) => `${clause}/${lang}`);
    super(`an update changed ${changed.join(', ')} but named ${named.join(', ')}`);
    this.room = room;
    this.update = update;
  }
}
