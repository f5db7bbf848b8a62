/** What lies in a package is DER, whatever a State's program or a time-stamp server wrote; asked of openssl. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  archivePath,
  manifestPath,
  NEWEST_ARCHIVE,
  readAsicManifest,
  signaturePath,
  timestampPath,
} from '../../src/seal/asic.ts';
import { keyOf } from '../../src/seal/authority.ts';
import { inDer, readSignature, signDetached } from '../../src/seal/cms.ts';
import { howToCommands } from '../../src/seal/how-to.ts';
import { addSignature, manifestToSign } from '../../src/seal/package.ts';
import { temporaryFolder } from '../support/server.ts';
import { entriesOf, makeWorld, NOW, PARTIES, pemOf, stampBy, type World } from './summit.ts';

vi.setConfig({ testTimeout: 60_000 });
const HAS_TOOLS = ['openssl', 'unzip'].every((tool) => spawnSync('which', [tool]).status === 0);
const { path: folder, remove } = temporaryFolder();
let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => remove());
const file = (name: string): string => join(folder, name);
const openssl = (...words: string[]): string =>
  execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** What openssl sees of BER in it: lengths that are found at the end, strings in pieces. */
function berIn(bytes: Uint8Array): readonly string[] {
  writeFileSync(file('asn1'), bytes);
  return openssl('asn1parse', '-inform', 'DER', '-in', 'asn1')
    .split('\n')
    .filter((line) => /l=inf|cons: OCTET STRING/.test(line));
}

describe.skipIf(!HAS_TOOLS)('what lies in a package', () => {
  it('is DER, stamps and signatures', async () => {
    const signed = (await entriesOf(world.stamped)).filter(({ path }) => /\.(p7s|tst)$/.test(path));
    expect(signed.length).toBeGreaterThan(2);
    expect(signed.flatMap(({ bytes }) => berIn(bytes))).toEqual([]);
  });

  it('is DER when a program wrote the signature as a stream', async () => {
    const list = await manifestToSign(world.sealed, 'IR');
    if (!list.ok) throw new Error(list.reason);
    const der = await signDetached(list.bytes, keyOf(world.of('IR').signer), NOW);
    const ber = streamed(der);
    expect(berIn(ber).length).toBe(3);
    const added = await addSignature(world.sealed, 'IR', ber);
    if (!added.ok) throw new Error(added.reason);
    const kept = (await entriesOf(added.pkg)).find(({ path }) => path === signaturePath('IR'))?.bytes as Uint8Array;
    expect([berIn(kept), kept, await (await readSignature(kept))?.covers(list.bytes)]).toEqual([[], der, true]);
  });

  it('is left alone where it is DER already, or nothing that can be read', async () => {
    const { bytes } = (await entriesOf(world.stamped)).at(-1) as { bytes: Uint8Array };
    const deep = new Uint8Array(100_000).fill(0x30).map((byte, at) => (at % 2 === 0 ? byte : 0x80));
    for (const one of [bytes, new Uint8Array(), Uint8Array.of(0x30, 0x05), deep]) expect(inDer(one)).toEqual(one);
  });
});

/** ContentInfo, [0] and SignedData with lengths that are found out at the end. */
function streamed(der: Uint8Array): Uint8Array {
  const header = (at: number): number => 2 + ((der[at + 1] as number) > 0x80 ? (der[at + 1] as number) & 0x7f : 0);
  const outer = header(0);
  const type = der.subarray(outer, outer + 2 + (der[outer + 1] as number));
  const explicit = outer + type.length;
  const data = explicit + header(explicit);
  const inside = der.subarray(data + header(data));
  return Uint8Array.from([0x30, 0x80, ...type, 0xa0, 0x80, 0x30, 0x80, ...inside, 0, 0, 0, 0, 0, 0]);
}

describe('the list under the newest stamp', () => {
  it('has the name that the standard gives it, and the older one is renamed and covered', async () => {
    const twice = await stampBy(world.stamped, world.tsa.signer, NOW);
    const names = async (pkg: Uint8Array) =>
      (await entriesOf(pkg)).map(({ path }) => path).filter((path) => /Archive|tst/.test(path));
    expect(await names(world.stamped)).toEqual([NEWEST_ARCHIVE, timestampPath(1)]);
    expect(await names(twice)).toEqual([archivePath(1), timestampPath(1), NEWEST_ARCHIVE, timestampPath(2)]);
    const newest = (await entriesOf(twice)).find(({ path }) => path === NEWEST_ARCHIVE)?.bytes as Uint8Array;
    const read = readAsicManifest(newest);
    expect(read?.signature).toBe(timestampPath(2));
    expect(read?.references.map(({ path }) => path)).toEqual(
      expect.arrayContaining([archivePath(1), timestampPath(1), manifestPath('IR'), signaturePath('IR')]),
    );
  });

  it.skipIf(!HAS_TOOLS)('is found by the commands of HOW-TO-VERIFY, after one stamp and after two', async () => {
    execFileSync('mkdir', ['-p', file('roots')]);
    writeFileSync(file('roots/tsa.crt'), pemOf(world.tsa.root));
    for (const [name, pkg] of [
      ['one', world.stamped],
      ['two', await stampBy(world.stamped, world.tsa.signer, NOW)],
    ] as const) {
      writeFileSync(file(`${name}.zip`), pkg);
      execFileSync('unzip', ['-q', `${name}.zip`, '-d', name], { cwd: folder });
      for (const command of howToCommands(PARTIES).time)
        expect(spawnSync('bash', ['-c', command], { cwd: file(name), encoding: 'utf8' })).toMatchObject({ status: 0 });
    }
  });
});
