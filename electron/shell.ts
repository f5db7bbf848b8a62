/**
 * The desktop program, as a table of contents: each step is a file of this folder, and this file only hands them to each
 * other. Electron itself is a parameter, so that the very same lines run in tests against a double.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type * as ElectronMain from 'electron';
import type { Connected, DesktopWords, SummitAddress } from '../src/ui/desktop.ts';
import { type Pin, pinCertificates } from './certificates.ts';
import { BUNDLE_ORIGIN, channelOf, type NoticeName } from './channels.ts';
import { resolutionIn, resolutionOf } from './deep-link.ts';
import { openExternal } from './external.ts';
import { type Disk, openFile, saveFile } from './files.ts';
import { type Handlers, listen } from './ipc.ts';
import { FIRST_WORDS, menuTemplate } from './menu.ts';
import { contain } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { SCHEME, serveBundle } from './protocol.ts';
import { openVault, type SecretsFile } from './secrets.ts';
import { authorizeRequests, openSummit, type Summit } from './summit.ts';
import { summitOrigin } from './summit-address.ts';
import { askBeforeClosing, windowOptions } from './window.ts';

/** The members of Electron that the program uses; a double must have these and no others. */
export type Electron = Pick<
  typeof ElectronMain,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'shell'
>;

/** The rest of the world. */
export type Host = {
  readonly platform: NodeJS.Platform;
  readonly argv: readonly string[];
  /** Folder of the bundled program: holds `preload.cjs`, with the interface in `../ui`. */
  readonly folder: string;
  readonly disk: Disk;
  readonly secrets: SecretsFile;
  /** The summit opened last, as JSON. */
  readonly last: SecretsFile;
  /** Told to whoever started the program, e.g. that the window is there. */
  readonly report: (line: string) => void;
  readonly log: (line: string) => void;
};

export async function runShell(electron: Electron, host: Host): Promise<void> {
  const { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, safeStorage, session, shell } = electron;

  // Before the program is ready.
  app.setName('Alternat');
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([SCHEME]);
  if (!app.requestSingleInstanceLock()) return app.quit();
  if (app.isPackaged) app.setAsDefaultProtocolClient('alternat');

  let window: ElectronMain.BrowserWindow | undefined;
  let summit: Summit | null = null;
  let pin: Pin | null = null;
  let words: DesktopWords = FIRST_WORDS;
  let unsaved = 0;
  let listening = false;
  let wanted = resolutionIn(host.argv);

  const notify = (name: NoticeName, value: string) => window?.webContents.send(channelOf(name), value);
  const showMenu = () =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words, (id) => notify('menu', id))));
  const show = (resolution: string | null) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (resolution !== null) wanted = resolution;
    if (!listening || wanted === null) return;
    notify('open', wanted);
    wanted = null;
  };

  app.on('web-contents-created', (_event, contents) => contain(contents));
  app.on('second-instance', (_event, argv) => show(resolutionIn(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(resolutionOf(url));
  });
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();

  // The session: what pages may do, whom they may trust, who they are.
  const ours = session.defaultSession;
  ours.setSpellCheckerEnabled(false);
  guardPermissions(ours);
  pinCertificates(ours, () => pin);
  authorizeRequests(ours, () => summit);
  const root = join(host.folder, '..', 'ui');
  const nonce = () => randomBytes(16).toString('base64');
  protocol.handle('app', serveBundle({ root, read: host.disk.read, server: () => summit?.origin ?? null, nonce }));

  const vault = await openVault(safeStorage, host.secrets, host.platform);
  const keyName = () => `draft-key ${summit?.origin ?? ''}`;
  const chooser = () => ({ dialog, window: present(), disk: host.disk, folder: app.getPath('documents') });
  const present = (): ElectronMain.BrowserWindow => {
    if (!window) throw new Error('a page asked without a window');
    return window;
  };

  const handlers: Handlers = {
    'sign-in': (credentials) => summit?.signIn(credentials) ?? { ok: false, reason: 'no-summit', message: '' },
    'sign-out': () => summit?.signOut(),
    connect: async (address): Promise<Connected> => {
      if (!(await enter(address))) return { ok: false, reason: 'bad-address' };
      await host.last.write(JSON.stringify(address));
      openWindow();
      return { ok: true };
    },
    'save-file': (file) => saveFile(file, chooser()),
    'open-file': (request) => openFile(request, chooser()),
    print: () => new Promise<void>((resolve) => present().webContents.print({}, () => resolve())),
    'draft-key': async () => {
      const key = (await vault.get(keyName())) ?? randomBytes(32).toString('base64');
      await vault.set(keyName(), key);
      return { key: Uint8Array.from(Buffer.from(key, 'base64')), lasting: vault.lasting };
    },
    'forget-draft-key': () => vault.remove(keyName()),
    'set-words': (request) => {
      words = request.words;
      showMenu();
    },
    'open-external': ({ url }) => openExternal(url, { dialog, shell, window: present(), words: words.external }),
    'set-unsaved': ({ count }) => {
      unsaved = count;
    },
    ready: () => {
      listening = true;
      show(null);
    },
  };
  listen(ipcMain, handlers, () => window?.webContents, host.log);

  /** Makes `address` the open summit; false when it may not be one. */
  async function enter({ address, certificate }: SummitAddress): Promise<boolean> {
    const origin = summitOrigin(address);
    if (origin === null) return false;
    pin = certificate === undefined ? null : { host: new URL(origin).hostname, sha256: certificate };
    summit = await openSummit(origin, vault, (url, init) => ours.fetch(url, init));
    return true;
  }

  /** A new document for the open summit; the window before it goes. */
  function openWindow(): void {
    const before = window;
    const preload = join(host.folder, 'preload.cjs');
    const next = new BrowserWindow(windowOptions(preload, summit?.origin ?? null, nativeTheme.shouldUseDarkColors));
    window = next;
    unsaved = 0;
    listening = false;
    next.on('close', askBeforeClosing(next, { unsaved: () => unsaved, words: () => words.closing, dialog }));
    next.once('ready-to-show', () => {
      next.show();
      before?.destroy();
      host.report('Alternat window is ready');
    });
    next.loadURL(`${BUNDLE_ORIGIN}/`);
  }

  await enter(summitOf(host.argv) ?? parseLast(await host.last.read()) ?? { address: '' });
  showMenu();
  openWindow();
}

/** `--connect=ADDRESS` of the command line. */
function summitOf(argv: readonly string[]): SummitAddress | undefined {
  const name = '--connect=';
  const found = argv.find((argument) => argument.startsWith(name));
  return found === undefined ? undefined : { address: found.slice(name.length) };
}

function parseLast(content: string | undefined): SummitAddress | undefined {
  if (content === undefined) return undefined;
  try {
    const { address, certificate } = JSON.parse(content) as Record<string, unknown>;
    if (typeof address !== 'string') return undefined;
    return typeof certificate === 'string' ? { address, certificate } : { address };
  } catch {
    // A torn file: the person chooses the summit again.
    return undefined;
  }
}
