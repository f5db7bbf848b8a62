/**
 * A document rebuilt from its log at any point: all of it, from a checkpoint or from the first record, and the past of some
 * cells alone, in which gaps stand for what was written elsewhere.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '../../server/history/log.ts';
import { replay } from '../../server/history/replay.ts';
import { retrace, retraceInSlices, SLICES } from '../../server/history/retrace.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { sha256Of } from '../../server/storage/vouched.ts';
import { openDocument, type Place, placeKey } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { canonicalJson, clauseDigest, sha256 } from '../../src/domain/text/digest.ts';
import { temporaryFolder } from '../support/server.ts';
import { diceOf, SEED } from './fuzz.ts';
import { cell, copyOf } from './gated-room.ts';
import { record } from './storage-conformance.ts';

const ROOM = 'economy';
const CELLS: readonly Place[] = ['a', 'b', 'c'].map((clause) => ({ clause, lang: 'ru' }) as const);
const [A, B] = CELLS as [Place, Place];
const CLIENTS = [8, 70, 4_000_000_000];
/** A checkpoint was kept of the document as it was before this record. */
const CHECKPOINT = 41;

const folder = temporaryFolder();
let storage: Storage;
/** By position: the texts of all cells, the state vector, and the bytes of the record. */
const states: { readonly texts: readonly string[]; readonly vector: Map<number, number>; readonly bytes: number }[] =
  [];
const last = (): number => states.length - 1;

beforeAll(() => {
  storage = openStorage(folder.path);
  const log = openLog(storage, ROOM);
  const dice = diceOf(SEED);
  const server = openDocument();
  server.clientID = 1;
  states.push({ texts: [], vector: new Map(), bytes: 0 });
  const write = (
    kind: 'create' | 'update' | 'bind' | 'command' | 'checkpoint',
    bytes: Uint8Array | null,
    places: Iterable<string>,
  ) => {
    const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...base } = record(1);
    const body = kind === 'checkpoint' ? { checkpoint: sha256Of(Y.encodeStateAsUpdate(server)) } : null;
    if (kind === 'checkpoint')
      storage.putCheckpoint(ROOM, { seq: states.length - 1, state: Y.encodeStateAsUpdate(server) });
    log.append({ ...base, kind, bytes, body, places: [...places].sort() });
    states.push({
      texts: CELLS.map((place) => cell(server, place).toString()),
      vector: Y.decodeStateVector(Y.encodeStateVector(server)),
      bytes: bytes?.length ?? 0,
    });
  };
  server.getMap('meta').set('columns', [{ lang: 'ru', standing: 'authentic' }]);
  const clause = { type: 'clause.put', kind: 'paragraph', level: 0, texts: { ru: 'раз два' } } as const;
  project(
    server,
    CELLS.map((place, at) => ({ ...clause, id: place.clause, order: `${at + 1}` })),
    'server',
  );
  write('create', Y.encodeStateAsUpdate(server), []);
  const replicas = CLIENTS.map((id) => copyOf(server, id));
  for (let step = 0; step < 90; step++) {
    if (states.length === CHECKPOINT) write('checkpoint', null, []);
    if (step % 20 === 7) write(step % 40 === 7 ? 'command' : 'bind', null, []);
    const replica = dice.pick(replicas);
    if (!dice.once(3)) Y.applyUpdate(replica, Y.encodeStateAsUpdate(server, Y.encodeStateVector(replica)));
    const places = new Set(dice.once(3) ? CELLS.filter(() => dice.once(2)) : [dice.pick(CELLS)]);
    replica.transact(() => {
      for (const place of places) {
        const text = cell(replica, place);
        const at = dice.roll(text.length + 1);
        if (dice.once(3) && at < text.length) text.delete(at, Math.min(text.length - at, 1 + dice.roll(3)));
        else text.insert(at, dice.pick(['слово', 'x', 'بند']));
      }
    });
    const update = Y.encodeStateAsUpdate(replica, Y.encodeStateVector(server));
    const touched = new Set<string>();
    server.once('afterTransaction', ({ changed }: Y.Transaction) => {
      for (const place of CELLS) if (changed.has(cell(server, place) as never)) touched.add(placeKey(place));
    });
    const emitted: Uint8Array[] = [];
    const collect = (bytes: Uint8Array): void => void emitted.push(bytes);
    server.on('update', collect);
    Y.applyUpdate(server, update);
    server.off('update', collect);
    if (emitted[0]) write('update', emitted[0], touched);
  }
});
afterAll(() => {
  storage.close();
  folder.remove();
});

const textsIn = (doc: Y.Doc): string[] => CELLS.map((place) => cell(doc, place).toString());
const keysOf = (...places: readonly Place[]): string[] => places.map(placeKey);
const vectorOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

describe('replay', () => {
  it('gives the document at any point, from the newest checkpoint before it', () => {
    for (let seq = 1; seq <= last(); seq++) {
      const replayed = replay(storage, ROOM, seq);
      const start = seq < CHECKPOINT - 1 ? 0 : CHECKPOINT - 1;
      expect([seq, textsIn(replayed.doc), vectorOf(replayed.doc)]).toEqual([
        seq,
        states[seq]?.texts,
        states[seq]?.vector,
      ]);
      const { doc: _doc, ...rest } = replayed;
      const bytes = states.slice(start + 1, seq + 1).reduce((sum, state) => sum + state.bytes, 0);
      expect(rest).toEqual({ seq, records: seq - start, bytes, whole: start === 0 });
    }
  });

  it('gives the newest one where no point is named, and the first one as nothing', () => {
    expect([replay(storage, ROOM).seq, replay(storage, ROOM, last() + 5).seq]).toEqual([last(), last()]);
    const { doc, ...rest } = replay(storage, 'no such room');
    expect([doc.store.clients.size, rest]).toEqual([0, { seq: 0, records: 0, bytes: 0, whole: true }]);
  });
});

describe('a program that replays', () => {
  it('digests with what the platform lends, to the same end as without', () => {
    expect(clauseDigest('paragraph', { ru: 'x' })).toBe(
      sha256(canonicalJson({ kind: 'paragraph', texts: { ru: 'x' } })),
    );
  });
});

describe('retrace', () => {
  it.each([[[A]], [[B]], [[A, B]]])(
    'gives of %j what was there at any point, and of the others nothing that was not',
    (places) => {
      for (let seq = 1; seq <= last(); seq++) {
        const doc = retrace(storage, ROOM, keysOf(...places), {}, seq);
        const [then, now] = [states[seq]?.texts ?? [], textsIn(doc)];
        expect([seq, ...places.map((place) => now[CELLS.indexOf(place)])]).toEqual([
          seq,
          ...places.map((place) => then[CELLS.indexOf(place)]),
        ]);
        const far = [...vectorOf(doc)].filter(([client, clock]) => clock > (states[seq]?.vector.get(client) ?? 0));
        expect([seq, far]).toEqual([seq, []]);
        doc.destroy();
      }
    },
  );

  it('does without most of what others wrote, so gaps are there', () => {
    const gaps = [...retrace(storage, ROOM, keysOf(A)).store.clients.values()]
      .flat()
      .filter((struct) => struct instanceof Y.GC);
    expect([gaps.length > 5, gaps.filter(({ length }) => length === 0)]).toEqual([true, []]);
  });

  it('leaves out the deletion of what it has left out', () => {
    const other = temporaryFolder();
    const log = openStorage(other.path);
    const { room: _room, seq: _seq, previous: _previous, hash: _hash, ...base } = record(1);
    const server = copyOf(replay(storage, ROOM, 1).doc, 1);
    const { append } = openLog(log, ROOM);
    append({ ...base, kind: 'create', bytes: Y.encodeStateAsUpdate(server), places: [] });
    const by = (clientID: number, places: readonly Place[], edit: (doc: Y.Doc) => void): void => {
      const client = copyOf(server, clientID);
      client.transact(() => edit(client));
      const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
      Y.applyUpdate(server, update);
      append({ ...base, bytes: update, places: places.map(placeKey) });
    };
    by(70, [B], (doc) => cell(doc, B).insert(0, 'слово'));
    by(8, [A, B], (doc) => {
      cell(doc, A).insert(0, 'x');
      cell(doc, B).delete(0, 5);
    });
    const doc = retrace(log, ROOM, keysOf(A));
    expect([cell(doc, A).toString(), Y.getState(doc.store, 70)]).toEqual(['xраз два', 5]);
    log.close();
    other.remove();
  });

  it('keeps deleted words readable', () => {
    const doc = retrace(storage, ROOM, keysOf(A));
    const words: string[] = [];
    for (let item = cell(doc, A)._start; item; item = item.right)
      if (item.deleted && item.content instanceof Y.ContentString) words.push(item.content.str);
    expect(words.join('').length).toBeGreaterThan(5);
  });

  it('shows each record before and after it, with what it brought', () => {
    const seen: string[] = [];
    let before = '';
    const doc = retrace(storage, ROOM, keysOf(A), {
      before: ({ seq }, doc, update) => {
        before = seq === 1 ? '' : cell(doc, A).toString();
        expect([seq, before, update === null]).toEqual([
          seq,
          states[seq - 1]?.texts[0] ?? '',
          states[seq]?.bytes === 0,
        ]);
      },
      after: ({ seq, places }, doc, update) => {
        const now = cell(doc, A).toString();
        expect([seq, now, update?.bytes.length ?? 0]).toEqual([seq, states[seq]?.texts[0], states[seq]?.bytes]);
        if (now !== before) seen.push(`${seq} ${seq === 1 || places.includes(placeKey(A))}`);
      },
    });
    expect([seen.length > 20, seen.filter((line) => line.endsWith('false'))]).toEqual([true, []]);
    expect(cell(doc, A).toString()).toBe(states.at(-1)?.texts[0]);
  });

  it('does the same in slices, as many as the time for one allows', async () => {
    for (const [ms, one] of [
      [0, false],
      [Number.POSITIVE_INFINITY, true],
    ] as const) {
      const seqs: number[] = [];
      let rests = 0;
      const slices = { ms, rest: async () => void rests++ };
      const after = ({ seq }: { readonly seq: number }): void => void seqs.push(seq);
      const doc = await retraceInSlices(storage, ROOM, keysOf(A), { after }, last(), slices);
      const whole: number[] = [];
      retrace(storage, ROOM, keysOf(A), { after: ({ seq }) => void whole.push(seq) });
      expect([cell(doc, A).toString(), seqs, one ? rests : rests > 5]).toEqual([
        states.at(-1)?.texts[0],
        whole,
        one ? 1 : true,
      ]);
    }
    expect((await retraceInSlices(storage, 'no such room', [], {}, 9, SLICES)).store.clients.size).toBe(0);
  });

  it('gives way to whatever waits for a turn', async () => {
    const order: string[] = [];
    setImmediate(() => order.push('somebody else'));
    await SLICES.rest();
    order.push('the reader');
    expect(order).toEqual(['somebody else', 'the reader']);
  });
});
