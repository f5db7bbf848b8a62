/** All rooms that are open: loaded from the log when somebody first needs them. */
import { roomName } from '../../src/crdt/rooms.ts';
import type { Summit } from '../commands/summit.ts';
import { type FirstText, NOTES_ROOM, textRoom } from './kinds.ts';
import { Room, type RoomHost } from './room.ts';

export type Rooms = {
  /** The room of that name: a resolution's text, or a room beside it. Null when there is none. */
  readonly open: (name: string) => Room | null;
  readonly loaded: () => Iterable<Room>;
  /** Before closing: a checkpoint of each, so that the next start is quick. */
  readonly checkpoint: () => void;
};

export function openRooms(
  host: RoomHost,
  summit: Summit,
  firstText: (resolution: string, ...place: Parameters<FirstText>) => string | undefined,
): Rooms {
  const rooms = new Map<string, Room>();
  return {
    open: (name) => {
      const known = rooms.get(name);
      if (known) return known;
      const parts = roomName(name);
      if (!parts || !summit.resolutions.has(parts.resolution) || !host.storage.head(name)) return null;
      const kind =
        parts.part === 'text' ? textRoom((clause, lang) => firstText(parts.resolution, clause, lang)) : NOTES_ROOM;
      const room = new Room(name, kind, host);
      rooms.set(name, room);
      return room;
    },
    loaded: () => rooms.values(),
    checkpoint: () => {
      for (const room of rooms.values()) room.checkpoint();
    },
  };
}
