/**
 * Where Electron starts. This is the only file that holds Electron itself and the real disk; everything else takes what it
 * needs, see `shell.ts`. It is bundled to `dist/electron/main.cjs`.
 */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces, release, type } from 'node:os';
import { dirname, join } from 'node:path';
import * as electron from 'electron';
import { hostAddresses } from './host-addresses.ts';
import type { OwnFile } from './own-file.ts';
import { runShell } from './shell.ts';

/** A small file of ours in the program's data folder, readable by its owner only, replaced whole or not at all. */
function ownFile(name: string): OwnFile {
  const path = () => join(electron.app.getPath('userData'), name);
  return {
    async read() {
      try {
        return await readFile(path(), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(content) {
      await mkdir(dirname(path()), { recursive: true });
      // On the disk before it takes the old one's place: after a power cut there is one of the two.
      await writeFile(`${path()}.part`, content, { mode: 0o600, flush: true });
      await rename(`${path()}.part`, path());
    },
    setAside: () => rename(path(), `${path()}.unreadable`),
  };
}

runShell(electron, {
  platform: process.platform,
  argv: process.argv,
  cwd: process.cwd(),
  folder: __dirname,
  disk: {
    read: async (path) => new Uint8Array(await readFile(path)),
    write: (path, bytes) => writeFile(path, bytes),
    rename,
    remove: (path) => rm(path, { force: true }),
    size: async (path) => {
      const found = await stat(path);
      // A pipe or a device has no size, and may never end.
      if (!found.isFile()) throw new Error('not a file');
      return found.size;
    },
  },
  file: ownFile,
  later: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  now: () => new Date(),
  addresses: () => hostAddresses(networkInterfaces()),
  usualPort: 4310,
  about: {
    Electron: process.versions.electron,
    Chromium: process.versions.chrome,
    system: `${type()} ${release()} ${process.arch}`,
    session: process.env.XDG_SESSION_TYPE ?? process.platform,
  },
  report: (line) => console.log(line),
  log: (line) => console.error(line),
}).catch((error: unknown) => {
  console.error(error);
  electron.app.exit(1);
});
