import { describe, expect, it } from 'vitest';
import { MAX_TABLE_COLUMNS, tableOf, tableText } from '../../../src/domain/clause/table.ts';
import { fromPlain, type RichText, toPlain } from '../../../src/domain/text/text.ts';

const plainOf = (text: RichText): unknown => {
  const { caption, head, rows } = tableOf(text);
  const words = (cell: RichText[number]): string => toPlain([cell]);
  return { caption: caption && words(caption), head: head.map(words), rows: rows.map((row) => row.map(words)) };
};

describe('a table out of a text', () => {
  it('has a caption, a head and rows, all as wide as the widest', () => {
    expect(plainOf(fromPlain('Квоты, т\nГосударство | 2026 | 2027\nИран | 10\n| 5 | |'))).toEqual({
      caption: 'Квоты, т',
      head: ['Государство', '2026', '2027', ''],
      rows: [
        ['Иран', '10', '', ''],
        ['', '5', '', ''],
      ],
    });
  });

  it('keeps marks, and the joints inside of Persian words', () => {
    const text: RichText = [[{ text: 'می‌شود |' }, { text: ' ب ', marks: ['bold'] }, { text: '| ج' }]];
    expect(tableOf(text).head).toEqual([[{ text: 'می‌شود' }], [{ text: 'ب', marks: ['bold'] }], [{ text: 'ج' }]]);
  });

  it('reads one line, none, and a text without cells', () => {
    expect(plainOf(fromPlain('a | b'))).toEqual({ caption: null, head: ['a', 'b'], rows: [] });
    expect(plainOf(fromPlain(''))).toEqual({ caption: null, head: [], rows: [] });
    expect(plainOf(fromPlain('a\n\nb'))).toEqual({ caption: null, head: ['a'], rows: [['b']] });
  });

  it('loses nothing of a row that is too wide', () => {
    const wide = Array.from({ length: MAX_TABLE_COLUMNS + 3 }, (_, at) => `c${at}`).join('|');
    const { head } = tableOf(fromPlain(wide));
    expect(head).toHaveLength(MAX_TABLE_COLUMNS);
    expect(toPlain([head.at(-1) as RichText[number]])).toBe('c19|c20|c21|c22');
  });

  it('reads back what is written', () => {
    expect(
      plainOf(
        fromPlain(
          tableText({
            caption: 'Т',
            rows: [
              ['a', 'b'],
              ['1', ''],
            ],
          }),
        ),
      ),
    ).toEqual({
      caption: 'Т',
      head: ['a', 'b'],
      rows: [['1', '']],
    });
  });
});
