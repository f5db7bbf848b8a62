/**
 * What one member sends in a few bytes and the server would sort for long: it is refused, or taken in parts between which
 * others have their turn, and nothing of it is lost or comes in another order.
 */
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { PART } from '../../server/rooms/split.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { MESSAGE } from '../../src/protocol/message.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace, ROOM, type SmallWorkspace } from './small-workspace.ts';

const RU = { clause: 'a', lang: 'ru' } as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function workspace(): Promise<SmallWorkspace> {
  const { path, remove } = temporaryFolder();
  const storage = openStorage(path);
  closing.push(() => {
    storage.close();
    remove();
  });
  return openSmallWorkspace(storage);
}

/** Lets promises of the server go on, and the turns that they ask for, until everybody's words are with it. */
async function until(world: SmallWorkspace, done: () => boolean): Promise<void> {
  for (let round = 0; round < 400 && !done(); round++) {
    world.settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const updatesOf = (world: SmallWorkspace): { member: string; bytes: number }[] =>
  [...world.storage.records(ROOM, 1, 1_000_000)].flatMap(({ kind, member, bytes }) =>
    kind === 'update' ? [{ member, bytes: bytes?.length ?? 0 }] : [],
  );

const frame = (step: number, payload: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const value of [MESSAGE.sync, step]) encoding.writeVarUint(encoder, value);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
};

/** Structs of one letter in one section; `origins` says between which units the one at the clock goes. */
function letters(
  client: number,
  count: number,
  origins: (clock: number) => readonly (readonly [number, number] | null)[],
): Uint8Array {
  const encoder = encoding.createEncoder();
  const uint = (...numbers: readonly number[]): void => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  };
  uint(1, count, client, 0);
  for (let clock = 0; clock < count; clock++) {
    const [left, right] = origins(clock);
    encoding.writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
    for (const id of [left, right]) if (id) uint(...id);
    encoding.writeVarString(encoder, 'x');
  }
  uint(0);
  return encoding.toUint8Array(encoder);
}

describe('an update that is more than a turn', () => {
  it('is taken in parts, whole and in order, and what the same line says after it comes after it', async () => {
    const world = await workspace();
    const [ru, kz] = [world.sit('ru', 71), world.sit('kz', 72)];
    for (const one of [ru, kz]) one.dial();
    world.settle();
    const text = ru.cell(RU);
    ru.doc.transact(() => {
      // Never two in a row in one place, so that no two structs become one.
      for (let n = 0; n < 3 * PART; n++) text.insert(n % 2 === 0 ? 0 : text.length, 'ы');
    });
    text.insert(text.length, ' end');
    kz.cell(RU).insert(0, 'K');
    await until(world, () => ru.saved() && kz.saved());
    const shown = world.room().doc && world.room().snapshot().digest;
    expect([ru.saved(), kz.saved(), ru.closed(), ru.cell(RU).toString() === kz.cell(RU).toString()]).toEqual([
      true,
      true,
      null,
      true,
    ]);
    expect(ru.cell(RU).toString()).toMatch(/ы end$/);
    const records = updatesOf(world);
    const own = records.filter(({ member }) => member === 'ru');
    // The colleague's letter did not wait for the last part.
    expect([own.length > 3, records.findIndex(({ member }) => member === 'kz') < records.length - 1]).toEqual([
      true,
      true,
    ]);
    const newcomer = world.sit('ir', 73);
    newcomer.dial();
    world.settle();
    expect([newcomer.cell(RU).toString(), shown]).toEqual([ru.cell(RU).toString(), world.room().snapshot().digest]);
  });

  it('is refused as a whole where it may not write, said once, and the line goes on', async () => {
    const world = await workspace();
    const ir = world.sit('ir', 74);
    ir.dial();
    world.settle();
    const text = ir.cell(RU);
    ir.doc.transact(() => {
      for (let n = 0; n < 2 * PART; n++) text.insert(n % 2 === 0 ? 0 : text.length, 'ы');
    });
    await until(world, () => ir.own.some(({ type }) => type === 'refused'));
    expect([
      ir.own.flatMap((message) => (message.type === 'refused' ? [[message.reason, message.places]] : [])),
      world.room().snapshot().clauses[0]?.texts.ru?.paragraphs,
      ir.closed(),
    ]).toEqual([[['place', [RU]]], [[{ text: 'пункт' }]], null]);
  });
});

describe('twelve thousand structs between the same two letters', () => {
  it('are refused before anything is sorted, in one short message', async () => {
    const world = await workspace();
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    const { client, clock } = (ru.cell(RU)._start as Y.Item).id;
    const update = letters(71, 12_000, () => [
      [client, clock],
      [client, clock + 1],
    ]);
    ru.say(frame(2, update));
    await until(world, () => ru.own.some(({ type }) => type === 'refused'));
    const reasons = ru.own.flatMap((message) => (message.type === 'refused' ? [message.reason] : []));
    expect([reasons, world.room().snapshot().clauses[0]?.texts.ru?.paragraphs]).toEqual([
      ['impossible-order'],
      [[{ text: 'пункт' }]],
    ]);
  });
});

describe('a deletion of very many pieces, in a few bytes', () => {
  it('is taken in parts', async () => {
    const world = await workspace();
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    const text = ru.cell(RU);
    for (let round = 0; round < 4; round++)
      ru.doc.transact(() => {
        for (let n = 0; n < 1_000; n++) text.insert(n % 2 === 0 ? 0 : text.length, 'ы');
      });
    // A mark anywhere makes Yjs look through the deleted stretch around every piece.
    text.format(0, 1, { bold: true });
    await until(world, () => ru.saved());
    const before = updatesOf(world).length;
    text.delete(0, text.length);
    await until(world, () => ru.saved());
    expect([ru.saved(), world.room().snapshot().clauses[0]?.texts.ru?.paragraphs, ru.closed()]).toEqual([
      true,
      [[]],
      null,
    ]);
    expect(updatesOf(world).length - before).toBeGreaterThan(1);
  });
});

describe('sync step 1', () => {
  it('is answered once a turn, however often it is asked, with what was asked last', async () => {
    const world = await workspace();
    const obs = world.sit('obs', 75);
    obs.dial(false);
    world.settle();
    const nothing = Uint8Array.of(0);
    const everything = Y.encodeStateVector(world.room().doc);
    for (let n = 0; n < 500; n++) obs.say(frame(0, nothing));
    world.turn();
    const once = obs.hear();
    for (let n = 0; n < 500; n++) obs.say(frame(0, n < 499 ? nothing : everything));
    const heard: number[] = [];
    obs.doc.on('update', (update: Uint8Array) => heard.push(update.length));
    world.turn();
    expect([once, obs.hear(), heard]).toEqual([1, 1, []]);
  });

  it('ends the line of whoever sends a vector of a hundred thousand clients', async () => {
    const world = await workspace();
    const obs = world.sit('obs', 75);
    obs.dial(false);
    world.settle();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 100_000);
    for (let n = 0; n < 100_000; n++) {
      encoding.writeVarUint(encoder, 2 ** 31 + n);
      encoding.writeVarUint(encoder, n);
    }
    obs.say(frame(0, encoding.toUint8Array(encoder)));
    world.settle();
    expect(obs.closed()).toBe(4400);
  });
});
