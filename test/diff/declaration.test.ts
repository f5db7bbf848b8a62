import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDeclarations } from '../../src/diff/declaration.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { ClauseChange, DeclarationDiff } from '../../src/domain/clause/difference.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { LANGS, type PerLang } from '../../src/language/language.ts';
import { cell, clause, declaration, mirrored, newText, notation, oldText, SEED } from './writing.ts';

const changesIn = (diff: DeclarationDiff) =>
  Object.fromEntries(diff.clauses.filter(({ changes }) => changes.length).map(({ id, changes }) => [id, changes]));

/** Clauses from a line such as "A B -C": one word each, "-" before a withdrawn one. */
const row = (line: string): Clause[] =>
  line
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => {
      const id = name.replace('-', '');
      return clause(
        id,
        { fa: `بند ${id}`, ru: `Пункт ${id}` },
        { status: name.startsWith('-') ? 'withdrawn' : 'draft' },
      );
    });
const compare = (from: string, to: string, movedLast: string[] = []) =>
  diffDeclarations(declaration(1, row(from)), declaration(2, row(to)), { movedLast });

describe('diffDeclarations', () => {
  const structure: [from: string, to: string, changes: { [id: string]: ClauseChange[] }, order: string][] = [
    ['A B C', 'A B C', {}, 'A B C'],
    ['A B', 'A X B', { X: ['added'] }, 'A X B'],
    ['A X B', 'A B', { X: ['withdrawn'] }, 'A X B'],
    ['A B C', 'A -B C', { B: ['withdrawn'] }, 'A B C'],
    ['A -B C', 'A B C', { B: ['restored'] }, 'A B C'],
    ['A -B C', 'C A -B', { C: ['moved'] }, 'C A B'],
    ['A B C', 'B C A', { A: ['moved'] }, 'B C A'],
    ['A B C X', 'C A B', { C: ['moved'], X: ['withdrawn'] }, 'C A B X'],
    ['X A', 'A', { X: ['withdrawn'] }, 'X A'],
    ['A', 'A -X', {}, 'A X'],
    ['-A', '-A', {}, 'A'],
    ['', '', {}, ''],
  ];
  it.each(structure)('%s -> %s', (from, to, changes, order) => {
    const diff = compare(from, to);
    expect(changesIn(diff)).toEqual(changes);
    expect(diff.clauses.map(({ id }) => id).join(' ')).toBe(order);
  });

  it('gives a tie to the clause that the log moved last', () => {
    expect(changesIn(compare('A B', 'B A', ['A', 'B']))).toEqual({ B: ['moved'] });
    expect(changesIn(compare('A B', 'B A', ['B', 'A']))).toEqual({ A: ['moved'] });
  });

  it('says everything about one clause in one entry', () => {
    const from = declaration(1, [
      clause('A', { fa: 'یک' }),
      clause('B', { fa: 'دولت‌ها', ru: 'Стороны действуют' }, { number: { fa: '۲', ru: '2' } }),
    ]);
    const to = {
      ...declaration(9, [
        clause(
          'B',
          { fa: 'دولتها', ru: 'Стороны могут действовать' },
          { number: { fa: '۱', ru: '1' }, kind: 'article', level: 1, status: 'agreed' },
        ),
        clause('A', { fa: 'یک' }),
      ]),
      at: { seq: 9, milestone: 'm2' },
    };
    const diff = diffDeclarations(from, to, { movedLast: ['B'] });
    expect([diff.from, diff.to]).toEqual([{ seq: 1 }, { seq: 9, milestone: 'm2' }]);
    expect(diff.clauses[0]).toEqual({
      id: 'B',
      changes: ['moved', 'retyped', 'renumbered', 'changed', 'status'],
      from: { number: { fa: '۲', ru: '2' }, kind: 'paragraph', level: 0, status: 'draft', position: 2 },
      to: { number: { fa: '۱', ru: '1' }, kind: 'article', level: 1, status: 'agreed', position: 1 },
      texts: {
        fa: {
          kind: 'orthographic',
          parts: [
            { op: 'delete', text: 'دولت‌ها', orthographic: true },
            { op: 'insert', text: 'دولتها', orthographic: true },
          ],
        },
        ru: {
          kind: 'changed',
          parts: [
            { op: 'same', text: 'Стороны ' },
            { op: 'delete', text: 'действуют' },
            { op: 'insert', text: 'могут действовать' },
          ],
        },
      },
    });
    expect(diff.summary).toEqual({
      added: 0,
      withdrawn: 0,
      restored: 0,
      moved: 1,
      retyped: 1,
      renumbered: 1,
      changed: 1,
      orthographic: 0,
      statusChanged: 1,
      split: 0,
      merged: 0,
      stancesChanged: 0,
      proposalsChanged: 0,
    });
  });

  it('does not call another spelling another wording', () => {
    const diff = diffDeclarations(
      declaration(1, [clause('A', { fa: 'كتاب', ru: 'еще' })]),
      declaration(2, [clause('A', { fa: 'کتاب', ru: 'ещё' })]),
    );
    expect(changesIn(diff)).toEqual({ A: ['orthographic'] });
    expect([diff.summary.changed, diff.summary.orthographic]).toEqual([0, 1]);
  });

  it('reports formatting alone as a change whose words are all the same', () => {
    const plain = clause('A', { ru: 'Стороны действуют' });
    const bold = { ...plain, texts: { ru: cell([[{ text: 'Стороны', marks: ['bold'] }, { text: ' действуют' }]]) } };
    const diff = diffDeclarations(declaration(1, [plain]), declaration(2, [bold]));
    expect(diff.clauses[0]?.changes).toEqual(['changed']);
    expect(diff.clauses[0]?.texts.ru).toEqual({
      kind: 'changed',
      parts: [{ op: 'same', text: 'Стороны действуют' }],
      formatting: true,
    });
  });

  it('does not call the bold of an inserted word a change of formatting', () => {
    const from = clause('A', { ru: 'раз три' });
    const to = {
      ...from,
      texts: { ru: cell([[{ text: 'раз ' }, { text: 'два ', marks: ['bold'] }, { text: 'три' }]]) },
    };
    const text = diffDeclarations(declaration(1, [from]), declaration(2, [to])).clauses[0]?.texts.ru;
    expect([notation(text?.parts ?? []), text?.formatting]).toEqual(['раз [/два ]три', undefined]);
  });

  it('takes an empty new column for no change', () => {
    const diff = diffDeclarations(
      declaration(1, [clause('A', { ru: 'раз' }, { number: { ru: '1' } })], ['ru']),
      declaration(2, [clause('A', { ru: 'раз', tk: '' }, { number: { ru: '1', tk: '1' } })], ['ru', 'tk']),
    );
    expect([changesIn(diff), diff.clauses[0]?.texts.tk]).toEqual([{}, { kind: 'same', parts: [] }]);
  });

  it('refuses snapshots of two resolutions', () => {
    expect(() => diffDeclarations(declaration(1, []), { ...declaration(2, []), resolution: 'transit' })).toThrow(
      RangeError,
    );
  });
});

/** One side's view of a clause: present or not, and how. */
const TEXTS = ['', 'раз два', 'раз', 'два раз', 'ещё раз', 'еще раз'];
const clauseArbitrary = (id: string): fc.Arbitrary<Clause> =>
  fc
    .record({
      fa: fc.constantFrom('', 'یک', 'یک دو', 'كتاب', 'کتاب'),
      ru: fc.constantFrom(...TEXTS),
      kind: fc.constantFrom('paragraph' as const, 'article' as const),
      status: fc.constantFrom('draft' as const, 'draft' as const, 'agreed' as const, 'withdrawn' as const),
      number: fc.constantFrom('1', '2'),
    })
    .map(({ fa, ru, kind, status, number }) => clause(id, { fa, ru }, { kind, status, number: { ru: number } }));

const side = (seq: number): fc.Arbitrary<Declaration> =>
  fc
    .shuffledSubarray([...'ABCDEFGHIJ'], { minLength: 5 })
    .chain((ids) => fc.tuple(...ids.map(clauseArbitrary)).map((clauses) => declaration(seq, clauses)));

const MIRROR: { readonly [change in ClauseChange]?: readonly ClauseChange[] } = {
  added: ['withdrawn'],
  withdrawn: ['added', 'restored'],
  restored: ['withdrawn'],
};

describe('diffDeclarations of random snapshots', () => {
  it('reassembles every cell, mirrors, and moves as few as possible', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(side(1), side(2), fc.shuffledSubarray([...'ABCDEFGHIJ']), (from, to, movedLast) => {
        const diff = diffDeclarations(from, to, { movedLast });
        const back = new Map(diffDeclarations(to, from, { movedLast }).clauses.map((entry) => [entry.id, entry]));
        const plain = (at: Declaration, id: string, lang: 'fa' | 'ru') => {
          const found = at.clauses.find((entry) => entry.id === id)?.texts[lang];
          return found ? toPlain(found.paragraphs) : '';
        };
        expect(new Set(diff.clauses.map(({ id }) => id))).toEqual(
          new Set([...from.clauses, ...to.clauses].map(({ id }) => id)),
        );
        expect(back.size).toBe(diff.clauses.length);
        expect(diff.clauses.filter((entry) => entry.to).map(({ id }) => id)).toEqual(to.clauses.map(({ id }) => id));
        for (const entry of diff.clauses) {
          const other = back.get(entry.id);
          expect([other?.from, other?.to]).toEqual([entry.to, entry.from]);
          for (const lang of ['fa', 'ru'] as const) {
            const parts = entry.texts[lang]?.parts ?? [];
            expect([oldText(parts), newText(parts)]).toEqual([plain(from, entry.id, lang), plain(to, entry.id, lang)]);
            expect(other?.texts[lang]?.parts).toEqual(mirrored(parts));
          }
          expect(other?.changes.length).toBe(entry.changes.length);
          for (const change of entry.changes) {
            seen.set(change, (seen.get(change) ?? 0) + 1);
            expect((MIRROR[change] ?? [change]).some((name) => other?.changes.includes(name))).toBe(true);
          }
        }
        const liveIn = (at: Declaration) =>
          at.clauses.filter(({ status }) => status !== 'withdrawn').map(({ id }) => id);
        const [before, after] = [liveIn(from), liveIn(to)];
        const values = before.filter((id) => after.includes(id)).map((id) => after.indexOf(id));
        const best: number[] = [];
        values.forEach((value, i) => {
          best[i] = 1 + Math.max(0, ...values.slice(0, i).map((low, k) => (low < value ? (best[k] as number) : 0)));
        });
        expect(diff.summary.moved).toBe(values.length - Math.max(0, ...best));
      }),
      { seed: SEED, numRuns: 300 },
    );
    const kinds = [
      'added',
      'withdrawn',
      'restored',
      'moved',
      'retyped',
      'renumbered',
      'changed',
      'orthographic',
      'status',
    ];
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 10)).toEqual([]);
  });

  it('finds nothing between a snapshot and itself', () => {
    fc.assert(
      fc.property(side(1), (at) => {
        const diff = diffDeclarations(at, at);
        expect(changesIn(diff)).toEqual({});
        expect(Object.values(diff.summary).every((count) => count === 0)).toBe(true);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('lists every column of either side', () => {
    const texts: PerLang<string> = Object.fromEntries(LANGS.map((lang) => [lang, lang]));
    const diff = diffDeclarations(
      declaration(1, [clause('A', texts)], ['fa', 'en']),
      declaration(2, [clause('A', texts)], ['kk', 'fa']),
    );
    expect(Object.keys(diff.clauses[0]?.texts ?? {})).toEqual(['kk', 'fa', 'en']);
  });
});
