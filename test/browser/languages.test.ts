/**
 * Brackets across columns and language against language, as people meet them: the secretariat brackets words in Russian and
 * is proposed the same ones in Persian, the Kazakh column lacks them until its owner clicks once; an edit makes exactly the
 * pairs that it touches stale, shows its words, and is confirmed away.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, type Look, member } from './walk.ts';

const ROOM = 'environment';
/** The sample keeps numbers with their nouns by no-break spaces; here they are spaces. */
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Selects words in a live cell, as a hand would; they stand in one run of text. */
const select = async (page: Page, clause: string, lang: Lang, words: string): Promise<void> => {
  // It may be written in once the server has said who this is.
  await page.locator(`${cellSelector(clause, lang)}[aria-readonly=false]`).click();
  await page.waitForFunction(() => (document.activeElement as HTMLElement).isContentEditable);
  await page.evaluate(
    ([cell, wanted]) => {
      const walker = document.createTreeWalker(document.querySelector(`${cell} .doc`) as Node, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.replaceAll('\u00a0', ' ').indexOf(wanted) ?? -1;
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      }
    },
    [cellSelector(clause, lang), words] as const,
  );
  // The editor reads the selection in a task of its own.
  await page.waitForFunction((length) => getSelection()?.toString().length === length, words.length);
};

describe.skipIf(!canBrowse)('languages and brackets in the browser', () => {
  let server: TestServer;
  let browser: Browser;
  let token: string;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    token = await server.signIn('legal-1');
  });
  afterAll(() => server?.stop());

  const as = async (id: string, lang: Lang, theme: Look[1] = 'light') => {
    const someone = await member(browser, server.address, id, [lang, theme]);
    // Sooner than the test's own end, so that a failure says what was waited for.
    someone.page.setDefaultTimeout(8_000);
    return someone;
  };
  const textOf = async (clause: string, lang: Lang): Promise<string> => {
    const { clauses } = await server.declaration(ROOM, token);
    const cell = clauses.find(({ id }) => id === clause)?.texts[lang];
    return spaced((cell?.paragraphs ?? []).map((runs) => runs.map(({ text }) => text).join('')).join('\n'));
  };
  const settles = (clause: string, lang: Lang, words: string): Promise<void> =>
    until(async () => (await textOf(clause, lang)).includes(words), `${words} in ${clause}/${lang}`);
  const confirm = async (clause: string, ...languages: [Lang, Lang]): Promise<void> => {
    const { clauses } = await server.declaration(ROOM, token);
    const texts = clauses.find(({ id }) => id === clause)?.texts ?? {};
    const seen = Object.fromEntries(languages.map((lang) => [lang, texts[lang]?.digest]));
    const command = { id: `${clause}-${languages.join('-')}`, type: 'concordance.confirm', clause, languages, seen };
    const answer = await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, command);
    expect(answer.status).toBe(200);
  };

  it('brackets the same words in every column, and a column left out with one click of its owner', {
    timeout: 60_000,
  }, async () => {
    const { page, errors, context } = await as('sec-1', 'ru', 'dark');
    await openResolution(page, ROOM);
    await select(page, 'env-p8', 'ru', 'до конца 2027 года');
    await page.keyboard.press('Control+BracketLeft');
    const column = (lang: Lang) => page.locator(`.bracket-ask [data-lang=${lang}]`);
    const proposed = async (lang: Lang): Promise<string> => spaced(await column(lang).locator('.br').innerText());
    expect(await proposed('ru')).toBe('[до конца 2027 года]');
    expect(await proposed('fa')).toBe('[تا پایان سال ۲۰۲۷ میلادی]');
    expect(await complaints(page, '.dialog')).toEqual([]);

    // Left goes on, in Persian; one word more, and back.
    const end = column('fa').getByRole('slider').nth(1);
    await end.press('ArrowLeft');
    expect(await proposed('fa')).toBe('[تا پایان سال ۲۰۲۷ میلادی تهیه]');
    await end.press('ArrowRight');
    await column('kk').getByRole('checkbox').uncheck();
    await page.locator('.dialog-form .input').fill('Срок не согласован');
    await page.keyboard.press('Enter');
    await settles('env-p8', 'ru', 'Участники [до конца 2027 года] составляют');
    await settles('env-p8', 'fa', ' را [تا پایان سال ۲۰۲۷ میلادی] تهیه');
    expect(await textOf('env-p8', 'kk')).not.toContain('[');

    const owner = await as('kz-neg', 'kk');
    await openResolution(owner.page, ROOM);
    const foot = owner.page.locator(`${cellSelector('env-p8', 'kk')} .bracket-missing`);
    await foot.filter({ hasText: '[2027 жылдың соңына дейін]' }).waitFor();
    await foot.locator('[data-act=add-bracket]').click();
    await settles('env-p8', 'kk', 'Қатысушылар [2027 жылдың соңына дейін] жағалау');
    await foot.waitFor({ state: 'detached' });
    await page.locator(`${cellSelector('env-p8', 'kk')} .bracket-missing`).waitFor({ state: 'detached' });

    // Who put it, and why, in the inspector; and all of them, with whose they are.
    await page.locator(cellSelector('env-p8', 'ru')).focus();
    await page.locator('.brackets-sect', { hasText: 'Срок не согласован' }).waitFor();
    await page.locator('button.count-br').first().click();
    await page.locator('.bracket-course svg').waitFor();
    expect(await page.locator('.bracket-clause', { hasText: '2027 жылдың' }).locator('.code').allInnerTexts()).toEqual([
      ...['SEC', 'SEC', 'SEC', 'KZ'],
    ]);
    expect(await complaints(page, '.dialog')).toEqual([]);
    expect([...errors, ...owner.errors]).toEqual([]);
    await Promise.all([context.close(), owner.context.close()]);
  });

  it('makes exactly the pairs stale that an edit touches, shows its words, and is confirmed away', {
    timeout: 60_000,
  }, async () => {
    const read: readonly (readonly [Lang, Lang])[] = [
      ['fa', 'ru'],
      ['ru', 'kk'],
      ['az', 'kk'],
      ['fa', 'az'],
    ];
    for (const [a, b] of read) await confirm('env-p10', a, b);
    const writer = await as('ru-neg', 'ru');
    await openResolution(writer.page, ROOM);
    await select(writer.page, 'env-p10', 'ru', 'на совещании');
    await writer.page.keyboard.type('на открытом совещании');
    await settles('env-p10', 'ru', 'на открытом совещании');

    const { page, errors, context } = await as('legal-1', 'fa');
    await openResolution(page, ROOM);
    const mark = (lang: Lang) => page.locator(`${cellSelector('env-p10', lang)} .mark.stale`);
    // Words are counted in what is in sight, and rows above may still grow.
    await until(async () => {
      await mark('fa').scrollIntoViewIfNeeded();
      return ((await mark('fa').textContent()) ?? '').includes('۱ واژه');
    }, 'the changed words to be counted');
    expect([await mark('kk').count(), await mark('az').count(), await mark('ru').count()]).toEqual([1, 0, 0]);
    await mark('fa').getByRole('button').click();
    const pair = page.locator('[data-pair=fa-ru]');
    await pair.locator('ins').first().waitFor();
    expect(String(await pair.locator('ins').allInnerTexts()).trim()).toBe('открытом');
    await pair.locator('.btn.fill').click();
    await mark('fa').waitFor({ state: 'detached' });
    await page.locator('.pair.checked[data-pair=fa-ru]').waitFor();
    expect(await mark('kk').count()).toBe(1);

    // The collation page: only what is stale, confirmed by keyboard.
    await page.goto(`/#/r/${ROOM}/languages?a=ru&b=kk`);
    const row = page.locator('[data-row=env-p10]');
    await row.locator('.pair-sign.stale').waitFor();
    await page.locator('.chip', { has: page.locator('.pair-sign.stale') }).click();
    await until(async () => (await page.locator('[data-row]').count()) === 1, 'one row to be left');
    await page.keyboard.press('F8');
    await row.locator('ins').first().waitFor();
    expect(String(await row.locator('ins').allInnerTexts()).trim()).toBe('открытом');
    expect(await complaints(page, '.app')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await until(async () => (await page.locator('[data-row]').count()) === 0, 'no row to be left');
    // Legal may sign off, and is told how much is missing.
    await page.locator('.head .act .blocked').waitFor();
    expect([...errors, ...writer.errors]).toEqual([]);
    await Promise.all([context.close(), writer.context.close()]);
  });
});
