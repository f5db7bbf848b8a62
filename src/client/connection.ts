/**
 * Keeps one socket open, whatever the network does: dials again with growing pauses, gives up a line that has gone
 * silent (a pulled cable closes nothing), and stops for good only when the server says so. What is said on the line is
 * the conversation's business. A socket that was let go of can no longer report anything.
 */
import { BEARER_PREFIX, CLOSE, SUBPROTOCOL } from '../protocol/message.ts';
import type { Clock, Random } from './edges.ts';
import type { OpenSocket, SocketLike } from './socket.ts';
import type { Link } from './view.ts';

type EndReason = NonNullable<Link['reason']>;

/** What a final close code means to its reader. Any other code between 4400 and 4499 counts as malformed. */
const ENDINGS: { readonly [code: number]: EndReason } = {
  [CLOSE.malformed.code]: 'malformed',
  [CLOSE.unauthorized.code]: 'sign-in',
  [CLOSE.revoked.code]: 'revoked',
  [CLOSE.unknownRoom.code]: 'no-such-resolution',
  [CLOSE.version.code]: 'old-program',
  [CLOSE.tooMany.code]: 'too-many',
};

/** All in milliseconds. `lived`: a line that held that long was a good one, the next pause is short again. */
const TIMES = { firstPause: 100, longestPause: 10_000, opening: 10_000, pulse: 15_000, silence: 45_000, lived: 5_000 };

export type ConnectionEvents = {
  /** A fresh socket is open; nothing has been said on it. */
  readonly opened: () => void;
  /** May throw on what cannot be read: the line is then let go of, and dialled again. */
  readonly frame: (bytes: Uint8Array) => void;
  /** Time to say something that the server answers. */
  readonly pulse: () => void;
  /** The line is gone, or could not be opened. It is dialled again unless there is a reason why not. */
  readonly closed: (reason?: EndReason) => void;
};

export type Connection = {
  readonly isOpen: () => boolean;
  /** Only while open. */
  readonly send: (frame: Uint8Array) => void;
  /** Bytes that wait in the socket. */
  readonly buffered: () => number;
  /** The network may be back, or the computer has slept: dial now, or ask whether the line still lives. */
  readonly wake: () => void;
  /** Lets go of this line and dials again after a pause. */
  readonly drop: (code?: number, reason?: string) => void;
  /** Closes for good, for a reason found on this side. */
  readonly end: (reason: EndReason) => void;
  /** Closes for good; no event follows. */
  readonly close: () => void;
};

/** What is offered at each dialling; without a token the cookie speaks. */
export const offering = (token: () => string | undefined) => (): readonly string[] => {
  const known = token();
  return known ? [SUBPROTOCOL, BEARER_PREFIX + known] : [SUBPROTOCOL];
};

export type ConnectionOptions = {
  readonly url: string;
  /** Read at each dialling, because a token may have changed. */
  readonly protocols: () => readonly string[];
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly random: Random;
  readonly on: ConnectionEvents;
};

export function keepConnected({ url, protocols, openSocket, clock, random, on }: ConnectionOptions): Connection {
  let socket: SocketLike | null = null;
  let open = false;
  let ended = false;
  let failures = 0;
  let openedAt = 0;
  let heardAt = 0;
  let heard = 0;
  let callOff = (): void => {};

  const next = (ms: number, task: () => void): void => {
    callOff();
    callOff = clock.later(ms, task);
  };

  /** Half to the whole of 100 ms, 200 ms ... 10 s, so that forty delegates do not come back in the same instant. */
  const pause = (): number => {
    const full = Math.min(TIMES.longestPause, TIMES.firstPause * 2 ** Math.min(failures, 10));
    return Math.round(full / 2 + ((random(1)[0] as number) / 255) * (full / 2));
  };

  const letGo = (code = 1000, reason = ''): void => {
    callOff();
    const old = socket;
    socket = null;
    open = false;
    if (!old) return;
    old.onopen = null;
    old.onmessage = null;
    old.onclose = null;
    // Not null: closing a socket that is still connecting is an error event, which Node's sockets throw when unheard.
    old.onerror = () => {};
    if (old.readyState < 2) old.close(code, reason);
  };

  const again = (code?: number, reason?: string): void => {
    if (open && clock.now() - openedAt >= TIMES.lived) failures = 0;
    letGo(code, reason);
    next(pause(), dial);
    failures++;
    on.closed();
  };

  const drop = (code?: number, reason?: string): void => {
    if (!ended && socket) again(code, reason);
  };

  const beat = (): void => {
    if (clock.now() - heardAt >= TIMES.silence) again();
    else {
      on.pulse();
      if (open) next(TIMES.pulse, beat);
    }
  };

  function dial(): void {
    letGo();
    const dialled = openSocket(url, protocols());
    socket = dialled;
    dialled.binaryType = 'arraybuffer';
    dialled.onopen = () => {
      open = true;
      openedAt = heardAt = clock.now();
      next(TIMES.pulse, beat);
      on.opened();
    };
    dialled.onmessage = ({ data }) => {
      heardAt = clock.now();
      heard++;
      // A text frame is no message of this protocol; as zero bytes it is refused where frames are read.
      try {
        on.frame(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array());
      } catch (error) {
        // A fresh start heals what half a message may have left; the mistake itself must be seen.
        drop(CLOSE.malformed.code, CLOSE.malformed.reason);
        throw error;
      }
    };
    dialled.onclose = ({ code }) => {
      if (code < 4400 || code > 4499) again();
      else {
        ended = true;
        letGo();
        on.closed(ENDINGS[code] ?? 'malformed');
      }
    };
    // Every error is followed by a close, which says more.
    dialled.onerror = () => {};
    next(TIMES.opening, again);
  }

  dial();
  return {
    isOpen: () => open,
    send: (frame) => socket?.send(frame),
    buffered: () => socket?.bufferedAmount ?? 0,
    wake: () => {
      if (ended) return;
      failures = 0;
      if (!open) {
        dial();
        return;
      }
      const before = heard;
      on.pulse();
      if (open) next(TIMES.lived, () => (heard > before ? beat() : again()));
    },
    drop,
    end: (ending) => {
      ended = true;
      letGo();
      on.closed(ending);
    },
    close: () => {
      ended = true;
      letGo();
    },
  };
}
