/** A clock that stands still until it is moved. Timers run in order of their time. */
import type { Clock } from '../../src/client/edges.ts';

export type HandClock = Clock & { readonly advance: (ms: number) => void; readonly pending: () => number };

export function handClock(start = Date.UTC(2025, 10, 18, 8)): HandClock {
  let now = start;
  let timers: { readonly at: number; readonly task: () => void }[] = [];
  return {
    now: () => now,
    later: (ms, task) => {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.task();
      }
      now = until;
    },
    pending: () => timers.length,
  };
}
