/**
 * A data folder and the process that owns it. A second, tiny database is held locked as long as a process has the folder: an
 * operating system's lock dies with its process, a pid in a file does not, and lies after a crash.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stderr } from '../terminal.ts';
import { hasHeads, knownHeads } from './heads.ts';
import { FILE_MODE, FOLDER_MODE, makePrivate, tighten } from './private.ts';
import { UnusableFolder } from './storage.ts';

export const DATABASE = 'alternat.db';
const LOCK = 'lock.db';
/** SQLite's result code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/** SQLite lists damaged pages on lines of their own; a sentence has room for the first of them. */
export const oneLine = (error: unknown): string => (error as Error).message.split('\n').slice(0, 2).join(' ');
const SERVER_FILE = 'server.json';

/**
 * Where the running server of a data folder listens, readable only by its owner. `here`: for this computer, where that is another
 * address; a certificate that was made on the spot is believed by nobody who has not compared it.
 */
export type RunningServer = {
  readonly address: string;
  readonly here?: string;
  readonly token: string;
  readonly pid: number;
};

export function runningServer(folder: string): RunningServer | null {
  try {
    return JSON.parse(readFileSync(join(folder, SERVER_FILE), 'utf8')) as RunningServer;
  } catch {
    // No file, or one cut off by a crash while it was written: in both cases nobody can be reached through it.
    return null;
  }
}

export function announceServer(folder: string, server: RunningServer): void {
  // Under a new name first: a file that a crash left keeps its rights when it is written over.
  const fresh = join(folder, `${SERVER_FILE}.new`);
  rmSync(fresh, { force: true });
  writeFileSync(fresh, JSON.stringify(server), { mode: FILE_MODE });
  renameSync(fresh, join(folder, SERVER_FILE));
}

export function withdrawServer(folder: string): void {
  rmSync(join(folder, SERVER_FILE), { force: true });
}

/** Makes the folder, for its owner only. Throws UnusableFolder. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const parent = dirname(resolve(folder));
    const why =
      code === 'ENOTDIR' || code === 'EEXIST'
        ? `a part of that path is a file, not a folder`
        : code === 'EACCES'
          ? `${parent} may not be written to`
          : (code ?? 'unknown reason');
    throw new UnusableFolder(
      `The data folder ${folder} cannot be made: ${why}. Choose another one with --data.`,
      'unwritable',
    );
  }
}

/**
 * A folder that was in use and has no summit any more: its database is gone, or was cut off before its first record. A new,
 * empty one in its place would hide that.
 */
function refuseEmptied(folder: string): void {
  const file = join(folder, DATABASE);
  const held = Object.keys(knownHeads(folder)).length > 0;
  // Since heads are written down, a folder without them is one of an earlier version.
  if (existsSync(file) ? hasHeads(folder) || holdsRecords(file) : hasHeads(folder) && !held) return;
  throw new UnusableFolder(
    `The folder ${folder} was in use, and its database is ${existsSync(file) ? 'empty' : 'gone'}. Put a backup in its place with alternat restore. If there never was a summit in it, remove ${join(folder, LOCK)} and start again.`,
  );
}

/** False only for a database that can be read and has no record of a log. */
function holdsRecords(file: string): boolean {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    const { tables } = db.prepare("SELECT count(*) AS tables FROM sqlite_master WHERE name = 'log'").get() as {
      tables: number;
    };
    return tables > 0 && db.prepare('SELECT 1 FROM log LIMIT 1').get() !== undefined;
  } catch {
    // Whoever opens it says what is wrong with it.
    return true;
  } finally {
    db?.close();
  }
}

const onStderr = (sentence: string): void => void stderr.write(`${sentence}\n`);

export type TakeOptions = {
  /** Told when the folder had been open to others' eyes. */
  readonly say?: (sentence: string) => void;
  /** A database is about to be put there. */
  readonly toRestore?: boolean;
};

/**
 * Takes the folder for this process until `release`, and from everybody else's eyes. Throws UnusableFolder when another
 * process has it, or when its database is gone or empty; not for the latter when one is about to be put there.
 */
export function takeFolder(
  folder: string,
  { say = onStderr, toRestore = false }: TakeOptions = {},
): { release(): void } {
  makeFolder(folder);
  const wasUsed = existsSync(join(folder, LOCK));
  let lock: DatabaseSync | undefined;
  try {
    makePrivate(join(folder, LOCK));
    lock = new DatabaseSync(join(folder, LOCK));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY)
      throw new UnusableFolder(
        `The data folder ${folder} cannot be locked (${oneLine(error)}). Check that it may be written to, or choose another one with --data.`,
        'unwritable',
      );
    const server = runningServer(folder);
    const where = server ? `a server that is running at ${server.address}` : 'another running program';
    throw new UnusableFolder(
      `The data folder ${folder} belongs to ${where}. Stop it first, or choose another folder with --data.`,
      'in-use',
    );
  }
  const held = lock;
  try {
    if (wasUsed && !toRestore) refuseEmptied(folder);
  } catch (error) {
    held.close();
    throw error;
  }
  const sentence = tighten(folder);
  if (sentence !== null) say(sentence);
  return { release: () => held.close() };
}
