/**
 * The server: a data folder taken, HTTP and sockets put around it. Returns when it accepts connections; `close` ends it
 * in order. Authentication happens in the upgrade, before a room is looked at or a byte is read.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import type { SummitFile } from '../src/domain/summit/summit.ts';
import { DEFAULT_LANGUAGE } from '../src/language/language.ts';
import { openDemoAuthority } from './auth/demo-authority.ts';
import { openTrusted } from './auth/trusted.ts';
import { adoptSummit, completeRooms } from './commands/adopt.ts';
import { closeWhenDue } from './commands/signatures.ts';
import { type Config, isLoopback } from './config.ts';
import { openAdmission } from './http/admission.ts';
import { registerApi } from './http/api.ts';
import { openCaller } from './http/caller.ts';
import { openDoor } from './http/door.ts';
import { registerInterface } from './http/interface.ts';
import { openJobs } from './http/jobs.ts';
import { openListening } from './http/listening.ts';
import { registerMetrics } from './http/metrics.ts';
import { openSockets } from './http/sockets.ts';
import { closePrintTools } from './print/tools.ts';
import { openBudget } from './reading/budget.ts';
import { openReading, type Reading } from './reading/pool.ts';
import { HEAP_MB, readerOf, type StartReader } from './reading/process.ts';
import { rateTimes } from './rooms/rate.ts';
import { announceServer, takeFolder, withdrawServer } from './storage/folder.ts';
import { witnessed } from './storage/heads.ts';
import { openStorage } from './storage/sqlite.ts';
import { jsonLines } from './terminal.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** How often the server looks for checkpoints that are due and documents that nobody needs. */
const LEISURE_MS = 5_000;

/**
 * Milliseconds. What is asked has to be said within twenty seconds, a whole request within five minutes (sixty megabytes over a hotel's line),
 * and an encrypted connection agreed on within ten.
 */
const SLOW = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  handshakeTimeout: 10_000,
};

export type RunningAlternat = {
  readonly address: string;
  readonly port: number;
  readonly workspace: Workspace;
  readonly close: () => Promise<void>;
};

/** One line of JSON on the error stream. */
const log = (message: string, detail: object): void => {
  jsonLines.write(`${JSON.stringify({ at: new Date().toISOString(), message, ...detail })}\n`);
};

/**
 * Starts a server. Throws UnusableFolder or CannotListen with a sentence for the user.
 *
 * @param now what time it is, UTC, ISO 8601
 * @param startReader how a process that reads is started, where this one may not fork
 */
export async function startServer(
  config: Config,
  sample?: () => SummitFile,
  now = () => new Date().toISOString(),
  startReader: StartReader = readerOf(config.data, HEAP_MB),
): Promise<RunningAlternat> {
  const folder = takeFolder(config.data, { say: (sentence) => log(sentence, {}) });
  let workspace: Workspace | undefined;
  let readers: Reading | undefined;
  try {
    const { storage, note } = witnessed(config.data, openStorage(config.data, { alarm: log }), log);
    workspace = openWorkspace(storage, { alarm: log, now, ...(config.rate ? { rate: rateTimes(config.rate) } : {}) });
    const tls = typeof config.tls === 'function' ? await config.tls() : config.tls;
    if (config.demo && sample) await adoptSummit(workspace, sample());
    await completeRooms(workspace);
    workspace.watchDeadlines();

    const hosts = new Set([
      'localhost',
      '127.0.0.1',
      '[::1]',
      config.host.toLowerCase(),
      ...config.hostNames.map((name) => name.toLowerCase()),
    ]);
    const adminToken = randomBytes(24).toString('base64url');
    const admission = openAdmission();
    const sockets = openSockets({ workspace, hosts, alarm: log, welcome: ({ socket }) => admission.welcome(socket) });
    const attended = (made: Server): Server => {
      made.on('connection', admission.came);
      made.on('upgrade', (request, socket, head) => sockets.upgrade({ request, socket, head }));
      return made;
    };
    let listener: RequestListener | undefined;
    let server: Server | undefined;
    const app = Fastify({
      logger: { level: 'warn', stream: jsonLines },
      forceCloseConnections: true,
      bodyLimit: 1024 * 1024,
      serverFactory: (handler) => {
        listener = handler as RequestListener;
        server = tls
          ? (createHttpsServer(
              { ...SLOW, cert: readFileSync(tls.cert), key: readFileSync(tls.key) },
              listener,
            ) as unknown as Server)
          : createHttpServer(SLOW, listener);
        return attended(server);
      },
    });
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: tls !== undefined });
    const { actorOf, actorNow } = openCaller(workspace, adminToken);
    openDoor(app, { workspace, hosts, actorOf, welcome: ({ raw }) => admission.welcome(raw.socket) });
    const demo = workspace.summit;
    const authority = config.demo
      ? openDemoAuthority(
          config.data,
          () =>
            (demo.facts?.delegations ?? []).map(({ id, official, names }) => ({
              id,
              official: official[DEFAULT_LANGUAGE] ?? names[DEFAULT_LANGUAGE] ?? id,
            })),
          () => new Date(now()),
        )
      : null;
    const jobs = openJobs(workspace.newId, workspace.later, log);
    readers = openReading({
      start: startReader,
      budget: openBudget(workspace.clock, config.rate),
      clock: workspace.clock,
      later: workspace.later,
      alarm: log,
      ...(config.reading ? { limits: config.reading } : {}),
    });
    const reading = readers;
    reading.warm();
    const trusted = openTrusted(config.data, config.tsa, authority);
    registerApi(app, {
      workspace,
      reading,
      trusted,
      authority,
      jobs,
      demo: config.demo,
      secureCookie: tls !== undefined,
      actorOf,
      actorNow,
      connections: sockets.count,
    });
    registerMetrics(app, workspace, reading, sockets.count);
    if (config.ui) await registerInterface(app, config.ui);
    await app.ready();
    const http = await openListening(config, server as unknown as Server, () =>
      attended(createHttpServer(SLOW, listener)),
    );
    const { port } = http;
    const address = `${tls ? 'https' : 'http'}://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    const here = config.loopbackToo ? { here: `http://127.0.0.1:${port}` } : {};
    announceServer(config.data, { address, ...here, token: adminToken, pid: process.pid });
    const opened = workspace;
    const leisure = setInterval(() => {
      opened.rooms.tidy();
      note();
      void closeWhenDue(opened, trusted).catch((cause) => log('a text could not be closed', { cause: String(cause) }));
    }, LEISURE_MS);
    leisure.unref();
    return {
      address,
      port,
      workspace: opened,
      close: async () => {
        clearInterval(leisure);
        jobs.close();
        await reading.close();
        await closePrintTools();
        withdrawServer(config.data);
        sockets.close();
        // Not the framework's to close: its socket server was made here, to take the upgrades.
        const closed = http.close();
        await app.close();
        sockets.terminate();
        http.closeAllConnections();
        await closed;
        opened.close();
        folder.release();
      },
    };
  } catch (error) {
    await readers?.close();
    workspace?.storage.close();
    folder.release();
    throw error;
  }
}

/** A demo on an address that others can reach would let anybody sign in as anybody. */
export const demoAllowed = (config: Pick<Config, 'demo' | 'host'>): boolean => !config.demo || isLoopback(config.host);
