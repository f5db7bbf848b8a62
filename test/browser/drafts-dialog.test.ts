/**
 * The list of drafts by the keyboard alone: opened, read against the text, gone on with and tabled, taken over from a
 * colleague, copied, discarded after a question. Looked at in a wide and in a narrow window.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaintsInBoth, inTurn, member, picture, ROOM } from './walk.ts';

const TEXT = { fa: 'متن آغاز', ru: 'Начало текста', az: 'Mətnin əvvəli', kk: 'Мәтіннің басы' } as const;
const OWN = { fa: 'متن آغاز، با مهلت', ru: 'Начало текста, со сроком' } as const;
const COLLEAGUE = { fa: 'متن دیگر', ru: 'Иной текст' } as const;
const REASON = { fa: 'برای روشنی', ru: 'Для ясности' } as const;
const WIDTHS = [1280, 390] as const;

describe.skipIf(!canBrowse)('the list of drafts', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
  });
  afterAll(() => server?.stop());

  let ids = 0;
  const command = async (who: string, body: object): Promise<{ readonly clause?: string }> => {
    const path = `/api/resolutions/${ROOM}/commands`;
    const answer = await server.call('POST', path, await server.signIn(who), { id: `d${++ids}`, ...body });
    expect(answer.body).toMatchObject({ ok: true });
    return answer.body as { clause?: string };
  };
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
  /** Goes on with Tab until the focus is on a button of that name; a keyboard that does not get there has no way. */
  const tabTo = async (page: Page, name: string, times = 1): Promise<void> => {
    let left = times;
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      if ((await focused(page)) === name && --left === 0) return;
    }
    throw new Error(`no way to "${name}" by Tab; the focus is on "${await focused(page)}"`);
  };

  it.each(inTurn(0))('is worked by the keyboard (%s, %s)', { timeout: 90_000 }, async (...look) => {
    const [lang] = look;
    const [who, colleague] = lang === 'fa' ? ['ir-neg', 'ir-head'] : ['ru-neg', 'ru-head'];
    const texts = (words: { readonly [each in 'fa' | 'ru']: string }): { readonly [each in Lang]?: string } => ({
      [lang]: words[lang],
    });
    const add = { type: 'clause.add', after: 'env-h1', kind: 'paragraph', level: 1, texts: TEXT };
    const clause = (await command('sec-1', add)).clause as string;
    const save = (draft: string, words: typeof OWN | typeof COLLEAGUE): object => ({
      ...{ type: 'draft.save', draft, clause, texts: texts(words), base: texts(TEXT), origin: 'own' },
      reason: REASON[lang],
    });
    await command(colleague, save(`c-${lang}`, COLLEAGUE));
    await command(who, save(`o-${lang}`, OWN));
    const { page, t, context, errors } = await member(browser, server.address, who, look);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openResolution(page, ROOM);
    const list = page.getByRole('dialog', { name: t('drafts.title') });
    const items = list.locator('.draft-item');
    const count = page.getByRole('button', { name: t('drafts.count', { count: 2 }) });
    await count.focus();
    await page.keyboard.press('Enter');
    await items.nth(1).waitFor();
    // Each is read against the text, word by word.
    expect((await items.nth(0).locator('ins').allInnerTexts()).join('').trim()).toBe(
      OWN[lang].slice(TEXT[lang].length).trim(),
    );
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await picture(page, `drafts-${look.join('-')}-${width}`);
      // Nothing of it is wider than the window.
      const wider = await list.evaluate((dialog) => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return dialog.scrollWidth > dialog.clientWidth || scrollWidth > clientWidth;
      });
      expect([width, wider]).toEqual([width, false]);
    }
    expect(await complaintsInBoth(page, look[1], '[role=dialog]')).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });

    await tabTo(page, t('drafts.copy'));
    await page.keyboard.press('Enter');
    await items.nth(0).getByText(t('members.copied')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(OWN[lang]);

    // A question, to which Enter says no.
    await tabTo(page, t('drafts.discard'));
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === t('drafts.discard.keep'), 'the focus on keeping it');
    await picture(page, `drafts-sure-${look.join('-')}`);
    await page.keyboard.press('Enter');
    await items.nth(0).getByText(t('drafts.discard.sure')).waitFor({ state: 'detached' });
    expect(await items.count()).toBe(2);
    await until(async () => (await focused(page)) === t('drafts.discard'), 'the focus back on the question');

    // A colleague's is taken over: the dialog for writing has its words, and what is kept of it is one's own.
    await tabTo(page, t('proposals.draft.takeOver'));
    await page.keyboard.press('Enter');
    const words = page.locator(`.proposal-form [data-column=${lang}] textarea`);
    await words.waitFor();
    expect(await words.inputValue()).toBe(COLLEAGUE[lang]);
    await page.keyboard.press('Escape');
    await words.waitFor({ state: 'detached' });

    // One's own is gone on with, and tabled. The list is still there, below.
    await tabTo(page, t('proposals.draft.continue'));
    await page.keyboard.press('Enter');
    await words.waitFor();
    expect(await words.inputValue()).toBe(OWN[lang]);
    await page.keyboard.press('Control+Enter');
    await page.locator(`.prop[data-anchor="${clause}"]`).waitFor();
    await until(async () => (await items.count()) === 1 || (await list.count()) === 0, 'the draft to be gone');
    expect(errors).toEqual([]);
    await context.close();
  });
});
