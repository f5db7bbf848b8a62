import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/client/http.ts';
import type { RoomOptions } from '../../src/client/room.ts';
import { CLOSE } from '../../src/protocol/message.ts';
import { ScriptedServer } from './scripted-server.ts';
import { atServer, erase, RU, RU2, table, type } from './table.ts';

const quiet = (): ScriptedServer => Object.assign(new ScriptedServer(), { acknowledging: false });
const state = ({ link }: ReturnType<typeof table>['room']): string => `${link.get().state} ${link.get().unsent}`;
const heard = ({ line }: ScriptedServer): string[] => line.heard.filter((word) => !/^(awareness|since)/.test(word));

describe('converse', () => {
  it('binds before anything else, asks, and shows itself', () => {
    const { server, settle } = table();
    settle();
    expect(server.line.heard.slice(0, 3)).toEqual(['bind:1', 'step1', 'awareness']);
  });

  it('offers the version, and the token only when there is one', () => {
    const plain = table();
    const bearer = table(new ScriptedServer(), { token: () => 'abc_-1' });
    plain.settle();
    bearer.settle();
    expect([plain.server.line.protocols, bearer.server.line.protocols]).toEqual([
      ['alternat.v1'],
      ['alternat.v1', 'bearer.abc_-1'],
    ]);
  });

  it('is connecting until the document has come, then saved', () => {
    const { room, server, settle } = table(Object.assign(new ScriptedServer(), { greeting: false }));
    expect([state(room), room.synced.get()]).toEqual(['connecting 0', false]);
    settle();
    server.greet();
    settle();
    expect([state(room), room.synced.get(), room.link.get().seq]).toEqual(['saved 0', true, 2]);
  });

  it('does not answer with its text before the server has greeted it', () => {
    const { room, server, settle } = table(Object.assign(new ScriptedServer(), { greeting: false }));
    settle();
    type(room, RU, '!');
    settle();
    server.ask();
    settle();
    expect(heard(server)).toEqual(['bind:1', 'step1']);
    server.tell({ type: 'hello', epoch: 'e1', seq: 1, head: 'h1', rights: server.line.rights });
    settle();
    expect(heard(server)).toEqual(['bind:1', 'step1', 'step2']);
    expect(atServer(server, RU)).toBe('один!');
  });

  const edits: readonly (readonly [string, (room: ReturnType<typeof table>['room']) => void])[] = [
    ['an insertion', (room) => type(room, RU, '!')],
    ['a deletion alone', (room) => erase(room, RU, 0, 2)],
  ];
  it.each(edits)('has %s unsent until the server acknowledges it', (_, edit) => {
    const { room, server, settle } = table(quiet());
    settle();
    server.acknowledge();
    settle();
    edit(room);
    settle();
    expect([state(room), atServer(server, RU) === room.cell(RU)?.toString()]).toEqual(['sending 1', true]);
    server.acknowledge(server.line.received - 1);
    settle();
    expect(state(room)).toBe('sending 1');
    server.acknowledge();
    settle();
    expect(state(room)).toBe('saved 0');
  });

  it('types on offline and catches up with insertions and deletions', () => {
    const { room, server, clock, settle, unplug, plug } = table();
    settle();
    unplug();
    const since = new Date(clock.now()).toISOString();
    type(room, RU, ' из');
    type(room, RU, ' нас');
    erase(room, RU2, 0, 3);
    expect([state(room), room.link.get().since]).toEqual(['offline 3', since]);
    server.acknowledging = false;
    plug();
    expect([state(room), room.link.get().since]).toEqual(['sending 3', undefined]);
    expect([atServer(server, RU), atServer(server, RU2)]).toEqual(['один из нас', '']);
    server.acknowledge();
    settle();
    expect(state(room)).toBe('saved 0');
  });

  it('keeps as unsent what was on the wire when it broke', () => {
    const { room, server, network, settle, unplug, plug } = table(quiet());
    settle();
    type(room, RU, '!');
    expect(network.last.up.length).toBe(1);
    unplug();
    expect(state(room)).toBe('offline 1');
    plug();
    expect([state(room), atServer(server, RU)]).toEqual(['sending 1', 'один!']);
  });

  it('lets text typed before the catch-up ride in it, never ahead of it', () => {
    const { room, server, network, settle, unplug, plug } = table();
    settle();
    unplug();
    type(room, RU, ' из');
    server.greeting = false;
    plug();
    type(room, RU, ' нас');
    void room.command({ type: 'clause.release', clause: 'c1' });
    expect(network.last.up).toEqual([]);
    server.greet();
    settle();
    expect([heard(server), atServer(server, RU)]).toEqual([
      ['bind:1', 'step1', 'step2', 'command:clause.release'],
      'один из нас',
    ]);
  });

  it('sends a command after the text it rests on', async () => {
    const { room, server, settle } = table();
    settle();
    type(room, RU, '!');
    const answer = room.command({ type: 'stance.record', clause: 'c1', stance: 'agree', seen: '' });
    settle();
    expect(heard(server).slice(-2)).toEqual(['update', 'command:stance.record']);
    expect(server.commands[0]).toMatchObject({ seen: room.digest('c1') });
    server.tell({ type: 'answer', id: server.commands[0]?.id as string, answer: { ok: true, seq: 9 } });
    settle();
    expect(await answer).toEqual({ ok: true, seq: 9 });
  });

  it('sends an unanswered command again after a reconnect, once, under its id, and an answered one never', async () => {
    const { room, server, settle, unplug, plug } = table();
    settle();
    const first = room.command({ type: 'clause.release', clause: 'c1' });
    const second = room.command({ type: 'clause.release', clause: 'c2' });
    settle();
    const [a, b] = server.commands.map(({ id }) => id);
    server.tell({ type: 'answer', id: a as string, answer: { ok: true, seq: 5 } });
    settle();
    unplug();
    const third = room.command({ type: 'clause.restore', clause: 'c1' });
    type(room, RU, '!');
    plug();
    expect(heard(server)).toEqual(['bind:1', 'step1', 'step2', 'command:clause.release', 'command:clause.restore']);
    expect(server.commands.map(({ id }) => id).slice(0, 3)).toEqual([a, b, b]);
    for (const { id } of server.commands.slice(2)) server.tell({ type: 'answer', id, answer: { ok: true, seq: 6 } });
    settle();
    expect(await Promise.all([first, second, third])).toEqual([5, 6, 6].map((seq) => ({ ok: true, seq })));
    expect(new Set(server.commands.map(({ id }) => id)).size).toBe(3);
  });

  const endings = [
    [CLOSE.malformed, 'malformed'],
    [CLOSE.unauthorized, 'sign-in'],
    [CLOSE.revoked, 'revoked'],
    [CLOSE.unknownRoom, 'no-such-resolution'],
    [CLOSE.version, 'old-program'],
    [CLOSE.tooMany, 'too-many'],
    [{ code: 4499, reason: 'of a later version' }, 'malformed'],
  ] as const;
  it.each(endings)('does not come back after %j', async ({ code, reason }, why) => {
    const { room, server, network, clock, settle } = table();
    settle();
    const answer = room.command({ type: 'clause.release', clause: 'c1' });
    server.line.end.close(code, reason);
    settle();
    clock.advance(60_000);
    room.wake();
    settle();
    expect([room.link.get().state, room.link.get().reason, network.wires.length]).toEqual(['ended', why, 1]);
    expect(room.typing(RU)).toEqual({ ok: false, why: 'read-only' });
    expect(await answer).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  it.each([CLOSE.slow, CLOSE.restarting])('comes back after %j', ({ code, reason }) => {
    const { room, server, network, settle, plug } = table();
    settle();
    server.line.end.close(code, reason);
    plug();
    expect([state(room), network.wires.length]).toEqual(['saved 0', 2]);
  });

  it('starts afresh after bytes that make no sense, and says so loudly', () => {
    const { room, server, network, settle, plug } = table();
    settle();
    server.raw(Uint8Array.of(0, 9, 0));
    expect(() => network.settle()).toThrow('unknown sync step 9');
    plug();
    expect([state(room), network.wires.length]).toEqual(['saved 0', 2]);
  });

  it('ignores messages of types it does not know', () => {
    const { room, server, settle } = table();
    settle();
    server.raw(Uint8Array.of(119, 2, 123, 125));
    settle();
    expect(state(room)).toBe('saved 0');
  });

  it('binds a client id that Yjs chose in between before using it', () => {
    const { room, server, settle } = table();
    settle();
    room.doc.clientID = 4711;
    type(room, RU, '!');
    settle();
    expect([heard(server).slice(-2), server.line.bound.has(4711)]).toEqual([['bind:1', 'update'], true]);
  });

  it('hands every own update to the local copy before it is on the wire, and says when all is safe', async () => {
    const told: string[] = [];
    const copyOf: RoomOptions['copyOf'] = ({ member, epoch }) => {
      told.push(`${member} ${epoch}`);
      const nothing = (): void => {};
      return {
        found: async () => ({ updates: [], words: [], commands: [], drafts: [], position: null, strays: [] }),
        keep: (_, { seen, places }) => told.push(`keep ${network.last.up.length} ${seen.seq} ${places[0]?.clause}`),
        keepWords: ({ base, mine }) => told.push(`${base} > ${mine}`),
        adopt: nothing,
        settled: () => told.push('settled'),
        release: () => nothing,
        dropStrays: nothing,
        keepCommand: nothing,
        dropCommand: nothing,
        keepDraft: nothing,
        dropDraft: nothing,
        keepPosition: ({ seq }) => told.push(`at ${seq}`),
      };
    };
    const { room, network, settle, clock } = table(new ScriptedServer(), { copyOf });
    settle();
    await Promise.resolve();
    settle();
    type(room, RU, '!');
    settle();
    expect(told).toEqual(['m1 e1', 'at 1', 'at 2', 'один > один!', 'keep 0 2 c1', 'at 3']);
    clock.advance(500);
    expect(told.slice(6)).toEqual(['settled']);
  });

  describe('with more text than a socket takes', () => {
    const long = 'ж'.repeat(150_000);
    const posting = (
      result: (server: ScriptedServer, update: Uint8Array) => Result<{ readonly refused: readonly [] }>,
    ) => {
      const server = new ScriptedServer();
      const posts: number[] = [];
      const post = async (update: Uint8Array): Promise<Result<{ readonly refused: readonly [] }>> => {
        posts.push(update.length);
        return result(server, update);
      };
      return { posts, ...table(server, { post }) };
    };
    const landed = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    };

    it('catches up over HTTP, then with the rest over the socket', async () => {
      const { Y } = { Y: await import('yjs') };
      const { room, server, posts, settle, unplug, plug } = posting(({ doc }, update) => {
        Y.applyUpdate(doc, update);
        return { ok: true, value: { refused: [] } };
      });
      settle();
      unplug();
      type(room, RU, long);
      plug();
      type(room, RU, '!');
      expect([posts.length, state(room)]).toEqual([1, 'sending 2']);
      await landed();
      settle();
      expect([atServer(server, RU), state(room)]).toEqual([`один${long}!`, 'saved 0']);
      expect(heard(server)).toEqual(['bind:1', 'step1', 'step2']);
    });

    it('dials again when HTTP fails, and sends a large paste the same way', async () => {
      let fail = true;
      const Y = await import('yjs');
      const { room, server, posts, settle, plug } = posting(({ doc }, update) => {
        if (fail) return { ok: false, reason: 'offline' };
        Y.applyUpdate(doc, update);
        return { ok: true, value: { refused: [] } };
      });
      settle();
      type(room, RU, long);
      await landed();
      expect(state(room)).toBe('offline 1');
      fail = false;
      plug();
      await landed();
      settle();
      expect([atServer(server, RU), state(room), posts.length]).toEqual([`один${long}`, 'saved 0', 2]);
    });
  });
});
