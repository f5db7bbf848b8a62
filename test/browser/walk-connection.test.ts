/**
 * A line that breaks: typing goes on and is counted in words, the way back is found without anybody doing anything, also
 * to a server that was started again, and a session that was ended elsewhere says so.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../server/main.ts';
import { BUILT_UI, canBrowse, launch, openResolution } from '../support/browser.ts';
import { temporaryFolder, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, draftCell, inTurn, member, picture, ROOM } from './walk.ts';

describe.skipIf(!canBrowse)('the connection', () => {
  const folder = temporaryFolder();
  const start = (port: number) =>
    startServer({ data: folder.path, host: '127.0.0.1', port, demo: true, hostNames: [], ui: BUILT_UI }, () =>
      smallTable(),
    );
  let server: Awaited<ReturnType<typeof start>>;
  let browser: Browser;
  beforeAll(async () => {
    server = await start(0);
    browser = await launch();
  });
  afterAll(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server?.close();
    folder.remove();
  });

  const text = async (lang: string): Promise<string> => {
    const session = await fetch(`${server.address}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ member: 'sec-2' }),
    });
    const { token } = (await session.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.address}/api/resolutions/${ROOM}`, { headers });
    return (
      JSON.stringify(((await answer.json()) as { clauses: { texts: unknown }[] }).clauses.map(({ texts }) => texts)) +
      lang
    );
  };

  it.each(inTurn(0))('is cut, and comes back by itself (%s, %s)', { timeout: 60_000 }, async (...look) => {
    const { page, context, t } = await member(browser, server.address, 'kz-neg', look);
    await openResolution(page, ROOM);
    const cell = draftCell(page, 'kk');
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('бұрын');
    await page.getByText(t('link.saved'), { exact: true }).waitFor();
    await context.setOffline(true);
    await page.keyboard.type(`желісіз-${look[0]}`);
    await page.getByText(t('notice.offline')).waitFor();
    const bar = page.locator('.note-bar', { hasText: t('notice.offline') });
    await until(
      async () => /[1-9۱-۹]/u.test((await bar.innerText()).replace(/[0-9۰-۹]+:[0-9۰-۹]+/u, '')),
      'a number of changes',
    );
    expect(await page.locator('.saved').innerText()).toContain(t('link.offline'));
    await page.keyboard.type('!');
    expect(await cell.locator('.doc').innerText()).toContain(`желісіз-${look[0]}!`);
    await picture(page, `offline-${look.join('-')}`);
    expect(await complaints(page)).toEqual([]);
    await context.setOffline(false);
    await page.getByText(t('link.saved'), { exact: true }).waitFor();
    expect(await bar.count()).toBe(0);
    expect(await text('kk')).toContain(`желісіз-${look[0]}!`);
    await context.close();
  });

  it.each(inTurn(1))('outlives the server (%s, %s)', { timeout: 90_000 }, async (...look) => {
    const { page, context, t } = await member(browser, server.address, 'az-neg', look);
    await openResolution(page, ROOM);
    const cell = draftCell(page, 'az');
    await cell.focus();
    await page.keyboard.press('Enter');
    const port = Number(new URL(server.address).port);
    await server.close();
    await page.getByText(t('notice.offline')).waitFor();
    await page.keyboard.type(`arada-${look[0]}`);
    expect(await cell.locator('.doc').innerText()).toContain(`arada-${look[0]}`);
    await picture(page, `server-gone-${look.join('-')}`);
    server = await start(port);
    await page.getByText(t('notice.offline')).waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByText(t('link.saved'), { exact: true }).waitFor();
    expect(await text('az')).toContain(`arada-${look[0]}`);
    await page.keyboard.type('+');
    await until(async () => (await text('az')).includes(`arada-${look[0]}+`), 'typing to go on');
    await context.close();
  });

  it.each(inTurn(2))('says when the session has ended elsewhere (%s, %s)', { timeout: 60_000 }, async (...look) => {
    const { page, context, t } = await member(browser, server.address, 'ru-neg', look);
    await openResolution(page, ROOM);
    await page.getByText(t('link.saved'), { exact: true }).waitFor();
    const origin = server.address;
    expect((await context.request.delete('/api/sessions', { headers: { origin } })).ok()).toBe(true);
    await page.getByText(t('notice.ended.sign-in')).waitFor();
    await page.getByRole('button', { name: t('notice.signIn') }).click();
    await page.getByText(t('signIn.ended')).waitFor();
    await picture(page, `session-ended-${look.join('-')}`);
    expect(await complaints(page)).toEqual([]);
    await context.close();
  });
});
