import { describe, expect, it } from 'vitest';
import { stretches } from '../../src/editor/brackets.ts';

/** `from-to:classes`, innermost element first, the `<i>` of a bracket character as `i`. */
const picture = (text: string, caret?: number) =>
  stretches(text, caret).map(
    ({ from, to, wraps }) => `${from}-${to}:${wraps.map((wrap) => (wrap.tag === 'i' ? 'i' : wrap.class)).join('>')}`,
  );

describe('stretches', () => {
  const cases: readonly (readonly [string, string, number | undefined, readonly string[]])[] = [
    ['no brackets', 'متن ساده', undefined, []],
    ['a pair', 'а [б] в', undefined, ['2-3:i>br br-start', '3-4:br', '4-5:i>br br-end']],
    [
      'nested pairs, each stretch wrapped once per depth',
      '[а[б]]',
      undefined,
      ['0-1:i>br br-start', '1-2:br', '2-3:i>br br-start>br', '3-4:br>br', '4-5:i>br br-end>br', '5-6:i>br br-end'],
    ],
    [
      'a caret in the inner pair',
      '[а[б]]',
      3,
      [
        '0-1:i>br br-start',
        '1-2:br',
        '2-3:i>br here br-start>br',
        '3-4:br here>br',
        '4-5:i>br here br-end>br',
        '5-6:i>br br-end',
      ],
    ],
    ['a caret before a pair', '[а]', 0, ['0-1:i>br br-start', '1-2:br', '2-3:i>br br-end']],
    ['an empty pair', '[]', undefined, ['0-1:i>br br-start', '1-2:i>br br-end']],
    ['a pair over paragraphs', '[а\nб]', undefined, ['0-1:i>br br-start', '1-2:br', '3-4:br', '4-5:i>br br-end']],
    ['brackets without partner', ']а[', undefined, ['0-1:br-unmatched', '2-3:br-unmatched']],
    [
      'an unmatched one around a pair',
      '[а[б]',
      undefined,
      ['0-1:br-unmatched', '2-3:i>br br-start', '3-4:br', '4-5:i>br br-end'],
    ],
    ['a literal bracket', '\\[а\\]', undefined, []],
  ];
  it.each(cases)('%s', (_, text, caret, expected) => {
    expect(picture(text, caret)).toEqual(expected);
  });
});
