/**
 * Do the documents of a signed package say what its milestones say, and do the originals differ only as the alternat permits?
 * Printing is deterministic, so nothing is read back: every document is printed once more, from the milestones and the settings
 * in the package, and compared byte for byte. Only where another version has printed are the words looked for instead.
 */

import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { originalsOf } from '../../src/domain/instrument/instrument.ts';
import type { Progress } from '../../src/domain/summit/work.ts';
import { type AlternatProof, alternatProof } from '../../src/export/alternat.ts';
import { alternatAnnex, alternatText } from '../../src/export/alternat-annex.ts';
import { type Instrument, instrumentText } from '../../src/export/print.ts';
import type { PrintTools } from '../../src/export/printed.ts';
import type { Lang } from '../../src/language/language.ts';
import { instrumentDigest } from '../commands/assembly.ts';
import { type DocumentFile, instrumentDocuments } from '../print/documents.ts';
import {
  INSTRUMENT_PATH,
  type InstrumentFault,
  PROGRAM,
  readInstrument,
  type SealedManifest,
} from '../print/instrument-file.ts';
import { PRINT_TOOLS } from '../print/tools.ts';
import { NoTypesetter } from '../print/typst.ts';
import { missingWords } from './printed-words.ts';

export type TextFault =
  | InstrumentFault
  /** Not the bytes that the text makes, though this version has made them. */
  | 'changed'
  /** Words of the text are not in the document. */
  | 'other-words'
  /** Open: made by another version; its words are in it, or (PDF) could not be looked for. */
  | 'other-version'
  /** Open: PDF files cannot be made on this machine, so this one could not be compared. */
  | 'no-typesetter'
  /** Open: a document that this program does not make of the text. */
  | 'not-made'
  /** The originals of the manifest are not those that the settings ask for. */
  | 'other-originals'
  /** The originals differ in more than the order of the States, or in other places than the seal says. */
  | 'proof';

export type TextCheck = {
  readonly check: 'texts' | 'alternat';
  /** `open`: nothing is wrong, and nothing could be shown. */
  readonly ok: true | false | 'open';
  /** A path, or a path and a clause; a resolution. */
  readonly about?: string;
  readonly fault?: TextFault;
};

export type TextsOn = {
  readonly tools?: PrintTools;
  /** Another one only in tests. */
  readonly program?: string;
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};

/** The checks of `verifyPackage` that need the printers. Takes seconds: a package of five States has some seventy documents. */
export const textChecks =
  ({ tools = PRINT_TOOLS, program = PROGRAM, ...on }: TextsOn = {}) =>
  async (
    manifest: SealedManifest,
    texts: ReadonlyMap<string, Declaration>,
    file: (path: string) => Uint8Array | undefined,
  ): Promise<readonly TextCheck[]> => {
    try {
      const read = readInstrument(manifest, texts, file(INSTRUMENT_PATH));
      if ('fault' in read) return [{ check: 'texts', ok: false, about: read.about, fault: read.fault }];
      const same = read.program === program;
      const proof = proofOf(read.instrument);
      return [
        ...(await documents(read.instrument, proof, manifest, file, { tools, same, ...on })),
        ...originals(read.instrument, proof, manifest, same),
      ];
    } catch (error) {
      on.signal?.throwIfAborted();
      // Milestones of a shape that nobody writes: printing them fails anywhere, and with any error.
      if (error instanceof TypeError || error instanceof RangeError)
        return [{ check: 'texts', ok: false, about: INSTRUMENT_PATH, fault: 'damaged' }];
      throw error;
    }
  };

const NOTHING = new Uint8Array();

/** Nothing in place of a PDF where there is no Typst; all other documents can be compared all the same. */
export const forgiving = (tools: PrintTools): PrintTools => ({
  ...tools,
  typeset: (...asked) =>
    tools.typeset(...asked).catch((error: unknown) => {
      if (error instanceof NoTypesetter) return NOTHING;
      throw error;
    }),
});

const DOCUMENTS = 'documents/';
const PROOFS = 'documents/alternat/';

async function documents(
  instrument: Instrument,
  proof: AlternatProof,
  { sealedAt, resolutions, files }: SealedManifest,
  file: (path: string) => Uint8Array | undefined,
  { tools, same, ...on }: TextsOn & { readonly tools: PrintTools; readonly same: boolean },
): Promise<TextCheck[]> {
  const digest = instrumentDigest(instrument);
  const wish = { extent: 'sealed', view: 'clean', draft: false, generatedAt: sealedAt, digest, resolutions } as const;
  const made = [
    ...(await instrumentDocuments(instrument, wish, forgiving(tools), on)),
    ...proofPages(instrument, proof),
  ];
  const checks: TextCheck[] = [];
  for (const own of made) {
    const theirs = file(own.path);
    const found = theirs ? await compared(own, theirs, instrument, same) : ({ ok: false, fault: 'missing' } as const);
    if (found) checks.push({ check: 'texts', about: own.path, ...found });
  }
  const known = new Set([INSTRUMENT_PATH, ...made.map(({ path }) => path)]);
  for (const { path } of files)
    if (path.startsWith(DOCUMENTS) && !known.has(path))
      checks.push({ check: 'texts', ok: 'open', about: path, fault: 'not-made' });
  return checks.length > 0 ? checks : [{ check: 'texts', ok: true, about: DOCUMENTS }];
}

type Found = Pick<TextCheck, 'ok' | 'fault'> & { readonly about?: string };

/** Undefined where the bytes are equal. */
async function compared(
  { path, bytes, language, holder }: DocumentFile,
  theirs: Uint8Array,
  instrument: Instrument,
  same: boolean,
): Promise<Found | undefined> {
  // Before the bytes are compared: an empty file in the package would be equal to none made.
  if (bytes.length === 0) return { ok: 'open', fault: 'no-typesetter' };
  if (Buffer.compare(bytes, theirs) === 0) return undefined;
  if (same) return { ok: false, fault: 'changed' };
  // A page about the text, not the text: its own sentences are a matter of the version.
  if (path.startsWith(PROOFS)) return { ok: 'open', fault: 'other-version' };
  const languages: readonly Lang[] = language ? [language] : instrument.setting.languages;
  for (const lang of languages) {
    const text = instrumentText(instrument, lang, { holder: holder ?? null, view: 'clean', parallel: !language });
    const clause = await missingWords(path, theirs, text);
    if (typeof clause === 'string') return { ok: false, fault: 'other-words', about: `${path} ${clause}` };
  }
  return { ok: 'open', fault: 'other-version' };
}

const spelled = (
  list: readonly { readonly holder: string | null; readonly language: Lang; readonly order: readonly string[] }[],
) =>
  list
    .map(({ holder, language, order }) => `${holder ?? ''} ${language} ${order.join()}`)
    .sort()
    .join('\n');

/** The proof of the alternat over the text of every original. */
export const proofOf = (instrument: Instrument): AlternatProof =>
  alternatProof(
    originalsOf(instrument.setting, instrument.parties).map(({ holder, language }) => ({
      holder,
      language,
      text: instrumentText(instrument, language, { holder, view: 'clean', parallel: false }),
    })),
  );

/** The proof to read, one page per language. */
export const proofPages = ({ setting, parties, summitName }: Instrument, proof: AlternatProof): DocumentFile[] =>
  setting.languages.map((language) => {
    const name = (id: string): string => parties.find((party) => party.id === id)?.official[language] ?? id;
    const annex = alternatAnnex(proof, language, { name, summitName: summitName[language] ?? '' });
    return { path: `${PROOFS}${language}.txt`, language, bytes: alternatText(annex) };
  });

function originals(
  { setting, parties }: Instrument,
  proof: AlternatProof,
  manifest: SealedManifest,
  same: boolean,
): TextCheck[] {
  const fault = (found: TextFault): TextCheck[] => [{ check: 'alternat', ok: false, fault: found }];
  if (spelled(originalsOf(setting, parties)) !== spelled(manifest.originals)) return fault('other-originals');
  const { permitted, others } = manifest.alternatProof;
  if (proof.others.length > 0 || others !== 0) return fault('proof');
  if (proof.permitted === permitted) return [{ check: 'alternat', ok: true }];
  // How many slots a text has is a matter of the version that made it.
  return same ? fault('proof') : [{ check: 'alternat', ok: 'open', fault: 'other-version' }];
}
