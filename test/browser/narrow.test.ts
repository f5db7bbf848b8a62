/** Narrow windows: no column lies under the inspector at 1280, and no page leaves the window at 390. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { ROOM, speak } from './walk.ts';

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
  let page: Page;
  beforeAll(async () => {
    const sample = await sampleInBrowser();
    server = sample.server;
    ({ page } = await person(sample.browser, server.address, 'sec-1', { width: 1280, height: 720 }));
    await openResolution(page, ROOM);
  }, 30_000);
  afterAll(() => server?.stop());

  it.each(['fa', 'ru'] as const)(
    'has the inspector beside four columns and hides none of them, in %s',
    { timeout: 60_000 },
    async (lang) => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto(`/#/r/${ROOM}`);
      const t = await speak(page, lang);
      await page.locator('.colhead').waitFor();
      const toggle = page.getByRole('button', { name: t('tools.inspector') });
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
    },
  );

  it.each(['fa', 'ru'] as const)(
    'as wide as a telephone holds every page, in %s',
    { timeout: 60_000 },
    async (lang) => {
      await page.setViewportSize({ width: 390, height: 800 });
      await speak(page, lang);
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
    },
  );
});
