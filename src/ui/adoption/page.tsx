/** The end of the meeting: the text adopted as a whole, statements of delegations beside it, and the chair's summary. */
import { Gavel, Projector } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useInstrument } from '../instrument/use-instrument.ts';
import { refusedWords } from '../instrument/words.ts';
import { Header, PageLinks } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { hrefOf } from '../kit/route.ts';
import { useTitle } from '../kit/title.ts';
import { Reading } from '../reading/adoption.tsx';
import { EarlierSection, OpenAdoption, Standing } from './adoption.tsx';
import { BracketEnds } from './bracket-ends.tsx';
import { Positions } from './positions.tsx';
import { Summaries } from './summaries.tsx';

export function AdoptionPage({ reading }: { reading: boolean }): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const state = useInstrument();
  const { view, texts, failure, reload } = state;
  useTitle(t('adoption.title'));
  if (reading && view) return <Reading view={view} texts={texts} />;
  const last = view?.adoption.adoptions.at(-1);
  return (
    <div className="app">
      <Header>
        <PageLinks current="adoption" />
        <span className="grow" />
      </Header>
      <NoticeBars />
      <main className="page" aria-busy={view === null}>
        <div className="rules">
          <div className="masthead">
            <h1>
              <Gavel className="i" aria-hidden /> {t('adoption.title')}
            </h1>
            <span className="grow" />
            <a className="btn line" href={hrefOf({ page: 'adoption', reading: true })}>
              <Projector className="i s" aria-hidden />
              {t('adoption.reading')}
            </a>
          </div>
          {failure ? (
            <p role="alert">
              {refusedWords(i18n, failure)}{' '}
              <Button className="btn sm line" onPress={() => void reload()}>
                {t('app.retry')}
              </Button>
            </p>
          ) : null}
          {view ? (
            <>
              {last && !last.ended ? <OpenAdoption view={view} adoption={last} reload={reload} /> : null}
              <Standing view={view} texts={texts} reload={reload} />
              <EarlierSection view={view} />
              <BracketEnds texts={texts} reload={reload} />
              <Positions view={view} texts={texts} reload={reload} />
              <Summaries view={view} reload={reload} />
            </>
          ) : (
            <p className="muted" role="status">
              {t('app.loading')}
            </p>
          )}
        </div>
      </main>
    </div>
  );
}
