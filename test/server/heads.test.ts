/** A database that is whole in itself and yet not what the folder held: cut off, emptied, gone, or an older one. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../../server/history/log.ts';
import { putBack } from '../../server/storage/backup.ts';
import { takeFolder } from '../../server/storage/folder.ts';
import { knownHeads, witnessed } from '../../server/storage/heads.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { UnusableFolder } from '../../server/storage/storage.ts';
import { temporaryFolder } from '../support/server.ts';
import { record } from './storage-conformance.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...ENTRY } = record(1);

/** Opens the folder as a server does, appends so many records and ends as a server does. */
function use(path: string, records: number, room = 'economy'): void {
  const folder = takeFolder(path);
  try {
    const { storage } = witnessed(path, openStorage(path));
    try {
      const log = openLog(storage, room);
      for (let n = 0; n < records; n++) {
        storage.begin();
        log.append(ENTRY);
        storage.commit();
      }
    } finally {
      storage.close();
    }
  } finally {
    folder.release();
  }
}

function fresh(): string {
  const { path, remove } = temporaryFolder();
  closing.push(remove);
  return path;
}

const database = (path: string): string => join(path, 'alternat.db');

function sql(path: string, text: string): void {
  const db = new DatabaseSync(database(path));
  db.exec(text);
  db.close();
}

describe('a folder in which nothing can be noted any more', () => {
  it('keeps what was committed, lets go of the database, and notes it the next time', () => {
    const path = fresh();
    use(path, 1);
    const told: string[] = [];
    const { storage, note } = witnessed(path, openStorage(path), (message) => told.push(message));
    mkdirSync(join(path, 'heads.json.part'));
    const log = openLog(storage, 'health');
    storage.begin();
    log.append(ENTRY);
    storage.commit();
    note();
    storage.close();
    expect(told).toEqual(Array.from({ length: 3 }, () => 'how far the logs are could not be noted'));
    expect(() => storage.rooms()).toThrow();
    rmSync(join(path, 'heads.json.part'), { recursive: true });
    expect(knownHeads(path)).not.toHaveProperty('health');
    use(path, 0);
    expect(knownHeads(path)).toMatchObject({ economy: { seq: 1 }, health: { seq: 1 } });
  });
});

describe('a folder that is used again and again', () => {
  it('opens each time, with records and without, and says how far its logs are', () => {
    const path = fresh();
    use(path, 0);
    use(path, 0);
    use(path, 3);
    use(path, 2, 'transit');
    expect(Object.entries(knownHeads(path)).map(([room, { seq }]) => [room, seq])).toEqual([
      ['economy', 3],
      ['transit', 2],
    ]);
    expect(statSync(join(path, 'heads.json')).mode & 0o777).toBe(0o600);
  });

  it('does not count what a failed turn took back', () => {
    const path = fresh();
    use(path, 2);
    const { storage, note } = witnessed(path, openStorage(path));
    storage.begin();
    openLog(storage, 'economy').append(ENTRY);
    storage.rollback();
    note();
    storage.close();
    expect(knownHeads(path).economy?.seq).toBe(2);
    use(path, 1);
  });

  it('opens when it has more than was written down, as after a crash', () => {
    const path = fresh();
    use(path, 2);
    const heads = readFileSync(join(path, 'heads.json'));
    use(path, 2);
    writeFileSync(join(path, 'heads.json'), heads);
    use(path, 1);
    expect(knownHeads(path).economy?.seq).toBe(5);
  });
});

describe('a server that was killed', () => {
  it('does not begin anew when its log of writes was cut off meanwhile', () => {
    const path = fresh();
    const folder = takeFolder(path);
    const { storage } = witnessed(path, openStorage(path));
    storage.begin();
    openLog(storage, 'economy').append(ENTRY);
    storage.commit();
    // As it lies on the disk while the process is there: nothing is in the database file yet but its tables.
    const killed = fresh();
    for (const name of ['alternat.db', 'alternat.db-wal', 'lock.db', 'heads.json'])
      copyFileSync(join(path, name), join(killed, name));
    storage.close();
    folder.release();
    use(killed, 0);
    for (const size of [0, 32]) {
      const cut = fresh();
      for (const name of ['alternat.db', 'lock.db', 'heads.json']) copyFileSync(join(killed, name), join(cut, name));
      writeFileSync(database(cut), '');
      writeFileSync(`${database(cut)}-wal`, readFileSync(database(killed)).subarray(0, size));
      expect(() => use(cut, 1)).toThrow(UnusableFolder);
    }
  });
});

describe('a folder that does not have what it had', () => {
  const cases: [string, (path: string) => void, RegExp][] = [
    [
      'its last record cut off',
      (path) => sql(path, 'DELETE FROM log WHERE seq = 3'),
      /ends before record 3 of economy/,
    ],
    [
      'another last record',
      (path) => sql(path, "UPDATE log SET hash = 'x' WHERE seq = 3"),
      /another record 3 of economy/,
    ],
    ['a log gone', (path) => sql(path, 'DELETE FROM log'), /ends before record 3/],
    ['its database gone', (path) => rmSync(database(path)), /database is gone/],
    ['its database emptied', (path) => writeFileSync(database(path), ''), /ends before record 3/],
    ['damaged notes of its heads', (path) => writeFileSync(join(path, 'heads.json'), '{'), /heads\.json is damaged/],
  ];
  it.each(cases)('is refused: %s', (_name, harm, expected) => {
    const path = fresh();
    use(path, 3);
    harm(path);
    expect(() => use(path, 1)).toThrow(UnusableFolder);
    expect(() => use(path, 1)).toThrow(expected);
  });

  it('is refused when it is of an earlier version, which noted no heads', () => {
    for (const harm of [
      (path: string) => rmSync(database(path)),
      (path: string) => writeFileSync(database(path), ''),
    ]) {
      const path = fresh();
      use(path, 3);
      rmSync(join(path, 'heads.json'));
      harm(path);
      expect(() => use(path, 1)).toThrow(/was in use, and its database is (gone|empty)/);
      expect(existsSync(join(path, 'heads.json'))).toBe(false);
    }
  });

  it('goes on with an older state that was put back on purpose, or when the notes are taken away', () => {
    const path = fresh();
    use(path, 2);
    copyFileSync(database(path), join(path, 'older.db'));
    use(path, 2);
    rmSync(database(path));
    putBack(path, join(path, 'older.db'), '2025-11-18');
    use(path, 1);
    expect(knownHeads(path).economy?.seq).toBe(3);
    sql(path, 'DELETE FROM log WHERE seq = 3');
    rmSync(join(path, 'heads.json'));
    use(path, 0);
    expect(knownHeads(path).economy?.seq).toBe(2);
  });
});
