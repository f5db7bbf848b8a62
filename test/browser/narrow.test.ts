/** Narrow windows: no column lies under the inspector at 1280, and no page leaves the window at 390. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { ROOM, words } from './walk.ts';

const PAGES = [
  '',
  'members',
  'changes',
  'signing',
  `r/${ROOM}`,
  `r/${ROOM}/log`,
  `r/${ROOM}/chair`,
  `r/${ROOM}/languages`,
];

describe.skipIf(!canBrowse)('a narrow window', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
  }, 30_000);
  afterAll(() => server?.stop());

  it.each(['fa', 'ru'] as const)(
    'has the inspector beside four columns and hides none of them, in %s',
    { timeout: 60_000 },
    async (lang) => {
      const { page, context } = await person(browser, server.address, 'sec-1', { width: 1280, height: 720 });
      await context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
      await openResolution(page, ROOM);
      const toggle = page.getByRole('button', { name: words(lang)('tools.inspector') });
      /** Columns of the head that stick out of the table's part of the window, by whole pixels. */
      const hidden = (): Promise<number[]> =>
        page.evaluate(() => {
          const edges = document.querySelector('.grid')?.getBoundingClientRect() as DOMRect;
          return [...document.querySelectorAll('.colhead > *')].flatMap((head, index) => {
            const { left, right } = head.getBoundingClientRect();
            return left < edges.left - 1 || right > edges.right + 1 ? [index] : [];
          });
        });
      const found: number[][] = [];
      for (const down of [0, 400, 900, 1_600, 3_000]) {
        await page.locator('.grid').evaluate(async (grid, top) => {
          grid.scrollTop = top;
          // Rows learn their size when they are drawn.
          for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        }, down);
        await toggle.click();
        await page.locator('.insp').waitFor();
        found.push(await hidden());
        await toggle.click();
        await page.locator('.insp').waitFor({ state: 'detached' });
      }
      expect(found).toEqual([[], [], [], [], []]);
      await context.close();
    },
  );

  it.each(['fa', 'ru'] as const)(
    'as wide as a telephone holds every page, in %s',
    { timeout: 60_000 },
    async (lang) => {
      const { page, context } = await person(browser, server.address, 'sec-1', { width: 390, height: 800 });
      await context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
      const found: unknown[] = [];
      for (const path of PAGES) {
        await page.goto(`/#/${path}`);
        await page.locator('.head').waitFor();
        await page.locator('main').waitFor();
        const { scrollWidth, clientWidth } = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return { scrollWidth, clientWidth };
        });
        if (scrollWidth > clientWidth) found.push([path, scrollWidth]);
      }
      expect(found).toEqual([]);
      await context.close();
    },
  );
});
