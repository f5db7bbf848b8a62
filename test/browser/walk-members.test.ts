/**
 * An invited person's way in and out: the code is shown once and works once, what the secretariat grants or takes is
 * effective in the middle of a word, and an ended session says so.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { language } from '../../src/language/language.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { choose, complaints, draftCell, inTurn, member, picture, ROOM, stranger } from './walk.ts';

describe.skipIf(!canBrowse)('members', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
  });
  afterAll(() => server?.stop());

  it.each(inTurn(1))(
    'come in by a code, write as granted and leave when told (%s, %s)',
    { timeout: 90_000 },
    async (...look) => {
      const chair = await member(browser, server.address, 'sec-1', look);
      const { t } = chair;
      const name = look[0] === 'fa' ? 'سارا امینی' : 'Анна Белова';
      await chair.page.goto('/#/members');
      await chair.page.getByRole('button', { name: t('members.invite') }).click();
      const invite = chair.page.getByRole('dialog');
      await invite.getByLabel(t('members.name')).fill(name);
      await choose(chair.page, t('members.delegation'), look[0] === 'fa' ? 'قزاقستان (KZ)' : 'Казахстан (KZ)');
      await invite.getByText(language('kk').endonym, { exact: true }).click();
      await picture(chair.page, `invite-${look.join('-')}`);
      expect(await complaints(chair.page)).toEqual([]);
      await chair.page.getByRole('button', { name: t('members.invite.submit'), exact: true }).click();
      await chair.page.getByText(t('members.code.title', { name })).waitFor();
      const [code, link] = await chair.page.locator('.copyable code').allInnerTexts();
      await picture(chair.page, `invitation-${look.join('-')}`);
      expect(await complaints(chair.page)).toEqual([]);
      expect(link).toBe(`${server.address}/#/invite/${code}`);
      await chair.page.keyboard.press('Escape');
      const row = chair.page.locator('.members tr', { hasText: name });
      expect(await row.innerText()).toContain(language('kk').endonym);
      expect(await chair.page.content()).not.toContain(code);

      const guest = await stranger(browser, server.address, look);
      await guest.page.goto(link as string);
      await guest.page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
      await guest.page.locator('.led').waitFor();
      expect(await guest.page.getByRole('link', { name: t('nav.members') }).count()).toBe(0);

      const late = await stranger(browser, server.address, look);
      await late.page.goto(link as string);
      await late.page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
      await late.page.getByText(t('signIn.error.code')).waitFor();
      await picture(late.page, `code-used-${look.join('-')}`);
      expect(await complaints(late.page)).toEqual([]);
      await late.context.close();

      await openResolution(guest.page, ROOM);
      const cell = draftCell(guest.page, 'kk');
      await cell.focus();
      await guest.page.keyboard.press('Enter');
      await guest.page.keyboard.type('қонақ');
      await until(async () => (await cell.locator('.doc').innerText()).includes('қонақ'), 'the guest to write');
      await guest.page.getByText(t('link.saved'), { exact: true }).waitFor();

      await row.getByRole('button', { name: `${t('members.change')}: ${name}` }).click();
      const columns = chair.page.getByRole('dialog');
      await columns.getByText(language('kk').endonym, { exact: true }).click();
      await columns.getByText(language('ru').endonym, { exact: true }).click();
      await columns.getByRole('button', { name: t('members.change.submit') }).click();
      await columns.waitFor({ state: 'detached' });
      await cell.getByText(t('cell.not-your-column', { language: language('kk').endonym, codes: 'KZ' })).waitFor();
      await guest.page.keyboard.type('артық');
      expect(await cell.locator('.doc').innerText()).not.toContain('артық');
      await picture(guest.page, `column-taken-${look.join('-')}`);
      const other = draftCell(guest.page, 'ru');
      await other.focus();
      await guest.page.keyboard.press('Enter');
      await guest.page.keyboard.type('гость');
      await until(
        async () => (await other.locator('.doc').innerText()).includes('гость'),
        'the guest to write in Russian',
      );
      await guest.page.getByText(t('link.saved'), { exact: true }).waitFor();

      await row.getByRole('button', { name: `${t('members.revoke')}: ${name}` }).click();
      await picture(chair.page, `revoke-${look.join('-')}`);
      expect(await complaints(chair.page)).toEqual([]);
      await chair.page
        .getByRole('dialog')
        .getByRole('button', { name: t('members.revoke.submit') })
        .click();
      await guest.page.getByText(t('notice.ended.revoked')).waitFor();
      await picture(guest.page, `revoked-${look.join('-')}`);
      expect(await complaints(guest.page)).toEqual([]);
      await guest.page.getByRole('button', { name: t('notice.signIn') }).click();
      await guest.page.getByText(t('signIn.ended')).waitFor();
      await picture(guest.page, `ended-${look.join('-')}`);
      expect(chair.errors).toEqual([]);
      await chair.context.close();
      await guest.context.close();
    },
  );
});
