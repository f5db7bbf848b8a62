/** One member cannot stop the others: what takes too long is ended, what nobody waits for called off, what is long is paid for. */
import { connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { askingFor } from '../../server/http/asking.ts';
import type { Reading } from '../../server/reading/pool.ts';
import { catchUp, payingAt } from '../../server/rooms/catch-up.ts';
import { openRate, type RateTable } from '../../server/rooms/rate.ts';
import { PART } from '../../server/rooms/split.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { cellOf, openDocument } from '../../src/crdt/document.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { serveSample, type TestServer, temporaryFolder, until } from '../support/server.ts';
import { brief, rawRequest } from './raw-request.ts';
import { openSmallWorkspace } from './small-workspace.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('a server whose readers may take no time for a file', () => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await serveSample({ reading: { longMs: 0 } });
    token = await server.signIn('sec-1');
  }, 60_000);
  afterAll(() => server.stop());
  const get = (path: string) => server.call('GET', path, token);

  it('says so in one sentence, and answers what can be answered', async () => {
    const file = await get('/api/resolutions/environment/export?format=pdf&at=1');
    expect([brief(file), (file.body as { message: string }).message]).toEqual([
      '504 too-long',
      expect.stringMatching(/^[A-Z].* was given up; nothing was changed\. Ask for less: .*\.$/),
    ]);
    expect((await get('/api/resolutions/environment')).status).toBe(200);
  }, 60_000);
});

describe('askingFor', () => {
  it('calls off the question of a connection that closes', async () => {
    const asked: AbortSignal[] = [];
    const reading = {
      ask: (_member: string, _question: unknown, signal: AbortSignal) => {
        asked.push(signal);
        return new Promise(() => {});
      },
    } as unknown as Reading;
    const app = Fastify({ forceCloseConnections: true });
    closing.push(() => app.close());
    const { answer } = askingFor(reading, () => ({ id: 'a', role: 'legal', columns: [] }));
    app.get('/', (request, reply) => answer({ request, reply }, { kind: 'notices', wish: { actor: { id: 'a' } } }));
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const sockets = [1, 2].map((): Socket => connect(Number(port), '127.0.0.1'));
    closing.push(() => sockets[1]?.destroy());
    for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => asked.length === 2, 'both are asked');
    sockets[0]?.destroy();
    await until(() => asked.some(({ aborted }) => aborted), 'the first is called off');
    expect(asked.filter(({ aborted }) => aborted)).toHaveLength(1);
  });
});

describe('catchUp', () => {
  const FREE = { perSecond: 1e9, burst: 1e9 };
  const WORK = { perSecond: 100, burst: 10 };

  /** What one member wrote while away: so many letters, each a struct of its own. */
  async function returning(table: RateTable, costly: 'turns' | 'reading' = 'turns') {
    const folder = temporaryFolder();
    const small = await openSmallWorkspace(openStorage(folder.path));
    closing.push(() => {
      small.storage.close();
      folder.remove();
    });
    const { workspace, clock } = small;
    const room = small.room();
    const actor = workspace.summit.actor('ru') as Actor;
    const doc = openDocument();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
    const before = Y.encodeStateVector(doc);
    const cell = cellOf(doc, { clause: 'a', lang: 'ru' }) as Y.Text;
    // Each before the one before: none of them can be joined to its neighbour.
    for (let n = 0; n < 2.5 * PART; n++) cell.insert(0, 'ы');
    const bound = workspace.inTurn(() => room.bind(actor, [doc.clientID]));
    small.turn();
    await bound;
    const rate = openRate(clock.now, table);
    let steps = 0;
    let isTurn = false;
    const done = catchUp(room, Y.encodeStateAsUpdate(doc, before), undefined, {
      actorNow: () => actor,
      inTurn: (work) =>
        workspace.inTurn(() => {
          isTurn = true;
          const done = work();
          isTurn = false;
          return done;
        }),
      pay: payingAt(rate, actor.id, clock.later),
      // Where it is costly, every look at the clock is half a second later: a part takes that long, or a stretch of reading.
      clock: () => (steps += isTurn === (costly === 'turns') ? 500 : 0),
    });
    let over = false;
    void done.then(() => {
      over = true;
    });
    const letters = (): number => cellOf(room.doc, { clause: 'a', lang: 'ru' })?.length ?? 0;
    const first = letters();
    return {
      done,
      clock,
      /** Turns, until nothing moves while the clock stands. */
      settle: async (): Promise<number> => {
        for (let round = 0; round < 30; round++) {
          small.turn();
          await new Promise((resolve) => setImmediate(resolve));
        }
        return letters() - first;
      },
      over: () => over,
    };
  }

  it('is charged for its work: the next part waits until the one before is paid for, and none is refused', async () => {
    const { clock, settle, over, done } = await returning({ messages: FREE, bytes: FREE, log: FREE, work: WORK });
    const taken = [await settle()];
    // Half a second of work is paid for in five.
    for (let part = 0; part < 3; part++) {
      clock.advance(4_000);
      taken.push(await settle());
      clock.advance(1_000);
      taken.push(await settle());
    }
    expect(taken).toEqual([PART, PART, 2 * PART, 2 * PART, 2.5 * PART, 2.5 * PART, 2.5 * PART]);
    expect([over(), await done]).toEqual([true, { ok: true, refused: [] }]);
  });

  it('is charged for reading as well: nothing is taken before that is paid for', async () => {
    const table = { messages: FREE, bytes: FREE, log: FREE, work: WORK };
    const { clock, settle, over } = await returning(table, 'reading');
    const taken: number[] = [];
    // A stretch of structs is read, one of the order found, then come three parts: five times half a second.
    for (let stretch = 0; stretch < 6; stretch++) {
      taken.push(await settle());
      clock.advance(5_000);
    }
    expect([taken, over()]).toEqual([[0, 0, PART, 2 * PART, 2.5 * PART, 2.5 * PART], true]);
  });
});

describe('POST /updates', () => {
  it('is refused before its body is read where four of a member are under way, and taken when one has ended', async () => {
    const server = await serveSample();
    closing.push(server.stop);
    const token = await server.signIn('ru-neg');
    const { host, hostname, port } = new URL(server.address);
    const path = '/api/resolutions/transit/updates';
    const head = { host, authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const begun = Array.from({ length: 4 }, () => {
      const socket = connect(Number(port), hostname);
      const lines = Object.entries({ ...head, 'content-length': '9999999' }).map(
        ([name, value]) => `${name}: ${value}`,
      );
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      closing.push(() => socket.destroy());
      return socket;
    });
    const nothing = { ...head, 'content-length': '2' };
    const send = () => rawRequest(server.address, 'POST', path, nothing, '\0\0');
    await until(async () => (await send()).status === 429, 'four are under way');
    const refused = await send();
    expect([brief(refused), refused.headers['retry-after']]).toEqual(['429 too-many', '5']);
    begun[0]?.destroy();
    await until(async () => (await send()).status === 200, 'one has ended');
  }, 60_000);
});
