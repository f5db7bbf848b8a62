/** What every window of a summit does however it looks: it asks again when the line may be back, and tells time as the summit does. */
import { useEffect } from 'react';
import { useI18n } from './i18n.tsx';
import { useServices } from './summit-context.tsx';

/** `zone` is that of the summit, undefined as long as it is not there. */
export function useWoken(refresh: () => Promise<void>, zone: string | undefined): void {
  const { setTimeZone } = useI18n();
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
