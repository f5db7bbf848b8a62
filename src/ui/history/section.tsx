/** The last that happened to the current clause, in the inspector, and the way to all of it. Asked for when the reader rests there. */
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { negotiationOf } from '../../client/negotiation.ts';
import type { OutlineRow } from '../../client/view.ts';
import type { HistoryEvent } from '../../domain/clause/past.ts';
import { useTable } from '../document/table-context.tsx';
import type { Failure } from '../kit/backend.ts';
import { useI18n } from '../kit/i18n.tsx';
import { hrefOf } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { StepLine } from './step-list.tsx';
import { stepsOf } from './steps.ts';
import { useReadsHistory } from './tools.tsx';

const FEW = 4;
/** Whoever walks through the clauses by the arrow keys asks for none of them. */
const REST_MS = 500;

export function HistorySection(props: { readonly row: OutlineRow }): ReactNode {
  return useReadsHistory() ? <Section {...props} /> : null;
}

function Section({ row }: { readonly row: OutlineRow }): ReactNode {
  const { t } = useI18n();
  const { room } = useTable();
  const { backend } = useServices();
  const turn = useValue(negotiationOf(room).turn);
  const [found, setFound] = useState<readonly HistoryEvent[] | Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a decision there is more to tell
  useEffect(() => {
    let gone = false;
    const wait = setTimeout(() => {
      // One page a little longer than is shown, as columns that changed together are one step.
      void backend.clauseHistory(room.resolution, row.id, { limit: FEW * 5 }).then((result) => {
        if (!gone) setFound(result.ok ? result.value : result.reason);
      });
    }, REST_MS);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [backend, room, row.id, turn]);
  const steps = useMemo(
    () => (Array.isArray(found) ? stepsOf(found as readonly HistoryEvent[], { lang: 'all', decisions: true }) : []),
    [found],
  );
  const later = steps.slice(0, FEW);
  return (
    <section className="sect history-section">
      <h2 className="h">
        {t('history.title')}
        <a className="btn sm" href={hrefOf({ page: 'history', resolution: room.resolution, clause: row.id })}>
          {t('history.section.all')}
        </a>
      </h2>
      {found === null ? <p className="muted small">{t('history.loading')}</p> : null}
      {typeof found === 'string' ? (
        <p className="muted small">{t(found === 'offline' ? 'history.offline' : 'history.failed')}</p>
      ) : null}
      {found !== null && typeof found !== 'string' && steps.length <= 1 ? (
        <p className="muted small">{t('history.section.none')}</p>
      ) : (
        <ol className="short-steps">
          {later.map((step) => (
            <li key={step.seq}>
              <StepLine step={step} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
