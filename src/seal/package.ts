/**
 * The signed package: an ASiC-E ZIP that is sealed once and then only grows. Every delegation signs a manifest of its own, so
 * signatures come in any order and none is "over" another; a time stamp closes what is there at its moment. Entries that were
 * written stay where and what they are.
 */

import type { Declaration } from '../domain/clause/declaration.ts';
import type { WaivedFinding } from '../domain/instrument/assembly.ts';
import { canonicalJson, type Json, utf8 } from '../domain/text/digest.ts';
import {
  archivePath,
  MIME_ASIC,
  manifestPath,
  NEWEST_ARCHIVE,
  type Reference,
  readAsicManifest,
  revocationPath,
  signaturePath,
  timestampPath,
  writeAsicManifest,
} from './asic.ts';
import { type Certificate, type CertificateFacts, describeForeign, foreignTo, sameBytes } from './certificate.ts';
import { leafProblem } from './chain.ts';
import { inOneForm, readSignature } from './cms.ts';
import { howToFiles } from './how-to.ts';
import { howToWindowsFiles } from './how-to-windows.ts';
import { digestOf, makeManifest, manifestBytes, readManifest, type SealFacts, type SealFile } from './manifest.ts';
import { readRevocations, revocationsIn } from './revocation.ts';
import { readToken } from './timestamp.ts';
import { waivedFiles } from './waived.ts';
import { appendToZip, type Entry, readZip } from './zip.ts';

export type Sealing = {
  readonly facts: SealFacts;
  /** Under `documents/`, in any order. */
  readonly files: readonly SealFile[];
  /** The snapshot of each of `facts.resolutions`, by resolution id. */
  readonly milestones: ReadonlyMap<string, Declaration>;
  /** What stands beside the text, under `beside/`: signed with the rest, and no document of it. */
  readonly beside?: readonly SealFile[];
  /** Findings of the checks that stood against signing and were waived. */
  readonly waived?: readonly WaivedFinding[];
  /** Where signatures will stand, for who verifies by hand; default: one of each party. */
  readonly slots?: readonly string[];
};

const byPath = (a: Entry, b: Entry): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Where a package has what stands beside its text: the record of its adoption, statements of delegations. */
export const BESIDE_PATH = 'beside/';

export const milestonePath = (resolution: string): string => `milestones/${resolution}.json`;

/** Bytes of SHA256SUMS as `sha256sum` itself would write them. */
export const sumsOf = (references: readonly Reference[]): Uint8Array =>
  utf8(references.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));

/**
 * The package before anybody signed. Same input, same bytes. Throws when a path is not plain, is used twice or not under
 * `documents/`, or when a milestone is missing: the assembly's mistakes, not the user's.
 */
export async function sealPackage({
  facts,
  files,
  milestones,
  beside = [],
  waived = [],
  slots = facts.parties,
}: Sealing): Promise<Uint8Array> {
  const stray =
    files.find(({ path }) => !path.startsWith('documents/')) ??
    beside.find(({ path }) => !path.startsWith(BESIDE_PATH));
  if (stray) throw new Error(`not under documents/ or ${BESIDE_PATH}: ${stray.path}`);
  const snapshots = facts.resolutions.map(({ id }): SealFile => {
    const snapshot = milestones.get(id);
    if (!snapshot) throw new Error(`no milestone of ${id}`);
    return { path: milestonePath(id), bytes: utf8(canonicalJson(snapshot as unknown as Json)) };
  });
  const howTos = [...howToFiles(slots, waived.length > 0), ...howToWindowsFiles(slots)];
  const all = [...files, ...beside, ...snapshots, ...waivedFiles(waived), ...howTos].sort(byPath);
  const names = all.map(({ path }) => path.toLowerCase());
  const twice = all.find((_file, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice) throw new Error(`a path twice: ${twice.path}`);
  const manifest = await makeManifest(facts, all);
  const manifestJson = { path: 'manifest.json', bytes: manifestBytes(manifest) };
  const listed = [...manifest.files, { path: manifestJson.path, sha256: await digestOf(manifestJson.bytes) }];
  const sums = { path: 'SHA256SUMS', bytes: sumsOf(listed) };
  const references = [...listed, { path: sums.path, sha256: await digestOf(sums.bytes) }];
  const toSign = facts.parties.map((party) => ({
    path: manifestPath(party),
    bytes: writeAsicManifest({ signature: signaturePath(party), references }),
  }));
  const mimetype = { path: 'mimetype', bytes: utf8(MIME_ASIC) };
  return appendToZip(null, [mimetype, ...all, manifestJson, sums, ...toSign], facts.sealedAt);
}

type Opened = {
  readonly entries: ReadonlyMap<string, Uint8Array>;
  readonly sealedAt: string;
  readonly parties: readonly string[];
};

async function opened(pkg: Uint8Array): Promise<Opened | null> {
  const entries = await readZip(pkg);
  if ('problem' in entries) return null;
  const map = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  const manifest = readManifest(map.get('manifest.json') ?? new Uint8Array())?.manifest;
  return manifest ? { entries: map, sealedAt: manifest.sealedAt, parties: manifest.parties } : null;
}

/** Why something cannot be added to a package. */
export const PACKAGE_REFUSALS = [
  'damaged-package',
  'not-a-party',
  'signed-already',
  'damaged',
  'bad-signature',
  'no-country',
  'wrong-delegation',
  'wrong-purpose',
  'nothing-signed',
  'no-revocations',
  'foreign-revocations',
  'given-already',
  'too-many-revocations',
] as const;
export type PackageRefusal = (typeof PACKAGE_REFUSALS)[number];
type Refused = { readonly ok: false; readonly reason: PackageRefusal };

/** An English sentence for the command line. */
export const describePackageRefusal: { readonly [reason in PackageRefusal]: string } = {
  'damaged-package': 'The package is damaged, or it is no signed package.',
  'not-a-party': 'This delegation is not a party to the package.',
  'signed-already': 'This delegation has signed already.',
  damaged:
    'The signature is damaged, or it is no detached CMS signature (DER, PEM or base64) with its certificate inside.',
  'bad-signature':
    'The signature is not over the manifest of this delegation in this package, or it lacks what CAdES demands. With openssl: openssl cms -sign -binary -cades -md sha256 -outform DER -in MANIFEST -signer CERTIFICATE -inkey KEY -out F.p7s',
  ...describeForeign,
  'wrong-purpose':
    'The certificate is not for signing documents, or its key is too weak: sign with one that its issuer has made for signatures.',
  'nothing-signed': 'Nobody has signed yet: a time stamp would close an unsigned package.',
  'no-revocations':
    'The file is damaged, or it is neither a revocation list (CRL) nor an answer of OCSP, in DER or PEM, up to 16 MB.',
  'foreign-revocations':
    'It says nothing about a certificate in this package: ask the authority that issued the certificate of a signature or a time stamp.',
  'given-already': 'The package has this file already.',
  'too-many-revocations': 'The package has sixty-four such files already, which is as many as it takes.',
};

/** `further`: also a second signatory of a party, and a State that accedes. Whether they may, whoever keeps the package knows. */
export type Adding = { readonly further?: boolean };

type Place = { readonly ok: true; readonly slot: string; readonly toSign: Uint8Array; readonly fresh: boolean };

/** Where the next signature of a delegation goes, and the list that it is over. */
function placeFor({ entries, parties }: Opened, delegation: string, { further = false }: Adding): Place | Refused {
  const own = entries.get(manifestPath(delegation));
  const isParty = own !== undefined && parties.includes(delegation);
  if (!isParty && !(further && /^[A-Z]{2}$/.test(delegation))) return { ok: false, reason: 'not-a-party' };
  const slots = [delegation, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${delegation}-${number}`)];
  const free = slots.find((slot) => !entries.has(signaturePath(slot)));
  if (free === undefined || (free !== delegation && !(further && isParty)))
    return { ok: false, reason: 'signed-already' };
  if (isParty && free === delegation) return { ok: true, slot: free, toSign: own, fresh: false };
  // The same files with the same digests as every party's list names.
  const first = readAsicManifest(entries.get(manifestPath(parties[0] ?? '')) ?? new Uint8Array());
  if (!first) return { ok: false, reason: 'damaged-package' };
  const toSign = writeAsicManifest({ signature: signaturePath(free), references: first.references });
  return { ok: true, slot: free, toSign, fresh: true };
}

/** The very bytes that a delegation signs. */
export async function manifestToSign(
  pkg: Uint8Array,
  delegation: string,
  adding: Adding = {},
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | Refused> {
  const content = await opened(pkg);
  if (!content) return { ok: false, reason: 'damaged-package' };
  const own = content.entries.get(manifestPath(delegation));
  // What was signed may be looked at again.
  if (!adding.further && own && content.parties.includes(delegation)) return { ok: true, bytes: own };
  const place = placeFor(content, delegation, adding);
  return place.ok ? { ok: true, bytes: place.toSign } : place;
}

/** A package with one signature more, and whose it is. The chain is the verifier's matter: roots are not known here. */
export async function addSignature(
  pkg: Uint8Array,
  delegation: string,
  file: Uint8Array,
  adding: Adding = {},
): Promise<{ readonly ok: true; readonly pkg: Uint8Array; readonly certificate: CertificateFacts } | Refused> {
  const content = await opened(pkg);
  if (!content) return { ok: false, reason: 'damaged-package' };
  const place = placeFor(content, delegation, adding);
  if (!place.ok) return place;
  const { slot, toSign, fresh } = place;
  // Inside the package it is always DER, as the commands of HOW-TO-VERIFY want it, and in the one form that is believed.
  const p7s = inOneForm(signatureBytes(file));
  const signature = await readSignature(p7s);
  if (!signature || signature.content !== null) return { ok: false, reason: 'damaged' };
  const foreign = foreignTo(delegation, signature.certificate);
  if (foreign) return { ok: false, reason: foreign };
  if (leafProblem(signature.certificate, 'sign')) return { ok: false, reason: 'wrong-purpose' };
  if (!(await signature.covers(toSign))) return { ok: false, reason: 'bad-signature' };
  const list = fresh ? [{ path: manifestPath(slot), bytes: toSign }] : [];
  const grown = appendToZip(pkg, [...list, { path: signaturePath(slot), bytes: p7s }], content.sealedAt);
  return { ok: true, pkg: grown, certificate: signature.facts };
}

/** What a time stamp is to be about: a manifest of everything that is in the package now, and its number. */
export type ArchiveManifest = { readonly number: number; readonly bytes: Uint8Array };

export async function archiveToStamp(pkg: Uint8Array): Promise<({ readonly ok: true } & ArchiveManifest) | Refused> {
  const content = await opened(pkg);
  if (!content) return { ok: false, reason: 'damaged-package' };
  const paths = [...content.entries.keys()];
  if (!paths.some((path) => path.endsWith('.p7s'))) return { ok: false, reason: 'nothing-signed' };
  const number = paths.filter((path) => path.endsWith('.tst')).length + 1;
  const references = await Promise.all(
    [...renamed(content.entries, number)]
      .filter(([path]) => path !== 'mimetype')
      .map(async ([path, bytes]) => ({ path, sha256: await digestOf(bytes) })),
  );
  return { ok: true, number, bytes: writeAsicManifest({ signature: timestampPath(number), references }) };
}

/** The package with a stamp of its archive manifest, as `archiveToStamp` gave it. */
export async function addTimestamp(
  pkg: Uint8Array,
  { number, bytes }: ArchiveManifest,
  token: Uint8Array,
): Promise<{ readonly ok: true; readonly pkg: Uint8Array } | Refused> {
  const now = await archiveToStamp(pkg);
  if (!now.ok) return now;
  // Somebody signed while the stamp was on its way: it is a stamp of another package.
  if (now.number !== number || !sameBytes(now.bytes, bytes)) return { ok: false, reason: 'bad-signature' };
  const content = await opened(pkg);
  if (!content) return { ok: false, reason: 'damaged-package' };
  const entries = [...renamed(content.entries, number)].map(([path, one]) => ({ path, bytes: one }));
  entries.push({ path: NEWEST_ARCHIVE, bytes }, { path: timestampPath(number), bytes: inOneForm(token) });
  return { ok: true, pkg: appendToZip(null, entries, content.sealedAt) };
}

/** The entries as they are under stamp `number`: the list that was the newest has the number of its own stamp. */
const renamed = (
  entries: ReadonlyMap<string, Uint8Array>,
  number: number,
): readonly (readonly [path: string, bytes: Uint8Array])[] =>
  [...entries].map(([path, bytes]) => [path === NEWEST_ARCHIVE ? archivePath(number - 1) : path, bytes]);

const MOST_REVOCATIONS = 64;

/**
 * The package with a revocation list or an answer of OCSP about one of the certificates in it. Whether it is right, and of the right
 * time, is the verifier's matter.
 */
export async function addRevocations(
  pkg: Uint8Array,
  file: Uint8Array,
): Promise<{ readonly ok: true; readonly pkg: Uint8Array; readonly path: string } | Refused> {
  const content = await opened(pkg);
  if (!content) return { ok: false, reason: 'damaged-package' };
  const bytes = revocationsIn(file);
  const read = readRevocations(bytes);
  if (!read) return { ok: false, reason: 'no-revocations' };
  const there = [...content.entries].filter(([path]) => path.startsWith('META-INF/revocation-'));
  if (there.some(([, one]) => sameBytes(one, bytes))) return { ok: false, reason: 'given-already' };
  if (there.length >= MOST_REVOCATIONS) return { ok: false, reason: 'too-many-revocations' };
  const certificates: Certificate[] = [];
  for (const [path, one] of content.entries) {
    if (!path.startsWith('META-INF/') || !/\.(p7s|tst)$/.test(path)) continue;
    const signed = path.endsWith('.tst') ? await readToken(one) : await readSignature(one);
    certificates.push(...(signed ? [signed.certificate, ...signed.others] : []));
  }
  if (!certificates.some(read.mayConcern)) return { ok: false, reason: 'foreign-revocations' };
  const path = revocationPath(there.length + 1, read.kind);
  return { ok: true, path, pkg: appendToZip(pkg, [{ path, bytes }], content.sealedAt) };
}

/** Letters and line ends only: base64 may begin with the byte that DER begins with ("0"). */
const isText = (file: Uint8Array): boolean =>
  file.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);

/**
 * A signature as bytes, however it was handed out: DER, PEM ("-----BEGIN CMS-----" or PKCS7), or bare base64, which is what the
 * clients of some States give; the latter also by the URL's alphabet. Other bytes as they are.
 */
export function signatureBytes(file: Uint8Array): Uint8Array {
  if (file[0] === 0x30 && !isText(file)) return file;
  const text = new TextDecoder().decode(file);
  const armoured = /^\s*-----BEGIN (CMS|PKCS7)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(text)?.[2];
  const body =
    armoured ?? (/^[A-Za-z0-9+/_=\s-]+$/.test(text) ? text.replaceAll('-', '+').replaceAll('_', '/') : undefined);
  if (body === undefined) return file;
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return file; // Base64 that is none: then it is no signature either.
  }
}
