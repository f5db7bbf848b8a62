/**
 * The signing page over the real server, with a summit short enough to be initialled by commands: what is missing leads to the
 * clause, a dry run, settings, the seal with its progress, a signature with a key file, a bad password, and the closed text.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delegationAuthority } from '../../src/seal/authority.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { listBy } from '../seal/revoked.ts';
import { BUILT_UI, canBrowse, launch } from '../support/browser.ts';
import { serveSample, type TestServer } from '../support/server.ts';
import { adoptText, initialAll, memberOf, shortSummit } from '../support/short-summit.ts';
import { choose, complaints, member, picture } from './walk.ts';

const FILE = shortSummit();

describe.skipIf(!canBrowse)('the signing page in the browser', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveSample({ ui: BUILT_UI, sample: FILE });
    browser = await launch();
  });
  afterAll(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server?.stop();
  });

  const bytes = async (path: string, token: string): Promise<Uint8Array> => {
    const answer = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return new Uint8Array(await answer.arrayBuffer());
  };
  const sealId = async (token: string): Promise<string> =>
    ((await server.call('GET', '/api/summit/instrument', token)).body as { seals: { id: string }[] }).seals.at(-1)
      ?.id as string;
  const open = async (page: Page): Promise<void> => {
    page.setDefaultTimeout(30_000);
    await page.goto('/#/signing');
    await page.locator('.paper .paper-clause').first().waitFor();
  };

  it('says what is missing, where, and gives a draft', { timeout: 40_000 }, async () => {
    const { page, t, errors, context } = await member(browser, server.address, memberOf(FILE, 'legal'), ['fa', 'dark']);
    await open(page);
    expect(await page.locator('.paper-draft').count()).toBe(1);
    await page.getByRole('button', { name: t('signing.seal.act') }).focus();
    expect(await page.getByRole('button', { name: t('signing.seal.act') }).getAttribute('aria-disabled')).toBe('true');
    // The first place of signature is the right one in a right-to-left original.
    const places = await page
      .locator('.sig')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
    expect(places[0]).toBeGreaterThan(places[1] as number);
    await page.getByRole('button', { name: t('signing.settings.change') }).click();
    // The days of the window are chosen, its hours are those of the summit's clock; what is no hour cannot be saved.
    await choose(page, t('signatories.window.opens'), '۲۸ آبان ۱۴۰۴');
    const hour = page.getByRole('dialog').getByLabel(t('silence.time'));
    await hour.fill('۲۵:۰۰');
    await page.getByText(t('silence.time.bad')).waitFor();
    expect(await page.getByRole('button', { name: t('signing.settings.save') }).isDisabled()).toBe(true);
    await hour.fill('۱۰:۳۰');
    expect(await complaints(page, '.sheet')).toEqual([]);
    await picture(page, 'window-fa-dark');
    await page.getByRole('button', { name: t('signing.settings.save') }).click();
    await page.getByText(t('signing.settings.done')).waitFor();
    const sent = (await server.call('GET', '/api/summit/instrument', await server.signIn(memberOf(FILE, 'legal'))))
      .body;
    expect(sent).toMatchObject({ setting: { window: { opens: '2025-11-19T07:00:00.000Z' } } });
    await page.getByRole('button', { name: t('signing.document'), exact: true }).click();
    await page.getByRole('dialog').locator('.pick').first().click();
    await page.getByRole('option', { name: t('export.format.text') }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('dialog')
        .getByRole('button', { name: t('export.submit'), exact: true })
        .click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('پیش‌نویس');
    expect(await complaints(page)).toEqual([]);
    await page.locator('.missing-group summary').first().click();
    await page.locator('.missing-group a').first().click();
    await page.waitForURL(/#\/r\/general\/c1$/);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('seals, signs with a key file, refuses a wrong password, and closes', { timeout: 90_000 }, async () => {
    const sec = await server.signIn(memberOf(FILE, 'secretariat'));
    const current = (await server.call('GET', '/api/summit/instrument', sec)).body as { setting: object };
    const outcome = { nature: 'political', act: 'adopted', originals: 'single' };
    const setting = { ...current.setting, resolutions: ['general'], languages: ['fa', 'ru'], outcome };
    await server.call('POST', '/api/summit/commands', sec, { id: 'set', type: 'instrument.set', setting });
    await initialAll(server, FILE, 'general');
    await adoptText(server, FILE);
    const staff = await member(browser, server.address, memberOf(FILE, 'secretariat'), ['ru', 'light']);
    await open(staff.page);
    await staff.page.getByText(staff.t('signing.missing.none')).waitFor();
    await staff.page.getByRole('button', { name: staff.t('signing.seal.act') }).press('Enter');
    await staff.page
      .getByRole('dialog')
      .getByRole('button', { name: staff.t('signing.seal.act') })
      .press('Enter');
    await staff.page.getByText(staff.t('signing.seal.done')).waitFor({ timeout: 40_000 });
    // The page is asked for anew behind the notice.
    await staff.page.locator('.paper-draft').waitFor({ state: 'detached' });
    const seal = await sealId(sec);

    const head = await member(browser, server.address, memberOf(FILE, 'negotiator', 'IR'), ['fa', 'light']);
    const { page, t } = head;
    await open(page);
    const token = await server.signIn(memberOf(FILE, 'negotiator', 'IR'));
    const key = {
      name: 'ir.p12',
      mimeType: 'application/x-pkcs12',
      buffer: Buffer.from(await bytes('/api/demo/keys/IR', token)),
    };
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: t('signing.own.key') }).click(),
    ]);
    await chooser.setFiles(key);
    await page.locator('input[type=password]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText(t('signing.key.wrong-password')).waitFor();
    await page.locator('input[type=password]').fill('demo');
    await page.keyboard.press('Enter');
    await page.locator('.dialog .certificate').waitFor();
    await page.getByRole('button', { name: t('signing.sign.act'), exact: true }).click();
    await page.locator('.sig .ln:not(.wait)').waitFor();
    await page.locator('.verdict-line.warn').waitFor();
    expect(await page.getByRole('button', { name: t('signing.own.key') }).count()).toBe(0);
    // Lists of revoked certificates: what is none, and one of an authority that has nothing to do with this package.
    const stranger = await delegationAuthority('IR', 'Iran', { from: new Date(0), until: new Date(2e12) });
    for (const [buffer, said] of [
      [Buffer.from('x'), 'signing.refused.no-revocations'],
      [Buffer.from(await listBy(stranger.root)), 'signing.refused.foreign-revocations'],
    ] as const) {
      const [wanted] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: t('signing.revocation.act') }).click(),
      ]);
      await wanted.setFiles({ name: 'ir.crl', mimeType: 'application/pkix-crl', buffer });
      await page.getByText(t(said)).waitFor();
    }
    // The browser notes each refusal.
    expect(head.errors.splice(0).map((error) => / 409 /.test(error))).toEqual([true, true]);
    expect(await complaints(page)).toEqual([]);

    for (const { id } of FILE.delegations) {
      if (id === 'IR') continue;
      const own = await server.signIn(memberOf(FILE, 'negotiator', id));
      const opened = await openPkcs12(await bytes(`/api/demo/keys/${id}`, own), 'demo');
      if (!opened.ok) throw new Error(opened.refusal);
      const list = await bytes(`/api/summit/seals/${seal}/manifest?delegation=${id}`, own);
      const p7s = await signDetached(list, opened.key, new Date());
      await server.call('POST', `/api/summit/seals/${seal}/signatures?delegation=${id}`, own, p7s);
    }
    await staff.page.reload();
    await staff.page.getByText(staff.t('signing.closed')).waitFor();
    await staff.page.locator('.verdict-line.ok').waitFor();
    await staff.page.getByRole('button', { name: staff.t('signing.rectify.act') }).click();
    const dialog = staff.page.getByRole('dialog');
    // Other words are an amendment: it is said while they are written, and they cannot be tabled.
    const column = dialog.locator('.rectify-column textarea').nth(1);
    const signed = await column.inputValue();
    await column.fill('Новые слова');
    await dialog.locator('.rectify-column ins').first().waitFor();
    await dialog.getByText(staff.t('after.amendment')).waitFor();
    await dialog.locator('textarea').last().fill('Описка');
    const submit = dialog.getByRole('button', { name: staff.t('signing.rectify.submit') });
    expect(await submit.isDisabled()).toBe(true);
    await column.fill(`${signed}.`);
    await dialog.locator('.weighed-form').waitFor();
    expect(await complaints(staff.page)).toEqual([]);
    await submit.click();
    await staff.page.getByText(staff.t('signing.rectify.done')).waitFor();
    await page.reload();
    await page.getByRole('button', { name: t('signing.object'), exact: true }).click();
    await page.getByRole('dialog').locator('textarea').fill('معنا تغییر می‌کند');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('signing.object'), exact: true })
      .click();
    await page.locator('.rect-objected').waitFor();
    // The delegation says that it received what it was told; nobody but the depositary's person is offered a copy.
    const received = page.locator('.notifications .btn');
    const before = await received.count();
    await received.first().click();
    await page.waitForFunction((count) => document.querySelectorAll('.notifications .btn').length < count, before);
    expect(await page.getByRole('button', { name: t('after.copy.issue') }).count()).toBe(0);
    expect(await complaints(page)).toEqual([]);
    await staff.page.getByRole('button', { name: staff.t('after.depositary.set') }).click();
    await staff.page
      .getByRole('dialog')
      .getByRole('button', { name: staff.t('after.save') })
      .click();
    await staff.page.getByText(staff.t('after.depositary.done')).waitFor();
    await staff.page.getByRole('button', { name: staff.t('after.copy.issue') }).click();
    await staff.page
      .getByRole('dialog')
      .getByRole('button', { name: staff.t('signing.copy.act') })
      .click();
    await staff.page.getByRole('button', { name: staff.t('after.copy.save', { number: 1, format: 'PDF' }) }).waitFor();
    expect(await complaints(staff.page)).toEqual([]);
    expect([staff.errors, head.errors]).toEqual([[], []]);
    await staff.context.close();
    await head.context.close();
  });
});
