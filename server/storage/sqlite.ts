/**
 * The storage on one SQLite file (node:sqlite): WAL with synchronous FULL, so that what COMMIT returned for survives a
 * power cut. A second, tiny database is held locked as long as a process owns the folder; the lock dies with the process.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Answer } from '../../src/domain/command.ts';
import type { FreshNotice } from '../../src/domain/negotiation/notice.ts';
import { DATABASE, makeFolder, oneLine } from './folder.ts';
import { makePrivate } from './private.ts';
import { fieldsOf, type Row } from './row.ts';
import { siftLog } from './sift.ts';
import {
  type Checkpoint,
  type Head,
  LAYOUT,
  type LogRecord,
  type Session,
  type Snapshot,
  type Storage,
  UnusableFolder,
  type Visit,
} from './storage.ts';
import { type Alarm, vouched } from './vouched.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS log (
  room TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, member TEXT NOT NULL, delegation TEXT, kind TEXT NOT NULL,
  places TEXT NOT NULL, clients TEXT NOT NULL, body TEXT, bytes BLOB, previous TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (room, seq)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS log_marked ON log (room, kind, seq) WHERE kind <> 'update';
CREATE TABLE IF NOT EXISTS checkpoint (room TEXT NOT NULL, seq INTEGER NOT NULL, state BLOB NOT NULL, PRIMARY KEY (room, seq));
CREATE TABLE IF NOT EXISTS snapshot (room TEXT NOT NULL, milestone TEXT NOT NULL, seq INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (room, milestone));
CREATE TABLE IF NOT EXISTS answer (member TEXT NOT NULL, id TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (member, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, member TEXT NOT NULL, expires TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS code (code TEXT PRIMARY KEY, member TEXT NOT NULL, expires TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notice (id INTEGER PRIMARY KEY AUTOINCREMENT, member TEXT NOT NULL, notice TEXT NOT NULL, read INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS notice_member ON notice (member, id);
CREATE TABLE IF NOT EXISTS deadline (resolution TEXT NOT NULL, clause TEXT NOT NULL, until TEXT NOT NULL, PRIMARY KEY (resolution, clause)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visit (member TEXT NOT NULL, resolution TEXT NOT NULL, visit TEXT NOT NULL, PRIMARY KEY (member, resolution)) WITHOUT ROWID;
`;

/** Five times as many as anybody is shown. */
const NOTICES = 1_000;

export type OpenOptions = {
  /** Without the right to write; needs no lock. */
  readonly readOnly?: boolean;
  /** Not looked through: another process of this program has it open and has done so. */
  readonly sound?: boolean;
  /** Told of checkpoints and snapshots for which the log does not vouch. */
  readonly alarm?: Alarm;
  /** With these, as they lie there: for who looks for what is wrong. */
  readonly raw?: boolean;
};

/** Opens the folder's database. */
export function openStorage(folder: string, options: OpenOptions = {}): Storage {
  const file = join(folder, DATABASE);
  if (options.readOnly && !existsSync(file))
    throw new UnusableFolder(
      `There is no summit in ${folder}. Start the server with --data ${folder} first, or name another folder.`,
    );
  if (!options.readOnly) makeFolder(folder);
  return openStorageFile(file, options);
}

/** Opens a database file itself, e.g. a backup. It is looked through before anything is written to it. */
export function openStorageFile(file: string, options: OpenOptions = {}): Storage {
  const readOnly = options.readOnly ?? false;
  let db: DatabaseSync | undefined;
  try {
    // The files beside it (WAL, shared memory) take over its rights.
    if (!readOnly) makePrivate(file);
    db = new DatabaseSync(file, { readOnly });
    if (!options.sound) {
      const { quick_check: sound } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
      if (sound !== 'ok') throw new Error(sound);
    }
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > LAYOUT) {
      throw new UnusableFolder(
        `${file} was written by a newer version of Alternat (layout ${version}, this program knows ${LAYOUT}). Update the program; nothing was changed.`,
        'newer',
      );
    }
    if (version === 0 && readOnly) throw new Error('it holds no summit');
    if (!readOnly) {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000');
      db.exec(TABLES);
      if (version === 0) db.exec(`PRAGMA user_version = ${LAYOUT}`);
    }
    const storage = storageOn(db, readOnly, options.raw === true);
    return options.raw ? storage : vouched(storage, options.alarm);
  } catch (error) {
    db?.close();
    if (error instanceof UnusableFolder) throw error;
    throw new UnusableFolder(
      `The database ${file} cannot be read (${oneLine(error)}). Nothing was changed; put a backup in its place with alternat restore.`,
    );
  }
}

const recordOf = (row: Row, lenient = false): LogRecord => ({
  ...fieldsOf(row, lenient),
  room: row.room as string,
  bytes: row.bytes as Uint8Array | null,
});

function storageOn(db: DatabaseSync, readOnly: boolean, lenient: boolean): Storage {
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = db.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
  return {
    begin: () => {
      // Reading, a transaction is one moment of the database, whatever is written meanwhile.
      sql(readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE').run();
    },
    commit: () => {
      sql('COMMIT').run();
    },
    rollback: () => {
      if (db.isTransaction) db.exec('ROLLBACK');
    },
    append: (r) => {
      sql('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        r.room,
        r.seq,
        r.at,
        r.member,
        r.delegation,
        r.kind,
        JSON.stringify(r.places),
        JSON.stringify(r.clients),
        r.body === null ? null : JSON.stringify(r.body),
        r.bytes,
        r.previous,
        r.hash,
      );
    },
    head: (room) =>
      (sql('SELECT seq, hash FROM log WHERE room = ? ORDER BY seq DESC LIMIT 1').get(room) as Head | undefined) ?? null,
    *records(room, from, to) {
      // A statement of its own for each walk: a shared one would be reset by a walk inside this walk.
      const walk = db.prepare('SELECT * FROM log WHERE room = ? AND seq BETWEEN ? AND ? ORDER BY seq');
      for (const row of walk.iterate(room, from, to)) yield recordOf(row as Row, lenient);
    },
    *updates(room, from, to = Number.MAX_SAFE_INTEGER) {
      const walk = db.prepare(
        'SELECT bytes FROM log WHERE room = ? AND seq BETWEEN ? AND ? AND bytes IS NOT NULL ORDER BY seq',
      );
      for (const { bytes } of walk.iterate(room, from, to)) yield bytes as Uint8Array;
    },
    *marked(room, kinds) {
      // The term about updates is what lets SQLite take the index.
      const walk = db.prepare(
        `SELECT * FROM log WHERE room = ? AND kind <> 'update' AND kind IN (${kinds.map(() => '?').join()}) ORDER BY seq`,
      );
      for (const row of walk.iterate(room, ...kinds)) yield recordOf(row as Row);
    },
    *concerning(room, keys, to) {
      // As it begins in JSON: a clause's key ends in "/" and is open behind it, a cell's is closed by its quote.
      const needles = keys.map((key) => (key.endsWith('/') ? JSON.stringify(key).slice(0, -1) : JSON.stringify(key)));
      const touches = needles.map(() => 'OR instr(places, ?)').join(' ');
      const walk = db.prepare(
        `SELECT * FROM log WHERE room = ? AND seq <= ? AND (kind IN ('create', 'command') OR (kind <> 'refused' AND (0 ${touches}))) ORDER BY seq`,
      );
      for (const row of walk.iterate(room, to, ...needles)) yield recordOf(row as Row);
    },
    sift: (room, sieve) => siftLog(db, room, sieve),
    *touched(room, from) {
      const walk = db.prepare(
        "SELECT seq, member, places FROM log WHERE room = ? AND seq >= ? AND places != '[]' AND kind <> 'refused' ORDER BY seq",
      );
      for (const row of walk.iterate(room, from)) {
        const { seq, member, places } = row as { seq: number; member: string; places: string };
        yield { seq, member, places: JSON.parse(places) };
      }
    },
    lastChange: (room) =>
      (sql("SELECT at, member FROM log WHERE room = ? AND kind IN ('update', 'command') ORDER BY seq DESC LIMIT 1").get(
        room,
      ) as { at: string; member: string } | undefined) ?? null,
    rooms: () =>
      sql('SELECT DISTINCT room FROM log ORDER BY room')
        .all()
        .map((row) => (row as { room: string }).room),
    putCheckpoint: (room, { seq, state }) => {
      sql('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?)').run(room, seq, state);
    },
    checkpoint: (room, seq) =>
      (sql('SELECT seq, state FROM checkpoint WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT 1').get(room, seq) as
        | Checkpoint
        | undefined) ?? null,
    checkpoints: (room) =>
      sql('SELECT seq FROM checkpoint WHERE room = ? ORDER BY seq')
        .all(room)
        .map((row) => (row as { seq: number }).seq),
    putSnapshot: (room, milestone, seq, json) => {
      sql('INSERT INTO snapshot VALUES (?, ?, ?, ?)').run(room, milestone, seq, json);
    },
    snapshot: (room, milestone) =>
      (
        sql('SELECT json FROM snapshot WHERE room = ? AND milestone = ?').get(room, milestone) as
          | { json: string }
          | undefined
      )?.json ?? null,
    snapshots: (room) =>
      sql('SELECT milestone, seq, json FROM snapshot WHERE room = ? ORDER BY seq').all(room) as unknown as Snapshot[],
    putAnswer: (member, id, answer) => {
      sql('INSERT OR REPLACE INTO answer VALUES (?, ?, ?)').run(member, id, JSON.stringify(answer));
    },
    answer: (member, id) => {
      const row = sql('SELECT answer FROM answer WHERE member = ? AND id = ?').get(member, id) as
        | { answer: string }
        | undefined;
      return row ? (JSON.parse(row.answer) as Answer) : null;
    },
    putSession: (token, { member, expires }) => {
      sql('INSERT INTO session VALUES (?, ?, ?)').run(token, member, expires);
    },
    trimSessions: (member, keep) => {
      sql(
        'DELETE FROM session WHERE member = ? AND token NOT IN (SELECT token FROM session WHERE member = ? ORDER BY expires DESC LIMIT ?)',
      ).run(member, member, keep);
    },
    session: (token) =>
      (sql('SELECT member, expires FROM session WHERE token = ?').get(token) as Session | undefined) ?? null,
    dropSession: (token) => {
      sql('DELETE FROM session WHERE token = ?').run(token);
    },
    dropSessionsOf: (member) => {
      sql('DELETE FROM session WHERE member = ?').run(member);
    },
    putCode: (code, member, expires) => {
      // One open code per member: a new one replaces the old.
      sql('DELETE FROM code WHERE member = ?').run(member);
      sql('INSERT INTO code VALUES (?, ?, ?)').run(code, member, expires);
    },
    hasCode: (code) => sql('SELECT 1 FROM code WHERE code = ?').get(code) !== undefined,
    takeCode: (code, now) => {
      const row = sql('SELECT member, expires FROM code WHERE code = ?').get(code) as
        | { member: string; expires: string }
        | undefined;
      if (!row) return null;
      sql('DELETE FROM code WHERE code = ?').run(code);
      return row.expires > now ? row.member : null;
    },
    putNotice: (member, notice) => {
      const { lastInsertRowid } = sql('INSERT INTO notice (member, notice) VALUES (?, ?)').run(
        member,
        JSON.stringify(notice),
      );
      sql(
        'DELETE FROM notice WHERE member = ? AND id <= (SELECT id FROM notice WHERE member = ? ORDER BY id DESC LIMIT 1 OFFSET ?)',
      ).run(member, member, NOTICES);
      return Number(lastInsertRowid);
    },
    notices: (member) =>
      sql('SELECT id, notice, read FROM notice WHERE member = ? ORDER BY id DESC LIMIT 200')
        .all(member)
        .map((row) => {
          const { id, notice, read } = row as { id: number; notice: string; read: number };
          return { ...(JSON.parse(notice) as FreshNotice), id, read: read === 1 };
        }),
    readNotices: (member, upTo) => {
      sql('UPDATE notice SET read = 1 WHERE member = ? AND id <= ?').run(member, upTo);
    },
    putDeadline: (resolution, clause, until) => {
      sql('INSERT OR REPLACE INTO deadline VALUES (?, ?, ?)').run(resolution, clause, until);
    },
    dropDeadline: (resolution, clause) => {
      sql('DELETE FROM deadline WHERE resolution = ? AND clause = ?').run(resolution, clause);
    },
    deadlines: () =>
      sql('SELECT resolution, clause, until FROM deadline ORDER BY until').all() as unknown as ReturnType<
        Storage['deadlines']
      >,
    putVisit: (member, resolution, visit) => {
      sql('INSERT OR REPLACE INTO visit VALUES (?, ?, ?)').run(member, resolution, JSON.stringify(visit));
    },
    visit: (member, resolution) => {
      const row = sql('SELECT visit FROM visit WHERE member = ? AND resolution = ?').get(member, resolution);
      return row ? (JSON.parse((row as { visit: string }).visit) as Visit) : null;
    },
    close: () => db.close(),
  };
}
