/**
 * Electron's utility process: a real Node process that runs the given file, with `process.parentPort` in it and nothing else of a
 * child process. What is posted is cloned as Electron clones it, and waits until somebody listens.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Any, strict } from './strict.ts';

const PORT = fileURLToPath(new URL('./utility-port.mjs', import.meta.url));

export type UtilityDouble = {
  readonly name: string;
  readonly child: ChildProcess;
  /** Resolves with its end. */
  readonly ended: Promise<number>;
};

/** `hosts`: where the bundles are in this test, whatever folder the program names. */
export const makeUtilityProcess = (hosts: string | undefined, processes: UtilityDouble[]): Any =>
  strict('utilityProcess', {
    fork: (path: string, args: readonly string[], options: Any) => {
      if (hosts === undefined) throw new Error('this test hosts nothing');
      const { serviceName, stdio, execArgv = [], ...others } = options;
      if (Object.keys(others).length > 0) throw new Error(`not modelled: ${Object.keys(others)}`);
      if (stdio !== 'pipe' && stdio !== 'ignore') throw new Error(`stdio ${stdio} is not modelled`);
      const child = fork(join(hosts, basename(path)), args, {
        execArgv: [...execArgv, '--disable-warning=ExperimentalWarning', '--import', PORT],
        serialization: 'advanced',
        stdio: ['ignore', stdio, stdio, 'ipc'],
      });
      const events = new EventEmitter();
      child.on('message', (message) => events.emit('message', message));
      const ended = new Promise<number>((resolve) => {
        child.once('exit', (code, signal) => {
          // Electron gives numbers only.
          resolve(code ?? (signal === 'SIGKILL' ? 9 : 15));
          events.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15));
        });
      });
      processes.push({ name: serviceName, child, ended });
      return strict('UtilityProcess', {
        on: (event: string, listener: (...given: Any[]) => void) => events.on(event, listener),
        once: (event: string, listener: (...given: Any[]) => void) => events.once(event, listener),
        stderr: child.stderr as Readable | null,
        postMessage: (...given: unknown[]) => {
          if (given.length !== 1) throw new TypeError('Incorrect number of arguments');
          // Throws on what cannot be cloned, as Electron does; to a process that is gone it says nothing.
          const message = structuredClone(given[0]);
          if (child.connected) child.send(message as never, () => undefined);
        },
        kill: () => child.kill('SIGTERM'),
      });
    },
  });
