/**
 * `npm run fuzz [-- --seed N] [-- --rounds N] [-- --times N] [-- --long]`: the random suites again, each round with a fresh
 * seed. A failure prints the line that replays it. `--long` is one round of a million hostile updates, fifty times the usual
 * honest and offline work, and a hundred kills of the server under load.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const SUITES = [
  ...['test/convergence', 'test/client/recovery.test.ts'],
  ...['test/server/fuzz-', 'test/server/one-text.test.ts', 'test/server/split.test.ts'],
];
/** Only with `--long`: each kill takes seconds. */
const KILLING = ['test/server/kill.test.ts'];
const LONG = { times: '50', runs: '3000', kills: '100', rounds: '1' } as const;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string' },
    runs: { type: 'string', default: '' },
    times: { type: 'string', default: '' },
    kills: { type: 'string', default: '' },
    long: { type: 'boolean', default: false },
  },
});
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const rounds = values.seed ? 1 : Number(values.rounds ?? (values.long ? LONG.rounds : 3));
const runs = values.runs || (values.long ? LONG.runs : '');
const times = values.times || (values.long ? LONG.times : '1');
const kills = values.kills || (values.long ? LONG.kills : '');
const suites = kills ? [...SUITES, ...KILLING] : SUITES;

for (let round = 1; round <= rounds; round++) {
  const seed = values.seed ?? String(randomInt(2 ** 31));
  process.stdout.write(`round ${round} of ${rounds}, seed ${seed}\n`);
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout', '3600000', ...suites], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ALTERNAT_SEED: seed,
      ALTERNAT_TIMES: times,
      ...(runs ? { ALTERNAT_RUNS: runs } : {}),
      ...(kills ? { ALTERNAT_KILLS: kills } : {}),
    },
  });
  if (status !== 0) {
    const more = [runs && ` --runs ${runs}`, ` --times ${times}`, kills && ` --kills ${kills}`].join('');
    process.stdout.write(`replay: npm run fuzz -- --seed ${seed}${more}\n`);
    process.exit(1);
  }
}
