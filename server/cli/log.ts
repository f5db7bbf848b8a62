/** alternat log: the records of a resolution, filtered and as a table if wished, or a check of their chain. */
import { type AuditRecord, audit, BadFilter, filterOf, NoSuchClause } from '../history/audit.ts';
import { verifyLog } from '../history/log.ts';
import { logCsv } from '../history/log-csv.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';

/** Options that `filterOf` reads. */
const FILTERS = {
  clause: 'string',
  language: 'string',
  member: 'string',
  delegation: 'string',
  kind: 'string',
  type: 'string',
  from: 'string',
  to: 'string',
  after: 'string',
  before: 'string',
  limit: 'string',
} as const;

const line = ({ seq, at, member, kind, places, command, refused }: AuditRecord): string => {
  const type = typeof command === 'string' ? command : (command as { type?: string } | undefined)?.type;
  const what = refused ? [refused.type, refused.reason].filter(Boolean).join(' ') : (type ?? places.join(' '));
  return `${seq}\t${at}\t${member}\t${kind}\t${what}`;
};

/** A filter that cannot be is wrong use, like any other wrong option. */
function orWrongUse<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BadFilter || error instanceof NoSuchClause) throw new WrongUse(error.message);
    throw error;
  }
}

export const log: CliCommand = {
  summary: 'shows the log, or verifies its chain',
  help: `
Usage: alternat log --data DIR --resolution R [filters] [--json | --csv]
       alternat log --data DIR [--resolution R] --verify

Filters: --clause C  --language fa  --member M  --delegation IR
         --kind update|command|create|bind|refused|cleanup  --type clause.status
         --from 2025-11-18  --to 2025-11-19T12:00:00Z   (UTC; a day as an end is meant with all of it)
Pages:   --after SEQ (the records that follow) or --before SEQ (the last ones before it), --limit N (200; at most 1000)

--csv prints a table for a spreadsheet, in UTF-8 with a byte order mark.
--verify walks every record; exit code 1 when one was changed, is missing or stands in another place.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', resolution: 'string', verify: 'boolean', json: 'boolean', csv: 'boolean' },
      ...FILTERS,
    });
    const filter = orWrongUse(() =>
      filterOf(Object.fromEntries(Object.keys(FILTERS).map((name) => [name, text(options, name)]))),
    );
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
      const records = orWrongUse(() => audit(storage, needed(options, 'resolution'), filter));
      if (options.csv === true) process.stdout.write(logCsv(records));
      else print(json, records, () => records.map(line).join('\n'));
      return 0;
    } finally {
      storage.close();
    }
  },
};
