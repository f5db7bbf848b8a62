/** Versions and log of a resolution: what was kept under a name, and everything that happened in between. */
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { Saved, useStandingNotices } from '../document/saved.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading } from '../kit/page-heading.tsx';
import { hrefOf, type Route } from '../kit/route.ts';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { LogSection } from './log.tsx';
import { VersionSection } from './versions.tsx';

export type LogRoute = Extract<Route, { page: 'log' }>;

/** In the address, `versions` alone opens the other section. */
const VERSIONS = 'versions';

export function LogPage({ route, onEnded }: { route: LogRoute; onEnded: () => void }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const { resolution, filter = '' } = route;
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  const standing = useStandingNotices(room, onEnded);
  // The server says the same: a log of keystrokes is no matter for observers.
  const mayRead = summit.me.role !== 'observer';
  const versions = filter === VERSIONS || !mayRead;
  return (
    <div className="app">
      <Header>
        <PageHeading resolution={resolution} what={t('record.title')} />
        <span className="vr" />
        <nav className="seg" aria-label={t('record.title')}>
          <a
            className="tab"
            href={hrefOf({ page: 'log', resolution, filter: VERSIONS })}
            {...(versions ? { 'aria-current': 'page' } : {})}
          >
            {t('record.tab.versions')}
          </a>
          {mayRead ? (
            <a
              className="tab"
              href={hrefOf({ page: 'log', resolution })}
              {...(versions ? {} : { 'aria-current': 'page' as const })}
            >
              {t('record.tab.log')}
            </a>
          ) : null}
        </nav>
        <span className="grow" />
        <Saved room={room} />
      </Header>
      <NoticeBars standing={standing} />
      <main className="record">
        {versions ? <VersionSection room={room} mayRead={mayRead} /> : <LogSection room={room} address={filter} />}
      </main>
    </div>
  );
}
