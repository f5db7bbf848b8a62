/** Finding words in the table, as people do it: by the keyboard, in every script, and back to where they were. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, OUTPUT, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { complaints } from './walk.ts';

const ROOM = 'environment';

describe.skipIf(!canBrowse)('finding words', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
    mkdirSync(OUTPUT, { recursive: true });
  });
  afterAll(() => server?.stop());

  const enter = async (options: Parameters<typeof person>[3] = {}, member = 'ru-neg'): Promise<Page> => {
    const { page } = await person(browser, server.address, member, options);
    if (options.language || options.theme)
      await page.addInitScript(
        ([lang, theme]) => {
          localStorage.setItem('alternat.lang', lang ?? 'en');
          localStorage.setItem('alternat.theme', theme ?? 'light');
        },
        [options.language, options.theme],
      );
    await openResolution(page, ROOM);
    return page;
  };
  const field = (page: Page) => page.locator('.find-field');
  const status = (page: Page) => page.locator('.find-count');
  const focusIn = (page: Page, selector: string): Promise<boolean> =>
    page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);
  /** The words that are painted as the current hit. */
  const current = (page: Page): Promise<string> =>
    page.evaluate(() => [...(CSS.highlights.get('found-current') ?? [])].map((range) => String(range)).join('|'));
  /** How often the pages' own text holds a word, told by the server. */
  const countIn = async (lang: 'fa' | 'ru', word: string): Promise<number> => {
    const { clauses } = await server.declaration(ROOM, await server.signIn('ru-neg'));
    return clauses
      .filter(({ status: standing }) => standing !== 'withdrawn')
      .reduce((sum, { texts }) => sum + (JSON.stringify(texts[lang] ?? '').split(word).length - 1), 0);
  };

  it('counts, goes on and back around the end, brings each into view, and returns the caret', async () => {
    const page = await enter();
    const cell = page.locator('.cell[data-lang="ru"] .ProseMirror').first();
    await cell.click();
    const clause = await page.evaluate(() => document.activeElement?.closest<HTMLElement>('.cell')?.dataset.clause);
    await page.keyboard.press('Control+f');
    await field(page).waitFor();
    await page.keyboard.type('КАСПИЙСК');
    await status(page)
      .getByText(/^\d+ of \d+$/)
      .waitFor();
    const total = Number(/of (\d+)/.exec(await status(page).innerText())?.[1]);
    const [first = 0] = (await status(page).innerText()).split(' ').map(Number);
    expect(total).toBeGreaterThan(1);
    for (let step = 0; step < total; step++) {
      const shown = ((first - 1 + step) % total) + 1;
      await status(page).getByText(`${shown} of ${total}`, { exact: true }).waitFor();
      await until(async () => /^каспийск$/i.test(await current(page)), `hit ${shown} to be marked`);
      await until(
        () =>
          page.evaluate(() => {
            const [range] = CSS.highlights.get('found-current') ?? [];
            const box = (range as Range).getBoundingClientRect();
            const grid = document.querySelector('.grid')?.getBoundingClientRect();
            return grid !== undefined && box.top >= grid.top && box.bottom <= grid.bottom;
          }),
        `hit ${shown} to be in view`,
      );
      await page.keyboard.press('Enter');
    }
    await status(page).getByText(`${first} of ${total}`, { exact: true }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await status(page)
      .getByText(`${((first - 2 + total) % total) + 1} of ${total}`, { exact: true })
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await field(page).count()).toBe(0);
    expect(await focusIn(page, `${cellSelector(clause ?? '', 'ru')} .ProseMirror`)).toBe(true);
    expect(await page.evaluate(() => CSS.highlights.has('found'))).toBe(false);
  });

  it('finds in Persian what is spelt with other letters and half-spaces, in one column or in all', async () => {
    const page = await enter({}, 'ir-head');
    await page.getByRole('button', { name: 'Find in the text' }).click();
    const word = 'کشورهای';
    await field(page).fill('كشور هاي');
    const expected = await countIn('fa', word);
    await status(page)
      .getByText(new RegExp(`of ${expected}$`))
      .waitFor();
    expect(expected).toBeGreaterThan(0);
    await page
      .getByRole('search')
      .getByRole('button', { name: /Column/ })
      .click();
    await page.getByRole('option', { name: 'Русский' }).click();
    await status(page).getByText('Not found').waitFor();
    // Pressed again, the button closes it, and has the focus.
    await page.getByRole('button', { name: 'Find in the text' }).click();
    expect(await field(page).count()).toBe(0);
  });

  it('follows what somebody else writes, and opens from the palette', async () => {
    const page = await enter();
    const other = await enter({}, 'ru-head');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Find in the text');
    await page.keyboard.press('Enter');
    await field(page).fill('небывальщина');
    await status(page).getByText('Not found').waitFor();
    const cell = other.locator('.cell[data-lang="ru"] .ProseMirror[contenteditable="true"]').first();
    await cell.click();
    await other.keyboard.press('Control+End');
    await other.keyboard.type(' небывальщина');
    await status(page).getByText('1 of 1').waitFor();
    // The flag of the other's caret stands behind the word and is part of the page.
    await until(async () => (await current(page)).startsWith('небывальщина'), 'the new word to be marked');
  });

  it('leaves the key to the browser where the focus is not in the table', async () => {
    const page = await enter();
    await page.locator('.head a').first().focus();
    await page.keyboard.press('Control+f');
    expect(await field(page).count()).toBe(0);
  });

  it.each([
    ['fa', 'dark', 1280],
    ['fa', 'light', 390],
    ['ru', 'light', 1280],
    ['ru', 'dark', 390],
  ] as const)('can be seen and heard in %s, %s, %i wide', async (language, theme, width) => {
    const page = await enter({ language, theme, width });
    await page.locator('.tool button:has(.lucide-search)').click();
    await field(page).fill(language === 'fa' ? 'دریای خزر' : 'каспийск');
    await until(async () => (await current(page)) !== '', 'a hit');
    await page.screenshot({ path: join(OUTPUT, `find-${language}-${theme}-${width}.png`) });
    expect(await complaints(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
