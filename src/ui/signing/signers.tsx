/** Who has signed and who has not, in the order of the States: signing itself has none. */
import { Check, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SealRecord } from '../../domain/signing.ts';
import { useI18n } from '../app/i18n.tsx';
import { useSummit } from '../app/summit-context.tsx';
import { Code } from '../parts/signs.tsx';
import { CertificateDetails } from './certificate.tsx';
import { shortDigest } from './stage.ts';
import { useNames } from './use-acts.ts';

export function SignersSection({ seal }: { seal: SealRecord }): ReactNode {
  const { t } = useI18n();
  const { parties } = seal;
  return (
    <section className="sect" aria-labelledby="signing-who">
      <h2 className="h" id="signing-who">
        {t('signing.who')}{' '}
        <span className="count">
          {t('signing.who.count', { signed: seal.signatures.length, parties: parties.length })}
        </span>
      </h2>
      <ul className="signers">
        {parties.map((party) => (
          <Signer key={party} party={party} seal={seal} />
        ))}
      </ul>
    </section>
  );
}

function Signer({ party, seal }: { party: string; seal: SealRecord }): ReactNode {
  const { t, moment } = useI18n();
  const { summit } = useSummit();
  const names = useNames();
  const signature = seal.signatures.find(({ delegation }) => delegation === party);
  if (!signature) {
    return (
      <li data-party={party}>
        <Code code={party} />
        <span>{names.party(party)}</span>
        <span className="line-sign muted">
          <CircleDashed className="i s" aria-hidden />
          {t('signing.signed.notYet')}
        </span>
      </li>
    );
  }
  const by = summit.members.find(({ id }) => id === signature.member);
  return (
    <li data-party={party}>
      <Code code={party} solid />
      <span>{names.party(party)}</span>
      <span className="line-sign ok">
        <Check className="i s" aria-hidden />
        <span className="num">{t('signing.signed.at', { at: moment(signature.at) })}</span>
      </span>
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
    </li>
  );
}
