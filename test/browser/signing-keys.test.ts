/**
 * Signing from a file with several keys: which one is asked for in words, with the holder's whole name, in both directions and
 * both themes and down to the width of a telephone; and below the verdict the button with which lists of revoked
 * certificates are brought, for whom it is meant.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delegationAuthority, issue, writePkcs12 } from '../../src/seal/authority.ts';
import { listBy } from '../seal/revoked.ts';
import { together } from '../seal/several-keys.ts';
import { BUILT_UI, canBrowse, launch } from '../support/browser.ts';
import { serveSample, type TestServer } from '../support/server.ts';
import { adoptText, initialAll, memberOf, shortSummit } from '../support/short-summit.ts';
import { complaintsInBoth, LOOKS, member, picture, speak } from './walk.ts';

const FILE = shortSummit();
const PASSWORD = 'token';
const NAMES = [
  'Maryam Rastgar, Governor of the Province of Gilan and Head of the Delegation to the First Caspian Summit',
  'Kamran Farahmand',
] as const;
describe.skipIf(!canBrowse)('a file with several keys', () => {
  let server: TestServer;
  let browser: Browser;
  let keys: Buffer;
  let list: Buffer;
  /** One page for all cases, in whose menu the language is chosen. */
  let head: Awaited<ReturnType<typeof member>>;
  beforeAll(async () => {
    server = await serveSample({ ui: BUILT_UI, sample: FILE });
    browser = await launch();
    const sec = await server.signIn(memberOf(FILE, 'secretariat'));
    const current = (await server.call('GET', '/api/summit/instrument', sec)).body as { setting: object };
    const setting = { ...current.setting, resolutions: ['general'], languages: ['fa', 'ru'], originals: 'single' };
    await server.call('POST', '/api/summit/commands', sec, { id: 'set', type: 'instrument.set', setting });
    await initialAll(server, FILE, 'general');
    await adoptText(server, FILE);
    const validity = { from: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 400 * 86_400_000) };
    const { root } = await delegationAuthority('IR', 'Islamic Republic of Iran', validity);
    list = Buffer.from(await listBy(root));
    const files: Uint8Array[] = [];
    for (const name of NAMES) {
      const subject = { country: 'IR', organization: 'Islamic Republic of Iran', name };
      files.push(await writePkcs12(await issue(subject, 'sign', validity, root), PASSWORD, 1_000));
    }
    keys = Buffer.from(together(...files));
    const staff = await member(browser, server.address, memberOf(FILE, 'secretariat'), ['ru', 'light']);
    await staff.page.goto('/#/signing');
    await staff.page.getByText(staff.t('signing.missing.none')).waitFor();
    for (const press of [0, 1])
      await staff.page
        .getByRole('button', { name: staff.t('signing.seal.act') })
        .nth(press === 0 ? 0 : -1)
        .press('Enter');
    await staff.page.getByText(staff.t('signing.seal.done')).waitFor({ timeout: 60_000 });
    await staff.context.close();
    head = await member(browser, server.address, memberOf(FILE, 'negotiator', 'IR'), ['en', 'light']);
    await head.page.goto('/#/signing');
    await head.page.locator('.paper .paper-clause').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await server?.stop();
  });

  /** Nothing of the dialog or the page leaves the window, in the widths that people have. */
  const fits = async (page: Page, name: string, part: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await picture(page, `${name}-${width}`);
      // A list finds its place anew after the window has changed, so what counts is where it comes to rest.
      const wider = (): Promise<unknown[]> =>
        page.locator(part).evaluate((element) => {
          const { left, right } = element.getBoundingClientRect();
          const { scrollWidth, clientWidth } = document.documentElement;
          return [element.scrollWidth - element.clientWidth, scrollWidth - clientWidth, left < 0 || right > innerWidth];
        });
      await expect.poll(wider, { message: `${name} at ${width}` }).toEqual([0, 0, false]);
    }
  };
  const choose = async (page: Page, button: string, name: string, buffer: Buffer): Promise<void> => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };

  it.each(LOOKS)(
    'asks for the certificate and shows it before anything is signed (%s, %s)',
    { timeout: 90_000 },
    async (lang, theme) => {
      const { page, errors } = head;
      await page.emulateMedia({ colorScheme: theme });
      const t = await speak(page, lang);
      const name = `${lang}-${theme}`;
      await choose(page, t('signing.own.key'), 'delegation-of-iran-token-export-2025-11-19.p12', keys);
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByText(t('signing.key.several-keys')).waitFor();
      const dialog = page.getByRole('dialog');
      await fits(page, `keys-asked-${name}`, '.dialog');
      expect(await complaintsInBoth(page, theme, '.sheet')).toEqual([]);
      // The list by the keyboard; the whole name can be read in it.
      await dialog.locator('.pick').focus();
      await page.keyboard.press('Enter');
      const options = page.getByRole('option');
      await options.nth(1).waitFor();
      expect((await options.allInnerTexts()).map((text, at) => text.includes(NAMES[at] as string))).toEqual([
        true,
        true,
      ]);
      await fits(page, `keys-list-${name}`, '.popover');
      expect(await complaintsInBoth(page, theme, '.popover')).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('input[type=password]').focus();
      await page.keyboard.press('Enter');
      const certificate = dialog.locator('.certificate');
      await certificate.waitFor();
      expect(await certificate.innerText()).toContain(NAMES[1]);
      await fits(page, `keys-certificate-${name}`, '.dialog');
      expect(await complaintsInBoth(page, theme, '.sheet')).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(errors).toEqual([]);
    },
  );

  it.each(LOOKS)(
    'has lists of revoked certificates brought below the verdict (%s, %s)',
    { timeout: 90_000 },
    async (lang, theme) => {
      const { page, errors } = head;
      await page.emulateMedia({ colorScheme: theme });
      const t = await speak(page, lang);
      const button = page.getByRole('button', { name: t('signing.revocation.act') });
      await button.waitFor();
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await button.scrollIntoViewIfNeeded();
        await picture(page, `revocation-${lang}-${theme}-${width}`);
        const { left, right, inner } = await button.evaluate((element) => {
          const box = element.getBoundingClientRect();
          return { left: box.left, right: box.right, inner: element.scrollWidth - element.clientWidth };
        });
        expect([width, left >= 0 && right <= width, inner]).toEqual([width, true, 0]);
        // The parts of the page stand beside or below each other, never upon.
        const upon = await page.locator('.work.sign').evaluate((work) => {
          const parts = [...work.children].map((part) => {
            const { x, y } = part.getBoundingClientRect();
            return { x, y, right: x + part.scrollWidth, bottom: y + (innerWidth < 1100 ? part.scrollHeight : 0) };
          });
          return parts.filter((a, at) =>
            parts.slice(at + 1).some((b) => a.x < b.right - 1 && b.x < a.right - 1 && a.bottom > b.y + 1),
          ).length;
        });
        expect([width, upon]).toEqual([width, 0]);
      }
      await choose(page, t('signing.revocation.act'), 'iran.crl', list);
      await page.getByText(t('signing.refused.foreign-revocations')).waitFor();
      await picture(page, `revocation-said-${lang}-${theme}`);
      expect(await complaintsInBoth(page, theme)).toEqual([]);
      errors.splice(0);
    },
  );
});
