/**
 * The note that goes with a stance, as it is typed: sent with the stance, and otherwise kept for its clause, whatever its
 * author does in between.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { smallTable } from '../support/small-table.ts';
import { cut, slowLine } from './hands.ts';
import { inTurn, member, ROOM } from './walk.ts';

const TEXT = { fa: 'متن', ru: 'Текст', az: 'Mətn', kk: 'Мәтін' } as const;

describe.skipIf(!canBrowse)('the note on a stance', () => {
  let server: TestServer;
  let browser: Browser;
  let secretary: string;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser(smallTable()));
    secretary = await server.signIn('sec-1');
  });
  afterAll(() => server?.stop());

  let ids = 0;
  const fresh = async (): Promise<string> => {
    const add = { id: `a${++ids}`, type: 'clause.add', after: 'env-h1', kind: 'paragraph', level: 1, texts: TEXT };
    const answer = await server.call('POST', `/api/resolutions/${ROOM}/commands`, secretary, add);
    return (answer.body as { clause: string }).clause;
  };
  const noted = async (clause: string, party: string): Promise<unknown[]> => {
    const found = (await server.declaration(ROOM, secretary)).clauses.find(({ id }) => id === clause);
    const record = found?.stances[party];
    return record ? [record.stance, record.note] : [];
  };
  const at = async (page: Page, clause: string): Promise<void> => {
    await page.locator(`.gut[data-clause="${clause}"]`).click();
    await page.locator(`.row.cur#row-${clause}`).waitFor();
  };
  const sit = async (who: string, look: Parameters<typeof member>[3]) => {
    const someone = await member(browser, server.address, who, look);
    await openResolution(someone.page, ROOM);
    await someone.page.locator('.saved svg.ok').waitFor();
    const { page, t } = someone;
    return {
      ...someone,
      field: page.getByLabel(t('insp.stance.note')),
      press: (name: string) => page.locator('.own-stance').getByRole('button', { name, exact: true }).click(),
    };
  };

  it.each(inTurn(0))(
    'is kept for its clause and goes with the stance (%s, %s)',
    { timeout: 90_000 },
    async (...look) => {
      const [one, other] = [await fresh(), await fresh()];
      const { page, t, field, press, context, errors } = await sit('ir-neg', look);
      await at(page, one);
      await field.focus();
      await page.keyboard.type('تا تأیید پایتخت');
      // Another clause has its own.
      await at(page, other);
      expect(await field.inputValue()).toBe('');
      await field.focus();
      await page.keyboard.type('دیگر');
      await at(page, one);
      expect(await field.inputValue()).toBe('تا تأیید پایتخت');
      // The inspector is closed and opened.
      const toggle = page.getByRole('button', { name: t('tools.inspector') });
      await toggle.click();
      await field.waitFor({ state: 'detached' });
      await toggle.click();
      expect(await field.inputValue()).toBe('تا تأیید پایتخت');
      // Another page and back, then a reload.
      await page.goto('/#/');
      await page.locator('.led').first().waitFor();
      await page.goto(`/#/r/${ROOM}/${one}`);
      await page.locator(`.row.cur#row-${one}`).waitFor();
      expect(await field.inputValue()).toBe('تا تأیید پایتخت');
      await page.reload();
      await page.locator(`.row.cur#row-${one}`).waitFor();
      expect(await field.inputValue()).toBe('تا تأیید پایتخت');
      await press(t('stance.reserve'));
      await until(async () => (await noted(one, 'IR')).length > 0, 'the stance');
      expect(await noted(one, 'IR')).toEqual(['reserve', 'تا تأیید پایتخت']);
      await until(async () => (await field.inputValue()) === '', 'the field to be empty');
      await page.reload();
      await page.locator(`.row.cur#row-${one}`).waitFor();
      expect(await field.inputValue()).toBe('');
      await at(page, other);
      expect(await field.inputValue()).toBe('دیگر');
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it.each(inTurn(1))('comes after the stance, and joins it (%s, %s)', { timeout: 90_000 }, async (...look) => {
    const clause = await fresh();
    const { page, t, field, press, context } = await sit('kz-neg', look);
    await at(page, clause);
    await press(t('stance.object'));
    await until(async () => (await noted(clause, 'KZ')).length > 0, 'the stance');
    expect(await noted(clause, 'KZ')).toEqual(['object', undefined]);
    await field.focus();
    await page.keyboard.type('Мерзімі жоқ');
    await press(t('insp.stance.note.add', { stance: t('stance.object') }));
    await until(async () => (await noted(clause, 'KZ'))[1] !== undefined, 'the note');
    expect(await noted(clause, 'KZ')).toEqual(['object', 'Мерзімі жоқ']);
    await context.close();
  });

  it('is not taken away when more of it is written before the answer', { timeout: 90_000 }, async () => {
    const clause = await fresh();
    const someone = await member(browser, server.address, 'az-neg', ['az', 'light']);
    const { page, t, context } = someone;
    const line = await slowLine(page, true);
    await openResolution(page, ROOM);
    await page.locator('.saved svg.ok').waitFor();
    await at(page, clause);
    const field = page.getByLabel(t('insp.stance.note'));
    await field.focus();
    await page.keyboard.type('Müddət yoxdur');
    line.hold();
    await page
      .locator('.own-stance')
      .getByRole('button', { name: t('stance.object') })
      .click();
    await until(async () => (await noted(clause, 'AZ')).length > 0, 'the stance');
    await field.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(', təkrar');
    line.release();
    await page.getByText(t('insp.stance.recorded')).waitFor();
    expect([await noted(clause, 'AZ'), await field.inputValue()]).toEqual([
      ['object', 'Müddət yoxdur'],
      'Müddət yoxdur, təkrar',
    ]);
    await context.close();
  });

  it('goes offline with its stance, and what is written afterwards is another one', { timeout: 90_000 }, async () => {
    const clause = await fresh();
    const { page, t, field, press, context } = await sit('tm-neg', ['tk', 'dark']);
    await at(page, clause);
    await cut(context, page);
    await field.focus();
    await page.keyboard.type('Paýtagta çenli');
    await press(t('stance.reserve'));
    await page.locator('.waiting-sect').getByText('Paýtagta çenli').waitFor();
    await field.focus();
    await page.keyboard.type('Soňra');
    await context.setOffline(false);
    await until(async () => (await noted(clause, 'TM')).length > 0, 'the stance');
    expect([await noted(clause, 'TM'), await field.inputValue()]).toEqual([['reserve', 'Paýtagta çenli'], 'Soňra']);
    await page.reload();
    await page.locator(`.gut[data-clause="${clause}"]`).waitFor();
    await at(page, clause);
    expect(await field.inputValue()).toBe('Soňra');
    await context.close();
  });
});
