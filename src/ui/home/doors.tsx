/** The desktop program's pages that need no summit: choosing one, hosting one, joining one that is hosted. */
import { type ReactNode, useEffect } from 'react';
import { go, type Route, useRoute } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';
import { ConnectPage } from './connect.tsx';
import { HostPage } from './host.tsx';
import { JoinPage } from './join.tsx';

export const isDoor = ({ page }: Route): boolean => page === 'summits' || page === 'host' || page === 'join';

/** `back`: where somebody comes from who has a summit already. */
export function Doors({ back }: { readonly back?: () => void }): ReactNode {
  const route = useRoute();
  const away = back ?? (() => go({ page: 'summits' }));
  if (route.page === 'host') return <HostPage back={away} />;
  if (route.page === 'join')
    return <JoinPage address={route.address} certificate={route.certificate} back={away} key={route.certificate} />;
  return <ConnectPage {...(back ? { back } : {})} />;
}

/** Follows join links, as far as the page on which a person decides. */
export function JoinRoot(): ReactNode {
  const { desktop } = useServices();
  useEffect(() => {
    const look = (): void => {
      void desktop.joining().then((found) => {
        if (found?.certificate) go({ page: 'join', address: found.address, certificate: found.certificate });
      });
    };
    look();
    return desktop.onJoin(look);
  }, [desktop]);
  return null;
}
