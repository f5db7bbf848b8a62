/**
 * What every storage has to do, run on each implementation: `conforms('SQLite', {open, remove})`. `open` opens the same
 * place again each time it is called; the writer before has been closed, or a reader is asked for.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogRecord, Sieve, Storage } from '../../server/storage/storage.ts';

export type Place = {
  readonly open: (options?: { readonly readOnly?: boolean }) => Storage;
  readonly remove: () => void;
};

export const record = (seq: number, more: Partial<LogRecord> = {}): LogRecord => ({
  room: 'economy',
  seq,
  at: '2025-11-18T08:00:00.000Z',
  member: 'ir-neg',
  delegation: 'IR',
  kind: 'update',
  places: ['c1/fa'],
  clients: [[7, 0, 3]],
  body: null,
  bytes: Uint8Array.of(1, 2, 0, 255),
  previous: String(seq - 1).padStart(64, '0'),
  hash: String(seq).padStart(64, '0'),
  ...more,
});

export function conforms(name: string, make: () => Place): void {
  describe(`${name} as a storage`, () => {
    let place: Place;
    let storage: Storage;
    const turn = (work: () => void): void => {
      storage.begin();
      work();
      storage.commit();
    };
    const seqs = (room = 'economy', from = 1, to = Number.MAX_SAFE_INTEGER): number[] =>
      [...storage.records(room, from, to)].map(({ seq }) => seq);

    beforeEach(() => {
      place = make();
      storage = place.open();
    });
    afterEach(() => {
      storage.close();
      place.remove();
    });

    it('is empty at first', () => {
      expect([
        storage.head('economy'),
        seqs(),
        storage.rooms(),
        storage.checkpoint('economy', 9),
        storage.snapshot('economy', 'm1'),
        storage.answer('m', 'x'),
        storage.session('t'),
        storage.takeCode('c', '2025'),
      ]).toEqual([null, [], [], null, null, null, null, null]);
    });

    it('gives records back whole and in order, each room for itself', () => {
      const records = [
        record(1, {
          kind: 'create',
          bytes: new Uint8Array(70_000).fill(7),
          places: [],
          body: { resolution: 'economy' },
        }),
        record(2, { delegation: null, bytes: null, kind: 'refused', body: 'place' }),
        record(3, { body: { note: 'یادداشت\u0000 "\\' }, clients: [] }),
      ];
      turn(() => {
        for (const one of records) storage.append(one);
        storage.append(record(1, { room: 'transit' }));
      });
      const plain = (one: LogRecord) => ({ ...one, bytes: one.bytes && Buffer.from(one.bytes).toString('hex') });
      expect([...storage.records('economy', 1, 9)].map(plain)).toEqual(records.map(plain));
      expect([
        seqs('economy', 2, 2),
        seqs('economy', 2, 9),
        seqs('economy', 4, 9),
        seqs('transit'),
        seqs('none'),
      ]).toEqual([[2], [2, 3], [], [1], []]);
      expect([storage.head('economy'), storage.head('transit'), storage.rooms()]).toEqual([
        { seq: 3, hash: record(3).hash },
        { seq: 1, hash: record(1).hash },
        ['economy', 'transit'],
      ]);
    });

    it('lets one walk of the log run inside another', () => {
      turn(() => {
        for (const seq of [1, 2, 3]) storage.append(record(seq));
      });
      expect([...storage.records('economy', 1, 3)].map(({ seq }) => [seq, seqs('economy', seq, 3).length])).toEqual([
        [1, 3],
        [2, 2],
        [3, 1],
      ]);
    });

    it('finds the records of some cells, and all that are no updates', () => {
      turn(() => {
        storage.append(record(1, { kind: 'create', places: [] }));
        storage.append(record(7, { kind: 'refused', places: ['c1/fa'], body: { reason: 'place' }, bytes: null }));
        for (const [index, places] of [['c1/fa'], ['c1/ru', 'c2/fa'], ['c11/fa'], [], ['c1/fa']].entries())
          storage.append(record(index + 2, { places, ...(places.length === 0 ? { kind: 'command' } : {}) }));
      });
      const found = (keys: string[], to = 9): number[] =>
        [...storage.concerning('economy', keys, to)].map(({ seq }) => seq);
      expect([
        found([]),
        found(['c1/fa']),
        found(['c1/fa'], 5),
        found(['c1/']),
        found(['c2/', 'c11/fa']),
        found(['1/fa', '%', "'"]),
      ]).toEqual([
        [1, 5],
        [1, 2, 5, 6],
        [1, 2, 5],
        [1, 2, 3, 5, 6],
        [1, 3, 4, 5],
        [1, 5],
      ]);
    });

    it('sifts records by all that is asked at once, from either end, and keeps back what was refused', () => {
      const command = { type: 'clause.status', clause: 'c9', seen: 'x' };
      turn(() => {
        storage.append(record(1));
        storage.append(record(2, { member: 'ru-neg', delegation: 'RU', at: '2025-11-19T08:00:00.000Z' }));
        storage.append(record(3, { kind: 'command', body: { command }, places: [] }));
        storage.append(
          record(4, { kind: 'refused', body: { reason: 'place', sha256: 'f', update: 'AAAA' }, bytes: null }),
        );
        storage.append(
          record(5, { kind: 'refused', body: { command, reason: 'not-allowed' }, places: [], bytes: null }),
        );
        storage.append(record(6, { kind: 'command', body: { command: 'member.code' }, places: [] }));
        storage.append(record(7, { kind: 'bind', body: [1, 2], places: [] }));
      });
      const found = (sieve: Partial<Sieve>): number[] =>
        storage.sift('economy', { limit: 9, ...sieve }).map(({ seq }) => seq);
      expect([
        found({}),
        found({ limit: 2 }),
        found({ limit: 2, last: true }),
        found({ after: 2, before: 5 }),
        found({ member: 'ru-neg', delegation: 'RU' }),
        found({ member: 'ru-neg', delegation: 'IR' }),
        found({ type: 'clause.status' }),
        found({ type: 'member.code' }),
        found({ clause: { id: 'c9', proposals: [] } }),
        found({ clause: { id: 'c1', proposals: [] }, kind: 'update' }),
        found({ from: '2025-11-19T00:00:00.000Z', until: '2025-11-19T08:00:00.001Z' }),
        found({ until: '2025-11-18T08:00:00.000Z' }),
        // Whoever was refused has touched nothing.
        found({ clause: { id: 'c1', proposals: [] } }),
        found({ language: 'fa' }),
        found({ clause: { id: 'c1', proposals: [] }, kind: 'refused' }),
      ]).toEqual([
        [1, 2, 3, 4, 5, 6, 7],
        [1, 2],
        [6, 7],
        [3, 4],
        [2],
        [],
        [3, 5],
        [6],
        [3, 5],
        [1, 2],
        [2],
        [],
        [1, 2],
        [1, 2],
        [4],
      ]);
      expect(storage.sift('economy', { limit: 1, kind: 'refused' })[0]?.body).toEqual({ reason: 'place', sha256: 'f' });
      expect(storage.sift('economy', { limit: 1 })[0]?.bytes).toBe(4);
    });

    it('refuses a second record of the same number', () => {
      turn(() => storage.append(record(1)));
      storage.begin();
      expect(() => storage.append(record(1))).toThrow();
      storage.rollback();
      expect(seqs()).toEqual([1]);
    });

    it('keeps nothing of a turn that was rolled back', () => {
      turn(() => storage.append(record(1)));
      storage.begin();
      storage.append(record(2));
      storage.putCheckpoint('economy', { seq: 2, state: Uint8Array.of(1) });
      storage.putSnapshot('economy', 'm1', 2, '{}');
      storage.putAnswer('m', 'x', { ok: true, seq: 2 });
      storage.putSession('t', { member: 'm', expires: '2026' });
      storage.putCode('c', 'm', '2026');
      storage.rollback();
      expect([
        seqs(),
        storage.head('economy')?.seq,
        storage.checkpoint('economy', 9),
        storage.snapshot('economy', 'm1'),
        storage.answer('m', 'x'),
        storage.session('t'),
        storage.takeCode('c', '2025'),
      ]).toEqual([[1], 1, null, null, null, null, null]);
    });

    it('lets a roll back be asked for twice, or without a turn', () => {
      storage.rollback();
      storage.begin();
      storage.rollback();
      storage.rollback();
      turn(() => storage.append(record(1)));
      expect(seqs()).toEqual([1]);
    });

    it('finds the newest checkpoint at or before a record', () => {
      turn(() => {
        for (const seq of [5, 9]) storage.putCheckpoint('economy', { seq, state: Uint8Array.of(seq) });
      });
      const found = [4, 5, 8, 9, 99]
        .map((seq) => storage.checkpoint('economy', seq))
        .map((one) => one && [one.seq, ...one.state]);
      expect([found, storage.checkpoint('transit', 99)]).toEqual([[null, [5, 5], [5, 5], [9, 9], [9, 9]], null]);
    });

    it('lists checkpoints and the texts of milestones in the order of the log', () => {
      turn(() => {
        for (const seq of [9, 5]) storage.putCheckpoint('economy', { seq, state: Uint8Array.of(seq) });
        storage.putSnapshot('economy', 'm2', 8, '{}');
        storage.putSnapshot('economy', 'm1', 3, '[]');
      });
      expect([storage.checkpoints('economy'), storage.checkpoints('transit'), storage.snapshots('transit')]).toEqual([
        [5, 9],
        [],
        [],
      ]);
      expect(storage.snapshots('economy').map(({ milestone, seq, json }) => [milestone, seq, json])).toEqual([
        ['m1', 3, '[]'],
        ['m2', 8, '{}'],
      ]);
    });

    it('keeps a milestone for ever: a second one of that name is refused', () => {
      storage.putSnapshot('economy', 'm1', 3, '{"a":"متن"}');
      expect(() => storage.putSnapshot('economy', 'm1', 4, '{}')).toThrow();
      expect([storage.snapshot('economy', 'm1'), storage.snapshot('transit', 'm1')]).toEqual(['{"a":"متن"}', null]);
    });

    it('keeps answers by member and command', () => {
      storage.putAnswer('ir-neg', 'x', { ok: true, seq: 4, clause: 'c1' });
      expect([storage.answer('ir-neg', 'x'), storage.answer('ru-neg', 'x'), storage.answer('ir-neg', 'y')]).toEqual([
        { ok: true, seq: 4, clause: 'c1' },
        null,
        null,
      ]);
    });

    it('gives a code away once, only in time, and only the newest of a member', () => {
      storage.putCode('late', 'a', '2025-01-01');
      storage.putCode('old', 'b', '2026-01-01');
      storage.putCode('new', 'b', '2026-01-01');
      storage.putCode('other', 'c', '2026-01-01');
      const take = (code: string): string | null => storage.takeCode(code, '2025-06-01');
      expect(['late', 'late', 'old', 'new', 'new', 'other', 'unknown'].map(take)).toEqual([
        null,
        null,
        null,
        'b',
        null,
        'c',
        null,
      ]);
    });

    it('ends one session, or all of a member', () => {
      for (const [token, member] of [
        ['t1', 'a'],
        ['t2', 'a'],
        ['t3', 'b'],
        ['t4', 'b'],
      ] as const)
        storage.putSession(token, { member, expires: '2026' });
      storage.dropSession('t1');
      storage.dropSessionsOf('b');
      storage.dropSession('never there');
      expect(['t1', 't2', 't3', 't4'].map((token) => storage.session(token)?.member ?? null)).toEqual([
        null,
        'a',
        null,
        null,
      ]);
    });

    it('has everything again after it was closed and opened', () => {
      turn(() => {
        storage.append(record(1));
        storage.putCheckpoint('economy', { seq: 1, state: Uint8Array.of(1) });
        storage.putSession('t', { member: 'a', expires: '2026' });
      });
      storage.close();
      storage = place.open();
      expect([seqs(), storage.checkpoint('economy', 1)?.seq, storage.session('t')?.member]).toEqual([[1], 1, 'a']);
    });

    it('forgets a turn that was never committed when it is closed', () => {
      turn(() => storage.append(record(1)));
      storage.begin();
      storage.append(record(2));
      storage.close();
      storage = place.open();
      expect(seqs()).toEqual([1]);
    });

    it('can be read beside a writer, who is not seen before the commit, and not be written', () => {
      turn(() => storage.append(record(1)));
      const reader = place.open({ readOnly: true });
      const read = (): number[] => [...reader.records('economy', 1, 9)].map(({ seq }) => seq);
      storage.begin();
      storage.append(record(2));
      expect(read()).toEqual([1]);
      storage.commit();
      expect(read()).toEqual([1, 2]);
      expect(() => reader.append(record(3))).toThrow();
      reader.close();
      turn(() => storage.append(record(3)));
      expect(seqs()).toEqual([1, 2, 3]);
    });
  });
}
