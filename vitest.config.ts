/**
 * All suites run in one go on Node; the ones that need a page drive a real Chromium themselves and skip loudly without it.
 * The last line (`N passed, N failed`) is printed by `start.mjs` from what `test/support/summary.ts` counted.
 */
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/sequencer.ts';

/** The suites that open pages; `ALTERNAT_SUITES` asks for them alone (`browser`) or for all others (`unit`). */
const WITH_PAGES = ['test/browser/**/*.test.ts', 'test/electron/{whole,page,*-page}.test.ts'];
const { ALTERNAT_SUITES: part } = process.env;

export default defineConfig({
  plugins: [react()],
  test: {
    include: part === 'browser' ? WITH_PAGES : ['test/**/*.test.{ts,tsx}'],
    exclude: part === 'unit' ? [...configDefaults.exclude, ...WITH_PAGES] : configDefaults.exclude,
    setupFiles: ['./test/support/seed.ts'],
    environment: 'node',
    pool: 'forks',
    // No test replaces a module, so a worker keeps what it has loaded: a third less of work in all.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Half of a browser test is waiting for a page: two at a time also on two cores, where the default would be one.
    maxWorkers: 2,
    // No test waits for a time; these are for machines on which others work, too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
    reporters: ['default', './test/support/summary.ts'],
    // SQLite and the module hooks of Node 24 still announce themselves as experimental on every start.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
