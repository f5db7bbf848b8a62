/**
 * What the interface asks of the program around it: a file saved, a summit signed in to, a menu in its own language. The
 * desktop program implements it in its preload script, a plain browser tab in `desktop-browser.ts`; the interface never
 * learns which one it got except through `kind`. The session's token is not here on purpose: it never enters the page.
 */

/** One entry of a menu. A `command` comes back through `onMenu`; a `role` is done by the system itself. */
export type MenuEntry =
  | {
      readonly command: string;
      readonly label: string;
      /** As Electron writes it, e.g. "CmdOrCtrl+Shift+S". */
      readonly keys?: string;
      readonly enabled?: boolean;
      readonly checked?: boolean;
    }
  | { readonly role: MenuRole; readonly label: string }
  | { readonly separator: true };

export type MenuRole =
  | 'about'
  | 'quit'
  | 'close'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize';

export type MenuGroup = { readonly label: string; readonly entries: readonly MenuEntry[] };

/** Everything the desktop program shows by itself, in the language of the interface. */
export type DesktopWords = {
  readonly menu: readonly MenuGroup[];
  /** Asked when a window is closed while text has not reached the secretariat. */
  readonly closing: {
    readonly message: string;
    readonly detail: string;
    readonly leave: string;
    readonly stay: string;
  };
  /** Asked before a link leaves the program; the address is shown below the message. */
  readonly external: { readonly message: string; readonly open: string; readonly cancel: string };
};

/** An invitation's code, or in the sample summit a member's id. */
export type Credentials = { readonly code: string } | { readonly member: string };

/** `member` is the JSON that the server answers with, for the interface to parse. */
export type SignIn =
  | { readonly ok: true; readonly member: unknown }
  | { readonly ok: false; readonly reason: 'refused' | 'unreachable' | 'no-summit'; readonly message: string };

/** A summit's address; `certificate` is the SHA-256 (hex) of a certificate made on the spot, from the join code. */
export type SummitAddress = { readonly address: string; readonly certificate?: string };
export type Connected = { readonly ok: true } | { readonly ok: false; readonly reason: 'bad-address' | 'not-here' };

export type FileFilter = { readonly name: string; readonly extensions: readonly string[] };
export type OpenedFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The key under which drafts are kept on this computer. `lasting: false`: it is gone with the program. */
export type DraftKey = { readonly key: Uint8Array<ArrayBuffer>; readonly lasting: boolean };

export type Desktop = {
  readonly kind: 'browser' | 'electron';
  readonly platform: 'mac' | 'windows' | 'linux' | 'other';
  /** Origin of the open summit's server, e.g. "https://rasht.example"; null while none is chosen. Never changes in a page. */
  readonly server: string | null;

  /** Signs in at `server`. The token stays with the host: a cookie in a tab, a header added by the desktop program. */
  signIn(credentials: Credentials): Promise<SignIn>;
  signOut(): Promise<void>;
  /** Opens another summit: the page is replaced by a new one. A tab answers `not-here`. */
  connect(summit: SummitAddress): Promise<Connected>;

  /** `name` with extension, without folders; `mime` as in "application/pdf". Rejects when the disk refuses. */
  saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<'saved' | 'cancelled'>;
  /** null: nothing was chosen. Rejects for a file over 64 MB. */
  openFile(filters: readonly FileFilter[]): Promise<OpenedFile | null>;
  print(): Promise<void>;

  /** null: this host cannot keep a key, so the local copy is either plain or not kept. Made at the first call. */
  draftKey(): Promise<DraftKey | null>;
  /** Makes what was kept unreadable; called after sign-out, once no unsent text is left. */
  forgetDraftKey(): Promise<void>;

  /** Menu and dialogs in the interface's language; a tab has neither and ignores it. */
  setWords(words: DesktopWords): void;
  /** Listens for menu commands; the answer stops listening. */
  onMenu(listener: (command: string) => void): () => void;
  /** Listens for `alternat://open/<resolution>` links, also one that started the program. */
  onOpen(listener: (resolution: string) => void): () => void;

  /** Only `https:` and `mailto:`; the desktop program asks first. False: refused or declined. */
  openExternal(url: string): Promise<boolean>;
  /** Number of things not yet with the secretariat; above 0 closing asks first. */
  setUnsaved(count: number): void;
};

declare global {
  interface Window {
    /** Put there by the desktop program's preload script; absent in a browser tab. */
    readonly alternat?: Desktop;
  }
}
