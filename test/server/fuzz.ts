/**
 * What the random suites of the server share: where their chance comes from and how long they go on. `npm test` runs them
 * on one seed for seconds; `npm run fuzz` sets `ALTERNAT_SEED` anew each round and `ALTERNAT_TIMES` to go on longer, and
 * prints the line that replays a failure.
 */

export const SEED = Number(process.env.ALTERNAT_SEED ?? 20251118);
const TIMES = Number(process.env.ALTERNAT_TIMES ?? 1);

/** How often a suite tries, given how often it does so in `npm test`. */
export const often = (usual: number): number => usual * TIMES;

/** A suite's time limit, given its usual one; milliseconds. */
export const patience = (usual: number): number => usual * Math.max(1, TIMES);

export type Dice = {
  /** 0 to below `sides`, whole. */
  readonly roll: (sides: number) => number;
  /** True once in `sides`. */
  readonly once: (sides: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
};

/** The same seed gives the same throws (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
  return { roll, once: (sides) => roll(sides) === 0, pick: (from) => from[roll(from.length)] as (typeof from)[number] };
}

/** Counts by name. */
export class Tally extends Map<string, number> {
  add(name: string): void {
    this.set(name, (this.get(name) ?? 0) + 1);
  }
  /** The names counted fewer than `least` times, with their counts: empty when the fuzz was not vacuous. */
  short(names: readonly string[], least: number): string[] {
    return names.filter((name) => (this.get(name) ?? 0) < least).map((name) => `${name} ${this.get(name) ?? 0}`);
  }
}
