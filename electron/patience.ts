/** Waiting for what may never answer: a server, a key store, a dialog. Timers are handed in, so that tests do not wait. */

/** Calls `task` after `ms` milliseconds; the answer calls it off. */
export type Later = (ms: number, task: () => void) => () => void;

/** The same, but time that is up while somebody `waits` for a person begins anew. */
export const whileNobody = (later: Later, waits: () => boolean): Later => {
  return (ms, task) => {
    let cancel = (): void => {};
    const arm = (): void => {
      cancel = later(ms, () => (waits() ? arm() : task()));
    };
    arm();
    return () => cancel();
  };
};

/** Rejects, and aborts the signal, when `task` has not ended after `ms` milliseconds. */
export async function within<T>(later: Later, ms: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = later(ms, () => {
      const error = new Error(`no answer within ${Math.round(ms / 1000)} s`);
      stop.abort(error);
      reject(error);
    });
  });
  try {
    return await Promise.race([task(stop.signal), late]);
  } finally {
    cancel();
  }
}
