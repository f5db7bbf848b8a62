/**
 * Procedure as people see it: a silence that is started, counted down and broken, a delegation marked absent, what a lapsed
 * stance missed, the bell, and the front page with what waits.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SummitView } from '../../src/domain/summit/summit.ts';
import { leftInWords, timeLeft } from '../../src/ui/kit/deadline.ts';
import { canBrowse, openResolution, sampleInBrowser } from '../support/browser.ts';
import type { TestServer } from '../support/server.ts';
import { complaints, complaintsInBoth, member, picture, ROOM } from './walk.ts';

type Someone = Awaited<ReturnType<typeof member>>;

const at = async (page: Page, clause: string): Promise<void> => {
  await page.goto(`/#/r/${ROOM}/${clause}`);
  await page.locator(`.row.cur#row-${clause}`).waitFor();
};
const section = (page: Page, title: string) => page.locator('.insp .sect:not(.history-section)', { hasText: title });

describe.skipIf(!canBrowse)('procedure', () => {
  let server: TestServer;
  let browser: Browser;
  let chair: Someone;
  let envoy: Someone;
  /** A draft without brackets. */
  let clause: string;
  let other: string;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
    chair = await member(browser, server.address, 'sec-1', ['ru', 'dark']);
    envoy = await member(browser, server.address, 'ir-neg', ['fa', 'light']);
    const { clauses } = await server.declaration(ROOM, await server.signIn('sec-1'));
    const ready = clauses.filter(
      ({ kind, status, brackets }) =>
        kind === 'paragraph' && status === 'draft' && Object.values(brackets).every((count) => count === 0),
    );
    [clause = '', other = ''] = ready.map(({ id }) => id);
    for (const { page } of [chair, envoy]) await openResolution(page, ROOM);
  }, 60_000);
  afterAll(() => server?.stop());

  it('starts a silence with a deadline on the summit’s clock; all see it run', { timeout: 60_000 }, async () => {
    const { page, t } = chair;
    await at(page, clause);
    await page.getByRole('button', { name: t('silence.start') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('silence.time')).fill('25:00');
    await dialog.getByText(t('silence.time.bad')).waitFor();
    expect(await dialog.getByRole('button', { name: t('silence.submit'), exact: true }).isDisabled()).toBe(true);
    await dialog.locator('.pick').nth(1).click();
    // The sample's rules give a silence three days.
    await page.getByRole('option').nth(5).click();
    await dialog.getByLabel(t('silence.time')).fill('18:30');
    await dialog.locator('.deadline-words').waitFor();
    await picture(page, 'silence-dialog-ru-dark');
    expect(await complaintsInBoth(page, 'dark', '.sheet')).toEqual([]);
    await dialog.getByRole('button', { name: t('silence.submit'), exact: true }).click();
    await page.locator(`#row-${clause} .silence-mark`).waitFor();
    await section(page, t('silence.title'))
      .getByRole('button', { name: t('silence.cancel') })
      .waitFor();

    await envoy.page.locator('.silence-bar').waitFor();
    const { resolutions } = (await server.call('GET', '/api/summit', await server.signIn('ir-neg'))).body as SummitView;
    const waiting = resolutions.flatMap((resolution) => resolution.waiting);
    const until = Date.parse(waiting.find((each) => each.clause === clause)?.silence as string);
    expect(await envoy.page.locator(`#row-${clause} .silence-mark`).innerText()).toBe(
      leftInWords(envoy, timeLeft(until, Date.now())),
    );
    await envoy.page.locator('.bell-count').waitFor();
  });

  it('is broken through the buttons of one’s own stance; the chair is told who and why', {
    timeout: 60_000,
  }, async () => {
    const { page, t } = envoy;
    await page.locator('.silence-bar').getByRole('button').click();
    await page.locator(`.row.cur#row-${clause}`).waitFor();
    await section(page, t('insp.stances')).getByText(t('silence.hint')).waitFor();
    await picture(page, 'silence-running-fa-light');
    expect(await complaints(page)).toEqual([]);
    await page.getByLabel(t('insp.stance.note')).fill('تاریخ را نمی‌پذیریم');
    await page
      .locator('.own-stance')
      .getByRole('button', { name: t('stance.object') })
      .click();
    await page.locator('.silence-bar').waitFor({ state: 'detached' });

    const outcome = section(chair.page, chair.t('silence.title'));
    await outcome.getByText('تاریخ را نمی‌پذیریم').waitFor();
    expect(await outcome.innerText()).toContain('مریم رستگار');
    expect(await chair.page.locator(`#row-${clause} .silence-mark`).count()).toBe(0);
    await chair.page.locator('.note-bar.warn', { hasText: 'مریم رستگار' }).waitFor();
  });

  it('tells it in the bell’s list, which opens the clause and can be marked as read', { timeout: 60_000 }, async () => {
    const { page, t } = chair;
    await at(page, other);
    await page.locator('.bell').focus();
    await page.keyboard.press('Enter');
    const list = page.locator('.notice-popover');
    const first = list.getByRole('link').first();
    expect(await first.innerText()).toContain('مریم رستگار');
    await picture(page, 'notices-ru-dark');
    expect(await complaintsInBoth(page, 'dark', '.popover')).toEqual([]);
    await list.getByRole('button', { name: t('notices.readAll') }).click();
    await page.locator('.bell-count').waitFor({ state: 'detached' });
    await first.click();
    await page.locator(`.row.cur#row-${clause}`).waitFor();
  });

  it('marks a delegation absent with a reason that all can read, and present again', { timeout: 60_000 }, async () => {
    const { page, t } = chair;
    await page.getByRole('button', { name: t('absent.open') }).click();
    const dialog = page.getByRole('dialog');
    // Under the sample's rules the chair announces it, and it counts a day later if the delegation says nothing.
    const kazakhstan = dialog.locator('.absence > li', { hasText: 'Казахстан' });
    await kazakhstan.getByRole('button', { name: t('absent.mark') }).click();
    await dialog.getByLabel(t('absent.reason')).fill('До утра в Астане');
    await dialog.getByRole('button', { name: t('absent.announce.submit'), exact: true }).click();
    await kazakhstan.getByText('До утра в Астане').waitFor();
    expect(await complaintsInBoth(page, 'dark', '.sheet')).toEqual([]);
    await kazakhstan.getByRole('button', { name: t('absent.call-off') }).click();
    await kazakhstan.getByText('До утра в Астане').waitFor({ state: 'detached' });
    // Whoever has said no to a text that stands is not marked by others; of itself a delegation says it at once.
    const iran = dialog.locator('.absence > li', { hasText: 'Иран' });
    await iran
      .getByRole('button', { name: t('absent.mark') })
      .and(page.locator('[aria-disabled=true]'))
      .waitFor();
    await page.keyboard.press('Escape');
    const own = envoy.page;
    await own.getByRole('button', { name: envoy.t('absent.open') }).click();
    const mine = own.getByRole('dialog');
    await mine.getByRole('button', { name: envoy.t('absent.own') }).click();
    await mine.getByLabel(envoy.t('absent.reason')).fill('تا فردا در رشت نیستیم');
    await mine.getByRole('button', { name: envoy.t('absent.mark.submit'), exact: true }).click();
    await mine.getByRole('button', { name: envoy.t('absent.back') }).waitFor();
    await page.locator('.kv-row.absent', { hasText: 'تا فردا در رشت نیستیم' }).waitFor();
    expect(await page.locator(`#row-${clause} .stances`).getAttribute('aria-label')).toContain(t('stance.absent'));
    await mine.getByRole('button', { name: envoy.t('absent.back') }).click();
    await page.locator('.kv-row.absent').waitFor({ state: 'detached' });
    await own.keyboard.press('Escape');
  });

  it('shows what changed since a lapsed stance, word by word', { timeout: 60_000 }, async () => {
    const { page, t } = envoy;
    const row = await page.locator('.row:has(.stances .s.lapsed)').first().getAttribute('id');
    await at(page, (row ?? '').replace('row-', ''));
    await page
      .getByRole('button', { name: t('lapsed.show') })
      .first()
      .click();
    const difference = page.locator('.lapsed-diff');
    await difference.locator('ins, del').first().waitFor();
    await picture(page, 'lapsed-fa-light');
    expect(await complaints(page)).toEqual([]);
  });

  it('offers no silence on what somebody objects to, on the clause or on all drafts, and offers it again afterwards', {
    timeout: 60_000,
  }, async () => {
    const { page, t } = chair;
    await at(page, other);
    await at(envoy.page, other);
    const start = page.locator('aside.insp').getByRole('button', { name: t('silence.start') });
    const open = start.and(page.locator('[aria-disabled=false]'));
    await open.waitFor();
    await envoy.page
      .locator('.own-stance')
      .getByRole('button', { name: envoy.t('stance.object') })
      .click();
    await start.and(page.locator('[aria-disabled=true]')).waitFor();
    const why = (await start.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`[id="${why}"]`).textContent()).toContain('Иран');
    // From the palette: every draft that is ready, and this one is not among them.
    const label = await page.locator(`#row-${other} .no b`).innerText();
    await page.keyboard.press('Control+KeyK');
    await page.keyboard.type(t('silence.start').slice(0, 12));
    await page.getByRole('option', { name: t('silence.start') }).click();
    const unready = page.getByRole('dialog').locator('.readiness li', { hasText: label });
    await unready.first().waitFor();
    expect(await page.getByRole('dialog').locator('.readiness > p').first().innerText()).not.toContain(`${label},`);
    await picture(page, 'silence-objection-ru-dark');
    await page.keyboard.press('Escape');
    await envoy.page
      .locator('.own-stance')
      .getByRole('button', { name: envoy.t('insp.stance.withdraw') })
      .click();
    await open.waitFor();
  });

  it('sums it up on the front page: progress, who is there, what waits', { timeout: 60_000 }, async () => {
    for (const { page, lang } of [envoy, chair]) {
      await page.goto('/#/');
      await page.locator('.led .spark').first().waitFor();
      expect(await page.locator('.led tbody tr').count()).toBe(4);
      await page.locator('.led .present .code').first().waitFor();
      await page.locator('.todo li').first().waitFor();
      await picture(page, `front-${lang}`);
      expect(await page.locator('.led .spark').first().getAttribute('aria-label')).not.toBe('');
      const link = page.locator('.todo li a').first();
      const href = (await link.getAttribute('href')) ?? '';
      await link.click();
      await page.locator(`.row.cur#row-${href.split('/').at(-1)}`).waitFor();
    }
    expect([...chair.errors, ...envoy.errors]).toEqual([]);
  });
});
