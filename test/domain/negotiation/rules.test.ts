/** The three rules of decision, silence, absence and return, as the rules of procedure have them: tables. */
import { describe, expect, it } from 'vitest';
import type { ClauseStatus } from '../../../src/domain/clause/clause.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import {
  type DecisionRule,
  type Rules,
  rulesFit,
  UNWRITTEN_RULES,
  USUAL_RULES,
} from '../../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, OLD, type Sketch, silent } from '../ground.ts';

const FIVE = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const NOW = CIRCUMSTANCES.now;
const later = (hours: number): string => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
const rules = (more: Partial<Rules> = {}): Rules => ({ ...USUAL_RULES, ...more });

/** A resolution of five delegations. */
const five = (sketch: Sketch, more: Parameters<typeof beside>[1] = {}): Ground =>
  beside({ ...ground(sketch), invited: FIVE }, { rules: rules(), ...more });
const digestOf = (on: Ground): string => on.clauses[0]?.digest() as string;
const of = (delegation: string): Actor => ({ id: `n${delegation}`, role: 'negotiator', delegation, columns: [] });
const give = (on: Ground, actor: Actor, command: object, now = NOW): Verdict =>
  decide(on, actor, { id: 'x', clause: 'c1', ...command } as Command, { ...CIRCUMSTANCES, now });
const missingOf = (verdict: Verdict): unknown => (verdict.ok ? 'ok' : (verdict.missing ?? verdict.reason));
const say = (missing: unknown): string =>
  Array.isArray(missing)
    ? missing
        .map(({ kind, delegation, has, present, agree, needs }) =>
          [kind === 'stance' ? '' : kind, delegation, has ?? present ?? agree, needs]
            .filter((x) => x !== undefined && x !== '')
            .join('/'),
        )
        .join(' ')
    : String(missing);
const move = (on: Ground, to: ClauseStatus): string =>
  say(
    missingOf(
      give(on, to === 'initialled' ? ACTORS.legal : ACTORS.secretariat, {
        type: 'clause.status',
        to,
        seen: digestOf(on),
      }),
    ),
  );

const ALL = 'AZ:agree IR:agree KZ:agree RU:agree TM:agree';
const but = (delegation: string, stance: string): string =>
  ALL.replace(`${delegation}:agree`, stance === 'none' ? '' : `${delegation}:${stance}`);

describe('agreed', () => {
  type Row = [name: string, stances: string, by: { readonly [rule in DecisionRule]: string }];
  const both = (text: string): { readonly [rule in DecisionRule]: string } => ({
    consensus: text,
    unanimity: text,
    majority: text,
  });
  it.each<Row>([
    ['all agree', ALL, both('ok')],
    ['one objects', but('KZ', 'object'), both('KZ/object')],
    ['one reserves', but('KZ', 'reserve'), { ...both('ok'), unanimity: 'KZ/reserve' }],
    ['one has said nothing', but('KZ', 'none'), { ...both('KZ/none'), majority: 'ok' }],
    ['one spoke of an earlier text', but('KZ', 'agree@old'), { ...both('KZ/lapsed'), majority: 'ok' }],
    [
      'one waits for its capital',
      but('KZ', 'agree-ad-referendum'),
      { ...both('KZ/agree-ad-referendum'), majority: 'ok' },
    ],
    [
      'two of five agree',
      'AZ:agree IR:agree KZ:reserve RU:reserve TM:reserve',
      { consensus: 'ok', unanimity: 'KZ/reserve RU/reserve TM/reserve', majority: 'majority/2/3' },
    ],
    [
      'three of five agree, one objects',
      'AZ:agree IR:agree KZ:object RU:agree',
      { consensus: 'KZ/object TM/none', unanimity: 'KZ/object TM/none', majority: 'KZ/object' },
    ],
    [
      'nobody says a word',
      '',
      {
        consensus: 'AZ/none IR/none KZ/none RU/none TM/none',
        unanimity: 'AZ/none IR/none KZ/none RU/none TM/none',
        majority: 'majority/0/3',
      },
    ],
  ])('%s', (_name, stances, by) => {
    const found = Object.fromEntries(
      (['consensus', 'unanimity', 'majority'] as const).map((decision) => [
        decision,
        move(five({ stances }, { rules: rules({ decision, reserveBlocks: decision === 'unanimity' }) }), 'agreed'),
      ]),
    );
    expect(found).toEqual(by);
  });
  it.each(['consensus', 'majority'] as const)('a reserve stops under %s where the rules say so', (decision) => {
    const on = five({ stances: but('KZ', 'reserve') }, { rules: rules({ decision, reserveBlocks: true }) });
    expect(move(on, 'agreed')).toBe('KZ/reserve');
  });
  it.each(['consensus', 'unanimity', 'majority'] as const)(
    'an objection of a delegation that left stands under %s',
    (decision) => {
      const on = five(
        { stances: but('KZ', 'object') },
        { rules: rules({ decision }), absent: { KZ: { reason: 'r', member: 'nKZ', at: NOW } } },
      );
      expect([move(on, 'agreed'), move(on, 'ad-referendum')]).toEqual(['KZ/object', 'KZ/object']);
    },
  );
  it.each(['consensus', 'unanimity', 'majority'] as const)(
    'an objection made after it keeps the initials away under %s',
    (decision) => {
      const on = five({ status: 'agreed', stances: but('KZ', 'object') }, { rules: rules({ decision }) });
      expect(move(on, 'initialled')).toBe('KZ/object concordance');
    },
  );
  it('needs the quorum of those who are present', () => {
    const absent = { KZ: { reason: 'r', member: 's', at: '' }, RU: { reason: 'r', member: 's', at: '' } };
    const on = five({ stances: ALL }, { rules: rules({ quorum: 4 }), absent });
    expect([move(on, 'agreed'), move(five({ stances: ALL }, { rules: rules({ quorum: 4 }) }), 'agreed')]).toEqual([
      'quorum/3/4',
      'ok',
    ]);
  });
  it('looks at an objection to the same words wherever they stood, until its author says otherwise here', () => {
    const elsewhere = { status: 'withdrawn', stances: 'KZ:object' } as const;
    const twice = (stances: string): Ground =>
      beside({ ...ground({ stances }, elsewhere), invited: FIVE }, { rules: rules() });
    expect([move(twice(but('KZ', 'none')), 'agreed'), move(twice(ALL), 'agreed')]).toEqual(['KZ/object', 'ok']);
  });
});

describe('silence', () => {
  const start = (on: Ground, hours: number): string =>
    say(missingOf(give(on, ACTORS.secretariat, { type: 'silence.start', until: later(hours) })));
  it.each([
    [71, 'silence-too-short'],
    [71.99, 'ok'],
    [72, 'ok'],
    [100, 'ok'],
  ])('of %d hours where the rules say 72', (hours, expected) => {
    expect(start(five({}), hours)).toBe(expected);
  });
  it('of all drafts is as long', () => {
    const command = { type: 'silence.start', clause: undefined, until: later(5) };
    expect(missingOf(give(five({}), ACTORS.secretariat, command))).toEqual([{ kind: 'silence-too-short', hours: 72 }]);
  });
  it.each<[string, string, Partial<Rules>, boolean]>([
    ['a reserve', 'reserve', {}, false],
    ['a reserve where reserves stop', 'reserve', { reserveBlocks: true }, true],
    ['a reserve under unanimity', 'reserve', { decision: 'unanimity', reserveBlocks: true }, true],
    ['an objection', 'object', {}, true],
    ['an agreement', 'agree', {}, false],
  ])('%s breaks it or does not', (_name, stance, more, breaks) => {
    const on = five({ held: true }, { rules: rules(more) });
    const quiet = beside(on, { silences: { c1: silent(digestOf(on)) }, rules: on.rules });
    const verdict = give(quiet, of('KZ'), { type: 'stance.record', stance, seen: digestOf(on) });
    expect(verdict.ok && verdict.effects.some(({ type }) => type === 'silence.put')).toBe(breaks);
  });
});

describe('absence', () => {
  const mark = (on: Ground, actor: Actor, delegation: string, now = NOW): Verdict =>
    give(on, actor, { type: 'party.absent', clause: undefined, delegation, reason: 'r' }, now);
  const told = (verdict: Verdict): unknown =>
    verdict.ok ? verdict.effects.map(({ type }) => type) : say(missingOf(verdict));
  const { secretariat } = ACTORS;
  const announced = { KZ: { reason: 'r', member: 's', at: NOW, from: later(24) } };

  it.each<[string, Sketch, string]>([
    ['an objection', { stances: 'KZ:object' }, 'stands-against/KZ'],
    ['a reserve', { stances: 'KZ:reserve' }, 'stands-against/KZ'],
    ['an objection to an agreed text', { status: 'agreed', stances: 'KZ:object' }, 'stands-against/KZ'],
  ])('is said by nobody else of a delegation with %s', (_name, sketch, expected) => {
    expect([
      told(mark(five(sketch), secretariat, 'KZ')),
      told(mark(five(sketch, { announced }), secretariat, 'KZ', later(25))),
    ]).toEqual([expected, expected]);
  });
  it.each<[string, Sketch]>([
    ['an objection to an earlier text', { stances: 'KZ:object@old' }],
    ['an objection to a withdrawn clause', { status: 'withdrawn', stances: 'KZ:object' }],
    ['an agreement', { stances: 'KZ:agree' }],
  ])('is announced by the chair of a delegation with %s', (_name, sketch) => {
    expect(told(mark(five(sketch), secretariat, 'KZ'))).toEqual(['party.announce']);
  });
  it('counts when its hours have run, and the chair says it again', () => {
    const on = five({}, { announced });
    expect([told(mark(on, secretariat, 'KZ', later(23))), told(mark(on, secretariat, 'KZ', later(24)))]).toEqual([
      'absence-announced/KZ',
      ['party.put'],
    ]);
  });
  it('counts at once when a delegation says it of itself, even with an objection that goes on standing', () => {
    expect(told(mark(five({ stances: 'KZ:object' }), of('KZ'), 'KZ'))).toEqual(['party.put']);
  });
  it('is the delegation’s own word where the rules say so', () => {
    const on = five({}, { rules: rules({ absence: { ...USUAL_RULES.absence, by: 'delegation' } }) });
    expect([told(mark(on, secretariat, 'KZ')), told(mark(on, of('KZ'), 'KZ')), told(mark(on, of('RU'), 'KZ'))]).toEqual(
      ['absence-own/KZ', ['party.put'], 'not-allowed'],
    );
  });
  it('that was announced ends with a word of the delegation', () => {
    const verdict = give(five({}, { announced }), of('KZ'), {
      type: 'stance.record',
      stance: 'agree',
      seen: digestOf(five({})),
    });
    expect(verdict).toMatchObject({
      effects: [{ type: 'stance.put' }, { type: 'party.announce', delegation: 'KZ', absence: null }],
    });
  });
  it.each([
    ['the delegation', of('KZ'), ['party.announce']],
    ['the chair', secretariat, ['party.announce']],
    ['another delegation', of('RU'), 'not-allowed'],
  ])('that was announced is taken back by %s, or not', (_name, actor, expected) => {
    const verdict = give(five({}, { announced }), actor, {
      type: 'party.present',
      clause: undefined,
      delegation: 'KZ',
    });
    expect(told(verdict)).toEqual(expected);
  });
});

describe('a delegation that is back', () => {
  const back = { KZ: { since: '2025-11-17T00:00:00.000Z', member: 'nKZ', at: NOW } };
  const agreed = (at: string): Sketch => ({
    status: 'agreed',
    stances: but('KZ', 'none'),
    agreed: { member: 's', at, seq: 3 },
  });
  const object = (on: Ground, now = NOW, stance = 'object'): unknown => {
    const verdict = give(on, of('KZ'), { type: 'stance.record', stance, note: 'нет', seen: digestOf(on) }, now);
    return verdict.ok ? verdict.effects.find(({ type }) => type === 'clause.set') : say(missingOf(verdict));
  };
  const meanwhile = '2025-11-17T12:00:00.000Z';
  const down = {
    type: 'clause.set',
    id: 'c1',
    status: 'ad-referendum',
    held: false,
    reopened: { reason: 'нет', member: 'nKZ', at: NOW, seq: 7 },
  };
  it('puts what was agreed without it back to ad referendum by an objection', () => {
    expect(object(five(agreed(meanwhile), { returns: back }))).toEqual(down);
  });
  it('also where it has been initialled since', () => {
    expect(object(five({ ...agreed(meanwhile), status: 'initialled' }, { returns: back }))).toEqual(down);
  });
  it.each<[string, Ground, string, string, unknown]>([
    ['by a reserve', five(agreed(meanwhile), { returns: back }), NOW, 'reserve', undefined],
    [
      'of what was agreed before it left',
      five(agreed('2025-11-16T12:00:00.000Z'), { returns: back }),
      NOW,
      'object',
      undefined,
    ],
    ['of what was agreed after its return', five(agreed(later(1)), { returns: back }), later(2), 'object', undefined],
    [
      'when the hours of the rules have run',
      five(agreed(meanwhile), { returns: back }),
      later(49),
      'object',
      undefined,
    ],
    ['if it never left', five(agreed(meanwhile)), NOW, 'object', undefined],
    [
      'of initials, if it never left',
      five({ ...agreed(meanwhile), status: 'initialled' }),
      NOW,
      'object',
      'clause-frozen',
    ],
  ])('does not do so %s', (_name, on, now, stance, expected) => {
    expect(object(on, now, stance)).toEqual(expected);
  });
});

describe('proposals', () => {
  it.each([
    ['a delegation', of('KZ'), 'proposals-over'],
    ['the chair', ACTORS.secretariat, 'ok'],
    ['the legal staff', ACTORS.legal, 'ok'],
  ])('of %s after the time that the rules set', (_name, actor, expected) => {
    const on = five({}, { rules: rules({ proposalsUntil: later(-1) }) });
    const command = { type: 'proposal.table', texts: { ru: 'иной' }, reason: 'r', seen: digestOf(on) };
    expect([say(missingOf(give(on, actor, command))), say(missingOf(give(on, actor, command, later(-2))))]).toEqual([
      expected,
      'ok',
    ]);
  });
});

describe('rulesFit', () => {
  it.each<[string, Rules, boolean]>([
    ['the usual ones', USUAL_RULES, true],
    ['those of the first edition', UNWRITTEN_RULES, true],
    ['a quorum of all', rules({ quorum: 5 }), true],
    ['a quorum of more than all', rules({ quorum: 6 }), false],
    ['half a quorum', rules({ quorum: 2.5 }), false],
    ['a silence of minus one hour', rules({ silenceMinHours: -1 }), false],
    ['a silence of a year', rules({ silenceMinHours: 8_760 }), false],
    ['an absence that never counts', rules({ absence: { ...USUAL_RULES.absence, afterHours: Number.NaN } }), false],
    ['unanimity in which a reserve does not stop', rules({ decision: 'unanimity', reserveBlocks: false }), false],
    ['a rule that nobody knows', rules({ decision: 'constructor' as never }), false],
  ])('%s', (_name, what, expected) => {
    expect(rulesFit(what, 5)).toBe(expected);
  });
});

it('a digest that nobody spoke of is nobody’s', () => {
  expect(five({ stances: 'KZ:object' }).against(OLD)).toEqual([]);
});
