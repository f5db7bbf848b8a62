/** A meeting that is hosted here: what the others need to join it, who is there, and the way to end it. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectProblem, Hosting } from '../desktop.ts';
import { Copyable } from '../kit/copyable.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { Qr } from '../kit/qr.tsx';
import { hrefOf } from '../kit/route.ts';
import { Code } from '../kit/signs.tsx';
import { StayDialog } from '../kit/stay-dialog.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { CONNECT_SENTENCES } from './connect.tsx';
import { PlaceFacts } from './fingerprint.tsx';
import { nameIn } from './meeting-name.ts';

type Running = Extract<Hosting, { readonly state: 'running' }>;
type Props = { readonly hosting: Running; readonly back: () => void };

/** "https://192.168.7.1:4310/#<SHA-256>": opens in a browser, and is typed or pasted in the desktop program. */
export const joinText = (address: string, certificate: string): string => `${address}/#${certificate}`;

export const joinLink = (address: string, certificate: string): string =>
  `alternat://join?address=${encodeURIComponent(address)}&certificate=${certificate}`;

export function HostRunning({ hosting, back }: Props): ReactNode {
  const { t, lang } = useI18n();
  const { desktop } = useServices();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ConnectProblem | null>(null);
  const { name, address, certificate, guests, unreachable, trouble, folder } = hosting;
  const enter = async (view = ''): Promise<void> => {
    const result = await desktop.enterHosted(view).catch(() => ({ ok: false, reason: 'unreachable' }) as const);
    setProblem(result.ok ? null : result.reason);
  };
  return (
    <>
      <section className="pane door-pane" aria-labelledby="running">
        <h1 id="running">{nameIn(name, lang)}</h1>
        <p role="status">{t(certificate ? 'host.running' : 'host.running.sample')}</p>
        {unreachable ? (
          <p role="alert" className="bad">
            {t('host.unreachable')}
          </p>
        ) : null}
        {trouble ? (
          <p role="alert" className="bad">
            {t(`host.trouble.${trouble}`)}
          </p>
        ) : null}
        {problem ? (
          <p role="alert" className="bad">
            {t(CONNECT_SENTENCES[problem])}
          </p>
        ) : null}
        <div className="door-acts">
          <Button className="btn fill" onPress={() => void enter()}>
            {t('host.enter')}
          </Button>
          <Button className="btn line" onPress={() => setAsking(true)}>
            {t('host.stop')}
          </Button>
          {desktop.server === null ? null : (
            <Button className="btn line" onPress={back}>
              {t('connect.back')}
            </Button>
          )}
        </div>
      </section>
      {certificate ? (
        <HowToJoin address={address} certificate={certificate} invite={() => void enter(hrefOf({ page: 'members' }))} />
      ) : null}
      <section className="pane door-pane" aria-labelledby="guests">
        <h2 id="guests" className="plain">
          {t('host.guests')}
        </h2>
        {guests.length === 0 ? (
          <p className="muted">{t('host.guests.none')}</p>
        ) : (
          <ul className="door-guests">
            {guests.map((guest, at) => (
              // Two people may have one name.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <li key={at}>
                <Code code={guest.code} /> <bdi>{guest.name}</bdi>
              </li>
            ))}
          </ul>
        )}
        <dl className="door-facts">
          <dt>{t('host.folder')}</dt>
          <dd>
            <bdi dir="ltr" className="door-path">
              {folder}
            </bdi>
          </dd>
        </dl>
      </section>
      {asking ? (
        <StayDialog
          title={t('host.stop.title')}
          body={t('host.stop.body', { guests: guests.length })}
          go={t('host.stop')}
          stay={t('host.stop.stay')}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false);
            void desktop.stopHosting();
          }}
        />
      ) : null}
    </>
  );
}

type JoinProps = { readonly address: string; readonly certificate: string; readonly invite: () => void };

function HowToJoin({ address, certificate, invite }: JoinProps): ReactNode {
  const { t } = useI18n();
  const text = joinText(address, certificate);
  return (
    <section className="pane door-pane" aria-labelledby="how">
      <h2 id="how" className="plain">
        {t('host.join')}
      </h2>
      <div className="door-join">
        <Qr text={text} label={t('host.qr')} />
        <PlaceFacts address={address} certificate={certificate} />
      </div>
      <p>{t('host.join.desktop')}</p>
      <Copyable label={t('host.join.text')} text={text} />
      <Copyable label={t('host.join.link')} text={joinLink(address, certificate)} />
      <p>{t('host.join.browser')}</p>
      <p>{t('host.code.help')}</p>
      <Button className="btn line" onPress={invite}>
        {t('host.invite')}
      </Button>
      <p className="muted">{t('host.firewall')}</p>
    </section>
  );
}
