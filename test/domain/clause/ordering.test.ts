/** Order keys: always room between two, no trailing zero (nothing fits below "A0" and above "A"), and short in real use. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, byOrder, isOrderKey, spread } from '../../../src/domain/clause/ordering.ts';

const DIGITS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const key = fc
  .array(fc.constantFrom(...DIGITS), { minLength: 1, maxLength: 6 })
  .map((digits) => digits.join(''))
  .filter(isOrderKey);

describe('between', () => {
  it.each([
    [null, null, 'V'],
    ['A', 'C', 'B'],
    ['A', 'B', 'AV'],
    ['A', 'A1', 'A0V'],
    [null, '1', '0V'],
    ['z', null, 'zV'],
    ['Az', 'B', 'AzV'],
  ])('gives a key between %j and %j', (a, b, expected) => {
    expect(between(a, b)).toBe(expected);
  });

  it('lies strictly between any two keys and is a key itself', () => {
    fc.assert(
      fc.property(fc.option(key), fc.option(key), (one, two) => {
        fc.pre(one === null || two === null || one !== two);
        const [a, b] = one !== null && two !== null && one > two ? [two, one] : [one, two];
        const middle = between(a, b);
        expect([isOrderKey(middle), a === null || a < middle, b === null || middle < b]).toEqual([true, true, true]);
      }),
      { seed: 20251118, numRuns: 3000 },
    );
  });

  it.each([
    ['B', 'A'],
    ['A', 'A'],
  ])('throws where no key can lie: %j and %j', (a, b) => {
    expect(() => between(a, b)).toThrow(RangeError);
  });
});

describe('spread', () => {
  it.each([0, 1, 2, 60, 61, 62, 300, 3843, 3844, 5000])(
    'gives %i ascending keys with room before, between and after',
    (count) => {
      const keys = spread(count);
      expect([
        keys.length,
        keys.every(isOrderKey),
        keys.every((k, i) => i === 0 || (keys[i - 1] as string) < k),
      ]).toEqual([count, true, true]);
      expect(Math.max(0, ...keys.map((k) => k.length))).toBeLessThanOrEqual(count < 61 ? 1 : count < 3843 ? 2 : 3);
      if (count > 0)
        expect([
          between(null, keys[0] as string) < (keys[0] as string),
          between(keys.at(-1) as string, null) > (keys.at(-1) as string),
        ]).toEqual([true, true]);
    },
  );
});

describe('a list that grows', () => {
  it('stays in order over 1,000 random inserts and moves, with short keys', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1000, maxLength: 1000 }), (steps) => {
        const list = spread(20);
        for (const [from, to] of steps) {
          // Every third step moves a clause instead of adding one.
          if (from % 3 === 0) list.splice(from % list.length, 1);
          const at = to % (list.length + 1);
          list.splice(at, 0, between(list[at - 1] ?? null, list[at] ?? null));
        }
        expect(list.every((k, i) => i === 0 || (list[i - 1] as string) < k)).toBe(true);
        expect(Math.max(...list.map((k) => k.length))).toBeLessThanOrEqual(12);
      }),
      { seed: 20251118, numRuns: 20 },
    );
  });
});

describe('byOrder', () => {
  it('sorts by code units of the key, ties by id', () => {
    const list = [
      { order: 'b', id: '1' },
      { order: 'Z', id: '2' },
      { order: 'Z', id: '10' },
      { order: '9', id: '3' },
    ];
    expect([...list].sort(byOrder).map(({ id }) => id)).toEqual(['3', '10', '2', '1']);
  });
});

describe('isOrderKey', () => {
  it('refuses what leaves no room below it, and what is no key', () => {
    expect(['', '0', 'A0', 'а', 'A-', 'A ', '__proto__'].filter(isOrderKey)).toEqual([]);
  });
});
