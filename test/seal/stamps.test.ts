/** Time stamps: which files each is about, in which order they are judged, and which time a signature has by them. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../src/domain/instrument/verification.ts';
import { utf8 } from '../../src/domain/text/digest.ts';
import {
  archivePath,
  NEWEST_ARCHIVE,
  readAsicManifest,
  timestampPath,
  writeAsicManifest,
} from '../../src/seal/asic.ts';
import { answerTimestamp, type Issued, keyOf } from '../../src/seal/authority.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { digestOf } from '../../src/seal/manifest.ts';
import { addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { requestTimestamp } from '../../src/seal/timestamp.ts';
import { type Trust, verifyPackage } from '../../src/seal/verify.ts';
import type { Entry } from '../../src/seal/zip.ts';
import { CA, forge, later, PURPOSE, purposes, SIGNER, usage } from './forge.ts';
import { listBy } from './revoked.ts';
import { changed, entriesOf, NOW, pemOf, sealing, stampBy, withFile } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const SIGNATURE = 'META-INF/signature-IR.p7s';
let root: Issued;
let tsaRoot: Issued;
let tsa: Issued;
let sealed: Uint8Array;
/** Signed by one State whose certificate ended five days ago. */
let signed: Uint8Array;
let trust: Trust;

beforeAll(async () => {
  root = await forge({ name: 'root', extensions: CA, from: later(-50) });
  const signer = await forge({
    ...{ name: 'signer', issuer: root },
    extensions: SIGNER,
    from: later(-40),
    until: later(-5),
  });
  tsaRoot = await forge({ name: 'tsa root', country: null, extensions: CA, from: later(-50) });
  tsa = await forge({
    ...{ name: 'tsa', country: null, issuer: tsaRoot, from: later(-50) },
    extensions: [usage(0xc0), purposes([PURPOSE.time], true)],
  });
  const { facts, ...rest } = sealing();
  sealed = await sealPackage({ facts: { ...facts, parties: ['IR'] }, ...rest });
  const list = await manifestToSign(sealed, 'IR');
  const added = list.ok
    ? await addSignature(sealed, 'IR', await signDetached(list.bytes, keyOf(signer), later(-20)))
    : null;
  if (!added?.ok) throw new Error('not signed');
  signed = added.pkg;
  trust = { roots: { IR: [pemOf(root)] }, tsaRoots: [pemOf(tsaRoot)], at: NOW };
});

/** A stamp of this number over these files alone, as somebody makes it who does not use this program. */
async function stampOver(
  pkg: Uint8Array,
  number: number,
  at: Date,
  isOver: (path: string) => boolean,
): Promise<Uint8Array> {
  const files = (await entriesOf(pkg)).filter(({ path }) => path !== 'mimetype' && isOver(path));
  const references = await Promise.all(files.map(async ({ path, bytes }) => ({ path, sha256: await digestOf(bytes) })));
  const archive = writeAsicManifest({ signature: timestampPath(number), references });
  const answer = await requestTimestamp(archive, async (body) => ({
    ok: true,
    bytes: await answerTimestamp(body, keyOf(tsa), at),
  }));
  if (!answer.ok) throw new Error('not stamped');
  return changed(pkg, (all) => [
    ...all,
    { path: archivePath(number), bytes: archive },
    { path: timestampPath(number), bytes: answer.token },
  ]);
}
const isNoStamp = (path: string): boolean => !/ASiCArchiveManifest|timestamp/.test(path);

const lineOf = ({ ok, about, fault, at }: Check): string =>
  [ok === true ? 'good' : ok === false ? 'BAD' : ok, about, fault, at?.slice(0, 10)].filter(Boolean).join(' ');
const day = (date: Date): string => date.toISOString().slice(0, 10);
/** What the report says of stamps and of the signature. */
async function judged(pkg: Uint8Array, more: Partial<Trust> = {}): Promise<readonly string[]> {
  const { checks } = await verifyPackage(pkg, { ...trust, ...more });
  return checks.filter(({ check }) => check === 'timestamp' || check === 'signature').map(lineOf);
}
const stamp = (number: number, at: Date): string => `good ${timestampPath(number)} ${day(at)}`;
const GOOD = `good IR ${day(later(-20))}`;
const EXPIRED = `BAD IR expired ${day(later(-20))}`;

describe('a signature', () => {
  it('is judged by the earliest stamp over it, whatever the numbers say', async () => {
    const [early, late] = [later(-10), later(-3)];
    const twice = async (first: Date, second: Date) =>
      judged(await stampOver(await stampOver(signed, 1, first, isNoStamp), 2, second, isNoStamp));
    expect([
      await judged(signed),
      await judged(await stampBy(signed, tsa, late)),
      // Of this very moment: not of the future.
      await judged(await stampBy(signed, tsa, NOW)),
      await judged(await stampBy(await stampBy(signed, tsa, early), tsa, late)),
      // Neither covers the other.
      await twice(early, late),
      await twice(late, early),
    ]).toEqual([
      ['open', EXPIRED],
      [stamp(1, late), EXPIRED],
      [stamp(1, NOW), EXPIRED],
      [stamp(1, early), stamp(2, late), GOOD],
      [stamp(1, early), stamp(2, late), GOOD],
      [stamp(1, late), stamp(2, early), GOOD],
    ]);
  });

  it('has no time by a stamp that leaves it out', async () => {
    const at = later(-10);
    expect([
      await judged(await stampOver(signed, 1, at, (path) => path === SIGNATURE)),
      await judged(await stampOver(signed, 1, at, (path) => path !== SIGNATURE)),
    ]).toEqual([
      [stamp(1, at), GOOD],
      [stamp(1, at), EXPIRED],
    ]);
  });

  it('has no time by a stamp that does not hold', async () => {
    const stamped = await stampBy(signed, tsa, later(-10));
    const path = timestampPath(1);
    expect([
      await judged(stamped, { tsaRoots: [] }),
      await judged(stamped, { tsaRoots: [pemOf(root)] }),
      await judged(await withFile(stamped, 'documents/empty.txt', () => utf8('x'))),
      await judged(await changed(stamped, (all) => all.filter((one) => one.path !== 'documents/empty.txt'))),
    ]).toEqual([
      [`BAD ${path} no-root ${day(later(-10))}`, EXPIRED],
      [`BAD ${path} untrusted ${day(later(-10))}`, EXPIRED],
      [`BAD ${path} lists-differ ${day(later(-10))}`, EXPIRED],
      [`BAD ${path} lists-differ ${day(later(-10))}`, EXPIRED],
    ]);
  });
});

describe('stamps', () => {
  it('are judged by their numbers, in whatever order the files lie', async () => {
    let pkg = signed;
    const days = [-15, -12, -10];
    for (const back of days) pkg = await stampBy(pkg, tsa, later(back));
    const turned = await changed(pkg, ([first, ...others]) => [first as Entry, ...others.reverse()]);
    const good = [...days.map((back, index) => stamp(index + 1, later(back))), GOOD];
    expect([await judged(pkg), await judged(turned)]).toEqual([good, good]);
  });

  it('are judged at the time of the stamp over them: none is later than that', async () => {
    const later1 = await stampBy(signed, tsa, later(-10));
    const earlier2 = await stampBy(later1, tsa, later(-12));
    expect(await judged(earlier2)).toEqual([
      `BAD ${timestampPath(1)} not-yet-valid ${day(later(-10))}`,
      stamp(2, later(-12)),
      GOOD,
    ]);
  });

  it.each<[string, (all: readonly Entry[]) => readonly Entry[], string]>([
    ['the token is missing', (all) => all.filter(({ path }) => path !== timestampPath(1)), 'missing'],
    ['the archive manifest is missing', (all) => all.filter(({ path }) => path !== NEWEST_ARCHIVE), 'missing'],
    ['the token is none', (all) => replaced(all, timestampPath(1), () => utf8('x')), 'damaged'],
    ['the archive manifest is none', (all) => replaced(all, NEWEST_ARCHIVE, () => utf8('<xml/>')), 'damaged'],
    [
      'the archive manifest is that of another',
      (all) =>
        replaced(all, NEWEST_ARCHIVE, (bytes) =>
          writeAsicManifest({ signature: timestampPath(2), references: readAsicManifest(bytes)?.references ?? [] }),
        ),
      'damaged',
    ],
    [
      'it names one file less than was stamped',
      (all) =>
        replaced(all, NEWEST_ARCHIVE, (bytes) => {
          const read = readAsicManifest(bytes);
          return writeAsicManifest({ signature: timestampPath(1), references: read?.references.slice(1) ?? [] });
        }),
      'bad-signature',
    ],
  ])('are refused, and judge nothing, where %s', async (_name, change, fault) => {
    const pkg = await changed(await stampBy(signed, tsa, later(-10)), change);
    const { checks } = await verifyPackage(pkg, trust);
    const line = checks.find(({ check }) => check === 'timestamp');
    expect([line?.about, line?.fault, await judged(pkg)]).toEqual([
      timestampPath(1),
      fault,
      [expect.stringMatching(/^BAD /), EXPIRED],
    ]);
    // The time and the certificate of a token that can be read are shown, of another nothing.
    const isRead = !_name.startsWith('the token');
    expect([line && 'at' in line, line && 'certificate' in line]).toEqual([isRead, isRead]);
  });

  it('have a line of their own, and another where a list came along', async () => {
    const list = { path: 'META-INF/revocation-001.crl', bytes: await listBy(tsaRoot) };
    const pkg = await changed(await stampBy(signed, tsa, later(-10)), (all) => [...all, list]);
    const { checks } = await verifyPackage(pkg, trust);
    expect(checks.slice(7).map(({ check, ok, about }) => [check, ok, about])).toEqual([
      ['timestamp', true, timestampPath(1)],
      ['signature', true, 'IR'],
      ['revocation', true, timestampPath(1)],
      ['revocation', 'open', 'IR'],
      ['milestone', true, undefined],
      ['waived', true, undefined],
    ]);
  });

  it('are looked for among a package’s own files alone', async () => {
    const { facts, files, milestones } = sealing();
    const named = ['ASiCArchiveManifest-001.xml', 'timestamp-002.tst', 'timestamp-3.tst'].map((name) => ({
      path: `documents/META-INF/${name}`,
      bytes: utf8(name),
    }));
    const pkg = await sealPackage({ facts, files: [...files, ...named], milestones });
    expect((await judged(pkg)).filter((line) => !line.includes(' '))).toEqual(['open']);
  });
});

describe('lists beside a signature whose chain cannot be followed', () => {
  it('are not called foreign: nobody can tell; what is damaged is', async () => {
    const named = async (pkg: Uint8Array, lists: readonly Uint8Array[]): Promise<readonly string[]> => {
      const all = lists.map((bytes, index) => ({ path: `META-INF/revocation-00${index + 1}.crl`, bytes }));
      const { checks } = await verifyPackage(await changed(pkg, (entries) => [...entries, ...all]), trust);
      return checks.filter(({ check }) => check === 'revocation').map(lineOf);
    };
    const [list, damaged] = [await listBy(tsaRoot), utf8('x')];
    const good = await stampOver(signed, 1, later(-10), (path) => path === SIGNATURE);
    const foreign = await listBy(await forge({ name: 'stranger', extensions: CA }));
    expect([
      await named(signed, [list]),
      await named(signed, [list, damaged]),
      await named(good, [list, foreign]),
    ]).toEqual([
      [],
      ['BAD META-INF/revocation-002.crl damaged'],
      [`good ${timestampPath(1)} ${day(NOW)}`, 'open IR', 'BAD META-INF/revocation-002.crl foreign-status'],
    ]);
  });
});

function replaced(all: readonly Entry[], path: string, change: (bytes: Uint8Array) => Uint8Array): readonly Entry[] {
  return all.map((one) => (one.path === path ? { path, bytes: change(one.bytes) } : one));
}
