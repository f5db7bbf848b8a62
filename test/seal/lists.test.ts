/** What the lists of a package name, and what the report says of it: the very file, how many, which digest. */
import * as asn1 from 'asn1js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../src/domain/instrument/verification.ts';
import { canonicalJson, type Json, sha256, utf8 } from '../../src/domain/text/digest.ts';
import { type AsicManifest, readAsicManifest, writeAsicManifest } from '../../src/seal/asic.ts';
import { keyOf } from '../../src/seal/authority.ts';
import { signContent } from '../../src/seal/cms.ts';
import { manifestToSign } from '../../src/seal/package.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { appendToZip, type Entry } from '../../src/seal/zip.ts';
import { changed, entriesOf, makeWorld, NOW, PARTIES, SEALED_AT, type World, withFile } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const lineOf = ({ check, ok, about, fault, detail }: Check): string =>
  [ok === true ? 'good' : ok === false ? 'BAD' : ok, check, about, fault, detail].filter(Boolean).join(' ');
const badIn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith('BAD')).map((line) => line.slice(4));
const linesOf = async (pkg: Uint8Array): Promise<readonly string[]> =>
  (await verifyPackage(pkg, world.trust)).checks.map(lineOf);
const faultsOf = async (pkg: Uint8Array): Promise<readonly string[]> => badIn(await linesOf(pkg));
const without = (pkg: Uint8Array, path: string): Promise<Uint8Array> =>
  changed(pkg, (all) => all.filter((one) => one.path !== path));

type Listed = { readonly path: string; readonly bytes: number; readonly sha256: string };
/** A package whose manifest lists other files; nobody has signed it yet. */
const listing = (change: (files: readonly Listed[]) => readonly Listed[]): Promise<Uint8Array> =>
  withFile(world.sealed, 'manifest.json', (bytes) => {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as { readonly files: readonly Listed[] };
    return utf8(canonicalJson({ ...manifest, files: change(manifest.files) } as unknown as Json));
  });
/** What is said of the files themselves: that the lists differ is not asked. */
const faultsOfFiles = async (pkg: Uint8Array): Promise<readonly string[]> =>
  (await faultsOf(pkg)).filter((line) => !line.includes('lists-differ'));

describe('the report', () => {
  it('of a package that is right says what was looked at, from the outside to the text', async () => {
    const manifest = (await entriesOf(world.stamped)).find(({ path }) => path === 'manifest.json') as Entry;
    expect(await linesOf(world.stamped)).toEqual([
      'good zip 32',
      'good mimetype',
      `good manifest ${sha256(manifest.bytes)}`,
      'good files 17',
      'good extra',
      'good sums',
      'good lists',
      'good timestamp META-INF/timestamp-001.tst',
      ...PARTIES.map((party) => `good signature ${party}`),
      'open revocation',
      'good milestone 1',
      'good waived 0',
    ]);
  });

  it('of a package without a signature leaves them open, and the stamp', async () => {
    expect((await linesOf(world.sealed)).slice(7)).toEqual([
      'open timestamp',
      ...PARTIES.map((party) => `open signature ${party}`),
      'open revocation',
      'good milestone 1',
      'good waived 0',
    ]);
  });

  it.each<[string, (pkg: Uint8Array) => Promise<Uint8Array>, readonly string[]]>([
    ['no ZIP', async () => utf8('x'), ['zip no-zip']],
    ['no manifest', (pkg) => without(pkg, 'manifest.json'), ['manifest missing']],
    ['a manifest that is none', (pkg) => withFile(pkg, 'manifest.json', () => utf8('{}')), ['manifest damaged']],
    ['nothing', async () => appendToZip(null, [], SEALED_AT), ['zip no-zip']],
    ['nothing but the type', (pkg) => changed(pkg, (all) => all.slice(0, 1)), ['manifest missing']],
    [
      'another type and no manifest',
      (pkg) => changed(pkg, (all) => all.slice(1).filter(({ path }) => path !== 'manifest.json')),
      ['mimetype not-first', 'manifest missing'],
    ],
  ])('ends where nothing more can be judged: %s', async (_name, make, finds) => {
    const { checks, verdict } = await verifyPackage(await make(world.signed), world.trust);
    expect([verdict, badIn(checks.map(lineOf)), checks.at(-1)?.ok]).toEqual(['invalid', finds, false]);
  });

  it('names the file that is missing, changed or added', async () => {
    expect([
      await faultsOf(await without(world.sealed, 'documents/empty.txt')),
      await faultsOf(await withFile(world.sealed, 'documents/empty.txt', () => utf8('x'))),
      await faultsOf(await changed(world.sealed, (all) => [...all, { path: 'documents/b.txt', bytes: utf8('b') }])),
      await faultsOf(await changed(world.sealed, (all) => [...all, { path: 'META-INF/b.txt', bytes: utf8('b') }])),
      await faultsOf(
        await changed(world.sealed, (all) => [...all, { path: 'META-INF/ASiCManifest-XX.xml', bytes: utf8('b') }]),
      ),
    ]).toEqual([
      ['files documents/empty.txt missing'],
      ['files documents/empty.txt changed'],
      ['extra documents/b.txt added'],
      ['extra META-INF/b.txt added'],
      ['extra META-INF/ASiCManifest-XX.xml added'],
    ]);
  });
});

describe('the files that a manifest lists', () => {
  const empty = { path: 'documents/empty.txt', bytes: 0, sha256: sha256('') };

  it('have the length and the digest that stand there', async () => {
    const listed = (change: Partial<Listed>) => (files: readonly Listed[]) =>
      files.map((file) => (file.path === empty.path ? { ...file, ...change } : file));
    expect([
      await faultsOfFiles(await listing(listed({}))),
      await faultsOfFiles(await listing(listed({ bytes: 1 }))),
      await faultsOfFiles(await listing(listed({ sha256: sha256('x') }))),
      await faultsOfFiles(await listing((files) => files.filter(({ path }) => path !== empty.path))),
    ]).toEqual([
      [],
      ['files documents/empty.txt changed'],
      ['files documents/empty.txt changed'],
      ['extra documents/empty.txt added'],
    ]);
  });

  it.each([
    'mimetype',
    'SHA256SUMS',
    'META-INF/signature-IR.p7s',
    'META-INF/timestamp-001.tst',
    'META-INF/revocation-001.crl',
  ])('are none that a package has by itself: %s', async (path) => {
    const pkg = await listing((files) => [{ ...empty, path }, ...files]);
    expect(await faultsOfFiles(pkg)).toContain(`extra ${path} added`);
  });

  it('may be called like a signature in a folder of their own', async () => {
    const files = ['documents/META-INF/signature-XX.p7s', 'documents/META-INF/ASiCManifest-XX.xml'];
    const pkg = await changed(await listing((all) => [...all, ...files.map((path) => ({ ...empty, path }))]), (all) => [
      ...all,
      ...files.map((path) => ({ path, bytes: new Uint8Array() })),
    ]);
    expect((await faultsOfFiles(pkg)).filter((line) => line.startsWith('extra'))).toEqual([]);
  });
});

describe('the list that a delegation signs', () => {
  const PATH = 'META-INF/ASiCManifest-KZ.xml';
  const other = (change: (list: AsicManifest) => AsicManifest): Promise<Uint8Array> =>
    withFile(world.sealed, PATH, (bytes) => writeAsicManifest(change(readAsicManifest(bytes) as AsicManifest)));
  const references = (change: (all: AsicManifest['references']) => AsicManifest['references']) =>
    other((list) => ({ ...list, references: change(list.references) }));

  it('names all files, in their order, with their digests, and the signature of this delegation', async () => {
    const more = { path: 'documents/annex.txt', sha256: sha256('') };
    expect([
      await faultsOf(await references((all) => all)),
      await faultsOf(await references((all) => all.slice(1))),
      await faultsOf(await references((all) => all.slice(0, -1))),
      await faultsOf(await references((all) => [...all, more])),
      await faultsOf(await references((all) => [...all].reverse())),
      await faultsOf(await references(([first, ...rest]) => [{ ...more, ...first, path: more.path }, ...rest])),
      await faultsOf(await references(([first, ...rest]) => [{ ...more, ...first, sha256: sha256('x') }, ...rest])),
      await faultsOf(await references(() => [])),
      await faultsOf(await other((list) => ({ ...list, signature: 'META-INF/signature-IR.p7s' }))),
    ]).toEqual([[], ...Array(8).fill([`lists ${PATH} lists-differ`])]);
  });

  it('is there, and is one', async () => {
    expect([
      await faultsOf(await without(world.sealed, PATH)),
      await faultsOf(await withFile(world.sealed, PATH, () => utf8('<xml/>'))),
      await faultsOf(await withFile(world.sealed, PATH, () => new Uint8Array())),
    ]).toEqual([[`lists ${PATH} missing`], [`lists ${PATH} damaged`], [`lists ${PATH} damaged`]]);
  });

  it('and SHA256SUMS say the same', async () => {
    expect([
      await faultsOf(await without(world.sealed, 'SHA256SUMS')),
      await faultsOf(await withFile(world.sealed, 'SHA256SUMS', (bytes) => bytes.subarray(0, -1))),
      await faultsOf(await withFile(world.sealed, 'SHA256SUMS', () => new Uint8Array())),
    ]).toEqual([['sums missing'], ['sums lists-differ'], ['sums lists-differ']]);
  });
});

describe('a signature', () => {
  const PATH = 'META-INF/signature-IR.p7s';
  const withSignature = (p7s: Uint8Array): Promise<Uint8Array> =>
    changed(world.sealed, (all) => [...all, { path: PATH, bytes: p7s }]);
  const signatureLine = async (pkg: Uint8Array): Promise<Check | undefined> =>
    (await verifyPackage(pkg, world.trust)).checks.find(({ check, about }) => check === 'signature' && about === 'IR');
  const signed = async (inside: boolean): Promise<Uint8Array> => {
    const list = await manifestToSign(world.sealed, 'IR');
    if (!list.ok) throw new Error(list.reason);
    const wish = { type: '1.2.840.113549.1.7.1', inside, at: NOW };
    return signContent(list.bytes, keyOf(world.of('IR').signer), wish);
  };

  it('stands beside what is signed, not around it: another reader would believe what is inside', async () => {
    expect([
      await faultsOf(await withSignature(await signed(false))),
      await faultsOf(await withSignature(await signed(true))),
    ]).toEqual([[], ['signature IR damaged']]);
  });

  it('is judged by the roots that its delegation gave out, and by no file that is none', async () => {
    const { IR, ...others } = world.trust.roots;
    const under = async (roots: World['trust']['roots']) =>
      badIn((await verifyPackage(world.signed, { ...world.trust, roots })).checks.map(lineOf));
    expect([
      await under({ ...others, IR: ['no certificate', ...(IR ?? [])] }),
      await under({ ...others, IR: ['no certificate'] }),
      await under(others),
      await under({}),
    ]).toEqual([
      [],
      ['signature IR no-root'],
      ['signature IR no-root'],
      PARTIES.map((party) => `signature ${party} no-root`),
    ]);
  });

  it('is shown with its certificate, its faults and the time that the signer names, where one does', async () => {
    const without = (type: string, p7s: Uint8Array): Uint8Array => {
      const { result } = asn1.fromBER(p7s);
      const inside = (block: asn1.AsnType | undefined): asn1.AsnType[] => (block as asn1.Constructed).valueBlock.value;
      const signer = inside(inside(inside(inside(inside(result)[1])[0]).at(-1))[0]);
      const attributes = inside(
        signer.find((field) => field instanceof asn1.Constructed && field.idBlock.tagClass === 3),
      );
      const at = attributes.findIndex((one) => String((inside(one)[0] as asn1.ObjectIdentifier).valueBlock) === type);
      attributes.splice(at, 1);
      return new Uint8Array(result.toBER(false));
    };
    const p7s = await signed(false);
    const subject = 'C=IR, O=Republic of IR, OU=TEST, no legal value, CN=IR delegation';
    const line = { check: 'signature', about: 'IR', certificate: expect.objectContaining({ subject }) };
    expect([
      await signatureLine(await withSignature(p7s)),
      await signatureLine(await withSignature(without('1.2.840.113549.1.9.5', p7s))),
      await signatureLine(await withSignature(new Uint8Array(3))),
      await signatureLine(world.sealed),
    ]).toStrictEqual([
      { ...line, ok: true, at: NOW.toISOString() },
      { ...line, ok: false, fault: 'bad-signature' },
      { check: 'signature', ok: false, about: 'IR', fault: 'damaged' },
      { check: 'signature', ok: 'open', about: 'IR' },
    ]);
  });
});

describe('the documents', () => {
  it('of a text that is not the agreed one are not compared', async () => {
    const asked: string[] = [];
    const documents = async () => {
      asked.push('asked');
      return [];
    };
    const other = await withFile(world.sealed, 'milestones/economy.json', () => utf8('{}'));
    await verifyPackage(other, world.trust, { documents });
    expect(asked).toEqual([]);
    await verifyPackage(world.sealed, world.trust, { documents });
    expect(asked).toEqual(['asked']);
  });
});
