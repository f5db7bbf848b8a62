/**
 * Decisions and comments that were given without a line, seen: they are counted, marked in words where they will stand,
 * asked about before anybody leaves, kept over a killed page, and sent once. And what was refused, at once or later: its
 * words stand there, over a reload, until their author puts them away, which the keyboard can do.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notesRoom } from '../../src/crdt/rooms.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import type { Command } from '../../src/domain/command.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { writes } from '../support/typist.ts';
import { cut, slowLine } from './hands.ts';
import { complaints, type Look, member, picture, ROOM } from './walk.ts';

type Someone = Awaited<ReturnType<typeof member>> & { readonly line: Awaited<ReturnType<typeof slowLine>> };

const NOTE = 'До решения столицы';
const WORDS = 'Спросить о сроке';
const TEXT = { fa: 'متن', ru: 'Текст', az: 'Mətn', kk: 'Мәтін' } as const;
const DELEGATES = ['ir-neg', 'ru-neg', 'az-neg', 'kz-neg', 'tm-neg'];

describe.skipIf(!canBrowse)('what was given without a line', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  /** Those who stay at the table for another case. */
  let staff: Someone;
  let iran: Someone;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    secretary = await server.signIn('sec-1');
  });
  afterAll(() => server?.stop());

  let ids = 0;
  const command = async (token: string, body: object): Promise<{ readonly clause?: string; proposal?: string }> => {
    const answer = await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, { id: `t${++ids}`, ...body });
    expect(answer.body).toMatchObject({ ok: true });
    return answer.body as { clause?: string; proposal?: string };
  };
  const fresh = async (): Promise<string> =>
    (await command(secretary, { type: 'clause.add', after: 'env-h1', kind: 'paragraph', level: 1, texts: TEXT }))
      .clause as string;
  const stands = async (id: string): Promise<Clause> =>
    (await server.declaration(ROOM, secretary)).clauses.find((each) => each.id === id) as Clause;
  const agreed = async (id: string): Promise<void> => {
    const { digest } = await stands(id);
    for (const who of DELEGATES)
      await command(await server.signIn(who), { type: 'stance.record', clause: id, stance: 'agree', seen: digest });
  };
  const tabled = async (who: string, clause: string): Promise<string> => {
    const { digest: seen } = await stands(clause);
    const draft = { type: 'proposal.table', clause, texts: { ru: 'Иной текст' }, reason: 'Яснее', seen };
    return (await command(await server.signIn(who), draft)).proposal as string;
  };
  /** What the logs of the text and of what is said about it hold of these members' decisions on a clause, as types. */
  const logged = (who: string): Command[] =>
    [ROOM, notesRoom(ROOM)].flatMap((room) =>
      [...server.workspace.storage.records(room, 1, Number.MAX_SAFE_INTEGER)].flatMap(({ kind, member: by, body }) =>
        kind === 'command' && by === who ? [(body as { command: Command }).command] : [],
      ),
    );
  const typesOn = (who: string, clause: string): string[] =>
    logged(who)
      .filter((each) => !('clause' in each) || each.clause === clause)
      .map(({ type }) => type);

  const at = async (page: Page, clause: string): Promise<void> => {
    await page.locator(`.gut[data-clause="${clause}"]`).click();
    await page.locator(`.row.cur#row-${clause}`).waitFor();
  };
  const press = (page: Page, name: string): Promise<void> =>
    page
      .locator('aside.insp')
      .getByRole('button', { name, exact: true })
      .and(page.locator(':not([aria-disabled=true])'))
      .click();
  const waiting = (page: Page): Locator => page.locator('aside.insp .waiting-sect');
  /** The list in a narrow and in a wide window: for those who look, nothing of it is wider than the window, and axe once. */
  const look = async (page: Page, name: string): Promise<void> => {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}`);
      const fits = await page.getByRole('dialog').evaluate((dialog) => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return dialog.scrollWidth <= dialog.clientWidth && scrollWidth <= clientWidth;
      });
      expect([width, fits]).toEqual([width, true]);
    }
    expect(await complaints(page, '[role=dialog]')).toEqual([]);
  };
  const say = async ({ page, t }: Someone, text: string): Promise<void> => {
    await page.getByRole('button', { name: t('comments.new') }).click();
    await page.getByRole('radio', { name: t('comments.scope.all') }).check();
    await page.locator('.said-field').fill(text);
    await page.getByRole('button', { name: t('comments.send.all') }).click();
  };
  const sit = async (who: string, look: Look): Promise<Someone> => {
    const someone = await member(browser, server.address, who, look);
    const line = await slowLine(someone.page);
    await openResolution(someone.page, ROOM);
    await someone.page.locator('.saved svg.ok').waitFor();
    return { ...someone, line };
  };
  it('by a delegation: a stance, a comment, a proposal taken back; they outlive their page and happen once', {
    timeout: 120_000,
  }, async () => {
    const clause = await fresh();
    await tabled('ru-neg', clause);
    const someone = await sit('ru-neg', ['ru', 'dark']);
    const { page, context, t } = someone;
    await cut(context, page);
    await at(page, clause);
    await page.getByLabel(t('insp.stance.note')).fill(NOTE);
    await press(page, t('stance.reserve'));
    await say(someone, WORDS);
    const proposal = page.locator(`.prop[data-anchor="${clause}"]`);
    await proposal.getByRole('button', { name: t('proposals.withdraw'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: t('proposals.withdraw'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });

    // In words: at the top of the inspector, beside the own stance, on the proposal, in the head of the row.
    const stance = t('given.line', { what: t('history.decision.stance.record', { stance: t('stance.reserve') }) });
    const withdrawal = t('given.line', { what: t('history.decision.proposal.withdraw') });
    await waiting(page).getByText(NOTE).waitFor();
    expect(await waiting(page).locator('.msg').count()).toBe(3);
    expect(await waiting(page).innerText()).toContain(WORDS);
    expect(await page.locator('.insp .kv-row').getByText(stance).count()).toBe(1);
    expect(await proposal.getByText(withdrawal).count()).toBe(1);
    const row = page.locator(`#row-${clause}`);
    expect(await row.locator('.waits').innerText()).toBe(t('given.mark', { count: 3 }));
    expect(await row.locator('.waits').getAttribute('aria-label')).toContain(
      t('history.decision.stance.record', { stance: t('stance.reserve') }),
    );
    expect(await page.getByLabel(t('insp.stance.note')).inputValue()).toBe('');
    // What is taken back already is not offered again.
    const again = proposal.getByRole('button', { name: t('proposals.withdraw'), exact: true });
    expect(await again.getAttribute('aria-disabled')).toBe('true');
    const bar = page.locator('.note-bar', { hasText: t('notice.offline') });
    expect(await bar.innerText()).toContain('3');
    await picture(page, 'given-waits-ru-dark');
    expect(await complaints(page)).toEqual([]);
    await bar.getByRole('button', { name: t('given.show') }).click();
    await look(page, 'given-list-ru-dark');
    await page.keyboard.press('Escape');

    // Nobody leaves unasked.
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await closing;
    await page.getByRole('button', { name: t('menu.settings') }).click();
    await page.getByRole('menuitem', { name: t('menu.signOut') }).click();
    await page.getByText(t('leave.body', { unsent: 3 })).waitFor();
    await picture(page, 'given-leave-ru-dark');
    await page.getByRole('button', { name: t('leave.stay') }).click();

    await page.close({ runBeforeUnload: false });
    expect(typesOn('ru-neg', clause)).toEqual(['proposal.table']);
    await context.setOffline(false);
    const next = await context.newPage();
    await openResolution(next, ROOM);
    await next.locator('.saved svg.ok').waitFor();
    await until(() => typesOn('ru-neg', clause).length === 4, 'three decisions');
    expect(typesOn('ru-neg', clause)).toEqual(['proposal.table', 'stance.record', 'proposal.withdraw', 'comment.add']);
    expect((await stands(clause)).stances.RU).toMatchObject({ stance: 'reserve', note: NOTE });
    await at(next, clause);
    await next.locator('.thread', { hasText: WORDS }).waitFor();
    await waiting(next).waitFor({ state: 'detached' });
    expect(await next.locator('.waits, .thread .unsent').count()).toBe(0);
    await context.close();
  });

  it('by the secretariat: a status, holding, a proposal rejected; they go by themselves when the line is back', {
    timeout: 120_000,
  }, async () => {
    const [ready, open] = [await fresh(), await fresh()];
    await agreed(ready);
    await tabled('kz-neg', open);
    staff = await sit('sec-2', ['fa', 'light']);
    const { page, context, t, errors } = staff;
    await cut(context, page);
    await at(page, ready);
    const status = t('insp.status.to', { status: t('status.agreed') });
    await press(page, status);
    await page
      .locator('.insp .status-line + .waits')
      .getByText(t('given.line', { what: status }))
      .waitFor();
    const given = page.locator('aside.insp').getByRole('button', { name: status, exact: true });
    expect(await given.getAttribute('aria-disabled')).toBe('true');
    await at(page, open);
    await press(page, t('insp.hold'));
    const proposal = page.locator(`.prop[data-anchor="${open}"]`);
    await proposal.getByRole('button', { name: t('proposals.reject'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('اکنون نه');
    await dialog.getByRole('button', { name: t('proposals.reject'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await waiting(page).getByText('اکنون نه').waitFor();
    expect(await waiting(page).locator('.msg').count()).toBe(2);
    expect([
      await page.locator(`#row-${ready} .waits`).innerText(),
      await page.locator(`#row-${open} .waits`).innerText(),
    ]).toEqual([t('given.mark', { count: 1 }), t('given.mark', { count: 2 })]);
    await picture(page, 'given-waits-fa-light');
    expect(await complaints(page)).toEqual([]);
    // The bar opens the list of all of them.
    await page
      .locator('.note-bar')
      .getByRole('button', { name: t('given.show') })
      .click();
    const list = page.getByRole('dialog');
    expect(await list.locator('.draft-item').count()).toBe(3);
    expect(await list.getByText(t('given.waits')).count()).toBe(3);
    await look(page, 'given-list-fa-light');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });

    await context.setOffline(false);
    await page.locator('.saved svg.ok').waitFor();
    await until(async () => (await stands(ready)).status === 'agreed', 'the status');
    await until(async () => (await stands(open)).held === true, 'holding');
    await page.locator('.waits').first().waitFor({ state: 'detached' });
    // Each once; what closes a clause is decided a moment later, when all have been asked to stop.
    const done = logged('sec-2').slice(-3);
    expect(done.map(({ type }) => type).sort()).toEqual(['clause.hold', 'clause.status', 'proposal.reject']);
    expect(errors).toEqual([]);
  });

  it('comes back in words when the text has become another, over a reload, until it is put away by the keyboard', {
    timeout: 120_000,
  }, async () => {
    const [clause, other] = [await fresh(), await fresh()];
    const proposal = await tabled('ir-neg', other);
    iran = await sit('ir-neg', ['fa', 'light']);
    const { page, context, t } = iran;
    await cut(context, page);
    await at(page, clause);
    await page.getByLabel(t('insp.stance.note')).fill('تا تأیید پایتخت');
    await press(page, t('stance.object'));
    await at(page, other);
    await page
      .locator(`.prop[data-anchor="${other}"]`)
      .getByRole('button', { name: t('proposals.withdraw'), exact: true })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('proposals.withdraw'), exact: true })
      .click();
    // Meanwhile the text becomes another, and the proposal is decided.
    await writes(server, 'kz-neg', ROOM, { clause, lang: 'kk' }, ' жаңа');
    await command(secretary, { type: 'proposal.reject', proposal });
    await context.setOffline(false);
    await page.locator('.saved svg.ok').waitFor();

    const bar = page.locator('.note-bar.bad', { hasText: t('given.back', { count: 2 }) });
    await bar.waitFor();
    expect((await stands(clause)).stances.IR).toBeUndefined();
    // From here on the keyboard alone.
    await bar.getByRole('button', { name: t('given.show') }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog');
    const items = list.locator('.draft-item');
    await items.nth(1).waitFor();
    expect(await items.nth(0).innerText()).toContain('تا تأیید پایتخت');
    expect(await items.nth(0).innerText()).toContain(t('refusal.text-changed'));
    expect(await items.nth(1).locator('.mark.bad').innerText()).not.toBe('');
    await look(page, 'given-back-fa-light');
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(t('given.goTo'));
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(t('given.dismiss'));
    await page.keyboard.press('Enter');
    await items.nth(1).waitFor({ state: 'detached' });
    // The focus does not fall out of the dialog with the button that had it.
    await until(
      () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
      'the focus in the dialog',
    );
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    // One alone says itself what it was and why.
    const one = page.locator('.note-bar.bad');
    expect(await one.innerText()).toContain(t('history.decision.proposal.withdraw'));
    await page.reload();
    await one.waitFor();
    // Its author wrote nothing with it, so it is put away from the bar.
    await one.getByRole('button', { name: t('given.dismiss') }).focus();
    await page.keyboard.press('Enter');
    await one.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.saved svg.ok').waitFor();
    expect(await page.locator('.note-bar.bad').count()).toBe(0);
  });

  it('is said in the dialog in which it was decided, over the words that were written there', {
    timeout: 120_000,
  }, async () => {
    const clause = await fresh();
    const proposal = await tabled('kz-neg', clause);
    const { page, t, line } = staff;
    await page.emulateMedia({ colorScheme: 'dark' });
    await at(page, clause);
    await page
      .locator(`.prop[data-anchor="${clause}"]`)
      .getByRole('button', { name: t('proposals.reject'), exact: true })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('اکنون نه');
    line.hold();
    await command(secretary, { type: 'proposal.reject', proposal });
    await dialog.getByRole('button', { name: t('proposals.reject'), exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').innerText()).not.toBe('');
    expect(await dialog.getByRole('textbox').inputValue()).toBe('اکنون نه');
    await picture(page, 'refused-in-dialog-fa-dark');
    expect(await complaints(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.note-bar.bad').innerText()).toContain(t('history.decision.proposal.reject'));
    line.release();
  });

  it('stays over a reload also when it was refused at once, and goes when the same is accepted', {
    timeout: 120_000,
  }, async () => {
    const clause = await fresh();
    const { page, t, line } = iran;
    await at(page, clause);
    line.hold();
    await writes(server, 'kz-neg', ROOM, { clause, lang: 'kk' }, ' тез');
    await page.getByLabel(t('insp.stance.note')).fill(NOTE);
    await press(page, t('stance.object'));
    const bar = page.locator('.note-bar.bad');
    await bar.waitFor();
    expect(await bar.count()).toBe(1);
    expect(await bar.innerText()).toContain(t('refusal.text-changed'));
    await picture(page, 'refused-at-once-fa-light');
    // The note is not lost either: it stands where it was written.
    expect(await page.getByLabel(t('insp.stance.note')).inputValue()).toBe(NOTE);
    line.release();
    await page.reload();
    await bar.waitFor();
    await bar.getByRole('button', { name: t('given.show') }).click();
    expect(await page.getByRole('dialog').locator('.draft-item').innerText()).toContain(NOTE);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('given.goTo') })
      .click();
    await page.locator(`.row.cur#row-${clause}`).waitFor();
    expect(await page.getByLabel(t('insp.stance.note')).inputValue()).toBe(NOTE);
    await press(page, t('stance.object'));
    await until(async () => (await stands(clause)).stances.IR?.note === NOTE, 'the stance');
    await bar.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.saved svg.ok').waitFor();
    expect(await bar.count()).toBe(0);
  });
});
