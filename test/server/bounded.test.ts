/**
 * What one member can make grow is bounded: presence, client ids, refused decisions. Each case is counted in bytes or records, with
 * a member who does their worst beside a colleague who must not notice.
 */
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../server/history/audit.ts';
import { handsBetween } from '../../server/history/hands.ts';
import { touchesBetween } from '../../server/history/touches.ts';
import { MESSAGE } from '../../src/protocol/message.ts';
import { type Guest, openTables, type Tables } from './guests.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const ids = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

function present(guest: Guest, clientIDs: readonly number[], state: string): void {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, clientIDs.length);
  for (const id of clientIDs) {
    encoding.writeVarUint(inner, id);
    encoding.writeVarUint(inner, 1);
    encoding.writeVarString(inner, state);
  }
  const outer = encoding.createEncoder();
  encoding.writeVarUint(outer, MESSAGE.awareness);
  encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
  guest.socket.emit('message', Buffer.from(encoding.toUint8Array(outer)), true);
}

const bytesOf = (frames: readonly Uint8Array[]): number => frames.reduce((sum, { length }) => sum + length, 0);
const presenceFrames = ({ socket }: Guest): Uint8Array[] =>
  socket.sent.filter(([number]) => number === MESSAGE.awareness);
const records = (room: string, kind: string, member: string) =>
  tables.workspace.storage.sift(room, { kind, member, limit: 1_000_000 });
const bodies = (room: string, kind: string, member: string) => records(room, kind, member).map(({ body }) => body);

describe('presence', () => {
  it('of six thousand ids costs a newcomer some kilobytes, and a colleague stays in sight', () => {
    const worst = tables.connect('ir-neg', 'transit');
    const colleague = tables.connect('ru-neg', 'transit');
    present(colleague, [colleague.doc.clientID], '{"cursor":1}');
    for (const from of ids(1, 6).map((n) => n * 10_000)) {
      worst.say({ type: 'bind', clientIDs: ids(from, 1_000) });
      for (let i = 0; i < 1_000; i += 4) present(worst, ids(from + i, 4), JSON.stringify({ x: 'x'.repeat(1_900) }));
      tables.turn();
    }
    const newcomer = tables.connect('kz-neg', 'transit');
    expect(bytesOf(presenceFrames(newcomer))).toBeLessThan(32 * 1024);
    expect(
      tables.workspace.rooms
        .open('transit')
        ?.presence.users()
        .map(({ member }) => member),
    ).toEqual(['ru-neg', 'ir-neg']);
    worst.socket.close(1000);
    expect(
      tables.workspace.rooms
        .open('transit')
        ?.presence.users()
        .map(({ member }) => member),
    ).toEqual(['ru-neg']);
    for (const guest of [colleague, newcomer]) guest.socket.close(1000);
  });

  it('is told again once a second, however often somebody asks', () => {
    const guest = tables.connect('ir-neg', 'transit');
    present(guest, [guest.doc.clientID], '{}');
    tables.turn();
    const before = presenceFrames(guest).length;
    for (let i = 0; i < 5_000; i++) guest.socket.emit('message', Buffer.of(MESSAGE.queryAwareness), true);
    expect(presenceFrames(guest).length - before).toBe(1);
    guest.socket.close(1000);
  });
});

describe('binding', () => {
  const MANY = 2 ** 16;
  const bindMany = (guest: Guest, from: number): void => {
    for (let i = 0; i < MANY; i += 1_000) {
      guest.say({ type: 'bind', clientIDs: ids(from + i, 1_000) });
      tables.turn();
    }
  };

  it('many ids leaves a share of them in the log, and none of an observer or beside the text', () => {
    const [writer, observer, beside] = [
      tables.connect('az-neg', 'transit', { bind: false }),
      tables.connect('observer-1', 'transit', { bind: false }),
      tables.connect('az-neg', 'transit~notes', { bind: false }),
    ];
    bindMany(writer, 100_000_000);
    bindMany(observer, 200_000_000);
    bindMany(beside, 300_000_000);
    const bound = (room: string, member: string) => (bodies(room, 'bind', member) as number[][]).flat().length;
    expect([bound('transit', 'az-neg'), bound('transit', 'observer-1'), bound('transit~notes', 'az-neg')]).toEqual([
      2_000, 0, 0,
    ]);
    for (const guest of [writer, observer, beside]) {
      expect(guest.said('refused')).toEqual([]);
      guest.socket.close(1000);
    }
  });

  it('again costs nothing', () => {
    const guest = tables.connect('tm-neg', 'transit');
    const count = () => records('transit', 'bind', 'tm-neg').length;
    const before = count();
    for (let i = 0; i < 500; i++) guest.say({ type: 'bind', clientIDs: [guest.doc.clientID] });
    tables.turn();
    expect([before, count()]).toEqual([1, 1]);
    guest.socket.close(1000);
  });

  it('past the share still lets the member write: the id comes into the log with its first words', () => {
    const guest = tables.connect('az-neg', 'transit', { bind: false });
    guest.say({ type: 'bind', clientIDs: [guest.doc.clientID] });
    tables.turn();
    const last = () => (bodies('transit', 'bind', 'az-neg') as number[][]).at(-1);
    expect(last()).not.toEqual([guest.doc.clientID]);
    guest.edit({ clause: 'tra-p1', lang: 'az' }, (cell) => cell.insert(0, 'Söz '));
    guest.send();
    tables.turn();
    expect([guest.said('refused'), last(), guest.said('acknowledge').length]).toEqual([[], [guest.doc.clientID], 1]);
    guest.socket.close(1000);
  });

  it("lets an observer be seen, and nobody take what is somebody else's", () => {
    const observer = tables.connect('observer-1', 'transit');
    present(observer, [observer.doc.clientID], '{}');
    tables.turn();
    const names = () =>
      tables.workspace.rooms
        .open('transit')
        ?.presence.users()
        .map(({ member }) => member);
    expect(names()).toEqual(['observer-1']);
    const thief = tables.connect('ir-neg', 'transit');
    thief.say({ type: 'bind', clientIDs: [observer.doc.clientID] });
    tables.turn();
    expect(thief.said('refused')).toEqual([{ type: 'refused', reason: 'foreign-client', places: [] }]);
    for (const guest of [observer, thief]) guest.socket.close(1000);
  });

  it('refuses what is no id of Yjs, without ending the connection', () => {
    const guest = tables.connect('ir-neg', 'transit');
    guest.say({ type: 'bind', clientIDs: [2 ** 32, 2 ** 53 - 1] });
    tables.turn();
    expect([guest.said('refused').length, guest.socket.closed]).toEqual([1, null]);
    guest.socket.close(1000);
  });
});

describe('refused decisions', () => {
  it('of an observer leave some megabytes at most, and the observer is told each time', () => {
    const observer = tables.connect('observer-1', 'transit');
    const text = 'x'.repeat(60_000);
    for (let i = 0; i < 2_000; i++)
      observer.command({
        type: 'proposal.table',
        clause: null,
        after: null,
        kind: 'paragraph',
        level: 0,
        texts: { fa: `${i} ${text}` },
        reason: '',
      });
    tables.turn();
    const kept = records('transit', 'refused', 'observer-1');
    expect([observer.said('answer').length, kept.length, JSON.stringify(kept).length < 3 * 1024 * 1024]).toEqual([
      2_000,
      500,
      true,
    ]);
    observer.socket.close(1000);
  });
});

describe('a refused update', () => {
  it('names nobody as having touched the cell', () => {
    const { storage, summit } = tables.workspace;
    const before = storage.head('transit')?.seq ?? 0;
    const guest = tables.connect('ru-neg', 'transit');
    guest.edit({ clause: 'tra-p2', lang: 'fa' }, (cell) => cell.insert(0, 'چیز '));
    guest.send();
    tables.turn();
    const refused = audit(storage, 'transit', { kind: 'refused', member: 'ru-neg' });
    expect(refused.map((record) => [record.places, record.refused])).toEqual([
      [[], { reason: 'place', places: ['tra-p2/fa'] }],
    ]);
    const now = storage.head('transit')?.seq ?? 0;
    expect({
      touched: [...storage.touched('transit', before + 1)].filter(({ member }) => member === 'ru-neg'),
      log: audit(storage, 'transit', { clause: 'tra-p2', after: before }).filter(({ kind }) => kind === 'refused'),
      column: audit(storage, 'transit', { language: 'fa', after: before }).filter(({ kind }) => kind === 'refused'),
      asked: audit(storage, 'transit', { clause: 'tra-p2', kind: 'refused' }).length,
      past: [...storage.concerning('transit', ['tra-p2/fa'], now)].filter(({ kind }) => kind === 'refused'),
      compared: touchesBetween(storage, 'transit', [before, now]).get('tra-p2'),
      redline: handsBetween(storage, summit, 'transit', [before, now], { language: 'fa', persons: false })(
        'tra-p2',
        'fa',
      ),
    }).toEqual({ touched: [], log: [], column: [], asked: 1, past: [], compared: undefined, redline: undefined });
    guest.socket.close(1000);
  });
});
