/**
 * What most columns have and one has not, or the other way round. No column is the master: the odd one out is named, instead
 * of an alarm for each pair. Where two columns stand against two, whoever lacks something is named.
 */
import type { Lang } from '../language/language.ts';

/** Keys of a column, each with how often it stands there. */
export type Bag = ReadonlyMap<string, number>;
export type Odd = {
  readonly lang: Lang;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /**
   * Several columns lack the very same, or have the very same more, and nothing else differs: two ways of saying one thing, more
   * likely than the same slip twice.
   */
  readonly unsure: boolean;
};

/** How often most columns have it; of two answers that are equally frequent, the larger. */
function usual(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([a, often], [b, more]) => more - often || b - a)[0]?.[0] ?? 0;
}

/** The columns that differ from what is usual. */
export function oddOnes(bags: ReadonlyMap<Lang, Bag>): Odd[] {
  const odd = new Map<Lang, { missing: string[]; extra: string[] }>();
  const keys = new Set([...bags.values()].flatMap((bag) => [...bag.keys()]));
  for (const key of keys) {
    const expected = usual([...bags.values()].map((bag) => bag.get(key) ?? 0));
    for (const [lang, bag] of bags) {
      const has = bag.get(key) ?? 0;
      if (has === expected) continue;
      const entry = odd.get(lang) ?? { missing: [], extra: [] };
      (has < expected ? entry.missing : entry.extra).push(key);
      odd.set(lang, entry);
    }
  }
  const ways = new Set([...odd.values()].map(({ missing, extra }) => JSON.stringify([missing, extra])));
  const unsure = odd.size > 1 && ways.size === 1;
  return [...odd].map(([lang, entry]) => ({ lang, ...entry, unsure: unsure && kindOfOdd(entry) !== 'other' }));
}

/** missing only, extra only, or another one in its place. */
export const kindOfOdd = ({ missing, extra }: Pick<Odd, 'missing' | 'extra'>): 'missing' | 'extra' | 'other' =>
  extra.length === 0 ? 'missing' : missing.length === 0 ? 'extra' : 'other';
