/**
 * Is Electron's binary here, and if not, can it be had? The npm package brings types and a downloader only; its downloader
 * has no time limit of its own, so asking `require('electron')` may hang for ever. Here only files are looked at (30 ms),
 * and the download runs in a child that gives up when no bytes arrive. Plain JavaScript: `start.mjs` runs on Node 20.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/** Where the executable stands in an unpacked archive; the downloader writes the same into `path.txt`. */
const PLACES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * The Electron executable, judged by files alone.
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} its path, or undefined when it is missing, of another version or not executable
 */
export function electronBinary(root, env = process.env) {
  const home = join(root, 'node_modules', 'electron');
  try {
    const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(home, 'dist');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const present = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    const file = join(folder, placeIn(home));
    accessSync(file, constants.X_OK);
    return present === version && statSync(file).isFile() ? file : undefined;
  } catch {
    // Whatever is missing, the answer is the same: there is no binary to run.
    return undefined;
  }
}

/**
 * Did a download fail within the last day? Then the next start does not spend time on another try.
 * @param {string} root
 * @param {number} now milliseconds
 */
export function failedLately(root, now) {
  try {
    return now - statSync(noteOf(root)).mtimeMs < DAY;
  } catch {
    return false;
  }
}

/**
 * Tries the download once. Progress goes to stderr. Resolves with the executable, or undefined after leaving a note.
 * @param {string} root
 * @param {{ node: string, env: NodeJS.ProcessEnv, stall: number, signal?: AbortSignal }} options `stall`: milliseconds without a byte after which it gives up
 * @returns {Promise<string | undefined>}
 */
export async function fetchElectron(root, { node, env, stall, signal }) {
  const child = spawn(node, [join(root, 'electron', 'fetch.mjs'), String(stall)], {
    cwd: root,
    env,
    signal,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  const file = code === 0 ? electronBinary(root, env) : undefined;
  if (file) rmSync(noteOf(root), { force: true });
  else if (!signal?.aborted) {
    mkdirSync(dirname(noteOf(root)), { recursive: true });
    writeFileSync(noteOf(root), 'Delete this file to try the download again at the next start.\n');
  }
  return file;
}

/** An archive unpacked by hand brings no `path.txt`. */
function placeIn(home) {
  try {
    return readFileSync(join(home, 'path.txt'), 'utf8').trim();
  } catch {
    return PLACES[process.platform] ?? 'electron';
  }
}

const noteOf = (root) => join(root, 'dist', 'electron-download.failed');
