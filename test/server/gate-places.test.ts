/**
 * The gate on places: where the first words of a cell lie, what hangs on something that is no cell, and what hangs on the
 * gap that an earlier part of the same long update has left.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gate, type Policy } from '../../server/rooms/gate.ts';
import { openDocument, type Place } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import type { Lang } from '../../src/language/language.ts';
import { cell, copyOf, OWN, roomDocument, SERVER, updateOf, verdictOf } from './gated-room.ts';

const at = (doc: Y.Doc, clause: string, lang: Lang): Y.Text => cell(doc, { clause, lang });
const owns = (id: number): boolean => id === OWN;
const OPEN: Policy = { mayWrite: () => true, owns };
const CLOSED: Policy = { mayWrite: ({ clause }: Place) => clause !== 'c', owns };
/** A later part of a long update, of which an earlier one was refused in part. */
const LATER: Policy = { ...OPEN, resumes: owns };

/** An update of one string by the sender; an item without origins names its parent. */
function word(clock: number, left: Y.ID | null, right: Y.ID | null, parent?: Y.ID): Uint8Array {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  uint(1, 1, OWN, clock);
  encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
  for (const id of [left, right]) if (id) uint(id.client, id.clock);
  if (parent) uint(0, parent.client, parent.clock);
  encoding.writeVarString(encoder, 'x');
  uint(0);
  return encoding.toUint8Array(encoder);
}

function deletion(...range: readonly [client: number, clock: number, length: number]): Uint8Array {
  const encoder = encoding.createEncoder();
  const [client, ...rest] = range;
  for (const number of [0, 1, client, 1, ...rest]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

describe('gate, on the first words of a cell', () => {
  const empty = (): Y.Doc => {
    const doc = openDocument();
    doc.clientID = SERVER;
    doc.getMap('meta').set('columns', [{ lang: 'ru', standing: 'authentic' }]);
    const clause = { type: 'clause.put', kind: 'paragraph', level: 0, texts: { ru: '' } } as const;
    project(doc, [{ ...clause, id: 'a', order: '1' }], 'server');
    return doc;
  };

  it('lets an honest client type them, and go on', () => {
    const room = empty();
    for (const text of ['первое', ' слово']) {
      const update = updateOf(room, OWN, (client) => at(client, 'a', 'ru').insert(at(client, 'a', 'ru').length, text));
      const gated = gate(room, update, OPEN);
      expect(verdictOf(gated)).toBe('ok a/ru');
      if (gated.ok) Y.applyUpdate(room, gated.update);
    }
    expect(at(room, 'a', 'ru').toString()).toBe('первое слово');
  });

  it('asks whether the cell is open', () => {
    const room = empty();
    const update = updateOf(room, OWN, (client) => at(client, 'a', 'ru').insert(0, 'слово'));
    expect(verdictOf(gate(room, update, { ...OPEN, mayWrite: () => false }))).toBe('ok | a/ru');
  });
});

describe('gate, on what hangs on no cell', () => {
  const entryOf = (doc: Y.Doc): Y.ID => (doc.getMap('clauses')._map.get('a') as Y.Item).id;
  /** A map entry that was replaced: Yjs keeps of it that it was there. */
  const goneIn = (doc: Y.Doc): Y.ID => {
    const id = (doc.getMap('stances')._map.get('a/RU') as Y.Item).id;
    doc.getMap('stances').set('a/RU', { stance: 'object' });
    expect(doc.store.clients.get(id.client)?.some((struct) => struct.id === id && struct.deleted)).toBe(true);
    return id;
  };
  /** Nothing is left of a text that a cell held which was replaced. */
  const gapIn = (doc: Y.Doc): Y.ID => {
    const id = (at(doc, 'b', 'az')._start as Y.Item).id;
    const clause = doc.getMap('clauses').get('b') as Y.Map<Y.Map<unknown>>;
    clause.get('texts')?.set('az', new Y.Text('new'));
    const structs = doc.store.clients.get(id.client) as (Y.Item | Y.GC)[];
    expect(structs[Y.findIndexSS(structs, id.clock)]).toBeInstanceOf(Y.GC);
    return id;
  };
  /** Nobody but the program itself could give a cell an attribute; Yjs keeps it beside the text. */
  const attributeOf = (doc: Y.Doc): Y.ID => {
    at(doc, 'a', 'ru').setAttribute('style', 'x');
    return (at(doc, 'a', 'ru')._map.get('style') as Y.Item).id;
  };
  const everybodyLater: Policy = { ...OPEN, resumes: () => true };
  const cases: [string, (doc: Y.Doc) => Y.ID, Policy, string][] = [
    ['an entry of a map', entryOf, OPEN, 'unknown-place'],
    ['an entry of a map, in a later part', entryOf, everybodyLater, 'unknown-place'],
    ['a deleted entry of a map, in a later part', goneIn, everybodyLater, 'unknown-place'],
    ['an attribute of a cell', attributeOf, OPEN, 'unknown-place'],
    ['a gap', gapIn, OPEN, 'unknown-place'],
    ['a gap of another id, in a later part', gapIn, LATER, 'unknown-place'],
    ['a gap of an id that an earlier part retired', gapIn, everybodyLater, 'ok'],
  ];
  it.each(cases)('judges %s', (_name, find, policy, expected) => {
    const doc = roomDocument();
    const id = find(doc);
    expect([verdictOf(gate(doc, word(0, id, null), policy)), verdictOf(gate(doc, word(0, null, id), policy))]).toEqual([
      expected,
      expected,
    ]);
  });

  it('judges the deletion of what lies in no cell', () => {
    const verdicts = [entryOf, attributeOf].map((find) => {
      const doc = roomDocument();
      const { client, clock } = find(doc);
      return verdictOf(gate(doc, deletion(client, clock, 1), OPEN));
    });
    expect(verdicts).toEqual(['unknown-place', 'unknown-place']);
  });

  it('judges a parent that lies nowhere', () => {
    const doc = roomDocument();
    const parents = [entryOf(doc), goneIn(doc), gapIn(doc), (at(doc, 'a', 'ru')._start as Y.Item).id];
    expect(parents.map((parent) => verdictOf(gate(doc, word(0, null, null, parent), LATER)))).toEqual(
      parents.map(() => 'unknown-place'),
    );
  });
});

describe('gate, on a character of the same update', () => {
  it('lets nothing come into it, wherever in the update it stands', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    const sent: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => sent.push(update));
    at(client, 'a', 'ru').insert(0, 'xy');
    at(client, 'a', 'ru').insert(0, 'z😀z');
    const own = (clock: number): Y.ID => Y.createID(OWN, clock);
    const verdicts = [2, 3, 4, 5].map((left) =>
      verdictOf(gate(room, Y.mergeUpdates([...sent, word(6, own(left), left < 5 ? own(left + 1) : own(0))]), OPEN)),
    );
    expect(verdicts).toEqual(['ok a/ru', 'forbidden-content', 'ok a/ru', 'ok a/ru']);
  });
});

describe('gate, on a word between a cell and a gap', () => {
  /** The sender writes between two words of `c` while it is closed, then goes on beside it when it is open again. */
  function afterGap(goOn: (text: Y.Text) => void) {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    at(client, 'c', 'ru').insert(2, 'closed');
    const sent: Uint8Array[] = [];
    const first = gate(room, Y.encodeStateAsUpdate(client, Y.encodeStateVector(room)), CLOSED);
    if (!first.ok) throw new Error(first.reason);
    Y.applyUpdate(room, first.update);
    client.on('update', (update: Uint8Array) => sent.push(update));
    goOn(at(client, 'c', 'ru'));
    return { room, before: at(room, 'c', 'ru').toString(), update: sent[0] as Uint8Array };
  }
  const cases: [string, (text: Y.Text) => void][] = [
    ['behind the gap', (text) => text.insert(8, 'x')],
    ['before the gap', (text) => text.insert(2, 'x')],
    ['within the gap', (text) => text.insert(4, 'x')],
  ];
  it.each(cases)('makes a gap of one %s', (_name, goOn) => {
    const { room, before, update } = afterGap(goOn);
    expect(verdictOf(gate(room, update, OPEN))).toBe('unknown-place');
    const gated = gate(room, update, LATER);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(room, gated.update);
    expect([
      gated.places,
      gated.refused,
      gated.retired,
      Y.getState(room.store, OWN),
      at(room, 'c', 'ru').toString(),
      room.store.pendingStructs,
    ]).toEqual([[], [], [OWN], 7, before, null]);
  });

  it('makes one of what hangs on such a word in the same update', () => {
    const { room, before, update } = afterGap((text) =>
      text.doc?.transact(() => {
        text.insert(8, 'x');
        text.insert(9, 'y');
        text.insert(8, 'z');
        text.delete(9, 1);
      }),
    );
    const gated = gate(room, update, LATER);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(room, gated.update);
    expect([gated.places, gated.retired, at(room, 'c', 'ru').toString(), room.store.pendingDs]).toEqual([
      [],
      [OWN],
      before,
      null,
    ]);
  });
});

describe('gate, where something else goes wrong', () => {
  it('calls an error of the program no refusal', () => {
    const room = roomDocument();
    const update = updateOf(room, OWN, (client) => at(client, 'a', 'ru').insert(0, 'x'));
    const broken: Policy = {
      owns,
      mayWrite: () => {
        throw new TypeError('no such clause');
      },
    };
    expect(() => gate(room, update, broken)).toThrow('no such clause');
  });
});
