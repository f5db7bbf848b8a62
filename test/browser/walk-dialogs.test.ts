/**
 * Every dialog and every menu once, in both themes, before axe and before the camera, neighbours in turn in Persian and in Russian
 * (with `ALTERNAT_LOOKS=all` each in both). What opens is looked at by itself; the page behind is another suite's, except once
 * behind a menu and once behind a dialog.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Translate } from '../../src/ui/messages/translate.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { ALL_LOOKS, complaintsInBoth, LOOKS, member, picture, ROOM, speak } from './walk.ts';

const OPENED = '.popover, .sheet';
/** A menu and a dialog with which all of the page is looked at: what lies behind has to be out of reach. */
const WITH_PAGE: readonly string[] = ['settings', 'milestone'];

type Step = readonly [name: string, open: (page: Page, t: Translate) => Promise<void>];

const rowItem =
  (item: Parameters<Translate>[0], row = '.row.kind-paragraph:not(.frozen)') =>
  async (page: Page, t: Translate): Promise<void> => {
    await page.locator(`${row} .gut`).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: t(item) }).click();
    await page.getByRole('dialog').waitFor();
  };

const TABLE: readonly Step[] = [
  ['settings', (page, t) => page.getByRole('button', { name: t('menu.settings') }).click()],
  ['resolutions', (page, t) => page.getByRole('button', { name: t('tools.resolutions') }).click()],
  ['versions', (page) => page.locator('.btn.milestone').click()],
  ['columns', (page, t) => page.getByRole('button', { name: t('tools.columns.manage') }).click()],
  ['palette', (page) => page.keyboard.press('Control+KeyK')],
  ['keys', (page) => page.keyboard.press('F1')],
  ['milestone', (page) => page.keyboard.press('Control+Shift+KeyM')],
  [
    'row-menu',
    async (page) => {
      await page.locator('.row.frozen.kind-paragraph .gut').first().focus();
      await page.keyboard.press('Enter');
    },
  ],
  ['add', rowItem('clause.add')],
  [
    'add-kinds',
    async (page, t) => {
      await rowItem('clause.add')(page, t);
      await page
        .locator('.field.choice', { hasText: t('clause.kind') })
        .getByRole('button')
        .click();
    },
  ],
  ['move', rowItem('clause.moveTo')],
  ['retype', rowItem('clause.retype')],
  [
    'reopen',
    async (page, t) => {
      await page.locator('.row.frozen.kind-paragraph .gut').first().focus();
      await page.getByRole('button', { name: t('insp.reopen') }).click();
    },
  ],
];

describe.skipIf(!canBrowse)('dialogs and menus', () => {
  let server: TestServer;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    const sample = await sampleInBrowser();
    server = sample.server;
    ({ page, errors } = await member(sample.browser, server.address, 'sec-1', LOOKS[0]));
    await openResolution(page, ROOM);
  });
  afterAll(() => server?.stop());

  it.each(LOOKS)('give axe nothing to say (%s, %s)', { timeout: 120_000 }, async (lang, theme) => {
    await page.emulateMedia({ colorScheme: theme });
    const t = await speak(page, lang);
    const found: string[] = [];
    for (const [name, open] of TABLE.filter((_, at) => ALL_LOOKS || LOOKS[at % LOOKS.length]?.[0] === lang)) {
      await open(page, t);
      await page.locator(OPENED).first().waitFor();
      await picture(page, `${name}-${lang}-${theme}`);
      const part = WITH_PAGE.includes(name) ? undefined : OPENED;
      found.push(...(await complaintsInBoth(page, theme, part)).map((words) => `${name}: ${words}`));
      // A list in a dialog takes two; and a key may come before the dialog has the focus.
      await until(async () => {
        if ((await page.locator(OPENED).count()) === 0) return true;
        await page.keyboard.press('Escape');
        return false;
      }, `${name} to close`);
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });
});
