/**
 * A real Chromium, one context per person. The interface must have been built (dist/ui, or where `ALTERNAT_UI` says);
 * `npm test` does so. Suites that need a page skip loudly where no Chromium is found. A worker keeps what it has loaded,
 * so all its suites share one Chromium, which ends with the worker.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { findChromium } from './chromium.mjs';
import { serveSample, type TestServer } from './server.ts';

export const BUILT_UI = process.env.ALTERNAT_UI ?? fileURLToPath(new URL('../../dist/ui', import.meta.url));
export const OUTPUT = fileURLToPath(new URL('../../test-output', import.meta.url));

const executablePath = findChromium();
export const canBrowse = executablePath !== undefined && existsSync(`${BUILT_UI}/index.html`);
if (!canBrowse) console.warn('SKIPPED: no Chromium, or the interface is not built; nothing that is seen was tested.');

let shared: Promise<Browser> | undefined;

/** This worker's Chromium; a new one if the last has crashed. Nobody closes it: suites close their contexts. */
export async function launch(): Promise<Browser> {
  const browser = await shared?.catch(() => undefined);
  if (browser?.isConnected()) return browser;
  shared = start();
  return shared;
}

/** Without the network flags Chromium asks its maker's hosts at every start. */
const start = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A server with a summit (the sample) and the interface, and a browser; `server.stop()` also sends everybody home. */
export async function sampleInBrowser(
  sample?: SummitFile,
): Promise<{ readonly server: TestServer; readonly browser: Browser }> {
  const [server, browser] = await Promise.all([serveSample({ ui: BUILT_UI, ...(sample ? { sample } : {}) }), launch()]);
  const stop = async (): Promise<void> => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.stop();
  };
  return { server: { ...server, stop }, browser };
}

export type PersonOptions = {
  readonly locale?: string;
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

/** A signed-in person in a context of their own; nothing is opened yet. `errors` collects what the page complains about. */
export async function person(browser: Browser, address: string, member: string, options: PersonOptions = {}) {
  const context: BrowserContext = await browser.newContext({
    baseURL: address,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? 'en-GB',
    colorScheme: options.theme ?? 'light',
  });
  const answer = await context.request.post('/api/sessions', { data: { member }, headers: { origin: address } });
  if (!answer.ok()) throw new Error(`${member} cannot sign in: ${answer.status()} ${await answer.text()}`);
  const page: Page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED|WebSocket connection/.test(message.text()))
      errors.push(message.text());
  });
  return { context, page, errors };
}

export const cellSelector = (clause: string, lang: string): string =>
  `[role="gridcell"][data-clause="${clause}"][data-lang="${lang}"]`;

/** Opens a resolution and waits until its cells are there. */
export async function openResolution(page: Page, resolution: string): Promise<void> {
  await page.goto(`/#/r/${resolution}`);
  await page.locator('[role="gridcell"][data-clause]').first().waitFor();
  await page.locator('[role="gridcell"][data-clause] .doc').first().waitFor();
}
