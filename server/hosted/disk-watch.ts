/** Does the disk of a hosted meeting take what is written? Looked at from outside, so that the person at this computer can be told. */
import { statfsSync } from 'node:fs';
import type { Workspace } from '../workspace.ts';
import type { HostTrouble } from './message.ts';

/** With less room than this, in bytes, a turn that did not hold is put down to a full disk. */
const ROOM = 4 * 1024 * 1024;

function hasRoom(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM;
}

/**
 * Answers why what is written is not saved now; null while it is. A full disk stays one until there is room, though small turns may
 * still hold; what failed for want of room is forgotten then, because nobody may be there to try again.
 */
export function diskWatch(
  folder: string,
  { failedTurns, failing }: Pick<Workspace, 'failedTurns' | 'failing'>,
): () => HostTrouble | null {
  let full = false;
  /** Failures that have been accounted for. */
  let known = 0;
  return () => {
    const failed = failedTurns();
    if (!full && (failed === known || !failing())) {
      known = failed;
      return null;
    }
    try {
      const room = hasRoom(folder);
      if (full && room) known = failed;
      full = !room;
    } catch {
      // A folder that is gone has no room to ask for.
      full = false;
    }
    if (full) return 'full';
    return failed > known && failing() ? 'failing' : null;
  };
}
