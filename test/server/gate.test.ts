/**
 * The gate on single updates: what honest clients send in all their places, what Yjs would believe and nobody honest
 * sends, and what judging costs. The random suites are `fuzz-honest` and `fuzz-hostile`.
 */
import * as encoding from 'lib0/encoding';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { gate } from '../../server/rooms/gate.ts';
import type { Place } from '../../src/crdt/document.ts';
import type { Lang } from '../../src/language/language.ts';
import {
  COLLEAGUES,
  cell,
  copyOf,
  kept,
  OWN,
  type Part,
  roomDocument,
  SERVER,
  updateOf,
  verdictOf,
  written,
} from './gated-room.ts';

const RUSSIAN = {
  mayWrite: ({ lang, clause }: Place) => lang === 'ru' && clause !== 'c',
  owns: (id: number) => id === OWN,
};
const at = (doc: Y.Doc, clause: string, lang: Lang): Y.Text => cell(doc, { clause, lang });
const clauseMap = (doc: Y.Doc, id: string) => doc.getMap('clauses').get(id) as Y.Map<unknown>;

describe('gate', () => {
  let doc: Y.Doc;
  beforeAll(() => {
    doc = roomDocument();
  });

  const cases: [string, (doc: Y.Doc) => void, string][] = [
    ['typing in the own column', (d) => at(d, 'a', 'ru').insert(3, 'ттт'), 'ok a/ru'],
    ['deleting in the own column', (d) => at(d, 'a', 'ru').delete(0, 3), 'ok a/ru'],
    ['a mark', (d) => at(d, 'a', 'ru').format(0, 3, { bold: true }), 'ok a/ru'],
    [
      'typing and deleting at once in two clauses',
      (d) => {
        at(d, 'a', 'ru').insert(0, 'x');
        at(d, 'b', 'ru').delete(0, 1);
      },
      'ok a/ru b/ru',
    ],
    ['a NUL', (d) => at(d, 'a', 'ru').insert(0, 'x\u0000'), 'ok | a/ru'],
    ['an escape', (d) => at(d, 'a', 'ru').insert(0, '\u001b[2J'), 'ok | a/ru'],
    ['a direction', (d) => at(d, 'a', 'ru').insert(0, 'x\u2066y'), 'ok | a/ru'],
    ['a mark of direction', (d) => at(d, 'a', 'ru').insert(0, 'x\u200e'), 'ok | a/ru'],
    ['a filler', (d) => at(d, 'a', 'ru').insert(0, '\u3164'), 'ok | a/ru'],
    ['a joiner, and a minus behind its mark', (d) => at(d, 'a', 'ru').insert(0, 'x\u200cy \u200e\u22125\n'), 'ok a/ru'],
    [
      'what no text may hold, in one of two clauses',
      (d) => {
        at(d, 'a', 'ru').insert(0, 'x');
        at(d, 'b', 'ru').insert(0, 'y');
        at(d, 'a', 'ru').insert(2, '\u202e');
      },
      'ok b/ru | a/ru',
    ],
    ['an unknown mark', (d) => at(d, 'a', 'ru').format(0, 3, { colour: 'red' }), 'forbidden-content'],
    ['a mark with another value', (d) => at(d, 'a', 'ru').format(0, 3, { bold: 'yes' }), 'forbidden-content'],
    ['an embed', (d) => at(d, 'a', 'ru').insertEmbed(0, { image: 'x' }), 'forbidden-content'],
    ['a shared type in a cell', (d) => at(d, 'a', 'ru').insertEmbed(0, new Y.Map()), 'forbidden-content'],
    ['an attribute of a cell', (d) => at(d, 'a', 'ru').setAttribute('x', 'y'), 'forbidden-content'],
    ['typing in another column', (d) => at(d, 'a', 'fa').insert(0, 'x'), 'ok | a/fa'],
    ['deleting in another column', (d) => at(d, 'a', 'az').delete(0, 2), 'ok | a/az'],
    ['typing in a frozen clause', (d) => at(d, 'c', 'ru').insert(0, 'x'), 'ok | c/ru'],
    [
      'own and foreign column together',
      (d) => {
        at(d, 'a', 'ru').insert(0, 'x');
        at(d, 'a', 'fa').insert(0, 'x');
      },
      'ok a/ru | a/fa',
    ],
    ['a new clause', (d) => d.getMap('clauses').set('e', new Y.Map()), 'forbidden-content'],
    ['a status', (d) => clauseMap(d, 'a').set('status', 'agreed'), 'forbidden-content'],
    ['a deleted clause', (d) => d.getMap('clauses').delete('a'), 'unknown-place'],
    [
      'a replaced cell',
      (d) => (clauseMap(d, 'a').get('texts') as Y.Map<unknown>).set('ru', new Y.Text('x')),
      'forbidden-content',
    ],
    ['a subdocument', (d) => d.getMap('meta').set('x', new Y.Doc()), 'forbidden-content'],
    ['binary content', (d) => d.getMap('meta').set('x', new Uint8Array(3)), 'forbidden-content'],
    ['a root of its own', (d) => d.getText('other').insert(0, 'x'), 'unknown-place'],
    ['a stance', (d) => d.getMap('stances').set('a/RU', { stance: 'agree' }), 'forbidden-content'],
    [
      'half an emoji deleted',
      (d) => at(d, 'a', 'ru').delete(at(d, 'a', 'ru').toString().indexOf('😀'), 1),
      'forbidden-content',
    ],
  ];
  it.each(cases)('judges %s', (_name, edit, expected) => {
    expect(verdictOf(gate(doc, updateOf(doc, OWN, edit), RUSSIAN))).toBe(expected);
  });

  it('cuts off what the document already has', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    at(client, 'a', 'ru').insert(0, 'one ');
    Y.applyUpdate(room, Y.encodeStateAsUpdate(client));
    at(client, 'a', 'ru').insert(4, 'two ');
    const gated = gate(room, Y.encodeStateAsUpdate(client), RUSSIAN);
    expect(gated.ok && [gated.clients, verdictOf(gated)]).toEqual([[[OWN, 4, 4]], 'ok a/ru']);
    if (gated.ok) Y.applyUpdate(room, gated.update);
    expect(at(room, 'a', 'ru').toString()).toBe(at(client, 'a', 'ru').toString());
  });

  it('takes the allowed part of a mixed update, and gaps stand where the rest was', () => {
    const room = roomDocument();
    const closed = at(room, 'c', 'ru').toString();
    const client = copyOf(room, OWN);
    at(client, 'a', 'ru').insert(0, 'один ');
    at(client, 'c', 'ru').insert(0, 'закрыто ');
    at(client, 'c', 'ru').delete(8, 3);
    at(client, 'a', 'ru').insert(5, 'два ');
    at(client, 'a', 'ru').delete(9, 3);
    const gated = gate(room, Y.encodeStateAsUpdate(client, Y.encodeStateVector(room)), RUSSIAN);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(room, gated.update);
    expect({
      a: at(room, 'a', 'ru').toString(),
      c: at(room, 'c', 'ru').toString(),
      retired: gated.retired,
      pending: room.store.pendingStructs ?? room.store.pendingDs,
    }).toEqual({ a: at(client, 'a', 'ru').toString(), c: closed, retired: [OWN], pending: null });
  });

  it('lets what rests on a gap become one too, where a long update goes on after a refusal', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    const sent: Uint8Array[] = [];
    client.on('update', (update: Uint8Array) => sent.push(update));
    at(client, 'c', 'ru').insert(0, 'closed');
    client.transact(() => {
      at(client, 'c', 'ru').insert(6, 'more');
      at(client, 'a', 'ru').insert(0, 'open');
    });
    const policy = { ...RUSSIAN, resumes: (id: number) => id === OWN };
    const results = sent.map((update) => {
      const gated = gate(room, update, policy);
      if (gated.ok) Y.applyUpdate(room, gated.update);
      return [verdictOf(gated), gated.ok && gated.retired];
    });
    expect([
      results,
      at(room, 'a', 'ru').toString().slice(0, 4),
      verdictOf(gate(roomDocument(), sent[1] as never, RUSSIAN)),
    ]).toEqual([
      [
        ['ok | c/ru', [OWN]],
        ['ok a/ru', [OWN]],
      ],
      'open',
      'missing-dependency',
    ]);
  });
});

describe('gate, against bytes that Yjs would believe', () => {
  const info = (value: number): Uint8Array => Uint8Array.of(value);
  const TEXT_AFTER = info(0x84);
  const TEXT_IN = info(0x04);
  const doc = roomDocument();
  // The server has since replaced a cell; nothing may go into the old one.
  const oldCell = (at(doc, 'b', 'az')._item as Y.Item).id;
  (clauseMap(doc, 'b').get('texts') as Y.Map<unknown>).set('az', new Y.Text('new'));
  const first = (clause: string, lang: Lang): Y.ID => (at(doc, clause, lang)._start as Y.Item).id;
  const [ru, fa] = [first('a', 'ru'), first('a', 'fa')];
  const cellId = (at(doc, 'a', 'ru')._item as Y.Item).id;
  const typed = updateOf(doc, OWN, (d) => at(d, 'a', 'ru').insert(0, 'x'));
  const emojiItem = (() => {
    let item = at(doc, 'a', 'ru')._start;
    while (item && !(item.content instanceof Y.ContentString && item.content.str.includes('😀'))) item = item.right;
    return item as Y.Item;
  })();
  const emoji = emojiItem.id.clock + (emojiItem.content as Y.ContentString).str.indexOf('😀');
  const by = emojiItem.id.client;
  const one = (...struct: readonly Part[]): Uint8Array => written(1, 1, OWN, 0, ...struct, 0);

  const cases: [string, Uint8Array, string][] = [
    ['a foreign client id', updateOf(doc, 8, (d) => at(d, 'a', 'ru').insert(0, 'x')), 'foreign-client'],
    [
      "the server's id",
      one().length > 0
        ? written(1, 1, SERVER, Y.getState(doc.store, SERVER), TEXT_AFTER, ru.client, ru.clock, 'x', 0)
        : one(),
      'foreign-client',
    ],
    [
      'a first clock that leaves a gap',
      written(1, 1, OWN, 3, TEXT_AFTER, ru.client, ru.clock, 'x', 0),
      'missing-dependency',
    ],
    ['an origin that nobody has', one(TEXT_AFTER, 99, 0, 'x'), 'missing-dependency'],
    ['an item that hangs on itself', one(TEXT_AFTER, OWN, 0, 'x'), 'missing-dependency'],
    [
      'an item that hangs on its own future',
      written(1, 2, OWN, 0, TEXT_AFTER, OWN, 1, 'x', TEXT_AFTER, ru.client, ru.clock, 'y', 0),
      'missing-dependency',
    ],
    ['origins in two cells', one(info(0xc4), ru.client, ru.clock, fa.client, fa.clock, 'x'), 'unknown-place'],
    ['a parent that is no cell', one(TEXT_IN, 0, SERVER, 0, 'x'), 'unknown-place'],
    [
      'a parent that is a clause',
      one(
        TEXT_IN,
        0,
        (clauseMap(doc, 'a')._item as Y.Item).id.client,
        (clauseMap(doc, 'a')._item as Y.Item).id.clock,
        'x',
      ),
      'unknown-place',
    ],
    ['a parent that was deleted', one(TEXT_IN, 0, oldCell.client, oldCell.clock, 'x'), 'unknown-place'],
    ['a parent that comes later', one(TEXT_IN, 0, OWN, 5, 'x'), 'unknown-place'],
    ['a root as parent', one(TEXT_IN, 1, 'clauses', 'x'), 'unknown-place'],
    ['a key in a cell', one(info(0x24), 0, cellId.client, cellId.clock, 'ru', 'x'), 'forbidden-content'],
    ['text inside an emoji, from its left', one(TEXT_AFTER, by, emoji, 'x'), 'forbidden-content'],
    ['text inside an emoji, from its right', one(info(0x44), by, emoji + 1, 'x'), 'forbidden-content'],
    [
      'text inside an emoji of the same update',
      written(1, 2, OWN, 0, TEXT_AFTER, ru.client, ru.clock, '😀', TEXT_AFTER, OWN, 0, 'x', 0),
      'forbidden-content',
    ],
    ['the first half of an emoji deleted', written(0, 1, by, 1, emoji, 1), 'forbidden-content'],
    ['everything from within an emoji deleted', written(0, 1, by, 1, emoji + 1, 1), 'forbidden-content'],
    ['an emoji deleted whole', written(0, 1, by, 1, emoji, 2), 'ok a/ru'],
    ['no text at all', one(TEXT_AFTER, ru.client, ru.clock, ''), 'malformed'],
    ['a deleted run of no length', one(info(0x81), ru.client, ru.clock, 0), 'malformed'],
    ['a deleted run', one(info(0x81), ru.client, ru.clock, 5), 'ok a/ru'],
    ['a deleted run that uses up all clocks', one(info(0x81), ru.client, ru.clock, 2 ** 50), 'forbidden-content'],
    ['a clock past what can be counted', one(info(0x81), ru.client, ru.clock, 2 ** 53 - 1, info(0)), 'malformed'],
    [
      'half a surrogate pair in UTF-8',
      one(TEXT_AFTER, ru.client, ru.clock, 3, Uint8Array.of(0xed, 0xa0, 0xbd)),
      'malformed',
    ],
    ['a gap', one(info(0), 3), 'forbidden-content'],
    ['a skip', one(info(10), 3), 'forbidden-content'],
    ['a skip with an origin', one(info(0x8a), 3), 'malformed'],
    ['a skip with a key', one(info(0x2a), 3), 'malformed'],
    ['a gap with flags that mean nothing', one(info(0xe0), 3), 'forbidden-content'],
    ['an unknown kind of content', one(info(0x8b), ru.client, ru.clock, 'x'), 'malformed'],
    ['a mark that is not JSON', one(info(0x86), ru.client, ru.clock, 'bold', '{'), 'forbidden-content'],
    ['deletions of the future', written(0, 1, SERVER, 1, 0, 100_000), 'missing-dependency'],
    ['deletions of a client that is not there', written(0, 1, 99, 1, 0, 1), 'missing-dependency'],
    ['a deletion of nothing', written(0, 1, by, 1, 0, 0), 'malformed'],
    ['a deletion of the whole server', written(0, 1, SERVER, 1, 0, Y.getState(doc.store, SERVER)), 'unknown-place'],
    [
      'a client twice',
      written(2, 1, OWN, 0, TEXT_AFTER, ru.client, ru.clock, 'x', 1, OWN, 1, TEXT_AFTER, OWN, 0, 'y', 0),
      'malformed',
    ],
    [
      'a client twice, the second time empty',
      written(2, 1, OWN, 0, TEXT_AFTER, ru.client, ru.clock, 'x', 0, OWN, 1, 0),
      'malformed',
    ],
    ['a client without structs', written(1, 0, OWN, 0, 0), 'malformed'],
    [
      'two structs of a client in one section',
      written(1, 2, OWN, 0, TEXT_AFTER, ru.client, ru.clock, 'x', TEXT_AFTER, OWN, 0, 'y', 0),
      'ok a/ru',
    ],
    ['JSON content in a cell', one(info(0x82), ru.client, ru.clock, 1, '1'), 'forbidden-content'],
    ['any content in a cell', one(info(0x88), ru.client, ru.clock, 1, info(0x7d), 1), 'forbidden-content'],
    ['binary content in a cell', one(info(0x83), ru.client, ru.clock, 1, info(1)), 'forbidden-content'],
    ['an embed in a cell', one(info(0x85), ru.client, ru.clock, '{}'), 'forbidden-content'],
    ['a subdocument in a cell', one(info(0x89), ru.client, ru.clock, 'id', info(0x7e)), 'forbidden-content'],
    ['deletions of a client twice', written(0, 2, by, 1, emoji, 2, by, 1, emoji, 2), 'malformed'],
    ['bytes after the update', written(typed, 0), 'malformed'],
    ['the update in the second format', Y.convertUpdateFormatV1ToV2(typed), 'malformed'],
    [
      'a client id past 2^53',
      written(1, 1, Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127), 0, TEXT_AFTER, 1, 0, 'x', 0),
      'malformed',
    ],
    ['no bytes', new Uint8Array(), 'malformed'],
    ['an empty update', Uint8Array.of(0, 0), 'ok'],
    ['too many bytes', new Uint8Array(300_000), 'oversize'],
    [
      'too many structs',
      written(1, 20_001, OWN, 0, ...Array<Uint8Array>(20_001).fill(Uint8Array.of(0, 1)), 0),
      'oversize',
    ],
  ];
  it.each(cases)('refuses or takes rightly: %s', (_name, update, expected) => {
    const before = Y.encodeStateAsUpdate(doc);
    expect(verdictOf(gate(doc, update, RUSSIAN))).toBe(expected);
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(Buffer.from(before))).toBe(true);
  });

  it('refuses two clients that hang on each other', () => {
    const owns = (id: number) => id === 7 || id === 8;
    const circle = written(2, 1, 8, 0, TEXT_AFTER, 7, 0, 'x', 1, 7, 0, TEXT_AFTER, 8, 0, 'x', 0);
    expect(verdictOf(gate(doc, circle, { ...RUSSIAN, owns }))).toBe('missing-dependency');
    const chain = written(2, 1, 8, 0, TEXT_AFTER, 7, 0, 'x', 1, 7, 0, TEXT_AFTER, ru.client, ru.clock, 'x', 0);
    expect(verdictOf(gate(doc, chain, { ...RUSSIAN, owns }))).toBe('ok a/ru');
  });

  it('puts unsorted and overlapping deletions in order', () => {
    const room = roomDocument();
    const item = [...(room.store.clients.get(COLLEAGUES[0] as number) as Y.Item[])].find(
      (struct) => !struct.deleted && struct.parent === at(room, 'a', 'ru') && struct.length > 4,
    ) as Y.Item;
    const { client, clock } = item.id;
    const length = at(room, 'a', 'ru').length;
    const gated = gate(room, written(0, 1, client, 3, clock + 2, 1, clock, 2, clock + 1, 2), RUSSIAN);
    expect([verdictOf(gated), gated.ok && gated.update]).toEqual(['ok a/ru', written(0, 1, client, 1, clock, 3)]);
    if (gated.ok) Y.applyUpdate(room, gated.update);
    expect(at(room, 'a', 'ru').length).toBe(length - 3);
  });

  it('reads no further than the bytes, whatever a count promises', () => {
    for (const promise of [2 ** 31, 2 ** 40, 2 ** 52])
      for (const lie of [written(promise), written(1, promise, OWN, 0), written(0, promise), written(0, 1, 1, promise)])
        expect(verdictOf(gate(doc, lie, RUSSIAN))).toBe('malformed');
  });
});

describe('gate, where it writes an update anew', () => {
  it('puts clients in the order in which Yjs merges them without a loss', () => {
    const room = roomDocument();
    const own = { ...RUSSIAN, owns: (id: number) => id === OWN || id === OWN + 1 };
    const [low, high] = [OWN, OWN + 1].map((id) =>
      updateOf(room, id, (d) => at(d, 'a', 'ru').insert(id - OWN, `${id}`)),
    );
    const { structs } = Y.decodeUpdate(Y.mergeUpdates([low, high] as Uint8Array[]));
    expect(structs.map(({ id }) => id.client)).toEqual([OWN + 1, OWN]);
    const encoder = new Y.UpdateEncoderV1();
    encoding.writeVarUint(encoder.restEncoder, 2);
    for (const struct of [...structs].reverse()) {
      encoding.writeVarUint(encoder.restEncoder, 1);
      encoder.writeClient(struct.id.client);
      encoding.writeVarUint(encoder.restEncoder, struct.id.clock);
      struct.write(encoder, 0);
    }
    encoding.writeVarUint(encoder.restEncoder, 0);
    const gated = gate(room, encoder.toUint8Array(), own);
    expect(gated.ok && Y.decodeUpdate(gated.update).structs.map(({ id }) => id.client)).toEqual([OWN + 1, OWN]);
  });

  it('keeps the deletions of words that the same update brings', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    const update = kept(client, () => {
      at(client, 'c', 'ru').insert(0, 'закрыто');
      at(client, 'a', 'ru').insert(0, 'SECRET остаётся ');
      at(client, 'a', 'ru').delete(0, 7);
      at(client, 'b', 'ru').insert(0, 'SECRET');
      at(client, 'b', 'ru').delete(0, 6);
    });
    expect(Buffer.from(update).includes('SECRET')).toBe(true);
    const gated = gate(room, update, RUSSIAN);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(room, gated.update);
    expect([verdictOf(gated), at(room, 'a', 'ru').toString(), at(room, 'b', 'ru').toString()]).toEqual([
      'ok a/ru b/ru | c/ru',
      at(client, 'a', 'ru').toString(),
      at(client, 'b', 'ru').toString(),
    ]);
  });

  it('keeps them when a range covers what is known and what is new, and stops where the range stops', () => {
    const room = roomDocument();
    const client = copyOf(room, OWN);
    const update = kept(client, () => {
      at(client, 'a', 'ru').insert(0, 'abcd');
      Y.applyUpdate(room, Y.encodeStateAsUpdate(client));
      at(client, 'a', 'ru').insert(4, 'efgh');
      // Two structs that hang on others, so that they do not become one with what stands before.
      at(client, 'a', 'ru').insert(0, '!');
      at(client, 'a', 'ru').insert(0, '?');
      at(client, 'a', 'ru').delete(4, 4);
      at(client, 'a', 'ru').delete(0, 1);
    });
    const gated = gate(room, update, RUSSIAN);
    if (!gated.ok) throw new Error(gated.reason);
    Y.applyUpdate(room, gated.update);
    expect(at(room, 'a', 'ru').toString().slice(0, 5)).toBe('!abgh');
    expect(at(room, 'a', 'ru').toString()).toBe(at(client, 'a', 'ru').toString());
  });
});
