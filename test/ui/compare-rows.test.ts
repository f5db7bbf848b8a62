import { describe, expect, it } from 'vitest';
import { wordCounts } from '../../src/diff/changes.ts';
import type { ClauseChange, ClauseDiff, DeclarationDiff } from '../../src/domain/clause/difference.ts';
import { CHANGE_ORDER } from '../../src/ui/compare/change-signs.tsx';
import { compareRows } from '../../src/ui/compare/rows.ts';

/** "a1 b2* c-": letter = clause, digit = place in the earlier text, "*" changed, "~" moved, "+" new. */
function diffOf(notation: string): DeclarationDiff {
  const marks: { [mark: string]: ClauseChange } = { '*': 'changed', '~': 'moved', '+': 'added' };
  const clauses = notation.split(' ').map((word, index): ClauseDiff => {
    const [, id = '', place = '', mark = ''] = /^([a-z])(\d?)([*~+]?)$/.exec(word) ?? [];
    const side = (position: number) => ({
      number: {},
      kind: 'paragraph' as const,
      level: 0,
      status: 'draft' as const,
      position,
    });
    const change = marks[mark];
    return {
      id,
      changes: change ? [change] : [],
      from: place ? side(Number(place)) : null,
      to: side(index + 1),
      texts: {
        ru: {
          kind: 'changed',
          parts: [
            { op: 'same', text: 'один ' },
            { op: 'delete', text: 'два три' },
            { op: 'insert', text: 'пять' },
          ],
        },
      },
    };
  });
  return { from: { seq: 1 }, to: { seq: 2 }, summary: {} as DeclarationDiff['summary'], clauses };
}

const shown = (notation: string, off: readonly ClauseChange[] = [], open: readonly string[] = []): string =>
  compareRows(diffOf(notation), new Set(CHANGE_ORDER.filter((change) => !off.includes(change))), new Set(open))
    .map((row) => {
      if (row.kind === 'fold') return `(${row.clauses.map(({ id }) => id).join('')})`;
      return row.kind === 'left' ? `<${row.clause.id}` : row.changed ? row.clause.id.toUpperCase() : row.clause.id;
    })
    .join(' ');

describe('compareRows', () => {
  const cases = [
    ['unchanged clauses fold together', 'a1 b2 c3* d4 e5', '(ab) C (de)'],
    ['nothing changed', 'a1 b2', '(ab)'],
    ['a moved clause leaves a line where it stood', 'b2 c3 a1~', '<a (bc) A'],
    ['the line stands after its old neighbour', 'a1 c3 d4 b2~', '(a) <b (cd) B'],
    ['two that left one place stand there together', 'c3 d4 a1~ b2~', '<a <b (cd) A B'],
    ['a new clause', 'a1 x+ b2', '(a) X (b)'],
  ] as const;
  it.each(cases)('%s', (_, notation, expected) => {
    expect(shown(notation)).toBe(expected);
  });
  it('folds a kind that is switched off', () => {
    expect(shown('a1 b2* c3', ['changed'])).toBe('(abc)');
  });
  it('shows the clauses of an opened fold after its line', () => {
    expect(shown('a1 b2 c3*', [], ['a'])).toBe('(ab) a b C');
  });
});

describe('wordCounts', () => {
  it('counts words per column', () => {
    expect(wordCounts(diffOf('a1*'), ['ru'])).toEqual({ ru: { added: 1, removed: 2 } });
  });
});
