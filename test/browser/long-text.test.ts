/**
 * One mistaken paste must not stop the table for everybody. A text as long as a cell may be lands in a column whose
 * neighbour has brackets, so that everybody's page would look for the same words in it. Counted, not timed: a page that
 * works through it at one go draws no frame and takes no key, and this suite would end in its limit.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brackets } from '../../src/domain/text/brackets.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { member, ROOM, words } from './walk.ts';

const LENGTH = 95_000;
const WORDS = 'Tərəflər Xəzər dənizinin mühitinin qorunması üzrə birgə işçi qrupunun yaradılmasını alqışlayır';
const over = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
const KINDS = [
  ['ordinary prose', over(`${WORDS} və 2027-ci ilin sonuna qədər məruzə təqdim edir. `)],
  ['one long sentence', over(`${WORDS} və `)],
  ['a list with semicolons', over(`${WORDS.slice(0, 40)}; `)],
] as const;
/** Frames and letters after which a page is said to go on. */
const FRAMES = 20;
const PATIENCE = 180_000;

describe.skipIf(!canBrowse)('a very long text', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  let clause: string;
  let other: string;
  /** They stay for all kinds of text, each of which takes the place of the one before. */
  let author: Page;
  let colleague: Page;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    secretary = await server.signIn('sec-1');
    const drafts = (await server.declaration(ROOM, secretary)).clauses.filter(({ status }) => status === 'draft');
    const bracketed = drafts.filter(({ texts }) => brackets(toPlain(texts.ru?.paragraphs ?? [])).pairs.length > 0);
    clause = bracketed[0]?.id as string;
    other = drafts.find((each) => each.kind === 'paragraph' && !bracketed.includes(each))?.id as string;
    author = await open('az-neg', 'ru');
    // They answer for the same column, so their page looks for the words as well.
    colleague = await open('az-head', 'fa');
  });
  afterAll(() => server?.stop());

  const open = async (id: string, lang: 'fa' | 'ru'): Promise<Page> => {
    const { page } = await member(browser, server.address, id, [lang, 'light']);
    page.setDefaultTimeout(PATIENCE);
    await openResolution(page, ROOM);
    await page.locator(cellSelector(clause, 'az')).scrollIntoViewIfNeeded();
    return page;
  };
  const atServer = async (id: string, lang: Lang): Promise<string> => {
    const found = (await server.declaration(ROOM, secretary)).clauses.find((each) => each.id === id);
    return toPlain(found?.texts[lang]?.paragraphs ?? []);
  };
  /** By the keyboard: while rows of such a length are still being laid out, a click may find another cell where it aimed at this. */
  const enter = async (page: Page, clause: string): Promise<void> => {
    await page.locator(cellSelector(clause, 'az')).focus();
    await page.keyboard.press('Enter');
    await page.locator(`${cellSelector(clause, 'az')} .ProseMirror-focused`).waitFor();
  };
  const paste = (page: Page, text: string): Promise<void> =>
    page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);
  const frames = (page: Page): Promise<number> =>
    page.evaluate(async (wanted) => {
      let drawn = 0;
      for (; drawn < wanted; drawn++) await new Promise((next) => requestAnimationFrame(next));
      return drawn;
    }, FRAMES);
  const lengthIn = (page: Page, clause: string): Promise<number> =>
    page.locator(`${cellSelector(clause, 'az')} .doc`).evaluate((doc) => doc.textContent?.length ?? 0);

  it.each(KINDS)(
    '%s, pasted beside brackets, stops nobody, and the resolution opens again',
    { timeout: 3 * PATIENCE },
    async (_, text) => {
      await enter(author, clause);
      await author.keyboard.press('Control+a');
      await paste(author, text);
      await until(async () => (await atServer(clause, 'az')) === text, 'the text at the server', PATIENCE);
      await until(async () => (await lengthIn(colleague, clause)) >= text.length, 'the text in their page', PATIENCE);
      expect([await frames(colleague), await frames(author)]).toEqual([FRAMES, FRAMES]);
      const mark = colleague.locator(`${cellSelector(clause, 'az')} .bracket-missing`);
      await mark.getByText(words('fa')('brackets.not.looked')).waitFor();
      await enter(colleague, other);
      await colleague.keyboard.press('Control+Home');
      await colleague.keyboard.type('abc');
      await until(async () => (await atServer(other, 'az')).startsWith('abc'), 'their letters', PATIENCE);
      await author.keyboard.press('Control+Home');
      await author.keyboard.type('x');
      await until(async () => (await atServer(clause, 'az')) === `x${text}`, 'the letter behind the paste', PATIENCE);
      await colleague.reload();
      await until(async () => (await lengthIn(colleague, clause)) > text.length, 'the text in a new page', PATIENCE);
      await mark.getByText(words('fa')('brackets.not.looked')).waitFor();
      expect(await frames(colleague)).toBe(FRAMES);
      // The checks answer, too.
      expect((await server.call('GET', `/api/resolutions/${ROOM}/checks`, secretary)).status).toBe(200);
    },
  );
});
