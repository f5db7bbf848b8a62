/**
 * A data folder as the command line meets it. Reading opens the database read-only beside a running server; writing goes
 * through the running server when there is one, and takes the folder itself otherwise.
 */
import { Summit } from '../commands/summit.ts';
import { runningServer, takeFolder } from '../storage/folder.ts';
import { witnessed } from '../storage/heads.ts';
import { openStorage } from '../storage/sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** Opens the folder for reading. */
export function readFolder(folder: string): { readonly storage: Storage; readonly summit: Summit } {
  const storage = openStorage(folder, { readOnly: true });
  const refuse = (): never => {
    throw new Error('a reading command tried to write');
  };
  const summit = new Summit({
    ...{ storage, now: refuse, newId: refuse, invite: refuse, changed: refuse },
    ...{ governed: refuse, rooms: refuse, adoption: refuse, position: refuse },
  });
  return { storage, summit };
}

/** A call to the running server's HTTP interface with its admin token. */
export type Remote = (
  method: string,
  path: string,
  body: string | Uint8Array,
  type: string,
) => Promise<{ readonly status: number; readonly json: unknown }>;

function remoteOf(folder: string): Remote | null {
  const server = runningServer(folder);
  if (!server) return null;
  try {
    // Signal 0 asks only whether the process is there: server.json outlives a crash.
    process.kill(server.pid, 0);
  } catch {
    return null;
  }
  return async (method, path, body, type) => {
    const response = await fetch(`${server.here ?? server.address}${path}`, {
      method,
      // A question that is only asked has none.
      ...(body.length > 0 ? { body: body as BodyInit } : {}),
      headers: { authorization: `Bearer ${server.token}`, 'content-type': type },
    });
    return { status: response.status, json: await response.json() };
  };
}

/** Does `remotely` through the running server, else `locally` on the folder. */
export async function writeFolder<T>(
  folder: string,
  remotely: (remote: Remote) => Promise<T>,
  locally: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const remote = remoteOf(folder);
  if (remote) return remotely(remote);
  const lock = takeFolder(folder);
  try {
    const workspace = openWorkspace(witnessed(folder, openStorage(folder)).storage);
    try {
      return await locally(workspace);
    } finally {
      workspace.close();
    }
  } finally {
    lock.release();
  }
}
