/**
 * A window: what it is allowed to be, when it is shown, and what happens when somebody closes it while text has not arrived.
 * The web preferences name only what differs from Electron's defaults in the strict direction; a test holds them to exactly
 * this.
 */
import type { BrowserWindow, BrowserWindowConstructorOptions, Dialog, Rectangle, WebContents } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';
import { LANGUAGE_ARGUMENT, SERVER_ARGUMENT, THEME_ARGUMENT, WALL_ARGUMENT } from './channels.ts';
import type { Later } from './patience.ts';

export type Facts = {
  readonly preload: string;
  readonly partition: string;
  /** Where it stood before; the system chooses otherwise. */
  readonly place?: Rectangle | undefined;
  readonly server: string | null;
  readonly language: string | null;
  readonly theme: string | null;
  /** It shows a text to a room. */
  readonly wall: boolean;
  readonly dark: boolean;
  readonly packaged: boolean;
};

export function windowOptions({ preload, partition, place, server, language, theme, wall, dark, packaged }: Facts) {
  return {
    width: place?.width ?? 1440,
    height: place?.height ?? 900,
    ...(place ? { x: place.x, y: place.y } : {}),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Alternat',
    // The colour of the page before it has painted, so that a window opened at night does not flash.
    backgroundColor: dark ? '#1b1b1d' : '#ffffff',
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      webviewTag: false,
      spellcheck: false,
      // See zoom.ts: neither the session nor another window says how large this one is.
      zoomMode: 'isolated',
      devTools: !packaged,
      additionalArguments: [
        `${SERVER_ARGUMENT}${server ?? ''}`,
        `${LANGUAGE_ARGUMENT}${language ?? ''}`,
        `${THEME_ARGUMENT}${theme ?? ''}`,
        ...(wall ? [WALL_ARGUMENT] : []),
      ],
    },
  } satisfies BrowserWindowConstructorOptions;
}

/** How long a window waits to be painted before it is shown as it is, in milliseconds. */
const PAINTED_MS = 3_000;

/**
 * Calls `shown` once, and shows the window, at the first sign of life: painted, loaded, failed, or three seconds. The event that
 * is made for this does not come on every system (Wayland), and a window that is never shown cannot even be closed.
 */
export function showWhenReady(window: BrowserWindow, contents: WebContents, later: Later, shown: () => void): void {
  let done = false;
  const show = (): void => {
    if (done || window.isDestroyed()) return;
    done = true;
    cancel();
    window.show();
    shown();
  };
  const cancel = later(PAINTED_MS, show);
  window.once('ready-to-show', show);
  contents.once('did-finish-load', show);
  contents.once('did-fail-load', show);
  window.once('closed', cancel);
}

/** A window's close event, as far as it matters here; also that of a system which is about to end the session. */
type Closing = { preventDefault(): void };

export type Farewell = {
  readonly unsaved: () => number;
  readonly words: () => DesktopWords['closing'];
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly later: Later;
  /** The person has answered; `left`: the window is gone. */
  readonly answered: (left: boolean) => void;
  readonly log: (line: string) => void;
};

/** After so long a question counts as not seen: the next try to close puts it anew. */
const SEEN_MS = 20_000;
/** So many questions that failed or were not seen, and closing is meant: a window must not be able to keep somebody. */
const UNANSWERED = 2;

/** Returns the listener for `close`: with unsent text it keeps the window and asks; "leave" destroys it. */
export function askBeforeClosing(window: BrowserWindow, farewell: Farewell): (event: Closing) => void {
  const { unsaved, words, dialog, later, answered, log } = farewell;
  let asking = false;
  let unanswered = 0;
  const ask = async (): Promise<void> => {
    asking = true;
    let over = false;
    const missed = (): void => {
      if (over) return;
      over = true;
      unanswered++;
      asking = false;
    };
    const cancel = later(SEEN_MS, missed);
    try {
      const { message, detail, leave, stay } = words();
      const question = { type: 'warning' as const, message, detail, buttons: [leave, stay], defaultId: 1, cancelId: 1 };
      const { response } = await dialog.showMessageBox(window, question);
      if (!over) asking = false;
      over = true;
      unanswered = 0;
      if (response === 0 && !window.isDestroyed()) window.destroy();
      answered(response === 0);
    } catch (error) {
      log(`closing: the question could not be put, ${(error as Error).message}`);
      missed();
    } finally {
      cancel();
    }
  };
  return (event) => {
    if (unsaved() === 0 || unanswered >= UNANSWERED) return;
    event.preventDefault();
    if (!asking) void ask();
  };
}

/** A theme as Electron names it; whatever is none is the system's. */
export const themeOf = (theme: string): 'light' | 'dark' | 'system' =>
  theme === 'light' || theme === 'dark' ? theme : 'system';
