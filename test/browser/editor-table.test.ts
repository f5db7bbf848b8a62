/** Tables and footnotes in a real Chromium: columns that line up in either direction, keys, input methods, paste, others' edits. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.mjs';
import type { Page } from './editor/page.ts';
import { settledPlace } from './editor/settled.ts';
import { OUT, openStage, type Stage } from './editor/stage.ts';

declare const page: Page;

const executablePath = findChromium();
if (!executablePath)
  console.warn('SKIPPED: tables in the browser, because there is no Chromium (see ALTERNAT_CHROMIUM)');

const FA = 'ایستگاه‌های پایش\nاستان | 2026 (plan) | 2027\nگیلان | ۱۲ | BOD test\nمازندران و گلستان [با هم] | ۷ | CH4';
const RU = 'Посты наблюдения\nОбласть | 2026 | 2027\nАстраханская | 12 | 14\nДагестан | 7 | 9';

describe.skipIf(!executablePath)('a table in the browser', () => {
  let stage: Stage;
  let tab: Stage['tab'];

  beforeAll(async () => {
    stage = await openStage('editor-table');
    tab = stage.tab;
  });

  afterEach(async () => {
    await tab.evaluate(() => page.close());
    expect(stage.errors.splice(0)).toEqual([]);
  });

  afterAll(() => stage?.close());

  const open = (words: string, lang: 'fa' | 'ru' = 'ru', more: Partial<Parameters<Page['open']>[1]> = {}) =>
    tab.evaluate(([options]) => page.open('cell', options), [
      { lang, dir: lang === 'fa' ? 'rtl' : 'ltr', words, layout: { table: true, notes: [] }, ...more } as Parameters<
        Page['open']
      >[1],
    ] as const);
  const select = (anchor: number, head = anchor) =>
    tab.evaluate(([from, to]) => page.seats.cell?.select(from, to), [anchor, head] as const);
  const words = () => tab.evaluate(() => page.seats.cell?.words);
  const place = () => tab.evaluate(() => page.seats.cell?.place[1]);
  const told = () => tab.evaluate(() => page.seats.cell?.told ?? []);

  it('lines up in Persian, from right to left, also between Latin words', async () => {
    await open(FA, 'fa');
    const lefts = await tab.evaluate(() =>
      [...document.querySelectorAll('.doc > p:not(.t-caption)')].map((row) =>
        [...row.querySelectorAll('.ts')].map((sign) => Math.round(sign.getBoundingClientRect().left)),
      ),
    );
    await tab.screenshot({ path: join(OUT, 'table-fa.png') });
    expect(new Set(lefts.map((row) => row.join())).size).toBe(1);
    expect(lefts[0]?.[0]).toBeGreaterThan(lefts[0]?.[1] as number);
  });

  it('lines up in Russian', async () => {
    await open(RU, 'ru');
    await tab.screenshot({ path: join(OUT, 'table-ru.png') });
  });

  it('is written cell by cell with Tab, Enter and letters of either script', async () => {
    await open('استان', 'fa');
    await select(5);
    for (const key of ['Tab', '2026', 'Enter', 'گیلان', 'Tab', '۱۲', 'Tab', 'مازندران', 'Tab', 'CH4 ok'])
      await (/^(Tab|Enter)$/.test(key) ? tab.keyboard.press(key) : tab.keyboard.type(key));
    expect(await words()).toBe('استان | 2026\nگیلان | ۱۲\nمازندران | CH4 ok');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.type('۵');
    expect(await words()).toBe('استان | 2026\nگیلان | ۱۲\nمازندران۵ | CH4 ok');
    for (let undone = 0; undone < 40; undone++) await tab.keyboard.press('Control+z');
    expect(await words()).toBe('استان');
  });

  it('keeps every cell when Backspace and Delete are pressed too often', async () => {
    await open(RU);
    await select(RU.indexOf('12') + 2);
    for (let pressed = 0; pressed < 3; pressed++) await tab.keyboard.press('Backspace');
    expect(await words()).toBe(RU.replace('| 12 |', '| |').replace('| |', '||').replace('||', '| |'));
    for (let pressed = 0; pressed < 3; pressed++) await tab.keyboard.press('Backspace');
    expect((await words())?.split('|')).toHaveLength(RU.split('|').length);
    await tab.keyboard.type('x');
    expect((await words())?.split('|')).toHaveLength(RU.split('|').length);
    await select(RU.indexOf('Дагестан') - 1);
    await tab.keyboard.press('Control+Backspace');
    await tab.keyboard.press('Control+Backspace');
    await tab.keyboard.press('Control+Backspace');
    expect((await words())?.split('|')).toHaveLength(RU.split('|').length);
  });

  it.each(['ru', 'fa'] as const)('lets the caret pass through every place once, %s', async (lang) => {
    const text = lang === 'ru' ? 'а | б\nв || г' : 'الف | بت\nپ || چ';
    await open(text, lang);
    await select(0);
    const seen: (number | undefined)[] = [0];
    for (let pressed = 0; pressed < text.length; pressed++) {
      await tab.keyboard.press(lang === 'ru' ? 'ArrowRight' : 'ArrowLeft');
      seen.push(await tab.evaluate(settledPlace, seen.at(-1) ?? -1));
    }
    expect(seen).toEqual(Array.from({ length: text.length + 1 }, (_, at) => at));
  });

  it('goes up and down in the column', async () => {
    await open(RU);
    await select(RU.indexOf('14') + 1);
    await tab.keyboard.press('ArrowDown');
    expect(await place()).toBe(RU.indexOf('| 9') + 3);
    await tab.keyboard.press('ArrowUp');
    await tab.keyboard.press('ArrowUp');
    expect(await place()).toBe(RU.indexOf('2027') + 1);
  });

  it('writes where it is clicked, also in a cell of no letters', async () => {
    await open('аааа |  | вввв\nг |  | д');
    for (const at of [0, 1]) {
      const spot = await tab.evaluate((index) => {
        const signs = [...document.querySelectorAll('.doc > p')][index]?.querySelectorAll('.ts');
        const [left, right] = [signs?.[0]?.getBoundingClientRect(), signs?.[1]?.getBoundingClientRect()];
        return { x: ((left?.right ?? 0) + (right?.left ?? 0)) / 2, y: ((left?.top ?? 0) + (left?.bottom ?? 0)) / 2 };
      }, at);
      await tab.mouse.click(spot.x, spot.y);
      await tab.keyboard.type('я');
    }
    expect((await words())?.replaceAll(' ', '')).toBe('аааа|я|вввв\nг|я|д');
  });

  it('selects in the cell where the pointer is drawn, also over its blank part', async () => {
    await open(RU);
    const row = await tab.locator('.doc > p').nth(2).boundingBox();
    const { x = 0, y = 0 } = row ?? {};
    await tab.mouse.move(x + 12, y + 10);
    await tab.mouse.down();
    await tab.mouse.move(x + 130, y + 10, { steps: 4 });
    await tab.mouse.up();
    const [from, to] = (await tab.evaluate(() => page.seats.cell?.place)) ?? [];
    expect(RU.slice(from, to)).toMatch(/страханская $/);
  });

  it('takes what is typed over a selection across cells, and an input method', async () => {
    await open(RU);
    await select(RU.indexOf('12'), RU.indexOf('14') + 2);
    await tab.keyboard.type('к');
    expect(await words()).toBe(RU.replace('12 | 14', 'к'));
    await tab.keyboard.press('Control+z');
    const session = await tab.context().newCDPSession(tab);
    await select(RU.indexOf(' | 14'));
    for (const text of ['ш', 'шт', 'шту'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send('Input.insertText', { text: 'штук' });
    await tab.waitForFunction(() => !page.seats.cell?.cell.view.composing);
    expect(await words()).toBe(RU.replace('12 | 14', '12штук | 14'));
    await select(RU.indexOf('9'));
    for (const text of ['н', 'не'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send('Input.insertText', { text: 'нет' });
    await tab.waitForFunction(() => !page.seats.cell?.cell.view.composing);
    expect((await words())?.endsWith('| 7 | 9')).toBe(false);
    expect(await words()).toContain('нет');
    await session.detach();
  });

  it('keeps the caret while others write rows and cells', async () => {
    await open(RU);
    const at = RU.indexOf('14') + 1;
    await select(at);
    await tab.evaluate(() => {
      const text = page.seats.cell?.farText;
      text?.insert(text.toString().indexOf('Астра'), 'Калмыкия | 1 | 2\n');
      text?.delete(text.toString().indexOf('7 |'), 4);
    });
    await tab.keyboard.type('0');
    expect(await words()).toContain('| 104');
    await tab.evaluate(() => page.seats.cell?.point({ key: 'k', name: 'Айдар', code: 'KZ' }, 30, 36));
    await tab.screenshot({ path: join(OUT, 'table-cursor.png') });
  });

  it('takes the rows of a table from elsewhere, below its row or in the place of an empty one', async () => {
    const paste = (data: Record<string, string>) => tab.evaluate((given) => page.seats.cell?.paste(given), data);
    await open(RU);
    await select(RU.indexOf('12'));
    await paste({
      'text/html': `<table><tr><td><p>Мангистау</p><p>и Атырау</p></td><td style="display:none">x</td><td><b>3</b></td><td>a|b</td></tr>
        <tr><td colspan="2">Всего</td><td><table><tr><td>9</td><td>9</td></tr></table></td></tr></table>`,
    });
    expect(await words()).toBe(RU.replace('12 | 14', '12 | 14\nМангистау и Атырау | 3 | a\u00a6b\nВсего |  | 9 9'));
    await tab.keyboard.press('Control+z');
    expect(await words()).toBe(RU);
    await select(RU.length);
    await tab.keyboard.press('Enter');
    await paste({ 'text/plain': 'Балкан\t1\t2\nГилян\t3\t4\n' });
    expect(await words()).toBe(`${RU}\nБалкан | 1 | 2\nГилян | 3 | 4`);
    await select(RU.indexOf('12'));
    await paste({ 'text/plain': 'две\nстроки ' });
    expect(await words()).toContain('две строки 12 | 14');
    await open('', 'ru', { layout: { table: false, notes: [] } });
    await select(0);
    await paste({ 'text/plain': 'а\tб', 'text/html': '<table><tr><td>а</td><td>б</td></tr></table>' });
    expect(await words()).toBe('а\nб');
  });

  it('shows a footnote as its number, which is one thing for the keys', async () => {
    await open('Воды(*) и берега(*)', 'ru', { layout: { table: false, notes: ['3'] } });
    await tab.screenshot({ path: join(OUT, 'note.png') });
    expect(await tab.locator('.fn').getAttribute('data-number')).toBe('3');
    expect(await tab.locator('.fn-open').count()).toBe(1);
    await select(4);
    await tab.keyboard.press('ArrowRight');
    expect(await tab.evaluate(settledPlace, 4)).toBe(7);
    await tab.keyboard.press('Control+Enter');
    await tab.locator('.fn').click();
    expect(((await told()) as { note?: number }[]).filter(({ note }) => note !== undefined)).toEqual([
      { note: 0 },
      { note: 0 },
    ]);
    await select(7);
    await tab.keyboard.press('Backspace');
    expect(await words()).toBe('Воды и берега(*)');
  });

  it('looks the same without an editor', async () => {
    for (const [text, lang] of [
      [FA, 'fa'],
      [RU, 'ru'],
      ['a||b\n| c [d|e] (*)\n\n x', 'ru'],
    ] as const) {
      await open(text, lang, { layout: { table: true, notes: ['1'] } });
      const { heights, same } = (await tab.evaluate(() => page.seats.cell?.compare())) ?? { heights: [], same: false };
      expect(same).toBe(true);
      expect(heights[0]).toBe(heights[1]);
      await tab.evaluate(() => page.close());
    }
  });
});
