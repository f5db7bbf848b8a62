/**
 * The time stamps of a package, judged from the last to the first: the last one at the time of the reader, each earlier one at the time
 * of the stamp over it, which is how an archive outlives the certificates of those who stamped it.
 */
import type { Check, Fault } from '../domain/instrument/verification.ts';
import { archivePath, NEWEST_ARCHIVE, type Reference, readAsicManifest, timestampPath } from './asic.ts';
import type { Certificate } from './certificate.ts';
import { digestOf } from './manifest.ts';
import { judged } from './report.ts';
import type { Sources } from './revocation.ts';
import { type ReadToken, readToken } from './timestamp.ts';

/** A stamp that holds: when it was given, and the digests of the files it is about. */
export type Stamp = { readonly at: Date; readonly digests: ReadonlyMap<string, string> };

/** When a file with these bytes is first known to have been there: the first stamp over it, or the reader's time. */
export async function knownSince(
  path: string,
  bytes: Uint8Array,
  stamps: readonly Stamp[],
  reader: Date,
): Promise<Date> {
  const digest = await digestOf(bytes);
  // Only a stamp over this very file says that it was there before its certificate ended.
  const over = stamps.filter(({ digests }) => digests.get(path) === digest);
  return over.reduce((first, { at }) => (at < first ? at : first), reader);
}

/** A stamp as it was read from the files of its number. */
export type FoundStamp = {
  readonly path: string;
  readonly archive: Uint8Array | undefined;
  readonly bytes: Uint8Array | undefined;
  readonly token: ReadToken | null;
};

/** All that there are, the last one first. */
export async function findStamps(files: ReadonlyMap<string, Uint8Array>): Promise<readonly FoundStamp[]> {
  const numbers = new Set(
    [...files.keys()].flatMap((path) => /^META-INF\/(?:ASiCArchiveManifest|timestamp)-(\d{3})\./.exec(path)?.[1] ?? []),
  );
  const found: FoundStamp[] = [];
  const newest = files.get(NEWEST_ARCHIVE);
  // A list without any stamp: one that was taken out.
  if (newest && numbers.size === 0) numbers.add('001');
  for (const number of [...numbers].map(Number).sort((a, b) => b - a)) {
    const path = timestampPath(number);
    const bytes = files.get(path);
    const numbered = files.get(archivePath(number));
    const token = bytes ? await readToken(bytes) : null;
    // Earlier versions numbered the newest list, too. Of two lists one is about nothing.
    const isNewest = found.length === 0 && newest !== undefined;
    if (isNewest && numbered) found.push({ path, bytes: undefined, archive: numbered, token: null });
    found.push({ path, bytes, archive: isNewest ? newest : numbered, token });
  }
  return found;
}

type Judging = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly roots: readonly Certificate[];
  /** The reader's time. */
  readonly at: Date;
  readonly sources: Sources;
};

export async function judgeStamps(
  found: readonly FoundStamp[],
  judging: Judging,
): Promise<{
  readonly checks: readonly Check[];
  readonly revocation: readonly Check[];
  readonly valid: readonly Stamp[];
}> {
  const checks: Check[] = [];
  const revocation: Check[] = [];
  const valid: Stamp[] = [];
  for (const { path, archive, bytes, token } of found) {
    const asic = archive ? readAsicManifest(archive) : null;
    let fault: Fault | null = null;
    let revoked = false;
    if (!archive || !bytes) fault = 'missing';
    else if (!token || asic?.signature !== path) fault = 'damaged';
    else {
      const at = await knownSince(path, bytes, valid, judging.at);
      const result = await judgeStamp(token, archive, asic.references, at, judging);
      if (result.fault !== null) fault = result.fault;
      else {
        const use = { at, now: judging.at, stamped: new Date(token.at) };
        const status = await judging.sources.check(result.chain, path, use);
        revocation.unshift(status);
        revoked = status.ok === false;
      }
    }
    checks.unshift({
      ...judged('timestamp', fault, path),
      ...(token ? { at: token.at, certificate: token.facts } : {}),
    });
    if (fault !== null || revoked || !token || !asic) continue;
    const digests = new Map(asic.references.map(({ path: of, sha256 }) => [of, sha256]));
    valid.push({ at: new Date(token.at), digests });
  }
  return { checks: checks.length > 0 ? checks : [{ check: 'timestamp', ok: 'open' }], revocation, valid };
}

type Judged = { readonly fault: Fault } | { readonly fault: null; readonly chain: readonly Certificate[] };

async function judgeStamp(
  token: ReadToken,
  archive: Uint8Array,
  references: readonly Reference[],
  at: Date,
  { files, roots }: Judging,
): Promise<Judged> {
  if (roots.length === 0) return { fault: 'no-root' };
  if (!(await token.covers(archive))) return { fault: 'bad-signature' };
  for (const { path, sha256 } of references) {
    const bytes = files.get(path);
    if (!bytes || (await digestOf(bytes)) !== sha256) return { fault: 'lists-differ' };
  }
  // A stamp from the future would let a certificate be judged at a time that has not come.
  if (new Date(token.at) > at) return { fault: 'not-yet-valid' };
  const found = await token.chain(roots, at);
  return found.ok ? { fault: null, chain: found.chain } : { fault: found.problem };
}
