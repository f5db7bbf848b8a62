/** A text that somebody else has to have to the letter, with a button that copies it. */
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from './i18n.tsx';

export function Copyable({ label, text }: { label: string; text: string }): ReactNode {
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
