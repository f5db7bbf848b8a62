/**
 * Is a package what was agreed and signed? Everything is judged from its bytes and from the roots that the caller trusts; the
 * package's own word counts for nothing. Each step needs what the one before has shown: a file's digest means something only
 * when the manifest is the one that was signed.
 */
import type { Declaration } from '../domain/declaration.ts';
import {
  archivePath,
  isOwnPath,
  MIME_ASIC,
  manifestPath,
  readAsicManifest,
  signaturePath,
  timestampPath,
} from './asic.ts';
import { type Certificate, chainProblem, countryOf, readPem } from './certificate.ts';
import { readSignature } from './cms.ts';
import { digestOf, readManifest, type SealManifest } from './manifest.ts';
import { milestonesIn } from './milestones.ts';
import { sameBytes, sumsOf } from './package.ts';
import { type Check, type CheckName, type Fault, type Report, reportOf } from './report.ts';
import { type ReadToken, readToken } from './timestamp.ts';
import { type Entry, readZip } from './zip.ts';

export type { Check, Report } from './report.ts';

export type Trust = {
  /** PEM files of each delegation, one or more certificates each. */
  readonly roots: { readonly [delegation: string]: readonly string[] };
  readonly tsaRoots: readonly string[];
  /** When certificates without a time stamp are judged, and the last stamp itself. */
  readonly at: Date;
};

/** What this folder cannot do itself: printing. Without it there is no check of the documents' words. */
export type Readers = {
  /** Do the documents say what the milestones say, and do the originals differ only as they may? */
  readonly documents?: (
    manifest: SealManifest,
    milestones: ReadonlyMap<string, Declaration>,
    file: (path: string) => Uint8Array | undefined,
  ) => Promise<readonly Check[]>;
};

const passed = (check: CheckName, about?: string, detail?: string): Check => ({
  ...{ check, ok: true },
  ...(about === undefined ? {} : { about }),
  ...(detail === undefined ? {} : { detail }),
});
const failed = (check: CheckName, fault: Fault, about?: string, detail?: string): Check => ({
  ...passed(check, about, detail),
  ok: false,
  fault,
});
const judged = (check: CheckName, fault: Fault | null, about?: string, detail?: string): Check =>
  fault === null ? passed(check, about, detail) : failed(check, fault, about, detail);

/** A check over many things: its failures, or one line that it passed. */
const allOf = (check: CheckName, failures: readonly Check[], detail?: string): readonly Check[] =>
  failures.length > 0 ? failures : [passed(check, undefined, detail)];

export async function verifyPackage(bytes: Uint8Array, trust: Trust, readers: Readers = {}): Promise<Report> {
  const entries = await readZip(bytes);
  if ('problem' in entries) return reportOf([failed('zip', entries.problem, entries.about)]);
  const checks: Check[] = [passed('zip', undefined, String(entries.length)), mimetype(entries)];
  const files = new Map(entries.map((entry) => [entry.path, entry.bytes]));
  const manifestJson = files.get('manifest.json');
  if (!manifestJson) return reportOf([...checks, failed('manifest', 'missing')]);
  const read = readManifest(manifestJson);
  if (!read) return reportOf([...checks, failed('manifest', 'damaged')]);
  const { manifest, canonical } = read;
  checks.push(judged('manifest', canonical ? null : 'not-canonical', undefined, await digestOf(manifestJson)));
  checks.push(...(await listedFiles(files, manifest)), ...extraFiles(files, manifest));
  checks.push(...(await listsOf(files, manifest)));
  const stamps = await timestamps(files, trust);
  checks.push(...stamps.checks);
  for (const party of manifest.parties) checks.push(await signatureOf(files, party, trust, stamps.valid));
  const { failures, texts } = milestonesIn(files, manifest);
  checks.push(...allOf('milestone', failures, String(manifest.resolutions.length)));
  // Documents of a text that is not the agreed one need no comparing.
  if (readers.documents && failures.length === 0)
    checks.push(...(await readers.documents(manifest, texts, (path) => files.get(path))));
  return reportOf(checks);
}

function mimetype(entries: readonly Entry[]): Check {
  const [first] = entries;
  if (first?.path !== 'mimetype') return failed('mimetype', 'not-first');
  return judged('mimetype', new TextDecoder().decode(first.bytes) === MIME_ASIC ? null : 'changed');
}

async function listedFiles(files: ReadonlyMap<string, Uint8Array>, manifest: SealManifest): Promise<readonly Check[]> {
  const failures: Check[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = files.get(path);
    if (!found) failures.push(failed('files', 'missing', path));
    else if (found.length !== bytes || (await digestOf(found)) !== sha256)
      failures.push(failed('files', 'changed', path));
  }
  return allOf('files', failures, String(manifest.files.length));
}

/** A manifest or a signature of somebody who is no party is an extra file, too. */
function extraFiles(files: ReadonlyMap<string, Uint8Array>, manifest: SealManifest): readonly Check[] {
  const listed = new Set(manifest.files.map(({ path }) => path));
  const stranger = (path: string): boolean => {
    const party = /^META-INF\/(?:ASiCManifest|signature)-([A-Z]{2})\./.exec(path)?.[1];
    return party !== undefined && !manifest.parties.includes(party);
  };
  const extra = [...files.keys()].filter((path) => !listed.has(path) && (!isOwnPath(path) || stranger(path)));
  // A file that a manifest lists under one of our own names would be checked twice, with two meanings.
  const doubled = [...listed].filter(isOwnPath);
  return allOf(
    'extra',
    [...extra, ...doubled].map((path) => failed('extra', 'added', path)),
  );
}

/** SHA256SUMS and what every delegation signs name the same files with the same digests. */
async function listsOf(files: ReadonlyMap<string, Uint8Array>, manifest: SealManifest): Promise<readonly Check[]> {
  const manifestJson = { path: 'manifest.json', sha256: await digestOf(files.get('manifest.json') as Uint8Array) };
  const listed = [...manifest.files, manifestJson];
  const expected = sumsOf(listed);
  const sums = files.get('SHA256SUMS');
  const ofSums = judged('sums', !sums ? 'missing' : sameBytes(sums, expected) ? null : 'lists-differ');
  const all = [...listed, { path: 'SHA256SUMS', sha256: await digestOf(expected) }];
  const failures: Check[] = [];
  for (const party of manifest.parties) {
    const path = manifestPath(party);
    const bytes = files.get(path);
    const asic = bytes && readAsicManifest(bytes);
    const same =
      asic?.signature === signaturePath(party) &&
      asic.references.length === all.length &&
      asic.references.every((one, at) => one.path === all[at]?.path && one.sha256 === all[at].sha256);
    if (!bytes) failures.push(failed('lists', 'missing', path));
    else if (!same) failures.push(failed('lists', asic ? 'lists-differ' : 'damaged', path));
  }
  return [ofSums, ...allOf('lists', failures)];
}

/** A stamp that holds: when it was given, and the digests of the files it is about. */
type Stamp = { readonly at: Date; readonly digests: ReadonlyMap<string, string> };

const certificatesOf = (pems: readonly string[]): readonly Certificate[] => pems.flatMap((pem) => readPem(pem) ?? []);

/**
 * All time stamps, judged from the last to the first: the last one at the time of the reader, each earlier one at the time of
 * the stamp over it, which is how an archive outlives the certificates of those who stamped it.
 */
async function timestamps(
  files: ReadonlyMap<string, Uint8Array>,
  { tsaRoots, at }: Trust,
): Promise<{ readonly checks: readonly Check[]; readonly valid: readonly Stamp[] }> {
  const roots = certificatesOf(tsaRoots);
  const checks: Check[] = [];
  const valid: Stamp[] = [];
  const numbers = new Set(
    [...files.keys()].flatMap((path) => /^META-INF\/(?:ASiCArchiveManifest|timestamp)-(\d{3})\./.exec(path)?.[1] ?? []),
  );
  for (const number of [...numbers].map(Number).sort((a, b) => b - a)) {
    const path = timestampPath(number);
    const [archive, token] = [files.get(archivePath(number)), files.get(path)];
    const read = token ? await readToken(token) : null;
    const asic = archive ? readAsicManifest(archive) : null;
    let fault: Fault | null = null;
    if (!archive || !token) fault = 'missing';
    else if (!read || asic?.signature !== path) fault = 'damaged';
    else {
      // Only a stamp over this one says that it was there before its certificate ended.
      const digest = await digestOf(token);
      const over = valid.filter(({ digests }) => digests.get(path) === digest).map(({ at: when }) => when);
      const judgedAt = over.reduce((first, when) => (when < first ? when : first), at);
      fault = await stampFault(read, archive, asic.references, files, roots, judgedAt);
    }
    checks.unshift({ ...judged('timestamp', fault, path), ...(read ? { at: read.at, certificate: read.facts } : {}) });
    if (fault !== null || !read || !asic) continue;
    valid.push({
      at: new Date(read.at),
      digests: new Map(asic.references.map(({ path: of, sha256 }) => [of, sha256])),
    });
  }
  return { checks: checks.length > 0 ? checks : [{ check: 'timestamp', ok: 'open' }], valid };
}

async function stampFault(
  token: ReadToken,
  archive: Uint8Array,
  references: readonly { readonly path: string; readonly sha256: string }[],
  files: ReadonlyMap<string, Uint8Array>,
  roots: readonly Certificate[],
  at: Date,
): Promise<Fault | null> {
  if (roots.length === 0) return 'no-root';
  if (!(await token.covers(archive))) return 'bad-signature';
  for (const { path, sha256 } of references) {
    const bytes = files.get(path);
    if (!bytes || (await digestOf(bytes)) !== sha256) return 'lists-differ';
  }
  // A stamp from the future would let a certificate be judged at a time that has not come.
  if (new Date(token.at) > at) return 'not-yet-valid';
  return token.trusted(roots, at);
}

async function signatureOf(
  files: ReadonlyMap<string, Uint8Array>,
  party: string,
  trust: Trust,
  stamps: readonly Stamp[],
): Promise<Check> {
  const toSign = files.get(manifestPath(party));
  const p7s = files.get(signaturePath(party));
  if (!p7s) return { check: 'signature', ok: 'open', about: party };
  const signature = await readSignature(p7s);
  if (!signature || signature.content !== null) return failed('signature', 'damaged', party);
  const { certificate, others, facts, signingTime } = signature;
  const roots = certificatesOf(trust.roots[party] ?? []);
  const digest = await digestOf(p7s);
  const covering = stamps.filter(({ digests }) => digests.get(signaturePath(party)) === digest);
  const first = covering.reduce((at, stamp) => (stamp.at < at ? stamp.at : at), trust.at);
  let fault: Fault | null = null;
  if (!toSign || !(await signature.covers(toSign))) fault = 'bad-signature';
  else if (roots.length === 0) fault = 'no-root';
  else if (countryOf(certificate) !== party) fault = 'wrong-delegation';
  else fault = await chainProblem(certificate, others, roots, first, 'sign');
  return { ...judged('signature', fault, party), certificate: facts, ...(signingTime ? { at: signingTime } : {}) };
}
