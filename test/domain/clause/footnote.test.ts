import { describe, expect, it } from 'vitest';
import type { ClauseKind, ClauseStatus } from '../../../src/domain/clause/clause.ts';
import { cutAtFootnotes, footnoteSigns, footnotesOf, stepped } from '../../../src/domain/clause/footnote.ts';
import { numberClauses } from '../../../src/domain/clause/numbering.ts';

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

  it('is stepped over together with its clause', () => {
    const rows = (['A', 'a1', 'B', 'b1', 'C'] as const).map((id) => ({
      id,
      kind: /[A-Z]/.test(id) ? ('paragraph' as const) : ('footnote' as const),
    }));
    expect(stepped(rows, 'A', -1)).toBe(undefined);
    expect(stepped(rows, 'B', -1)).toBe(null);
    expect(stepped(rows, 'C', -1)).toBe('A');
    expect(stepped(rows, 'A', 1)).toBe('B');
    expect(stepped(rows, 'b1', -1)).toBe('a1');
    expect(stepped(rows, 'C', 1)).toBe(undefined);
    expect(stepped(rows, 'X', 1)).toBe(undefined);
  });
});
