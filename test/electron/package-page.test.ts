/** A signed package opened with the program, in a real page with no summit: what somebody reads of it, and what makes it read otherwise. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleShell } from '../../electron/build.ts';
import { runShell } from '../../electron/shell.ts';
import { complaints } from '../browser/walk.ts';
import { makeWorld, PARTIES, pemOf, type World } from '../seal/summit.ts';
import { BUILT_UI, canBrowse, launch, OUTPUT } from '../support/browser.ts';
import { until } from '../support/server.ts';
import { makeDouble } from './double.ts';
import { openStage, type Stage } from './stage.ts';
import { saying } from './words.ts';

describe.skipIf(!canBrowse)('a package opened with the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-package-'));
  let browser: Browser;
  let stage: Stage;
  let world: World;
  const files = new Map<string, Uint8Array>();

  beforeAll(async () => {
    [browser, world] = await Promise.all([launch(), makeWorld(), bundleShell(folder)]);
    files.set('/d/signed.asice', world.stamped);
    const broken = new Uint8Array(world.signed);
    broken[broken.length >> 1] = (broken[broken.length >> 1] ?? 0) ^ 1;
    files.set('/d/broken.asice', broken);
    files.set('/d/other.txt.asice', new TextEncoder().encode('a letter'));
    for (const party of PARTIES) files.set(`/d/${party}.crt`, new TextEncoder().encode(pemOf(world.of(party).root)));
    files.set('/d/tsa.crt', new TextEncoder().encode(pemOf(world.tsa.root)));
    mkdirSync(OUTPUT, { recursive: true });
  });
  afterEach(() => stage?.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(argv: readonly string[], stored = new Map<string, string>()) {
    stage = openStage(browser, join(folder, 'preload.cjs'));
    const double = makeDouble({ argv, stored, showing: stage.showing, later: () => () => undefined });
    await stage.enter(double);
    const disk = {
      ...double.host.disk,
      read: async (path: string) =>
        new Uint8Array(files.get(path) ?? (await readFile(path.replace('/program/ui', BUILT_UI)))),
      size: async (path: string) => files.get(path)?.length ?? 0,
    };
    await runShell(double.electron, { ...double.host, disk });
    const page = await stage.page(double.windows[0] as (typeof double.windows)[0]);
    return { double, page };
  }
  const addRoots = async (page: Page, double: ReturnType<typeof makeDouble>, names: readonly string[]) => {
    for (const name of names) {
      const before = await page.locator('details').count();
      double.mood.opens = `/d/${name}.crt`;
      await page.getByRole('button', { name: 'Add a root certificate…' }).click();
      await until(async () => (await page.locator('details').count()) === before + 1, `${name} to be listed`);
    }
  };

  it('says that it is whole before it says whose signatures these are, and that it is valid once the roots are there', async () => {
    const { double, page } = await start(['alternat', '/d/signed.asice']);
    await page.getByRole('heading', { name: 'signed.asice' }).waitFor();
    await page.getByText('Whose signatures they are cannot be said yet').waitFor();
    expect(await page.getByText('is not valid').count()).toBe(0);
    await addRoots(page, double, [...PARTIES, 'tsa']);
    await page.getByText('The package is valid').waitFor();
    expect(await page.locator('.verif > .bad').count()).toBe(0);
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('/d/');
    expect(stage.complaints).toEqual([]);
  });

  it('does not believe the root of another State, nor a file without a certificate', async () => {
    const { double, page } = await start(['alternat', '/d/signed.asice']);
    await page.getByText('Whose signatures they are').waitFor();
    double.mood.opens = '/d/other.txt.asice';
    await page.getByRole('button', { name: 'Add a root certificate…' }).click();
    await page.getByText('There is no certificate in other.txt.asice').waitFor();
    expect(await complaints(page)).toEqual([]);
    double.mood.opens = 'fails';
    await page.getByRole('button', { name: 'Add a root certificate…' }).click();
    await page.getByText('The file could not be opened').waitFor();
    expect(await complaints(page)).toEqual([]);
    await addRoots(page, double, ['IR']);
    await page.locator('[data-check="signature"].ok').waitFor();
    expect(await page.locator('[data-check="signature"].ok').count()).toBe(1);
  });

  it('names what was changed or is no package, and takes the next one while it is open', async () => {
    const { double, page } = await start([]);
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
    double.app.emit('second-instance', {}, ['alternat', 'broken.asice'], '/d');
    await page.getByText('The package is not valid').waitFor();
    double.app.emit('second-instance', {}, ['alternat', 'other.txt.asice'], '/d');
    await page.getByRole('heading', { name: 'other.txt.asice' }).waitFor();
    await page.locator('[data-check="zip"].bad').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
  });

  it('can be read in Persian and Russian, by day and by night, on a narrow window', async () => {
    for (const [lang, theme, width] of [
      ['fa', 'dark', 1280],
      ['ru', 'light', 390],
      ['fa', 'light', 390],
    ] as const) {
      const words = JSON.stringify(saying({ language: lang, theme }));
      const { double, page } = await start(['alternat', '/d/signed.asice'], new Map([['words.json', words]]));
      await page.setViewportSize({ width, height: 900 });
      double.mood.opens = '/d/IR.crt';
      await page.locator('.verif').waitFor();
      await page.locator('.door-pane').last().getByRole('button').click();
      await page.locator('[data-check="signature"].ok').waitFor();
      await page.locator('details summary').first().click();
      expect(await complaints(page)).toEqual([]);
      await page.screenshot({ path: join(OUTPUT, `package-${lang}-${theme}-${width}.png`), fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await stage.close();
    }
  });
});
