import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookmarksOf, clauseOfBookmarks, knownSign } from '../../../src/domain/text/own-file.ts';

const FIRST = 'abcXYZ019';
const LATER = `${FIRST}._-`;
const ids = fc
  .tuple(fc.constantFrom(...FIRST), fc.array(fc.constantFrom(...LATER), { maxLength: 63 }))
  .map(([first, later]) => first + later.join(''));

describe('bookmarksOf', () => {
  it('are names that Word takes, from which the clause comes back, in any order and among others', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const names = bookmarksOf(id);
        for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
        expect(clauseOfBookmarks(['_GoBack', ...names.toReversed(), 'OLE_LINK1'])).toBe(id);
      }),
    );
  });

  it('are different for different clauses, also to a program that takes "A" for "a"', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(ids, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('', 'x'.repeat(50)),
        (all, start) => {
          const names = all.flatMap((id) => bookmarksOf((start + id).slice(0, 64)).map((name) => name.toLowerCase()));
          const different = new Set(all.map((id) => (start + id).slice(0, 64)));
          fc.pre(different.size === all.length);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });

  it('name no clause where a piece got lost or the id is none', () => {
    const names = bookmarksOf('a'.repeat(64));
    expect(names.length).toBeGreaterThan(1);
    expect(clauseOfBookmarks(names.slice(1))).toBeUndefined();
    expect(clauseOfBookmarks(names.slice(0, -1))).toBeUndefined();
    expect(clauseOfBookmarks(['alt_', 'alt__2ea', 'alt0_00000000_abc', 'altx'])).toBeUndefined();
    expect([bookmarksOf(''), bookmarksOf('-a'), bookmarksOf('a b'), bookmarksOf('ж')]).toEqual([[], [], [], []]);
  });

  it('of earlier files are read', () => {
    expect(clauseOfBookmarks(['alt_Annex_2e2_2db_5fx'])).toBe('Annex.2-b_x');
  });
});

describe('knownSign', () => {
  it('is that of the words, whatever blanks part them', () => {
    expect(knownSign('Каспий  2025\n')).toBe(knownSign('\tКаспий\u00a0\u00ad2025'));
    expect(knownSign('Каспий 2025')).not.toBe(knownSign('Каспий 2026'));
  });
});
