/**
 * Files out and in through the dialogs: every export arrives with its text in it, an outside table becomes a resolution
 * that is worked on like any other, and a file that cannot be read says where it has to be mended.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { language } from '../../src/language/language.ts';
import type { Translate } from '../../src/ui/messages/translate.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { choose, complaints, inTurn, member, picture, ROOM } from './walk.ts';

const CORPUS = join(process.env.ALTERNAT_CORPORA ?? '../shared/corpora', 'udhr', 'aligned.tsv');
const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) console.warn(`SKIPPED: ${CORPUS} is not there; importing a long outside text was not tested.`);

/** One file of a ZIP archive, by its central directory. */
function unzipped(bytes: Buffer, wanted: string): string {
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const begin = bytes.readUInt32LE(at + 42);
    if (bytes.toString('utf8', at + 46, at + 46 + name) === wanted) {
      const data = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
      const body = bytes.subarray(data, data + size);
      return (method === 0 ? body : inflateRawSync(body)).toString('utf8');
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(`${wanted} is not in the archive`);
}

async function exported(page: Page, t: Translate, picks: readonly (readonly [label: string, option: string])[]) {
  await page.locator('.btn.milestone').click();
  await page.getByRole('menuitem', { name: t('export.title') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, option] of picks) await choose(page, label, option);
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: t('export.submit'), exact: true }).click();
  const download: Download = await coming;
  await dialog.waitFor({ state: 'detached' });
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function chosen(page: Page, t: Translate, path: string): Promise<void> {
  const coming = page.waitForEvent('filechooser');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('import.choose') })
    .click();
  await (await coming).setFiles(path);
}

describe.skipIf(!canBrowse)('files', () => {
  let server: TestServer;
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'alternat-walk-'));
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(inTurn(0))(
    'go out in every format, now and at a named version (%s, %s)',
    { timeout: 90_000 },
    async (...look) => {
      const { page, context, t, lang, errors } = await member(browser, server.address, 'ir-neg', look);
      await openResolution(page, ROOM);
      const text = 'شرکت‌کنندگان';
      const label = 'Chair’s text, rev. 1';
      const [word, now] = [t('export.format.docx'), t('milestone.now')];
      const cases = [
        [word, t('export.parallel'), now, /^environment-\d+-all.*\.docx$/],
        [word, language('fa').endonym, now, /^environment-\d+-fa.*\.docx$/],
        [word, language('fa').endonym, label, /^environment-m\w+-fa.*\.docx$/],
        [t('export.format.text'), t('export.parallel'), label, /^environment-m\w+-all.*\.txt$/],
        [t('export.format.text'), language('fa').endonym, now, /^environment-\d+-fa.*\.txt$/],
        [t('export.format.json'), null, now, /^environment-\d+-all.*\.json$/],
        [t('export.format.json'), null, label, /^environment-m\w+-all.*\.json$/],
      ] as const;
      for (const [format, which, at, name] of cases) {
        const picks = [[t('export.format'), format] as const, [t('export.version'), at] as const];
        if (which) picks.splice(1, 0, [t('export.language'), which]);
        const got = await exported(page, t, picks);
        expect(got.name).toMatch(name);
        const content = got.name.endsWith('.docx')
          ? unzipped(got.bytes, 'word/document.xml')
          : got.bytes.toString('utf8');
        expect(content).toContain(text);
        if (got.name.endsWith('.json')) expect(JSON.parse(content)).toMatchObject({ resolution: ROOM });
        if (which === language('fa').endonym) expect(content).not.toContain('Участники');
      }
      for (const [version, head] of [
        ['xliff', 'srcLang="ru-RU" trgLang="kk-Cyrl-KZ"'],
        ['xliff12', 'source-language="ru-RU" target-language="kk-Cyrl-KZ"'],
      ] as const) {
        const got = await exported(page, t, [
          [t('export.format'), t(`signing.format.${version}`)],
          [t('export.source'), language('ru').endonym],
        ]);
        expect(got.name).toMatch(new RegExp(`^environment-\\d+-ru-all.*\\.${version}\\.zip$`));
        expect(unzipped(got.bytes, 'environment-ru-kk.xlf')).toContain(head);
      }
      await page.locator('.btn.milestone').click();
      await picture(page, `versions-${lang}`);
      await page.getByRole('menuitem', { name: t('export.title') }).click();
      await page.getByRole('dialog').waitFor();
      await picture(page, `export-${lang}`);
      expect(await page.getByText(t('export.source'), { exact: true }).count()).toBe(0);
      await choose(page, t('export.format'), t('signing.format.xliff12'));
      await page.getByText(t('export.source.help')).waitFor();
      await picture(page, `export-xliff-${lang}`);
      expect(await complaints(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it.each(inTurn(1))(
    'that cannot be read say why, with the line, and nothing is made (%s, %s)',
    { timeout: 60_000 },
    async (...look) => {
      const { page, context, t, lang, errors } = await member(browser, server.address, 'sec-1', look);
      await page.goto('/#/');
      await page.getByRole('button', { name: t('home.import') }).click();
      const uploads: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/import')) uploads.push(request.url());
      });
      const cases = [
        [file('ragged.tsv', 'fa\tru\nالف\tа\nب\n'), t('import.problem.ragged-row', { line: 3, found: 1, expected: 2 })],
        [file('headless.tsv', 'раз\tдва\nа\tб\n'), t('import.problem.no-language-header', { line: 1 })],
        [file('huge.tsv', new Uint8Array(50 * 1024 * 1024)), t('import.problem.bytes', { found: 50, expected: 5 })],
      ] as const;
      for (const [path, sentence] of cases) {
        await chosen(page, t, path);
        await page.getByRole('alert').getByText(sentence).waitFor();
        expect(await page.getByRole('button', { name: t('import.submit'), exact: true }).isDisabled()).toBe(true);
      }
      await chosen(page, t, cases[0][0]);
      await picture(page, `import-refused-${lang}`);
      expect(await complaints(page)).toEqual([]);
      // A name that is taken is said in the field, before anything is sent.
      await chosen(page, t, file('general.tsv', 'fa\tru\tnotes\nالف\u202e\tа\tб\n'));
      await page.getByText(t('import.id.taken')).waitFor();
      // What will not come in is said before it is sent, with its place.
      const report = page.getByRole('region', { name: t('import.report') });
      await picture(page, `import-report-${lang}`);
      expect(await report.innerText()).toContain(t('import.left.control-characters'));
      expect(await report.innerText()).toContain(t('import.place.line', { line: 2 }));
      expect(await complaints(page)).toEqual([]);
      expect(uploads).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it.skipIf(!hasCorpus).each(inTurn(2))(
    'come in, are worked on and go out again (%s, %s)',
    { timeout: 90_000 },
    async (...look) => {
      const { page, context, t, lang, errors } = await member(browser, server.address, 'sec-2', look);
      expect(statSync(CORPUS).size).toBeGreaterThan(10_000);
      const id = `udhr-${lang}`;
      await page.goto('/#/');
      await page.getByRole('button', { name: t('home.import') }).click();
      await chosen(page, t, CORPUS);
      await page.getByLabel(t('import.id')).fill(id);
      await picture(page, `import-${lang}`);
      await page.getByRole('button', { name: t('import.submit'), exact: true }).click();
      await page.locator('.row .doc').first().waitFor();
      expect(await page.locator('.row').count()).toBe(92);
      await picture(page, `imported-${lang}`);
      expect(await complaints(page)).toEqual([]);

      await page.keyboard.press('Control+Shift+KeyM');
      await page.getByLabel(t('milestone.name.label'), { exact: true }).fill('Rev. 1');
      await page.keyboard.press('Enter');
      await page.getByText(t('milestone.named', { label: 'Rev. 1' })).waitFor();
      const cell = page.locator('.row.kind-paragraph [data-lang=ru]').first();
      await cell.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' Проверка');
      await until(async () => (await cell.locator('.doc').innerText()).includes('Проверка'), 'the edit');
      await page.keyboard.press('Escape');
      await page.getByText(t('link.saved'), { exact: true }).waitFor();
      await page.keyboard.press('Control+Shift+KeyD');
      await page
        .getByText(t('compare.changed', { count: 1, all: 92 }))
        .first()
        .waitFor();
      expect(await page.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('Проверка')]);
      await picture(page, `imported-compare-${lang}`);
      expect(await complaints(page)).toEqual([]);
      await page.goBack();
      await page.locator('.row .doc').first().waitFor();
      const got = await exported(page, t, [[t('export.language'), language('ru').endonym]]);
      expect(unzipped(got.bytes, 'word/document.xml')).toContain('Проверка');
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});
