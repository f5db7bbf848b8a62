/**
 * A data folder that somebody has had their hands in: what lies beside the logs is believed only where the logs vouch for it,
 * and `verifyFolder` names what does not follow from them.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '../../server/history/log.ts';
import { milestoneText } from '../../server/history/milestones.ts';
import { declarationAt } from '../../server/history/points.ts';
import { replay, stored } from '../../server/history/replay.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import {
  edit,
  faultsOf,
  folder,
  forgeCheckpoint,
  milestoneOf,
  opened,
  RU,
  textIn,
  vouchAnew,
} from './edited-folder.ts';
import { openSmallWorkspace, ROOM } from './small-workspace.ts';

describe('a folder as it was left', () => {
  it('has no fault, and its checkpoint is used', async () => {
    const path = await folder();
    expect([faultsOf(path), textIn(path)]).toEqual([[], 'пункт one two']);
    expect(opened(path, (storage) => replay(storage, ROOM).whole)).toBe(false);
  });

  it('has none either when an earlier version, which vouched for nothing, has written it', async () => {
    const path = await folder({ checkpoint: false });
    const state = opened(path, (storage) => Y.encodeStateAsUpdate(replay(storage, ROOM).doc));
    const seq = opened(path, (storage) => storage.head(ROOM)?.seq ?? 0);
    edit(path, 'INSERT INTO checkpoint VALUES (?, ?, ?)', ROOM, seq, state);
    expect([faultsOf(path), textIn(path)]).toEqual([[], 'пункт one two']);
    // It is not relied upon: the log is read from its first record.
    expect(opened(path, (storage) => replay(storage, ROOM).whole)).toBe(true);
  });
});

describe('a forged checkpoint', () => {
  it('is named, and nobody reads it: neither the room, nor a newcomer, nor a point of the log', async () => {
    const path = await folder();
    const seq = forgeCheckpoint(path);
    const alarms: object[] = [];
    const read = opened(
      path,
      (storage) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, stored(storage, ROOM).update);
        const now = declarationAt(storage, ROOM, 'now').clauses.find(({ id }) => id === 'a')?.texts.ru;
        return [cellOf(doc, RU)?.toString(), toPlain(now?.paragraphs ?? [])];
      },
      { alarm: (_message: string, detail: object) => alarms.push(detail) },
    );
    expect([textIn(path), read, faultsOf(path), alarms]).toEqual([
      'пункт one two',
      ['пункт one two', 'пункт one two'],
      [`${ROOM} checkpoint ${seq}`],
      [{ room: ROOM, seq }],
    ]);
  });

  it('is named even when the record that vouches for it was forged with it, and the chain was hashed anew', async () => {
    const path = await folder();
    const seq = forgeCheckpoint(path);
    vouchAnew(path, seq);
    expect(faultsOf(path)).toEqual([`${ROOM} checkpoint ${seq}`]);
  });

  it.each([
    ['bytes that are no state', Uint8Array.of(9, 9)],
    ['an empty state', Uint8Array.of(0, 0)],
  ])('is named when it is %s', async (_name, state) => {
    const path = await folder();
    edit(path, 'UPDATE checkpoint SET state = ? WHERE room = ?', state, ROOM);
    expect([faultsOf(path), textIn(path)]).toEqual([
      [expect.stringMatching(/^small checkpoint \d+$/)],
      'пункт one two',
    ]);
  });

  it('is named when it is put where there was none', async () => {
    const path = await folder({ checkpoint: false });
    edit(path, 'INSERT INTO checkpoint VALUES (?, 2, ?)', ROOM, Uint8Array.of(0, 0));
    edit(path, 'INSERT INTO checkpoint VALUES (?, 900, ?)', ROOM, Uint8Array.of(0, 0));
    expect([faultsOf(path), textIn(path)]).toEqual([
      [`${ROOM} checkpoint 2`, `${ROOM} checkpoint 900`],
      'пункт one two',
    ]);
  });
});

describe('a forged milestone', () => {
  it('is named, and its text is read from the log instead', async () => {
    const path = await folder();
    const { id, json } = milestoneOf(path);
    edit(path, 'UPDATE snapshot SET json = ?', json.replace('пункт one', 'пункт 1000'));
    const read = opened(path, (storage) => [milestoneText(storage, ROOM, id), declarationAt(storage, ROOM, id)]);
    const words = read.map((text) => toPlain(text?.clauses[0]?.texts.ru?.paragraphs ?? []));
    expect([words, read[1]?.at.milestone, faultsOf(path)]).toEqual([
      ['пункт one', 'пункт one'],
      id,
      [expect.stringMatching(/^small milestone \d+ milestone$/)],
    ]);
  });

  it.each([
    ['a status', '"status":"draft"', '"status":"agreed"'],
    ['a digest', '"digest":"', '"digest":"0'],
    ['no JSON', '{', '['],
  ])('is named when %s was changed', async (_name, find, put) => {
    const path = await folder();
    const { json } = milestoneOf(path);
    expect(json).toContain(find);
    edit(path, 'UPDATE snapshot SET json = ?', json.replace(find, put));
    expect(faultsOf(path)).toEqual([expect.stringMatching(/^small milestone \d+ milestone$/)]);
  });

  it('is named when it is put where there was none', async () => {
    const path = await folder();
    const { json } = milestoneOf(path);
    edit(path, 'INSERT INTO snapshot VALUES (?, ?, 2, ?)', ROOM, 'mforged', json);
    expect(faultsOf(path)).toEqual([`${ROOM} milestone 2 milestone`]);
    expect(opened(path, (storage) => milestoneText(storage, ROOM, 'mforged'))).toBeNull();
  });
});

describe('what is missing', () => {
  it.each([
    ["a resolution's log", ROOM],
    ['the notes beside it', `${ROOM}~notes`],
    ["a delegation's own room", `${ROOM}~IR`],
    ["the secretariat's", `${ROOM}~SEC`],
    ["the lawyers'", `${ROOM}~LEG`],
    ["the summit's own log", 'summit'],
  ])('is named: %s', async (_name, room) => {
    const path = await folder();
    edit(path, 'DELETE FROM log WHERE room = ?', room);
    expect(faultsOf(path)).toContain(`${room} room-missing`);
  });

  it('is named where a head is known from elsewhere: records cut off at the end, or exchanged', async () => {
    const path = await folder();
    const head = opened(path, (storage) => storage.head(ROOM)) as { seq: number; hash: string };
    expect(faultsOf(path, { [ROOM]: head })).toEqual([]);
    expect(faultsOf(path, { [ROOM]: { ...head, hash: 'f'.repeat(64) } })).toEqual([`${ROOM} changed ${head.seq}`]);
    edit(path, 'DELETE FROM log WHERE room = ? AND seq = ?', ROOM, head.seq);
    expect(faultsOf(path, { [ROOM]: head })).toEqual([`${ROOM} cut ${head.seq}`]);
    expect(faultsOf(path, { gone: head })).toEqual(['gone room-missing']);
  });

  it.each([
    ['changed', "UPDATE log SET member = 'ir' WHERE room = 'small' AND seq = 3", 'small changed 3'],
    ['missing', "DELETE FROM log WHERE room = 'small' AND seq = 3", 'small missing 3'],
    ['no JSON any more', "UPDATE log SET body = '{' WHERE room = 'small' AND seq = 3", 'small changed 3'],
    ['without its places', "UPDATE log SET places = 'x' WHERE room = 'small' AND seq = 1", 'small changed 1'],
    ['of other clients', "UPDATE log SET clients = '[' WHERE room = 'summit' AND seq = 1", 'summit changed 1'],
    ['of other bytes', "UPDATE log SET bytes = x'ff' WHERE room = 'small' AND seq = 1", 'small changed 1'],
    [
      'changed in the log of the summit',
      "UPDATE log SET member = 'ir' WHERE room = 'summit' AND seq = 2",
      'summit changed 2',
    ],
  ])('is named: a record that is %s', async (_name, sql, expected) => {
    const path = await folder();
    edit(path, sql);
    expect(faultsOf(path)).toContain(expected);
  });
});

describe('a text that is not one for all its readers', () => {
  /** An insert of the member 71 between two units of the server's in the wrong order, as an earlier gate let it in. */
  function crafted(doc: Y.Doc): Uint8Array {
    const { client, clock } = ((cellOf(doc, RU) as Y.Text)._start as Y.Item).id;
    return Uint8Array.from([
      1,
      1,
      72,
      0,
      0xc4,
      ...number(client),
      ...number(clock + 3),
      ...number(client),
      clock + 3,
      1,
      0x41,
      0,
    ]);
  }
  const number = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...number(Math.floor(value / 128))];

  async function diverged(): Promise<string> {
    const path = await folder({ checkpoint: false });
    const storage = openStorage(path);
    const { doc } = replay(storage, ROOM);
    const update = crafted(doc);
    storage.begin();
    const log = openLog(storage, ROOM);
    const by = { at: '2025-11-18T08:00:00.000Z', member: 'ru', delegation: 'RU' };
    log.append({ ...by, kind: 'bind', places: [], clients: [], body: [72], bytes: null });
    log.append({ ...by, kind: 'update', places: ['a/ru'], clients: [[72, 0, 1]], body: null, bytes: update });
    storage.commit();
    storage.close();
    return path;
  }

  it('is named', async () => {
    expect(faultsOf(await diverged())).toEqual([`${ROOM} text a/ru`]);
  });

  it('is written anew when the room is kept, as those read it who are there; then it is one', async () => {
    const path = await diverged();
    const storage = openStorage(path);
    const world = await openSmallWorkspace(storage);
    const live = cellOf(world.room().doc, RU)?.toString();
    world.room().checkpoint();
    world.turn();
    const newcomer = world.sit('kz', 90);
    newcomer.dial();
    world.settle();
    world.room().checkpoint();
    expect([newcomer.cell(RU).toString(), cellOf(world.room().doc, RU)?.toString(), world.alarms.length]).toEqual([
      live,
      live,
      1,
    ]);
    world.workspace.close();
    expect([faultsOf(path), textIn(path)]).toEqual([[], live]);
  });
});
