/** The chain of a room's log: what is appended verifies, and whoever edits the database is found out. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { GENESIS, type Log, openLog, recordHash, verifyLog } from '../../server/history/log.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import { temporaryFolder } from '../support/server.ts';
import { record } from './storage-conformance.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function fresh(): { readonly path: string; readonly storage: Storage; readonly log: Log } {
  const { path, remove } = temporaryFolder();
  const storage = openStorage(path);
  closing.push(() => {
    storage.close();
    remove();
  });
  return { path, storage, log: openLog(storage, 'economy') };
}
const entry = (body: unknown = null) => {
  const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...rest } = record(1, { body });
  return rest;
};
function five(): ReturnType<typeof fresh> {
  const made = fresh();
  for (const body of [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]) made.log.append(entry(body));
  return made;
}

describe('openLog', () => {
  it('numbers from one and chains each record to the one before', () => {
    const { storage, log } = five();
    const records = [...storage.records('economy', 1, 9)];
    expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(records.map(({ previous }) => previous)).toEqual([GENESIS, ...records.slice(0, -1).map(({ hash }) => hash)]);
    expect([log.head(), verifyLog(storage, 'economy')]).toEqual([{ seq: 5, hash: records[4]?.hash }, null]);
  });

  it('begins with 64 zeros, as every log that was ever written', () => {
    const { storage } = five();
    expect([GENESIS, [...storage.records('economy', 1, 1)][0]?.previous]).toEqual(Array(2).fill('0'.repeat(64)));
  });

  it('goes on where an earlier one stopped, each room for itself', () => {
    const { storage } = five();
    expect(openLog(storage, 'economy').append(entry()).seq).toBe(6);
    expect(openLog(storage, 'transit').append(entry()).seq).toBe(1);
    expect(['economy', 'transit', 'nothing'].map((room) => verifyLog(storage, room))).toEqual([null, null, null]);
  });

  it('forgets after a rolled back turn what the storage forgot', () => {
    const { storage, log } = five();
    const head = log.head();
    storage.begin();
    log.append(entry());
    storage.rollback();
    expect(log.head().seq).toBe(6);
    log.reload();
    expect(log.head()).toEqual(head);
  });

  it.each([[{ a: undefined, b: [undefined, 1] }], [new Date(0)], ['متن \ud800'], [[]], [null], [-0], [1e21]])(
    'hashes the body %j as it is read back',
    (body) => {
      const { storage, log } = fresh();
      log.append(entry(body));
      expect(verifyLog(storage, 'economy')).toBeNull();
    },
  );
});

describe('recordHash', () => {
  it('is SHA-256 over the canonical JSON of the record, with its bytes by their own hash', () => {
    const hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
    for (const bytes of [null, new Uint8Array([1, 2, 3])]) {
      const { hash: _hash, ...rest } = { ...record(7, { body: { b: 1, a: ['«متن»\u0000', null] } }), bytes };
      const plain = { ...rest, bytes: bytes ? hex(bytes) : null };
      expect(recordHash(rest)).toBe(hex(canonicalJson(plain as unknown as Json)));
    }
  });

  it('covers every field of a record', () => {
    const { hash: _hash, ...base } = record(2);
    const others = [
      { room: 'x' },
      { seq: 3 },
      { at: '2026' },
      { member: 'x' },
      { delegation: null },
      { kind: 'cleanup' },
      { places: [] },
      { clients: [] },
      { body: 1 },
      { bytes: null },
      { previous: 'x' },
    ] as const;
    expect(new Set(others.map((other) => recordHash({ ...base, ...other }))).size).toBe(Object.keys(base).length);
    expect(others.map((other) => recordHash({ ...base, ...other }))).not.toContain(recordHash(base));
  });
});

describe('verifyLog', () => {
  const SWAP =
    'UPDATE log SET seq = seq + 100 WHERE seq IN (2, 3); UPDATE log SET seq = 3 WHERE seq = 102; UPDATE log SET seq = 2 WHERE seq = 103';
  const cases: [string, string, string | null][] = [
    ['nothing done', 'SELECT 1', null],
    ['other words in a body', `UPDATE log SET body = '{"n":99}' WHERE seq = 3`, '3 changed'],
    ['another member', `UPDATE log SET member = 'ru-neg' WHERE seq = 2`, '2 changed'],
    ['another time', `UPDATE log SET at = '2025-11-18T08:00:00.001Z' WHERE seq = 5`, '5 changed'],
    ['one byte of an update', `UPDATE log SET bytes = x'010200fe' WHERE seq = 1`, '1 changed'],
    ['another hash', `UPDATE log SET hash = '${'e'.repeat(64)}' WHERE seq = 4`, '4 changed'],
    ['a record taken out', 'DELETE FROM log WHERE seq = 3', '3 missing'],
    ['the first record taken out', 'DELETE FROM log WHERE seq = 1', '1 missing'],
    [
      'a record taken out and the rest moved up',
      'DELETE FROM log WHERE seq = 2; UPDATE log SET seq = seq - 1 WHERE seq > 2',
      '2 changed',
    ],
    ["two records in each other's place", SWAP, '2 changed'],
    // Whoever owns the database can cut its end; clients and milestones hold the head for that reason.
    ['the last record taken out', 'DELETE FROM log WHERE seq = 5', null],
  ];
  it.each(cases)('after %s', (_name, sql, expected) => {
    const { path, storage } = five();
    const db = new DatabaseSync(join(path, 'alternat.db'));
    db.exec(sql);
    db.close();
    const fault = verifyLog(storage, 'economy');
    expect(fault && `${fault.seq} ${fault.fault}`).toBe(expected);
  });

  it('finds records in another place even when each was hashed anew', () => {
    const { path, storage } = five();
    const db = new DatabaseSync(join(path, 'alternat.db'));
    db.exec(SWAP);
    for (const moved of storage.records('economy', 2, 3)) {
      const { hash: _hash, ...rest } = moved;
      db.prepare('UPDATE log SET hash = ? WHERE seq = ?').run(recordHash(rest), moved.seq);
    }
    db.close();
    expect(verifyLog(storage, 'economy')).toEqual({ room: 'economy', seq: 2, fault: 'reordered' });
  });
});
