/** The run itself: survey the suites, try every mutant, each with the suites that reach it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instrumented, Mutant } from './instrument.ts';
import type { Answer, Plan, Suite } from './message.ts';
import { begin, type Child } from './process.ts';
import type { Fate, Outcome } from './report.ts';

/** Seconds for loading what a suite needs. */
const LOADING = 20;
/** Mutants a process tries before it is asked whether they left something behind, and replaced. */
const BATCH = 40;

export type Options = {
  readonly workers: number;
  /** Seconds of suites, by their own time, that are spent on one mutant. A suite that takes longer is left out. */
  readonly within: number;
  /** The suites for a file, the most likely to notice first. */
  readonly suitesOf: (file: string) => readonly string[];
  readonly tell: (line: string) => void;
};

type Surveyed = Answer & { readonly kind: 'surveyed' };
/** A mutant and what to run it against. */
type Case = {
  readonly mutant: Mutant;
  readonly suites: readonly Suite[];
  /** Passages through its switch after which a loop has no end. */
  readonly limit: number;
  /** Suites that reach it and for which there was no time. */
  readonly leftOut: number;
  /** Runs while its file is loaded, so it needs a process in which nothing is loaded yet. */
  readonly atLoad: boolean;
};

export async function run({ mutants, sources }: Instrumented, options: Options): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-mutate-'));
  const plan = join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify({ sources } satisfies Plan));
  // Also when somebody has had enough.
  const tidyUp = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', tidyUp);
  try {
    const suites = new Set(Object.keys(sources).flatMap((file) => options.suitesOf(file)));
    const surveyed = await survey([...suites], plan, options);
    const loaded = await whatLoadingRuns(plan);
    return await tryAll(casesOf(mutants, surveyed, loaded, options), plan, options);
  } finally {
    process.off('exit', tidyUp);
    tidyUp();
  }
}

/** Does `work` with as many children as there are workers; a child that has ended is replaced by a new one. */
async function inParallel(plan: string, workers: number, work: (child: Child) => Promise<boolean>): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, async () => {
      let child = await begin(plan);
      while (await work(child)) if (!child.alive()) child = await begin(plan);
      child.end();
    }),
  );
}

async function survey(suites: readonly string[], plan: string, options: Options): Promise<Map<string, Surveyed>> {
  const found = new Map<string, Surveyed>();
  const waiting = [...suites];
  await inParallel(plan, options.workers, async (child) => {
    const suite = waiting.shift();
    if (suite === undefined) return false;
    const answer = await child.ask({ kind: 'survey', suite }, () => 1000 * (LOADING + 2 * options.within));
    if (answer === 'silent') options.tell(`left out: ${suite} takes more than ${options.within} s`);
    else if (answer.kind === 'unfit')
      options.tell(`left out: ${suite} fails here without any change: ${answer.failure}`);
    else if (answer.kind === 'surveyed') found.set(suite, answer);
    return true;
  });
  return found;
}

async function whatLoadingRuns(plan: string): Promise<ReadonlySet<string>> {
  const child = await begin(plan);
  const answer = await child.ask({ kind: 'load' }, () => 1000 * LOADING);
  child.end();
  if (answer === 'silent' || answer.kind !== 'loaded') throw new Error('The instrumented files could not be loaded.');
  return new Set(Object.keys(answer.hits));
}

function casesOf(
  mutants: readonly Mutant[],
  surveyed: ReadonlyMap<string, Surveyed>,
  loaded: ReadonlySet<string>,
  { within, suitesOf }: Options,
): Case[] {
  return mutants.map((mutant) => {
    const fit = suitesOf(mutant.file).flatMap((suite) => surveyed.get(suite) ?? []);
    const atLoad = loaded.has(mutant.id) || fit.some(({ once }) => once.includes(mutant.id));
    const reaching = atLoad ? fit : fit.filter(({ hits }) => hits[mutant.id]);
    const [first, ...others] = reaching;
    const suites = first ? [first] : [];
    let spent = 0;
    for (const suite of others.sort((a, b) => a.seconds - b.seconds)) {
      spent += suite.seconds;
      if (spent <= within) suites.push(suite);
    }
    const passages = suites.reduce((sum, { hits }) => sum + (hits[mutant.id] ?? 0), 0);
    const leftOut = reaching.length - suites.length;
    const patient = suites.map(({ suite, seconds }) => ({ path: suite, patience: 10_000 + 10_000 * seconds }));
    return { mutant, suites: patient, limit: 100_000 + 100 * passages, leftOut, atLoad };
  });
}

async function tryAll(cases: readonly Case[], plan: string, options: Options): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const done = (one: Case, status: Fate, by?: string): void => {
    outcomes.push({ ...one.mutant, status, leftOut: one.leftOut, ...(by ? { by } : {}) });
    if (outcomes.length % 100 === 0) options.tell(`${outcomes.length} of ${cases.length}`);
  };
  for (const one of cases) if (one.suites.length === 0) done(one, 'uncovered');
  const waiting = cases.filter(({ suites }) => suites.length > 0);
  const batches: Case[][] = [];
  for (const one of waiting) {
    const last = batches.at(-1);
    if (one.atLoad || !last || last[0]?.atLoad || last.length >= BATCH) batches.push([one]);
    else last.push(one);
  }
  const patience = new Map(
    waiting.flatMap(({ suites }) => suites.map((suite) => [suite.path, suite.patience] as const)),
  );
  const limit = (suite?: string): number => 20_000 + (patience.get(suite ?? '') ?? 0);

  await inParallel(plan, options.workers, async (child) => {
    const batch = batches.shift();
    if (!batch) return false;
    const verdicts = new Map<Case, { status: Fate; by?: string }>();
    for (const one of batch) {
      const order = { kind: 'mutant', mutant: one.mutant.id, suites: one.suites, limit: one.limit } as const;
      const answer = await child.ask(order, limit);
      if (answer === 'silent') {
        verdicts.set(one, { status: 'timeout' });
        batches.unshift(batch.slice(batch.indexOf(one) + 1).filter(Boolean));
        break;
      }
      if (answer.kind === 'verdict') verdicts.set(one, answer);
    }
    if (batches[0]?.length === 0) batches.shift();
    const used = [
      ...new Map([...verdicts.keys()].flatMap(({ suites }) => suites.map((suite) => [suite.path, suite]))),
    ].map(([, suite]) => suite);
    const clean = !child.alive() || batch.length === 1 || (await child.ask({ kind: 'clean', suites: used }, limit));
    if (clean !== true && (clean === 'silent' || clean.kind === 'unclean')) {
      // A change left something behind in this process, so what came after it cannot be believed: each in one of its own.
      batches.unshift(...[...verdicts.keys()].map((one) => [one]));
    } else for (const [one, { status, by }] of verdicts) done(one, status, by);
    child.end();
    return true;
  });
  return outcomes.sort((a, b) => Number(a.id) - Number(b.id));
}
