/** Silence procedures by a clock that the test holds: started, broken, kept, called off; and parties that are away. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/command.ts';
import { decide, type Effect, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import { deadline, silenceOn } from '../../../src/domain/negotiation/silence.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { ACTORS, ALL_AGREE, beside, CIRCUMSTANCES, ground, OLD, type Sketch, silent } from '../ground.ts';

const NOON = '2025-11-18T12:00:00.000Z';
const SERVER: Actor = { ...ACTORS.secretariat, id: 'server' };
const digestOf = (on: Ground): string => on.clause('c1')?.digest() ?? '';
/** c1 with a silence that runs until noon. */
const quiet = (sketch: Sketch = {}): Ground => {
  const on = ground({ held: true, ...sketch }, {});
  return beside(on, { silences: { c1: silent(digestOf(on)) } });
};
const give = (on: Ground, actor: Actor, command: object, now: string = CIRCUMSTANCES.now): Verdict =>
  decide(on, actor, { id: 'x', clause: 'c1', ...command } as Command, { ...CIRCUMSTANCES, now });
const effectsOf = (verdict: Verdict): readonly Effect[] => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
  return verdict.effects;
};
const missing = (verdict: Verdict): unknown => (verdict.ok ? 'ok' : (verdict.missing ?? verdict.reason));
const stance = (on: Ground, what: string, now?: string): readonly Effect[] =>
  effectsOf(give(on, ACTORS.negotiator, { type: 'stance.record', stance: what, seen: digestOf(on) }, now));

describe('deadline', () => {
  it.each([
    ['2025-11-18T12:00:00.000Z', { until: NOON }],
    ['2025-11-18T12:00Z', { until: NOON }],
    ['2025-11-18T09:00:00.001Z', { until: '2025-11-18T09:00:00.001Z' }],
    ['2025-11-18T09:00:00.000Z', 'past'],
    ['2020-01-01T00:00Z', 'past'],
    ['2026-02-16T09:00:00.000Z', { until: '2026-02-16T09:00:00.000Z' }],
    ['2026-02-16T09:00:00.001Z', 'far'],
    ['2025-11-18T12:00:00+03:30', 'malformed'],
    ['2025-11-18', 'malformed'],
    ['2025-13-45T12:00Z', 'malformed'],
    ['2025-11-18T12:00:30Z', { until: '2025-11-18T12:00:30.000Z' }],
    ['2025-11-18T12:00:30.5Z', { until: '2025-11-18T12:00:30.500Z' }],
    ['2025-11-18T12:00:30.5000Z', 'malformed'],
    ['+002025-11-18T12:00:00Z', 'malformed'],
    ['2025-11-18T12:00:00Z (noon)', 'malformed'],
    [' 2025-11-18T12:00:00Z', 'malformed'],
    ['2025-11-18T12:00:00Z ', 'malformed'],
    ['tomorrow', 'malformed'],
  ])('reads %s', (until, expected) => {
    expect(deadline(until, CIRCUMSTANCES.now, 90)).toEqual(expected);
  });
});

describe('silence.start', () => {
  const start = (on: Ground, more: object = {}): Verdict =>
    give(on, ACTORS.secretariat, { type: 'silence.start', until: NOON, ...more });

  it('holds the clause and rests on its present text', () => {
    const on = ground({}, {});
    expect(effectsOf(start(on))).toEqual([
      {
        ...{ type: 'silence.put', clause: 'c1' },
        record: { until: NOON, digest: digestOf(on), state: 'running', member: 's', at: CIRCUMSTANCES.now },
      },
      { type: 'clause.set', id: 'c1', held: true },
    ]);
  });
  it.each<[string, Ground, object, unknown]>([
    ['a deadline in the past', ground({}), { until: '2025-11-18T08:59Z' }, [{ kind: 'deadline', why: 'past' }]],
    ['a deadline a year off', ground({}), { until: '2026-11-18T09:00Z' }, [{ kind: 'deadline', why: 'far' }]],
    ['a deadline in no zone', ground({}), { until: '2025-11-18T12:00' }, 'bad-command'],
    [
      'open brackets',
      ground({ texts: { fa: '[متن]', ru: 'т' } }),
      {},
      [{ kind: 'open-brackets', lang: 'fa', count: 1 }],
    ],
    ['an empty column', ground({ texts: { fa: 'متن' } }), {}, [{ kind: 'empty-column', lang: 'ru' }]],
    [
      'a standing objection',
      ground({ stances: 'IR:object' }),
      {},
      [{ kind: 'stance', delegation: 'IR', has: 'object' }],
    ],
    [
      'no draft but under an objection',
      ground({ stances: 'RU:object' }),
      { clause: undefined },
      [{ kind: 'none-qualifies' }],
    ],
    [
      'an objection of a State that is absent',
      beside(ground({ stances: 'IR:object' }), { absent: { IR: { reason: 'в пути', member: 's', at: '' } } }),
      {},
      [{ kind: 'stance', delegation: 'IR', has: 'object' }],
    ],
    [
      'an objection to the same words where they stood before',
      ground({}, { status: 'withdrawn', stances: 'RU:object' }),
      {},
      [{ kind: 'stance', delegation: 'RU', has: 'object' }],
    ],
    ['silence twice', quiet(), {}, [{ kind: 'already', what: 'silence' }]],
    ['nobody to keep it', { ...ground({}), parties: [] }, {}, [{ kind: 'no-parties' }]],
    [
      'no draft that is ready',
      ground({ texts: {} }, { status: 'agreed' }),
      { clause: undefined },
      [{ kind: 'none-qualifies' }],
    ],
  ])('refuses %s', (_name, on, more, expected) => {
    expect(missing(start(on, more))).toEqual(expected);
  });
  it.each<[string, Ground]>([
    ['an objection to an earlier text', ground({ stances: 'IR:object@old' })],
    ['a reserve', ground({ stances: 'IR:reserve' })],
    [
      'an objection to other words of another clause',
      ground({}, { texts: { fa: 'ا', ru: 'а' }, stances: 'RU:object' }),
    ],
  ])('starts beside %s', (_name, on) => {
    expect(missing(start(on))).toBe('ok');
  });
  it('without a clause takes every draft that is ready', () => {
    const on = ground(
      {},
      { texts: {} },
      { status: 'agreed' },
      {},
      { texts: { fa: '[', ru: 'т' } },
      { texts: { fa: 'متن دیگر', ru: 'иной текст' }, stances: 'RU:object' },
    );
    const started = effectsOf(start(on, { clause: undefined })).flatMap((each) =>
      each.type === 'silence.put' ? each.clause : [],
    );
    expect(started).toEqual(['c1', 'c4']);
  });
});

describe('stance.record in silence', () => {
  it.each(['reserve', 'object'])('%s breaks it: the text is open again, and everybody can read who and why', (what) => {
    const broken = stance(quiet(), what).slice(1);
    expect(broken).toMatchObject([
      {
        type: 'silence.put',
        record: { state: 'broken', ended: CIRCUMSTANCES.now, brokenBy: { delegation: 'IR', stance: what } },
      },
      { type: 'clause.set', id: 'c1', held: false },
    ]);
  });
  it.each(['agree', 'agree-ad-referendum', 'none'])('%s leaves it alone', (what) => {
    expect(stance(quiet(), what).map(({ type }) => type)).toEqual(['stance.put']);
  });
  it('comes too late to break it at the deadline', () => {
    const types = (now: string): string[] => stance(quiet(), 'object', now).map(({ type }) => type);
    expect([types('2025-11-18T11:59:59.999Z').length, types(NOON)]).toEqual([3, ['stance.put']]);
  });
  it('breaks nothing when none runs any more', () => {
    const over = { ...quiet(), silence: () => silent(OLD, { state: 'cancelled' }) };
    expect(stance(over, 'object').map(({ type }) => type)).toEqual(['stance.put']);
  });
});

describe('silence.close', () => {
  const close = (on: Ground, now = NOON, actor = SERVER): Verdict => give(on, actor, { type: 'silence.close' }, now);
  const agreed = (on: Ground): unknown[] =>
    effectsOf(close(on)).flatMap((each) => (each.type === 'stance.put' ? [[each.delegation, each.record]] : []));

  it('makes agreement of every silence, and of nothing that was said', () => {
    const record = (on: Ground): object => ({
      ...{ stance: 'agree', digest: digestOf(on), member: 'server', at: NOON, seq: 7, silence: true },
    });
    const [none, one, old] = [
      quiet(),
      quiet({ stances: 'IR:agree-ad-referendum' }),
      quiet({ stances: 'IR:object@old' }),
    ];
    expect([agreed(none), agreed(one), agreed(old)]).toEqual([
      [
        ['IR', record(none)],
        ['RU', record(none)],
      ],
      [['RU', record(one)]],
      [
        ['IR', record(old)],
        ['RU', record(old)],
      ],
    ]);
    expect(effectsOf(close(none)).at(-1)).toMatchObject({ record: { state: 'passed', ended: NOON } });
  });
  it('gives nobody who is away an opinion', () => {
    const away = beside(quiet(), {
      silences: { c1: silent(digestOf(quiet())) },
      absent: { RU: { reason: 'r', member: 's', at: '' } },
    });
    expect(agreed(away).map((each) => (each as string[])[0])).toEqual(['IR']);
  });
  it('waits for the deadline, and for the server', () => {
    expect([
      missing(close(quiet(), '2025-11-18T11:59:59.999Z')),
      missing(close(quiet(), NOON, ACTORS.secretariat)),
    ]).toEqual([[{ kind: 'deadline', why: 'open' }], 'not-allowed']);
  });
  it('agrees to nothing when the text is another after all', () => {
    const on = { ...quiet(), silence: () => silent(OLD) };
    expect(effectsOf(close(on)).map((each) => (each.type === 'silence.put' ? each.record.state : each.type))).toEqual([
      'cancelled',
      'clause.set',
    ]);
  });
  it('has nothing to close twice', () => {
    const over = { ...quiet(), silence: () => silent(OLD, { state: 'passed' }) };
    expect(missing(close(over))).toEqual([{ kind: 'unknown', what: 'silence' }]);
  });
});

describe('while silence is kept', () => {
  const running = [{ kind: 'silence', clause: 'c1', until: NOON }];
  it.each<[string, object]>([
    ['retyped', { type: 'clause.retype', kind: 'recital', level: 0 }],
    ['split', { type: 'clause.split', at: { fa: 1 } }],
    ['merged', { type: 'clause.merge', into: 'c2' }],
    ['withdrawn', { type: 'clause.withdraw' }],
    ['relieved of a counterpart', { type: 'counterpart.none', language: 'fa', reason: 'r' }],
    ['joined by a language', { type: 'column.authentic', language: 'en', clause: undefined }],
  ])('a clause is not %s', (_name, command) => {
    expect(missing(give(quiet(), ACTORS.secretariat, command))).toEqual(running);
  });
  it.each<[string, object]>([
    ['a release', { type: 'clause.release' }],
    ['calling it off', { type: 'silence.cancel' }],
  ])('%s ends it and opens the text', (_name, command) => {
    expect(effectsOf(give(quiet(), ACTORS.secretariat, command))).toMatchObject([
      { type: 'silence.put', record: { state: 'cancelled', ended: CIRCUMSTANCES.now } },
      { type: 'clause.set', held: false },
    ]);
  });
  it('a step up the ladder ends it, when all have spoken', () => {
    const on = quiet({ stances: ALL_AGREE });
    const command = { type: 'clause.status', to: 'agreed', seen: digestOf(on) };
    expect(effectsOf(give(on, ACTORS.secretariat, command))[0]).toMatchObject({ record: { state: 'cancelled' } });
  });
  it('is told from a silence that is over', () => {
    const states = (['running', 'broken', 'passed', 'cancelled'] as const).map((state) =>
      Boolean(silenceOn({ silence: () => silent(OLD, { state }) }, 'c1')),
    );
    expect(states).toEqual([true, false, false, false]);
  });
});

describe('party.absent', () => {
  const mark = (on: Ground, delegation: string, reason = 'нет самолёта'): Verdict =>
    give(on, ACTORS.secretariat, { type: 'party.absent', clause: undefined, delegation, reason });
  const away = beside(ground({ stances: 'IR:agree' }), { absent: { RU: { reason: 'r', member: 's', at: '' } } });

  it('keeps the reason, and who marked it', () => {
    expect(effectsOf(mark(ground({}), 'RU'))).toEqual([
      { type: 'party.put', delegation: 'RU', absent: { reason: 'нет самолёта', member: 's', at: CIRCUMSTANCES.now } },
    ]);
  });
  it('lets the others agree', () => {
    const command = { type: 'clause.status', to: 'agreed', seen: digestOf(away) };
    expect(give(away, ACTORS.secretariat, command).ok).toBe(true);
  });
  it.each<[string, Ground, string, string, unknown]>([
    ['the last party', away, 'IR', 'r', [{ kind: 'no-parties' }]],
    ['a party twice', away, 'RU', 'r', [{ kind: 'already', what: 'absent' }]],
    ['a stranger', away, 'XX', 'r', [{ kind: 'unknown', what: 'delegation' }]],
    ['a party from the prototype', away, 'constructor', 'r', [{ kind: 'unknown', what: 'delegation' }]],
    ['a party without a reason', ground({}), 'RU', ' ', 'bad-command'],
  ])('refuses %s', (_name, on, delegation, reason, expected) => {
    expect(missing(mark(on, delegation, reason))).toEqual(expected);
  });
  it('is taken back by party.present, once', () => {
    const back = (on: Ground): Verdict =>
      give(on, ACTORS.secretariat, { type: 'party.present', clause: undefined, delegation: 'RU' });
    expect([effectsOf(back(away)), missing(back(ground({})))]).toEqual([
      [
        {
          type: 'party.put',
          delegation: 'RU',
          absent: null,
          returned: { since: '', member: 's', at: CIRCUMSTANCES.now },
        },
      ],
      [{ kind: 'already', what: 'present' }],
    ]);
  });
});
