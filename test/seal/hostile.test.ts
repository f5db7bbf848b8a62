/** Ways to deceive, or to occupy, the verifier that stay inside what its formats allow: each was open once. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as asn1 from 'asn1js';
import { BasicConstraints, Certificate, Extension } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issue, keyOf, timeAuthority } from '../../src/seal/authority.ts';
import { buffer, derOf } from '../../src/seal/certificate.ts';
import { chainProblem } from '../../src/seal/chain.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { OID } from '../../src/seal/extensions.ts';
import { howToCommands } from '../../src/seal/how-to.ts';
import { addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { readZip } from '../../src/seal/zip.ts';
import { changed, DAY, entriesOf, makeWorld, NOW, pemOf, sealing, stampBy, type World, withFile } from './summit.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'alternat-hostile-'));
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => rmSync(folder, { recursive: true }));

const later = (days: number): Date => new Date(NOW.getTime() + days * DAY);
const faultsOf = async (pkg: Uint8Array, trust = world.trust): Promise<readonly string[]> =>
  (await verifyPackage(pkg, trust)).checks
    .filter(({ ok }) => ok === false)
    .map(({ check, fault }) => `${check} ${fault}`);
const toSign = async (party: string): Promise<Uint8Array> => {
  const found = await manifestToSign(world.sealed, party);
  if (!found.ok) throw new Error(found.reason);
  return found.bytes;
};

describe('verifyPackage', () => {
  it.each([[[]], [['IR', 'IR']]])('finds no package valid that %j have to sign', async (parties) => {
    const { facts, ...rest } = sealing();
    const pkg = await sealPackage({ facts: { ...facts, parties }, ...rest }).catch(() => new Uint8Array());
    expect((await verifyPackage(pkg, world.trust)).verdict).toBe('invalid');
  });

  it('lets no stamp vouch for another that it does not cover', async () => {
    // The first authority's certificate has ended; its key is used now, under a stamp that was given in time for other files.
    const old = await timeAuthority({ from: later(-20), until: later(-5) });
    const forged = await stampBy(world.signed, old.signer, later(-10));
    const real = await stampBy(forged, world.tsa.signer, later(-6));
    const trust = { ...world.trust, tsaRoots: [pemOf(old.root), pemOf(world.tsa.root)] };
    expect(await faultsOf(real, trust)).toEqual([]);
    const other = await stampBy(world.signed, world.tsa.signer, later(-6));
    const [archive, token] = (await entriesOf(other)).slice(-2);
    const moved = await changed(forged, (all) => [
      ...all,
      { path: 'META-INF/ASiCArchiveManifest-002.xml', bytes: archive?.bytes ?? new Uint8Array() },
      { path: 'META-INF/timestamp-002.tst', bytes: token?.bytes ?? new Uint8Array() },
    ]);
    expect(await faultsOf(moved, trust)).not.toEqual([]);
  });
});

describe('chainProblem', () => {
  it('is done at once with certificates that all sign each other', async () => {
    const validity = { from: later(-1), until: later(1) };
    const authority = await issue({ country: 'IR', organization: 'x', name: 'x' }, 'root', validity);
    const cA = new Extension({
      extnID: OID.basicConstraints,
      critical: true,
      extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(false),
    });
    const ring = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const one = Certificate.fromBER(buffer(derOf(authority.certificate)));
        one.serialNumber = new asn1.Integer({ value: index + 1 });
        one.extensions = [cA];
        await one.sign(authority.key, 'SHA-256');
        return Certificate.fromBER(buffer(derOf(one)));
      }),
    );
    const leaf = await issue({ country: 'IR', organization: 'x', name: 'y' }, 'sign', validity, authority);
    // A search that tried every order of the twelve would outlast any limit of a test.
    const roots = [world.of('IR').root.certificate];
    expect(await chainProblem(leaf.certificate, ring, roots, NOW, 'sign')).toBe('untrusted');
    expect(await chainProblem(leaf.certificate, ring, [ring[11] as Certificate], NOW, 'sign')).toBe(null);
  });
});

describe('readZip', () => {
  const TARGET = 'documents/declaration-ru.txt';
  /** Where the two headers of the target begin. */
  function headers(pkg: Uint8Array): { readonly view: DataView; readonly local: number; readonly central: number } {
    const view = new DataView(pkg.buffer, pkg.byteOffset, pkg.byteLength);
    let central = view.getUint32(pkg.length - 6, true);
    for (;;) {
      const size = view.getUint16(central + 28, true);
      const name = new TextDecoder().decode(pkg.subarray(central + 46, central + 46 + size));
      if (name === TARGET) return { view, local: view.getUint32(central + 42, true), central };
      central += 46 + size + view.getUint16(central + 30, true);
    }
  }
  type Change = (view: DataView, local: number, central: number) => void;

  it.each<[string, Change]>([
    ['a local header that says "encrypted"', (view, local) => view.setUint16(local + 6, 1, true)],
    ['a local header that says "sizes follow"', (view, local) => view.setUint16(local + 6, 8, true)],
    ['a local header of another version', (view, local) => view.setUint16(local + 4, 99, true)],
    ['another disk', (view, _, central) => view.setUint16(central + 34, 1, true)],
    ['a folder', (view, _, central) => view.setUint32(central + 38, 0x10, true)],
    [
      'a symbolic link',
      (view, _, central) => {
        view.setUint16(central + 4, 0x0314, true);
        view.setUint32(central + 38, 0xa1ff0000, true);
      },
    ],
  ])('refuses %s, which other programs believe', async (_, change) => {
    const pkg = world.signed.slice();
    const { view, local, central } = headers(pkg);
    change(view, local, central);
    expect(await readZip(pkg)).toMatchObject({ about: TARGET });
  });

  it('refuses a second name in an extra field', async () => {
    const { central, local } = headers(world.signed);
    for (const [at, grows] of [
      [central + 46 + TARGET.length, central + 30],
      [local + 30 + TARGET.length, local + 28],
    ] as const) {
      const extra = new Uint8Array(16).fill(0x75);
      const pkg = new Uint8Array(world.signed.length + extra.length);
      pkg.set(world.signed.subarray(0, at));
      pkg.set(extra, at);
      pkg.set(world.signed.subarray(at), at + extra.length);
      const view = new DataView(pkg.buffer);
      view.setUint16(grows, extra.length, true);
      const end = pkg.length - 22;
      if (at > central) view.setUint32(end + 12, view.getUint32(end + 12, true) + extra.length, true);
      else {
        const start = view.getUint32(end + 16, true) + extra.length;
        view.setUint32(end + 16, start, true);
        for (let next = start; next < end; next += 46 + view.getUint16(next + 28, true)) {
          const place = view.getUint32(next + 42, true);
          if (place > local) view.setUint32(next + 42, place + extra.length, true);
        }
      }
      expect(await readZip(pkg)).toEqual({ problem: 'data-around', about: TARGET });
    }
  });
});

describe('addSignature', () => {
  it('takes a signature in PEM, and keeps it in DER', async () => {
    const der = await signDetached(await toSign('IR'), keyOf(world.of('IR').signer), NOW);
    const body = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
    for (const label of ['CMS', 'PKCS7']) {
      const pem = new TextEncoder().encode(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`);
      const added = await addSignature(world.sealed, 'IR', pem);
      if (!added.ok) throw new Error(added.reason);
      expect((await entriesOf(added.pkg)).at(-1)?.bytes).toEqual(der);
    }
  });

  it('takes bare base64, as the clients of some States hand it out: in one line or many, in the alphabet of addresses too', async () => {
    const der = await signDetached(await toSign('IR'), keyOf(world.of('IR').signer), NOW);
    const line = Buffer.from(der).toString('base64');
    const forms = [
      line,
      `${line}\n`,
      line.replace(/.{76}/g, '$&\r\n'),
      Buffer.from(der).toString('base64url'),
      `\ufeff${line}`,
    ];
    for (const form of forms) {
      const added = await addSignature(world.sealed, 'IR', new TextEncoder().encode(form));
      if (!added.ok) throw new Error(`${added.reason}: ${form.slice(0, 20)}`);
      expect((await entriesOf(added.pkg)).at(-1)?.bytes).toEqual(der);
    }
    for (const none of ['', '=', 'MII', line.slice(0, 200), `x${line}`]) {
      const refused = await addSignature(world.sealed, 'IR', new TextEncoder().encode(none));
      expect(refused).toEqual({ ok: false, reason: 'damaged' });
    }
  });
});

const HAS_TOOLS = ['unzip', 'openssl', 'sha256sum'].every((tool) => spawnSync('which', [tool]).status === 0);
describe.skipIf(!HAS_TOOLS)('HOW-TO-VERIFY', () => {
  it('is not content when a command of its own fails', async () => {
    const pkg = await changed(world.signed, (all) => all.filter(({ path }) => path !== 'SHA256SUMS'));
    writeFileSync(join(folder, 'a.zip'), pkg);
    spawnSync('unzip', ['-q', 'a.zip', '-d', 'a'], { cwd: folder });
    const [command = ''] = howToCommands(['IR']).sums;
    expect(spawnSync('bash', ['-c', command], { cwd: join(folder, 'a'), encoding: 'utf8' })).toMatchObject({
      stdout: '',
    });
  });

  it('finds a file beside the signatures', async () => {
    writeFileSync(join(folder, 'b.zip'), await withFile(world.signed, 'mimetype', (bytes) => bytes));
    spawnSync('unzip', ['-q', 'b.zip', '-d', 'b'], { cwd: folder });
    const said = () =>
      howToCommands(['IR'])
        .extra.map((command) => spawnSync('bash', ['-c', command], { cwd: join(folder, 'b'), encoding: 'utf8' }).stdout)
        .join('');
    expect(said()).toBe('');
    writeFileSync(join(folder, 'b/META-INF/note.txt'), 'x');
    expect(said()).toContain('META-INF/note.txt');
  });
});
