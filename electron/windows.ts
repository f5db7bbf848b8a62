/**
 * One record per window: which summit it shows, what its page has said so far, and what waits for it. Whoever asks for
 * something is known by the contents that ask, so that two windows never answer for each other.
 */
import type { BrowserWindow, WebContents } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';
import { channelOf, type NoticeName } from './channels.ts';
import type { OpenSummit } from './summits.ts';

export type Page = {
  readonly window: BrowserWindow;
  readonly contents: WebContents;
  /** Null: it asks for one. */
  readonly summit: OpenSummit | null;
  /** It shows a text to a room and only reads. */
  readonly wall: boolean;
  /** Things in it that the server has not acknowledged. */
  unsaved: number;
  /** Notices that nobody has read. */
  unread: number;
  /** Its page hears what is told to it. */
  listening: boolean;
  words: DesktopWords;
  /** Loads the page anew, where it is. */
  reload: () => void;
};

export type Pages = {
  readonly add: (page: Page) => void;
  readonly of: (contents: unknown) => Page | undefined;
  /** Those that are there, the one used last at the end. */
  readonly all: () => readonly Page[];
  readonly used: (page: Page) => void;
};

export function openPages(): Pages {
  let pages: readonly Page[] = [];
  return {
    add: (page) => {
      pages = [...pages, page];
      page.window.once('closed', () => {
        pages = pages.filter((one) => one !== page);
      });
    },
    of: (contents) => pages.find((page) => page.contents === contents),
    all: () => pages,
    used: (page) => {
      if (pages.includes(page)) pages = [...pages.filter((one) => one !== page), page];
    },
  };
}

/** A closed window hears nothing; talking to one would throw. */
export function tell({ window, contents }: Page, name: NoticeName, value = ''): void {
  if (!window.isDestroyed() && !contents.isDestroyed()) contents.send(channelOf(name), value);
}

export function bringForward({ window }: Page): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
