/**
 * The real server process under load from twenty writers, killed with SIGKILL at random moments and started again on the
 * same data: what was acknowledged is in the log before anybody comes back, the chain verifies, and in the end every
 * client and the server read the same. `ALTERNAT_KILLS` sets how often (5). Between two kills each writer has so many words to
 * write: without that bound a hundred kills make texts of which the twenty clients of this one process grow slow themselves.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { verifyLog } from '../../server/history/log.ts';
import { declarationAt } from '../../server/history/points.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { systemClock, systemRandom } from '../../src/client/edges.ts';
import { type OpenRoom, openRoom } from '../../src/client/room.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { Lang } from '../../src/language/language.ts';
import { temporaryFolder, until } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const KILLS = Number(process.env.ALTERNAT_KILLS ?? 5);
const WRITERS: readonly (readonly [string, Lang])[] = [
  ['ir-neg', 'fa'],
  ['ru-neg', 'ru'],
  ['az-neg', 'az'],
  ['kz-neg', 'kk'],
  ['tm-neg', 'ru'],
];
const ROOM = 'general';
/** Words of one writer between two kills. */
const WORDS = 8;
const CLAUSES = ['gen-p1', 'gen-p3', 'gen-p4', 'gen-p8'];

/** Repeatable moments (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/⟨\d+\.\d+⟩/g));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('a server killed under load', () => {
  const folder = temporaryFolder();
  let server: ChildProcess | undefined;
  const rooms: OpenRoom[] = [];
  afterAll(() => {
    for (const room of rooms) room.close();
    server?.kill('SIGKILL');
    folder.remove();
  });

  const start = async (port: number): Promise<void> => {
    const child = spawn(process.execPath, [CLI, 'serve', '--demo', '--data', folder.path, '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (data) => String(data).includes('is ready at') && resolve());
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
  };
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      server?.once('exit', () => resolve());
      server?.kill('SIGKILL');
    });

  it('loses nothing that it acknowledged, and everybody converges', { timeout: 120_000 + KILLS * 10_000 }, async () => {
    const roll = dice(Number(process.env.ALTERNAT_SEED ?? 20251118));
    const port = await freePort();
    await start(port);
    const tokens = await Promise.all(
      WRITERS.map(async ([member]) => {
        const answer = await fetch(`http://127.0.0.1:${port}/api/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ member }),
        });
        return ((await answer.json()) as { token: string }).token;
      }),
    );
    const writers = Array.from({ length: 20 }, (_, index) => {
      const [, lang] = WRITERS[index % WRITERS.length] as (typeof WRITERS)[number];
      const room = openRoom({
        resolution: ROOM,
        url: `ws://127.0.0.1:${port}/sync/${ROOM}`,
        token: () => tokens[index % tokens.length],
        openSocket: (url, protocols) => new WebSocket(url, [...protocols]) as never,
        clock: systemClock,
        random: systemRandom,
      });
      rooms.push(room);
      return { room, index, place: { clause: CLAUSES[index % CLAUSES.length] as string, lang }, typed: [] as string[] };
    });
    await until(() => rooms.every((room) => room.synced.get()), 'all writers to sync');

    const acknowledged = new Set<string>();
    let ended = false;
    let count = 0;
    let round = 0;
    const write = async ({ room, index, place, typed }: (typeof writers)[number]): Promise<void> => {
      let written = 0;
      while (!ended) {
        const token = `⟨${index}.${count++}⟩`;
        const cell = room.cell(place);
        if (cell && room.typing(place).ok && written < WORDS * (round + 1)) {
          written++;
          room.doc.transact(() => cell.insert(cell.length, token), room.origin);
          typed.push(token);
        }
        await new Promise((resolve) => setTimeout(resolve, 10 + roll() * 20));
        // All that was typed here is with the server once nothing is unsent.
        if (room.link.get().state === 'saved') for (const known of typed.splice(0)) acknowledged.add(known);
      }
      for (const rest of typed) acknowledged.add(rest);
    };
    const load = writers.map(write);

    let missing: string[] = [];
    const faults: unknown[] = [];
    for (; round < KILLS; round++) {
      const before = acknowledged.size;
      await until(() => acknowledged.size > before + 40, 'text to be acknowledged', 30_000);
      await new Promise((resolve) => setTimeout(resolve, roll() * 150));
      await kill();
      const known = [...acknowledged];
      const storage = openStorage(folder.path, { readOnly: false });
      const words = wordsIn(JSON.stringify(declarationAt(storage, ROOM, 'now')));
      missing = [...missing, ...known.filter((token) => !words.has(token))];
      faults.push(verifyLog(storage, ROOM));
      storage.close();
      await start(port);
    }
    ended = true;
    await Promise.all(load);
    await until(() => rooms.every((room) => room.link.get().state === 'saved'), 'everybody to be saved', 30_000);
    const at = { seq: 0 };
    const texts = (): Set<string> => new Set(rooms.map((room) => snapshot(room.doc, at).digest));
    await until(() => texts().size === 1, 'everybody to read the same', 30_000);
    await kill();
    const storage = openStorage(folder.path);
    const end = declarationAt(storage, ROOM, 'now');
    const words = wordsIn(JSON.stringify(end));
    const lost = [...acknowledged].filter((token) => !words.has(token));
    faults.push(verifyLog(storage, ROOM));
    storage.close();

    expect({ missing, lost, faults: faults.filter(Boolean), same: texts().has(end.digest) }).toEqual({
      missing: [],
      lost: [],
      faults: [],
      same: true,
    });
    expect(acknowledged.size).toBeGreaterThan(KILLS * 40);
  });
});
