/**
 * A workspace with the sample summit and guests at its rooms, without a network: turns run when the test says so, time moves
 * by hand, and each guest is a raw client that keeps every frame it was sent.
 */
import { EventEmitter } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { adoptSummit, completeRooms } from '../../server/commands/adopt.ts';
import { type Connection, serveConnection } from '../../server/rooms/connection.ts';
import { openStorage } from '../../server/storage/sqlite.ts';
import { connectionHost, openWorkspace, type Workspace } from '../../server/workspace.ts';
import { cellOf, type Place } from '../../src/crdt/document.ts';
import { mayRead, roomName } from '../../src/crdt/rooms.ts';
import type { Command } from '../../src/domain/command.ts';
import { decodeToClient, encodeOwn, MESSAGE, type ToClient, type ToServer } from '../../src/protocol/message.ts';
import { type HandClock, handClock } from '../client/hand-clock.ts';
import { sampleSummit, temporaryFolder } from '../support/server.ts';

class Socket extends EventEmitter {
  readyState = 1;
  bufferedAmount = 0;
  binaryType = '';
  closed: number | null = null;
  readonly sent: Uint8Array[] = [];
  send(data: Uint8Array): void {
    this.sent.push(data.slice());
  }
  close(code: number): void {
    this.readyState = 3;
    this.closed = code;
    this.emit('close');
  }
  pause(): void {}
  resume(): void {}
}

export type Guest = {
  readonly doc: Y.Doc;
  readonly socket: Socket;
  readonly connection: Connection;
  /** Our own messages that it was sent so far, in order. */
  readonly heard: () => ToClient[];
  readonly said: <T extends ToClient['type']>(type: T) => (ToClient & { type: T })[];
  readonly say: (message: ToServer) => void;
  /** Changes its copy without telling anybody. */
  readonly edit: (place: Place, change: (cell: Y.Text) => void) => void;
  /** Sends what the server had not at `vector`. */
  readonly send: (vector?: Uint8Array) => void;
  readonly command: (command: { readonly type: Command['type']; readonly [field: string]: unknown }) => void;
};

export type Tables = {
  readonly workspace: Workspace;
  readonly clock: HandClock;
  readonly alarms: string[];
  /** Does all turns that are queued, and those that they queue. */
  readonly turn: () => void;
  readonly connect: (member: string, room: string, options?: { readonly bind?: boolean }) => Guest;
  readonly close: () => void;
};

export async function openTables(): Promise<Tables> {
  const folder = temporaryFolder();
  const clock = handClock();
  const queue: (() => void)[] = [];
  const alarms: string[] = [];
  const turn = (): void => {
    while (queue.length > 0) for (const run of queue.splice(0)) run();
  };
  const workspace = openWorkspace(openStorage(folder.path), {
    now: () => new Date(clock.now()).toISOString(),
    schedule: (run) => queue.push(run),
    clock: clock.now,
    later: clock.later,
    alarm: (message, detail) => alarms.push(`${message} ${JSON.stringify(detail)}`),
  });
  const ready = [adoptSummit(workspace, sampleSummit()), completeRooms(workspace)];
  turn();
  await Promise.all(ready);

  let commands = 0;
  const connect: Tables['connect'] = (member, name, { bind = true } = {}) => {
    const parts = roomName(name);
    const actor = workspace.summit.actor(member);
    const room = workspace.rooms.open(name);
    if (!parts || !actor || !room || !mayRead(actor, parts)) throw new Error(`${member} may not come in at ${name}`);
    const socket = new Socket();
    const connection = serveConnection(socket as never, room, {
      ...connectionHost(workspace, member, parts.resolution),
      ended: () => {},
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
    const known = Y.encodeStateVector(doc);
    const take = (frame: Uint8Array): void => void socket.emit('message', Buffer.from(frame), true);
    const say = (message: ToServer): void => take(encodeOwn(message));
    const heard = (): ToClient[] =>
      socket.sent.flatMap((frame) => {
        const decoder = decoding.createDecoder(frame);
        const own = decodeToClient(decoding.readVarUint(decoder), decoder);
        return own ? [own] : [];
      });
    if (bind) say({ type: 'bind', clientIDs: [doc.clientID] });
    turn();
    return {
      doc,
      socket,
      connection,
      heard,
      said: (type) => heard().filter((own) => own.type === type) as never,
      say,
      edit: (place, change) => doc.transact(() => change(cellOf(doc, place) as Y.Text)),
      send: (vector = known) => {
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, MESSAGE.sync);
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, vector));
        take(encoding.toUint8Array(encoder));
      },
      command: (command) =>
        say({ type: 'command', command: { id: `t${++commands}`, ...command } as unknown as Command }),
    };
  };
  return {
    workspace,
    clock,
    alarms,
    turn,
    connect,
    close: () => {
      workspace.close();
      folder.remove();
    },
  };
}
