/** What the program is given: Electron and the rest of the world, both parameters, so that tests can stand in for either. */
import type * as ElectronMain from 'electron';
import type { HostAddress } from '../src/ui/desktop.ts';
import type { Disk } from './files.ts';
import type { OwnFile } from './own-file.ts';
import type { Later } from './patience.ts';

/** The members of Electron that the program uses; a double must have these and no others. */
export type Electron = Pick<
  typeof ElectronMain,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'net'
  | 'Notification'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

/** The rest of the world. */
export type Host = {
  readonly platform: NodeJS.Platform;
  readonly argv: readonly string[];
  /** Where the command line was written. */
  readonly cwd: string;
  /** Folder of the bundled program: holds `preload.cjs`, with the interface in `../ui`. */
  readonly folder: string;
  readonly disk: Disk;
  /** A small file of ours, by its name. */
  readonly file: (name: string) => OwnFile;
  readonly later: Later;
  readonly now: () => Date;
  /** Versions of the runtime and the kind of system, by name. */
  readonly about: { readonly [name: string]: string | undefined };
  /** Under which others may reach this computer. */
  readonly addresses: () => readonly HostAddress[];
  /** Of a meeting that is hosted, if it is free. */
  readonly usualPort: number;
  /** Told to whoever started the program, e.g. that the window is there. */
  readonly report: (line: string) => void;
  readonly log: (line: string) => void;
};
