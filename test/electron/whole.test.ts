/**
 * The whole program with a real Chromium as its windows, see `stage.ts`: what people do in it from the address to the closed
 * window, with the server, the interface, the preload script and the shell as they are.
 */
import { describe, expect, it } from 'vitest';
import { canBrowse } from '../support/browser.ts';
import { until } from '../support/server.ts';
import type { Double } from './double.ts';
import { ROOM, wholeProgram } from './whole-program.ts';
import type { WindowDouble } from './window-double.ts';

describe.skipIf(!canBrowse)('the whole program', () => {
  const whole = wholeProgram();
  const { start, begin, shown, entry, choose, labels, enter, open, write, cut } = whole;

  it('signs in, shows a text that is live, and gives a page neither token nor way out', async () => {
    const { double, page } = await begin();
    await enter(page);
    await open(page);
    await until(
      () => double.sessionOf().leave(whole.server.address, {}, 'app://bundle').Authorization !== undefined,
      'a token',
    );
    await page.locator('.saved', { hasText: 'secretariat' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify([localStorage, document.cookie]))).not.toContain(
      double.sessionOf().leave(whole.server.address, {}, 'app://bundle').Authorization.replace('Bearer ', ''),
    );
    expect([double.logs, whole.stage.complaints]).toEqual([[], []]);
  });

  it('saves files under the names that the server gives them', async () => {
    const { double, page } = await begin();
    await enter(page);
    await open(page);
    const save = async (format: string): Promise<string> => {
      const before = double.written.size;
      choose(double, 'Export');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await dialog.getByRole('button', { name: /Format/ }).click();
      await page.getByRole('option', { name: format }).click();
      await dialog.getByRole('button', { name: 'Export', exact: true }).click();
      await until(() => double.written.size > before, `${format} to be written`, 60_000);
      await dialog.waitFor({ state: 'detached' });
      return [...double.written.keys()].at(-1)?.split('/').at(-1) ?? '';
    };
    expect(await save('Word document (DOCX)')).toMatch(/^environment-.*\.docx$/);
    expect(await save('Data with digests (JSON)')).toMatch(/^environment-.*\.json$/);
  });

  const unsaved = async (double: Double, window: WindowDouble): Promise<boolean> => {
    const before = double.questions.length;
    const gone = window.close();
    await until(() => gone || double.questions.length > before, 'an answer to closing');
    return !gone;
  };
  const arrived = (word: string): Promise<void> =>
    until(
      async () => JSON.stringify(await whole.server.declaration(ROOM, whole.token)).includes(word),
      `"${word}" to arrive`,
    );

  it.each([
    ['open', 'хранилось'],
    ['locked', 'заперто'],
  ] as const)('keeps unsent text sealed over a start with a key store that is %s', async (mood, word) => {
    const first = await begin({ button: 0 });
    await enter(first.page);
    await open(first.page);
    await cut(first.page);
    await write(first.page, ` ${word}`);
    await until(async () => (await whole.stage.onDisk(first.page)).length > 0, 'something on the disk');
    expect(await whole.stage.onDisk(first.page)).not.toContain(word);
    expect(await unsaved(first.double, first.window)).toBe(true);
    expect(first.double.questions.at(-1)?.detail).toContain('kept on this computer');
    const { stored } = first.double;
    if (mood !== 'open') {
      const shut = await start({ stored, before: (double) => Object.assign(double.mood, { keyStore: mood }) });
      await enter(shut.page);
      await shut.page.getByText('key store of this computer is locked').waitFor();
      await open(shut.page);
      await shut.page.locator('.saved').waitFor();
      expect(JSON.stringify(await whole.server.declaration(ROOM, whole.token))).not.toContain(word);
    }
    const last = await start({ stored });
    // Whoever signed in while the store was shut is remembered from before that.
    await last.page.locator('.masthead, .head').first().waitFor();
    await open(last.page);
    await arrived(word);
    expect(whole.stage.complaints).toEqual([]);
  });

  it('writes no unsent text where there is no key store, and says so', async () => {
    const { double, window, page } = await begin({ before: (own) => Object.assign(own.mood, { keyStore: 'none' }) });
    await enter(page);
    await page.getByText('No key store is available on this computer').waitFor();
    await open(page);
    await cut(page);
    await write(page, ' непрочно');
    await page.locator('.saved svg.warn').waitFor();
    await page.locator('.saved', { hasText: 'In this window only' }).waitFor();
    await page.locator('.note-bar').getByText('Keep this window open until then').waitFor();
    await until(() => unsaved(double, window), 'a question about closing');
    expect(double.questions.at(-1)?.detail).toContain('If you close now, it is lost');
    const words = JSON.parse(double.stored.get('words.json') ?? '{}');
    expect(words.stopped.detail).toContain('is lost, because no key store is available');
    expect(await whole.stage.onDisk(page)).toBe('');
    expect(double.stored.get('secrets.json') ?? '').toBe('');
  });

  it('forgets the keys of a summit when somebody signs out and nothing of anybody is left, and not before', async () => {
    const { double, page } = await begin();
    const keys = (): string[] =>
      Object.keys(JSON.parse(double.stored.get('secrets.json') ?? '{}')).filter((name) => name.startsWith('draft-key'));
    await enter(page);
    await open(page);
    await cut(page);
    await write(page, ' осталось');
    await until(async () => (await whole.stage.onDisk(page)).length > 0, 'something on the disk');
    choose(double, 'Sign out');
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Invitation code').waitFor();
    expect([keys().length, (await whole.stage.onDisk(page)).length > 0]).toEqual([1, true]);
    // The next one at this computer leaves it alone, too.
    await page.context().setOffline(false);
    const next = await start({ stored: double.stored });
    await enter(next.page, 'kz-neg');
    choose(next.double, 'Sign out');
    await next.page.getByLabel('Invitation code').waitFor();
    expect(keys().length).toBe(1);
    await enter(next.page);
    await open(next.page);
    await arrived('осталось');
    await until(async () => (await whole.stage.onDisk(next.page)) === '', 'the disk to be empty');
    choose(next.double, 'Sign out');
    await next.page.getByLabel('Invitation code').waitFor();
    await until(() => keys().length === 0, 'the key to be forgotten');
  });

  it('counts comments and decisions that are on their way', async () => {
    const { double, window, page } = await begin();
    await enter(page);
    await open(page);
    await cut(page);
    await page.locator(`.gut[data-clause="${whole.clause}"]`).click();
    await page.getByRole('button', { name: 'New comment' }).click();
    await page.locator('.said-field').fill('Здесь нужна ссылка.');
    await page.getByRole('button', { name: /^Send/ }).click();
    await until(() => unsaved(double, window), 'a question about closing');
  });

  it('leads out of a mistyped address, at once and at every later start, and says there what was not saved', async () => {
    const { double, page } = await begin({ argv: [] });
    await until(() => entry(double, 'Save diagnostics…') !== undefined, 'the menu of the page');
    double.mood.refused.add('alternat-diagnostics.txt');
    choose(double, 'Save diagnostics…');
    await page.getByText('The diagnostics were not saved. Choose another folder').waitFor();
    double.mood.refused.clear();
    choose(double, 'Save diagnostics…');
    await page.getByText('The diagnostics are saved').waitFor();
    expect([...double.written.keys()]).toEqual(['/home/documents/alternat-diagnostics.txt']);
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('http://127.0.0.1:9');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody answers at this address').waitFor();
    await address.fill('https://[::1]:4310');
    await page.keyboard.press('Enter');
    await page.getByText('A number with colons').waitFor();
    expect([await address.inputValue(), double.stored.has('summit.json')]).toEqual(['https://[::1]:4310', false]);
    await address.fill(whole.server.address);
    await page.keyboard.press('Enter');
    await until(() => double.windows.length === 2 && double.windows[0]?.destroyed === true, 'the summit in its window');
    const [window] = shown(double);
    await enter(await whole.stage.page(window as WindowDouble));
    // Where a summit cannot be reached the way to another one is on the page and in the menu.
    const stuck = await start({ argv: ['--connect=http://localhost:9'], stored: double.stored });
    await until(() => entry(stuck.double, 'Save diagnostics…') !== undefined, 'the menu of the failing page');
    stuck.double.mood.refused.add('alternat-diagnostics.txt');
    choose(stuck.double, 'Save diagnostics…');
    await stuck.page.getByText('The diagnostics were not saved').waitFor();
    await stuck.page.getByRole('button', { name: 'Another summit…' }).click();
    await stuck.page.getByRole('button', { name: whole.server.address }).click();
    await until(() => stuck.double.windows[0]?.destroyed === true, 'the failing window to go');
    expect(shown(stuck.double).length).toBe(1);
  });

  it('speaks one language in menu, questions and every next window, before anybody has signed in', async () => {
    const { double, page } = await begin({ platform: 'darwin' });
    await page.getByRole('button', { name: /Interface language/ }).click();
    await page.getByRole('option', { name: 'فارسی' }).click();
    await until(() => labels(double).includes('پرونده'), 'the menu in Persian');
    expect([labels(double)[0], labels(double).includes('پنجره')]).toEqual(['Alternat', true]);
    const { stored } = double;
    // Another summit is another storage: what it knows of the person is what the program has told it.
    const next = await start({ stored, argv: ['--connect=http://localhost:9'] });
    await next.page.getByRole('button', { name: 'اجلاسی دیگر' }).click();
    await next.page.getByRole('heading', { name: 'انتخاب اجلاس' }).waitFor();
    expect(await next.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(labels(next.double)).not.toContain('Alternat');
  });

  it('finds, and undoes in a cell and in a plain field, from the menu', async () => {
    const { double, page } = await begin();
    await enter(page);
    await open(page);
    expect(entry(double, 'Find in the text')?.accelerator).toBe('CmdOrCtrl+F');
    choose(double, 'Find in the text');
    const find = page.locator('.find-field');
    await find.waitFor();
    await page.keyboard.type('КАСПИЙСК');
    await page.locator('.find-count', { hasText: /^\d+ of \d+$/ }).waitFor();
    await page.keyboard.press('Escape');
    await find.waitFor({ state: 'detached' });
    await write(page, ' лишнее');
    const cell = page.locator(`[role="gridcell"][data-clause="${whole.clause}"][data-lang="ru"]`);
    const text = (): Promise<string> => cell.innerText();
    await until(async () => (await text()).includes('лишнее'), 'the word');
    choose(double, 'Undo');
    await until(async () => !(await text()).includes('лишнее'), 'the word to go');
    choose(double, 'Redo');
    await until(async () => (await text()).includes('лишнее'), 'the word to come back');
    choose(double, 'Undo');
    await until(async () => !(await text()).includes('лишнее'), 'the word to go again');
    choose(double, 'Commands');
    const field = page.getByLabel('Find a command or a clause').first();
    await field.fill('');
    await page.keyboard.type('abc');
    choose(double, 'Undo');
    await until(async () => (await field.inputValue()) !== 'abc', 'the field to undo');
  });

  it('comes back after a crash where it was, with what was not sent', async () => {
    const { window, page } = await begin();
    await enter(page);
    await open(page);
    await cut(page);
    await write(page, ' уцелело');
    await until(async () => (await whole.stage.onDisk(page)).length > 0, 'something on the disk');
    await page.context().setOffline(false);
    window.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    await until(() => window.loads === 2, 'the page to be loaded anew');
    await arrived('уцелело');
    expect(page.url()).toContain('#/r/environment');
  });

  it('tells of a mention outside of the window without a word or a name, leads there, and can be told not to', async () => {
    const { double, window, page } = await begin();
    await enter(page);
    await page.locator('.bell').waitFor();
    const kazakh = await whole.server.signIn('kz-neg');
    const mention = (text: string): Promise<unknown> =>
      whole.server.call('POST', `/api/resolutions/${ROOM}/commands`, kazakh, {
        id: crypto.randomUUID(),
        ...{ type: 'comment.add', clause: whole.clause, scope: 'all', mentions: ['ru-neg'], text },
      });
    await open(page);
    await mention('СЕКРЕТ за столом');
    await until(() => double.notifications.length === 1, 'a notification');
    const said = JSON.stringify(double.notifications.map(({ options }) => options));
    expect(said).toBe('[{"title":"You are mentioned","body":"Resolution of the Environment Panel"}]');
    await until(() => double.calls.includes('badge 1'), 'the mark on the icon');
    await page.evaluate(() => {
      location.hash = '#/';
    });
    double.notifications[0]?.emit('click');
    await page.waitForURL(new RegExp(`#/r/${ROOM}/${whole.clause}$`));
    expect(window.focused).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Language, theme, sign out' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Notify me when the window is not in front' }).click();
    await page.keyboard.press('Escape');
    await mention('ещё раз');
    await until(() => double.calls.includes('badge 2'), 'the second notice');
    expect(double.notifications.length).toBe(1);
  });
});
