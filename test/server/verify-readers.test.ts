/** What every reader of a log makes of it: each record in its place, nothing that waits for ever, one reading for all. */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '../../server/history/log.ts';
import { replay } from '../../server/history/replay.ts';
import { verifyFolder, verifyRoom } from '../../server/history/verify.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { clausesOf, metaOf } from '../../src/crdt/document.ts';
import { temporaryFolder } from '../support/server.ts';
import { edit, faultsOf, folder, opened } from './edited-folder.ts';
import { ROOM } from './small-workspace.ts';

const BY = { at: '2025-11-18T08:00:00.000Z', member: 'ru', delegation: 'RU', places: [], clients: [], body: null };

/** More records of a room, chained as they should be: each with its update, or without one. */
function append(path: string, updates: readonly (Uint8Array | null)[], room = ROOM): void {
  const storage = openStorage(path);
  storage.begin();
  const log = openLog(storage, room);
  for (const bytes of updates) log.append({ ...BY, kind: 'update', bytes });
  storage.commit();
  storage.close();
}

const textsOf = (doc: Y.Doc): Y.Map<unknown> => clausesOf(doc).get('a')?.get('texts') as Y.Map<unknown>;

/** What the program's document says after `change`, as the updates of a client of this number. */
function changes(path: string, client: number, change: (doc: Y.Doc) => void): readonly Uint8Array[] {
  const doc = opened(path, (storage) => replay(storage, ROOM).doc);
  const made: Uint8Array[] = [];
  doc.clientID = client;
  doc.on('update', (update: Uint8Array) => made.push(update));
  change(doc);
  return made;
}

type Id = readonly [client: number, clock: number];
/** One struct of a client between two others, where no honest replica would put it; what it holds is of Yjs's type `ref`. */
function struct(
  client: number,
  [origin, rightOrigin]: readonly [Id | null, Id],
  ref: number,
  write: (to: encoding.Encoder) => void,
) {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
  const ids = [origin, rightOrigin].filter((id) => id !== null);
  encoding.writeUint8(encoder, (origin ? 0x80 : 0) | 0x40 | ref);
  for (const id of ids) for (const number of id) encoding.writeVarUint(encoder, number);
  write(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

describe('a record', () => {
  it('after a missing one is not judged, and none behind it is counted', async () => {
    const path = await folder();
    edit(path, 'DELETE FROM log WHERE room = ? AND seq = 3', ROOM);
    const report = opened(path, (storage) => verifyRoom(storage, ROOM), { raw: true });
    expect(report).toMatchObject({ records: 3, faults: [{ fault: 'missing', seq: 3 }] });
  });

  it('that its document does not take is named, and nothing behind it is judged', async () => {
    const path = await folder();
    const { seq } = opened(path, (storage) => storage.head(ROOM)) as { seq: number };
    append(path, [Uint8Array.of(9, 9), Uint8Array.of(9, 9)]);
    expect(faultsOf(path)).toEqual([`${ROOM} unreadable ${seq + 1}`]);
  });

  it('of any room is counted', async () => {
    const path = await folder();
    const counts = opened(path, (storage) =>
      [...verifyFolder(storage)].map(({ room, records, head }) => [room, records, head?.seq]),
    );
    expect(counts.length).toBeGreaterThan(3);
    for (const [, records, seq] of counts) expect(records).toBe(seq);
  });

  it('may be without a fact, also in the log of the summit', async () => {
    const path = await folder();
    append(path, [null], 'summit');
    edit(path, "DELETE FROM log WHERE room = 'small~notes'");
    expect(faultsOf(path)).toEqual(['small~notes room-missing']);
  });
});

describe('what waits for something that never comes', () => {
  it('is named: words, or deletions', async () => {
    const doc = new Y.Doc();
    doc.clientID = 99;
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    const text = doc.getText('meta');
    text.insert(0, 'a');
    text.insert(1, 'b');
    text.delete(0, 1);
    const [, words, deletion] = made as [Uint8Array, Uint8Array, Uint8Array];
    for (const update of [words, deletion]) {
      const path = await folder();
      append(path, [update]);
      expect(faultsOf(path)).toEqual([`${ROOM} unreadable`]);
    }
  });
});

describe('one reading for all', () => {
  it('does not depend on the order in which clauses, languages or roots came', async () => {
    const path = await folder();
    // A newcomer has the words of the higher client first.
    for (const [client, clause, lang, root] of [
      [3, 'z', 'kk', 'z'],
      [4_000_000_000, 'y', 'fa', 'y'],
    ] as const)
      append(
        path,
        changes(path, client, (doc) => {
          const texts = new Y.Map([[lang, new Y.Text(lang)]]);
          clausesOf(doc).set(clause, new Y.Map<unknown>([['texts', texts]]) as never);
          textsOf(doc).set(lang, new Y.Text(clause));
          doc.getMap(root).set('x', 1);
        }),
      );
    expect(faultsOf(path)).toEqual([]);
  });

  it('takes no offence at a cell that is none', async () => {
    const path = await folder();
    append(
      path,
      changes(path, 3, (doc) => {
        textsOf(doc).set('ru', 'no text');
        textsOf(doc).set('xx', new Y.Text('no language'));
        clausesOf(doc).set('none', new Y.Map() as never);
      }),
    );
    expect(faultsOf(path)).toEqual([]);
  });

  /** Three times the same key by client 50; then two structs of which the second stands before one that it knew. */
  const thrice = (path: string, map: (doc: Y.Doc) => Y.Map<unknown>, value: () => unknown): readonly Uint8Array[] =>
    changes(path, 50, (doc) => {
      for (let time = 0; time < 3; time++) map(doc).set('ru', value());
    });

  it('is missed in the facts of the whole text', async () => {
    const path = await folder();
    const any = (encoder: encoding.Encoder): void => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, 'x');
    };
    append(path, [
      ...thrice(path, metaOf, () => 'v'),
      struct(10, [null, [50, 0]], 8, any),
      struct(
        11,
        [
          [50, 2],
          [50, 1],
        ],
        8,
        any,
      ),
    ]);
    expect(faultsOf(path)).toEqual([`${ROOM} text`]);
  });

  it('is missed where a newcomer has another cell, or none', async () => {
    const path = await folder();
    const cell = (encoder: encoding.Encoder): void => encoding.writeVarUint(encoder, 2);
    append(path, [
      ...thrice(path, textsOf, () => new Y.Text()),
      struct(10, [null, [50, 0]], 7, cell),
      struct(
        11,
        [
          [50, 2],
          [50, 1],
        ],
        7,
        cell,
      ),
    ]);
    expect(faultsOf(path)).toEqual([`${ROOM} text a/ru`]);
  });
});

describe('a folder', () => {
  it('without any room has nothing that could be missing', () => {
    const { path, remove } = temporaryFolder();
    const storage = openStorage(path, { raw: true });
    expect([[...verifyFolder(storage)], [...verifyFolder(storage, { gone: { seq: 1, hash: '' } })]]).toEqual([
      [],
      [{ room: 'gone', records: 0, head: null, faults: [{ fault: 'room-missing' }] }],
    ]);
    storage.close();
    remove();
  });

  it('of a version that had no rooms beside the texts misses none', async () => {
    const path = await folder();
    edit(path, "DELETE FROM log WHERE room LIKE 'small~%'");
    expect(faultsOf(path)).toEqual([]);
  });

  it('is gone through in the order of its names, what is missing too', async () => {
    const path = await folder();
    edit(path, 'DELETE FROM log WHERE room = ?', ROOM);
    const rooms = opened(path, (storage) => [...verifyFolder(storage)].map(({ room }) => room), { raw: true });
    expect([rooms[0], rooms]).toEqual([ROOM, [...rooms].sort()]);
  });

  it('is asked for one room alone', async () => {
    const path = await folder();
    const only = opened(path, (storage) => [...verifyFolder(storage, {}, ['summit'])].map(({ room }) => room));
    expect(only).toEqual(['summit']);
  });
});
