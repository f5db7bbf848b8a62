/** Long work at the server, watched from the page: how far it is, calling it off, and how it ended. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../client/http.ts';
import type { WorkView } from '../../domain/summit/work.ts';
import type { Backend } from '../kit/backend.ts';

const LOOK = 400;
/** A line that is down for a moment does not end the work. */
const LOOK_OFFLINE = 2_000;

export type Ended = WorkView | Problem;

/** Looks until the work has ended; `signal` stops looking, not the work. */
export async function followWork(
  calls: Pick<Backend['signing'], 'work'>,
  first: WorkView,
  seen: (work: WorkView) => void,
  pause: (ms: number) => Promise<void>,
  signal: AbortSignal,
): Promise<Ended | null> {
  let work = first;
  while (work.state === 'running') {
    seen(work);
    await pause(LOOK);
    if (signal.aborted) return null;
    const answer = await calls.work(work.id);
    if (signal.aborted) return null;
    if (answer.ok) work = answer.value;
    else if (answer.reason === 'offline') await pause(LOOK_OFFLINE);
    else return answer;
  }
  return work;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type Work = {
  readonly work: WorkView | null;
  readonly start: (kind: 'documents' | 'seal') => Promise<Ended | null>;
  readonly cancel: () => void;
};

/** `start` answers with the end; null when it was called off here or the page has gone. */
export function useWork(calls: Backend['signing']): Work {
  const [work, setWork] = useState<WorkView | null>(null);
  const current = useRef<{ id: string; stop: AbortController } | null>(null);
  useEffect(() => () => current.current?.stop.abort(), []);
  const start = useCallback(
    async (kind: 'documents' | 'seal') => {
      const begun = await calls.startWork(kind);
      if (!begun.ok) return begun;
      const stop = new AbortController();
      current.current = { id: begun.value.id, stop };
      const end = await followWork(calls, begun.value, setWork, pause, stop.signal);
      if (!stop.signal.aborted) setWork(null);
      return end;
    },
    [calls],
  );
  const cancel = useCallback(() => {
    if (!current.current) return;
    const { id, stop } = current.current;
    stop.abort();
    setWork(null);
    void calls.callOffWork(id);
  }, [calls]);
  return { work, start, cancel };
}
