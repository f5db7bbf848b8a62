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
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'front'
  | 'zoom'
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

/** `role`: what the system makes of the menu, where it makes something of it (a list of windows, a field for searching). */
export type MenuGroup = {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly role?: 'window' | 'help';
};

/** A question with two answers; `decline` is the safe one. */
export type Question = {
  readonly message: string;
  readonly detail: string;
  readonly accept: string;
  readonly decline: string;
};

/** Everything the desktop program shows by itself, in the language of the interface. */
export type DesktopWords = {
  /** BCP 47, and the theme as the preferences know it: the next window begins with them. */
  readonly language: string;
  readonly theme: string;
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
  /** The page has stopped again and again: `accept` loads it once more, `decline` closes its window. */
  readonly stopped: Question;
  /** The page does not answer: `accept` loads it anew, `decline` waits. */
  readonly silent: Question;
  /** The program is about to end while a meeting is hosted; who is there is shown below. `accept` ends both. */
  readonly hosting: Question;
  /** A server asks for a certificate of this person; `none` shows none. */
  readonly certificate: { readonly message: string; readonly none: string };
  /** The program's own files are not there. */
  readonly broken: { readonly message: string; readonly detail: string };
  /** It was started with a switch that takes its protection away; the switch is shown below. */
  readonly unsafe: string;
};

/** An invitation's code, or in the sample summit a member's id. */
export type Credentials = { readonly code: string } | { readonly member: string };

/** `member` is the JSON that the server answers with, for the interface to parse. */
export type SignIn =
  | { readonly ok: true; readonly member: unknown }
  | { readonly ok: false; readonly reason: 'refused' | 'unreachable' | 'no-summit'; readonly message: string };

/** A summit's address; `certificate` is the SHA-256 (hex) of a certificate made on the spot, from the join code. */
export type SummitAddress = { readonly address: string; readonly certificate?: string };

/**
 * Why a summit was not opened. `bad-address`: not an address, or without encryption; `needs-name`: numbers with colons (IPv6) in
 * place of a name; `unreachable`: nobody answers; `certificate`: who answers cannot show who they are; `other-name`: the server
 * does not know itself under this name; `not-a-summit`: something else answers; `restart`: its certificate has changed since
 * this program was started; `not-here`: a browser tab.
 */
export type ConnectProblem =
  | 'bad-address'
  | 'needs-name'
  | 'unreachable'
  | 'certificate'
  | 'other-name'
  | 'not-a-summit'
  | 'restart'
  | 'not-here';
export type Connected = { readonly ok: true } | { readonly ok: false; readonly reason: ConnectProblem };

/** An address of this computer under which others in its network may reach it; `network` as the system calls it, "wlan0". */
export type HostAddress = { readonly address: string; readonly network: string };

/** A name in the languages in which it was given, by their codes. */
type Names = { readonly [language: string]: string };

/** A meeting that was hosted here before. `folder`: where it lies; `at`: when it was hosted last, ISO 8601. */
export type HostedBefore = {
  readonly id: string;
  readonly name: Names;
  readonly folder: string;
  readonly address: string;
  readonly at: string;
};

/** What a person has to say of a meeting that does not exist yet; `titles` are those of its texts, 1 to 20. */
export type NewMeeting = {
  readonly name: string;
  readonly language: string;
  readonly host: string;
  readonly states: readonly string[];
  readonly columns: readonly string[];
  readonly titles: readonly string[];
};

/**
 * `folder` and `file` are ids that `chooseForHosting` gave out; without a folder a new meeting gets one of its own. `anyPort`: not
 * the port that it had before. The sample is for this computer only and needs no address.
 */
export type HostRequest = {
  readonly address: string;
  readonly anyPort?: boolean | undefined;
  readonly meeting:
    | { readonly begin: NewMeeting; readonly folder?: string | undefined }
    | { readonly file: string; readonly host: string; readonly folder?: string | undefined }
    | { readonly earlier: string }
    | { readonly folder: string }
    | { readonly sample: true };
};

/**
 * Why a meeting is not hosted. `already`: another one is; `no-address`: this computer does not have that address now; `port-taken`:
 * another program listens there; `in-use`: another program has the folder; `unwritable`: it may not be written to; `newer`: a later
 * version has written it; `damaged`: it cannot be read; `not-empty`: there is a meeting in it already; `nothing-there`: there is
 * none; `bad-file`: no summit file; `gone`: what was chosen is not known any more; `failed`: something else, see the log.
 */
export type HostProblem =
  | 'already'
  | 'no-address'
  | 'port-taken'
  | 'in-use'
  | 'unwritable'
  | 'disk-full'
  | 'newer'
  | 'damaged'
  | 'not-empty'
  | 'nothing-there'
  | 'bad-file'
  | 'gone'
  | 'failed'
  | 'not-here';
/** `detail`: what is wrong with a file, in English. */
export type HostStarted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: HostProblem; readonly detail?: string };

export type HostTrouble = 'full' | 'failing';

export type Hosting =
  | { readonly state: 'idle' | 'starting' | 'stopping' }
  | {
      readonly state: 'running';
      /** As among those of earlier days. */
      readonly id: string;
      readonly name: Names;
      readonly folder: string;
      /** For the others, e.g. "https://192.168.7.1:4310". */
      readonly address: string;
      /** For this computer. */
      readonly here: string;
      /** SHA-256 of its certificate (hex); null for the sample, which nobody else reaches. */
      readonly certificate: string | null;
      readonly guests: readonly { readonly name: string; readonly code: string }[];
      /** This computer does not have the address any more. */
      readonly unreachable: boolean;
      /** What is written is not saved: the disk is full, or refuses for another reason. */
      readonly trouble: HostTrouble | null;
    }
  /** It ended by itself. */
  | { readonly state: 'crashed'; readonly id: string; readonly address: string };

export type HostingView = {
  readonly hosting: Hosting;
  readonly addresses: readonly HostAddress[];
  /** The newest first. */
  readonly earlier: readonly HostedBefore[];
};

export type FileFilter = { readonly name: string; readonly extensions: readonly string[] };
export type OpenedFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
/** A file that somebody opened with the program, or why it is not here. */
export type BroughtFile = OpenedFile | { readonly name: string; readonly problem: 'too-large' | 'unreadable' };

/**
 * The keys under which unsent text is kept on this computer. `key` seals; `older` ones open what earlier starts have sealed.
 * `lasting: false`: `key` is gone with the program. `locked`: there are keys that the key store does not give out now.
 */
export type DraftKey = {
  readonly key: Uint8Array<ArrayBuffer>;
  readonly older: readonly Uint8Array<ArrayBuffer>[];
  readonly lasting: boolean;
  readonly locked: boolean;
};

/** Shown outside of the program, maybe on a locked screen: no words of any text. `view` as the address names it ("#/r/economy"). */
export type Notification = { readonly title: string; readonly body: string; readonly view: string };

/**
 * A proxy between this computer and the server that wants a name and a password. `plain`: it takes the password as it is typed, without
 * hiding it on the way. `again`: what was answered before was not right.
 */
export type ProxyAsked = {
  readonly id: number;
  readonly host: string;
  readonly port: number;
  readonly plain: boolean;
  readonly again: boolean;
};

/** `unknown`: the system did not say what became of it. */
export type Printed = 'printed' | 'cancelled' | 'failed' | 'unknown';

export type Desktop = {
  readonly kind: 'browser' | 'electron';
  readonly platform: 'mac' | 'windows' | 'linux' | 'other';
  /** Origin of the open summit's server, e.g. "https://rasht.example"; null while none is chosen. Never changes in a page. */
  readonly server: string | null;
  /** What the last window was in; null where nobody has chosen yet, and in a tab, which remembers by itself. */
  readonly language: string | null;
  readonly theme: string | null;
  /** It shows a text to a room: it only reads, and what is confidential stays away from it. Never changes in a page. */
  readonly wall: boolean;

  /** Signs in at `server`. The token stays with the host: a cookie in a tab, a header added by the desktop program. */
  signIn(credentials: Credentials): Promise<SignIn>;
  signOut(): Promise<void>;
  /**
   * Opens a summit in a window of its own, once its server has answered; one that was open before needs no answer. The asking
   * window goes unless somebody is signed in there or something in it has not been sent. A tab answers `not-here`.
   */
  connect(summit: SummitAddress): Promise<Connected>;
  /**
   * Another window of this summit, at a view as the address names it ("#/r/economy"); with `screen` one that shows the text to a
   * room, over the whole of another screen or of the only one. A tab does nothing.
   */
  newWindow(view: string, where: 'beside' | 'screen'): Promise<void>;
  /** Those that were open here, the newest first. */
  summits(): Promise<readonly SummitAddress[]>;
  /** The address of a join link that waits for an answer; once. */
  joining(): Promise<SummitAddress | null>;
  /** A join link has come. */
  onJoin(listener: () => void): () => void;

  /** What is hosted here and could be. */
  hosting(): Promise<HostingView>;
  /** Asks for a folder or a summit file; null: nothing was chosen. `name` is to be shown. */
  chooseForHosting(what: 'folder' | 'file'): Promise<{ readonly id: string; readonly name: string } | null>;
  /** Begins, or goes on with, a meeting that others join over the network. A tab answers `not-here`. */
  host(request: HostRequest): Promise<HostStarted>;
  /** Ends it for everybody; what was written stays in its folder. */
  stopHosting(): Promise<void>;
  /** Opens what is hosted here, as the secretariat, in a window of its own, at a view as the address names it ("#/members"). */
  enterHosted(view: string): Promise<Connected>;
  /** Something about `hosting` has changed. */
  onHosting(listener: () => void): () => void;

  /** `name` with extension, without folders; `mime` as in "application/pdf". Rejects when the disk refuses. */
  saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<'saved' | 'cancelled'>;
  /** null: nothing was chosen. Rejects for a file over 64 MB. */
  openFile(filters: readonly FileFilter[]): Promise<OpenedFile | null>;
  /**
   * What the program knows of itself and of this computer, saved as a text for whoever helps: no words of a document, no name, no
   * token. A tab has nothing to save and answers as if it was cancelled.
   */
  saveDiagnostics(): Promise<'saved' | 'cancelled'>;
  print(): Promise<Printed>;
  /** Loads the page anew, where it is. */
  reload(): Promise<void>;
  /** Closes this window if it is a wall. */
  leaveWall(): Promise<void>;

  /** The question of a proxy that waits for an answer; a tab's browser asks by itself. */
  proxyAsked(): Promise<ProxyAsked | null>;
  /** Null: cancelled. It is kept until the program is closed, and given to this proxy only. */
  answerProxy(asked: number, answer: { readonly user: string; readonly password: string } | null): Promise<void>;
  /** There is such a question, or it has been answered. */
  onProxy(listener: () => void): () => void;

  /** null: this host keeps no key (a tab), so the local copy is plain. Made at the first call. */
  draftKey(): Promise<DraftKey | null>;
  /** Makes what was kept unreadable; called after sign-out, once no unsent text of anybody is left. */
  forgetDraftKey(): Promise<void>;

  /** Menu and dialogs in the interface's language; a tab has neither and ignores it. */
  setWords(words: DesktopWords): void;
  /** Listens for menu commands, in this page's own window; the answer stops listening. */
  onMenu(listener: (command: string) => void): () => void;
  /** Listens for `alternat://open/<resolution>` links, also one that started the program. */
  onOpen(listener: (resolution: string) => void): () => void;
  /** Listens for signed packages that somebody opens with the program, also one that started it. A tab hears of none. */
  onPackage(listener: (file: BroughtFile) => void): () => void;

  /** The computer has woken, or the program knows who is signed in after all: what was asked before is asked again. */
  onWake(listener: () => void): () => void;

  /** Shown by the system when this summit is in no window in front; a tab shows none. */
  notify(told: Notification): void;
  /** Listens for views that somebody wants to see: of a notification that was followed. */
  onView(listener: (view: string) => void): () => void;
  /** Unread notices, for the mark on the program's icon where the system has one. */
  setUnread(count: number): void;

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
