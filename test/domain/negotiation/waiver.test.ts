/** A finding that the legal staff waives: who may, what it rests on, when it is void, and that there cannot be many. */
import { describe, expect, it } from 'vitest';
import { type Command, LIMITS } from '../../../src/domain/command.ts';
import { type Circumstances, decide, type Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import type { Role } from '../../../src/domain/permission.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, OLD, silent, waived } from '../ground.ts';

const SEEN = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const FOUND = { check: 'numbers', message: 'numbers.missing', languages: ['ru'], seen: SEEN } as const;
const on = (...findings: readonly (typeof FOUND | object)[]): Circumstances => ({
  ...CIRCUMSTANCES,
  findings: (clause) => (clause === 'c1' ? (findings as (typeof FOUND)[]) : []),
});
const give = (more: object = {}, where: Ground = ground({}), given = on(FOUND), role: Role = 'legal'): Verdict =>
  decide(
    where,
    ACTORS[role],
    { id: 'x', type: 'waiver.give', clause: 'c1', ...FOUND, reason: 'сказано словами', ...more } as Command,
    given,
  );
const withdraw = (where: Ground, seen = SEEN, role: Role = 'legal'): Verdict =>
  decide(where, ACTORS[role], { id: 'x', type: 'waiver.withdraw', clause: 'c1', seen }, CIRCUMSTANCES);

describe('waiver.give', () => {
  it('keeps the finding, the reason, who and when', () => {
    expect(give()).toEqual({
      ok: true,
      clause: 'c1',
      effects: [
        {
          type: 'waiver.put',
          clause: 'c1',
          seen: SEEN,
          record: { ...FOUND, reason: 'сказано словами', member: 'l', at: CIRCUMSTANCES.now, seq: CIRCUMSTANCES.seq },
        },
      ],
    });
  });

  it.each<Role>(['negotiator', 'secretariat', 'observer'])('is refused to a %s', (role) => {
    expect(give({}, ground({}), on(FOUND), role)).toEqual({ ok: false, reason: 'not-allowed' });
  });

  it.each<[string, object]>([
    ['a held clause', { held: true }],
    ['an agreed clause', { status: 'agreed' }],
    ['an initialled clause', { status: 'initialled' }],
  ])('is taken on %s, whose text it does not change', (_name, sketch) => {
    expect(give({}, ground(sketch)).ok).toBe(true);
  });

  it('is taken while silence runs, and refused on a withdrawn clause and on what was signed', () => {
    const plain = ground({});
    const quiet = beside(plain, { silences: { c1: silent(plain.clause('c1')?.digest() ?? '') } });
    expect([give({}, quiet).ok, give({}, ground({ status: 'withdrawn' }))]).toMatchObject([
      true,
      { reason: 'rule-unmet' },
    ]);
    expect(give({}, { ...plain, closure: { seal: 's1', at: '' } })).toMatchObject({
      missing: [{ kind: 'signed', seal: 's1' }],
    });
  });

  it.each<[string, object]>([
    ['another message', { message: 'dates.missing' }],
    ['another check', { check: 'dates' }],
    ['a language that has no such finding', { languages: ['fa'] }],
    ['one language more', { languages: ['fa', 'ru'] }],
  ])('of %s is of no finding', (_name, more) => {
    expect(give(more)).toEqual({ ok: false, reason: 'rule-unmet', missing: [{ kind: 'unknown', what: 'finding' }] });
  });

  it.each<[string, object]>([
    ['a language that is no column', { languages: ['kk'] }],
    ['one column and one that is none', { languages: ['ru', 'kk'] }],
    ['no language', { languages: [] }],
    ['a language twice', { languages: ['ru', 'ru'] }],
    ['no reason', { reason: ' ' }],
    ['a reason that is too long', { reason: 'x'.repeat(LIMITS.reason + 1) }],
  ])('with %s is malformed', (_name, more) => {
    expect(give(more)).toEqual({ ok: false, reason: 'bad-command' });
  });

  it('on a text that has changed since is refused, whatever was found before', () => {
    expect(give({ seen: OLD })).toEqual({ ok: false, reason: 'text-changed' });
    const another = { ...FOUND, check: 'dates', message: 'dates.other' };
    for (const present of [on({ ...FOUND, seen: OTHER }), on(another, { ...FOUND, seen: OTHER })])
      expect(give({}, ground({}), present)).toEqual({ ok: false, reason: 'text-changed' });
  });

  it('is given once', () => {
    expect(give({}, ground({ waivers: [waived({ seen: SEEN })] }))).toMatchObject({
      missing: [{ kind: 'already', what: 'waived' }],
    });
  });

  it('takes with it what is void by now, so that no clause gathers more than it has findings', () => {
    const old = Array.from({ length: LIMITS.waivers }, (_, index) => waived({ seen: `${index}` }));
    const verdict = give({}, ground({ waivers: old }), on(FOUND));
    expect(verdict).toMatchObject({ ok: true });
    const effects = verdict.ok ? verdict.effects : [];
    expect(effects.map((effect) => effect.type === 'waiver.put' && [effect.seen, effect.record === null])).toEqual([
      ...old.map(({ seen }) => [seen, true]),
      [SEEN, false],
    ]);
  });

  it('stops at the limit where all of them stand', () => {
    const old = Array.from({ length: LIMITS.waivers }, (_, index) => waived({ seen: `${index}` }));
    expect(give({}, ground({ waivers: old }), on(FOUND, ...old))).toMatchObject({
      missing: [{ kind: 'too-many', limit: LIMITS.waivers }],
    });
  });
});

describe('waiver.withdraw', () => {
  const given = ground({ waivers: [waived({ seen: SEEN })] });
  it('takes it away, for legal staff only', () => {
    expect(withdraw(given)).toEqual({
      ok: true,
      clause: 'c1',
      effects: [{ type: 'waiver.put', clause: 'c1', seen: SEEN, record: null }],
    });
    expect((['negotiator', 'secretariat', 'observer'] as const).map((role) => withdraw(given, SEEN, role))).toEqual(
      Array(3).fill({ ok: false, reason: 'not-allowed' }),
    );
  });
  it('is of one among several', () => {
    const both = ground({ waivers: [waived({ seen: OTHER }), waived({ seen: SEEN })] });
    expect(withdraw(both)).toMatchObject({ ok: true, effects: [{ seen: SEEN }] });
  });
  it('of what was never given is refused', () => {
    expect(withdraw(given, OTHER)).toMatchObject({ missing: [{ kind: 'unknown', what: 'waiver' }] });
  });
});
