/** Footnotes go with their clause: moved, withdrawn, restored, divided, joined, proposed to be deleted; and never lose it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseKind } from '../../../src/domain/clause/clause.ts';
import { footnotesOf } from '../../../src/domain/clause/footnote.ts';
import { byOrder } from '../../../src/domain/clause/ordering.ts';
import type { Effect, Verdict } from '../../../src/domain/decide.ts';
import type { ClauseFacts, Ground } from '../../../src/domain/ground.ts';
import { ACTORS, beside, ground, proposed, type Sketch, silent } from '../ground.ts';
import { by, clauseOf, give } from '../judging.ts';

/** "A ab B b1-": clauses by capital letters, their footnotes behind them; "-" for withdrawn, "!" for agreed. */
const rows = (sketch: string, texts: Sketch['texts'] = { fa: 'متن', ru: 'текст' }): Ground => {
  const on = ground(
    ...sketch.split(' ').map(
      (word): Sketch => ({
        id: word.replace(/[-!]/, ''),
        kind: /^[A-Z]/.test(word) ? 'paragraph' : 'footnote',
        status: word.endsWith('-') ? 'withdrawn' : word.endsWith('!') ? 'agreed' : 'draft',
        texts,
      }),
    ),
  );
  return on;
};

/** The rows as the effects leave them. */
function after(on: Ground, verdict: Verdict): string {
  if (!verdict.ok) return `${verdict.reason} ${JSON.stringify(verdict.missing ?? [])}`;
  const clauses = new Map<string, ClauseFacts>(on.clauses.map((clause) => [clause.id, clause]));
  for (const effect of verdict.effects as readonly Effect[]) {
    if (effect.type === 'clause.put')
      clauses.set('new', { ...(on.clauses[0] as ClauseFacts), ...effect, id: 'new', status: 'draft' });
    else if (effect.type === 'clause.set') {
      const { type: _, ...set } = effect;
      clauses.set(effect.id, { ...(clauses.get(effect.id) as ClauseFacts), ...(set as Partial<ClauseFacts>) });
    }
  }
  return [...clauses.values()]
    .sort(byOrder)
    .map(({ id, status }) => id + (status === 'withdrawn' ? '-' : status === 'agreed' ? '!' : ''))
    .join(' ');
}

const sec = (on: Ground, command: { readonly type: string }): string =>
  after(on, give(on, 'secretariat', command as Parameters<typeof give>[2]));
const why = (reason: string, more: object = {}): string =>
  `rule-unmet ${JSON.stringify([{ kind: 'footnote', why: reason, ...more }])}`;

describe('a new clause', () => {
  const add = (sketch: string, kind: ClauseKind, behind: string | null): string =>
    sec(rows(sketch), { type: 'clause.add', kind, level: 3, after: behind } as never);
  it.each<[string, string, ClauseKind, string | null, string]>([
    ['comes behind the footnotes of the one before it', 'A a1 a2 B', 'paragraph', 'A', 'A a1 a2 new B'],
    ['also when it is to stand behind a footnote', 'A a1 a2 B', 'table', 'a1', 'A a1 a2 new B'],
    ['leaves withdrawn footnotes with theirs', 'A a1- B', 'paragraph', 'A', 'A a1- new B'],
    ['comes first', 'A a1', 'paragraph', null, 'new A a1'],
    ['is a footnote in its place among others', 'A a1 a2', 'footnote', 'A', 'A new a1 a2'],
    ['is a footnote in its place behind another', 'A a1 a2', 'footnote', 'a1', 'A a1 new a2'],
    ['is a footnote directly behind what is in force', 'A B- C', 'footnote', 'B', 'A new B- C'],
    ['is no footnote of nothing', 'A', 'footnote', null, why('host')],
    ['is no footnote of what is withdrawn', 'A- B', 'footnote', 'A', why('host')],
    ['is behind a clause that is there', 'A', 'paragraph', 'X', 'unknown-clause []'],
  ])('%s', (_name, sketch, kind, behind, expected) => {
    expect(add(sketch, kind, behind)).toBe(expected);
  });
  it('is no footnote of the closing formula, and has the level of its clause otherwise', () => {
    const on = ground({ id: 'A' }, { id: 'T', kind: 'testimonium' });
    const command = { type: 'clause.add', kind: 'footnote', level: 3 } as const;
    expect(sec(on, { ...command, after: 'T' } as never)).toBe(why('host'));
    const verdict = give(on, 'secretariat', { ...command, after: 'A' });
    expect(verdict.ok && verdict.effects[0]).toMatchObject({ level: 0 });
  });
  it('is proposed by the same rule, and taken by it', () => {
    const on = rows('A a1 B');
    const place = { type: 'proposal.table', clause: null, kind: 'footnote', level: 2, texts: { fa: 'ن' }, reason: 'x' };
    expect(by(on, ACTORS.negotiator, { ...place, after: null } as never)).toMatchObject({ ok: false });
    expect(by(on, ACTORS.negotiator, { ...place, after: 'A' } as never)).toMatchObject({ ok: true });
    const record = proposed({ clause: null, place: { after: 'A', kind: 'paragraph', level: 0 }, texts: { fa: 'ن' } });
    expect(sec(beside(on, { proposals: [record] }), { type: 'proposal.accept', proposal: 'p1' } as never)).toBe(
      'A a1 new B',
    );
  });
});

describe('a clause that is moved', () => {
  it.each<[string, string, string, string | null, string]>([
    ['takes its footnotes along', 'A a1 a2 B b1 C', 'A', 'B', 'B b1 A a1 a2 C'],
    ['goes behind the footnotes of another', 'A B b1 C', 'C', 'B', 'A B b1 C'],
    ['goes to the start', 'A B b1 b2', 'B', null, 'B b1 b2 A'],
    ['takes withdrawn footnotes along', 'A a1- B', 'A', 'B', 'B A a1-'],
    ['does not take those of another along', 'A B- b1 C', 'B', 'C', 'A b1 C B-'],
    ['stays where it is behind its own footnote', 'Z A a1 a2 B', 'A', 'a1', 'Z A a1 a2 B'],
    ['is a footnote that changes its clause', 'A a1 B b1', 'a1', 'b1', 'A B b1 a1'],
    ['is a footnote that changes its order', 'A a1 a2', 'a2', 'A', 'A a2 a1'],
    ['is no footnote before everything', 'A a1', 'a1', null, why('host')],
    ['is behind a clause that is there', 'A B', 'A', 'X', 'unknown-clause []'],
  ])('%s', (_name, sketch, clause, behind, expected) => {
    expect(sec(rows(sketch), { type: 'clause.move', clause, after: behind } as never)).toBe(expected);
  });
  it('takes them along where it was proposed', () => {
    const on = rows('A a1 B c1');
    const record = proposed({ clause: 'A', action: { do: 'move', after: 'B' }, texts: {} });
    expect(sec(beside(on, { proposals: [record] }), { type: 'proposal.accept', proposal: 'p1' } as never)).toBe(
      'B c1 A a1',
    );
  });
  it('never separates a footnote from its clause, wherever anything goes', () => {
    const word = fc.array(fc.constantFrom('P', 'n', 'w'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(), (kinds, from, to) => {
        const on = ground(
          ...['P', ...kinds].map(
            (kind, index): Sketch => ({
              id: `${kind}${index}`,
              kind: kind === 'n' ? 'footnote' : 'paragraph',
              status: kind === 'w' ? 'withdrawn' : 'draft',
            }),
          ),
        );
        const ids = on.clauses.map(({ id }) => id);
        const [clause, behind] = [ids[from % ids.length] as string, [null, ...ids][to % (ids.length + 1)] as string];
        const verdict = give(on, 'secretariat', { type: 'clause.move', clause, after: behind });
        if (!verdict.ok || clause.startsWith('n')) return;
        const order = after(on, verdict).replace(/-/g, '').split(' ');
        const there = order.flatMap((id) => on.clause(id) ?? []);
        expect(there).toHaveLength(ids.length);
        for (const [home, notes] of footnotesOf(on.clauses)) expect(footnotesOf(there).get(home)).toEqual(notes);
      }),
      { seed: 11 },
    );
  });
});

describe('a clause that is withdrawn or restored', () => {
  it.each<[string, string, string, string]>([
    ['takes its footnotes along', 'A a1 a2 B b1', 'A', 'A- a1- a2- B b1'],
    ['is a footnote alone', 'A a1 a2', 'a1', 'A a1- a2'],
    ['has a footnote that is agreed', 'A a1 a2!', 'A', why('frozen', { clause: 'a2' })],
  ])('%s', (_name, sketch, clause, expected) => {
    expect(sec(rows(sketch), { type: 'clause.withdraw', clause } as never)).toBe(expected);
  });
  it.each<[string, string, string, string]>([
    ['brings its footnotes back', 'A- a1- a2- B b1-', 'A', 'A a1 a2 B b1-'],
    ['is a footnote whose clause is there', 'A a1-', 'a1', 'A a1'],
    ['is a footnote whose clause is not', 'Z A- a1-', 'a1', why('withdrawn')],
  ])('%s', (_name, sketch, clause, expected) => {
    expect(sec(rows(sketch), { type: 'clause.restore', clause } as never)).toBe(expected);
  });
  it('waits for the silence on a footnote', () => {
    const on = rows('A a1');
    const running = beside(on, { silences: { a1: silent(clauseOf(on, 'a1').digest()) } });
    expect(sec(running, { type: 'clause.withdraw', clause: 'A' } as never)).toContain('"kind":"silence","clause":"a1"');
  });
  it('goes with frozen footnotes when its deletion was proposed and a reason is given', () => {
    const on = beside(rows('A a1!'), { proposals: [proposed({ clause: 'A', action: { do: 'delete' }, texts: {} })] });
    const accept = { type: 'proposal.accept', proposal: 'p1' };
    expect(sec(on, accept as never)).toBe('clause-frozen [{"kind":"reason","clause":"a1"}]');
    expect(sec(on, { ...accept, reason: 'лишнее' } as never)).toBe('A- a1-');
  });
});

describe('a clause of another kind', () => {
  const retype = (sketch: string, clause: string, kind: ClauseKind): string =>
    sec(rows(sketch), { type: 'clause.retype', clause, kind, level: 0 } as never);
  it.each<[string, string, string, ClauseKind, string]>([
    ['leaves the footnotes of its former clause theirs', 'A a1 a2 a3 B', 'a1', 'paragraph', 'A a2 a3 a1 B'],
    ['is the last footnote and stays', 'A a1 a2 B', 'a2', 'paragraph', 'A a1 a2 B'],
    ['becomes a footnote of the one before', 'A B', 'B', 'footnote', 'A B'],
    ['is the first and no footnote', 'A B', 'A', 'footnote', why('host')],
    ['has footnotes and becomes none', 'A B b1', 'B', 'footnote', why('own')],
    ['has footnotes and is no closing formula', 'A a1', 'A', 'testimonium', why('own')],
    ['has footnotes and becomes an article', 'A a1', 'A', 'article', 'A a1'],
  ])('%s', (_name, sketch, clause, kind, expected) => {
    expect(retype(sketch, clause, kind)).toBe(expected);
  });
});

describe('a clause that is divided', () => {
  const TEXT = { fa: 'یک(*) دو(*) سه', ru: 'один(*) два(*) три', en: 'one two three' };
  const split = (sketch: string, at: object, texts: Sketch['texts'] = TEXT): string =>
    sec(rows(sketch, texts), { type: 'clause.split', clause: 'A', at } as never);
  it.each<[string, string, object, string]>([
    ['leaves each footnote with the half that has its sign', 'A a1 a2 B', { fa: 6, ru: 8 }, 'A a1 new a2 B'],
    ['leaves all with the first', 'A a1 a2 B', { fa: 12, ru: 15 }, 'A a1 a2 new B'],
    ['leaves all with the second', 'A a1 a2 B', { fa: 2, ru: 4 }, 'A new a1 a2 B'],
    ['has fewer footnotes than signs', 'A a1 B', { fa: 12, ru: 15 }, 'A a1 new B'],
    ['is cut differently', 'A a1 a2 B', { fa: 6, ru: 15 }, why('signs')],
    ['has no footnotes to divide', 'A B', { fa: 6, ru: 15 }, 'A new B'],
  ])('%s', (_name, sketch, at, expected) => {
    expect(split(sketch, at)).toBe(expected);
  });
});

describe('clauses that are joined', () => {
  const merge = (sketch: string, clause: string, into: string): string =>
    sec(rows(sketch), { type: 'clause.merge', clause, into } as never);
  it.each<[string, string, string, string, string]>([
    ['have their footnotes in the order of the text', 'A a1 B b1', 'A', 'B', 'A- B a1 b1'],
    ['have them where they stand', 'A a1 B b1', 'B', 'A', 'A a1 B- b1'],
    ['have them from afar', 'A a1 C c1 B b1', 'B', 'A', 'A a1 b1 C c1 B-'],
    ['are two footnotes', 'A a1 a2', 'a2', 'a1', 'A a1 a2-'],
    ['are no clause and footnote', 'A a1', 'a1', 'A', why('joined')],
  ])('%s', (_name, sketch, clause, into, expected) => {
    expect(merge(sketch, clause, into)).toBe(expected);
  });
  it('are no table and paragraph', () => {
    const on = ground({ id: 'A' }, { id: 'B', kind: 'table' });
    expect(sec(on, { type: 'clause.merge', clause: 'A', into: 'B' } as never)).toBe(why('joined'));
  });
});
