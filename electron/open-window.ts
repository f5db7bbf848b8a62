/**
 * A window from its options to its end: where it stands, what it is told at the start, what is asked before it goes. A `wall` shows a
 * text to a room: it fills the screen, holds nothing unsent, and goes with the last window that somebody works in.
 */
import { join } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';
import { BUNDLE_ORIGIN } from './channels.ts';
import type { Places } from './places.ts';
import { keepAlive } from './recovery.ts';
import type { OpenSummit } from './summits.ts';
import { askBeforeClosing, showWhenReady, windowOptions } from './window.ts';
import type { Page, Pages } from './windows.ts';
import type { Electron, Host } from './world.ts';
import type { Zoom } from './zoom.ts';

export type Opening = {
  readonly view?: string;
  readonly place?: Rectangle;
  readonly wall?: true;
  readonly shown?: () => void;
};

export type WindowsEdges = {
  readonly electron: Pick<Electron, 'app' | 'BrowserWindow' | 'dialog' | 'nativeTheme' | 'screen'>;
  readonly host: Pick<Host, 'folder' | 'later' | 'report'>;
  readonly pages: Pages;
  readonly places: Places;
  readonly zoom: Zoom;
  /** Those of the page that has spoken last. */
  readonly words: () => DesktopWords;
  /** Whether a person has said yet in which language and theme. */
  readonly chosen: () => boolean;
  /** True: the program must not end with this window. */
  readonly keeps: (event: { preventDefault(): void }) => boolean;
  /** The question before closing has been answered. */
  readonly answered: (left: boolean) => void;
  readonly focused: (page: Page) => void;
  readonly log: (line: string) => void;
};

/** Of windows that have no summit yet. */
export const CHOOSING = 'persist:choosing';

export type OpenWindow = (summit: OpenSummit | null, opening?: Opening) => void;

export function openWindows({ electron, host, pages, places, zoom, ...edges }: WindowsEdges): OpenWindow {
  const { app, BrowserWindow, dialog, nativeTheme, screen } = electron;
  const { words, chosen, keeps, answered, focused, log } = edges;
  const { later } = host;

  /** Nobody works in the summit any more: what it showed to the room goes as well. */
  const leaveWalls = (summit: OpenSummit | null): void => {
    const left = pages.all().filter((page) => page.summit === summit);
    if (left.every(({ wall }) => wall)) for (const { window } of left) if (!window.isDestroyed()) window.destroy();
  };

  return (summit, { view = '', shown, wall = false, ...opening } = {}) => {
    const partition = summit?.partition ?? CHOOSING;
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const known = wall ? undefined : places.of(partition, screens);
    const address = `${BUNDLE_ORIGIN}/${view}`;
    const window: BrowserWindow = new BrowserWindow(
      windowOptions({
        preload: join(host.folder, 'preload.cjs'),
        partition,
        place: opening.place ?? known,
        server: summit?.origin ?? null,
        language: chosen() ? words().language : null,
        theme: chosen() ? words().theme : null,
        wall,
        dark: nativeTheme.shouldUseDarkColors,
        packaged: app.isPackaged,
      }),
    );
    const { webContents: contents } = window;
    const page: Page = {
      window,
      contents,
      summit,
      wall,
      unsaved: 0,
      unread: 0,
      listening: false,
      wanted: null,
      words: words(),
      reload: keepAlive(window, contents, {
        address,
        dialog,
        words: () => page.words,
        later,
        gone: () => {
          page.unsaved = 0;
          page.listening = false;
        },
        log,
      }),
    };
    pages.add(page);
    zoom.keep(wall ? 'wall' : 'own', contents);
    const leaving = askBeforeClosing(window, {
      unsaved: () => page.unsaved,
      words: () => page.words.closing,
      dialog,
      later,
      answered,
      log,
    });
    // One that was put somewhere says nothing about where the summit's own stands.
    if (!opening.place) window.on('close', () => places.keep(partition, window));
    window.on('close', (event) => {
      if (pages.all().some((other) => other !== page && !other.wall) || !keeps(event)) leaving(event);
    });
    if (!wall) window.on('closed', () => leaveWalls(summit));
    // Windows asks before it ends the session; the others close the windows.
    window.on('query-session-end', leaving);
    window.on('focus', () => {
      pages.used(page);
      focused(page);
    });
    showWhenReady(window, contents, later, () => {
      host.report('Alternat window is ready');
      // Not before: it would show a window that has not painted.
      if (wall) window.setFullScreen(true);
      else if (!opening.place && known?.maximized) window.maximize();
      shown?.();
    });
    contents.loadURL(address).catch((error: Error) => log(`the page was not loaded: ${error.message}`));
  };
}
