/** The page of the editor's suites, built, served and opened in a Chromium. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page as Tab } from 'playwright-core';
import { build } from 'vite';
import { launch } from '../../support/browser.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where pictures go. */
export const OUT = join(ROOT, 'test-output');
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const HTML = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/look.css">
<body style="padding:24px"><script type="module" src="/page.js"></script>`;

export type Stage = { readonly tab: Tab; readonly errors: string[]; close(): Promise<void> };

/** @param suite names the folder that it is built in: two suites may run at once. @returns the open page, and the errors in it so far */
export async function openStage(suite: string): Promise<Stage> {
  const built = join(OUT, suite);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      outDir: built,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      minify: false,
      rolldownOptions: {
        input: { page: 'test/browser/editor/page.ts', look: 'test/browser/editor/page.css' },
        output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const bytes = path === '/' ? HTML : await readFile(join(built, path)).catch(() => undefined);
    response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': TYPES[extname(path)] ?? 'text/html' });
    response.end(bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const tab = await (await launch()).newPage({ viewport: { width: 900, height: 700 } });
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await tab.waitForFunction(() => 'page' in window);
  return {
    tab,
    errors,
    async close() {
      await tab.close();
      server.close();
    },
  };
}
