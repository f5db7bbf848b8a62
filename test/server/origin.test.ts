/** Which pages and programs may call: host names, origins, cookies and bearers in all their mixtures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSample, type TestServer } from '../support/server.ts';
import { rawRequest } from './raw-request.ts';

let server: TestServer;
let sec: string;
beforeAll(async () => {
  server = await serveSample();
  sec = await server.signIn('sec-1');
});
afterAll(() => server.stop());

const raw = (...call: Parameters<typeof rawRequest> extends [string, ...infer Rest] ? Rest : never) =>
  rawRequest(server.address, ...call);
const host = (): string => new URL(server.address).host;

describe('a page of another site', () => {
  const json = { 'content-type': 'application/json', 'content-length': '2' };
  it.each<[string, string, string, () => { [name: string]: string }, number]>([
    ['a name that is not ours', 'GET', '/api/health', () => ({ host: 'evil.example' }), 421],
    [
      'a name that is not ours, with the port',
      'GET',
      '/api/health',
      () => ({ host: `evil.example:${new URL(server.address).port}` }),
      421,
    ],
    ['an empty name', 'GET', '/api/health', () => ({ host: '' }), 421],
    ['our other name', 'GET', '/api/health', () => ({ host: host().replace('127.0.0.1', 'localhost') }), 200],
    [
      'a foreign origin',
      'POST',
      '/api/sessions',
      () => ({ host: host(), origin: 'https://evil.example', ...json }),
      403,
    ],
    [
      'a foreign origin with a bearer',
      'GET',
      '/api/summit',
      () => ({ host: host(), origin: 'https://evil.example', authorization: `Bearer ${sec}` }),
      403,
    ],
    [
      'another port of this machine',
      'GET',
      '/api/summit',
      () => ({ host: host(), origin: 'http://127.0.0.1:1', authorization: `Bearer ${sec}` }),
      403,
    ],
    ['an origin of null', 'POST', '/api/sessions', () => ({ host: host(), origin: 'null', ...json }), 403],
    [
      'a cookie that writes without origin',
      'POST',
      '/api/summit/commands',
      () => ({ host: host(), cookie: `alternat=${sec}`, ...json }),
      403,
    ],
    [
      'a cookie that signs out without origin',
      'DELETE',
      '/api/sessions',
      () => ({ host: host(), cookie: `alternat=${sec}` }),
      403,
    ],
    ['a cookie that reads', 'GET', '/api/summit', () => ({ host: host(), cookie: `alternat=${sec}` }), 200],
    [
      'a cookie from the own page',
      'POST',
      '/api/summit/commands',
      () => ({ host: host(), origin: server.address, cookie: `alternat=${sec}`, ...json }),
      400,
    ],
    [
      'the desktop program with a cookie',
      'GET',
      '/api/summit',
      () => ({ host: host(), origin: 'app://bundle', cookie: `alternat=${sec}` }),
      403,
    ],
    [
      'the desktop program with a bearer',
      'GET',
      '/api/summit',
      () => ({ host: host(), origin: 'app://bundle', authorization: `Bearer ${sec}` }),
      200,
    ],
    [
      'a program with a bearer',
      'POST',
      '/api/summit/commands',
      () => ({ host: host(), authorization: `Bearer ${sec}`, ...json }),
      400,
    ],
  ])('%s', async (_name, method, path, headers, expected) => {
    expect((await raw(method, path, headers(), 'content-length' in headers() ? '{}' : undefined)).status).toBe(
      expected,
    );
  });

  it('of the desktop program may read what every answer is about, also when it is a refusal', async () => {
    const ask = (path: string, name = host()) =>
      raw('GET', path, { host: name, origin: 'app://bundle', authorization: `Bearer ${sec}` });
    const [file, missing, misnamed] = await Promise.all([
      ask('/api/resolutions/economy/export?format=docx'),
      ask('/api/resolutions/nowhere/export?format=docx'),
      ask('/api/health', 'evil.example'),
    ]);
    expect([file, missing, misnamed].map(({ status }) => status)).toEqual([200, 404, 421]);
    for (const { headers } of [file, missing, misnamed]) {
      expect(headers['access-control-allow-origin']).toBe('app://bundle');
      // What a page of another origin may read by itself, and what it must be shown.
      const told = Object.keys(headers).filter((name) => /^(content-disposition|retry-after|alternat-)/.test(name));
      const exposed = String(headers['access-control-expose-headers']).toLowerCase().split(/, */);
      expect(exposed).toEqual(['content-disposition', 'alternat-unprintable', 'retry-after']);
      expect(told.filter((name) => !exposed.includes(name))).toEqual([]);
    }
    expect(file.headers['content-disposition']).toMatch(/filename="economy-[^"]+\.docx"/);
  });

  it('is told nothing by CORS, which speaks to the desktop program only', async () => {
    const ask = (origin: string) =>
      raw('OPTIONS', '/api/summit', { host: host(), origin, 'access-control-request-method': 'POST' });
    const [desktop, evil] = await Promise.all([ask('app://bundle'), ask('https://evil.example')]);
    expect([
      desktop.status,
      desktop.headers['access-control-allow-origin'],
      desktop.headers['access-control-allow-credentials'],
    ]).toEqual([204, 'app://bundle', undefined]);
    expect([evil.status, evil.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    const answer = await raw('GET', '/api/summit', {
      host: host(),
      origin: 'app://bundle',
      authorization: `Bearer ${sec}`,
    });
    expect(answer.headers['access-control-allow-origin']).toBe('app://bundle');
  });
});
