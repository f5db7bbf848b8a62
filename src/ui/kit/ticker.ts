/**
 * One clock for all countdowns of the page: it strikes when the next of them has something else to say, which is once a
 * minute, and once a second in the last minute of one. Without a countdown it does not run.
 */
import { nextChange } from './deadline.ts';

export type TickerClock = {
  readonly now: () => number;
  readonly later: (ms: number, run: () => void) => () => void;
};

export type Ticker = {
  /** The time of the last stroke, in milliseconds: the same between two strokes. */
  readonly now: () => number;
  /** Counts down to `until`; the answer ends it. */
  readonly watch: (until: number, struck: () => void) => () => void;
};

export function ticker({ now, later }: TickerClock): Ticker {
  const watched = new Map<() => void, number>();
  let shown = now();
  let callOff: (() => void) | null = null;

  const wait = (): void => {
    callOff?.();
    callOff = null;
    const pauses = [...watched.values()].flatMap((until) => nextChange(until, now()) ?? []);
    if (pauses.length > 0) callOff = later(Math.min(...pauses), strike);
  };
  const strike = (): void => {
    shown = now();
    wait();
    for (const struck of [...watched.keys()]) struck();
  };
  return {
    now: () => shown,
    watch: (until, struck) => {
      if (watched.size === 0) shown = now();
      watched.set(struck, until);
      wait();
      return () => {
        watched.delete(struck);
        wait();
      };
    },
  };
}

/** The page's own. */
export const pageTicker = ticker({
  now: () => Date.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
