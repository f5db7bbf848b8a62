/**
 * A whole working day without a pointer: signing in, writing, moving, adding, retyping, withdrawing and restoring clauses,
 * taking a stance, naming a version, comparing, exporting and leaving. Nothing here clicks.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { inTurn, type Look, picture, ROOM, sampleNames, stranger } from './walk.ts';

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    // A dialog that has the focus itself contains everything and is nothing one could press.
    if (!element || element.matches('[role=dialog], body')) return '';
    const named = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
    const names = [element.getAttribute('aria-label'), element.getAttribute('href'), element.innerText];
    return [...names, ...named.map((label) => label?.innerText)].filter(Boolean).join(' ');
  });

/** Presses `key` until what has the focus says `words`; fails with all that was met on the way. */
async function pressUntil(page: Page, key: string, words: string, most = 60): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses <= most; presses++) {
    const text = await focusedText(page);
    if (text.includes(words)) return;
    met.push(text.trim().slice(0, 30));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to “${words}”: ${met.join(' | ')}`);
}

const place = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest<HTMLElement>('[data-clause]');
    return cell ? `${cell.dataset.clause}/${cell.dataset.lang}` : (document.activeElement?.tagName ?? '');
  });
const order = (page: Page): Promise<string[]> =>
  page.locator('.row').evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));

describe.skipIf(!canBrowse)('the keyboard alone', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
  });
  afterAll(() => server?.stop());

  const entered = async (id: string, look: Look) => {
    const someone = await stranger(browser, server.address, look);
    const { page } = someone;
    await page.goto('/');
    await page.locator('.sample').waitFor();
    await pressUntil(page, 'Tab', sampleNames[id] as string);
    await page.keyboard.press('Enter');
    await page.locator('.led').waitFor();
    await pressUntil(page, 'Tab', `#/r/${ROOM}`);
    await page.keyboard.press('Enter');
    await page.locator('.row .doc').first().waitFor();
    return someone;
  };
  const menu = async (page: Page, item: string): Promise<void> => {
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await pressUntil(page, 'ArrowDown', item, 20);
    await page.keyboard.press('Enter');
  };
  /** The dialog's list `label`: `steps` further down, then the dialog's own button. */
  const pick = async (page: Page, label: string, steps: number, submit: string): Promise<void> => {
    await page.getByRole('dialog').waitFor();
    await pressUntil(page, 'Tab', label, 6);
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await pressUntil(page, 'Tab', submit, 8);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const command = async (page: Page, name: string): Promise<void> => {
    await page.keyboard.press('Control+KeyK');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };

  it.each(inTurn(0))('serves the secretariat (%s, %s)', { timeout: 120_000 }, async (...look) => {
    const { page, context, t } = await entered('sec-2', look);
    for (let tabs = 0; tabs < 80 && !(await place(page)).includes('/'); tabs++) await page.keyboard.press('Tab');
    const drafts = await page
      .locator('.row.kind-paragraph:not(.frozen)')
      .evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));
    const [first] = drafts as [string];
    while (!(await place(page)).startsWith(`${first}/`)) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('+');
    await page.keyboard.press('Escape');
    const at = await place(page);
    expect(at.startsWith(`${first}/`)).toBe(true);
    await page.getByText(t('link.saved'), { exact: true }).waitFor();

    const before = await order(page);
    const row = before.indexOf(first);
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await until(async () => (await order(page)).indexOf(first) === row + 1, 'the clause to move down');
    expect(await place(page)).toBe(at);
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await until(async () => (await order(page)).indexOf(first) === row, 'the clause to move back');

    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await until(async () => (await place(page)) === at, 'the focus to come back from the menu');
    await menu(page, t('clause.moveTo'));
    await pick(page, t('clause.moveTo.after'), -1, t('clause.moveTo.submit'));
    await until(async () => (await order(page)).indexOf(first) === row - 1, 'the clause to move elsewhere');
    await until(async () => (await place(page)).startsWith(`${first}/`), 'the focus to come back from the dialog');

    await menu(page, t('clause.add'));
    await pick(page, t('clause.kind'), 1, t('clause.add.submit'));
    await until(async () => (await order(page)).length === before.length + 1, 'the clause to be added');
    const added = (await order(page)).find((id) => !before.includes(id)) as string;
    while (!(await place(page)).startsWith(`${added}/`)) await page.keyboard.press('ArrowDown');
    await menu(page, t('clause.retype'));
    await pick(page, t('clause.kind'), -1, t('clause.retype.submit'));
    await page.locator(`#row-${added}.kind-paragraph`).waitFor();
    await until(async () => (await place(page)).startsWith(`${added}/`), 'the focus to come back to the new kind');

    await menu(page, t('clause.withdraw'));
    await page.locator(`#row-${added}`).waitFor({ state: 'detached' });
    await until(async () => (await place(page)).includes('/'), 'the focus to go to the neighbour');
    await pressUntil(page, 'Shift+Tab', t('clause.withdraw.undo'), 20);
    await page.keyboard.press('Enter');
    await page.locator(`#row-${added}`).waitFor();

    await page.keyboard.press('Control+Shift+KeyM');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('Keys');
    await page.keyboard.press('Enter');
    await page.getByText(t('milestone.named', { label: 'Keys' })).waitFor();
    await page.keyboard.press('Control+Shift+KeyD');
    await page.getByText(t('compare.same')).first().waitFor();
    await pressUntil(page, 'Tab', t('compare.back'), 40);
    await page.keyboard.press('Enter');
    await page.locator('.row .doc').first().waitFor();

    const coming = page.waitForEvent('download');
    await command(page, t('export.title'));
    await pressUntil(page, 'Tab', t('export.submit'), 12);
    await page.keyboard.press('Enter');
    expect((await coming).suggestedFilename()).toMatch(/docx$/);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await command(page, t('menu.signOut'));
    await page.getByLabel(t('signIn.code')).waitFor();
    await context.close();
  });

  it.each(inTurn(1))('serves a negotiator (%s, %s)', { timeout: 60_000 }, async (...look) => {
    const { page, context, t } = await entered('ir-neg', look);
    for (let tabs = 0; tabs < 80 && !(await place(page)).includes('/'); tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await pressUntil(page, 'Tab', t('stance.reserve'), 12);
    await page.keyboard.press('Enter');
    await page.getByText(t('insp.stance.recorded')).waitFor();
    await picture(page, `stance-${look.join('-')}`);
    await context.close();
  });
});
