/**
 * Rooms: which shared documents exist, who may read them and where they are reached. One table, so that no other file
 * spells a room name or a socket path. Whoever may read a room may read all of it; so what only some may see has a room
 * of its own: `environment` is the text, `environment~notes` what all but observers discuss about it, `environment~IR`
 * what one delegation keeps to itself.
 */
import { type Actor, homeOf, may } from '../domain/permission.ts';

/** The room in which summit commands are logged; it has no shared document. */
export const SUMMIT_ROOM = 'summit';
/** The log that keeps sealed packages, signatures and time stamps, as bytes; no document and no reader of its own. */
export const SEALS_ROOM = 'summit~seals';

const RESOLUTION = /^[a-z][a-z0-9-]{0,62}$/;
const SIDE = /^([a-z][a-z0-9-]{0,62})~(notes|[A-Z]{2,8})$/;

/** Resolution ids are also room names and path segments, so they are kept plain: "environment", "udhr-2". */
export const isResolutionId = (id: string): boolean => RESOLUTION.test(id) && id !== SUMMIT_ROOM;

/** `part`: "text", "notes", or the code of the delegation or office whose own room it is. */
export type RoomName = { readonly resolution: string; readonly part: string };

export const notesRoom = (resolution: string): string => `${resolution}~notes`;
/** The room of one delegation or office, by its code ("IR", "SEC"). */
export const homeRoom = (resolution: string, home: string): string => `${resolution}~${home}`;

/** What a room's name says, or null for a name that no room can have. */
export function roomName(name: string): RoomName | null {
  if (isResolutionId(name)) return { resolution: name, part: 'text' };
  const side = SIDE.exec(name);
  return side && isResolutionId(side[1] as string) ? { resolution: side[1] as string, part: side[2] as string } : null;
}

/** May `actor` read this room? It is asked before anything of the room is looked at. */
export function mayRead(actor: Actor, { part }: RoomName): boolean {
  if (!may(actor, 'read')) return false;
  if (part === 'text') return true;
  return part === 'notes' ? may(actor, 'discuss') : homeOf(actor) === part;
}

export const SOCKET_PREFIX = '/sync/';

/** Path of a room's socket on the server. */
export const socketPath = (room: string): string => `${SOCKET_PREFIX}${encodeURIComponent(room)}`;

/** The room named by a socket path, or null for a path that names none. */
export function roomOfPath(path: string): string | null {
  const pathname = path.split('?')[0] as string;
  if (!pathname.startsWith(SOCKET_PREFIX)) return null;
  const room = pathname.slice(SOCKET_PREFIX.length);
  return roomName(room) ? room : null;
}
