/**
 * Long printing in a thread of its own, so that nobody's keystroke waits for forty documents, and so that giving up is at once:
 * the thread is ended where it stands, and nothing of it was written anywhere.
 */

import { Worker } from 'node:worker_threads';
import type { Progress } from '../../src/domain/work.ts';
import type { Instrument } from '../../src/export/print.ts';
import type { DocumentFile, DocumentWish } from './documents.ts';
import type { PressData, PressSaid } from './press-worker.ts';

/** Rejects with the reason of `signal`, or with an Error that says what failed. */
export function pressDocuments(
  instrument: Instrument,
  wish: DocumentWish,
  on: { readonly progress?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): Promise<readonly DocumentFile[]> {
  return new Promise((resolve, reject) => {
    const { signal } = on;
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
      workerData: { instrument, wish } satisfies PressData,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const end = (): void => {
      signal?.removeEventListener('abort', give);
      void worker.terminate();
    };
    const give = (): void => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', give);
    worker.on('message', (said: PressSaid) => {
      if (said.said === 'progress') return on.progress?.(said.progress);
      end();
      if (said.said === 'done') resolve(said.files);
      else reject(new Error(said.message));
    });
    worker.on('error', (error) => {
      end();
      reject(error);
    });
    worker.on('exit', () => reject(new Error('The thread that prints has ended.')));
  });
}
