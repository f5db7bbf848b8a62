/**
 * What is said beside the text, seen: an open thread on selected words with a mention, an internal one that never reaches
 * another delegation's page, resolving and reopening, words that wait offline or outlive a reload.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { sampleSummit, type TestServer } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, member } from './walk.ts';

const ROOM = 'environment';
const CLAUSE = 'env-p3';
const OPEN = 'Предлагаем один срок';
const INTERNAL = 'Уступим до тридцати пяти дней';
const LATE = 'Написано без связи';

type Someone = Awaited<ReturnType<typeof member>> & { readonly frames: Buffer[]; readonly sockets: string[] };

describe.skipIf(!canBrowse)('comments at the table', () => {
  let server: TestServer;
  let browser: Browser;
  let russia: Someone;
  let iran: Someone;
  let chair: Someone;

  const sit = async (id: string, lang: 'ru' | 'fa' | 'en'): Promise<Someone> => {
    const someone = await member(browser, server.address, id, [lang, 'light']);
    const frames: Buffer[] = [];
    const sockets: string[] = [];
    someone.page.on('websocket', (socket) => {
      sockets.push(decodeURIComponent(socket.url()).split('/sync/')[1] ?? '');
      socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload)));
    });
    await openResolution(someone.page, ROOM);
    someone.page.setDefaultTimeout(10_000);
    await someone.page.locator(`.gut[data-clause="${CLAUSE}"]`).click();
    return { ...someone, frames, sockets };
  };
  const write = async (page: Page, text: string): Promise<void> => {
    await page.waitForFunction(() => document.activeElement?.classList.contains('said-field'));
    await page.keyboard.type(text);
  };
  const thread = (page: Page, text: string) => page.locator('.comments .thread', { hasText: text });
  const underlined = (page: Page): Promise<string[]> =>
    page.evaluate(() => [...(CSS.highlights.get('comment') ?? [])].map(String));

  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    [russia, iran, chair] = await Promise.all([sit('ru-neg', 'ru'), sit('ir-neg', 'fa'), sit('sec-1', 'en')]);
  });
  afterAll(() => server?.stop());

  it('opens a thread on selected words, for all, and the one who is mentioned sees it', async () => {
    const { page, t } = russia;
    await page.locator(cellSelector(CLAUSE, 'ru')).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+K');
    await write(page, `${OPEN} @IR`);
    // Internal until somebody says otherwise; then nobody of Iran can be named.
    expect([
      await page.getByRole('radio', { name: t('comments.scope.own', { who: 'Россия' }) }).isChecked(),
      await page.locator('.mention-option').count(),
      await page.getByRole('button', { name: t('comments.send.own', { who: 'Россия' }) }).count(),
    ]).toEqual([true, 0, 1]);
    await page.getByRole('radio', { name: t('comments.scope.all') }).check();
    await page.locator('.said-field').click();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.keyboard.press('Backspace');
    await page.locator('.mention-option').first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const named = sampleSummit().members.find(({ id }) => id === 'ir-neg')?.name ?? '';
    expect(await page.locator('.said-field').inputValue()).toBe(`${OPEN} @${named} `);
    await page.getByRole('button', { name: t('comments.send.all') }).click();

    await thread(iran.page, OPEN).locator('.mention.me').waitFor();
    await iran.page
      .locator(cellSelector(CLAUSE, 'ru'))
      .getByText(iran.t('comments.count', { count: 1 }))
      .waitFor();
    await expect.poll(() => underlined(iran.page)).toEqual(['Участники']);
    const there = thread(iran.page, OPEN);
    expect([
      await there.locator('.quote .words').textContent(),
      await there.locator('.quote .words').getAttribute('dir'),
      await there.locator('.scope-sign').textContent(),
    ]).toEqual(['Участники', 'ltr', iran.t('comments.tag.all')]);
  });

  it('keeps an internal one from the page and the wire of everybody else', async () => {
    const { page, t } = russia;
    await page.locator(`.gut[data-clause="${CLAUSE}"]`).click();
    await page.getByRole('button', { name: t('comments.new') }).click();
    await write(page, INTERNAL);
    await page.keyboard.press('Control+Enter');
    await thread(page, INTERNAL).locator('.scope-sign', { hasText: 'Россия' }).first().waitFor();
    await expect.poll(() => thread(page, INTERNAL).locator('.unsent').count()).toBe(0);
    // What is said for all afterwards arrives, so the internal words would have.
    await thread(page, OPEN).locator('[data-answer]').click();
    await write(page, 'И место секретариата');
    await page.getByRole('button', { name: t('comments.answer.all') }).click();
    for (const other of [iran, chair]) {
      await thread(other.page, 'И место секретариата').waitFor();
      expect([
        (await other.page.content()).includes(INTERNAL),
        other.frames.some((frame) => frame.includes(INTERNAL)),
        other.frames.some((frame) => frame.includes('И место секретариата')),
        other.sockets.filter((room) => room.endsWith('~RU')),
      ]).toEqual([false, false, true, []]);
    }
  });

  it('shows the thread whose words are clicked, and the quote when the words are gone', async () => {
    const { page, t } = russia;
    await page.locator(cellSelector('env-p4', 'ru')).click();
    const cell = page.locator(cellSelector(CLAUSE, 'ru'));
    await cell
      .locator('p')
      .first()
      .click({ position: { x: 20, y: 10 } });
    await page.locator('.thread.shown', { hasText: OPEN }).waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Все ');
    await expect.poll(() => underlined(page)).toEqual(['Участники']);
    for (let letter = 0; letter < 'Участники '.length; letter++) await page.keyboard.press('Delete');
    await expect.poll(() => underlined(page)).toEqual([]);
    await thread(page, OPEN).getByText(t('comments.quote.gone')).waitFor();
    expect(await thread(page, OPEN).locator('.quote .words').textContent()).toBe('Участники');
  });

  it('is resolved by the secretariat, folded, and opened again by an answer', async () => {
    await thread(chair.page, OPEN)
      .getByRole('button', { name: chair.t('comments.resolve') })
      .click();
    const { page, t } = iran;
    await page.getByRole('button', { name: t('comments.resolved', { count: 1 }) }).click();
    await thread(page, OPEN)
      .getByRole('button', { name: t('comments.answer.reopen') })
      .click();
    await write(page, 'هنوز نه');
    await page.getByRole('button', { name: t('comments.answer.all') }).click();
    await thread(chair.page, 'هنوز نه')
      .getByRole('button', { name: chair.t('comments.resolve') })
      .waitFor();
  });

  it('waits offline and says so; half a comment outlives a reload', async () => {
    const { page, t, context } = russia;
    await page.getByRole('button', { name: t('comments.new') }).click();
    await write(page, 'Недописанное');
    await page.reload();
    await page.locator(`.gut[data-clause="${CLAUSE}"]`).click();
    await expect.poll(() => page.locator('.said-field').inputValue()).toBe('Недописанное');
    await context.setOffline(true);
    await page.locator('.said-field').fill(LATE);
    await page.getByRole('radio', { name: t('comments.scope.all') }).check();
    await page.getByRole('button', { name: t('comments.send.all') }).click();
    await thread(page, LATE).getByText(t('comments.unsent')).waitFor();
    expect(await thread(iran.page, LATE).count()).toBe(0);
    await context.setOffline(false);
    await thread(iran.page, LATE).waitFor();
    await expect.poll(() => page.locator('.thread .unsent').count()).toBe(0);
    expect(await thread(page, LATE).count()).toBe(1);
  });

  it('says that it is too long before it is sent', async () => {
    const { page, t } = chair;
    await page.getByRole('button', { name: t('comments.new') }).click();
    await page.locator('.said-field').fill('x'.repeat(10_001));
    const send = page.getByRole('button', { name: t('comments.send.own', { who: 'Secretariat' }) });
    expect([await send.getAttribute('aria-disabled'), await page.locator('.bad-words').textContent()]).toEqual([
      'true',
      t('comments.tooLong', { count: 1, limit: 10_000 }),
    ]);
    await page.keyboard.press('Control+Enter');
    expect(await page.locator('.said-field').count()).toBe(1);
  });

  it('does not exist for an observer, nor do its rooms', async () => {
    const watcher = await sit('observer-1', 'en');
    await watcher.page.locator('.insp .sect').first().waitFor();
    expect([await watcher.page.locator('.comments').count(), watcher.sockets]).toEqual([0, [ROOM]]);
    expect([russia, iran, chair, watcher].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
