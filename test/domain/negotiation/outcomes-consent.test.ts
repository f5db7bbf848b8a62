/** What decisions on columns side by side, stances and silences leave behind, to the last field. */
import { describe, expect, it } from 'vitest';
import type { Ground } from '../../../src/domain/ground.ts';
import { ACTORS, beside, ground, silent } from '../ground.ts';
import { accepted, by, clauseOf, give, NOW, type Outcome, one, refused, SERVER, TEXTS, unmet } from '../judging.ts';

const running = (on: Ground): Ground => beside(on, { silences: { c1: silent(clauseOf(on).digest()) } });

const CASES: readonly Outcome[] = [
  [
    'a column that is due again, by somebody of another',
    () =>
      by(one({ noCounterpart: { ru: '-' } }), ACTORS.negotiator, {
        type: 'counterpart.due',
        clause: 'c1',
        language: 'ru',
      }),
    refused('not-allowed'),
  ],
  [
    'a column that is due again, by its own',
    () =>
      by(one({ noCounterpart: { fa: '-', ru: '-' } }), ACTORS.negotiator, {
        type: 'counterpart.due',
        clause: 'c1',
        language: 'fa',
      }),
    accepted([{ type: 'clause.set', id: 'c1', none: { ru: '-' } }], { clause: 'c1' }),
  ],
  [
    'a column that is due again and is not there',
    () => give(one({ noCounterpart: { kk: '-' } }), 'legal', { type: 'counterpart.due', clause: 'c1', language: 'kk' }),
    refused('bad-command'),
  ],
  [
    'a column that has no counterpart, by its own',
    () => by(one(), ACTORS.negotiator, { type: 'counterpart.none', clause: 'c1', language: 'fa', reason: 'нет' }),
    accepted([{ type: 'clause.set', id: 'c1', none: { fa: 'нет' } }], { clause: 'c1' }),
  ],
  ...(['fa', 'ru'] as const).map(
    (lang): Outcome => [
      `a pair with nothing but blanks in ${lang}`,
      () => {
        const on = one({ texts: { ...TEXTS, [lang]: ' \n ' } });
        return give(on, 'legal', { type: 'concordance.confirm', clause: 'c1', languages: ['ru', 'fa'] });
      },
      unmet({ kind: 'empty-column', lang }),
    ],
  ),
  ...(['fa', 'ru'] as const).map(
    (lang): Outcome => [
      `a pair without a counterpart in ${lang}`,
      () =>
        give(one({ noCounterpart: { [lang]: '-' } }), 'legal', {
          ...{ type: 'concordance.confirm', clause: 'c1', languages: ['fa', 'ru'] },
        }),
      unmet({ kind: 'already', what: 'none-by-design' }),
    ],
  ),
  [
    'a text signed off as collated',
    () => give(ground(), 'legal', { type: 'collation.sign', note: 'сверено' }),
    accepted([
      {
        type: 'collation.put',
        record: { id: 'k1', member: 'l', at: NOW, seq: 7, digest: 'd'.repeat(64), note: 'сверено' },
      },
    ]),
  ],
  [
    'a stance without a note',
    () => give(one(), 'negotiator', { type: 'stance.record', clause: 'c1', stance: 'object', note: '' }),
    accepted(
      [
        {
          ...{ type: 'stance.put', clause: 'c1', delegation: 'IR' },
          record: { stance: 'object', digest: clauseOf(one()).digest(), seq: 7, member: 'n', at: NOW },
        },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'a silence started for one clause names it',
    () => give(one(), 'secretariat', { type: 'silence.start', clause: 'c1', until: '2025-11-18T12:00:30Z' }),
    accepted(
      [
        {
          ...{ type: 'silence.put', clause: 'c1' },
          record: { ...silent(clauseOf(one()).digest()), until: '2025-11-18T12:00:30.000Z', at: NOW },
        },
        { type: 'clause.set', id: 'c1', held: true },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'a silence called off',
    () => give(running(one({ held: true })), 'secretariat', { type: 'silence.cancel', clause: 'c1' }),
    accepted(
      [
        {
          ...{ type: 'silence.put', clause: 'c1' },
          record: { ...silent(clauseOf(one()).digest()), state: 'cancelled', ended: NOW },
        },
        { type: 'clause.set', id: 'c1', held: false },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'a silence called off that does not run',
    () => give(one({ held: true }), 'secretariat', { type: 'silence.cancel', clause: 'c1' }),
    unmet({ kind: 'unknown', what: 'silence' }),
  ],
  [
    'the end of a silence on what is no draft any more, which opens it again',
    () => {
      const on = one({ held: true, status: 'agreed' });
      const over = beside(on, { silences: { c1: silent(clauseOf(on).digest(), { until: NOW }) } });
      return by(over, SERVER, { type: 'silence.close', clause: 'c1' });
    },
    accepted(
      [
        {
          ...{ type: 'silence.put', clause: 'c1' },
          record: { ...silent(clauseOf(one()).digest()), until: NOW, state: 'cancelled', ended: NOW },
        },
        { type: 'clause.set', id: 'c1', held: false },
      ],
      { clause: 'c1' },
    ),
  ],
  [
    'the end of a silence that was kept',
    () => {
      const on = one({ held: true, stances: 'IR:object' });
      const over = beside(on, { silences: { c1: silent(clauseOf(on).digest(), { until: NOW }) } });
      return by(over, SERVER, { type: 'silence.close', clause: 'c1' });
    },
    accepted(
      [
        {
          ...{ type: 'stance.put', clause: 'c1', delegation: 'RU' },
          record: {
            ...{ stance: 'agree', digest: clauseOf(one()).digest(), member: 'server', at: NOW, seq: 7, silence: true },
          },
        },
        {
          ...{ type: 'silence.put', clause: 'c1' },
          record: { ...silent(clauseOf(one()).digest()), until: NOW, state: 'passed', ended: NOW },
        },
      ],
      { clause: 'c1' },
    ),
  ],
];

describe('a decision on columns, stances and silences leaves behind all of', () => {
  it.each(CASES)('%s', (_name, judge, expected) => {
    expect(judge()).toEqual(expected);
  });
});
