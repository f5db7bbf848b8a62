/**
 * The real program, where Electron's binary and a display are present: what only Electron itself can prove. Elsewhere this
 * suite says that it was skipped; `npm run desktop` on a machine with internet fetches the binary.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronBinary } from '../../electron/binary.mjs';
import { bundleShell } from '../../electron/build.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const executablePath = electronBinary(ROOT);
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const missing = [!executablePath && "Electron's binary", !display && 'a display'].filter(Boolean).join(' and ');
if (missing) console.error(`SKIPPED: the suite of the real desktop program needs ${missing}.`);

describe.skipIf(missing !== '')('the desktop program', () => {
  const data = mkdtempSync(join(tmpdir(), 'alternat-desktop-'));
  let program: ElectronApplication;
  let page: Page;
  let server: Server;
  let address = '';
  const authorizations: (string | undefined)[] = [];

  beforeAll(async () => {
    await bundleShell(join(ROOT, 'dist', 'electron'));
    server = createServer((request, response) => {
      authorizations.push(request.headers.authorization);
      response.setHeader('access-control-allow-origin', 'app://bundle');
      response.setHeader('access-control-allow-headers', 'content-type');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ token: 'secret', member: { id: 'tm-1' } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = [join(ROOT, 'dist/electron/main.cjs'), `--connect=${address}`, `--user-data-dir=${data}`];
    program = await _electron.launch({ executablePath: executablePath as string, args });
    page = await program.firstWindow();
    await page.waitForLoadState();
  });
  afterAll(async () => {
    await program?.close();
    server?.close();
    rmSync(data, { recursive: true, force: true });
  });

  it('isolates and sandboxes the page', async () => {
    const kinds = await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
    ]);
    expect([kinds, page.url()]).toEqual([['undefined', 'undefined'], 'app://bundle/']);
  });

  it('adds the token to requests to the summit, and the page never sees it', async () => {
    const answer = await page.evaluate(async (summit) => {
      const signed = await window.alternat?.signIn({ member: 'tm-1' });
      await fetch(`${summit}/api/summit`);
      return signed;
    }, address);
    expect([answer, authorizations.at(-1)]).toEqual([{ ok: true, member: { id: 'tm-1' } }, 'Bearer secret']);
  });

  it('opens no second window and goes nowhere', async () => {
    await page.evaluate(() => {
      window.open('https://example.org');
      location.href = 'https://example.org';
    });
    expect([program.windows().length, page.url()]).toEqual([1, 'app://bundle/']);
  });
});
