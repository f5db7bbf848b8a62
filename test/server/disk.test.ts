/**
 * What a disk and a clock can do to a server: a COMMIT that fails, a volume that is full, a clock that is set back, and a
 * backup from before that meets clients who know more. A cut off database file is in `serve.test.ts`, kills in `kill.test.ts`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type * as Y from 'yjs';
import { verifyLog } from '../../server/history/log.ts';
import { declarationAt } from '../../server/history/points.ts';
import { replay } from '../../server/history/replay.ts';
import { cellHistory } from '../../server/history/versions.ts';
import { backUp, putBack } from '../../server/storage/backup.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { systemClock, systemRandom } from '../../src/client/edges.ts';
import { openRoom } from '../../src/client/room.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { temporaryFolder, until } from '../support/server.ts';
import { smallVolume } from '../support/volume.ts';
import { start } from './alternat.ts';
import { type Member, openSmallWorkspace, ROOM } from './small-workspace.ts';

const RU = { clause: 'a', lang: 'ru' } as const;
const type = (member: Member, text: string): void => member.cell(RU).insert(member.cell(RU).length, text);
const inLog = (storage: Storage): string => {
  const { doc } = replay(storage, ROOM);
  return cellOf(doc, RU)?.toString() ?? '';
};
const folders = Array.from({ length: 4 }, temporaryFolder);
const folder = (index: number): string => (folders[index] as (typeof folders)[0]).path;
afterAll(() => {
  for (const one of folders) one.remove();
});

describe('a COMMIT that fails', () => {
  it('tells nobody anything, closes with "come back", and everybody who comes back has lost nothing', async () => {
    const sound = openStorage(folder(0));
    let broken = false;
    const storage: Storage = {
      ...sound,
      commit: () => {
        if (broken) throw new Error('disk I/O error');
        sound.commit();
      },
    };
    const world = await openSmallWorkspace(storage);
    const [ru, kz] = [world.sit('ru', 71), world.sit('kz', 72)];
    for (const one of [ru, kz]) one.dial();
    world.settle();
    type(ru, ' one');
    world.settle();
    expect([ru.saved(), kz.cell(RU).toString()]).toEqual([true, 'пункт one']);
    const head = world.room().head();

    broken = true;
    type(ru, ' two');
    type(kz, ' three');
    world.settle();
    expect({
      closed: [ru.closed(), kz.closed()],
      saved: [ru.saved(), kz.saved()],
      others: [ru.cell(RU).toString(), kz.cell(RU).toString()],
      head: world.room().head(),
      log: inLog(sound),
      alarmed: world.alarms.length > 0,
    }).toEqual({
      closed: [4503, 4503],
      saved: [false, false],
      others: ['пункт one two', 'пункт one three'],
      head,
      log: 'пункт one',
      alarmed: true,
    });

    broken = false;
    for (const one of [ru, kz]) one.dial();
    world.settle();
    const text = world.room().doc && inLog(sound);
    expect([ru.saved(), kz.saved(), ru.cell(RU).toString(), kz.cell(RU).toString()]).toEqual([true, true, text, text]);
    for (const words of ['one', 'two', 'three']) expect(text).toContain(words);
    expect(verifyLog(sound, ROOM)).toBeNull();
    world.workspace.close();
  });
});

describe('a clock that is set back', () => {
  it('leaves the chain whole, the order of the log as it was, and histories readable', async () => {
    const storage = openStorage(folder(1));
    const days = ['18T08:00', '18T08:10', '17T23:00', '18T07:59', '11T08:00', '18T08:11'];
    let today = 0;
    const now = (): string => `2025-11-${days[today]}:00.000Z`;
    const world = await openSmallWorkspace(storage, { now });
    const ru = world.sit('ru', 71);
    ru.dial();
    world.settle();
    for (today = 0; today < days.length; today++) {
      type(ru, ` ${today}`);
      world.settle();
    }
    today = 2;
    const steps = [...storage.records(ROOM, 1, 1_000)].map(({ seq, at, kind }) => ({ seq, at, kind }));
    expect({
      saved: ru.saved(),
      log: inLog(storage),
      fault: verifyLog(storage, ROOM),
      order: steps.map(({ seq }) => seq),
      times: steps.filter(({ kind }) => kind === 'update').map(({ at }) => at.slice(8, 16)),
      versions: cellHistory(storage, ROOM, 'a', 'ru').at(-1)?.text,
    }).toEqual({
      saved: true,
      log: 'пункт 0 1 2 3 4 5',
      fault: null,
      order: steps.map((_, index) => index + 1),
      times: days,
      versions: 'пункт 0 1 2 3 4 5',
    });
    world.workspace.close();
  });
});

describe('a backup from before, met by clients who know more', () => {
  it('has another epoch, and takes nothing from their copies that would double or disturb its text', async () => {
    const first = openStorage(folder(2));
    const before = await openSmallWorkspace(first);
    const [ru, kz] = [before.sit('ru', 71), before.sit('kz', 72)];
    for (const one of [ru, kz]) one.dial();
    before.settle();
    type(ru, ' saved');
    before.settle();
    const epoch = before.room().epoch;
    const file = join(folder(2), 'backup.db');
    await backUp(folder(2), file);
    type(kz, ' lost');
    type(ru, ' on top');
    before.settle();
    // Another edits what only the lost tail knows: to the restored room that is a letter from nowhere.
    ru.cell(RU).delete(ru.cell(RU).toString().indexOf(' lost'), 2);
    before.settle();
    before.workspace.close();

    putBack(folder(3), file, '2025-11-18');
    const second = openStorage(folder(3));
    const after = await openSmallWorkspace(second);
    after.workspace.turns.enqueue(() => after.room().renewEpoch('e-restored'));
    after.turn();
    const restored = inLog(second);
    const [old, fresh] = [after.sit('ru', 71, ru.doc), after.sit('kz', 73)];
    fresh.dial();
    // A stock client sends all it has, whatever the epoch.
    old.dial();
    after.settle();
    expect({
      restored,
      epoch: [epoch === after.room().epoch, fresh.own.find((message) => message.type === 'hello')],
      now: inLog(second),
      theirs: old.cell(RU).toString().includes('on top'),
      refused: old.own.some((message) => message.type === 'refused'),
      saved: old.saved(),
    }).toMatchObject({
      restored: 'пункт saved',
      epoch: [false, { epoch: 'e-restored' }],
      now: 'пункт saved',
      theirs: true,
      refused: true,
      saved: false,
    });
    type(fresh, ' and on');
    after.settle();
    expect([fresh.saved(), inLog(second), after.room().doc.store.pendingStructs, verifyLog(second, ROOM)]).toEqual([
      true,
      'пункт saved and on',
      null,
      null,
    ]);
    after.workspace.close();
  });
});

const volume = smallVolume();
afterAll(() => volume?.remove());

describe.skipIf(!volume)('a disk that is full', () => {
  it('costs patience and no text: the server goes on when there is room again', { timeout: 60_000 }, async () => {
    const data = join(volume?.path as string, 'data');
    mkdirSync(data);
    const server = start(['serve', '--demo', '--data', data, '--port', '0']);
    const address = await server.ready;
    const answer = await fetch(`${address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ member: 'ru-neg' }),
    });
    const { token } = (await answer.json()) as { token: string };
    const place = { clause: 'gen-p1', lang: 'ru' } as const;
    const room = openRoom({
      resolution: 'general',
      url: `${address.replace('http', 'ws')}/sync/general`,
      token: () => token,
      openSocket: (url, protocols) => new WebSocket(url, [...protocols]) as never,
      clock: systemClock,
      random: systemRandom,
    });
    const saved = (): boolean => room.link.get().state === 'saved';
    const write = (word: string): void => {
      const cell = room.cell(place) as Y.Text;
      room.doc.transact(() => cell.insert(cell.length, word), room.origin);
    };
    await until(() => room.synced.get() && saved(), 'the client to sync');
    write(' ⟨before⟩');
    await until(saved, 'the first words to be saved');

    const makeRoom = volume?.fill(0);
    // The write-ahead log has some room left; what does not fit any more is not acknowledged.
    let full = false;
    for (let word = 0; word < 40 && !full; word++) {
      write(` ⟨full ${word}⟩${'ж'.repeat(20_000)}`);
      full = await until(saved, 'the word to be saved', 400).then(
        () => false,
        () => true,
      );
    }
    expect([full, saved(), server.child.exitCode]).toEqual([true, false, null]);
    makeRoom?.();
    await until(saved, 'the client to come back and be saved', 30_000);
    const words = (room.cell(place) as Y.Text).toString();
    room.close();
    server.child.kill('SIGKILL');
    await server.done.catch(() => {});

    const storage = openStorage(data);
    const text = JSON.stringify(declarationAt(storage, 'general', 'now'));
    const marks = words.match(/⟨[^⟩]*⟩/g) ?? [];
    expect([verifyLog(storage, 'general'), marks.length > 1, marks.filter((mark) => !text.includes(mark))]).toEqual([
      null,
      true,
      [],
    ]);
    storage.close();
  });
});
