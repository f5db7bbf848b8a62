/** What each State has done, in the order of the States: signing itself has none. States that acceded stand behind the parties. */
import { Check, CircleDashed, Hourglass, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { dayOf } from '../../domain/instrument/instrument.ts';
import { isFull, leftToSign, mayBring, sealedSignatories, standingOf } from '../../domain/instrument/signatures.ts';
import type { SealRecord, SignatureRecord } from '../../domain/instrument/signing.ts';
import type { LaterAct } from '../../domain/instrument/signing-acts.ts';
import { formatDate } from '../../language/date.ts';
import { shortDigest } from '../instrument/stage.ts';
import { useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Code } from '../kit/signs.tsx';
import { useSummit } from '../kit/summit-context.tsx';
import { peopleIn } from '../people/use-people.ts';
import { CertificateDetails } from './certificate.tsx';
import { StateActDialog } from './state-act-dialog.tsx';

type Props = { readonly seal: SealRecord; readonly reload: () => Promise<void> };

export function SignersSection({ seal, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { parties, signatures } = seal;
  const acceded = [...new Set(signatures.map(({ delegation }) => delegation))].filter((id) => !parties.includes(id));
  const signed = parties.filter((party) => isFull(standingOf(seal, party))).length;
  return (
    <section className="sect" aria-labelledby="signing-who">
      <h2 className="h" id="signing-who">
        {t('signing.who')} <span className="count">{t('signing.who.count', { signed, parties: parties.length })}</span>
      </h2>
      <ul className="signers">
        {[...parties, ...acceded].map((party) => (
          <Signer key={party} party={party} seal={seal} reload={reload} />
        ))}
      </ul>
    </section>
  );
}

const SIGN = { 'ad-referendum': Hourglass, part: Hourglass, open: CircleDashed, withdrawn: Undo2 } as const;

function Signer({ party, seal, reload }: Props & { readonly party: string }): ReactNode {
  const { t, moment, name, lang } = useI18n();
  const { summit } = useSummit();
  const names = useNames();
  const [act, setAct] = useState<'signature.confirm' | 'signature.withdraw' | null>(null);
  const standing = standingOf(seal, party);
  const Icon = standing in SIGN ? SIGN[standing as keyof typeof SIGN] : Check;
  const signatures = seal.signatures.filter(({ delegation }) => delegation === party);
  const left = leftToSign(seal, party).flatMap((one) => one ?? []);
  const acts = [...(seal.confirmations ?? []), ...(seal.withdrawals ?? [])].filter(
    ({ delegation }) => delegation === party,
  );
  const may = mayBring(seal, peopleIn(summit), summit.me, party);
  const due = sealedSignatories(seal, party).find(({ confirmBy }) => confirmBy !== undefined)?.confirmBy;
  const day = dayOf(due ?? '');
  return (
    <li data-party={party}>
      <Code code={party} solid={isFull(standing)} />
      <span>{names.party(party)}</span>
      {/* Many words do not stand beside a name. */}
      <span
        className={`line-sign ${isFull(standing) ? 'ok' : 'muted'}${standing === 'ad-referendum' ? ' signer-more' : ''}`}
      >
        <Icon className="i s" aria-hidden />
        {t(`signatories.standing.${standing}`)}
        {standing === 'ad-referendum' && day
          ? ` (${t('signatories.until', { date: formatDate(lang, day, 'long') })})`
          : ''}
      </span>
      {signatures.map((one) => (
        <Signed key={one.certificate.fingerprint + one.at} seal={seal} signature={one} />
      ))}
      {acts.map((one) => (
        <Act key={one.at} act={one} />
      ))}
      {signatures.length > 0 && left.length > 0
        ? left.map(({ id, names: called }) => (
            <span key={id} className="signer-more muted small" dir="auto">
              {name(called)}: {t('signatories.standing.open')}
            </span>
          ))
        : null}
      {may && signatures.length > 0 && standing !== 'withdrawn' ? (
        <span className="signer-more acts">
          {standing === 'ad-referendum' ? (
            <Button className="btn sm line" onPress={() => setAct('signature.confirm')}>
              {t('signatories.confirm')}
            </Button>
          ) : null}
          <Button className="btn sm" onPress={() => setAct('signature.withdraw')}>
            {t('signatories.withdraw')}
          </Button>
        </span>
      ) : null}
      {act ? (
        <StateActDialog type={act} seal={seal} delegation={party} onDone={reload} onClose={() => setAct(null)} />
      ) : null}
    </li>
  );

  function Act({ act: one }: { act: LaterAct }): ReactNode {
    return (
      <span className="signer-more muted small" dir="auto">
        {one.place}, {moment(one.at)}: {one.reason}
      </span>
    );
  }
}

function Signed({ seal, signature }: { seal: SealRecord; signature: SignatureRecord }): ReactNode {
  const { t, moment, name } = useI18n();
  const { summit } = useSummit();
  const by = summit.members.find(({ id }) => id === signature.member);
  const who = seal.signatories?.find(({ id }) => id === signature.signatory);
  const said = [
    who ? name(who.names) : '',
    t('signing.signed.at', { at: moment(signature.at) }),
    signature.place ?? name(seal.setting.window?.place ?? seal.setting.place),
  ];
  return (
    <>
      <span className="signer-more num small" dir="auto">
        {said.filter(Boolean).join(' · ')}
      </span>
      {signature.reason ? (
        <span className="signer-more muted small" dir="auto">
          {signature.reason}
        </span>
      ) : null}
      <details className="signer-more">
        <summary>
          {t('signing.certificate')}{' '}
          <bdi className="mono muted" dir="ltr">
            {shortDigest(signature.certificate.fingerprint)}
          </bdi>
        </summary>
        <CertificateDetails certificate={signature.certificate} />
        {by ? <p className="muted small">{t('signing.signed.by', { name: by.name })}</p> : null}
      </details>
    </>
  );
}
