/**
 * The server: a data folder taken, HTTP and sockets put around it. Returns when it accepts connections; `close` ends it
 * in order. Authentication happens in the upgrade, before a room is looked at or a byte is read.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { mayRead, roomName, roomOfPath } from '../src/crdt/rooms.ts';
import { DEFAULT_LANGUAGE } from '../src/domain/language.ts';
import type { SummitFile } from '../src/domain/summit.ts';
import { CLOSE, encodeOwn } from '../src/protocol/message.ts';
import { openDemoAuthority } from './auth/demo-authority.ts';
import { openTrusted } from './auth/trusted.ts';
import { adoptSummit, completeRooms } from './commands/adopt.ts';
import { type Config, isLoopback } from './config.ts';
import { connectionHost, type House, openHouse } from './house.ts';
import { registerApi } from './http/api.ts';
import { credentialsOf, DESKTOP_ORIGIN, hostKnown, originAllowed, speaks } from './http/guard.ts';
import { registerInterface } from './http/interface.ts';
import { openJobs } from './http/jobs.ts';
import { registerMetrics } from './http/metrics.ts';
import { closePrintTools } from './print/tools.ts';
import { type Connection, type ServerSocket, serveConnection } from './rooms/connection.ts';
import { rateTimes } from './rooms/rate.ts';
import { witnessed } from './storage/heads.ts';
import { announceServer, openStorage, takeFolder, withdrawServer } from './storage/sqlite.ts';

/** How often the server looks for checkpoints that are due and documents that nobody needs. */
const LEISURE_MS = 5_000;

const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export type RunningAlternat = { readonly address: string; readonly house: House; readonly close: () => Promise<void> };

/** The address or port cannot be had; `message` is one sentence with the next step. */
export class CannotListen extends Error {}

type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

/** Sockets of members, by member, so that a change of rights reaches the open ones. */
function openSockets(house: House, hosts: ReadonlySet<string>, alarm: (message: string, detail: object) => void) {
  const connections = new Map<string, Set<Connection>>();
  const sockets = new WebSocketServer({
    noServer: true,
    // A catch-up over this size goes by HTTP; the gate refuses anything over 256 KB with words, not with 1009.
    maxPayload: 4 * 1024 * 1024,
    perMessageDeflate: false,
    handleProtocols: (names) => [...names][0] ?? false,
  });
  let open = 0;
  let closing = false;
  house.onRights.add((member) => {
    for (const connection of connections.get(member) ?? []) connection.rightsChanged();
  });
  house.onNotice.add((member, notice) => {
    const frame = encodeOwn({ type: 'notice', notice });
    for (const { peer } of connections.get(member) ?? []) if (peer.listens()) peer.send([frame]);
  });
  // Signing out ends what that session still has open, as a revocation does.
  const byToken = new Map<string, Set<Connection>>();
  house.onSignOut.add((token) => {
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
        ? house.access.memberOf(credentials.token)
        : null;
    const actor = member ? house.summit.actor(member) : null;
    if (!member || !actor) return refuse(CLOSE.unauthorized);
    const path = roomOfPath(request.url ?? '');
    const name = path === null ? null : roomName(path);
    // Whoever may not read a room is told what a wrong name is told: nothing of it.
    if (path === null || !name || !mayRead(actor, name)) return refuse(CLOSE.unknownRoom);
    let room: ReturnType<House['rooms']['open']>;
    try {
      room = house.rooms.open(path);
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
    if (here) house.visits.come(member, name.resolution, house.now());
    const connection = serveConnection(socket as unknown as ServerSocket, room, {
      ...connectionHost(house, member, name.resolution),
      rate: house.rate,
      busy,
      ended: () => {
        own.delete(connection);
        // A server that closes has noted all visits already; its storage may be gone.
        if (here && !closing) house.visits.leave(member, name.resolution, { seq: here.head().seq, at: house.now() });
        session.delete(connection);
        if (session.size === 0) byToken.delete(token);
        open--;
      },
    });
    own.add(connection);
    session.add(connection);
  };

  return {
    count: () => open,
    upgrade: ({ request, socket, head }: Upgrade): void => {
      if (!hostKnown(request.headers, hosts)) {
        socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
        return;
      }
      // Even a wrong token is accepted and then closed with a code: a 401 makes a stock client retry for ever.
      sockets.handleUpgrade(request, socket, head, (client) => admit(client, request));
    },
    close: () => {
      for (const own of connections.values())
        for (const { peer } of [...own]) peer.close(1001, 'the server is closing');
      closing = true;
      sockets.close();
    },
    terminate: () => {
      for (const client of sockets.clients) client.terminate();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is in use by another program. Choose another one with --port, or --port 0 for any free one.`
          : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
            ? `This machine has no address ${host}. Choose another one with --host.`
            : error.code === 'EACCES'
              ? `Port ${port} may not be used by this account. Choose one above 1023 with --port.`
              : `The server cannot listen on ${host}:${port}: ${error.message}.`;
      reject(new CannotListen(sentence));
    });
    server.listen(port, host, resolve);
  });
}

/** Starts a server. Throws UnusableFolder or CannotListen with a sentence for the user. */
export async function startServer(config: Config, sample?: () => SummitFile): Promise<RunningAlternat> {
  const folder = takeFolder(config.data);
  let house: House | undefined;
  try {
    const log = (message: string, detail: object): void => {
      process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), message, ...detail })}\n`);
    };
    const { storage, note } = witnessed(config.data, openStorage(config.data, { alarm: log }));
    house = openHouse(storage, { alarm: log, ...(config.rate ? { rate: rateTimes(config.rate) } : {}) });
    if (config.demo && sample) await adoptSummit(house, sample());
    await completeRooms(house);
    house.watchDeadlines();

    const hosts = new Set([
      'localhost',
      '127.0.0.1',
      '[::1]',
      config.host.toLowerCase(),
      ...config.hostNames.map((name) => name.toLowerCase()),
    ]);
    const adminToken = randomBytes(24).toString('base64url');
    const sockets = openSockets(house, hosts, log);
    let server: Server | undefined;
    const app = Fastify({
      logger: { level: 'warn', stream: process.stderr },
      forceCloseConnections: true,
      bodyLimit: 1024 * 1024,
      serverFactory: (handler) => {
        server = config.tls
          ? (createHttpsServer(
              { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) },
              handler as RequestListener,
            ) as unknown as Server)
          : createHttpServer(handler as RequestListener);
        return server;
      },
    });
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: config.tls !== undefined });
    await app.register(rateLimit, { global: false });
    app.addHook('onRequest', async (request, reply) => {
      const { headers, method } = request.raw;
      if (!hostKnown(headers, hosts))
        return reply.code(421).send({
          ok: false,
          reason: 'host',
          message: 'This server does not answer to that name; start it with --host-name to add it.',
        });
      if (headers.origin === DESKTOP_ORIGIN) {
        reply.header('access-control-allow-origin', DESKTOP_ORIGIN).header('vary', 'Origin');
        if (method === 'OPTIONS') {
          reply
            .header('access-control-allow-methods', 'GET, POST, DELETE')
            .header('access-control-allow-headers', 'authorization, content-type')
            .header('access-control-max-age', '600');
          return reply.code(204).send();
        }
      }
      const { by } = credentialsOf(headers);
      if (!originAllowed(headers, by, method === 'GET' || method === 'HEAD'))
        return reply
          .code(403)
          .send({ ok: false, reason: 'origin', message: 'This call may not come from a page of another site.' });
      return undefined;
    });
    const demo = house.summit;
    const authority = config.demo
      ? openDemoAuthority(
          config.data,
          () =>
            (demo.facts?.delegations ?? []).map(({ id, official, names }) => ({
              id,
              official: official[DEFAULT_LANGUAGE] ?? names[DEFAULT_LANGUAGE] ?? id,
            })),
          () => new Date(),
        )
      : null;
    const jobs = openJobs(house.newId, house.later, log);
    registerApi(app, house, {
      trusted: openTrusted(config.data, config.tsa, authority),
      authority,
      jobs,
      demo: config.demo,
      secureCookie: config.tls !== undefined,
      adminToken,
      connections: sockets.count,
    });
    registerMetrics(app, house, sockets.count);
    if (config.ui) await registerInterface(app, config.ui);
    await app.ready();
    const http = server as unknown as Server;
    http.on('upgrade', (request, socket, head) => sockets.upgrade({ request, socket, head }));
    await listen(http, config.host, config.port);
    const { port } = http.address() as AddressInfo;
    const address = `${config.tls ? 'https' : 'http'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    announceServer(config.data, { address, token: adminToken, pid: process.pid });
    const opened = house;
    const leisure = setInterval(() => {
      opened.rooms.tidy();
      note();
    }, LEISURE_MS);
    leisure.unref();
    return {
      address,
      house: opened,
      close: async () => {
        clearInterval(leisure);
        jobs.close();
        await closePrintTools();
        withdrawServer(config.data);
        sockets.close();
        // Not the framework's to close: its socket server was made here, to take the upgrades.
        const closed = new Promise((resolve) => http.close(resolve));
        await app.close();
        sockets.terminate();
        http.closeAllConnections();
        await closed;
        opened.close();
        folder.release();
      },
    };
  } catch (error) {
    house?.storage.close();
    folder.release();
    throw error;
  }
}

/** A demo on an address that others can reach would let anybody sign in as anybody. */
export const demoAllowed = (config: Pick<Config, 'demo' | 'host'>): boolean => !config.demo || isLoopback(config.host);
