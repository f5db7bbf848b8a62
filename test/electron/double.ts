/**
 * A stand-in for Electron that the shell runs against where no binary is. It models just what the shell uses and throws on
 * every other member, so that a new use of Electron cannot slip by untested; types come from the real `electron.d.ts`.
 * `Double` is the other end of the wires: it sends messages as a page would, and shows what the shell registered.
 */
import { EventEmitter } from 'node:events';
import type { Electron, Host } from '../../electron/shell.ts';

/** An object that throws on reading what it does not have. `then` is let through: `await` asks every value for it. */
export function strict<T extends object>(name: string, model: T): T {
  return new Proxy(model, {
    get(target, key, receiver) {
      if (!(key in target) && typeof key === 'string' && key !== 'then')
        throw new Error(`${name}.${key} is not modelled`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** What a page is to the main process. */
export type Frame = { readonly origin: string; readonly url: string };

type Handler = (event: unknown, ...sent: unknown[]) => Promise<unknown>;
type Any = ReturnType<typeof JSON.parse>;

export class WindowDouble extends EventEmitter {
  options: Any;
  url = '';
  shown = false;
  destroyed = false;
  focused = 0;
  sent: { channel: string; value: unknown }[] = [];
  contents = new EventEmitter();
  openHandler: ((details: { url: string }) => unknown) | undefined;
  mainFrame: Frame = { origin: 'app://bundle', url: 'app://bundle/' };
  webContents: Any;

  constructor(options: Any) {
    super();
    this.options = options;
    this.webContents = strict('webContents', {
      mainFrame: this.mainFrame,
      send: (channel: string, value: unknown) => this.sent.push({ channel, value }),
      print: (_options: unknown, done: () => void) => done(),
      on: (event: string, listener: (...args: Any[]) => void) => this.contents.on(event, listener),
      setWindowOpenHandler: (handler: (details: { url: string }) => unknown) => {
        this.openHandler = handler;
      },
    });
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  show(): void {
    this.shown = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {
    this.focused++;
  }
}

export type DoubleOptions = {
  readonly argv?: readonly string[];
  readonly firstInstance?: boolean;
  readonly backend?: string;
  readonly files?: { readonly [path: string]: string };
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Button that is pressed in every question. */
  readonly button?: number;
};

/** Everything the shell left behind, and the ways to act on it. */
export function makeDouble(options: DoubleOptions = {}) {
  const app = new EventEmitter();
  const calls: string[] = [];
  const windows: WindowDouble[] = [];
  const handlers = new Map<string, Handler>();
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const reports: string[] = [];
  const logs: string[] = [];
  const menus: Any[] = [];
  const questions: Any[] = [];
  const opened: string[] = [];
  const written = new Map<string, Uint8Array>();
  const stored = new Map<string, string>();
  const guards: { [name: string]: Any } = {};

  class Window extends WindowDouble {
    constructor(given: Any) {
      super(given);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }

  const session = strict('session', {
    setSpellCheckerEnabled: (on: boolean) => calls.push(`spelling ${on}`),
    setPermissionRequestHandler: (handler: Any) => {
      guards.request = handler;
    },
    setPermissionCheckHandler: (handler: Any) => {
      guards.check = handler;
    },
    setDevicePermissionHandler: (handler: Any) => {
      guards.device = handler;
    },
    setCertificateVerifyProc: (handler: Any) => {
      guards.certificate = handler;
    },
    webRequest: strict('webRequest', {
      onBeforeSendHeaders: (handler: Any) => {
        guards.headers = handler;
      },
    }),
    fetch: options.fetch ?? (() => Promise.reject(new Error('offline'))),
  });

  const electron = strict('electron', {
    app: strict('app', {
      on: (event: string, listener: (...args: Any[]) => void) => app.on(event, listener),
      whenReady: async () => undefined,
      setName: (name: string) => calls.push(`name ${name}`),
      enableSandbox: () => calls.push('sandbox'),
      requestSingleInstanceLock: () => options.firstInstance ?? true,
      setAsDefaultProtocolClient: (scheme: string) => calls.push(`scheme ${scheme}`),
      isPackaged: true,
      getPath: (name: string) => `/home/${name}`,
      quit: () => calls.push('quit'),
    }),
    BrowserWindow: Window,
    dialog: strict('dialog', {
      showMessageBox: async (_window: unknown, question: Any) => {
        questions.push(question);
        return { response: options.button ?? 1 };
      },
      showSaveDialog: async (_window: unknown, asked: Any) => ({ canceled: false, filePath: asked.defaultPath }),
      showOpenDialog: async () => ({ canceled: false, filePaths: ['/home/documents/chosen.docx'] }),
    }),
    ipcMain: strict('ipcMain', { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: Any) => menus.push(menu),
    }),
    nativeTheme: strict('nativeTheme', { shouldUseDarkColors: false }),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged: (schemes: Any) => {
        guards.schemes = schemes;
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => protocols.set(scheme, handler),
    }),
    safeStorage: strict('safeStorage', {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
      encryptStringAsync: async (plain: string) => Buffer.from([...Buffer.from(plain)].reverse()),
      decryptStringAsync: async (sealed: Buffer) => ({
        result: Buffer.from([...sealed].reverse()).toString(),
        shouldReEncrypt: false,
      }),
    }),
    session: strict('session', { defaultSession: session }),
    shell: strict('shell', { openExternal: async (url: string) => void opened.push(url) }),
  }) as unknown as Electron;

  const file = (name: string) => ({
    read: async () => stored.get(name),
    write: async (content: string) => void stored.set(name, content),
  });
  const host: Host = {
    platform: 'linux',
    argv: options.argv ?? [],
    folder: '/program/electron',
    disk: {
      write: async (path, bytes) => void written.set(path, bytes),
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
    secrets: file('secrets'),
    last: file('last'),
    report: (line) => reports.push(line),
    log: (line) => logs.push(line),
  };

  /** Sends a request as the page in the newest window would, or as `frame` does. */
  async function send(name: string, request: unknown, frame?: Frame): Promise<Any> {
    const window = windows.at(-1) as WindowDouble;
    const handler = handlers.get(`alternat:${name}`);
    if (!handler) throw new Error(`nobody listens on ${name}`);
    return handler({ sender: window.webContents, senderFrame: frame ?? window.mainFrame }, request);
  }
  /** The headers with which a request leaves. */
  function leave(url: string, requestHeaders: Record<string, string> = {}, initiatorOrigin = 'app://bundle'): Any {
    let headers: Any;
    guards.headers({ url, requestHeaders, initiatorOrigin }, (answer: Any) => {
      headers = answer.requestHeaders;
    });
    return headers;
  }
  const seen = {
    app,
    calls,
    windows,
    handlers,
    protocols,
    reports,
    logs,
    menus,
    questions,
    opened,
    written,
    stored,
    guards,
  };
  return { electron, host, send, leave, ...seen };
}

export type Double = ReturnType<typeof makeDouble>;
