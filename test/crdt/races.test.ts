/**
 * Two commands given at the same time on the same text, by people who both saw it as it was: where they conflict, one wins
 * and the other is told why. Played on the real document, so that what the first one wrote is what the second one meets.
 */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { project } from '../../src/crdt/project.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { withSeen } from '../../src/domain/negotiation/seen.ts';
import { ACTORS, CIRCUMSTANCES } from '../domain/ground.ts';
import { sampleDocument } from './sample.ts';

const [N, S, L] = [ACTORS.negotiator, ACTORS.secretariat, ACTORS.legal];
type Given = readonly [typeof N, { readonly type: Command['type']; readonly [field: string]: unknown }];

const agree = (delegation: string): Given => [
  { ...N, delegation },
  { type: 'stance.record', clause: 'c1', stance: 'agree' },
];
const COMMANDS = {
  'IR agrees': agree('IR'),
  'RU agrees': agree('RU'),
  'IR objects': [N, { type: 'stance.record', clause: 'c1', stance: 'object' }],
  agreed: [S, { type: 'clause.status', clause: 'c1', to: 'agreed' }],
  hold: [S, { type: 'clause.hold', clause: 'c1' }],
  release: [S, { type: 'clause.release', clause: 'c1' }],
  retype: [S, { type: 'clause.retype', clause: 'c1', kind: 'recital', level: 0 }],
  withdraw: [S, { type: 'clause.withdraw', clause: 'c1' }],
  split: [S, { type: 'clause.split', clause: 'c1', at: { fa: 3, ru: 4 } }],
  'merge into c2': [S, { type: 'clause.merge', clause: 'c1', into: 'c2' }],
  'merge into c1': [S, { type: 'clause.merge', clause: 'c2', into: 'c1' }],
  'accept p1': [S, { type: 'proposal.accept', proposal: 'p1' }],
  'accept p2': [S, { type: 'proposal.accept', proposal: 'p2' }],
  'reject p1': [S, { type: 'proposal.reject', proposal: 'p1' }],
  'withdraw p1': [N, { type: 'proposal.withdraw', proposal: 'p1' }],
  "accept the chair's": [S, { type: 'chair.accept', batch: 'b9' }],
  silence: [S, { type: 'silence.start', clause: 'c1', until: '2025-11-18T12:00Z' }],
  'no counterpart': [L, { type: 'counterpart.none', clause: 'c1', language: 'fa', reason: 'یک‌سویه' }],
  'fa and ru agree': [L, { type: 'concordance.confirm', clause: 'c1', languages: ['fa', 'ru'] }],
  'absent IR': [S, { type: 'party.absent', delegation: 'IR', reason: 'нет' }],
  'absent RU': [S, { type: 'party.absent', delegation: 'RU', reason: 'нет' }],
} satisfies { readonly [name: string]: Given };
type Name = keyof typeof COMMANDS;

/** c1 with two proposals of IR and one of the chair on the same words. */
function table(): Y.Doc {
  const doc = sampleDocument();
  project(doc, [{ type: 'clause.set', id: 'c1', kind: 'paragraph' }], 's');
  const tabled = { clause: 'c1', member: 'n', at: '', reason: 'r', state: 'tabled', base: null } as const;
  const mine = { ...tabled, kind: 'proposal', role: 'negotiator', delegation: 'IR' } as const;
  const fa = { baseTexts: { fa: 'عنوان' } };
  project(
    doc,
    [
      { type: 'proposal.put', record: { ...mine, ...fa, id: 'p1', texts: { fa: 'نام' } } },
      { type: 'proposal.put', record: { ...mine, ...fa, id: 'p2', texts: { fa: 'سرآغاز' } } },
      {
        type: 'proposal.put',
        record: {
          ...tabled,
          ...fa,
          kind: 'chair',
          role: 'secretariat',
          id: 'p3',
          texts: { fa: 'پیش‌گفتار' },
          batch: 'b9',
        },
      },
    ],
    's',
  );
  return doc;
}

/** Gives all commands on the ground as it is before the first of them. */
function race(names: readonly Name[], first: readonly Name[] = []): string[] {
  const doc = table();
  const give = ([actor, draft]: Given): string => {
    const verdict = decide(groundOf(doc), actor, { id: 'x', ...draft } as unknown as Command, CIRCUMSTANCES);
    if (verdict.ok) project(doc, verdict.effects, 's');
    return verdict.ok ? 'ok' : verdict.reason;
  };
  const now = (name: Name): Given => {
    const [actor, draft] = COMMANDS[name] as Given;
    return [actor, withSeen(groundOf(doc), draft)];
  };
  for (const name of first) expect([name, give(now(name))]).toEqual([name, 'ok']);
  return names.map(now).map(give);
}

const won = (answers: readonly string[]): number => answers.filter((answer) => answer === 'ok').length;

describe('two commands on one text', () => {
  it.each<[Name, Name]>([
    ['accept p1', 'accept p2'],
    ['accept p1', 'accept p1'],
    ['accept p1', 'reject p1'],
    ['accept p1', 'withdraw p1'],
    ['reject p1', 'withdraw p1'],
    ['accept p1', "accept the chair's"],
    ['accept p1', 'merge into c1'],
    ['accept p1', 'withdraw'],
    ['accept p1', 'silence'],
    ['accept p1', 'no counterpart'],
    ['split', 'split'],
    ['split', 'hold'],
    ['split', 'silence'],
    ['split', 'withdraw'],
    ['split', 'merge into c2'],
    ['merge into c1', 'merge into c2'],
    ['merge into c2', 'merge into c2'],
    ['silence', 'retype'],
    ['silence', 'silence'],
    ['silence', 'hold'],
    ['hold', 'hold'],
    ['absent IR', 'absent RU'],
  ])('“%s” and “%s”: one wins, whichever comes first', (a, b) => {
    const orders = [race([a, b]), race([b, a])];
    // Where the later one does not mind the earlier, only the order that loses is a conflict: never do both lose.
    expect(orders.map(([first]) => first)).toEqual(['ok', 'ok']);
    expect(Math.min(...orders.map(won))).toBe(1);
  });

  const changing: readonly Name[] = [
    'accept p1',
    'retype',
    'split',
    'merge into c1',
    'no counterpart',
    "accept the chair's",
  ];
  const resting: readonly Name[] = ['IR agrees', 'IR objects', 'accept p2', 'split', 'merge into c2'];
  it.each(changing.flatMap((a) => resting.map((b) => [a, b] as const)))(
    'whoever saw the text before “%s” cannot do “%s” on the one after',
    (a, b) => {
      expect(race([a, b])).toEqual(['ok', 'text-changed']);
    },
  );

  it.each(changing)('a hold closes the text that “%s” has left: it is no decision on the words', (a) => {
    expect(race([a, 'hold'])).toEqual(['ok', 'ok']);
  });

  it.each<[string, readonly Name[], readonly Name[], readonly string[]]>([
    ['two stances both count', [], ['IR agrees', 'RU agrees'], ['ok', 'ok']],
    ['of two steps to agreed one is taken', ['IR agrees', 'RU agrees'], ['agreed', 'agreed'], ['ok', 'rule-unmet']],
    [
      'an objection before the step stops it',
      ['IR agrees', 'RU agrees'],
      ['IR objects', 'agreed'],
      ['ok', 'rule-unmet'],
    ],
    [
      'what was agreed to is not changed behind one’s back',
      ['IR agrees', 'RU agrees'],
      ['agreed', 'accept p1'],
      ['ok', 'clause-frozen'],
    ],
    ['nor agreed to when it has changed', ['IR agrees', 'RU agrees'], ['accept p1', 'agreed'], ['ok', 'text-changed']],
    ['columns confirmed on the text before', [], ['accept p1', 'fa and ru agree'], ['ok', 'text-changed']],
    ['a release ends the silence', ['silence'], ['release', 'silence'], ['ok', 'ok']],
  ])('%s', (_name, first, names, expected) => {
    expect(race(names, first)).toEqual(expected);
  });
});
