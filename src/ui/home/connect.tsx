/**
 * The desktop program's choice of a summit: the address that the secretariat gave out, or one that was open here before. What
 * is wrong is said with the next step, and the address stays in the field. A browser tab never shows it.
 */

import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { MessageKey } from '../../language/messages.ts';
import type { ConnectProblem, SummitAddress } from '../desktop.ts';
import { Door } from '../kit/door.tsx';
import { Field } from '../kit/field.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';

export const CONNECT_SENTENCES: { readonly [problem in ConnectProblem]: MessageKey } = {
  'bad-address': 'connect.bad',
  'needs-name': 'connect.needsName',
  unreachable: 'connect.unreachable',
  certificate: 'connect.certificate',
  'other-name': 'connect.otherName',
  'not-a-summit': 'connect.notSummit',
  restart: 'connect.restart',
  'not-here': 'connect.bad',
};

/**
 * What was typed or pasted, as an address: "rasht.example" -> https, "https://10.0.0.5:4310#AB:CD..." -> the address and the
 * fingerprint of the one certificate to believe.
 */
export function summitAddress(typed: string): SummitAddress {
  const text = typed.trim();
  const [bare = '', fingerprint = ''] = text.split('#', 2);
  const certificate = fingerprint.replaceAll(/[:\s]/g, '').toLowerCase();
  const pinned = /^[0-9a-f]{64}$/.test(certificate);
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  // As the host's screen writes it: it is compared by eye.
  const address = pinned
    ? named
        .slice(0, named.length - text.length + bare.length)
        .trim()
        .replace(/\/$/, '')
    : named;
  return pinned ? { address, certificate } : { address };
}

/** `back`: where somebody comes from who has a summit already. */
export function ConnectPage({ back }: { readonly back?: () => void }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  useTitle(t('connect.title'));
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<ConnectProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [known, setKnown] = useState<readonly SummitAddress[]>([]);
  useEffect(() => {
    let gone = false;
    void desktop.summits().then((found) => {
      if (!gone) setKnown(found.filter((one) => one.address !== desktop.server));
    });
    return () => {
      gone = true;
    };
  }, [desktop]);
  const connect = async (summit: SummitAddress): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const result = await desktop.connect(summit).catch(() => ({ ok: false, reason: 'unreachable' }) as const);
    setBusy(false);
    // It stands in a window of its own now; this one goes by itself, or back to what is open in it.
    if (result.ok) back?.();
    else setProblem(result.reason);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const summit = summitAddress(address);
    // A fingerprint is compared before anything is asked of anybody.
    if (summit.certificate) go({ page: 'join', address: summit.address, certificate: summit.certificate });
    else if (!busy) void connect(summit);
  };
  return (
    <Door>
      <form className="pane door-pane" onSubmit={submit}>
        <h1>{t('connect.title')}</h1>
        <Field
          code
          autoFocus
          label={t('connect.address')}
          help={t('connect.help')}
          value={address}
          onChange={setAddress}
          maxLength={300}
          error={problem ? t(CONNECT_SENTENCES[problem]) : undefined}
        />
        <Button type="submit" className="btn fill" isDisabled={busy}>
          {busy ? t('connect.wait') : t('connect.submit')}
        </Button>
        <div className="door-acts">
          <Button className="btn line" onPress={() => go({ page: 'host' })}>
            {t('connect.host')}
          </Button>
          {back ? (
            <Button className="btn line" onPress={back}>
              {t('connect.back')}
            </Button>
          ) : null}
        </div>
      </form>
      {known.length > 0 ? (
        <section className="pane door-pane" aria-labelledby="known">
          <h2 id="known" className="plain">
            {t('connect.recent')}
          </h2>
          <ul className="door-known">
            {known.map((summit) => (
              <li key={summit.address}>
                <Button className="btn line" isDisabled={busy} onPress={() => void connect(summit)}>
                  <bdi dir="ltr">{summit.address.replace(/^https:\/\//, '')}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Door>
  );
}

/** The way to another summit from a page that has one and may never get into it. A tab has none. */
export function AnotherSummit(): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  if (desktop.kind !== 'electron') return null;
  return (
    <Button className="btn line" onPress={() => go({ page: 'summits' })}>
      {t('connect.other')}
    </Button>
  );
}
