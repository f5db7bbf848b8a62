/**
 * What the page sees of the desktop program: named functions, nothing of Electron. It runs sandboxed, so it is bundled into
 * one CommonJS file. Listeners get the message only, never the event (an event would carry `sender` into the page).
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { BroughtFile, Desktop } from '../src/ui/desktop.ts';
import {
  channelOf,
  LANGUAGE_ARGUMENT,
  type NoticeName,
  type RequestName,
  SERVER_ARGUMENT,
  THEME_ARGUMENT,
  WALL_ARGUMENT,
} from './channels.ts';

function ask<T>(name: RequestName, request: unknown = {}): Promise<T> {
  return ipcRenderer.invoke(channelOf(name), request) as Promise<T>;
}

/** Tells without waiting; a refusal is the main process' to log. */
function tell(name: RequestName, request: unknown): void {
  ask(name, request).catch(() => undefined);
}

function hear(name: NoticeName, listener: (value: string) => void): () => void {
  const stripped = (_event: unknown, value: string): void => listener(value);
  ipcRenderer.on(channelOf(name), stripped);
  return () => {
    ipcRenderer.removeListener(channelOf(name), stripped);
  };
}

const PLATFORMS: { readonly [name: string]: Desktop['platform'] } = { darwin: 'mac', win32: 'windows', linux: 'linux' };

const fact = (name: string): string | null =>
  process.argv.find((argument) => argument.startsWith(name))?.slice(name.length) || null;

const desktop: Desktop = {
  kind: 'electron',
  platform: PLATFORMS[process.platform] ?? 'other',
  server: fact(SERVER_ARGUMENT),
  language: fact(LANGUAGE_ARGUMENT),
  theme: fact(THEME_ARGUMENT),
  wall: process.argv.includes(WALL_ARGUMENT),
  signIn: (credentials) => ask('sign-in', credentials),
  signOut: () => ask('sign-out'),
  connect: (summit) => ask('connect', summit),
  newWindow: (view, where) => ask('new-window', { view, where }),
  summits: () => ask('summits'),
  joining: () => ask('joining'),
  onJoin: (listener) => hear('join', () => listener()),
  hosting: () => ask('hosting'),
  chooseForHosting: (what) => ask('choose-for-hosting', { what }),
  host: (request) => ask('host', request),
  stopHosting: () => ask('stop-hosting'),
  enterHosted: (view) => ask('enter-hosted', { view }),
  onHosting: (listener) => hear('hosting', () => listener()),
  saveFile: (name, bytes, mime) => ask('save-file', { name, bytes, mime }),
  openFile: (filters) => ask('open-file', { filters }),
  saveDiagnostics: () => ask('save-diagnostics'),
  print: () => ask('print'),
  reload: () => ask('reload'),
  leaveWall: () => ask('leave-wall'),
  proxyAsked: () => ask('proxy-asked'),
  answerProxy: (asked, answer) => ask('answer-proxy', answer ? { asked, ...answer } : { asked, cancelled: true }),
  onProxy: (listener) => hear('proxy', () => listener()),
  draftKey: () => ask('draft-key'),
  forgetDraftKey: () => ask('forget-draft-key'),
  setWords: (words) => tell('set-words', { words }),
  onMenu: (listener) => hear('menu', listener),
  onOpen: (listener) => {
    const stop = hear('open', listener);
    // A link may have started the program: the main process keeps it until somebody listens.
    tell('ready', {});
    return stop;
  },
  onPackage: (listener) => {
    // Nothing is lost while nobody listens: whoever comes takes what waits.
    const take = (): void => {
      ask<BroughtFile | null>('take-package').then(
        (file) => file && listener(file),
        () => undefined,
      );
    };
    const stop = hear('package', take);
    take();
    return stop;
  },
  onWake: (listener) => hear('wake', () => listener()),
  notify: ({ title, body, view }) => tell('notify', { title, body, view }),
  onView: (listener) => hear('view', listener),
  setUnread: (count) => tell('set-unread', { count }),
  openExternal: (url) => ask('open-external', { url }),
  setUnsaved: (count) => tell('set-unsaved', { count }),
};

contextBridge.exposeInMainWorld('alternat', desktop);
