/** What every call passes: who may send a large body, parameters, headers, guesses, rate, connections and lines of a member. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openGuesses } from '../../server/auth/guesses.ts';
import { openAdmission } from '../../server/http/admission.ts';
import { openTill } from '../../server/http/charge.ts';
import { openJobs } from '../../server/http/jobs.ts';
import { LINES } from '../../server/http/sockets.ts';
import { openRate } from '../../server/rooms/rate.ts';
import { SUBPROTOCOL } from '../../src/protocol/message.ts';
import { handClock } from '../client/hand-clock.ts';
import { serveSample, type TestServer, until } from '../support/server.ts';
import { brief, rawRequest } from './raw-request.ts';

let server: TestServer;
let sec: string;
let neg: string;
let observer: string;
beforeAll(async () => {
  server = await serveSample();
  [sec, neg, observer] = (await Promise.all(['sec-1', 'ir-neg', 'observer-1'].map(server.signIn))) as [
    string,
    string,
    string,
  ];
});
afterAll(() => server.stop());
const host = (): string => new URL(server.address).host;
const raw = (...call: Parameters<typeof rawRequest> extends [string, ...infer Rest] ? Rest : never) =>
  rawRequest(server.address, ...call);

describe('a large body', () => {
  it.each<[string, () => string, string]>([
    ['/api/import?resolution=x', () => neg, '403 not-allowed'],
    ['/api/import?resolution=x', () => observer, '403 not-allowed'],
    ['/api/resolutions/transit/updates', () => observer, '403 not-allowed'],
    ['/api/resolutions/transit/commands', () => 'A'.repeat(22), '401 signed-out'],
    ['/api/summit/seals/x/signatures', () => 'A'.repeat(22), '401 signed-out'],
  ])('to %s is not waited for from whoever may not send it', async (path, token, expected) => {
    // Promised and never sent: an answer that comes has not read it.
    const headers = {
      host: host(),
      authorization: `Bearer ${token()}`,
      'content-type': 'application/octet-stream',
      'content-length': '200000',
    };
    expect(brief(await raw('POST', path, headers))).toBe(expected);
  });
});

describe('a parameter that stands twice', () => {
  it.each([
    'summit/changes?since=visit&since=2025-01-01',
    'resolutions/transit?at=1&at=2',
    'resolutions/transit/log?clause=tra-p1&clause=tra-p2',
    'resolutions/transit/clauses/tra-p1/history?language=fa&language=ru',
    'resolutions/transit/clauses/tra-p1/authors?language=fa&at=1&at=2',
    'resolutions/transit/diff?from=1&from=2',
    'resolutions/transit/export?format=html&format=docx',
    'summit/instrument/document?format=html&format=pdf',
    'summit/seals/x/file?path=a&path=b',
    'health?x=1&x=2',
  ])('%s is refused in words', async (path) => {
    const { status, body } = await server.call('GET', `/api/${path}`, sec);
    expect([status, (body as { message: string }).message]).toEqual([400, expect.stringContaining('more than once')]);
  });
});

describe('an answer', () => {
  it.each<[string, string, () => { [name: string]: string }]>([
    ['of a text', '/api/resolutions/transit', () => ({ authorization: `Bearer ${sec}` })],
    [
      'of a file',
      '/api/resolutions/transit/export?format=html&language=ru',
      () => ({ authorization: `Bearer ${sec}` }),
    ],
    ['without a session', '/api/summit', () => ({})],
    ['of no route', '/api/nothing', () => ({})],
    ['to another site', '/api/health', () => ({ origin: 'https://evil.example' })],
    ['of figures', '/metrics', () => ({})],
  ])('%s is kept by nobody and runs nothing', async (_name, path, headers) => {
    const answer = await raw('GET', path, { host: host(), ...headers() });
    expect([
      answer.headers['cache-control'],
      answer.headers['x-content-type-options'],
      answer.headers['referrer-policy'],
      answer.headers['content-security-policy'],
    ]).toEqual(['no-store', 'nosniff', 'no-referrer', "default-src 'none'; frame-ancestors 'none'"]);
  });
});

describe('figures', () => {
  it.each<[string, { [name: string]: string }]>([
    ['x-forwarded-for', { 'x-forwarded-for': '10.0.0.9' }],
    ['x-forwarded-proto', { 'x-forwarded-proto': 'https' }],
    ['forwarded', { forwarded: 'for=10.0.0.9' }],
    ['x-real-ip', { 'x-real-ip': '10.0.0.9' }],
    ['via', { via: '1.1 proxy' }],
  ])('are not told through what passes on (%s)', async (_name, headers) => {
    expect(brief(await raw('GET', '/metrics', { host: host(), ...headers }))).toBe('403 not-allowed');
  });
});

describe('a wrong code', () => {
  it('five hundred times is told to wait, and a right one from the same address works at once', async () => {
    const { code } = (
      await server.call('POST', '/api/summit/commands', sec, { id: 'door-1', type: 'member.code', member: 'kz-neg' })
    ).body as { code: string };
    const wrong = await Promise.all(
      Array.from({ length: 500 }, (_, i) =>
        server.call('POST', '/api/sessions', undefined, { code: `x${i}`.padEnd(22, 'A') }),
      ),
    );
    expect(new Set(wrong.map(brief))).toEqual(new Set(['403 code', '429 too-fast']));
    expect((await server.call('POST', '/api/sessions', undefined, { code })).status).toBe(200);
    expect((await server.call('POST', '/api/sessions', undefined, { member: 'ru-neg' })).status).toBe(200);
  });

  it('is forgotten after a minute, and so is its address', () => {
    const clock = handClock(0);
    const guesses = openGuesses(clock.now);
    const waits = Array.from({ length: 31 }, () => guesses.failed('a'));
    clock.advance(60_000);
    for (let i = 0; i < 20_000; i++) guesses.failed(`b${i}`);
    expect([waits.at(29), waits.at(30), guesses.failed('a'), guesses.size()]).toEqual([0, 60, 0, 10_000]);
  });
});

describe('sessions', () => {
  it('of one member are two hundred at most, the latest', async () => {
    const { storage } = server.workspace;
    for (let i = 0; i < 250; i++) {
      storage.putSession(`hash${i}`, { member: 'nobody', expires: new Date(1e12 + i).toISOString() });
      storage.trimSessions('nobody', 200);
    }
    expect(['hash0', 'hash49', 'hash50', 'hash249'].map((hash) => storage.session(hash) !== null)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('openTill', () => {
  const asked = (overdraft: number) => {
    const clock = handClock(0);
    const rate = openRate(clock.now);
    rate.spend('ir', { work: 2_000 + overdraft });
    const seen: string[] = [];
    const reply = {
      code: (status: number) => note(String(status)),
      header: (name: string, value: string) => note(`${name} ${value}`),
      send: () => reply,
    };
    const note = (line: string) => {
      seen.push(line);
      return reply;
    };
    const till = openTill({ rate, later: clock.later } as never);
    return {
      clock,
      seen,
      call: () => till({ id: 'ir', role: 'negotiator', columns: [] }, reply as never, () => seen.push('done')),
    };
  };

  it('lets a member through who has paid, a little later one who soon has, and tells the others when', () => {
    const [free, soon, late] = [asked(0), asked(500), asked(25_000)];
    for (const { call } of [free, soon, late]) call();
    expect([free.seen, soon.seen, late.seen]).toEqual([['done'], [], ['429', 'retry-after 100']]);
    soon.clock.advance(2_000);
    expect(soon.seen).toEqual(['done']);
  });

  it('holds back eight calls of a member at once', () => {
    const { seen, call } = asked(500);
    for (let i = 0; i < 10; i++) call();
    expect(seen.filter((line) => line === '429').length).toBe(2);
  });
});

describe('connections of nobody', () => {
  it('have room for some of an address and some in all; the longest waiting goes, a known one stays', () => {
    const gone: string[] = [];
    const socket = (remoteAddress: string, remotePort: number) =>
      ({
        remoteAddress,
        remotePort,
        once: () => {},
        destroy: () => gone.push(`${remoteAddress}:${remotePort}`),
      }) as never;
    const admission = openAdmission({ address: 3, all: 5 });
    admission.came(socket('a', 1));
    admission.welcome(socket('a', 1));
    for (let port = 2; port <= 6; port++) admission.came(socket('a', port));
    for (let port = 1; port <= 3; port++) admission.came(socket('b', port));
    expect([gone, admission.strangers()]).toEqual([['a:2', 'a:3', 'a:4'], 5]);
  });

  it('that never say what they want are ended by the server, and others are served meanwhile', async () => {
    const { hostname, port } = new URL(server.address);
    const open = await Promise.all(
      Array.from(
        { length: 300 },
        () =>
          new Promise<{ over: boolean; end: () => void }>((resolve) => {
            const socket = connect(Number(port), hostname, () => {
              socket.write('GET /api/health HTTP/1.1\r\nHost: ');
              resolve(one);
            });
            const one = { over: false, end: () => socket.destroy() };
            socket.on('error', () => {});
            socket.on('close', () => {
              one.over = true;
            });
          }),
      ),
    );
    expect((await server.call('GET', '/api/health')).status).toBe(200);
    await until(() => open.filter(({ over }) => over).length >= 40, 'those who wait longest are sent away');
    for (const { end } of open) end();
  });
});

describe('lines of one member', () => {
  it('are forty-eight; the next is closed with a code at which a stock client stops, and a colleague comes in', async () => {
    const dial = (token: string): Promise<{ code: number | null; socket: WebSocket }> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${server.socketUrl}/transit`, [SUBPROTOCOL, `bearer.${token}`]);
        socket.on('close', (code) => resolve({ code, socket }));
        socket.on('message', () => resolve({ code: null, socket }));
      });
    const lines = await Promise.all(Array.from({ length: LINES.member }, () => dial(neg)));
    const next = await dial(neg);
    const colleague = await dial(await server.signIn('ru-neg'));
    expect([new Set(lines.map(({ code }) => code)), next.code, colleague.code]).toEqual([new Set([null]), 4429, null]);
    for (const { socket } of [...lines, colleague]) socket.terminate();
  });
});

describe('openJobs', () => {
  it('keeps three results of a member, and counts what was called off until it has ended', async () => {
    const ends: (() => void)[] = [];
    let ids = 0;
    const jobs = openJobs(
      (prefix) => `${prefix}${ids++}`,
      () => () => {},
      () => {},
    );
    const start = () => jobs.start('ir', 'documents', () => new Promise((resolve) => ends.push(() => resolve({}))));
    const [first, second] = [start(), start()];
    jobs.cancel('ir', first?.id ?? '');
    jobs.cancel('ir', second?.id ?? '');
    expect(start()).toBeNull();
    const settle = async (): Promise<void> => {
      for (const end of ends.splice(0)) end();
      await new Promise((resolve) => setImmediate(resolve));
    };
    await settle();
    const done: string[] = [];
    for (let i = 0; i < 5; i++) {
      done.push(start()?.id ?? 'none');
      await settle();
    }
    expect(done.map((id) => jobs.view('ir', id) !== null)).toEqual([false, false, true, true, true]);
  });
});
