/** Work at the server that takes longer than one answer, as whoever waits for it sees it. */

/** So many files, of which `done` are finished; `path` is the one that is made now, "" before the first and after the last. */
export type Progress = { readonly done: number; readonly total: number; readonly path: string };

export const WORK_STATES = ['running', 'done', 'failed', 'cancelled'] as const;

export type WorkView = Progress & {
  readonly id: string;
  readonly kind: string;
  readonly state: (typeof WORK_STATES)[number];
  /** Why it failed, in a sentence. */
  readonly message?: string;
  /** Of a finished one, as data; a file is fetched apart. */
  readonly result?: unknown;
};
