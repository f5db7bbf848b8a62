/** What several suites in the browser do with their hands: put the caret into a cell, read what stands there, cut the line. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Lang } from '../../src/language/language.ts';
import { MESSAGE } from '../../src/protocol/message.ts';
import { cellSelector } from '../support/browser.ts';
import { until } from '../support/server.ts';

/** Puts the caret at the end of a cell, by the mouse and a key, and waits until it is there. */
export async function caretIn(page: Page, clause: string, lang: Lang): Promise<void> {
  const cell = page.locator(cellSelector(clause, lang));
  await until(async () => {
    await cell.click();
    return (await cell.locator('.ProseMirror-focused').count()) > 0;
  }, `the caret in ${clause}/${lang}`);
  // On a busy machine the click may settle after the key: it is pressed until the caret is where it leads.
  await until(async () => {
    await page.keyboard.press('Control+End');
    return page.evaluate(() => {
      const selection = getSelection();
      const text = (document.activeElement as HTMLElement | null)?.closest('.ProseMirror');
      if (!selection?.anchorNode || !text?.contains(selection.anchorNode)) return false;
      const rest = document.createRange();
      rest.selectNodeContents(text);
      rest.setStart(selection.anchorNode, selection.anchorOffset);
      return rest.toString() === '';
    });
  }, `the caret at the end of ${clause}/${lang}`);
}

/** Open sockets outlive this by themselves: what is done before the program has let go of its own may still arrive. */
export async function cut(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await page.locator('.saved svg.warn').waitFor({ timeout: 5_000 });
}

/**
 * While it is held the page does not hear what others do, and its decisions rest on the old text; with `all`, not even the
 * answers.
 */
export async function slowLine(page: Page, all = false): Promise<{ readonly hold: () => void; release: () => void }> {
  let slow = false;
  const late: (() => void)[] = [];
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const line = socket.connectToServer();
    socket.onMessage((frame) => line.send(frame));
    line.onMessage((frame) => {
      if (slow && (all || frame[0] === MESSAGE.sync)) late.push(() => socket.send(frame));
      else socket.send(frame);
    });
  });
  return {
    hold: () => {
      slow = true;
    },
    release: () => {
      slow = false;
      for (const send of late.splice(0)) send();
    },
  };
}

type Watching = { cellText: (clause: string, lang: string) => string };

/** Lets the page say what a cell shows: its letters alone, without others' carets and the editor's own helpers. */
export const showsCells = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    (globalThis as unknown as Watching).cellText = (clause, lang) =>
      [...document.querySelectorAll(`[role=gridcell][data-clause="${clause}"][data-lang="${lang}"] .doc p`)]
        .map((paragraph) => {
          const copy = paragraph.cloneNode(true) as HTMLElement;
          for (const extra of copy.querySelectorAll('.caret, .ProseMirror-trailingBreak, .ProseMirror-separator'))
            extra.remove();
          return copy.textContent ?? '';
        })
        .join('\n');
  });

/** What a cell shows on this screen; `showsCells` comes first. */
export const shown = (page: Page, clause: string, lang: Lang): Promise<string> =>
  page.evaluate(([id, of]) => (globalThis as unknown as Watching).cellText(id, of), [clause, lang] as const);
