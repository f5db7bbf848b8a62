/**
 * A further column in the middle of the talks: it appears, with its text, on screens that are open already, is written in
 * by whom it is granted to, and becomes authentic only when nothing is frozen.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { language } from '../../src/language/language.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, draftCell, LOOKS, member, picture, ROOM } from './walk.ts';

const TK = language('tk').endonym;

describe.skipIf(!canBrowse)('a further column', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
  });
  afterAll(() => server?.stop());

  it('comes to those who sit at the table', { timeout: 90_000 }, async () => {
    const chair = await member(browser, server.address, 'sec-1', LOOKS[1]);
    const guest = await member(browser, server.address, 'tm-neg', LOOKS[0]);
    await openResolution(chair.page, ROOM);
    await openResolution(guest.page, ROOM);
    expect(await guest.page.locator('[role=gridcell][data-lang=tk]').count()).toBe(0);

    const manage = chair.page.getByRole('button', { name: chair.t('tools.columns.manage') });
    await manage.click();
    await picture(chair.page, 'columns-ru-dark');
    expect(await complaints(chair.page)).toEqual([]);
    await chair.page.getByRole('button', { name: chair.t('column.add', { language: TK }) }).click();
    const cell = draftCell(guest.page, 'tk');
    await cell.waitFor();
    await until(async () => (await cell.innerText()).length > 20, 'the text of the new column');
    expect(await guest.page.getByRole('columnheader', { name: TK }).count()).toBe(1);
    await picture(guest.page, 'column-added-fa-light');
    expect(await complaints(guest.page)).toEqual([]);

    const authentic = chair.page.getByRole('button', { name: chair.t('column.authentic', { language: TK }) });
    await authentic.waitFor();
    await authentic.focus();
    expect(await authentic.getAttribute('aria-disabled')).toBe('true');
    const reason = await authentic.getAttribute('aria-describedby');
    expect(await chair.page.locator(`[id="${reason}"]`).innerText()).toContain(chair.t('missing.all-drafts'));
    const [box, frame] = [
      await chair.page.locator(`[id="${reason}"]`).boundingBox(),
      await chair.page.locator('.popover').boundingBox(),
    ];
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
    await picture(chair.page, 'column-authentic-ru-dark');
    expect(await complaints(chair.page)).toEqual([]);

    await cell.focus();
    const words = guest.t('cell.not-your-column.secretariat', { language: TK });
    await cell.getByText(words).waitFor();
    const token = await server.signIn('sec-2');
    const grant = { id: 'grant-tk', type: 'member.change', member: 'tm-neg', columns: ['ru', 'tk'] };
    expect((await server.call('POST', '/api/summit/commands', token, grant)).status).toBe(200);
    await cell.getByText(words).waitFor({ state: 'detached' });
    await guest.page.keyboard.press('Enter');
    await guest.page.keyboard.type('täze');
    await until(
      async () => JSON.stringify(await server.declaration(ROOM, token)).includes('täze'),
      'the Turkmen words to arrive',
    );
    expect([...chair.errors, ...guest.errors]).toEqual([]);
    await chair.context.close();
    await guest.context.close();
  });
});
