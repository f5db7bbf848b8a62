/** What the program knows of itself, saved for whoever helps: an entry of the desktop program's help menu, also before anybody is in. */
import { useMemo } from 'react';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices } from '../kit/summit-context.tsx';

export function Diagnostics(): null {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { say } = useNotices();
  const actions = useMemo<readonly Action[]>(() => {
    const save = (): void => {
      desktop.saveDiagnostics().then(
        (end) => {
          if (end === 'saved') say({ tone: 'info', text: t('diagnostics.saved') });
        },
        () => say({ tone: 'bad', text: t('diagnostics.failed') }),
      );
    };
    return desktop.kind === 'electron'
      ? [{ id: 'diagnostics', label: t('diagnostics.save'), menu: 'help', run: save }]
      : [];
  }, [t, desktop, say]);
  useCommands(actions);
  return null;
}
