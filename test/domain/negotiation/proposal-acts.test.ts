/** Proposals that ask for no words (deletion, another place), those that others join, and those that their author amends. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import { cleanIfAccepted, othersCarried } from '../../../src/domain/negotiation/proposal.ts';
import type { ProposalRecord } from '../../../src/domain/negotiation/record.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, mergeWords, proposed, type Sketch, silent } from '../ground.ts';

const { negotiator: IR, secretariat, legal } = ACTORS;
const RU: Actor = { ...IR, id: 'r', delegation: 'RU' };
const give = (on: Ground, actor: Actor, command: object): Verdict =>
  decide(on, actor, { id: 'x', ...command } as Command, CIRCUMSTANCES);
const said = (verdict: Verdict): unknown =>
  verdict.ok
    ? 'ok'
    : (verdict.missing?.map((each) => ('what' in each ? `${each.kind} ${each.what}` : each.kind)).join() ??
      verdict.reason);
const seen = (on: Ground): string => on.clauses[0]?.digest() as string;
const three = (first: Sketch = {}): Ground =>
  ground(first, { texts: { fa: 'ب', ru: 'б' } }, { texts: { fa: 'پ', ru: 'в' } });
const ask = (on: Ground, action: object, more: object = {}, actor = IR): Verdict =>
  give(on, actor, { type: 'proposal.table', clause: 'c1', texts: {}, reason: 'r', action, seen: seen(on), ...more });

describe('a proposal that asks for no words', () => {
  it.each([
    ['deletion', { do: 'delete' }],
    ['another place', { do: 'move', after: 'c3' }],
  ])('is tabled with what it asks for: %s', (_name, action) => {
    const verdict = ask(three(), action);
    expect(verdict).toMatchObject({
      ok: true,
      effects: [
        { type: 'proposal.put', record: { action, texts: {}, clause: 'c1', delegation: 'IR', state: 'tabled' } },
      ],
    });
  });
  it.each<[string, object, object, string]>([
    ['the place where it stands', { do: 'move', after: null }, {}, 'no-difference'],
    ['a place behind itself', { do: 'move', after: 'c1' }, {}, 'bad-command'],
    ['a place behind nothing', { do: 'move', after: 'c9' }, {}, 'unknown-clause'],
    ['a place behind the prototype', { do: 'move', after: '__proto__' }, {}, 'unknown-clause'],
    ['words as well', { do: 'delete' }, { texts: { ru: 'иной' } }, 'bad-command'],
    [
      'the deletion of what is not there',
      { do: 'delete' },
      { clause: null, after: null, kind: 'paragraph', level: 0 },
      'bad-command',
    ],
    ['the deletion of another text', { do: 'delete' }, { seen: 'f'.repeat(64) }, 'text-changed'],
  ])('does not ask for %s', (_name, action, more, expected) => {
    expect(said(ask(three(), action, more))).toBe(expected);
  });

  const tabled = (first: Sketch, action: ProposalRecord['action'], more: Parameters<typeof beside>[1] = {}): Ground =>
    beside(three(first), {
      proposals: [proposed({ texts: {}, baseTexts: {}, ...(action ? { action } : {}) })],
      ...more,
    });
  const take = (on: Ground, more: object = {}): Verdict =>
    give(on, secretariat, { type: 'proposal.accept', proposal: 'p1', seen: seen(on), ...more });

  it('once accepted takes the clause out', () => {
    expect(take(tabled({ held: true }, { do: 'delete' }))).toMatchObject({
      ok: true,
      effects: [
        { type: 'clause.set', id: 'c1', status: 'withdrawn', held: false },
        { type: 'proposal.put', record: { state: 'accepted' } },
      ],
    });
  });
  it('takes a frozen clause out only with a reason, which stays', () => {
    const on = tabled({ status: 'agreed' }, { do: 'delete' });
    expect(said(take(on))).toBe('reason');
    expect(take(on, { reason: 'повтор' })).toMatchObject({
      effects: [{ status: 'withdrawn', reopened: { reason: 'повтор' } }, {}],
    });
  });
  it('waits while a silence runs', () => {
    const on = three();
    expect(said(take(tabled({}, { do: 'delete' }, { silences: { c1: silent(seen(on)) } })))).toBe('silence');
  });
  it('once accepted puts the clause elsewhere, also a frozen one, whose words stay', () => {
    const on = tabled({ status: 'agreed' }, { do: 'move', after: 'c2' });
    const [, second, third] = on.clauses.map(({ order }) => order) as [string, string, string];
    const verdict = take(on);
    const order = verdict.ok && verdict.effects[0]?.type === 'clause.set' ? (verdict.effects[0].order ?? '') : '';
    expect([order > second, order < third, verdict.ok && verdict.effects.length]).toEqual([true, true, 2]);
  });
  it('is not about words: other words leave it tabled, and the outlook passes it over', () => {
    const on = tabled({}, { do: 'delete' });
    const clause = on.clause('c1') as NonNullable<ReturnType<Ground['clause']>>;
    expect(othersCarried(on, clause, { ru: 'иной' }, { signed: { member: 's', at: '' }, merge: mergeWords })).toEqual(
      [],
    );
    expect(cleanIfAccepted(on, 'IR').texts.size).toBe(0);
  });
});

describe('a proposal that is joined', () => {
  const on = (more: Partial<ProposalRecord> = {}): Ground => beside(three(), { proposals: [proposed(more)] });
  const join = (at: Ground, actor: Actor, yes = true): Verdict =>
    give(at, actor, { type: 'proposal.sponsor', proposal: 'p1', join: yes });

  it('names who joined, in that order, and not who left', () => {
    expect(join(on({ sponsors: ['KZ'] }), RU)).toMatchObject({ effects: [{ record: { sponsors: ['KZ', 'RU'] } }] });
    expect(join(on({ sponsors: ['KZ', 'RU'] }), RU, false)).toMatchObject({
      effects: [{ record: { sponsors: ['KZ'] } }],
    });
  });
  it.each<[string, Ground, Actor, boolean, string]>([
    ['its own delegation', on(), IR, true, 'not-allowed'],
    ['the secretariat', on(), secretariat, true, 'not-allowed'],
    ['a stranger', on(), { ...IR, delegation: 'XX' }, true, 'not-allowed'],
    ['one that has joined', on({ sponsors: ['RU'] }), RU, true, 'already sponsor'],
    ['one that never did, to leave it,', on(), RU, false, 'already no-sponsor'],
    ['one too late', on({ state: 'rejected' }), RU, true, 'already rejected'],
    [
      'one to the chair’s text',
      on({ role: 'secretariat', kind: 'chair', delegation: undefined as never }),
      RU,
      true,
      'not-allowed',
    ],
  ])('is not joined by %s', (_name, at, actor, yes, expected) => {
    expect(said(join(at, actor, yes))).toBe(expected);
  });
});

describe('a proposal that is amended', () => {
  const on = (more: Partial<ProposalRecord> = {}): Ground =>
    beside(three(), { proposals: [proposed({ sponsors: ['RU'], ...more })] });
  const amend = (at: Ground, actor = IR, more: object = {}): Verdict =>
    give(at, actor, {
      type: 'proposal.table',
      clause: 'c1',
      texts: { ru: 'третий' },
      reason: 'r',
      amends: 'p1',
      seen: seen(at),
      ...more,
    });

  it('gives way to the new one, which says so and asks who joined anew', () => {
    const verdict = amend(on({ id: 'p1', revision: 1 }));
    expect(verdict).toMatchObject({
      ok: true,
      effects: [
        { type: 'proposal.put', record: { id: 'p1', state: 'superseded', decided: { member: 'n' } } },
        { type: 'proposal.put', record: { amends: 'p1', revision: 2, texts: { ru: 'третий' }, state: 'tabled' } },
      ],
    });
    expect(verdict.ok && 'sponsors' in (verdict.effects[1] as { record: object }).record).toBe(false);
  });
  it.each<[string, Ground, Actor, object, string]>([
    ['by another delegation', on(), RU, {}, 'not-allowed'],
    ['by the legal staff', on(), legal, {}, 'not-allowed'],
    ['once it was decided on', on({ state: 'rejected' }), IR, {}, 'already rejected'],
    ['that is not there', on({ id: 'p7' }), IR, {}, 'unknown proposal'],
    ['into one on another clause', on({ clause: 'c2' }), IR, {}, 'bad-command'],
    ['into a deletion', on(), IR, { texts: {}, action: { do: 'delete' } }, 'bad-command'],
    ['into what stands there', on(), IR, { texts: { ru: 'текст' } }, 'no-difference'],
  ])('is not amended %s, and stays', (_name, at, actor, more, expected) => {
    expect(said(amend(at, actor, more))).toBe(expected);
  });
});
