/**
 * Sockets of members: who may come in, how many lines one member may have, which of them are dead, and who has to hear of a change of
 * rights. Authentication happens in the upgrade, before a room is looked at or a byte is read.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { mayRead, roomName, roomOfPath } from '../../src/crdt/rooms.ts';
import { CLOSE, encodeOwn } from '../../src/protocol/message.ts';
import { type Connection, type ServerSocket, serveConnection } from '../rooms/connection.ts';
import { connectionHost, type Workspace } from '../workspace.ts';
import { busy, charge } from './charge.ts';
import { credentialsOf, hostKnown, originAllowed, speaks } from './guard.ts';

/**
 * Lines at once. `member`: a window has three of them (the text, its notes, the delegation's own room), so sixteen windows; the next
 * is refused, and dead ones are found within two minutes. `all`: what a keystroke can be sent to in some milliseconds.
 */
export const LINES = { member: 48, all: 4_000 } as const;

/** Every line is asked for a sign of life so often; one that has owed three of them is dead. */
const PULSE = { ms: 30_000, owed: 3 } as const;
/** A member who has overdrawn their rate by more than this opens no further line. */
const PATIENCE_MS = 5_000;
/** What opening a line costs besides its time: as much as so many keystrokes. */
const OPENING = 10;

type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

export type Sockets = {
  readonly count: () => number;
  readonly upgrade: (upgrade: Upgrade) => void;
  readonly close: () => void;
  readonly terminate: () => void;
};

export type SocketsOptions = {
  readonly workspace: Workspace;
  readonly hosts: ReadonlySet<string>;
  readonly alarm: (message: string, detail: object) => void;
  /** The connection below belongs to somebody who is signed in. */
  readonly welcome: (request: IncomingMessage) => void;
};

/** Ends lines that answer no more: a pulled cable closes nothing. A line that is paused cannot answer and owes nothing. */
function watchLines(sockets: WebSocketServer): () => void {
  const owed = new WeakMap<WebSocket, number>();
  sockets.on('connection', (client: WebSocket) => client.on('pong', () => owed.set(client, 0)));
  const timer = setInterval(() => {
    for (const client of sockets.clients) {
      if (client.isPaused) continue;
      const missing = owed.get(client) ?? 0;
      if (missing >= PULSE.owed) client.terminate();
      else if (client.readyState === client.OPEN) {
        owed.set(client, missing + 1);
        client.ping();
      }
    }
  }, PULSE.ms);
  timer.unref();
  return () => clearInterval(timer);
}

export function openSockets({ workspace, hosts, alarm, welcome }: SocketsOptions): Sockets {
  const connections = new Map<string, Set<Connection>>();
  const sockets = new WebSocketServer({
    noServer: true,
    // A catch-up over this size goes by HTTP; the gate refuses anything over 256 KB with words, not with 1009.
    maxPayload: 4 * 1024 * 1024,
    perMessageDeflate: false,
    handleProtocols: (names) => [...names][0] ?? false,
  });
  const stopWatching = watchLines(sockets);
  let open = 0;
  let closing = false;
  workspace.onRights.add((member) => {
    for (const connection of connections.get(member) ?? []) connection.rightsChanged();
  });
  workspace.onNotice.add((member, notice) => {
    const frame = encodeOwn({ type: 'notice', notice });
    for (const { peer } of connections.get(member) ?? []) if (peer.listens()) peer.send([frame]);
  });
  // Signing out ends what that session still has open, as a revocation does.
  const byToken = new Map<string, Set<Connection>>();
  workspace.onSignOut.add((token) => {
    const { code, reason } = CLOSE.unauthorized;
    for (const { peer } of [...(byToken.get(token) ?? [])]) peer.close(code, reason);
  });

  const admit = (socket: WebSocket, request: IncomingMessage) => {
    const refuse = ({ code, reason }: { readonly code: number; readonly reason: string }): void =>
      socket.close(code, reason);
    if (!speaks(request.headers)) return refuse(CLOSE.version);
    const credentials = credentialsOf(request.headers);
    const member =
      credentials.token && originAllowed(request.headers, credentials.by, false)
        ? workspace.access.memberOf(credentials.token)
        : null;
    const actor = member ? workspace.summit.actor(member) : null;
    if (!member || !actor) return refuse(CLOSE.unauthorized);
    welcome(request);
    const path = roomOfPath(request.url ?? '');
    const name = path === null ? null : roomName(path);
    // Whoever may not read a room is told what a wrong name is told: nothing of it.
    if (path === null || !name || !mayRead(actor, name)) return refuse(CLOSE.unknownRoom);
    if ((connections.get(member)?.size ?? 0) >= LINES.member) return refuse(CLOSE.tooMany);
    // Somebody else's lines are the reason: worth coming back.
    if (open >= LINES.all || workspace.rate.spend(member, { messages: OPENING }) > PATIENCE_MS)
      return refuse(CLOSE.slow);
    const begun = busy();
    let room: ReturnType<Workspace['rooms']['open']>;
    try {
      room = workspace.rooms.open(path);
    } catch (cause) {
      // A log that cannot be replayed closes this one room; the others go on.
      alarm(`room ${path} cannot be opened`, { cause: String(cause) });
      return refuse(CLOSE.restarting);
    }
    if (!room) return refuse(CLOSE.unknownRoom);
    const own = connections.get(member) ?? new Set();
    connections.set(member, own);
    const token = credentials.token ?? '';
    const session = byToken.get(token) ?? new Set();
    byToken.set(token, session);
    open++;
    const here = name.part === 'text' ? room : null;
    if (here) workspace.visits.come(member, name.resolution, workspace.now());
    const connection = serveConnection(socket as unknown as ServerSocket, room, {
      ...connectionHost(workspace, member, name.resolution),
      rate: workspace.rate,
      busy,
      ended: () => {
        own.delete(connection);
        if (own.size === 0) connections.delete(member);
        // A server that closes has noted all visits already; its storage may be gone.
        if (here && !closing)
          workspace.visits.leave(member, name.resolution, { seq: here.head().seq, at: workspace.now() });
        session.delete(connection);
        if (session.size === 0) byToken.delete(token);
        open--;
      },
    });
    own.add(connection);
    session.add(connection);
    charge(workspace, actor, { work: busy() - begun });
  };

  return {
    count: () => open,
    upgrade: ({ request, socket, head }: Upgrade): void => {
      if (!hostKnown(request.headers, hosts)) {
        socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
        return;
      }
      // Even a wrong token is accepted and then closed with a code: a 401 makes a stock client retry for ever.
      sockets.handleUpgrade(request, socket, head, (client) => {
        sockets.emit('connection', client, request);
        admit(client, request);
      });
    },
    close: () => {
      for (const own of connections.values())
        for (const { peer } of [...own]) peer.close(1001, 'the server is closing');
      stopWatching();
      closing = true;
      sockets.close();
    },
    terminate: () => {
      for (const client of sockets.clients) client.terminate();
    },
  };
}
