/** Printing the page as it is on the screen. */
import { useCallback } from 'react';
import { useI18n } from './i18n.tsx';
import { useNotices } from './notices.tsx';
import { useServices } from './summit-context.tsx';

/** Prints the page; a failure is said, and a dialog that was cancelled is none. */
export function usePrint(): () => void {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { say } = useNotices();
  return useCallback(() => {
    desktop
      .print()
      .catch(() => 'failed')
      .then((end) => {
        if (end === 'failed') say({ tone: 'warn', text: t('desktop.print.failed') });
      });
  }, [t, desktop, say]);
}
