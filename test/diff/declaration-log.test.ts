/** What a comparison says that two texts do not show: splits, merges, stances, proposals; and its mirror. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffOptions, diffDeclarations } from '../../src/diff/declaration.ts';
import type { Division } from '../../src/diff/kinship.ts';
import { delegationsBehind } from '../../src/diff/people.ts';
import { type Clause, STANCES, type StanceRecord } from '../../src/domain/clause/clause.ts';
import type { ClauseChange, DeclarationDiff } from '../../src/domain/clause/difference.ts';
import { PROPOSAL_STATES, type ProposalRecord } from '../../src/domain/negotiation/record.ts';
import { clause, declaration, SEED } from './writing.ts';

const stance = (given: StanceRecord['stance'], digest: string): StanceRecord => ({
  ...{ stance: given, digest, member: 'm', at: '2025-11-18T08:00:00.000Z' },
});
const proposal = (id: string, on: string | null, state: ProposalRecord['state'], more = {}): ProposalRecord => ({
  ...{ id, clause: on, kind: 'proposal', role: 'negotiator', delegation: 'RU', member: 'ru-neg' },
  ...{ at: `2025-11-18T08:0${id.length}:00.000Z`, base: null, baseTexts: {}, texts: {}, reason: '', state, ...more },
});
const text = (id: string, ru: string, more: Partial<Clause> = {}): Clause => clause(id, { ru }, more);
const changes = (diff: DeclarationDiff) => Object.fromEntries(diff.clauses.map((one) => [one.id, one.changes]));

describe('diffDeclarations with the log', () => {
  it('says of a split and of a merge which clause was the other one', () => {
    const before = [text('A', 'раз два'), text('C', 'три'), text('D', 'четыре')];
    const after = [
      text('A', 'раз'),
      text('B', 'два'),
      text('C', 'три', { status: 'withdrawn' }),
      text('D', 'три\nчетыре'),
    ];
    const divisions: Division[] = [
      { type: 'split', whole: 'A', part: 'B' },
      { type: 'merge', whole: 'D', part: 'C' },
    ];
    const there = diffDeclarations(declaration(1, before), declaration(2, after), { divisions });
    expect(changes(there)).toEqual({
      A: ['changed', 'split'],
      B: ['added', 'split'],
      C: ['withdrawn', 'merged'],
      D: ['changed', 'merged'],
    });
    expect(there.clauses.map(({ kin }) => kin)).toEqual([
      { splitInto: ['B'] },
      { splitFrom: 'A' },
      { mergedInto: 'D' },
      { mergedFrom: ['C'] },
    ]);
    expect([there.summary.split, there.summary.merged]).toEqual([2, 2]);
    const back = diffDeclarations(declaration(2, after), declaration(1, before), { divisions });
    expect(changes(back)).toEqual({
      A: ['changed', 'merged'],
      B: ['withdrawn', 'merged'],
      C: ['restored', 'split'],
      D: ['changed', 'split'],
    });
  });

  it('tells stances from and to, and that one has lapsed', () => {
    const before = text('A', 'раз', { digest: 'x', stances: { IR: stance('agree', 'x'), RU: stance('object', 'x') } });
    const after = text('A', 'раз', { digest: 'y', stances: { IR: stance('agree', 'x'), RU: stance('agree', 'y') } });
    const { clauses, summary } = diffDeclarations(declaration(1, [before]), declaration(2, [after]));
    expect([clauses[0]?.changes, clauses[0]?.stances, summary.stancesChanged]).toEqual([
      ['stances'],
      [
        { delegation: 'IR', from: { stance: 'agree' }, to: { stance: 'agree', lapsed: true } },
        { delegation: 'RU', from: { stance: 'object' }, to: { stance: 'agree' } },
      ],
      1,
    ]);
  });

  it('lists proposals that were tabled and decided, those of new clauses with the clause that they became', () => {
    const decided = { member: 'sec', at: '2025-11-18T09:00:00.000Z', clause: 'B' };
    const proposals = {
      from: [proposal('p', 'A', 'tabled'), proposal('pp', null, 'tabled'), proposal('ppp', 'A', 'tabled')],
      to: [
        proposal('p', 'A', 'rejected', { decided: { ...decided, clause: undefined } }),
        proposal('pp', null, 'accepted', { decided }),
        proposal('ppp', 'A', 'tabled'),
        proposal('pppp', null, 'tabled'),
      ],
    };
    const [before, after] = [declaration(1, [text('A', 'раз')]), declaration(2, [text('A', 'раз'), text('B', 'два')])];
    const diff = diffDeclarations(before, after, { proposals });
    expect(diff.proposals?.map(({ id, clause: on, from, to }) => [id, on, from, to])).toEqual([
      ['p', 'A', 'tabled', 'rejected'],
      ['pp', 'B', 'tabled', 'accepted'],
      ['pppp', null, null, 'tabled'],
    ]);
    expect([changes(diff), diff.summary.proposalsChanged]).toEqual([
      { A: ['proposals'], B: ['added', 'proposals'] },
      2,
    ]);
    expect([...delegationsBehind({ id: 'B' }, diff.proposals ?? [], ['ru'])]).toEqual(['RU']);
  });
});

const IDS = [...'ABCDEF'];
const MIRROR: { readonly [change in ClauseChange]?: readonly ClauseChange[] } = {
  ...{ added: ['withdrawn'], withdrawn: ['added', 'restored'], restored: ['withdrawn'] },
  ...{ split: ['merged'], merged: ['split'] },
};
const clauses = fc.shuffledSubarray(IDS, { minLength: 3 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          ru: fc.constantFrom('раз', 'раз два'),
          status: fc.constantFrom('draft' as const, 'draft' as const, 'withdrawn' as const),
          digest: fc.constantFrom('x', 'y'),
          given: fc.constantFrom(...STANCES, null),
        })
        .map(({ ru, status, digest, given }) =>
          text(id, ru, { status, digest, stances: given ? { IR: stance(given, 'x') } : {} }),
        ),
    ),
  ),
);
const tabled = fc.array(
  fc.record({ n: fc.nat(3), on: fc.constantFrom(...IDS), state: fc.constantFrom(...PROPOSAL_STATES) }),
  {
    maxLength: 4,
  },
);
const options = fc
  .record({
    divisions: fc.array(
      fc.record({
        type: fc.constantFrom('split' as const, 'merge' as const),
        whole: fc.constantFrom(...IDS),
        part: fc.constantFrom(...IDS),
      }),
      { maxLength: 8 },
    ),
    from: tabled,
    to: tabled,
  })
  .map(({ divisions, from, to }) => {
    // A proposal stays on its clause, so the id names it.
    const list = (all: typeof from): ProposalRecord[] => [
      ...new Map(all.map(({ n, on, state }) => [`p${on}${n}`, proposal(`p${on}${n}`, on, state)])).values(),
    ];
    return {
      divisions: divisions.filter(({ whole, part }) => whole !== part),
      proposals: { from: list(from), to: list(to) },
    };
  });

describe('diffDeclarations with a random log', () => {
  it('mirrors every kind', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(clauses, clauses, options, (a, b, log) => {
        const turned: DiffOptions = { ...log, proposals: { from: log.proposals.to, to: log.proposals.from } };
        const there = diffDeclarations(declaration(1, a), declaration(2, b), log);
        const back = diffDeclarations(declaration(2, b), declaration(1, a), turned);
        const other = new Map(back.clauses.map((one) => [one.id, one]));
        for (const { id, changes: found, stances, kin } of there.clauses) {
          const mirror = other.get(id);
          for (const change of found) {
            seen.set(change, (seen.get(change) ?? 0) + 1);
            expect((MIRROR[change] ?? [change]).some((name) => mirror?.changes.includes(name))).toBe(true);
          }
          expect(mirror?.changes.length).toBe(found.length);
          expect(mirror?.stances).toEqual(stances?.map((one) => ({ ...one, from: one.to, to: one.from })));
          expect([mirror?.kin?.mergedInto, mirror?.kin?.mergedFrom]).toEqual([kin?.splitFrom, kin?.splitInto]);
          expect([mirror?.kin?.splitFrom, mirror?.kin?.splitInto]).toEqual([kin?.mergedInto, kin?.mergedFrom]);
        }
        expect(back.proposals).toEqual(there.proposals?.map((one) => ({ ...one, from: one.to, to: one.from })));
      }),
      { seed: SEED, numRuns: 400 },
    );
    const kinds: ClauseChange[] = ['split', 'merged', 'stances', 'proposals', 'withdrawn', 'restored'];
    expect(kinds.filter((kind) => (seen.get(kind) ?? 0) < 40)).toEqual([]);
  });
});
