/** A certificate as it may be read out against a diplomatic note: whose, by whom, how long, and its fingerprint. */
import type { ReactNode } from 'react';
import type { CertificateFacts } from '../../domain/instrument/signing.ts';
import { useI18n } from '../kit/i18n.tsx';

export function CertificateDetails({ certificate }: { certificate: CertificateFacts }): ReactNode {
  const { t, dateTime } = useI18n();
  const { subject, issuer, serial, from, until, algorithm, fingerprint } = certificate;
  const code = (text: string): ReactNode => (
    <bdi dir="ltr" className="mono">
      {text}
    </bdi>
  );
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('signing.certificate.subject'), <bdi key="s">{subject}</bdi>],
    [t('signing.certificate.issuer'), <bdi key="i">{issuer}</bdi>],
    [
      t('signing.certificate.validity'),
      t('signing.certificate.fromUntil', { from: dateTime(from), until: dateTime(until) }),
    ],
    [t('signing.certificate.serial'), code(serial)],
    [t('signing.certificate.algorithm'), code(algorithm)],
    [t('signing.certificate.fingerprint'), code(fingerprint.replace(/(.{4})(?=.)/g, '$1 '))],
  ];
  return (
    <dl className="certificate">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
