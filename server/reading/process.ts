/** A reader as the server sees it: a process that can be asked, and ended where it stands. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Question } from './questions.ts';
import type { Told } from './reader.ts';
import type { Asked, Said } from './reader-process.ts';

export type ReaderProcess = {
  readonly ask: (id: number, question: Question) => void;
  /** Now, whatever it is doing. `gone` follows. */
  readonly end: () => void;
};

export type ReaderEvents = {
  /** It has opened the folder. */
  readonly ready: () => void;
  readonly told: (id: number, told: Told) => void;
  /** It is no more, by itself or because it was ended; once, and nothing after it. */
  readonly gone: (how: string) => void;
};

export type StartReader = (on: ReaderEvents) => ReaderProcess;

const PROGRAM = fileURLToPath(new URL('./reader-process.ts', import.meta.url));
/** What a process says when it dies of memory is pages long; its last lines name the cause. */
const LAST_WORDS = 2_000;

/** For a resolution of 1,000 clauses in six columns that is compared with another point of it, some 300. */
export const HEAP_MB = 1_024;

/** `heapMb`: how much memory a reader may have for what it reads, in MiB. */
export const readerOf =
  (folder: string, heapMb: number): StartReader =>
  (on) => {
    const child = fork(PROGRAM, [folder], {
      // By bytes, not by JSON: an answer is an array of them.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapMb}`],
    });
    let words = '';
    let over = false;
    const gone = (how: string): void => {
      if (over) return;
      over = true;
      on.gone(how);
    };
    child.stderr?.setEncoding('utf8').on('data', (said: string) => {
      words = `${words}${said}`.slice(-LAST_WORDS);
    });
    child.on('message', (said: Said) => {
      if (over) return;
      if ('ready' in said) on.ready();
      else on.told(said.id, said.told);
    });
    child.on('exit', (code, signal) => gone(`${signal ?? code} ${words}`.trim()));
    // It could not be started at all, or not be written to; in the second case it is about to exit.
    child.on('error', (error) => (child.pid === undefined ? gone(error.message) : child.kill('SIGKILL')));
    return {
      ask: (id, question) => void child.send({ id, question } satisfies Asked),
      end: () => void child.kill('SIGKILL'),
    };
  };
