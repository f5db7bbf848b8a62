/**
 * The interface as people meet it: every page passes axe in a left-to-right and a right-to-left language and in both themes,
 * the table is
 * worked by keyboard alone, the text stays in the page when its editors do not, and the caret goes along with a moved clause.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, cellSelector, openResolution, person, sampleInBrowser } from '../support/browser.ts';
import { type TestServer, until } from '../support/server.ts';
import { complaints, complaintsInBoth } from './walk.ts';

const ROOM = 'environment';

const paper = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest<HTMLElement>('[data-clause]');
    const writing = (document.activeElement as HTMLElement | null)?.isContentEditable ? ' writing' : '';
    return cell ? `${cell.dataset.clause}/${cell.dataset.lang}${writing}` : (document.activeElement?.tagName ?? '');
  });

describe.skipIf(!canBrowse)('the interface', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    ({ server, browser } = await sampleInBrowser());
  });
  afterAll(() => server?.stop());

  const as = async (member: string, lang: string) => {
    const someone = await person(browser, server.address, member);
    await someone.context.addInitScript((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
    return someone;
  };

  describe('pages', () => {
    const cases = [
      ['sec-1', 'en', '/#/', '.led'],
      ['ir-neg', 'fa', '/#/', '.led'],
      ['sec-1', 'ru', '/#/members', '.members'],
      ['sec-1', 'en', `/#/r/${ROOM}`, '.row .doc'],
      ['ir-neg', 'fa', `/#/r/${ROOM}`, '.row .doc'],
      ['observer-1', 'tk', `/#/r/${ROOM}`, '.row .doc'],
      ['legal-1', 'kk', `/#/r/${ROOM}/compare`, '[role=table] .row'],
      ['sec-1', 'ru', '/#/adoption', '#adoption-now'],
      ['kz-head', 'fa', '/#/adoption', '#adoption-now'],
      ['sec-1', 'fa', '/#/adoption/reading', '.paper .paper-clause'],
      ['az-neg', 'az', '/#/nowhere', '.alone h1'],
    ] as const;
    /** One computer for all: who sits there signs in anew, and the language is what the one before has left. */
    let desk: Awaited<ReturnType<typeof person>>;
    beforeAll(async () => {
      desk = await person(browser, server.address, cases[0][0]);
    });
    it.each(cases)('give axe nothing to say: %s %s %s', async (member, lang, path, sign) => {
      const { page, context, errors } = desk;
      await page.goto('/favicon.ico');
      errors.splice(0); // There is none, which the browser notes.
      await context.request.post('/api/sessions', { data: { member }, headers: { origin: server.address } });
      await page.evaluate((chosen) => localStorage.setItem('alternat.lang', chosen), lang);
      await page.goto(path);
      await page.locator(sign).first().waitFor();
      expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
        lang,
        lang === 'fa' ? 'rtl' : 'ltr',
      ]);
      const light = await paper(page);
      expect(await complaintsInBoth(page, 'light')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await paper(page)).not.toBe(light);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(errors).toEqual([]);
    });

    it('let one in by the sample list, and say in words when a code is wrong', async () => {
      const context = await browser.newContext({ baseURL: server.address, locale: 'en-GB' });
      const page = await context.newPage();
      await page.goto('/');
      await page.getByLabel('Invitation code').fill('wrong');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('This code is not valid.').waitFor();
      expect(await complaints(page)).toEqual([]);
      await context.close();
    });
  });

  describe('the table', () => {
    /** One page per member for all cases: opening a page costs more than most of them. Each case comes from the front page. */
    const seats = new Map<string, ReturnType<typeof as>>();
    const sit = async (member: string, room: string) => {
      const seat = seats.get(member) ?? as(member, 'en');
      seats.set(member, seat);
      const { page, errors } = await seat;
      await page.goto('/#/');
      await page.locator('.led').waitFor();
      await openResolution(page, room);
      return { page, errors };
    };

    it('is walked and written by keyboard', { timeout: 60_000 }, async () => {
      const { page, errors } = await sit('ru-neg', ROOM);
      const rows = await page.locator('.row').evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));
      const at = await page.locator('.row.kind-paragraph:not(.frozen)').first().getAttribute('id');
      const row = rows.indexOf((at ?? '').slice('row-'.length));
      await page.locator(cellSelector(rows[row] as string, 'ru')).focus();
      const walk: string[] = [];
      for (const key of ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Enter', 'Tab', 'Escape']) {
        await page.keyboard.press(key);
        walk.push(`${key} ${await focused(page)}`);
      }
      expect(walk).toEqual([
        `ArrowDown ${rows[row + 1]}/ru`,
        `ArrowUp ${rows[row]}/ru`,
        `ArrowRight ${rows[row]}/fa`,
        `ArrowLeft ${rows[row]}/ru`,
        `Enter ${rows[row]}/ru writing`,
        `Tab ${rows[row]}/fa`,
        `Escape ${rows[row]}/fa`,
      ]);
      // A letter begins to write at the end of the text, in one's own column only.
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.type('жЖ');
      expect(await page.locator(cellSelector(rows[row] as string, 'ru')).innerText()).toMatch(/жЖ/u);
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe(`${rows[row]}/ru`);
      await page.getByText('With the secretariat').waitFor();
      expect(errors).toEqual([]);
    });

    it('says why a cell cannot be written in', async () => {
      const { page } = await sit('kz-neg', ROOM);
      const draft = page.locator('.row.kind-paragraph:not(.frozen)').first();
      await draft.locator('[data-lang=ru]').focus();
      await page.keyboard.type('x');
      expect(await draft.locator('[data-lang=ru] .foot').innerText()).toContain('is written by RU and TM');
    });

    it('keeps every text in the page while few editors live', async () => {
      const { page } = await sit('sec-1', ROOM);
      const counts = await page.evaluate(() => ({
        cells: document.querySelectorAll('[role=gridcell][data-clause]').length,
        texts: [...document.querySelectorAll('[role=gridcell][data-clause] .doc')].filter(
          (doc) => doc.textContent !== '',
        ).length,
        live: document.querySelectorAll('[contenteditable=true]').length,
      }));
      expect(counts.texts).toBe(counts.cells);
      expect(counts.live).toBeLessThan(counts.cells);
    });

    it('changes nothing on the page but the cell when a letter is typed', async () => {
      const { page } = await sit('ru-neg', ROOM);
      await page.locator('.row.kind-paragraph:not(.frozen) [data-lang=ru]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => (document.activeElement as HTMLElement).isContentEditable);
      const outside = await page.evaluate(async () => {
        const host = document.activeElement?.closest('.host');
        const changes = new MutationObserver(() => undefined);
        changes.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        document.execCommand('insertText', false, 'ж');
        // React renders what it heard of in the next task at the latest; the counting of brackets waits longer than that.
        await new Promise((resolve) => setTimeout(resolve, 0));
        return changes
          .takeRecords()
          .map(({ target }) => target)
          .filter((target) => !host?.contains(target))
          .map((target) => (target as Element).outerHTML?.slice(0, 80) ?? target.nodeName);
      });
      expect(outside).toEqual([]);
    });

    it('moves a clause by dragging its grip', { timeout: 60_000 }, async () => {
      const { page, errors } = await sit('sec-1', 'general');
      const order = () => page.locator('.row').evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));
      const before = await order();
      const place = async (row: number, part: string) => {
        const box = await page.locator('.row').nth(row).locator(part).boundingBox();
        return { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + 6 };
      };
      await page.locator('.row').nth(2).locator('.gut').hover();
      const [from, to] = [await place(2, '.grip'), await place(1, '.gut')];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      // A drag begins with a few small moves, as a hand makes them.
      await page.mouse.move(from.x + 12, from.y - 12, { steps: 4 });
      await page.mouse.move(to.x + 30, to.y, { steps: 6 });
      await page.mouse.up();
      await page.getByText('is moved.').waitFor();
      const expected = [...before];
      expected.splice(1, 0, ...expected.splice(2, 1));
      await until(async () => JSON.stringify(await order()) === JSON.stringify(expected), 'the row to move');
      expect(errors).toEqual([]);
    });

    it('takes the caret along when the clause is moved', { timeout: 60_000 }, async () => {
      const { page, errors } = await sit('kz-neg', ROOM);
      const token = await server.signIn('sec-1');
      const drafts = await page
        .locator('.row.kind-paragraph:not(.frozen)')
        .evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));
      const [first, second, third] = drafts as [string, string, string];
      await page.locator(cellSelector(second, 'kk')).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('бір');
      const order = () => page.locator('.row').evaluateAll((all) => all.map(({ id }) => id.slice('row-'.length)));
      for (const after of [third, null, first]) {
        const command = { id: `m-${after}`, type: 'clause.move', clause: second, after };
        const answer = await server.call('POST', `/api/resolutions/${ROOM}/commands`, token, command);
        expect(answer.status).toBe(200);
        await until(async () => {
          const rows = await order();
          return rows[rows.indexOf(second) - 1] === (after ?? undefined);
        }, 'the row to move');
        await page.keyboard.type('екі');
      }
      expect(await focused(page)).toBe(`${second}/kk writing`);
      expect(await page.locator(cellSelector(second, 'kk')).innerText()).toContain('бірекіекіекі');
      expect(errors).toEqual([]);
    });

    it('offers the secretariat what the rule allows, and gives the reason for the rest', async () => {
      const { page } = await sit('sec-1', ROOM);
      const agreed = page.locator('.row.frozen:not(.head-row)').first();
      await agreed.locator('.gut').focus();
      await page.keyboard.press('Shift+F10');
      const menu = page.getByRole('menu');
      await menu.waitFor();
      expect(await menu.getByRole('menuitem', { name: 'Withdraw' }).innerText()).toContain('The clause is frozen.');
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    it('withdraws a clause and takes it back', { timeout: 60_000 }, async () => {
      const { page, errors } = await sit('sec-1', 'transit');
      const draft = page.locator('.row.kind-paragraph:not(.frozen)').last();
      const id = (await draft.getAttribute('id')) as string;
      await draft.locator('.gut').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Withdraw' }).click();
      await page.getByText('Its texts are kept.').waitFor();
      expect(await page.locator(`#${id}`).count()).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator(`#${id}`).waitFor();
      expect(errors).toEqual([]);
    });

    it('names a version and finds it in the comparison', { timeout: 60_000 }, async () => {
      const { page, errors } = await sit('sec-1', 'economy');
      await page.keyboard.press('Control+Shift+KeyM');
      await page.getByLabel('Name', { exact: true }).fill('Before lunch');
      await page.keyboard.press('Enter');
      await page.getByText('is kept.').waitFor();
      await page.keyboard.press('Control+Shift+KeyD');
      await page.getByText('The two versions are the same.').waitFor();
      expect(errors).toEqual([]);
    });
  });
});
