/** An invitation's code and link: shown once, because the server keeps only a fingerprint of it. */
import type { ReactNode } from 'react';
import { Copyable } from '../kit/copyable.tsx';
import { Sheet, SheetTop } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useHosting } from './use-hosting.ts';

export type Invitation = { readonly name: string; readonly code: string };

export function InvitationSheet({ invitation, onClose }: { invitation: Invitation; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const [{ hosting }] = useHosting();
  // Who hosts is here by an address that nobody else can reach.
  const hosted = hosting.state === 'running' && hosting.here === desktop.server ? hosting.address : null;
  const link = `${hosted ?? desktop.server ?? ''}/${hrefOf({ page: 'invited', code: invitation.code })}`;
  return (
    <Sheet onClose={onClose}>
      <div className="dialog-form">
        <SheetTop title={t('members.code.title', { name: invitation.name })} onClose={onClose} autoFocus={false} />
        <div className="dialog-body">
          <p>{t('members.code.body')}</p>
          <Copyable label={t('members.code.code')} text={invitation.code} />
          <Copyable label={t('members.code.link')} text={link} />
        </div>
      </div>
    </Sheet>
  );
}
