import { describe, expect, it } from 'vitest';
import { fromPlain, richText, toPlain } from '../../src/domain/text/text.ts';
import { inView } from '../../src/export/view.ts';

describe('inView', () => {
  it.each([
    ['shall [not] be', 'shall not be'],
    ['[twenty / thirty [five]]', 'twenty / thirty five'],
    ['left [open', 'left open'],
    ['literal \\[sic\\]', 'literal [sic]'],
    ['a\\\\[b]', 'a\\\\b'],
    ['path C:\\dir\\', 'path C:\\dir\\'],
    ['one\\\ntwo [x]\n', 'one\\\ntwo x\n'],
    ['[می‌پذیرند]', 'می‌پذیرند'],
  ])('in the clean view prints %j as %j', (text, expected) => {
    expect(toPlain(inView(fromPlain(text), 'clean'))).toBe(expected);
  });

  it('keeps marks, also where a bracket and its backslash have different ones', () => {
    const text = richText([{ text: 'a \\' }, { text: '[b] [c]', marks: ['bold'] }, { text: ' d' }]);
    expect(inView(text, 'clean')).toEqual([[{ text: 'a ' }, { text: '[b c', marks: ['bold'] }, { text: ' d' }]]);
  });

  it('changes nothing in the brackets view', () => {
    const text = fromPlain('\\[a\\] [b]');
    expect(inView(text, 'brackets')).toBe(text);
  });
});
