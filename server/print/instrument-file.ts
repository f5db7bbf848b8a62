/**
 * The instrument of a signed package, put together from the package alone: its settings (`documents/instrument.json`) and the
 * milestones beside them. What comes from there is somebody else's word: it is believed only in its one canonical spelling, in
 * its exact shape, and where it agrees with the manifest that the delegations signed.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import type { InstrumentSetting, Party, SealedResolution } from '../../src/domain/instrument/instrument.ts';
import { PEOPLE_LIMITS } from '../../src/domain/summit/people.ts';
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import type { Instrument } from '../../src/export/print.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { parseSummitCommand } from '../../src/protocol/command.ts';

/** Where the settings lie in the package. */
export const INSTRUMENT_PATH = 'documents/instrument.json';

/** This program and its version: another one may print the same words in another way. */
export const PROGRAM: string = `alternat ${
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
}`;

/** What `documents/instrument.json` holds, as canonical JSON. */
export type InstrumentFile = {
  readonly setting: InstrumentSetting;
  readonly summitName: PerLang<string>;
  readonly parties: readonly Party[];
  /** By resolution. */
  readonly titles: { readonly [resolution: string]: PerLang<string> };
  /** `PROGRAM` of who sealed; without it, this very version. */
  readonly program?: string;
};

/** What the texts are held against: the manifest of the seal, as far as it speaks of them. */
export type SealedManifest = {
  readonly sealedAt: string;
  readonly languages: readonly Lang[];
  readonly parties: readonly string[];
  readonly resolutions: readonly SealedResolution[];
  readonly originals: readonly {
    /** Null or "" for a single original. */
    readonly holder: string | null;
    readonly language: Lang;
    readonly order: readonly string[];
  }[];
  readonly alternatProof: { readonly permitted: number; readonly others: number };
  readonly files: readonly { readonly path: string }[];
};

/** The settings of an instrument as they go into its package. */
export const instrumentFile = ({ setting, summitName, parties, parts }: Instrument): InstrumentFile => ({
  setting,
  summitName,
  parties,
  titles: Object.fromEntries(parts.map(({ resolution, title }) => [resolution, title])),
  program: PROGRAM,
});
/** Its bytes as text: the only spelling that is believed. Members that are undefined are left out. */
export const instrumentJson = (file: InstrumentFile): string => canonicalJson(file as unknown as Json);

const words = z.partialRecord(z.enum(LANGS), z.string());
const SHAPE = z.strictObject({
  // The same rules as for the command that set them.
  setting: z.custom<InstrumentSetting>(
    (setting) => parseSummitCommand({ id: 'v', type: 'instrument.set', setting }).ok,
  ),
  summitName: words,
  parties: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^[A-Z]{2}$/)),
      names: words,
      official: words,
      signatory: z.optional(words),
      others: z.optional(z.array(words).check(z.maxLength(PEOPLE_LIMITS.signatoriesOfState))),
      participants: z.optional(z.array(words).check(z.maxLength(PEOPLE_LIMITS.participants))),
    }),
  ),
  titles: z.record(z.string(), words),
  program: z.optional(z.string()),
});

export type InstrumentFault =
  /** No settings in the package, or no text of one of its resolutions. */
  | 'missing'
  | 'damaged'
  /** The settings name other States, languages or resolutions than the manifest. */
  | 'other-manifest'
  /** A milestone says of itself another digest or place in the log than the manifest. */
  | 'other-milestone'
  /** A clause bears a number that does not follow from its place. */
  | 'numbers';

export type ReadInstrument =
  | { readonly instrument: Instrument; readonly program: string }
  | { readonly fault: InstrumentFault; readonly about: string };

export function readInstrument(
  manifest: Pick<SealedManifest, 'languages' | 'parties' | 'resolutions'>,
  texts: ReadonlyMap<string, Declaration>,
  settings: Uint8Array | undefined,
): ReadInstrument {
  const fault = (found: InstrumentFault, about = INSTRUMENT_PATH): ReadInstrument => ({ fault: found, about });
  if (!settings) return fault('missing');
  const file = fileIn(settings);
  if (!file) return fault('damaged');
  const { setting, summitName, parties, titles, program = PROGRAM } = file;
  const agree =
    setting.resolutions.join() === manifest.resolutions.map(({ id }) => id).join() &&
    setting.languages.join() === manifest.languages.join() &&
    sorted(parties.map(({ id }) => id)) === sorted(manifest.parties) &&
    sorted(Object.keys(titles)) === sorted(setting.resolutions);
  if (!agree) return fault('other-manifest');
  const parts: Instrument['parts'][number][] = [];
  for (const { id, digest, seq } of manifest.resolutions) {
    const declaration = texts.get(id);
    if (!declaration) return fault('missing', id);
    if (declaration.resolution !== id || declaration.digest !== digest || declaration.at.seq !== seq)
      return fault('other-milestone', id);
    if (!numbersFollow(declaration)) return fault('numbers', id);
    parts.push({ resolution: id, title: titles[id] ?? {}, declaration });
  }
  return { instrument: { setting, summitName, parties, parts }, program };
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join();

function fileIn(bytes: Uint8Array): InstrumentFile | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text) as Json;
    const read = z.safeParse(SHAPE, value);
    // Another spelling of the same facts (a key twice, say) is another file than the one that a seal makes.
    return read.success && canonicalJson(value) === text ? (value as unknown as InstrumentFile) : null;
  } catch {
    return null;
  }
}

/**
 * The digest of a text is over its words, not over its numbers, since these follow from the places of the clauses. So they are
 * counted again: "Article 5" printed above the words of Article 4 would be another text.
 */
function numbersFollow({ columns, clauses }: Declaration): boolean {
  return columns.every((lang) =>
    (['abjad', 'alphabetical'] as const).some((persianLetters) => {
      const counted = numberClauses(clauses, lang, { persianLetters });
      return clauses.every(({ id, number }) => (number[lang] ?? '') === (counted.get(id)?.label ?? ''));
    }),
  );
}
