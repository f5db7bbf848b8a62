/** The links that hold a package together, each broken alone: what a stamp covers, what a list names, what a manifest may say. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalJson, type Json } from '../../src/domain/text/digest.ts';
import {
  archivePath,
  isOwnPath,
  manifestPath,
  NEWEST_ARCHIVE,
  type Reference,
  signaturePath,
  timestampPath,
  writeAsicManifest,
} from '../../src/seal/asic.ts';
import { answerTimestamp, type Issued, keyOf, timeAuthority } from '../../src/seal/authority.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { digestOf, makeManifest, manifestBytes, readManifest } from '../../src/seal/manifest.ts';
import { manifestToSign, sumsOf } from '../../src/seal/package.ts';
import { requestTimestamp } from '../../src/seal/timestamp.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { appendToZip, type Entry, readZip } from '../../src/seal/zip.ts';
import { later } from './forge.ts';
import {
  changed,
  entriesOf,
  makeWorld,
  NOW,
  PARTIES,
  pemOf,
  SEALED_AT,
  sealing,
  signerUnder,
  signFor,
  type World,
  withFile,
} from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function faultsOf(pkg: Uint8Array, trust = world.trust): Promise<readonly string[]> {
  const { checks } = await verifyPackage(pkg, trust);
  return checks.filter(({ ok }) => ok === false).map(({ check, fault }) => `${check} ${fault}`);
}

/** A stamp with this number over these files and no others. */
async function stampOver(
  pkg: Uint8Array,
  { number, by, at, covers }: { number: number; by: Issued; at: Date; covers: (path: string) => boolean },
): Promise<Uint8Array> {
  const references: Reference[] = [];
  for (const { path, bytes } of await entriesOf(pkg))
    if (path !== 'mimetype' && covers(path)) references.push({ path, sha256: await digestOf(bytes) });
  const archive = writeAsicManifest({ signature: timestampPath(number), references });
  const stamp = await requestTimestamp(archive, async (body) => ({
    ok: true,
    bytes: await answerTimestamp(body, keyOf(by), at),
  }));
  if (!stamp.ok) throw new Error(stamp.reason);
  const entries = [
    { path: archivePath(number), bytes: archive },
    { path: timestampPath(number), bytes: stamp.token },
  ];
  return appendToZip(pkg, entries, SEALED_AT);
}
const noStamp = (path: string): boolean => !/timestamp|Archive/.test(path);

describe('a time stamp', () => {
  it('holds no longer when a file that it alone covers was exchanged, or is gone', async () => {
    const list = await manifestToSign(world.sealed, 'IR');
    if (!list.ok) throw new Error(list.reason);
    // As good as the first one, and signed an hour later.
    const again = await signDetached(list.bytes, keyOf(world.of('IR').signer), new Date(NOW.getTime() + 3_600_000));
    const exchanged = await withFile(world.stamped, signaturePath('IR'), () => again);
    const gone = await changed(world.stamped, (all) => all.filter(({ path }) => path !== signaturePath('IR')));
    expect([await faultsOf(exchanged), await faultsOf(gone)]).toEqual([
      ['timestamp lists-differ'],
      ['timestamp lists-differ'],
    ]);
  });

  it('is judged by the stamps over it, and by no other', async () => {
    const old = await timeAuthority({ from: later(-20), until: later(-5) });
    const trust = { ...world.trust, tsaRoots: [pemOf(old.root), pemOf(world.tsa.root)] };
    const first = await stampOver(world.signed, { number: 1, by: old.signer, at: later(-10), covers: noStamp });
    const second = (covers: (path: string) => boolean) =>
      stampOver(first, { number: 2, by: world.tsa.signer, at: later(-6), covers });
    expect([await faultsOf(await second(() => true), trust), await faultsOf(await second(noStamp), trust)]).toEqual([
      [],
      ['timestamp expired'],
    ]);
  });

  it('counts from the first one over a signature, in whatever order they stand', async () => {
    const short = await signerUnder(world.of('TM').root, 'TM', later(-20), later(-7));
    let pkg = world.sealed;
    for (const party of PARTIES) pkg = await signFor(pkg, party, party === 'TM' ? short : world.of(party).signer);
    const stamp = async (numbers: readonly (readonly [number, number])[]) => {
      let result = pkg;
      for (const [number, days] of numbers)
        result = await stampOver(result, { number, by: world.tsa.signer, at: later(days), covers: noStamp });
      return faultsOf(result);
    };
    expect([
      await stamp([
        [1, -6],
        [2, -8],
      ]),
      await stamp([
        [1, -8],
        [2, -6],
      ]),
      await stamp([
        [1, -6],
        [2, -5],
      ]),
    ]).toEqual([[], [], ['signature expired']]);
  });

  it('needs both of its files, and the name that its list gives it', async () => {
    const without = (path: string) => changed(world.stamped, (all) => all.filter((one) => one.path !== path));
    const moved = await changed(world.stamped, (all) =>
      all.map((one) => ({ ...one, path: one.path.replace('timestamp-001', 'timestamp-002') })),
    );
    expect([
      await faultsOf(await without(NEWEST_ARCHIVE)),
      await faultsOf(await without(timestampPath(1))),
      await faultsOf(moved),
    ]).toEqual([['timestamp missing'], ['timestamp missing'], ['timestamp damaged']]);
  });
});

/** A package as `sealPackage` would not make it: other files in the manifest, other lines in a list. */
async function packed(
  more: readonly Entry[],
  relist: (references: readonly Reference[]) => readonly Reference[] = (all) => all,
): Promise<Uint8Array> {
  const { facts } = sealing();
  const there = (await entriesOf(world.sealed)).filter(
    ({ path }) => !path.startsWith('META-INF') && !['mimetype', 'manifest.json', 'SHA256SUMS'].includes(path),
  );
  const manifest = await makeManifest(facts, [...there, ...more]);
  const manifestJson = { path: 'manifest.json', bytes: manifestBytes(manifest) };
  const listed = [...manifest.files, { path: manifestJson.path, sha256: await digestOf(manifestJson.bytes) }];
  const sums = { path: 'SHA256SUMS', bytes: sumsOf(listed) };
  const references = relist([...listed, { path: sums.path, sha256: await digestOf(sums.bytes) }]);
  const lists = facts.parties.map((party) => ({
    path: manifestPath(party),
    bytes: writeAsicManifest({ signature: signaturePath(party), references }),
  }));
  const mimetype = { path: 'mimetype', bytes: utf8('application/vnd.etsi.asic-e+zip') };
  const own = new Set(['mimetype', ...lists.map(({ path }) => path)]);
  const files = more.filter(({ path }) => !own.has(path));
  return appendToZip(null, [mimetype, ...there, ...files, manifestJson, sums, ...lists], SEALED_AT);
}

describe('a manifest', () => {
  it('may not list a file under a name that the package itself uses', async () => {
    expect(await faultsOf(await packed([]))).toEqual([]);
    const mimetype = { path: 'mimetype', bytes: utf8('application/vnd.etsi.asic-e+zip') };
    const stamp = { path: timestampPath(7), bytes: utf8('x') };
    expect(await faultsOf(await packed([mimetype]))).toEqual(['extra added']);
    expect(await faultsOf(await packed([stamp]))).toContain('extra added');
    expect(
      ['META-INF/revocation-001.crl', 'META-INF/revocation-01.crl', 'META-INF/revocation-001.txt'].map(isOwnPath),
    ).toEqual([...[true, false, false]]);
  });

  it('names the very files that every delegation signs: no more, no others, in the same order', async () => {
    type List = readonly [Reference, Reference, ...Reference[]];
    const relisted = async (change: (list: List) => readonly Reference[]) => [
      ...new Set(await faultsOf(await packed([], (all) => change(all as unknown as List)))),
    ];
    expect([
      await relisted((all) => all),
      await relisted((all) => [...all, { ...all[0], path: 'documents/more.txt' }]),
      await relisted(([first, ...rest]) => [{ ...first, path: 'documents/other.txt' }, ...rest]),
      await relisted(([first, second, ...rest]) => [second, first, ...rest]),
      await relisted(([, ...rest]) => rest),
      await relisted((all) => all.slice(0, -1)),
      await relisted(([first, second, ...rest]) => [{ ...first, sha256: second.sha256 }, second, ...rest]),
    ]).toEqual([[], ...Array(6).fill(['lists lists-differ'])]);
  });
});

describe('readManifest', () => {
  type Loose = { [key: string]: unknown };
  const changedTo = async (change: (manifest: Loose) => unknown): Promise<'canonical' | 'other' | null> => {
    const bytes = (await entriesOf(world.sealed)).find(({ path }) => path === 'manifest.json')?.bytes;
    const value = JSON.parse(new TextDecoder().decode(bytes)) as Loose;
    const result = change(value);
    const read = readManifest(utf8(canonicalJson(result as Json)));
    return read && (read.canonical ? 'canonical' : 'other');
  };
  const files = (change: (file: Loose) => unknown) => (manifest: Loose) => {
    const [first, ...rest] = manifest.files as Loose[];
    return { ...manifest, files: [change({ ...first }), ...rest] };
  };
  const first = (key: string, change: (one: Loose) => unknown) => (manifest: Loose) => {
    const [one, ...rest] = manifest[key] as Loose[];
    return { ...manifest, [key]: [change({ ...one }), ...rest] };
  };
  const without = (key: string) => (value: Loose) => {
    const { [key]: _, ...rest } = value;
    return rest;
  };

  it('reads what was sealed', async () => {
    expect(await changedTo((value) => value)).toBe('canonical');
  });

  it.each<[string, (value: Loose) => unknown]>([
    ['another format', (value) => ({ ...value, format: 'other' })],
    ['no format', without('format')],
    ['another version', (value) => ({ ...value, version: 2 })],
    ['no instrument', without('instrument')],
    ['an instrument that is a list', (value) => ({ ...value, instrument: [] })],
    ['an instrument that is nothing', (value) => ({ ...value, instrument: null })],
    ['a time that is no text', (value) => ({ ...value, sealedAt: 1 })],
    ['languages that are no list', (value) => ({ ...value, languages: 'fa' })],
    ['a language that is no text', (value) => ({ ...value, languages: ['fa', 1] })],
    ['parties that are no list', (value) => ({ ...value, parties: 'IR' })],
    ['no party', (value) => ({ ...value, parties: [] })],
    ['a party twice', (value) => ({ ...value, parties: ['IR', 'RU', 'IR'] })],
    ['a party that is no text', (value) => ({ ...value, parties: ['IR', 7] })],
    ['a party with something in front', (value) => ({ ...value, parties: ['xIR'] })],
    ['a party with something behind', (value) => ({ ...value, parties: ['IRx'] })],
    ['a party in small letters', (value) => ({ ...value, parties: ['ir'] })],
    ['originals that are no list', (value) => ({ ...value, originals: {} })],
    ['an original without language', first('originals', without('language'))],
    ['an original that is nothing', first('originals', () => null)],
    ['resolutions that are no list', (value) => ({ ...value, resolutions: {} })],
    ['a resolution that is nothing', first('resolutions', () => null)],
    ['a resolution without id', first('resolutions', without('id'))],
    ['a resolution without milestone', first('resolutions', without('milestone'))],
    ['a resolution without digest', first('resolutions', without('digest'))],
    ['a resolution without its place', first('resolutions', without('seq'))],
    ['a place before the first', first('resolutions', (one) => ({ ...one, seq: -1 }))],
    ['a place between two', first('resolutions', (one) => ({ ...one, seq: 1.5 }))],
    ['no proof', without('alternatProof')],
    ['a proof with other differences', (value) => ({ ...value, alternatProof: { permitted: 1, others: 1 } })],
    ['a proof that counts nothing', (value) => ({ ...value, alternatProof: { permitted: 'x', others: 0 } })],
    ['files that are no list', (value) => ({ ...value, files: {} })],
    ['a file that is nothing', files(() => null)],
    ['a file without path', files(without('path'))],
    ['a file without length', files(without('bytes'))],
    ['a file of a negative length', files((file) => ({ ...file, bytes: -1 }))],
    ['a file without digest', files(without('sha256'))],
    ['a list', () => []],
    ['a word', () => 'alternat-seal'],
    ['nothing', () => null],
  ])('reads nothing with %s', async (_, change) => {
    expect(await changedTo(change)).toBe(null);
  });

  it('takes a length and a place of zero', async () => {
    expect([
      await changedTo(files((file) => ({ ...file, bytes: 0 }))),
      await changedTo(first('resolutions', (one) => ({ ...one, seq: 0 }))),
    ]).toEqual(['canonical', 'canonical']);
  });

  it('knows when the files are not in their order, or one is there twice', async () => {
    const reordered = (order: (all: Loose[]) => unknown[]) => (value: Loose) => ({
      ...value,
      files: order(value.files as Loose[]),
    });
    expect([
      await changedTo(reordered((all) => [...all].reverse())),
      await changedTo(reordered(([one, two, ...rest]) => [two, one, ...rest])),
      await changedTo(reordered((all) => [...all, all.at(-1)])),
      await changedTo(reordered((all) => all.slice(1))),
    ]).toEqual(['other', 'other', 'other', 'canonical']);
  });

  it('reads no other coding of the letters', () => {
    expect([
      readManifest(new Uint8Array([0xff, 0xfe])),
      readManifest(utf8('{')),
      readManifest(new Uint8Array()),
    ]).toEqual([...[null, null, null]]);
  });
});

describe('makeManifest', () => {
  it('describes files in the order of their paths, with language and holder where they have one', async () => {
    const { facts } = sealing();
    const bytes = utf8('x');
    const made = await makeManifest(facts, [
      { path: 'b', bytes },
      { path: 'a', bytes, language: 'fa', holder: 'IR' },
      { path: 'b', bytes },
      { path: 'C', bytes, holder: 'AZ' },
    ]);
    const sha256 = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    expect(made.files).toEqual([
      { path: 'C', bytes: 1, sha256, holder: 'AZ' },
      { path: 'a', bytes: 1, sha256, language: 'fa', holder: 'IR' },
      { path: 'b', bytes: 1, sha256 },
      { path: 'b', bytes: 1, sha256 },
    ]);
  });
});

describe('readZip', () => {
  const zip = appendToZip(
    null,
    [
      { path: 'mimetype', bytes: utf8('text') },
      { path: 'b.txt', bytes: utf8('more') },
    ],
    SEALED_AT,
  );
  const end = zip.length - 22;
  const start = new DataView(zip.buffer).getUint32(end + 16, true);
  const put = async (at: number, value: number, size: 2 | 4): Promise<string> => {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    const read = await readZip(bytes);
    return 'problem' in read ? [read.problem, read.about].filter(Boolean).join(' ') : 'read';
  };
  const second = start + 46 + 'mimetype'.length;

  it('knows where the index stands, and how long each of its entries is', async () => {
    const size = new DataView(zip.buffer).getUint32(end + 12, true);
    expect([
      await put(end + 16, start - 1, 4),
      await put(end + 16, start + 1, 4),
      await put(end + 12, size - 1, 4),
      await put(end + 12, size + 1, 4),
      await put(second + 28, 40, 2),
      await put(second + 28, 401, 2),
      await put(second + 28, 4, 2),
    ]).toEqual(['data-around', 'truncated', 'data-around', 'truncated', 'name', 'name', 'names-differ b.tx']);
  });
});
