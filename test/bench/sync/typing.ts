/**
 * Twenty writers in one room, at human rates and as fast as the server lets them. The same raw clients for every server:
 * an edit counts as delivered when another client than its author has it, however it was packed.
 */
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { cellOf, openDocument } from '../../../src/crdt/document.ts';
import { bytesOf, WRITERS } from './documents.ts';
import { keystroke } from './keys.ts';
import { cpuSeconds } from './process.ts';
import { type Client, open, type Received, type Target } from './raw-client.ts';

export type TypingJob = {
  readonly target: Target;
  readonly pid: number;
  readonly room: string;
  /** A file with the room's state: peers are given it by the first client. */
  readonly state: string;
  /** Client ids of the writers: this one and those after it. */
  readonly firstClientID: number;
  readonly rounds: number;
  readonly seconds: number;
};

export type HumanJob = TypingJob & { readonly keysPerSecond: number; readonly kill: boolean };
export type LoopJob = TypingJob & { readonly window: number };

export type HumanFigures = {
  readonly p50: number[];
  readonly p99: number[];
  readonly cpuPer10000: number[];
  /** Keys of each writer that somebody else had seen when the server was killed. */
  readonly seen: readonly number[];
};

export type LoopFigures = { readonly delivered: number[]; readonly cpuPer10000: number[] };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Writer = { readonly client: Client; readonly clientID: number; readonly cell: Y.ID; sent: number };

/** Connects the writers; `took` is called with who received how many new keys of whom. */
async function seated(
  job: TypingJob,
  took: (receiver: number, author: number, from: number, to: number) => void,
  received: (received: Received) => void,
): Promise<Writer[]> {
  const { target, room, firstClientID } = job;
  const state = bytesOf(job.state);
  const doc = openDocument();
  Y.applyUpdate(doc, state);
  const writers: Writer[] = [];
  for (let person = 0; person < WRITERS; person++) {
    const clientID = firstClientID + person;
    const known = new Array<number>(WRITERS).fill(0);
    const client = open(target, room, {
      person,
      clientID,
      ...(target.dialect === 'alternat' ? {} : { seed: state }),
      take: (update) => {
        received(update);
        for (const [id, clock, length] of update.ranges()) {
          const author = id - firstClientID;
          const from = known[author];
          if (author === person || from === undefined || clock + length <= from) continue;
          known[author] = clock + length;
          took(person, author, from, clock + length);
        }
      },
    });
    await client.synced;
    const cell = cellOf(doc, { clause: `c${person}`, lang: 'ru' })?._item?.id;
    if (!cell) throw new Error('the busy room has no such cell');
    writers.push({ client, clientID, cell, sent: 0 });
  }
  await pause(300);
  return writers;
}

function type(writer: Writer, keys: number): void {
  const updates: Uint8Array[] = [];
  for (let n = 0; n < keys; n++) updates.push(keystroke(writer.clientID, writer.sent++, writer.cell));
  writer.client.send(updates);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Latency from key to applied elsewhere, and the server's CPU time; at the end the server may be killed. */
export async function human(job: HumanJob): Promise<HumanFigures> {
  // One document stands for those of all receivers: applying costs each the same, whoever sent it.
  const doc = openDocument();
  Y.applyUpdate(doc, bytesOf(job.state));
  let applied: Received | undefined;
  let samples: number[] = [];
  const sentAt: number[][] = Array.from({ length: WRITERS }, () => []);
  const seen = new Array<number>(WRITERS).fill(0);
  const writers = await seated(
    job,
    (_receiver, author, from, to) => {
      const now = performance.now();
      for (let key = from; key < to; key++) samples.push(now - (sentAt[author]?.[key] ?? now));
      seen[author] = Math.max(seen[author] as number, to);
    },
    (received) => {
      if (received !== applied) Y.applyUpdate(doc, received.update);
      applied = received;
    },
  );
  const interval = 1000 / job.keysPerSecond;
  let over = false;
  const typing = writers.map(async (writer, index) => {
    await pause((interval * index) / WRITERS);
    let due = performance.now();
    while (!over) {
      sentAt[index]?.push(performance.now());
      type(writer, 1);
      // People do not type like clocks: up to a third early or late.
      due += interval * (0.67 + 0.66 * ((((writer.sent * 7919 + index * 104_729) % 997) + 0.5) / 997));
      await pause(Math.max(0, due - performance.now()));
    }
  });
  await pause(500);
  const figures = { p50: [] as number[], p99: [] as number[], cpuPer10000: [] as number[] };
  for (let round = 0; round < job.rounds; round++) {
    samples = [];
    const keys = (): number => writers.reduce((sum, { sent }) => sum + sent, 0);
    const before = { keys: keys(), cpu: cpuSeconds(job.pid) };
    await pause(job.seconds * 1000);
    figures.cpuPer10000.push(((cpuSeconds(job.pid) - before.cpu) / (keys() - before.keys)) * 10_000);
    const sorted = samples.sort((a, b) => a - b);
    figures.p50.push(quantile(sorted, 0.5));
    figures.p99.push(quantile(sorted, 0.99));
  }
  // In the midst of typing: who is asked to stop first has nothing to lose.
  if (job.kill) process.kill(job.pid, 'SIGKILL');
  await pause(200);
  over = true;
  await Promise.all(typing);
  for (const { client } of writers) client.close();
  return { ...figures, seen };
}

/** Each writer has `window` keys under way and sends the next when their neighbour has got one. */
export async function loop(job: LoopJob): Promise<LoopFigures> {
  let delivered = 0;
  let writers: Writer[] = [];
  writers = await seated(
    job,
    (receiver, author, from, to) => {
      delivered += to - from;
      const writer = writers[author];
      if (receiver === (author + 1) % WRITERS && writer) type(writer, to - from);
    },
    () => {},
  );
  for (const writer of writers) type(writer, job.window);
  await pause(1000);
  const figures: LoopFigures = { delivered: [], cpuPer10000: [] };
  for (let round = 0; round < job.rounds; round++) {
    const keys = (): number => writers.reduce((sum, { sent }) => sum + sent, 0);
    const before = { delivered, at: performance.now(), keys: keys(), cpu: cpuSeconds(job.pid) };
    await pause(job.seconds * 1000);
    figures.delivered.push(((delivered - before.delivered) / (performance.now() - before.at)) * 1000);
    figures.cpuPer10000.push(((cpuSeconds(job.pid) - before.cpu) / (keys() - before.keys)) * 10_000);
  }
  for (const { client } of writers) client.close();
  return figures;
}
