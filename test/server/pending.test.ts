/**
 * Yjs keeps what rests on something that is not there, and waits. On the server nothing may wait: a turn after which something
 * does is thrown away, a log in which something does is not read as if it were whole.
 */
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLog, verifyLog } from '../../server/history/log.ts';
import { replay, stored } from '../../server/history/replay.ts';
import { retrace, retraceInSlices, SLICES } from '../../server/history/retrace.ts';
import { Breach, isBreached } from '../../server/rooms/breach.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { cellOf, openDocument } from '../../src/crdt/document.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace, ROOM } from './small-workspace.ts';
import { record } from './storage-conformance.ts';

const RU = { clause: 'a', lang: 'ru' } as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function storageIn(): Storage {
  const folder = temporaryFolder();
  const storage = openStorage(folder.path);
  closing.push(() => {
    storage.close();
    folder.remove();
  });
  return storage;
}

const bytesOf = (...numbers: readonly (number | string)[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of numbers)
    if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint(encoder, part);
  return encoding.toUint8Array(encoder);
};
/** 0x84 as a varint is two bytes, and a struct's head is one. */
const behind = (left: readonly [number, number], text: string): Uint8Array =>
  Uint8Array.of(0x84, ...bytesOf(...left, text));
const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** A word behind one that nobody has, and the deletion of something that nobody has. */
const DANGLING = joined([1, 1, 9, 0], behind([8, 0], 'x'), [0]);
const DELETING = Uint8Array.of(0, 1, 9, 1, 0, 3);
const WAITING: [string, Uint8Array][] = [
  ['a word', DANGLING],
  ['a deletion', DELETING],
];

describe('isBreached', () => {
  it.each(WAITING)('says so of %s that waits', (_name, update) => {
    const doc = openDocument();
    expect(isBreached(doc, [], new Set())).toBe(false);
    Y.applyUpdate(doc, update);
    expect(isBreached(doc, [], new Set())).toBe(true);
  });

  it('says so of whatever was changed and not named', () => {
    const doc = openDocument();
    const named = new Set(['a/ru', 'b/ru']);
    expect(
      [[], ['a/ru'], ['a/ru', 'b/ru'], ['a/ru', 'b/fa'], ['*']].map((list) => isBreached(doc, list, named)),
    ).toEqual([false, false, false, true, true]);
  });
});

describe('Breach', () => {
  it('says which room, what was changed and what was named', () => {
    const breach = new Breach('small', [], new Set(['a/ru', '*']), ['a/ru', 'b/ru']);
    expect([breach.message, breach.room, breach.taken]).toEqual([
      'an update changed a/ru, * but named a/ru, b/ru',
      'small',
      [],
    ]);
  });
});

describe('a turn after which something waits', () => {
  it.each(WAITING)('is thrown away, where it is %s, and the room goes on from its log', async (_name, update) => {
    const world = await openSmallWorkspace(storageIn());
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    const before = cellOf(world.room().doc, RU)?.toString();
    Y.applyUpdate(world.room().doc, update, 'remote');
    ru.cell(RU).insert(0, 'слово ');
    world.settle();
    const { doc } = world.room();
    expect([
      ru.closed(),
      cellOf(doc, RU)?.toString(),
      doc.store.pendingStructs ?? doc.store.pendingDs,
      world.alarms.length > 0,
      [...world.storage.records(ROOM, 1, 1_000)].filter(({ kind }) => kind === 'refused').map(({ member }) => member),
      verifyLog(world.storage, ROOM),
    ]).toEqual([4503, before, null, true, ['ru'], null]);
    const again = world.sit('ru', 72);
    again.dial();
    world.settle();
    again.cell(RU).insert(0, 'снова ');
    world.settle();
    expect([again.saved(), cellOf(world.room().doc, RU)?.toString()]).toEqual([true, `снова ${before}`]);
  });
});

describe('a log in which something waits', () => {
  /** A log of one honest document and one more record with these bytes. */
  function logOf(bytes: Uint8Array): Storage {
    const storage = storageIn();
    const doc = openDocument();
    doc.clientID = 1;
    doc.getMap('meta').set('columns', [{ lang: 'ru', standing: 'authentic' }]);
    const log = openLog(storage, 'economy');
    const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...base } = record(1, { places: ['c1/ru'] });
    log.append({ ...base, kind: 'create', bytes: Y.encodeStateAsUpdate(doc) });
    log.append({ ...base, bytes });
    return storage;
  }
  const slices = (storage: Storage, to = 9) => retraceInSlices(storage, 'economy', ['c1/ru'], {}, to, SLICES);

  it.each(WAITING)('is not replayed, where it is %s', (_name, update) => {
    const storage = logOf(update);
    expect(() => replay(storage, 'economy')).toThrow('the log of economy does not apply cleanly up to record 2');
    expect(replay(storage, 'economy', 1)).toMatchObject({ seq: 1, records: 1, whole: true });
  });

  // What a record rests on may lie in other cells, and gaps stand in for those. What waits even so rests on itself.
  it.each([
    [
      'two words that hang on each other',
      joined([2, 1, 8, 0], behind([7, 0], 'x'), [1, 7, 0], behind([8, 0], 'y'), [0]),
    ],
    ['a deletion of more than it brings', joined([1, 1, 7, 0], [0, 4], [1, 7, 1, 0, 9])],
  ])('is not retraced, where it is %s', async (_name, update) => {
    const storage = logOf(update);
    const sentence = 'the log of economy does not apply cleanly to c1/ru';
    expect(() => retrace(storage, 'economy', ['c1/ru'])).toThrow(sentence);
    await expect(slices(storage)).rejects.toThrow(sentence);
    expect(() => retrace(storage, 'economy', ['c1/ru', 'c2/'])).toThrow(`${sentence}, c2/`);
    retrace(storage, 'economy', ['c1/ru'], {}, 1).destroy();
    (await slices(storage, 1)).destroy();
  });

  it('is not retraced either where a record is no update', async () => {
    const storage = logOf(Uint8Array.of(1, 1, 7, 0));
    expect(() => retrace(storage, 'economy', ['c1/ru'])).toThrow('record 2 of economy is malformed');
    await expect(slices(storage)).rejects.toThrow('record 2 of economy is malformed');
  });
});

describe('stored', () => {
  it('gives a newcomer what the checkpoint holds and what came after it', async () => {
    const world = await openSmallWorkspace(storageIn());
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    const states: unknown[] = [];
    const same: unknown[] = [];
    const look = (): void => {
      const { update, clocks } = stored(world.storage, ROOM);
      const copy = openDocument();
      Y.applyUpdate(copy, update);
      const { doc } = world.room();
      states.push([cellOf(copy, RU)?.toString(), copy.store.pendingStructs ?? copy.store.pendingDs]);
      same.push(clocks, Y.decodeStateVector(Y.encodeStateVector(doc)));
    };
    look();
    ru.cell(RU).insert(5, ' раз');
    world.settle();
    world.room().checkpoint();
    look();
    ru.cell(RU).insert(9, ' два');
    ru.cell(RU).delete(0, 1);
    world.settle();
    look();
    expect(states).toEqual([
      ['пункт', null],
      ['пункт раз', null],
      ['ункт раз два', null],
    ]);
    for (let at = 0; at < same.length; at += 2) expect(same[at]).toEqual(same[at + 1]);
  });

  it('answers whoever reads along while nobody writes, from the state that was kept', async () => {
    const world = await openSmallWorkspace(storageIn());
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    ru.cell(RU).insert(5, ' раз');
    world.settle();
    world.room().rest();
    const observer = world.sit('obs', 81);
    observer.dial();
    world.settle();
    expect([world.storage.checkpoints(ROOM).length, observer.cell(RU).toString()]).toEqual([1, 'пункт раз']);
  });
});
