/**
 * What goes with a package beside its text: the record of the adoption and the statements that are annexed. Files of their own, in
 * the list that every delegation signs, outside the digest of the text and of no original.
 */

import type { Party } from '../../src/domain/instrument/instrument.ts';
import type { Adoption } from '../../src/domain/negotiation/adoption.ts';
import type { Position } from '../../src/domain/negotiation/position.ts';
import { printAdoption } from '../../src/export/adoption-paper.ts';
import { PRINTERS } from '../../src/export/formats.ts';
import { languagesOf, printPosition } from '../../src/export/position-paper.ts';
import type { Instrument } from '../../src/export/print.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';
import type { SealFile } from '../../src/seal/manifest.ts';
import { BESIDE_PATH } from '../../src/seal/package.ts';
import { PRINT_TOOLS } from './tools.ts';

export type Beside = {
  /** Of this very text; undefined where the settings ask for none. */
  readonly adoption: Adoption | undefined;
  /** Annexed ones that stand, in the order in which they were made. */
  readonly positions: readonly Position[];
  readonly delegations: readonly Party[];
  readonly timeZone: string;
};

/** One page for all languages, and a plain text of each. */
async function filesOf(
  folder: string,
  languages: readonly Lang[],
  jobOf: (languages: readonly Lang[]) => PrintJob,
): Promise<SealFile[]> {
  const files: SealFile[] = [];
  const whole = languages.length > 1 ? 'all' : (languages[0] ?? 'all');
  files.push({ path: `${folder}/${whole}.pdf`, bytes: await PRINTERS.pdf.print(jobOf(languages)) });
  for (const lang of languages)
    files.push({ path: `${folder}/${lang}.txt`, bytes: await PRINTERS.text.print(jobOf([lang])) });
  return files;
}

export async function besideFiles(
  instrument: Instrument,
  digest: string,
  { adoption, positions, delegations, timeZone }: Beside,
): Promise<SealFile[]> {
  const files: SealFile[] = [];
  const facts = { instrument, delegations, timeZone };
  if (adoption)
    files.push(
      ...(await filesOf(`${BESIDE_PATH}adoption`, instrument.setting.languages, (languages) =>
        printAdoption({ ...facts, adoption, languages }, PRINT_TOOLS),
      )),
    );
  const counts = new Map<string, number>();
  for (const position of positions) {
    const number = (counts.get(position.delegation) ?? 0) + 1;
    counts.set(position.delegation, number);
    const folder = `${BESIDE_PATH}positions/${position.delegation}-${number}`;
    const jobOf = (languages: readonly Lang[]): PrintJob =>
      printPosition(position, { ...facts, digest }, languages, PRINT_TOOLS);
    files.push(...(await filesOf(folder, languagesOf(position), jobOf)));
  }
  return files;
}
