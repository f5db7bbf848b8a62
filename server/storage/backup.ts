/**
 * A copy of a data folder's database, taken while the server writes, and its way back. A restored room gets a new epoch,
 * so that clients which know more than the backup never mix their copy into it.
 */
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { verifyLog } from '../history/log.ts';
import { DATABASE, takeFolder } from './folder.ts';
import { forgetHeads } from './heads.ts';
import { FILE_MODE, makePrivate } from './private.ts';
import { openStorageFile } from './sqlite.ts';
import { UnusableFolder } from './storage.ts';

/** Copies the database of `folder` to the file `out`, page by page, without stopping its server. */
export async function backUp(folder: string, out: string): Promise<void> {
  const file = join(folder, DATABASE);
  if (!existsSync(file)) throw new UnusableFolder(`There is no summit in ${folder}.`);
  if (existsSync(out))
    throw new UnusableFolder(`${out} is there already. Name a new file, so that no backup is overwritten.`);
  const part = `${out}.part`;
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    // A leftover of a backup that was cut off is not gone on with.
    rmSync(part, { force: true });
    makePrivate(part);
    await backup(source, part);
    // The name stands only for a whole copy.
    renameSync(part, out);
  } catch (error) {
    rmSync(part, { force: true });
    throw new UnusableFolder(
      `The backup ${out} could not be written (${(error as Error).message}). Choose another place.`,
    );
  } finally {
    source.close();
  }
}

/**
 * Puts the database `file` into `folder`, which no server may own. The old database stays beside it under another name.
 * A backup whose log does not verify is refused before anything is touched. Returns the name of what stood there, if any.
 */
export function putBack(folder: string, file: string, stamp: string): string | null {
  if (!existsSync(file)) throw new UnusableFolder(`There is no file ${file}.`);
  const candidate = openStorageFile(file, { readOnly: true });
  try {
    for (const room of candidate.rooms()) {
      const fault = verifyLog(candidate, room);
      if (fault)
        throw new UnusableFolder(
          `${file} is not a sound backup: record ${fault.seq} of ${fault.room} is ${fault.fault}. Nothing was changed.`,
        );
    }
  } finally {
    candidate.close();
  }
  const lock = takeFolder(folder, { toRestore: true });
  try {
    const target = join(folder, DATABASE);
    const incoming = `${target}.incoming`;
    copyFileSync(file, incoming);
    chmodSync(incoming, FILE_MODE);
    let aside: string | null = null;
    if (existsSync(target)) {
      aside = `${target}.before-${stamp.replace(/[^0-9]/g, '')}`;
      for (const suffix of ['', '-wal', '-shm'])
        if (existsSync(target + suffix)) renameSync(target + suffix, aside + suffix);
    }
    renameSync(incoming, target);
    forgetHeads(folder);
    return aside;
  } finally {
    lock.release();
  }
}
