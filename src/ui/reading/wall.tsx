/**
 * All that a window for the room is: the text at the place where somebody works, and nothing that asks, tells or takes anything. The
 * pages, their bars, the bell and the dialogs are not left out here one by one; they are not there.
 */
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useInstrument } from '../instrument/use-instrument.ts';
import { type Action, useCommands } from '../kit/commands.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { go, type Route, useRoute } from '../kit/route.ts';
import { SummitRoot, useServices, useSummit, useSummitState } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { useWoken } from '../kit/woken.ts';
import { Reading } from './adoption.tsx';
import { useToldPlaces } from './place.tsx';
import { ResolutionWall } from './resolution.tsx';

export function Wall(): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const [state, refresh] = useSummitState(backend);
  const [following, setFollowing] = useState(true);
  useWoken(refresh, state.state === 'ready' ? state.summit.timeZone : undefined);
  useToldPlaces(following ? go : null);
  const own = useMemo<readonly Action[]>(
    () => [
      {
        id: 'leaveWall',
        label: t('wall.leave'),
        chord: { code: 'Escape' },
        menu: 'file',
        run: () => void desktop.leaveWall(),
      },
      { id: 'follow', label: t('wall.follow'), menu: 'view', run: () => setFollowing((old) => !old) },
    ],
    [t, desktop],
  );
  useCommands(own);
  if (state.state === 'loading') return <Said text={t('app.loading')} busy />;
  if (state.state === 'failed')
    return state.failure === 'signed-out' ? (
      <Said text={t('wall.signedOut')} />
    ) : (
      <Said text={t(state.failure === 'offline' ? 'signIn.error.network' : 'signIn.error.server')} again={refresh} />
    );
  return (
    <SummitRoot access={{ summit: state.summit, stale: state.stale, refresh }}>
      <Text following={following} onFollow={setFollowing} />
    </SummitRoot>
  );
}

type Following = { readonly following: boolean; readonly onFollow: (follow: boolean) => void };

/** Which resolution a view is about; null: the text as a whole. */
const resolutionOf = (route: Route): string | null => ('resolution' in route ? route.resolution : null);

function Text(props: Following): ReactNode {
  const route = useRoute();
  const { summit } = useSummit();
  const { backend } = useServices();
  const resolution = resolutionOf(route);
  const known = summit.resolutions.some(({ id }) => id === resolution);
  const room = useMemo(
    () => (resolution !== null && known ? backend.room(resolution) : null),
    [backend, resolution, known],
  );
  if (!room) return <Whole />;
  const clause = route.page === 'table' ? route.clause : undefined;
  return <ResolutionWall key={room.resolution} room={room} clause={clause} {...props} />;
}

/** As it is read out at the end of the meeting. */
function Whole(): ReactNode {
  const { t } = useI18n();
  const { view, texts, failure, reload } = useInstrument();
  useTitle(t('adoption.reading'));
  if (view) return <Reading view={view} texts={texts} />;
  if (failure) return <Said text={t('signIn.error.network')} again={reload} />;
  return <Said text={t('app.loading')} busy />;
}

function Said({ text, busy, again }: { text: string; busy?: true; again?: () => Promise<void> }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const leave = useCallback(() => void desktop.leaveWall(), [desktop]);
  return (
    <main className="alone" {...(busy ? { 'aria-busy': true } : {})}>
      <p role="status">{text}</p>
      {again ? (
        <Button className="btn fill" onPress={() => void again()}>
          {t('app.retry')}
        </Button>
      ) : null}
      <Button className="btn line" onPress={leave}>
        {t('wall.leave')}
      </Button>
    </main>
  );
}
