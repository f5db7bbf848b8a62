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

/** An insert with origins that mostly stand near each other, often right before or behind `near`: is that where it should be? */
function drawn(doc: Y.Doc, { roll, once, pick }: Dice, near: Id | null): Insert {
  const units = unitsOf(doc);
  const beside = near && once(2);
  const at = beside ? indexIn(units, near) + roll(2) : roll(units.length + 1);
  const to = once(12) ? roll(units.length + 1) : at + (beside || once(2) ? 0 : 1 + roll(3));
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
      let near: Id | null = null;
      const answers: Placed[] = [];
      const stored = dice.roll(9);
      for (let step = 0; step < stored + 10; step++) {
        if (step === stored) {
          doc = new Y.Doc();
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
        }
        const one = drawn(live, dice, near);
        const answer = expected(live, one, inserts);
        if (doc) {
          brought = [...brought, one];
          answers.push(answer);
          if (answer === 'impossible') break;
        } else if (answer === 'impossible') continue;
        inserts.push(one);
        near = answer === 'apart' ? { client: one.client, clock: one.clock + dice.roll(one.length) } : near;
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

  const id = (client: number, clock: number): Id => ({ client, clock });
  const put = (client: number, clock: number, length: number, left: Id | null, right: Id | null = null): Insert => ({
    ...{ client, clock, length, left, right },
  });
  const O = id(90, 0);

  it.each<[string, readonly Insert[], readonly Insert[]]>([
    [
      'the end of a run that began lower than the first run between',
      [
        ...[put(90, 0, 1, null), put(10, 0, 5, null, O), put(10, 5, 1, O)],
        ...[put(20, 0, 10, O), put(30, 0, 1, id(20, 9))],
      ],
      [put(95, 0, 1, O)],
    ],
    [
      'the end of a run that the same update has cut',
      [put(90, 0, 1, null), put(10, 0, 6, O), put(30, 0, 1, id(10, 5))],
      [put(94, 0, 1, id(10, 2), id(10, 3)), put(95, 0, 1, O)],
    ],
  ])('goes behind what hangs on %s', (_name, stored, brought) => {
    const doc = new Y.Doc();
    for (const one of stored) Y.applyUpdate(doc, updateOf([one]));
    // Right behind the word of client 30, which stands before that of 95.
    const probe = put(95, 1, 1, id(30, 0), id(95, 0));
    const update = readUpdate(updateOf([...brought, probe]), 99) as Update;
    const sequence = new Sequence(doc, update.structs, () => {});
    const found = [...brought, probe].map(({ client, clock }) =>
      sequence.place(update.structs.get(client)?.find((struct) => struct.clock === clock) as Struct, textIn(doc)),
    );
    expect(found.slice(-2)).toEqual(['apart', 'neighbours']);
    for (const one of brought) Y.applyUpdate(doc, updateOf([one]));
    const units = unitsOf(doc);
    expect(indexIn(units, id(95, 0))).toBe(indexIn(units, id(30, 0)) + 1);
  });

  it.each<[string, Insert, number]>([
    ['once to look and once to find the place', put(95, 0, 1, O), 80],
    ['once to look, where a higher id stands between the same two', put(5, 0, 1, O), 41],
    ['once to look, where the first hangs on what is further left', put(95, 0, 1, id(3, 0)), 41],
  ])('counts each run that it walks over, %s', (_name, one, least) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    const inserts: Insert[] = [put(90, 0, 1, null), put(3, 0, 1, O)];
    // Forty words of two clients in turn, each behind the one before; the sender knows the first letter alone.
    for (let n = 1; n <= 40; n++) {
      const [own, other] = n % 2 === 1 ? [8, 7] : [7, 8];
      const left = n === 1 ? O : id(other, Math.ceil((n - 1) / 2) - 1);
      inserts.push(put(own, Math.ceil(n / 2) - 1, 1, left));
    }
    for (const insert of inserts) Y.applyUpdate(doc, updateOf([insert]));
    const update = readUpdate(updateOf([one]), 9) as Update;
    let steps = 0;
    const sequence = new Sequence(doc, update.structs, (count) => {
      steps += count;
    });
    expect(sequence.place(update.structs.get(one.client)?.[0] as Struct, textIn(doc))).toBe('apart');
    // And one or two for the letter of client 3, or to learn what the sender knows.
    expect([steps >= least, steps <= least + 4]).toEqual([true, true]);
  });
});
