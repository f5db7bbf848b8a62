/**
 * One text, whatever bytes come. Yjs makes the same text for all readers only of inserts that an honest replica could have
 * made, so inserts with origins chosen freely are thrown at the gate, and after each one that passes the document is put
 * together anew: by a newcomer, and in random orders. Honest replicas with any lag must never be refused for it.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isOneText, isOneTextShuffled, orderOf } from '../../server/history/one-text.ts';
import { gate } from '../../server/rooms/gate.ts';
import { openDocument } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { type Dice, diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { cell, copyOf } from './gated-room.ts';

const PLACE = { clause: 'a', lang: 'ru' } as const;
const OTHER = { clause: 'b', lang: 'ru' } as const;
/** Page loads of one member, with ids higher and lower than those of others. */
const OWN = [7, 8, 90, 95, 3_000_000_000, 4_200_000_000];
const POLICY = { mayWrite: () => true, owns: (id: number) => OWN.includes(id) };

type Id = readonly [client: number, clock: number];

/** Two short cells: where there is little text, what one writes meets what others write. */
function shortRoom(): Y.Doc {
  const doc = openDocument();
  doc.clientID = 1;
  const clause = { type: 'clause.put', kind: 'paragraph', level: 0 } as const;
  const texts = { ru: 'раз два' };
  const clauses = [PLACE.clause, OTHER.clause].map((id, at) => ({ ...clause, id, order: `${at + 1}`, texts }));
  doc.getMap('meta').set('columns', [{ lang: 'ru', standing: 'authentic' }]);
  project(doc, clauses, 'server');
  return doc;
}

const units = (text: Y.Text): Id[] =>
  orderOf(text).flatMap(([client, clock, length]) => Array.from({ length }, (_, at): Id => [client, clock + at]));

/** One update with structs of one client, each a string with the given origins. */
function inserts(
  [client, clock]: Id,
  structs: readonly { readonly left: Id | null; readonly right: Id | null; readonly text: string }[],
  parent: Y.ID,
): Uint8Array {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  uint(1, structs.length, client, clock);
  for (const { left, right, text } of structs) {
    encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    if (left) uint(...left);
    if (right) uint(...right);
    if (!left && !right) uint(0, parent.client, parent.clock);
    encoding.writeVarString(encoder, text);
  }
  uint(0);
  return encoding.toUint8Array(encoder);
}

/** What is wrong with a cell, if readers differ. */
function faultOf(doc: Y.Doc, dice: Dice): string | null {
  for (const place of [PLACE, OTHER]) {
    const text = cell(doc, place);
    if (!isOneText(text)) return 'a newcomer reads another text';
    if (!isOneTextShuffled(text, dice.roll)) return 'another order of arrival makes another text';
  }
  const copy = copyOf(doc, 99);
  // Deleted words, too: what stands at another place today decides tomorrow where something goes.
  const same = [PLACE, OTHER].every(
    (place) => JSON.stringify(orderOf(cell(copy, place))) === JSON.stringify(orderOf(cell(doc, place))),
  );
  copy.destroy();
  return same ? null : 'the whole state makes another text';
}

/** How origins are chosen between the units of a cell: indices of the left and the right one, -1 and n for none. */
const RULES: Readonly<Record<string, (n: number, dice: Dice) => readonly [number, number]>> = {
  anywhere: (n, { roll }) => [roll(n + 1) - 1, roll(n + 1)],
  'in order': (n, { roll }) => {
    const [a, b] = [roll(n + 1) - 1, roll(n + 1)];
    return a < b ? [a, b] : [b - 1, a + 1];
  },
  near: (n, { roll }) => {
    const left = roll(n + 1) - 1;
    return [left, Math.min(n, left + 1 + roll(3))];
  },
};

describe('the gate, against inserts that no honest replica could have made', () => {
  const seen = new Tally();
  const dice = diceOf(SEED);
  const state = Y.encodeStateAsUpdate(shortRoom());

  it.each(Object.keys(RULES))(
    'lets no text diverge when origins are chosen %s',
    { timeout: patience(60_000) },
    (rule) => {
      const choose = RULES[rule] as (typeof RULES)[string];
      for (let round = 0; round < often(200); round++) {
        const doc = copyOf(state, 1);
        const log: string[] = [];
        // A colleague's client works honestly meanwhile, now and then behind.
        const colleague = copyOf(state, 101);
        for (let step = 0; step < 14; step++) {
          if (dice.once(4)) {
            const text = cell(colleague, PLACE);
            text.insert(text.toString().lastIndexOf(' ', dice.roll(text.length)) + 1, 'к');
            Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague, Y.encodeStateVector(doc)));
            if (dice.once(3)) Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(colleague)));
          }
          const place = dice.once(6) ? OTHER : PLACE;
          const text = cell(doc, place);
          const all = units(text);
          const client = dice.pick(OWN);
          const clock = Y.getState(doc.store, client);
          let next = clock;
          const structs = Array.from({ length: dice.once(3) ? 1 + dice.roll(3) : 1 }, () => {
            const mine: Id[] = Array.from({ length: next - clock }, (_, at) => [client, clock + at]);
            const [i, j] = choose(all.length, dice);
            const [left, right] = [i < 0 ? null : (all[i] as Id), j >= all.length ? null : (all[j] as Id)];
            const word = 'x'.repeat(dice.once(3) ? 2 : 1);
            next += word.length;
            if (mine.length === 0 || !dice.once(2)) return { left, right, text: word };
            return dice.once(2)
              ? { left: dice.pick(mine), right, text: word }
              : { left, right: dice.pick(mine), text: word };
          });
          const update = inserts([client, clock], structs, (text._item as Y.Item).id);
          const gated = gate(doc, update, POLICY);
          seen.add(gated.ok ? `${rule}: taken` : `${rule}: ${gated.reason}`);
          if (!gated.ok) continue;
          Y.applyUpdate(doc, gated.update);
          if (gated.apart.length > 0) seen.add('apart');
          log.push(Buffer.from(update).toString('hex'));
          const fault = faultOf(doc, dice);
          if (fault) throw new Error(`${rule}, round ${round}, step ${step}: ${fault}: ${log.join(' ')}`);
        }
        doc.destroy();
        colleague.destroy();
      }
    },
  );

  it('was really tried', () => {
    if (process.env.ALTERNAT_TIMES) console.log(Object.fromEntries([...seen].sort()));
    const names = Object.keys(RULES).flatMap((rule) => [`${rule}: taken`, `${rule}: impossible-order`]);
    expect(seen.short([...names, 'apart'], often(50))).toEqual([]);
  });
});

describe('the gate, with honest replicas that lag behind', () => {
  const dice = diceOf(SEED);
  const seen = new Tally();

  it('refuses nothing, and puts each insert where it foresaw', { timeout: patience(60_000) }, () => {
    for (let round = 0; round < often(80); round++) {
      const doc = shortRoom();
      const origin = { typed: true };
      const replicas = OWN.map((id) => {
        const replica = copyOf(doc, id);
        const undo = new Y.UndoManager(cell(replica, PLACE), { trackedOrigins: new Set([origin]), captureTimeout: 0 });
        const up: Uint8Array[] = [];
        replica.on('update', (update: Uint8Array, from: unknown) => from === 'down' || up.push(update));
        return { replica, undo, up };
      });
      for (let step = 0; step < 60; step++) {
        const { replica, undo, up } = dice.pick(replicas);
        const text = cell(replica, PLACE);
        const act = dice.roll(12);
        const at = text.toString().lastIndexOf(' ', dice.roll(text.length + 1)) + 1;
        replica.transact(() => {
          if (act < 4) text.insert(at, dice.pick(['слово ', 'بند ', 'x', '[y] ']));
          else if (act < 5 && at > 0) text.delete(at - 1, 1);
          else if (act < 6 && at > 1) text.format(0, at, { bold: dice.pick([true, null]) });
        }, origin);
        if (act === 6) undo.undo();
        if (act === 7) undo.redo();
        if (act >= 8 && act < 10) {
          const offline = dice.once(2);
          const updates = offline ? [Y.encodeStateAsUpdate(replica, Y.encodeStateVector(doc))] : [...up];
          up.length = 0;
          for (const update of updates) {
            const gated = gate(doc, update, POLICY);
            if (!gated.ok) throw new Error(`${gated.reason}: ${Buffer.from(update).toString('hex')}`);
            Y.applyUpdate(doc, gated.update, 'remote');
            seen.add('taken');
            if (gated.apart.length > 0) seen.add('apart');
          }
        }
        if (act >= 10) Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(replica)), 'down');
      }
      expect(faultOf(doc, dice)).toBeNull();
    }
  });

  it('was really tried', () => {
    if (process.env.ALTERNAT_TIMES) console.log(Object.fromEntries([...seen].sort()));
    expect(seen.short(['taken', 'apart'], often(100))).toEqual([]);
  });
});
