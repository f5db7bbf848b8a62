/** The page's side of the worker that reads and compares: a question goes out, an answer comes back. */
import type { OutsideClause, OutsideComparison, Pins } from '../../diff/outside.ts';
import type { Lang } from '../../domain/language.ts';
import type { OutsideFile } from '../../import/outside.ts';

export type Questions = {
  /** The bytes are handed over: whoever asks has them no more. */
  readonly read: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly compare: {
    readonly clauses: readonly OutsideClause[];
    readonly lines: readonly string[];
    readonly lang: Lang;
    readonly pins: Pins;
  };
};
export type Answers = { readonly read: OutsideFile; readonly compare: OutsideComparison };

export type ReadingDesk = {
  /** Rejects only when the worker itself fails. */
  ask<K extends keyof Questions>(kind: K, question: Questions[K]): Promise<Answers[K]>;
  close(): void;
};

export function readingDesk(): ReadingDesk {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' });
  type Waiting = { readonly done: (answer: never) => void; readonly failed: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent): void => {
    const { id, answer, error } = data as { id: number; answer: never; error?: string };
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.done(answer);
    else asked?.failed(new Error(error));
  };
  worker.onerror = ({ message }): void => {
    for (const { failed } of waiting.values()) failed(new Error(message));
    waiting.clear();
  };
  return {
    ask: (kind, question) =>
      new Promise((done, failed) => {
        last++;
        waiting.set(last, { done, failed });
        const moved = 'bytes' in question ? [question.bytes.buffer] : [];
        worker.postMessage({ id: last, kind, question }, moved);
      }),
    close: () => worker.terminate(),
  };
}
