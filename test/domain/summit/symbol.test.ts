/** Document symbols: drafts and their issues, conference room papers and their revisions, and what stands for one text. */
import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../src/domain/clause/clause.ts';
import type { Declaration, Milestone } from '../../../src/domain/clause/declaration.ts';
import type { ProposalRecord } from '../../../src/domain/negotiation/record.ts';
import { issuedBy, reissueOf, withSymbols } from '../../../src/domain/summit/reissue.ts';
import { judgeSymbols, type Reissue, SymbolRegister, symbolBaseFits } from '../../../src/domain/summit/symbol.ts';
import type { Effect } from '../../../src/domain/verdict.ts';

const AT = '2025-11-18T08:00:00.000Z';
const registerOf = (base: string | null): SymbolRegister => {
  const register = new SymbolRegister();
  if (base !== null) register.take({ fact: 'symbol.base', base, member: 's', at: AT });
  return register;
};

let ids = 0;
/** Issues a version or tables a proposal as a room does; returns the symbols that stand on what was made. */
function decide(
  register: SymbolRegister,
  type: 'milestone.create' | 'proposal.table' | 'chair.issue',
  effects: readonly Effect[],
  { resolution = 'one', since = 'substance' as Reissue, proposalsUntil = undefined as string | undefined } = {},
): readonly (string | undefined)[] {
  const numbered = withSymbols({ register, resolution, since: () => since, proposalsUntil }, { type }, effects);
  for (const document of issuedBy(resolution, { type }, numbered, (symbol) => register.has(symbol)))
    register.take({ fact: 'symbol.issued', document });
  return numbered.flatMap((effect) => {
    if (effect.type === 'milestone.put') return [effect.milestone.symbol];
    return effect.type === 'proposal.put' ? [effect.record.symbol] : [];
  });
}
const version = (rest: Partial<Milestone> = {}): Effect => ({
  type: 'milestone.put',
  milestone: { ...{ id: `m${ids++}`, label: 'Second reading', seq: 1, digest: 'd', at: AT, by: 's' }, ...rest },
});
const paper = (rest: Partial<ProposalRecord> = {}): Effect => ({
  type: 'proposal.put',
  record: {
    ...{
      id: `p${ids++}`,
      clause: 'c',
      kind: 'proposal',
      role: 'negotiator',
      delegation: 'KZ',
      base: 'd',
      baseTexts: {},
    },
    ...{ texts: {}, reason: 'r', state: 'tabled', member: 'kz', at: AT, ...rest },
  } as ProposalRecord,
});

describe('symbolBaseFits', () => {
  it.each(['CSG/1', 'A/CONF.216', 'csg', 'E/ECE/1'])('takes %s', (base) => expect(symbolBaseFits(base)).toBe(true));
  it.each(['', '/', 'CSG/', '/CSG', 'CSG//1', 'CSG 1', 'ЦСГ/1', '‏CSG', 'CSG/1\n', 'A/'.repeat(30)])(
    'refuses %j',
    (base) => expect(symbolBaseFits(base)).toBe(false),
  );
});

describe('a draft', () => {
  it('has its number from its first issue on, whichever resolution came before', () => {
    const register = registerOf('CSG/1');
    const issue = (resolution: string, since: Reissue = 'substance') =>
      decide(register, 'milestone.create', [version()], { resolution, since })[0];
    const all = [
      issue('b'),
      issue('a'),
      issue('b'),
      issue('b', 'form'),
      issue('b', 'form'),
      issue('b', 'same'),
      issue('b'),
    ];
    expect(all).toEqual([
      ...['CSG/1/L.1', 'CSG/1/L.2', 'CSG/1/L.1/Rev.1', 'CSG/1/L.1/Rev.1/Corr.1', 'CSG/1/L.1/Rev.1/Corr.2'],
      ...['CSG/1/L.1/Rev.1/Corr.2', 'CSG/1/L.1/Rev.2'],
    ]);
    expect(register.documents.map(({ symbol }) => symbol)).toEqual([...new Set(all)]);
    expect(register.lastIssue('a')).toBe(register.documents[1]?.id);
  });
  it('is not issued by the server, nor where the summit has no symbols', () => {
    expect(decide(registerOf('CSG/1'), 'milestone.create', [version({ auto: 'freeze' })])).toEqual([undefined]);
    expect(decide(registerOf(null), 'milestone.create', [version()])).toEqual([undefined]);
  });
  it('says until when proposals may come, while they may', () => {
    const register = registerOf('X');
    const due = (proposalsUntil: string) =>
      withSymbols({ register, resolution: 'a', since: () => 'same', proposalsUntil }, { type: 'milestone.create' }, [
        version(),
      ]).map((effect) => effect.type === 'milestone.put' && effect.milestone.proposalsUntil);
    expect([due('2025-11-20T08:00:00.000Z'), due(AT)]).toEqual([['2025-11-20T08:00:00.000Z'], [undefined]]);
  });
});

describe('a conference room paper', () => {
  it('is counted through the summit, and keeps its number when it is amended', () => {
    const register = registerOf('CSG/1');
    const [first] = decide(register, 'proposal.table', [paper({ id: 'p-a' })]);
    const [second] = decide(register, 'proposal.table', [paper()], { resolution: 'two' });
    const old = paper({ id: 'p-a', symbol: first, state: 'superseded' } as Partial<ProposalRecord>);
    const [, amended] = decide(register, 'proposal.table', [old, paper({ id: 'p-b', amends: 'p-a', revision: 1 })]);
    const again = paper({ id: 'p-b', symbol: amended, state: 'superseded' } as Partial<ProposalRecord>);
    const [, twice] = decide(register, 'proposal.table', [again, paper({ amends: 'p-b', revision: 2 })]);
    expect([first, second, amended, twice]).toEqual([
      ...['CSG/1/CRP.1', 'CSG/1/CRP.2', 'CSG/1/CRP.1/Rev.1', 'CSG/1/CRP.1/Rev.2'],
    ]);
  });
  it('amends one that was tabled before the summit had symbols as a paper of its own', () => {
    const register = registerOf('CSG/1');
    const old = paper({ id: 'old', state: 'superseded' });
    expect(decide(register, 'proposal.table', [old, paper({ amends: 'old', revision: 1 })])[1]).toBe('CSG/1/CRP.1');
  });
  it('is one for all clauses of a chair’s text, and another for a wording of one of them', () => {
    const register = registerOf('CSG/1');
    const chair = { kind: 'chair', role: 'secretariat', batch: 'b', label: 'Text' } as const;
    const issued = decide(register, 'chair.issue', [paper({ id: 'x', ...chair }), paper({ id: 'y', ...chair })]);
    expect(issued).toEqual(['CSG/1/CRP.1', 'CSG/1/CRP.1']);
    expect(register.documents).toMatchObject([{ id: 'b', kind: 'chair', label: 'Text' }]);
    const old = (id: string) => paper({ id, ...chair, symbol: 'CSG/1/CRP.1', state: 'superseded' });
    const other = (amends: string) =>
      decide(register, 'proposal.table', [old(amends), paper({ kind: 'chair', amends })])[1];
    expect([other('x'), other('y')]).toEqual(['CSG/1/CRP.2', 'CSG/1/CRP.3']);
  });
});

describe('judgeSymbols', () => {
  const judge = (register: SymbolRegister, base: string | null) => judgeSymbols(register, { id: 'sec' }, { base }, AT);
  it('takes a base until a document bears it', () => {
    const register = registerOf(null);
    expect(judge(register, 'CSG/1')).toMatchObject({ ok: true, fact: { base: 'CSG/1' } });
    expect(judge(register, 'CSG 1')).toMatchObject({ ok: false, reason: 'bad-command' });
    expect(judge(register, null)).toMatchObject({ ok: false, missing: [{ kind: 'no-difference' }] });
    register.take({ fact: 'symbol.base', base: 'CSG/1', member: 's', at: AT });
    expect(judge(register, null)).toMatchObject({ ok: true });
    decide(register, 'proposal.table', [paper()]);
    expect(judge(register, 'CSG/2')).toMatchObject({ ok: false, missing: [{ kind: 'symbols-given', base: 'CSG/1' }] });
  });
});

describe('reissueOf', () => {
  const clause = (id: string, words: string, rest: Partial<Clause> = {}): Clause =>
    ({
      ...{
        id,
        kind: 'paragraph',
        level: 0,
        order: id,
        status: 'draft',
        digest: words,
        number: {},
        stances: {},
        brackets: {},
      },
      ...{ texts: { ru: { digest: words, paragraphs: [[{ text: words }]] } }, ...rest },
    }) as Clause;
  const text = (...clauses: Clause[]): Declaration =>
    ({ columns: ['ru'], digest: JSON.stringify(clauses), clauses }) as unknown as Declaration;
  const weigh = (_lang: string, old: string, young: string) =>
    ({ weight: old.replace('.', '') === young.replace('.', '') ? 'form' : 'substance', changes: [] }) as never;
  const old = text(clause('a', 'Первый'), clause('b', 'Второй'));
  it.each([
    ['the same text', text(clause('a', 'Первый'), clause('b', 'Второй')), 'same'],
    ['a point', text(clause('a', 'Первый.'), clause('b', 'Второй')), 'form'],
    ['a point and a word', text(clause('a', 'Первый.'), clause('b', 'Третий')), 'substance'],
    ['another order', text(clause('b', 'Второй'), clause('a', 'Первый')), 'substance'],
    ['a clause more', text(clause('a', 'Первый'), clause('b', 'Второй'), clause('c', '')), 'substance'],
    ['a clause withdrawn', text(clause('a', 'Первый'), clause('b', 'Второй', { status: 'withdrawn' })), 'substance'],
    ['another kind', text(clause('a', 'Первый'), clause('b', 'Второй', { kind: 'heading' })), 'substance'],
  ] as const)('calls %s %s', (_what, now, is) => expect(reissueOf(old, now, weigh)).toBe(is));
  it('calls a text with very many corrected cells substance', () => {
    const many = (point: string) =>
      text(...Array.from({ length: 60 }, (_, at) => clause(`c${at}`, `Слово ${at}${point}`)));
    expect(reissueOf(many(''), many('.'), weigh)).toBe('substance');
  });
});
