/**
 * What a seal commits to: the instrument, its parties, the milestones it was assembled from and every file with its digest, as
 * canonical JSON (RFC 8785). Who has these bytes and nothing else can tell later whether anything was changed, and of which
 * point of the log the text is.
 */

import { canonicalJson, type Json, utf8 } from '../domain/text/digest.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { Entry } from './zip.ts';

/** A file of the package as its maker hands it over. */
export type SealFile = Entry & {
  readonly language?: Lang;
  /** Delegation that keeps this original. */
  readonly holder?: string;
};

export type ManifestFile = {
  readonly path: string;
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
  readonly language?: Lang;
  readonly holder?: string;
};

/** What the assembly knows; the files come beside it. */
export type SealFacts = {
  readonly instrument: { readonly kind: string; readonly title: PerLang<string>; readonly work: string };
  /** UTC, to the second or finer. */
  readonly sealedAt: string;
  readonly languages: readonly Lang[];
  /** Delegations that have to sign, in the agreed order. */
  readonly parties: readonly string[];
  readonly originals: readonly {
    /** Null for a single original that nobody keeps alone. */
    readonly holder: string | null;
    readonly language: Lang;
    readonly order: readonly string[];
    readonly files: readonly string[];
  }[];
  readonly resolutions: readonly {
    readonly id: string;
    readonly milestone: string;
    readonly seq: number;
    readonly digest: string;
    readonly logHead: string;
  }[];
  /** How many places differ between the originals as they may, and how many otherwise (none, or there is no seal). */
  readonly alternatProof: { readonly permitted: number; readonly others: 0 };
};

export type SealManifest = SealFacts & {
  readonly format: 'alternat-seal';
  readonly version: 1;
  readonly files: readonly ManifestFile[];
};

/** SHA-256 by the platform: a package is megabytes, and `domain/text/digest.ts` is for texts. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** The manifest of these files, sorted by path. */
export async function makeManifest(facts: SealFacts, files: readonly SealFile[]): Promise<SealManifest> {
  const described = await Promise.all(
    files.map(async ({ path, bytes, language, holder }) => ({
      ...{ path, bytes: bytes.length, sha256: await digestOf(bytes) },
      ...(language === undefined ? {} : { language }),
      ...(holder === undefined ? {} : { holder }),
    })),
  );
  const { instrument, sealedAt, languages, parties, originals, resolutions, alternatProof } = facts;
  return {
    ...{ format: 'alternat-seal', version: 1, instrument, sealedAt, languages, parties, originals, resolutions },
    ...{ alternatProof, files: described.sort(byPath) },
  };
}

export const manifestBytes = (manifest: SealManifest): Uint8Array => utf8(canonicalJson(manifest as unknown as Json));

type Loose = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const listOf = (value: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isManifest = (value: unknown): boolean =>
  isObject(value) &&
  value.format === 'alternat-seal' &&
  value.version === 1 &&
  isObject(value.instrument) &&
  isText(value.sealedAt) &&
  listOf(value.languages, isText) &&
  listOf(value.parties, (party) => isText(party) && /^[A-Z]{2}$/.test(party)) &&
  // Where nobody has to sign, all have: such a package would be valid without a signature.
  (value.parties as readonly string[]).length > 0 &&
  new Set(value.parties as readonly string[]).size === (value.parties as readonly string[]).length &&
  listOf(value.originals, (one) => isObject(one) && isText(one.language)) &&
  listOf(
    value.resolutions,
    (one) => isObject(one) && isText(one.id) && isText(one.milestone) && isCount(one.seq) && isText(one.digest),
  ) &&
  isObject(value.alternatProof) &&
  isCount(value.alternatProof.permitted) &&
  value.alternatProof.others === 0 &&
  listOf(value.files, (file) => isObject(file) && isText(file.path) && isCount(file.bytes) && isText(file.sha256));

/**
 * A manifest from its bytes; `canonical` tells whether these are the only bytes it can have (order, white space and all). Null
 * when it is none at all.
 */
export function readManifest(
  bytes: Uint8Array,
): { readonly manifest: SealManifest; readonly canonical: boolean } | null {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isManifest(value)) return null;
  const manifest = value as SealManifest;
  const sorted = manifest.files.every(({ path }, index) => (manifest.files[index - 1]?.path ?? '') < path);
  return { manifest, canonical: sorted && canonicalJson(value as Json) === text };
}
