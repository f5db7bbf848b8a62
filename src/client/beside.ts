/**
 * The rooms beside the text of one resolution that this member may read: that of the own delegation or office, with its
 * drafts and internal comments, and the notes of all. They are opened once it is known who one is.
 */
import { equalityDeep } from 'lib0/function';
import { commentsOf, draftsOf, openNotes } from '../crdt/notes.ts';
import { homeRoom, notesRoom } from '../crdt/rooms.ts';
import type { CommentRecord, DraftRecord } from '../domain/negotiation/note.ts';
import { homeOf } from '../domain/permission.ts';
import type { Rights } from '../protocol/message.ts';
import { type SideRoom, type SideRoomOptions, sideRoom } from './side-room.ts';

type BesideOptions = Pick<SideRoomOptions<unknown>, 'token' | 'openSocket' | 'clock' | 'random'> & {
  readonly resolution: string;
  /** Where a room is reached, by its name; without it nothing is read. */
  readonly url: ((room: string) => string) | undefined;
  readonly drafts: (records: readonly DraftRecord[]) => void;
  readonly comments: (room: 'all' | 'own', records: readonly CommentRecord[]) => void;
};

export function beside({ resolution, url, drafts, comments, ...edges }: BesideOptions) {
  let rooms: readonly SideRoom<unknown>[] = [];
  return {
    /** Does nothing when they are open, and for those who have none. */
    open: (rights: Rights): void => {
      const code = homeOf(rights);
      if (rooms.length > 0 || code === null || !url) return;
      const side = { ...edges, open: openNotes, equals: equalityDeep };
      const home = sideRoom({
        ...side,
        url: url(homeRoom(resolution, code)),
        // One line serves both.
        read: (doc) => ({ drafts: [...draftsOf(doc).values()], comments: [...commentsOf(doc).values()] }),
      });
      const notes = sideRoom({
        ...side,
        url: url(notesRoom(resolution)),
        read: (doc) => [...commentsOf(doc).values()],
      });
      rooms = [home, notes];
      home.value.subscribe(() => {
        drafts(home.value.get().drafts);
        comments('own', home.value.get().comments);
      });
      notes.value.subscribe(() => comments('all', notes.value.get()));
    },
    wake: (): void => {
      for (const room of rooms) room.wake();
    },
    lost: (): void => {
      for (const room of rooms) room.lost();
    },
    close: (): void => {
      for (const room of rooms) room.close();
    },
  };
}
