/**
 * The package that a seal is: the documents, the proof that the originals differ only where they may, the milestones, and the
 * list of all of them. Looked through before anything is sealed. Takes seconds of a long text, so it runs in the thread that prints.
 */
import { createHash } from 'node:crypto';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { WaivedFinding } from '../../src/domain/instrument/assembly.ts';
import { originalsOf, type SealedResolution } from '../../src/domain/instrument/instrument.ts';
import { instrumentTitle } from '../../src/domain/instrument/instrument-words.ts';
import { utf8 } from '../../src/domain/text/digest.ts';
import { aknDocument } from '../../src/export/akn.ts';
import { checkAkn } from '../../src/export/akn-check.ts';
import { SUMMIT_NAMING, workIri } from '../../src/export/akn-meta.ts';
import { alternatProof } from '../../src/export/alternat.ts';
import { alternatAnnex, alternatText } from '../../src/export/alternat-annex.ts';
import { missingInPdf } from '../../src/export/pdf.ts';
import { type Instrument, instrumentText, printInstrument } from '../../src/export/print.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';
import { sealPackage } from '../../src/seal/package.ts';
import { readZip } from '../../src/seal/zip.ts';
import { type Beside, besideFiles } from './beside.ts';
import type { DocumentFile } from './documents.ts';
import { INSTRUMENT_PATH, instrumentFile, instrumentJson } from './instrument-file.ts';
import { PRINT_TOOLS } from './tools.ts';

export type Packed = {
  readonly bytes: Uint8Array;
  /** SHA-256 hex of the manifest inside. */
  readonly manifest: string;
  /** Documents in it. */
  readonly files: number;
};

/** The manifest's bytes inside a package. */
async function manifestIn(pkg: Uint8Array): Promise<Uint8Array> {
  const entries = await readZip(pkg);
  const found = 'problem' in entries ? undefined : entries.find(({ path }) => path === 'manifest.json');
  if (!found) throw new Error('a package without its manifest');
  return found.bytes;
}

export type Packing = {
  readonly instrument: Instrument;
  readonly digest: string;
  readonly resolutions: readonly SealedResolution[];
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly waived: readonly WaivedFinding[];
  readonly beside: Beside;
  readonly files: readonly DocumentFile[];
  readonly at: string;
};

type Job = { readonly language: Lang; readonly job: PrintJob };

/** What no schema says of the text for machines, and what no font can print. Throws in words: nothing is sealed then. */
async function looked(jobs: readonly Job[]): Promise<void> {
  const [finding] = checkAkn(jobs.map(({ language, job }) => ({ language, document: aknDocument(job) })));
  if (finding) throw new Error(`the Akoma Ntoso texts do not fit together: ${JSON.stringify(finding)}`);
  for (const { language, job } of jobs) {
    const missing = await missingInPdf(job);
    if (missing.length > 0)
      throw new Error(
        `These characters of the ${language} text cannot be printed, and would be missing in the originals: ${missing.join(', ')}. Replace them in the text.`,
      );
  }
}

/** The package of these documents, with the proof that the originals differ only where they may. */
export async function packSeal({
  instrument,
  digest,
  resolutions,
  texts,
  waived,
  beside,
  files,
  at,
}: Packing): Promise<Packed> {
  const { setting, parties, summitName } = instrument;
  const originals = originalsOf(setting, parties);
  const proof = alternatProof(
    originals.map(({ holder, language }) => ({
      holder,
      language,
      text: instrumentText(instrument, language, { holder, view: 'clean', parallel: false }),
    })),
  );
  if (proof.others.length > 0) throw new Error(`the originals differ: ${JSON.stringify(proof.others[0])}`);
  const proofs = setting.languages.map((language) => ({
    path: `documents/alternat/${language}.txt`,
    language,
    bytes: alternatText(
      alternatAnnex(proof, language, {
        name: (id) => parties.find((party) => party.id === id)?.official[language] ?? id,
        summitName: summitName[language] ?? '',
      }),
    ),
  }));
  const source = { path: INSTRUMENT_PATH, bytes: utf8(instrumentJson(instrumentFile(instrument))) };
  const jobs = setting.languages.map((language) => ({
    language,
    job: printInstrument(
      instrument,
      { language, holder: null, view: 'clean', draft: false, generatedAt: at, digest },
      PRINT_TOOLS,
    ),
  }));
  const [first] = jobs;
  if (!first) throw new Error('an instrument without languages');
  await looked(jobs);
  const bytes = await sealPackage({
    facts: {
      instrument: {
        kind: setting.kind,
        title: Object.fromEntries(setting.languages.map((lang) => [lang, instrumentTitle(setting, summitName, lang)])),
        work: workIri(first.job, SUMMIT_NAMING),
      },
      sealedAt: at,
      languages: setting.languages,
      parties: parties.map(({ id }) => id),
      originals: originals.map((one) => ({
        ...one,
        files: files
          .filter(
            ({ path, language: of, holder }) =>
              path.startsWith('documents/original') && of === one.language && (holder ?? null) === one.holder,
          )
          .map(({ path }) => path),
      })),
      resolutions,
      alternatProof: { permitted: proof.permitted, others: 0 },
    },
    files: [...files, ...proofs, source],
    milestones: texts,
    beside: await besideFiles(instrument, digest, beside),
    waived,
    slots: parties.flatMap(({ id, others = [] }) => [id, ...others.map((_other, at) => `${id}-${at + 2}`)]),
  });
  const manifest = createHash('sha256')
    .update(await manifestIn(bytes))
    .digest('hex');
  return { bytes, manifest, files: files.length };
}
