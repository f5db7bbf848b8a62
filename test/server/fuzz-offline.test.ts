/**
 * People write offline while clauses are held, agreed and opened again behind their backs. When they come back, all that
 * they wrote in open clauses is there, nothing has changed in closed ones, and what was refused can be made again from the
 * quarantined bytes. Every insertion is one character that occurs nowhere else, so this is a matter of counting.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CATCH_UP_LIMIT, gate } from '../../server/rooms/gate.ts';
import { openQuarantine, type QuarantineBody } from '../../server/rooms/quarantine.ts';
import { splitUpdate } from '../../server/rooms/split.ts';
import { type Place, placeKey } from '../../src/crdt/document.ts';
import { diceOf, often, patience, SEED, Tally } from './fuzz.ts';
import { CLAUSES, cell, copyOf, PEOPLE, PLACES, policyOf, roomDocument, SERVER } from './gated-room.ts';

const ROUNDS = 80;
const WRITERS = ['one column', 'two columns', 'secretariat'] as const;

describe('offline work across freezes', () => {
  const dice = diceOf(SEED);
  const seen = new Tally();
  let next = 0x4e00;

  /** Somebody's work offline: what was typed and not erased again, by cell, and whose old characters were erased. */
  function work(doc: Y.Doc, places: readonly Place[]) {
    const typed = new Map<string, Set<string>>(places.map((place) => [placeKey(place), new Set()]));
    const erased = new Map<string, Set<string>>(places.map((place) => [placeKey(place), new Set()]));
    for (let times = 2 + dice.roll(30); times > 0; times--) {
      const place = dice.pick(places);
      const key = placeKey(place);
      const text = cell(doc, place);
      const now = text.toString();
      const mine = [...now].map((one, at) => ({ one, at })).filter(({ one }) => one >= '\u4e00' && one <= '\u9fff');
      const victim = dice.once(4) ? mine[dice.roll(mine.length)] : undefined;
      if (victim) {
        text.delete(now.indexOf(victim.one), 1);
        if (!typed.get(key)?.delete(victim.one)) erased.get(key)?.add(victim.one);
      } else {
        const mark = String.fromCharCode(next);
        next = next === 0x9fff ? 0x4e00 : next + 1;
        text.insert(dice.roll(2) * now.length, mark);
        typed.get(key)?.add(mark);
      }
      if (dice.once(8)) text.format(0, 2, { bold: dice.once(2) ? true : null });
    }
    return { typed, erased };
  }

  function freeze(server: Y.Doc): void {
    const clause = (server.getMap('clauses') as Y.Map<Y.Map<unknown>>).get(dice.pick(CLAUSES)) as Y.Map<unknown>;
    if (dice.once(2)) clause.set('held', !clause.get('held'));
    else clause.set('status', clause.get('status') === 'draft' ? dice.pick(['ad-referendum', 'agreed']) : 'draft');
  }

  it('loses nothing that may stand, changes nothing that may not, and keeps the rest', {
    timeout: patience(30_000),
  }, () => {
    for (let round = 0; round < often(ROUNDS); round++) {
      const server = roomDocument();
      server.clientID = SERVER;
      const quarantine = openQuarantine();
      const people = WRITERS.map((role, index) => {
        const id = 1000 + index;
        const bound = new Set([id]);
        const policy = policyOf(server, PEOPLE[role] as never, (other) => bound.has(other));
        const places = PLACES.filter(policy.mayWrite);
        const doc = copyOf(server, id);
        return { role, bound, policy, doc, done: work(doc, places), places };
      });
      for (let times = dice.roll(4); times > 0; times--) freeze(server);
      for (const person of people.sort(() => dice.roll(3) - 1)) {
        if (dice.once(3)) freeze(server);
        const { policy, doc, done, places, bound, role } = person;
        const texts = (): Map<string, string> =>
          new Map(PLACES.map((place) => [placeKey(place), JSON.stringify(cell(server, place).toDelta())]));
        const before = texts();
        const state = Y.encodeStateAsUpdate(server);
        const received = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
        // A long catch-up comes in parts; ids that one part retires go on being read, as gaps, in the next.
        const retired = new Set<number>();
        const refused = new Set<string>();
        const parts = dice.once(3) ? [...splitUpdate(received, 1 + dice.roll(6))] : [received];
        const openAll = new Set(places.filter(policy.mayWrite));
        const closedAll = new Set(PLACES.filter((place) => !policy.mayWrite(place)));
        for (const part of parts) {
          // Even while the parts come in, a clause may be closed: then what rests on a gap becomes one.
          if (parts.length > 1 && dice.once(8)) {
            freeze(server);
            seen.add('closed in between');
          }
          for (const place of PLACES) (policy.mayWrite(place) ? closedAll : openAll).delete(place);
          if (part === null) continue;
          if (typeof part === 'string') throw new Error(`${role}: ${part}`);
          const gated = gate(server, part, { ...policy, resumes: (id) => retired.has(id) }, CATCH_UP_LIMIT);
          if (!gated.ok) throw new Error(`${role}: ${gated.reason}`);
          for (const id of gated.retired) retired.add(id);
          for (const place of gated.refused) refused.add(placeKey(place));
          Y.applyUpdate(server, gated.update, 'remote');
          expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
        }
        if (parts.length > 1) seen.add('in parts');
        const after = texts();
        for (const place of PLACES) {
          const key = placeKey(place);
          if (closedAll.has(place)) expect([key, after.get(key)]).toEqual([key, before.get(key)]);
          else if (openAll.has(place)) {
            const now = cell(server, place).toString();
            const typed = [...(done.typed.get(key) as Set<string>)];
            const erased = [...(done.erased.get(key) as Set<string>)];
            expect(typed.filter((one) => !now.includes(one))).toEqual([]);
            expect(erased.filter((one) => now.includes(one))).toEqual([]);
            if (typed.length > 0) seen.add('taken');
          }
        }
        const wanted = places.filter(
          (place) => closedAll.has(place) && (done.typed.get(placeKey(place))?.size ?? 0) > 0,
        );
        expect(wanted.map(placeKey).filter((key) => !refused.has(key))).toEqual([]);
        if (refused.size === 0) {
          seen.add('all taken');
          continue;
        }
        seen.add('refused in part');
        for (const id of retired) bound.delete(id);
        const body = quarantine.take(role, received, { reason: 'place', retired: [...retired] }) as QuarantineBody;
        const again = copyOf(state, 5);
        Y.applyUpdate(again, Buffer.from(body.update as string, 'base64'));
        for (const place of wanted) {
          const now = cell(again, place).toString();
          expect([...(done.typed.get(placeKey(place)) as Set<string>)].filter((one) => !now.includes(one))).toEqual([]);
        }
        // A stock client sends the same again: counted, refused whole, nothing stored.
        const repeat = gate(server, received, policy, CATCH_UP_LIMIT);
        if (retired.size > 0 && Y.decodeUpdate(received).structs.length > 0 && parts.length === 1)
          expect([repeat.ok, texts()]).toEqual([true, after]);
        expect(quarantine.take(role, received, { reason: 'foreign-client', retired: [] })?.update).toBeUndefined();
        expect(quarantine.times(role, body.sha256)).toBe(2);
      }
      for (const { doc } of people) doc.destroy();
    }
  });

  it('was really tried', () => {
    expect(
      seen.short(['taken', 'all taken', 'refused in part', 'in parts', 'closed in between'], often(ROUNDS) / 3),
    ).toEqual([]);
  });
});
