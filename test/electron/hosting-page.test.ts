/**
 * Hosting as people see it: the desktop program's pages in a real Chromium, the bundled server in a process of its own, and a second
 * person who joins over TLS in a browser of theirs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleHost, bundleShell } from '../../electron/build.ts';
import { runShell } from '../../electron/shell.ts';
import { complaints } from '../browser/walk.ts';
import { BUILT_UI, canBrowse, launch } from '../support/browser.ts';
import { until } from '../support/server.ts';
import { smallVolume } from '../support/volume.ts';
import { type Double, type DoubleOptions, makeDouble, settled } from './double.ts';
import { openStage, type Stage } from './stage.ts';

const ROOM = '127.0.0.5';
const BEGIN = {
  name: 'Room 4',
  language: 'en',
  host: 'Amir',
  states: ['IR', 'RU'],
  columns: ['fa', 'ru'],
  titles: ['On navigation'],
};
const volume = smallVolume();
const SHA = '0123456789abcdef'.repeat(4);

describe.skipIf(!canBrowse || process.platform === 'darwin')('the pages of a hosted meeting', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-hosting-page-'));
  let browser: Browser;
  let stage: Stage;
  let double: Double | undefined;

  beforeAll(async () => {
    [browser] = await Promise.all([launch(), bundleShell(folder)]);
    await bundleHost(join(folder, 'host'));
  });
  afterEach(async () => {
    // Its end is told to pages that are still there.
    for (const { child, ended } of double?.processes ?? []) {
      child.kill('SIGKILL');
      await ended;
    }
    await settled();
    await stage.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    volume?.remove();
  });

  async function begin(options: DoubleOptions = {}) {
    stage = openStage(browser, join(folder, 'preload.cjs'));
    const own = makeDouble({
      hosts: join(folder, 'host'),
      userData: join(folder, 'user'),
      addresses: [{ address: ROOM, network: 'wlan0' }],
      fetch,
      showing: stage.showing,
      later: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
      ...options,
    });
    double = own;
    await stage.enter(own);
    const read = async (path: string) => new Uint8Array(await readFile(path));
    const place = join(dirname(BUILT_UI), 'electron');
    await runShell(own.electron, { ...own.host, folder: place, disk: { ...own.host.disk, read } });
    const page = await stage.page(own.windows[0] as (typeof own.windows)[number]);
    await page.getByRole('heading').first().waitFor();
    return { double: own, page };
  }

  const fill = async (page: Page): Promise<void> => {
    await page.getByLabel('Your name').fill('Amir');
    await page.getByLabel('Name of the meeting').fill('Room 4');
    await page.getByLabel('Titles of the texts').fill('On navigation\n\n On sturgeon ');
  };

  it('begins a meeting, shows how to join it, lets somebody in, and goes on with it another time', async () => {
    const { double: own, page } = await begin();
    await page.getByRole('button', { name: 'Host a meeting' }).click();
    await page.getByRole('button', { name: 'Start hosting' }).first().click();
    await page.getByText('Fill in every field').waitFor();
    await fill(page);
    await page.getByRole('button', { name: 'Start hosting' }).first().click();
    await page.getByText('The meeting is open').waitFor();
    const { hosting } = await own.send('hosting', {});
    const shown = (await page.locator('.fingerprint').innerText()).replaceAll(/\s/g, '').toLowerCase();
    expect([shown, await page.locator('.door-address').innerText()]).toEqual([hosting.certificate, hosting.address]);
    await page.getByRole('img', { name: 'QR code' }).waitFor();
    expect(await complaints(page)).toEqual([]);

    await page.getByRole('button', { name: 'Open the meeting' }).click();
    await until(() => own.windows.length === 2, 'the window of the meeting');
    const meeting = await stage.page(own.windows[1] as (typeof own.windows)[number]);
    await meeting.getByText('On sturgeon').first().waitFor();
    // From the page that says how to join, into the window that is open.
    await page.getByRole('button', { name: 'Invite or remove people' }).click();
    await meeting.getByRole('button', { name: 'Invite' }).first().click();
    await meeting.getByLabel('Name').fill('Vera');
    await meeting.getByRole('dialog').getByText('English', { exact: true }).click();
    await meeting
      .getByRole('dialog')
      .getByRole('button', { name: /Invite|Make/ })
      .click();
    const shownLink = meeting.locator('.copyable code').nth(1);
    // Not the address by which the host itself is here.
    await until(
      async () => (await shownLink.innerText()).startsWith(`${hosting.address}/#/invite/`),
      'the far address',
    );
    const link = await shownLink.innerText();

    const guest = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    const far = await guest.newPage();
    await far.goto(link);
    await far.getByRole('button', { name: 'Sign in' }).click();
    await far.locator('.masthead, .head').first().waitFor();
    await far.evaluate(() => {
      location.hash = '#/r/declaration';
    });
    const cell = far.locator('[role="gridcell"][data-clause][data-lang="en"]').first();
    await until(async () => {
      await cell.click();
      return (await cell.locator('.ProseMirror-focused').count()) > 0;
    }, 'the caret in the cell');
    await far.keyboard.press('Control+End');
    await far.keyboard.type(' by night');
    await far.locator('.saved', { hasText: 'secretariat' }).waitFor();
    await page.getByText('Vera').waitFor();
    await page.getByRole('button', { name: 'Stop hosting' }).click();
    await page.getByText('1 person has a text open').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Stop hosting' }).click();
    await page.getByRole('button', { name: 'Host again' }).click();
    await page.getByText('The meeting is open').waitFor();
    expect((await own.send('hosting', {})).hosting).toMatchObject({
      address: hosting.address,
      certificate: hosting.certificate,
    });
    await far.reload();
    await until(async () => (await cell.innerText()).includes('On navigation by night'), 'the text to be there again');
    await guest.close();
    expect(stage.complaints).toEqual([]);
  });

  it.skipIf(!volume)('says on every page that the disk is full, and when it takes again what waited', async () => {
    const { double: own, page } = await begin({ userData: join(volume?.path ?? '', 'user') });
    const meeting = { ...BEGIN, columns: ['en'] };
    expect(await own.send('host', { address: ROOM, meeting: { begin: meeting } })).toEqual({ ok: true });
    await page.evaluate(() => {
      location.hash = '#/host';
    });
    expect(await own.send('enter-hosted', { view: '#/r/declaration' })).toEqual({ ok: true });
    const writer = await stage.page(own.windows[1] as (typeof own.windows)[number]);
    const cell = writer.locator('[role="gridcell"][data-clause][data-lang="en"]').first();
    await until(async () => {
      await cell.click();
      return (await cell.locator('.ProseMirror-focused').count()) > 0;
    }, 'the caret in the cell');
    await writer.keyboard.press('Control+End');
    await writer.locator('.saved', { hasText: 'secretariat' }).waitFor();
    const makeRoom = volume?.fill(0);
    const FULL = 'The disk of this computer is full';
    let word = 0;
    // The write-ahead log may have some room left.
    await until(async () => {
      await writer.keyboard.insertText(` word${++word} ${'x'.repeat(500)}`);
      return (await own.send('hosting', {}, undefined, own.windows[0])).hosting.trouble === 'full';
    }, 'the full disk to be noticed');
    await page.getByRole('alert').getByText(FULL).waitFor();
    await writer.locator('.note-bar').getByText(FULL).waitFor();
    expect(await complaints(page)).toEqual([]);
    makeRoom?.();
    await writer.getByText('The disk takes again what is written').waitFor();
    expect(await writer.getByText(FULL).count()).toBe(0);
    await writer.locator('.saved', { hasText: 'secretariat' }).waitFor();
    const { here } = (await own.send('hosting', {}, undefined, own.windows[0])).hosting;
    const headers = own.sessionOf(own.windows[1]).leave(here, {}, 'app://bundle');
    const text = await (await fetch(`${here}/api/resolutions/declaration`, { headers })).text();
    for (let one = 1; one <= word; one++) expect(text).toContain(`word${one} `);
  });

  it('shows a join link before anything is asked, and asks only when somebody says so', async () => {
    const asked: string[] = [];
    const link = `alternat://join?address=${encodeURIComponent('https://192.168.7.1:4310')}&certificate=${SHA}`;
    const { double: own, page } = await begin({
      argv: [link],
      fetch: async (url) => {
        asked.push(url);
        throw new Error('net::ERR_CERT_AUTHORITY_INVALID');
      },
    });
    await page.getByRole('heading', { name: 'Join this meeting?' }).waitFor();
    await page.getByText('https://192.168.7.1:4310').waitFor();
    expect((await page.locator('.fingerprint').innerText()).split(/\s+/).filter(Boolean)).toHaveLength(16);
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Do not join' }).click();
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill(`https://192.168.7.1:4310/#${SHA.toUpperCase()}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Join this meeting?' }).waitFor();
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Everything agrees: join' }).click();
    await page.getByText('cannot prove to be this server').waitFor();
    expect([asked, own.stored.has('summit.json')]).toEqual([['https://192.168.7.1:4310/api/health'], false]);
  });

  it.each([
    ['fa', 'light'],
    ['ru', 'dark'],
  ] as const)('give axe nothing to say: %s %s', async (language, theme) => {
    const { double: own, page } = await begin();
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(() => {
      location.hash = '#/host';
    });
    await choose(page, language);
    const look = async (name: string): Promise<void> => {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await complaints(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        if (process.env.ALTERNAT_SHOTS)
          await page.screenshot({
            path: `${process.env.ALTERNAT_SHOTS}/${language}-${name}-${width}.png`,
            fullPage: true,
          });
      }
    };
    await look('form');
    await page.evaluate((sha) => {
      location.hash = `#/join/${encodeURIComponent('https://192.168.7.1:4310')}/${sha}`;
    }, SHA);
    await look('join');
    const meeting = { ...BEGIN, name: 'Зал 4', language };
    expect(await own.send('host', { address: ROOM, meeting: { begin: meeting } })).toEqual({ ok: true });
    await page.evaluate(() => {
      location.hash = '#/host';
    });
    await page.locator('.qr').waitFor();
    await look('running');
    await page.locator('.door-acts .btn.line').first().click();
    await page.getByRole('dialog').waitFor();
    await look('ending');
  });

  const choose = async (page: Page, language: string): Promise<void> => {
    const names: { readonly [language: string]: string } = { fa: 'فارسی', ru: 'Русский' };
    await page.getByRole('button', { name: /Interface language/ }).click();
    await page.getByRole('option', { name: names[language] ?? '' }).click();
    await page.locator(`html[lang|="${language}"]`).waitFor();
  };
});
