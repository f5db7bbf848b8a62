/** What is hosted on this computer, as it changes. */
import { useCallback, useEffect, useState } from 'react';
import type { HostingView } from '../desktop.ts';
import { useServices } from '../kit/summit-context.tsx';

const NOTHING: HostingView = { hosting: { state: 'idle' }, addresses: [], earlier: [] };

/** The second asks again: the addresses of a computer change without a word. */
export function useHosting(): readonly [HostingView, () => void] {
  const { desktop } = useServices();
  const [view, setView] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is a wish to ask again.
  useEffect(() => {
    let gone = false;
    const ask = (): void => {
      void desktop.hosting().then((found) => {
        if (!gone) setView(found);
      });
    };
    ask();
    const stop = desktop.onHosting(ask);
    return () => {
      gone = true;
      stop();
    };
  }, [desktop, turn]);
  return [view, useCallback(() => setTurn((before) => before + 1), [])];
}
