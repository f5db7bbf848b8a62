import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBetween } from '../../src/diff/moves.ts';
import { SEED } from './writing.ts';

/** Quadratic and obvious, to check the quick one against. */
function longestIncreasing(values: readonly number[]): number {
  const best: number[] = [];
  values.forEach((value, i) => {
    best[i] = 1 + Math.max(0, ...values.slice(0, i).map((other, k) => (other < value ? (best[k] as number) : 0)));
  });
  return Math.max(0, ...best);
}

/** Every smallest set of moved ids, by trying all subsets. */
function smallestMoves(from: readonly string[], to: readonly string[]): string[][] {
  const sets: string[][] = [];
  for (let mask = 0; mask < 1 << from.length; mask++) {
    const moved = from.filter((_, i) => mask & (1 << i));
    const rest = (list: readonly string[]) => list.filter((id) => !moved.includes(id)).join();
    if (rest(from) === rest(to)) sets.push(moved);
  }
  const least = Math.min(...sets.map((set) => set.length));
  return sets.filter((set) => set.length === least);
}

const orders = (maxLength: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength })
    .map((numbers) => numbers.map((n) => `c${n}`))
    .chain((from) => {
      const shuffled = fc.shuffledSubarray(from, { minLength: from.length, maxLength: from.length });
      return fc.record({ from: fc.constant(from), to: shuffled, log: fc.shuffledSubarray(from) });
    });

describe('movedBetween', () => {
  const cases: [from: string, to: string, log: string, moved: string][] = [
    ['A B C', 'A B C', 'C', ''],
    ['A B', 'B A', 'A', 'A'],
    ['A B', 'B A', 'B', 'B'],
    ['A B', 'B A', 'A B', 'B'],
    ['A B', 'B A', 'B A', 'A'],
    ['A B C D', 'B C D A', '', 'A'],
    ['A B C D', 'B C D A', 'B C D', 'A'],
    ['A B C D', 'C D A B', 'A B', 'A B'],
    ['A B C D', 'C D A B', 'C D', 'C D'],
    ['A B C D', 'C D A B', 'D A', 'A B'],
    ['A B C D E', 'E B C D A', '', 'A E'],
    ['', '', '', ''],
  ];
  const list = (text: string) => (text === '' ? [] : text.split(' '));
  it.each(cases)('%s -> %s, log %s: %s', (from, to, log, moved) => {
    expect([...movedBetween(list(from), list(to), list(log))].sort()).toEqual(list(moved));
  });

  it('names n minus the longest increasing subsequence, and the same clauses in both directions', () => {
    let busy = 0;
    fc.assert(
      fc.property(orders(40), ({ from, to, log }) => {
        const moved = movedBetween(from, to, log);
        if (moved.size > 2) busy++;
        const values = from.map((id) => to.indexOf(id));
        expect(moved.size).toBe(from.length - longestIncreasing(values));
        const rest = (ids: readonly string[]) => ids.filter((id) => !moved.has(id));
        expect(rest(from)).toEqual(rest(to));
        expect(new Set(movedBetween(to, from, log))).toEqual(moved);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(busy).toBeGreaterThan(80);
  });

  it('prefers among all smallest sets the one with the clauses moved last', () => {
    let choices = 0;
    fc.assert(
      fc.property(orders(7), ({ from, to, log }) => {
        const sets = smallestMoves(from, to);
        if (sets.length > 1) choices++;
        const worth = (set: readonly string[]) => log.reduce((sum, id, i) => sum + (set.includes(id) ? 2 ** i : 0), 0);
        const most = Math.max(...sets.map(worth));
        expect(worth([...movedBetween(from, to, log)])).toBe(most);
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(choices).toBeGreaterThan(100);
  });
});
