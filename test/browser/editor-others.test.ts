/** A cell that others are in, in a real Chromium: their carets and an input method, and words that take the place of words. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../support/chromium.mjs';
import type { Page } from './editor/page.ts';
import { openStage, type Stage } from './editor/stage.ts';

declare const page: Page;

const executablePath = findChromium();
if (!executablePath)
  console.warn('SKIPPED: others in a cell in the browser, because there is no Chromium (see ALTERNAT_CHROMIUM)');

describe.skipIf(!executablePath)('a cell that others are in', () => {
  let stage: Stage;
  let tab: Stage['tab'];

  beforeAll(async () => {
    stage = await openStage('editor-others');
    tab = stage.tab;
  });

  afterEach(async () => {
    await tab.evaluate(() => page.close());
    expect(stage.errors.splice(0)).toEqual([]);
  });

  afterAll(() => stage?.close());

  const ru = (words: string) =>
    tab.evaluate((given) => page.open('cell', { lang: 'ru', dir: 'ltr', words: given }), words);
  const select = (anchor: number, head = anchor) =>
    tab.evaluate(([from, to]) => page.seats.cell?.select(from, to), [anchor, head] as const);
  const words = () => tab.evaluate(() => page.seats.cell?.words);
  const told = () => tab.evaluate(() => page.seats.cell?.told ?? []);
  const far = (edits: readonly (readonly [at: number, remove: number, insert: string])[]) =>
    tab.evaluate((list) => {
      for (const [at, remove, insert] of list) {
        const text = page.seats.cell?.farText;
        if (remove) text?.delete(at, remove);
        if (insert) text?.insert(at, insert);
      }
    }, edits);

  it.each([
    ['nobody else is there', []],
    ['a colleague stands at the end', [[17]]],
    ['a colleague stands at the start, one at the break and one at the end', [[0], [6], [17]]],
    ['a colleague has words selected over the break', [[2, 12]]],
  ])('replaces all of two paragraphs by a composed word while %s', async (_who, places) => {
    await ru('первый\nвторой абзац'.slice(0, 17));
    await tab.evaluate((list) => {
      for (const [index, [anchor, head]] of list.entries())
        page.seats.cell?.point({ key: `k${index}`, name: 'Нурлан', code: 'KZ' }, anchor as number, head);
    }, places as number[][]);
    await select(0);
    await tab.keyboard.press('Control+A');
    const ime = await tab.context().newCDPSession(tab);
    for (const text of ['н', 'но', 'нов', 'ново', 'новое'])
      await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    expect(await tab.evaluate(() => page.seats.cell?.farText.toString())).toBe('новое');
    await ime.send('Input.insertText', { text: 'новое слово' });
    await tab.waitForFunction(
      (count) => document.querySelectorAll('.cell .caret').length === count,
      (places as number[][]).length,
    );
    expect(await words()).toBe('новое слово');
  });

  it.each([3, 5, 8])(
    'composes beside a colleague’s caret %d letters on, and over words that they have selected',
    async (at) => {
      await ru('начало конец');
      await tab.evaluate((place) => {
        page.seats.cell?.point({ key: 'k', name: 'Нурлан', code: 'KZ' }, place);
        page.seats.cell?.point({ key: 'm', name: 'Айгуль', code: 'KZ' }, 2, 10);
      }, at);
      await select(at);
      const ime = await tab.context().newCDPSession(tab);
      for (const text of ['т', 'та', 'так'])
        await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await ime.send('Input.insertText', { text: 'так' });
      await tab.waitForFunction(() => document.querySelectorAll('.cell .caret').length === 2);
      expect(await words()).toBe(`${'начало конец'.slice(0, at)}так${'начало конец'.slice(at)}`);
    },
  );

  it('tells whoever stood in a sentence that a colleague replaces, and leaves their caret before the new words', async () => {
    await ru('— Выполняя решение сторон');
    await select(6);
    await far([[2, 16, 'Во исполнение']]);
    await tab.keyboard.type('XYZ');
    expect([await words(), (await told()).filter((each) => each === 'uprooted').length]).toEqual([
      '— XYZВо исполнение сторон',
      1,
    ]);
  });

  it('writes one deletion and one insertion when keys replace what is selected', async () => {
    await ru('Выполняя решение');
    await tab.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(globalThis, { seen });
      page.seats.cell?.farText.observe((event) => seen.push(event.delta));
    });
    await select(0, 16);
    await tab.keyboard.type('В');
    expect(await tab.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen[0])).toEqual([
      { delete: 16 },
      { insert: 'В' },
    ]);
  });
});
