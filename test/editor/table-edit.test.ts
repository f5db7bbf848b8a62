/** Acts on rows and columns of a table, as small changes of its text that lose no other word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/domain/clause/table.ts';
import { fromPlain, toPlain } from '../../src/domain/text/text.ts';
import { looksOf } from '../../src/editor/looks.ts';
import { applied, TABLE_ACTS, type TableAct, tabbed, tableEdit } from '../../src/editor/table-edit.ts';

/** "^" is the caret, before and after. */
const act = (sketch: string, name: TableAct): string | null => {
  const at = sketch.indexOf('^');
  const text = sketch.replace('^', '');
  const edit = tableEdit(text, at, name);
  if (!edit) return null;
  const after = applied(text, edit.changes);
  return `${after.slice(0, edit.caret)}^${after.slice(edit.caret)}`;
};

describe('an act on a table', () => {
  it.each<[TableAct, string, string | null]>([
    ['row-below', 'a | b^ | c\nd | e | f', 'a | b | c\n^ |  | \nd | e | f'],
    ['row-below', 'Подпись^\na | b', null],
    ['row-below', '', null],
    ['row-delete', 'a | b\nc^ | d\ne | f', 'a | b\n^e | f'],
    ['row-delete', 'a | b\nc | d^', 'a | b^'],
    ['row-delete', 'a^ | b', '^'],
    ['column-behind', 'a^ | b\nc | d', 'a | ^ | b\nc |  | d'],
    ['column-behind', 'a | b^\nc | d', 'a | b | ^\nc | d | '],
    ['column-behind', 'a\nb^', 'a | \nb | ^'],
    ['column-before', 'a | b\nc | d^', 'a |  | b\nc | ^ | d'],
    ['column-before', '^a | b\nc', ' ^| a | b\n | c'],
    ['column-delete', 'a | b^ | c\nd | e | f', 'a | c^\nd | f'],
    ['column-delete', 'a^ | b\nc | d', 'b^\nd'],
    ['column-delete', 'a | b^\nc | d\ne', 'a^\nc\ne'],
    ['column-delete', 'a^', null],
    ['column-delete', 'Подпись^\na | b', null],
  ])('%s of %j', (name, sketch, expected) => {
    expect(act(sketch, name)).toBe(expected);
  });

  it('has no more columns than a table may have', () => {
    const wide = Array.from({ length: 20 }, () => 'x').join(' | ');
    expect([tableEdit(wide, 3, 'column-behind'), tableEdit(wide, 3, 'column-before')]).toEqual([null, null]);
  });

  it('leaves every other word of the table as it was', () => {
    const word = fc.constantFrom('а', 'б в', '12', '', 'ی‌ک', '[x]');
    const rows = fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.constantFrom(...TABLE_ACTS), (table, where, name) => {
        const text = table.map((row) => row.join(' | ')).join('\n');
        const edit = tableEdit(text, where % (text.length + 1), name);
        if (!edit) return;
        const after = applied(text, edit.changes);
        expect(edit.caret).toBeLessThanOrEqual(after.length);
        const count = (from: string): number => from.split('|').length;
        if (!name.endsWith('delete')) {
          expect(after.replace(/[\s|]/gu, '')).toBe(text.replace(/[\s|]/gu, ''));
          expect(count(after)).toBeGreaterThan(count(text));
        } else expect(after.length).toBeLessThan(text.length);
      }),
      { seed: 5 },
    );
  });
});

describe('Tab in a table', () => {
  const tab = (sketch: string, by: 1 | -1 = 1): string | null => {
    const text = sketch.replace('^', '');
    const edit = tabbed(text, sketch.indexOf('^'), by);
    if (!edit) return null;
    const after = applied(text, edit.changes);
    return `${after.slice(0, edit.caret)}^${after.slice(edit.caret)}`;
  };
  it.each<[string, 1 | -1, string | null]>([
    ['a^ | b', 1, 'a | b^'],
    ['a | b^\nc | d', 1, 'a | b\nc^ | d'],
    ['a | b^', 1, 'a | b\n^ | '],
    ['Подпись^\na | b', 1, 'Подпись\na^ | b'],
    ['a^', 1, 'a | ^'],
    ['^', 1, null],
    ['a | ^b', -1, 'a^ | b'],
    ['a^ | b', -1, null],
    ['a |  | ^c', -1, 'a | ^ | c'],
  ])('%j by %i', (sketch, by, expected) => {
    expect(tab(sketch, by)).toBe(expected);
  });
});

describe('the looks of a table', () => {
  it('cover no letter twice, and keep to one bound', () => {
    const piece = fc.constantFrom('a', ' ', '|', '\n', '[', ']', '(*)', 'ی');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = looksOf(pieces.join(''), { table: true, notes: ['1', '2'] });
        for (const [index, { from, to }] of found.entries())
          expect([from < to, from >= (found[index - 1]?.to ?? 0)]).toEqual([true, true]);
      }),
      { seed: 3 },
    );
    expect(looksOf('|'.repeat(50_000), { table: true, notes: [] }).length).toBeLessThan(5_000);
    expect(looksOf('(*)'.repeat(30_000), { table: false, notes: ['1'] })).toEqual([]);
  });

  it('come from the same places that the table is read from', () => {
    const text = 'Подпись\na | b\n\nc | d(*)';
    expect(tableOf(fromPlain(text)).rows.map((row) => row.map((cell) => toPlain([cell])))).toEqual([['c', 'd(*)']]);
    const signs = looksOf(text, { table: true, notes: [] }).filter(({ wraps }) => wraps[0]?.class === 'ts');
    expect(signs.map(({ from }) => text[from])).toEqual(['|', '|']);
  });
});
