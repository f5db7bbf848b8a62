/**
 * Sockets without a network: a pair of ends in one process, with everything sent lying on the wire until the test
 * delivers it. The client's end is a browser's WebSocket, the server's end is one of the `ws` package; a wire can be cut
 * with frames still on it, which is how real ones break.
 */
import { EventEmitter } from 'node:events';
import type { OpenSocket, SocketLike } from '../../src/client/socket.ts';

type Piece = { readonly frame: Uint8Array } | { readonly close: { readonly code: number; readonly reason: string } };

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

const bytesOf = (data: Uint8Array | ArrayBuffer | string): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data) : new Uint8Array(data).slice();

/** The part of a `ws` WebSocket that a server uses. Emits 'message' (Buffer, isBinary), 'close' (code, Buffer), 'error'. */
export class ServerEnd extends EventEmitter {
  readonly OPEN = OPEN;
  binaryType = 'nodebuffer';
  readyState: number = OPEN;
  isPaused = false;
  readonly protocol: string;
  readonly #wire: Wire;

  constructor(wire: Wire) {
    super();
    this.#wire = wire;
    this.protocol = wire.protocols[0] ?? '';
  }

  /** Bytes on the wire that the client has not been given. */
  get bufferedAmount(): number {
    return this.#wire.down.reduce((sum, piece) => sum + ('frame' in piece ? piece.frame.length : 0), 0);
  }

  send(data: Uint8Array | ArrayBuffer | string, options?: unknown, done?: (error?: Error) => void): void {
    if (this.readyState === OPEN) this.#wire.down.push({ frame: bytesOf(data) });
    const callback = typeof options === 'function' ? (options as () => void) : done;
    if (callback) queueMicrotask(() => callback());
  }

  close(code = 1000, reason: string | Buffer = ''): void {
    if (this.readyState !== OPEN) return;
    this.readyState = 2;
    this.#wire.down.push({ close: { code, reason: String(reason) } });
  }

  terminate(): void {
    this.#wire.cut();
  }

  ping(): void {}
  pong(): void {}
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
}

class ClientEnd implements SocketLike {
  binaryType = 'blob';
  readyState: number = CONNECTING;
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  get bufferedAmount(): number {
    return 0;
  }

  send(data: Uint8Array): void {
    if (this.readyState === CONNECTING) throw new Error('sent before open');
    if (this.readyState === OPEN) this.#wire.up.push({ frame: bytesOf(data) });
  }

  close(code = 1000, reason = ''): void {
    if (this.readyState === CONNECTING) this.#wire.cut();
    if (this.readyState !== OPEN) return;
    this.readyState = 2;
    this.#wire.up.push({ close: { code, reason } });
  }
}

/** One connection and what is on its way in each direction. */
export class Wire {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly up: Piece[] = [];
  readonly down: Piece[] = [];
  readonly client: SocketLike & { readyState: number };
  readonly server: ServerEnd;
  over = false;

  constructor(url: string, protocols: readonly string[]) {
    this.url = url;
    this.protocols = protocols;
    this.client = new ClientEnd(this);
    this.server = new ServerEnd(this);
  }

  /** The handshake succeeds; the client's `onopen` is called. */
  open(): void {
    if (this.over || this.client.readyState !== CONNECTING) return;
    this.client.readyState = OPEN;
    this.client.onopen?.();
  }

  /** Gives the server up to `count` frames. Returns how many. */
  deliverUp(count = Number.POSITIVE_INFINITY): number {
    let done = 0;
    for (; done < count && !this.server.isPaused && this.up.length > 0; done++) {
      const piece = this.up.shift() as Piece;
      if ('close' in piece) this.#end(piece.close.code, piece.close.reason);
      else this.server.emit('message', Buffer.from(piece.frame), true);
    }
    return done;
  }

  /** Gives the client up to `count` frames. Returns how many. */
  deliverDown(count = Number.POSITIVE_INFINITY): number {
    let done = 0;
    for (; done < count && this.client.readyState !== CONNECTING && this.down.length > 0; done++) {
      const piece = this.down.shift() as Piece;
      if ('close' in piece) this.#end(piece.close.code, piece.close.reason);
      else if (this.client.readyState === OPEN) {
        const { buffer } = new Uint8Array(piece.frame);
        this.client.onmessage?.({ data: buffer });
      }
    }
    return done;
  }

  /** The line breaks; what is on it is lost. Both ends see an abnormal close. */
  cut(): void {
    this.#end(1006, '');
  }

  #end(code: number, reason: string): void {
    if (this.over) return;
    this.over = true;
    this.up.length = 0;
    this.down.length = 0;
    this.client.readyState = CLOSED;
    this.server.readyState = CLOSED;
    this.client.onclose?.({ code, reason });
    this.server.emit('close', code, Buffer.from(reason));
  }
}

/** All wires of a test. `accept` is a server's 'connection': it gets its end before the client's `onopen`. */
export class Network {
  readonly wires: Wire[] = [];
  /** False: dialling fails at once, as without a network. */
  up = true;
  readonly #accept: (server: ServerEnd, wire: Wire) => void;

  constructor(accept: (server: ServerEnd, wire: Wire) => void) {
    this.#accept = accept;
  }

  /** Hand this to the client. */
  readonly socket: OpenSocket = (url, protocols) => {
    const wire = new Wire(url, protocols);
    this.wires.push(wire);
    return wire.client;
  };

  /** The wire dialled last. */
  get last(): Wire {
    const wire = this.wires.at(-1);
    if (!wire) throw new Error('nobody has dialled');
    return wire;
  }

  /** Answers everybody who dials now: opened, or cut when the network is down. */
  answer(): void {
    for (const wire of this.wires) {
      if (wire.over || wire.client.readyState !== CONNECTING) continue;
      if (!this.up) wire.cut();
      else {
        this.#accept(wire.server, wire);
        wire.open();
      }
    }
  }

  /** Answers and delivers in both directions until nothing is left to deliver. Returns the number of frames. */
  settle(): number {
    let total = 0;
    for (let moved = -1; moved !== 0; total += moved) {
      this.answer();
      moved = 0;
      for (const wire of this.wires) if (!wire.over) moved += wire.deliverUp() + wire.deliverDown();
    }
    return total;
  }

  /** Every line breaks, and none can be dialled until `restore`. */
  break(): void {
    this.up = false;
    for (const wire of this.wires) wire.cut();
  }

  restore(): void {
    this.up = true;
  }
}
