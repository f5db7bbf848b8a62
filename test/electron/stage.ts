/**
 * A real Chromium in the place of Electron's windows: the whole shell, its bundled preload script, the built interface and a
 * real server together. Each session is a browser context behind a proxy of its own, which plays what Electron does to requests:
 * `http://bundle.localhost/` is answered by the session's `app` protocol, everything else leaves with the origin `app://bundle`
 * and through the header hook, and comes back as the server sent it. So origins, CORS, the content security policy and the
 * socket's upgrade are real; isolation, sandbox and IPC are not.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Double } from './double.ts';
import type { Showing, WindowDouble } from './window-double.ts';

/** Where Chromium believes our pages to be; a secure context, like `app://bundle`. */
const STAGE_ORIGIN = 'http://bundle.localhost';
const BUNDLE = 'app://bundle';

type Headers = Record<string, string>;

/** The pages of one test. Storage lives as long as this does, over several starts of the program. */
export function openStage(browser: Browser, preload: string) {
  const contexts = new Map<string, { readonly context: Promise<BrowserContext>; readonly proxy: Server }>();
  const pages = new Map<WindowDouble, Page>();
  /** What went wrong in the pages, as it would stand in their consoles. */
  const complaints: string[] = [];
  let double: Double | undefined;
  let closing: Promise<unknown> = Promise.resolve();
  const program = (): Double => {
    if (!double) throw new Error('no program is on the stage');
    return double;
  };

  const contextOf = (partition: string): Promise<BrowserContext> => {
    const known = contexts.get(partition);
    if (known) return known.context;
    const proxy = makeProxy(() => program().sessions.get(partition));
    const context = listening(proxy).then(async (port) => {
      const made = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        // Loopback would go past the proxy.
        proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
      });
      await made.exposeBinding('fromPage', ({ page }, channel: string, sent: string) => {
        const window = [...pages].find(([, one]) => one === page)?.[0];
        if (!window) throw new Error('a page without a window speaks');
        return program().send(channel.replace('alternat:', ''), JSON.parse(sent, revive), undefined, window);
      });
      return made;
    });
    contexts.set(partition, { context, proxy });
    return context;
  };

  const opening = new Map<WindowDouble, Promise<Page>>();
  const pageOf = (window: WindowDouble): Promise<Page> => {
    const known = opening.get(window) ?? openPage(window);
    opening.set(window, known);
    return known;
  };
  const openPage = async (window: WindowDouble): Promise<Page> => {
    const { partition, additionalArguments } = window.options.webPreferences;
    const page = await (await contextOf(partition)).newPage();
    pages.set(window, page);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (
        message.type() === 'error' &&
        !/ERR_INTERNET_DISCONNECTED|ERR_PROXY|502|WebSocket connection|401/.test(message.text())
      )
        complaints.push(message.text());
    });
    page.on('crash', () => window.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 }));
    page.on('framenavigated', (frame) => {
      const url = frame.url().replace(STAGE_ORIGIN, BUNDLE);
      if (frame === page.mainFrame()) window.contents.emit('did-navigate-in-page', {}, url, true);
    });
    page.on('load', () => {
      window.contents.emit('did-finish-load');
      window.emit('ready-to-show');
    });
    await page.addInitScript(preloadScript(preload, additionalArguments, program().host.platform));
    return page;
  };

  const showing: Showing = {
    load: async (window, url) => {
      const page = await pageOf(window);
      const target = url.replace(BUNDLE, STAGE_ORIGIN);
      // The same address with another fragment would be no load at all.
      if (page.url() === target) await page.reload();
      else await page.goto(target);
    },
    send: (window, channel, value) => {
      const page = pages.get(window);
      page
        ?.evaluate(
          ([name, said]) =>
            (globalThis as unknown as { toPage: (name: unknown, said: unknown) => void }).toPage(name, said),
          [channel, value],
        )
        // One that goes meanwhile hears nothing.
        .catch((error) => page.isClosed() || Promise.reject(error));
    },
    close: (window) => {
      const page = pages.get(window);
      pages.delete(window);
      closing = Promise.all([closing, page?.close()]);
    },
  };

  return {
    showing,
    complaints,
    /** From here on requests and messages go to this program; pages of the one before are closed, and the network is there. */
    enter: async (next: Double): Promise<void> => {
      await closing;
      for (const page of pages.values()) await page.close();
      pages.clear();
      for (const { context } of contexts.values()) await (await context).setOffline(false);
      double = next;
    },
    page: pageOf,
    /** Text of everything that lies in the database of a session, sealed or not. */
    onDisk: async (page: Page): Promise<string> => page.evaluate(readDatabase),
    close: async (): Promise<void> => {
      for (const { context, proxy } of contexts.values()) {
        await (await context).close();
        proxy.closeAllConnections();
        proxy.close();
      }
    },
  };
}

export type Stage = ReturnType<typeof openStage>;

const readDatabase = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('alternat');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('unsent', 'readonly').objectStore('unsent').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        opening.result.close();
        const records = (all.result as { kind: string; bytes: Uint8Array }[]).filter(({ kind }) => kind !== 'position');
        resolve(records.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n'));
      };
    };
  });

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const revive = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'bytes' in value && Array.isArray(value.bytes)
    ? new Uint8Array(value.bytes)
    : value;

/** The preload script with what Electron gives it: two modules, arguments, a platform. Bytes travel as numbers. */
const preloadScript = (file: string, args: readonly string[], platform: string): string => `{
  const listeners = new Map();
  const kept = [];
  globalThis.toPage = (channel, value) => {
    const hearing = listeners.get(channel);
    if (hearing) hearing({ sender: 'an event' }, value);
    else kept.push(channel);
  };
  const fromPage = globalThis.fromPage;
  const pack = (key, value) => value instanceof Uint8Array ? { bytes: [...value] } : value;
  const unpack = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(unpack);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpack(one)]));
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => { globalThis[name] = api; } },
    ipcRenderer: {
      invoke: (channel, request) => fromPage(channel, JSON.stringify(request, pack)).then(unpack),
      on: (channel, listener) => listeners.set(channel, listener),
      removeListener: (channel, listener) => { if (listeners.get(channel) === listener) listeners.delete(channel); },
    },
  };
  const argv = ['electron', ...${JSON.stringify(args)}];
  (function (require, process, exports, module) {
    ${readFileSync(file, 'utf8')}
  })((name) => ({ electron })[name], { argv, platform: '${platform}' }, {}, {});
}`;

type SessionOf = () => ReturnType<Double['sessionOf']> | undefined;

/** Electron's network for one session. */
function makeProxy(session: SessionOf): Server {
  /** A request as Electron would let it leave. */
  const leaving = (incoming: IncomingMessage, url: string): Headers => {
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).flatMap(([name, value]) =>
        value === undefined || /^proxy-/.test(name) ? [] : [[name, String(value)]],
      ),
    );
    if (headers.origin === STAGE_ORIGIN) headers.origin = BUNDLE;
    if (headers.referer) delete headers.referer;
    // Storage of cookies is by site; the program's pages never had one of the server's.
    delete headers.cookie;
    // Electron's hook sees no CORS preflight.
    return incoming.method === 'OPTIONS' ? headers : (session()?.leave(url, headers, BUNDLE) ?? headers);
  };
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '';
    if (url.startsWith(`${STAGE_ORIGIN}/`)) {
      const asked = new Request(url.replace(STAGE_ORIGIN, BUNDLE), { method: incoming.method ?? 'GET' });
      const serve = session()?.protocols.get('app');
      void (async () => {
        const answer = await serve?.(asked);
        outgoing.writeHead(answer?.status ?? 502, Object.fromEntries(answer?.headers ?? []));
        outgoing.end(answer ? Buffer.from(await answer.arrayBuffer()) : undefined);
      })();
      return;
    }
    const onward = request(url, { method: incoming.method ?? 'GET', headers: leaving(incoming, url) }, (answer) => {
      const headers = { ...answer.headers };
      if (headers['access-control-allow-origin'] === BUNDLE) headers['access-control-allow-origin'] = STAGE_ORIGIN;
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  // A socket comes through a tunnel; what is in it is HTTP again.
  const inner = createServer();
  inner.on('upgrade', (incoming, socket: Socket, head) => {
    const host = incoming.headers.host ?? '';
    const headers = leaving(incoming, `ws://${host}${incoming.url}`);
    const onward = request(`http://${host}${incoming.url}`, { headers });
    onward.on('upgrade', (answer, far, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      // What came with the headers is part of what is said.
      socket.write(first);
      far.write(head);
      far.on('error', () => socket.destroy());
      socket.on('error', () => far.destroy());
      far.on('close', () => socket.destroy());
      socket.on('close', () => far.destroy());
      far.pipe(socket);
      socket.pipe(far);
    });
    onward.on('response', (answer) => socket.end(`HTTP/1.1 ${answer.statusCode} Refused\r\nConnection: close\r\n\r\n`));
    onward.on('error', () => socket.destroy());
    onward.end();
  });
  server.on('connect', ({ url }, socket: Socket) => {
    socket.on('error', () => socket.destroy());
    // Chromium's own errands.
    if (!/^(127\.0\.0\.1|localhost):/.test(url ?? '')) return socket.destroy();
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    return inner.emit('connection', socket);
  });
  return server;
}
