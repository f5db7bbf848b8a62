/**
 * The whole program with a real Chromium as its windows, see `whole.test.ts`: a text that is shown to a room, and the proxy
 * of a network that asks for a password.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { canBrowse } from '../support/browser.ts';
import { until } from '../support/server.ts';
import { wholeProgram } from './whole-program.ts';
import type { WindowDouble } from './window-double.ts';

describe.skipIf(!canBrowse)('the whole program in a room', () => {
  const whole = wholeProgram();
  const { begin, choose, labels, open, write, cut } = whole;
  const enter = async (page: Page): Promise<void> => {
    await whole.enter(page);
    await open(page);
  };
  it('shows a text to a room: live, where somebody works, with nothing to type into and nothing that is not for all', async () => {
    const { double, window, page } = await begin();
    await enter(page);
    window.focus();
    choose(double, 'Show to the room');
    await until(() => double.windows.length === 2, 'the window for the room');
    const shownThere = double.windows[1] as WindowDouble;
    const wall = await whole.stage.page(shownThere);
    const row = wall.locator('.wall-row', { has: wall.locator('[lang="ru"]') });
    await row.first().waitFor();
    shownThere.focus();
    await until(() => labels(double).join() === 'File,View', 'the menu of the wall');
    expect(await wall.locator('[contenteditable], input, textarea, .head, .bell, .bars').count()).toBe(0);

    await write(page, ' вслух');
    await wall.locator('.wall-row[aria-current]', { hasText: 'вслух' }).waitFor();
    expect(await wall.locator('.wall-row[aria-current]').evaluate(isInView)).toBe(true);
    // What only one's own delegation reads, and what nobody else has yet.
    await page.locator(`.gut[data-clause="${whole.clause}"]`).click();
    await page.getByRole('button', { name: 'New comment' }).click();
    await page.locator('.said-field').fill('СЕКРЕТ');
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.locator('.said', { hasText: 'СЕКРЕТ' }).first().waitFor();
    await cut(page);
    await write(page, ' втайне');
    await wall.getByText(/^No connection since/).waitFor();
    expect(await wall.locator('body').innerText()).not.toMatch(/СЕКРЕТ|втайне/);
    await page.context().setOffline(false);
    await wall.locator('.wall-row', { hasText: 'втайне' }).waitFor();

    // Whoever touches its keyboard scrolls, and that is all.
    const before = await wall.locator('.wall-rows').innerText();
    const text = wall.locator('.reading-texts');
    const height = (): Promise<number> => text.evaluate(({ scrollTop }) => scrollTop);
    const from = await height();
    await wall.keyboard.press(from > 400 ? 'PageUp' : 'PageDown');
    await until(async () => (await height()) !== from, 'the wall to scroll');
    await text.click();
    await wall.keyboard.type('чужое');
    await wall.evaluate(pasted, 'чужое');
    expect(await wall.locator('.wall-rows').innerText()).toBe(before);
    expect(shownThere.contents.listenerCount('will-navigate')).toBe(1);
    // It goes in the middle of the press.
    await wall.keyboard.press('Escape').catch((error) => wall.isClosed() || Promise.reject(error));
    await until(() => shownThere.destroyed, 'the wall to go');
    expect([window.destroyed, whole.stage.complaints]).toEqual([false, []]);
  });

  it('asks for the password of a proxy in a page, hides it, and says when it was not right', async () => {
    const { double, page } = await begin();
    await page.getByRole('heading').first().waitFor();
    double.mood.proxy = { host: 'proxy.example', user: 'r.ahmadi', password: 'right' };
    const request = double.throughProxy(whole.server.address);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('proxy.example:3128').waitFor();
    const fill = async (password: string): Promise<void> => {
      await dialog.getByLabel('Name', { exact: true }).fill('r.ahmadi');
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    };
    expect(await dialog.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('password');
    await fill('wrong');
    await dialog.getByText('did not accept').waitFor();
    expect(await dialog.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    await fill('right');
    expect(await request).toBe(true);
    await dialog.waitFor({ state: 'detached' });
    double.mood.proxy = { host: 'proxy.example', user: 'r.ahmadi', password: 'newer' };
    const later = double.throughProxy(`${whole.server.address}/later`);
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    expect([await later, whole.stage.complaints]).toEqual([false, []]);
  });
});

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};
const pasted = (text: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
};
