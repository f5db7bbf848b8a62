/** A disk that a test can fill without filling anybody else's. */
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './server.ts';

export type Volume = {
  readonly path: string;
  /** Leaves room for so many bytes; the answer makes the rest free again. */
  readonly fill: (left: number) => () => void;
  readonly remove: () => void;
};

/** A volume of sixteen megabytes; null, and said, where the system does not let this user make one. */
export function smallVolume(): Volume | null {
  const { path, remove } = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    remove();
    console.warn('The test of a full disk is skipped: this user may not mount a small volume (tmpfs).');
    return null;
  }
  const ballast = join(path, 'ballast');
  return {
    path,
    fill: (left) => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, new Uint8Array(Math.max(0, bavail * bsize - left)));
      return () => rmSync(ballast);
    },
    remove: () => {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' });
      remove();
    },
  };
}
