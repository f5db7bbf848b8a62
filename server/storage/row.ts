/** A row of the table `log` as a record, but for its room and its bytes, which not every reader asks for. */
import type { LogRecord } from './storage.ts';

export type Row = Record<string, unknown>;

/** In no honest record, so the hash does not fit. */
const DAMAGED = '\u0000damaged';

/** JSON as it lies there. What is none was not written by this program: whoever looks for that is told so by its hash. */
function read<T>(json: unknown, damaged: T | null): T {
  try {
    return JSON.parse(json as string) as T;
  } catch (error) {
    if (damaged === null) throw error;
    return damaged;
  }
}

/** `lenient`: a field that is no JSON becomes another one instead of an error. */
export const fieldsOf = (row: Row, lenient = false): Omit<LogRecord, 'room' | 'bytes'> => ({
  seq: row.seq as number,
  at: row.at as string,
  member: row.member as string,
  delegation: row.delegation as string | null,
  kind: row.kind as LogRecord['kind'],
  places: read<LogRecord['places']>(row.places, lenient ? [DAMAGED] : null),
  clients: read<LogRecord['clients']>(row.clients, lenient ? [[-1, -1, -1]] : null),
  body: row.body === null ? null : read<unknown>(row.body, lenient ? { damaged: row.body } : null),
  previous: row.previous as string,
  hash: row.hash as string,
});
