/** The HTTP interface met as an unkind world meets it; after each case the server still answers as before. */
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as decoding from 'lib0/decoding';
import type { AuditRecord } from '../../server/history/audit.ts';
import type { Answer } from '../../src/domain/command.ts';
import type { SummitView } from '../../src/domain/summit.ts';
import { EXPORTERS } from '../../src/export/index.ts';
import { decodeOwn, type Own } from '../../src/protocol/message.ts';
import { type Reply, serveSample, type TestServer, until } from '../support/server.ts';

let server: TestServer;
let sec: string;
let neg: string;
let observer: string;
let ids = 0;
const id = (): string => `t${ids++}`;

beforeAll(async () => {
  server = await serveSample();
  [sec, neg, observer] = (await Promise.all(['sec-1', 'ir-neg', 'observer-1'].map(server.signIn))) as [string, string, string];
});
afterAll(() => server.stop());
afterEach(async () => {
  const health = await server.call('GET', '/api/health');
  expect([health.status, (health.body as { ok: boolean }).ok]).toEqual([200, true]);
});

const brief = ({ status, body }: Reply): string => `${status} ${(body as { reason?: string } | null)?.reason ?? ''}`.trim();
const command = (token: string, body: object, resolution = 'transit'): Promise<Reply> => server.call('POST', `/api/resolutions/${resolution}/commands`, token, { id: id(), ...body });
const summit = (body: object, token = sec): Promise<Reply> => server.call('POST', '/api/summit/commands', token, { id: id(), ...body });
const upload = (bytes: Uint8Array | string, query: string, token = sec): Promise<Reply> =>
  server.call('POST', `/api/import?${query}`, token, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);

/** A request with just these headers, Host among them; `send` may leave a promised body unsent. */
function raw(method: string, path: string, headers: { readonly [name: string]: string }, body?: string): Promise<Reply & { readonly headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path, headers: { connection: 'close', ...headers }, setHost: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text });
        call.destroy();
      });
    });
    call.on('error', reject);
    if (headers['content-length'] && body === undefined) call.flushHeaders();
    else call.end(body);
  });
}
const host = (): string => new URL(server.address).host;

describe('without a session', () => {
  it.each([
    ['GET', '/api/summit'],
    ['POST', '/api/summit/commands'],
    ['GET', '/api/resolutions/transit'],
    ['GET', '/api/resolutions/nothing'],
    ['POST', '/api/resolutions/transit/commands'],
    ['GET', '/api/resolutions/transit/log'],
    ['GET', '/api/resolutions/transit/clauses/tra-p1/history?language=fa'],
    ['GET', '/api/resolutions/transit/milestones'],
    ['GET', '/api/resolutions/transit/diff?from=1'],
    ['GET', '/api/resolutions/transit/export'],
    ['POST', '/api/resolutions/transit/clients'],
    ['POST', '/api/resolutions/transit/updates'],
    ['POST', '/api/import?resolution=x'],
  ])('%s %s is refused, whatever token is made up', async (method, path) => {
    const body = method === 'POST' ? {} : undefined;
    const replies = await Promise.all([undefined, 'x', 'A'.repeat(22), 'A'.repeat(5000)].map((token) => server.call(method, path, token, body)));
    expect(replies.map(brief)).toEqual(replies.map(() => '401 signed-out'));
  });

  it('nobody has to send fifty megabytes to hear that', async () => {
    const headers = { host: host(), 'content-type': 'application/octet-stream', 'content-length': String(50 * 1024 * 1024) };
    expect([brief(await raw('POST', '/api/import?resolution=x', headers)), brief(await raw('POST', '/api/resolutions/transit/updates', { ...headers, 'content-length': '9999999' }))]).toEqual(['401 signed-out', '401 signed-out']);
  });

  it('health and the demo\'s members are open', async () => {
    expect((await server.call('GET', '/api/demo/members')).body).toHaveLength(14);
  });
});

describe('a wrong request', () => {
  const text = 'name\tnote\nx\ty\n';
  const cases: [string, () => Promise<Reply>, string | RegExp][] = [
    ['JSON that is none', () => raw('POST', '/api/sessions', { host: host(), 'content-type': 'application/json', 'content-length': '5' }, '{"cod'), '400 bad-request'],
    ['a body of another type', () => raw('POST', '/api/sessions', { host: host(), 'content-type': 'text/xml', 'content-length': '4' }, '<x/>'), '415 bad-request'],
    ['a key of the prototype', () => raw('POST', '/api/sessions', { host: host(), 'content-type': 'application/json', 'content-length': '28' }, '{"__proto__":{"code":"abc"}}'), '400 bad-request'],
    ['a session from nothing', () => server.call('POST', '/api/sessions', undefined, {}), '400 bad-request'],
    ['a session from null', () => server.call('POST', '/api/sessions', undefined, null), '400 bad-request'],
    ['a code of another type', () => server.call('POST', '/api/sessions', undefined, { code: { $ne: '' } }), '400 bad-request'],
    ['an unknown code', () => server.call('POST', '/api/sessions', undefined, { code: 'A'.repeat(22) }), '403 code'],
    ['an unknown member', () => server.call('POST', '/api/sessions', undefined, { member: '__proto__' }), '404 no-such-member'],
    ['the server as a member', () => server.call('POST', '/api/sessions', undefined, { member: 'server' }), '404 no-such-member'],
    ['an unknown path', () => server.call('GET', '/api/nothing', sec), /^404/],
    ['a path that is no text', () => server.call('GET', '/api/resolutions/%ff%', sec), /^400/],
    ['a path that climbs', () => server.call('GET', '/api/resolutions/..%2f..%2fsummit', sec), /^404/],
    ['an unknown resolution', () => server.call('GET', '/api/resolutions/nothing', sec), '404 no-such-resolution'],
    ['the room of the summit', () => server.call('GET', '/api/resolutions/summit', sec), '404 no-such-resolution'],
    ['a command to an unknown resolution', () => command(sec, { type: 'clause.withdraw', clause: 'tra-p1' }, 'nothing'), '404 no-such-resolution'],
    ['a command on an unknown clause', () => command(sec, { type: 'clause.withdraw', clause: 'nothing' }), '404 unknown-clause'],
    ['a command that is none', () => server.call('POST', '/api/resolutions/transit/commands', sec, ['clause.add']), '400 bad-command'],
    ['a command with a field too many', () => command(sec, { type: 'clause.withdraw', clause: 'tra-p1', force: true }), '400 bad-command'],
    ['a command without leave', () => command(neg, { type: 'clause.withdraw', clause: 'tra-p1' }), '403 not-allowed'],
    ['a command on another text', () => command(neg, { type: 'stance.record', clause: 'tra-p1', stance: 'agree', seen: 'a'.repeat(64) }), '409 text-changed'],
    ['a command on a frozen clause', () => command(sec, { type: 'clause.withdraw', clause: 'tra-p7' }), '409 clause-frozen'],
    ['a command of a megabyte', () => command(sec, { type: 'milestone.create', label: 'x'.repeat(1_100_000) }), '413 too-large'],
    ['a summit command by a negotiator', () => summit({ type: 'member.code', member: 'sec-1' }, neg), '403 not-allowed'],
    ['the history of an unknown clause', () => server.call('GET', '/api/resolutions/transit/clauses/nothing/history?language=fa', sec), '404 unknown-clause'],
    ['a history in no language', () => server.call('GET', '/api/resolutions/transit/clauses/tra-p1/history?language=xx', sec), '400 bad-request'],
    ['a difference from nowhere', () => server.call('GET', '/api/resolutions/transit/diff', sec), '400 bad-request'],
    ['a difference from an unknown milestone', () => server.call('GET', '/api/resolutions/transit/diff?from=mnothing', sec), '404 no-such-point'],
    ['a difference to the future', () => server.call('GET', '/api/resolutions/transit/diff?from=1&to=999999', sec), '404 no-such-point'],
    ['a point that is no number', () => server.call('GET', '/api/resolutions/transit?at=1e3', sec), '404 no-such-point'],
    ['a point before the first', () => server.call('GET', '/api/resolutions/transit?at=0', sec), '404 no-such-point'],
    ['an unknown format', () => server.call('GET', '/api/resolutions/transit/export?format=exe', sec), '400 unknown-format'],
    ['a format of the prototype', () => server.call('GET', '/api/resolutions/transit/export?format=constructor', sec), '400 unknown-format'],
    ['a column that is not there', () => server.call('GET', '/api/resolutions/transit/export?format=text&language=tk', sec), '400 unknown-language'],
    ['a view that is not there', () => server.call('GET', '/api/resolutions/transit/export?format=text&view=x', sec), '400 bad-request'],
    ['a client id that is no number', () => server.call('POST', '/api/resolutions/transit/clients', neg, { clientID: '7' }), '400 bad-request'],
    ['a client id out of range', () => server.call('POST', '/api/resolutions/transit/clients', neg, { clientID: 2 ** 53 }), '400 bad-request'],
    ['an update that is none', () => server.call('POST', '/api/resolutions/transit/updates', neg, Uint8Array.of(9, 9, 9)), '400 malformed'],
    ['an update as JSON', () => server.call('POST', '/api/resolutions/transit/updates', neg, {}), '415 bad-request'],
    ['a file as JSON', () => server.call('POST', '/api/import?resolution=x', sec, {}), '415 bad-request'],
    ['a file by a negotiator', () => upload('fa\tru\nа\tб\n', 'resolution=by-neg&name=x.tsv', neg), '422 not-allowed'],
    ['a file for a bad id', () => upload('fa\tru\nа\tб\n', 'resolution=Summit&name=x.tsv'), '422 bad-resolution'],
    ['a file for the room of the summit', () => upload('fa\tru\nа\tб\n', 'resolution=summit&name=x.tsv'), '422 bad-resolution'],
    ['a table without languages', () => upload(text, 'resolution=no-header&name=x.tsv'), '422 import'],
    ['a ragged table', () => upload('fa\tru\nа\tб\nв\n', 'resolution=ragged&name=x.tsv'), '422 import'],
    ['an empty file', () => upload('', 'resolution=empty&name=x.tsv'), /^4/],
    ['a ZIP that says it is a table', () => upload(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'resolution=zip&name=x.tsv'), '422 import'],
    ['a language that nobody knows', () => upload('text', 'resolution=lang&name=x.txt&language=xx'), '400 bad-request'],
  ];
  it.each(cases)('%s is refused in words', async (_name, call, expected) => {
    const before = (await server.declaration('transit', sec)).digest;
    const reply = await call();
    expect(brief(reply)).toMatch(typeof expected === 'string' ? new RegExp(`^${expected}$`) : expected);
    const { message } = reply.body as { message?: string };
    expect([typeof message, /\bat .*\.ts:|node_modules/.test(message ?? '')]).toEqual(['string', false]);
    expect((await server.declaration('transit', sec)).digest).toBe(before);
  });

  it('a file of fifty megabytes is refused, one of sixty-one is not even read', async () => {
    expect(brief(await upload(new Uint8Array(50 * 1024 * 1024).fill(0x61), 'resolution=huge&name=x.tsv'))).toBe('422 import');
    const headers = { host: host(), authorization: `Bearer ${sec}`, 'content-type': 'application/octet-stream', 'content-length': String(61 * 1024 * 1024) };
    expect(brief(await raw('POST', '/api/import?resolution=huge', headers))).toBe('413 too-large');
  });
});

describe('a page of another site', () => {
  const json = { 'content-type': 'application/json', 'content-length': '2' };
  it.each<[string, string, string, () => { [name: string]: string }, number]>([
    ['a name that is not ours', 'GET', '/api/health', () => ({ host: 'evil.example' }), 421],
    ['a name that is not ours, with the port', 'GET', '/api/health', () => ({ host: `evil.example:${new URL(server.address).port}` }), 421],
    ['an empty name', 'GET', '/api/health', () => ({ host: '' }), 421],
    ['our other name', 'GET', '/api/health', () => ({ host: host().replace('127.0.0.1', 'localhost') }), 200],
    ['a foreign origin', 'POST', '/api/sessions', () => ({ host: host(), origin: 'https://evil.example', ...json }), 403],
    ['a foreign origin with a bearer', 'GET', '/api/summit', () => ({ host: host(), origin: 'https://evil.example', authorization: `Bearer ${sec}` }), 403],
    ['another port of this machine', 'GET', '/api/summit', () => ({ host: host(), origin: 'http://127.0.0.1:1', authorization: `Bearer ${sec}` }), 403],
    ['an origin of null', 'POST', '/api/sessions', () => ({ host: host(), origin: 'null', ...json }), 403],
    ['a cookie that writes without origin', 'POST', '/api/summit/commands', () => ({ host: host(), cookie: `alternat=${sec}`, ...json }), 403],
    ['a cookie that signs out without origin', 'DELETE', '/api/sessions', () => ({ host: host(), cookie: `alternat=${sec}` }), 403],
    ['a cookie that reads', 'GET', '/api/summit', () => ({ host: host(), cookie: `alternat=${sec}` }), 200],
    ['a cookie from the own page', 'POST', '/api/summit/commands', () => ({ host: host(), origin: server.address, cookie: `alternat=${sec}`, ...json }), 400],
    ['the desktop program with a cookie', 'GET', '/api/summit', () => ({ host: host(), origin: 'app://bundle', cookie: `alternat=${sec}` }), 403],
    ['the desktop program with a bearer', 'GET', '/api/summit', () => ({ host: host(), origin: 'app://bundle', authorization: `Bearer ${sec}` }), 200],
    ['a program with a bearer', 'POST', '/api/summit/commands', () => ({ host: host(), authorization: `Bearer ${sec}`, ...json }), 400],
  ])('%s', async (_name, method, path, headers, expected) => {
    expect((await raw(method, path, headers(), 'content-length' in headers() ? '{}' : undefined)).status).toBe(expected);
  });

  it('is told nothing by CORS, which speaks to the desktop program only', async () => {
    const ask = (origin: string) => raw('OPTIONS', '/api/summit', { host: host(), origin, 'access-control-request-method': 'POST' });
    const [desktop, evil] = await Promise.all([ask('app://bundle'), ask('https://evil.example')]);
    expect([desktop.status, desktop.headers['access-control-allow-origin'], desktop.headers['access-control-allow-credentials']]).toEqual([204, 'app://bundle', undefined]);
    expect([evil.status, evil.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    const answer = await raw('GET', '/api/summit', { host: host(), origin: 'app://bundle', authorization: `Bearer ${sec}` });
    expect(answer.headers['access-control-allow-origin']).toBe('app://bundle');
  });
});

describe('an import', () => {
  it('happens once under its id', async () => {
    const file = 'kind\tfa\tru\ntitle\tشیلات\tРыболовство\nparagraph\tمتن\tТекст\n';
    const replies = await Promise.all([upload(file, 'resolution=fisheries&name=f.tsv'), upload(file, 'resolution=fisheries&name=f.tsv')]);
    expect(replies.map(brief).sort()).toEqual(['200', '422 exists']);
    const { clauses, columns } = await server.declaration('fisheries', sec);
    expect([clauses.map(({ texts }) => texts.ru?.paragraphs[0]?.[0]?.text), columns]).toEqual([['Рыболовство', 'Текст'], ['fa', 'ru']]);
  });

  it('takes plain text in a named language', async () => {
    expect(brief(await upload('Первый.\n\nВторой.\n', 'resolution=plain&name=draft.txt&language=ru'))).toBe('200');
    expect((await server.declaration('plain', sec)).columns).toEqual(['ru']);
  });
});

describe('commands', () => {
  it('with one id are one record and one answer, also when they race', async () => {
    const body = { id: id(), type: 'clause.add', after: null, kind: 'paragraph', level: 1, texts: { fa: 'بند' } };
    const send = (): Promise<Reply> => server.call('POST', '/api/resolutions/economy/commands', sec, body);
    const before = (await server.declaration('economy', sec)).clauses.length;
    const replies = [...(await Promise.all([send(), send()])), await send()];
    expect(new Set(replies.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1);
    expect((await server.declaration('economy', sec)).clauses.length).toBe(before + 1);
    const records = (await server.call('GET', `/api/resolutions/economy/log?member=sec-1&limit=1000`, sec)).body as AuditRecord[];
    expect(records.filter(({ command: one }) => (one as { id?: string } | undefined)?.id === body.id)).toHaveLength(1);
  });

  it('of two members may have the same id', async () => {
    const body = { id: id(), type: 'milestone.create', label: 'twice' };
    const legal = await server.signIn('legal-1');
    const answers = await Promise.all([sec, legal].map(async (token) => (await server.call('POST', '/api/resolutions/economy/commands', token, body)).body as Answer));
    expect(new Set(answers.map((answer) => answer.ok && answer.milestone)).size).toBe(2);
  });
});

describe('observers', () => {
  it('see the text, milestones and their comparisons, not the log between them', async () => {
    const [milestone] = (await server.call('GET', '/api/resolutions/transit/milestones', observer)).body as { id: string; seq: number }[];
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
    const statuses = await Promise.all(paths.map(async (path) => (await server.call('GET', `/api/resolutions/transit${path}`, observer)).status));
    expect(statuses).toEqual([200, 200, 200, 200, 403, 403, 403, 403, 403, 403]);
  });
});

describe('exports', () => {
  it.each(Object.values(EXPORTERS))('come as $format with a name and a type', async ({ format, mime, extension, languages }) => {
    for (const language of languages === 'all' ? ['all'] : ['fa', 'all']) {
      const reply = await raw('GET', `/api/resolutions/environment/export?format=${format}&language=${language}`, { host: host(), authorization: `Bearer ${observer}` });
      expect([reply.status, reply.headers['content-type']]).toEqual([200, mime]);
      expect(reply.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="environment-[0-9a-z.-]+\\.${extension}"$`));
      expect(JSON.stringify(reply.body).length).toBeGreaterThan(1000);
    }
  });
});

/** An open socket of `member`: our own messages as they come, and the close code. */
async function socket(token: string) {
  const messages: Own[] = [];
  const closed: number[] = [];
  const ws = new WebSocket(`${server.socketUrl}/transit`, ['alternat.v1', `bearer.${token}`]);
  ws.binaryType = 'nodebuffer';
  ws.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const own = decodeOwn(decoding.readVarUint(decoder), decoder);
    if (own) messages.push(own);
  });
  ws.on('close', (code) => closed.push(code));
  await until(() => messages.length > 0 || closed.length > 0, 'hello');
  return { ws, messages, closed };
}

describe('members', () => {
  const invite = async (role = 'negotiator'): Promise<{ member: string; code: string }> => {
    const { body } = await summit({ type: 'member.invite', name: 'Новый', role, ...(role === 'negotiator' ? { delegation: 'RU', columns: ['ru'] } : {}) });
    return body as { member: string; code: string };
  };
  const enter = async (code: string): Promise<string> => ((await server.call('POST', '/api/sessions', undefined, { code })).body as { token: string }).token;

  it('come in by a code that works once, also when two hold it', async () => {
    const { member, code } = await invite();
    const replies = await Promise.all([1, 2, 3].map(() => server.call('POST', '/api/sessions', undefined, { code })));
    expect(replies.map(brief).sort()).toEqual(['200', '403 code', '403 code']);
    const session = replies.find(({ status }) => status === 200)?.body as { token: string; member: { id: string; columns: string[] } };
    expect([session.member.id, session.member.columns]).toEqual([member, ['ru']]);
    expect(((await server.call('GET', '/api/summit', session.token)).body as SummitView).me.id).toBe(member);
  });

  it('get a cookie that scripts cannot read and other sites cannot use', async () => {
    const { code } = await invite();
    const body = JSON.stringify({ code });
    const reply = await raw('POST', '/api/sessions', { host: host(), origin: server.address, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }, body);
    expect(reply.headers['set-cookie']?.[0]).toMatch(/^alternat=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/);
  });

  it('are out as soon as they sign out', async () => {
    const token = await enter((await invite()).code);
    expect([(await server.call('GET', '/api/summit', token)).status, (await server.call('DELETE', '/api/sessions', token)).status, (await server.call('GET', '/api/summit', token)).status]).toEqual([200, 200, 401]);
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
    expect(((await server.call('GET', '/api/summit', neg)).body as SummitView).members.some(({ id: one }) => one === member)).toBe(false);
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
    const [first, second] = [await summit(body), await summit(body)].map((reply) => reply.body as { code?: string; seq: number });
    expect([typeof first?.code, second?.code, second?.seq === first?.seq]).toEqual(['string', undefined, true]);
  });
});
