/**
 * Is a package what was agreed and signed? Everything is judged from its bytes and from the roots that the caller trusts; the
 * package's own word counts for nothing. Each step needs what the one before has shown: a file's digest means something only
 * when the manifest is the one that was signed.
 */
export type { Check, Report } from '../domain/instrument/verification.ts';

import type { Declaration } from '../domain/clause/declaration.ts';
import type { Check, CheckName, Fault, Report } from '../domain/instrument/verification.ts';
import {
  delegationOf,
  furtherSlots,
  isOwnPath,
  MIME_ASIC,
  manifestPath,
  readAsicManifest,
  signaturePath,
} from './asic.ts';
import { type Certificate, foreignTo, readPem, sameBytes } from './certificate.ts';
import { type Chain, chainTo } from './chain.ts';
import { type ReadSignature, readSignature } from './cms.ts';
import { digestOf, readManifest, type SealManifest } from './manifest.ts';
import { milestonesIn } from './milestones.ts';
import { sumsOf } from './package.ts';
import { failed, judged, passed, reportOf } from './report.ts';
import { openSources, type Sources } from './revocation.ts';
import { findStamps, judgeStamps, knownSince, type Stamp } from './verify-stamps.ts';
import { waivedCheck } from './waived.ts';
import { type Entry, readZip } from './zip.ts';

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
  checks.push(...(await signaturesOf(files, slotsIn(files, manifest.parties), trust)));
  const { failures, texts } = milestonesIn(files, manifest);
  checks.push(...allOf('milestone', failures, String(manifest.resolutions.length)));
  // A text that is not the agreed one has no waivers.
  if (failures.length === 0) checks.push(waivedCheck(files, texts));
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

/** The parties' places, and those of further signatures with the list that they are over. */
const slotsIn = (files: ReadonlyMap<string, Uint8Array>, parties: readonly string[]): readonly string[] => [
  ...parties,
  ...furtherSlots(files.keys(), parties).filter((slot) => files.has(manifestPath(slot))),
];

/** A list without a signature, or a signature without its list, of somebody who is no party is an extra file, too. */
function extraFiles(files: ReadonlyMap<string, Uint8Array>, manifest: SealManifest): readonly Check[] {
  const listed = new Set(manifest.files.map(({ path }) => path));
  const known = slotsIn(files, manifest.parties);
  const stranger = (path: string): boolean => {
    const slot = /^META-INF\/(?:ASiCManifest|signature)-([A-Z]{2}(?:-\d)?)\./.exec(path)?.[1];
    return slot !== undefined && !known.includes(slot);
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
  for (const party of slotsIn(files, manifest.parties)) {
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

const certificatesOf = (pems: readonly string[]): readonly Certificate[] => pems.flatMap((pem) => readPem(pem) ?? []);

/** A party's file and what it says; without a file the party has not signed. */
type Found = {
  readonly party: string;
  readonly bytes: Uint8Array | undefined;
  readonly signature: ReadSignature | null;
};

/** Stamps, signatures, and whether the certificates of both were revoked. */
async function signaturesOf(
  files: ReadonlyMap<string, Uint8Array>,
  parties: readonly string[],
  trust: Trust,
): Promise<readonly Check[]> {
  const found: Found[] = [];
  for (const party of parties) {
    const bytes = files.get(signaturePath(party));
    found.push({ party, bytes, signature: bytes ? await readSignature(bytes) : null });
  }
  const stampsFound = await findStamps(files);
  const along = [...found.map(({ signature }) => signature), ...stampsFound.map(({ token }) => token)];
  const sources = openSources(
    files,
    along.flatMap((one) => one?.revocations ?? []),
  );
  const roots = certificatesOf(trust.tsaRoots);
  const stamps = await judgeStamps(stampsFound, { files, roots, at: trust.at, sources });
  const checks: Check[] = [...stamps.checks];
  const revocation: Check[] = [...stamps.revocation];
  for (const one of found) {
    const result = await signatureOf(files, one, trust, stamps.valid);
    checks.push(result.check);
    if (result.chain) revocation.push(await sources.check(result.chain, one.party, { at: result.at, now: trust.at }));
  }
  return [...checks, ...revocationLines(sources, revocation, checks)];
}

/** Nothing came along: one line says so for all. */
function revocationLines(sources: Sources, lines: readonly Check[], checks: readonly Check[]): readonly Check[] {
  // A list may be about a chain that could not be followed: then nobody can say that it is about none.
  const followed = !checks.some(({ ok }) => ok === false);
  const useless = sources.useless().filter(({ fault }) => followed || fault !== 'foreign-status');
  if (sources.count === 0) return [{ check: 'revocation', ok: 'open' }, ...useless];
  return [...lines, ...useless];
}

/** `chain`: of a signature that holds, with the time `at` which its certificates are judged. */
async function signatureOf(
  files: ReadonlyMap<string, Uint8Array>,
  { party, bytes, signature }: Found,
  trust: Trust,
  stamps: readonly Stamp[],
): Promise<{ readonly check: Check; readonly chain?: readonly Certificate[]; readonly at: Date }> {
  const { at } = trust;
  if (!bytes) return { check: { check: 'signature', ok: 'open', about: party }, at };
  if (!signature || signature.content !== null) return { check: failed('signature', 'damaged', party), at };
  const { certificate, others, facts, signingTime } = signature;
  const toSign = files.get(manifestPath(party));
  const roots = certificatesOf(trust.roots[delegationOf(party)] ?? []);
  const first = await knownSince(signaturePath(party), bytes, stamps, at);
  let fault: Fault | null = null;
  let found: Chain | null = null;
  if (!toSign || !(await signature.covers(toSign))) fault = 'bad-signature';
  else if (roots.length === 0) fault = 'no-root';
  else fault = foreignTo(delegationOf(party), certificate);
  if (fault === null) {
    found = await chainTo(certificate, others, roots, first, 'sign');
    if (!found.ok) fault = found.problem;
  }
  const check = {
    ...judged('signature', fault, party),
    ...{ certificate: facts, ...(signingTime ? { at: signingTime } : {}) },
  };
  return { check, at: first, ...(found?.ok ? { chain: found.chain } : {}) };
}
