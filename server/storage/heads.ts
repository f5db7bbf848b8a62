/**
 * How far each log was, beside the database: `heads.json`, written every few seconds and on closing. A database whose newest
 * records were cut off, or that was exchanged for an older or an empty one, is whole in itself; without this file a server
 * would go on from it as if nothing had been, or begin a new summit where one had stood.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Head, type Storage, UnusableFolder } from './storage.ts';

const FILE = 'heads.json';

type Heads = Readonly<Record<string, Head>>;

/** What the folder is known to have held; empty where nothing was written down. Throws UnusableFolder for a damaged file. */
export function knownHeads(folder: string): Heads {
  const file = join(folder, FILE);
  if (!existsSync(file)) return {};
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly heads: Heads }).heads;
  } catch {
    throw new UnusableFolder(
      `${file} is damaged, so nobody can tell whether the database beside it is whole. Check it with alternat log --verify, then remove ${file} to go on.`,
    );
  }
}

export const hasHeads = (folder: string): boolean => existsSync(join(folder, FILE));

/** For a folder whose database was put back on purpose. */
export const forgetHeads = (folder: string): void => rmSync(join(folder, FILE), { force: true });

function keep(folder: string, heads: ReadonlyMap<string, Head>): void {
  const file = join(folder, FILE);
  const part = `${file}.part`;
  writeFileSync(part, JSON.stringify({ heads: Object.fromEntries([...heads].sort(([a], [b]) => (a < b ? -1 : 1))) }), {
    mode: 0o600,
  });
  // The name stands only for a whole file.
  renameSync(part, file);
}

function compare(folder: string, storage: Storage): void {
  for (const [room, { seq, hash }] of Object.entries(knownHeads(folder))) {
    let found: string | undefined;
    for (const record of storage.records(room, seq, seq)) found = record.hash;
    if (found === hash) continue;
    const what = found === undefined ? `ends before record ${seq} of ${room}` : `has another record ${seq} of ${room}`;
    throw new UnusableFolder(
      `The database in ${folder} ${what}, which it had when it was last in use. Nothing was changed. Put a backup in its place with alternat restore; or, to go on with what is there, remove ${join(folder, FILE)}.`,
    );
  }
}

export type Witnessed = {
  /** The storage; what it commits is remembered. */
  readonly storage: Storage;
  /** Writes down how far the logs are, if they have moved. */
  readonly note: () => void;
};

/**
 * Compares a folder's database with what it is known to have held, and goes on watching it. Throws UnusableFolder. What cannot be noted
 * later, because the disk is full, takes nothing of the database with it: it is told to `alarm` and tried again.
 */
export function witnessed(
  folder: string,
  storage: Storage,
  alarm: (message: string, detail: object) => void = () => undefined,
): Witnessed {
  const heads = new Map<string, Head>();
  try {
    compare(folder, storage);
    for (const room of storage.rooms()) heads.set(room, storage.head(room) as Head);
    keep(folder, heads);
  } catch (error) {
    storage.close();
    throw error;
  }
  let pending = new Map<string, Head>();
  let moved = false;
  const note = (): void => {
    if (!moved) return;
    try {
      keep(folder, heads);
      moved = false;
    } catch (cause) {
      alarm('how far the logs are could not be noted', { cause: String(cause) });
    }
  };
  return {
    note,
    storage: {
      ...storage,
      append: (record) => {
        storage.append(record);
        pending.set(record.room, { seq: record.seq, hash: record.hash });
      },
      commit: () => {
        storage.commit();
        const rooms = heads.size;
        for (const [room, head] of pending) heads.set(room, head);
        moved ||= pending.size > 0;
        pending = new Map();
        // That there is a room is known at once: what was cut off may be all of it.
        if (heads.size > rooms) note();
      },
      rollback: () => {
        pending = new Map();
        storage.rollback();
      },
      close: () => {
        note();
        storage.close();
      },
    },
  };
}
