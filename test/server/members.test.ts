/** Members over HTTP and on open sockets: codes, sessions, rights that change, commands that come twice, observers. */
import * as decoding from 'lib0/decoding';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Answer } from '../../src/domain/command.ts';
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';
import type { SummitView } from '../../src/domain/summit/summit.ts';
import { decodeToClient, type ToClient } from '../../src/protocol/message.ts';
import { type Reply, serveSample, type TestServer, until } from '../support/server.ts';
import { brief, rawRequest } from './raw-request.ts';

let server: TestServer;
let sec: string;
let neg: string;
let observer: string;
let ids = 0;
const id = (): string => `t${ids++}`;

beforeAll(async () => {
  server = await serveSample();
  [sec, neg, observer] = (await Promise.all(['sec-1', 'ir-neg', 'observer-1'].map(server.signIn))) as [
    string,
    string,
    string,
  ];
});
afterAll(() => server.stop());
afterEach(async () => {
  const health = await server.call('GET', '/api/health');
  expect([health.status, (health.body as { ok: boolean }).ok]).toEqual([200, true]);
});

const summit = (body: object, token = sec): Promise<Reply> =>
  server.call('POST', '/api/summit/commands', token, { id: id(), ...body });
const raw = (...call: Parameters<typeof rawRequest> extends [string, ...infer Rest] ? Rest : never) =>
  rawRequest(server.address, ...call);
const host = (): string => new URL(server.address).host;

describe('commands', () => {
  it('with one id are one record and one answer, also when they race', async () => {
    const body = { id: id(), type: 'clause.add', after: null, kind: 'paragraph', level: 1, texts: { fa: 'بند' } };
    const send = (): Promise<Reply> => server.call('POST', '/api/resolutions/economy/commands', sec, body);
    const before = (await server.declaration('economy', sec)).clauses.length;
    const replies = [...(await Promise.all([send(), send()])), await send()];
    expect(new Set(replies.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1);
    expect((await server.declaration('economy', sec)).clauses.length).toBe(before + 1);
    const records = (await server.call('GET', `/api/resolutions/economy/log?member=sec-1&limit=1000`, sec))
      .body as LogEntry[];
    expect(records.filter(({ command: one }) => (one as { id?: string } | undefined)?.id === body.id)).toHaveLength(1);
  });

  it('of two members may have the same id', async () => {
    const body = { id: id(), type: 'milestone.create', label: 'twice' };
    const legal = await server.signIn('legal-1');
    const answers = await Promise.all(
      [sec, legal].map(
        async (token) => (await server.call('POST', '/api/resolutions/economy/commands', token, body)).body as Answer,
      ),
    );
    expect(new Set(answers.map((answer) => answer.ok && answer.milestone)).size).toBe(2);
  });
});

describe('observers', () => {
  it('see the text, milestones and their comparisons, not the log between them', async () => {
    const [milestone] = (await server.call('GET', '/api/resolutions/transit/milestones', observer)).body as {
      id: string;
      seq: number;
    }[];
    const paths = [
      '',
      `?at=${milestone?.id}`,
      `/diff?from=${milestone?.id}&to=now`,
      '/export?format=text',
      '/log',
      '/clauses/tra-p1/history?language=fa',
      `?at=${milestone?.seq}`,
      `/diff?from=1&to=now`,
      `/diff?from=${milestone?.id}&to=7`,
      '/export?format=text&at=5',
    ];
    const statuses = await Promise.all(
      paths.map(async (path) => (await server.call('GET', `/api/resolutions/transit${path}`, observer)).status),
    );
    expect(statuses).toEqual([200, 200, 200, 200, 403, 403, 403, 403, 403, 403]);
  });
});

/** An open socket of `member`: our own messages as they come, and the close code. */
async function socket(token: string) {
  const messages: ToClient[] = [];
  const closed: number[] = [];
  const ws = new WebSocket(`${server.socketUrl}/transit`, ['alternat.v1', `bearer.${token}`]);
  ws.binaryType = 'nodebuffer';
  ws.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const own = decodeToClient(decoding.readVarUint(decoder), decoder);
    if (own) messages.push(own);
  });
  ws.on('close', (code) => closed.push(code));
  await until(() => messages.length > 0 || closed.length > 0, 'hello');
  return { ws, messages, closed };
}

describe('members', () => {
  const invite = async (role = 'negotiator'): Promise<{ member: string; code: string }> => {
    const { body } = await summit({
      type: 'member.invite',
      name: 'Новый',
      role,
      ...(role === 'negotiator' ? { delegation: 'RU', columns: ['ru'] } : {}),
    });
    return body as { member: string; code: string };
  };
  const enter = async (code: string): Promise<string> =>
    ((await server.call('POST', '/api/sessions', undefined, { code })).body as { token: string }).token;

  it('come in by a code that works once, also when two hold it', async () => {
    const { member, code } = await invite();
    const replies = await Promise.all([1, 2, 3].map(() => server.call('POST', '/api/sessions', undefined, { code })));
    expect(replies.map(brief).sort()).toEqual(['200', '403 code', '403 code']);
    const session = replies.find(({ status }) => status === 200)?.body as {
      token: string;
      member: { id: string; columns: string[] };
    };
    expect([session.member.id, session.member.columns]).toEqual([member, ['ru']]);
    expect(((await server.call('GET', '/api/summit', session.token)).body as SummitView).me.id).toBe(member);
  });

  it('get a cookie that scripts cannot read and other sites cannot use', async () => {
    const { code } = await invite();
    const body = JSON.stringify({ code });
    const reply = await raw(
      'POST',
      '/api/sessions',
      {
        host: host(),
        origin: server.address,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    );
    expect(reply.headers['set-cookie']?.[0]).toMatch(
      /^alternat=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/,
    );
  });

  it('are out as soon as they sign out', async () => {
    const token = await enter((await invite()).code);
    expect([
      (await server.call('GET', '/api/summit', token)).status,
      (await server.call('DELETE', '/api/sessions', token)).status,
      (await server.call('GET', '/api/summit', token)).status,
    ]).toEqual([200, 200, 401]);
  });

  it('take their open sockets with them when they sign out, and only those', async () => {
    const { code } = await invite();
    const token = await enter(code);
    const [mine, other] = [await socket(token), await socket(neg)];
    await server.call('DELETE', '/api/sessions', token);
    await until(() => mine.closed.length > 0, 'the socket to close');
    expect([mine.closed, other.closed]).toEqual([[4401], []]);
    other.ws.close();
    await until(() => other.closed.length > 0, 'the other socket to close');
  });

  it('are cut off at once when their access is withdrawn, an open socket included', async () => {
    const { member, code } = await invite();
    const token = await enter(code);
    const line = await socket(token);
    expect((await summit({ type: 'member.revoke', member })).status).toBe(200);
    expect((await server.call('GET', '/api/summit', token)).status).toBe(401);
    await until(() => line.closed.length > 0, 'the socket to close');
    expect(line.closed).toEqual([4403]);
    const again = await socket(token);
    await until(() => again.closed.length > 0, 'the socket to close');
    expect(again.closed).toEqual([4401]);
    expect(
      ((await server.call('GET', '/api/summit', neg)).body as SummitView).members.some(({ id: one }) => one === member),
    ).toBe(false);
  });

  it('cannot come in by a code from before their access was withdrawn', async () => {
    const { member, code } = await invite();
    await summit({ type: 'member.revoke', member });
    expect(brief(await server.call('POST', '/api/sessions', undefined, { code }))).toBe('403 code');
  });

  it('hear of a change of their columns on the open socket', async () => {
    const { member, code } = await invite();
    const line = await socket(await enter(code));
    await summit({ type: 'member.change', member, columns: ['ru', 'kk'] });
    await until(() => line.messages.some(({ type }) => type === 'rights'), 'the rights');
    const rights = line.messages.find((message) => message.type === 'rights');
    expect(rights?.type === 'rights' && rights.rights.columns).toEqual(['ru', 'kk']);
    line.ws.close();
    await until(() => line.closed.length > 0, 'the socket to close');
  });

  it('cannot withdraw their own access', async () => {
    expect(brief(await summit({ type: 'member.revoke', member: 'sec-1' }))).toBe('409 rule-unmet');
  });

  it('get no code a second time: the answer to a repeat has none', async () => {
    const body = { id: id(), type: 'member.code', member: 'kz-neg' };
    const [first, second] = [await summit(body), await summit(body)].map(
      (reply) => reply.body as { code?: string; seq: number },
    );
    expect([typeof first?.code, second?.code, second?.seq === first?.seq]).toEqual(['string', undefined, true]);
  });
});
