/**
 * A client made of a raw socket and an encoder, the same for every server: y-websocket's messages, for Hocuspocus with the
 * room's name before them, for Alternat with the client id bound first. It keeps no document, so that what is measured is
 * the server; a frame that many clients are given is read once.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { BEARER_PREFIX, encodeOwn, SUBPROTOCOL } from '../../../src/protocol/message.ts';

export type Target = {
  /** ws://127.0.0.1:PORT */
  readonly address: string;
  readonly dialect: 'plain' | 'alternat' | 'hocuspocus' | 'relay';
  /** Alternat's sessions, one for each writer. */
  readonly tokens: readonly string[];
};

/** An update as received: its bytes, and [client id, first clock, length] of what it brings, read when asked for. */
export type Received = { readonly update: Uint8Array; readonly ranges: () => readonly Range[] };
type Range = readonly [client: number, clock: number, length: number];

type Frame =
  | { readonly type: 'asked' }
  | { readonly type: 'answer' | 'update'; readonly received: Received }
  | { readonly type: 'other' };

export type Client = {
  readonly socket: WebSocket;
  /** Resolves with the first answer to sync step 1; with the relay, which answers nothing, when the socket is open. */
  readonly synced: Promise<Uint8Array>;
  /** Sends updates, one message each, in one write. */
  readonly send: (updates: readonly Uint8Array[]) => void;
  readonly close: () => void;
};

const SYNC = 0;
const AUTH = 2;
const HOCUSPOCUS_REPLY = 4;
const NOTHING = new Uint8Array([0, 0]);

function received(update: Uint8Array): Received {
  let ranges: readonly Range[] | undefined;
  return {
    update,
    ranges: () => {
      ranges ??= Y.decodeUpdate(update).structs.map(({ id, length }) => [id.client, id.clock, length] as const);
      return ranges;
    },
  };
}

function read(data: Uint8Array, dialect: Target['dialect']): Frame {
  const decoder = decoding.createDecoder(data);
  if (dialect === 'hocuspocus') decoding.readVarString(decoder);
  const number = decoding.readVarUint(decoder);
  if (number !== SYNC && !(dialect === 'hocuspocus' && number === HOCUSPOCUS_REPLY)) return { type: 'other' };
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === 0) return { type: 'asked' };
  return { type: step === 1 ? 'answer' : 'update', received: received(payload) };
}

/** Twenty sockets are given the same frame: it is read when the first one gets it. Few are alike in length and end. */
const recent = new Map<number, { readonly data: Buffer; readonly frame: Frame }>();
const RECENT = 4096;

function readOnce(data: Buffer, dialect: Target['dialect']): Frame {
  let key = data.length;
  for (let at = Math.max(0, data.length - 48); at < data.length; at++) key = (Math.imul(key, 31) + (data[at] ?? 0)) | 0;
  const known = recent.get(key);
  if (known?.data.equals(data)) return known.frame;
  const frame = read(data, dialect);
  if (recent.size >= RECENT) recent.clear();
  recent.set(key, { data, frame });
  return frame;
}

export type ClientOptions = {
  /** Which of the twenty people this is. */
  readonly person: number;
  /** Bound at Alternat before the first write. */
  readonly clientID?: number;
  /** What this client has and the server may lack; sent when the server asks. */
  readonly seed?: Uint8Array;
  readonly take?: (received: Received) => void;
};

/** Opens a connection to a room and synchronises once. */
export function open(
  { address, dialect, tokens }: Target,
  room: string,
  { person, clientID, seed, take }: ClientOptions,
): Client {
  const path = dialect === 'alternat' ? `/sync/${room}` : `/${room}`;
  const token = tokens[person % Math.max(1, tokens.length)];
  const protocols = dialect === 'alternat' ? [SUBPROTOCOL, `${BEARER_PREFIX}${token}`] : [];
  const socket = new WebSocket(`${address}${path}`, protocols, { perMessageDeflate: false });
  const framed = (numbers: readonly number[], payload: Uint8Array): Uint8Array => {
    const encoder = encoding.createEncoder();
    if (dialect === 'hocuspocus') encoding.writeVarString(encoder, room);
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, payload);
    return encoding.toUint8Array(encoder);
  };
  const synced = new Promise<Uint8Array>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('open', () => {
      if (dialect === 'relay') return resolve(NOTHING);
      // Hocuspocus wants a token, also where everybody may come in.
      if (dialect === 'hocuspocus') socket.send(framed([AUTH, 0], new TextEncoder().encode('open')));
      if (dialect === 'alternat' && clientID !== undefined)
        socket.send(encodeOwn({ type: 'bind', clientIDs: [clientID] }));
      socket.send(framed([SYNC, 0], new Uint8Array([0])));
    });
    socket.on('message', (data: Buffer) => {
      const frame = readOnce(data, dialect);
      if (frame.type === 'other') return;
      if (frame.type === 'asked') {
        socket.send(framed([SYNC, 1], seed ?? NOTHING));
        return;
      }
      take?.(frame.received);
      if (frame.type === 'answer') resolve(frame.received.update);
    });
  });
  // A connection that ends later is not an error of the first sync.
  synced.catch(() => {});
  return {
    socket,
    synced,
    send: (updates) => {
      const { _socket: wire } = socket as unknown as { _socket: { cork(): void; uncork(): void } };
      wire.cork();
      for (const update of updates) socket.send(framed([SYNC, 2], update));
      wire.uncork();
    },
    close: () => socket.terminate(),
  };
}
