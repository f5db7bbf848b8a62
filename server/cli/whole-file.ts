/** Files appear whole or not at all: written beside their place and then moved, so that a full disk leaves no half one. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Null when it was written, else one sentence why not. */
export function writeWhole(path: string, bytes: Uint8Array): string | null {
  const part = `${path}.part`;
  try {
    writeFileSync(part, bytes);
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
