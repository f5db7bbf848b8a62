/**
 * Sealing: the text becomes milestones, the milestones become documents, the documents one package whose list every delegation
 * signs. Nothing is written before all of it is there; while it is printed the text may change, so it is looked at again.
 */

import { createHash } from 'node:crypto';
import type { AssemblyMissing } from '../../src/domain/assembly.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import { utf8 } from '../../src/domain/digest.ts';
import { originalsOf, type SealedResolution } from '../../src/domain/instrument.ts';
import type { Lang } from '../../src/domain/language.ts';
import { instrumentTitle } from '../../src/domain/language-instrument.ts';
import type { Actor } from '../../src/domain/permission.ts';
import { judgeSeal, type SealRecord, type SigningRefusal } from '../../src/domain/signing.ts';
import type { Progress } from '../../src/domain/work.ts';
import { aknDocument } from '../../src/export/akn.ts';
import { checkAkn } from '../../src/export/akn-check.ts';
import { SUMMIT_NAMING, workIri } from '../../src/export/akn-meta.ts';
import { alternatProof } from '../../src/export/alternat.ts';
import { alternatAnnex, alternatText } from '../../src/export/alternat-annex.ts';
import { missingInPdf } from '../../src/export/pdf.ts';
import { type Instrument, instrumentText, printInstrument } from '../../src/export/print.ts';
import type { PrintJob } from '../../src/export/printed.ts';
import { signedTextOf } from '../../src/export/signed-text.ts';
import { sealPackage } from '../../src/seal/package.ts';
import { readZip } from '../../src/seal/zip.ts';
import { milestoneText } from '../history/milestones.ts';
import type { House } from '../house.ts';
import type { DocumentFile } from '../print/documents.ts';
import { INSTRUMENT_PATH, instrumentFile, instrumentJson } from '../print/instrument-file.ts';
import { pressDocuments } from '../print/press.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { instrumentDigest, type Sealable, sealableNow, settingOf } from './assembly.ts';
import { ensureMilestone, type FindMilestone } from './milestones.ts';
import { keepBytes } from './seals.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export type SealOutcome =
  | { readonly ok: true; readonly seal: SealRecord }
  | {
      readonly ok: false;
      readonly signing: SigningRefusal | 'missing' | 'changed';
      readonly missing?: readonly AssemblyMissing[];
    };

/** What is looked up in the whole text before it is sealed; a server has it read elsewhere. */
export type SealLook = { readonly sealable: () => Promise<Sealable>; readonly milestone?: FindMilestone };

const lookIn = (house: House): SealLook => ({ sealable: async () => sealableNow(house, house.storage.head) });

/** So often a text is judged again, because something came to its log meanwhile, before it is said to be another one. */
const TRIES = 5;

type On = { readonly progress?: (progress: Progress) => void; readonly signal?: AbortSignal };

/** The milestones of every resolution of the instrument, named if they are not yet. */
async function sealedTexts(
  house: House,
  wanted: readonly string[],
  find: FindMilestone | undefined,
): Promise<{ readonly resolutions: readonly SealedResolution[]; readonly texts: ReadonlyMap<string, Declaration> }> {
  const resolutions: SealedResolution[] = [];
  const texts = new Map<string, Declaration>();
  for (const resolution of wanted.filter((id) => house.summit.resolutions.has(id))) {
    const milestone = await ensureMilestone(house, resolution, 'Sealed text', 'seal', find);
    const kept = milestone && milestoneText(house.storage, resolution, milestone.id);
    const head = house.storage.head(resolution);
    if (!milestone || !kept || !head) throw new Error(`the sealed text of ${resolution} was not kept`);
    const { id, seq, digest } = milestone;
    resolutions.push({ id: resolution, milestone: id, seq, digest, logHead: head.hash });
    texts.set(resolution, signedTextOf(kept));
  }
  return { resolutions, texts };
}

/** The manifest's bytes inside a package. */
async function manifestIn(pkg: Uint8Array): Promise<Uint8Array> {
  const entries = await readZip(pkg);
  const found = 'problem' in entries ? undefined : entries.find(({ path }) => path === 'manifest.json');
  if (!found) throw new Error('a package without its manifest');
  return found.bytes;
}

/** The instrument of these texts, in the order of its settings. */
const filled = (
  { summit }: House,
  frame: Omit<Instrument, 'parts'>,
  texts: ReadonlyMap<string, Declaration>,
): Instrument => ({
  ...frame,
  parts: frame.setting.resolutions.flatMap((resolution) => {
    const declaration = texts.get(resolution);
    return declaration ? [{ resolution, title: summit.resolutions.get(resolution)?.title ?? {}, declaration }] : [];
  }),
});

/** Is what was judged the text of this very turn? */
const stands = ({ storage, summit }: House, { frame, heads }: Sealable): boolean =>
  JSON.stringify(settingOf(summit)) === JSON.stringify(frame.setting) &&
  Object.entries(heads).every(([resolution, hash]) => storage.head(resolution)?.hash === hash);

/** Makes the package and writes the seal down. Not inside a turn: printing takes its time, and the text is looked at again after it. */
export async function sealInstrument(
  house: House,
  actor: Actor,
  on: On = {},
  look: SealLook = lookIn(house),
): Promise<SealOutcome> {
  const { summit } = house;
  const no = judgeSeal(summit.signing, actor);
  if (no) return { ok: false, signing: no };
  const { missing, frame } = await look.sealable();
  if (missing.length > 0) return { ok: false, signing: 'missing', missing };
  const { resolutions, texts } = await sealedTexts(house, frame.setting.resolutions, look.milestone);
  const instrument = filled(house, frame, texts);
  const at = house.now();
  const digest = instrumentDigest(instrument);
  const files = await pressDocuments(
    instrument,
    { extent: 'sealed', view: 'clean', draft: false, generatedAt: at, digest, resolutions },
    on,
  );
  const bytes = await packSeal({ instrument, digest, resolutions, texts, files, at });
  const manifest = sha256(await manifestIn(bytes));
  const write = (): SealOutcome => {
    on.signal?.throwIfAborted();
    const late = judgeSeal(summit.signing, actor);
    if (late) return { ok: false, signing: late };
    const seal: SealRecord = {
      id: house.newId('s'),
      at,
      by: actor.id,
      setting: instrument.setting,
      parties: instrument.parties.map(({ id }) => id),
      resolutions,
      manifest,
      package: sha256(bytes),
      bytes: bytes.length,
      files: files.length,
      signatures: [],
    };
    keepBytes(house, actor, { seal: seal.id, part: 'package' }, bytes);
    summit.record(actor, { fact: 'seal', seal });
    return { ok: true, seal };
  };
  for (let tries = 0; tries < TRIES; tries++) {
    // While it was printed somebody may have reopened a clause, or changed the settings.
    const now = await look.sealable();
    if (now.missing.length > 0 || now.digest !== digest) break;
    const outcome = await house.inTurn(() => (stands(house, now) ? write() : null));
    if (outcome) return outcome;
  }
  return { ok: false, signing: 'changed' };
}

type Packing = {
  readonly instrument: Instrument;
  readonly digest: string;
  readonly resolutions: readonly SealedResolution[];
  readonly texts: ReadonlyMap<string, Declaration>;
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
async function packSeal({ instrument, digest, resolutions, texts, files, at }: Packing): Promise<Uint8Array> {
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
  return sealPackage({
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
  });
}
