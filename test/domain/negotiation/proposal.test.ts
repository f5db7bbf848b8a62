/** What becomes of proposals when the text goes on: taken, carried over, in conflict, superseded. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Effect, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import { carriedOver, carry, cleanIfAccepted, conflictsOf } from '../../../src/domain/negotiation/proposal.ts';
import type { ProposalRecord } from '../../../src/domain/negotiation/record.ts';
import type { Lang } from '../../../src/language/language.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, mergeWords, proposed, type Sketch, silent } from '../ground.ts';

const TEXT = { fa: 'یک دو سه', ru: 'один два три' };
const BASE = { baseTexts: { fa: TEXT.fa } };
/** IR puts other words in place of the first, RU of the last, KZ of the first too. */
const FIRST = proposed({ ...BASE, id: 'p1', texts: { fa: 'اول دو سه' } });
const LAST = proposed({ ...BASE, id: 'p2', delegation: 'RU', texts: { fa: 'یک دو سوم' } });
const RIVAL = proposed({ ...BASE, id: 'p3', delegation: 'KZ', texts: { fa: 'نخست دو سه', ru: 'раз два три' } });
const RIVAL_BOTH = { ...RIVAL, baseTexts: TEXT };

const on = (proposals: readonly ProposalRecord[], sketch: Sketch = {}): Ground =>
  beside(ground({ texts: TEXT, ...sketch }, {}), { proposals });
const give = (where: Ground, role: 'negotiator' | 'secretariat' | 'legal', command: object): Verdict =>
  decide(where, ACTORS[role], { id: 'x', ...command } as Command, CIRCUMSTANCES);
const takeIn = (where: Ground, proposal: string, more: object = {}): Verdict =>
  give(where, 'secretariat', { type: 'proposal.accept', proposal, seen: where.clause('c1')?.digest(), ...more });
const seenIn = (where: Ground, id = 'c1'): string => where.clause(id)?.digest() ?? '';
const effectsOf = (verdict: Verdict): readonly Effect[] => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
  return verdict.effects;
};
const records = (verdict: Verdict): { readonly [id: string]: ProposalRecord } =>
  Object.fromEntries(
    effectsOf(verdict).flatMap((each) => (each.type === 'proposal.put' ? [[each.record.id, each.record]] : [])),
  );

describe('carry', () => {
  it.each<[string, string, string, string, string | null]>([
    ['mine, where nobody else changed anything', 'a b', 'a c', 'a b', 'a c'],
    ['theirs, where I changed nothing', 'a b', 'a b', 'a c', 'a c'],
    ['what both say alike', 'a b', 'a c', 'a c', 'a c'],
    ['both, where the words are apart', 'a b', 'x b', 'a y', 'x y'],
    ['nothing, where both changed one word', 'a b', 'x b', 'y b', null],
  ])('gives %s', (_name, base, mine, theirs, expected) => {
    const result = carry({ base, mine, theirs }, 'ru', mergeWords);
    expect(result.ok ? result.text : null).toBe(expected);
  });
  it('needs nobody who knows words where both say the same', () => {
    expect(carry({ base: 'a b', mine: 'x b', theirs: 'x b' }, 'ru')).toEqual({ ok: true, text: 'x b' });
  });
  it('needs nobody who knows words where one side changed nothing', () => {
    const sides = [
      carry({ base: 'a b', mine: 'a b', theirs: 'a c' }, 'ru'),
      carry({ base: 'a b', mine: 'a c', theirs: 'a b' }, 'ru'),
    ];
    expect(sides).toEqual(Array(2).fill({ ok: true, text: 'a c' }));
  });
  it('has the whole texts in conflict where nobody knows words', () => {
    expect(carry({ base: 'a b', mine: 'x b', theirs: 'a y' }, 'ru')).toEqual({
      ok: false,
      conflicts: [{ base: 'a b', mine: 'x b', theirs: 'a y' }],
    });
  });
});

describe('proposal.table', () => {
  it('keeps who, on which text, why, and only the columns that differ', () => {
    const where = on([]);
    const seen = where.clause('c1')?.digest();
    const texts = { fa: 'یک دو', ru: TEXT.ru };
    expect(give(where, 'negotiator', { type: 'proposal.table', clause: 'c1', texts, reason: 'کوتاه', seen })).toEqual({
      ok: true,
      proposal: 'p1',
      clause: 'c1',
      effects: [
        {
          type: 'proposal.put',
          record: {
            ...{ id: 'p1', clause: 'c1', kind: 'proposal', role: 'negotiator', delegation: 'IR', member: 'n' },
            ...{ at: CIRCUMSTANCES.now, base: seen, baseTexts: { fa: TEXT.fa }, texts: { fa: 'یک دو' } },
            ...{ reason: 'کوتاه', state: 'tabled' },
          },
        },
      ],
    });
  });
  it('is the chair’s from the secretariat and a correction from the legal staff, of no delegation', () => {
    const where = on([]);
    const seen = where.clause('c1')?.digest();
    const command = { type: 'proposal.table', clause: 'c1', texts: { fa: 'یک' }, reason: 'r', seen };
    const kinds = (['secretariat', 'legal'] as const).map((role) => records(give(where, role, command)).p1);
    expect(kinds.map((record) => [record?.kind, record?.delegation])).toEqual([
      ['chair', undefined],
      ['correction', undefined],
    ]);
  });
  it.each<[string, object, string]>([
    ['what stands there already', { texts: TEXT }, 'rule-unmet'],
    ['no words at all', { texts: {} }, 'rule-unmet'],
    ['a column that is not there', { texts: { kk: 'бір' } }, 'bad-command'],
    ['no reason', { texts: { fa: 'نه' }, reason: ' ' }, 'bad-command'],
    ['an endless text', { texts: { fa: 'ا'.repeat(100_001) } }, 'bad-command'],
    ['a new clause of no kind', { clause: null, after: null, texts: { fa: 'نو' } }, 'bad-command'],
    [
      'a new clause behind none',
      { clause: null, after: 'c9', kind: 'article', level: 0, texts: { fa: 'نو' } },
      'unknown-clause',
    ],
  ])('refuses %s', (_name, more, expected) => {
    const where = on([]);
    const seen = where.clause('c1')?.digest();
    const verdict = give(where, 'negotiator', { type: 'proposal.table', clause: 'c1', reason: 'r', seen, ...more });
    expect(verdict.ok ? 'ok' : verdict.reason).toBe(expected);
  });
});

describe('proposal.accept', () => {
  it('writes the words, and carries the others over: apart, in conflict, superseded', () => {
    const same = { ...FIRST, id: 'p4', delegation: 'TM' };
    const verdict = takeIn(on([FIRST, LAST, RIVAL_BOTH, same]), 'p1');
    const { p1, p2, p3, p4 } = records(verdict);
    expect(effectsOf(verdict)[0]).toEqual({ type: 'text.put', clause: 'c1', lang: 'fa', text: 'اول دو سه' });
    expect([p1?.state, p1?.decided]).toEqual(['accepted', { member: 's', at: CIRCUMSTANCES.now }]);
    expect([p2?.state, p2?.texts, p2?.baseTexts]).toEqual(['tabled', { fa: 'اول دو سوم' }, { fa: 'اول دو سه' }]);
    expect([p3?.state, p3?.texts, p3?.baseTexts, p3?.conflicts]).toEqual([
      'tabled',
      RIVAL.texts,
      TEXT,
      { fa: [{ base: 'یک', mine: 'نخست', theirs: 'اول' }] },
    ]);
    expect(p4?.state).toBe('superseded');
  });
  it('puts words written on an earlier text into the present one', () => {
    const where = on([FIRST], { texts: { ...TEXT, fa: 'یک دو سوم' } });
    expect(effectsOf(takeIn(where, 'p1'))[0]).toMatchObject({ type: 'text.put', text: 'اول دو سوم' });
  });
  it('names the present words that are in the way', () => {
    const where = on([FIRST], { texts: { ...TEXT, fa: 'آغاز دو سه' } });
    expect(takeIn(where, 'p1')).toEqual({
      ok: false,
      reason: 'rule-unmet',
      missing: [{ kind: 'conflict', lang: 'fa', words: 'آغاز', clause: 'c1' }],
    });
  });
  it('reopens frozen text, with the reason for all to read', () => {
    const effects = effectsOf(takeIn(on([FIRST], { status: 'agreed' }), 'p1', { reason: 'خطا' }));
    const reopened = { reason: 'خطا', member: 's', at: CIRCUMSTANCES.now, seq: 7 };
    expect(effects).toContainEqual({ type: 'clause.set', id: 'c1', status: 'draft', held: false, reopened });
  });
  it('puts no text that silence is being kept on', () => {
    const where = on([FIRST]);
    const quiet = beside(where, { silences: { c1: silent(where.clause('c1')?.digest() ?? '') } });
    expect(takeIn(quiet, 'p1')).toMatchObject({ ok: false, missing: [{ kind: 'silence', clause: 'c1' }] });
  });
  it('gives a column words though it had no counterpart by design', () => {
    const none = { ru: 'нет', fa: 'نیست' };
    const effects = effectsOf(takeIn(on([FIRST], { noCounterpart: none }), 'p1'));
    expect(effects).toContainEqual({ type: 'clause.set', id: 'c1', none: { ru: 'нет' } });
  });
  it('makes a clause of a new one', () => {
    const place = { after: 'c1', kind: 'article', level: 1 } as const;
    const where = on([proposed({ id: 'p1', clause: null, place, baseTexts: {}, texts: { ru: 'новая' } })]);
    const effects = effectsOf(takeIn(where, 'p1'));
    expect(effects[0]).toMatchObject({ type: 'clause.put', id: 'c1', kind: 'article', texts: { ru: 'новая' } });
    expect(records(takeIn(where, 'p1')).p1).toMatchObject({ state: 'accepted', decided: { clause: 'c1' } });
  });
  it.each(['accepted', 'rejected', 'withdrawn', 'superseded'] as const)('leaves alone what is %s', (state) => {
    const where = on([{ ...FIRST, state }]);
    const already = { ok: false, reason: 'rule-unmet', missing: [{ kind: 'already', what: state }] };
    expect([takeIn(where, 'p1'), give(where, 'secretariat', { type: 'proposal.reject', proposal: 'p1' })]).toEqual([
      already,
      already,
    ]);
  });
  it('knows no proposal of another name', () => {
    expect(takeIn(on([FIRST]), 'constructor')).toMatchObject({ missing: [{ kind: 'unknown', what: 'proposal' }] });
  });
});

describe('what was decided stays decided', () => {
  // Nothing but tabled wording is carried over; on another clause it stays as well.
  const decided = (['accepted', 'rejected', 'withdrawn', 'superseded'] as const).map((state, index) => ({
    ...{ ...LAST, id: `d${index}`, state },
    decided: { member: 's', at: CIRCUMSTANCES.now, reason: 'r' },
  }));
  const elsewhere = { ...LAST, id: 'e1', clause: 'c2' };
  it.each<[string, (where: Ground) => Verdict]>([
    ['an acceptance', (where) => takeIn(where, 'p1')],
    [
      'a split',
      (where) => give(where, 'secretariat', { type: 'clause.split', clause: 'c1', at: { fa: 3 }, seen: seenIn(where) }),
    ],
    [
      'a merge',
      (where) =>
        give(where, 'secretariat', { type: 'clause.merge', clause: 'c2', into: 'c1', seen: seenIn(where, 'c2') }),
    ],
  ])('by %s of the clause', (_name, judge) => {
    const where = on([FIRST, ...decided, elsewhere, LAST]);
    expect(Object.keys(records(judge(where))).filter((id) => id !== 'p1')).toEqual(['p2']);
  });
});

describe('proposal.withdraw', () => {
  it('is for the delegation that tabled it, whoever of it', () => {
    const outcome = (delegation: string, member: string): string => {
      const actor = { ...ACTORS.negotiator, id: member, delegation };
      const verdict = decide(on([FIRST]), actor, { id: 'x', type: 'proposal.withdraw', proposal: 'p1' }, CIRCUMSTANCES);
      return verdict.ok ? 'ok' : verdict.reason;
    };
    expect([outcome('IR', 'n'), outcome('IR', 'head'), outcome('RU', 'n')]).toEqual(['ok', 'ok', 'not-allowed']);
  });
});

describe('conflictsOf', () => {
  it('sees a conflict that typing has made since', () => {
    expect(conflictsOf(on([], { texts: { ...TEXT, fa: 'آغاز دو سه' } }), FIRST, mergeWords)).toEqual({
      fa: [{ base: 'یک', mine: 'اول', theirs: 'آغاز' }],
    });
  });

  it('is none where nothing is in the way, where the clause is gone, and for a new one', () => {
    const found = [FIRST, { ...FIRST, clause: 'c9' }, { ...FIRST, clause: null }].map((each) =>
      conflictsOf(on([]), each, mergeWords),
    );
    expect(found).toEqual([{}, {}, {}]);
  });
});

describe('carriedOver', () => {
  const present = (texts: { fa?: string; ru?: string }) => (lang: Lang) => texts[lang as 'fa'] ?? '';
  const SIGNED = { member: 's', at: CIRCUMSTANCES.now };
  const BOTH = proposed({ baseTexts: TEXT, texts: { fa: 'اول دو سه', ru: 'раз два три' } });
  it.each<[string, ProposalRecord, object, object]>([
    [
      'all that it says has come true: superseded, and who made it so',
      { ...FIRST, conflicts: { fa: [] } },
      { fa: 'اول دو سه' },
      { record: { ...FIRST, state: 'superseded', decided: SIGNED } },
    ],
    [
      'one column has come true: the other is left',
      BOTH,
      { ...TEXT, ru: 'раз два три' },
      { carried: true, record: { ...BOTH, texts: { fa: 'اول دو سه' }, baseTexts: { fa: TEXT.fa } } },
    ],
    [
      'both go on, each on its new ground',
      BOTH,
      { fa: 'یک دو سوم', ru: 'один два третий' },
      {
        carried: true,
        record: {
          ...BOTH,
          texts: { fa: 'اول دو سوم', ru: 'раз два третий' },
          baseTexts: { fa: 'یک دو سوم', ru: 'один два третий' },
        },
      },
    ],
    [
      'one column is in conflict and stays on its old ground',
      BOTH,
      { fa: 'یک دو سوم', ru: 'первый два три' },
      {
        carried: true,
        record: {
          ...BOTH,
          texts: { fa: 'اول دو سوم', ru: 'раз два три' },
          baseTexts: { fa: 'یک دو سوم', ru: TEXT.ru },
          conflicts: { ru: [{ base: 'один', mine: 'раз', theirs: 'первый' }] },
        },
      },
    ],
    [
      'a conflict that is one no more is told no more',
      { ...FIRST, conflicts: { fa: [{ base: 'a', mine: 'b', theirs: 'c' }] } },
      TEXT,
      { carried: true, record: FIRST },
    ],
    [
      'a conflict alone keeps it tabled',
      FIRST,
      { ...TEXT, fa: 'آغاز دو سه' },
      { carried: true, record: { ...FIRST, conflicts: { fa: [{ base: 'یک', mine: 'اول', theirs: 'آغاز' }] } } },
    ],
  ])('%s', (_name, proposal, texts, expected) => {
    expect(carriedOver(proposal, present(texts), SIGNED, mergeWords)).toStrictEqual({
      type: 'proposal.put',
      ...expected,
    });
  });
  it('is signed by nobody where nobody decided', () => {
    expect(carriedOver(FIRST, present({ fa: 'اول دو سه' }), undefined, mergeWords)).toStrictEqual({
      type: 'proposal.put',
      record: { ...FIRST, state: 'superseded' },
    });
  });
  it('keeps a base that was never written down as it is', () => {
    const bare = proposed({ baseTexts: {}, texts: { fa: 'اول' } });
    expect(carriedOver(bare, present(TEXT), SIGNED, mergeWords)).toStrictEqual({
      ...{ type: 'proposal.put', carried: true },
      record: { ...bare, conflicts: { fa: [{ base: '', mine: 'اول', theirs: TEXT.fa }] } },
    });
  });
});

describe('cleanIfAccepted', () => {
  it('leaves out what is withdrawn or gone, and follows the time of tabling, not the list', () => {
    const at = (minute: number) => `2025-11-18T08:${minute}:00.000Z`;
    const rivals = ['نخست دو سه', 'آغاز دو سه', 'سرآغاز دو سه'].map((fa, index) =>
      proposed({ ...BASE, id: `p${index}`, texts: { fa }, at: at(50 - 10 * index) }),
    );
    const lost = proposed({ ...BASE, id: 'p9', clause: 'c9', texts: { fa: 'هیچ' } });
    for (const list of [rivals, rivals.toReversed()]) {
      const { texts, conflicts } = cleanIfAccepted(on([...list, lost]), 'IR', mergeWords);
      expect([...texts]).toEqual([['c1', { fa: 'سرآغاز دو سه' }]]);
      expect(conflicts.map(({ proposal }) => proposal)).toEqual(['p1', 'p0']);
    }
    const withdrawn = cleanIfAccepted(on(rivals, { status: 'withdrawn' }), 'IR', mergeWords);
    expect([[...withdrawn.texts], withdrawn.conflicts]).toEqual([[], []]);
  });
  it('keeps those tabled at the same moment in the order of the list', () => {
    const rivals = ['نخست دو سه', 'آغاز دو سه'].map((fa, index) =>
      proposed({ ...BASE, id: `p${index}`, texts: { fa } }),
    );
    expect([...cleanIfAccepted(on(rivals), 'IR', mergeWords).texts]).toEqual([['c1', { fa: 'نخست دو سه' }]]);
  });

  it('puts one delegation’s tabled words together, in the order they were tabled, and no one else’s', () => {
    const late = proposed({ ...BASE, id: 'p5', texts: { fa: 'یک دو پایان' }, at: '2025-11-18T08:45:00.000Z' });
    const clash = proposed({ ...BASE, id: 'p6', texts: { fa: 'سرآغاز دو سه' }, at: '2025-11-18T08:50:00.000Z' });
    const fresh = proposed({ id: 'p7', clause: null, baseTexts: {}, texts: { fa: 'نو' } });
    const gone = proposed({ ...BASE, id: 'p8', texts: { fa: 'هیچ' }, state: 'withdrawn' });
    const { texts, added, conflicts } = cleanIfAccepted(on([clash, late, FIRST, LAST, fresh, gone]), 'IR', mergeWords);
    expect([...texts]).toEqual([['c1', { fa: 'اول دو پایان' }]]);
    expect(added.map(({ id }) => id)).toEqual(['p7']);
    expect(conflicts).toEqual([
      { proposal: 'p6', clause: 'c1', columns: { fa: [{ base: 'یک', mine: 'سرآغاز', theirs: 'اول' }] } },
    ]);
  });
});
