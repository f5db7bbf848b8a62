/**
 * What items hold, read over without building it: whatever lib0 and Yjs write ends where the next struct begins, whatever is cut
 * short is malformed, and none of it costs more than a part of a turn.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { VALUES } from '../../server/rooms/content.ts';
import { readInSlices, readUpdate, type Struct } from '../../server/rooms/update.ts';

type Write = (encoder: encoding.Encoder) => void;
const uint =
  (...numbers: readonly number[]): Write =>
  (encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
const bytes =
  (...list: readonly number[]): Write =>
  (encoder) =>
    encoding.writeUint8Array(encoder, Uint8Array.from(list));
/** So many bytes of one value. */
const filled =
  (count: number, value = 0): Write =>
  (encoder) =>
    encoding.writeUint8Array(encoder, new Uint8Array(count).fill(value));
const string =
  (text: string): Write =>
  (encoder) =>
    encoding.writeVarString(encoder, text);
const any =
  (...values: readonly unknown[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeAny(encoder, value as never);
  };
const all = (...parts: readonly Write[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of parts) part(encoder);
  return encoding.toUint8Array(encoder);
};
/** An update of one item with this content behind another, and a word behind it. */
const around = (kind: number, ...content: readonly Write[]): Uint8Array =>
  all(uint(1, 2, 7, 0), bytes(0x80 | kind), uint(1, 0), ...content, bytes(0x84), uint(1, 0), string('ж'), uint(0));
const structsOf = (update: Uint8Array): string | Pick<Struct, 'clock' | 'length' | 'fit' | 'text'>[] => {
  const read = readUpdate(update, 9);
  if (typeof read === 'string') return read;
  return (read.structs.get(7) ?? []).map(({ clock, length, fit, text }) => ({ clock, length, fit, text }));
};
/** The item takes up so many clocks and may not stand in a cell, and the word comes after it. */
const unfit = (length: number) => [
  { clock: 0, length, fit: false, text: '' },
  { clock: length, length: 1, fit: true, text: 'ж' },
];

const [JSON_TEXT, BINARY, EMBED, TYPE, ANY, SUBDOCUMENT] = [2, 3, 5, 7, 8, 9] as const;
const VALUES_OF_ALL_KINDS: readonly unknown[] = [
  ...[undefined, null, true, false, 0, 1, -1, 63, 64, -64, 2 ** 31 - 1, -(2 ** 31), 1.5, 0.1, 2 ** 40],
  ...[10n ** 15n, '', 'слово 😀', 'x'.repeat(300), new Uint8Array(0), new Uint8Array(200).fill(255)],
  ...[[], [1, 2, [3, [], 'x']], {}, { a: 1, слово: { b: [{ c: null }, 'd'], e: {} } }, [{}, [{}]]],
];

describe('readUpdate, of what items hold', () => {
  const cases: [string, Uint8Array, number][] = [
    ...VALUES_OF_ALL_KINDS.map((value, at): [string, Uint8Array, number] => [
      `the value ${at}, ${typeof value}`,
      around(ANY, uint(1), any(value)),
      1,
    ]),
    ['all these values', around(ANY, uint(VALUES_OF_ALL_KINDS.length), any(...VALUES_OF_ALL_KINDS)), 26],
    ['JSON texts', around(JSON_TEXT, uint(3), string('{}'), string(''), string('"слово"')), 3],
    ['bytes', around(BINARY, uint(3), bytes(1, 2, 3)), 1],
    ['an embed', around(EMBED, string('{"image":"x"}')), 1],
    ...[0, 1, 2, 4, 6].map((type): [string, Uint8Array, number] => [`a type ${type}`, around(TYPE, uint(type)), 1]),
    ...[3, 5].map((type): [string, Uint8Array, number] => [
      `a type ${type}, which has a name`,
      around(TYPE, uint(type), string('paragraph')),
      1,
    ]),
    ['a subdocument', around(SUBDOCUMENT, string('guid'), any({ gc: true })), 1],
  ];

  it.each(cases)('finds where it ends: %s', (_name, update, length) => {
    expect(structsOf(update)).toEqual(unfit(length));
    // Whatever is missing at the end.
    for (let to = 0; to < update.length; to++)
      expect([to, readUpdate(update.slice(0, to), 9)]).toEqual([to, 'malformed']);
  });

  it('knows no other kinds of values', () => {
    for (const kind of [0, 115, 128, 255]) expect(structsOf(around(ANY, uint(1), bytes(kind)))).toBe('malformed');
  });

  it('needs no stack for arrays in arrays', () => {
    const nested: Write = (encoder) => {
      for (let depth = 0; depth < 100_000; depth++) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1));
    };
    expect(structsOf(around(ANY, uint(1), nested, bytes(126)))).toEqual(unfit(1));
  });

  it('reads so many values in one item, nested ones counted, and not one more', () => {
    const flat = (count: number) => around(ANY, uint(count), filled(count, 126));
    const nested = (count: number) => around(ANY, uint(1), bytes(117), uint(count), filled(count, 126));
    const texts = (count: number) => around(JSON_TEXT, uint(count), filled(count));
    expect([flat(VALUES), nested(VALUES - 1), texts(VALUES)].map(structsOf)).toEqual([
      unfit(VALUES),
      unfit(1),
      unfit(VALUES),
    ]);
    expect([flat(VALUES + 1), nested(VALUES), texts(VALUES + 1)].map(structsOf)).toEqual([
      'malformed',
      'malformed',
      'malformed',
    ]);
  });

  it('does not believe a promise of more bytes than there are', () => {
    for (const many of [1_000, 2 ** 31, 2 ** 52])
      for (const content of [
        [BINARY, uint(many)],
        [EMBED, uint(many)],
        [JSON_TEXT, uint(many)],
        [ANY, uint(many)],
        [ANY, uint(1), bytes(119), uint(many)],
        [ANY, uint(1), bytes(117), uint(many)],
        [ANY, uint(1), bytes(118), uint(many)],
      ] as const) {
        const [kind, ...rest] = content;
        expect(structsOf(around(kind, ...rest))).toBe('malformed');
      }
  });
});

describe('readInSlices', () => {
  it('pauses after structs that are long, too', () => {
    const item = (size: number) => [bytes(0x80 | BINARY), uint(1, 0, size), filled(size)];
    const pauses = (count: number, size: number): number => {
      const structs = Array.from({ length: count }, () => item(size)).flat();
      const steps = [...readInSlices(all(uint(1, count, 7, 0), ...structs, uint(0)), 99)];
      return steps.length;
    };
    expect([pauses(3, 60_000), pauses(1, 300_000), pauses(8, 200_000), pauses(4, 300_000)]).toEqual([0, 1, 4, 4]);
    // Ten bytes stand before the bytes of the first.
    expect([pauses(1, 256 * 1024 - 11), pauses(1, 256 * 1024 - 10)]).toEqual([0, 1]);
  });
});
