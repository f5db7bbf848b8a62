/**
 * The gate on the order of inserts: taken is only what an honest replica could have made. The random suite is `one-text`.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gate } from '../../server/rooms/gate.ts';
import { type Place, placeKey } from '../../src/crdt/document.ts';
import type { Lang } from '../../src/language/language.ts';
import { COLLEAGUES, cell, copyOf, OWN, roomDocument, SERVER, verdictOf } from './gated-room.ts';

const RUSSIAN = {
  mayWrite: ({ lang, clause }: Place) => lang === 'ru' && clause !== 'c',
  owns: (id: number) => id === OWN,
};
const at = (doc: Y.Doc, clause: string, lang: Lang): Y.Text => cell(doc, { clause, lang });

describe('gate, against origins that no honest replica could have seen side by side', () => {
  type Id = readonly [client: number, clock: number];
  const insert = (own: Id, left: Id | null, right: Id | null, text = 'x'): Uint8Array => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, ...own]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const id of [left, right]) for (const number of id ?? []) encoding.writeVarUint(encoder, number);
    if (!left && !right) for (const number of [0, holder.client, holder.clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, text);
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  };
  const empty = roomDocument();
  const cellOfA = at(empty, 'a', 'ru');
  const holder = (cellOfA._item as Y.Item).id;
  /** A cell that reads "abc" by the server, with "M" of the sender behind "a" and "K" of a colleague behind it. */
  const room = (): { doc: Y.Doc; a: Id; b: Id; c: Id; mine: Id; theirs: Id } => {
    const doc = copyOf(empty, SERVER);
    const text = at(doc, 'a', 'ru');
    text.delete(0, text.length);
    text.insert(0, 'abc');
    const { client, clock } = ([...(doc.store.clients.get(SERVER) ?? [])].at(-1) as Y.Item).id;
    const [a, b, c]: Id[] = [0, 1, 2].map((k) => [client, clock + k]) as never;
    Y.applyUpdate(doc, insert([OWN, 0], a as Id, b as Id, 'M'));
    Y.applyUpdate(
      doc,
      insert([COLLEAGUES[1] as number, Y.getState(doc.store, COLLEAGUES[1] as number)], [OWN, 0], b as Id, 'K'),
    );
    expect(text.toString()).toBe('aMKbc');
    const theirs: Id = [COLLEAGUES[1] as number, Y.getState(doc.store, COLLEAGUES[1] as number) - 1];
    return { doc, a: a as Id, b: b as Id, c: c as Id, mine: [OWN, 0], theirs };
  };
  type Room = ReturnType<typeof room>;

  const cases: [string, (room: Room) => readonly [Id | null, Id | null], string][] = [
    ['neighbours', ({ a, mine }) => [a, mine], 'ok a/ru'],
    ['neighbours, of which one is a colleague', ({ theirs, b }) => [theirs, b], 'ok a/ru'],
    ['a colleague between, whom nobody can prove to have been seen', ({ mine, b }) => [mine, b], 'ok a/ru'],
    ['the own word between', ({ a, b }) => [a, b], 'impossible-order'],
    ['the own word between, and no right one', ({ a }) => [a, null], 'impossible-order'],
    ['what the right one rests on between', ({ mine, c }) => [mine, c], 'impossible-order'],
    ['the wrong way round', ({ a, b }) => [b, a], 'impossible-order'],
    ['twice the same', ({ a }) => [a, a], 'impossible-order'],
    ['none, in a cell that has words', () => [null, null], 'impossible-order'],
    ['the beginning, with the own word behind it', ({ b }) => [null, b], 'impossible-order'],
    ['the end, with nothing behind it', ({ c }) => [c, null], 'ok a/ru'],
  ];
  it.each(cases)('judges %s', (_name, origins, expected) => {
    const made = room();
    const [left, right] = origins(made);
    const gated = gate(made.doc, insert([OWN, 1], left, right), RUSSIAN);
    expect(verdictOf(gated)).toBe(expected);
  });

  it('holds what an author knows through others against them', () => {
    const { doc, a, b, theirs } = room();
    // The sender has typed behind the colleague's word, and so has seen it, under another id of their own as well.
    Y.applyUpdate(doc, insert([OWN + 1, 0], theirs, b, 'N'));
    const both = { ...RUSSIAN, owns: (id: number) => id === OWN || id === OWN + 1 || id === OWN + 2 };
    expect(verdictOf(gate(doc, insert([OWN + 1, 1], a, theirs), both))).toBe('impossible-order');
    // A third id, of which nothing is known yet, may come from a page that had seen no more than this.
    expect(verdictOf(gate(doc, insert([OWN + 2, 0], a, b), both))).toBe('ok a/ru');
    // But not when its own origin rests on the colleague's word.
    expect(verdictOf(gate(doc, insert([OWN + 2, 0], a, [OWN + 1, 0]), both))).toBe('impossible-order');
  });

  it('sees the words of the same update', () => {
    const { doc, c } = room();
    const two = (left: Id, right: Id | null): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of [1, 2, OWN, 1]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, 0x84);
      for (const number of c) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'xy');
      encoding.writeUint8(encoder, right ? 0xc4 : 0x84);
      for (const id of [left, right]) for (const number of id ?? []) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'z');
      encoding.writeVarUint(encoder, 0);
      return encoding.toUint8Array(encoder);
    };
    const verdicts = [
      two([OWN, 2], null),
      two([OWN, 1], [OWN, 2]),
      two(c, [OWN, 1]),
      two(c, null),
      two([OWN, 1], null),
    ];
    expect(verdicts.map((update) => verdictOf(gate(doc, update, RUSSIAN)))).toEqual([
      'ok a/ru',
      'ok a/ru',
      'ok a/ru',
      'impossible-order',
      'impossible-order',
    ]);
  });

  it('tells in which cells something stood between, and only there', () => {
    const { doc, mine, b, c } = room();
    const apart = gate(doc, insert([OWN, 1], mine, b), RUSSIAN);
    const side = gate(doc, insert([OWN, 1], b, c), RUSSIAN);
    expect([apart.ok && apart.apart.map(placeKey), side.ok && side.apart]).toEqual([['a/ru'], []]);
  });

  it('leaves out of account what lies in a closed cell, which becomes a gap anyway', () => {
    const { doc, a, b } = room();
    const closed = { ...RUSSIAN, mayWrite: () => false };
    expect(verdictOf(gate(doc, insert([OWN, 1], a, b), closed))).toBe('ok | a/ru');
  });
});
