/**
 * Six clients, one server, a network that delivers whenever the script says: in the end all read the same, and nothing
 * that was typed is missing or doubled. `ALTERNAT_SEED` tries another seed; a failure prints its shortest script.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PEOPLE, play, type Step } from './world.ts';

const small = fc.nat(30);
const who = fc.nat(PEOPLE.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({ do: fc.constant('type' as const), who, clause: small, at: small, newline: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      who,
      clause: small,
      at: small,
      length: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      who,
      clause: small,
      at: small,
      length: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), who, clause: small }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), clause: small, after: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), after: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retype' as const), clause: small, level: small }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'restore' as const, 'milestone' as const) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'back' as const, 'back' as const), who }) },
  { weight: 40, arbitrary: fc.record({ do: fc.constantFrom('up' as const, 'down' as const), who, frames: small }) },
  { weight: 15, arbitrary: fc.constant<Step>({ do: 'turn' }) },
);

const seed = Number(process.env.ALTERNAT_SEED ?? 20251118);
const total = { typed: 0, offline: 0, answered: 0, runs: 0 };

describe('the real client and server on a scripted network', () => {
  it('converge, and lose or double nothing', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 160, size: 'max' }), async (steps) => {
        const outcome = await play(steps);
        total.typed += outcome.typed;
        total.offline += outcome.offline;
        total.answered += outcome.answered;
        total.runs++;
        const different = outcome.snapshots
          .filter(({ json }) => json !== outcome.snapshots[0]?.json)
          .map(({ who: name }) => name);
        expect({
          different,
          lost: outcome.lost,
          doubled: outcome.doubled,
          refused: outcome.refused,
          unsent: outcome.unsent,
          fault: outcome.fault,
        }).toEqual({
          different: [],
          lost: [],
          doubled: [],
          refused: [],
          unsent: 0,
          fault: null,
        });
      }),
      { seed, numRuns: Number(process.env.ALTERNAT_RUNS ?? 60) },
    );
  });

  it('was really tried: text was typed online and offline, and commands were answered', () => {
    expect(total.typed, JSON.stringify(total)).toBeGreaterThan(600);
    expect(total.offline, JSON.stringify(total)).toBeGreaterThan(50);
    expect(total.answered, JSON.stringify(total)).toBeGreaterThan(100);
  });
});
