/** What every window of a summit does however it looks: it asks again when the line may be back, and tells time as the summit does. */
import { useEffect } from 'react';
import { useServices } from './summit-context.tsx';

export function useWoken(
  refresh: () => Promise<void>,
  zone: string | undefined,
  setTimeZone: (zone: string) => void,
): void {
  const { backend, desktop } = useServices();
  useEffect(() => {
    if (zone) setTimeZone(zone);
  }, [zone, setTimeZone]);
  useEffect(() => {
    const wake = (): void => {
      backend.wake();
      void refresh();
    };
    window.addEventListener('online', wake);
    const stop = desktop.onWake(wake);
    return () => {
      window.removeEventListener('online', wake);
      stop();
    };
  }, [backend, desktop, refresh]);
}
