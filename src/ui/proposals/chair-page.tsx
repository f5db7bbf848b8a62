import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { negotiationOf } from '../../client/negotiation.ts';
import { clauseNames } from '../document/names.ts';
import { useRunCommand } from '../document/run-command.ts';
import { Saved, useStandingNotices } from '../document/saved.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading } from '../kit/page-heading.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';
import { groundNow } from './board.ts';
import { type ChairBench, chairBench } from './chair-bench.ts';
import { ChairClause } from './chair-clause.tsx';
import { ChairReview } from './chair-review.tsx';
import { chairWork } from './chair-work.ts';
import { IssuedTexts } from './issued.tsx';

export function ChairPage({ resolution, onEnded }: { resolution: string; onEnded: () => void }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { backend } = useServices();
  const { summit } = useSummit();
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  const run = useRunCommand(room);
  const { rows, columns } = useValue(room.outline);
  const synced = useValue(room.synced);
  const turn = useValue(negotiationOf(room).turn);
  const standing = useStandingNotices(room, onEnded);
  const [bench, setBench] = useState<ChairBench | null>(null);
  const [review, setReview] = useState(false);
  useEffect(() => {
    const made = chairBench(room, summit.me.id);
    setBench(made);
    window.addEventListener('pagehide', made.flush);
    return () => {
      window.removeEventListener('pagehide', made.flush);
      made.close();
    };
  }, [room, summit.me.id]);
  // What is contested is gathered when the page opens and after decisions, so that no clause leaves under the hands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ground is read from the room, at these moments
  const work = useMemo(() => chairWork(groundNow(room)), [room, turn, synced]);
  const names = useMemo(() => clauseNames(rows, i18n), [rows, i18n]);
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('proposals.chair.title')} />
        <span className="grow" />
        <Saved room={room} />
      </Header>
      <section className="tool" aria-label={t('tools.label')}>
        <span className="muted">{t('proposals.chair.help')}</span>
        <span className="grow" />
        {bench ? <ReviewButton bench={bench} onPress={() => setReview(true)} /> : null}
      </section>
      <NoticeBars standing={standing} />
      <main className="chair-page">
        <IssuedTexts room={room} run={run} labelOf={names.label} />
        {synced && work.length === 0 ? <p className="muted chair-clause">{t('proposals.chair.nothing')}</p> : null}
        {bench
          ? work.map(({ clause, proposals }) => (
              <ChairClause
                key={clause}
                room={room}
                bench={bench}
                clause={clause}
                label={names.label(clause)}
                columns={columns}
                proposals={proposals}
              />
            ))
          : null}
      </main>
      {review && bench ? (
        <ChairReview room={room} bench={bench} run={run} labelOf={names.label} onClose={() => setReview(false)} />
      ) : null}
    </div>
  );
}

/** Counts what would be issued; drawn alone, so that writing draws nothing else. */
function ReviewButton({ bench, onPress }: { bench: ChairBench; onPress: () => void }): ReactNode {
  const { t } = useI18n();
  useValue(bench.turn);
  const clauses = Object.keys(bench.text()).length;
  return (
    <>
      <span className="muted" role="status">
        {t('proposals.chair.summary', { clauses })}
      </span>
      <Button className="btn sm fill" isDisabled={clauses === 0} onPress={onPress}>
        {t('proposals.chair.review')}
      </Button>
    </>
  );
}
