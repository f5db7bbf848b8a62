/** An invitation's code and link: shown once, because the server keeps only a fingerprint of it. */
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from '../app/i18n.tsx';
import { hrefOf } from '../app/route.ts';
import { useServices } from '../app/summit-context.tsx';
import { Sheet, SheetTop } from '../parts/field.tsx';

export type Invitation = { readonly name: string; readonly code: string };

export function InvitationSheet({ invitation, onClose }: { invitation: Invitation; onClose: () => void }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const link = `${desktop.server ?? ''}/${hrefOf({ page: 'invited', code: invitation.code })}`;
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

function Copyable({ label, text }: { label: string; text: string }): ReactNode {
  const { t } = useI18n();
  const [state, setState] = useState<'' | 'copied' | 'failed'>('');
  const copy = (): void => {
    // On plain http outside this computer the browser has no clipboard.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    if (clipboard)
      clipboard.writeText(text).then(
        () => setState('copied'),
        () => setState('failed'),
      );
    else setState('failed');
  };
  return (
    <div className="copyable">
      <span className="muted">{label}</span>
      <code className="mono">{text}</code>
      <Button className="btn sm line" aria-label={`${t('members.copy')}: ${label}`} onPress={copy}>
        {state === 'copied' ? <Check className="i s" aria-hidden /> : <Copy className="i s" aria-hidden />}
        {state === 'copied' ? t('members.copied') : t('members.copy')}
      </Button>
      <small role="status" className="bad">
        {state === 'failed' ? t('members.copyFailed') : ''}
      </small>
    </div>
  );
}
