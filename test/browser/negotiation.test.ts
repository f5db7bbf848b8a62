/**
 * One clause from its first word to the initials and back, by five delegations in four columns, each on a page of their own:
 * draft, bracket, two competing proposals of which one is accepted and the other carried over, stances, ad referendum, a
 * change that lapses them, agreed, initialled, reopened.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clause } from '../../src/domain/clause/clause.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import type { Lang } from '../../src/language/language.ts';
import { canBrowse, cellSelector, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { member, picture, ROOM, words } from './walk.ts';

const t = words('en');
/** Five words each, so that there is a word between any two changes. */
const TEXT = {
  fa: 'یکم دوم سوم چهارم پنجم',
  ru: 'первое второе третье четвёртое пятое',
  az: 'birinci ikinci üçüncü dördüncü beşinci',
  kk: 'бірінші екінші үшінші төртінші бесінші',
} as const;
const WRITERS = { fa: 'ir-neg', ru: 'ru-neg', az: 'az-neg', kk: 'kz-neg' } as const;
const LANGS = Object.keys(TEXT) as (keyof typeof TEXT)[];
type Delegate = (typeof WRITERS)[keyof typeof WRITERS] | 'tm-neg';
/** Turkmenistan has no column here and no page: what it says comes by the wire. */
const DELEGATES: readonly Delegate[] = [...Object.values(WRITERS), 'tm-neg'];

describe.skipIf(!canBrowse)('the negotiation of one clause', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  let clause: string;
  const pages = new Map<string, Page>();
  const errors: string[][] = [];
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    secretary = await server.signIn('sec-1');
  });
  afterAll(() => server?.stop());

  const stands = async (): Promise<Clause> => {
    const { clauses } = await server.declaration(ROOM, secretary);
    return clauses.find(({ id }) => id === clause) as Clause;
  };
  const text = async (lang: Lang): Promise<string> => toPlain((await stands()).texts[lang]?.paragraphs ?? []);
  const reads = (lang: Lang, wanted: string): Promise<void> =>
    until(async () => (await text(lang)) === wanted, `${lang} to read ${wanted}`);
  const is = (status: Clause['status']): Promise<void> =>
    until(async () => (await stands()).status === status, `the clause to be ${status}`);
  const page = (id: string): Page => pages.get(id) as Page;
  const sit = async (id: string): Promise<void> => {
    const someone = await member(browser, server.address, id, ['en', 'light']);
    errors.push(someone.errors);
    pages.set(id, someone.page);
    await openResolution(someone.page, ROOM);
  };
  const look = async (id: string): Promise<Locator> => {
    await page(id).locator(cellSelector(clause, 'ru')).focus();
    return page(id).locator('aside.insp');
  };
  /** Presses a button of the inspector that the rule offers. */
  const press = async (id: string, name: string): Promise<void> => {
    const button = (await look(id)).getByRole('button', { name, exact: true });
    await button.and(page(id).locator(':not([aria-disabled=true])')).click();
  };
  /** By the button, or by the wire: each page draws what any of them says. */
  const stance = async (
    id: Delegate,
    which: 'agree' | 'agree-ad-referendum',
    byHand = pages.has(id),
  ): Promise<void> => {
    if (byHand) await press(id, t(`stance.${which}`));
    else {
      const say = { id: `${id}-${Math.random()}`, type: 'stance.record', clause, stance: which };
      const seen = (await stands()).digest;
      await server.call('POST', `/api/resolutions/${ROOM}/commands`, await server.signIn(id), { ...say, seen });
    }
    const party = id.slice(0, 2).toUpperCase();
    await until(async () => {
      const { stances, digest } = await stands();
      return stances[party]?.stance === which && stances[party]?.digest === digest;
    }, `${party}: ${which}`);
  };
  const propose = async (id: Delegate, texts: Partial<Record<Lang, string>>, reason: string): Promise<void> => {
    await look(id);
    await page(id).keyboard.press('Control+Shift+P');
    const sheet = page(id).getByRole('dialog');
    for (const [lang, words] of Object.entries(texts))
      await sheet.locator(`[data-column="${lang}"] textarea`).fill(words);
    await sheet.getByLabel(t('proposals.reason')).fill(reason);
    await page(id).keyboard.press('Control+Enter');
    await sheet.waitFor({ state: 'detached' });
  };
  const proposals = (id: string): Locator => page(id).locator(`.prop[data-anchor="${clause}"]`);
  const accept = async (proposal: Locator, reason?: string): Promise<void> => {
    await proposal.getByRole('button', { name: t('proposals.accept'), exact: true }).click();
    const dialog = page('sec-1').getByRole('dialog');
    if (reason) await dialog.getByRole('textbox').first().fill(reason);
    await dialog.getByRole('button', { name: t('proposals.accept'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const confirmed = async (a: Lang, b: Lang): Promise<void> => {
    const { texts } = await stands();
    const seen = { [a]: texts[a]?.digest, [b]: texts[b]?.digest };
    const command = { id: `${a}-${b}`, type: 'concordance.confirm', clause, languages: [a, b], seen };
    const token = await server.signIn('legal-1');
    expect((await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, command)).status).toBe(200);
  };

  it('goes from the first word to the initials, and is reopened', { timeout: 180_000 }, async () => {
    const added = await server.call('POST', `/api/resolutions/${ROOM}/commands`, secretary, {
      ...{ id: 'add', type: 'clause.add', after: 'env-p10', kind: 'paragraph', level: 1 },
    });
    clause = (added.body as { clause: string }).clause;
    await Promise.all([...Object.values(WRITERS), 'sec-1'].map(sit));

    // Draft: four hands at once.
    await Promise.all(
      LANGS.map(async (lang) => {
        const one = page(WRITERS[lang]);
        await one.locator(`${cellSelector(clause, lang)}[aria-readonly=false]`).click();
        await one.waitForFunction(() => (document.activeElement as HTMLElement).isContentEditable);
        await one.keyboard.insertText(TEXT[lang]);
      }),
    );
    for (const lang of LANGS) await reads(lang, TEXT[lang]);

    // Bracket: Iran brackets its words, the others are told that theirs are missing and add them with one click.
    await page('ir-neg').keyboard.press('Control+A');
    await page('ir-neg').keyboard.press('Control+BracketLeft');
    await reads('fa', `[${TEXT.fa}]`);
    for (const lang of ['ru', 'az', 'kk'] as const) {
      const foot = page(WRITERS[lang]).locator(`${cellSelector(clause, lang)} [data-act=add-bracket]`);
      await foot.click();
      await reads(lang, `[${TEXT[lang]}]`);
    }
    await picture(page('sec-1'), 'negotiation-bracket');

    // Two proposals: Russia takes the brackets away, Kazakhstan wants another third word.
    await propose('ru-neg', TEXT, 'Nobody contests it any more');
    await propose('kz-neg', { kk: `[${TEXT.kk.replace('үшінші', 'басқа')}]` }, 'Дәлірек');
    await proposals('sec-1').nth(1).waitFor();
    await look('sec-1');
    await accept(proposals('sec-1').first());
    for (const lang of LANGS) await reads(lang, TEXT[lang]);
    // The other one was carried over: without the brackets, and still with its word.
    await until(async () => (await proposals('kz-neg').count()) === 1, 'one proposal left');
    const carried = proposals('kz-neg').locator('[data-column=kk] .doc');
    await until(async () => (await carried.locator('ins').allInnerTexts()).join('').trim() === 'басқа', 'the word');
    expect((await carried.locator('del').allInnerTexts()).join('').trim()).toBe('үшінші');
    await proposals('kz-neg')
      .getByRole('button', { name: t('proposals.withdraw'), exact: true })
      .click();
    const sure = page('kz-neg').getByRole('dialog');
    if (await sure.isVisible()) await sure.getByRole('button', { name: t('proposals.withdraw'), exact: true }).click();
    await until(async () => (await proposals('sec-1').count()) === 0, 'no proposal left');

    // Ad referendum: Iran's capital still has to confirm.
    for (const id of DELEGATES) await stance(id, id === 'ir-neg' ? 'agree-ad-referendum' : 'agree');
    await press('sec-1', t('insp.status.to', { status: t('status.ad-referendum') }));
    await is('ad-referendum');
    expect(await page('kz-neg').locator(cellSelector(clause, 'kk')).getAttribute('aria-readonly')).toBe('true');

    // A change on a frozen clause reopens it, with a reason, and lapses what was said on the old text.
    await propose('az-neg', { az: TEXT.az.replace('üçüncü', 'başqa') }, 'Tərcümə dəqiqləşdirildi');
    await look('sec-1');
    await accept(proposals('sec-1').first(), 'The Azerbaijani wording is corrected');
    await is('draft');
    await reads('az', TEXT.az.replace('üçüncü', 'başqa'));
    const missing = (await look('sec-1')).locator('.need');
    await until(
      async () => (await missing.allInnerTexts()).join(' ').includes('has to confirm on the present text'),
      'the lapsed stances',
    );
    await picture(page('sec-1'), 'negotiation-lapsed');

    for (const id of DELEGATES) await stance(id, 'agree', id === 'ir-neg');
    await press('sec-1', t('insp.status.to', { status: t('status.agreed') }));
    await is('agreed');

    await sit('legal-1');
    // Initials need the languages read against each other, as many pairs as connect them.
    const initial = (await look('legal-1')).getByRole('button', {
      name: t('insp.status.to', { status: t('status.initialled') }),
      exact: true,
    });
    expect(await initial.getAttribute('aria-disabled')).toBe('true');
    await confirmed('fa', 'ru');
    await confirmed('ru', 'az');
    await confirmed('ru', 'kk');
    await until(async () => (await initial.getAttribute('aria-disabled')) !== 'true', 'the initials to be offered');
    await initial.click();
    await is('initialled');
    await picture(page('legal-1'), 'negotiation-initialled');

    // Reopened, with a reason that all are told.
    await press('sec-1', t('insp.reopen'));
    const dialog = page('sec-1').getByRole('dialog');
    await dialog.getByRole('textbox').fill('A number was wrong');
    await dialog.getByRole('button', { name: t('insp.reopen.submit'), exact: true }).click();
    await is('draft');
    const told = (await server.call('GET', '/api/notices', await server.signIn('tm-neg'))).body as {
      kind: string;
      text?: string;
    }[];
    expect(told[0]).toMatchObject({ kind: 'reopened', text: 'A number was wrong' });
    expect(errors.flat()).toEqual([]);
  });
});
