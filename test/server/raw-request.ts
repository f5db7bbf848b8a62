/** HTTP requests with exactly the headers a test names, Host and Origin among them, which `fetch` would not let through. */
import { request } from 'node:http';
import type { Reply } from '../support/server.ts';

/** A request with just these headers, Host among them; a `content-length` without a body is promised and never sent. */
export function rawRequest(
  address: string,
  method: string,
  path: string,
  headers: { readonly [name: string]: string },
  body?: string,
): Promise<Reply & { readonly headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, method, path, headers: { connection: 'close', ...headers }, setHost: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text.startsWith('{') ? JSON.parse(text) : text,
          });
          call.destroy();
        });
      },
    );
    call.on('error', reject);
    if (headers['content-length'] && body === undefined) call.flushHeaders();
    else call.end(body);
  });
}

/** `403 not-allowed`: status and reason of an answer. */
export const brief = ({ status, body }: Reply): string =>
  `${status} ${(body as { reason?: string } | null)?.reason ?? ''}`.trim();
