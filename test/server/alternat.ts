/** The `alternat` command as a child process of a test: started, waited for, and ended without leaving one behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { temporaryFolder } from '../support/server.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LOCAL_NODE = join(ROOT, 'node_modules/.bin/node');
const NODE = existsSync(LOCAL_NODE) ? LOCAL_NODE : process.execPath;
export const MAIN = join(ROOT, 'server/cli/main.ts');

export type Done = { readonly code: number | null; readonly out: string; readonly err: string };

/**
 * A folder for all that a suite's commands write; it is removed, and children ended, when the first suite of this worker is done. The
 * later ones share this module, so the folder is there again when they ask, and goes for good with the worker.
 */
const ground = temporaryFolder();
process.on('exit', ground.remove);
export const at = (...parts: string[]): string => {
  mkdirSync(ground.path, { recursive: true });
  return join(ground.path, ...parts);
};
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  ground.remove();
});

// The children compile the same files again and again; a cache of this run halves what each start costs.
const env = { ...process.env, NODE_COMPILE_CACHE: at('compile-cache') };

/** Children that have not ended; only a failed test leaves one behind. */
const running = new Set<ChildProcess>();

/** Starts the command; `done` when it has ended, `ready` with the address once a server says so. */
export function start(args: readonly string[]): {
  readonly child: ChildProcess;
  readonly done: Promise<Done>;
  readonly ready: Promise<string>;
} {
  const child = spawn(NODE, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  running.add(child);
  child.on('close', () => running.delete(child));
  let [out, err] = ['', ''];
  let announce: (address: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const ready = new Promise<string>((resolve, reject) => {
    announce = resolve;
    fail = reject;
  });
  // A command that is no server never gets ready, and nobody waits for it.
  ready.catch(() => {});
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    const address = /ready at (\S+)\n/.exec(out)?.[1];
    if (address) announce(address);
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const done = new Promise<Done>((resolve) =>
    child.on('close', (code) => {
      fail(new Error(`ended with ${code}: ${err}`));
      resolve({ code, out, err });
    }),
  );
  return { child, done, ready };
}
export const alternat = (...args: readonly string[]): Promise<Done> => start(args).done;

/** One sentence for people: a single line, and no stack. */
export const oneSentence = (err: string): boolean =>
  /^(Usage: )?[^\n]+\n$/.test(err) && !/\bat .*:\d+:\d+|Error:/.test(err);
