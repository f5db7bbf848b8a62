/** What every page may need, handed down once: the server, the host program, the preferences, and the summit itself. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SummitView } from '../../domain/summit/summit.ts';
import type { Desktop } from '../desktop.ts';
import type { Backend, Failure } from './backend.ts';
import type { Keeping } from './local-copies.ts';
import type { Preferences } from './preferences.ts';

export type Services = {
  readonly backend: Backend;
  readonly desktop: Desktop;
  readonly preferences: Preferences;
  readonly keeping: Promise<Keeping>;
};

const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('no services above this component');
  return services;
}

export const ServicesRoot = ({ services, children }: { services: Services; children: ReactNode }): ReactNode => (
  <ServicesContext value={services}>{children}</ServicesContext>
);

/** `loading` only before the first answer; later failures keep the summit that is known. */
export type SummitState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly summit: SummitView; readonly stale: boolean };

type SummitAccess = { readonly summit: SummitView; readonly stale: boolean; readonly refresh: () => Promise<void> };

const SummitContext = createContext<SummitAccess | null>(null);

export function useSummit(): SummitAccess {
  const access = use(SummitContext);
  if (!access) throw new Error('no summit above this component');
  return access;
}

export const SummitRoot = ({ access, children }: { access: SummitAccess; children: ReactNode }): ReactNode => (
  <SummitContext value={access}>{children}</SummitContext>
);

/**
 * Loads the summit; `refresh` asks again and never forgets what is already shown. `forget` does, for whoever has signed out:
 * without a connection nobody would say that there is nothing to see any more.
 */
export function useSummitState(backend: Backend): [SummitState, () => Promise<void>, () => void] {
  const [state, setState] = useState<SummitState>({ state: 'loading' });
  const turn = useRef(0);
  const refresh = useCallback(async () => {
    const mine = ++turn.current;
    const result = await backend.summit();
    if (mine !== turn.current) return;
    setState((old) => {
      if (result.ok) return { state: 'ready', summit: result.value, stale: false };
      if (old.state === 'ready' && result.reason !== 'signed-out') return { ...old, stale: true };
      return { state: 'failed', failure: result.reason };
    });
  }, [backend]);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  const forget = useCallback(() => {
    turn.current++;
    setState({ state: 'failed', failure: 'signed-out' });
  }, []);
  return useMemo(() => [state, refresh, forget], [state, refresh, forget]);
}
