import { describe, expect, it } from 'vitest';
import { type Division, kinBetween } from '../../src/diff/kinship.ts';

/** "B<A" split off A, "B>A" merged into A; then who lives at the earlier and at the later point. */
const divisions = (line: string): Division[] =>
  line
    .split(' ')
    .filter(Boolean)
    .map((word) => ({
      type: word[1] === '<' ? ('split' as const) : ('merge' as const),
      part: word[0] as string,
      whole: word[2] as string,
    }));

function told(line: string, earlier: string, later: string, backwards = false): string {
  const lives = (ids: string) => (id: string) => ids.includes(id);
  const [from, to] = backwards ? [later, earlier] : [earlier, later];
  return [...kinBetween(divisions(line), { from: lives(from), to: lives(to) }, backwards)]
    .flatMap(([id, { splitFrom, splitInto, mergedInto, mergedFrom }]) => [
      ...(splitFrom ? [`${id} out of ${splitFrom}`] : []),
      ...(splitInto ? [`${id} gave ${splitInto.join()}`] : []),
      ...(mergedInto ? [`${id} into ${mergedInto}`] : []),
      ...(mergedFrom ? [`${id} took ${mergedFrom.join()}`] : []),
    ])
    .sort()
    .join('; ');
}

describe('kinBetween', () => {
  const cases: [what: string, log: string, earlier: string, later: string, there: string, back: string][] = [
    ['a split', 'B<A', 'A', 'AB', 'A gave B; B out of A', 'A took B; B into A'],
    ['a merge', 'B>A', 'AB', 'A', 'A took B; B into A', 'A gave B; B out of A'],
    ['split off and joined again', 'B<A B>A', 'A', 'A', '', ''],
    ['merged and restored', 'B>A', 'AB', 'AB', '', ''],
    ['split off and withdrawn', 'B<A', 'A', 'A', '', ''],
    ['two parts', 'B<A C<A', 'A', 'ABC', 'A gave B,C; B out of A; C out of A', 'A took B,C; B into A; C into A'],
    ['a part of a part that is gone', 'B<A C<B B>A', 'A', 'AC', 'A gave C; C out of A', 'A took C; C into A'],
    ['split, and the whole withdrawn', 'B<A', 'A', 'B', 'A gave B; B out of A', 'A took B; B into A'],
    ['a merge into a clause that never counted', 'B>X', 'B', '', '', ''],
    [
      'two that went round in a circle',
      'B<A A>B',
      'A',
      'B',
      'A gave B; A into B; B out of A; B took A',
      'A out of B; A took B; B gave A; B into A',
    ],
  ];
  it.each(cases)('%s', (_what, log, earlier, later, there, back) => {
    expect([told(log, earlier, later), told(log, earlier, later, true)]).toEqual([there, back]);
  });
});
