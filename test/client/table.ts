/** One client, or several, at a scripted server, on a network and a clock that the test moves by hand. */
import { type OpenRoom, openRoom, type RoomOptions } from '../../src/client/room.ts';
import { cellOf } from '../../src/crdt/document.ts';
import { Network } from '../support/wire.ts';
import { type HandClock, handClock } from './hand-clock.ts';
import { ScriptedServer } from './scripted-server.ts';

export const RU = { clause: 'c1', lang: 'ru' } as const;
export const RU2 = { clause: 'c2', lang: 'ru' } as const;
export const FA = { clause: 'c1', lang: 'fa' } as const;

/** Different at each call, the same in each run. */
export function countingRandom(): (bytes: number) => Uint8Array {
  let calls = 0;
  return (bytes) => {
    calls++;
    return Uint8Array.from({ length: bytes }, (_, index) => (index === bytes - 1 ? calls : 0));
  };
}

/** For a room that reads its delegation's own as well. */
export const beside = { sideUrl: (name: string) => `ws://table/sync/${name}` };

export type Table = {
  readonly server: ScriptedServer;
  readonly network: Network;
  readonly clock: HandClock;
  readonly room: OpenRoom;
  /** Everything that is on its way arrives, also presence that waits for its turn. */
  readonly settle: () => void;
  readonly sit: (options?: Partial<RoomOptions>) => OpenRoom;
  /** The network fails, and the client has noticed. */
  readonly unplug: () => void;
  /** The network is back, and the client has dialled. */
  readonly plug: () => void;
};

export function table(server = new ScriptedServer(), options: Partial<RoomOptions> = {}): Table {
  const clock = handClock();
  const network = new Network(server.accept);
  const random = countingRandom();
  const sit = (more: Partial<RoomOptions> = {}): OpenRoom =>
    openRoom({
      resolution: 'transit',
      url: 'ws://table/sync/transit',
      token: () => undefined,
      openSocket: network.socket,
      clock,
      random,
      ...more,
    });
  const settle = (): void => {
    network.settle();
    clock.advance(100);
    network.settle();
  };
  return {
    server,
    network,
    clock,
    sit,
    room: sit(options),
    settle,
    unplug: () => {
      network.break();
      server.lines.length = 0;
      server.homeLines.length = 0;
    },
    plug: () => {
      network.restore();
      clock.advance(10_000);
      settle();
    },
  };
}

/** Types as the editor does. */
export function type(room: OpenRoom, place: { clause: string; lang: 'ru' | 'fa' }, text: string): void {
  const cell = room.cell(place);
  if (!cell) throw new Error('no such cell');
  room.doc.transact(() => cell.insert(cell.length, text), room.origin);
}

export function erase(room: OpenRoom, place: { clause: string; lang: 'ru' | 'fa' }, at: number, length: number): void {
  room.doc.transact(() => room.cell(place)?.delete(at, length), room.origin);
}

/** The text of a cell as the server has it. */
export const atServer = ({ doc }: ScriptedServer, place: { clause: string; lang: 'ru' | 'fa' }): string | undefined =>
  cellOf(doc, place)?.toString();
