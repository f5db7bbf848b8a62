/**
 * The documents of the meeting on the front page: the newest by their symbols, the list and the report saved from there; a symbol found in the
 * command palette; and a base given by the secretariat where there is none. In Persian and light, in Russian and dark, wide and narrow.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT_UI, canBrowse, launch, sampleInBrowser } from '../support/browser.ts';
import { sampleSummit, serveSample, type TestServer } from '../support/server.ts';
import { inTurn, member } from './walk.ts';

describe.skipIf(!canBrowse)('documents of the meeting in the browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
  });
  afterAll(() => server?.stop());

  const saved = async (page: Page, press: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return readFileSync(await download.path(), 'utf8');
  };

  it.each(inTurn(1))(
    'lists the newest, and saves list and report, in %s and %s',
    { timeout: 60_000 },
    async (lang, theme) => {
      const { page, errors, context } = await member(browser, server.address, 'sec-1', [lang, theme]);
      page.setDefaultTimeout(15_000);
      await page.goto('/#/');
      const rows = page.locator('.documents-list li');
      await rows.first().waitFor();
      expect(await rows.locator('.doc-symbol').allInnerTexts()).toEqual([
        ...['CSG/1/CRP.4', 'CSG/1/CRP.3', 'CSG/1/CRP.2', 'CSG/1/L.4/Rev.1', 'CSG/1/L.4', 'CSG/1/L.3/Rev.1'],
      ]);
      await page.locator('.documents .linklike').click();
      await rows.nth(11).waitFor();
      for (const [button, words] of [
        [0, 'CSG/1/L.1/Rev.1'],
        [1, 'SHA-256'],
      ] as const) {
        await page.locator('.documents h2 .btn').nth(button).click();
        const dialog = page.getByRole('dialog');
        await dialog.locator('.choice .pick').first().click();
        await page.getByRole('option').last().click();
        const text = await saved(page, () => dialog.locator('.btn.fill').click());
        expect(text).toContain(words);
        await dialog.waitFor({ state: 'detached' });
      }
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect([wide, errors]).toEqual([false, []]);
      await context.close();
    },
  );

  it('finds a document by a part of its symbol in the command palette, and goes there', {
    timeout: 40_000,
  }, async () => {
    const { page, errors, context } = await member(browser, server.address, 'observer-1', ['fa', 'light']);
    page.setDefaultTimeout(15_000);
    await page.goto('/#/');
    await page.locator('.documents-list').waitFor();
    // No report for those who do not read the log.
    expect(await page.locator('.documents h2 .btn').count()).toBe(1);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('l.4/rev');
    const options = page.locator('.palette-list [role=option]');
    await options.filter({ hasText: 'CSG/1/L.4/Rev.1' }).waitFor();
    expect(await options.count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/environment\/log\?versions/);
    await page.locator('.version .doc-symbol').first().waitFor();
    expect(await page.locator('.version .doc-symbol').allInnerTexts()).toEqual(['CSG/1/L.4/Rev.1', 'CSG/1/L.4']);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('lets the secretariat give a base where there is none, and says what one looks like', {
    timeout: 60_000,
  }, async () => {
    const { symbolBase: _base, ...without } = sampleSummit();
    const own = await serveSample({ ui: BUILT_UI, sample: without });
    try {
      const { page, errors, context } = await member(await launch(), own.address, 'sec-1', ['ru', 'light']);
      page.setDefaultTimeout(15_000);
      await page.goto('/#/');
      await page.locator('.documents h2 .btn').first().click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input').fill('CSG 1/');
      expect([
        await dialog.getByText('Напишите латинские буквы').isVisible(),
        await dialog.locator('.btn.fill').isDisabled(),
      ]).toEqual([true, true]);
      await dialog.locator('input').fill('CSG/7');
      await dialog.locator('.btn.fill').click();
      await page.locator('.documents h2 .btn', { hasText: 'CSG/7' }).waitFor();
      expect(own.workspace.summit.symbols.base).toBe('CSG/7');
      expect(errors).toEqual([]);
      await context.close();
    } finally {
      await own.stop();
    }
  });
});
