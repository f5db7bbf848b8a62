/**
 * `fetch` for the main process, over `net.request`: the session's own `fetch` lets nobody answer a proxy that asks for a password.
 * Never with cookies or credentials of the session, never led elsewhere.
 */
import type { AuthInfo, IncomingMessage, Net, Session } from 'electron';
import type { Fetch } from './summit.ts';

export type Login = (proxy: AuthInfo, answer: (user?: string, password?: string) => void) => void;

const NO_BODY = [204, 205, 304];

/** `login` makes a listener for one request. */
export function requestsIn(net: Pick<Net, 'request'>, session: Session, login: () => Login): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init.headers));
      const method = init.method ?? 'GET';
      const request = net.request({ method, url, session, headers, credentials: 'omit', redirect: 'error' });
      init.signal?.addEventListener('abort', () => {
        reject(init.signal?.reason);
        request.abort();
      });
      request.on('login', login());
      request.on('error', reject);
      request.on('response', (answer) => {
        const { statusCode: status } = answer;
        const body = NO_BODY.includes(status) ? null : streamed(answer, () => request.abort());
        resolve(new Response(body, { status, headers: flat(answer.headers) }));
      });
      request.end(typeof init.body === 'string' ? init.body : undefined);
    });
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));

const streamed = (answer: IncomingMessage, abort: () => void): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      let over = false;
      answer.on('data', (part) => {
        if (!over) controller.enqueue(new Uint8Array(part));
      });
      answer.on('end', () => {
        if (!over) controller.close();
        over = true;
      });
      answer.on('error', (error: Error) => {
        if (!over) controller.error(error);
        over = true;
      });
    },
    cancel: abort,
  });
