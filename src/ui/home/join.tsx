/** Joining a meeting that somebody hosts: nothing is asked of anybody before a person has compared address and fingerprint. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectProblem } from '../desktop.ts';
import { Door } from '../kit/door.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { CONNECT_SENTENCES } from './connect.tsx';
import { PlaceFacts } from './fingerprint.tsx';

type Props = { readonly address: string; readonly certificate: string; readonly back: () => void };

export function JoinPage({ address, certificate, back }: Props): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  useTitle(t('join.title'));
  const [problem, setProblem] = useState<ConnectProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const join = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const result = await desktop
      .connect({ address, certificate })
      .catch(() => ({ ok: false, reason: 'unreachable' }) as const);
    setBusy(false);
    if (result.ok) back();
    else setProblem(result.reason);
  };
  return (
    <Door>
      <section className="pane door-pane" aria-labelledby="join">
        <h1 id="join">{t('join.title')}</h1>
        <p>{t('join.body')}</p>
        <PlaceFacts address={address} certificate={certificate} />
        {problem ? (
          <p role="alert" className="bad">
            {t(CONNECT_SENTENCES[problem])}
          </p>
        ) : null}
        <div className="door-acts">
          <Button className="btn fill" isDisabled={busy} onPress={() => void join()}>
            {busy ? t('connect.wait') : t('join.submit')}
          </Button>
          <Button className="btn line" onPress={back} autoFocus>
            {t('join.cancel')}
          </Button>
        </div>
      </section>
    </Door>
  );
}
