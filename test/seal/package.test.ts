/** A package as bytes: the same from the same, growing without a change to what is there, refusing what does not belong. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGS } from '../../src/language/language.ts';
import { readAsicManifest, writeAsicManifest } from '../../src/seal/asic.ts';
import { keyOf } from '../../src/seal/authority.ts';
import { readSignature, signContent, signDetached } from '../../src/seal/cms.ts';
import { readManifest } from '../../src/seal/manifest.ts';
import { addSignature, addTimestamp, archiveToStamp, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { requestTimestamp } from '../../src/seal/timestamp.ts';
import { appendToZip, readZip, ZIP_LIMITS } from '../../src/seal/zip.ts';
import { entriesOf, makeWorld, NOW, PARTIES, SEALED_AT, sealing, type World } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const toSign = async (party: string): Promise<Uint8Array> => {
  const answer = await manifestToSign(world.sealed, party);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.bytes;
};

describe('sealPackage', () => {
  it('gives the same bytes for the same input, in whatever order the files come', async () => {
    const { facts, files, milestones } = sealing();
    const again = await sealPackage({ facts, files: [...files].reverse(), milestones });
    expect(Buffer.compare(again, world.sealed)).toBe(0);
  });

  it('begins with the type, stored, and holds what is promised and nothing else', async () => {
    expect(Buffer.from(world.sealed.subarray(30, 69)).toString()).toBe('mimetypeapplication/vnd.etsi.asic-e+zip');
    expect((await entriesOf(world.sealed)).map(({ path }) => path)).toEqual([
      'mimetype',
      ...[...LANGS].sort().map((lang) => `HOW-TO-VERIFY-WINDOWS-${lang}.txt`),
      ...[...LANGS].sort().map((lang) => `HOW-TO-VERIFY-${lang}.txt`),
      'documents/AZ/declaration.bin',
      'documents/declaration-fa.txt',
      'documents/declaration-ru.txt',
      'documents/empty.txt',
      'milestones/economy.json',
      'manifest.json',
      'SHA256SUMS',
      ...PARTIES.map((party) => `META-INF/ASiCManifest-${party}.xml`),
    ]);
  });

  it('throws for paths that do not belong, and for a milestone that is not there', async () => {
    const { facts, files, milestones } = sealing();
    const seal = (path: string) => sealPackage({ facts, milestones, files: [...files, { path, bytes: utf8('') }] });
    await expect(seal('elsewhere.txt')).rejects.toThrow('not under documents/');
    await expect(seal('documents/../x')).rejects.toThrow('no plain path');
    await expect(seal('documents/Empty.txt')).rejects.toThrow('a path twice');
    await expect(sealPackage({ facts, files, milestones: new Map() })).rejects.toThrow('no milestone of economy');
  });
});

describe('readManifest', () => {
  it('reads back what was sealed, and knows every other spelling of it', async () => {
    const bytes = (await entriesOf(world.sealed)).find(({ path }) => path === 'manifest.json')?.bytes ?? utf8('');
    const read = readManifest(bytes);
    expect([read?.canonical, read?.manifest.parties, read?.manifest.files.length]).toEqual([true, PARTIES, 17]);
    const spaced = utf8(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 1));
    expect([readManifest(spaced)?.canonical, readManifest(utf8('{}')), readManifest(utf8('\ufeff{}'))]).toEqual([
      false,
      null,
      null,
    ]);
  });
});

describe('readAsicManifest', () => {
  it('reads only the one form in which it is written', () => {
    const written = writeAsicManifest({
      signature: 'META-INF/x.p7s',
      references: [{ path: 'a', sha256: 'ab'.repeat(32) }],
    });
    const text = new TextDecoder().decode(written);
    expect(readAsicManifest(written)?.references).toEqual([{ path: 'a', sha256: 'ab'.repeat(32) }]);
    for (const other of [`${text} `, text.replace('\n', '\r\n'), text.replace('"a"', '"a" Rootfile="true"'), ''])
      expect(readAsicManifest(utf8(other))).toBe(null);
  });
});

describe('addSignature', () => {
  it('leaves every entry that is there where and what it is', async () => {
    const before = await entriesOf(world.sealed);
    const start = new DataView(world.sealed.buffer).getUint32(world.sealed.length - 6, true);
    expect(Buffer.compare(world.stamped.subarray(0, start), world.sealed.subarray(0, start))).toBe(0);
    expect((await entriesOf(world.stamped)).slice(0, before.length)).toEqual(before);
  });

  it('refuses, by name, what is not this delegation’s signature over this manifest', async () => {
    const ir = keyOf(world.of('IR').signer);
    const right = await signDetached(await toSign('IR'), ir, NOW);
    const content = await toSign('IR');
    const inside = await signContent(content, ir, { type: '1.2.840.113549.1.7.1', inside: true, at: NOW });
    const add = async (pkg: Uint8Array, party: string, p7s: Uint8Array) => {
      const answer = await addSignature(pkg, party, p7s);
      return answer.ok ? answer.certificate.algorithm : answer.reason;
    };
    expect([
      await add(world.sealed, 'IR', right),
      await add(world.signed, 'IR', right),
      await add(world.sealed, 'RU', right),
      await add(world.sealed, 'XX', right),
      await add(world.sealed, 'IR', await signDetached(await toSign('RU'), ir, NOW)),
      await add(world.sealed, 'IR', right.subarray(0, 200)),
      await add(world.sealed, 'IR', utf8('-----BEGIN CMS-----')),
      await add(world.sealed, 'IR', inside),
      await add(utf8('no package'), 'IR', right),
    ]).toEqual([
      'RSA 2048',
      'signed-already',
      'wrong-delegation',
      'not-a-party',
      'bad-signature',
      'damaged',
      'damaged',
      'damaged',
      'damaged-package',
    ]);
  });

  it('gives equal bytes for RSA, which has no randomness, and names the signer', async () => {
    const ir = keyOf(world.of('IR').signer);
    const [a, b] = [await signDetached(utf8('x'), ir, NOW), await signDetached(utf8('x'), ir, NOW)];
    const read = await readSignature(a);
    expect([Buffer.compare(a, b), read?.signingTime, read?.facts.issuer]).toEqual([
      0,
      NOW.toISOString(),
      'C=IR, O=Republic of IR, OU=TEST, no legal value, CN=IR root',
    ]);
  });
});

describe('addTimestamp', () => {
  it('stamps nothing before the first signature, and nothing that has grown meanwhile', async () => {
    const archive = await archiveToStamp(world.signed);
    if (!archive.ok) throw new Error(archive.reason);
    expect(await archiveToStamp(world.sealed)).toEqual({ ok: false, reason: 'nothing-signed' });
    expect(await addTimestamp(world.stamped, archive, utf8(''))).toEqual({ ok: false, reason: 'bad-signature' });
  });
});

describe('requestTimestamp', () => {
  it('tells a server that is silent, that refuses, that speaks nonsense, that answers another request', async () => {
    const { answerTimestamp } = await import('../../src/seal/authority.ts');
    const key = keyOf(world.tsa.signer);
    let first: Uint8Array | null = null;
    const ask = async (answer: (body: Uint8Array) => Promise<Uint8Array>) => {
      const got = await requestTimestamp(utf8('x'), async (body) => ({ ok: true, bytes: await answer(body) }));
      return got.ok ? 'stamped' : got.reason;
    };
    const replay = async (body: Uint8Array) => {
      first ??= await answerTimestamp(body, key, NOW);
      return first;
    };
    expect([
      await ask(() => Promise.reject(new Error('no line'))),
      await ask(() => answerTimestamp(utf8('no request'), key, NOW)),
      await ask(async () => utf8('<html>')),
      await ask(replay),
      await ask(replay),
    ]).toEqual(['unreachable', 'refused', 'damaged', 'stamped', 'other-bytes']);
  });
});

describe('readZip', () => {
  const one = (path: string, text = 'text') => ({ path, bytes: utf8(text) });
  const zip = appendToZip(null, [one('mimetype'), one('a.txt'), one('b.txt')], SEALED_AT);
  const put = (at: number, value: number, size: 2 | 4 = 2): Uint8Array => {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    return bytes;
  };
  const renamed = (from: string, to: string, which: 'both' | 'local' | 'central'): Uint8Array => {
    const text = Buffer.from(zip).toString('latin1');
    const at = { local: text.indexOf(from), central: text.lastIndexOf(from) };
    const bytes = zip.slice();
    for (const place of ['local', 'central'] as const)
      if (which === place || which === 'both') bytes.set(utf8(to), at[place]);
    return bytes;
  };
  const central = new DataView(zip.buffer).getUint32(zip.length - 6, true);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['two entries of one name', renamed('b.txt', 'a.txt', 'both'), 'duplicate a.txt'],
    ['two names that differ in case alone', renamed('b.txt', 'A.txt', 'both'), 'duplicate A.txt'],
    ['another name in front than in the index', renamed('b.txt', 'c.txt', 'local'), 'names-differ b.txt'],
    ['a way out of the folder', renamed('b.txt', '../xx', 'both'), 'name ../xx'],
    ['an absolute path', renamed('b.txt', '/b.tx', 'both'), 'name /b.tx'],
    ['a path of Windows', renamed('b.txt', 'c:\\xx', 'both'), 'name c:\\xx'],
    ['data in front', new Uint8Array([...utf8('#!/bin/sh\n'), ...zip]), 'data-around'],
    ['data behind', new Uint8Array([...zip, ...utf8('more')]), 'data-around'],
    ['a comment', new Uint8Array([...put(zip.length - 2, 4), ...utf8('more')]), 'data-around'],
    ['a cut end', zip.subarray(0, zip.length - 30), 'truncated'],
    ['other bytes than the checksum says', renamed('text', 'test', 'local'), 'checksum mimetype'],
    ['an encrypted entry', put(central + 8, 1), 'method mimetype'],
    ['another method in the index', put(central + 10, 8), 'names-differ mimetype'],
    ['more entries than anybody needs', put(zip.length - 14, 60_000), 'data-around'],
    ['nothing', new Uint8Array(), 'no-zip'],
  ];
  it.each(cases)('does not read %s', async (_name, bytes, found) => {
    const read = await readZip(bytes);
    expect('problem' in read ? [read.problem, read.about].filter(Boolean).join(' ') : 'read').toBe(found);
  });

  it('does not unpack a bomb: neither by what it declares nor by what it is', async () => {
    const packed = new Uint8Array(
      await new Response(
        new Blob([new Uint8Array(50_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    );
    // 50 MB of zeros in 50 kB, declared as `size`.
    const bomb = (size: number): Uint8Array => {
      const bytes = appendToZip(null, [{ path: 'mimetype', bytes: packed }], SEALED_AT);
      const view = new DataView(bytes.buffer);
      const start = view.getUint32(bytes.length - 6, true);
      for (const [at, sizeAt] of [
        [8, 22],
        [start + 10, start + 24],
      ] as const) {
        view.setUint16(at, 8, true);
        view.setUint32(sizeAt, size, true);
      }
      return bytes;
    };
    expect(await readZip(bomb(ZIP_LIMITS.bytes + 1))).toEqual({ problem: 'too-large', about: 'mimetype' });
    expect(await readZip(bomb(100))).toEqual({ problem: 'checksum', about: 'mimetype' });
  });

  it('reads an entry that somebody packed with compression', async () => {
    const text = utf8('text '.repeat(100));
    const packed = new Uint8Array(
      await new Response(
        new Blob([new Uint8Array(text)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    );
    const bytes = appendToZip(null, [{ path: 'a', bytes: packed }], SEALED_AT);
    const crc = new DataView(appendToZip(null, [{ path: 'a', bytes: text }], SEALED_AT).buffer).getUint32(14, true);
    const view = new DataView(bytes.buffer);
    const start = view.getUint32(bytes.length - 6, true);
    for (const at of [8, start + 10]) view.setUint16(at, 8, true);
    for (const at of [14, start + 16]) view.setUint32(at, crc, true);
    for (const at of [22, start + 24]) view.setUint32(at, text.length, true);
    expect(await readZip(bytes)).toEqual([{ path: 'a', bytes: text }]);
  });
});
