/** The HTTP interface met as an unkind world meets it; after each case the server still answers as before. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../src/export/index.ts';
import { type Reply, serveSample, type TestServer } from '../support/server.ts';
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

const command = (token: string, body: object, resolution = 'transit'): Promise<Reply> =>
  server.call('POST', `/api/resolutions/${resolution}/commands`, token, { id: id(), ...body });
const summit = (body: object, token = sec): Promise<Reply> =>
  server.call('POST', '/api/summit/commands', token, { id: id(), ...body });
const upload = (bytes: Uint8Array | string, query: string, token = sec): Promise<Reply> => {
  const body = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return server.call('POST', `/api/import?${query}`, token, body);
};
const raw = (...call: Parameters<typeof rawRequest> extends [string, ...infer Rest] ? Rest : never) =>
  rawRequest(server.address, ...call);
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
    const replies = await Promise.all(
      [undefined, 'x', 'A'.repeat(22), 'A'.repeat(5000)].map((token) => server.call(method, path, token, body)),
    );
    expect(replies.map(brief)).toEqual(replies.map(() => '401 signed-out'));
  });

  it('nobody has to send fifty megabytes to hear that', async () => {
    const headers = {
      host: host(),
      'content-type': 'application/octet-stream',
      'content-length': String(50 * 1024 * 1024),
    };
    expect([
      brief(await raw('POST', '/api/import?resolution=x', headers)),
      brief(await raw('POST', '/api/resolutions/transit/updates', { ...headers, 'content-length': '9999999' })),
    ]).toEqual(['401 signed-out', '401 signed-out']);
  });

  it("health and the demo's members are open", async () => {
    expect((await server.call('GET', '/api/demo/members')).body).toHaveLength(14);
  });
});

describe('a wrong request', () => {
  const text = 'name\tnote\nx\ty\n';
  const cases: [string, () => Promise<Reply>, string | RegExp][] = [
    [
      'JSON that is none',
      () =>
        raw(
          'POST',
          '/api/sessions',
          { host: host(), 'content-type': 'application/json', 'content-length': '5' },
          '{"cod',
        ),
      '400 bad-request',
    ],
    [
      'a body of another type',
      () => raw('POST', '/api/sessions', { host: host(), 'content-type': 'text/xml', 'content-length': '4' }, '<x/>'),
      '415 bad-request',
    ],
    [
      'a key of the prototype',
      () =>
        raw(
          'POST',
          '/api/sessions',
          { host: host(), 'content-type': 'application/json', 'content-length': '28' },
          '{"__proto__":{"code":"abc"}}',
        ),
      '400 bad-request',
    ],
    ['a session from nothing', () => server.call('POST', '/api/sessions', undefined, {}), '400 bad-request'],
    ['a session from null', () => server.call('POST', '/api/sessions', undefined, null), '400 bad-request'],
    [
      'a code of another type',
      () => server.call('POST', '/api/sessions', undefined, { code: { $ne: '' } }),
      '400 bad-request',
    ],
    ['an unknown code', () => server.call('POST', '/api/sessions', undefined, { code: 'A'.repeat(22) }), '403 code'],
    [
      'an unknown member',
      () => server.call('POST', '/api/sessions', undefined, { member: '__proto__' }),
      '404 no-such-member',
    ],
    [
      'the server as a member',
      () => server.call('POST', '/api/sessions', undefined, { member: 'server' }),
      '404 no-such-member',
    ],
    ['an unknown path', () => server.call('GET', '/api/nothing', sec), /^404/],
    ['a path that is no text', () => server.call('GET', '/api/resolutions/%ff%', sec), /^400/],
    ['a path that climbs', () => server.call('GET', '/api/resolutions/..%2f..%2fsummit', sec), /^404/],
    ['an unknown resolution', () => server.call('GET', '/api/resolutions/nothing', sec), '404 no-such-resolution'],
    ['the room of the summit', () => server.call('GET', '/api/resolutions/summit', sec), '404 no-such-resolution'],
    [
      'a command to an unknown resolution',
      () => command(sec, { type: 'clause.withdraw', clause: 'tra-p1' }, 'nothing'),
      '404 no-such-resolution',
    ],
    [
      'a command on an unknown clause',
      () => command(sec, { type: 'clause.withdraw', clause: 'nothing' }),
      '404 unknown-clause',
    ],
    [
      'a command that is none',
      () => server.call('POST', '/api/resolutions/transit/commands', sec, ['clause.add']),
      '400 bad-command',
    ],
    [
      'a command with a field too many',
      () => command(sec, { type: 'clause.withdraw', clause: 'tra-p1', force: true }),
      '400 bad-command',
    ],
    ['a command without leave', () => command(neg, { type: 'clause.withdraw', clause: 'tra-p1' }), '403 not-allowed'],
    [
      'a command on another text',
      () => command(neg, { type: 'stance.record', clause: 'tra-p1', stance: 'agree', seen: 'a'.repeat(64) }),
      '409 text-changed',
    ],
    [
      'a command on a frozen clause',
      () => command(sec, { type: 'clause.withdraw', clause: 'tra-p7' }),
      '409 clause-frozen',
    ],
    [
      'a command of a megabyte',
      () => command(sec, { type: 'milestone.create', label: 'x'.repeat(1_100_000) }),
      '413 too-large',
    ],
    [
      'a summit command by a negotiator',
      () => summit({ type: 'member.code', member: 'sec-1' }, neg),
      '403 not-allowed',
    ],
    [
      'the history of an unknown clause',
      () => server.call('GET', '/api/resolutions/transit/clauses/nothing/history?language=fa', sec),
      '404 unknown-clause',
    ],
    [
      'a history in no language',
      () => server.call('GET', '/api/resolutions/transit/clauses/tra-p1/history?language=xx', sec),
      '400 bad-request',
    ],
    ['a difference from nowhere', () => server.call('GET', '/api/resolutions/transit/diff', sec), '400 bad-request'],
    [
      'a difference from an unknown milestone',
      () => server.call('GET', '/api/resolutions/transit/diff?from=mnothing', sec),
      '404 no-such-point',
    ],
    [
      'a difference to the future',
      () => server.call('GET', '/api/resolutions/transit/diff?from=1&to=999999', sec),
      '404 no-such-point',
    ],
    [
      'a point that is no number',
      () => server.call('GET', '/api/resolutions/transit?at=1e3', sec),
      '404 no-such-point',
    ],
    ['a point before the first', () => server.call('GET', '/api/resolutions/transit?at=0', sec), '404 no-such-point'],
    [
      'an unknown format',
      () => server.call('GET', '/api/resolutions/transit/export?format=exe', sec),
      '400 unknown-format',
    ],
    [
      'a format of the prototype',
      () => server.call('GET', '/api/resolutions/transit/export?format=constructor', sec),
      '400 unknown-format',
    ],
    [
      'a holder of all languages at once',
      () => server.call('GET', '/api/resolutions/transit/export?format=docx&holder=IR', sec),
      '400 bad-request',
    ],
    [
      'a holder that is no delegation',
      () => server.call('GET', '/api/resolutions/transit/export?format=docx&language=fa&holder=XX', sec),
      '400 bad-request',
    ],
    [
      'a column that is not there',
      () => server.call('GET', '/api/resolutions/transit/export?format=text&language=tk', sec),
      '400 unknown-language',
    ],
    [
      'a view that is not there',
      () => server.call('GET', '/api/resolutions/transit/export?format=text&view=x', sec),
      '400 bad-request',
    ],
    [
      'a client id that is no number',
      () => server.call('POST', '/api/resolutions/transit/clients', neg, { clientID: '7' }),
      '400 bad-request',
    ],
    [
      'a client id out of range',
      () => server.call('POST', '/api/resolutions/transit/clients', neg, { clientID: 2 ** 53 }),
      '400 bad-request',
    ],
    [
      'an update that is none',
      () => server.call('POST', '/api/resolutions/transit/updates', neg, Uint8Array.of(9, 9, 9)),
      '400 malformed',
    ],
    ['an update as JSON', () => server.call('POST', '/api/resolutions/transit/updates', neg, {}), '415 bad-request'],
    ['a file as JSON', () => server.call('POST', '/api/import?resolution=x', sec, {}), '415 bad-request'],
    ['a file by a negotiator', () => upload('fa\tru\nа\tб\n', 'resolution=by-neg&name=x.tsv', neg), '403 not-allowed'],
    ['a file for a bad id', () => upload('fa\tru\nа\tб\n', 'resolution=Summit&name=x.tsv'), '422 bad-resolution'],
    [
      'a file for the room of the summit',
      () => upload('fa\tru\nа\tб\n', 'resolution=summit&name=x.tsv'),
      '422 bad-resolution',
    ],
    ['a table without languages', () => upload(text, 'resolution=no-header&name=x.tsv'), '422 import'],
    ['a ragged table', () => upload('fa\tru\nа\tб\nв\n', 'resolution=ragged&name=x.tsv'), '422 import'],
    ['an empty file', () => upload('', 'resolution=empty&name=x.tsv'), /^4/],
    [
      'a ZIP that says it is a table',
      () => upload(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'resolution=zip&name=x.tsv'),
      '422 import',
    ],
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
    expect(brief(await upload(new Uint8Array(50 * 1024 * 1024).fill(0x61), 'resolution=huge&name=x.tsv'))).toBe(
      '422 import',
    );
    const headers = {
      host: host(),
      authorization: `Bearer ${sec}`,
      'content-type': 'application/octet-stream',
      'content-length': String(61 * 1024 * 1024),
    };
    expect(brief(await raw('POST', '/api/import?resolution=huge', headers))).toBe('413 too-large');
  });
});

describe('an import', () => {
  it('happens once under its id', async () => {
    const file = 'kind\tfa\tru\ntitle\tشیلات\tРыболовство\nparagraph\tمتن\tТекст\n';
    const replies = await Promise.all([
      upload(file, 'resolution=fisheries&name=f.tsv'),
      upload(file, 'resolution=fisheries&name=f.tsv'),
    ]);
    expect(replies.map(brief).sort()).toEqual(['200', '422 exists']);
    const { clauses, columns } = await server.declaration('fisheries', sec);
    expect([clauses.map(({ texts }) => texts.ru?.paragraphs[0]?.[0]?.text), columns]).toEqual([
      ['Рыболовство', 'Текст'],
      ['fa', 'ru'],
    ]);
  });

  it('takes plain text in a named language', async () => {
    expect(brief(await upload('Первый.\n\nВторой.\n', 'resolution=plain&name=draft.txt&language=ru'))).toBe('200');
    expect((await server.declaration('plain', sec)).columns).toEqual(['ru']);
  });
});

describe('exports', () => {
  it.each(Object.values(EXPORTERS))(
    'come as $format with a name and a type',
    async ({ format, mime, extension, languages }) => {
      for (const language of languages === 'both' ? ['fa', 'all'] : languages === 'one' ? ['fa'] : ['all']) {
        const reply = await raw('GET', `/api/resolutions/environment/export?format=${format}&language=${language}`, {
          host: host(),
          authorization: `Bearer ${observer}`,
        });
        expect([reply.status, reply.headers['content-type']]).toEqual([200, mime]);
        expect(reply.headers['content-disposition']).toMatch(
          new RegExp(`^attachment; filename="environment-[0-9a-z.-]+\\.${extension}"$`),
        );
        expect(JSON.stringify(reply.body).length).toBeGreaterThan(1000);
      }
    },
  );
});
