/** Files appear whole or not at all: written beside their place and then moved, so that a full disk leaves no half one. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Null when it was written, else one sentence why not. `mode` is under the user's umask. */
export function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): string | null {
  const part = `${path}.part`;
  try {
    rmSync(part, { force: true });
    writeFileSync(part, bytes, { mode });
    renameSync(part, path);
    return null;
  } catch (error) {
    try {
      rmSync(part, { force: true });
    } catch {
      // Where nothing can be written, nothing lies either: a part of the path is a file.
    }
    return `${path} cannot be written: ${(error as Error).message}.`;
  }
}
