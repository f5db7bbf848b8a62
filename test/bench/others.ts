/**
 * How long one member can hold up another: a colleague types in a small resolution, another reads it, and meanwhile somebody
 * asks the server for what is in `others/rows.ts`. What counts is the longest time from a keystroke's departure until the
 * reader has it. `ALTERNAT_BENCH_FOLDER` keeps the filled data folder, which takes a minute to make; `ALTERNAT_BENCH_ROWS` is
 * a pattern of the rows to do.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { cellOf, openDocument } from '../../src/crdt/document.ts';
import type { Row } from './diff.ts';
import type { Done, Told } from './others/asker.ts';
import { type Filled, fill, SIZES, SMALL } from './others/folder.ts';
import { ROWS } from './others/rows.ts';
import { start } from './sync/process.ts';
import { open, type Target } from './sync/raw-client.ts';

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const ASKER = fileURLToPath(new URL('./others/asker.ts', import.meta.url));
const PACE_MS = 20;
/** Typing goes on that long before and after a row. */
const MARGIN_MS = 300;

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Two colleagues in the small resolution: one types a letter every twenty milliseconds, the other notes when each arrives. */
async function colleagues(target: Target) {
  const doc = openDocument();
  const sent = new Map<number, number>();
  let waits: number[] = [];
  const writer = open(target, SMALL, { person: 1, clientID: doc.clientID });
  Y.applyUpdate(doc, await writer.synced);
  const reader = open(target, SMALL, {
    person: 2,
    take: ({ ranges }) => {
      for (const [client, clock, length] of ranges())
        for (let at = clock; client === doc.clientID && at < clock + length; at++) {
          const begun = sent.get(at);
          if (begun !== undefined) waits.push(performance.now() - begun);
          sent.delete(at);
        }
    },
  });
  await reader.synced;
  doc.on('update', (update: Uint8Array) => writer.send([update]));
  const cell = cellOf(doc, { clause: 'c1', lang: 'ru' });
  if (!cell) throw new Error('there is no cell to type in');
  const typing = setInterval(() => {
    sent.set(Y.getState(doc.store, doc.clientID), performance.now());
    cell.insert(cell.length, 'ы');
  }, PACE_MS);
  return {
    /** What every keystroke of a stretch of time waited; resolves when the last of them has arrived. */
    during: async (work: () => Promise<void>): Promise<readonly number[]> => {
      await rest(MARGIN_MS);
      waits = [];
      await work();
      await rest(MARGIN_MS);
      const [last = 0] = [...sent.keys()].slice(-1);
      while ([...sent.keys()].some((clock) => clock <= last)) await rest(5);
      return waits;
    },
    end: () => {
      clearInterval(typing);
      writer.close();
      reader.close();
    },
  };
}

async function folderOf(directory: string): Promise<{ readonly folder: string; readonly filled: Filled }> {
  const kept = process.env.ALTERNAT_BENCH_FOLDER;
  const folder = join(directory, 'data');
  if (kept && existsSync(join(kept, 'filled.json'))) {
    cpSync(kept, folder, { recursive: true });
    return { folder, filled: JSON.parse(readFileSync(join(kept, 'filled.json'), 'utf8')) as Filled };
  }
  const filled = await fill(folder);
  if (kept) {
    cpSync(folder, kept, { recursive: true });
    writeFileSync(join(kept, 'filled.json'), JSON.stringify(filled));
  }
  return { folder, filled };
}

const ms = (value: number | undefined): string => `${Math.round(value ?? Number.NaN)} ms`;

export async function bench(): Promise<Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'alternat-others-'));
  const wanted = new RegExp(process.env.ALTERNAT_BENCH_ROWS ?? '', 'i');
  const rows: Row[] = [];
  let asker: ChildProcess | undefined;
  try {
    const { folder, filled } = await folderOf(directory);
    process.stdout.write(`  ${SIZES.clauses} clauses, ${filled.characters} characters, ${filled.records} records\n`);
    for (const [row, { name }] of ROWS.entries()) {
      if (!wanted.test(name)) continue;
      // A fresh server for each: nobody profits from what another row has warmed.
      const server = await start({
        args: (port) => [MAIN, 'serve', '--data', folder, '--port', String(port)],
        env: () => ({ NODE_COMPILE_CACHE: join(directory, 'compile-cache') }),
      });
      asker = fork(ASKER, { execArgv: ['--disable-warning=ExperimentalWarning'] });
      const asking = asker;
      const address = `127.0.0.1:${server.port}`;
      const people = await colleagues({ address: `ws://${address}`, dialect: 'alternat', tokens: filled.tokens });
      let done: Done | undefined;
      const waits = await people.during(async () => {
        const answered = new Promise<Done>((resolve) => asking.once('message', (told) => resolve(told as Done)));
        asking.send({ row, at: { address: `http://${address}`, token: filled.tokens[0] } } satisfies Told);
        done = await answered;
      });
      people.end();
      asking.kill();
      await server.stop();
      const sorted = [...waits].sort((a, b) => a - b);
      rows.push({
        name,
        value: ms(sorted.at(-1)),
        note: `median ${ms(sorted[sorted.length >> 1])}; answered ${done?.said} after ${ms(done?.ms)}`,
      });
      process.stdout.write(`  ${name}: ${rows.at(-1)?.value} (${rows.at(-1)?.note})\n`);
    }
    return rows;
  } finally {
    asker?.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}
