/**
 * Long printing in a thread of its own, so that nobody's keystroke waits for forty documents, and so that giving up is at once:
 * the thread is ended where it stands, and nothing of it was written anywhere.
 */

import { Worker } from 'node:worker_threads';
import type { Progress } from '../../src/domain/summit/work.ts';
import type { Instrument } from '../../src/export/print.ts';
import type { DocumentFile, DocumentWish } from './documents.ts';
import type { Packed } from './package.ts';
import type { PressData, PressSaid } from './press-worker.ts';

type On = { readonly progress?: (progress: Progress) => void; readonly signal?: AbortSignal };
type Made = Exclude<PressSaid, { readonly said: 'progress' | 'failed' }>;

/** Rejects with the reason of `signal`, or with an Error that says what failed. */
function press(data: PressData, { progress, signal }: On): Promise<Made> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
      workerData: data,
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
      if (said.said === 'progress') return progress?.(said.progress);
      end();
      if (said.said === 'failed') reject(new Error(said.message));
      else resolve(said);
    });
    worker.on('error', (error) => {
      end();
      reject(error);
    });
    worker.on('exit', () => reject(new Error('The thread that prints has ended.')));
  });
}

/** Every document that the wish names. Rejects as the above. */
export async function pressDocuments(
  instrument: Instrument,
  wish: DocumentWish,
  on: On = {},
): Promise<readonly DocumentFile[]> {
  const made = await press({ instrument, wish }, on);
  return made.said === 'done' ? made.files : [];
}

/** The package of a seal. Rejects as the above, also with why the text cannot be sealed. */
export async function pressPackage(
  instrument: Instrument,
  wish: DocumentWish,
  sealed: NonNullable<PressData['sealed']>,
  on: On = {},
): Promise<Packed> {
  const made = await press({ instrument, wish, sealed }, on);
  if (made.said !== 'packed') throw new Error('The thread that prints has packed nothing.');
  return made.packed;
}
