/**
 * Work over what somebody sent, in a thread of its own that has so much time and so much memory and is ended when they are used up.
 * The server's own thread has people's keystrokes to carry, and nobody can promise for every file that its reading ends.
 */
import { Worker } from 'node:worker_threads';

/**
 * `milliseconds` of a processor, so that a busy machine refuses nothing; ten times as many of the clock. `megabytes` of what the thread's
 * own heap may hold.
 */
export type WorkLimits = { readonly milliseconds: number; readonly megabytes: number };
export type LimitedWork<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly exceeded: 'time' | 'memory' };

/** What a thread posts before it ends; anything thrown reaches the caller as it is. */
export type ThreadDone = { readonly done: unknown };

/** Milliseconds between two looks at what a thread has used. */
const LOOK = 200;

/** Runs the module with `data` as its `workerData`. Rejects where the module itself fails, and with the reason of `signal`. */
export function limitedWork<T>(
  module: URL,
  data: unknown,
  { milliseconds, megabytes }: WorkLimits,
  signal?: AbortSignal,
): Promise<LimitedWork<T>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(module, {
      workerData: data,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    // Only the first of an answer, an error and an end counts. Nobody waits until the thread has gone.
    const end = (): void => {
      clearTimeout(deadline);
      clearInterval(looks);
      signal?.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => {});
      void worker.terminate();
    };
    const settle = (work: LimitedWork<T>): void => {
      end();
      resolve(work);
    };
    const fail = (error: unknown): void => {
      end();
      reject(error);
    };
    const late = (): void => settle({ ok: false, exceeded: 'time' });
    const cancel = (): void => fail(signal?.reason);
    const deadline = setTimeout(late, 10 * milliseconds);
    const looks = setInterval(() => {
      // A thread inside the engine's own code does not tell; the clock ends it.
      worker.cpuUsage().then(
        ({ user, system }) => (user + system) / 1000 > milliseconds && late(),
        () => {},
      );
    }, LOOK);
    signal?.addEventListener('abort', cancel);
    worker.on('message', ({ done }: ThreadDone) => settle({ ok: true, value: done as T }));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? settle({ ok: false, exceeded: 'memory' }) : fail(error),
    );
    worker.on('exit', () => fail(new Error('The thread ended without an answer.')));
  });
}
