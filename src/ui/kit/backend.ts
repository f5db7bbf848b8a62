/**
 * What the pages ask of the server: the client's session, and the open resolutions, which live longer than the page that shows them: comparing a text does not interrupt its saving.
 */
import type { Result } from '../../client/http.ts';
import type { Session } from '../../client/session.ts';
import type { RoomView } from '../../client/view.ts';
import type { DeclarationDiff } from '../../domain/clause/difference.ts';

export type { Result } from '../../client/http.ts';
export type Failure = Extract<Result<unknown>, { ok: false }>['reason'];

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
  | 'importFile'
  | 'otherVersion'
  | 'signing'
  | 'lastWords'
> & {
  readonly difference: (resolution: string, from: string, to: string) => Promise<Result<DeclarationDiff>>;
  /** The open resolution, the same one until another is asked for and everything typed here has arrived. */
  readonly room: (resolution: string) => RoomView;
  readonly signOut: Session['signOut'];
};

type Edges = {
  /** The window: says when the network has gone. */
  readonly page: Pick<EventTarget, 'addEventListener'>;
  /** Told how many changes and decisions of all open resolutions have not reached the server. */
  readonly unsaved: (count: number) => void;
  /** Called after signing out, when nothing of this member is unsent: what sealed it may go, if it sealed nothing else. */
  readonly nothingLeft: () => Promise<void>;
};

export function backendOf(session: Session, { page, unsaved, nothingLeft }: Edges): Backend {
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
    difference: (resolution, from, to) => session.diff(resolution, from, to),
    signOut: async () => {
      rooms.clear();
      const result = await session.signOut();
      // What is left lies on this computer under its member's name: closing the window costs none of it.
      unsaved(0);
      await nothingLeft();
      return result;
    },
    importFile: session.importFile,
    otherVersion: session.otherVersion,
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
