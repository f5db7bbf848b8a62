/**
 * A signed package that the system hands to the program: opened by a double click, dropped on the icon, or named on the command
 * line. Only the main process knows its path; the page gets a name and bytes, and what is wrong with a file it cannot have.
 */
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BroughtFile } from '../src/ui/desktop.ts';
import { type Disk, LARGEST_OPEN } from './files.ts';

/** By its name only; whether it is one is for the verifier to say. */
export const isPackage = (path: string): boolean => /\.asice$/i.test(path);

/**
 * The package named by a command line, as an absolute path, or null. A line with a link in it names none: what stands there
 * beside the link may have been written by whoever made the link.
 */
export function packageIn(commandLine: readonly string[], folder: string): string | null {
  if (commandLine.some((argument) => /^alternat:/i.test(argument))) return null;
  const named = commandLine.findLast((argument) => isPackage(argument) && !argument.startsWith('-'));
  return named === undefined ? null : pathOf(named, folder);
}

/** Linux hands over addresses (`file:///home/…`), because the same entry of the menu takes links. */
function pathOf(named: string, folder: string): string | null {
  if (!/^file:/i.test(named)) return resolve(folder, named);
  try {
    return fileURLToPath(named);
  } catch {
    // On another computer, or spelt as no path can be.
    return null;
  }
}

export async function readGiven(path: string, disk: Pick<Disk, 'size' | 'read'>): Promise<BroughtFile> {
  const name = basename(path);
  try {
    if ((await disk.size(path)) > LARGEST_OPEN) return { name, problem: 'too-large' };
    return { name, bytes: await disk.read(path) };
  } catch {
    // Gone, forbidden, or no file: the next step is the same.
    return { name, problem: 'unreadable' };
  }
}
