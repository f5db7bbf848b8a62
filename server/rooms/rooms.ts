/** All rooms that are open: loaded from the log when somebody first needs them. */
import type { Summit } from '../commands/summit.ts';
import { Room, type RoomHost } from './room.ts';

export type Rooms = {
  /** The room of a resolution; null when there is none of that id. */
  readonly open: (resolution: string) => Room | null;
  readonly loaded: () => Iterable<Room>;
  /** Before closing: a checkpoint of each, so that the next start is quick. */
  readonly checkpoint: () => void;
};

export function openRooms(host: RoomHost, summit: Summit): Rooms {
  const rooms = new Map<string, Room>();
  return {
    open: (resolution) => {
      const known = rooms.get(resolution);
      if (known) return known;
      if (!summit.resolutions.has(resolution)) return null;
      const room = new Room(resolution, host);
      rooms.set(resolution, room);
      return room;
    },
    loaded: () => rooms.values(),
    checkpoint: () => {
      for (const room of rooms.values()) room.checkpoint();
    },
  };
}
