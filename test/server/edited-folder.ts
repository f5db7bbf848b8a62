/** A data folder of a small workspace, what is done to it behind the program's back, and what `verifyFolder` says then. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterEach } from 'vitest';
import * as Y from 'yjs';
import { recordHash } from '../../server/history/log.ts';
import { replay } from '../../server/history/replay.ts';
import { type RoomReport, verifyFolder } from '../../server/history/verify.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { LogRecord, Storage } from '../../server/storage/storage.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { temporaryFolder } from '../support/server.ts';
import { openSmallWorkspace, ROOM } from './small-workspace.ts';

export const RU = { clause: 'a', lang: 'ru' } as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A folder with typing before and after a checkpoint, and a milestone between; closed. */
export async function folder(options: { readonly checkpoint?: boolean } = {}): Promise<string> {
  const { path, remove } = temporaryFolder();
  closing.push(remove);
  const storage = openStorage(path);
  const world = await openSmallWorkspace(storage);
  const ru = world.sit('ru', 71);
  ru.dial();
  world.settle();
  const type = (text: string): void => {
    ru.cell(RU).insert(ru.cell(RU).length, text);
    world.settle();
  };
  type(' one');
  world.workspace.turns.enqueue(() => {
    const actor = world.workspace.summit.actor('sec');
    if (actor) world.room().command(actor, { id: 'm', type: 'milestone.create', label: 'First' });
  });
  world.turn();
  if (options.checkpoint !== false) world.room().checkpoint();
  type(' two');
  storage.close();
  return path;
}

/** Changes the database behind the program's back. */
export function edit(path: string, sql: string, ...values: readonly SQLInputValue[]): void {
  const db = new DatabaseSync(join(path, 'alternat.db'));
  db.prepare(sql).run(...values);
  db.close();
}

export function opened<T>(path: string, work: (storage: Storage) => T, options = {}): T {
  const storage = openStorage(path, { readOnly: true, ...options });
  try {
    return work(storage);
  } finally {
    storage.close();
  }
}

/** What `verifyFolder` finds: room, fault, and where. */
export const faultsOf = (path: string, known = {}): string[] =>
  opened(path, (storage) => [...verifyFolder(storage, known)], { raw: true }).flatMap(({ room, faults }: RoomReport) =>
    faults.map(({ fault, seq, place, milestone }) =>
      [room, fault, seq, place, milestone && 'milestone'].filter((part) => part !== undefined).join(' '),
    ),
  );

/** The Russian cell as the program reads it. */
export const textIn = (path: string): string =>
  opened(path, (storage) => {
    const { doc } = replay(storage, ROOM);
    return cellOf(doc, RU)?.toString() ?? '';
  });

/** The same folder with other words in its checkpoint. */
export function forgeCheckpoint(
  path: string,
  forge: (doc: Y.Doc) => void = (doc) => cellOf(doc, RU)?.insert(0, 'FORGED '),
): number {
  const checkpoint = opened(path, (storage) => storage.checkpoint(ROOM, 1_000), { raw: true });
  if (!checkpoint) throw new Error('no checkpoint');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, checkpoint.state);
  forge(doc);
  edit(path, 'UPDATE checkpoint SET state = ? WHERE room = ?', Y.encodeStateAsUpdate(doc), ROOM);
  return checkpoint.seq;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The log from `seq` on as somebody writes it who can hash: records put through `change`, the chain made anew. */
export function rewriteLog(path: string, seq: number, change: (record: LogRecord) => LogRecord): void {
  let previous = '';
  for (const record of opened(path, (storage) => [...storage.records(ROOM, seq, 1_000)])) {
    const { hash: _hash, ...rest } = change(previous ? { ...record, previous } : record);
    previous = recordHash(rest);
    edit(
      path,
      'UPDATE log SET kind = ?, body = ?, bytes = ?, previous = ?, hash = ? WHERE room = ? AND seq = ?',
      ...[rest.kind, JSON.stringify(rest.body), rest.bytes, rest.previous, previous, ROOM, record.seq],
    );
  }
}

/** Lets the log vouch for the checkpoint that is kept now. */
export function vouchAnew(path: string, seq: number): void {
  const state = opened(path, (storage) => storage.checkpoint(ROOM, seq)?.state, { raw: true }) as Uint8Array;
  rewriteLog(path, seq + 1, (record) =>
    record.seq === seq + 1 ? { ...record, body: { checkpoint: sha256(state) } } : record,
  );
}

export const milestoneOf = (path: string): { id: string; json: string } =>
  opened(path, (storage) => {
    const [kept] = storage.snapshots(ROOM);
    return { id: kept?.milestone ?? '', json: kept?.json ?? '' };
  });

/** Another text for the milestone; `vouched`: the log is rewritten to vouch for it. Returns the place of its record. */
export function forgeMilestone(path: string, json: string, vouched: 'vouched' | 'not vouched' | 'as long ago'): number {
  const [kept] = opened(path, (storage) => storage.snapshots(ROOM), { raw: true });
  if (!kept) throw new Error('no milestone');
  edit(path, 'UPDATE snapshot SET json = ? WHERE milestone = ?', json, kept.milestone);
  if (vouched !== 'not vouched')
    rewriteLog(path, kept.seq, (record) => {
      if (record.seq !== kept.seq) return record;
      const { milestone: _milestone, ...body } = record.body as Record<string, unknown>;
      const named = { milestone: { id: kept.milestone, sha256: sha256(json) } };
      return { ...record, body: vouched === 'vouched' ? { ...body, ...named } : body };
    });
  return kept.seq;
}
