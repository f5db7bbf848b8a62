/**
 * Other wording from the first word to the decision: written offline in two columns, found again by the next page, tabled,
 * rivalled, accepted, the rival flagged with the words in conflict. What is read here is the page, not the program.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause/clause.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { complaints, member, picture, ROOM, words } from './walk.ts';

const t = words('en');

/** A redline as it stands in the page: [what was, what would be]. */
const sides = (cell: Locator): Promise<readonly [string, string]> =>
  cell.locator('.doc').evaluate((doc) => {
    const side = (tag: string): string => {
      const copy = doc.cloneNode(true) as HTMLElement;
      for (const other of copy.querySelectorAll(tag)) other.remove();
      return copy.textContent ?? '';
    };
    return [side('ins'), side('del')] as const;
  });

/** Shows the sentences that stay as they are, too, where any are left out. */
const whole = async (proposal: Locator): Promise<void> => {
  const more = proposal.getByRole('button', { name: t('proposals.more') });
  if ((await more.count()) > 0) await more.click();
};

const column = (parent: Locator | Page, lang: Lang): Locator => parent.locator(`[data-column="${lang}"]`);

describe.skipIf(!canBrowse)('proposals', () => {
  let server: TestServer;
  let browser: Browser;
  let clause: string;
  let bracketed: string;
  /** Draft paragraphs without brackets. */
  let plain: readonly Clause[];
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    const open = (brackets: { readonly [lang in Lang]?: number }): number => Math.max(0, ...Object.values(brackets));
    const drafts = clauses.filter(({ kind, status, held }) => kind === 'paragraph' && status === 'draft' && !held);
    bracketed = drafts.find(({ brackets }) => open(brackets) > 0)?.id ?? '';
    plain = drafts.filter(({ brackets }) => open(brackets) === 0);
  });
  afterAll(() => server?.stop());

  const text = async (lang: Lang): Promise<string> => {
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    return toPlain(clauses.find(({ id }) => id === clause)?.texts[lang]?.paragraphs ?? []);
  };
  const select = async (page: Page): Promise<void> => page.locator(cellSelector(clause, 'ru')).focus();
  const was = (lang: Lang): string => toPlain(plain.find(({ id }) => id === clause)?.texts[lang]?.paragraphs ?? []);
  const propsIn = (page: Page): Locator => page.locator(`.prop[data-anchor="${clause}"]`);
  /** The last word of the Russian column becomes another, which is where the two proposals meet. */
  const russian = (word: string): string => was('ru').replace(/\p{L}+(?=\P{L}*$)/u, word);

  it('are written offline, survive their page, compete and are decided', { timeout: 120_000 }, async () => {
    const author = await member(browser, server.address, 'kz-neg', ['en', 'light']);
    await openResolution(author.page, ROOM);
    const anchors = await author.page.locator('.prop').evaluateAll((all) => all.map((one) => one.dataset.anchor));
    clause = plain.find(({ id }) => !anchors.includes(id))?.id ?? '';
    await author.context.setOffline(true);
    await author.page.locator('.saved svg.warn').waitFor();
    await select(author.page);
    await author.page.keyboard.press('Control+Shift+P');
    const sheet = author.page.getByRole('dialog');
    await column(sheet, 'ru').locator('textarea').fill(russian('первое'));
    await column(sheet, 'kk')
      .locator('textarea')
      .fill(`${was('kk')} Жаңа.`);
    await sheet.getByLabel(t('proposals.reason')).fill('Hosting is shared');
    await sheet.getByText(t('proposals.draft.here')).waitFor();
    expect(await sheet.getByText(t('proposals.table.offline')).count()).toBe(1);
    expect(await complaints(author.page)).toEqual([]);
    await picture(author.page, 'proposal-offline');
    await author.page.close({ runBeforeUnload: false });

    await author.context.setOffline(false);
    const page = await author.context.newPage();
    await openResolution(page, ROOM);
    await select(page);
    const draft = page.locator('.draft-line');
    await draft.getByRole('button', { name: t('proposals.draft.continue') }).click();
    expect(await column(page.getByRole('dialog'), 'ru').locator('textarea').inputValue()).toBe(russian('первое'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('proposals.table'), exact: true })
      .click();
    await propsIn(page).waitFor();
    await draft.waitFor({ state: 'detached' });
    // Without a button that the rule does not offer: not even the author's delegation accepts.
    const own = propsIn(page).first();
    expect(await own.locator('.prop-acts button').allInnerTexts()).toEqual([
      t('proposals.withdraw'),
      t('proposals.amend'),
    ]);
    await whole(own);
    expect(await sides(column(own, 'ru'))).toEqual([was('ru'), russian('первое')]);
    expect(await sides(column(own, 'kk'))).toEqual([was('kk'), `${was('kk')} Жаңа.`]);
    expect(await text('ru')).toBe(was('ru'));

    const rival = await member(browser, server.address, 'ir-neg', ['en', 'dark']);
    await openResolution(rival.page, ROOM);
    await select(rival.page);
    await rival.page.keyboard.press('Control+Shift+P');
    const other = rival.page.getByRole('dialog');
    await column(other, 'ru').locator('textarea').fill(russian('второе'));
    await column(other, 'fa')
      .locator('textarea')
      .fill(`${was('fa')} تازه.`);
    await other.getByLabel(t('proposals.reason')).fill('As agreed in Baku');
    await rival.page.keyboard.press('Control+Enter');
    await other.waitFor({ state: 'detached' });
    await propsIn(page).nth(1).waitFor();

    const chair = await member(browser, server.address, 'sec-1', ['en', 'light']);
    await openResolution(chair.page, ROOM);
    await select(chair.page);
    const props = propsIn(chair.page);
    await props.nth(1).waitFor();
    expect(await complaints(chair.page)).toEqual([]);
    await picture(chair.page, 'proposals');
    await props
      .first()
      .getByRole('button', { name: t('proposals.accept'), exact: true })
      .click();
    await chair.page
      .getByRole('dialog')
      .getByRole('button', { name: t('proposals.accept'), exact: true })
      .click();
    await until(async () => (await text('ru')) === russian('первое'), 'the accepted words in the text');
    await until(async () => (await props.count()) === 1, 'one proposal left');
    const left = propsIn(rival.page);
    await left.locator('.conflicts').waitFor();
    expect((await left.locator('.conflicts q').allInnerTexts()).slice(0, 2)).toEqual(['первое', 'второе']);
    await whole(left);
    // Where nobody else wrote, it stands on the present text; where both did, on its own.
    expect(await sides(column(left, 'fa'))).toEqual([was('fa'), `${was('fa')} تازه.`]);
    expect(await sides(column(left, 'ru'))).toEqual([was('ru'), russian('второе')]);
    expect(
      await props.getByRole('button', { name: t('proposals.accept'), exact: true }).getAttribute('aria-disabled'),
    ).toBe('true');
    const decided = chair.page.locator('.proposals .decided');
    await decided.getByText(t('proposals.decided', { count: 1 })).click();
    expect(await decided.innerText()).toContain(t('proposals.state.accepted'));

    await rival.page.getByRole('button', { name: t('proposals.outlook') }).click();
    await rival.page.getByRole('menuitem').first().click();
    await rival.page.locator('.outlook .conflicts').waitFor();
    expect(await sides(column(rival.page.locator(`#outlook-${clause}`), 'fa'))).toEqual([
      was('fa'),
      `${was('fa')} تازه.`,
    ]);
    await picture(rival.page, 'outlook');
    await rival.page.getByRole('button', { name: t('proposals.outlook.back') }).click();
    await rival.page.locator(cellSelector(clause, 'ru')).waitFor();
    for (const { errors } of [author, rival, chair]) expect(errors).toEqual([]);
    for (const { context } of [author, rival, chair]) await context.close();
  });

  it('are issued by the chair as one text, that says first what it drops', { timeout: 90_000 }, async () => {
    const { page, context, errors } = await member(browser, server.address, 'sec-1', ['en', 'light']);
    const work = page.locator(`#chair-${bracketed}`);
    const open = async (): Promise<void> => {
      await page.goto(`/#/r/${ROOM}/chair`);
      await work.scrollIntoViewIfNeeded();
      await column(work, 'ru').locator('textarea').waitFor();
    };
    await open();
    const editor = column(work, 'ru');
    const brackets = editor.locator('.bracket-choices li');
    const count = await brackets.count();
    const gone = (await brackets.first().locator('.br').innerText()).slice(1, -1);
    await brackets.first().getByRole('button', { name: /^Drop/ }).click();
    await until(async () => (await brackets.count()) < count, 'a bracket to go');
    const wording = await editor.locator('textarea').inputValue();
    await page.getByRole('button', { name: t('proposals.chair.review') }).click();
    const review = page.getByRole('dialog');
    await review.getByLabel(t('proposals.chair.label')).first().fill('Chair’s text, rev. 9');
    await review.getByLabel(t('proposals.reason')).fill('To close the clause');
    expect(await review.locator('.drops').innerText()).toContain(gone);
    await picture(page, 'chair-review');
    await page.keyboard.press('Escape');
    await page.reload();
    await open();
    await until(async () => (await editor.locator('textarea').inputValue()) === wording, 'the draft after a reload');
    await page.getByRole('button', { name: t('proposals.chair.review') }).click();
    expect(await review.getByLabel(t('proposals.chair.label')).first().inputValue()).toBe('Chair’s text, rev. 9');
    await review.getByRole('button', { name: t('proposals.chair.issue') }).click();
    const issued = page.locator('.issued', { hasText: 'Chair’s text, rev. 9' });
    await issued.getByRole('button', { name: t('proposals.chair.acceptAll') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('proposals.chair.acceptAll') })
      .click();
    await issued.waitFor({ state: 'detached' });
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    const ru = clauses.find(({ id }) => id === bracketed)?.texts.ru;
    expect(toPlain(ru?.paragraphs ?? [])).toBe(wording);
    expect(errors).toEqual([]);
    await context.close();
  });
});
