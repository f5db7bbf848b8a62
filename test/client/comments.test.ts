import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRoom } from '../../src/client/room.ts';
import { openNotes, projectNotes } from '../../src/crdt/notes.ts';
import type { CommentRecord } from '../../src/domain/negotiation/note.ts';
import { encodeOwn, type Rights } from '../../src/protocol/message.ts';
import { Network } from '../support/wire.ts';
import { handClock } from './hand-clock.ts';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { beside, countingRandom } from './table.ts';

const record = (id: string, at: string, more: Partial<CommentRecord> = {}): CommentRecord => ({
  id,
  at,
  clause: 'c1',
  scope: 'all',
  text: id,
  member: 'm1',
  role: 'negotiator',
  delegation: 'RU',
  ...more,
});

/** A member at a server whose rooms beside the text are documents that the test writes. */
function seated(rights: Rights = NEGOTIATOR) {
  const server = new ScriptedServer(rights);
  const rooms = new Map<string, { doc: Y.Doc; send: (update: Uint8Array) => void }>();
  const network = new Network((end, wire) => {
    const name = wire.url.split('/sync/')[1] as string;
    if (!name.includes('~')) return server.accept(end, wire);
    const doc = rooms.get(name)?.doc ?? openNotes();
    const send = (update: Uint8Array): void => end.send(Uint8Array.from([0, 2, ...lengthOf(update), ...update]));
    rooms.set(name, { doc, send });
    end.send(encodeOwn({ type: 'hello', epoch: name, seq: 1, head: 'h', rights }));
    end.on('message', () => send(Y.encodeStateAsUpdate(doc)));
  });
  const clock = handClock();
  const room = openRoom({
    resolution: 'transit',
    url: 'ws://table/sync/transit',
    token: () => undefined,
    openSocket: network.socket,
    clock,
    random: countingRandom(),
    ...beside,
  });
  const settle = (): void => {
    network.settle();
    clock.advance(100);
    network.settle();
  };
  settle();
  return {
    server,
    network,
    clock,
    room,
    settle,
    said: () => room.comments.get().map(({ id, text, unsent }) => [id.replace(/-\d+$/, ''), text, unsent ?? '']),
    put: (name: string, ...comments: CommentRecord[]) => {
      const held = rooms.get(name);
      if (!held) throw new Error(`nobody reads ${name}`);
      projectNotes(
        held.doc,
        comments.map((each) => ({ type: 'comment.put', record: each })),
        'server',
      );
      held.send(Y.encodeStateAsUpdate(held.doc));
      settle();
    },
  };
}

/** A length as lib0 writes it. */
function lengthOf({ length }: Uint8Array): number[] {
  const bytes: number[] = [];
  let rest = length;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

const ADD = { type: 'comment.add', clause: 'c1', scope: 'delegation', text: 'своим' } as const;
const sideUrls = ({ wires }: Network): string[] =>
  wires.map(({ url }) => url.split('/sync/')[1] as string).filter((name) => name.includes('~'));

describe('comments', () => {
  it('are those of all and of the own delegation in order of time, by one line each', () => {
    const { put, said, network } = seated();
    put('transit~notes', record('n2', '2025-11-18T08:02:00Z'), record('n4', '2025-11-18T08:04:00Z'));
    put('transit~RU', record('n3', '2025-11-18T08:03:00Z'), record('n1', '2025-11-18T08:01:00Z'));
    expect(said().map(([id]) => id)).toEqual(['n1', 'n2', 'n3', 'n4']);
    expect(sideUrls(network).sort()).toEqual(['transit~RU', 'transit~notes']);
  });

  it('keep their identity while nothing is said', () => {
    const { put, room, settle } = seated();
    put('transit~notes', record('n1', 'T'));
    const before = room.comments.get();
    room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, 'слово '), room.origin);
    put('transit~RU');
    settle();
    expect(room.comments.get()).toBe(before);
  });

  it.each([
    ['an observer', { member: 'o1', name: 'Watcher', role: 'observer', columns: [] } as Rights, []],
    ['the secretariat', { member: 's1', name: 'P', role: 'secretariat', columns: [] } as Rights, ['SEC', 'notes']],
  ])('%s dials only the rooms that may be read', (_who, rights, rooms) => {
    const { network, room } = seated(rights);
    expect([sideUrls(network).sort(), room.comments.get()]).toEqual([rooms.map((name) => `transit~${name}`), []]);
  });

  it('show what is not sent yet, last, and give it up for the record whichever comes first', async () => {
    const { put, room, said, server, settle, network, clock } = seated();
    put('transit~notes', record('n1', '2099-01-01T00:00:00Z'));
    network.break();
    server.lines.length = 0;
    const answer = room.command(ADD);
    expect(said()).toEqual([
      ['n1', 'n1', ''],
      ['waiting', 'своим', 'comment'],
    ]);
    network.restore();
    clock.advance(10_000);
    settle();
    const { id } = server.commands.at(-1) ?? { id: '' };
    server.tell({ type: 'answer', id, answer: { ok: true, seq: 3, comment: 'n9' } });
    settle();
    await answer;
    await Promise.resolve();
    expect(said().at(-1)).toEqual(['n9', 'своим', '']);
    put('transit~RU', record('n9', '2025-11-18T08:01:00Z', { text: 'своим', scope: 'delegation' }));
    expect(said()).toEqual([
      ['n9', 'своим', ''],
      ['n1', 'n1', ''],
    ]);
  });

  it('forget what was refused', async () => {
    const { room, said, server, settle } = seated();
    const answer = room.command(ADD);
    settle();
    const { id } = server.commands.at(-1) ?? { id: '' };
    server.tell({ type: 'answer', id, answer: { ok: false, reason: 'unknown-clause', message: '' } });
    settle();
    await answer;
    await Promise.resolve();
    expect(said()).toEqual([]);
  });

  it('mark a thread that is being resolved until its record says so', async () => {
    const { put, room, said } = seated();
    put('transit~notes', record('n1', 'T'));
    void room.command({ type: 'comment.resolve', comment: 'n1', scope: 'all' });
    expect(said()).toEqual([['n1', 'n1', 'resolve']]);
    put('transit~notes', record('n1', 'T', { resolved: { member: 'm1', at: 'U' } }));
    expect(said()).toEqual([['n1', 'n1', '']]);
  });
});
