/**
 * `npm run fuzz [-- --seed N] [-- --rounds N]`: the random suites again, each round with a fresh seed. A failure prints the
 * line that replays it. The suites read `ALTERNAT_SEED` and `ALTERNAT_RUNS`.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const SUITES = ['test/convergence', 'test/server/gate.test.ts'];
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    runs: { type: 'string', default: '' },
    long: { type: 'boolean', default: false },
  },
});
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const rounds = values.seed ? 1 : Number(values.rounds);
const runs = values.runs || (values.long ? '20000' : '');

for (let round = 1; round <= rounds; round++) {
  const seed = values.seed ?? String(randomInt(2 ** 31));
  process.stdout.write(`round ${round} of ${rounds}, seed ${seed}\n`);
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout', '3600000', ...SUITES], {
    stdio: 'inherit',
    env: { ...process.env, ALTERNAT_SEED: seed, ...(runs ? { ALTERNAT_RUNS: runs } : {}) },
  });
  if (status !== 0) {
    process.stdout.write(`replay: npm run fuzz -- --seed ${seed}${runs ? ` --runs ${runs}` : ''}\n`);
    process.exit(1);
  }
}
