/** Cells in a real Chromium: keys, bidirectional caret, input methods, paste, undo, others' carets. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.mjs';
import type { Page } from './editor/page.ts';
import { settledPlace } from './editor/settled.ts';
import { OUT, openStage, type Stage } from './editor/stage.ts';

declare const page: Page;

const executablePath = findChromium();
if (!executablePath)
  console.warn('SKIPPED: editor in the browser, because there is no Chromium (see ALTERNAT_CHROMIUM)');

describe.skipIf(!executablePath)('a cell in the browser', () => {
  let stage: Stage;
  let tab: Stage['tab'];

  beforeAll(async () => {
    stage = await openStage('editor');
    tab = stage.tab;
  });

  afterEach(async () => {
    await tab.evaluate(() => page.close());
    expect(stage.errors.splice(0)).toEqual([]);
  });

  afterAll(() => stage?.close());

  const open = (name: string, options: Parameters<Page['open']>[1]) =>
    tab.evaluate(([id, given]) => page.open(id, given), [name, options] as const);
  const fa = (words = '') => open('cell', { lang: 'fa', dir: 'rtl', words });
  const ru = (words = '') => open('cell', { lang: 'ru', dir: 'ltr', words });
  const select = (anchor: number, head = anchor) =>
    tab.evaluate(([from, to]) => page.seats.cell?.select(from, to), [anchor, head] as const);
  const words = () => tab.evaluate(() => page.seats.cell?.words);
  const delta = () => tab.evaluate(() => page.seats.cell?.delta);
  const told = () => tab.evaluate(() => page.seats.cell?.told ?? []);
  const far = (edits: readonly (readonly [at: number, remove: number, insert: string])[]) =>
    tab.evaluate((list) => {
      for (const [at, remove, insert] of list) {
        const text = page.seats.cell?.farText;
        if (remove) text?.delete(at, remove);
        if (insert) text?.insert(at, insert);
      }
    }, edits);

  it('takes Persian with half-space and brackets, and gives exactly that back', async () => {
    await fa();
    await select(0);
    await tab.keyboard.type('می');
    await tab.keyboard.press('Shift+Space');
    await tab.keyboard.type('شود [ظرف ۶ ماه]  و');
    await tab.keyboard.press('Control+Shift+Digit2');
    await tab.keyboard.press('Enter');
    await tab.keyboard.type('بند دوم');
    expect(await words()).toBe('می\u200cشود [ظرف ۶ ماه]  و\u200c\nبند دوم');
    const copied = await tab.evaluate(() => {
      const view = page.seats.cell?.cell.view;
      const transfer = new DataTransfer();
      view?.dom.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyA', ctrlKey: true, bubbles: true }));
      view?.dom.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
      return transfer.getData('text/plain');
    });
    expect(copied).toBe('می\u200cشود [ظرف ۶ ماه]  و\u200c\nبند دوم');
  });

  it('mirrors brackets in Persian: the opening one stands on the right', async () => {
    await fa('الف [ب پ] ت');
    const [opening, closing] = await tab
      .locator('.doc .br > i')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
    expect(opening).toBeGreaterThan(closing as number);
  });

  it.each([
    ['Persian with brackets and a Latin run', 'fa', 'rtl', 'الف [ب (GTMO 2025) پ] ت ۱۲٫۵ ث'],
    ['Persian in bold', 'fa', 'rtl', 'الف [ب پ] ت ث ج'],
    ['Russian', 'ru', 'ltr', 'один [два] три'],
  ] as const)('moves the caret through %s from end to end, as a plain text field does', async (_, lang, dir, text) => {
    await open('cell', { lang, dir, words: text });
    await tab.evaluate(() => {
      const seat = page.seats.cell;
      // Mark edges at both ends of a bracket, where carets are known to get stuck.
      seat?.farText.format(4, 4, { bold: true });
      seat?.point({ key: 'k', name: 'X', code: 'RU' }, 6);
    });
    const walk = async (key: string, end: number) => {
      const seen: number[] = [];
      for (let step = 0; step < text.length + 8; step++) {
        const place = await tab.evaluate(settledPlace, seen.at(-1) ?? -1);
        if (place === seen.at(-1)) break;
        seen.push(place);
        // At its end a caret cannot be told from a stuck one, for which the page waits long.
        if (place === end) break;
        await tab.keyboard.press(key);
      }
      return seen;
    };
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    await select(0);
    const there = await walk(forward, text.length);
    await select(text.length);
    const back = await walk(backward, 0);
    // The same text in a page without any editor code.
    await tab.evaluate(
      ([value, direction]) => {
        const plain = document.createElement('div');
        plain.contentEditable = 'plaintext-only';
        plain.dir = direction;
        plain.className = 'doc';
        plain.lang = direction === 'rtl' ? 'fa' : 'ru';
        plain.textContent = value;
        document.body.append(plain);
        plain.focus();
        getSelection()?.collapse(plain.firstChild, 0);
      },
      [text, dir] as const,
    );
    const native: number[] = [];
    for (let step = 0; step < text.length + 8; step++) {
      const place = await tab.evaluate(() => getSelection()?.focusOffset as number);
      if (place === native.at(-1)) break;
      native.push(place);
      await tab.keyboard.press(forward);
    }
    expect({ there: there.at(-1), back: back.at(-1) }).toEqual({ there: text.length, back: 0 });
    expect([...new Set(there)].sort((a, b) => a - b)).toEqual([...new Set(native)].sort((a, b) => a - b));
    expect([...new Set([...there, ...back])].length).toBeGreaterThanOrEqual(text.length);
  });

  it('joins paragraphs by Backspace while a colleague types in the second, and loses nothing', async () => {
    await ru('первый\nвторой');
    await select(7);
    await tab.evaluate(() => page.seats.cell?.connect(false));
    await far([[13, 0, ' абзац']]);
    await tab.keyboard.press('Backspace');
    await far([[19, 0, '!']]);
    await tab.evaluate(() => page.seats.cell?.connect(true));
    expect(await words()).toBe('первыйвторой абзац!');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Delete');
    expect(await words()).toBe('первыйвторой абзац!');
  });

  it('undoes own edits only, by physical key, and puts the caret back', async () => {
    await ru('основа');
    await select(6);
    await tab.keyboard.type('!');
    await far([[0, 0, 'чужое ']]);
    // What a Russian layout sends for Ctrl+Z and Ctrl+Shift+Z.
    const press = (shiftKey: boolean) =>
      tab.evaluate(
        (shift) =>
          page.seats.cell?.cell.view.dom.dispatchEvent(
            new KeyboardEvent('keydown', {
              key: 'я',
              code: 'KeyZ',
              ctrlKey: true,
              shiftKey: shift,
              bubbles: true,
              cancelable: true,
            }),
          ),
        shiftKey,
      );
    await press(false);
    expect([await words(), await tab.evaluate(() => page.seats.cell?.place)]).toEqual(['чужое основа', [12, 12]]);
    await press(false);
    expect(await words()).toBe('чужое основа');
    await press(true);
    expect(await words()).toBe('чужое основа!');
  });

  it('marks by Ctrl B, I, U, brackets by Ctrl [, leaves by Esc, Tab and Alt with arrows', async () => {
    await ru('один два');
    await select(0, 4);
    await tab.keyboard.press('Control+KeyB');
    await select(5, 8);
    await tab.keyboard.press('Control+BracketLeft');
    await tab.keyboard.press('Control+KeyU');
    expect(await delta()).toEqual([
      { insert: 'один', attributes: { bold: true } },
      { insert: ' [' },
      { insert: 'два', attributes: { underline: true } },
      { insert: ']' },
    ]);
    for (const key of ['Escape', 'Tab', 'Shift+Tab', 'Alt+ArrowDown', 'Alt+ArrowUp']) await tab.keyboard.press(key);
    const left = (await told()).filter((each) => typeof each === 'object' && each !== null && 'leave' in each);
    expect(left.map((each) => (each as { leave: string }).leave)).toEqual(['escape', 'next', 'previous', 'down', 'up']);
  });

  it('leaves a composed word alone, and shows what others typed at its end', async () => {
    await ru('начало конец');
    await select(7);
    const ime = await tab.context().newCDPSession(tab);
    await ime.send('Input.imeSetComposition', { text: 'та', selectionStart: 2, selectionEnd: 2 });
    await far([
      [0, 0, 'а '],
      [2, 6, ''],
    ]);
    await ime.send('Input.imeSetComposition', { text: 'так', selectionStart: 3, selectionEnd: 3 });
    const during = await tab.evaluate(() => [
      page.seats.cell?.cell.view.dom.textContent,
      page.seats.cell?.text.toString(),
      page.seats.cell?.farText.toString(),
    ]);
    await ime.send('Input.insertText', { text: 'таки ' });
    await tab.waitForFunction(() => page.seats.cell?.cell.view.dom.textContent?.startsWith('а '));
    expect({ during, after: await words() }).toEqual({
      during: ['начало такконец', 'а  такконец', 'а  такконец'],
      after: 'а  таки конец',
    });
  });

  it('pastes Word and Google Docs text with its three marks and nothing else, nor types what is hidden', async () => {
    await fa('الف');
    await select(3);
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal dir=RTL><b><span lang=FA style='font-family:"B Nazanin"'>ماده
۱</span></b><span dir=LTR></span> : كلية <i>الدول</i><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><del>حذف</del><u>بند</u>&shy; دوم</p>
<!--EndFragment--></body></html>`;
    await tab.evaluate((html) => page.seats.cell?.paste({ 'text/html': html, 'text/plain': 'x' }), word);
    expect(await delta()).toEqual([
      { insert: 'الف' },
      { insert: 'ماده ۱', attributes: { bold: true } },
      { insert: ' : کلیة ' },
      { insert: 'الدول\n', attributes: { italic: true } },
      { insert: 'بند', attributes: { underline: true } },
      { insert: ' دوم' },
    ]);
    const docs = `<b style="font-weight:normal" id="docs-internal-guid-1"><span style="font-weight:700">ز</span><span style="font-weight:400">ر</span></b>`;
    await tab.evaluate((html) => page.seats.cell?.paste({ 'text/html': html }, 'drop'), docs);
    expect(await words()).toBe('زرالفماده ۱ : کلیة الدول\nبند دوم');
    await tab.evaluate(() => page.seats.cell?.paste({ 'text/plain': 'а\u202eб\u2066\u0000' }));
    await tab.keyboard.insertText('д\u061cе');
    expect(await told()).toEqual(expect.arrayContaining([{ leftOut: 3 }, { leftOut: 1 }]));
  });

  it('refuses a paste that is too long, and keeps spaces and empty paragraphs of its own', async () => {
    await ru('а  б\n\nв');
    await select(0);
    await tab.evaluate(() => page.seats.cell?.paste({ 'text/plain': 'я'.repeat(100_000) }));
    expect([await words(), await told()]).toEqual(['а  б\n\nв', expect.arrayContaining([{ refused: 'too-long' }])]);
    await tab.keyboard.press('Control+KeyA');
    await tab.evaluate(() => {
      const transfer = new DataTransfer();
      const dom = page.seats.cell?.cell.view.dom;
      dom?.dispatchEvent(new ClipboardEvent('copy', { clipboardData: transfer, bubbles: true, cancelable: true }));
      page.seats.cell?.select(7);
      page.seats.cell?.paste({ 'text/html': transfer.getData('text/html') });
    });
    expect(await words()).toBe('а  б\n\nва  б\n\nв');
  });

  it('shows others with name and code after a move, then only the bar, and forgets made-up places', async () => {
    await ru('Участники создают рабочую группу');
    await tab.evaluate(() => page.seats.cell?.point({ key: 'k', name: 'Дубинина', code: 'RU', nameLang: 'ru' }, 0, 9));
    const bar = tab.locator('.caret.ru');
    expect([
      await bar.textContent(),
      await bar.locator('b').isVisible(),
      await tab.locator('.rsel.ru').textContent(),
    ]).toEqual(['Дубинина · RU', true, 'Участники']);
    await tab.waitForFunction(() => !document.querySelector('.caret.moved'));
    expect(await bar.locator('b').isVisible()).toBe(false);
    await bar.hover();
    expect(await bar.locator('b').isVisible()).toBe(true);
    const lies = [
      null,
      'x',
      {},
      { item: {} },
      { item: { client: 1, clock: 999 } },
      { item: { client: -1, clock: 0.5 } },
      { type: { client: 7, clock: 7 } },
      { tname: 'other' },
      { tname: '__proto__' },
    ];
    for (const lie of lies) await tab.evaluate((anchor) => page.seats.cell?.claim({ anchor, head: anchor }), lie);
    expect([await bar.count(), await tab.evaluate(() => [...(page.seats.cell?.doc.share.keys() ?? [])])]).toEqual([
      0,
      ['cell'],
    ]);
  });

  it('turns a flag to the other side of its bar where it would leave the cell', async () => {
    await ru('Участники создают совместную рабочую группу');
    await tab.evaluate(() => {
      page.seats.cell?.point({ key: 'k', name: 'Нариман Сәрсенов', code: 'KZ', nameLang: 'kk' }, 34);
      page.seats.cell?.point({ key: 'r', name: 'Дубинина', code: 'RU', nameLang: 'ru' }, 5);
    });
    const sides = await tab.evaluate(() => {
      const cell = page.seats.cell?.host.getBoundingClientRect() as DOMRect;
      return ['kz', 'ru'].map((code) => {
        const flag = document.querySelector(`.caret.${code} > b`)?.getBoundingClientRect() as DOMRect;
        const turned = document.querySelector(`.caret.${code}`)?.classList.contains('end');
        return [turned, flag.right <= cell.right && flag.left >= cell.left];
      });
    });
    expect(sides).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('puts the caret where the pointer was', async () => {
    await fa('الف ب پ');
    const at = await tab.evaluate(() => {
      const { left, top } = (page.seats.cell as NonNullable<typeof page.seats.cell>).cell.view.coordsAtPos(4);
      page.seats.cell?.cell.focus({ x: left, y: top + 4 });
      return page.seats.cell?.place;
    });
    expect(at).toEqual([3, 3]);
  });

  it('does not write where it may not, yet can be read and left', async () => {
    await open('cell', { lang: 'ru', dir: 'ltr', words: 'закрыто', editable: false });
    const box = tab.getByRole('textbox', { name: 'cell ru' });
    await box.focus();
    for (const key of ['a', 'Enter', 'Backspace', 'Control+KeyB', 'Control+BracketLeft', 'Escape'])
      await tab.keyboard.press(key);
    await tab.evaluate(() => page.seats.cell?.paste({ 'text/plain': 'x' }));
    await far([[0, 0, 'не ']]);
    expect([await words(), await box.getAttribute('aria-readonly'), await told()]).toEqual([
      'не закрыто',
      'true',
      expect.arrayContaining([{ leave: 'escape' }]),
    ]);
    await tab.evaluate(() => page.seats.cell?.cell.setEditable(true));
    await select(0);
    await tab.keyboard.type('x');
    expect([await words(), await box.getAttribute('aria-readonly')]).toEqual(['xне закрыто', 'false']);
  });

  it('tells where the person is, by anchors that a colleague can read, and null on leaving', async () => {
    await ru('один два');
    const places: unknown[] = [];
    const note = async () => places.push(await tab.evaluate(() => page.seats.cell?.seen));
    await select(2, 4);
    await note();
    await select(4);
    await tab.keyboard.type(' и');
    await note();
    await far([[0, 0, '>']]);
    await note();
    expect(places).toEqual([
      { anchor: 2, head: 4 },
      { anchor: 6, head: 6 },
      { anchor: 7, head: 7 },
    ]);
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.waitForFunction(() =>
      page.seats.cell?.told.some((each) => JSON.stringify(each) === '{"selection":null}'),
    );
  });

  it.each([
    ['Persian', 'fa', 'rtl', 'شرکت‌کنندگان [ظرف [۶] ماه]\n\nبند  دوم ] و'],
    ['Russian', 'ru', 'ltr', '[в течение 6 месяцев] [до конца 2026 года\nили позже]\n'],
  ] as const)('is as high as its static rendering in %s, of the same elements', async (_, lang, dir, text) => {
    await open('cell', { lang, dir, words: text });
    await tab.evaluate(() => page.seats.cell?.farText.format(3, 14, { bold: true, underline: true }));
    const { heights, same } = await tab.evaluate(
      () => page.seats.cell?.compare() as { heights: [number, number]; same: boolean },
    );
    expect([heights[0], same]).toEqual([heights[1], true]);
  });

  it('looks right in Persian and Russian', async () => {
    await open('fa', {
      ...{ lang: 'fa', dir: 'rtl', width: 380 },
      words:
        'شرکت‌کنندگان کارگروه مشترک پایش زیست‌محیطی را [ظرف ۶ ماه] [تا پایان سال ۲۰۲۶] ایجاد می‌کنند (GTMO 2025).\nدبیرخانه آن [در استان [گیلان]] مستقر خواهد بود. ]',
    });
    await open('ru', {
      ...{ lang: 'ru', dir: 'ltr', width: 380 },
      words:
        'Участники создают совместную рабочую группу [в течение 6 месяцев] [до конца 2026 года].\nЕё секретариат размещается [в провинции [Гилян]].',
    });
    await tab.evaluate(() => {
      const { fa: left, ru: right } = page.seats;
      left?.farText.format(13, 7, { bold: true });
      right?.farText.format(0, 9, { italic: true });
      left?.point({ key: 'a', name: 'رستگار', code: 'IR', nameLang: 'fa' }, 13, 20);
      left?.point({ key: 'b', name: 'Дубинина', code: 'RU', nameLang: 'ru' }, 125);
      right?.point({ key: 'c', name: 'Нариман Сәрсенов', code: 'KZ', nameLang: 'kk' }, 43);
      right?.point({ key: 'd', name: 'Secretariat', code: 'SEC' }, 100, 110);
      right?.select(118);
    });
    await tab.evaluate(() => document.fonts.ready);
    await tab.screenshot({ path: join(OUT, 'editor-cells.png') });
    expect(await tab.locator('.caret').count()).toBe(4);
  });
});
