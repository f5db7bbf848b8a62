/**
 * The desktop program, as a table of contents: each step is a file of this folder, and this file only hands them to each
 * other. Electron itself is a parameter, so that the very same lines run in tests against a double.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type * as ElectronMain from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';
import { Arrivals } from './arrivals.ts';
import { desktopWords } from './channels.ts';
import { askForClientCertificates } from './client-certificate.ts';
import { type Connect, connecting } from './connecting.ts';
import { openHost } from './host.ts';
import { type HostingControl, openHosting } from './hosting.ts';
import { listen } from './ipc.ts';
import { type Journal, openJournal } from './journal.ts';
import { firstWords, menuTemplate, withoutCommands } from './menu.ts';
import { contain } from './navigation.ts';
import { openNotifier } from './notifying.ts';
import { CHOOSING, openWindows } from './open-window.ts';
import { inOrder, readShaped } from './own-file.ts';
import { pageRequests } from './page-requests.ts';
import { whileNobody } from './patience.ts';
import { guardPermissions } from './permissions.ts';
import { openPlaces } from './places.ts';
import { SCHEME, serveBundle } from './protocol.ts';
import { ProxyAuthentication } from './proxy.ts';
import { requestsIn } from './requests.ts';
import { openVault } from './secrets.ts';
import { authorizeRequests, type Summit } from './summit.ts';
import { summitIn } from './summit-address.ts';
import { openSummits, type Summits } from './summits.ts';
import { unsafeSwitch } from './switches.ts';
import { themeOf } from './window.ts';
import { bringForward, openPages, type Page, tell } from './windows.ts';
import type { Electron, Host } from './world.ts';
import { openZoom, type Zoom, type ZoomStep } from './zoom.ts';

export async function runShell(electron: Electron, host: Host): Promise<void> {
  const shell = new Shell(electron, host);
  if (!shell.claim()) return electron.app.quit();
  shell.watch();
  await electron.app.whenReady();
  if (!(await shell.remember())) return electron.app.exit(2);
  await shell.open();
}

class Shell {
  readonly #electron: Electron;
  readonly #host: Host;
  readonly #pages = openPages();
  readonly #arrivals: Arrivals;
  readonly #proxies: ProxyAuthentication;
  /** A switch of the command line with which a packed program does not run. */
  readonly #unsafe: string | undefined;
  readonly #wordsFile;
  /** Those of the page that has spoken last. */
  #words: DesktopWords;
  /** Whether a person has said yet in which language and theme. */
  #chosen = false;
  #journal: Journal | undefined;
  #zoom: Zoom | undefined;
  #hosting: HostingControl | undefined;
  #quitting = false;

  constructor(electron: Electron, host: Host) {
    const { app } = electron;
    const { argv, cwd, disk, later } = host;
    this.#electron = electron;
    this.#host = host;
    this.#arrivals = new Arrivals({ argv, cwd, disk, worked: this.#worked });
    this.#proxies = new ProxyAuthentication({ current: this.#current, all: this.#pages.all, later, log: this.#log });
    app.setName('Alternat');
    // Windows shows notifications only of programs that it knows by this name: the one of the installer.
    if (host.platform === 'win32') app.setAppUserModelId('org.alternat.desktop');
    // A developer's program beside an installed one: neither reads the other's secrets nor waits for its lock.
    if (!app.isPackaged) app.setPath('userData', join(app.getPath('appData'), 'Alternat from source'));
    this.#wordsFile = inOrder(host.file('words.json'));
    this.#words = firstWords(host.platform);
    this.#unsafe = app.isPackaged ? unsafeSwitch(app.commandLine) : undefined;
  }

  readonly #log = (line: string): void => {
    this.#host.log(line);
    this.#journal?.log(line);
  };

  /** What a room reads from is asked nothing and given nothing. */
  readonly #worked = (): readonly Page[] => this.#pages.all().filter(({ wall }) => !wall);
  readonly #current = (): Page | undefined => this.#worked().at(-1);

  /** Before the program is ready; false: it is open already, and that one has been told. */
  claim(): boolean {
    const { app, protocol } = this.#electron;
    app.enableSandbox();
    protocol.registerSchemesAsPrivileged([SCHEME]);
    if (this.#unsafe === undefined && !app.requestSingleInstanceLock()) {
      this.#host.report('Alternat is open already');
      return false;
    }
    if (app.isPackaged) app.setAsDefaultProtocolClient('alternat');
    return true;
  }

  /** What may come at any time from here on. */
  watch(): void {
    const { app, dialog } = this.#electron;
    app.on('web-contents-created', (_event, contents) => contain(contents));
    this.#arrivals.watch(app);
    app.on('before-quit', (event) => {
      this.#quitting = this.#hosting?.keeps(event) !== true;
    });
    app.on('window-all-closed', () => app.quit());
    this.#proxies.watch(app);
    askForClientCertificates(app, { dialog, windowOf: this.#pages.of, log: this.#log });
  }

  /** Reads in which words it speaks; false: it was started so that it must not run, and that was said. */
  async remember(): Promise<boolean> {
    const kept = await readShaped(this.#wordsFile, desktopWords);
    if (kept) this.#words = withoutCommands(kept);
    this.#chosen = kept !== undefined;
    if (this.#unsafe === undefined) return true;
    this.#electron.dialog.showErrorBox('Alternat', `${this.#words.unsafe}\n${this.#unsafe}`);
    return false;
  }

  async open(): Promise<void> {
    const { app, session, safeStorage, Notification, ipcMain } = this.#electron;
    const { file, platform, later, now, argv } = this.#host;
    const log = this.#log;
    const journal = await openJournal(inOrder(file('journal.txt')), now, later);
    this.#journal = journal;
    journal.log(`started ${app.getVersion()}`);
    this.#prepare(session.fromPartition(CHOOSING), () => null, null);

    const vault = await openVault(safeStorage, inOrder(file('secrets.json')), platform, log);
    const places = await openPlaces(inOrder(file('windows.json')), log);
    const zoom = await openZoom(inOrder(file('zoom.json')), log);
    this.#zoom = zoom;
    const summits = await this.#openSummits(vault);
    const notifier = openNotifier({ Notification, later, log });
    const connect: Connect = (address, options) => connectTo(address, options);
    const hosting = await this.#openHosting(connect);
    this.#hosting = hosting;
    const openWindow = this.#openWindows(places, zoom, hosting);
    const { again } = this.#proxies;
    const connectTo = connecting({ summits, worked: this.#worked, openWindow, later, again });

    const requests = pageRequests({
      electron: this.#electron,
      host: this.#host,
      pages: this.#pages,
      summits,
      arrivals: this.#arrivals,
      journal,
      notifier,
      openWindow,
      connect,
      again,
      worded: (page, words) => this.#say(page, words),
    });
    listen(ipcMain, { ...requests, ...hosting.handlers, ...this.#proxies.handlers }, this.#pages.of, log);
    this.#wake();

    const first = summitIn(argv) ?? summits.remembered()[0];
    const entered = first ? await summits.enter(first, 'unasked') : undefined;
    this.#showMenu();
    openWindow(entered?.ok ? entered.summit : null);
  }

  /** What pages of a session may do, who they are, and where they come from. */
  readonly #prepare = (own: ElectronMain.Session, summit: () => Summit | null, server: string | null): void => {
    own.setSpellCheckerEnabled(false);
    guardPermissions(own);
    authorizeRequests(own, summit);
    // Files go through the dialog, which asks; nothing comes in by itself.
    own.on('will-download', (event) => event.preventDefault());
    const broken = (): DesktopWords['broken'] => (this.#current()?.words ?? this.#words).broken;
    const root = join(this.#host.folder, '..', 'ui');
    const nonce = (): string => randomBytes(16).toString('base64');
    own.protocol.handle('app', serveBundle({ root, read: this.#host.disk.read, server, nonce, broken }));
  };

  #openSummits(vault: Awaited<ReturnType<typeof openVault>>): Promise<Summits> {
    const { net, session } = this.#electron;
    return openSummits({
      session,
      prepare: this.#prepare,
      requests: (own) => requestsIn(net, own, this.#proxies.listener),
      vault,
      file: inOrder(this.#host.file('summit.json')),
      later: whileNobody(this.#host.later, this.#proxies.asking),
      late: (origin) => {
        for (const page of this.#pages.all()) if (page.summit?.origin === origin) tell(page, 'wake');
      },
      log: this.#log,
    });
  }

  async #openHosting(connect: Connect): Promise<HostingControl> {
    const { app, dialog, powerSaveBlocker, utilityProcess } = this.#electron;
    const { addresses, disk, file, folder, later, now, usualPort } = this.#host;
    const log = this.#log;
    const hosted = await openHost({
      utilityProcess,
      powerSaveBlocker,
      dialog,
      folder,
      meetings: join(app.getPath('userData'), 'meetings'),
      addresses,
      usualPort,
      file: inOrder(file('meetings.json')),
      disk,
      now,
      later,
      changed: () => {
        for (const page of this.#pages.all()) tell(page, 'hosting');
      },
      log,
    });
    const hosting = openHosting({
      host: hosted,
      current: this.#current,
      enter: (here, view, before) => connect({ address: here }, { asking: null, view, before }),
      dialog,
      quit: () => app.quit(),
      link: this.#arrivals.handOver((address) => hosting.join(address)),
      log,
    });
    return hosting;
  }

  #openWindows(places: Awaited<ReturnType<typeof openPlaces>>, zoom: Zoom, hosting: HostingControl) {
    return openWindows({
      electron: this.#electron,
      host: this.#host,
      pages: this.#pages,
      places,
      zoom,
      words: () => this.#words,
      chosen: () => this.#chosen || this.#pages.all().length > 0,
      keeps: hosting.keeps,
      answered: (left) => {
        const going = this.#quitting;
        this.#quitting = false;
        if (left && going) this.#electron.app.quit();
      },
      focused: (page) => {
        this.#showMenu(page);
        this.#proxies.seen(page);
      },
      log: this.#log,
    });
  }

  #showMenu(page?: Page): void {
    const { Menu } = this.#electron;
    const command = (id: string): void => page && tell(page, 'menu', id);
    const resize = (by: ZoomStep): void => this.#zoom?.step(page?.wall ? 'wall' : 'own', by);
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(page?.words ?? this.#words, command, resize)));
  }

  /** A page has said in which words it speaks. */
  #say(page: Page, words: DesktopWords): void {
    page.words = words;
    if (page === this.#pages.all().at(-1)) this.#showMenu(page);
    // Its menu is not one that the next window could begin with.
    if (page.wall) return;
    this.#words = words;
    this.#electron.nativeTheme.themeSource = themeOf(words.theme);
    const notWritten = (error: Error): void => this.#log(`words: not written, ${error.message}`);
    this.#wordsFile.write(JSON.stringify(words)).catch(notWritten);
  }

  #wake(): void {
    const { app, powerMonitor } = this.#electron;
    powerMonitor.on('resume', () => {
      for (const page of this.#pages.all()) tell(page, 'wake');
    });
    app.on('activate', () => {
      const page = this.#current();
      if (page) bringForward(page);
    });
  }
}
