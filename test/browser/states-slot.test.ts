/** Lists of States where people read and write: names in the cells, the token at the caret, and the dialog that puts one in. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, OUTPUT, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { words } from './walk.ts';

const CLAUSE = 'gen-r1';
const RUSSIAN =
  'Азербайджанской Республики, Исламской Республики Иран, Республики Казахстан, Российской Федерации и Туркменистана';

describe.skipIf(!canBrowse)('a list of States', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
  }, 30_000);
  afterAll(() => server?.stop());

  const opened = async (lang: 'fa' | 'ru', width: number, theme: 'light' | 'dark' = 'light') => {
    const { page, context, errors } = await person(browser, server.address, 'sec-1', { width, height: 900, theme });
    await context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
    await openResolution(page, 'general');
    await page.locator(cellSelector(CLAUSE, 'ru')).waitFor();
    return { page, context, errors };
  };
  const stored = async (): Promise<string> => {
    const text = (await server.declaration('general', await server.signIn('sec-1'))).clauses.find(
      ({ id }) => id === CLAUSE,
    );
    return (text?.texts.ru?.paragraphs ?? []).flatMap((runs) => runs.map((run) => run.text)).join('');
  };
  const token = (page: Page) => page.locator(`${cellSelector(CLAUSE, 'ru')} .slot-token`);
  const names = (page: Page) => page.locator(`${cellSelector(CLAUSE, 'ru')} .slot`);

  it('is read as names, and is its token where the caret is', { timeout: 60_000 }, async () => {
    const { page, context, errors } = await opened('ru', 1280);
    await names(page).first().waitFor();
    expect(await names(page).first().textContent()).toBe(RUSSIAN);
    expect(
      await page
        .locator(`${cellSelector(CLAUSE, 'fa')} .slot`)
        .first()
        .textContent(),
    ).toContain('ترکمنستان');
    await page.screenshot({ path: `${OUTPUT}/states-slot-names.png` });
    await names(page).first().click();
    await token(page).waitFor();
    expect(await token(page).textContent()).toBe('{states official genitive}');
    await page.screenshot({ path: `${OUTPUT}/states-slot-token.png` });
    await page.keyboard.press('Home');
    await page.keyboard.press('Home');
    await names(page).first().waitFor();
    expect(await token(page).count()).toBe(0);
    expect([await stored(), errors]).toEqual([expect.stringContaining('регионов {states official genitive}, соб'), []]);
    await context.close();
  });

  it('is typed like any word, and taken back in one step', { timeout: 60_000 }, async () => {
    const { page, context, errors } = await opened('ru', 1280);
    await page.locator(`${cellSelector(CLAUSE, 'ru')} .doc`).click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' {states dative} и');
    await names(page).nth(1).waitFor();
    expect(await names(page).nth(1).textContent()).toBe('Азербайджану, Ирану, Казахстану, России и Туркменистану');
    await page.keyboard.type(' {states local}');
    await page.locator(`${cellSelector(CLAUSE, 'ru')} .slot-unknown`).waitFor();
    while ((await stored()).includes('dative') || (await page.locator('.slot-unknown').count()) > 0)
      await page.keyboard.press('Control+z');
    expect(errors).toEqual([]);
    await context.close();
  });

  it.each([
    ['fa', 1280, 'light'],
    ['ru', 390, 'dark'],
  ] as const)(
    'is put in by a dialog that shows what is read (%s, %i)',
    { timeout: 60_000 },
    async (lang, width, theme) => {
      const { page, context, errors } = await opened(lang, width, theme);
      const t = words(lang);
      await page.locator(cellSelector(CLAUSE, 'ru')).first().click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+KeyK');
      await page.locator('.palette-field input').fill(t('clause.states'));
      await page.getByRole('option', { name: t('clause.states') }).waitFor();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(t('clause.states.help')).waitFor();
      const before = await stored();
      await page.screenshot({ path: `${OUTPUT}/states-slot-dialog-${lang}-${width}.png` });
      // In the language of the column, whatever that of the interface is.
      expect((await dialog.locator('.states-preview').textContent())?.startsWith('Азербайджан')).toBe(true);
      await dialog.getByRole('button', { name: t('clause.states.submit'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(stored).not.toBe(before);
      expect((await stored()).match(/\{states/g)?.length).toBe((before.match(/\{states/g)?.length ?? 0) + 1);
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});
