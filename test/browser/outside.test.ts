/**
 * A Word file that was exported, altered in a capital and sent back: dropped on the page, compared, two of its changes
 * proposed. The text of the resolution stays as it is.
 */
import JSZip from 'jszip';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutsideMark } from '../../src/diff/outside.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { complaints, member, picture, ROOM, words } from './walk.ts';

const t = words('en');

/** What the capital did to the Russian text. */
const EDITS: readonly (readonly [from: string, to: string])[] = [
  ['уведомляют друг друга незамедлительно', 'извещают друг друга немедленно'],
  ['обновляют его каждые пять лет', 'обновляют его каждые три года'],
  ['развитие «зелёной»', 'развитие «зеленой»'],
];
const ADDED = 'Участники открывают общий портал экологических данных Каспийского моря не позднее 2027 года.';

/** The document with its words replaced, one paragraph taken out, one put behind another and one moved. */
async function altered(bytes: Uint8Array): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  let xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  for (const [from, to] of EDITS) xml = xml.replace(from, to);
  const paragraph = (start: string): string => {
    const at = xml.indexOf(start);
    const begin = Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at));
    return at < 0 ? '' : xml.slice(begin, xml.indexOf('</w:p>', at) + '</w:p>'.length);
  };
  const dropped = paragraph('Итоги совещания публикуются');
  const moved = paragraph('признавая, что восстановление');
  const before = paragraph('руководствуясь Рамочной');
  const portal = paragraph('Участники приветствуют');
  xml = xml
    .replace(dropped, '')
    .replace(moved, '')
    .replace(before, before + moved);
  xml = xml.replace(portal, `${portal}<w:p><w:r><w:t>${ADDED}</w:t></w:r></w:p>`);
  zip.file('word/document.xml', xml);
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** Drops a file on the page as the system would. */
const drop = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
  const file = Buffer.from(bytes).toString('base64');
  const transfer = await page.evaluateHandle(
    ([base64, called]) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(base64 as string), (char) => char.charCodeAt(0));
      data.items.add(new File([raw], called as string));
      return data;
    },
    [file, name],
  );
  await page.dispatchEvent('.outside-drop', 'drop', { dataTransfer: transfer });
};

const count = async (page: Page, mark: OutsideMark): Promise<number> =>
  Number((await page.locator(`.chip[data-mark="${mark}"] b`).allTextContents())[0] ?? 0);

describe.skipIf(!canBrowse)('comparison with a file', () => {
  let server: TestServer;
  let browser: Browser;
  let file: Buffer;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
    const token = await server.signIn('sec-1');
    const path = `/api/resolutions/${ROOM}/export?format=docx&language=ru&view=brackets`;
    const answer = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
    file = await altered(new Uint8Array(await answer.arrayBuffer()));
  });
  afterAll(() => server?.stop());
  const texts = async (): Promise<readonly string[]> => {
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    return clauses.map((clause) => toPlain(clause.texts.ru?.paragraphs ?? []));
  };

  it('shows what the capital changed and tables two of the changes', { timeout: 60_000 }, async () => {
    const before = await texts();
    const { page, context, errors } = await member(browser, server.address, 'kz-neg', ['en', 'light']);
    await openResolution(page, ROOM);
    await page.goto(`/#/r/${ROOM}/outside`);
    await page.locator('.outside-drop').waitFor();
    await drop(page, 'broken.docx', file.subarray(0, 4000));
    const alert = page.getByRole('alert').filter({ hasText: t('outside.nothing') });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(t('outside.problem.damaged'));
    await drop(page, 'astana.docx', file);
    await page.locator('.outside-table').waitFor();
    const marks = ['changed', 'new', 'missing', 'moved', 'split', 'merged', 'orthographic'] as const;
    const counts = Object.fromEntries(await Promise.all(marks.map(async (mark) => [mark, await count(page, mark)])));
    // "DRAFT" and the name of the summit above the text are new, too.
    expect(counts).toEqual({ changed: 2, new: 3, missing: 1, moved: 1, split: 0, merged: 0, orthographic: 1 });
    await picture(page, 'outside');
    expect(await complaints(page)).toEqual([]);

    await page.keyboard.press('F8');
    expect(await page.locator('.outside-row[aria-current="true"]').count()).toBe(1);
    await page.getByRole('button', { name: t('outside.propose', { count: 3 }) }).waitFor();
    const added = page.locator('.outside-row').filter({ hasText: ADDED });
    await added.getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: t('outside.propose', { count: 2 }) }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('textbox').inputValue()).toBe(t('outside.take.default', { name: 'astana.docx' }));
    await dialog.getByRole('button', { name: t('outside.take.title', { count: 2 }) }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(t('outside.tabled'), { exact: true }).nth(1).waitFor();
    // The same words are not offered a second time.
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);

    // A person knows better: the new paragraph is the clause that the file seemed to lack.
    await added.getByRole('button', { name: t('outside.reassign') }).click();
    await added.locator('.choice').getByRole('button').click();
    await page.getByRole('option').filter({ hasText: 'Итоги совещания' }).click();
    await page.locator('.chip[data-mark="missing"]').waitFor({ state: 'detached' });
    expect([await count(page, 'new'), await count(page, 'changed')]).toEqual([2, 3]);

    await openResolution(page, ROOM);
    await page.locator('.prop').nth(1).waitFor();
    const tabled = await page.locator('.prop').allTextContents();
    expect(tabled.length).toBeGreaterThanOrEqual(2);
    expect(await texts()).toEqual(before);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('says which language a file is in that the resolution has no column for', { timeout: 30_000 }, async () => {
    const { page, context } = await member(browser, server.address, 'ir-neg', ['en', 'light']);
    await page.goto(`/#/r/${ROOM}/outside`);
    await page.locator('.outside-drop').waitFor();
    const english = 'The participants shall meet every year in one of the coastal regions and report on their work.';
    await drop(page, 'paper.txt', Buffer.from(english));
    await page.getByText(t('outside.language.none', { language: 'English' })).waitFor();
    await context.close();
  });
});
