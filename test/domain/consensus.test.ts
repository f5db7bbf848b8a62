/**
 * Negotiations played at random on one clause: no order of commands reaches agreement without the agree of every party on
 * the very text that stands there. Text, stances and digests are kept a second time beside the rules' own.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseStatus, Stance } from '../../src/domain/clause.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide, type Effect, type Verdict } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import type { Role } from '../../src/domain/permission.ts';
import { ACTORS, CIRCUMSTANCES, ground, OLD, type Sketch } from './ground.ts';

const seenOf = (on: Ground): string => on.clause('c1')?.digest() ?? OLD;
const word = (verdict: Verdict): string => (verdict.ok ? 'ok' : verdict.reason);

/** A clause that effects and typing change, so that a negotiation can be played. */
class Table {
  sketch: Required<Pick<Sketch, 'kind' | 'status' | 'held' | 'texts'>> = {
    kind: 'paragraph',
    status: 'draft',
    held: false,
    texts: { fa: 'متن', ru: 'текст' },
  };
  readonly stances = new Map<string, { stance: Stance; digest: string }>();

  ground(): Ground {
    const on = ground(this.sketch);
    const [clause] = on.clauses;
    const stances = Object.fromEntries(
      [...this.stances].map(([party, { stance, digest }]) => [party, { stance, digest, member: 'm', at: '' }]),
    );
    const whole = { ...clause, stances } as NonNullable<typeof clause>;
    return { ...on, clauses: [whole], clause: (id) => (id === 'c1' ? whole : undefined) };
  }

  apply(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type === 'clause.set') {
        const { kind, status, held } = effect;
        this.sketch = {
          ...this.sketch,
          ...(kind ? { kind } : {}),
          ...(status ? { status } : {}),
          ...(held === undefined ? {} : { held }),
        };
      } else if (effect.type === 'stance.put') {
        if (effect.record) this.stances.set(effect.delegation, effect.record);
        else this.stances.delete(effect.delegation);
      }
    }
  }
}

describe('two commands that race with the same `seen`', () => {
  const run = (commands: [Role, object, string?][]): string[] => {
    const table = new Table();
    const seen = seenOf(table.ground());
    return commands.map(([role, command, delegation]) => {
      const verdict = decide(
        table.ground(),
        { ...ACTORS[role], ...(delegation ? { delegation } : {}) },
        { id: 'x', seen, clause: 'c1', ...command } as Command,
        CIRCUMSTANCES,
      );
      if (verdict.ok) table.apply(verdict.effects);
      return word(verdict);
    });
  };
  const agree = { type: 'stance.record', stance: 'agree' };

  it.each<[string, [Role, object, string?][], string[]]>([
    [
      'two stances both count',
      [
        ['negotiator', agree, 'IR'],
        ['negotiator', agree, 'RU'],
      ],
      ['ok', 'ok'],
    ],
    [
      'the second hold finds it held',
      [
        ['secretariat', { type: 'clause.hold' }],
        ['secretariat', { type: 'clause.hold' }],
      ],
      ['ok', 'rule-unmet'],
    ],
    [
      'a stance behind a change of kind has seen another text',
      [
        ['secretariat', { type: 'clause.retype', kind: 'recital', level: 0 }],
        ['negotiator', agree, 'IR'],
      ],
      ['ok', 'text-changed'],
    ],
    [
      'of two steps to agreed one is taken',
      [
        ['negotiator', agree, 'IR'],
        ['negotiator', agree, 'RU'],
        ['secretariat', { type: 'clause.status', to: 'agreed' }],
        ['secretariat', { type: 'clause.status', to: 'agreed' }],
      ],
      ['ok', 'ok', 'ok', 'rule-unmet'],
    ],
    [
      'an objection before the step stops it',
      [
        ['negotiator', agree, 'IR'],
        ['negotiator', agree, 'RU'],
        ['negotiator', { ...agree, stance: 'object' }, 'RU'],
        ['secretariat', { type: 'clause.status', to: 'agreed' }],
      ],
      ['ok', 'ok', 'ok', 'rule-unmet'],
    ],
  ])('%s', (_name, commands, expected) => {
    expect(run(commands)).toEqual(expected);
  });
});

describe('consensus', () => {
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
  /** The clause digest, computed a second time with the platform's hash and JSON written by hand. */
  const independentDigest = ({ kind, texts }: Table['sketch']): string => {
    const cell = (text: string): string =>
      sha(
        `[${text
          .split('\n')
          .map((line) => (line === '' ? '[]' : `[{"text":${JSON.stringify(line)}}]`))
          .join(',')}]`,
      );
    return sha(`{"kind":"${kind}","texts":{"fa":"${cell(texts.fa ?? '')}","ru":"${cell(texts.ru ?? '')}"}}`);
  };

  const step = fc.oneof(
    {
      weight: 24,
      arbitrary: fc.record({
        do: fc.constant('stance' as const),
        party: fc.constantFrom('IR', 'RU'),
        stance: fc.constantFrom<Stance | 'none'>(
          'agree',
          'agree',
          'agree',
          'agree',
          'agree',
          'agree',
          'agree-ad-referendum',
          'reserve',
          'object',
          'none',
        ),
        stale: fc.nat(9),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('type' as const),
        lang: fc.constantFrom<'fa' | 'ru'>('fa', 'ru'),
        text: fc.constantFrom('متن', 'متن دیگر', 'текст', 'иной текст', 'a\nb', '[текст]', ''),
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant('status' as const),
        to: fc.constantFrom<ClauseStatus>('agreed', 'agreed', 'ad-referendum', 'initialled', 'draft', 'withdrawn'),
        role: fc.constantFrom<Role>('secretariat', 'secretariat', 'secretariat', 'legal', 'negotiator'),
        stale: fc.nat(9),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'clause.reopen' as const,
          'clause.withdraw' as const,
          'clause.restore' as const,
          'clause.hold' as const,
          'clause.release' as const,
          'clause.retype' as const,
        ),
        kind: fc.constantFrom('paragraph', 'recital'),
      }),
    },
  );
  const tally = { agreed: 0, lapsed: 0, changed: 0, adReferendum: 0, refusedForStance: 0 };

  it('is reached by no order of commands without the agree of every party on the very text that stands there', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const table = new Table();
        // What the parties said last, and of which text: kept apart from the rules' own record.
        const said = new Map<string, { stance: string; digest: string }>();
        const seenBefore = [independentDigest(table.sketch)];
        for (const it of steps) {
          const now = independentDigest(table.sketch);
          if (seenBefore.at(-1) !== now) seenBefore.push(now);
          const seen = 'stale' in it && it.stale === 0 ? (seenBefore.at(-2) ?? now) : now;
          if (it.do === 'type') {
            // Typing is open only in a draft that is not held; the gate sees to that.
            if (table.sketch.status === 'draft' && !table.sketch.held)
              table.sketch = { ...table.sketch, texts: { ...table.sketch.texts, [it.lang]: it.text } };
            continue;
          }
          const role: Role = it.do === 'stance' ? 'negotiator' : it.do === 'status' ? it.role : 'secretariat';
          const command =
            it.do === 'stance'
              ? { type: 'stance.record', clause: 'c1', stance: it.stance, seen }
              : it.do === 'status'
                ? { type: 'clause.status', clause: 'c1', to: it.to, seen }
                : {
                    type: it.do,
                    clause: 'c1',
                    ...(it.do === 'clause.hold' ? { seen } : {}),
                    ...(it.do === 'clause.retype' ? { kind: it.kind, level: 0 } : {}),
                    ...(it.do === 'clause.reopen' ? { reason: 'r' } : {}),
                  };
          const actor = it.do === 'stance' ? { ...ACTORS.negotiator, delegation: it.party } : ACTORS[role];
          const before = table.sketch.status;
          const verdict = decide(table.ground(), actor, { id: 'x', ...command } as Command, CIRCUMSTANCES);
          if (!verdict.ok) {
            if (verdict.reason === 'text-changed') tally.changed++;
            if (verdict.missing?.some((missing) => missing.kind === 'stance')) tally.refusedForStance++;
            if (verdict.missing?.some((missing) => missing.kind === 'stance' && missing.has === 'lapsed'))
              tally.lapsed++;
            continue;
          }
          expect(seen).toBe(now);
          if (it.do === 'stance') said.set(it.party, { stance: it.stance, digest: now });
          table.apply(verdict.effects);
          const after = table.sketch.status;
          if (after === before) continue;
          const parties = ['IR', 'RU']
            .map((party) => said.get(party))
            .map((last) => (last?.digest === now ? last.stance : 'none'));
          if (after === 'agreed') {
            tally.agreed++;
            expect([
              parties,
              role,
              table.sketch.texts.fa !== '',
              table.sketch.texts.ru !== '',
              /[[\]]/.test(Object.values(table.sketch.texts).join('')),
            ]).toEqual([['agree', 'agree'], 'secretariat', true, true, false]);
          }
          if (after === 'ad-referendum') {
            tally.adReferendum++;
            expect(parties.every((stance) => stance.startsWith('agree'))).toBe(true);
          }
          expect(after).not.toBe('initialled');
        }
      }),
      { seed: 20251118, numRuns: 1000 },
    );
  });

  it('was really tried: agreed often, refused often, lapsed and overtaken often', () => {
    expect(Object.entries(tally).filter(([, count]) => count < 50)).toEqual([]);
  });
});
