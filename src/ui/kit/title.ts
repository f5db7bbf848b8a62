/** The title of the window: what is open, then the program. */
import { useEffect } from 'react';
import { useI18n } from './i18n.tsx';

export function useTitle(title: string): void {
  const { t } = useI18n();
  useEffect(() => {
    document.title = title ? `${title} · ${t('app.name')}` : t('app.name');
  }, [title, t]);
}
