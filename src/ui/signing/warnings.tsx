/** What to look at in the text as it would be put together: the order of the States, and words of treaties in a political text. */
import type { ReactNode } from 'react';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { AssemblyWarning } from '../../domain/instrument/assembly.ts';
import { type Args, MESSAGES, type MessageName } from '../../domain/text/finding.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { findingWords } from '../document/finding-words.ts';
import { useNames } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';

const isMessage = (key: string): key is MessageName => Object.hasOwn(MESSAGES, key);

type Props = { readonly warnings: readonly AssemblyWarning[]; readonly texts: ReadonlyMap<string, Declaration> };

export function WarningsSection({ warnings, texts }: Props): ReactNode {
  const i18n = useI18n();
  const { t, number } = i18n;
  const names = useNames();
  if (warnings.length === 0) return null;
  const label = (resolution: string, id: string): string => {
    const clause = texts.get(resolution)?.clauses.find((one) => one.id === id);
    return clause ? clauseTitle(i18n, clause) : id;
  };
  return (
    <section className="sect" aria-labelledby="signing-warnings">
      <h2 className="h" id="signing-warnings">
        {t('signing.warnings')} <span className="count">{number(warnings.length)}</span>
      </h2>
      <p className="muted small">{t('signing.warnings.help')}</p>
      <ul>
        {warnings.map(({ resolution, clause, message, args, languages }) => (
          <li className="finding warning" key={JSON.stringify([resolution, clause, message, args, languages])}>
            {resolution !== undefined && clause !== undefined ? (
              <a href={hrefOf({ page: 'table', resolution, clause })}>
                {names.resolution(resolution)} · {label(resolution, clause)}
              </a>
            ) : (
              <b>{t('signing.warnings.settings')}</b>
            )}
            <span>{isMessage(message) ? findingWords(i18n, message, args as Args, languages) : message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
