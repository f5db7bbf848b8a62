/** alternat log: the records of a resolution, filtered and as a table if wished, or a check of their chain. */
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';
import { audit, BadFilter, filterOf, knownIn, NoSuchClause, PAGE, wholeAudit } from '../history/audit.ts';
import { logCsv, logXlsx, SEPARATORS, type Separator } from '../history/log-table.ts';
import { type Fault, verifyFolder } from '../history/verify.ts';
import { knownHeads } from '../storage/heads.ts';
import { openStorage } from '../storage/sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { stderr, stdout } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder } from './folder.ts';
import { writeWhole } from './whole-file.ts';

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

const line = ({ seq, at, member, kind, places, command, refused }: LogEntry): string => {
  const type = typeof command === 'string' ? command : (command as { type?: string } | undefined)?.type;
  const what = refused ? [refused.type, refused.reason].filter(Boolean).join(' ') : (type ?? places.join(' '));
  return `${seq}\t${at}\t${member}\t${kind}\t${what}`;
};

const noSuchLog = (storage: Storage, room: string): string =>
  `There is no log of ${room} in this folder: it has ${storage.rooms().join(', ') || 'none'}.`;

const SENTENCES: Readonly<Record<Fault['fault'], (fault: Fault) => string>> = {
  changed: ({ seq }) => `record ${seq} was changed.`,
  missing: ({ seq }) => `record ${seq} is missing; nothing behind it could be checked.`,
  reordered: ({ seq }) => `record ${seq} stands in another place.`,
  unreadable: ({ seq }) =>
    seq ? `record ${seq} cannot be applied to the document.` : 'the log does not apply cleanly.',
  cut: ({ seq }) => `the log ends before record ${seq}, which it had.`,
  checkpoint: ({ seq }) => `the checkpoint at record ${seq} does not follow from the log. It is not used.`,
  milestone: ({ milestone }) => `the kept text of milestone ${milestone} does not follow from the log. It is not used.`,
  text: ({ place }) =>
    place ? `readers of ${place} would not read the same text.` : 'readers would not see the same.',
  'room-missing': () => 'the summit has this room, and the folder does not.',
};

function verify(folder: string, only: string | undefined, json: boolean): number {
  const storage = openStorage(folder, { readOnly: true, raw: true });
  try {
    const known = knownHeads(folder);
    if (only !== undefined && !storage.rooms().includes(only) && !Object.hasOwn(known, only))
      throw new WrongUse(noSuchLog(storage, only));
    const rooms = [...verifyFolder(storage, known, only === undefined ? undefined : [only])];
    const ok = rooms.every(({ faults }) => faults.length === 0);
    print(json, { ok, rooms }, () =>
      [
        ...(ok ? [`The log of ${rooms.map(({ room }) => room).join(', ')} is complete and unchanged.`] : []),
        ...rooms.flatMap(({ room, records, head, faults }) => [
          ...faults.map((fault) => `${room}: ${SENTENCES[fault.fault](fault)}`),
          ...(head && faults.length === 0 ? [`${room}: ${records} records, the last one is ${head.hash}`] : []),
        ]),
      ].join('\n'),
    );
    return ok ? 0 : 1;
  } finally {
    storage.close();
  }
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
Usage: alternat log --data DIR --resolution R [filters] [--json | --csv [--separator comma|semicolon|tab] | --xlsx FILE]
       alternat log --data DIR [--resolution R] --verify

Filters: --clause C  --language fa  --member M  --delegation IR
         --kind update|command|create|bind|refused|cleanup|checkpoint  --type clause.status
         --from 2025-11-18  --to 2025-11-19T12:00:00Z   (UTC; a day as an end is meant with all of it)
Pages:   --after SEQ (the records that follow) or --before SEQ (the last ones before it), --limit N (200; at most 1000)

--csv prints a table for a spreadsheet, in UTF-8 with a byte order mark; Excel in Russian, Kazakh, Azerbaijani or Turkmen opens one
with --separator semicolon in columns. --xlsx writes a workbook. Both without --limit are all that passes the filters.
--verify walks every record; exit code 1 when one was changed, is missing or stands in another place, when a checkpoint or
a milestone's text does not follow from the records, when a room is missing, or when readers would not read the same text.
It prints the hash of the last record: compare it with one that was noted earlier to see that nothing was cut off.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      ...{ data: 'string', resolution: 'string', verify: 'boolean', json: 'boolean', csv: 'boolean' },
      ...{ xlsx: 'string', separator: 'string' },
      ...FILTERS,
    });
    const given = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, text(options, name)]));
    const filter = orWrongUse(() => filterOf(given));
    const [json, csv] = [options.json === true, options.csv === true];
    const xlsx = text(options, 'xlsx');
    if ([json, csv, xlsx !== undefined].filter(Boolean).length > 1)
      throw new WrongUse('Choose one of --json, --csv and --xlsx.');
    const separator = text(options, 'separator') ?? 'comma';
    if (!Object.hasOwn(SEPARATORS, separator))
      throw new WrongUse(`There is no separator ${separator}: use comma, semicolon or tab.`);
    const room = text(options, 'resolution');
    if (options.verify) {
      const useless = Object.keys(FILTERS).filter((name) => given[name] !== undefined);
      if (useless.length > 0) throw new WrongUse(`--verify walks every record, so leave out --${useless[0]}.`);
      if (csv || xlsx !== undefined) throw new WrongUse('--verify prints sentences or --json, no table.');
      return verify(needed(options, 'data'), room, json);
    }
    const { storage, summit } = readFolder(needed(options, 'data'));
    try {
      if (room !== undefined && !storage.rooms().includes(room)) throw new WrongUse(noSuchLog(storage, room));
      const resolution = needed(options, 'resolution');
      const whole = (csv || xlsx !== undefined) && filter.limit === undefined;
      const records = orWrongUse(() => {
        knownIn(summit, filter);
        return [...(whole ? wholeAudit : audit)(storage, resolution, filter)];
      });
      if (xlsx !== undefined) {
        const failure = writeWhole(xlsx, await logXlsx(records));
        if (failure !== null) throw new WrongUse(failure);
        return 0;
      }
      if (csv) stdout.write(logCsv(records, separator as Separator));
      else print(json, records, () => records.map(line).join('\n') || 'No record fits.');
      const last = records.at(-1);
      // On the error stream: the list itself may go into a file.
      if (!csv && last && records.length >= (filter.limit ?? PAGE.usual))
        stderr.write(`${records.length} records; the next ones: --after ${last.seq}\n`);
      return 0;
    } finally {
      storage.close();
    }
  },
};
