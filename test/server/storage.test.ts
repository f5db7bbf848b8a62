/** SQLite as a storage, and a data folder in all the states in which one may be met. */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { announceServer, runningServer, takeFolder, withdrawServer } from '../../server/storage/folder.ts';
import { witnessed } from '../../server/storage/heads.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { LAYOUT, UnusableFolder } from '../../server/storage/storage.ts';
import { temporaryFolder } from '../support/server.ts';
import { conforms, record } from './storage-conformance.ts';

conforms('SQLite', () => {
  const folder = temporaryFolder();
  // As it lies there: what the log vouches for is in `verify.test.ts`.
  return { open: (options) => openStorage(folder.path, { ...options, raw: true }), remove: folder.remove };
});

const folders: { remove: () => void }[] = [];
const folder = (): string => {
  const made = temporaryFolder();
  folders.push(made);
  return made.path;
};
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

/** The sentence with which the folder is refused. */
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnusableFolder) return error.message;
    throw error;
  }
  return 'not refused';
};
const DATABASE = 'alternat.db';

/** A folder with `count` records, closed. */
function written(count = 400): string {
  const path = folder();
  const storage = openStorage(path);
  storage.begin();
  for (let seq = 1; seq <= count; seq++) storage.append(record(seq, { bytes: new Uint8Array(300).fill(seq & 255) }));
  storage.commit();
  storage.close();
  return path;
}

describe('openStorage', () => {
  it('makes the folder, with parents, and keeps what it writes across openings', () => {
    const path = join(folder(), 'new', 'deep');
    const storage = openStorage(path);
    storage.append(record(1));
    storage.close();
    expect(statSync(join(path, DATABASE)).isFile()).toBe(true);
  });

  const damages: [string, (file: string) => void, RegExp][] = [
    [
      'of a newer version',
      (file) => {
        const db = new DatabaseSync(file);
        db.exec(`PRAGMA user_version = ${LAYOUT + 1}`);
        db.close();
      },
      /newer version of Alternat.*Update the program/,
    ],
    ['that is a text', (file) => writeFileSync(file, 'این پایگاه داده نیست. '.repeat(400)), /cannot be read/],
    ['cut in the middle', (file) => writeFileSync(file, readFileSync(file).subarray(0, 40_960)), /cannot be read/],
    ['cut inside a page', (file) => writeFileSync(file, readFileSync(file).subarray(0, 50_001)), /cannot be read/],
    [
      'with its first page overwritten',
      (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(4096, 0x41), readFileSync(file).subarray(4096)])),
      /cannot be read/,
    ],
    [
      'with its pages overwritten',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0x7f, 8192, bytes.length - 4096);
        writeFileSync(file, bytes);
      },
      /cannot be read/,
    ],
  ];
  it.each(damages)('refuses a database %s in one sentence, and does not touch it', (_name, damage, expected) => {
    const path = written();
    const file = join(path, DATABASE);
    damage(file);
    const before = readFileSync(file);
    for (const readOnly of [false, true]) {
      const sentence = refusal(() => openStorage(path, { readOnly }));
      expect(sentence).toMatch(expected);
      expect([sentence.includes(path), sentence.includes('\n')]).toEqual([true, false]);
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });

  it('refuses to read where there is nothing, and makes nothing', () => {
    const path = join(folder(), 'nothing');
    expect(refusal(() => openStorage(path, { readOnly: true }))).toMatch(/no summit in .*--data/);
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it.each([false, true])('refuses a path below a file, read only: %s', (readOnly) => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'x');
    expect(refusal(() => openStorage(join(file, 'data'), { readOnly }))).toMatch(
      readOnly ? /no summit/ : /is a file, not a folder.*--data/,
    );
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it("refuses a folder where a folder has the database's name", () => {
    const path = folder();
    mkdirSync(join(path, DATABASE));
    expect(refusal(() => openStorage(path))).toMatch(/cannot be read/);
  });

  it('reads a copy of the folder without its log of writes', () => {
    const [from, to] = [written(3), folder()];
    copyFileSync(join(from, DATABASE), join(to, DATABASE));
    const storage = openStorage(to, { readOnly: true });
    expect(storage.head('economy')?.seq).toBe(3);
    storage.close();
  });
});

describe('takeFolder', () => {
  it('gives a folder to one at a time, and names the server that has it', () => {
    const path = folder();
    const first = takeFolder(path);
    expect(refusal(() => takeFolder(path))).toMatch(/belongs to another running program.*--data/);
    announceServer(path, { address: 'http://127.0.0.1:4310', token: 't', pid: 1 });
    expect(refusal(() => takeFolder(path))).toMatch(/running at http:\/\/127\.0\.0\.1:4310/);
    witnessed(path, openStorage(path)).storage.close();
    first.release();
    takeFolder(path).release();
  });

  it('refuses a path below a file', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'x');
    expect(refusal(() => takeFolder(file))).toMatch(/is a file, not a folder/);
    expect(refusal(() => takeFolder(join(file, 'deep', 'er')))).toMatch(/is a file, not a folder/);
  });

  it('refuses a folder whose lock is not one of its own', () => {
    const path = folder();
    mkdirSync(join(path, 'lock.db'));
    expect(refusal(() => takeFolder(path))).toContain(path);
  });
});

describe('announceServer', () => {
  it('is for its owner only, and withdrawn without a trace', () => {
    const path = folder();
    expect(runningServer(path)).toBeNull();
    const server = { address: 'http://127.0.0.1:1', token: 'secret', pid: 42 };
    announceServer(path, server);
    expect([runningServer(path), statSync(join(path, 'server.json')).mode & 0o777]).toEqual([server, 0o600]);
    writeFileSync(join(path, 'server.json'), '{"address": "http://127');
    expect(runningServer(path)).toBeNull();
    withdrawServer(path);
    withdrawServer(path);
    expect(runningServer(path)).toBeNull();
  });
});
