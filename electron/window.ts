/**
 * The one window: what it is allowed to be, and what happens when somebody closes it while text has not arrived. The web
 * preferences name only what differs from Electron's defaults in the strict direction; a test holds them to exactly this.
 */
import type { BaseWindow, BrowserWindowConstructorOptions, Dialog } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';
import { SERVER_ARGUMENT } from './channels.ts';

export function windowOptions(preload: string, server: string | null, dark: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Alternat',
    // The colour of the page before it has painted, so that a window opened at night does not flash.
    backgroundColor: dark ? '#1b1b1d' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [`${SERVER_ARGUMENT}${server ?? ''}`],
    },
  };
}

/** A window's close event, as far as it matters here. */
type Closing = { preventDefault(): void };

export type Farewell = {
  readonly unsaved: () => number;
  readonly words: () => DesktopWords['closing'];
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
};

/** Returns the listener for `close`: with unsent text it keeps the window and asks; "leave" destroys it. */
export function askBeforeClosing(window: BaseWindow, { unsaved, words, dialog }: Farewell): (event: Closing) => void {
  let asking = false;
  return (event) => {
    if (unsaved() === 0) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const { message, detail, leave, stay } = words();
    const question = { type: 'warning' as const, message, detail, buttons: [leave, stay], defaultId: 1, cancelId: 1 };
    dialog.showMessageBox(window, question).then(({ response }) => {
      asking = false;
      if (response === 0) window.destroy();
    });
  };
}
