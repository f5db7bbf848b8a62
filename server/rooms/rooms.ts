/** All rooms that are open: loaded from the log when somebody first needs them. */

import { clausesOf } from '../../src/crdt/document.ts';
import { type RoomName, roomName } from '../../src/crdt/rooms.ts';
import type { Summit } from '../commands/summit.ts';
import { type FirstText, notesRoom, type RoomKind, type StateNames, textRoom } from './kinds.ts';
import { Room, type RoomHost } from './room.ts';
import { symbolsOf } from './symbols.ts';

export type Rooms = {
  /** The room of that name: a resolution's text, or a room beside it. Null when there is none. */
  readonly open: (name: string) => Room | null;
  readonly loaded: () => Iterable<Room>;
  /** Before closing: a checkpoint of each, so that the next start is quick. */
  readonly checkpoint: () => void;
  /** Called now and then, between turns: checkpoints that are due; documents that nobody has written to are let go. */
  readonly tidy: () => void;
  /** After a turn was rolled back: a room whose first record went with it never was. */
  readonly unborn: () => void;
};

/** So many calls of `tidy` without a record between them, and a room is at rest. */
const QUIET_CALLS = 6;

export function openRooms(
  host: RoomHost,
  summit: Summit,
  firstText: (resolution: string, ...place: Parameters<FirstText>) => string | undefined,
): Rooms {
  const rooms = new Map<string, Room>();
  const quiet = new WeakMap<Room, { readonly seq: number; readonly calls: number }>();
  const namesOfStates: StateNames = (lang) =>
    summit.facts?.delegations.flatMap(({ names, official }) => [names[lang] ?? '', official[lang] ?? '']) ?? [];
  const kindOf = ({ resolution, part }: RoomName): RoomKind =>
    part === 'text'
      ? textRoom(
          (clause, lang) => firstText(resolution, clause, lang),
          namesOfStates,
          symbolsOf(host.storage, summit, resolution),
        )
      : notesRoom((clause) => {
          const text = open(resolution);
          return text !== null && clausesOf(text.doc).has(clause);
        });
  const open: Rooms['open'] = (name) => {
    const known = rooms.get(name);
    if (known) return known;
    const parts = roomName(name);
    if (!parts || !summit.resolutions.has(parts.resolution) || !host.storage.head(name)) return null;
    const room = new Room(name, kindOf(parts), host);
    rooms.set(name, room);
    return room;
  };
  return {
    open,
    loaded: () => rooms.values(),
    checkpoint: () => {
      for (const room of rooms.values()) room.checkpoint();
    },
    tidy: () => {
      for (const room of rooms.values()) {
        room.tidy();
        const { seq } = room.head();
        const last = quiet.get(room);
        const calls = last?.seq === seq ? last.calls + 1 : 0;
        quiet.set(room, { seq, calls });
        if (calls >= QUIET_CALLS) room.rest();
      }
    },
    unborn: () => {
      for (const name of rooms.keys()) if (!host.storage.head(name)) rooms.delete(name);
    },
  };
}
