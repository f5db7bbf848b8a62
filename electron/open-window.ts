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

export type WindowsDependencies = {
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

export function openWindows(dependencies: WindowsDependencies): OpenWindow {
  const { electron, host, pages, places, zoom, log } = dependencies;

  /** Nobody works in the summit any more: what it showed to the room goes as well. */
  const leaveWalls = (summit: OpenSummit | null): void => {
    const left = pages.all().filter((page) => page.summit === summit);
    if (left.every(({ wall }) => wall)) for (const { window } of left) if (!window.isDestroyed()) window.destroy();
  };

  return (summit, { view = '', shown, wall = false, ...opening } = {}) => {
    const partition = summit?.partition ?? CHOOSING;
    const screens = electron.screen.getAllDisplays().map(({ workArea }) => workArea);
    const known = wall ? undefined : places.of(partition, screens);
    const address = `${BUNDLE_ORIGIN}/${view}`;
    const window = makeWindow(dependencies, summit, { wall, place: opening.place ?? known });
    const page = pageOf(dependencies, { window, summit, wall, address });
    pages.add(page);
    zoom.keep(wall ? 'wall' : 'own', window.webContents);
    // One that was put somewhere says nothing about where the summit's own stands.
    if (!opening.place) window.on('close', () => places.keep(partition, window));
    askBeforeItGoes(dependencies, page);
    if (!wall) window.on('closed', () => leaveWalls(summit));
    window.on('focus', () => {
      pages.used(page);
      dependencies.focused(page);
    });
    showWhenReady(window, window.webContents, host.later, () => {
      host.report('Alternat window is ready');
      // Not before: it would show a window that has not painted.
      if (wall) window.setFullScreen(true);
      else if (!opening.place && known?.maximized) window.maximize();
      shown?.();
    });
    const failed = (error: Error): void => log(`the page was not loaded: ${error.message}`);
    window.webContents.loadURL(address).catch(failed);
  };
}

function makeWindow(
  { electron, host, words, chosen }: WindowsDependencies,
  summit: OpenSummit | null,
  { wall, place }: { readonly wall: boolean; readonly place: Rectangle | undefined },
): BrowserWindow {
  const { app, BrowserWindow, nativeTheme } = electron;
  return new BrowserWindow(
    windowOptions({
      preload: join(host.folder, 'preload.cjs'),
      partition: summit?.partition ?? CHOOSING,
      place,
      server: summit?.origin ?? null,
      language: chosen() ? words().language : null,
      theme: chosen() ? words().theme : null,
      wall,
      dark: nativeTheme.shouldUseDarkColors,
      packaged: app.isPackaged,
    }),
  );
}

type Made = Pick<Page, 'window' | 'summit' | 'wall'> & { readonly address: string };

function pageOf({ electron, host, words, log }: WindowsDependencies, { window, summit, wall, address }: Made): Page {
  const { webContents: contents } = window;
  const page: Page = {
    window,
    contents,
    summit,
    wall,
    unsaved: 0,
    unread: 0,
    listening: false,
    words: words(),
    reload: keepAlive(window, contents, {
      address,
      dialog: electron.dialog,
      words: () => page.words,
      later: host.later,
      gone: () => {
        page.unsaved = 0;
        page.listening = false;
      },
      log,
    }),
  };
  return page;
}

function askBeforeItGoes({ electron, host, pages, keeps, answered, log }: WindowsDependencies, page: Page): void {
  const { window } = page;
  const leaving = askBeforeClosing(window, {
    unsaved: () => page.unsaved,
    words: () => page.words.closing,
    dialog: electron.dialog,
    later: host.later,
    answered,
    log,
  });
  window.on('close', (event) => {
    if (pages.all().some((other) => other !== page && !other.wall) || !keeps(event)) leaving(event);
  });
  // Windows asks before it ends the session; the others close the windows.
  window.on('query-session-end', leaving);
}
