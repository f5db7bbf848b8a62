/**
 * A page that has crashed or hangs: it is loaded anew where it was, because a white window says nothing and its words lie in
 * the local copy. If that happens again and again, the person decides.
 */
import type { BrowserWindow, Dialog, WebContents } from 'electron';
import type { DesktopWords, Question } from '../src/ui/desktop.ts';
import { BUNDLE_ORIGIN } from './channels.ts';
import type { Later } from './patience.ts';

/** So many times within so many milliseconds a page is loaded anew without a word. */
const QUIETLY = 3;
const WITHIN_MS = 10 * 60_000;

export type Recovery = {
  /** Of the page as it is loaded first. */
  readonly address: string;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly words: () => DesktopWords;
  readonly later: Later;
  /** Nothing of the page that is gone counts any more. */
  readonly gone: () => void;
  readonly log: (line: string) => void;
};

/** Watches over a window's page; the answer loads it anew where it is. */
export function keepAlive(window: BrowserWindow, contents: WebContents, recovery: Recovery): () => void {
  const { dialog, words, later, gone, log } = recovery;
  let { address } = recovery;
  let crashes = 0;
  const load = (): void => {
    if (window.isDestroyed()) return;
    gone();
    contents.loadURL(address).catch((error: Error) => log(`the page was not loaded: ${error.message}`));
  };
  const ask = async ({ message, detail, accept, decline }: Question, signal?: AbortSignal): Promise<boolean> => {
    const buttons = [accept, decline];
    const question = { type: 'warning' as const, message, detail, buttons, defaultId: 0, cancelId: 1 };
    return (await dialog.showMessageBox(window, signal ? { ...question, signal } : question)).response === 0;
  };
  const failed = (error: Error): void => log(`a question could not be put: ${error.message}`);

  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame && url.startsWith(`${BUNDLE_ORIGIN}/`)) address = url;
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    log(`the page is gone: ${reason}`);
    gone();
    crashes++;
    later(WITHIN_MS, () => crashes--);
    if (crashes <= QUIETLY) return load();
    ask(words().stopped)
      .then((again) => (again ? load() : window.isDestroyed() || window.destroy()))
      // Nobody was asked, so nobody said to close it.
      .catch(failed);
  });

  let waiting: AbortController | undefined;
  window.on('unresponsive', () => {
    if (waiting) return;
    const own = new AbortController();
    waiting = own;
    ask(words().silent, own.signal)
      .then((again) => {
        if (again && !own.signal.aborted && !window.isDestroyed()) contents.forcefullyCrashRenderer();
      })
      .catch(failed)
      .finally(() => {
        if (waiting === own) waiting = undefined;
      });
  });
  window.on('responsive', () => {
    waiting?.abort();
    waiting = undefined;
  });
  return load;
}
