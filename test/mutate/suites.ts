/**
 * Which suites can notice a change of a file: those that import it, directly or through others. A suite ten imports away runs
 * the file by accident and slowly, so only those are taken that are hardly further than the nearest, and the file's mirror.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** How many imports further than the nearest suite another one may be. */
const FURTHER = 1;
/** What only Vite can load, or needs a browser or a shell. */
const NOT_ON_NODE = /\.(tsx|css|svg)$|^test\/support\/browser\.ts$|^test\/browser\//;
const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+\s+from\s+)?'(\.[^']+)'/gm;

/** Who imports whom: by path relative to the tree. */
type Imports = ReadonlyMap<string, readonly string[]>;

export function importsIn(root: string): Imports {
  const files = ['src', 'server', 'electron', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      posix.join(folder, name.replaceAll('\\', '/')),
    ),
  );
  return new Map(
    files
      .filter((file) => /\.(tsx?|mjs)$/.test(file))
      .map((file) => [
        file,
        [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) =>
          posix.join(posix.dirname(file), match[1] as string),
        ),
      ]),
  );
}

/**
 * The suites that should notice a change of `file`, the nearest first; of those as near, the one named after it. `starts`:
 * instead of the nearest, all whose path begins so.
 */
export function suitesFor(file: string, imports: Imports, starts: readonly string[] = []): string[] {
  const near = [...imports.keys()]
    .filter((path) => path.endsWith('.test.ts'))
    .map((suite) => ({ suite, away: distance(suite, file, imports) }))
    .filter(({ away }) => away < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.away - b.away || likeness(b.suite, file) - likeness(a.suite, file));
  const furthest = (near[0]?.away ?? 0) + FURTHER;
  const isWanted = ({ suite, away }: (typeof near)[number]): boolean =>
    starts.length > 0 ? starts.some((start) => suite.startsWith(start)) : away <= furthest || mirrors(suite, file);
  return near.filter(isWanted).map(({ suite }) => suite);
}

const mirror = (file: string): string =>
  posix
    .dirname(file)
    .replace(/^(src|server|electron)(?=\/|$)/, 'test')
    .replace(/^test$/, 'test/server');
const mirrors = (suite: string, file: string): boolean => posix.dirname(suite) === mirror(file);
const likeness = (suite: string, file: string): number =>
  (mirrors(suite, file) ? 1 : 0) + (posix.basename(suite, '.test.ts') === posix.basename(file, '.ts') ? 1 : 0);

/** The number of imports from suite to file; infinite if there is no way, or if the suite needs more than Node. */
function distance(suite: string, file: string, imports: Imports): number {
  const away = new Map([[suite, 0]]);
  // The map grows while it is walked: each path once, the near before the far.
  for (const [path, steps] of away) {
    if (NOT_ON_NODE.test(path)) return Number.POSITIVE_INFINITY;
    for (const next of imports.get(path) ?? []) if (!away.has(next)) away.set(next, steps + 1);
  }
  return away.get(file) ?? Number.POSITIVE_INFINITY;
}
