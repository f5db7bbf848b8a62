/**
 * The desktop program, as a table of contents: each step is a file of this folder, and this file only hands them to each
 * other. Electron itself is a parameter, so that the very same lines run in tests against a double.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type * as ElectronMain from 'electron';
import type { Connected, DesktopWords, SummitAddress } from '../src/ui/desktop.ts';
import { desktopWords } from './channels.ts';
import { askForClientCertificates } from './client-certificate.ts';
import { resolutionIn, resolutionOf } from './deep-link.ts';
import { diagnostics } from './diagnostics.ts';
import { openExternal } from './external.ts';
import { openFile, saveFile } from './files.ts';
import { isPackage, packageIn, readGiven } from './given.ts';
import { openHost } from './host.ts';
import { type HostingDesk, openHosting } from './hosting.ts';
import { type Handlers, listen } from './ipc.ts';
import { joinedBy, joinedIn } from './join-link.ts';
import { type Journal, openJournal } from './journal.ts';
import { firstWords, menuTemplate, withoutCommands } from './menu.ts';
import { contain } from './navigation.ts';
import { openNotifier } from './notifying.ts';
import { CHOOSING, openWindows } from './open-window.ts';
import { inOrder, readShaped } from './own-file.ts';
import { whileNobody } from './patience.ts';
import { guardPermissions } from './permissions.ts';
import { besides, openPlaces } from './places.ts';
import { printPage } from './printing.ts';
import { SCHEME, serveBundle } from './protocol.ts';
import { openProxies } from './proxy.ts';
import { requestsIn } from './requests.ts';
import { openVault } from './secrets.ts';
import { authorizeRequests, type Summit } from './summit.ts';
import { summitIn } from './summit-address.ts';
import { type OpenSummit, openSummits } from './summits.ts';
import { unsafeSwitch } from './switches.ts';
import { themeOf } from './window.ts';
import { bringForward, openPages, type Page, tell } from './windows.ts';
import type { Electron, Host } from './world.ts';
import { openZoom, type Zoom, type ZoomStep } from './zoom.ts';

/** A person who asks for more has a key that is stuck. */
const MOST_WINDOWS = 12;

export async function runShell(electron: Electron, host: Host): Promise<void> {
  const {
    app,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    net,
    Notification,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    utilityProcess,
  } = electron;
  const { later } = host;
  let journal: Journal | undefined;
  const log = (line: string): void => {
    host.log(line);
    journal?.log(line);
  };

  // Before the program is ready.
  app.setName('Alternat');
  // Windows shows notifications only of programs that it knows by this name: the one of the installer.
  if (host.platform === 'win32') app.setAppUserModelId('org.alternat.desktop');
  // A developer's program beside an installed one: neither reads the other's secrets nor waits for its lock.
  if (!app.isPackaged) app.setPath('userData', join(app.getPath('appData'), 'Alternat from source'));
  const wordsFile = inOrder(host.file('words.json'));
  let words: DesktopWords = firstWords(host.platform);
  const unsafe = app.isPackaged ? unsafeSwitch(app.commandLine) : undefined;
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([SCHEME]);
  if (unsafe === undefined && !app.requestSingleInstanceLock()) {
    host.report('Alternat is open already');
    return app.quit();
  }
  if (app.isPackaged) app.setAsDefaultProtocolClient('alternat');

  const pages = openPages();
  let wanted = resolutionIn(host.argv);
  let given = packageIn(host.argv, host.cwd);
  let quitting = false;
  let hosting: HostingDesk | undefined;
  let zoom: Zoom | undefined;
  /** A join link that came before the rest stands. */
  let early = joinedIn(host.argv);

  /** What a room reads from is asked nothing and given nothing. */
  const worked = (): readonly Page[] => pages.all().filter(({ wall }) => !wall);
  const current = (): Page | undefined => worked().at(-1);
  const showMenu = (page?: Page): void => {
    const command = (id: string): void => page && tell(page, 'menu', id);
    const resize = (by: ZoomStep): void => zoom?.step(page?.wall ? 'wall' : 'own', by);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(page?.words ?? words, command, resize)));
  };
  const show = (resolution: string | null): void => {
    const page = worked().findLast(({ summit }) => summit !== null) ?? current();
    if (page) bringForward(page);
    if (resolution !== null) wanted = resolution;
    if (!page?.summit || !page.listening || wanted === null) return;
    tell(page, 'open', wanted);
    wanted = null;
  };

  /** Whoever is in front takes it; while there is nobody, the first page that comes. */
  const give = (path: string | null): void => {
    given = path ?? given;
    const page = current();
    if (path === null || !page) return;
    bringForward(page);
    tell(page, 'package');
  };
  const follow = (address: SummitAddress | null): void => {
    if (hosting) hosting.join(address);
    else early = address ?? early;
  };

  app.on('web-contents-created', (_event, contents) => contain(contents));
  app.on('second-instance', (_event, argv, folder) => {
    show(resolutionIn(argv));
    give(packageIn(argv, folder));
    follow(joinedIn(argv));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    give(isPackage(path) ? path : null);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(resolutionOf(url));
    follow(joinedBy(url));
  });
  app.on('before-quit', (event) => {
    quitting = hosting?.keeps(event) !== true;
  });
  app.on('window-all-closed', () => app.quit());
  const proxies = openProxies({ current, all: pages.all, later, log });
  proxies.watch(app);
  askForClientCertificates(app, { dialog, windowOf: pages.of, log });

  await app.whenReady();
  const kept = await readShaped(wordsFile, desktopWords);
  if (kept) words = withoutCommands(kept);
  if (unsafe !== undefined) {
    dialog.showErrorBox('Alternat', `${words.unsafe}\n${unsafe}`);
    return app.exit(2);
  }

  journal = await openJournal(inOrder(host.file('journal.txt')), host.now, later);
  journal.log(`started ${app.getVersion()}`);

  const root = join(host.folder, '..', 'ui');
  const nonce = (): string => randomBytes(16).toString('base64');
  /** What pages of a session may do, who they are, and where they come from. */
  const prepare = (own: ElectronMain.Session, summit: () => Summit | null, server: string | null): void => {
    own.setSpellCheckerEnabled(false);
    guardPermissions(own);
    authorizeRequests(own, summit);
    // Files go through the dialog, which asks; nothing comes in by itself.
    own.on('will-download', (event) => event.preventDefault());
    const broken = (): DesktopWords['broken'] => (current()?.words ?? words).broken;
    own.protocol.handle('app', serveBundle({ root, read: host.disk.read, server, nonce, broken }));
  };
  prepare(session.fromPartition(CHOOSING), () => null, null);

  const vault = await openVault(safeStorage, inOrder(host.file('secrets.json')), host.platform, log);
  const places = await openPlaces(inOrder(host.file('windows.json')), log);
  zoom = await openZoom(inOrder(host.file('zoom.json')), log);
  const summits = await openSummits({
    session,
    prepare,
    requests: (own) => requestsIn(net, own, proxies.listener),
    vault,
    file: inOrder(host.file('summit.json')),
    later: whileNobody(later, proxies.asking),
    late: (origin) => {
      for (const page of pages.all()) if (page.summit?.origin === origin) tell(page, 'wake');
    },
    log,
  });

  const notifier = openNotifier({ Notification, later, log });
  const inFront = ({ summit }: Page): boolean =>
    pages.all().some((page) => page.summit === summit && !page.window.isDestroyed() && page.window.isFocused());
  const hosted = await openHost({
    utilityProcess,
    powerSaveBlocker,
    dialog,
    folder: host.folder,
    meetings: join(app.getPath('userData'), 'meetings'),
    addresses: host.addresses,
    usualPort: host.usualPort,
    file: inOrder(host.file('meetings.json')),
    disk: host.disk,
    now: host.now,
    later,
    changed: () => {
      for (const page of pages.all()) tell(page, 'hosting');
    },
    log,
  });
  hosting = openHosting({
    host: hosted,
    current,
    enter: (here, view, before) => connect({ address: here }, null, { view, before }),
    dialog,
    quit: () => app.quit(),
    link: early,
    log,
  });
  const openWindow = openWindows({
    electron,
    host,
    pages,
    places,
    zoom,
    words: () => words,
    chosen: () => kept !== undefined || pages.all().length > 0,
    keeps: hosting.keeps,
    answered: (left) => {
      const going = quitting;
      quitting = false;
      if (left && going) app.quit();
    },
    focused: (page) => {
      showMenu(page);
      proxies.seen(page);
    },
    log,
  });

  const chooser = ({ window }: Page) => ({ dialog, window, disk: host.disk, folder: app.getPath('documents') });
  const handlers: Handlers<Page> = {
    'sign-in': (credentials, { summit }) => {
      proxies.again();
      return summit?.signIn(credentials) ?? { ok: false, reason: 'no-summit', message: '' };
    },
    'sign-out': (_, { summit }) => {
      for (const page of pages.all()) if (page.wall && page.summit === summit) page.window.destroy();
      return summit?.signOut();
    },
    connect: (address, page) => connect(address, page),
    'new-window': ({ view, where }, page) => {
      const room = pages.all().length < MOST_WINDOWS && !page.wall;
      if (room) openWindow(page.summit, { view, ...besides(screen, page.window, where) });
    },
    summits: () => summits.remembered(),
    ...hosting.handlers,
    ...proxies.handlers,
    'save-file': (file, page) => saveFile(file, chooser(page)),
    'open-file': (request, page) => openFile(request, chooser(page)),
    'save-diagnostics': async (_, page) => {
      const windows = pages.all().map(({ summit, unsaved }) => ({ summit: summit?.origin ?? null, unsaved }));
      const lines = journal?.lines() ?? [];
      const content = await diagnostics(electron, host, { summits: summits.remembered(), windows, journal: lines });
      return saveFile({ name: 'alternat-diagnostics.txt', bytes: Buffer.from(content) }, chooser(page));
    },
    print: (_, { contents }) => printPage(contents, later),
    reload: (_, page) => page.reload(),
    'leave-wall': (_, page) => {
      if (page.wall) page.window.close();
    },
    'draft-key': (_, { summit }) => summit?.draftKey() ?? null,
    'forget-draft-key': (_, { summit }) => summit?.forgetDraftKey(),
    'set-words': (request, page) => {
      page.words = request.words;
      if (page === pages.all().at(-1)) showMenu(page);
      // Its menu is not one that the next window could begin with.
      if (page.wall) return;
      words = request.words;
      nativeTheme.themeSource = themeOf(request.words.theme);
      wordsFile.write(JSON.stringify(words)).catch((error: Error) => log(`words: not written, ${error.message}`));
    },
    'open-external': ({ url }, page) =>
      openExternal(url, { dialog, shell, window: page.window, words: page.words.external }),
    notify: (told, page) =>
      notifier({
        told,
        // Where a room reads along it might come to the wall; it is in the bell of the page all the same.
        wanted: () => !inFront(page) && !page.window.isDestroyed() && worked().length === pages.all().length,
        clicked: () => {
          bringForward(page);
          tell(page, 'view', told.view);
        },
      }),
    'set-unread': ({ count }, page) => {
      page.unread = count;
      // Of windows of one summit each says the same.
      const counts = new Map(pages.all().map(({ summit, unread }) => [summit, unread]));
      app.setBadgeCount([...counts.values()].reduce((sum, one) => sum + one, 0));
    },
    'set-unsaved': ({ count }, page) => {
      page.unsaved = count;
    },
    ready: (_, page) => {
      page.listening = true;
      if (wanted !== null) show(null);
    },
    'take-package': () => {
      const path = given;
      given = null;
      return path === null ? null : readGiven(path, host.disk);
    },
  };
  listen(ipcMain, handlers, pages.of, log);

  /**
   * Opens a summit beside the window that asks; that one goes when nothing would be missed. What is hosted here is asked for by no
   * window, and signed in to `before` its own opens.
   */
  async function connect(
    address: SummitAddress,
    asking: Page | null,
    { view = '', before }: { view?: string; before?: (summit: OpenSummit) => Promise<void> } = {},
  ): Promise<Connected> {
    proxies.again();
    const entered = await summits.enter(address, asking ? undefined : 'hosted');
    if (!entered.ok) return entered;
    const shown = worked().find(({ summit }) => summit?.origin === entered.summit.origin);
    if (before && (!shown || entered.summit.token() === undefined)) {
      await before(entered.summit);
      if (shown) tell(shown, 'wake');
    }
    const leave = (): void => {
      if (!asking) return;
      const idle = asking.unsaved === 0 && asking.summit?.token() === undefined;
      if (asking !== shown && idle && !asking.window.isDestroyed()) asking.window.destroy();
    };
    if (shown) {
      bringForward(shown);
      if (view !== '') tell(shown, 'view', view);
      // After the answer: a page that is gone hears nothing.
      later(0, leave);
    } else openWindow(entered.summit, { view, shown: leave });
    return { ok: true };
  }

  powerMonitor.on('resume', () => {
    for (const page of pages.all()) tell(page, 'wake');
  });
  app.on('activate', () => {
    const page = current();
    if (page) bringForward(page);
  });

  const first = summitIn(host.argv) ?? summits.remembered()[0];
  const entered = first ? await summits.enter(first, 'unasked') : undefined;
  showMenu();
  openWindow(entered?.ok ? entered.summit : null);
}
