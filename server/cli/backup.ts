/** alternat backup and alternat restore. */

import { backUp, putBack } from '../storage/backup.ts';
import { takeFolder } from '../storage/folder.ts';
import { witnessed } from '../storage/heads.ts';
import { openStorage } from '../storage/sqlite.ts';
import { openWorkspace } from '../workspace.ts';
import { type CliCommand, needed, parseOptions, print, WrongUse } from './command.ts';

export const backup: CliCommand = {
  summary: 'copies a data folder, also while its server runs',
  help: `
Usage: alternat backup FILE --data DIR [--json]

Writes the whole data folder (log, milestones, members) to one new file. The server need not stop.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, { data: 'string', json: 'boolean' });
    const [file] = words;
    if (!file) throw new WrongUse('Usage: alternat backup FILE --data DIR');
    await backUp(needed(options, 'data'), file);
    print(options.json === true, { file }, () => `Backed up to ${file}.`);
    return 0;
  },
};

export const restore: CliCommand = {
  summary: 'puts a backup into a data folder',
  help: `
Usage: alternat restore FILE --data DIR [--json]

The folder's server must be stopped. What stood there is kept beside it. Every resolution gets a new epoch: clients that
know more than the backup keep their copy to themselves and offer their own words as drafts.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, { data: 'string', json: 'boolean' });
    const [file] = words;
    if (!file) throw new WrongUse('Usage: alternat restore FILE --data DIR');
    const data = needed(options, 'data');
    const kept = putBack(data, file, new Date().toISOString());
    const lock = takeFolder(data);
    try {
      const workspace = openWorkspace(witnessed(data, openStorage(data)).storage);
      await workspace.inTurn(() => {
        for (const name of workspace.storage.rooms()) workspace.rooms.open(name)?.renewEpoch(workspace.newId('e'));
      });
      workspace.close();
    } finally {
      lock.release();
    }
    print(
      options.json === true,
      { data, kept },
      () => `Restored ${file} into ${data}.${kept ? ` What stood there is kept as ${kept}.` : ''}`,
    );
    return 0;
  },
};
