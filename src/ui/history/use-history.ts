/** The past of one clause, page by page from the newest on; what cannot be had is said as a reason. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEvent } from '../../domain/clause/past.ts';
import type { Failure } from '../kit/backend.ts';
import { useServices } from '../kit/summit-context.tsx';
import { withOlder } from './steps.ts';

/** So many entries at once: of an ordinary clause, all. */
export const PAGE = 200;

export type Past =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | {
      readonly state: 'ready';
      readonly events: readonly HistoryEvent[];
      /** The first text is among them. */
      readonly complete: boolean;
      /** Something is being asked for. */
      readonly busy: boolean;
      /** The last question failed; what is shown is what was known. */
      readonly failure: Failure | null;
    };

const LOADING: Past = { state: 'loading' };

export type HistoryReader = { readonly past: Past; readonly older: () => void; readonly reload: () => void };

export function useHistory(resolution: string, clause: string | undefined): HistoryReader {
  const { backend } = useServices();
  const [kept, setKept] = useState<{ readonly key: string; readonly past: Past }>({ key: '', past: LOADING });
  const key = `${resolution} ${clause}`;
  const past = kept.key === key ? kept.past : LOADING;
  const latest = useRef({ key, past });
  latest.current = { key, past };

  const ask = useCallback(
    async (before?: number) => {
      if (clause === undefined) return;
      const asked = latest.current;
      const put = (next: Past): void => {
        // The reader has gone on to another clause meanwhile.
        if (latest.current.key === asked.key) setKept({ key: asked.key, past: next });
      };
      if (asked.past.state === 'ready') put({ ...asked.past, busy: true, failure: null });
      else put(LOADING);
      const page = { limit: PAGE, ...(before === undefined ? {} : { before }) };
      const result = await backend.clauseHistory(resolution, clause, page);
      const known = latest.current.past;
      if (!result.ok) {
        if (known.state === 'ready') put({ ...known, busy: false, failure: result.reason });
        else put({ state: 'failed', failure: result.reason });
        return;
      }
      const whole = result.value.length < PAGE;
      if (before === undefined || known.state !== 'ready') {
        put({ state: 'ready', events: result.value, complete: whole, busy: false, failure: null });
      } else {
        const events = withOlder(known.events, result.value);
        put({ state: 'ready', events, complete: whole, busy: false, failure: null });
      }
    },
    [backend, resolution, clause],
  );
  useEffect(() => void ask(), [ask]);
  const older = useCallback(() => {
    const { past: known } = latest.current;
    if (known.state === 'ready' && !known.complete && !known.busy) void ask(known.events[0]?.seq);
  }, [ask]);
  const reload = useCallback(() => void ask(), [ask]);
  return { past, older, reload };
}
