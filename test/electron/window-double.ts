/**
 * A window as Electron has it: it can be closed, destroyed and gone, and whoever touches one that is gone gets an exception. What
 * is in it is either nothing (the page is played by the test) or a real page, which `Showing` puts there.
 */
import { EventEmitter } from 'node:events';
import { type Any, strict } from './strict.ts';

/** What a page is to the main process. */
export type Frame = { readonly origin: string; readonly url: string };

/** A real page behind a window, where there is one. */
export type Showing = {
  readonly load: (window: WindowDouble, url: string) => Promise<void>;
  readonly send: (window: WindowDouble, channel: string, value: unknown) => void;
  readonly close: (window: WindowDouble) => void;
};

/** How printing ends: with an answer, with an exception, or not at all. */
export type PrintEnd = { readonly success: boolean; readonly reason: string } | 'throws' | 'never';

export type WindowDependencies = {
  readonly session: Any;
  /** The other windows of this session. */
  readonly others: () => readonly WindowDouble[];
  readonly showing: Showing | undefined;
  readonly print: () => PrintEnd;
  readonly created: (window: WindowDouble) => void;
  readonly gone: (window: WindowDouble) => void;
};

let made = 0;

export class WindowDouble extends EventEmitter {
  options: Any;
  url = '';
  shown = false;
  destroyed = false;
  focused = 0;
  minimized = false;
  maximized = false;
  full = false;
  bounds = { x: 40, y: 30, width: 1440, height: 900 };
  loads = 0;
  crashed = 0;
  sent: { channel: string; value: unknown }[] = [];
  printed: Any[] = [];
  contents = new EventEmitter();
  openHandler: ((details: { url: string }) => unknown) | undefined;
  mainFrame: Frame = { origin: 'app://bundle', url: 'app://bundle/' };
  /** Chromium's level. */
  zoom = 0;
  private readonly dependencies: WindowDependencies;
  private readonly inner: Any;

  constructor(options: Any, dependencies: WindowDependencies) {
    super();
    this.options = options;
    this.dependencies = dependencies;
    const alive = <A extends unknown[], R>(task: (...args: A) => R) => this.alive(task);
    this.inner = strict('webContents', {
      id: ++made,
      mainFrame: this.mainFrame,
      session: dependencies.session,
      isDestroyed: () => this.destroyed,
      send: alive((channel: string, value: unknown) => {
        this.sent.push({ channel, value });
        dependencies.showing?.send(this, channel, value);
      }),
      print: alive((given: Any, done: (success: boolean, reason: string) => void) => {
        this.printed.push(given);
        const end = dependencies.print();
        if (end === 'throws') throw new Error('Invalid deviceName provided');
        if (end !== 'never') queueMicrotask(() => done(end.success, end.reason));
      }),
      loadURL: alive((url: string) => this.loadURL(url)),
      forcefullyCrashRenderer: alive(() => {
        this.crashed++;
        this.contents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
      }),
      on: alive((event: string, listener: (...args: Any[]) => void) => this.contents.on(event, listener)),
      once: alive((event: string, listener: (...args: Any[]) => void) => this.contents.once(event, listener)),
      setZoomLevel: alive((level: number) => this.setZoom(level)),
      setWindowOpenHandler: alive((handler: (details: { url: string }) => unknown) => {
        this.openHandler = handler;
      }),
    });
    dependencies.created(this);
  }

  /** Electron's own words for it. */
  private alive<A extends unknown[], R>(task: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      if (this.destroyed) throw new TypeError('Object has been destroyed');
      return task(...args);
    };
  }
  private mustLive(): void {
    this.alive(() => undefined)();
  }

  get webContents(): Any {
    this.mustLive();
    return this.inner;
  }
  /** The contents, for the test: also of a window that is gone. */
  get anyContents(): Any {
    return this.inner;
  }
  loadURL(url: string): Promise<void> {
    this.mustLive();
    this.url = url;
    this.loads++;
    // Whatever was said to the empty page before.
    this.zoom = this.isolated() ? 0 : (this.dependencies.others().find((other) => !other.isolated())?.zoom ?? 0);
    this.contents.emit('did-navigate', {}, url, 200, 'OK');
    return this.dependencies.showing?.load(this, url) ?? Promise.resolve();
  }
  private isolated(): boolean {
    return this.options.webPreferences.zoomMode === 'isolated';
  }
  /** One origin in one session has one zoom, except for windows that are isolated from it. */
  private setZoom(level: number): void {
    for (const window of this.isolated() ? [] : this.dependencies.others()) if (!window.isolated()) window.zoom = level;
    this.zoom = level;
  }
  show(): void {
    this.mustLive();
    this.shown = true;
  }
  focus(): void {
    this.mustLive();
    this.focused++;
    this.emit('focus');
  }
  getNormalBounds(): WindowDouble['bounds'] {
    this.mustLive();
    return this.bounds;
  }
  getBounds(): WindowDouble['bounds'] {
    return this.getNormalBounds();
  }
  setFullScreen(on: boolean): void {
    this.mustLive();
    this.full = on;
  }
  /** In front; a test says so. */
  inFront = false;
  isFocused(): boolean {
    this.mustLive();
    return this.inFront;
  }
  isMaximized(): boolean {
    this.mustLive();
    return this.maximized;
  }
  /** Shows it, too. */
  maximize(): void {
    this.mustLive();
    this.maximized = true;
    this.shown = true;
  }
  isMinimized(): boolean {
    this.mustLive();
    return this.minimized;
  }
  restore(): void {
    this.mustLive();
    this.minimized = false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  /** As somebody who clicks on the cross: the window may refuse. */
  close(): boolean {
    let prevented = false;
    this.emit('close', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.destroy();
    return !prevented;
  }
  /** No `close`, but always `closed`. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.dependencies.showing?.close(this);
    this.emit('closed');
    this.dependencies.gone(this);
  }
}
