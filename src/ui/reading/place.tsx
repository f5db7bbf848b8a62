/**
 * Where somebody is in the text, told to the walls of the same summit: by a channel of the browser, which reaches the windows of one
 * session only. An address of ours goes over it and nothing else.
 */
import { type ReactNode, useEffect } from 'react';
import { type SelectionStore, useCurrentClause } from '../document/selection.ts';
import { hrefOf, parseRoute, type Route } from '../kit/route.ts';
import { useServices } from '../kit/summit-context.tsx';

const CHANNEL = 'alternat.place';
/** What a wall asks when it opens. */
const WHERE = 'where';

/** Null: a page on which there is no text; the wall stays where it is. */
export function useTellPlace(place: Route | null): void {
  const { desktop } = useServices();
  const href = place && hrefOf(place);
  useEffect(() => {
    if (desktop.kind !== 'electron' || desktop.wall || href === null) return undefined;
    const channel = new BroadcastChannel(CHANNEL);
    const tell = (): void => channel.postMessage(href);
    channel.addEventListener('message', ({ data }) => {
      if (data === WHERE) tell();
    });
    tell();
    return () => channel.close();
  }, [desktop, href]);
}

/** Tells the clause that is the current one of the table. */
export function TableTold({ resolution, selection }: { resolution: string; selection: SelectionStore }): ReactNode {
  const clause = useCurrentClause(selection);
  useTellPlace({ page: 'table', resolution, ...(clause === null ? {} : { clause }) });
  return null;
}

/** `follow` is called with each place, also with the one where somebody is now. */
export function useToldPlaces(follow: ((place: Route) => void) | null): void {
  useEffect(() => {
    if (!follow) return undefined;
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || data === WHERE) return;
      const place = parseRoute(data);
      if (place.page === 'table' || place.page === 'adoption') follow(place);
    });
    channel.postMessage(WHERE);
    return () => channel.close();
  }, [follow]);
}
