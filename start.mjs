#!/usr/bin/env node
/**
 * The one door into this tree: `node start.mjs TASK [options]`, called by the npm scripts. It runs on the Node that a machine happens to
 * have (20 or newer, no packages needed), installs what is missing, finds the Node 24 for everything else, and hands over to the task.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { electronBinary, failedLately, fetchElectron } from './electron/binary.mjs';
import { obtainChromium } from './test/support/chromium.mjs';

const ROOT = dirname(fileURLToPath(import.meta.url));
const STALL = 8000;

/** Each task, in the order in which the help lists them. `run` resolves with the exit code. */
const TASKS = {
  start: { help: 'run the server with the sample summit and open the editor (--port, --data, --no-open)', run: start },
  test: { help: 'run all suites (--unit, --browser: a part); arguments go to vitest, e.g. test/diff', run: test },
  check: { help: 'format, lint, types, dead code, architecture', run: check },
  bench: { help: 'measure; arguments go to the benchmark', run: bench },
  fuzz: { help: 'random testing; arguments go to the fuzzer', run: script('test/fuzz/main.ts') },
  mutate: { help: 'change FILES step by step; which change does no test notice?', run: script('test/mutate/main.ts') },
  translate: { help: 'hand messages to translators and take them back', run: script('server/translate/main.ts') },
  desktop: {
    help: 'open the desktop program (--connect ADDRESS), or the form of what to try (--by-hand)',
    run: desktop,
  },
  package: { help: 'make an installable desktop program; arguments go to electron-builder', run: pack },
  install: { help: 'install what is missing and nothing else', run: async () => 0 },
};

// ---- installing -------------------------------------------------------------------------------------------------

/** The lockfile's packages that are missing from node_modules or there in another version (optional ones aside). */
export function missingPackages(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path && !entry.optional && present[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

function install(root) {
  if (missingPackages(root).length === 0) return true;
  console.error('Installing what is missing (npm ci).');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status === 0) return true;
  console.error(
    'The packages could not be installed: npm ci failed (its message is above); check the network and try again.',
  );
  return false;
}

// ---- the Node that runs everything else -------------------------------------------------------------------------

/** A Node of version 24 or newer: the one from the lockfile, the running one, the one on PATH; undefined if none is. */
export function findNode(root, path = process.env.PATH ?? '') {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const own = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', file);
  const candidates = [
    own,
    process.execPath,
    ...path
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, file)),
  ];
  return candidates.find((candidate) => {
    if (!existsSync(candidate)) return false;
    // Asked, not guessed: on a system with another C library the file is there and does not start.
    const { stdout } = spawnSync(candidate, ['--version'], { encoding: 'utf8', timeout: 10_000 });
    return Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 24;
  });
}

// ---- building ---------------------------------------------------------------------------------------------------

/** True when `product` is missing or older than the newest file among `sources` (files or folders). */
export function isStale(product, sources) {
  if (!existsSync(product)) return true;
  const made = statSync(product).mtimeMs;
  return sources.some((source) => existsSync(source) && newest(source) > made);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds into a folder of its own and swaps it in, so that a running server never sees half an interface. */
async function buildInterface(world) {
  const target = join(ROOT, 'dist', 'ui');
  const sources = ['src', 'vite.config.ts', 'package-lock.json'].map((name) => join(ROOT, name));
  if (!existsSync(join(ROOT, 'src/ui/index.html'))) return 'src/ui/index.html is missing';
  if (!isStale(join(target, 'index.html'), sources)) return undefined;
  console.error('Building the interface.');
  const fresh = `${target}-${process.pid}`;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const code = await world.run(world.node, [vite, 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'], {
    output: 2,
  });
  if (code === 0) {
    rmSync(`${target}-old`, { recursive: true, force: true });
    if (existsSync(target)) renameSync(target, `${target}-old`);
    renameSync(fresh, target);
    rmSync(`${target}-old`, { recursive: true, force: true });
    return undefined;
  }
  rmSync(fresh, { recursive: true, force: true });
  return 'the interface could not be built (the message is above)';
}

async function buildShell(world) {
  const sources = ['electron', 'server', 'src', 'package-lock.json'].map((name) => join(ROOT, name));
  if (!isStale(join(ROOT, 'dist/electron/main.cjs'), sources)) return true;
  return (await world.run(world.node, [join(ROOT, 'electron/build.ts')], { output: 2 })) === 0;
}

// ---- start and desktop ------------------------------------------------------------------------------------------

const has = (args, name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));

async function start(world, args) {
  const quiet = has(args, '--no-open');
  const problem = await buildInterface(world);
  if (problem) return fail(`The interface is not there: ${problem}.`, 1);
  const options = ['serve', ...args.filter((arg) => arg !== '--no-open'), '--demo', '--no-open'];
  if (!has(args, '--data')) options.push('--data', join(ROOT, '.alternat'));
  if (!has(args, '--port')) options.push('--port', '4310');
  return serve(world, options, (address) => (quiet ? undefined : open(world, address)));
}

/** Runs the server until it ends, shows its lines, and calls `opened` once it is ready; the exit code is the server's. */
async function serve(world, options, opened) {
  const server = world.spawn(world.node, [join(ROOT, 'server/cli/main.ts'), ...options], ['ignore', 'pipe', 'inherit']);
  let address;
  let closed = false;
  createInterface({ input: server.stdout }).on('line', async (line) => {
    console.log(line);
    if (address) return;
    address = /^Alternat is ready at (https?:\/\/\S+)/.exec(line)?.[1];
    closed = address !== undefined && (await opened(address)) === 'closed';
    if (closed) server.kill('SIGTERM');
  });
  const code = await ended(server);
  world.stop();
  // Whoever closed the window or pressed Ctrl-C got what they asked for: that is not a failure.
  return closed || world.stopping === 'asked' ? 0 : code;
}

/** Opens the editor; resolves with 'closed' when it was the desktop program and its window has been closed. */
async function open(world, address) {
  const display = ['darwin', 'win32'].includes(process.platform) || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return console.log(`There is no display here: open ${address} in a browser.`);
  const binary = await electron(world);
  const end = binary ? await window(world, binary, [`--connect=${address}`]) : 'missing';
  if (end === 'closed') return 'closed';
  if (world.stopping) return undefined;
  console.log(`Opening in the browser: ${WHY_NOT[end]}.`);
  const [command, ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? [
    'xdg-open',
  ];
  const browser = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  browser.on('error', () => console.log(`No browser could be opened: open ${address} yourself.`));
  browser.unref();
  return undefined;
}

async function electron(world) {
  const present = electronBinary(ROOT);
  if (present || failedLately(ROOT, Date.now())) return present;
  console.error("Looking for the desktop program's binary; without an answer the browser is used instead.");
  return fetchElectron(ROOT, { node: world.node, env: world.env, stall: STALL, signal: world.signal });
}

/** Why there is no window of the desktop program. */
const WHY_NOT = {
  missing: "the desktop program's binary is not on this machine",
  never: 'the desktop program could not open its window',
  already: 'the desktop program is open already, with the summit it was started with',
};

/** Milliseconds in which a window must be there: a program that lives without one would be waited for in vain. */
const WINDOW = Number(process.env.ALTERNAT_WINDOW_MS ?? 20_000);
/** What the program has said last is shown when it fails; Chromium says much. */
const LAST_LINES = 20;

/**
 * Runs Electron. 'closed': a window was there and is gone. 'never': it ended, or was ended, before it reported a window.
 * 'already': another one runs, and has been brought forward.
 */
async function window(world, binary, args) {
  if (!(await buildShell(world))) return 'never';
  const child = world.spawn(binary, [join(ROOT, 'dist/electron/main.cjs'), ...args], ['ignore', 'pipe', 'pipe']);
  let end = 'never';
  const late = setTimeout(() => child.kill('SIGKILL'), WINDOW);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'Alternat is open already') end = 'already';
    if (line !== 'Alternat window is ready') return;
    clearTimeout(late);
    end = 'closed';
  });
  const said = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    if (said.length > LAST_LINES) said.shift();
  });
  await ended(child);
  clearTimeout(late);
  if (end === 'never' && !world.stopping) for (const line of said) console.error(line);
  return end;
}

async function desktop(world, args) {
  // The terminal is the form's: it asks and is answered.
  if (has(args, '--by-hand')) return ended(world.spawn(world.node, ['electron/by-hand-main.ts', ...args], 'inherit'));
  const binary =
    electronBinary(ROOT) ?? (await fetchElectron(ROOT, { node: world.node, env: world.env, stall: STALL }));
  if (!binary)
    return fail("The desktop program's binary is not on this machine; npm start opens the browser instead.", 1);
  const problem = await buildInterface(world);
  if (problem) return fail(`The interface is not there: ${problem}.`, 1);
  if (!has(args, '--connect')) return start(world, args);
  const end = await window(world, binary, args);
  if (end === 'closed') return 0;
  const why = WHY_NOT[end];
  return fail(`${why[0]?.toUpperCase()}${why.slice(1)}.`, 1);
}

// ---- the other tasks --------------------------------------------------------------------------------------------

/** What a browser is needed for: Chromium and the interface. Says what is missing; resolves with what is wrong with the interface. */
async function prepareBrowser(world) {
  const chromium = obtainChromium(world.env, world.node);
  if (chromium) world.env.ALTERNAT_CHROMIUM = chromium;
  else {
    delete world.env.ALTERNAT_CHROMIUM;
    console.error('NO CHROMIUM COULD BE FOUND OR INSTALLED: what needs a browser is skipped.');
  }
  const problem = await buildInterface(world);
  if (problem) console.error(`THE INTERFACE IS NOT BUILT: ${problem}.`);
  return problem;
}

async function bench(world, args) {
  const named = args.filter((arg) => !arg.startsWith('-'));
  if (named.length === 0 || named.includes('table')) await prepareBrowser(world);
  return script('test/bench/main.ts')(world, args);
}

/** `--unit` runs the suites that open no page and prepares no browser, `--browser` the others (vitest.config.ts parts them). */
async function test(world, given) {
  const part = given.find((arg) => arg === '--unit' || arg === '--browser');
  const args = given.filter((arg) => arg !== part);
  if (part) world.env.ALTERNAT_SUITES = part.slice(2);
  const problem = part === '--unit' ? undefined : await prepareBrowser(world);
  const folder = mkdtempSync(join(tmpdir(), 'alternat-test-'));
  const summary = join(folder, 'summary.json');
  world.env.ALTERNAT_SUMMARY = summary;
  const code = await world.run(world.node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args]);
  const { passed, failed, skipped } = readJson(summary) ?? { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true, force: true });
  const failures = code !== 0 || problem ? Math.max(failed, 1) : failed;
  console.log(`${passed} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return failures ? 1 : 0;
}

/** What `check` runs; each is a program of node_modules with its arguments. */
const CHECKS = [
  ['format and lint', '@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50'],
  ['types of the pure folders', 'typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
  ['types of the interface', 'typescript/bin/tsc', '-p', 'tsconfig.browser.json'],
  ['types of server, desktop and tests', 'typescript/bin/tsc', '-p', 'tsconfig.node.json'],
  ['dead code', 'knip/bin/knip.js', '--no-progress'],
  ['architecture', 'vitest/vitest.mjs', 'run', 'test/architecture.test.ts', '--reporter=dot'],
];

async function check(world) {
  const failed = [];
  for (const [name, program, ...args] of CHECKS) {
    console.log(`--- ${name}`);
    if ((await world.run(world.node, [join(ROOT, 'node_modules', program), ...args])) !== 0) failed.push(name);
  }
  console.log(failed.length ? `Failed: ${failed.join(', ')}.` : `All ${CHECKS.length} checks passed.`);
  return failed.length ? 1 : 0;
}

function script(file) {
  return (world, args) =>
    existsSync(join(ROOT, file))
      ? world.run(world.node, [join(ROOT, file), ...args])
      : fail(`${file} does not exist yet.`, 2);
}

async function pack(world, args) {
  const problem = await buildInterface(world);
  if (problem) return fail(`The interface is not there: ${problem}.`, 1);
  if (!(await buildShell(world))) return fail('The desktop program could not be bundled.', 1);
  return world.run(world.node, [join(ROOT, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...args]);
}

// ---- processes --------------------------------------------------------------------------------------------------

/** What a task works with: Node 24, an environment whose PATH starts with our programs, and children that die with us. */
function makeWorld(node) {
  const path = [join(ROOT, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  const abort = new AbortController();
  const world = {
    node,
    // Types are stripped and code compiled once: the next start is quicker and takes 30 MB less.
    env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compile'), ...process.env, PATH: path },
    stopping: undefined,
    signal: abort.signal,
    spawn: begin,
    run,
    stop,
  };
  const children = new Set();
  function begin(command, args, stdio) {
    const child = spawn(command, args, { cwd: ROOT, env: world.env, stdio });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  }
  /** `output: 2` sends what the child prints to stderr, so that stdout keeps only what the task promises. */
  function run(command, args, { output = 1 } = {}) {
    return ended(begin(command, args, ['ignore', output === 1 ? 'inherit' : process.stderr, 'inherit']));
  }
  /** Ends the children; a signal is for those who are left. */
  function stop(signal = 'SIGTERM') {
    world.stopping ??= 'done';
    abort.abort();
    for (const child of children) child.kill(signal);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      world.stopping = 'asked';
      // Ctrl-C reaches the children by itself (same group): only those that stay are told again.
      if (signal === 'SIGINT') setTimeout(stop, 500).unref();
      else stop();
      setTimeout(stop, 10_000, 'SIGKILL').unref();
    });
  }
  return world;
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(fail(`${child.spawnfile} could not be run: ${error.message}.`, 1)));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function fail(sentence, code) {
  console.error(sentence);
  return code;
}

async function main([name, ...args]) {
  const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined;
  if (!task || args.includes('--help')) {
    console.log('Usage: node start.mjs TASK [options]\n');
    for (const [title, { help }] of Object.entries(TASKS)) console.log(`  ${title.padEnd(9)}${help}`);
    return task ? 0 : 2;
  }
  if (!install(ROOT)) return 1;
  const node = findNode(ROOT);
  if (!node)
    return fail(
      'Alternat needs Node 24 or newer, and none was found: install it from https://nodejs.org and try again.',
      2,
    );
  return task.run(makeWorld(node), args);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
