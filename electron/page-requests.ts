/** What a page may ask of the program, beside hosting and proxies: one entry a channel of `channels.ts`, in groups. */
import type { DesktopWords } from '../src/ui/desktop.ts';
import type { Arrivals } from './arrivals.ts';
import type { Connect } from './connecting.ts';
import { diagnostics } from './diagnostics.ts';
import { openExternal } from './external.ts';
import { type Chooser, openFile, saveFile } from './files.ts';
import type { Handlers } from './ipc.ts';
import type { Journal } from './journal.ts';
import type { Notifier } from './notifying.ts';
import type { OpenWindow } from './open-window.ts';
import { besides } from './places.ts';
import { printPage } from './printing.ts';
import type { Summits } from './summits.ts';
import { bringForward, type Page, type Pages, tell } from './windows.ts';
import type { Electron, Host } from './world.ts';

/** A person who asks for more has a key that is stuck. */
const MOST_WINDOWS = 12;

export type RequestsDependencies = {
  readonly electron: Electron;
  readonly host: Host;
  readonly pages: Pages;
  readonly summits: Summits;
  readonly arrivals: Arrivals;
  readonly journal: Journal;
  readonly notifier: Notifier;
  readonly openWindow: OpenWindow;
  readonly connect: Connect;
  /** A person has asked for something that needs the line. */
  readonly again: () => void;
  /** The words of a page have changed. */
  readonly worded: (page: Page, words: DesktopWords) => void;
};

type Group<Name extends keyof Handlers<Page>> = Pick<Handlers<Page>, Name>;

/** Files, paper and the world outside. */
function fileRequests({
  electron,
  host,
  pages,
  summits,
  journal,
  arrivals,
}: RequestsDependencies): Group<
  'save-file' | 'open-file' | 'save-diagnostics' | 'print' | 'open-external' | 'take-package'
> {
  const { app, dialog, shell } = electron;
  const chooser = ({ window }: Page): Chooser => ({
    dialog,
    window,
    disk: host.disk,
    folder: app.getPath('documents'),
  });
  return {
    'save-file': (file, page) => saveFile(file, chooser(page)),
    'open-file': (request, page) => openFile(request, chooser(page)),
    'save-diagnostics': async (_, page) => {
      const windows = pages.all().map(({ summit, unsaved }) => ({ summit: summit?.origin ?? null, unsaved }));
      const facts = { summits: summits.remembered(), windows, journal: journal.lines() };
      const content = await diagnostics(electron, host, facts);
      return saveFile({ name: 'alternat-diagnostics.txt', bytes: Buffer.from(content) }, chooser(page));
    },
    print: (_, { contents }) => printPage(contents, host.later),
    'open-external': ({ url }, page) =>
      openExternal(url, { dialog, shell, window: page.window, words: page.words.external }),
    'take-package': () => arrivals.takePackage(),
  };
}

/** Summits and who is signed in to them. */
function summitRequests({
  pages,
  summits,
  connect,
  again,
}: RequestsDependencies): Group<'sign-in' | 'sign-out' | 'connect' | 'summits' | 'draft-key' | 'forget-draft-key'> {
  return {
    'sign-in': (credentials, { summit }) => {
      again();
      return summit?.signIn(credentials) ?? { ok: false, reason: 'no-summit', message: '' };
    },
    'sign-out': (_, { summit }) => {
      for (const page of pages.all()) if (page.wall && page.summit === summit) page.window.destroy();
      return summit?.signOut();
    },
    connect: (address, page) => connect(address, { asking: page }),
    summits: () => summits.remembered(),
    'draft-key': (_, { summit }) => summit?.draftKey() ?? null,
    'forget-draft-key': (_, { summit }) => summit?.forgetDraftKey(),
  };
}

/** Windows, and what a page says of itself. */
function windowRequests(
  dependencies: RequestsDependencies,
): Group<'new-window' | 'reload' | 'leave-wall' | 'set-words' | 'notify' | 'set-unread' | 'set-unsaved' | 'ready'> {
  const { electron, pages, notifier, openWindow, arrivals, worded } = dependencies;
  const inFront = ({ summit }: Page): boolean =>
    pages.all().some((page) => page.summit === summit && !page.window.isDestroyed() && page.window.isFocused());
  return {
    'new-window': ({ view, where }, page) => {
      const room = pages.all().length < MOST_WINDOWS && !page.wall;
      if (room) openWindow(page.summit, { view, ...besides(electron.screen, page.window, where) });
    },
    reload: (_, page) => page.reload(),
    'leave-wall': (_, page) => {
      if (page.wall) page.window.close();
    },
    'set-words': ({ words }, page) => worded(page, words),
    notify: (notice, page) =>
      notifier({
        notice,
        // Where a room reads along it might come to the wall; it is in the bell of the page all the same.
        wanted: () => !inFront(page) && !page.window.isDestroyed() && !pages.all().some(({ wall }) => wall),
        clicked: () => {
          bringForward(page);
          tell(page, 'view', notice.view);
        },
      }),
    'set-unread': ({ count }, page) => {
      page.unread = count;
      // Of windows of one summit each says the same.
      const counts = new Map(pages.all().map(({ summit, unread }) => [summit, unread]));
      electron.app.setBadgeCount([...counts.values()].reduce((sum, one) => sum + one, 0));
    },
    'set-unsaved': ({ count }, page) => {
      page.unsaved = count;
    },
    ready: (_, page) => arrivals.ready(page),
  };
}

export const pageRequests = (dependencies: RequestsDependencies) => ({
  ...summitRequests(dependencies),
  ...fileRequests(dependencies),
  ...windowRequests(dependencies),
});
