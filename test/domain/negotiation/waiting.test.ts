/** What waits for a delegation, and how far the whole has come. */
import { describe, expect, it } from 'vitest';
import type { Ground } from '../../../src/domain/ground.ts';
import { progressOf, whatWaits } from '../../../src/domain/negotiation/waiting.ts';
import { ALL_AGREE, beside, ground, OLD, proposed, silent } from '../ground.ts';

const stale = { digests: [OLD, OLD] as const, member: 'l', at: '', seq: 1 };
const on: Ground = beside(
  ground(
    { stances: ALL_AGREE },
    { stances: 'RU:agree' },
    { stances: 'IR:agree@old RU:agree' },
    { texts: { fa: 'متن', ru: '[текст]' }, stances: 'IR:agree' },
    { status: 'agreed', stances: ALL_AGREE },
    { status: 'withdrawn' },
    { texts: {} },
    { stances: 'IR:agree', status: 'ad-referendum' },
  ),
  {
    silences: { c2: silent(OLD) },
    pairs: { 'c1/fa/ru': stale, 'c6/fa/ru': stale },
    proposals: [
      proposed({ id: 'p1', clause: 'c8', conflicts: { fa: [{ base: 'a', mine: 'b', theirs: 'c' }] } }),
      proposed({ id: 'p2', clause: 'c8', delegation: 'RU', conflicts: { fa: [] } }),
      proposed({ id: 'p3', clause: 'c8', state: 'rejected', conflicts: { fa: [] } }),
    ],
  },
);

describe('whatWaits', () => {
  it('names for each clause why, and is silent about the rest', () => {
    expect(whatWaits(on, { delegation: 'IR', columns: ['fa'] })).toEqual([
      { clause: 'c1', pairs: [['fa', 'ru']] },
      { clause: 'c2', stance: 'none', silence: silent(OLD).until },
      { clause: 'c3', stance: 'lapsed' },
      { clause: 'c4', brackets: ['fa'] },
      { clause: 'c5', pairs: [['fa', 'ru']] },
      { clause: 'c8', conflicts: ['p1'] },
    ]);
  });
  it('asks nothing about others’ columns, and no stance of who is away', () => {
    const away = { ...on, parties: ['RU'] };
    expect(whatWaits(away, { delegation: 'IR', columns: [] })).toEqual([{ clause: 'c8', conflicts: ['p1'] }]);
  });
});

describe('progressOf', () => {
  it('counts what is there, withdrawn clauses by status only', () => {
    expect(progressOf(on)).toEqual({
      clauses: 7,
      byStatus: { draft: 5, agreed: 1, withdrawn: 1, 'ad-referendum': 1 },
      brackets: 1,
      stalePairs: 1,
      proposals: 2,
    });
  });
});
