/**
 * The log looked through in SQL: thirty thousand records are sifted without reading their bytes into the program. What was
 * refused stays in the database; only its reason comes out.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { fieldsOf } from './row.ts';
import type { Sieve, Sifted } from './storage.ts';

/** Asked before a body is read as JSON, which may be megabytes of a refused update. */
const HAS_COMMAND = `(kind = 'command' OR (kind = 'refused' AND substr(body, 1, 10) = '{"command"'))`;
/** Commands on the summit are logged by their type alone. */
const TYPE = `CASE WHEN ${HAS_COMMAND} THEN coalesce(json_extract(body, '$.command.type'), json_extract(body, '$.command')) END`;

/** Whoever was refused has touched nothing; where refusals are asked for, their places are those that they would have touched. */
const touches = ({ kind }: Sieve): string =>
  `(${kind === 'refused' ? '' : "kind <> 'refused' AND "}instr(places, ?) > 0)`;

type Term = { readonly sql: string; readonly values: readonly SQLInputValue[] };

function terms(sieve: Sieve): Term[] {
  const found: Term[] = [];
  const term = (value: SQLInputValue | undefined, sql: string, ...values: readonly SQLInputValue[]): void => {
    if (value !== undefined) found.push({ sql, values: values.length > 0 ? values : [value] });
  };
  term(sieve.after, 'seq > ?');
  term(sieve.before, 'seq < ?');
  term(sieve.member, 'member = ?');
  term(sieve.delegation, 'delegation = ?');
  term(sieve.kind, 'kind = ?');
  term(sieve.from, 'at >= ?');
  term(sieve.until, 'at < ?');
  term(sieve.type, `${TYPE} = ?`);
  if (sieve.clause) {
    const { id, proposals } = sieve.clause;
    const about = ['clause', 'into'].map((field) => `json_extract(body, '$.command.${field}') = ?`);
    const each = ['seen', 'texts'].map(
      (field) => `EXISTS (SELECT 1 FROM json_each(body, '$.command.${field}') WHERE key = ?)`,
    );
    found.push({
      sql: `(${touches(sieve)} OR CASE WHEN ${HAS_COMMAND} THEN
        ${[...about, ...each].join(' OR ')} OR json_extract(body, '$.command.proposal') IN (SELECT value FROM json_each(?)) END)`,
      values: [JSON.stringify(`${id}/`).slice(0, -1), id, id, id, id, JSON.stringify(proposals)],
    });
  }
  if (sieve.language !== undefined)
    found.push({
      sql: `(${touches(sieve)} OR CASE WHEN ${HAS_COMMAND} THEN json_extract(body, '$.command.language') = ? END)`,
      values: [`/${sieve.language}"`, sieve.language],
    });
  return found;
}

/** As `Storage.sift`. */
export function siftLog(db: DatabaseSync, room: string, sieve: Sieve): Sifted[] {
  const asked = terms(sieve);
  const where = asked.map(({ sql }) => ` AND ${sql}`).join('');
  const rows = db
    .prepare(
      `SELECT seq, at, member, delegation, kind, places, clients, length(bytes) AS bytes, previous, hash,
        CASE kind WHEN 'refused' THEN json_remove(body, '$.update') ELSE body END AS body
       FROM log WHERE room = ?${where} ORDER BY seq ${sieve.last ? 'DESC' : 'ASC'} LIMIT ?`,
    )
    .all(room, ...asked.flatMap(({ values }) => values), sieve.limit)
    .map((row) => ({ ...fieldsOf(row), bytes: (row.bytes as number | null) ?? 0 }));
  return sieve.last ? rows.reverse() : rows;
}
