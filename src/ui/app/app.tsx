/** The whole interface: providers from the outside in, then the page that the address names. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { MessageKey } from '../../language/messages.ts';
import { AdoptionPage } from '../adoption/page.tsx';
import { ChangesPage } from '../compare/changes-page.tsx';
import { ComparePage } from '../compare/page.tsx';
import { forgetWords } from '../document/kept-comments.ts';
import { HistoryPage } from '../history/page.tsx';
import { AnotherSummit } from '../home/connect.tsx';
import { Doors, isDoor, JoinRoot } from '../home/doors.tsx';
import { HomePage } from '../home/home.tsx';
import { HostingWatch } from '../home/hosting-watch.tsx';
import { MembersPage } from '../home/members.tsx';
import { SignInPage } from '../home/sign-in.tsx';
import { Alone } from '../kit/alone.tsx';
import type { Failure } from '../kit/backend.ts';
import { BroughtRoot } from '../kit/brought.tsx';
import { CommandsRoot } from '../kit/commands.tsx';
import { I18nRoot, useI18n } from '../kit/i18n.tsx';
import { NoticeBars, NoticesRoot } from '../kit/notices.tsx';
import { go, type Route, useRoute } from '../kit/route.ts';
import {
  type Services,
  ServicesRoot,
  SummitRoot,
  useServices,
  useSummit,
  useSummitState,
} from '../kit/summit-context.tsx';
import { useWoken } from '../kit/woken.ts';
import { CollationPage } from '../languages/page.tsx';
import { OutsidePage } from '../outside/page.tsx';
import { SignatoriesPage } from '../people/page.tsx';
import { ChairPage } from '../proposals/chair-page.tsx';
import { useTellPlace } from '../reading/place.tsx';
import { Wall } from '../reading/wall.tsx';
import { LogPage } from '../record/page.tsx';
import { RulesPage } from '../rules/page.tsx';
import { PackagePage } from '../signing/package-page.tsx';
import { SigningPage } from '../signing/page.tsx';
import { TablePage } from '../table/page.tsx';
import { DesktopRoot } from './desktop-menu.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LeaveDialog } from './leave.tsx';
import { ProxyRoot } from './proxy.tsx';
import { ShellRoot } from './shell.tsx';

export function App({ services }: { services: Services }): ReactNode {
  return (
    <ServicesRoot services={services}>
      <I18nRoot preferences={services.preferences}>
        <ErrorBoundary>
          <CommandsRoot>
            <DesktopRoot>{services.desktop.wall ? <Wall /> : <Worked server={services.desktop.server} />}</DesktopRoot>
          </CommandsRoot>
        </ErrorBoundary>
      </I18nRoot>
    </ServicesRoot>
  );
}

/** A window in which somebody works. */
const Worked = ({ server }: { server: string | null }): ReactNode => (
  <>
    <JoinRoot />
    <NoticesRoot>
      <Diagnostics />
      <ProxyRoot />
      <HostingWatch />
      <ErrorBoundary above={<NoticeBars />}>
        <BroughtRoot>{server === null ? <Outside /> : <Site />}</BroughtRoot>
      </ErrorBoundary>
    </NoticesRoot>
  </>
);

/** A window of the desktop program that has no summit. */
const Outside = (): ReactNode => (useRoute().page === 'package' ? <PackagePage /> : <Doors />);

/** Decides between signing in, waiting, failing and the pages. */
function Site(): ReactNode {
  const { backend, desktop } = useServices();
  const { t } = useI18n();
  const route = useRoute();
  const [state, refresh, forget] = useSummitState(backend);
  const [ended, setEnded] = useState(false);
  // A session that ends under an open page is explained; somebody who has not been inside yet is only asked for a code.
  const inside = useRef(false);
  useEffect(() => {
    if (state.state === 'ready') inside.current = true;
    else if (state.state === 'failed' && state.failure === 'signed-out' && inside.current) setEnded(true);
  }, [state]);
  useWoken(refresh, state.state === 'ready' ? state.summit.timeZone : undefined);
  // Signing is about the text as a whole, too.
  useTellPlace(route.page === 'adoption' || route.page === 'signing' ? { page: 'adoption', reading: true } : null);
  useEffect(() => desktop.onOpen((resolution) => go({ page: 'table', resolution })), [desktop]);

  const [unsent, setUnsent] = useState(0);
  /** Leaves at once when everything is with the secretariat; otherwise it is said what stays here. */
  const signOut = (): void => {
    void backend.lastWords().then((left) => (left > 0 ? setUnsent(left) : leave()));
  };
  const leave = (): void => {
    setUnsent(0);
    // One after the other: the host ends the session under which the last words are still on their way.
    void backend
      .signOut()
      .then(() => desktop.signOut())
      .then(() => {
        forgetWords(window.sessionStorage);
        inside.current = false;
        setEnded(false);
        go({ page: 'home' });
        forget();
      });
  };
  const entered = (): void => {
    setEnded(false);
    if (route.page === 'invited') go({ page: 'home' });
    void refresh();
  };

  if (isDoor(route) && desktop.kind === 'electron') return <Doors back={() => go({ page: 'home' })} />;
  if (route.page === 'package') return <PackagePage />;
  if (state.state === 'loading') return <Waiting text={t('app.loading')} />;
  if (route.page === 'invited') return <SignInPage onEntered={entered} code={route.code} ended={false} />;
  if (state.state === 'failed') {
    if (state.failure === 'signed-out') return <SignInPage onEntered={entered} ended={ended} />;
    return <Failed failure={state.failure} onRetry={() => void refresh()} />;
  }
  return (
    <SummitRoot access={{ summit: state.summit, stale: state.stale, refresh }}>
      <ShellRoot signOut={signOut}>
        <Page
          route={route}
          onEnded={() => {
            setEnded(true);
            void refresh();
          }}
        />
        {unsent > 0 ? <LeaveDialog unsent={unsent} onStay={() => setUnsent(0)} onLeave={leave} /> : null}
      </ShellRoot>
    </SummitRoot>
  );
}

function Page({ route, onEnded }: { route: Route; onEnded: () => void }): ReactNode {
  const { summit } = useSummit();
  switch (route.page) {
    case 'home':
    case 'invited':
      return <HomePage />;
    case 'members':
      return summit.me.role === 'secretariat' ? <MembersPage /> : <NotFound />;
    case 'table':
    case 'compare': {
      const known = summit.resolutions.find(({ id }) => id === route.resolution);
      if (!known) return <NotFound />;
      return route.page === 'table' ? (
        <TablePage
          key={route.resolution}
          resolution={route.resolution}
          {...(route.clause ? { clause: route.clause } : {})}
          onEnded={onEnded}
        />
      ) : (
        <ComparePage key={route.resolution} route={route} />
      );
    }
    case 'languages': {
      const known = summit.resolutions.some(({ id }) => id === route.resolution);
      return known ? <CollationPage key={route.resolution} route={route} onEnded={onEnded} /> : <NotFound />;
    }
    case 'chair': {
      const known = summit.me.role === 'secretariat' && summit.resolutions.some(({ id }) => id === route.resolution);
      return known ? (
        <ChairPage key={route.resolution} resolution={route.resolution} onEnded={onEnded} />
      ) : (
        <NotFound />
      );
    }
    case 'history':
    case 'log':
    case 'outside': {
      if (!summit.resolutions.some(({ id }) => id === route.resolution)) return <NotFound />;
      if (route.page === 'history') return <HistoryPage key={route.resolution} route={route} onEnded={onEnded} />;
      if (route.page === 'log') return <LogPage key={route.resolution} route={route} onEnded={onEnded} />;
      return <OutsidePage key={route.resolution} resolution={route.resolution} onEnded={onEnded} />;
    }
    case 'changes':
      return <ChangesPage route={route} />;
    case 'signing':
      return <SigningPage />;
    case 'rules':
      return <RulesPage />;
    case 'adoption':
      return <AdoptionPage reading={route.reading === true} />;
    case 'signatories':
      return <SignatoriesPage />;
    case 'summits':
    case 'package':
    case 'host':
    case 'join':
    case 'unknown':
      return <NotFound />;
  }
}

function NotFound(): ReactNode {
  const { t } = useI18n();
  return (
    <Alone>
      <h1>{t('error.notFound')}</h1>
      <Button className="btn fill" onPress={() => go({ page: 'home' })}>
        {t('error.home')}
      </Button>
    </Alone>
  );
}

const Waiting = ({ text }: { text: string }): ReactNode => (
  <Alone busy>
    <p className="muted" role="status">
      {text}
    </p>
  </Alone>
);

const FAILED: { readonly [failure in Failure]?: MessageKey } = {
  offline: 'signIn.error.network',
  'other-version': 'error.otherVersion',
};

function Failed({ failure, onRetry }: { failure: Exclude<Failure, 'signed-out'>; onRetry: () => void }): ReactNode {
  const { t } = useI18n();
  return (
    <Alone>
      <h1>{t('error.load')}</h1>
      <p role="alert">{t(FAILED[failure] ?? 'signIn.error.server')}</p>
      <Button className="btn fill" onPress={onRetry}>
        {t('app.retry')}
      </Button>
      <AnotherSummit />
    </Alone>
  );
}
