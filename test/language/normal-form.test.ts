import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composed } from '../../src/language/normal-form.ts';

describe('composed', () => {
  it('is NFC for whatever people write', () => {
    const char = fc.oneof(
      fc.constantFrom(...'еЕи\u0306\u0308аё각\u1100\u1161\u11a8ک\u0654\u0650a\u0301\u0316\u0327'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(char, { maxLength: 40 }), (chars) => {
        const text = chars.join('');
        if (!/\p{M}{31}/u.test(text)) expect(composed(text)).toBe(text.normalize('NFC'));
      }),
      { seed: 20251118, numRuns: 500 },
    );
  });

  // Four seconds of the engine's own loop for 80,000 marks; a million would take ten minutes.
  it('comes to an end with a million marks on one letter', () => {
    const text = `a${'\u0301\u0316'.repeat(500_000)}b`;
    expect([composed(text).length, composed(text).at(-1)]).toEqual([1_000_001, 'b']);
  });
});
