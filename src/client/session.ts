/**
 * One person at one server: signing in and out, the summit's front page, files and comparisons over HTTP, and the
 * resolutions that are open. Nothing here throws for what a network or a server may do.
 */
import type { Place } from '../crdt/document.ts';
import { socketPath } from '../crdt/rooms.ts';
import type { Declaration, Milestone } from '../domain/clause/declaration.ts';
import type { DeclarationDiff, SummitChanges } from '../domain/clause/difference.ts';
import type { Authors, HistoryEvent } from '../domain/clause/past.ts';
import type { Answer, Command, SummitCommand } from '../domain/command.ts';
import type { Notice } from '../domain/negotiation/notice.ts';
import type { LogEntry } from '../domain/summit/log-entry.ts';
import type { CoursePoint, Member, NamedNotice, SignedIn, SummitView } from '../domain/summit/summit.ts';
import type { ImportOutcome } from '../domain/text/imported.ts';
import type { Lang } from '../language/language.ts';
import type { Done } from '../protocol/answers-summit.ts';
import type { ExportQuery, HistoryPage, LogFilter, Moment } from '../protocol/queries.ts';
import { isPassing } from '../protocol/refusals.ts';
import { type Clock, type Fetch, type Random, randomId, systemClock, systemRandom } from './edges.ts';
import { type FileBytes, http, type Problem, type Result } from './http.ts';
import type { LocalCopies } from './local-copy.ts';
import { type OpenRoom, openRoom } from './room.ts';
import { type SigningCalls, signingCalls } from './signing.ts';
import { type OpenSocket, openSocket } from './socket.ts';
import { value } from './value.ts';
import type { RoomView, Value } from './view.ts';

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type SummitCommandDraft = WithoutId<SummitCommand>;

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

/** A file of the log. `separator`: which Excel expects depends on its country. */
export type LogTable =
  | { readonly format: 'xlsx' }
  | { readonly format: 'csv'; readonly separator: 'comma' | 'semicolon' };

export type Session = {
  readonly signIn: (by: { readonly code: string } | { readonly member: string }) => Promise<Result<SignedIn['member']>>;
  /**
   * Closes every open resolution as well, and leaves nothing of them on this computer that the server has acknowledged.
   * What is still unsent gets three seconds; then it stays here under its member's name, for whoever asks first to warn of.
   */
  readonly signOut: () => Promise<Result<Done>>;
  /**
   * What signing out now would leave unsent on this computer: the number of changes and decisions in open resolutions. It is
   * known as soon as nothing more is on its way, at the latest after three seconds.
   */
  readonly lastWords: () => Promise<number>;
  /** `not-found`: nobody has put a summit there yet. */
  readonly summit: () => Promise<Result<SummitView>>;
  /** Whom one may sign in as; `not-found` unless the server runs as a demo. */
  readonly demoMembers: () => Promise<Result<readonly Member[]>>;
  /** On a resolution that need not be open. The same `id` twice is one command: give it when trying again after `offline`. */
  readonly clauseCommand: (resolution: string, draft: WithoutId<Command>, id?: string) => Promise<Answer | Problem>;
  readonly summitCommand: (draft: SummitCommandDraft, id?: string) => Promise<Answer | Problem>;
  readonly declaration: (resolution: string, at?: Moment) => Promise<Result<Declaration>>;
  readonly milestones: (resolution: string) => Promise<Result<readonly Milestone[]>>;
  readonly diff: (resolution: string, from: Moment, to: Moment, language?: Lang) => Promise<Result<DeclarationDiff>>;
  /** What changed in all resolutions since a moment, a version's name or "visit". */
  readonly changes: (since: string) => Promise<Result<SummitChanges>>;
  readonly changesFile: (since: string, language: Lang | 'all') => Promise<Result<FileBytes>>;
  /** A page of what a clause went through, all columns and decisions. */
  readonly clauseHistory: (
    resolution: string,
    clause: string,
    page?: HistoryPage,
  ) => Promise<Result<readonly HistoryEvent[]>>;
  /** Who wrote the words of a cell at a point of the log, and who removed others. */
  readonly authors: (resolution: string, place: Place, at?: Moment) => Promise<Result<Authors>>;
  /** Records of the log. Not for observers. */
  readonly log: (resolution: string, filter: LogFilter) => Promise<Result<readonly LogEntry[]>>;
  /** All records that pass the filter, as a table. */
  readonly logTable: (resolution: string, filter: LogFilter, table: LogTable) => Promise<Result<FileBytes>>;
  /** How the open brackets went over the log. */
  readonly course: (resolution: string) => Promise<Result<readonly CoursePoint[]>>;
  /** A file from outside becomes a resolution. `language`: of a text that does not say it. */
  readonly importFile: (
    resolution: string,
    name: string,
    bytes: Uint8Array,
    language?: Lang,
  ) => Promise<ImportOutcome | Problem>;
  /** Of the instrument that is sealed and signed. */
  readonly signing: SigningCalls;
  /** One's own, newest first. */
  readonly notices: () => Promise<Result<readonly NamedNotice[]>>;
  /** Marks all up to this one as read. */
  readonly readNotices: (upTo: number) => Promise<Result<Done>>;
  /** Tells of notices that come while a resolution is open; the same one may come twice. The answer ends it. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** For a link or a download by the browser itself, which sends its cookie. */
  readonly exportUrl: (resolution: string, params: ExportQuery) => string;
  readonly exportFile: (resolution: string, params: ExportQuery) => Promise<Result<FileBytes>>;
  /** A new room each time; the caller closes it. */
  readonly openRoom: (resolution: string) => RoomView;
  /** Has the server answered what this program does not know? It is of another version then; a page is loaded anew. */
  readonly otherVersion: Value<boolean>;
  /** Call on the window's `online` event and when a sleeping computer wakes: all rooms dial at once. */
  readonly wake: () => void;
  /** Call on the window's `offline` event: a pulled cable closes no socket, and "saving" would be said of it for long. */
  readonly lost: () => void;
  /** Closes all rooms; stays signed in. */
  readonly close: () => void;
};

/** How long signing out waits for text on its way, in milliseconds. */
const LAST_WORDS = 3_000;

/** Refused for now: it is not about what was sent, and may be taken later. */
const passes = ({ reason, refusal }: Problem): boolean => reason === 'refused' && isPassing(refusal?.reason);

export function openSession(options: SessionOptions): Session {
  const { baseUrl, tokens, copies } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const token = (): string | undefined => tokens?.read();
  const otherVersion = value(false);
  const call = http({
    baseUrl,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    token,
    otherVersion: () => otherVersion.set(true),
  });
  const rooms = new Set<OpenRoom>();
  const listeners = new Set<(notice: Notice) => void>();
  const socketUrl = baseUrl.replace(/\/$/, '').replace(/^http/, 'ws');
  const verdict = async (called: Promise<Result<Answer>>): Promise<Answer | Problem> => {
    const result = await called;
    return result.ok ? result.value : result;
  };

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
      const result = await call.call('signIn', { body: by });
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
      const result = await call.call('signOut');
      tokens?.write(undefined);
      return result;
    },
    summit: async () => {
      const result = await call.call('summit');
      if (!result.ok) return result;
      const view = result.value;
      return 'empty' in view ? { ok: false, reason: 'not-found' } : { ok: true, value: view };
    },
    demoMembers: () => call.call('demoMembers'),
    summitCommand: (draft, id = randomId(random)) => verdict(call.call('summitCommand', { body: { ...draft, id } })),
    clauseCommand: (resolution, draft, id = randomId(random)) =>
      verdict(call.call('command', { path: { r: resolution }, body: { ...draft, id } })),
    declaration: (resolution, at = 'now') => call.call('declaration', { path: { r: resolution }, query: { at } }),
    milestones: (resolution) => call.call('milestones', { path: { r: resolution } }),
    diff: (resolution, from, to, language) =>
      call.call('diff', { path: { r: resolution }, query: { from, to, language } }),
    changes: (since) => call.call('changes', { query: { since } }),
    changesFile: (since, language) => call.file('changesFile', { query: { since, language, format: 'html' } }),
    clauseHistory: (resolution, clause, page = {}) =>
      call.call('clauseHistory', { path: { r: resolution, c: clause }, query: page }),
    authors: (resolution, { clause, lang }, at = 'now') =>
      call.call('authors', { path: { r: resolution, c: clause }, query: { language: lang, at } }),
    log: (resolution, filter) => call.call('log', { path: { r: resolution }, query: filter }),
    logTable: (resolution, filter, table) =>
      call.file('logTable', { path: { r: resolution }, query: { ...filter, ...table } }),
    course: (resolution) => call.call('course', { path: { r: resolution } }),
    importFile: async (resolution, name, bytes, language) => {
      const result = await call.call('import', { query: { resolution, name, language }, body: bytes });
      return result.ok ? result.value : result;
    },
    signing: signingCalls(call),
    notices: () => call.call('notices'),
    readNotices: (upTo) => call.call('noticesRead', { body: { upTo } }),
    onNotice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exportUrl: (resolution, params) => call.url('export', { path: { r: resolution }, query: params }),
    exportFile: (resolution, params) => call.file('export', { path: { r: resolution }, query: params }),
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
          const result = await call.call('updates', { path: { r: resolution }, query: { since }, body: update });
          return !result.ok && passes(result) ? { ...result, reason: 'server' } : result;
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
    otherVersion,
    wake: () => {
      for (const room of rooms) room.wake();
    },
    lost: () => {
      for (const room of rooms) room.lost();
    },
    close,
  };
}
