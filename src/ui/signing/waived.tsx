/** The findings of the checks that were waived: before the seal those of the texts as they stand, afterwards those of the package. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { WaivedFinding } from '../../domain/instrument/assembly.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import type { Report } from '../../domain/instrument/verification.ts';
import { type Args, MESSAGES, type MessageName } from '../../domain/text/finding.ts';
import { readWaived, WAIVED_PATH } from '../../seal/waived.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { findingWords } from '../document/finding-words.ts';
import { useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';

const isMessage = (key: string): key is MessageName => Object.hasOwn(MESSAGES, key);

type Texts = ReadonlyMap<string, Declaration>;
type Props = { readonly waived: readonly WaivedFinding[]; readonly texts: Texts };

export function WaivedSection({ waived, texts }: Props): ReactNode {
  const i18n = useI18n();
  const { t, moment } = i18n;
  const names = useNames();
  if (waived.length === 0) return null;
  const label = (resolution: string, id: string): string => {
    const clause = texts.get(resolution)?.clauses.find((one) => one.id === id);
    return clause ? clauseTitle(i18n, clause) : id;
  };
  return (
    <section className="sect" aria-labelledby="signing-waived">
      <h2 className="h" id="signing-waived">
        {t('signing.waived')} <span className="count">{t('signing.waived.count', { count: waived.length })}</span>
      </h2>
      <p className="muted small">{t('signing.waived.help')}</p>
      <ul>
        {waived.map(({ resolution, clause, check, message, args, languages, reason, by, at }) => (
          <li className="finding waived" key={[resolution, clause, check, message, languages].join()}>
            <a href={hrefOf({ page: 'table', resolution, clause })}>
              {names.resolution(resolution)} · {label(resolution, clause)}
            </a>
            <span>{isMessage(message) ? findingWords(i18n, message, args as Args, languages) : message}</span>
            <q className="waiver-reason" dir="auto">
              {reason}
            </q>
            <span className="muted small">{t('checks.waived.by', { name: by.name, at: moment(at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of a seal: read from its package, as whoever verifies it reads them, when the report says that there are any. */
type Sealed = { readonly seal: SealRecord; readonly report: Report | null; readonly texts: Texts };

export function SealedWaived({ seal, report, texts }: Sealed): ReactNode {
  const { backend } = useServices();
  const [waived, setWaived] = useState<readonly WaivedFinding[]>([]);
  const count = report?.checks.find(({ check, ok }) => check === 'waived' && ok === true)?.detail ?? '0';
  useEffect(() => {
    if (count === '0') return undefined;
    let gone = false;
    void backend.signing.file(seal.id, WAIVED_PATH).then((answer) => {
      if (!gone && answer.ok) setWaived(readWaived(answer.value.bytes) ?? []);
    });
    return () => {
      gone = true;
    };
  }, [backend, seal.id, count]);
  return <WaivedSection waived={waived} texts={texts} />;
}
