/**
 * How fast a member may speak. A bucket per member, whatever the number of windows or addresses; whoever empties it is not
 * refused: the server stops reading that socket until the bucket is no longer overdrawn, and TCP tells the sender to wait.
 * So nothing is lost and nothing answered wrongly, it only takes longer.
 */

/**
 * What refills a second, and how much may come at once.
 * - messages: five people typing at full speed in one name come to 150 a second, presence included; 500 leave room for
 *   programs. Ten seconds' worth at once, for what a reconnecting client has queued.
 * - bytes: a keystroke is 30; pasted chapters and catch-ups are what counts. One largest catch-up at once.
 * - work: milliseconds of the server's one thread. A member may keep it busy for a quarter of the time; a hostile update
 *   that takes Yjs seconds to sort in is paid for by its sender's silence, not by the others again and again.
 * - log: bytes that stay on the disk for good, in whatever table. A hard day's typing is three megabytes, a summit that is brought
 *   in sixteen; 64 at once and 350 a day are beyond anybody honest, and no disk is full before somebody has seen it.
 */
export const RATE = {
  messages: { perSecond: 500, burst: 5_000 },
  bytes: { perSecond: 1024 * 1024, burst: 16 * 1024 * 1024 },
  work: { perSecond: 250, burst: 2_000 },
  log: { perSecond: 4 * 1024, burst: 64 * 1024 * 1024 },
} as const;

type Kind = keyof typeof RATE;
export type RateTable = { readonly [kind in Kind]: { readonly perSecond: number; readonly burst: number } };
/** The usual table, so many times as generous. */
export const rateTimes = (factor: number): RateTable =>
  Object.fromEntries(
    KINDS.map((kind) => [kind, { perSecond: RATE[kind].perSecond * factor, burst: RATE[kind].burst * factor }]),
  ) as RateTable;

export type Spent = { readonly [kind in Kind]?: number };

const KINDS = Object.keys(RATE) as Kind[];

type Bucket = { at: number } & { [kind in Kind]: number };

export type Rate = {
  /** Charges what was done for a member. Returns how many milliseconds to pause before reading on, 0 for none. */
  readonly spend: (member: string, spent: Spent) => number;
  /** Members whose bucket is not full; for tests and for health. */
  readonly size: () => number;
};

/** `now` in milliseconds from any origin, never going back (performance.now). */
export function openRate(now: () => number, table: RateTable = RATE): Rate {
  const buckets = new Map<string, Bucket>();
  const refill = (bucket: Bucket, at: number): boolean => {
    const seconds = Math.max(0, at - bucket.at) / 1000;
    bucket.at = at;
    let full = true;
    for (const kind of KINDS) {
      const { perSecond, burst } = table[kind];
      bucket[kind] = Math.min(burst, bucket[kind] + seconds * perSecond);
      if (bucket[kind] < burst) full = false;
    }
    return full;
  };
  let swept = now();
  return {
    spend: (member, spent) => {
      const at = now();
      // Full buckets say nothing: a summit's members come and go for days.
      if (at - swept > 60_000) {
        swept = at;
        for (const [name, bucket] of buckets) if (refill(bucket, at)) buckets.delete(name);
      }
      let bucket = buckets.get(member);
      if (bucket) refill(bucket, at);
      else {
        bucket = {
          at,
          ...(Object.fromEntries(KINDS.map((kind) => [kind, table[kind].burst])) as { [kind in Kind]: number }),
        };
        buckets.set(member, bucket);
      }
      let wait = 0;
      for (const kind of KINDS) {
        bucket[kind] -= spent[kind] ?? 0;
        if (bucket[kind] < 0) wait = Math.max(wait, (-bucket[kind] / table[kind].perSecond) * 1000);
      }
      return Math.ceil(wait);
    },
    size: () => buckets.size,
  };
}

/** The part of a `ws` socket that is paused. */
type Pausable = { pause(): void; resume(): void };

/** Runs `work` after milliseconds; returns how to call it off. */
export type After = (ms: number, work: () => void) => () => void;

/** One socket under its member's rate: tell it of each message after it was taken. */
export function throttled(socket: Pausable, member: string, rate: Pick<Rate, 'spend'>, after: After) {
  let cancel: (() => void) | null = null;
  const look = (spent: Spent): void => {
    const wait = rate.spend(member, spent);
    if (wait === 0) {
      if (cancel) socket.resume();
      cancel = null;
      return;
    }
    if (!cancel) socket.pause();
    cancel?.();
    // Looked at again before reading on: another window of the same member may have spent meanwhile.
    cancel = after(wait, () => look({}));
  };
  return {
    spent: look,
    /** Goes on reading, unless it is the rate that has paused it. */
    resume: (): void => {
      if (!cancel) socket.resume();
    },
    /** The connection is over. */
    end: (): void => {
      cancel?.();
      cancel = null;
    },
  };
}
