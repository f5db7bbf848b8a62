/** What suites of the whole program share: the sample's server, a stage for each test, and what a person does first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { bundleShell } from '../../electron/build.ts';
import { runShell } from '../../electron/shell.ts';
import { BUILT_UI, launch } from '../support/browser.ts';
import { serveSample, type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { type Double, type DoubleOptions, makeDouble } from './double.ts';
import { openStage, type Stage } from './stage.ts';
import type { WindowDouble } from './window-double.ts';

export const ROOM = 'environment';

/** To be called where a suite is described. `clause`: a draft paragraph of `ROOM`; `token`: of the Russian negotiator. */
export function wholeProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-whole-'));
  let browser: Browser;
  let server: TestServer;
  let stage: Stage;
  let token: string;
  let clause: string;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launch(), serveSample({ sample: smallTable() }), bundleShell(folder)]);
    token = await server.signIn('ru-neg');
    const { clauses } = await server.declaration(ROOM, token);
    clause = clauses.find(({ status, kind }) => status === 'draft' && kind === 'paragraph')?.id ?? '';
  });
  afterEach(() => stage?.close());
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One start of the program; a second one on the same stage finds what the first has left. */
  async function start(options: DoubleOptions & { readonly before?: (double: Double) => void } = {}) {
    const double = makeDouble({
      argv: [`--connect=${server.address}`],
      fetch,
      ...options,
      showing: stage.showing,
      later: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    });
    options.before?.(double);
    await stage.enter(double);
    const read = async (path: string) => new Uint8Array(await readFile(path.replace('/program/ui', BUILT_UI)));
    await runShell(double.electron, { ...double.host, disk: { ...double.host.disk, read } });
    const [window] = double.windows;
    if (!window) throw new Error('no window');
    return { double, window, page: await stage.page(window) };
  }
  const begin = (options: Parameters<typeof start>[0] = {}) => {
    stage = openStage(browser, join(folder, 'preload.cjs'));
    return start(options);
  };
  const shown = (double: Double): WindowDouble[] => double.windows.filter(({ destroyed }) => !destroyed);
  type Entry = { readonly label?: string; readonly accelerator?: string; readonly click: () => void };
  /** An entry of the menu bar. */
  const entry = (double: Double, label: string): Entry | undefined => {
    const entries: Entry[] = double.menus.at(-1).flatMap((group: { submenu: object[] }) => group.submenu);
    return entries.find((one) => one.label === label);
  };
  const choose = (double: Double, label: string): void => entry(double, label)?.click();
  const labels = (double: Double): string[] => double.menus.at(-1)?.map(({ label }: { label: string }) => label) ?? [];
  const enter = async (page: Page, name = 'ru-neg'): Promise<void> => {
    const members = (await (await fetch(`${server.address}/api/demo/members`)).json()) as {
      id: string;
      name: string;
    }[];
    await page.getByRole('button', { name: members.find(({ id }) => id === name)?.name ?? '' }).click();
    await page.locator('.masthead, .head').first().waitFor();
  };
  const open = async (page: Page, resolution = ROOM): Promise<void> => {
    await page.evaluate((to) => {
      location.hash = `#/r/${to}`;
    }, resolution);
    await page.locator('[role="gridcell"][data-clause] .doc').first().waitFor();
  };
  /** The first cell of a draft clause in the writer's language, with the caret at its end. */
  const write = async (page: Page, text: string): Promise<void> => {
    const cell = page.locator(`[role="gridcell"][data-clause="${clause}"][data-lang="ru"]`);
    await until(async () => {
      await cell.click();
      return (await cell.locator('.ProseMirror-focused').count()) > 0;
    }, 'the caret in the cell');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
  };
  const cut = async (page: Page): Promise<void> => {
    await page.context().setOffline(true);
    await page.locator('.saved svg.warn').waitFor();
  };
  return {
    ...{ start, begin, shown, entry, choose, labels, enter, open, write, cut },
    get server() {
      return server;
    },
    get stage() {
      return stage;
    },
    get token() {
      return token;
    },
    get clause() {
      return clause;
    },
  };
}
