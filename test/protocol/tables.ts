/** The tables of the wire as the READMEs show them, printed from the code; `node test/protocol/tables.ts` writes them there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROUTES, type RouteName } from '../../src/protocol/http.ts';
import { ROUTE_WORDS } from '../../src/protocol/http-words.ts';
import { READ, refusalRow } from '../../src/protocol/refusals.ts';
import type { Route } from '../../src/protocol/route.ts';

const README = fileURLToPath(new URL('../../server/README.md', import.meta.url));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `?since&[format]`: what has to be there, and what may. */
const queryOf = ({ query }: Route): string => {
  const names = Object.entries(query?.names ?? {}).map(([name, presence]) =>
    presence === 'must' ? name : `[${name}]`,
  );
  return names.length > 0 ? `?${names.join('&')}` : '';
};

const megabytes = (bytes: number): string => (bytes < 1024 * 1024 ? `${bytes / 1024} KB` : `${bytes / 1024 / 1024} MB`);

function answerOf({ answer, body, open, demo }: Route): string {
  const takes = body?.kind === 'bytes' ? [`takes bytes, to ${megabytes(body.limit)}`] : [];
  const kind = answer.kind === 'file' ? 'a file' : 'JSON';
  return [kind, ...takes, ...(open ? ['open to all'] : []), ...(demo ? ['with `--demo` only'] : [])].join('; ');
}

/** `read` stands for what every question to a reader may be refused with. */
function refusalsOf({ refusals }: Route): string {
  const isRead = READ.every((name) => refusals.includes(name));
  const own = refusals.filter((name) => !(isRead && (READ as readonly string[]).includes(name)));
  const words = own.map(refusalRow).map(({ status, reason }) => `${status} \`${reason}\``);
  return [...(isRead ? ['*read*'] : []), ...new Set(words)].join(', ');
}

export const TABLES: { readonly [name: string]: () => string } = {
  routes: () =>
    table(
      ['call', 'answer', 'what', 'refused'],
      (Object.keys(ROUTES) as RouteName[]).map((name) => {
        const row: Route = ROUTES[name];
        return [`\`${row.method} ${row.path}${queryOf(row)}\``, answerOf(row), ROUTE_WORDS[name], refusalsOf(row)];
      }),
    ),
};

const marked = (name: string): RegExp => new RegExp(`(<!-- table: ${name} -->\n)[\\s\\S]*?(\n<!-- end -->)`);

/** The README with every table as it should be. */
export const printed = (text: string): string =>
  Object.entries(TABLES).reduce(
    (done, [name, print]) => done.replace(marked(name), (_, before, after) => before + print() + after),
    text,
  );

export const readme = (): string => readFileSync(README, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(README, printed(readme()));
