/**
 * The log as a table for a spreadsheet. As CSV: RFC 4180, with a byte order mark, without which Excel takes UTF-8 for something else,
 * and without anything that a spreadsheet would run as a formula. As XLSX all cells are text, whatever they begin with.
 */
import writeXlsx from 'write-excel-file/universal';
import type { LogEntry } from '../../src/domain/summit/log-entry.ts';

/** Fields of a command that say in a few words what was decided. Wording and what is said in rooms beside is none of them. */
const DETAILS = [
  'to',
  'stance',
  'label',
  'language',
  'languages',
  'into',
  'message',
  'proposal',
  'batch',
  'delegation',
  'until',
];

type Given = { readonly [field: string]: unknown };

const plain = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));

function details(command: Given | undefined, { refused, symbol }: LogEntry): string {
  if (refused) return refused.reason;
  const found = DETAILS.flatMap((name) => (command?.[name] == null ? [] : [`${name}: ${plain(command[name])}`]));
  return [...found, ...(symbol ? [`symbol: ${symbol}`] : [])].join('; ');
}

const split = (places: readonly string[], part: 0 | 1): string =>
  [...new Set(places.map((place) => place.split('/')[part]))].join(' ');

type Column = readonly [string, (record: LogEntry, command: Given | undefined) => string];

const COLUMNS: readonly Column[] = [
  ['seq', ({ seq }) => String(seq)],
  ['time', ({ at }) => at],
  ['member', ({ member }) => member],
  ['delegation', ({ delegation }) => delegation ?? ''],
  ['kind', ({ kind }) => kind],
  ['command', ({ command, refused }, given) => plain(given?.type ?? refused?.type ?? command ?? '')],
  [
    'clauses',
    ({ places, refused }, given) =>
      split(places, 0) || plain(given?.clause ?? refused?.clause ?? split(refused?.places ?? [], 0)),
  ],
  ['languages', ({ places }) => split(places, 1)],
  ['details', (record, given) => details(given, record)],
  ['hash', ({ hash }) => hash],
];

/** A field that begins like a formula is told to be text. */
const harmless = (field: string): string => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field);
const quoted = (field: string): string => (/[",;\t\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** What stands between two cells. Excel expects the list separator of its country: ";" where numbers have a decimal comma. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

/** The head line and a line for each record. */
const tableOf = (records: Iterable<LogEntry>): readonly (readonly string[])[] => [
  COLUMNS.map(([name]) => name),
  ...Array.from(records, (record) => {
    const command = record.command;
    const given = typeof command === 'object' && command !== null ? (command as Given) : undefined;
    return COLUMNS.map(([, of]) => of(record, given));
  }),
];

/** The records as CSV; lines end in CR LF. */
export function logCsv(records: Iterable<LogEntry>, separator: Separator = 'comma'): string {
  const between = SEPARATORS[separator];
  const lines = tableOf(records).map((line) => line.map((field) => quoted(harmless(field))).join(between));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Letters that fit into a column of a sheet, by what usually stands in it. */
const WIDTHS: readonly number[] = [7, 26, 14, 11, 10, 22, 16, 10, 48, 20];
/** Excel's own limit for a cell, in UTF-16 code units. */
const LONGEST_CELL = 32_767;

/** The records as a workbook with one sheet. */
export async function logXlsx(records: Iterable<LogEntry>): Promise<Uint8Array> {
  const rows = tableOf(records).map((line, index) =>
    line.map((field) => ({
      value: field.slice(0, LONGEST_CELL),
      type: String,
      ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  const sheet = await writeXlsx(rows, { columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await sheet.arrayBuffer());
}
