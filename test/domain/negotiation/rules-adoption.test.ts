/** How rules of procedure come into force: by the rules in force, and never over an objection. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DECISION_RULES,
  type DecisionRule,
  type Rules,
  UNWRITTEN_RULES,
  USUAL_RULES,
} from '../../../src/domain/negotiation/rules.ts';
import {
  foldRules,
  judgeRules,
  NO_RULES,
  type RulesCommand,
  type RulesStance,
  type RulesState,
  rulesInForce,
} from '../../../src/domain/negotiation/rules-adoption.ts';
import type { Actor } from '../../../src/domain/permission.ts';

const FIVE = ['AZ', 'IR', 'KZ', 'RU', 'TM'];
const START = Date.parse('2025-11-18T09:00:00.000Z');
const at = (hours: number): string => new Date(START + hours * 3_600_000).toISOString();
const SEC: Actor = { id: 's', role: 'secretariat', columns: [] };
const of = (delegation: string): Actor => ({ id: `n${delegation}`, role: 'negotiator', delegation, columns: [] });
const rules = (more: Partial<Rules> = {}): Rules => ({ ...USUAL_RULES, ...more });

/** A summit's rules under a hand: `give` says what became of a command. */
class Conference {
  state: RulesState;
  #ids = 0;
  constructor(force?: Rules) {
    this.state = force ? { adopted: [{ rules: force, member: 'server', at: at(-1) }], draft: null } : NO_RULES;
  }
  give(actor: Actor, command: object, hours = 0): unknown {
    const on = {
      state: this.state,
      delegations: FIVE,
      actor,
      now: at(hours),
      newId: (p: string) => `${p}${++this.#ids}`,
    };
    const judged = judgeRules(on, { id: 'x', draft: this.state.draft?.id ?? 'r0', ...command } as RulesCommand);
    if (judged.ok) this.state = foldRules(this.state, judged.fact);
    return judged.ok ? 'ok' : (judged.missing ?? judged.reason);
  }
  propose(what: Rules, until = 80): unknown {
    return this.give(SEC, { type: 'rules.propose', rules: what, until: at(until) });
  }
  say(delegation: string, stance: RulesStance | 'none', hours = 0): unknown {
    return this.give(of(delegation), { type: 'rules.stance', stance }, hours);
  }
  adopt(hours = 0): unknown {
    return this.give(SEC, { type: 'rules.adopt' }, hours);
  }
}

describe('a draft of rules', () => {
  it('is adopted when all agree, and is in force then', () => {
    const table = new Conference();
    expect(rulesInForce(table.state)).toEqual(UNWRITTEN_RULES);
    table.propose(rules());
    for (const each of FIVE) table.say(each, 'agree');
    expect([table.adopt(), rulesInForce(table.state), table.state.draft]).toEqual(['ok', rules(), null]);
    expect(table.state.adopted[0]?.draft?.stances.KZ).toMatchObject({ stance: 'agree', member: 'nKZ' });
  });

  const none = (delegation: string) => ({ kind: 'stance', delegation, has: 'none' });
  it.each<[name: string, force: Rules | undefined, hours: number, expected: unknown]>([
    ['before any rules are adopted, however long it lies there', undefined, 90, [none('TM')]],
    ['under unanimity, however long', rules({ decision: 'unanimity', reserveBlocks: true }), 90, [none('TM')]],
    ['under consensus before its time has run', rules(), 79, [none('TM')]],
    ['under consensus when its time has run', rules(), 80, 'ok'],
    ['under majority at once', rules({ decision: 'majority' }), 0, 'ok'],
  ])('on which one delegation is silent: %s', (_name, force, hours, expected) => {
    const table = new Conference(force);
    table.propose(rules({ quorum: 3 }));
    for (const each of FIVE.slice(0, 4)) table.say(each, 'agree');
    expect(table.adopt(hours)).toEqual(expected);
  });

  it.each<[name: string, command: object, actor: Actor, expected: unknown]>([
    [
      'a quorum of more than there are',
      { type: 'rules.propose', rules: rules({ quorum: 6 }), until: at(80) },
      SEC,
      'bad-command',
    ],
    [
      'a time in the past',
      { type: 'rules.propose', rules: rules(), until: at(-1) },
      SEC,
      [{ kind: 'deadline', why: 'past' }],
    ],
    [
      'a time in a year',
      { type: 'rules.propose', rules: rules(), until: at(9_000) },
      SEC,
      [{ kind: 'deadline', why: 'far' }],
    ],
    ['a word of a stranger', { type: 'rules.stance', stance: 'agree' }, of('XX'), [{ kind: 'unknown', what: 'rules' }]],
    ['a word on no draft', { type: 'rules.stance', stance: 'agree' }, of('KZ'), [{ kind: 'unknown', what: 'rules' }]],
    ['adopting no draft', { type: 'rules.adopt' }, SEC, [{ kind: 'unknown', what: 'rules' }]],
  ])('refuses %s', (_name, command, actor, expected) => {
    expect(new Conference().give(actor, command)).toEqual(expected);
  });

  it('refuses a second one, a shorter time than any silence, a word of nobody who takes part, one that was withdrawn', () => {
    const table = new Conference(rules());
    expect(table.propose(rules(), 71)).toEqual([{ kind: 'silence-too-short', hours: 72 }]);
    table.propose(rules({ quorum: 2 }));
    const first = table.state.draft?.id;
    expect(table.propose(rules())).toEqual([{ kind: 'already', what: 'rules' }]);
    expect(table.give(of('XX'), { type: 'rules.stance', stance: 'agree' })).toBe('not-allowed');
    expect(table.give(SEC, { type: 'rules.withdraw' })).toBe('ok');
    table.propose(rules({ quorum: 3 }));
    expect(table.give(of('KZ'), { type: 'rules.stance', draft: first, stance: 'agree' })).toEqual([
      { kind: 'unknown', what: 'rules' },
    ]);
  });
});

describe('any order of commands', () => {
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        who: fc.constantFrom(...FIVE),
        what: fc.constantFrom<RulesStance | 'none'>('agree', 'agree', 'agree', 'object', 'none'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('propose' as const),
        decision: fc.constantFrom<DecisionRule>(...DECISION_RULES),
        quorum: fc.nat(3),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('adopt' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  );
  const tally = { adopted: 0, stopped: 0, bySilence: 0 };
  it.each([undefined, ...DECISION_RULES])('from %s adopts nothing over an objection', (decision) => {
    const force = decision && rules({ decision, reserveBlocks: decision === 'unanimity' });
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const table = new Conference(force);
        let hours = 0;
        let said = new Map<string, string>();
        for (const it of steps) {
          if (it.do === 'wait') hours += it.hours;
          else if (it.do === 'say') {
            if (table.say(it.who, it.what, hours) === 'ok') said.set(it.who, it.what);
          } else if (it.do === 'propose') {
            const what = rules({ decision: it.decision, reserveBlocks: true, quorum: it.quorum });
            if (table.give(SEC, { type: 'rules.propose', rules: what, until: at(hours + 73) }, hours) === 'ok')
              said = new Map();
          } else if (it.do === 'withdraw') table.give(SEC, { type: 'rules.withdraw' }, hours);
          else {
            const outcome = table.adopt(hours);
            const objects = [...said.values()].includes('object');
            if (outcome === 'ok') {
              tally.adopted++;
              if (said.size < FIVE.length) tally.bySilence++;
              expect(objects).toBe(false);
            } else if (objects && table.state.draft) tally.stopped++;
          }
        }
      }),
      { seed: 20251118, numRuns: 300 },
    );
  });
  it('which was really tried', () => {
    expect(Object.entries(tally).filter(([, count]) => count < 20)).toEqual([]);
  });
});
