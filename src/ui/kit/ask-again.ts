/** Asking the server again for what others change meanwhile: when the page opens, when the window comes back, and now and then. */
import { useEffect } from 'react';

/** @param every milliseconds; null: only when the window comes back */
export function useAskAgain(ask: () => void, every: number | null): void {
  useEffect(() => {
    ask();
    window.addEventListener('focus', ask);
    window.addEventListener('online', ask);
    return () => {
      window.removeEventListener('focus', ask);
      window.removeEventListener('online', ask);
    };
  }, [ask]);
  useEffect(() => {
    if (every === null) return undefined;
    const timer = setInterval(ask, every);
    return () => clearInterval(timer);
  }, [ask, every]);
}
