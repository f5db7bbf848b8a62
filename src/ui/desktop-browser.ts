/**
 * The host interface in a plain browser tab: files go through a download and an `<input type=file>`, the session is the
 * server's HttpOnly cookie, closing is guarded by `beforeunload`. Nothing here may assume a secure context beyond loopback.
 */
import { http } from '../client/http.ts';
import type { Desktop, FileFilter, OpenedFile } from './desktop.ts';

const LARGEST_FILE = 64 * 1024 * 1024;

/** The host of this page: the desktop program if it left its mark, else the tab itself. */
export const hostOf = (page: Window & typeof globalThis): Desktop => page.alternat ?? browserDesktop(page);

/** A tab as a host. The page's own origin is the summit's server. */
export function browserDesktop(page: Window & typeof globalThis): Desktop {
  const { document } = page;
  let unsaved = 0;
  const server = http({ baseUrl: '', fetch: (url, init) => page.fetch(url, init), token: () => undefined });
  page.addEventListener('beforeunload', (event) => {
    if (unsaved > 0) event.preventDefault();
  });
  return {
    kind: 'browser',
    platform: platformOf(page.navigator.userAgent),
    server: page.location.origin,
    language: null,
    theme: null,
    wall: false,

    async signIn(credentials) {
      const result = await server.call('signIn', { body: credentials });
      if (result.ok) return { ok: true, member: result.value.member };
      const { reason, message = reason } = result;
      return { ok: false, reason: reason === 'offline' ? 'unreachable' : 'refused', message };
    },
    async signOut() {
      await server.call('signOut');
    },
    connect: async () => ({ ok: false, reason: 'not-here' }),
    newWindow: async () => undefined,
    summits: async () => [],
    joining: async () => null,
    onJoin: () => () => undefined,

    hosting: async () => ({ hosting: { state: 'idle' }, addresses: [], earlier: [] }),
    chooseForHosting: async () => null,
    host: async () => ({ ok: false, reason: 'not-here' }),
    stopHosting: async () => undefined,
    enterHosted: async () => ({ ok: false, reason: 'not-here' }),
    onHosting: () => () => undefined,

    async saveFile(name, bytes, mime) {
      const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      // The download reads the blob after the click returns; a minute is far more than it needs to begin.
      page.setTimeout(() => URL.revokeObjectURL(url), 60_000);
      return 'saved';
    },
    openFile: (filters) => chooseFile(document, filters),
    saveDiagnostics: async () => 'cancelled',
    async print() {
      page.print();
      return 'unknown';
    },
    async reload() {
      page.location.reload();
    },
    leaveWall: async () => undefined,

    proxyAsked: async () => null,
    answerProxy: async () => undefined,
    onProxy: () => () => undefined,

    draftKey: async () => null,
    forgetDraftKey: async () => undefined,
    setWords: () => undefined,
    onMenu: () => () => undefined,
    onOpen: () => () => undefined,
    onPackage: () => () => undefined,
    onWake: () => () => undefined,

    notify: () => undefined,
    onView: () => () => undefined,
    setUnread: () => undefined,

    async openExternal(url) {
      if (!/^(https|mailto):/.test(url)) return false;
      page.open(url, '_blank', 'noopener,noreferrer');
      return true;
    },
    setUnsaved(count) {
      unsaved = count;
    },
  };
}

function chooseFile(document: Document, filters: readonly FileFilter[]): Promise<OpenedFile | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = filters.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join();
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) resolve(null);
      else if (file.size > LARGEST_FILE) reject(new RangeError(`${file.name} is larger than 64 MB`));
      else file.arrayBuffer().then((buffer) => resolve({ name: file.name, bytes: new Uint8Array(buffer) }), reject);
    });
    input.click();
  });
}

function platformOf(agent: string): Desktop['platform'] {
  if (/Mac OS X/.test(agent)) return 'mac';
  if (/Windows/.test(agent)) return 'windows';
  return /Linux/.test(agent) ? 'linux' : 'other';
}
