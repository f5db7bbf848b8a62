/** alternat log: the records of a resolution, filtered and as a table if wished, or a check of their chain. */
import {
  type AuditRecord,
  audit,
  BadFilter,
  filterOf,
  knownIn,
  NoSuchClause,
  PAGE,
  wholeAudit,
} from '../history/audit.ts';
import { verifyLog } from '../history/log.ts';
import { logCsv } from '../history/log-csv.ts';
import type { Storage } from '../storage/storage.ts';
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

const noSuchLog = (storage: Storage, room: string): string =>
  `There is no log of ${room} in this folder: it has ${storage.rooms().join(', ') || 'none'}.`;

function verify(storage: Storage, rooms: readonly string[], json: boolean): number {
  const faults = rooms.flatMap((name) => verifyLog(storage, name) ?? []);
  const heads = Object.fromEntries(rooms.map((name) => [name, storage.head(name)]));
  print(json, { rooms, faults, heads }, () =>
    faults.length > 0
      ? faults.map(({ room, seq, fault }) => `${room}: record ${seq} is ${fault}.`).join('\n')
      : [
          `The log of ${rooms.join(', ')} is complete and unchanged.`,
          ...rooms.map((name) => `${name}: ends with record ${heads[name]?.seq}, ${heads[name]?.hash}`),
        ].join('\n'),
  );
  return faults.length > 0 ? 1 : 0;
}

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
--csv without --limit is all that passes the filters.
--verify walks every record; exit code 1 when one was changed, is missing or stands in another place. It prints the last
record and its hash: compare it with a hash that was noted earlier to see that nothing was cut off at the end.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', resolution: 'string', verify: 'boolean', json: 'boolean', csv: 'boolean' },
      ...FILTERS,
    });
    const given = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, text(options, name)]));
    const filter = orWrongUse(() => filterOf(given));
    const [json, csv] = [options.json === true, options.csv === true];
    if (json && csv) throw new WrongUse('Choose one of --json and --csv.');
    const { storage, summit } = readFolder(needed(options, 'data'));
    const room = text(options, 'resolution');
    try {
      if (room !== undefined && !storage.rooms().includes(room)) throw new WrongUse(noSuchLog(storage, room));
      if (options.verify) {
        const useless = Object.keys(FILTERS).filter((name) => given[name] !== undefined);
        if (useless.length > 0) throw new WrongUse(`--verify walks every record, so leave out --${useless[0]}.`);
        if (csv) throw new WrongUse('--verify prints sentences or --json, no table.');
        return verify(storage, room ? [room] : storage.rooms(), json);
      }
      const resolution = needed(options, 'resolution');
      const whole = csv && filter.limit === undefined;
      const records = orWrongUse(() => {
        knownIn(summit, filter);
        return [...(whole ? wholeAudit : audit)(storage, resolution, filter)];
      });
      if (csv) process.stdout.write(logCsv(records));
      else print(json, records, () => records.map(line).join('\n') || 'No record fits.');
      const last = records.at(-1);
      // On the error stream: the list itself may go into a file.
      if (!csv && last && records.length >= (filter.limit ?? PAGE.usual))
        process.stderr.write(`${records.length} records; the next ones: --after ${last.seq}\n`);
      return 0;
    } finally {
      storage.close();
    }
  },
};
