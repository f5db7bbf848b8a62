/**
 * A workspace with one small resolution over a storage of the test's choice, worked by hand: turns run when told to, and members
 * are raw sockets that speak y-websocket's frames and say every byte themselves.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { adoptSummit } from '../../server/commands/adopt.ts';
import { serveConnection } from '../../server/rooms/connection.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { connectionHost, openWorkspace, type WorkspaceOptions } from '../../server/workspace.ts';
import { cellOf, openDocument, type Place } from '../../src/crdt/document.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { decodeToClient, encodeOwn, MESSAGE, type ToClient } from '../../src/protocol/message.ts';
import { handClock } from '../client/hand-clock.ts';
import { Wire } from '../support/wire.ts';

export const ROOM = 'small';
export const SMALL: SummitFile = {
  id: 'small',
  name: { en: 'Small' },
  short: { en: 'Small' },
  place: {},
  days: ['2025-11-18', '2025-11-19'],
  timeZone: 'Asia/Tehran',
  columns: ['fa', 'ru', 'kk'],
  regions: [],
  delegations: ['IR', 'RU', 'KZ'].map((id) => ({ id, names: {}, official: {}, regionLists: [] })),
  panels: [],
  members: [
    { id: 'ir', name: 'ir', role: 'negotiator', delegation: 'IR', columns: ['fa'] },
    { id: 'ru', name: 'ru', role: 'negotiator', delegation: 'RU', columns: ['ru'] },
    { id: 'kz', name: 'kz', role: 'negotiator', delegation: 'KZ', columns: ['kk', 'ru'] },
    { id: 'obs', name: 'obs', role: 'observer', columns: [] },
    { id: 'sec', name: 'sec', role: 'secretariat', columns: [] },
  ],
  resolutions: [
    {
      id: ROOM,
      title: { en: 'Small' },
      columns: ['fa', 'ru', 'kk'].map((lang) => ({ lang, standing: 'authentic' })),
      parties: ['IR', 'RU', 'KZ'],
      clauses: ['a', 'b'].map((id) => ({
        id,
        kind: 'paragraph',
        level: 0,
        texts: { fa: 'بند', ru: 'пункт', kk: 'тармақ' },
      })),
    },
  ],
} as unknown as SummitFile;

export type Member = ReturnType<SmallWorkspace['sit']>;
export type SmallWorkspace = Awaited<ReturnType<typeof openSmallWorkspace>>;

export async function openSmallWorkspace(storage: Storage, options: WorkspaceOptions = {}) {
  const queue: (() => void)[] = [];
  const alarms: string[] = [];
  const clock = handClock();
  let ids = 0;
  const workspace = openWorkspace(storage, {
    now: () => new Date(clock.now()).toISOString(),
    // No two alike: a counter in the digits of ids.
    random: (bytes) => {
      const id = ids++;
      return Buffer.from(Array.from({ length: bytes }, (_, i) => (i < 4 ? Math.floor(id / 36 ** i) % 36 : i)));
    },
    schedule: (run) => queue.push(run),
    clock: clock.now,
    later: clock.later,
    alarm: (message) => alarms.push(message),
    ...options,
  });
  const turn = (): void => {
    for (let round = 0; queue.length > 0 && round < 20; round++) for (const run of queue.splice(0)) run();
  };
  const adopted = adoptSummit(workspace, SMALL);
  turn();
  await adopted;
  const room = () => {
    const open = workspace.rooms.open(ROOM);
    if (!open) throw new Error('no room');
    return open;
  };

  function sit(member: string, clientID: number, doc = openDocument()) {
    doc.clientID = clientID;
    const own: ToClient[] = [];
    /** Who speaks as whom: `clientID member-or-null` of each awareness entry heard. */
    const heard: string[] = [];
    let wire: Wire | null = null;
    let sent = 0;
    let received = 0;
    let closed: number | null = null;

    const say = (frame: Uint8Array, isBinary = true): void => {
      if (wire && !wire.over && closed === null) wire.server.emit('message', Buffer.from(frame), isBinary);
    };
    const sync = (step: number, payload: Uint8Array): void => {
      const encoder = encoding.createEncoder();
      for (const value of [MESSAGE.sync, step]) encoding.writeVarUint(encoder, value);
      encoding.writeVarUint8Array(encoder, payload);
      if (step > 0) sent++;
      say(encoding.toUint8Array(encoder));
    };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'wire' || !wire || closed !== null) return;
      sync(2, update);
    });
    const awareness = (decoder: decoding.Decoder): void => {
      const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
      for (let left = decoding.readVarUint(inner); left > 0; left--) {
        const id = decoding.readVarUint(inner);
        decoding.readVarUint(inner);
        const state = JSON.parse(decoding.readVarString(inner)) as { user?: { member?: string } } | null;
        heard.push(`${id} ${state === null ? null : state.user?.member}`);
      }
    };
    const read = (frame: Uint8Array): void => {
      const decoder = decoding.createDecoder(frame);
      const number = decoding.readVarUint(decoder);
      if (number === MESSAGE.awareness) {
        awareness(decoder);
        return;
      }
      if (number !== MESSAGE.sync) {
        const message = decodeToClient(number, decoder);
        if (message?.type === 'acknowledge') received = message.received;
        if (message) own.push(message);
        return;
      }
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === 0) sync(1, Y.encodeStateAsUpdate(doc, payload));
      else Y.applyUpdate(doc, payload, 'wire');
    };
    return {
      doc,
      own,
      heard,
      say,
      /** Everything it sent is with the server. */
      saved: () => wire !== null && closed === null && received === sent,
      closed: () => closed,
      cell: (place: Place) => cellOf(doc, place) as Y.Text,
      /** Connects; `binds` as our own clients do, before anything else. */
      dial: (binds = true): void => {
        wire = new Wire('ws://workspace', ['alternat.v1']);
        [sent, received, closed] = [0, 0, null];
        serveConnection(wire.server as never, room(), {
          ...connectionHost(workspace, member, ROOM),
          ended: () => {},
        });
        if (binds) say(encodeOwn({ type: 'bind', clientIDs: [clientID] }));
        sync(0, Y.encodeStateVector(doc));
      },
      /** Reads what lies on the wire. Returns how many frames there were. */
      hear: (): number => {
        const pieces = wire?.down.splice(0) ?? [];
        for (const piece of pieces) {
          if ('frame' in piece) read(piece.frame);
          else closed = piece.close.code;
        }
        if (closed !== null) wire?.cut();
        return pieces.length;
      },
      hangUp: (): void => {
        wire?.cut();
        closed ??= 1006;
      },
    };
  }

  const members: ReturnType<typeof sit>[] = [];
  return {
    workspace,
    storage,
    clock,
    alarms,
    turn,
    room,
    sit: (member: string, clientID: number, doc?: Y.Doc) => {
      const one = sit(member, clientID, doc);
      members.push(one);
      return one;
    },
    /** Turns and frames until nothing moves. */
    settle: (): void => {
      for (let round = 0; round < 50; round++) {
        turn();
        let moved = 0;
        for (const one of members) moved += one.hear();
        clock.advance(200);
        if (moved === 0 && queue.length === 0) break;
      }
    },
  };
}
