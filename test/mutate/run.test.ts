/** The smallest run there is, with real processes: seven changes, a suite that notices all of them and one that cannot. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instrument } from './instrument.ts';
import { run } from './run.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('run', () => {
  it('believes a suite that fails under a change, and none that does not run it', async () => {
    const made = await instrument(ROOT, ['src/domain/negotiation/closure.ts']);
    const told: string[] = [];
    const fates = async (suite: string): Promise<string[]> => {
      const options = { workers: 1, within: 60, suitesOf: () => [suite], tell: (line: string) => told.push(line) };
      return (await run(made, options)).map(({ status }) => status);
    };
    expect(await fates('test/domain/negotiation/outcomes-clause.test.ts')).toEqual(
      Array(made.mutants.length).fill('killed'),
    );
    const deaf = await fates('test/domain/text/text.test.ts');
    expect([deaf.length, deaf.filter((fate) => fate !== 'survived' && fate !== 'uncovered')]).toEqual([7, []]);
    expect(told).toEqual([]);
  }, 300_000);
});
