/**
 * What the pages ask of the server: the client's session, the one call it does not have (importing a file), and the open
 * resolutions, which live longer than the page that shows them: comparing a text does not interrupt its saving.
 */
import type { Result } from '../../client/http.ts';
import type { Session } from '../../client/session.ts';
import type { RoomView } from '../../client/view.ts';
import type { DeclarationDiff } from '../../diff/declaration.ts';
import type { Lang } from '../../domain/language.ts';
import type { ImportProblem } from '../../import/index.ts';

export type { Result } from '../../client/http.ts';
export type Failure = Extract<Result<unknown>, { ok: false }>['reason'];

export type Imported =
  | { readonly ok: true; readonly resolution: string }
  /** `message` is the server's own sentence; empty when there was no answer. */
  | { readonly ok: false; readonly reason: string; readonly message: string; readonly problem?: ImportProblem };

export type Backend = Pick<
  Session,
  | 'summit'
  | 'demoMembers'
  | 'summitCommand'
  | 'clauseCommand'
  | 'milestones'
  | 'exportFile'
  | 'wake'
  | 'declaration'
  | 'course'
  | 'changes'
  | 'changesFile'
  | 'notices'
  | 'readNotices'
  | 'onNotice'
  | 'clauseHistory'
  | 'authors'
  | 'log'
  | 'logTable'
  | 'signing'
  | 'lastWords'
> & {
  readonly difference: (resolution: string, from: string, to: string) => Promise<Result<DeclarationDiff>>;
  /** `language`: of a text that does not say it. */
  readonly importFile: (
    resolution: string,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    language?: Lang,
  ) => Promise<Imported>;
  /** The open resolution, the same one until another is asked for and everything typed here has arrived. */
  readonly room: (resolution: string) => RoomView;
  readonly signOut: Session['signOut'];
};

type Edges = {
  readonly base: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The window: says when the network has gone. */
  readonly page: Pick<EventTarget, 'addEventListener'>;
  /** Told how many changes and decisions of all open resolutions have not reached the server. */
  readonly unsaved: (count: number) => void;
  /** Called after signing out, when nothing of this member is unsent: what sealed it may go, if it sealed nothing else. */
  readonly nothingLeft: () => Promise<void>;
};

export function backendOf(session: Session, { base, fetch, page, unsaved, nothingLeft }: Edges): Backend {
  const rooms = new Map<string, RoomView>();
  // Coming back is told by the interface, which has more to do then.
  page.addEventListener('offline', session.lost);
  return {
    summit: session.summit,
    demoMembers: session.demoMembers,
    summitCommand: session.summitCommand,
    clauseCommand: session.clauseCommand,
    milestones: session.milestones,
    exportFile: session.exportFile,
    declaration: session.declaration,
    course: session.course,
    changes: session.changes,
    changesFile: session.changesFile,
    notices: session.notices,
    readNotices: session.readNotices,
    onNotice: session.onNotice,
    clauseHistory: session.clauseHistory,
    authors: session.authors,
    log: session.log,
    logTable: session.logTable,
    signing: session.signing,
    lastWords: session.lastWords,
    wake: session.wake,
    difference: (resolution, from, to) => session.diff<DeclarationDiff>(resolution, from, to),
    signOut: async () => {
      rooms.clear();
      const result = await session.signOut();
      // What is left lies on this computer under its member's name: closing the window costs none of it.
      unsaved(0);
      await nothingLeft();
      return result;
    },
    async importFile(resolution, name, bytes, language) {
      const query = new URLSearchParams({ resolution, name, ...(language ? { language } : {}) });
      const headers = { 'content-type': 'application/octet-stream' };
      try {
        const init: RequestInit = { method: 'POST', headers, body: bytes, credentials: 'same-origin' };
        const answer = await fetch(`${base}/api/import?${query}`, init);
        const said = (await answer.json()) as { readonly [field: string]: unknown };
        if (said.ok === true) return { ok: true, resolution: String(said.resolution ?? resolution) };
        const { problem, reason, message } = said as { problem?: ImportProblem; reason?: string; message?: string };
        const text = message ?? String(answer.status);
        return { ok: false, reason: reason ?? '', message: text, ...(problem ? { problem } : {}) };
      } catch {
        return { ok: false, reason: '', message: '' }; // no connection, or an answer that is not JSON
      }
    },
    room(resolution) {
      const known = rooms.get(resolution);
      if (known && known.link.get().state !== 'ended') return known;
      known?.close();
      for (const [id, room] of rooms) {
        // What has not arrived yet keeps its connection until it has.
        if (room.unsent.get() > 0) continue;
        room.close();
        rooms.delete(id);
      }
      const room = session.openRoom(resolution);
      rooms.set(resolution, room);
      room.unsent.subscribe(() => unsaved([...rooms.values()].reduce((sum, { unsent }) => sum + unsent.get(), 0)));
      return room;
    },
  };
}
