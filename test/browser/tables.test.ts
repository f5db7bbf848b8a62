/**
 * A table and a footnote at the table of a resolution: added by the secretariat, written by delegations with real keys in
 * Persian and Russian, read by everybody.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, OUTPUT, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaintsInBoth, member, ROOM } from './walk.ts';

const FA = ['استان', '۲۰۲۶', 'گیلان', '۱۲', 'مازندران', '۷'];
const RU = ['Область', '2026', 'Гилян', '12', 'Мазендеран', '7'];

/** Types cells with Tab between them and Enter behind the second of each row. */
async function writeTable(page: Page, clause: string, lang: string, cells: readonly string[]): Promise<void> {
  await page.locator(cellSelector(clause, lang)).focus();
  await page.keyboard.press('Enter');
  for (const [index, words] of cells.entries()) {
    if (index > 0) await page.keyboard.press(index % 2 === 1 || index > 3 ? 'Tab' : 'Enter');
    await page.keyboard.type(words);
  }
  await page.keyboard.press('Escape');
}

describe.skipIf(!canBrowse)('tables and footnotes', () => {
  let server: TestServer;
  let browser: Browser;
  let token: string;
  const textOf = async (clause: string, lang: string): Promise<string> => {
    const { clauses } = await server.declaration(ROOM, token);
    const cell = clauses.find(({ id }) => id === clause)?.texts[lang as 'fa'];
    return (cell?.paragraphs ?? []).map((runs) => runs.map(({ text }) => text).join('')).join('\n');
  };
  const give = async (command: object): Promise<string> => {
    const { body } = await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, command);
    return (body as { clause: string }).clause;
  };
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    token = await server.signIn('sec-1');
  });
  afterAll(() => server?.stop());

  it('are written and read in Persian and Russian', { timeout: 240_000 }, async () => {
    const { clauses } = await server.declaration(ROOM, token);
    const host = clauses.findLast(({ kind, status }) => kind === 'paragraph' && status === 'draft')?.id ?? '';
    const table = await give({ id: 't', type: 'clause.add', after: host, kind: 'table', level: 0 });
    const iran = await member(browser, server.address, 'ir-neg', ['fa', 'light']);
    const russia = await member(browser, server.address, 'ru-neg', ['ru', 'dark']);
    const chair = await member(browser, server.address, 'sec-1', ['ru', 'light']);
    for (const { page } of [iran, russia, chair]) await openResolution(page, ROOM);
    await writeTable(iran.page, table, 'fa', FA);
    await writeTable(russia.page, table, 'ru', RU);
    await until(async () => (await textOf(table, 'ru')).endsWith('7'), 'the Russian table');
    expect(await textOf(table, 'fa')).toBe('استان | ۲۰۲۶\nگیلان | ۱۲\nمازندران | ۷');
    expect(await textOf(table, 'ru')).toBe('Область | 2026\nГилян | 12\nМазендеран | 7');

    // The footnote: by key, at the caret, with its row in its place.
    const cell = chair.page.locator(cellSelector(host, 'ru'));
    await cell.scrollIntoViewIfNeeded();
    await cell.focus();
    await chair.page.keyboard.press('Enter');
    await chair.page.keyboard.press('End');
    const before = await textOf(host, 'ru');
    await chair.page.keyboard.press('Control+Shift+F');
    await chair.page.locator('.row.kind-footnote').waitFor();
    await until(async () => (await textOf(host, 'ru')).includes('(*)'), 'the sign');
    expect((await textOf(host, 'ru')).replace('(*)', '')).toBe(before);
    const after = (await server.declaration(ROOM, token)).clauses;
    const at = after.findIndex(({ id }) => id === host);
    expect(after[at + 1]?.kind).toBe('footnote');
    const note = after[at + 1]?.id ?? '';
    await chair.page.waitForFunction(
      (selector) => document.activeElement?.closest(selector) !== null,
      cellSelector(note, 'ru'),
    );
    await chair.page.keyboard.type('По данным 2025 года.');
    await until(async () => (await textOf(note, 'ru')) !== '', 'the words of the footnote');
    expect(await textOf(note, 'ru')).toBe('По данным 2025 года.');
    await chair.page.keyboard.press('Escape');
    const sign = russia.page.locator(`${cellSelector(host, 'ru')} .fn`);
    await sign.waitFor();
    expect(await sign.getAttribute('data-number')).toBe('1');
    await iran.page
      .locator(cellSelector(host, 'fa'))
      .getByText(iran.t('footnote.unsigned', { count: 1 }))
      .waitFor();
    await iran.page.locator(cellSelector(host, 'fa')).focus();
    await iran.page.keyboard.press('Enter');
    await iran.page.keyboard.press('End');
    await iran.page.keyboard.type('(*)');
    await iran.page.locator(`${cellSelector(host, 'fa')} .fn`).waitFor();
    expect(await iran.page.locator(`${cellSelector(host, 'fa')} .fn`).getAttribute('data-number')).toBe('۱');
    for (const [name, { page }] of Object.entries({ iran, russia, chair })) {
      await page.locator(cellSelector(table, 'ru')).scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(OUTPUT, `tables-${name}.png`) });
    }
    expect(await complaintsInBoth(iran.page, 'light', '.grid')).toEqual([]);
    await iran.page.setViewportSize({ width: 390, height: 844 });
    await iran.page.reload();
    await openResolution(iran.page, ROOM);
    await iran.page.locator(cellSelector(table, 'fa')).scrollIntoViewIfNeeded();
    await iran.page.screenshot({ path: join(OUTPUT, 'tables-narrow.png') });
    await sign.click();
    await russia.page.waitForFunction(
      (id) => document.activeElement?.closest('[data-clause]')?.getAttribute('data-clause') === id,
      note,
    );

    // Where it is only read: on the projector, and in a comparison.
    await chair.page.goto('/#/adoption/reading');
    const paper = chair.page.locator('.paper-table').first();
    await paper.waitFor();
    await paper.scrollIntoViewIfNeeded();
    expect(await paper.locator('td').allInnerTexts()).toEqual(RU.slice(2));
    const { y = 0, height = 0 } = (await paper.boundingBox()) ?? {};
    expect((await chair.page.locator('.paper-done').boundingBox())?.y).toBeGreaterThanOrEqual(y + height);
    expect(await chair.page.locator('.paper-clause sup').allInnerTexts()).toContain('1');
    await chair.page.screenshot({ path: join(OUTPUT, 'tables-reading.png') });
    await russia.page.goto(`/#/r/${ROOM}/compare`);
    const compared = russia.page.locator('.doc.flow.tabular:lang(ru)').first();
    await compared.waitFor();
    await compared.scrollIntoViewIfNeeded();
    expect(await compared.locator('p').count()).toBe(3);
    await russia.page.screenshot({ path: join(OUTPUT, 'tables-compare.png') });
    for (const { errors, context } of [iran, russia, chair]) {
      expect(errors).toEqual([]);
      await context.close();
    }
  });
});
