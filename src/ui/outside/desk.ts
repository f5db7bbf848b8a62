/**
 * The page's side of the worker that reads and compares: a question goes out, an answer comes back. A worker that has not answered
 * for a while is ended and its questions with it, because nobody can promise for every file that its reading ends; the next
 * question starts another. The same happens when a person no longer wants to wait.
 */
import type { OutsideClause, OutsideComparison, Pins } from '../../diff/outside.ts';
import type { ImportOptions, ImportResult } from '../../import/index.ts';
import type { OutsideFile } from '../../import/outside.ts';
import type { Lang } from '../../language/language.ts';

export type Questions = {
  /** The bytes are handed over: whoever asks has them no more. */
  readonly read: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** What the server would make of the file; the bytes are copied, for they will be sent. */
  readonly import: { readonly name: string; readonly file: Uint8Array<ArrayBuffer>; readonly options: ImportOptions };
  readonly compare: {
    readonly clauses: readonly OutsideClause[];
    readonly lines: readonly string[];
    readonly lang: Lang;
    readonly pins: Pins;
  };
};
export type Answers = {
  readonly read: OutsideFile;
  readonly import: ImportResult;
  readonly compare: OutsideComparison;
};

/** Why a question has no answer: the time for it was used up, or nobody waits for it any more. */
export class Stopped extends Error {
  readonly reason: 'late' | 'cancelled';
  constructor(reason: 'late' | 'cancelled') {
    super(reason);
    this.reason = reason;
  }
}

export type ReadingDesk = {
  /** Rejects with `Stopped`, or when the worker itself fails. */
  ask<K extends keyof Questions>(kind: K, question: Questions[K]): Promise<Answers[K]>;
  /** Ends what is being read or compared. */
  cancel(): void;
  close(): void;
};

/** Milliseconds without any answer, after which a worker that has questions is ended. The largest file needs a tenth. */
const PATIENCE = 60_000;

type Waiting = { readonly done: (answer: never) => void; readonly failed: (error: Error) => void };
/** What the desk needs of a worker, so that a test can hand in one. */
export type DeskWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;
export type DeskEdges = {
  readonly start: () => DeskWorker;
  readonly later: (ms: number, run: () => void) => () => void;
};

const BROWSER: DeskEdges = {
  start: () => new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' }),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function readingDesk({ start, later }: DeskEdges = BROWSER): ReadingDesk {
  const waiting = new Map<number, Waiting>();
  let worker: DeskWorker | undefined;
  let still: (() => void) | undefined;
  let last = 0;

  const watch = (): void => {
    still?.();
    still = waiting.size > 0 ? later(PATIENCE, () => stop(new Stopped('late'))) : undefined;
  };
  const stop = (why: Error): void => {
    worker?.terminate();
    worker = undefined;
    const all = [...waiting.values()];
    waiting.clear();
    watch();
    for (const { failed } of all) failed(why);
  };
  const started = (): DeskWorker => {
    const made = start();
    made.onmessage = ({ data }: MessageEvent): void => {
      const { id, answer, error } = data as { id: number; answer: never; error?: string };
      const asked = waiting.get(id);
      waiting.delete(id);
      watch();
      if (error === undefined) asked?.done(answer);
      else asked?.failed(new Error(error));
    };
    made.onerror = ({ message }): void => stop(new Error(message));
    return made;
  };
  return {
    ask: (kind, question) =>
      new Promise((done, failed) => {
        last++;
        waiting.set(last, { done, failed });
        worker ??= started();
        const moved = 'bytes' in question ? [question.bytes.buffer] : [];
        worker.postMessage({ id: last, kind, question }, moved);
        if (waiting.size === 1) watch();
      }),
    cancel: () => stop(new Stopped('cancelled')),
    close: () => stop(new Stopped('cancelled')),
  };
}
