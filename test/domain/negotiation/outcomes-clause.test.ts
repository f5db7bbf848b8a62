/** What decisions on rows, columns and versions leave behind, to the last field. */
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/decide.ts';
import type { Ground } from '../../../src/domain/ground.ts';
import type { Role } from '../../../src/domain/permission.ts';
import { ordersAfter } from '../../../src/domain/verdict.ts';
import { ALL_AGREE, beside, ground, silent } from '../ground.ts';
import { accepted, by, clauseOf, give, NOW, type Outcome, one, refused, SERVER, unmet } from '../judging.ts';

const running = (on: Ground): Ground => beside(on, { silences: { c1: silent(clauseOf(on).digest()) } });

const CASES: readonly Outcome[] = [
  [
    'a new clause of no text',
    () => give(ground(), 'secretariat', { type: 'clause.add', after: null, kind: 'recital', level: 2 }),
    accepted([{ type: 'clause.put', id: 'c1', kind: 'recital', level: 2, order: 'V', texts: {} }], { clause: 'c1' }),
  ],
  [
    'a new clause with a text',
    () =>
      give(ground(), 'secretariat', { type: 'clause.add', after: null, kind: 'title', level: 0, texts: { ru: 'т' } }),
    accepted([{ type: 'clause.put', id: 'c1', kind: 'title', level: 0, order: 'V', texts: { ru: 'т' } }], {
      clause: 'c1',
    }),
  ],
  [
    'a clause moved',
    () => give(ground({}, {}), 'secretariat', { type: 'clause.move', clause: 'c2', after: null }),
    accepted([{ type: 'clause.set', id: 'c2', order: 'A' }], { clause: 'c2' }),
  ],
  [
    'a clause retyped',
    () => give(one(), 'secretariat', { type: 'clause.retype', clause: 'c1', kind: 'article', level: 3 }),
    accepted([{ type: 'clause.set', id: 'c1', kind: 'article', level: 3 }], { clause: 'c1' }),
  ],
  [
    'a held clause withdrawn is held no more',
    () => give(one({ held: true }), 'secretariat', { type: 'clause.withdraw', clause: 'c1' }),
    accepted([{ type: 'clause.set', id: 'c1', status: 'withdrawn', held: false }], { clause: 'c1' }),
  ],
  [
    'a withdrawn clause restored',
    () => give(one({ status: 'withdrawn' }), 'secretariat', { type: 'clause.restore', clause: 'c1' }),
    accepted([{ type: 'clause.set', id: 'c1', status: 'draft' }], { clause: 'c1' }),
  ],
  [
    'a clause held',
    () => give(one(), 'secretariat', { type: 'clause.hold', clause: 'c1' }),
    accepted([{ type: 'clause.set', id: 'c1', held: true }], { clause: 'c1' }),
  ],
  [
    'a clause held that silence is kept on keeps it',
    () => give(running(one()), 'secretariat', { type: 'clause.hold', clause: 'c1' }),
    accepted([{ type: 'clause.set', id: 'c1', held: true }], { clause: 'c1' }),
  ],
  [
    'a clause held twice',
    () => give(one({ held: true }), 'secretariat', { type: 'clause.hold', clause: 'c1' }),
    unmet({ kind: 'already', what: 'held' }),
  ],
  [
    'a clause released twice',
    () => give(one(), 'secretariat', { type: 'clause.release', clause: 'c1' }),
    unmet({ kind: 'already', what: 'released' }),
  ],
  [
    'a held clause moved up is held no more',
    () =>
      give(one({ held: true, stances: ALL_AGREE }), 'secretariat', {
        type: 'clause.status',
        clause: 'c1',
        to: 'agreed',
      }),
    accepted(
      [
        {
          type: 'clause.set',
          id: 'c1',
          status: 'agreed',
          held: false,
          agreed: { member: 's', at: NOW, seq: 7 },
        },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'a held clause reopened is held no more, and says why',
    () =>
      give(one({ held: true, status: 'agreed' }), 'secretariat', {
        type: 'clause.reopen',
        clause: 'c1',
        reason: 'ошибка',
      }),
    accepted(
      [
        {
          ...{ type: 'clause.set', id: 'c1', status: 'draft', held: false },
          reopened: { reason: 'ошибка', member: 's', at: NOW, seq: 7 },
        },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'a new column, which is a working one',
    () => give(one(), 'secretariat', { type: 'column.add', language: 'kk' }),
    accepted([{ type: 'column.put', column: { lang: 'kk', standing: 'working' } }]),
  ],
  [
    'a column that is there',
    () => give(one(), 'secretariat', { type: 'column.add', language: 'ru' }),
    unmet({ kind: 'column-exists', lang: 'ru' }),
  ],
  [
    'a working column made authentic',
    () => give(one(), 'secretariat', { type: 'column.authentic', language: 'en' }),
    accepted([{ type: 'column.put', column: { lang: 'en', standing: 'authentic' } }]),
  ],
  [
    'an authentic column made authentic',
    () => give(one(), 'secretariat', { type: 'column.authentic', language: 'fa' }),
    unmet({ kind: 'already', what: 'authentic' }),
  ],
  [
    'a column made authentic beside agreed text',
    () => give(ground({}, { status: 'agreed' }), 'secretariat', { type: 'column.authentic', language: 'en' }),
    unmet({ kind: 'previous-status', needs: 'draft' }),
  ],
  [
    'a milestone with a note',
    () => give(one(), 'legal', { type: 'milestone.create', label: ' Чтение ', note: 'вечер' }),
    accepted(
      [
        {
          type: 'milestone.put',
          milestone: { id: 'm1', label: 'Чтение', seq: 7, digest: 'd'.repeat(64), at: NOW, by: 'l', note: 'вечер' },
        },
      ],
      { milestone: 'm1' },
    ),
  ],
  [
    'a milestone that the server makes by itself',
    () => by(one(), SERVER, { type: 'milestone.create', label: 'm', auto: 'freeze' }),
    accepted(
      [
        {
          type: 'milestone.put',
          milestone: { id: 'm1', label: 'm', seq: 7, digest: 'd'.repeat(64), at: NOW, by: 'server', auto: 'freeze' },
        },
      ],
      { milestone: 'm1' },
    ),
  ],
  [
    'a milestone that a member calls automatic',
    () => give(one(), 'secretariat', { type: 'milestone.create', label: 'm', auto: 'freeze' }),
    refused('not-allowed'),
  ],
  [
    'a milestone of an automatic kind that there is not',
    () => by(one(), SERVER, { type: 'milestone.create', label: 'm', auto: 'hourly' }),
    refused('bad-command'),
  ],
  [
    'the close, by the server alone',
    () => by(one(), SERVER, { type: 'resolution.close', seal: 's1' }),
    accepted([{ type: 'resolution.close', closure: { seal: 's1', at: NOW } }]),
  ],
  [
    'the close, by anybody else',
    () => give(one(), 'secretariat', { type: 'resolution.close', seal: 's1' }),
    refused('not-allowed'),
  ],
  [
    'a name for a version after the close',
    () => give({ ...one(), closure: { seal: 's1', at: NOW } }, 'legal', { type: 'milestone.create', label: 'm' }),
    expect.objectContaining({ ok: true, milestone: 'm1' }),
  ],
  [
    'anything else after the close',
    () => give({ ...one(), closure: { seal: 's1', at: NOW } }, 'secretariat', { type: 'column.add', language: 'kk' }),
    unmet({ kind: 'signed', seal: 's1' }),
  ],
];

describe('a decision on rows, columns and versions leaves behind all of', () => {
  it.each(CASES)('%s', (_name, judge, expected) => {
    expect(judge()).toEqual(expected);
  });
});

describe('merge.confirm', () => {
  const mark = (id: string, lang: 'fa' | 'ru') => ({ id, clause: 'c1', lang, members: [], at: NOW, seq: 3 }) as never;
  const on: Ground = { ...one(), merges: [mark('m1', 'ru'), mark('m2', 'fa')] };
  const confirm = (role: Role, merge: string): Verdict => give(on, role, { type: 'merge.confirm', merge });
  const off = (merge: string): object => accepted([{ type: 'merge.put', merge, record: null }], { clause: 'c1' });

  it.each<[Role, string, object]>([
    ['negotiator', 'm2', off('m2')],
    ['negotiator', 'm1', refused('not-allowed')],
    ['secretariat', 'm1', off('m1')],
    ['legal', 'm2', off('m2')],
    ['observer', 'm2', refused('not-allowed')],
    ['secretariat', 'm3', unmet({ kind: 'already', what: 'confirmed' })],
  ])('by %s of %s takes off the mark that is named', (role, merge, expected) => {
    expect(confirm(role, merge)).toEqual(expected);
  });
});

describe('orderAfter', () => {
  /** Clauses a, b, c … with these keys. */
  const keyed = (...orders: readonly string[]): Ground => {
    const clauses = orders.map((order, index) => ({ ...clauseOf(one()), id: 'abcdef'[index] as string, order }));
    return { ...one(), clauses };
  };
  it.each<[string, readonly string[], string | null, string | undefined, string, string | null]>([
    ['before all', ['V', 'W'], null, undefined, '', 'V'],
    ['between neighbours whose keys touch', ['V', 'W', 'X'], 'a', undefined, 'V', 'W'],
    ['between the next two', ['V', 'W', 'X'], 'b', undefined, 'W', 'X'],
    ['behind the last', ['V', 'W'], 'b', undefined, 'W', null],
    ['behind the first of two equal keys', ['V', 'W', 'W', 'X'], 'b', undefined, 'W', 'X'],
    ['one further on', ['V', 'W', 'X', 'Y'], 'c', 'a', 'X', 'Y'],
    ['one back', ['V', 'W', 'X', 'Y'], 'a', 'd', 'V', 'W'],
    ['to the start', ['V', 'W', 'X'], null, 'c', '', 'V'],
    ['to the end', ['V', 'W', 'X'], 'c', 'a', 'X', null],
  ])('%s', (_name, orders, after, moving, low, high) => {
    const [order = ''] = ordersAfter(keyed(...orders), after, moving ? [moving] : [], 1) ?? [];
    expect([order > low, high === null || order < high]).toEqual([true, true]);
  });

  it('counts the moved clause for gone', () => {
    expect(ordersAfter(keyed('V', 'W', 'X'), 'a', ['b'], 1)).toEqual(ordersAfter(keyed('V', 'X'), 'a', [], 1));
    expect(ordersAfter(keyed('V', 'W'), 'a', ['a'], 1)).toBe(null);
  });
});
