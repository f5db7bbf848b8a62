/**
 * The log as a table for a spreadsheet: RFC 4180, with a byte order mark, without which Excel takes UTF-8 for something else,
 * and without anything that a spreadsheet would run as a formula.
 */
import type { AuditRecord } from './audit.ts';

/** Fields of a command that say in a few words what was decided. Wording and what is said in rooms beside is none of them. */
const DETAILS = ['to', 'stance', 'label', 'language', 'languages', 'into', 'proposal', 'batch', 'delegation', 'until'];

type Given = { readonly [field: string]: unknown };

const plain = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));

function details(command: Given | undefined, { refused }: AuditRecord): string {
  if (refused) return refused.reason;
  const found = DETAILS.flatMap((name) => (command?.[name] == null ? [] : [`${name}: ${plain(command[name])}`]));
  return found.join('; ');
}

const split = (places: readonly string[], part: 0 | 1): string =>
  [...new Set(places.map((place) => place.split('/')[part]))].join(' ');

type Column = readonly [string, (record: AuditRecord, command: Given | undefined) => string];

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
const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** The records as CSV, with a head line; lines end in CR LF. */
export function logCsv(records: Iterable<AuditRecord>): string {
  const lines = Array.from(records, (record) => {
    const command = record.command;
    const given = typeof command === 'object' && command !== null ? (command as Given) : undefined;
    return COLUMNS.map(([, of]) => of(record, given));
  });
  const table = [COLUMNS.map(([name]) => name), ...lines];
  return `\ufeff${table.map((line) => line.map((field) => quoted(harmless(field))).join(',')).join('\r\n')}\r\n`;
}
