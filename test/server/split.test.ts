/** A long update in short parts: each can be applied where the ones before it have been, and together they are the whole. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CATCH_UP_LIMIT, gate } from '../../server/rooms/gate.ts';
import { halves, splitUpdate } from '../../server/rooms/split.ts';
import { diceOf, often, SEED } from './fuzz.ts';
import { cell, copyOf, OWN, PLACES, restOf, roomDocument } from './gated-room.ts';

const parts = (update: Uint8Array, most?: number): Uint8Array[] =>
  [...splitUpdate(update, most)].filter((part) => part instanceof Uint8Array);
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

  it('gives back what is short, for the gate to judge', () => {
    const short = offline(5);
    expect(parts(short)).toEqual([short]);
  });

  it('does a large catch-up in parts of which each has its turn', () => {
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
    const cuts = parts(update);
    for (const part of cuts) {
      const gated = gate(server, part, all, CATCH_UP_LIMIT);
      if (!gated.ok) throw new Error(gated.reason);
      Y.applyUpdate(server, gated.update);
    }
    expect([restOf(server, NOTHING) === restOf(client, NOTHING), cuts.length > 20]).toEqual([true, true]);
  });
});

describe('halves', () => {
  const room = roomDocument();
  const place = PLACES[1] as (typeof PLACES)[number];
  const all = { mayWrite: () => true, owns: (id: number) => id >= OWN && id < OWN + 3 };
  const counts = (update: Uint8Array): readonly [number, number] => {
    const { structs, ds } = Y.decodeUpdate(update);
    return [structs.length, [...ds.clients.values()].flat().length];
  };
  /** Everything by halves until nothing can be divided: in how many pieces, and what they make. */
  function piecemeal(doc: Y.Doc, update: Uint8Array): number {
    const two = halves(doc, update);
    if (two) return piecemeal(doc, two[0]) + piecemeal(doc, two[1]);
    const gated = gate(doc, update, all);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(doc, gated.update);
    return 1;
  }

  it('parts what is brought from what is deleted, then either, then a range between two items', () => {
    const client = copyOf(room, OWN);
    const text = cell(client, place);
    client.transact(() => {
      for (let i = 0; i < 9; i++) text.insert(0, 'ж😀');
      text.delete(3, 9);
    });
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(room));
    const [brings, deletes] = halves(room, update) as readonly [Uint8Array, Uint8Array];
    expect([counts(brings)[1], counts(deletes)[0]]).toEqual([0, 0]);
    const server = copyOf(room, 99);
    expect(piecemeal(server, update)).toBeGreaterThan(9);
    expect(cell(server, place).toString()).toBe(text.toString());
  });

  it('cuts a long deletion between items, never within a character', () => {
    const typed = copyOf(room, OWN);
    const text = cell(typed, place);
    for (let i = 0; i < 40; i++) text.insert(i % 2 === 0 ? 0 : text.length, '😀');
    const server = copyOf(typed, 99);
    const before = Y.encodeStateVector(typed);
    text.delete(0, text.length);
    const update = Y.encodeStateAsUpdate(typed, before);
    expect(piecemeal(server, update)).toBeGreaterThan(20);
    expect(cell(server, place).toString()).toBe('');
  });

  it('has nothing to divide in one struct, in one deletion, in what is not there and in what cannot be read', () => {
    const client = copyOf(room, OWN);
    const sent: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => sent.push(update));
    cell(client, place).insert(0, 'слово');
    cell(client, place).delete(1, 2);
    const future = Uint8Array.of(0, 1, OWN, 1, 0, 9);
    const server = copyOf(room, 99);
    Y.applyUpdate(server, sent[0] as Uint8Array);
    const undivided = [sent[0], sent[1], future, Uint8Array.of(9)].map((update) =>
      halves(server, update as Uint8Array),
    );
    expect(undivided).toEqual([null, null, null, null]);
  });

  it('leaves whole what rests on itself in a circle, deletions and all, for the gate to refuse', () => {
    // Two clients, each with a letter behind the other's, and two deletions.
    const letter = (own: number, other: number): number[] => [1, own, 0, 0x84, other, 0, 1, 0x78];
    const circle = Uint8Array.of(2, ...letter(OWN + 1, OWN), ...letter(OWN, OWN + 1), 1, 1, 2, 0, 1, 2, 1);
    expect(counts(circle)).toEqual([2, 2]);
    expect([halves(room, circle), gate(room, circle, all)]).toEqual([
      null,
      { ok: false, reason: 'missing-dependency', places: [] },
    ]);
  });
});
