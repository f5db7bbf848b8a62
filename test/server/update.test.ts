/** An update read without Yjs says what Yjs reads in it, for all that Yjs can write; and its small helpers at their edges. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  cutStart,
  finish,
  firstFrom,
  readInSlices,
  readUpdate,
  SLICE,
  type Struct,
  splitsCharacter,
  structAt,
  type Update,
} from '../../server/rooms/update.ts';
import { type Part, written } from './gated-room.ts';

const head = (value: number): Uint8Array => Uint8Array.of(value);
const read = (bytes: Uint8Array, most = 1_000): Update => {
  const update = readUpdate(bytes, most);
  if (typeof update === 'string') throw new Error(update);
  return update;
};
const all = (update: Update): Struct[] => [...update.structs.values()].flat();

describe('readUpdate', () => {
  /** One of everything that Yjs writes. */
  function everything(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = 7;
    const text = doc.getText('text');
    text.insert(0, 'слово 😀');
    text.format(0, 2, { bold: true });
    text.format(1, 1, { bold: null });
    text.insertEmbed(3, { image: 'x' });
    text.delete(5, 1);
    const map = doc.getMap('map');
    map.set('any', [1, { deep: ['x', null, true, 1.5] }, 'z']);
    map.set('bytes', Uint8Array.of(1, 2, 3));
    map.set('doc', new Y.Doc({ guid: 'sub' }));
    map.set('text', new Y.Text('inside'));
    doc.getArray('array').insert(0, [1, 2, 'three', new Y.Map()]);
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('xml').insert(0, [paragraph, new Y.XmlText('words'), new Y.XmlHook('hook') as never]);
    map.set('replaced', new Y.Text('gone'));
    map.set('replaced', 1);
    return doc;
  }

  it('finds the structs that Yjs finds, with their ids, lengths, origins and words', () => {
    const bytes = Y.encodeStateAsUpdate(everything());
    const update = read(bytes);
    const { structs, ds } = Y.decodeUpdate(bytes);
    const ids = (id: { client: number; clock: number } | null) => id && { client: id.client, clock: id.clock };
    expect(
      all(update).map(({ clock, length, origin, rightOrigin, text }) => [clock, length, origin, rightOrigin, text]),
    ).toEqual(
      structs.map((struct) => [
        struct.id.clock,
        struct.length,
        struct instanceof Y.Item ? ids(struct.origin) : null,
        struct instanceof Y.Item ? ids(struct.rightOrigin) : null,
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
      ]),
    );
    expect([...update.deletions]).toEqual(
      [...ds.clients].map(([client, list]) => [client, list.map(({ clock, len }) => ({ clock, length: len }))]),
    );
    expect([update.count, update.canonical, new Set(all(update).map(({ ref }) => ref)).size]).toEqual([
      structs.length,
      true,
      9,
    ]);
    // Their bytes lie one behind the other.
    expect(all(update).every(({ from, to }, at, list) => from < to && (at === 0 || list[at - 1]?.to === from))).toBe(
      true,
    );
  });

  it('calls fit what may stand in a cell: words, marks on and off, deleted runs', () => {
    const fit = all(read(Y.encodeStateAsUpdate(everything()))).filter(({ fit }) => fit);
    // Words in places that are no cell are fit as well: where they may stand is another question.
    expect(new Set(fit.map(({ ref }) => ref))).toEqual(new Set([1, 4, 6]));
    const one = (...struct: readonly Part[]): boolean | undefined =>
      all(read(written(1, 1, 7, 0, ...struct, 0)))[0]?.fit;
    const cases: [boolean, ...Part[]][] = [
      [true, head(0x86), 1, 0, 'bold', 'true'],
      [true, head(0x86), 1, 0, 'italic', 'null'],
      [false, head(0x86), 1, 0, 'bold', 'false'],
      [false, head(0x86), 1, 0, 'bold', ''],
      [false, head(0x86), 1, 0, 'colour', 'true'],
      [true, head(0x81), 1, 0, 2 ** 24],
      [false, head(0x81), 1, 0, 2 ** 24 + 1],
      [true, head(0x84), 1, 0, 'x'],
      [false, head(0xa4), 1, 0, 'x'],
      [false, head(0), 1],
      [false, head(10), 1],
    ];
    expect(cases.map(([, ...struct]) => one(...struct))).toEqual(cases.map(([expected]) => expected));
  });

  it('finds no words in gaps, skips and deleted runs', () => {
    const structs = all(read(written(1, 3, 7, 0, head(0), 2, head(10), 3, head(0x81), 1, 0, 4, 0)));
    expect(structs.map(({ clock, length, ref, text }) => [clock, length, ref, text])).toEqual([
      [0, 2, 0, ''],
      [2, 3, 10, ''],
      [5, 4, 1, ''],
    ]);
  });

  it('counts clocks as far as numbers go', () => {
    const last = Number.MAX_SAFE_INTEGER;
    const at = (clock: number, length: number) => readUpdate(written(1, 1, 7, clock, head(0), length, 0), 9);
    expect([at(last - 1, 1), at(last, 1), at(last - 5, 9)].map((one) => typeof one)).toEqual([
      'object',
      'string',
      'string',
    ]);
    const deletion = (clock: number) => typeof readUpdate(written(0, 1, 7, 1, clock, 1), 9);
    expect([deletion(last - 1), deletion(last)]).toEqual(['object', 'string']);
  });

  it('takes as many structs as it may, and not one more', () => {
    const bytes = written(1, 3, 7, 0, ...Array<Uint8Array>(3).fill(Uint8Array.of(0, 1)), 0);
    expect([read(bytes, 3).count, readUpdate(bytes, 2)]).toEqual([3, 'oversize']);
  });

  it.each<[string, readonly number[], readonly (readonly [number, number])[], boolean]>([
    [
      'in order',
      [0, 2, 4, 1, 9, 3],
      [
        [0, 2],
        [4, 1],
        [9, 3],
      ],
      true,
    ],
    ['one', [4, 1], [[4, 1]], true],
    ['touching', [0, 2, 2, 1], [[0, 3]], false],
    ['overlapping', [0, 5, 2, 6], [[0, 8]], false],
    ['one within the other', [0, 9, 2, 1], [[0, 9]], false],
    [
      'unsorted',
      [5, 1, 0, 1],
      [
        [0, 1],
        [5, 1],
      ],
      false,
    ],
    [
      'unsorted, then touching',
      [2, 1, 0, 2, 7, 1],
      [
        [0, 3],
        [7, 1],
      ],
      false,
    ],
  ])('puts deletions in order: %s', (_name, numbers, expected, canonical) => {
    const update = read(written(0, 1, 7, numbers.length / 2, ...numbers));
    expect([update.deletions.get(7), update.canonical]).toEqual([
      expected.map(([clock, length]) => ({ clock, length })),
      canonical,
    ]);
  });

  it('knows whether clients come as Yjs writes them', () => {
    const of = (...clients: readonly number[]): boolean =>
      read(written(clients.length, ...clients.flatMap((client) => [1, client, 0, head(0), 1]), 0)).canonical;
    expect([of(), of(7), of(9, 7, 1), of(7, 9), of(9, 1, 7)]).toEqual([true, true, true, false, false]);
    const both = written(2, 1, 9, 0, head(0), 1, 1, 7, 0, head(0), 1, 1, 7, 2, 4, 1, 0, 1);
    expect(read(both).canonical).toBe(false);
  });

  it('pauses after each slice of deletions too, be they of one client or of many', () => {
    const pausesOf = (bytes: Uint8Array): unknown[] => {
      const steps: unknown[] = [];
      const work = readInSlices(bytes, 1e6);
      let step = work.next();
      for (; !step.done; step = work.next()) steps.push(step.value);
      return [steps.length, typeof step.value];
    };
    const ranges = (count: number) => Array.from({ length: count }, (_, at) => [2 * at, 1]).flat();
    const nothing = (count: number) => Array.from({ length: count }, (_, at) => [at, 0]).flat();
    // A client is a step as well.
    expect([
      pausesOf(written(0, 1, 7, SLICE - 2, ...ranges(SLICE - 2))),
      pausesOf(written(0, 1, 7, SLICE - 1, ...ranges(SLICE - 1))),
      pausesOf(written(0, 1, 7, 2 * SLICE, ...ranges(2 * SLICE))),
      pausesOf(written(0, SLICE, ...nothing(SLICE))),
    ]).toEqual([
      [0, 'object'],
      [1, 'object'],
      [2, 'object'],
      [1, 'object'],
    ]);
  });

  it('puts so many deletions of a client in order, and takes any number that are', () => {
    const ranges = (count: number) => Array.from({ length: count }, (_, at) => [2 * at, 1]).flat();
    const last = (count: number) => readUpdate(written(0, 1, 7, count, 5_000_000, 1, ...ranges(count - 1)), 9);
    expect((last(SLICE) as Update).deletions.get(7)?.at(-1)).toEqual({ clock: 5_000_000, length: 1 });
    expect([last(SLICE + 1), typeof readUpdate(written(0, 1, 7, SLICE + 1, ...ranges(SLICE + 1)), 9)]).toEqual([
      'malformed',
      'object',
    ]);
  });

  it('pauses after each slice, and says the same without pauses', () => {
    const bytes = written(1, 2 * SLICE + 1, 7, 0, ...Array<Uint8Array>(2 * SLICE + 1).fill(Uint8Array.of(0, 1)), 0);
    const work = readInSlices(bytes, 1e6);
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) pauses++;
    expect([pauses, (step.value as Update).count, finish(readInSlices(bytes, 1e6))]).toEqual([
      2,
      2 * SLICE + 1,
      step.value,
    ]);
  });
});

describe('cutStart', () => {
  const struct = (more: Partial<Struct>): Struct => ({
    ...{
      client: 7,
      clock: 10,
      length: 6,
      ref: 4,
      origin: { client: 1, clock: 0 },
      rightOrigin: { client: 1, clock: 1 },
    },
    ...{ parent: null, text: 'ab😀cd', fit: true, from: 3, to: 9 },
    ...more,
  });
  const rest = { client: 7, clock: 12, length: 4, origin: { client: 7, clock: 11 }, parent: null, from: 0, to: 0 };

  it('leaves the end, which hangs on the unit before it', () => {
    expect(cutStart(struct({}), 2)).toEqual({ ...struct({}), ...rest, text: '😀cd' });
    expect(cutStart(struct({ origin: null, rightOrigin: null, parent: { client: 1, clock: 5 } }), 2)).toEqual({
      ...struct({}),
      ...rest,
      rightOrigin: null,
      text: '😀cd',
    });
  });

  it('leaves nothing fit of a torn character, nor of what was not', () => {
    expect([1, 2, 3, 4].map((offset) => cutStart(struct({}), offset).fit)).toEqual([true, true, false, true]);
    expect(cutStart(struct({ fit: false }), 2).fit).toBe(false);
  });

  it.each([
    ['a gap', 0],
    ['a skip', 10],
  ])('lets %s hang on nothing', (_name, ref) => {
    const gap = struct({ ref, text: '', origin: null, rightOrigin: null, fit: false });
    expect(cutStart(gap, 2)).toEqual({ ...gap, ...rest, origin: null });
  });
});

describe('splitsCharacter', () => {
  it('sees both halves of a character, and nothing else', () => {
    const cuts = (text: string): number[] =>
      Array.from({ length: text.length + 3 }, (_, at) => at - 1).filter((at) => splitsCharacter(text, at));
    expect(
      [
        'ab',
        'a😀b',
        '😀😀',
        '😀',
        '',
        '\ud83d',
        '\ude00',
        '\ude00\ud83d',
        '\ude00\ude00',
        '\ud83d\ud83d',
        'a\ude00',
        '\ud83da',
      ].map(cuts),
    ).toEqual([[], [2], [1, 3], [1], [], [], [], [], [], [], [], []]);
  });
});

describe('firstFrom and structAt', () => {
  const list = all(read(written(1, 3, 7, 5, head(0), 2, head(0), 1, head(0), 4, 0)));

  it('find the struct by its clocks', () => {
    const found = (clock: number): number | undefined => structAt(new Map([[7, list]]), { client: 7, clock })?.clock;
    expect([0, 4, 5, 6, 7, 8, 11, 12].map((clock) => firstFrom(list, clock))).toEqual([0, 0, 0, 0, 1, 2, 2, 3]);
    expect([0, 4, 5, 6, 7, 8, 11, 12].map(found)).toEqual([undefined, undefined, 5, 5, 7, 8, 8, undefined]);
    expect([structAt(new Map(), { client: 7, clock: 5 }), firstFrom([], 3)]).toEqual([undefined, 0]);
  });
});
