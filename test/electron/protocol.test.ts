/** `app://bundle/`: nothing outside of the folder, and a policy on everything. */
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../electron/policy.ts';
import { bundleFile, serveBundle } from '../../electron/protocol.ts';

describe('bundleFile', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['app://bundle/', '/ui/index.html'],
    ['app://bundle/assets/a-b_c.js?x=1#y', '/ui/assets/a-b_c.js'],
    ['app://bundle/economy/compare', '/ui/index.html'],
    ['app://bundle/%D9%82.svg', '/ui/ق.svg'],
    ['app://bundle/x/../a.js', null],
    ['app://bundle/../secret.js', null],
    ['app://bundle/a/../../secret.js', null],
    ['app://bundle/%2e%2e/secret.js', null],
    ['app://bundle/..%2fsecret.js', null],
    ['app://bundle/..%5csecret.js', null],
    ['app://bundle/..\\secret.js', null],
    ['app://bundle/%252e%252e/secret.js', null],
    ['app://bundle//etc/passwd.js', null],
    ['app://bundle/%2fetc/passwd.js', null],
    ['app://bundle/C:/secret.js', null],
    ['app://bundle/a.js%00.html', null],
    ['app://bundle/a%0a.js', null],
    ['app://bundle/%zz.js', null],
    ['app://bundle', null],
    ['app://bundle.evil/a.js', null],
    ['app://other/a.js', null],
    ['app://user@bundle/a.js', null],
    ['file:///ui/a.js', null],
  ];
  it.each(cases)('%s is %s', (address, file) => expect(bundleFile('/ui', address)).toBe(file));
});

describe('contentSecurityPolicy', () => {
  it('is exactly this', () => {
    expect(contentSecurityPolicy('https://rasht.example:8443', 'N').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-N'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self' https://rasht.example:8443 wss://rasht.example:8443",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(contentSecurityPolicy(null, 'N')).toContain("connect-src 'self';");
  });
});

describe('serveBundle', () => {
  const files: { readonly [path: string]: string } = {
    '/ui/index.html': '<style nonce="%CSP_NONCE%">',
    '/ui/a.js': '%CSP_NONCE%',
    '/ui/keys.pem': 'x',
  };
  let number = 0;
  const serve = serveBundle({
    root: '/ui',
    read: async (path) => {
      if (files[path] === undefined) throw new Error('none');
      return new TextEncoder().encode(files[path]);
    },
    server: null,
    broken: () => ({ message: 'Broken <b>', detail: 'خراب' }),
    nonce: () => `n${++number}`,
  });

  it('answers a file with its type, untouched', async () => {
    const answer = await serve({ method: 'GET', url: 'app://bundle/a.js' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      '%CSP_NONCE%',
    ]);
  });

  it('says in words that its own files are missing, where a white window would say nothing', async () => {
    const broken = serveBundle({
      root: '/nowhere',
      read: () => Promise.reject(new Error('ENOENT')),
      server: null,
      nonce: () => 'n',
      broken: () => ({ message: 'Broken <b>', detail: 'خراب' }),
    });
    const answer = await broken({ method: 'GET', url: 'app://bundle/' });
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect([text.includes('Broken &#60;b&#62;'), text.includes('خراب'), text.includes('<b>')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('gives each document a nonce of its own', async () => {
    const pages = await Promise.all(['app://bundle/', 'app://bundle/x'].map((url) => serve({ method: 'GET', url })));
    expect(new Set(await Promise.all(pages.map((page) => page.text()))).size).toBe(2);
  });

  it.each([
    ['GET', 'app://bundle/missing.js', 404],
    ['GET', 'app://bundle/keys.pem', 404],
    ['GET', 'app://bundle/..%2fa.js', 404],
    ['POST', 'app://bundle/a.js', 405],
  ])('answers %s %s with %i, the policy and nothing else', async (method, url, status) => {
    const answer = await serve({ method, url });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
