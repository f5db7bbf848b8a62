import { describe, expect, it } from 'vitest';
import { localCopies } from '../../src/client/local-copy.ts';
import type { OpenRoom } from '../../src/client/room.ts';
import { ScriptedServer } from './scripted-server.ts';
import { atServer, countingRandom, RU, table, type } from './table.ts';
import { memoryStore } from './unsent-store.ts';

const sinces = ({ line }: ScriptedServer): string[] => line.heard.filter((word) => /^(since|step2)/.test(word));
const landed = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

async function world() {
  const store = memoryStore();
  const random = countingRandom();
  const page = () => {
    const copies = localCopies({ server: 's', store, seal: Promise.resolve(null), random, trouble: () => {} });
    return { copyOf: (owner: { member: string; epoch: string }) => copies.of({ resolution: 'transit', ...owner }) };
  };
  await landed();
  const at = table(new ScriptedServer(), page());
  const rest = async (): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      at.settle();
      await landed();
    }
  };
  const reload = async (room: OpenRoom): Promise<OpenRoom> => {
    at.unplug();
    room.close();
    at.network.restore();
    const next = at.sit(page());
    await rest();
    return next;
  };
  await rest();
  return { ...at, store, rest, reload };
}

describe('since', () => {
  it('names what the copy held when the oldest unsent change was made', async () => {
    const at = await world();
    at.server.tell({ type: 'position', seq: 7, head: 'h7' });
    at.settle();
    at.unplug();
    type(at.room, RU, '!');
    at.server.seq = 20;
    at.plug();
    expect(sinces(at.server)).toEqual(['since:7', 'step2']);
  });

  it('is the same after a reload, from what lies on the disk', async () => {
    const at = await world();
    at.server.tell({ type: 'position', seq: 7, head: 'h7' });
    at.settle();
    at.unplug();
    type(at.room, RU, '!');
    type(at.room, RU, '?');
    at.server.seq = 20;
    const next = await at.reload(at.room);
    expect([sinces(at.server), atServer(at.server, RU), next.alarm.get()]).toEqual([
      ['since:7', 'step2'],
      'один!?',
      null,
    ]);
  });

  it('goes along with a large update over HTTP', async () => {
    const asked: (number | undefined)[] = [];
    const post = async (_: Uint8Array, since?: number) => {
      asked.push(since);
      return { ok: true, value: { refused: [] } } as const;
    };
    const at = table(new ScriptedServer(), { post });
    at.settle();
    at.unplug();
    type(at.room, RU, 'ж'.repeat(150_000));
    at.plug();
    expect(asked).toEqual([2]);
  });
});

describe('alarm', () => {
  const known = { seq: 7, head: 'h7' };
  async function meeting(change: (server: ScriptedServer) => void, reloads = false) {
    const at = await world();
    at.server.tell({ type: 'position', ...known });
    at.settle();
    at.unplug();
    at.server.seq = 20;
    change(at.server);
    at.network.restore();
    let { room } = at;
    if (reloads) room = await at.reload(room);
    else {
      at.clock.advance(10_000);
      await at.rest();
    }
    return { ...at, room };
  }
  const cases = [
    ['is silent while the chain goes on', () => {}, null],
    ['is raised by a log that is shorter', (server: ScriptedServer) => (server.seq = 5), { seq: 5, head: 'h5' }],
    [
      'is raised by another record in the place of a known one',
      (server: ScriptedServer) => (server.chain = () => 'x'),
      { seq: 7, head: 'x' },
    ],
    [
      'is raised by a known record that is gone',
      (server: ScriptedServer) => (server.chain = () => null),
      { seq: 7, head: null },
    ],
  ] as const;
  for (const reloads of [false, true]) {
    it.each(cases)(`%s, ${reloads ? 'after a reload' : 'on the same page'}`, async (_, change, found) => {
      const { room } = await meeting(change, reloads);
      expect(room.alarm.get()).toEqual(found && { known, found });
    });
  }

  it('stops nobody, and is raised again by the next page', async () => {
    const at = await meeting((server) => Object.assign(server, { chain: () => 'x' }));
    type(at.room, RU, '!');
    await at.rest();
    expect([atServer(at.server, RU), at.room.link.get().state]).toEqual(['один!', 'saved']);
    const next = await at.reload(at.room);
    expect(next.alarm.get()?.found).toEqual({ seq: 7, head: 'x' });
  });

  it('is not raised by a restored room', async () => {
    const at = await meeting((server) => {
      server.seq = 5;
      server.epoch = 'e2';
      server.doc.getMap('meta').set('epoch', 'e2');
    });
    expect([at.room.alarm.get(), at.room.link.get().state]).toEqual([null, 'saved']);
  });
});
