/** What stands beside the text: whose statements are whose, and what a chair may sum up. */
import { describe, expect, it } from 'vitest';
import {
  foldPositions,
  judgePosition,
  NO_POSITIONS,
  POSITION_LIMITS,
  type PositionCommand,
  type PositionState,
  standingPositions,
} from '../../../src/domain/negotiation/position.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import type { PerLang } from '../../../src/language/language.ts';

const FIVE = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const AT = '2025-11-19T09:00:00.000Z';
const SEC: Actor = { id: 's', role: 'secretariat', columns: [] };
const of = (delegation: string): Actor => ({ id: `n${delegation}`, role: 'negotiator', delegation, columns: [] });
const C1 = { resolution: 'r', clause: 'c1' };
const WORDS: PerLang<string> = { fa: 'متن [دوم]', ru: 'текст [второй]' };

class Table {
  state: PositionState = NO_POSITIONS;
  sealed = false;
  #ids = 0;
  give(actor: Actor, command: object): unknown {
    const judged = judgePosition(
      {
        ...{ state: this.state, actor, delegations: FIVE, sealed: this.sealed, now: AT },
        hasClause: ({ clause }) => clause.startsWith('c'),
        wordsOf: ({ clause }) => (clause === 'c1' ? WORDS : undefined),
        heads: () => [{ id: 'r', seq: 7 }],
        newId: (prefix) => `${prefix}${++this.#ids}`,
      },
      { id: 'x', ...command } as PositionCommand,
    );
    if (judged.ok) this.state = foldPositions(this.state, judged.fact);
    return judged.ok ? 'ok' : (judged.missing ?? judged.reason);
  }
  make(actor: Actor, more: object = {}): unknown {
    const usual = { kind: 'reservation', place: 'annexed', clauses: [C1], texts: { kk: 'Ескертпеміз бар.' } };
    return this.give(actor, { type: 'position.make', ...usual, ...more });
  }
}
const many = Array.from({ length: POSITION_LIMITS.clauses + 1 }, (_, at) => ({ resolution: 'r', clause: `c${at}` }));

describe('a statement', () => {
  it.each<[string, Actor, object, unknown]>([
    ['of a delegation', of('KZ'), {}, 'ok'],
    ['on the text as a whole', of('KZ'), { clauses: [] }, 'ok'],
    ['of the secretariat', SEC, {}, 'not-allowed'],
    ['of a stranger', of('XX'), {}, 'not-allowed'],
    ['without words', of('KZ'), { texts: {} }, 'bad-command'],
    ['of spaces', of('KZ'), { texts: { kk: ' \n' } }, 'bad-command'],
    ['too long', of('KZ'), { texts: { kk: 'x'.repeat(POSITION_LIMITS.letters + 1) } }, 'bad-command'],
    ['on a clause that is not there', of('KZ'), { clauses: [{ resolution: 'r', clause: 'z' }] }, 'unknown-clause'],
    ['on a clause twice', of('KZ'), { clauses: [C1, C1] }, 'bad-command'],
    ['on too many', of('KZ'), { clauses: many }, 'bad-command'],
  ])('%s', (_name, actor, more, expected) => {
    expect(new Table().make(actor, more)).toEqual(expected);
  });

  it('is withdrawn by its own delegation alone, once, and stays in the log', () => {
    const table = new Table();
    table.make(of('KZ'));
    const withdraw = { type: 'position.withdraw', position: 'q1' };
    expect([SEC, of('RU'), of('KZ'), of('KZ')].map((actor) => table.give(actor, withdraw))).toEqual([
      ...['not-allowed', 'not-allowed', 'ok', [{ kind: 'already', what: 'withdrawn' }]],
    ]);
    expect([standingPositions(table.state).length, table.state.positions.length]).toEqual([0, 1]);
    expect(table.give(of('KZ'), { ...withdraw, position: 'q9' })).toEqual([{ kind: 'unknown', what: 'position' }]);
  });

  it('is annexed before the seal, and goes on record after it', () => {
    const table = new Table();
    table.sealed = true;
    expect([table.make(of('KZ')), table.make(of('KZ'), { place: 'record' })]).toEqual([
      ...[[{ kind: 'already', what: 'sealed' }], 'ok'],
    ]);
  });

  it('is one of so many of a delegation, and of no other', () => {
    const table = new Table();
    for (let made = 0; made < POSITION_LIMITS.standing; made++) table.make(of('KZ'));
    expect([table.make(of('KZ')), table.make(of('RU'))]).toEqual([
      ...[[{ kind: 'too-many', limit: POSITION_LIMITS.standing }], 'ok'],
    ]);
  });
});

describe("a chair's summary", () => {
  it('names where the texts stood, and the statements that did', () => {
    const table = new Table();
    table.make(of('KZ'));
    table.make(of('RU'));
    table.give(of('RU'), { type: 'position.withdraw', position: 'q2' });
    expect(table.give(SEC, { type: 'summary.issue', presiding: ' ' })).toBe('bad-command');
    expect(table.give(SEC, { type: 'summary.issue', presiding: ' Governor ' })).toBe('ok');
    expect(table.state.summaries).toMatchObject([
      { presiding: 'Governor', resolutions: [{ id: 'r', seq: 7 }], positions: ['q1'] },
    ]);
  });

  it.each<[string, object, unknown]>([
    ['as they stand in brackets', { texts: { fa: 'دوم', ru: 'второй' } }, 'ok'],
    ['that stand in none', { texts: { ru: 'текст' } }, 'bad-command'],
    ['worded anew', { texts: { fa: 'دوم', ru: 'третий' } }, 'bad-command'],
    ['of no language', { texts: {} }, 'bad-command'],
    ['of no clause', { clause: 'c9', texts: { ru: 'второй' } }, 'unknown-clause'],
  ])('takes words %s', (_name, more, expected) => {
    expect(new Table().give(SEC, { type: 'summary.move', ...C1, ...more })).toEqual(expected);
  });
});

describe('words moved to the summary', () => {
  it('are there once, however often they were moved, and apart from other words and clauses', () => {
    const move = (clause: string, ru: string, more = {}) =>
      ({
        fact: 'position.moved',
        moved: { member: 'sec', at: 'x', resolution: 'r', clause, texts: { ru, ...more } },
      }) as const;
    const moves = [move('c1', 'а'), move('c1', 'а'), move('c2', 'а'), move('c1', 'б'), move('c1', 'а', { fa: 'الف' })];
    const { moved } = moves.reduce(foldPositions, NO_POSITIONS);
    expect(moved.map(({ clause, texts }) => `${clause} ${Object.values(texts).join(' ')}`)).toEqual([
      ...['c1 а', 'c2 а', 'c1 б', 'c1 а الف'],
    ]);
  });
});
