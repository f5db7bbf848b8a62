/** Brackets in a small notation: the text itself, then its pairs as `start-end@depth`, then the brackets left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bracketStructure, brackets } from '../../../src/domain/text/brackets.ts';

const shown = (text: string): string => {
  const { pairs, unmatched } = brackets(text);
  return [...pairs.map(({ start, end, depth }) => `${start}-${end}@${depth}`), ...unmatched.map((at) => `!${at}`)].join(
    ' ',
  );
};

describe('brackets', () => {
  it.each([
    ['', ''],
    ['no brackets', ''],
    ['[]', '0-2@0'],
    ['one [two] three', '4-9@0'],
    ['[a][b]', '0-3@0 3-6@0'],
    ['[a [b] c [d [e]]]', '0-17@0 3-6@1 9-16@1 12-15@2'],
    ['[دریای [خزر]]', '0-13@0 7-12@1'],
    ['текст [в скобках\nи дальше] конец', '6-26@0'],
    ['[', '!0'],
    [']', '!0'],
    ['][', '!0 !1'],
    ['a ] b [c]', '6-9@0 !2'],
    // The inner pair is found although the outer bracket is never closed.
    ['[a [b]', '3-6@1 !0'],
    ['[a] b]', '0-3@0 !5'],
    ['\\[literal\\]', ''],
    ['[a \\] b]', '0-8@0'],
    ['\\\\[a]', '2-5@0'],
    ['[a]\\', '0-3@0'],
    ['\\', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('accounts for every bracket that is not escaped, once, and pairs never cross', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[', ']', '\\', 'а', 'ی', '\n', '𐎠'), { maxLength: 40 }), (chars) => {
        const text = chars.join('');
        const { pairs, unmatched } = brackets(text);
        const places = [...pairs.flatMap(({ start, end }) => [start, end - 1]), ...unmatched].sort((a, b) => a - b);
        const plain = [...text.matchAll(/\\[\s\S]|[[\]]/g)]
          .filter(([match]) => match.length === 1)
          .map(({ index }) => index);
        expect(places).toEqual(plain);
        for (const a of pairs) {
          expect([text[a.start], text[a.end - 1]]).toEqual(['[', ']']);
          for (const b of pairs) expect(a.start < b.start && b.start < a.end && a.end < b.end).toBe(false);
        }
      }),
      { seed: 20251118, numRuns: 1000 },
    );
  });
});

describe('bracketStructure', () => {
  it('nests as deep as somebody types, closed or not', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(bracketStructure(deep)).toBe(deep);
    expect(bracketStructure(`${'['.repeat(40_000)}${deep}`)).toBe(deep);
    expect(brackets('['.repeat(400_000)).unmatched.length).toBe(400_000);
  });
});
