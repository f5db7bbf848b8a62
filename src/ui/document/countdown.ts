/** What components need of silences: the one on a clause, and how long it still runs, in words. */
import { useCallback, useSyncExternalStore } from 'react';
import { type Negotiation, negotiationOf } from '../../client/negotiation.ts';
import type { RoomView } from '../../client/view.ts';
import type { SilenceRecord } from '../../domain/negotiation/record.ts';
import { type TimeLeft, timeLeft } from '../kit/deadline.ts';
import { pageTicker } from '../kit/ticker.ts';
import { useTable } from './table-context.tsx';

export function useNegotiation(): Negotiation {
  const { room } = useTable();
  return negotiationOf(room);
}

/** The last silence procedure on a clause, running or not. */
export function useSilence(clause: string): SilenceRecord | undefined {
  const { silences } = useNegotiation();
  return useSyncExternalStore(silences.subscribe, () => silences.get().get(clause));
}

/** Counts down to `until` (UTC, ISO 8601); renders once a minute, and in the last one once a second. */
export function useTimeLeft(until: string): TimeLeft {
  const end = Date.parse(until);
  const watch = useCallback((struck: () => void) => pageTicker.watch(end, struck), [end]);
  return timeLeft(end, useSyncExternalStore(watch, pageTicker.now));
}

/** Codes of those marked absent, as one text: it is the same one as long as they are. */
export function useAbsentCodes(room: RoomView): string {
  const { absent } = negotiationOf(room);
  return useSyncExternalStore(absent.subscribe, () => Object.keys(absent.get()).join(' '));
}
