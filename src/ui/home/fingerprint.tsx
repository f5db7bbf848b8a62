/** A SHA-256 in groups of four, four groups a line, so that two people can read it to each other. */
import type { ReactNode } from 'react';
import { DEFAULT_LANGUAGE } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';

function Fingerprint({ sha256 }: { readonly sha256: string }): ReactNode {
  const groups = sha256.toUpperCase().match(/.{4}/g) ?? [];
  return (
    <code className="mono fingerprint" dir="ltr" lang={DEFAULT_LANGUAGE}>
      {groups.map((group, at) => (
        // Groups may repeat; their places do not.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <span key={at}>{group} </span>
      ))}
    </code>
  );
}

/** What two people read to each other before one joins the other's meeting. */
export function PlaceFacts({
  address,
  certificate,
}: {
  readonly address: string;
  readonly certificate: string;
}): ReactNode {
  const { t } = useI18n();
  return (
    <dl className="door-facts">
      <dt>{t('join.address')}</dt>
      <dd>
        <bdi dir="ltr" className="mono door-address">
          {address}
        </bdi>
      </dd>
      <dt>{t('host.fingerprint')}</dt>
      <dd>
        <Fingerprint sha256={certificate} />
      </dd>
    </dl>
  );
}
