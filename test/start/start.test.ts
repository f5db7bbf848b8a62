/**
 * `start.mjs` in a small tree of its own: the real script, a stand-in server that prints what the real one prints, stand-ins
 * for Electron and the browser. Everything is awaited by what processes print or by their end, never by the clock.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { electronBinary, failedLately, fetchElectron } from '../../electron/binary.mjs';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Plain JavaScript has no types; these are the functions this file tests directly. */
const script = (await import(join(ROOT, 'start.mjs'))) as {
  findNode(root: string, path?: string): string | undefined;
  isStale(product: string, sources: readonly string[]): boolean;
  missingPackages(root: string): string[];
};

const SERVER = `
console.log('arguments ' + process.argv.slice(2).join(' '));
if (process.env.SAMPLE_BUSY) {
  console.error('Port 4310 is in use.');
  process.exit(2);
}
process.on('SIGTERM', () => { console.log('server ended'); process.exit(0); });
setInterval(() => undefined, 1000);
console.log('Alternat is ready at http://127.0.0.1:4310');
`;

const made: string[] = [];
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function write(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
}

/** A tree in which everything is installed and built. `electron` is the body of a stand-in binary. */
function tree(electron?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'alternat-start-'));
  made.push(root);
  for (const file of ['start.mjs', 'electron/binary.mjs', 'electron/fetch.mjs', 'test/support/chromium.mjs'])
    cpSync(join(ROOT, file), join(root, file));
  write(join(root, 'package.json'), '{"type":"module"}');
  write(join(root, 'package-lock.json'), '{"packages":{}}');
  write(join(root, 'node_modules/.package-lock.json'), '{"packages":{}}');
  const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  write(join(root, 'node_modules', platform, 'bin/placeholder'), '');
  symlinkSync(process.execPath, join(root, 'node_modules', platform, 'bin/node'));
  write(join(root, 'server/cli/main.ts'), SERVER);
  write(join(root, 'src/ui/index.html'), '');
  write(join(root, 'dist/ui/index.html'), '');
  write(join(root, 'dist/electron/main.cjs'), '');
  const soon = Date.now() / 1000 + 60;
  for (const product of ['dist/ui/index.html', 'dist/electron/main.cjs']) utimesSync(join(root, product), soon, soon);
  write(join(root, 'node_modules/electron/package.json'), '{"version":"45.0.0"}');
  // A browser that notes the address and, so that the run ends, stops whoever opened it.
  write(join(root, 'bin/xdg-open'), `#!/bin/sh\necho "$1" > ${join(root, 'opened')}\nkill $PPID\n`, 0o755);
  if (electron === undefined) write(join(root, 'dist/electron-download.failed'), '');
  else {
    write(join(root, 'node_modules/electron/path.txt'), 'electron');
    write(join(root, 'node_modules/electron/dist/version'), 'v45.0.0');
    write(join(root, 'node_modules/electron/dist/electron'), `#!${process.execPath}\n${electron}`, 0o755);
  }
  return root;
}

/** Runs the script; `until` ends the run with SIGTERM when a line contains it. */
function run(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}, until?: string) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...rest } = process.env;
  const path = `${join(root, 'bin')}:${process.env.PATH}`;
  const child = spawn(process.execPath, [join(root, 'start.mjs'), ...args], { env: { ...rest, PATH: path, ...env } });
  running.push(child);
  let output = '';
  const add = (chunk: Buffer): void => {
    output += chunk;
    if (until !== undefined && output.includes(until)) child.kill('SIGTERM');
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return new Promise<{ code: number | null; lines: string[] }>((resolve) => {
    child.once('close', (code) => resolve({ code, lines: output.trim().split('\n') }));
  });
}

const READY = 'Alternat is ready at http://127.0.0.1:4310';

describe.skipIf(process.platform !== 'linux')('desktop --by-hand', () => {
  it('hands over to the form, without a binary and without building anything', async () => {
    const root = tree();
    write(
      join(root, 'electron/by-hand-main.ts'),
      'console.log("form", ...process.argv.slice(2)); process.exitCode = 1;',
    );
    const { code, lines } = await run(root, ['desktop', '--by-hand', '--record=x.json']);
    expect([code, lines]).toEqual([1, ['form --by-hand --record=x.json']]);
  });
});

describe.skipIf(process.platform !== 'linux')('start', () => {
  it('runs the server with the sample summit in .alternat on port 4310 and ends it cleanly', async () => {
    const root = tree();
    const { code, lines } = await run(root, ['start', '--no-open'], {}, READY);
    const options = `serve --demo --no-open --data ${join(root, '.alternat')} --port 4310`;
    expect([code, lines]).toEqual([0, [`arguments ${options}`, READY, 'server ended']]);
  });

  it('passes options through', async () => {
    const { lines } = await run(tree(), ['start', '--port', '0', '--no-open', '--data=/x'], {}, READY);
    expect(lines[0]).toBe('arguments serve --port 0 --data=/x --demo --no-open');
  });

  it("passes the server's exit code and sentence through", async () => {
    const { code, lines } = await run(tree(), ['start'], { SAMPLE_BUSY: '1' });
    expect([code, lines.filter((line) => line.startsWith('Port'))]).toEqual([2, ['Port 4310 is in use.']]);
  });

  it('prints the address where there is no display', async () => {
    const { lines } = await run(tree(), ['start'], {}, 'There is no display');
    expect(lines).toContain('There is no display here: open http://127.0.0.1:4310 in a browser.');
  });

  it("opens the browser, saying so in one line, where Electron's binary is missing", async () => {
    const root = tree();
    const { lines } = await run(root, ['start'], { DISPLAY: ':99' });
    const said = "Opening in the browser: the desktop program's binary is not on this machine.";
    expect(lines.filter((line) => line.startsWith('Opening'))).toEqual([said]);
    expect(readFileSync(join(root, 'opened'), 'utf8').trim()).toBe('http://127.0.0.1:4310');
  });

  it('opens the desktop program where its binary is, and ends with it', async () => {
    const root = tree("console.log('Alternat window is ready'); process.exit(0);");
    const { code, lines } = await run(root, ['start'], { DISPLAY: ':99' });
    expect([code, lines.slice(1), existsSync(join(root, 'opened'))]).toEqual([0, [READY, 'server ended'], false]);
  });

  it('falls back to the browser when the desktop program ends before its window is there', async () => {
    const root = tree("console.log('no sandbox'); process.exit(1);");
    const { lines } = await run(root, ['start'], { DISPLAY: ':99' });
    expect(lines).toContain('Opening in the browser: the desktop program could not open its window.');
  });

  it('falls back to the browser when the desktop program lives without a window, and shows what it said', async () => {
    const root = tree("console.error('cannot open display'); setInterval(() => undefined, 1000);");
    const { lines } = await run(root, ['start'], { DISPLAY: ':99', ALTERNAT_WINDOW_MS: '1500' });
    expect(lines).toContain('cannot open display');
    expect(lines).toContain('Opening in the browser: the desktop program could not open its window.');
  });

  it('says that the desktop program is open already, and opens the browser', async () => {
    const root = tree("console.log('Alternat is open already'); process.exit(0);");
    const { lines } = await run(root, ['start'], { DISPLAY: ':99' });
    const why = 'the desktop program is open already, with the summit it was started with';
    expect(lines).toContain(`Opening in the browser: ${why}.`);
  });

  it.each([['--connect=https://rasht.example'], ['--connect', 'https://rasht.example']])(
    'hands an address to the desktop program: %s',
    async (...args) => {
      const root = tree(
        "require('node:fs').writeFileSync('given', process.argv.slice(3).join(' ')); console.log('Alternat window is ready');",
      );
      write(join(root, 'node_modules/electron/dist/package.json'), '{"type":"commonjs"}');
      const { code } = await run(root, ['desktop', ...args], { DISPLAY: ':99' });
      expect([code, readFileSync(join(root, 'given'), 'utf8')]).toEqual([0, args.join(' ')]);
    },
  );

  it('takes the desktop program down with it', async () => {
    const body = `
      process.on('SIGTERM', () => { require('node:fs').writeFileSync('gone', ''); process.exit(0); });
      setInterval(() => undefined, 1000);
      console.log('Alternat window is ready');
      process.ppid && process.kill(process.ppid, 'SIGTERM');`;
    const root = tree(body);
    // The stand-in is CommonJS, as a script without extension in a folder of its own.
    write(join(root, 'node_modules/electron/dist/package.json'), '{"type":"commonjs"}');
    const { code, lines } = await run(root, ['start'], { DISPLAY: ':99' });
    expect([code, lines.includes('server ended'), existsSync(join(root, 'gone'))]).toEqual([0, true, true]);
  });

  it('says what to do with a word it does not know', async () => {
    const { code, lines } = await run(tree(), ['sing']);
    expect([code, lines[0]]).toEqual([2, 'Usage: node start.mjs TASK [options]']);
  });

  it('builds what the table is measured in, and nothing for what needs no browser', async () => {
    const root = tree();
    rmSync(join(root, 'dist'), { recursive: true });
    const vite = `const { mkdirSync, writeFileSync } = require('node:fs');
const out = process.argv[process.argv.indexOf('--outDir') + 1];
mkdirSync(out, { recursive: true });
writeFileSync(out + '/index.html', 'built');`;
    write(join(root, 'node_modules/vite/package.json'), '{}');
    write(join(root, 'node_modules/vite/bin/vite.js'), vite);
    const look = `import { existsSync } from 'node:fs';\nconsole.log(process.argv[2], existsSync('${root}/dist/ui/index.html'));`;
    write(join(root, 'test/bench/main.ts'), look);
    const env = { ALTERNAT_CHROMIUM: process.execPath };
    const last = async (name: string) => (await run(root, ['bench', name], env)).lines.at(-1);
    expect([await last('diff'), await last('table')]).toEqual(['diff false', 'table true']);
  });

  it('says that the interface is missing', async () => {
    const root = tree();
    rmSync(join(root, 'src/ui/index.html'));
    const { code, lines } = await run(root, ['start']);
    expect([code, lines]).toEqual([1, ['The interface is not there: src/ui/index.html is missing.']]);
  });
});

describe('missingPackages', () => {
  it('compares versions with what was installed, and leaves optional packages aside', () => {
    const root = tree();
    const packages = {
      '': { version: '1' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/b/node_modules/@x/c': { version: '3.0.0' },
      'node_modules/d': { version: '4.0.0', optional: true },
    };
    write(join(root, 'package-lock.json'), JSON.stringify({ packages }));
    expect(script.missingPackages(root)).toEqual(['a', 'b', '@x/c']);
    const present = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } };
    write(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
    expect(script.missingPackages(root)).toEqual(['b', '@x/c']);
  });
});

describe('findNode', () => {
  it('takes the one from the lockfile first and never one that does not start', () => {
    const root = tree();
    const own = script.findNode(root, '') as string;
    expect(own.startsWith(join(root, 'node_modules'))).toBe(true);
    rmSync(own);
    write(own, 'not a program', 0o755);
    expect(script.findNode(root, '')).toBe(process.execPath);
  });
});

describe('isStale', () => {
  it('looks at the newest file in a tree', () => {
    const root = tree();
    const product = join(root, 'dist/ui/index.html');
    const sources = [join(root, 'src'), join(root, 'nowhere')];
    expect(script.isStale(product, sources)).toBe(false);
    const later = Date.now() / 1000 + 120;
    utimesSync(join(root, 'src/ui/index.html'), later, later);
    expect([script.isStale(product, sources), script.isStale(join(root, 'none'), [])]).toEqual([true, true]);
  });
});

describe.skipIf(process.platform === 'win32')('electronBinary', () => {
  it('finds an archive that was unpacked by hand, here or elsewhere, which brings no path.txt', () => {
    const root = tree('');
    rmSync(join(root, 'node_modules/electron/path.txt'));
    const dist = join(root, 'node_modules/electron/dist');
    const file = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
    if (file !== 'electron') write(join(dist, file), '', 0o755);
    expect(electronBinary(root, {})).toBe(join(dist, file));
    cpSync(dist, join(root, 'elsewhere'), { recursive: true });
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBe(
      join(root, 'elsewhere', file),
    );
  });

  it('believes in a binary only if its version fits and it can be executed', () => {
    const root = tree('');
    const dist = join(root, 'node_modules/electron/dist');
    expect(electronBinary(root, {})).toBe(join(dist, 'electron'));
    write(join(dist, 'version'), '44.0.0');
    expect(electronBinary(root, {})).toBeUndefined();
    write(join(dist, 'version'), '45.0.0');
    chmodSync(join(dist, 'electron'), 0o644);
    expect(electronBinary(root, {})).toBeUndefined();
  });
});

describe('fetchElectron', () => {
  it('gives up on a host that accepts and never answers, and remembers it for a day', async () => {
    const root = tree('');
    rmSync(join(root, 'node_modules/electron'), { recursive: true });
    for (const name of ['electron', '@electron', '@electron-internal'])
      symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
    let asked = 0;
    const silent = createServer(() => asked++);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const mirror = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    const { ELECTRON_OVERRIDE_DIST_PATH: _dist, ...rest } = process.env;
    const env = { ...rest, ELECTRON_MIRROR: mirror, electron_config_cache: join(root, 'cache') };
    const file = await fetchElectron(root, { node: process.execPath, env, stall: 1500 });
    silent.closeAllConnections();
    silent.close();
    // Where the binary is installed in the tree under test, there is nothing to fetch but the archive.
    if (electronBinary(ROOT)) return;
    expect([file, asked > 0]).toEqual([undefined, true]);
    expect(readFileSync(join(root, 'dist/electron-download.failed'), 'utf8')).toMatch(/^Delete this file/);
    const now = Date.now();
    expect([failedLately(root, now), failedLately(root, now + 25 * 3600 * 1000)]).toEqual([true, false]);
  });
});
