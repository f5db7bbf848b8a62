/**
 * A WebSocket as far as the client uses one. Browsers, Electron, Node and the `ws` package all have it; tests hand in a
 * pair that is connected in memory and delivers when it is told to.
 */
export type SocketLike = {
  binaryType: string;
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number;
  /** Bytes handed over and not yet on the wire. */
  readonly bufferedAmount: number;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  readonly send: (data: Uint8Array) => void;
  readonly close: (code?: number, reason?: string) => void;
};

/** Opens a socket; failures arrive as `onclose`. */
export type OpenSocket = (url: string, protocols: readonly string[]) => SocketLike;

// The cast: a DOM handler wants an Event with forty members, ours reads one or two of them.
export const openSocket: OpenSocket = (url, protocols) => new WebSocket(url, [...protocols]) as unknown as SocketLike;
