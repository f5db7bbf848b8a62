/** Normal form of a cell's text: whatever stretches it is put together from, equal texts are equal data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromPlain,
  isEmpty,
  MARKS,
  type Mark,
  type Run,
  richText,
  toPlain,
  withoutStart,
} from '../../../src/domain/text/text.ts';

const stretch = fc.record({
  text: fc
    .array(fc.constantFrom('\n', 'а', 'b', '‌', 'ی', ' ', '𐎠', '\\', '['), { maxLength: 6 })
    .map((chars) => chars.join('')),
  marks: fc
    .subarray([...MARKS], { minLength: 0 })
    .chain((marks) => fc.shuffledSubarray(marks, { minLength: marks.length })),
});
const asRun = ({ text, marks }: { text: string; marks: Mark[] }): Run =>
  marks.length > 0 ? { text, marks } : { text };
const stretches = fc.array(stretch, { maxLength: 12 }).map((list) => list.map(asRun));

describe('richText', () => {
  it.each<[string, Run[], unknown]>([
    ['nothing', [], [[]]],
    ['an empty stretch', [{ text: '' }], [[]]],
    ['a line end', [{ text: '\n' }], [[], []]],
    ['equal neighbours', [{ text: 'سا' }, { text: 'حل' }], [[{ text: 'ساحل' }]]],
    [
      'marks in any order',
      [{ text: 'a', marks: ['underline', 'bold'] }],
      [[{ text: 'a', marks: ['bold', 'underline'] }]],
    ],
    ['no marks', [{ text: 'a', marks: [] }], [[{ text: 'a' }]]],
    [
      'a mark across a line end',
      [{ text: 'a\nb', marks: ['bold'] }],
      [[{ text: 'a', marks: ['bold'] }], [{ text: 'b', marks: ['bold'] }]],
    ],
    [
      'neighbours on two sides of a line end',
      [{ text: 'a' }, { text: '\n' }, { text: 'b' }],
      [[{ text: 'a' }], [{ text: 'b' }]],
    ],
  ])('puts %s in normal form', (_name, given, expected) => {
    expect(richText(given)).toEqual(expected);
  });

  it('is the same however the text was cut into stretches', () => {
    fc.assert(
      fc.property(stretches, fc.nat(), (given, cut) => {
        const pieces = given.flatMap((run) => {
          const at = run.text.length === 0 ? 0 : cut % (run.text.length + 1);
          return [
            { ...run, text: run.text.slice(0, at) },
            { ...run, text: run.text.slice(at) },
          ];
        });
        expect(richText(pieces)).toEqual(richText(given));
      }),
      { seed: 20251118, numRuns: 1000 },
    );
  });

  it('keeps every character with its marks, has no empty run, no equal neighbours, no line end inside a run', () => {
    const characters = (runs: Iterable<Run>): string[] =>
      [...runs].flatMap(({ text, marks }) =>
        [...text].map((char) => `${char}${char === '\n' ? '' : MARKS.filter((m) => marks?.includes(m)).join('+')}`),
      );
    fc.assert(
      fc.property(stretches, (given) => {
        const text = richText(given);
        const back = text.flatMap((paragraph, index) => [...(index > 0 ? [{ text: '\n' }] : []), ...paragraph]);
        expect(characters(back)).toEqual(characters(given));
        expect(toPlain(text)).toBe(given.map((run) => run.text).join(''));
        for (const paragraph of text)
          for (const [index, run] of paragraph.entries()) {
            expect([run.text === '', run.text.includes('\n'), run.marks?.length === 0]).toEqual([false, false, false]);
            expect(JSON.stringify(run.marks)).not.toBe(index > 0 ? JSON.stringify(paragraph[index - 1]?.marks) : '');
          }
        expect(richText(back)).toEqual(text);
      }),
      { seed: 20251118, numRuns: 1000 },
    );
  });
});

describe('fromPlain and toPlain', () => {
  it.each(['', '\n', 'یک\nدو', '\n\nтри\n', 'a\\[b'])('give %j back', (text) => {
    expect(toPlain(fromPlain(text))).toBe(text);
  });
});

describe('isEmpty', () => {
  it.each([
    ['', true],
    ['\n\n', true],
    [' ', false],
    ['.', false],
  ])('of %j is %s', (text, expected) => {
    expect(isEmpty(fromPlain(text))).toBe(expected);
  });
});

describe('withoutStart', () => {
  it('leaves of a text what is left of it in plain form, and its marks', () => {
    const text = richText([{ text: '1. ' }, { text: 'аб\nв', marks: ['bold'] }, { text: 'г' }]);
    for (let length = 0; length <= toPlain(text).length + 1; length++)
      expect(toPlain(withoutStart(text, length))).toBe(toPlain(text).slice(length));
    expect(withoutStart(text, 4)).toEqual([
      [{ text: 'б', marks: ['bold'] }],
      [{ text: 'в', marks: ['bold'] }, { text: 'г' }],
    ]);
  });
});
