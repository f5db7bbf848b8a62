/** A long update in short parts: each can be applied where the ones before it have been, and together they are the whole. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gate } from '../../server/rooms/gate.ts';
import { PART, splitUpdate } from '../../server/rooms/split.ts';
import { diceOf, often, SEED } from './fuzz.ts';
import { cell, copyOf, OWN, PLACES, restOf, roomDocument } from './gated-room.ts';

const parts = (update: Uint8Array, most?: number): Uint8Array[] =>
  [...splitUpdate(update, most)].filter((part) => part !== null);
const NOTHING: ReadonlySet<string> = new Set();

describe('splitUpdate', () => {
  const dice = diceOf(SEED);
  const room = roomDocument();
  const all = { mayWrite: () => true, owns: (id: number) => id >= OWN && id < OWN + 3 };

  /** Three page loads of one person, offline, who have seen each other's text; no marks, which Yjs tidies up in between. */
  function offline(edits: number): Uint8Array {
    const loads = [0, 1, 2].map((index) => copyOf(room, OWN + index));
    for (let i = 0; i < edits; i++) {
      const load = dice.pick(loads);
      const text = cell(load, dice.pick(PLACES));
      const at = text.toString().indexOf(' ', dice.roll(text.length)) + 1;
      if (dice.once(4) && at > 0) text.delete(at - 1, 1);
      else text.insert(at, dice.pick(['слово ', 'بند ', '😀 ']));
      if (dice.once(6)) Y.applyUpdate(dice.pick(loads), Y.encodeStateAsUpdate(load));
    }
    const last = loads[0] as Y.Doc;
    for (const load of loads) Y.applyUpdate(last, Y.encodeStateAsUpdate(load));
    return Y.encodeStateAsUpdate(last, Y.encodeStateVector(room));
  }

  it('makes parts that the gate takes one after the other, and that end in the same text', () => {
    let cut = 0;
    for (let round = 0; round < often(25); round++) {
      const update = offline(60);
      const most = 1 + dice.roll(20);
      const whole = copyOf(room, 99);
      const pieces = copyOf(room, 99);
      Y.applyUpdate(whole, update);
      const cuts = parts(update, most);
      for (const part of cuts) {
        const gated = gate(pieces, part, all);
        if (!gated.ok) throw new Error(gated.reason);
        Y.applyUpdate(pieces, gated.update);
        expect([pieces.store.pendingStructs, pieces.store.pendingDs]).toEqual([null, null]);
        expect(Y.decodeUpdate(part).structs.length).toBeLessThanOrEqual(most);
      }
      expect(restOf(pieces, NOTHING)).toBe(restOf(whole, NOTHING));
      expect(Buffer.from(Y.encodeStateVector(pieces)).equals(Buffer.from(Y.encodeStateVector(whole)))).toBe(true);
      cut += cuts.length;
    }
    expect(cut).toBeGreaterThan(often(100));
  });

  it('gives back what is short, broken or circular, for the gate to judge', () => {
    const short = offline(5);
    const broken = Uint8Array.of(1, 2, 3);
    expect([parts(short), parts(broken)]).toEqual([[short], [broken]]);
  });

  it('does a large catch-up in short steps', { retry: 2 }, () => {
    const client = copyOf(room, OWN);
    client.transact(() => {
      for (let i = 0; i < 40_000; i++) {
        const text = cell(client, PLACES[i % PLACES.length] as never);
        text.insert(0, 'слово ');
        if (i % 5 === 0) text.delete(7, 1);
      }
    });
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(room));
    const server = copyOf(room, 99);
    let [longest, count] = [0, 0];
    let start = performance.now();
    for (const part of splitUpdate(update)) {
      const gated = part && gate(server, part, all);
      if (gated?.ok) Y.applyUpdate(server, gated.update);
      if (part) count++;
      longest = Math.max(longest, performance.now() - start);
      start = performance.now();
    }
    expect([restOf(server, NOTHING) === restOf(client, NOTHING), count > 40_000 / PART]).toEqual([true, true]);
    expect(longest).toBeLessThan(200);
  });
});
