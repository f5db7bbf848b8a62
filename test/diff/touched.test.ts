import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothTouched, paragraphsTouched } from '../../src/diff/touched.ts';
import { SEED } from './writing.ts';

/** "¶" is the end of a paragraph. */
const text = (shown: string): string => shown.replaceAll('¶', '\n');

describe('paragraphsTouched', () => {
  const cases: [before: string, after: string, touched: number[]][] = [
    ['a¶b¶c', 'a¶b¶c', []],
    ['a¶b¶c', 'a¶x¶c', [1]],
    ['a¶b¶c', 'a¶c', [1]],
    ['a¶b¶c', 'a¶n¶b¶c', []],
    ['a¶b¶c', 'n¶a¶b¶c¶n', []],
    ['a¶b¶c', 'a¶b n¶c', [1]],
    ['a¶b¶c', 'a¶n b¶c', [1]],
    ['a¶b¶c', 'a b¶c', [0, 1]],
    ['a b¶c', 'a¶b¶c', [0]],
    ['a¶b¶c', 'b¶c¶a', [0]],
    ['a¶¶c', 'a¶c', [1]],
    ['a¶¶c', 'a¶¶¶c', []],
    ['a¶¶c', 'a¶n¶c', [1]],
    ['a¶¶¶c', 'a¶¶c', [2]],
    ['', 'a', [0]],
    ['', 'a¶', []],
    ['a¶b', '', [0, 1]],
  ];
  it.each(cases)('%s -> %s', (before, after, touched) => {
    expect(paragraphsTouched(text(before), text(after))).toEqual(touched);
  });

  it('names just what does not stay: without it, the rest is in the new text, in order', () => {
    const any = fc.array(fc.constantFrom('a', 'b', 'c d', ''), { minLength: 1, maxLength: 7 });
    let some = 0;
    fc.assert(
      fc.property(any, any, (before, after) => {
        const touched = paragraphsTouched(before.join('\n'), after.join('\n'));
        const rest = before.filter((_, index) => !touched.includes(index));
        let at = 0;
        for (const line of after) if (line === rest[at]) at++;
        expect(at).toBe(rest.length);
        if (touched.length > 0 && rest.length > 0) some++;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(some).toBeGreaterThan(100);
  });
});

describe('bothTouched', () => {
  const cases: [base: string, mine: string, theirs: string, both: boolean][] = [
    ['a¶b', 'x¶b', 'a¶y', false],
    ['a¶b', 'x¶b', 'y¶b', true],
    ['a¶b', 'x¶b', 'x¶b', true],
    ['a¶b', 'x¶b', 'b', true],
    ['a¶b', 'a¶n¶b', 'x¶y', false],
    ['a¶b', 'a¶n¶b', 'a¶m¶b', true],
    ['a¶b', 'a¶n¶b', 'a¶b¶m', false],
    ['a¶b', 'n¶a¶b', 'a¶b¶m', false],
    ['a¶b', 'a b', 'a¶y', true],
    // Theirs made two of "b": nobody can say whether before or behind.
    ['a¶b', 'a¶n¶b', 'a¶x¶y', true],
    ['a¶b', 'a¶b', 'x¶y', false],
    ['', 'a', 'b', true],
  ];
  it.each(cases)('%s: %s and %s: %s', (base, mine, theirs, both) => {
    expect(bothTouched(text(base), text(mine), text(theirs))).toBe(both);
    expect(bothTouched(text(base), text(theirs), text(mine))).toBe(both);
  });
});
