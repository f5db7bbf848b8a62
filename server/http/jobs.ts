/**
 * Work that takes longer than one answer: it has an id, says how far it is, can be called off, and keeps its result for a while.
 * A job belongs to whoever began it; nobody else sees it.
 */
import type { Progress, WorkView } from '../../src/domain/summit/work.ts';

export type JobFile = { readonly bytes: Uint8Array; readonly mime: string; readonly name: string };
export type JobResult = { readonly result?: unknown; readonly file?: JobFile };
export type Work = (progress: (progress: Progress) => void, signal: AbortSignal) => Promise<JobResult>;

export type Jobs = {
  /** Null when this member has too many under way. */
  readonly start: (owner: string, kind: string, work: Work) => WorkView | null;
  readonly view: (owner: string, id: string) => WorkView | null;
  readonly file: (owner: string, id: string) => JobFile | null;
  /** Calls it off and forgets it. */
  readonly cancel: (owner: string, id: string) => boolean;
  readonly close: () => void;
};

type Job = { owner: string; view: WorkView; file?: JobFile; readonly stop: AbortController };

/** Forty documents are some ten megabytes, and printing takes a core. */
const AT_ONCE = 2;
const KEPT_MS = 15 * 60_000;
/** Results of one member that are kept at once. */
const KEPT = 3;

/** Work that was called off, for whoever looks at the reason. */
class Cancelled extends Error {}

export function openJobs(
  newId: (prefix: string) => string,
  later: (ms: number, run: () => void) => () => void,
  alarm: (message: string, detail: object) => void,
): Jobs {
  const jobs = new Map<string, Job>();
  /** Work that has not ended, also what was called off and has not heard of it yet. */
  const running = new Map<string, number>();
  const count = (owner: string, by: 1 | -1): void => {
    const left = (running.get(owner) ?? 0) + by;
    if (left > 0) running.set(owner, left);
    else running.delete(owner);
  };
  const own = (owner: string, id: string): Job | undefined => {
    const job = jobs.get(id);
    return job?.owner === owner ? job : undefined;
  };
  return {
    start: (owner, kind, work) => {
      if ((running.get(owner) ?? 0) >= AT_ONCE) return null;
      count(owner, 1);
      const id = newId('j');
      const stop = new AbortController();
      const job: Job = { owner, view: { id, kind, state: 'running', done: 0, total: 0, path: '' }, stop };
      jobs.set(id, job);
      const ended = (): void => {
        count(owner, -1);
        later(KEPT_MS, () => jobs.delete(id));
        const done = [...jobs].filter(([, each]) => each.owner === owner && each.view.state !== 'running');
        for (const [old] of done.slice(0, Math.max(0, done.length - KEPT))) jobs.delete(old);
      };
      work((progress) => {
        job.view = { ...job.view, ...progress };
      }, stop.signal).then(
        ({ result, file }) => {
          if (file) job.file = file;
          job.view = { ...job.view, state: 'done', path: '', ...(result === undefined ? {} : { result }) };
          ended();
        },
        (error: Error) => {
          const state = error instanceof Cancelled ? 'cancelled' : 'failed';
          if (state === 'failed') alarm('a long piece of work failed', { kind, cause: error.stack ?? String(error) });
          job.view = { ...job.view, state, message: error.message };
          ended();
        },
      );
      return job.view;
    },
    view: (owner, id) => own(owner, id)?.view ?? null,
    file: (owner, id) => own(owner, id)?.file ?? null,
    cancel: (owner, id) => {
      const job = own(owner, id);
      job?.stop.abort(new Cancelled('This was called off; nothing was kept of it.'));
      return job !== undefined && jobs.delete(id);
    },
    close: () => {
      for (const { stop } of jobs.values()) stop.abort(new Cancelled('The server is closing.'));
    },
  };
}
