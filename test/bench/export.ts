/**
 * What exports cost: 300 clauses of 60 words in five languages, in every format, each language by itself and all side by side, as the
 * signed version is printed. By hand: node test/bench/export.ts
 */
import { pathToFileURL } from 'node:url';
import { closePrintTools, PRINT_TOOLS } from '../../server/print/tools.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import { PRINTERS, type Printer } from '../../src/export/formats.ts';
import { printResolution } from '../../src/export/print.ts';
import type { PerLang } from '../../src/language/language.ts';
import { type Row, rephrased, snapshots } from './diff.ts';

const ROUNDS = 3;
const AT = '2025-11-19T12:00:00.000Z';

/** With the numbers that a snapshot carries. */
function numbered(declaration: Declaration): Declaration {
  const numbers = declaration.columns.map((lang) => [lang, numberClauses(declaration.clauses, lang)] as const);
  return {
    ...declaration,
    clauses: declaration.clauses.map((clause) => {
      const number: PerLang<string> = {};
      for (const [lang, of] of numbers) number[lang] = of.get(clause.id)?.label ?? '';
      return { ...clause, number };
    }),
  };
}

export async function bench(): Promise<readonly Row[]> {
  const [before] = snapshots(rephrased);
  const declaration = numbered(before);
  const print = async (printer: Printer, language: (typeof declaration.columns)[number] | 'all') => {
    const job = printResolution(
      {
        ...{ declaration, language, view: 'clean', draft: false, generatedAt: AT, day: AT.slice(0, 10) },
        title: Object.fromEntries(declaration.columns.map((lang) => [lang, 'bench'])),
        summitName: {},
      },
      PRINT_TOOLS,
    );
    const begun = performance.now();
    const bytes = await printer.print(job);
    return { ms: performance.now() - begun, bytes: bytes.length };
  };
  const rows: Row[] = [];
  let all = 0;
  for (const printer of Object.values(PRINTERS) as readonly Printer[]) {
    const languages = [
      ...(printer.languages === 'all' ? [] : declaration.columns),
      ...(printer.languages === 'one' ? [] : (['all'] as const)),
    ];
    for (const language of languages) {
      const runs = [];
      for (let round = 0; round < ROUNDS; round++) runs.push(await print(printer, language));
      const [first] = runs;
      const best = Math.min(...runs.map(({ ms }) => ms));
      all += first?.ms ?? 0;
      rows.push({
        name: `${printer.format}, ${language}`,
        value: `${(first?.ms ?? 0).toFixed(0)} ms`,
        note: `first; best of ${ROUNDS} ${best.toFixed(0)} ms, ${((first?.bytes ?? 0) / 1024).toFixed(0)} KiB`,
      });
    }
  }
  rows.push({
    name: 'all formats in all languages, one after the other',
    value: `${(all / 1000).toFixed(1)} s`,
    note: 'first of each',
  });
  await closePrintTools();
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { name, value, note } of await bench()) console.log(name.padEnd(52), value.padStart(10), note ?? '');
