/** A row of the table `log` as a record, but for its room and its bytes, which not every reader asks for. */
import type { LogRecord } from './storage.ts';

export type Row = Record<string, unknown>;

export const fieldsOf = (row: Row): Omit<LogRecord, 'room' | 'bytes'> => ({
  seq: row.seq as number,
  at: row.at as string,
  member: row.member as string,
  delegation: row.delegation as string | null,
  kind: row.kind as LogRecord['kind'],
  places: JSON.parse(row.places as string),
  clients: JSON.parse(row.clients as string),
  body: row.body === null ? null : JSON.parse(row.body as string),
  previous: row.previous as string,
  hash: row.hash as string,
});
