/**
 * The built interface as files, for people who work in a browser. The page carries a fresh nonce per request, because the
 * component library injects one <style>; everything else comes from our own files.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Serves `folder` (the output of the interface's build) at the root. */
export async function registerInterface(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, index: false, cacheControl: true, maxAge: '1h', immutable: false });
  app.get('/', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    reply
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8');
    // Read each time: the interface may be built anew while the server runs, and its files change their names then.
    return readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('%CSP_NONCE%', nonce);
  });
}
