/** What lies beside the log is handed out only where a record of the log vouches for it; else what came before it, or nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../../server/history/log.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { sha256Of, vouched, vouchesForCheckpoint, vouchesForSnapshot } from '../../server/storage/vouched.ts';
import { temporaryFolder } from '../support/server.ts';
import { record } from './storage-conformance.ts';

const ROOM = 'economy';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function world() {
  const folder = temporaryFolder();
  const storage = openStorage(folder.path, { raw: true });
  closing.push(() => {
    storage.close();
    folder.remove();
  });
  const log = openLog(storage, ROOM);
  const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...base } = record(1);
  const append = (kind: 'update' | 'command' | 'checkpoint', body: unknown = null): number =>
    log.append({ ...base, kind, body }).seq;
  const alarms: string[] = [];
  return {
    storage,
    append,
    alarms,
    read: vouched(storage, (message, detail) => alarms.push(`${message} ${JSON.stringify(detail)}`)),
    /** Keeps a state of the document as it is, and lets the next record say what it says of it. */
    keep: (state: Uint8Array, kind: 'update' | 'checkpoint' = 'checkpoint', body?: unknown): number => {
      const seq = append('update');
      storage.putCheckpoint(ROOM, { seq, state });
      append(kind, body === undefined ? { checkpoint: sha256Of(state) } : body);
      return seq;
    },
  };
}
const [ONE, TWO] = [Uint8Array.of(1), Uint8Array.of(2)];

describe('sha256Of', () => {
  it('is SHA-256 in hex, of words and of bytes', () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect([sha256Of('abc'), sha256Of(new TextEncoder().encode('abc'))]).toEqual([digest, digest]);
  });
});

describe('a checkpoint', () => {
  it('is handed out when the record behind it vouches for it', () => {
    const { keep, read, storage, alarms } = world();
    const [first, second] = [keep(ONE), keep(TWO)];
    const seqs = [first - 1, first, second - 1, second, 99].map((seq) => read.checkpoint(ROOM, seq)?.seq ?? null);
    expect([seqs, read.checkpoint(ROOM, 99)?.state, alarms]).toEqual([[null, first, first, second, second], TWO, []]);
    expect(vouchesForCheckpoint(storage, ROOM, { seq: first, state: ONE })).toBe(true);
  });

  it.each([
    ['another digest', 'checkpoint', { checkpoint: sha256Of(ONE) }],
    ['no digest', 'checkpoint', {}],
    ['nothing', 'checkpoint', null],
    ['the digest in a record of another kind', 'update', { checkpoint: sha256Of(TWO) }],
  ] as const)('is left out where the log says %s, and the one before it handed out', (_name, kind, body) => {
    const { keep, read, alarms } = world();
    const first = keep(ONE);
    const second = keep(TWO, kind, body);
    expect([1, 2].map(() => read.checkpoint(ROOM, 99))).toEqual(Array(2).fill({ seq: first, state: ONE }));
    expect(alarms).toEqual([
      `the log does not vouch for a checkpoint; it is left out of account {"room":"economy","seq":${second}}`,
    ]);
  });

  it('is left out at the very end of the log, and in a room that has no log', () => {
    const { append, storage, read, alarms } = world();
    storage.putCheckpoint(ROOM, { seq: append('update'), state: ONE });
    storage.putCheckpoint('transit', { seq: 1, state: ONE });
    expect([read.checkpoint(ROOM, 99), read.checkpoint('transit', 99), alarms.length]).toEqual([null, null, 2]);
  });

  it('is looked at without anybody to tell', () => {
    const { keep, storage } = world();
    keep(ONE, 'checkpoint', null);
    expect(vouched(storage).checkpoint(ROOM, 99)).toBeNull();
  });
});

describe("a milestone's text", () => {
  /** The log names `m1`; `kept` is what lies in the table, by default what was named. */
  function named(kept?: string, milestone: object | null = {}) {
    const made = world();
    made.append('update');
    const json = JSON.stringify({ at: { seq: 2 }, words: 'بند' });
    made.append('command', milestone && { milestone: { id: 'm1', sha256: sha256Of(kept ?? json), ...milestone } });
    made.append('update');
    made.storage.putSnapshot(ROOM, 'm1', 2, kept ?? json);
    return { ...made, json };
  }

  it('is handed out when the command that named it vouches for it', () => {
    const { read, json, alarms, storage } = named();
    expect([read.snapshot(ROOM, 'm1'), read.snapshot(ROOM, 'm2'), alarms]).toEqual([json, null, []]);
    expect(vouchesForSnapshot(storage, ROOM, 'm1', json)).toBe(true);
  });

  const LEFT_OUT = [
    'the log does not vouch for a milestone\'s text; it is left out of account {"room":"economy","milestone":"m1"}',
  ];
  it.each([
    ['other words', undefined, { sha256: sha256Of('other') }],
    ['another milestone', undefined, { id: 'm2' }],
    ['no milestone', undefined, null],
    ['it at another place', JSON.stringify({ at: { seq: 1 } }), {}],
    ['it at no place in the log', JSON.stringify({ at: { seq: 9 } }), {}],
    ['it, and the text does not say where', JSON.stringify({ at: {} }), {}],
    ['it, and the text says something else than where', JSON.stringify({ at: { seq: '2' } }), {}],
    ['it, and the text has no place', '{}', {}],
    ['it, and there is nothing', 'null', {}],
    ['it, and what was kept is no JSON', '{"at":', {}],
  ] as const)('is left out where the log says %s', (_name, kept, milestone) => {
    const { read, alarms } = named(kept, milestone);
    expect([[1, 2].map(() => read.snapshot(ROOM, 'm1')), alarms]).toEqual([[null, null], LEFT_OUT]);
  });
});

describe('everything else', () => {
  it('is read as it is', () => {
    const { read, append, storage } = world();
    append('update');
    expect([read.head(ROOM), read.rooms()]).toEqual([storage.head(ROOM), [ROOM]]);
  });
});
