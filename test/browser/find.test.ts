/** Finding words in the table, as people do it: by the keyboard, in every script, and back to where they were. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, OUTPUT, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { writes } from '../support/typist.ts';
import { complaintsInBoth, member, speak } from './walk.ts';

const ROOM = 'environment';

describe.skipIf(!canBrowse)('finding words', () => {
  let server: TestServer;
  /** One for all cases; each leaves the field closed. */
  let page: Page;
  beforeAll(async () => {
    const sample = await sampleInBrowser();
    server = sample.server;
    ({ page } = await member(sample.browser, server.address, 'ru-neg', ['en', 'light']));
    mkdirSync(OUTPUT, { recursive: true });
    await openResolution(page, ROOM);
  });
  afterAll(() => server?.stop());

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
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Find in the text');
    await page.keyboard.press('Enter');
    await field(page).fill('небывальщина');
    await status(page).getByText('Not found').waitFor();
    await writes(server, 'ru-head', ROOM, { clause: 'env-title', lang: 'ru' }, ' небывальщина');
    await status(page).getByText('1 of 1').waitFor();
    await until(async () => (await current(page)).startsWith('небывальщина'), 'the new word to be marked');
    await page.keyboard.press('Escape');
    await field(page).waitFor({ state: 'detached' });
  });

  it('leaves the key to the browser where the focus is not in the table', async () => {
    await page.locator('.head a').first().focus();
    await page.keyboard.press('Control+f');
    expect(await field(page).count()).toBe(0);
  });

  it.each(['fa', 'ru'] as const)('can be seen and heard in %s, in both themes, wide and narrow', async (lang) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await speak(page, lang);
    await page.locator('.tool button:has(.lucide-search)').click();
    await field(page).fill(lang === 'fa' ? 'دریای خزر' : 'каспийск');
    await until(async () => (await current(page)) !== '', 'a hit');
    const themes = lang === 'fa' ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
    for (const [at, width] of [1280, 390].entries()) {
      const theme = themes[at] ?? 'light';
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(OUTPUT, `find-${lang}-${theme}-${width}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(await complaintsInBoth(page, themes[1])).toEqual([]);
    await field(page).press('Escape');
    await field(page).waitFor({ state: 'detached' });
  });
});
