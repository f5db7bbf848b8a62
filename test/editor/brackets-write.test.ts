/** Writing brackets into a shared text: one undo step, signs in order where stretches meet, and anchors that stay with them. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorOfBracket, bracketOfAnchor, writeBrackets } from '../../src/editor/brackets.ts';

function cell(words: string) {
  const doc = new Y.Doc();
  const holder = doc.getMap('cells');
  const text = new Y.Text(words);
  holder.set('cell', text);
  const origin = {};
  return { text, origin, undo: new Y.UndoManager(text, { trackedOrigins: new Set([origin]) }) };
}

describe('writeBrackets', () => {
  const cases: readonly (readonly [string, readonly (readonly [number, number])[], string])[] = [
    ['one two three', [[4, 7]], 'one [two] three'],
    [
      'one two',
      [
        [0, 3],
        [4, 7],
      ],
      '[one] [two]',
    ],
    [
      'onetwo',
      [
        [0, 3],
        [3, 6],
      ],
      '[one][two]',
    ],
    [
      'one two',
      [
        [0, 7],
        [4, 7],
      ],
      '[one [two]]',
    ],
  ];
  it.each(cases)('%s', (words, ranges, expected) => {
    const { text, origin, undo } = cell(words);
    writeBrackets(
      text,
      ranges.map(([from, to]) => ({ from, to })),
      undo,
      origin,
    );
    expect(text.toString()).toBe(expected);
    undo.undo();
    expect(text.toString()).toBe(words);
  });

  it('is undone alone, not with the typing around it', () => {
    const { text, origin, undo } = cell('два');
    const type = (at: number, words: string) => text.doc?.transact(() => text.insert(at, words), origin);
    type(0, 'раз ');
    writeBrackets(text, [{ from: 4, to: 7 }], undo, origin);
    type(9, ' три');
    expect(text.toString()).toBe('раз [два] три');
    undo.undo();
    undo.undo();
    expect(text.toString()).toBe('раз два');
  });
});

describe('bracketOfAnchor', () => {
  it('finds the bracket after typing on both sides, and not when it is gone or never was one', () => {
    const { text } = cell('раз [два] [три]');
    const anchor = JSON.parse(JSON.stringify(anchorOfBracket(text, 10)));
    text.insert(0, 'и ');
    text.insert(text.length, '!');
    expect(bracketOfAnchor(text, anchor)).toBe(12);
    text.delete(12, 1);
    expect(bracketOfAnchor(text, anchor)).toBe(null);
    expect(bracketOfAnchor(text, { tname: 'clauses' })).toBe(null);
    expect(bracketOfAnchor(text, 'x')).toBe(null);
    expect(bracketOfAnchor(text, anchorOfBracket(text, 0))).toBe(null);
  });
});
