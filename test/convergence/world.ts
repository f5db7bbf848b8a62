/**
 * A world in one process: the real server's rooms over a real database, six real clients, and a network on which every
 * frame lies until the script delivers it. What happens is data, so a failing run shrinks to its shortest script.
 *
 * Every insertion is one character that occurs nowhere else, so "nothing was lost or doubled" is a count.
 */

import { adoptSummit } from '../../server/commands/adopt.ts';
import { verifyLog } from '../../server/history/log.ts';
import { replay } from '../../server/history/replay.ts';
import { serveConnection } from '../../server/rooms/connection.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { connectionHost, openWorkspace, type Workspace } from '../../server/workspace.ts';
import { type OpenRoom, openRoom } from '../../src/client/room.ts';
import { cellOf, clausesOf } from '../../src/crdt/document.ts';
import { snapshot } from '../../src/crdt/snapshot.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import type { Lang } from '../../src/language/language.ts';
import { handClock } from '../client/hand-clock.ts';
import { countingRandom } from '../client/table.ts';
import { temporaryFolder } from '../support/server.ts';
import { Network, type Wire } from '../support/wire.ts';

const ROOM = 'world';
/** The clause that is withdrawn and restored; nobody types in it, since text in a withdrawn clause is refused. */
const SPARE = 'spare';
const CLAUSES = ['a', 'b', 'c'];
const WRITERS: readonly (readonly [member: string, delegation: string, lang: Lang])[] = [
  ['ir', 'IR', 'fa'],
  ['ru', 'RU', 'ru'],
  ['az', 'AZ', 'az'],
  ['kz', 'KZ', 'kk'],
  // Turkmenistan's negotiator writes in the Russian column, beside Russia's.
  ['tm', 'TM', 'ru'],
];
export const PEOPLE = [...WRITERS.map(([member]) => member), 'sec'];

/** One step. Numbers are taken modulo whatever there is, so every script is valid and shrinks freely. */
export type Step =
  | {
      readonly do: 'type';
      readonly who: number;
      readonly clause: number;
      readonly at: number;
      readonly newline: boolean;
    }
  | {
      readonly do: 'delete';
      readonly who: number;
      readonly clause: number;
      readonly at: number;
      readonly length: number;
    }
  | { readonly do: 'mark'; readonly who: number; readonly clause: number; readonly at: number; readonly length: number }
  | { readonly do: 'undo'; readonly who: number; readonly clause: number }
  | { readonly do: 'move'; readonly clause: number; readonly after: number }
  | { readonly do: 'add'; readonly after: number }
  | { readonly do: 'retype'; readonly clause: number; readonly level: number }
  | { readonly do: 'withdraw' | 'restore' | 'milestone' }
  | { readonly do: 'cut' | 'back'; readonly who: number }
  | { readonly do: 'up' | 'down'; readonly who: number; readonly frames: number }
  | { readonly do: 'turn' };

const summitFile = (): SummitFile => ({
  id: 'world',
  name: { en: 'World' },
  short: { en: 'World' },
  place: {},
  days: ['2025-11-18', '2025-11-19'],
  timeZone: 'Asia/Tehran',
  columns: ['fa', 'ru', 'az', 'kk'],
  regions: [],
  delegations: WRITERS.map(([, id]) => ({ id, names: {}, official: {}, regionLists: [] })),
  panels: [],
  members: [
    ...WRITERS.map(([id, delegation, lang]) => ({
      id,
      name: id,
      role: 'negotiator' as const,
      delegation,
      columns: [lang],
    })),
    { id: 'sec', name: 'sec', role: 'secretariat', columns: [] },
  ],
  resolutions: [
    {
      id: ROOM,
      panel: '',
      title: {},
      columns: (['fa', 'ru', 'az', 'kk'] as const).map((lang) => ({ lang, standing: 'authentic' })),
      clauses: [...CLAUSES, SPARE].map((id) => ({
        id,
        kind: 'paragraph',
        level: 0,
        texts: { fa: 'متن نخست', ru: 'первый текст', az: 'ilk mətn', kk: 'алғашқы мәтін' },
      })),
    },
  ],
});

export type Outcome = {
  /** Equal when everybody reads the same: each client's, the server's, the replayed log's snapshot as JSON. */
  readonly snapshots: readonly { readonly who: string; readonly json: string }[];
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly refused: readonly string[];
  readonly unsent: number;
  readonly fault: unknown;
  readonly typed: number;
  readonly offline: number;
  readonly answered: number;
};

/** Plays a script from the first frame to the last, then lets everything arrive. */
export async function play(steps: readonly Step[]): Promise<Outcome> {
  const folder = temporaryFolder();
  const storage = openStorage(folder.path);
  try {
    return await playOn(openWorld(storage), steps);
  } finally {
    storage.close();
    folder.remove();
  }
}

function openWorld(storage: ReturnType<typeof openStorage>) {
  const queue: (() => void)[] = [];
  const alarms: string[] = [];
  let ticks = Date.UTC(2025, 10, 18, 8);
  let ids = 0;
  const clock = handClock();
  const workspace: Workspace = openWorkspace(storage, {
    now: () => new Date(ticks++).toISOString(),
    // Ids that never repeat, however many a script makes: the counter itself, in the alphabet that ids are written in.
    random: (bytes) => {
      const digits = (ids++).toString(36).padStart(bytes, '0');
      return Buffer.from(Array.from({ length: bytes }, (_, index) => Number.parseInt(digits[index] ?? '0', 36)));
    },
    schedule: (run) => queue.push(run),
    clock: clock.now,
    later: clock.later,
    alarm: (message, detail) => alarms.push(`${message} ${JSON.stringify(detail)}`),
  });
  const turn = (): void => {
    for (const run of queue.splice(0)) run();
  };
  return { storage, workspace, turn, alarms, clock };
}

async function playOn(
  { storage, workspace, turn, alarms, clock }: ReturnType<typeof openWorld>,
  steps: readonly Step[],
): Promise<Outcome> {
  const adopted = adoptSummit(workspace, summitFile());
  turn();
  await adopted;
  const random = countingRandom();
  const wires: (Wire | undefined)[] = [];
  const networks = PEOPLE.map(
    (member, who) =>
      new Network((end, wire) => {
        wires[who] = wire;
        const room = workspace.rooms.open(ROOM);
        if (!room) throw new Error('no room');
        serveConnection(end as never, room, {
          ...connectionHost(workspace, member, ROOM),
          ended: () => {},
        });
      }),
  );
  const rooms = networks.map(
    (network): OpenRoom =>
      openRoom({
        resolution: ROOM,
        url: 'ws://world',
        token: () => undefined,
        openSocket: network.socket,
        clock,
        random,
      }),
  );
  const arrive = (): void => {
    // Until neither a frame moves nor a turn has work: bounded, because a heartbeat is not part of a script.
    for (let round = 0; round < 50; round++) {
      let moved = 0;
      for (const network of networks) moved += network.settle();
      turn();
      if (moved === 0 && round > 2) break;
    }
  };
  const reconnect = (): void => {
    for (const [who, network] of networks.entries()) {
      network.restore();
      (rooms[who] as OpenRoom).wake();
    }
    arrive();
    clock.advance(200);
    arrive();
    // Whoever was cut off cannot confirm that a clause is closed: after two seconds it is decided without.
    clock.advance(2_000);
    arrive();
  };
  arrive();

  let next = 0x4e00;
  let offline = 0;
  let answered = 0;
  const typed = new Set<string>();
  const removable = new Set<string>();
  const cellFor = (who: number, clause: number) => {
    const writer = WRITERS[who % WRITERS.length] as (typeof WRITERS)[number];
    const place = { clause: CLAUSES[clause % CLAUSES.length] as string, lang: writer[2] };
    const room = rooms[who % WRITERS.length] as OpenRoom;
    return { room, place, cell: room.cell(place) };
  };
  const sec = rooms.at(-1) as OpenRoom;
  const order = (index: number): string => (['a', 'b', 'c', SPARE] as const)[index % 4] as string;
  const command = (draft: Parameters<OpenRoom['command']>[0]): void => {
    void sec.command(draft).then(() => answered++);
  };

  for (const step of steps) {
    switch (step.do) {
      case 'type': {
        const { room, place, cell } = cellFor(step.who, step.clause);
        if (!cell || !room.typing(place).ok) break;
        const mark = String.fromCharCode(next++);
        typed.add(mark);
        if (room.link.get().state === 'offline') offline++;
        room.doc.transact(
          () => cell.insert(step.at % (cell.length + 1), step.newline ? `\n${mark}` : mark),
          room.origin,
        );
        break;
      }
      case 'delete': {
        const { room, place, cell } = cellFor(step.who, step.clause);
        if (!cell || cell.length === 0 || !room.typing(place).ok) break;
        const at = step.at % cell.length;
        const length = Math.min(step.length, cell.length - at);
        for (const char of cell.toString().slice(at, at + length)) removable.add(char);
        room.doc.transact(() => cell.delete(at, length), room.origin);
        break;
      }
      case 'mark': {
        const { room, place, cell } = cellFor(step.who, step.clause);
        if (!cell || cell.length === 0 || !room.typing(place).ok) break;
        const at = step.at % cell.length;
        room.doc.transact(() => cell.format(at, Math.min(step.length, cell.length - at), { bold: true }), room.origin);
        break;
      }
      case 'undo': {
        const { room, place, cell } = cellFor(step.who, step.clause);
        const before = cell?.toString() ?? '';
        room.undo(place)?.undo();
        // Undoing an insertion takes it back; undoing a deletion may bring a character back under a new item.
        const after = cell?.toString() ?? '';
        for (const char of before) if (!after.includes(char)) removable.add(char);
        break;
      }
      case 'move':
        command({
          type: 'clause.move',
          clause: order(step.clause),
          after: step.after % 5 === 4 ? null : order(step.after),
        });
        break;
      case 'add':
        command({
          type: 'clause.add',
          after: order(step.after),
          kind: 'paragraph',
          level: 0,
          texts: { fa: 'بند تازه' },
        });
        break;
      case 'retype':
        command({ type: 'clause.retype', clause: order(step.clause), kind: 'article', level: step.level % 3 });
        break;
      case 'withdraw':
      case 'restore':
        command({ type: `clause.${step.do}`, clause: SPARE });
        break;
      case 'milestone':
        command({ type: 'milestone.create', label: 'A version' });
        break;
      case 'cut':
        networks[step.who % networks.length]?.break();
        break;
      case 'back': {
        const who = step.who % networks.length;
        networks[who]?.restore();
        rooms[who]?.wake();
        networks[who]?.answer();
        break;
      }
      case 'up':
        wires[step.who % networks.length]?.deliverUp(1 + (step.frames % 4));
        break;
      case 'down':
        wires[step.who % networks.length]?.deliverDown(1 + (step.frames % 4));
        break;
      case 'turn':
        turn();
        break;
    }
  }
  reconnect();
  await Promise.resolve();

  const room = workspace.rooms.open(ROOM);
  if (!room) throw new Error('no room');
  const at = { seq: 0 };
  const replayed = replay(storage, ROOM).doc;
  const snapshots = [
    ...rooms.map((client, who) => ({ who: PEOPLE[who] as string, json: JSON.stringify(snapshot(client.doc, at)) })),
    { who: 'server', json: JSON.stringify(snapshot(room.doc, at)) },
    { who: 'log', json: JSON.stringify(snapshot(replayed, at)) },
  ];
  const all = [...clausesOf(room.doc).keys()]
    .flatMap((clause) =>
      (['fa', 'ru', 'az', 'kk'] as const).map((lang) => cellOf(room.doc, { clause, lang })?.toString() ?? ''),
    )
    .join('');
  const count = (char: string): number => all.split(char).length - 1;
  const outcome: Outcome = {
    snapshots,
    lost: [...typed].filter((char) => count(char) === 0 && !removable.has(char)),
    doubled: [...typed].filter((char) => count(char) > 1),
    refused: [
      ...alarms,
      ...rooms.flatMap((client, who) => client.refused.get().map(({ reason }) => `${PEOPLE[who]}: ${reason}`)),
    ],
    unsent: rooms.reduce((sum, client) => sum + client.link.get().unsent, 0),
    fault: verifyLog(storage, ROOM),
    typed: typed.size,
    offline,
    answered,
  };
  for (const client of rooms) client.close();
  replayed.destroy();
  return outcome;
}
