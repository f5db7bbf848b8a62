/**
 * Every channel between the page and the main process, with the shape of what the page may send. There is no other list:
 * the preload script sends only on these, `ipc.ts` listens only on these, and a test compares them with the host interface.
 */
import type { DesktopWords, HostRequest, MenuRole, SummitAddress } from '../src/ui/desktop.ts';
import { bytes, count, either, list, oneOf, optional, record, type Shape, text, truth } from './shapes.ts';

/** The origin of our pages; also the only origin whose messages are heard. */
export const BUNDLE_ORIGIN = 'app://bundle';

/** How the main process tells the page its facts at load; read by the preload script from its arguments. */
export const SERVER_ARGUMENT = '--alternat-server=';
export const LANGUAGE_ARGUMENT = '--alternat-language=';
export const THEME_ARGUMENT = '--alternat-theme=';
export const WALL_ARGUMENT = '--alternat-wall';

const LARGEST_SAVE = 256 * 1024 * 1024;
const LABEL = text(200);

const ROLES = [
  ...(['about', 'quit', 'close', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'] as const),
  ...(['services', 'hide', 'hideOthers', 'unhide', 'front', 'zoom'] as const),
  ...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'minimize'] as const),
] satisfies readonly MenuRole[];

const DETAIL = text(1000);
const question = record({ message: LABEL, detail: DETAIL, accept: LABEL, decline: LABEL });

export const desktopWords = record({
  language: text(20, /^[A-Za-z][\w-]*$/),
  theme: text(20, /^[a-z]+$/),
  menu: list(
    record({
      label: LABEL,
      role: optional(oneOf('window', 'help')),
      entries: list(
        either(
          record({
            command: text(80, /^[A-Za-z][\w.-]*$/),
            label: LABEL,
            keys: optional(text(60, /^(?:[A-Za-z]+\+)*(?:\w+|[^\w\s])$/)),
            enabled: optional(truth),
            checked: optional(truth),
          }),
          record({ role: oneOf(...ROLES), label: LABEL }),
          record({
            separator: ((value) => {
              truth(value);
              return true;
            }) as Shape<true>,
          }),
        ),
        60,
      ),
    }),
    12,
  ),
  closing: record({ message: LABEL, detail: DETAIL, leave: LABEL, stay: LABEL }),
  external: record({ message: LABEL, open: LABEL, cancel: LABEL }),
  stopped: question,
  silent: question,
  hosting: question,
  certificate: record({ message: DETAIL, none: LABEL }),
  broken: record({ message: LABEL, detail: DETAIL }),
  unsafe: DETAIL,
}) satisfies Shape<DesktopWords>;

export const summitAddress = record({
  address: text(300),
  certificate: optional(text(64, /^[0-9a-f]{64}$/)),
}) satisfies Shape<SummitAddress>;

const LANGUAGE = text(8, /^[a-z]+$/);
const CHOSEN = text(40, /^[\w-]+$/);
const PERSON = text(200, /\S/);
const MOST_TEXTS = 20;

export const hostRequest = record({
  address: text(15, /^(?:\d{1,3}\.){3}\d{1,3}$/),
  anyPort: optional(truth),
  meeting: either(
    record({
      begin: record({
        name: PERSON,
        language: LANGUAGE,
        host: PERSON,
        states: list(text(2, /^[A-Z]{2}$/), 20),
        columns: list(LANGUAGE, 12),
        titles: list(PERSON, MOST_TEXTS),
      }),
      folder: optional(CHOSEN),
    }),
    record({ file: CHOSEN, host: PERSON, folder: optional(CHOSEN) }),
    record({ earlier: CHOSEN }),
    record({ folder: CHOSEN }),
    record({ sample: oneOf(true) }),
  ),
}) satisfies Shape<HostRequest>;

const nothing = record({});
/** A view as the address of a page names it. */
const VIEW = text(300, /^(?:#\/[\w/?=&%.:~-]*)?$/);

/** What a page may ask for, each with one argument (an object); the main process answers. */
export const REQUESTS = {
  'sign-in': either(record({ code: text(200) }), record({ member: text(100) })),
  'sign-out': nothing,
  connect: summitAddress,
  'new-window': record({ view: VIEW, where: oneOf('beside', 'screen') }),
  summits: nothing,
  joining: nothing,
  hosting: nothing,
  'choose-for-hosting': record({ what: oneOf('folder', 'file') }),
  host: hostRequest,
  'stop-hosting': nothing,
  'enter-hosted': record({ view: VIEW }),
  'save-file': record({ name: text(255), bytes: bytes(LARGEST_SAVE), mime: text(120) }),
  'open-file': record({
    filters: list(record({ name: LABEL, extensions: list(text(12, /^[a-z0-9]+$/), 12) }), 12),
  }),
  'save-diagnostics': nothing,
  print: nothing,
  reload: nothing,
  'leave-wall': nothing,
  'proxy-asked': nothing,
  'answer-proxy': either(
    record({ asked: count(1_000_000), user: text(200, /\S/), password: text(500) }),
    record({ asked: count(1_000_000), cancelled: oneOf(true) }),
  ),
  'draft-key': nothing,
  'forget-draft-key': nothing,
  'set-words': record({ words: desktopWords }),
  'open-external': record({ url: text(2000) }),
  notify: record({ title: LABEL, body: LABEL, view: VIEW }),
  'set-unread': record({ count: count(100_000) }),
  'set-unsaved': record({ count: count(1_000_000) }),
  ready: nothing,
  'take-package': nothing,
} as const satisfies { readonly [name: string]: Shape<unknown> };

export type RequestName = keyof typeof REQUESTS;

/**
 * What the main process tells a page. `wake`: the line may be back, or a session of an earlier start; `package`: one waits to be
 * taken; `proxy`: a proxy asks for a password, or has its answer; `view`: a notification was followed; `join`: there is a join link to be asked for; `hosting`: what is hosted has changed.
 */
export const NOTICES = ['menu', 'open', 'wake', 'package', 'view', 'join', 'hosting', 'proxy'] as const;
export type NoticeName = (typeof NOTICES)[number];

/** The channel's name on the wire. */
export const channelOf = (name: RequestName | NoticeName): string => `alternat:${name}`;
