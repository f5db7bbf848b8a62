/**
 * Which cell is the current one. Kept outside React's state, so that moving the selection renders two rows and not three
 * hundred; `lang: null` is the row's own head (number, status, stances).
 */
import { useCallback, useSyncExternalStore } from 'react';
import { type Source, value } from '../../client/value.ts';
import type { Lang } from '../../language/language.ts';

export type Selected = { readonly clause: string; readonly lang: Lang | null; readonly writing: boolean };
export type SelectionStore = Source<Selected | null>;

export const selectionStore = (): SelectionStore =>
  value<Selected | null>(
    null,
    (a, b) => a === b || (a?.clause === b?.clause && a?.lang === b?.lang && a?.writing === b?.writing),
  );

/** The selection if it is in this row, else null. */
export function useRowSelection(store: SelectionStore, clause: string): Selected | null {
  const get = useCallback(() => {
    const selected = store.get();
    return selected?.clause === clause ? selected : null;
  }, [store, clause]);
  return useSyncExternalStore(store.subscribe, get);
}

/** Only the current clause's id: does not change while the reader moves along a row. */
export function useCurrentClause(store: SelectionStore): string | null {
  return useSyncExternalStore(store.subscribe, () => store.get()?.clause ?? null);
}
