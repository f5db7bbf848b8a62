/** The first sync of a document and what open documents cost, seen from outside. */
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { openDocument } from '../../../src/crdt/document.ts';
import { bytesOf, type Whole, wholeOf } from './documents.ts';
import { residentMiB } from './process.ts';
import { open, type Target } from './raw-client.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type FirstJob = {
  readonly target: Target;
  readonly room: string;
  readonly whole: Whole;
  readonly person?: number;
};
/** `complete`: milliseconds from dialling to the whole text; null when it did not come within 20 s. */
export type FirstFigures = { readonly complete: number | null; readonly firstAnswerEmpty: boolean };

/** Dials, asks, and waits for the whole text, not for the first answer. */
export async function firstSync({ target, room, whole, person = 0 }: FirstJob): Promise<FirstFigures> {
  const doc = openDocument();
  const start = performance.now();
  return await new Promise((resolve) => {
    let answers = 0;
    let firstAnswerEmpty = false;
    const finish = (complete: number | null): void => {
      clearTimeout(deadline);
      client.close();
      resolve({ complete, firstAnswerEmpty });
    };
    const deadline = setTimeout(() => finish(null), 20_000);
    const client = open(target, room, {
      person,
      take: ({ update }) => {
        const at = performance.now() - start;
        Y.applyUpdate(doc, update);
        const { clauses, characters } = wholeOf(doc);
        if (answers++ === 0) firstAnswerEmpty = clauses === 0;
        if (clauses === whole.clauses && characters === whole.characters) finish(at);
      },
    });
  });
}

export type CrowdJob = {
  readonly target: Target;
  readonly pid: number;
  readonly rooms: readonly string[];
  /** Connections in all, spread over the rooms. */
  readonly connections: number;
  /** State that the first client of each room brings; absent where the server has the documents. */
  readonly seed?: string;
};

/** Connects them all, lets the server come to rest and reads its resident memory, in MiB. */
export async function crowd({ target, pid, rooms, connections, seed }: CrowdJob): Promise<number> {
  const state = seed === undefined ? undefined : bytesOf(seed);
  const clients: ReturnType<typeof open>[] = [];
  for (let index = 0; index < connections; index++) {
    const client = open(target, rooms[index % rooms.length] as string, {
      person: index,
      ...(state && index < rooms.length ? { seed: state } : {}),
    });
    await client.synced;
    clients.push(client);
  }
  await pause(3000);
  const resident = residentMiB(pid);
  for (const client of clients) client.close();
  return resident;
}

export type SurvivorsJob = {
  readonly target: Target;
  readonly room: string;
  readonly firstClientID: number;
  readonly writers: number;
};

/** How many keys of each writer the server still has. */
export async function survivors({ target, room, firstClientID, writers }: SurvivorsJob): Promise<number[]> {
  const doc = openDocument();
  const client = open(target, room, { person: 0, take: ({ update }) => Y.applyUpdate(doc, update) });
  await client.synced;
  // Whoever answers before they have read their store gets a second to send the rest.
  await pause(1000);
  client.close();
  return Array.from({ length: writers }, (_, index) => Y.getState(doc.store, firstClientID + index));
}
