/**
 * The process of a hosted meeting, and those of its readers: a process of Electron's own kind, because the packaged program cannot be
 * used as Node (a fuse). Such a process may start no others, so its readers are started here and their words handed on.
 */
import { join } from 'node:path';
import type { UtilityProcess, utilityProcess } from 'electron';
import type { FromHosted, ToHosted } from '../server/hosted/message.ts';

export type HostProcess = {
  readonly tell: (message: ToHosted) => void;
  /** At once, with its readers; `gone` follows. */
  readonly kill: () => void;
};

export type HostProcessDependencies = {
  readonly utilityProcess: Pick<typeof utilityProcess, 'fork'>;
  /** Folder of the bundled program. */
  readonly folder: string;
  readonly log: (line: string) => void;
};

/** What the process itself says; words of its readers are handed on here. */
export type HostMessage = Exclude<FromHosted, { readonly type: `reader-${string}` }>;

export type HostProcessEvents = {
  readonly message: (message: HostMessage) => void;
  /** It is no more; once, and nothing after it. */
  readonly gone: (code: number) => void;
};

/** Beside the archive and not in it: threads, a native add-on and what is imported by its path need real files. */
export const hostFolder = (folder: string): string =>
  join(folder, '..', 'host').replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked');

const LAST_WORDS = 2_000;

export function startHostProcess(
  { utilityProcess: processes, folder, log }: HostProcessDependencies,
  on: HostProcessEvents,
): HostProcess {
  const place = hostFolder(folder);
  const readers = new Map<number, UtilityProcess>();
  const child = processes.fork(join(place, 'main.mjs'), [], { serviceName: 'Alternat meeting', stdio: 'pipe' });
  // A process that starts before it listens loses nothing: messages wait for it.
  const tell = (message: ToHosted): void => child.postMessage(message);
  child.stderr?.on('data', (output: Buffer) => log(`meeting: ${String(output).trim().slice(-LAST_WORDS)}`));

  const startReader = (reader: number, data: string, heapMb: number): void => {
    const own = processes.fork(join(place, 'reader.mjs'), [data], {
      serviceName: 'Alternat reader',
      stdio: 'ignore',
      execArgv: [`--max-old-space-size=${heapMb}`],
    });
    readers.set(reader, own);
    own.on('message', (said) => tell({ type: 'reader-said', reader, said }));
    own.on('exit', (code) => {
      if (readers.delete(reader)) tell({ type: 'reader-gone', reader, how: `${code}` });
    });
  };
  child.on('message', (message: FromHosted) => {
    if (message.type === 'reader-start') startReader(message.reader, message.data, message.heapMb);
    else if (message.type === 'reader-ask') readers.get(message.reader)?.postMessage(message.asked);
    else if (message.type === 'reader-end') readers.get(message.reader)?.kill();
    else on.message(message);
  });
  child.once('exit', (code) => {
    const left = [...readers.values()];
    readers.clear();
    for (const reader of left) reader.kill();
    on.gone(code);
  });
  return { tell, kill: () => void child.kill() };
}
