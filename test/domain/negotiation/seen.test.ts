/** What a command rests on, filled in for whoever decides on the text as it stands here. */
import { describe, expect, it } from 'vitest';
import type { CommandType } from '../../../src/domain/command.ts';
import { withSeen } from '../../../src/domain/negotiation/seen.ts';
import { beside, ground, OLD, proposed } from '../ground.ts';

const on = beside(ground({}, { texts: { fa: 'دو', ru: 'два' } }), {
  proposals: [
    proposed({ id: 'p1', batch: 'b9' }),
    proposed({ id: 'p2', clause: 'c2', batch: 'b9' }),
    proposed({ id: 'p3', clause: null }),
  ],
});
const [first, second] = on.clauses.map(({ digest }) => digest()) as [string, string];
const [fa, ru] = [on.clause('c1')?.cell('fa'), on.clause('c1')?.cell('ru')];

describe('withSeen', () => {
  it.each<[CommandType, object, unknown]>([
    ['stance.record', { clause: 'c1' }, first],
    ['clause.split', { clause: 'c2', at: {} }, second],
    ['clause.status', { clause: 'c9' }, undefined],
    ['proposal.table', { clause: 'c1' }, first],
    ['proposal.table', { clause: null }, undefined],
    ['proposal.accept', { proposal: 'p2' }, second],
    ['proposal.accept', { proposal: 'p3' }, undefined],
    ['chair.issue', { texts: { c1: {}, c2: {} } }, { c1: first, c2: second }],
    ['chair.accept', { batch: 'b9' }, { c1: first, c2: second }],
    ['concordance.confirm', { clause: 'c1', languages: ['ru', 'fa'] }, { ru, fa }],
    ['clause.move', { clause: 'c1', after: null }, undefined],
  ])('of %s with %j', (type, fields, expected) => {
    const { seen } = withSeen(on, { type, ...fields }) as { seen?: unknown };
    expect(seen === '' ? undefined : seen).toEqual(expected);
  });
  it('leaves alone what is there', () => {
    expect(withSeen(on, { type: 'stance.record' as const, clause: 'c1', seen: OLD }).seen).toBe(OLD);
  });
});
