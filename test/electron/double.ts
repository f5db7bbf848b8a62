/**
 * A stand-in for Electron that the shell runs against where no binary is. It models just what the shell uses, as Electron does
 * it and not as one would like it, and throws on every other member, so that a new use of Electron cannot slip by untested;
 * types come from the real `electron.d.ts`. What it returns is the other end of the wires: it sends messages as a page would,
 * and shows what the shell registered. Time stands still until `pass` moves it.
 */
import { EventEmitter } from 'node:events';
import type { Electron, Host } from '../../electron/world.ts';
import type { HostAddress } from '../../src/ui/desktop.ts';
import { type KeyStoreMood, makeKeyStore } from './key-store-double.ts';
import { makeProxy, type ProxyMood } from './proxy-double.ts';
import { type Certificates, makeSession, type SessionDouble } from './session-double.ts';
import { type Any, strict } from './strict.ts';
import { makeUtilityProcess, type UtilityDouble } from './utility-double.ts';
import { type Frame, type PrintEnd, type Showing, WindowDouble } from './window-double.ts';

export { strict } from './strict.ts';
export type { Frame } from './window-double.ts';

type Handler = (event: unknown, ...sent: unknown[]) => Promise<unknown>;

/** A button that is pressed, or what goes wrong with the question. */
export type Pressed = number | 'fails' | 'never';

export type DoubleOptions = {
  readonly argv?: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly packaged?: boolean;
  readonly firstInstance?: boolean;
  readonly files?: { readonly [path: string]: string };
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly button?: Pressed;
  readonly switches?: readonly string[];
  readonly certificates?: Certificates;
  /** What earlier runs have left: the program's own files by name. */
  readonly stored?: Map<string, string>;
  readonly showing?: Showing;
  /** Real time, for real pages. */
  readonly later?: Host['later'];
  /** Folder in which the bundle of the hosted server lies. */
  readonly hosts?: string;
  /** The program's data folder, where meetings lie. */
  readonly userData?: string;
  readonly addresses?: readonly HostAddress[];
};

/** Everything the shell left behind, and the ways to act on it. */
export function makeDouble(options: DoubleOptions = {}) {
  const platform = options.platform ?? 'linux';
  const app = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const calls: string[] = [];
  const windows: WindowDouble[] = [];
  const sessions = new Map<string, SessionDouble>();
  const handlers = new Map<string, Handler>();
  /** Undefined: stopped. */
  const blockers: (string | undefined)[] = [];
  const processes: UtilityDouble[] = [];
  const reports: string[] = [];
  const logs: string[] = [];
  const menus: Any[] = [];
  const questions: Any[] = [];
  const boxes: string[] = [];
  const saves: Any[] = [];
  const opened: string[] = [];
  const notifications: (EventEmitter & { readonly options: { readonly title: string; readonly body: string } })[] = [];
  const written = new Map<string, Uint8Array>();
  const stored = options.stored ?? new Map<string, string>();
  const asides: string[] = [];
  const registered: { schemes?: Any } = {};
  /** What a test changes while the program runs. */
  const mood = {
    keyStore: 'open' as KeyStoreMood,
    account: 'me',
    rotated: false,
    button: options.button ?? (1 as Pressed),
    print: { success: true, reason: '' } as PrintEnd,
    certificates: options.certificates ?? {},
    notifying: 'shown' as 'shown' | 'unsupported' | 'fails',
    screens: [{ x: 0, y: 0, width: 1920, height: 1080 }],
    addresses: options.addresses ?? [],
    /** Null: there is none, or it asks nobody. */
    proxy: null as ProxyMood,
    /** What is chosen in a dialog for opening: a path, nothing, or the dialog `fails`. */
    opens: '/home/documents/chosen.docx' as string | null,
    /** Files that the disk refuses: ours, and those that somebody saves. */
    refused: new Set<string>(),
  };
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  let now = 0;

  const sessionNamed = (name: string): SessionDouble => {
    const known = sessions.get(name);
    if (known) return known;
    const fetch = options.fetch ?? (() => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')));
    const made = makeSession(name, { fetch, certificates: () => mood.certificates, calls });
    sessions.set(name, made);
    return made;
  };

  const proxy = makeProxy({
    mood: () => mood.proxy,
    app,
    sessionOf: (model) => {
      const found = [...sessions.values()].find((one) => one.model === model);
      if (!found) throw new TypeError('not a session');
      return found;
    },
  });

  class Window extends WindowDouble {
    constructor(given: Any) {
      super(given, {
        session: sessionNamed(given.webPreferences.partition).model,
        others: () =>
          windows.filter(
            (window) => window !== this && window.options.webPreferences.partition === given.webPreferences.partition,
          ),
        showing: options.showing,
        print: () => mood.print,
        created: (window) => {
          windows.push(window);
          app.emit('web-contents-created', {}, window.webContents);
        },
        gone: () => {
          if (windows.every(({ destroyed }) => destroyed)) app.emit('window-all-closed');
        },
      });
    }
  }

  class NotificationDouble extends EventEmitter {
    readonly options: { readonly title: string; readonly body: string };
    constructor(given: { title: string; body: string }) {
      super();
      this.options = given;
      if (mood.notifying === 'fails') throw new Error('no notification server');
    }
    static isSupported(): boolean {
      return mood.notifying !== 'unsupported';
    }
    show(): void {
      notifications.push(this);
    }
  }

  const quit = (): void => {
    let prevented = false;
    app.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (prevented) return;
    for (const window of windows) if (!window.destroyed && !window.close()) return;
    if (calls.at(-1) !== 'quit') calls.push('quit');
  };
  const mustBeThere = (window: Any): void => {
    if (window.isDestroyed()) throw new TypeError('Object has been destroyed');
  };

  const electron = strict('electron', {
    app: strict('app', {
      on: (event: string, listener: (...args: Any[]) => void) => app.on(event, listener),
      whenReady: async () => undefined,
      setName: (name: string) => calls.push(`name ${name}`),
      enableSandbox: () => calls.push('sandbox'),
      requestSingleInstanceLock: () => options.firstInstance ?? true,
      getVersion: () => '0.3.0',
      setAppUserModelId: (id: string) => calls.push(`id ${id}`),
      setBadgeCount: (count: number) => calls.push(`badge ${count}`),
      setAsDefaultProtocolClient: (scheme: string) => calls.push(`scheme ${scheme}`),
      isPackaged: options.packaged ?? true,
      commandLine: strict('commandLine', { hasSwitch: (name: string) => (options.switches ?? []).includes(name) }),
      getPath: (name: string) => (name === 'userData' && options.userData) || `/home/${name}`,
      setPath: (name: string, path: string) => calls.push(`path ${name} ${path}`),
      quit,
      exit: (code: number) => calls.push(`exit ${code}`),
    }),
    BrowserWindow: Window,
    dialog: strict('dialog', {
      showMessageBox: async (window: Any, question: Any) => {
        mustBeThere(window);
        questions.push(question);
        const { button } = mood;
        if (button === 'fails') throw new Error('the dialog could not be opened');
        if (button !== 'never') return { response: button };
        return new Promise((resolve) => {
          question.signal?.addEventListener('abort', () => resolve({ response: question.cancelId }));
        });
      },
      showErrorBox: (title: string, content: string) => boxes.push(`${title}: ${content}`),
      showSaveDialog: async (window: Any, asked: Any) => {
        mustBeThere(window);
        saves.push(asked);
        return { canceled: false, filePath: asked.defaultPath };
      },
      showOpenDialog: async (window: Any) => {
        mustBeThere(window);
        if (mood.opens === 'fails') throw new Error('the dialog could not be opened');
        return mood.opens === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [mood.opens] };
      },
    }),
    ipcMain: strict('ipcMain', { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: Any) => menus.push(menu),
    }),
    nativeTheme: strict('nativeTheme', { shouldUseDarkColors: false, themeSource: 'system' }),
    net: proxy.net,
    Notification: NotificationDouble,
    powerMonitor: strict('powerMonitor', {
      on: (event: string, listener: () => void) => powerMonitor.on(event, listener),
    }),
    powerSaveBlocker: strict('powerSaveBlocker', {
      start: (type: string) => {
        calls.push(`awake ${type}`);
        return blockers.push(type) - 1;
      },
      stop: (id: number) => {
        if (blockers[id] === undefined) throw new Error(`no blocker ${id}`);
        blockers[id] = undefined;
        calls.push('sleepy');
      },
    }),
    utilityProcess: makeUtilityProcess(options.hosts, processes),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: Any) => {
        registered.schemes = schemes;
      },
    }),
    safeStorage: makeKeyStore({
      mood: () => mood.keyStore,
      platform,
      account: () => mood.account,
      rotated: () => mood.rotated,
    }),
    screen: strict('screen', {
      getAllDisplays: () => mood.screens.map((workArea, id) => ({ id, workArea })),
      getDisplayMatching: ({ x }: { x: number }) => {
        const id = mood.screens.findIndex((one) => x >= one.x && x < one.x + one.width);
        return { id, workArea: mood.screens[id] };
      },
    }),
    session: strict('session', { fromPartition: (name: string) => sessionNamed(name).model }),
    shell: strict('shell', { openExternal: async (url: string) => void opened.push(url) }),
  }) as unknown as Electron;

  const host: Host = {
    platform,
    argv: options.argv ?? [],
    cwd: '/home/documents',
    folder: '/program/electron',
    disk: {
      write: async (path, bytes) => {
        if ([...mood.refused].some((name) => path.includes(name))) throw new Error('ENOSPC: no space left on device');
        written.set(path, bytes);
      },
      rename: async (from, to) => {
        written.set(to, written.get(from) as Uint8Array);
        written.delete(from);
      },
      remove: async (path) => void written.delete(path),
      size: async (path) => (options.files?.[path] ?? '').length,
      read: async (path) => {
        const content = options.files?.[path];
        if (content === undefined) throw new Error(`no ${path}`);
        return new TextEncoder().encode(content);
      },
    },
    file: (name) => ({
      read: async () => stored.get(name),
      write: async (content) => {
        if (mood.refused.has(name)) throw new Error('ENOSPC: no space left on device');
        stored.set(name, content);
      },
      setAside: async () => {
        asides.push(stored.get(name) ?? '');
        stored.delete(name);
      },
    }),
    later:
      options.later ??
      ((ms, task) => {
        const timer = { at: now + ms, task };
        timers.add(timer);
        return () => timers.delete(timer);
      }),
    now: () => new Date(),
    addresses: () => mood.addresses,
    // Suites run side by side.
    usualPort: 0,
    about: { Electron: '45.4.1', Chromium: '156', system: 'Linux 6.1 x64', session: 'wayland' },
    report: (line) => reports.push(line),
    log: (line) => logs.push(line),
  };

  /** Lets that much time pass, and what was waiting for it happen. */
  async function pass(ms: number): Promise<void> {
    now += ms;
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > now || !timers.delete(timer)) continue;
      timer.task();
      await settled();
    }
  }
  const newest = (): WindowDouble => windows.findLast(({ destroyed }) => !destroyed) as WindowDouble;
  /** Sends a request as the page in `window` would (the newest one), or as `frame` does. */
  async function send(name: string, request: unknown, frame?: Frame, window = newest()): Promise<Any> {
    const handler = handlers.get(`alternat:${name}`);
    if (!handler) throw new Error(`nobody listens on ${name}`);
    const answer = await handler({ sender: window.anyContents, senderFrame: frame ?? window.mainFrame }, request);
    await settled();
    return answer;
  }
  /** The session of a window. */
  const sessionOf = (window = newest()): SessionDouble => sessionNamed(window.options.webPreferences.partition);
  /** The headers with which a page's request leaves. */
  const leave = (url: string, headers: Record<string, string> = {}, initiator = 'app://bundle'): Any =>
    sessionOf().leave(url, headers, initiator);
  const seen = {
    ...{ app, powerMonitor, calls, windows, sessions, handlers, reports, logs, menus, questions, boxes, saves, opened },
    ...{ written, stored, asides, registered, mood, notifications, blockers, processes },
  };
  /** Whether a request of a page comes through the proxy. */
  const throughProxy = (url: string, window = newest(), isProxy = true): Promise<boolean> =>
    proxy.fromPage(window, sessionOf(window), url, isProxy);
  return { electron, host, send, leave, sessionOf, pass, throughProxy, ...seen };
}

/** Until everything that waits for nothing but promises has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export type Double = ReturnType<typeof makeDouble>;
