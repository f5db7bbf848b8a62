/**
 * `npm run mutate -- FILES [--at-least PERCENT] [--json FILE] [--suites START ...] [--within SECONDS] [--workers N]`: changes
 * the files one small step at a time (StrykerJS's mutants), runs the suites that reach the change, and says which changes no
 * test noticed. Nothing in the tree is written: a changed source exists only inside the process that runs it.
 *
 * A folder stands for the files in it; behind a file may stand lines, as in `src/domain/verdict.ts:139-160`. `--suites` takes beginnings of paths instead of choosing by imports. `--at-least` ends
 * with 1 when a file has less. The suites run on Node without Vite, so those that need a page or a `.tsx` file are not asked.
 */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { EQUIVALENT } from './equivalent.ts';
import { instrument } from './instrument.ts';
import { below, linesOf, report } from './report.ts';
import { run } from './run.ts';
import { importsIn, suitesFor } from './suites.ts';

const ROOT = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'at-least': { type: 'string', default: '0' },
    json: { type: 'string' },
    suites: { type: 'string', multiple: true, default: [] },
    within: { type: 'string', default: '10' },
    workers: { type: 'string', default: '2' },
  },
});

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** Lines that are asked for by file; all of a file that is not in it. */
const lines = new Map<string, (readonly [from: number, to: number])[]>();

function filesOf(named: string): string[] {
  const { name = named, from, to = from } = /^(?<name>.+):(?<from>\d+)(?:-(?<to>\d+))?$/.exec(named)?.groups ?? {};
  const path = relative(ROOT, name).replaceAll('\\', '/');
  if (from) lines.set(path, [...(lines.get(path) ?? []), [Number(from), Number(to)]]);
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stat || path.startsWith('..')) return stop(`There is no file ${name} in this tree.`);
  const files = stat.isDirectory()
    ? readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' }).map((file) =>
        posix.join(path, file.replaceAll('\\', '/')),
      )
    : [path];
  return files.filter((file) => file.endsWith('.ts'));
}

const [least, within, workers] = [values['at-least'], values.within, values.workers].map(Number) as [
  number,
  number,
  number,
];
if (![least, within, workers].every((figure) => figure >= 0)) stop('--at-least, --within and --workers are numbers.');
const files = [...new Set(positionals.flatMap(filesOf))];
if (files.length === 0) stop('Which files? For instance: npm run mutate -- src/domain/verdict.ts');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const imports = importsIn(ROOT);
const suites = new Map(files.map((file) => [file, suitesFor(file, imports, values.suites)]));
const { mutants, sources } = await instrument(ROOT, files);
const asked = mutants.filter(
  ({ file, line }) => lines.get(file)?.some(([from, to]) => from <= line && line <= to) ?? true,
);
const outcomes = await run(
  { mutants: asked, sources },
  {
    within,
    workers: Math.max(1, workers),
    suitesOf: (file) => suites.get(file) ?? [],
    tell: (line) => process.stderr.write(`${line}\n`),
  },
);
const result = report(files, outcomes, EQUIVALENT);
// Of a part of a file nobody can say whether its table is up to date.
const stale = result.stale.filter(({ file }) => !lines.has(file));
process.stdout.write(`${linesOf({ ...result, stale }).join('\n')}\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...result, stale, outcomes }, null, 2)}\n`);
const failing = below(result, least);
if (failing.length > 0) process.stderr.write(`Below ${least} %: ${failing.join(', ')}.\n`);
process.exit(failing.length > 0 ? 1 : 0);
