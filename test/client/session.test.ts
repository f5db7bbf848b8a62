import { describe, expect, it } from 'vitest';
import { localCopies } from '../../src/client/local-copy.ts';
import { openSession, type SessionOptions } from '../../src/client/session.ts';
import type { Notice } from '../../src/domain/negotiation/notice.ts';
import { Network } from '../support/wire.ts';
import { handClock } from './hand-clock.ts';
import { ScriptedServer } from './scripted-server.ts';
import { countingRandom } from './table.ts';
import { type MemoryStore, memoryStore } from './unsent-store.ts';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });

/** A session at a server that gives `answers` in turn; `asked` is what it was asked, in one line each. */
function session(answers: readonly (Response | Error)[], options: Partial<SessionOptions> = {}) {
  const asked: string[] = [];
  const server = new ScriptedServer();
  const network = new Network(server.accept);
  const clock = handClock();
  const left = [...answers];
  const opened = openSession({
    baseUrl: 'http://127.0.0.1:8443/',
    fetch: async (url, init = {}) => {
      const { authorization = '-' } = init.headers as { authorization?: string };
      asked.push(
        [init.method, url.replace('http://127.0.0.1:8443', ''), authorization, init.credentials, init.body]
          .filter((part) => part !== undefined)
          .join(' '),
      );
      const answer = left.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error('asked too often');
      return answer;
    },
    socket: network.socket,
    clock,
    random: countingRandom(),
    ...options,
  });
  return { session: opened, asked, server, network, clock };
}

const keeper = (token?: string) => {
  let kept = token;
  return {
    read: () => kept,
    write: (next: string | undefined) => {
      kept = next;
    },
  };
};
const member = { id: 'm1', name: 'Ирина', role: 'negotiator', delegation: 'RU', columns: ['ru'] };

const NOTICE: Notice = {
  id: 7,
  kind: 'silence-broken',
  at: '2025-11-18T08:00:00.000Z',
  resolution: 'transit',
  by: 'az-neg',
  read: false,
};

const kinds = ({ records }: MemoryStore): string[] => [...records.values()].map(({ kind }) => kind).sort();

describe('openSession', () => {
  it('signs in by code and is known by its cookie', async () => {
    const at = session([json(200, { token: 't', member }), json(200, [])]);
    expect(await at.session.signIn({ code: 'c0de' })).toEqual({ ok: true, value: member });
    expect(await at.session.demoMembers()).toEqual({ ok: true, value: [] });
    expect(at.asked).toEqual([
      'POST /api/sessions - same-origin {"code":"c0de"}',
      'GET /api/demo/members - same-origin',
    ]);
  });

  it('keeps a token where it is given a place for one, and forgets it on signing out', async () => {
    const tokens = keeper();
    const at = session([json(200, { token: 'abc', member }), json(200, []), json(200, { ok: true })], {
      tokens,
    });
    await at.session.signIn({ member: 'm1' });
    await at.session.milestones('transit');
    expect(tokens.read()).toBe('abc');
    expect(await at.session.signOut()).toEqual({ ok: true, value: { ok: true } });
    expect(tokens.read()).toBeUndefined();
    expect(at.asked.slice(1)).toEqual([
      'GET /api/resolutions/transit/milestones Bearer abc omit',
      'DELETE /api/sessions Bearer abc omit',
    ]);
  });

  const problems: readonly (readonly [string, Response | Error, object])[] = [
    ['no network', new TypeError('fetch failed'), { reason: 'offline' }],
    ['401', json(401, { message: 'sign in' }), { reason: 'signed-out', message: 'sign in' }],
    ['404', json(404, {}), { reason: 'not-found' }],
    ['403', json(403, { message: 'not for observers' }), { reason: 'refused', message: 'not for observers' }],
    ['429', new Response('slow down', { status: 429 }), { reason: 'refused' }],
    ['502 of a proxy', new Response('<html>', { status: 502 }), { reason: 'server' }],
    ['a page instead of JSON', new Response('<html>', { status: 200 }), { reason: 'server' }],
  ];
  it.each(problems)('gives %s as a value', async (_, answer, problem) => {
    expect(await session([answer]).session.summit()).toMatchObject({ ok: false, ...problem });
  });

  it('says of an answer that it does not know that the server is of another version, and where it differs', async () => {
    const at = session([json(200, []), json(200, [{ id: 'm1', label: 'Zero draft', seq: '4' }])]);
    await at.session.milestones('transit');
    expect(at.session.otherVersion.get()).toBe(false);
    expect(await at.session.milestones('transit')).toEqual({
      ok: false,
      reason: 'other-version',
      message: 'milestones: [0].seq: a whole number was expected',
    });
    expect(at.session.otherVersion.get()).toBe(true);
  });

  it('has no summit where nobody has put one yet', async () => {
    expect(await session([json(200, { empty: true })]).session.summit()).toEqual({ ok: false, reason: 'not-found' });
  });

  it('throws what is a mistake of ours', async () => {
    await expect(session([new RangeError('a bug')]).session.summit()).rejects.toThrow('a bug');
  });

  it('tells a refused command from a failed request', async () => {
    const invite = { type: 'member.invite', name: 'Айгүл', role: 'negotiator' } as const;
    const refused = { ok: false, reason: 'not-allowed', message: 'only the secretariat' };
    const at = session([json(200, { ok: true, seq: 4, member: 'm9', code: 'x' }), json(403, refused), json(401, {})]);
    expect([
      await at.session.summitCommand(invite),
      await at.session.summitCommand(invite),
      await at.session.summitCommand(invite, 'again'),
    ]).toEqual([{ ok: true, seq: 4, member: 'm9', code: 'x' }, refused, { ok: false, reason: 'signed-out' }]);
    const ids = at.asked.map((line) => JSON.parse(line.slice(line.indexOf('{'))).id);
    expect([ids[0] === ids[1], ids[0].length, ids[2]]).toEqual([false, 25, 'again']);
  });

  it('asks for points of the log, differences and files where the server has them', async () => {
    const file = new Response(Uint8Array.of(1, 2, 3), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="transit.pdf"; filename*=UTF-8\'\'%D9%85%D8%AA%D9%86.pdf',
      },
    });
    const at = session([json(200, {}), json(200, {}), json(200, []), file]);
    await at.session.declaration('transit', 12);
    await at.session.diff('transit', 'm1', 'now', 'ru');
    await at.session.clauseHistory('transit', 'c/1', { limit: 20, before: 7 });
    expect(await at.session.exportFile('transit', { format: 'pdf', language: 'all' })).toEqual({
      ok: true,
      value: { name: 'متن.pdf', bytes: Uint8Array.of(1, 2, 3), mime: 'application/pdf' },
    });
    expect(at.asked.map((line) => line.split(' ')[1])).toEqual([
      '/api/resolutions/transit?at=12',
      '/api/resolutions/transit/diff?from=m1&to=now&language=ru',
      '/api/resolutions/transit/clauses/c%2F1/history?limit=20&before=7',
      '/api/resolutions/transit/export?format=pdf&language=all',
    ]);
    expect(at.session.exportUrl('transit', { format: 'docx', view: 'clean' })).toBe(
      'http://127.0.0.1:8443/api/resolutions/transit/export?format=docx&view=clean',
    );
  });

  it.each([
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'declaration.docx'],
    ['text/tab-separated-values; charset=utf-8', 'declaration.tsv'],
    ['application/octet-stream', 'declaration'],
  ])('gives a file of type %s whose name was lost on the way an extension', async (type, name) => {
    const at = session([new Response('x', { headers: { 'content-type': type } })]);
    expect(await at.session.exportFile('transit', { format: 'docx' })).toMatchObject({ value: { name } });
  });

  it('opens resolutions on the server’s socket, with the token', () => {
    const at = session([], { tokens: keeper('abc') });
    const room = at.session.openRoom('transit');
    at.network.settle();
    expect([...at.network.wires.map(({ url, protocols }) => [url, protocols]), room.link.get().state]).toEqual([
      ['ws://127.0.0.1:8443/sync/transit', ['alternat.v1', 'bearer.abc']],
      ['ws://127.0.0.1:8443/sync/transit~RU', ['alternat.v1', 'bearer.abc']],
      ['ws://127.0.0.1:8443/sync/transit~notes', ['alternat.v1', 'bearer.abc']],
      'saved',
    ]);
  });

  it('tells of notices on whatever line they come, and every other frame is heard as before', () => {
    const at = session([]);
    const told: number[] = [];
    const stop = at.session.onNotice(({ id }) => told.push(id));
    const room = at.session.openRoom('transit');
    at.network.settle();
    at.server.tell({ type: 'notice', notice: NOTICE });
    at.server.tell({ type: 'notice', notice: NOTICE });
    at.server.tell({ type: 'thawed', freeze: 'f' });
    at.server.tell({ type: 'position', seq: 9, head: 'h9' });
    at.network.settle();
    stop();
    at.server.tell({ type: 'notice', notice: NOTICE });
    at.network.settle();
    expect([told, room.link.get().state, room.link.get().seq]).toEqual([[7, 7], 'saved', 9]);
  });

  it('says offline at once when told that the network is gone, and dials again', () => {
    const at = session([]);
    const room = at.session.openRoom('transit');
    at.network.settle();
    at.network.up = false;
    at.session.lost();
    expect(room.link.get().state).toBe('offline');
    at.network.restore();
    at.session.wake();
    at.network.settle();
    expect([room.link.get().state, at.network.wires.length]).toEqual(['saved', 6]);
  });

  it.each([
    ['for now', json(429, { ok: false, reason: 'too-many', message: 'Send it later.' }), 'offline'],
    ['by a proxy', new Response('slow down', { status: 429 }), 'offline'],
    ['by the gate', json(403, { ok: false, reason: 'oversize', message: 'No.', places: [] }), 'sending'],
  ])(
    'dials again with large text that is refused for now, and with a fresh document when it is refused for good: %s',
    async (_, answer, state) => {
      const at = session([answer]);
      const room = at.session.openRoom('transit');
      at.network.settle();
      at.network.up = false;
      at.session.lost();
      room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, 'слово '.repeat(40_000)), room.origin);
      at.network.restore();
      at.session.wake();
      at.network.settle();
      await new Promise((resolve) => setImmediate(resolve));
      expect([at.asked.length, room.link.get().state]).toEqual([1, state]);
    },
  );

  it('signs out after the last words have been acknowledged, and leaves none of them here', async () => {
    const store = memoryStore();
    const random = countingRandom();
    const trouble = (error: unknown): never => {
      throw error;
    };
    const copies = localCopies({ server: 'x', store, seal: Promise.resolve(null), random, trouble });
    const at = session([json(200, { ok: true })], { copies });
    const room = at.session.openRoom('transit');
    at.network.settle();
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, '!'), room.origin);
    expect(kinds(store)).toEqual(['position', 'update', 'words']);
    const leaving = at.session.signOut();
    expect(at.asked).toEqual([]);
    at.network.settle();
    await leaving;
    expect([at.asked.length, store.records.size, at.clock.pending()]).toEqual([1, 0, 0]);
  });

  it('does not wait long for a network that is gone, and keeps what could not be sent', async () => {
    const store = memoryStore();
    const random = countingRandom();
    const copies = localCopies({ server: 'x', store, seal: Promise.resolve(null), random, trouble: () => {} });
    const at = session([new TypeError('offline')], { copies });
    const room = at.session.openRoom('transit');
    at.network.settle();
    await new Promise((resolve) => setImmediate(resolve));
    at.network.break();
    room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, '!'), room.origin);
    const leaving = at.session.signOut();
    at.clock.advance(3_000);
    await leaving;
    expect([at.asked.length, kinds(store), at.clock.pending()]).toEqual([1, ['update', 'words'], 0]);
  });

  it('says before signing out what would stay here: at once without a line, else when it is sent', async () => {
    const at = session([]);
    const room = at.session.openRoom('transit');
    at.network.settle();
    expect(await at.session.lastWords()).toBe(0);
    room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, '!'), room.origin);
    const sent = at.session.lastWords();
    at.network.settle();
    expect(await sent).toBe(0);
    at.network.break();
    room.doc.transact(() => room.cell({ clause: 'c1', lang: 'ru' })?.insert(0, '!'), room.origin);
    void room.command({ type: 'comment.add', clause: 'c1', scope: 'all', text: 'почему?' });
    expect([await at.session.lastWords(), room.unsent.get()]).toEqual([2, 2]);
  });

  it('wakes all rooms, and closes them on signing out', async () => {
    const at = session([json(200, { ok: true })]);
    for (const resolution of ['transit', 'economy']) at.session.openRoom(resolution);
    at.network.settle();
    at.network.break();
    at.network.restore();
    at.session.wake();
    at.network.settle();
    expect(at.network.wires.length).toBe(12);
    await at.session.signOut();
    at.network.settle();
    expect([at.network.wires.every(({ over }) => over), at.clock.pending()]).toEqual([true, 0]);
  });
});
