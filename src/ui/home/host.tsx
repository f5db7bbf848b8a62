/** Hosting a meeting on this computer: what is to be hosted, then what the others need to join. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { MessageKey } from '../../language/messages.ts';
import type { HostProblem, HostRequest, HostStarted } from '../desktop.ts';
import { Door } from '../kit/door.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { HostForm } from './host-form.tsx';
import { HostRunning } from './host-running.tsx';
import { useHosting } from './use-hosting.ts';

const SENTENCES: { readonly [problem in HostProblem]: MessageKey } = {
  already: 'host.problem.already',
  'no-address': 'host.problem.noAddress',
  'port-taken': 'host.problem.portTaken',
  'in-use': 'host.problem.inUse',
  unwritable: 'host.problem.unwritable',
  'disk-full': 'host.problem.diskFull',
  newer: 'host.problem.newer',
  damaged: 'host.problem.damaged',
  'not-empty': 'host.problem.notEmpty',
  'nothing-there': 'host.problem.nothingThere',
  'bad-file': 'host.problem.badFile',
  gone: 'host.problem.gone',
  failed: 'host.problem.failed',
  'not-here': 'host.problem.failed',
};

type Refused = Extract<HostStarted, { readonly ok: false }> & { readonly request: HostRequest };

export function HostPage({ back }: { readonly back: () => void }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  useTitle(t('host.title'));
  const [view, lookAgain] = useHosting();
  const [refused, setRefused] = useState<Refused | null>(null);
  const { hosting } = view;
  const start = async (request: HostRequest): Promise<void> => {
    setRefused(null);
    const result = await desktop.host(request).catch((): HostStarted => ({ ok: false, reason: 'failed' }));
    if (!result.ok) setRefused({ ...result, request });
  };
  if (hosting.state === 'running')
    return (
      <Door>
        <HostRunning hosting={hosting} back={back} />
      </Door>
    );
  if (hosting.state === 'starting' || hosting.state === 'stopping')
    return (
      <Door>
        <section className="pane door-pane" aria-busy="true">
          <h1>{t('host.title')}</h1>
          <p role="status">{t(hosting.state === 'starting' ? 'host.starting' : 'host.stopping')}</p>
        </section>
      </Door>
    );
  return (
    <Door>
      {hosting.state === 'crashed' ? (
        <section className="pane door-pane" role="alert">
          <p>{t('host.crashed')}</p>
          <Button
            className="btn fill"
            onPress={() => void start({ address: hosting.address, meeting: { earlier: hosting.id } })}
          >
            {t('host.crashed.again')}
          </Button>
        </section>
      ) : null}
      {refused ? (
        <section className="pane door-pane" role="alert">
          <p className="bad">{t(SENTENCES[refused.reason], { detail: refused.detail ?? '' })}</p>
          {refused.reason === 'port-taken' ? (
            <Button className="btn line" onPress={() => void start({ ...refused.request, anyPort: true })}>
              {t('host.anyPort')}
            </Button>
          ) : null}
        </section>
      ) : null}
      <HostForm view={view} lookAgain={lookAgain} start={start} back={back} />
    </Door>
  );
}
