/**
 * `app://bundle/`: the interface, read from the folder it was built into. Not `file://`, which would give the page rights over
 * the disk. Every answer carries the policy; a path that could leave the folder is refused whatever way it is written.
 */
import { extname, join, resolve, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { BUNDLE_ORIGIN } from './channels.ts';
import { contentSecurityPolicy } from './policy.ts';

/** Registered before the program is ready. `corsEnabled` stays unset: it would let other origins read the bundle. */
export const SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Stands in the built page where the nonce of a document goes (see vite.config.ts). */
const NONCE_WORD = '%CSP_NONCE%';

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * The file an address stands for, or null when it is none of ours: another host, a path with "..", a backslash, a colon, a
 * zero byte or a broken escape, also behind percent signs. An address without extension is a view of the interface.
 */
export function bundleFile(root: string, address: string): string | null {
  // The URL parser folds ".." away before we see it, so the written address is looked at, too.
  if (!address.startsWith(`${BUNDLE_ORIGIN}/`) || !URL.canParse(address)) return null;
  const written = address.slice(BUNDLE_ORIGIN.length).replace(/[?#].*$/s, '');
  let path: string;
  try {
    path = decodeURIComponent(written);
  } catch {
    // A broken escape such as "%zz" names no file.
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused here.
  if (/[\u0000-\u001f\\:%]/.test(path) || path.split('/').includes('..') || path.includes('//')) return null;
  const file = resolve(join(root, extname(path) === '' ? 'index.html' : path));
  return file.startsWith(resolve(root) + sep) ? file : null;
}

export type Bundle = {
  readonly root: string;
  readonly read: (file: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Origin of the session's summit. */
  readonly server: string | null;
  readonly nonce: () => string;
  /** Said in place of the interface where its files are missing. */
  readonly broken: () => { readonly message: string; readonly detail: string };
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const sorry = ({ message, detail }: ReturnType<Bundle['broken']>): string =>
  `<!doctype html><meta charset="utf-8"><title>Alternat</title><h1 dir="auto">${escaped(message)}</h1><p dir="auto">${escaped(detail)}</p>`;

/** Answers requests for `app://bundle/`. */
export const serveBundle =
  ({ root, read, server, nonce, broken }: Bundle) =>
  async (request: Pick<Request, 'url' | 'method'>): Promise<Response> => {
    const word = nonce();
    const headers: Record<string, string> = {
      'content-security-policy': contentSecurityPolicy(server, word),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    };
    if (request.method !== 'GET') return new Response(null, { status: 405, headers });
    const file = bundleFile(root, request.url);
    const type = file && TYPES[extname(file)];
    if (!file || !type) return new Response(null, { status: 404, headers });
    let content: Uint8Array<ArrayBuffer>;
    try {
      content = await read(file);
    } catch {
      // Missing or unreadable is the same to a page; a document that is missing must not be a white window.
      if (!type.startsWith('text/html')) return new Response(null, { status: 404, headers });
      return new Response(sorry(broken()), { status: 404, headers: { ...headers, 'content-type': type } });
    }
    headers['content-type'] = type;
    if (!type.startsWith('text/html')) return new Response(content, { headers });
    return new Response(new TextDecoder().decode(content).replaceAll(NONCE_WORD, word), { headers });
  };
