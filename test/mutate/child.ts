/**
 * Runs suites against mutants, in a process of its own: the suites run on Node as they are, with Vitest's own `describe`, `it`
 * and `expect` and its own runner, but without a new worker, a new Vite and new modules for every mutant. Sources are loaded
 * once, a suite's file is evaluated anew for every run.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VitestRunner, VitestRunnerConfig } from '@vitest/runner';
import type { Answer, Order, Plan, Suite } from './message.ts';

const ROOT = join(import.meta.dirname, '../..');
const url = (path: string): string => pathToFileURL(join(ROOT, path)).href;
const { sources } = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as Plan;
const instrumented = new Map(Object.entries(sources).map(([file, source]) => [url(file), source]));

registerHooks({
  load(where, context, next) {
    const source = instrumented.get(where);
    return source === undefined ? next(where, context) : { format: 'module-typescript', source, shortCircuit: true };
  },
});

/** What the switches of an instrumented source look at. */
type Switches = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage: { static: Hits; perTest: { [run: string]: Hits } };
};
type Hits = { [mutant: string]: number };

const switches: Switches = { mutantCoverage: { static: {}, perTest: {} } };
const config = {
  ...{ root: ROOT, setupFiles: [], name: undefined, passWithNoTests: true, testNamePattern: undefined },
  ...{ allowOnly: false, chaiConfig: undefined, maxConcurrency: 5, testTimeout: 60_000, hookTimeout: 60_000 },
  ...{ retry: 0, includeTaskLocation: false, tags: [], tagsFilter: undefined, strictTags: false },
  sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
} satisfies VitestRunnerConfig;
Object.assign(globalThis, {
  __stryker__: switches,
  // What `expect` asks of the worker in which it would run.
  __vitest_worker__: { config: { ...config, expect: {} }, ctx: {}, environment: { name: 'node' }, providedContext: {} },
});

const [{ startTests }, { TestRunner }] = await Promise.all([import('@vitest/runner'), import('vitest')]);

/** What went wrong outside of any test. */
const strays: unknown[] = [];
process.on('unhandledRejection', (reason) => strays.push(reason));
process.on('uncaughtException', (error) => strays.push(error));

let evaluations = 0;
/** Runs one suite; undefined, or the name of the first test that failed, and how. */
async function failureIn({ path, patience }: Suite): Promise<string | undefined> {
  config.testTimeout = config.hookTimeout = patience;
  let failed: string | undefined;
  const runner: VitestRunner = {
    config,
    importFile: (path) => import(`${pathToFileURL(path).href}?${++evaluations}`),
    onBeforeRunTask(test) {
      // One failure is enough: the rest is skipped, hooks still tidy up.
      if (failed !== undefined) test.mode = 'skip';
    },
    onAfterRunTask(test) {
      if (test.result?.state === 'fail') failed ??= `${test.name}: ${test.result.errors?.[0]?.message}`;
    },
    extendTaskContext: (context) => TestRunner.prototype.extendTaskContext.call({ config: { expect: {} } }, context),
  };
  strays.length = 0;
  const files = await startTests([join(ROOT, path)], runner);
  // Whatever the suite left behind has its turn.
  await new Promise((resolve) => setImmediate(resolve));
  if (failed !== undefined) return failed;
  if (strays.length > 0) return `outside of any test: ${String(strays[0])}`;
  const broken = files.find(({ result }) => result?.state === 'fail');
  return broken && `the file itself: ${String(broken.result?.errors?.[0]?.message)}`;
}

/** Runs a suite twice without a mutant: what fails or changes its coverage by itself cannot judge anything. */
async function survey(suite: string): Promise<Answer> {
  const started = performance.now();
  const hits: Hits[] = [];
  for (const turn of ['first', 'again']) {
    switches.currentTestId = `${suite} ${turn}`;
    const failure = await failureIn({ path: suite, patience: 60_000 });
    if (failure !== undefined) return { kind: 'unfit', suite, failure };
    hits.push(switches.mutantCoverage.perTest[switches.currentTestId] ?? {});
  }
  switches.currentTestId = undefined;
  const [first, again] = hits as [Hits, Hits];
  const once = Object.keys(first).filter((mutant) => !again[mutant]);
  return { kind: 'surveyed', suite, seconds: (performance.now() - started) / 2000, hits: again, once };
}

/** Runs suites in their order with one change switched on, until one notices it. */
async function tryOut({ mutant, suites, limit }: Order & { kind: 'mutant' }): Promise<Answer> {
  switches.activeMutant = mutant;
  switches.hitCount = 0;
  switches.hitLimit = limit;
  try {
    for (const suite of suites) {
      process.send?.({ kind: 'began', suite: suite.path } satisfies Answer);
      const failure = await failureIn(suite);
      if (switches.hitCount > limit) return { kind: 'verdict', mutant, status: 'timeout' };
      if (failure !== undefined) return { kind: 'verdict', mutant, status: 'killed', by: `${suite.path}: ${failure}` };
    }
    return { kind: 'verdict', mutant, status: 'survived' };
  } finally {
    switches.activeMutant = undefined;
    switches.hitCount = undefined;
  }
}

async function carryOut(order: Order): Promise<Answer> {
  if (order.kind === 'survey') return survey(order.suite);
  if (order.kind === 'mutant') return tryOut(order);
  if (order.kind === 'load') {
    switches.currentTestId = undefined;
    for (const file of Object.keys(sources)) await import(url(file));
    return { kind: 'loaded', hits: switches.mutantCoverage.static };
  }
  for (const suite of order.suites) {
    process.send?.({ kind: 'began', suite: suite.path } satisfies Answer);
    const failure = await failureIn(suite);
    if (failure !== undefined) return { kind: 'unclean', failure: `${suite.path}: ${failure}` };
  }
  return { kind: 'clean' };
}

process.on('disconnect', () => process.exit());
process.on('message', async (order: Order) => process.send?.(await carryOut(order)));
process.send?.({ kind: 'ready' } satisfies Answer);
