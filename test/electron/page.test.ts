/**
 * The bundled preload script, the policy and the shell together in a real Chromium page, with the double in Electron's place:
 * `https://bundle.test/` stands for `app://bundle/`, a binding for the IPC. Isolation and sandbox themselves are Electron's and
 * are tested in `program.test.ts` where its binary is present.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleShell } from '../../electron/build.ts';
import { runShell } from '../../electron/shell.ts';
import type { Desktop } from '../../src/ui/desktop.ts';
import { findChromium } from '../support/chromium.mjs';
import { type Double, makeDouble } from './double.ts';

const executablePath = findChromium();
if (!executablePath) console.error('SKIPPED: the desktop page suite needs a Chromium.');

const SERVER = 'http://127.0.0.1:4310';
const FILES = {
  '/program/ui/index.html': [
    '<!doctype html><meta property="csp-nonce" nonce="%CSP_NONCE%"><style nonce="%CSP_NONCE%">p{color:red}</style>',
    '<script>globalThis.inline = true</script><script src="/page.js"></script><p style="color: blue">متن</p>',
  ].join(''),
  '/program/ui/page.js': 'globalThis.loaded = true;',
};

type World = { alternat: Desktop; loaded?: boolean; inline?: boolean; require?: unknown; process?: unknown };

describe.skipIf(!executablePath)('the preload script and the policy in a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-shell-'));
  let browser: Browser;
  let page: Page;
  let double: Double;
  const reached: string[] = [];

  beforeAll(async () => {
    await bundleShell(folder);
    double = makeDouble({
      argv: [`--connect=${SERVER}`],
      files: FILES,
      fetch: async () => Response.json({ token: 'secret', member: { id: 'kz-1' } }),
    });
    await runShell(double.electron, double.host);
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (!url.startsWith('https://bundle.test/')) {
        reached.push(url);
        return route.fulfill({ body: 'reached', headers: { 'access-control-allow-origin': '*' } });
      }
      const request = new Request(url.replace('https://bundle.test', 'app://bundle'));
      const answer = await double.sessionOf().protocols.get('app')?.(request);
      if (!answer) throw new Error('no protocol');
      const body = Buffer.from(await answer.arrayBuffer());
      return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    });
    await page.exposeBinding('fromPage', (_source, channel: string, request: string) =>
      double.send(channel.replace('alternat:', ''), JSON.parse(request, revive)),
    );
    await page.addInitScript(`{
      const listeners = new Map();
      globalThis.toPage = (channel, value) => listeners.get(channel)?.({ sender: 'an event' }, value);
      const fromPage = globalThis.fromPage;
      const pack = (key, value) => value instanceof Uint8Array ? { bytes: [...value] } : value;
      const electron = {
        contextBridge: { exposeInMainWorld: (name, api) => { globalThis[name] = api; } },
        ipcRenderer: {
          invoke: (channel, request) => fromPage(channel, JSON.stringify(request, pack)),
          on: (channel, listener) => listeners.set(channel, listener),
          removeListener: (channel) => listeners.delete(channel),
        },
      };
      const argv = ['electron', ${JSON.stringify(double.windows[0]?.options.webPreferences.additionalArguments[0])}];
      (function (require, process, exports, module) {
        ${readFileSync(join(folder, 'preload.cjs'), 'utf8')}
      })((name) => ({ electron })[name], { argv, platform: 'linux' }, {}, {});
    }`);
    await page.goto('https://bundle.test/');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const revive = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'bytes' in value && Array.isArray(value.bytes)
      ? new Uint8Array(value.bytes)
      : value;

  it('runs the bundle and nothing inline', async () => {
    expect(
      await page.evaluate(() => {
        const world = globalThis as unknown as World;
        const color = getComputedStyle(document.querySelector('p') as Element).color;
        return [world.loaded, world.inline, color, typeof world.require, typeof world.process];
      }),
    ).toEqual([true, undefined, 'rgb(255, 0, 0)', 'undefined', 'undefined']);
  });

  it('shows the page functions and six facts, nothing of Electron', async () => {
    expect(
      await page.evaluate(() => {
        const { alternat } = globalThis as unknown as World;
        return Object.entries(alternat).map(([key, value]) => (typeof value === 'function' ? key : `${key}=${value}`));
      }),
    ).toEqual([
      ...['kind=electron', 'platform=linux', `server=${SERVER}`, 'language=null', 'theme=null', 'wall=false'],
      ...['signIn', 'signOut', 'connect', 'newWindow', 'summits', 'joining', 'onJoin'],
      ...['hosting', 'chooseForHosting', 'host', 'stopHosting', 'enterHosted', 'onHosting'],
      ...['saveFile', 'openFile', 'saveDiagnostics', 'print', 'reload', 'leaveWall'],
      ...['proxyAsked', 'answerProxy', 'onProxy', 'draftKey'],
      'forgetDraftKey',
      'setWords',
      ...['onMenu', 'onOpen', 'onPackage', 'onWake', 'notify', 'onView', 'setUnread', 'openExternal', 'setUnsaved'],
    ]);
  });

  it('signs in without the token entering the page', async () => {
    const answer = await page.evaluate(() => (globalThis as unknown as World).alternat.signIn({ member: 'kz-1' }));
    expect(answer).toEqual({ ok: true, member: { id: 'kz-1' } });
    expect(double.leave(`${SERVER}/api/summit`)).toEqual({ Authorization: 'Bearer secret' });
  });

  it('saves bytes through the dialog', async () => {
    const answer = await page.evaluate(() => {
      const { alternat } = globalThis as unknown as World;
      return alternat.saveFile('итог.txt', new Uint8Array([208, 175]), 'text/plain');
    });
    expect([answer, double.written.get('/home/documents/итог.txt')]).toEqual(['saved', new Uint8Array([208, 175])]);
  });

  it('gives a listener the message and never the event', async () => {
    expect(
      await page.evaluate(() => {
        const world = globalThis as unknown as World & { toPage: (channel: string, value: string) => void };
        const heard: unknown[] = [];
        const stop = world.alternat.onMenu((...values) => heard.push(values));
        world.toPage('alternat:menu', 'edit.undo');
        stop();
        world.toPage('alternat:menu', 'edit.redo');
        return heard;
      }),
    ).toEqual([['edit.undo']]);
  });

  it('reaches the open summit and nobody else', async () => {
    const attempts = await page.evaluate(async (server) => {
      const attempt = (url: string) =>
        fetch(url).then(
          (answer) => answer.text(),
          () => 'blocked',
        );
      const sites = [
        `${server}/api/health`,
        'https://example.org/',
        'http://127.0.0.1:9/',
        'https://bundle.test/page.js',
      ];
      return Promise.all(sites.map(attempt));
    }, SERVER);
    expect(attempts).toEqual(['reached', 'blocked', 'blocked', FILES['/program/ui/page.js']]);
    expect(reached).toEqual([`${SERVER}/api/health`]);
  });

  it('evaluates no text as code', async () => {
    const tried = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.inline = true';
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          document.body.append(script);
        }),
    );
    expect(tried).toBe('script-src-elem');
  });
});
