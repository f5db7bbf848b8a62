/** alternat log: the records of a resolution, or a check of their chain. */
import { audit } from '../history/audit.ts';
import { verifyLog } from '../history/log.ts';
import { type CliCommand, needed, parseOptions, print, text } from './command.ts';
import { readFolder } from './folder.ts';

export const log: CliCommand = {
  summary: 'shows the log, or verifies its chain',
  help: `
Usage: alternat log --data DIR --resolution R [--clause C] [--language fa] [--member M] [--after SEQ] [--limit N] [--json]
       alternat log --data DIR [--resolution R] --verify

--verify walks every record; exit code 1 when one was changed, is missing or stands in another place.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      resolution: 'string',
      verify: 'boolean',
      clause: 'string',
      language: 'string',
      member: 'string',
      after: 'string',
      limit: 'string',
      json: 'boolean',
    });
    const { storage } = readFolder(needed(options, 'data'));
    const json = options.json === true;
    try {
      if (options.verify) {
        const room = text(options, 'resolution');
        const rooms = room ? [room] : storage.rooms();
        const faults = rooms.flatMap((name) => verifyLog(storage, name) ?? []);
        print(json, { rooms, faults }, () =>
          faults.length > 0
            ? faults.map(({ room: name, seq, fault }) => `${name}: record ${seq} is ${fault}.`).join('\n')
            : `The log of ${rooms.join(', ')} is complete and unchanged.`,
        );
        return faults.length > 0 ? 1 : 0;
      }
      const records = audit(storage, needed(options, 'resolution'), {
        clause: text(options, 'clause'),
        language: text(options, 'language'),
        member: text(options, 'member'),
        after: Number(text(options, 'after')) || 0,
        limit: Number(text(options, 'limit')) || 200,
      });
      print(json, records, () =>
        records
          .map(
            ({ seq, at, member, kind, places, command }) =>
              `${seq}\t${at}\t${member}\t${kind}\t${(command as { type?: string } | undefined)?.type ?? places.join(' ')}`,
          )
          .join('\n'),
      );
      return 0;
    } finally {
      storage.close();
    }
  },
};
