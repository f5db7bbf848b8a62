/**
 * The history of a clause, seen: who wrote selected words, the steps walked by keys, a wording brought back into one's own
 * column, proposed for a frozen clause, and nothing of it for an observer.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, member } from './walk.ts';

const ROOM = 'environment';
const OPEN = 'env-p1';
/** Agreed ad referendum in the sample: nobody types there. */
const FROZEN = 'env-p4';

type Someone = Awaited<ReturnType<typeof member>>;

describe.skipIf(!canBrowse)('the history of a clause', () => {
  let server: TestServer;
  let browser: Browser;
  let russia: Someone;
  let stood = '';

  const plainOf = async (clause: string, lang: string): Promise<string> => {
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    const cell = clauses.find(({ id }) => id === clause)?.texts[lang as 'ru'];
    return (cell?.paragraphs ?? []).map((runs) => runs.map((run) => run.text).join('')).join('\n');
  };
  const open = async (page: Page, clause: string): Promise<void> => {
    await page.goto(`/#/r/${ROOM}/history?clause=${clause}&language=ru`);
    await page.locator(`.work.history[data-clause="${clause}"] .then`).waitFor();
    await page.locator('.step-list').focus();
  };
  const chosen = (page: Page): Promise<string | null> => page.locator('.step.on').getAttribute('data-step');

  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable(['env-p5'])));
    russia = await member(browser, server.address, 'ru-neg', ['ru', 'light']);
    russia.page.setDefaultTimeout(10_000);
    stood = await plainOf(OPEN, 'ru');
  });
  afterAll(() => server?.stop());

  it('says who wrote the selected words, and colours a column by delegation', async () => {
    const { page, t } = russia;
    await openResolution(page, ROOM);
    await page.locator(cellSelector(OPEN, 'ru')).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Совместно ');
    await expect.poll(() => plainOf(OPEN, 'ru')).toBe(`Совместно ${stood}`);
    await page.keyboard.press('Control+Home');
    for (let word = 0; word < 2; word++) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+KeyY');
    const found = page.locator('.who-list').first().locator('li');
    await found.first().waitFor();
    expect(await found.locator('q').allTextContents()).toEqual(['Совместно', 'Участники']);
    expect(await found.first().locator('.by').textContent()).toContain('RU');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('history.authors'), exact: true }).click();
    await page.getByRole('menuitem', { name: 'Русский' }).click();
    const painted = (): Promise<string[]> =>
      page.evaluate(() => [...(CSS.highlights.get('author-ru') ?? [])].map((range) => String(range).trim()));
    await expect.poll(painted).toContain('Совместно');
    await page.locator('.authors-bar .code', { hasText: 'RU' }).waitFor();
  });

  it('walks through the versions by keys and shows the redline of each', async () => {
    const { page } = russia;
    await open(page, OPEN);
    expect(await page.locator('.then ins').allTextContents()).toEqual(['Совместно ']);
    expect(await complaints(page)).toEqual([]);
    const newest = await chosen(page);
    await page.keyboard.press('ArrowDown');
    const second = await chosen(page);
    await page.keyboard.press('KeyJ');
    const third = await chosen(page);
    await page.keyboard.press('Shift+F8');
    expect([await chosen(page), new Set([newest, second, third]).size]).toEqual([second, 3]);
    await page.keyboard.press('KeyK');
    expect(await chosen(page)).toBe(newest);
  });

  it('brings an old wording back into one’s own column, and takes that back', async () => {
    const { page, t } = russia;
    await page.keyboard.press('End');
    await page.locator('.then .doc', { hasText: stood.slice(0, 20) }).waitFor();
    await page.getByRole('button', { name: t('history.restore.change') }).click();
    await expect.poll(() => plainOf(OPEN, 'ru')).toBe(stood);
    await page.getByText(t('history.sameAsNow')).waitFor();
    await page
      .getByRole('button', { name: t('history.restore.undo') })
      .first()
      .click();
    await expect.poll(() => plainOf(OPEN, 'ru')).toBe(`Совместно ${stood}`);
  });

  it('proposes it where the clause is frozen, and says why', async () => {
    const { page, t } = russia;
    const now = await plainOf(FROZEN, 'ru');
    await open(page, FROZEN);
    await page.keyboard.press('End');
    await page.getByText(t('history.restore.why.frozen')).waitFor();
    const old = (await page.locator('.then .doc').textContent()) ?? '';
    await page.getByRole('button', { name: t('history.restore.propose') }).click();
    await page.locator('.step.on, .step').first().getByText(t('history.decision.proposal.table')).waitFor();
    const token = await server.signIn('sec-1');
    const { body } = await server.call(
      'GET',
      `/api/resolutions/${ROOM}/log?type=proposal.table&clause=${FROZEN}`,
      token,
    );
    const last = JSON.stringify((body as unknown[]).at(-1));
    expect([last.includes(JSON.stringify(old)), await plainOf(FROZEN, 'ru')]).toEqual([true, now]);
  });

  it('says what can be done while the secretariat cannot be reached', async () => {
    const { page, context, t } = russia;
    await context.setOffline(true);
    await page.goto(`/#/r/${ROOM}/history?clause=env-p5`);
    await page.getByText(t('history.offline')).waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: t('app.retry') }).click();
    await page.locator('.work.history[data-clause="env-p5"] .then').first().waitFor();
    await page.goto(`/#/r/${ROOM}/history?clause=nothing`);
    await page.getByText(t('history.pick')).waitFor();
  });

  it('is nothing for observers, and says so', async () => {
    const { page, t } = await member(browser, server.address, 'observer-1', ['ru', 'light']);
    await page.goto(`/#/r/${ROOM}/history?clause=${OPEN}`);
    await page.getByText(t('history.observer')).waitFor();
    await openResolution(page, ROOM);
    expect(await page.getByRole('button', { name: t('history.authors'), exact: true }).count()).toBe(0);
    expect(await page.locator('.history-section').count()).toBe(0);
  });
});
