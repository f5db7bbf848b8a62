/**
 * `npm run bench [-- name ...]`: every figure the project promises, with the command that makes it. Figures of one run are
 * comparable with each other; machines are not.
 */
import { bench as answers } from './answers.ts';
import { bench as diff, type Row } from './diff.ts';
import { bench as exports } from './export.ts';
import { bench as others } from './others.ts';
import { bench as sync } from './sync.ts';
import { bench as table } from './table.ts';

/** A benchmark gives rows, or a table of its own as text. */
const BENCHES: { readonly [name: string]: () => Promise<readonly Row[] | string> } = {
  answers,
  diff,
  export: exports,
  others,
  sync,
  table,
};

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown) {
  process.stderr.write(`There is no benchmark ${unknown}: use ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  const rows = await bench();
  if (typeof rows === 'string') process.stdout.write(`${rows}\n`);
  else
    for (const row of rows)
      process.stdout.write(`  ${row.name.padEnd(58)} ${row.value.padStart(12)}  ${row.note ?? ''}\n`);
}
