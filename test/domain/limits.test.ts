/** Every limit of a command, at its value and one beyond: what just fits is taken, what is one too much is refused. */
import { describe, expect, it } from 'vitest';
import { MAX_LEVEL } from '../../src/domain/clause/clause.ts';
import { type Command, LIMITS } from '../../src/domain/command.ts';
import { decide, type Verdict } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import { type JudgedRectification, judgeRectification } from '../../src/domain/instrument/decide-rectification.ts';
import { judgeVoid, NO_SIGNING, type SealRecord } from '../../src/domain/instrument/signing.ts';
import type { ProposalRecord } from '../../src/domain/negotiation/record.ts';
import { withSeen } from '../../src/domain/negotiation/seen.ts';
import type { Role } from '../../src/domain/permission.ts';
import { ACTORS, beside, CIRCUMSTANCES, ground, proposed, waived } from './ground.ts';

const long = (size: number): string => 'ن'.repeat(size);
const give = (on: Ground, role: Role, command: { type: Command['type']; [field: string]: unknown }): Verdict =>
  decide(on, ACTORS[role], withSeen(on, { id: 'x', ...command }) as unknown as Command, CIRCUMSTANCES);
const outcome = (verdict: Verdict): string => (verdict.ok ? 'ok' : (verdict.missing?.[0]?.kind ?? verdict.reason));

const plain = ground({ stances: 'IR:agree' }, {});
const agreed = ground({ status: 'agreed' });
const tabled = beside(plain, { proposals: [proposed({ batch: 'b9' })] });
/** A resolution in which `count` proposals are tabled, and some are decided, which do not count. */
const crowded = (count: number): Ground => {
  const decided = (['accepted', 'rejected', 'withdrawn', 'superseded'] as const).map((state) => proposed({ state }));
  const waiting = Array.from({ length: count }, (_, index): ProposalRecord => proposed({ id: `p${index}` }));
  return beside(plain, { proposals: [...decided, ...waiting] });
};
const TABLE = { type: 'proposal.table', clause: 'c1', texts: { fa: 'نو' }, reason: 'r' } as const;
const ISSUE = { type: 'chair.issue', label: 'l', reason: 'r', texts: { c1: { fa: 'نو' }, c2: { fa: 'نو' } } } as const;
const WAIVE = {
  type: 'waiver.give',
  clause: 'c1',
  ...{ check: 'numbers', message: 'numbers.missing', languages: ['ru'], seen: 'f'.repeat(64), reason: 'r' },
} as const;
const ADD = { type: 'clause.add', after: null, kind: 'article', level: 0 } as const;

/** What is measured, its limit, and what comes of a size. */
const CASES: readonly (readonly [string, number, (size: number) => Verdict, string])[] = [
  ['level of a new clause', MAX_LEVEL, (level) => give(plain, 'secretariat', { ...ADD, level }), 'bad-command'],
  [
    'level of a retyped clause',
    MAX_LEVEL,
    (level) => give(plain, 'secretariat', { type: 'clause.retype', clause: 'c1', kind: 'article', level }),
    'bad-command',
  ],
  [
    'text of a new clause',
    LIMITS.cell,
    (size) => give(plain, 'secretariat', { ...ADD, texts: { ru: long(size) } }),
    'bad-command',
  ],
  [
    'reason of a reopening',
    LIMITS.reason,
    (size) => give(agreed, 'secretariat', { type: 'clause.reopen', clause: 'c1', reason: long(size) }),
    'bad-command',
  ],
  [
    'name of a milestone',
    LIMITS.label,
    (size) => give(plain, 'legal', { type: 'milestone.create', label: long(size) }),
    'bad-command',
  ],
  [
    'note of a milestone',
    LIMITS.note,
    (size) => give(plain, 'legal', { type: 'milestone.create', label: 'm', note: long(size) }),
    'bad-command',
  ],
  [
    'note of a stance',
    LIMITS.note,
    (size) => give(plain, 'negotiator', { type: 'stance.record', clause: 'c1', stance: 'agree', note: long(size) }),
    'bad-command',
  ],
  [
    'reason of a proposal',
    LIMITS.reason,
    (size) => give(plain, 'legal', { ...TABLE, reason: long(size) }),
    'bad-command',
  ],
  [
    'text of a proposal',
    LIMITS.cell,
    (size) => give(plain, 'legal', { ...TABLE, texts: { fa: long(size) } }),
    'bad-command',
  ],
  ['tabled proposals', LIMITS.proposals, (count) => give(crowded(count - 1), 'negotiator', TABLE), 'too-many'],
  [
    'reason of an acceptance',
    LIMITS.reason,
    (size) => give(tabled, 'secretariat', { type: 'proposal.accept', proposal: 'p1', reason: long(size) }),
    'bad-command',
  ],
  [
    'reason of a rejection',
    LIMITS.reason,
    (size) => give(tabled, 'secretariat', { type: 'proposal.reject', proposal: 'p1', reason: long(size) }),
    'bad-command',
  ],
  [
    'name of a chair’s text',
    LIMITS.label,
    (size) => give(plain, 'secretariat', { ...ISSUE, label: long(size) }),
    'bad-command',
  ],
  [
    'reason of a chair’s text',
    LIMITS.reason,
    (size) => give(plain, 'secretariat', { ...ISSUE, reason: long(size) }),
    'bad-command',
  ],
  [
    'cell of a chair’s text',
    LIMITS.cell,
    (size) => give(plain, 'secretariat', { ...ISSUE, texts: { c1: { fa: long(size) } } }),
    'bad-command',
  ],
  [
    'clauses of a chair’s text',
    LIMITS.chair,
    (count) => {
      const clauses = Array.from({ length: count }, (_, index) => ({ id: `c${index}`, texts: { fa: 'م' } }));
      const on = ground(...clauses);
      const byId = new Map(on.clauses.map((clause) => [clause.id, clause]));
      const texts = Object.fromEntries(clauses.map(({ id }) => [id, { fa: 'نو' }]));
      return give({ ...on, clause: (id) => byId.get(id) }, 'secretariat', { ...ISSUE, texts });
    },
    'bad-command',
  ],
  [
    'proposals with those of a chair’s text',
    LIMITS.proposals,
    (count) => give(crowded(count - 2), 'secretariat', ISSUE),
    'too-many',
  ],
  [
    'reason of a chair’s text’s acceptance',
    LIMITS.reason,
    (size) => give(tabled, 'secretariat', { type: 'chair.accept', batch: 'b9', reason: long(size) }),
    'bad-command',
  ],
  [
    'reason of no counterpart',
    LIMITS.reason,
    (size) => give(plain, 'legal', { type: 'counterpart.none', clause: 'c1', language: 'ru', reason: long(size) }),
    'bad-command',
  ],
  [
    'reason of a waiver',
    LIMITS.reason,
    (size) => give(plain, 'legal', { ...WAIVE, reason: long(size) }),
    'bad-command',
  ],
  [
    'waivers of a clause',
    LIMITS.waivers,
    (count) =>
      give(
        ground({ waivers: Array.from({ length: count - 1 }, (_, index) => waived({ seen: `${index}` })) }),
        'legal',
        WAIVE,
      ),
    'too-many',
  ],
  [
    'note of a collation',
    LIMITS.note,
    (size) => give(ground(), 'legal', { type: 'collation.sign', note: long(size) }),
    'bad-command',
  ],
  [
    'reason of an absence',
    LIMITS.reason,
    (size) => give(plain, 'secretariat', { type: 'party.absent', delegation: 'RU', reason: long(size) }),
    'bad-command',
  ],
];

describe('limits', () => {
  it.each(CASES)('%s: %i, and not one more', (_name, limit, judge, refusal) => {
    expect([outcome(judge(limit)), outcome(judge(limit + 1))]).toEqual(['ok', refusal]);
  });

  it('of a signing: reasons of a void seal and of a rectification', () => {
    const seal = { id: 's1', parties: ['IR'], signatures: [] } as unknown as SealRecord;
    const until = new Date(Date.parse(CIRCUMSTANCES.now) + 20 * 86_400_000).toISOString();
    const setting = { languages: ['ru'] } as unknown as SealRecord['setting'];
    const closed = { ...NO_SIGNING, seals: [{ ...seal, setting, closed: CIRCUMSTANCES.now }] };
    const judgedAs = (judged: JudgedRectification) => (judged.ok ? null : judged.why);
    const rectify = (size: number): unknown =>
      judgedAs(
        judgeRectification(
          closed,
          ACTORS.legal,
          {
            ...{ kind: 'typing', resolution: 'general', clause: 'c1', until },
            ...{ texts: { ru: 'новый' }, reason: long(size) },
          },
          {
            look: { old: { ru: 'старый' }, weigh: () => ({ weight: 'form', changes: [] }) },
            now: CIRCUMSTANCES.now,
          },
        ),
      );
    const withdraw = (size: number): unknown =>
      judgeVoid({ ...NO_SIGNING, seals: [seal] }, ACTORS.legal, 's1', long(size));
    const sizes = [LIMITS.reason, LIMITS.reason + 1];
    expect([sizes.map(rectify), sizes.map(withdraw)]).toEqual([
      [null, 'reason'],
      [null, 'reason'],
    ]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null])('knows no level %s', (level) => {
    expect(outcome(give(plain, 'secretariat', { ...ADD, level }))).toBe('bad-command');
  });

  it.each([[['م']], [7], [null], [{ length: 1 }]])('knows no text %j', (text) => {
    expect(outcome(give(plain, 'secretariat', { ...ADD, texts: { fa: text } }))).toBe('bad-command');
  });
});
