/**
 * Rooms: which shared documents exist and where they are reached. One table, so that no other file spells a room name
 * or a socket path.
 */

/** The room in which summit commands are logged; it has no shared document. */
export const SUMMIT_ROOM = 'summit';

const RESOLUTION = /^[a-z][a-z0-9-]{0,62}$/;

/** Resolution ids are also room names and path segments, so they are kept plain: "environment", "udhr-2". */
export const isResolutionId = (id: string): boolean => RESOLUTION.test(id) && id !== SUMMIT_ROOM;

export const SOCKET_PREFIX = '/sync/';

/** Path of a resolution's socket on the server. */
export const socketPath = (resolution: string): string => `${SOCKET_PREFIX}${encodeURIComponent(resolution)}`;

/** The room named by a socket path, or null for a path that names none. */
export function roomOfPath(path: string): string | null {
  const pathname = path.split('?')[0] as string;
  if (!pathname.startsWith(SOCKET_PREFIX)) return null;
  const room = pathname.slice(SOCKET_PREFIX.length);
  return isResolutionId(room) ? room : null;
}
