/**
 * A proxy that lets nobody through without a name and a password (407). The person is asked by a page of ours, because Electron has no
 * dialog with a field; what they answer is held in memory for this run, goes to the proxy that asked, and is told to nobody else. A
 * server that asks the same (401) is not answered: ours never does.
 */
import type { App, AuthInfo, WebContents } from 'electron';
import type { ProxyAsked } from '../src/ui/desktop.ts';
import type { Handlers } from './ipc.ts';
import type { Later } from './patience.ts';
import { type Page, tell } from './windows.ts';

/** So many wrong answers, and it is left alone: a directory may lock an account after five. */
const MOST_WRONG = 3;
/** After "cancel" requests go on coming; the person is not asked by each. */
const QUIET_MS = 60_000;

type Credentials = { readonly user: string; readonly password: string };
type Answer = (user?: string, password?: string) => void;

/** Who waits for an answer: `id` is the same when one request is refused again, `first` says that it was not refused before. */
type Asking = { readonly id: string; readonly first: boolean; readonly answer: Answer };

type Known = {
  credentials: Credentials | null;
  /** Requests that were given it. */
  given: Set<string>;
  wrong: number;
  quiet: boolean;
};

export type ProxyEdges = {
  readonly current: () => Page | undefined;
  readonly all: () => readonly Page[];
  readonly later: Later;
  readonly log: (line: string) => void;
};

export type ProxyDesk = {
  /** For requests of pages. */
  readonly watch: (app: Pick<App, 'on'>) => void;
  /** For one request of the main process, which Electron asks by itself: a listener for its `login`. */
  readonly listener: () => (proxy: AuthInfo, answer: Answer) => void;
  readonly handlers: Pick<Handlers<Page>, 'proxy-asked' | 'answer-proxy'>;
  /** Somebody is being asked: time does not run against what waits for them. */
  readonly asking: () => boolean;
  /** A person has asked for something that needs the line: who cancelled before is asked again. */
  readonly again: () => void;
  /** This window is in front now. */
  readonly seen: (page: Page) => void;
};

export function openProxies({ current, all, later, log }: ProxyEdges): ProxyDesk {
  const proxies = new Map<string, Known>();
  let open: { readonly asked: ProxyAsked; readonly known: Known; waiting: readonly Asking[] } | null = null;
  let questions = 0;
  let requests = 0;
  /** Of another proxy than the one that is asked about. */
  let next: (() => void)[] = [];

  const knownAs = ({ scheme, host, port, realm }: AuthInfo): Known => {
    const name = JSON.stringify([scheme, host, port, realm]);
    const known = proxies.get(name) ?? { credentials: null, given: new Set(), wrong: 0, quiet: false };
    proxies.set(name, known);
    return known;
  };
  const give = (known: Known, { id, answer }: Asking): void => {
    if (known.credentials) {
      known.given.add(id);
      answer(known.credentials.user, known.credentials.password);
    } else answer();
  };
  const hush = (known: Known): void => {
    known.quiet = true;
    later(QUIET_MS, () => {
      known.quiet = false;
      known.wrong = 0;
    });
  };

  function ask(proxy: AuthInfo, asking: Asking): void {
    const known = knownAs(proxy);
    if (open && open.known !== known) {
      next.push(() => ask(proxy, asking));
      return;
    }
    if (open) {
      open.waiting = [...open.waiting, asking];
      return;
    }
    // What this request was given is what is remembered, and it was not right.
    if (known.credentials && !asking.first && known.given.has(asking.id)) {
      known.credentials = null;
      known.given.clear();
      known.wrong++;
      if (known.wrong >= MOST_WRONG) hush(known);
    }
    const page = known.credentials || known.quiet ? undefined : current();
    if (!page) {
      give(known, asking);
      return;
    }
    log('a proxy asks for a password');
    const { host, port, scheme } = proxy;
    const asked = { id: ++questions, host, port, plain: scheme.toLowerCase() === 'basic', again: known.wrong > 0 };
    open = { asked, known, waiting: [asking] };
    tell(page, 'proxy');
  }

  return {
    watch: (app) => {
      app.on('login', (event, contents: WebContents | null, { url, pid, firstAuthAttempt }, proxy, answer) => {
        // Not prevented, it is refused.
        if (!proxy.isProxy) return;
        event.preventDefault();
        const id = JSON.stringify([contents?.id ?? null, pid, url]);
        ask(proxy, { id, first: firstAuthAttempt, answer });
      });
    },
    listener: () => {
      const id = `own ${++requests}`;
      let first = true;
      return (proxy, answer) => {
        if (proxy.isProxy) ask(proxy, { id, first, answer });
        else answer();
        first = false;
      };
    },
    handlers: {
      'proxy-asked': (_, page) => (page.wall ? null : (open?.asked ?? null)),
      'answer-proxy': (said, page) => {
        if (page.wall || open?.asked.id !== said.asked) return;
        const { known, waiting } = open;
        open = null;
        if ('user' in said) {
          known.credentials = { user: said.user, password: said.password };
        } else hush(known);
        for (const asking of waiting) give(known, asking);
        // Pages that show the question too put it away.
        for (const one of all()) tell(one, 'proxy');
        const held = next;
        next = [];
        for (const task of held) task();
      },
    },
    asking: () => open !== null,
    again: () => {
      for (const known of proxies.values()) Object.assign(known, { quiet: false, wrong: 0 });
    },
    seen: (page) => {
      if (open && !page.wall) tell(page, 'proxy');
    },
  };
}
