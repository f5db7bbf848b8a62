/**
 * Versions and log as the secretariat meets them: the way there from the menu, two versions compared by keyboard, a log that
 * is filtered by its address and by hand, and the table that is saved of it; and an observer, who has no log.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { member } from './walk.ts';

const ROOM = 'environment';
describe.skipIf(!canBrowse)('versions and log in the browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
    const token = await server.signIn('legal-1');
    await server.call('GET', `/api/resolutions/${ROOM}/export?format=text`, token);
  });
  afterAll(() => server?.stop());

  it('lists named versions before those of the program, and compares two of them', { timeout: 40_000 }, async () => {
    const { page, errors, context } = await member(browser, server.address, 'sec-1', ['fa', 'light']);
    page.setDefaultTimeout(8_000);
    await openResolution(page, ROOM);
    await page.locator('.milestone').click();
    await page.locator('[role=menuitem][data-key=log]').click();
    const versions = page.locator('.sheet-page > .timeline .version');
    await versions.nth(1).waitFor();
    expect(await versions.locator('.version-name bdi').allInnerTexts()).toEqual(['Chair’s text, rev. 1', 'Zero draft']);
    expect(await page.locator('.kept .version').count()).toBe(1);
    await page.locator('.sheet-page > .timeline .check').first().focus();
    await page.keyboard.press('Space');
    await page.locator('.sheet-page > .timeline .check').nth(1).focus();
    await page.keyboard.press('Space');
    await page.locator('.record-bar .btn.line').press('Enter');
    await page.waitForURL(/compare\?from=m\w+&to=m\w+/);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows what the address lets through, narrows it by hand, and saves exactly that', {
    timeout: 40_000,
  }, async () => {
    const { page, errors, context } = await member(browser, server.address, 'sec-1', ['ru', 'dark']);
    page.setDefaultTimeout(8_000);
    await page.goto(`/#/r/${ROOM}/log?clause=env-p8&kind=update`);
    const entries = page.locator('.entry');
    await entries.first().waitFor();
    const count = await entries.count();
    expect([
      count > 2,
      await entries.evaluateAll((all) => all.every((each) => each.classList.contains('update'))),
    ]).toEqual([true, true]);
    await page.locator('.filters .choice .pick').nth(1).click();
    await page.getByRole('option', { name: 'Иран' }).click();
    await page.waitForURL(/delegation=IR/);
    await page.waitForFunction((before) => document.querySelectorAll('.entry').length < before, count);
    const saved = async (button: RegExp): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return readFileSync(await download.path());
    };
    expect((await saved(/XLSX/)).subarray(0, 2).toString()).toBe('PK');
    const lines = (await saved(/CSV/)).toString('utf8').trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    // A Russian Excel takes a semicolon for the end of a cell.
    expect(lines.filter((line) => !/;IR;update;;env-p8;fa;/.test(line))).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('has named versions only for an observer', { timeout: 40_000 }, async () => {
    const { page, context } = await member(browser, server.address, 'observer-1', ['ru', 'light']);
    page.setDefaultTimeout(8_000);
    await page.goto(`/#/r/${ROOM}/log?kind=update`);
    await page.locator('.version').first().waitFor();
    expect([await page.locator('.entry').count(), await page.locator('.seg .tab').count()]).toEqual([0, 1]);
    await context.close();
  });
});
