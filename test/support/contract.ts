/**
 * Every call that a test makes to a real server is held against the table of routes: an answer is what its row says, a refusal one
 * that its row lists. So whatever a suite is about, it also proves the table.
 */
import { ROUTES, type RouteName } from '../../src/protocol/http.ts';
import { ANYWHERE, refusalRow } from '../../src/protocol/refusals.ts';
import type { Route } from '../../src/protocol/route.ts';
import { faultWords } from '../../src/protocol/shape.ts';

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path);

/** The rows of a call; several where it can be asked for in several ways, none where nothing is there. */
const rowsOf = (method: string, path: string): readonly (readonly [RouteName, Route])[] =>
  (Object.entries(ROUTES) as [RouteName, Route][]).filter(
    ([, row]) => row.method === method && fits(row.path, path.replace(/\?.*$/, '')),
  );

/** A path that is no text is refused by the framework, before any row. */
const isText = (path: string): boolean => {
  try {
    return decodeURI(path) !== '';
  } catch {
    return false;
  }
};

/** Throws where the answer is none that the table knows. `body` undefined: it was no JSON. */
export function holdAgainstTable(method: string, path: string, status: number, body: unknown): void {
  const rows = isText(path) ? rowsOf(method, path) : [];
  if (rows.length === 0) return;
  const complain = (why: string): never => {
    throw new Error(`${method} ${path} ${status}: ${why}\n${JSON.stringify(body)?.slice(0, 300)}`);
  };
  if (status === 200) {
    const wrong = rows.map(([name, { answer }]) => {
      const fault = answer.kind === 'file' ? null : answer.shape(body);
      return fault === null ? null : `${name} ${faultWords(fault)}`;
    });
    if (wrong.every((fault) => fault !== null)) complain(wrong.join('; '));
    return;
  }
  const { reason } = (body ?? {}) as { readonly reason?: unknown };
  const listed = [...ANYWHERE, ...rows.flatMap(([, { refusals }]) => refusals)].map(refusalRow);
  if (!listed.some((row) => row.status === status && row.reason === reason)) complain('a refusal that no row lists');
}
