/**
 * Alternat beside the servers that people use for Yjs, in one run, on one machine, with the same raw clients: the load
 * generator is a process, each server is another, on loopback. Medians of short rounds. `--quick` measures less of each.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Documents, prepare, WRITERS } from './sync/documents.ts';
import type { FiguresOf, JobName, JobOf } from './sync/load.ts';
import { type Running, start } from './sync/process.ts';
import type { Target } from './sync/raw-client.ts';
import { type Contender, contenders } from './sync/servers.ts';
import { type Cells, table } from './sync/table.ts';

const LOAD = fileURLToPath(new URL('./sync/load.ts', import.meta.url));

const FULL = { rounds: 3, seconds: { human: 5, loop: 1.5 }, syncs: 3, large: 40, idle: 40, connections: 200 };
const QUICK = { rounds: 1, seconds: { human: 3, loop: 1 }, syncs: 1, large: 8, idle: 8, connections: 40 };
const LARGE = { clauses: 300, keystrokes: 30_300 };
/** Keys of one person under way in the closed loop: what one waits for each time, what keeps a server busy. */
const WINDOWS = { one: 1, eight: 8 } as const;
const KEYS_PER_SECOND = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Runs one job in a fresh load generator. */
function generate<Name extends JobName>(name: Name, job: JobOf<Name>): Promise<FiguresOf<Name>> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(LOAD, { execArgv: ['--disable-warning=ExperimentalWarning'] });
    child.once('message', (message) => {
      const { figures, error } = message as { figures: FiguresOf<Name>; error?: string };
      child.kill();
      if (error) reject(new Error(`${name}: ${error}`));
      else resolve(figures);
    });
    child.once('error', reject);
    child.send({ name, job });
  });
}

type Measures = typeof FULL;

async function measured(contender: Contender, documents: Documents, measures: Measures): Promise<Cells> {
  const { dialect, durable, stores } = contender;
  let running: Running | undefined;
  const target = (): Target => ({
    address: `ws://127.0.0.1:${running?.port}`,
    dialect,
    tokens: dialect === 'alternat' ? documents.tokens : [],
  });
  /** A fresh server over what the last one stored. */
  const restarted = async (): Promise<Running> => {
    await running?.stop();
    running = await start(contender.start(documents));
    return running;
  };
  const seed = dialect === 'alternat' ? {} : { seed: documents.busyState };
  const { busy: room, busyState: state, whole } = documents;
  const first = documents.large[0] as string;
  const typing = { room, state, rounds: measures.rounds };
  try {
    let { pid } = await restarted();
    const human = await generate('human', {
      ...typing,
      target: target(),
      pid,
      firstClientID: 1_000_000,
      seconds: measures.seconds.human,
      keysPerSecond: KEYS_PER_SECOND,
      kill: true,
    });
    const seen = human.seen.reduce((sum, keys) => sum + keys, 0);
    ({ pid } = await restarted());
    let lost = seen;
    if (durable) {
      const job = { target: target(), room, firstClientID: 1_000_000, writers: WRITERS };
      const kept = await generate('survivors', job);
      lost = human.seen.reduce((sum, keys, index) => sum + Math.max(0, keys - (kept[index] ?? 0)), 0);
    }
    const loop = (window: number) =>
      generate('loop', {
        ...typing,
        target: target(),
        pid,
        firstClientID: 2_000_000 + window * 1000,
        seconds: measures.seconds.loop,
        window,
      });
    const one = await loop(WINDOWS.one);
    const eight = await loop(WINDOWS.eight);
    const cold: number[] = [];
    const warm: number[] = [];
    let emptyFirst = false;
    for (let sync = 0; stores && sync < measures.syncs; sync++) {
      ({ pid } = await restarted());
      if (!durable)
        await generate('crowd', { target: target(), pid, rooms: [first], connections: 1, seed: documents.largeState });
      const job = { target: target(), room: first, whole };
      const figures = durable ? await generate('firstSync', job) : undefined;
      if (figures) {
        cold.push(figures.complete ?? Number.POSITIVE_INFINITY);
        emptyFirst ||= figures.firstAnswerEmpty;
      }
      if (durable || sync === 0) warm.push((await generate('firstSync', job)).complete ?? Number.POSITIVE_INFINITY);
    }
    ({ pid } = await restarted());
    const idle = await generate('crowd', {
      ...seed,
      target: target(),
      pid,
      rooms: documents.idle,
      connections: measures.connections,
    });
    ({ pid } = await restarted());
    const open = stores
      ? await generate('crowd', {
          target: target(),
          pid,
          rooms: documents.large,
          connections: documents.large.length,
          ...(durable ? {} : { seed: documents.largeState }),
        })
      : Number.NaN;
    return {
      name: contender.name,
      p50: median(human.p50),
      p99: median(human.p99),
      humanCpu: median(human.cpuPer10000),
      deliveredOne: median(one.delivered),
      delivered: median(eight.delivered),
      loopCpu: median(eight.cpuPer10000),
      cold: cold.length > 0 ? median(cold) : Number.NaN,
      emptyFirst,
      warm: warm.length > 0 ? median(warm) : Number.NaN,
      idle,
      open,
      lost,
      seen,
    };
  } finally {
    await running?.stop();
  }
}

/** The table as text. */
export async function bench(): Promise<string> {
  const measures = process.argv.includes('--quick') ? QUICK : FULL;
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
  const directory = mkdtempSync(join(tmpdir(), 'alternat-bench-'));
  try {
    const servers = contenders(directory).filter(({ name }) => !only || name.startsWith(only));
    process.stderr.write('Preparing documents ...\n');
    const documents = await prepare(directory, { ...LARGE, ...measures });
    const columns: Cells[] = [];
    for (const server of servers) {
      process.stderr.write(`Measuring ${server.name} ...\n`);
      server.fill(documents);
      columns.push(await measured(server, documents, measures));
    }
    return table(columns, { documents: measures.large, connections: measures.connections, rooms: measures.idle });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
