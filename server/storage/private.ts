/**
 * A data folder is its owner's only: drafts and internal notes lie in it in the clear, and whoever else has an account on the machine
 * is no member. New files are made so whatever the umask; what an earlier version left readable is tightened when the folder is taken.
 */
import { chmodSync, closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;
/** Rights of the group and of all others. */
const OTHERS = 0o077;

/** Makes an empty file that only its owner reads, unless there is one: programs that make files by themselves follow the umask. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', FILE_MODE));
}

type Found = { readonly path: string; readonly mode: number; readonly folder: boolean };

/** A file, or a folder with everything in it. A link is left alone: what it leads to is somebody's decision. */
function* within(path: string): Generator<Found> {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  yield { path, mode: found.mode, folder: found.isDirectory() };
  if (found.isDirectory()) for (const name of readdirSync(path)) yield* within(join(path, name));
}

/** What this program makes in a data folder. Somebody may have chosen a folder that holds other things as well. */
const OURS = /^(?:(?:alternat|lock)\.db|server\.json|(?:roots|authority|hosted)$)/;

/** The folder, and what of it is ours. */
function* ours(folder: string): Generator<Found> {
  yield { path: folder, mode: lstatSync(folder).mode, folder: true };
  for (const name of readdirSync(folder)) if (OURS.test(name)) yield* within(join(folder, name));
}

/**
 * Takes the rights of all others from a data folder and what is ours in it. Returns one sentence when somebody had any, else null. On systems
 * without such rights (Windows) nothing is seen and nothing done.
 */
export function tighten(folder: string): string | null {
  if (process.platform === 'win32') return null;
  let tightened = 0;
  let kept = 0;
  for (const { path, mode, folder: isFolder } of ours(folder)) {
    if ((mode & OTHERS) === 0) continue;
    try {
      chmodSync(path, isFolder ? FOLDER_MODE : FILE_MODE);
      tightened++;
    } catch {
      // Somebody else's file: told below, for only its owner can take the rights away.
      kept++;
    }
  }
  if (kept > 0)
    return `${kept} of the files in ${folder} belong to another account and can be read by others; give them to the account that runs Alternat.`;
  if (tightened === 0) return null;
  return `The data folder ${folder} could be read by other accounts of this machine; now it is its owner's only (${tightened} changed).`;
}
