/**
 * Wrong invitation codes. A code has 128 bits, so nobody guesses one, however often they may try: what is limited here is the noise,
 * and only for whoever makes it. A right code works whatever came before it from the same address, so nobody locks out the
 * colleagues behind the same wall; a wrong one beyond the limit is told to wait instead of being told that it is wrong.
 */

/** Wrong codes of one address in a minute; `addresses` that are remembered at once, the latest. */
export const GUESSES = { most: 30, ms: 60_000, addresses: 10_000 } as const;

export type Guesses = {
  /** A wrong code came from there. Returns the seconds to wait before the next, 0 for none. */
  readonly failed: (address: string) => number;
  readonly size: () => number;
};

/** `now` in milliseconds of a clock that never goes back. */
export function openGuesses(now: () => number): Guesses {
  const counts = new Map<string, { readonly since: number; count: number }>();
  return {
    failed: (address) => {
      const at = now();
      const known = counts.get(address);
      const fresh = !known || at - known.since >= GUESSES.ms;
      const entry = fresh ? { since: at, count: 0 } : known;
      entry.count++;
      // The latest last, so that the first are the ones to forget.
      counts.delete(address);
      counts.set(address, entry);
      for (const old of counts.keys()) {
        if (counts.size <= GUESSES.addresses) break;
        counts.delete(old);
      }
      return entry.count > GUESSES.most ? Math.ceil((entry.since + GUESSES.ms - at) / 1000) : 0;
    },
    size: () => counts.size,
  };
}
