/**
 * What the client touches outside itself, handed in, so that the same code runs in a page, in the desktop program and
 * in a test where time stands still until it is moved.
 */

/** Milliseconds since 1970, and a timer; `later` returns what calls it off. */
export type Clock = { readonly now: () => number; readonly later: (ms: number, task: () => void) => () => void };

export const systemClock: Clock = {
  now: () => Date.now(),
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** That many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Not `randomUUID`: Chromium has none on plain http outside loopback. */
export const systemRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** 128 random bits as 25 characters of base 36; goes into command ids. */
export function randomId(random: Random): string {
  const bits = random(16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return bits.toString(36).padStart(25, '0');
}

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
