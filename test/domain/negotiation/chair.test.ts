/** The chair's text: issued whole, accepted whole or not at all, and honest about what it drops. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import { chairText, dropped } from '../../../src/domain/negotiation/chair.ts';
import type { ProposalRecord } from '../../../src/domain/negotiation/record.ts';
import { withSeen } from '../../../src/domain/negotiation/seen.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, proposed, type Sketch, silent } from '../ground.ts';

const give = (on: Ground, command: object): Verdict => {
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}${++ids}`;
  return decide(on, ACTORS.secretariat, { id: 'x', ...command } as Command, { ...CIRCUMSTANCES, newId });
};
const now = (on: Ground, draft: { type: 'chair.issue' | 'chair.accept'; [field: string]: unknown }): Verdict =>
  give(on, withSeen(on, draft));
const two = (first: Sketch = {}, second: Sketch = {}): Ground =>
  ground({ texts: { fa: 'یک دو', ru: 'один два' }, ...first }, { texts: { fa: 'سه', ru: 'три' }, ...second });
const ISSUE: { type: 'chair.issue'; [field: string]: unknown } = {
  ...{ type: 'chair.issue', label: ' Текст председателя ', reason: 'компромисс' },
  ...{ texts: { c1: { fa: 'یک سه' }, c2: { ru: 'три' } } },
};

/** The batch b9 of the chair on both clauses. */
const batch = (more: Partial<ProposalRecord> = {}): readonly ProposalRecord[] => [
  proposed({ id: 'p1', kind: 'chair', batch: 'b9', baseTexts: { fa: 'یک دو' }, texts: { fa: 'یک سه' }, ...more }),
  proposed({ id: 'p2', kind: 'chair', batch: 'b9', clause: 'c2', baseTexts: { ru: 'три' }, texts: { ru: 'четыре' } }),
];

describe('chair.issue', () => {
  it('is one batch with a name, of the clauses that would differ', () => {
    const verdict = now(two(), ISSUE);
    expect(verdict).toMatchObject({ ok: true, batch: 'b1' });
    const effects = verdict.ok ? verdict.effects : [];
    expect(effects.map((each) => each.type === 'proposal.put' && [each.record.clause, each.record.batch])).toEqual([
      ['c1', 'b1'],
    ]);
    expect(effects[0]).toMatchObject({
      record: { kind: 'chair', label: 'Текст председателя', texts: { fa: 'یک سه' } },
    });
  });
  it('names every clause that it has not seen as it is', () => {
    const seen = { c1: 'f'.repeat(64) };
    expect(give(two(), { ...ISSUE, seen })).toEqual({
      ok: false,
      reason: 'text-changed',
      missing: [
        { kind: 'changed', clause: 'c1' },
        { kind: 'changed', clause: 'c2' },
      ],
    });
  });
  it.each<[string, object, string]>([
    ['nothing', { texts: {} }, 'bad-command'],
    ['what stands there', { texts: { c1: { fa: 'یک دو' } } }, 'rule-unmet'],
    ['a clause that is not there', { texts: { c9: { fa: 'x' } } }, 'unknown-clause'],
    ['a clause from the prototype', { texts: JSON.parse('{"__proto__": {"fa": "x"}}') }, 'unknown-clause'],
    ['a text without a name', { label: ' ' }, 'bad-command'],
  ])('refuses %s', (_name, more, expected) => {
    const verdict = now(two(), { ...ISSUE, ...more });
    expect(verdict.ok ? 'ok' : verdict.reason).toBe(expected);
  });
  it('does not touch what is withdrawn', () => {
    expect(now(two({ status: 'withdrawn' }), ISSUE)).toMatchObject({
      missing: [{ kind: 'already', what: 'withdrawn' }],
    });
  });
});

describe('chair.accept', () => {
  const accept = (on: Ground, more: object = {}): Verdict => now(on, { type: 'chair.accept', batch: 'b9', ...more });
  it('takes all of it', () => {
    const verdict = accept(beside(two(), { proposals: batch() }));
    const puts = verdict.ok ? verdict.effects.filter(({ type }) => type === 'text.put') : [];
    expect(puts).toEqual([
      { type: 'text.put', clause: 'c1', lang: 'fa', text: 'یک سه' },
      { type: 'text.put', clause: 'c2', lang: 'ru', text: 'четыре' },
    ]);
  });
  it('takes none of it when one clause is in the way, and says all that is', () => {
    const on = beside(two({ texts: { fa: 'یک پنج', ru: 'один' } }, { status: 'agreed' }), { proposals: batch() });
    const quiet = beside(two(), { proposals: batch(), silences: { c2: silent('') } });
    expect([accept(on), accept(quiet)]).toEqual([
      {
        ok: false,
        reason: 'rule-unmet',
        missing: [
          { kind: 'conflict', lang: 'fa', words: 'پنج', clause: 'c1' },
          { kind: 'reason', clause: 'c2' },
        ],
      },
      { ok: false, reason: 'rule-unmet', missing: [{ kind: 'silence', clause: 'c2', until: silent('').until }] },
    ]);
  });
  it('asks for a reason where a clause is frozen', () => {
    const on = beside(two({ status: 'initialled' }), { proposals: batch() });
    expect([accept(on), accept(on, { reason: 'согласовано' }).ok]).toEqual([
      { ok: false, reason: 'clause-frozen', missing: [{ kind: 'reason', clause: 'c1' }] },
      true,
    ]);
  });
  it('carries the delegations’ wording over to it', () => {
    const theirs = proposed({ id: 'p3', delegation: 'RU', baseTexts: { fa: 'یک دو' }, texts: { fa: 'اول دو' } });
    const verdict = accept(beside(two(), { proposals: [...batch(), theirs] }));
    const carried = verdict.ok ? verdict.effects.find((each) => each.type === 'proposal.put' && each.carried) : null;
    expect(carried).toMatchObject({ record: { id: 'p3', texts: { fa: 'اول سه' }, baseTexts: { fa: 'یک سه' } } });
  });
  it('takes what is left of it, and knows when nothing is', () => {
    const half = beside(two(), { proposals: batch({ state: 'withdrawn' }) });
    const none = beside(two(), { proposals: batch().map((each) => ({ ...each, state: 'accepted' as const })) });
    expect([accept(half).ok, accept(none), accept(two())]).toMatchObject([
      true,
      { missing: [{ kind: 'already', what: 'accepted' }] },
      { missing: [{ kind: 'unknown', what: 'chair-text' }] },
    ]);
  });
});

describe('dropped', () => {
  const present = { fa: 'کشورها [باید] همکاری کنند', ru: 'Стороны [должны] сотрудничать' };
  const on = beside(ground({ texts: present }, {}), {
    proposals: [
      proposed({ id: 'p1', baseTexts: { ru: present.ru }, texts: { ru: 'Стороны обязуются тесно сотрудничать' } }),
      proposed({ id: 'p2', delegation: 'RU', baseTexts: { ru: present.ru }, texts: { ru: 'Стороны сотрудничать' } }),
      proposed({ id: 'p9', kind: 'chair', baseTexts: { ru: present.ru }, texts: { ru: 'Стороны' } }),
    ],
  });
  it('names the words of each delegation that are not in it, and the bracketed words that go', () => {
    expect(dropped(on, { c1: { ru: 'Стороны тесно сотрудничать', fa: 'کشورها باید همکاری کنند' } })).toEqual([
      {
        clause: 'c1',
        proposals: [{ proposal: 'p1', delegation: 'IR', lang: 'ru', added: ['обязуются'], taken: [] }],
        bracketed: [{ lang: 'ru', words: 'должны' }],
      },
    ]);
  });
  it('names words that a delegation took out and the chair keeps', () => {
    expect(dropped(on, { c1: { ru: 'Стороны обязуются тесно должны сотрудничать' } })[0]?.proposals).toEqual([
      { proposal: 'p1', delegation: 'IR', lang: 'ru', added: [], taken: ['должны'] },
      { proposal: 'p2', delegation: 'RU', lang: 'ru', added: [], taken: ['должны'] },
    ]);
  });
  it('blames no delegation’s wording for words that it only left standing', () => {
    expect(dropped(on, { c1: { ru: 'обязуются тесно' } })[0]?.proposals).toEqual([]);
  });
  it('drops nothing where it takes it all, or touches nothing', () => {
    const { c1 } = chairText([proposed({ texts: { ru: 'Стороны обязуются тесно сотрудничать' } })]);
    const kept = { ...on, proposals: on.proposals.slice(0, 1) };
    expect([
      dropped(kept, { c1: c1 ?? {} })[0]?.proposals,
      dropped(on, { c9: {} }),
      dropped(ground({}), { c1: {} }),
    ]).toEqual([[], [], []]);
  });
});
