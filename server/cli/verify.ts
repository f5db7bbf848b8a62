/** alternat verify: is a signed package what was agreed and signed? */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LANGUAGE, isLang } from '../../src/language/language.ts';
import type { Trust } from '../../src/seal/verify.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { LANGUAGE_CODES } from './languages.ts';

/** The roots of a folder: IR.crt or IR.pem per delegation, several certificates in a file as may be; tsa.crt. */
async function rootsIn(folder: string): Promise<Pick<Trust, 'roots' | 'tsaRoots'>> {
  const { readPem } = await import('../../src/seal/certificate.ts');
  const roots: { [delegation: string]: string[] } = {};
  const tsaRoots: string[] = [];
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new WrongUse(`The folder of roots ${folder} cannot be read: ${(error as Error).message}`);
  }
  for (const name of names.sort()) {
    const whose = /^([A-Z]{2}|tsa)\.(?:crt|pem)$/.exec(name)?.[1];
    if (whose === undefined) continue;
    const pem = readFileSync(join(folder, name), 'utf8');
    if (!readPem(pem)) throw new WrongUse(`${join(folder, name)} holds no certificate in PEM.`);
    if (whose === 'tsa') tsaRoots.push(pem);
    else roots[whose] = [...(roots[whose] ?? []), pem];
  }
  if (Object.keys(roots).length === 0)
    throw new WrongUse(`There is no root in ${folder}: a file per delegation is needed, such as IR.crt.`);
  return { roots, tsaRoots };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new WrongUse(`${file} cannot be read: ${(error as Error).message}`);
  }
}

export const verify: CliCommand = {
  summary: 'checks a signed package',
  help: `
Usage: alternat verify FILE.asice --roots DIR [--at TIME] [--lang fa|ru|az|kk|tk|en] [--skip-texts] [--json]
                       [--acts acts.json]

DIR has the root certificate of each delegation as IR.crt (PEM), got from its State and not from the package, and that of the
time stamping authority as tsa.crt. --at judges certificates without a time stamp at that time instead of now.
Every document is printed once more from the agreed text and compared; --skip-texts leaves that out.
--acts reads the acts of rectification that travel beside the package: whether they belong to it and correct words that were signed.
Exit code 0 when the package is valid, 1 when it is not, or when not all have signed.`,
  run: async (args) => {
    const { options, words } = parseOptions(args, {
      roots: 'string',
      at: 'string',
      lang: 'string',
      'skip-texts': 'boolean',
      json: 'boolean',
      acts: 'string',
    });
    const [file, more] = words;
    if (!file || more !== undefined) throw new WrongUse('Usage: alternat verify FILE.asice --roots DIR');
    const lang = text(options, 'lang') ?? DEFAULT_LANGUAGE;
    if (!isLang(lang)) throw new WrongUse(`There is no language ${lang}: use ${LANGUAGE_CODES}.`);
    const at = new Date(text(options, 'at') ?? Date.now());
    if (Number.isNaN(at.getTime())) throw new WrongUse('--at takes a time in UTC, for example 2026-11-19T12:00Z.');
    const list = text(options, 'acts');
    const trust = await rootsIn(needed(options, 'roots'));
    const [bytes, acts] = [read(file), list === undefined ? null : read(list)];
    // Loaded here, because every other command would wait for it.
    const [{ verifyPackage }, { describeReport }] = await Promise.all([
      import('../../src/seal/verify.ts'),
      import('../../src/seal/report-lines.ts'),
    ]);
    const readers = options['skip-texts'] ? {} : { documents: (await import('./sealed-texts.ts')).textChecks() };
    const report = await verifyPackage(bytes, { ...trust, at }, readers);
    if (!acts) {
      print(options.json === true, report, () => describeReport(lang, report));
      return report.verdict === 'valid' ? 0 : 1;
    }
    const [{ verifyActs }, { describeActs }] = await Promise.all([
      import('../../src/seal/acts.ts'),
      import('../../src/seal/report-lines.ts'),
    ]);
    const judged = await verifyActs(bytes, acts);
    print(
      options.json === true,
      { ...report, acts: judged },
      () => `${describeReport(lang, report)}\n${describeActs(lang, judged)}`,
    );
    return report.verdict === 'valid' && judged.ok ? 0 : 1;
  },
};
