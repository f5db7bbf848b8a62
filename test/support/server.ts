/**
 * A real server on a free loopback port over a temporary data folder with the sample summit, and the few HTTP calls tests
 * need. Everything is torn down by `close`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../server/config.ts';
import { startServer } from '../../server/main.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { holdAgainstTable } from './contract.ts';

export const SAMPLE_FILE = fileURLToPath(new URL('../../server/sample/caspian-2025.json', import.meta.url));
export const sampleSummit = (): SummitFile => JSON.parse(readFileSync(SAMPLE_FILE, 'utf8')) as SummitFile;

export const temporaryFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'alternat-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export type Reply = { readonly status: number; readonly body: unknown };

export type TestServer = Awaited<ReturnType<typeof serveSample>>;

/** Starts the sample summit; `ui` serves the built interface as well. */
export async function serveSample(
  options: {
    readonly ui?: string;
    readonly data?: string;
    readonly sample?: SummitFile;
    readonly reading?: Config['reading'];
    /** What time it is for the server, UTC, ISO 8601. */
    readonly now?: () => string;
  } = {},
) {
  const folder = options.data ? { path: options.data, remove: () => {} } : temporaryFolder();
  const server = await startServer(
    {
      data: folder.path,
      host: '127.0.0.1',
      port: 0,
      demo: true,
      hostNames: [],
      ...(options.ui ? { ui: options.ui } : {}),
      ...(options.reading ? { reading: options.reading } : {}),
    },
    () => options.sample ?? sampleSummit(),
    options.now,
  );
  const call = async (method: string, path: string, token?: string, body?: unknown): Promise<Reply> => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${server.address}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: bytes ? (body as unknown as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // A file, not JSON: the text itself is what the test looks at.
    }
    holdAgainstTable(method, path, response.status, parsed);
    return { status: response.status, body: parsed };
  };
  return {
    ...server,
    data: folder.path,
    call,
    signIn: async (member: string): Promise<string> =>
      ((await call('POST', '/api/sessions', undefined, { member })).body as { token: string }).token,
    declaration: async (resolution: string, token: string): Promise<Declaration> =>
      (await call('GET', `/api/resolutions/${resolution}`, token)).body as Declaration,
    socketUrl: `${server.address.replace('http', 'ws')}/sync`,
    stop: async () => {
      await server.close();
      folder.remove();
    },
  };
}

/**
 * Resolves when `holds` is true; rejects with `what` after `ms`. A look that costs (a whole declaration over HTTP) is followed
 * by a longer rest than one that does not: who waits must not take the processor from what is waited for.
 */
export async function until(holds: () => boolean | Promise<boolean>, what: string, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    const looked = performance.now();
    if (await holds()) return;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    const rest = Math.min(100, Math.max(5, 3 * (performance.now() - looked)));
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
}
