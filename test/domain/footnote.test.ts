import { describe, expect, it } from 'vitest';
import type { ClauseKind, ClauseStatus } from '../../src/domain/clause.ts';
import { cutAtFootnotes, footnoteSigns, footnotesOf } from '../../src/domain/footnote.ts';
import { numberClauses } from '../../src/domain/numbering.ts';

const row = (id: string, kind: ClauseKind, status: ClauseStatus = 'draft') => ({ id, kind, status, level: 0 });

describe('footnotes', () => {
  it('belong to the clause before them that is none', () => {
    const rows = [row('f0', 'footnote'), row('a', 'paragraph'), row('f1', 'footnote'), row('f2', 'footnote')];
    expect([...footnotesOf([...rows, row('t', 'table'), row('f3', 'footnote')])]).toEqual([
      [null, ['f0']],
      ['a', ['f1', 'f2']],
      ['t', ['f3']],
    ]);
  });

  it('pass over withdrawn clauses, and are counted through the text in every language', () => {
    const rows = [
      row('a', 'paragraph'),
      row('f1', 'footnote'),
      row('b', 'paragraph', 'withdrawn'),
      row('f2', 'footnote'),
      row('f3', 'footnote', 'withdrawn'),
      row('t', 'table'),
      row('c', 'paragraph'),
      row('f4', 'footnote'),
    ];
    expect([...footnotesOf(rows)]).toEqual([
      ['a', ['f1', 'f2']],
      ['c', ['f4']],
    ]);
    const numbers = numberClauses(rows, 'fa');
    expect(['f1', 'f2', 'f3', 't', 'c', 'f4'].map((id) => numbers.get(id)?.label)).toEqual([
      ...['پانویس ۱', 'پانویس ۲', '', 'جدول ۱', 'بند ۲', 'پانویس ۳'],
    ]);
  });

  it('are referred to where the sign stands', () => {
    expect(footnoteSigns('a(*)(*) (*')).toEqual([1, 4]);
    expect(cutAtFootnotes('a(*) b(*)c', 2)).toEqual([
      { text: 'a' },
      { footnote: 0 },
      { text: ' b' },
      { footnote: 1 },
      { text: 'c' },
    ]);
    expect(cutAtFootnotes('a(*)b(*)', 2, 1)).toEqual([{ text: 'a' }, { footnote: 1 }, { text: 'b(*)' }]);
    expect(cutAtFootnotes('', 1)).toEqual([]);
  });
});
