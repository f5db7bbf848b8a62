/**
 * A finding is waived by hand: the legal staff's button, the dialog with the finding in words, the reason that everybody reads
 * afterwards in the inspector and on the signing page, and taking the word back; by keyboard, and without a line.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/text/finding.ts';
import { BUILT_UI, canBrowse, launch } from '../support/browser.ts';
import { serveSample, type TestServer } from '../support/server.ts';
import { memberOf, shortSummit, withWords } from '../support/short-summit.ts';
import { complaints, member } from './walk.ts';

const FILE = withWords(shortSummit(), 'c4', { ru: 'Секретариат находится на станции Kаспий.' });
const REASON = 'Так называется станция: первая буква латинская.';

describe.skipIf(!canBrowse)('a finding that is waived in the browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveSample({ ui: BUILT_UI, sample: FILE });
    browser = await launch();
  });
  afterAll(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server?.stop();
  });
  const waived = async (): Promise<(string | undefined)[]> => {
    const token = await server.signIn(memberOf(FILE, 'legal'));
    const { body } = await server.call('GET', '/api/resolutions/general/checks', token);
    return (body as Finding[]).map((finding) => finding.waived?.reason);
  };
  const clause = async (page: Page): Promise<void> => {
    page.setDefaultTimeout(10_000);
    await page.goto('/#/r/general/c4');
    await page.locator('.finding').waitFor();
  };

  it('is given by legal staff from the keyboard, with the finding in words', { timeout: 60_000 }, async () => {
    const { page, t, errors, context } = await member(browser, server.address, memberOf(FILE, 'legal'), [
      'fa',
      'light',
    ]);
    await clause(page);
    expect(await page.locator('.finding.blocking').count()).toBe(1);
    // Axe asks for this one by name only: who speaks to the program says what is seen.
    expect(await complaints(page, '.tool', ['label-content-name-mismatch'])).toEqual([]);
    const words = (await page.locator('.finding > span').nth(1).innerText()).trim();
    // What the button is about is said with it.
    const button = page.locator('.finding').getByRole('button', { name: t('checks.waive') });
    expect((await button.textContent())?.endsWith(words)).toBe(true);
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words).waitFor();
    await dialog.getByText(t('checks.waive.help')).waitFor();
    const submit = dialog.getByRole('button', { name: t('checks.waive.submit') });
    expect([await submit.isDisabled(), await complaints(page)]).toEqual([true, []]);
    // Escape leaves everything as it was, and the focus where it came from.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.finding.waived').getByText(REASON).waitFor();
    expect([await waived(), await page.locator('.finding.blocking').count(), await complaints(page)]).toEqual([
      [REASON],
      0,
      [],
    ]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is read by everybody with name and reason, and is nobody else’s to take back', { timeout: 60_000 }, async () => {
    const negotiator = memberOf(FILE, 'negotiator', 'RU');
    const { page, t, context } = await member(browser, server.address, negotiator, ['ru', 'dark']);
    await clause(page);
    const item = page.locator('.finding.waived');
    await item.getByText(REASON).waitFor();
    const name = FILE.members.find(({ id }) => id === memberOf(FILE, 'legal'))?.name ?? '';
    expect([(await item.innerText()).includes(name), await item.getByRole('button').count()]).toEqual([true, 0]);
    await page.goto('/#/signing');
    const section = page.locator('section', { has: page.getByRole('heading', { name: t('signing.waived') }) });
    await section.getByText(REASON).waitFor();
    expect([(await section.innerText()).includes(name), await complaints(page)]).toEqual([true, []]);
    await context.close();
  });

  it('is taken back by legal staff, also when the line is down', { timeout: 60_000 }, async () => {
    const { page, t, context } = await member(browser, server.address, memberOf(FILE, 'legal'), ['ru', 'light']);
    await clause(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: t('checks.waived.withdraw') }).click();
    await page.getByText(t('notice.waiting')).first().waitFor();
    expect(await waived()).toEqual([REASON]);
    await context.setOffline(false);
    await page.locator('.finding.blocking').waitFor({ timeout: 30_000 });
    expect(await waived()).toEqual([undefined]);
    await context.close();
  });
});
