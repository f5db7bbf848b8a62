/**
 * What reading costs a member. It is an account of its own, beside the one for speaking (rooms/rate): somebody who looks
 * through the history of every clause types on as fast as before, and somebody who typed a chapter may look things up.
 */
import { openRate, type Rate, type RateTable } from '../rooms/rate.ts';

const FREE = { perSecond: 1e9, burst: 1e9 } as const;

/**
 * Milliseconds of a reader's time. A minute at once is a dozen long exports in every language; half a second a second leaves
 * readers for the others, of whom only one or two ever read at the same time.
 */
const WORK = { perSecond: 500, burst: 60_000 } as const;

/** `factor`: so many times as generous. */
export function openBudget(now: () => number, factor = 1): Rate {
  const work = { perSecond: WORK.perSecond * factor, burst: WORK.burst * factor };
  return openRate(now, { messages: FREE, bytes: FREE, log: FREE, work } satisfies RateTable);
}
