/**
 * The gate on what it passes on: the very bytes of an update that it takes whole, and otherwise no more than what is new and
 * allowed.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CATCH_UP_LIMIT, type Gated, gate, type Policy } from '../../server/rooms/gate.ts';
import { readUpdate, type Update } from '../../server/rooms/update.ts';
import { type Place, placeKey } from '../../src/crdt/document.ts';
import type { Lang } from '../../src/language/language.ts';
import { cell, copyOf, kept, OWN, roomDocument, updateOf, verdictOf } from './gated-room.ts';

const RUSSIAN: Policy = {
  mayWrite: ({ lang, clause }: Place) => lang === 'ru' && clause !== 'c',
  owns: (id: number) => id === OWN,
};
const at = (doc: Y.Doc, clause: string, lang: Lang): Y.Text => cell(doc, { clause, lang });

const taken = (room: Y.Doc, update: Uint8Array, policy = RUSSIAN): Extract<Gated, { ok: true }> => {
  const gated = gate(room, update, policy);
  if (!gated.ok) throw new Error(gated.reason);
  return gated;
};
/** Structs as `clock+length text`, deletions as `client: clock+length`. */
const told = (bytes: Uint8Array): string[] => {
  const { structs, deletions } = readUpdate(bytes, 99) as Update;
  return [
    ...[...structs.values()].flat().map(({ clock, length, text }) => `${clock}+${length} ${text}`.trim()),
    ...[...deletions].flatMap(([client, list]) => list.map(({ clock, length }) => `${client}: ${clock}+${length}`)),
  ];
};

describe('gate, where it takes an update whole', () => {
  it('passes on the very bytes, of the first words of an id and of the next', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    for (const [clock, text] of [
      [0, 'один '],
      [5, 'два '],
    ] as const) {
      const update = kept(client, () => at(client, 'a', 'ru').insert(0, text));
      const gated = taken(room, update);
      expect(gated).toEqual({
        ...{ ok: true, update, places: [{ clause: 'a', lang: 'ru' }], clients: [[OWN, clock, text.length]] },
        ...{ refused: [], retired: [], apart: [] },
      });
      expect(gated.update).toBe(update);
      Y.applyUpdate(room, gated.update);
    }
    const deletion = kept(client, () => at(client, 'a', 'ru').delete(0, 2));
    expect(taken(room, deletion).update).toBe(deletion);
  });
});

describe('gate, where it leaves something out', () => {
  it('leaves out what is known, from within a struct and between two', () => {
    const room = roomDocument();
    const others = Y.encodeStateVector(room);
    const client = copyOf(room, OWN);
    const text = at(client, 'a', 'ru');
    const sent: Uint8Array[] = [];
    const edits: (() => void)[] = [
      () => text.insert(0, 'ab'),
      () => text.insert(2, 'c'),
      // Before the words that were typed earlier, so that these do not become one struct with them.
      () => text.insert(0, 'de'),
      () => text.insert(2, 'fg'),
    ];
    for (const edit of edits) {
      edit();
      // All that the client has ever written, as it may send when it is not sure what arrived.
      sent.push(Y.encodeStateAsUpdate(client, others));
    }
    const seen = [...sent, sent[0] as Uint8Array].map((update) => {
      const gated = taken(room, update);
      Y.applyUpdate(room, gated.update);
      return [told(gated.update).filter((line) => !line.includes(':')), gated.clients];
    });
    expect(seen).toEqual([
      [['0+2 ab'], [[OWN, 0, 2]]],
      [['2+1 c'], [[OWN, 2, 1]]],
      [['3+2 de'], [[OWN, 3, 2]]],
      [['5+2 fg'], [[OWN, 5, 2]]],
      [[], []],
    ]);
    expect(at(room, 'a', 'ru').toString()).toBe(text.toString());
  });

  it('leaves out a deletion in a closed cell, alone or beside an open one', () => {
    const room = roomDocument();
    const before = at(room, 'a', 'az').toString();
    const client = copyOf(room, OWN);
    const alone = taken(
      room,
      kept(client, () => at(client, 'a', 'az').delete(0, 2)),
    );
    expect([verdictOf(alone), told(alone.update), alone.retired]).toEqual(['ok | a/az', [], []]);
    const both = taken(
      room,
      kept(client, () => {
        at(client, 'a', 'az').delete(0, 1);
        at(client, 'a', 'ru').insert(0, 'x');
      }),
    );
    Y.applyUpdate(room, both.update);
    expect([verdictOf(both), told(both.update), at(room, 'a', 'az').toString()]).toEqual([
      'ok a/ru | a/az',
      ['0+1 x'],
      before,
    ]);
  });

  it('writes no deletion where that of a closed cell’s own words ends right before open ones', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    const update = kept(client, () => {
      at(client, 'c', 'ru').insert(0, 'xy');
      at(client, 'a', 'ru').insert(0, 'z');
      at(client, 'c', 'ru').delete(0, 2);
    });
    expect(told(update)).toEqual(['0+2 xy', '2+1 z', `${OWN}: 0+2`]);
    expect(told(taken(room, update).update)).toEqual(['0+2', '2+1 z']);
  });

  it('does not delete once more what is deleted', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    at(client, 'b', 'ru').delete(0, 1);
    Y.applyUpdate(room, Y.encodeStateAsUpdate(client));
    at(client, 'c', 'ru').insert(0, 'closed');
    at(client, 'a', 'ru').insert(0, 'x');
    // All deletions that the client knows of, its own and others'.
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(room));
    expect(told(update).length).toBeGreaterThan(3);
    expect(told(taken(room, update).update)).toEqual(['0+6', '6+1 x']);
  });

  it('names a cell once, however often something is wrong there', () => {
    const room = roomDocument();
    const named = (edit: (doc: Y.Doc) => void): readonly string[] =>
      taken(room, updateOf(room, OWN, edit)).refused.map(placeKey);
    const twice = (clause: string) => (doc: Y.Doc) => {
      at(doc, clause, 'ru').insert(0, 'x\u202e');
      at(doc, clause, 'ru').insert(0, 'y\u202e');
      at(doc, clause, 'ru').insert(0, 'z');
    };
    expect([named(twice('a')), named(twice('c'))]).toEqual([['a/ru'], ['c/ru']]);
  });
});

describe('gate, where it takes nothing', () => {
  it('says why, and nothing else', () => {
    const room = roomDocument();
    const update = updateOf(room, OWN, (doc) => at(doc, 'a', 'ru').insert(0, 'x'));
    expect([
      gate(room, update, { ...RUSSIAN, owns: () => false }),
      gate(room, Uint8Array.of(9), RUSSIAN),
      gate(room, update, RUSSIAN, { ...CATCH_UP_LIMIT, turn: 0 }),
    ]).toEqual([
      { ok: false, reason: 'foreign-client', places: [] },
      { ok: false, reason: 'malformed', places: [] },
      { ok: false, reason: 'costly', places: [] },
    ]);
  });
});
