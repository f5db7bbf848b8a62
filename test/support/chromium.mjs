/**
 * Finds a Chromium for the suites that need a real page, or gets one: the one named by `ALTERNAT_CHROMIUM`, one of the
 * system's, Debian's package (as root), Playwright's. Plain JavaScript, because `start.mjs` uses it on Node 20.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** First the one without windows: the same engine, for some three quarters of the processor time that a page takes otherwise. */
const NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chromium that is on this machine already.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} its path
 */
export function findChromium(env = process.env) {
  const named = env.ALTERNAT_CHROMIUM;
  if (named && runnable(named)) return named;
  const folders = [...(env.PATH ?? '').split(delimiter), ...PLACES].filter(Boolean);
  const files = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return files.find((file) => runnable(file)) ?? playwrights(env);
}

/**
 * As `findChromium`, but installs one where there is none. Says on stderr what it does; never asks, never waits forever.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node the Node that runs Playwright's installer
 * @returns {string | undefined} its path, undefined when none can be had
 */
export function obtainChromium(env, node) {
  const found = findChromium(env);
  if (found) return found;
  if (process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.error('No Chromium found: installing the one of this system (apt-get install chromium).');
    const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => run('apt-get', ['-qq', '-o', 'Acquire::http::Timeout=20', ...args], quiet, 600);
    const install = (name) => apt('install', '-y', '--no-install-recommends', name);
    if (apt('update') && (install('chromium-headless-shell') || install('chromium'))) return findChromium(env);
  }
  console.error("No Chromium found: installing Playwright's.");
  run(node, [join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], env, 300);
  return findChromium(env);
}

function run(command, args, env, seconds) {
  const { status } = spawnSync(command, args, {
    env,
    stdio: ['ignore', process.stderr, process.stderr],
    timeout: seconds * 1000,
  });
  return status === 0;
}

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Playwright's own Chromium, asked for in a child because the package needs a newer Node than `start.mjs` may run on. */
function playwrights(env) {
  const script = "import { chromium } from 'playwright-core'; console.log(chromium.executablePath());";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
  const path = stdout?.trim();
  return path && runnable(path) ? path : undefined;
}
