/** What keeps the text from being sealed, by resolution and clause; every line leads to where it can be mended. */
import { CircleCheck } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { clauseTitle } from '../document/clause-title.ts';
import { groupMissing, type MissingGroup } from '../instrument/stage.ts';
import { useNames } from '../instrument/use-acts.ts';
import { clauseWords, missingWords } from '../instrument/words.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';

type Props = { readonly view: InstrumentView; readonly texts: ReadonlyMap<string, Declaration> };

export function MissingSection({ view, texts }: Props): ReactNode {
  const { t } = useI18n();
  const groups = useMemo(() => groupMissing(view.missing), [view.missing]);
  return (
    <section className="sect" aria-labelledby="signing-missing">
      <h2 className="h" id="signing-missing">
        {t('signing.missing')}{' '}
        <span className="count">{t('signing.missing.count', { count: view.missing.length })}</span>
      </h2>
      {groups.length === 0 ? (
        <p className="ok line-sign">
          <CircleCheck className="i s" aria-hidden />
          {t('signing.missing.none')}
        </p>
      ) : (
        groups.map((group) => <Group key={group.resolution} group={group} texts={texts} />)
      )}
    </section>
  );
}

function Group({ group, texts }: { group: MissingGroup; texts: Props['texts'] }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const names = useNames();
  const { resolution, count, whole, clauses } = group;
  const declaration = texts.get(resolution);
  const label = (id: string): string => {
    const clause = declaration?.clauses.find((one) => one.id === id);
    return clause ? clauseTitle(i18n, clause) : id;
  };
  const title = resolution === '' ? t('signing.missing.whole') : names.resolution(resolution);
  return (
    <details className="missing-group" open={resolution === ''}>
      <summary>
        <span>{title}</span> <span className="count">{t('signing.missing.count', { count })}</span>
      </summary>
      <ul>
        {whole.map((one) => {
          const words = missingWords(i18n, names, one);
          const href = 'signatory' in one || 'participant' in one || one.kind === 'no-signatory';
          return <li key={words}>{href ? <a href={hrefOf({ page: 'signatories' })}>{words}</a> : words}</li>;
        })}
        {clauses.map(({ clause, missing }) => (
          <li key={clause}>
            <a href={hrefOf({ page: 'table', resolution, clause })}>{label(clause)}</a>{' '}
            <span>{clauseWords(i18n, names, missing).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
