/** What a seal commits to: written in one way only, and read only where nothing about it is in doubt. */
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json, sha256, utf8 } from '../../src/domain/text/digest.ts';
import { digestOf, makeManifest, manifestBytes, readManifest, type SealFile } from '../../src/seal/manifest.ts';
import { sealing } from './summit.ts';

const { facts } = sealing();
const FILES: readonly SealFile[] = [
  { path: 'documents/ru.txt', bytes: utf8('слово'), language: 'ru' },
  { path: 'HOW-TO-VERIFY.txt', bytes: new Uint8Array() },
  { path: 'documents/AZ/a.bin', bytes: Uint8Array.of(0, 255), holder: 'AZ' },
];
const made = () => makeManifest(facts, FILES);

/** Any JSON in its only spelling, read as a manifest. */
const readJson = (json: unknown): boolean => readManifest(utf8(canonicalJson(json as Json))) !== null;

describe('makeManifest', () => {
  it('holds the facts, and each file by its path with its length, its digest and whose it is', async () => {
    expect(await made()).toStrictEqual({
      ...{ format: 'alternat-seal', version: 1, ...facts },
      files: [
        { path: 'HOW-TO-VERIFY.txt', bytes: 0, sha256: sha256('') },
        {
          path: 'documents/AZ/a.bin',
          bytes: 2,
          sha256: '06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8',
          holder: 'AZ',
        },
        { path: 'documents/ru.txt', bytes: 10, sha256: sha256('слово'), language: 'ru' },
      ],
    });
  });

  it('is the same in whatever order the files come', async () => {
    expect(manifestBytes(await makeManifest(facts, [...FILES].reverse()))).toEqual(manifestBytes(await made()));
  });

  it('takes a digest of a view, not of what it looks into', async () => {
    expect(await digestOf(utf8('xabcx').subarray(1, 4))).toBe(sha256('abc'));
  });
});

describe('readManifest', () => {
  it('reads what was made, and knows it for the only spelling', async () => {
    const manifest = await made();
    expect(readManifest(manifestBytes(manifest))).toEqual({ manifest, canonical: true });
  });

  it('says that a manifest is not canonical: with blanks, fields or files in another order, or a file twice', async () => {
    const manifest = await made();
    const { files, ...rest } = manifest;
    const canonical = (text: string): boolean | undefined => readManifest(utf8(text))?.canonical;
    const withFiles = (list: readonly unknown[]): string => canonicalJson({ ...rest, files: list } as unknown as Json);
    expect([
      canonical(JSON.stringify({ files, ...rest })),
      canonical(`${canonicalJson(manifest as unknown as Json)}\n`),
      canonical(withFiles([...files].reverse())),
      canonical(withFiles([files[0], files[2], files[1]])),
      canonical(withFiles([files[0], files[0]])),
      canonical(withFiles([])),
    ]).toEqual([false, false, false, false, false, true]);
  });

  it('reads no bytes that are not UTF-8 throughout, and none with a mark before them', async () => {
    const bytes = manifestBytes(await made());
    // Inside of a text, where a forgiving reader puts U+FFFD.
    const damaged = bytes.slice();
    damaged[new TextDecoder('latin1').decode(bytes).indexOf('Rasht')] = 0xff;
    expect([
      readManifest(damaged),
      readManifest(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])),
      readManifest(bytes.slice(0, -1)),
      readManifest(new Uint8Array()),
    ]).toEqual([null, null, null, null]);
  });

  it.each([null, [], 'alternat-seal', 1, true, {}])('reads no manifest from %j', (json) => {
    expect(readJson(json)).toBe(false);
  });

  const [resolution] = facts.resolutions;
  const file = { path: 'x', bytes: 1, sha256: 'ab' };
  it.each<[field: string, ...wrong: unknown[]]>([
    ['format', 'alternat', undefined, null],
    ['version', 2, '1', undefined],
    ['instrument', null, 'Rasht', [], undefined],
    ['sealedAt', 1, null, undefined],
    ['languages', 'ru', {}, ['ru', 1], [null], undefined],
    ['parties', 'IR', {}, [1], [['IR']], ['ir'], ['I'], ['IRN'], ['XIR'], ['I1'], ['IR', 'x'], undefined],
    // Nobody, and somebody twice.
    ['parties', [], ['IR', 'IR'], ['IR', 'RU', 'IR']],
    ['originals', {}, [null], ['ru'], [{}], [{ language: 1 }], [{ language: 'ru' }, null], undefined],
    ['resolutions', {}, [null], ['economy'], [resolution, null], undefined],
    ['resolutions', ...(['id', 'milestone', 'seq', 'digest'] as const).map((key) => [{ ...resolution, [key]: null }])],
    ['resolutions', [{ ...resolution, seq: -1 }], [{ ...resolution, seq: 1.5 }], [{ ...resolution, seq: '1' }]],
    ['alternatProof', null, 1, [], {}, { permitted: 1 }, { others: 0 }, { permitted: 1, others: 1 }, undefined],
    ['alternatProof', { permitted: -1, others: 0 }, { permitted: '1', others: 0 }, { permitted: 2 ** 53, others: 0 }],
    ['files', {}, [null], ['x'], [file, null], undefined],
    ['files', [{ ...file, path: 1 }], [{ ...file, bytes: -1 }], [{ ...file, bytes: 0.5 }], [{ ...file, sha256: 1 }]],
  ])('reads no manifest whose %s is wrong', async (field, ...wrong) => {
    const { [field]: _right, ...rest } = (await made()) as unknown as Record<string, unknown>;
    const right = readJson(await made());
    const read = wrong.filter((value) => readJson(value === undefined ? rest : { ...rest, [field]: value }));
    expect([right, read]).toEqual([true, []]);
  });

  it('takes counts of zero', async () => {
    const zero = {
      alternatProof: { permitted: 0, others: 0 },
      resolutions: [{ ...resolution, seq: 0 }],
      files: [{ ...file, bytes: 0 }],
    };
    expect(readJson({ ...(await made()), ...zero })).toBe(true);
  });
});
