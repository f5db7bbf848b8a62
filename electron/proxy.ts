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

export type ProxyDependencies = {
  readonly current: () => Page | undefined;
  readonly all: () => readonly Page[];
  readonly later: Later;
  readonly log: (line: string) => void;
};

type Question = { readonly asked: ProxyAsked; readonly known: Known; waiting: readonly Asking[] };

/** Members that others hold without this object are properties. */
export class ProxyAuthentication {
  readonly #dependencies: ProxyDependencies;
  readonly #proxies = new Map<string, Known>();
  #open: Question | null = null;
  #questions = 0;
  #requests = 0;
  /** Of other proxies than the one that is asked about. */
  #next: (() => void)[] = [];

  constructor(dependencies: ProxyDependencies) {
    this.#dependencies = dependencies;
  }

  /** Answers for requests of pages. */
  watch(app: Pick<App, 'on'>): void {
    app.on('login', (event, contents: WebContents | null, { url, pid, firstAuthAttempt }, proxy, answer) => {
      // Not prevented, it is refused.
      if (!proxy.isProxy) return;
      event.preventDefault();
      const id = JSON.stringify([contents?.id ?? null, pid, url]);
      this.#ask(proxy, { id, first: firstAuthAttempt, answer });
    });
  }

  /** For one request of the main process, which Electron asks by itself: a listener for its `login`. */
  readonly listener = (): ((proxy: AuthInfo, answer: Answer) => void) => {
    const id = `own ${++this.#requests}`;
    let first = true;
    return (proxy, answer) => {
      if (proxy.isProxy) this.#ask(proxy, { id, first, answer });
      else answer();
      first = false;
    };
  };

  readonly handlers: Pick<Handlers<Page>, 'proxy-asked' | 'answer-proxy'> = {
    'proxy-asked': (_, page) => (page.wall ? null : (this.#open?.asked ?? null)),
    'answer-proxy': (reply, page) => {
      if (page.wall || this.#open?.asked.id !== reply.asked) return;
      const { known, waiting } = this.#open;
      this.#open = null;
      if ('user' in reply) known.credentials = { user: reply.user, password: reply.password };
      else this.#hush(known);
      for (const asking of waiting) give(known, asking);
      // Pages that show the question too put it away.
      for (const one of this.#dependencies.all()) tell(one, 'proxy');
      for (const task of this.#next.splice(0)) task();
    },
  };

  /** Somebody is being asked: time does not run against what waits for them. */
  readonly asking = (): boolean => this.#open !== null;

  /** A person has asked for something that needs the line: who cancelled before is asked again. */
  readonly again = (): void => {
    for (const known of this.#proxies.values()) Object.assign(known, { quiet: false, wrong: 0 });
  };

  /** This window is in front now. */
  seen(page: Page): void {
    if (this.#open && !page.wall) tell(page, 'proxy');
  }

  #knownAs({ scheme, host, port, realm }: AuthInfo): Known {
    const name = JSON.stringify([scheme, host, port, realm]);
    const known = this.#proxies.get(name) ?? { credentials: null, given: new Set(), wrong: 0, quiet: false };
    this.#proxies.set(name, known);
    return known;
  }

  #hush(known: Known): void {
    known.quiet = true;
    this.#dependencies.later(QUIET_MS, () => {
      known.quiet = false;
      known.wrong = 0;
    });
  }

  #ask(proxy: AuthInfo, asking: Asking): void {
    const known = this.#knownAs(proxy);
    const open = this.#open;
    if (open && open.known !== known) {
      this.#next.push(() => this.#ask(proxy, asking));
      return;
    }
    if (open) {
      open.waiting = [...open.waiting, asking];
      return;
    }
    this.#forgetWrong(known, asking);
    const page = known.credentials || known.quiet ? undefined : this.#dependencies.current();
    if (!page) {
      give(known, asking);
      return;
    }
    this.#dependencies.log('a proxy asks for a password');
    const { host, port, scheme } = proxy;
    const plain = scheme.toLowerCase() === 'basic';
    const asked = { id: ++this.#questions, host, port, plain, again: known.wrong > 0 };
    this.#open = { asked, known, waiting: [asking] };
    tell(page, 'proxy');
  }

  /** A request that comes back with what it was given: that was not right. */
  #forgetWrong(known: Known, { id, first }: Asking): void {
    if (!known.credentials || first || !known.given.has(id)) return;
    known.credentials = null;
    known.given.clear();
    known.wrong++;
    if (known.wrong >= MOST_WRONG) this.#hush(known);
  }
}

function give(known: Known, { id, answer }: Asking): void {
  if (!known.credentials) {
    answer();
    return;
  }
  known.given.add(id);
  answer(known.credentials.user, known.credentials.password);
}
