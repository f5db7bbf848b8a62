/**
 * One person at one server: signing in and out, the summit's front page, files and comparisons over HTTP, and the
 * resolutions that are open. Nothing here throws for what a network or a server may do.
 */
import type { Place } from '../crdt/document.ts';
import { socketPath } from '../crdt/rooms.ts';
import { type Answer, type Command, REFUSALS, type SummitCommand } from '../domain/command.ts';
import type { Declaration, Milestone } from '../domain/declaration.ts';
import type { Lang } from '../domain/language.ts';
import type { Notice } from '../domain/notice.ts';
import type { Member, NamedNotice, SummitView } from '../domain/summit.ts';
import { type Clock, type Fetch, type Random, randomId, systemClock, systemRandom } from './edges.ts';
import { type FileBytes, http, type Problem, type Query, type Result } from './http.ts';
import type { LocalCopies } from './local-copy.ts';
import { type OpenRoom, openRoom } from './room.ts';
import { type SigningCalls, signingCalls } from './signing.ts';
import { type OpenSocket, openSocket } from './socket.ts';
import type { RoomView } from './view.ts';

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type SummitCommandDraft = WithoutId<SummitCommand>;

/** Who one is after signing in. */
export type SignedIn = Pick<Member, 'id' | 'name' | 'delegation' | 'role' | 'columns'>;

/** Keeps the token of a program that has no cookie; a page in a browser needs none. */
export type TokenKeeper = {
  readonly read: () => string | undefined;
  readonly write: (token: string | undefined) => void;
};

export type SessionOptions = {
  /** "https://summit.example:8443": where the HTTP calls go, and the socket with ws in place of http. */
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  readonly socket?: OpenSocket;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Given: the token of signing in is kept here and sent along. Absent: the server's cookie is used. */
  readonly tokens?: TokenKeeper;
  /** Where unacknowledged text is kept on this computer. */
  readonly copies?: LocalCopies;
};

/** The newest `limit` entries, of those before the position `before`. */
export type HistoryPage = { readonly limit?: number; readonly before?: number };

/** As the server's query: member, delegation, clause, language, kind, type, from, to, before, limit. */
export type LogFilter = { readonly [name: string]: string | number | undefined };

/** A point of the log: now, a sequence number or a milestone's id. */
export type Moment = 'now' | number | string;

/** Query of an export; `redline` needs `since`. */
export type ExportParams = {
  readonly format: string;
  readonly language?: Lang | 'all';
  readonly at?: Moment;
  readonly view?: 'clean' | 'brackets' | 'redline';
  readonly since?: string;
  readonly holder?: string;
  /** Of a file for translators: the column from which it goes into the others. */
  readonly source?: Lang;
};

/** A file of the log. `separator`: which Excel expects depends on its country. */
export type LogTable =
  | { readonly format: 'xlsx' }
  | { readonly format: 'csv'; readonly separator: 'comma' | 'semicolon' };

export type Session = {
  readonly signIn: (by: { readonly code: string } | { readonly member: string }) => Promise<Result<SignedIn>>;
  /**
   * Closes every open resolution as well, and leaves nothing of them on this computer that the server has acknowledged.
   * What is still unsent gets three seconds; then it stays here under its member's name, for whoever asks first to warn of.
   */
  readonly signOut: () => Promise<Result<unknown>>;
  /**
   * What signing out now would leave unsent on this computer: the number of changes and decisions in open resolutions. It is
   * known as soon as nothing more is on its way, at the latest after three seconds.
   */
  readonly lastWords: () => Promise<number>;
  readonly summit: () => Promise<Result<SummitView>>;
  /** Whom one may sign in as; `not-found` unless the server runs as a demo. */
  readonly demoMembers: () => Promise<Result<readonly Member[]>>;
  /** The same `id` twice is one command: give it when trying again after `offline`. */
  /** On a resolution that need not be open. */
  readonly clauseCommand: (resolution: string, draft: WithoutId<Command>, id?: string) => Promise<Answer | Problem>;
  readonly summitCommand: (draft: SummitCommandDraft, id?: string) => Promise<Answer | Problem>;
  readonly declaration: (resolution: string, at?: Moment) => Promise<Result<Declaration>>;
  readonly milestones: (resolution: string) => Promise<Result<readonly Milestone[]>>;
  /** The caller names the shape, `DeclarationDiff`, which lives where this folder may not look. */
  readonly diff: <T>(resolution: string, from: Moment, to: Moment, language?: Lang) => Promise<Result<T>>;
  /** What changed in all resolutions since a moment, a version's name or "visit"; the caller names the shape, as with `diff`. */
  readonly changes: <T>(since: string) => Promise<Result<T>>;
  readonly changesFile: (since: string, language: Lang | 'all') => Promise<Result<FileBytes>>;
  readonly checks: <T>(resolution: string) => Promise<Result<T>>;
  /** A page of what a clause went through, all columns and decisions; the caller names the shape, as with `diff`. */
  readonly clauseHistory: <T>(resolution: string, clause: string, page?: HistoryPage) => Promise<Result<T>>;
  /** Who wrote the words of a cell at a point of the log, and who removed others. */
  readonly authors: <T>(resolution: string, place: Place, at?: Moment) => Promise<Result<T>>;
  /** Records of the log; the caller names the shape. Not for observers. */
  readonly log: <T>(resolution: string, filter: LogFilter) => Promise<Result<T>>;
  /** All records that pass the filter, as a table. */
  readonly logTable: (resolution: string, filter: LogFilter, table: LogTable) => Promise<Result<FileBytes>>;
  /** How the open brackets went over the log: the caller names the shape, as with `diff`. */
  readonly course: <T>(resolution: string) => Promise<Result<T>>;
  /** Of the instrument that is sealed and signed. */
  readonly signing: SigningCalls;
  /** One's own, newest first. */
  readonly notices: () => Promise<Result<readonly NamedNotice[]>>;
  /** Marks all up to this one as read. */
  readonly readNotices: (upTo: number) => Promise<Result<unknown>>;
  /** Tells of notices that come while a resolution is open; the same one may come twice. The answer ends it. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** For a link or a download by the browser itself, which sends its cookie. */
  readonly exportUrl: (resolution: string, params: ExportParams) => string;
  readonly exportFile: (resolution: string, params: ExportParams) => Promise<Result<FileBytes>>;
  /** A new room each time; the caller closes it. */
  readonly openRoom: (resolution: string) => RoomView;
  /** Call on the window's `online` event and when a sleeping computer wakes: all rooms dial at once. */
  readonly wake: () => void;
  /** Call on the window's `offline` event: a pulled cable closes no socket, and "saving" would be said of it for long. */
  readonly lost: () => void;
  /** Closes all rooms; stays signed in. */
  readonly close: () => void;
};

/** How long signing out waits for text on its way, in milliseconds. */
const LAST_WORDS = 3_000;

const isAnswer = (said: unknown): said is Answer =>
  typeof said === 'object' &&
  said !== null &&
  'reason' in said &&
  (REFUSALS as readonly unknown[]).includes(said.reason);

/** The cells of which the server took nothing, from its answer to an update; a proxy may have answered in its place. */
function refusedIn(said: unknown): readonly Place[] {
  const refused = typeof said === 'object' && said !== null ? (said as { refused?: unknown }).refused : undefined;
  return Array.isArray(refused) ? (refused as readonly Place[]) : [];
}

/** Did the server look at the text and refuse it? */
const isVerdict = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && (said as { ok?: unknown }).ok === false;

export function openSession(options: SessionOptions): Session {
  const { baseUrl, tokens, copies } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const token = (): string | undefined => tokens?.read();
  const call = http({ baseUrl, fetch: options.fetch ?? ((url, init) => fetch(url, init)), token });
  const rooms = new Set<OpenRoom>();
  const listeners = new Set<(notice: Notice) => void>();
  const socketUrl = baseUrl.replace(/\/$/, '').replace(/^http/, 'ws');
  const at = (resolution: string, rest = ''): string => `/api/resolutions/${encodeURIComponent(resolution)}${rest}`;
  const query = (params: ExportParams): Query => ({ ...params });

  const close = (): void => {
    for (const room of [...rooms]) room.close();
  };

  const sending = (): readonly OpenRoom[] => [...rooms].filter((room) => room.sending());
  /** Of rooms whose line is there; for the others there is nothing to wait for. */
  const onItsWay = (): boolean => sending().some(({ link }) => link.get().state !== 'offline');
  /** Until that is over, but not for long: a person who signs out wants to leave. */
  const until = (over: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (over()) end();
      };
      const stop = [...rooms].flatMap(({ link, drafts, unsent }) => [
        link.subscribe(look),
        drafts.subscribe(look),
        unsent.subscribe(look),
      ]);
      const callOff = clock.later(LAST_WORDS, () => end());
      const end = (): void => {
        callOff();
        for (const each of stop) each();
        resolve();
      };
    });

  return {
    signIn: async (by) => {
      const result = await call.json<{ token: string; member: SignedIn }>('POST', '/api/sessions', by);
      if (!result.ok) return result;
      tokens?.write(result.value.token);
      return { ok: true, value: result.value.member };
    },
    lastWords: async () => {
      if (onItsWay()) await until(() => !onItsWay());
      return [...rooms].reduce((sum, { unsent }) => sum + unsent.get(), 0);
    },
    signOut: async () => {
      if (sending().length > 0) await until(() => sending().length === 0);
      close();
      copies?.forgetPositions();
      const result = await call.json('DELETE', '/api/sessions');
      tokens?.write(undefined);
      return result;
    },
    summit: () => call.json('GET', '/api/summit'),
    demoMembers: () => call.json('GET', '/api/demo/members'),
    summitCommand: async (draft, id = randomId(random)) => {
      const result = await call.json<Answer>('POST', '/api/summit/commands', { ...draft, id });
      if (result.ok) return result.value;
      const { said, ...problem } = result;
      return isAnswer(said) ? said : problem;
    },
    clauseCommand: async (resolution, draft, id = randomId(random)) => {
      const result = await call.json<Answer>('POST', at(resolution, '/commands'), { ...draft, id });
      if (result.ok) return result.value;
      const { said, ...problem } = result;
      return isAnswer(said) ? said : problem;
    },
    declaration: (resolution, moment = 'now') => call.json('GET', at(resolution), undefined, { at: moment }),
    milestones: (resolution) => call.json('GET', at(resolution, '/milestones')),
    diff: (resolution, from, to, language) =>
      call.json('GET', at(resolution, '/diff'), undefined, { from, to, language }),
    changes: (since) => call.json('GET', '/api/summit/changes', undefined, { since }),
    changesFile: (since, language) => call.file('/api/summit/changes', { since, language, format: 'html' }),
    checks: (resolution) => call.json('GET', at(resolution, '/checks')),
    clauseHistory: (resolution, clause, page = {}) =>
      call.json('GET', at(resolution, `/clauses/${encodeURIComponent(clause)}/history`), undefined, { ...page }),
    authors: (resolution, { clause, lang }, moment = 'now') =>
      call.json('GET', at(resolution, `/clauses/${encodeURIComponent(clause)}/authors`), undefined, {
        language: lang,
        at: moment,
      }),
    log: (resolution, filter) => call.json('GET', at(resolution, '/log'), undefined, filter),
    logTable: (resolution, filter, table) => call.file(at(resolution, '/log'), { ...filter, ...table }),
    course: (resolution) => call.json('GET', at(resolution, '/course')),
    signing: signingCalls(call),
    notices: () => call.json('GET', '/api/notices'),
    readNotices: (upTo) => call.json('POST', '/api/notices/read', { upTo }),
    onNotice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exportUrl: (resolution, params) => call.url(at(resolution, '/export'), query(params)),
    exportFile: (resolution, params) => call.file(at(resolution, '/export'), query(params)),
    openRoom: (resolution) => {
      const room = openRoom({
        resolution,
        url: socketUrl + socketPath(resolution),
        sideUrl: (name) => socketUrl + socketPath(name),
        token,
        openSocket: options.socket ?? openSocket,
        onNotice: (notice) => {
          for (const listener of [...listeners]) listener(notice);
        },
        clock,
        random,
        post: async (update, since) => {
          const result = await call.bytes(at(resolution, '/updates'), update, { since });
          if (result.ok) return { ok: true, value: { refused: refusedIn(result.value) } };
          const { said, ...problem } = result;
          // Too many at once, say: it is not about the text, and may be taken later.
          return problem.reason === 'refused' && !isVerdict(said) ? { ...problem, reason: 'server' } : problem;
        },
        ...(copies ? { copyOf: (owner) => copies.of({ resolution, ...owner }) } : {}),
      });
      // Not a copy of it: its document is another one after a refusal.
      const closable: OpenRoom = Object.assign(Object.create(room) as OpenRoom, {
        close: () => {
          if (rooms.delete(closable)) room.close();
        },
      });
      rooms.add(closable);
      return closable;
    },
    wake: () => {
      for (const room of rooms) room.wake();
    },
    lost: () => {
      for (const room of rooms) room.lost();
    },
    close,
  };
}
