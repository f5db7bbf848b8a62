/**
 * Saving and opening files through the system's dialogs. The page never names a folder: it proposes a file name and gets
 * bytes. A file is written beside its place and moved there, so that a full disk leaves the old file whole.
 */
import { basename, dirname, extname, join } from 'node:path';
import type { BaseWindow, Dialog, SaveDialogOptions } from 'electron';
import type { FileFilter, OpenedFile } from '../src/ui/desktop.ts';

/** Files from outside are refused above this size before they are read. */
export const LARGEST_OPEN = 64 * 1024 * 1024;

export type Disk = {
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly size: (path: string) => Promise<number>;
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
};

export type Chooser = {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly window: BaseWindow;
  readonly disk: Disk;
  /** Where the dialog starts. */
  readonly folder: string;
};

/** "a/b\\c?.docx" -> "a b c .docx": a name that no system reads as a path. Never empty. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out here.
  const plain = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+/g, ' ');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '').slice(-120);
  return trimmed || 'declaration';
}

export async function saveFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { dialog, window, disk, folder }: Chooser,
): Promise<'saved' | 'cancelled'> {
  const proposed = safeName(name);
  const extension = extname(proposed).slice(1);
  const filters = extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [];
  // Not every dialog asks by itself before it replaces a file: GTK's only does when it is told to.
  const properties: SaveDialogOptions['properties'] = ['showOverwriteConfirmation', 'createDirectory'];
  const options = { defaultPath: join(folder, proposed), filters, properties };
  const { canceled, filePath } = await dialog.showSaveDialog(window, options);
  if (canceled || !filePath) return 'cancelled';
  const beside = join(dirname(filePath), `.${basename(filePath)}.part`);
  try {
    await disk.write(beside, bytes);
    await disk.rename(beside, filePath);
  } catch (error) {
    await disk.remove(beside).catch(() => undefined);
    if (!isForbidden(error)) throw error;
    // Some systems let a program write the file that was chosen, and nothing beside it.
    await disk.write(filePath, bytes);
  }
  return 'saved';
}

const isForbidden = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');

/** null: nothing chosen. Throws RangeError for a file that is too large. */
export async function openFile(
  { filters }: { readonly filters: readonly FileFilter[] },
  { dialog, window, disk, folder }: Chooser,
): Promise<OpenedFile | null> {
  const asked = filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
  const options = { defaultPath: folder, filters: asked, properties: ['openFile' as const] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  const path = filePaths[0];
  if (canceled || !path) return null;
  if ((await disk.size(path)) > LARGEST_OPEN) throw new RangeError(`${basename(path)} is larger than 64 MB`);
  return { name: basename(path), bytes: await disk.read(path) };
}
