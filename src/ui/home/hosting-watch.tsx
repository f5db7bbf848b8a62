/**
 * Who hosts a meeting looks at its texts, not at the page on which it is hosted: what goes wrong there is said on every page, for as
 * long as it lasts.
 */
import { useEffect, useRef } from 'react';
import type { MessageKey } from '../../language/messages.ts';
import type { Hosting } from '../desktop.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { go, useRoute } from '../kit/route.ts';
import { useHosting } from './use-hosting.ts';

function wrongWith(hosting: Hosting): MessageKey | null {
  if (hosting.state === 'crashed') return 'host.crashed';
  if (hosting.state !== 'running') return null;
  if (hosting.trouble) return `host.trouble.${hosting.trouble}`;
  return hosting.unreachable ? 'host.unreachable' : null;
}

export function HostingWatch(): null {
  const { t } = useI18n();
  const { say, hold } = useNotices();
  const [{ hosting }] = useHosting();
  // That page says it itself.
  const elsewhere = useRoute().page !== 'host';
  const wrong = wrongWith(hosting);
  useEffect(() => {
    if (wrong === null || !elsewhere) return undefined;
    const action = { label: t('host.title'), run: () => go({ page: 'host' }) };
    return hold({ tone: 'bad', text: t(wrong), action });
  }, [wrong, elsewhere, t, hold]);
  const was = useRef(wrong);
  useEffect(() => {
    if (was.current?.startsWith('host.trouble.') && wrong === null && hosting.state === 'running')
      say({ tone: 'info', text: t('host.trouble.over') });
    was.current = wrong;
  }, [wrong, hosting.state, t, say]);
  return null;
}
