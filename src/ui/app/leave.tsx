/** Asked before signing out while something has not been sent: where it stays, or that it is lost. */
import type { ReactNode } from 'react';
import { useI18n } from '../kit/i18n.tsx';
import { useKeeping } from '../kit/keeping.tsx';
import { StayDialog } from '../kit/stay-dialog.tsx';

type Props = { readonly unsent: number; readonly onStay: () => void; readonly onLeave: () => void };

export function LeaveDialog({ unsent, onStay, onLeave }: Props): ReactNode {
  const { t } = useI18n();
  const { kept } = useKeeping();
  return (
    <StayDialog
      title={t('leave.title')}
      body={t(kept ? 'leave.body' : 'desktop.leave.lost', { unsent })}
      go={t('leave.go')}
      stay={t('leave.stay')}
      onGo={onLeave}
      onStay={onStay}
    />
  );
}
