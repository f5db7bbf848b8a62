/**
 * Where the gate foresees that a unit will stand, against where Yjs puts it: structs are judged one by one while the same
 * structs go into a real document, whose order says which two units are neighbours and what stands between them. What an
 * author knows is worked out here once more, in the plainest way.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { orderOf } from '../../server/history/one-text.ts';
import { type Placed, Sequence } from '../../server/rooms/sequence.ts';
import { readUpdate, type Struct, type Update } from '../../server/rooms/update.ts';
import { type Dice, diceOf, SEED, Tally } from './fuzz.ts';

const CLIENTS = [7, 8, 90, 95, 3_000_000_000];
type Id = { readonly client: number; readonly clock: number };
type Insert = Id & { readonly length: number; readonly left: Id | null; readonly right: Id | null };

const textIn = (doc: Y.Doc): Y.Text => doc.getText('text');
const unitsOf = (doc: Y.Doc): Id[] =>
  orderOf(textIn(doc)).flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, at): Id => ({ client, clock: clock + at })),
  );
const indexIn = (units: readonly Id[], id: Id): number =>
  units.findIndex(({ client, clock }) => client === id.client && clock === id.clock);

/** An update of these inserts; those of one client in a row. */
function updateOf(inserts: readonly Insert[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  const clients = [...new Set(inserts.map(({ client }) => client))].sort((a, b) => b - a);
  uint(clients.length);
  for (const client of clients) {
    const own = inserts.filter((one) => one.client === client);
    uint(own.length, client, own[0]?.clock ?? 0);
    for (const { left, right, length } of own) {
      encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
      for (const id of [left, right]) if (id) uint(id.client, id.clock);
      if (!left && !right) {
        uint(1);
        encoding.writeVarString(encoder, 'text');
      }
      encoding.writeVarString(encoder, 'x'.repeat(length));
    }
  }
  uint(0);
  return encoding.toUint8Array(encoder);
}

/** How many clocks of each client the author of `one` provably knew, given all that was inserted before. */
function knownTo(one: Insert, before: readonly Insert[]): ReadonlyMap<number, number> {
  const known = new Map([[one.client, one.clock]]);
  const learn = (id: Id | null): boolean => {
    if (!id || (known.get(id.client) ?? 0) > id.clock) return false;
    known.set(id.client, id.clock + 1);
    return true;
  };
  learn(one.left);
  learn(one.right);
  for (let more = true; more; ) {
    more = false;
    for (const { client, clock, left, right } of before)
      if (clock < (known.get(client) ?? 0)) for (const id of [left, right]) more = learn(id) || more;
  }
  return known;
}

/** What the gate has to say of an insert into `doc`. */
function expected(doc: Y.Doc, one: Insert, before: readonly Insert[]): Placed {
  const units = unitsOf(doc);
  const from = one.left ? indexIn(units, one.left) + 1 : 0;
  const to = one.right ? indexIn(units, one.right) : units.length;
  if (from === to) return 'neighbours';
  if (to < from) return 'impossible';
  const known = knownTo(one, before);
  return units.slice(from, to).some(({ client, clock }) => clock < (known.get(client) ?? 0)) ? 'impossible' : 'apart';
}

/** An insert with origins that mostly stand near each other. */
function drawn(doc: Y.Doc, { roll, once, pick }: Dice): Insert {
  const units = unitsOf(doc);
  const at = roll(units.length + 1);
  const to = once(12) ? roll(units.length + 1) : at + (once(2) ? 0 : 1 + roll(3));
  const client = pick(CLIENTS);
  return {
    ...{ client, clock: Y.getState(doc.store, client), length: once(3) ? 2 + roll(2) : 1 },
    ...{ left: units[at - 1] ?? null, right: units[to] ?? null },
  };
}

describe('Sequence', () => {
  it('foresees of each struct of an update where Yjs will put it, among those before', () => {
    const dice = diceOf(SEED);
    const seen = new Tally();
    for (let round = 0; round < 900; round++) {
      // What Yjs makes of it all; `doc` is the same before the update.
      const live = new Y.Doc();
      live.clientID = 1;
      const inserts: Insert[] = [];
      let doc: Y.Doc | null = null;
      let brought: Insert[] = [];
      const answers: Placed[] = [];
      const stored = dice.roll(9);
      for (let step = 0; step < stored + 10; step++) {
        if (step === stored) {
          doc = new Y.Doc();
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
        }
        const one = drawn(live, dice);
        const answer = expected(live, one, inserts);
        if (doc) {
          brought = [...brought, one];
          answers.push(answer);
          if (answer === 'impossible') break;
        } else if (answer === 'impossible') continue;
        inserts.push(one);
        Y.applyUpdate(live, updateOf([one]));
        if (!doc && dice.once(4)) textIn(live).delete(0, Math.min(textIn(live).length, 1));
      }
      const update = readUpdate(updateOf(brought), 1_000) as Update;
      const text = textIn(doc as Y.Doc);
      const sequence = new Sequence(doc as Y.Doc, update.structs, () => {});
      const found = brought.map(({ client, clock }) =>
        sequence.place(update.structs.get(client)?.find((struct) => struct.clock === clock) as Struct, text),
      );
      expect([round, found]).toEqual([round, answers]);
      for (const answer of found) seen.add(answer);
    }
    expect(seen.short(['neighbours', 'apart', 'impossible'], 300)).toEqual([]);
  });

  it('counts each run that it walks over, once to look and once to find the place', () => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    const inserts: Insert[] = [{ client: 90, clock: 0, length: 1, left: null, right: null }];
    // Forty words of two clients in turn, each behind the one before; the sender knows the first letter alone.
    for (let n = 1; n <= 40; n++) {
      const [own, other] = n % 2 === 1 ? [8, 7] : [7, 8];
      const left = n === 1 ? { client: 90, clock: 0 } : { client: other, clock: Math.ceil((n - 1) / 2) - 1 };
      inserts.push({ client: own, clock: Math.ceil(n / 2) - 1, length: 1, left, right: null });
    }
    for (const one of inserts) Y.applyUpdate(doc, updateOf([one]));
    const one: Insert = { client: 95, clock: 0, length: 1, left: { client: 90, clock: 0 }, right: null };
    const update = readUpdate(updateOf([one]), 9) as Update;
    let steps = 0;
    const sequence = new Sequence(doc, update.structs, (count) => {
      steps += count;
    });
    expect(sequence.place(update.structs.get(95)?.[0] as Struct, textIn(doc))).toBe('apart');
    // And one or two to learn what the sender knows.
    expect([steps >= 80, steps <= 84]).toEqual([true, true]);
  });
});
