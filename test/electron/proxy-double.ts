/**
 * A proxy that asks for a password, as Electron has it: requests of the main process hear of it themselves and are refused where they
 * do not listen; those of pages make an event of the program, refused at once unless it is prevented. An answer may be given once. What
 * was right is remembered by the session.
 */
import { EventEmitter } from 'node:events';
import type { SessionDouble } from './session-double.ts';
import { type Any, strict } from './strict.ts';

export type ProxyMood = { readonly host: string; readonly user: string; readonly password: string } | null;

type Answered = { readonly user: string | undefined; readonly password: string | undefined };

/** Electron's own words for a second answer. */
function once(answer: (answered: Answered) => void): (user?: string, password?: string) => void {
  let given = false;
  return (user, password) => {
    if (given) throw new TypeError('One-time callback was called more than once');
    given = true;
    answer({ user, password });
  };
}

export type ProxyDependencies = {
  readonly mood: () => ProxyMood;
  readonly app: EventEmitter;
  readonly sessionOf: (model: Any) => SessionDouble;
};

export function makeProxy({ mood, app, sessionOf }: ProxyDependencies) {
  /** By session: Chromium asks no more where an answer was right. */
  const through = new WeakMap<SessionDouble, string>();
  const infoOf = (host: string, isProxy: boolean) => ({ isProxy, scheme: 'basic', host, port: 3128, realm: 'network' });

  /** Asks until it is right or nobody answers. */
  async function pass(session: SessionDouble, ask: (first: boolean) => Promise<Answered>): Promise<boolean> {
    for (let first = true; ; first = false) {
      const proxy = mood();
      if (proxy === null || through.get(session) === `${proxy.host} ${proxy.user} ${proxy.password}`) return true;
      const { user, password } = await ask(first);
      if (user === undefined || password === undefined) return false;
      if (user === proxy.user && password === proxy.password) through.set(session, `${proxy.host} ${user} ${password}`);
    }
  }

  /** As a page in `window` would: whether its request comes through. `isProxy: false`: it is the server that asks. */
  const fromPage = (window: Any, session: SessionDouble, url: string, isProxy = true): Promise<boolean> =>
    pass(
      session,
      (firstAuthAttempt) =>
        new Promise((resolve) => {
          let prevented = false;
          const event = {
            preventDefault: () => {
              prevented = true;
            },
          };
          const details = { url, pid: 1, isRequestForNavigation: false, firstAuthAttempt };
          const info = infoOf(isProxy ? (mood()?.host ?? '') : new URL(url).hostname, isProxy);
          app.emit('login', event, window.anyContents, details, info, once(resolve));
          if (!prevented) resolve({ user: undefined, password: undefined });
        }),
    );

  const net = strict('net', {
    request: (options: Any) => {
      const request = new EventEmitter();
      const session = sessionOf(options.session);
      let aborted = false;
      const start = async (body?: string): Promise<void> => {
        const listens = request.listenerCount('login') > 0;
        const may = await pass(session, () =>
          listens
            ? new Promise((resolve) => request.emit('login', infoOf(mood()?.host ?? '', true), once(resolve)))
            : Promise.resolve({ user: undefined, password: undefined }),
        );
        if (!may) throw new Error('net::ERR_TUNNEL_CONNECTION_FAILED');
        const { url, method, headers, redirect, credentials } = options;
        const answer = await session.ask(url, { method, headers, redirect, credentials, ...(body ? { body } : {}) });
        const response = new EventEmitter();
        Object.assign(response, { statusCode: answer.status, headers: Object.fromEntries(answer.headers) });
        if (aborted) return;
        request.emit('response', response);
        const bytes = await answer.arrayBuffer();
        if (bytes.byteLength > 0) response.emit('data', Buffer.from(bytes));
        response.emit('end');
      };
      return strict('request', {
        on: (event: string, listener: (...args: Any[]) => void) => request.on(event, listener),
        end: (body?: string) => {
          start(body).catch((error) => aborted || request.emit('error', error));
        },
        abort: () => {
          aborted = true;
        },
      });
    },
  });
  return { net, fromPage };
}
