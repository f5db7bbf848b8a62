/** Tables that are only read: rows and cells out of the pieces of a redline. */
import { describe, expect, it } from 'vitest';
import { isTabular, tabularRows } from '../../src/ui/kit/tabular.tsx';

const rowsOf = (...pieces: readonly [string, string][]): unknown =>
  tabularRows(pieces.map(([of, text]) => ({ of, text }))).map((row) =>
    row.map((cell) => cell.map(({ of, text }) => `${of}${text}`).join('')),
  );

describe('a table that is only read', () => {
  it('is told from other words by its signs, and by how many there are', () => {
    expect([isTabular([{ text: 'а' }, { text: ' | ' }]), isTabular([{ text: 'а [б]' }])]).toEqual([true, false]);
    expect(isTabular([{ text: '|'.repeat(50_000) }])).toBe(false);
  });

  it('keeps every piece in its cell', () => {
    expect(rowsOf(['=', 'а | 1'], ['-', '0'], ['+', '2 | x\nб | 3\n'], ['=', '\nв || 4'])).toEqual([
      ['=а ', '= 1-0+2 ', '+ x'],
      ['+б ', '+ 3'],
      ['=в ', '', '= 4'],
    ]);
    expect(rowsOf(['=', 'Подпись\nа | б'])).toEqual([['=Подпись'], ['=а ', '= б']]);
  });
});
