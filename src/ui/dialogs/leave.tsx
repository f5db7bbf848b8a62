/** Asked before signing out while something has not been sent: where it stays, or that it is lost. */
import type { ReactNode } from 'react';
import { Button, Heading } from 'react-aria-components';
import { useI18n } from '../app/i18n.tsx';
import { useKeeping } from '../app/keeping.tsx';
import { Sheet } from '../parts/field.tsx';

type Props = { readonly unsent: number; readonly onStay: () => void; readonly onLeave: () => void };

export function LeaveDialog({ unsent, onStay, onLeave }: Props): ReactNode {
  const { t } = useI18n();
  const { kept } = useKeeping();
  return (
    <Sheet onClose={onStay}>
      <div className="dialog-form">
        <Heading slot="title">{t('leave.title')}</Heading>
        <div className="dialog-body">
          <p>{t(kept ? 'leave.body' : 'desktop.leave.lost', { unsent })}</p>
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onLeave}>
            {t('leave.go')}
          </Button>
          <Button className="btn fill" onPress={onStay} autoFocus>
            {t('leave.stay')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
