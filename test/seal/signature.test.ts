/** One signature in every form that it may not have: its numbers turned round, its algorithm renamed, its certificate exchanged. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as asn1 from 'asn1js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerTimestamp, type Issued, keyOf, writePkcs12 } from '../../src/seal/authority.ts';
import { algorithmOf, derOf, readPem, writePem } from '../../src/seal/certificate.ts';
import { chainProblem } from '../../src/seal/chain.ts';
import { inOneForm, readSignature, signDetached } from '../../src/seal/cms.ts';
import { addSignature, manifestToSign } from '../../src/seal/package.ts';
import { openPkcs12 } from '../../src/seal/pkcs12.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import { temporaryFolder } from '../support/server.ts';
import { CA, extension, forge, later, PURPOSE, pss, purposes, SIGNER } from './forge.ts';
import { changed, entriesOf, makeWorld, NOW, pemOf, type World } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
if (!HAS_OPENSSL) console.warn('Keys and certificates of openssl are not tried: this machine has no openssl.');
const ground = temporaryFolder();
afterAll(() => ground.remove());
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const CONTENT = new TextEncoder().encode('list');
const covered = async (p7s: Uint8Array): Promise<boolean | null> => (await readSignature(p7s))?.covers(CONTENT) ?? null;

const inside = (block: asn1.AsnType | undefined): asn1.AsnType[] => (block as asn1.Constructed).valueBlock.value;
/** The fields of the one SignerInfo, to change: version, sid, digest, [0] attributes, algorithm, signature. */
function reworked(p7s: Uint8Array, change: (fields: asn1.AsnType[], signed: asn1.AsnType[]) => void): Uint8Array {
  const { result } = asn1.fromBER(p7s);
  const signed = inside(inside(inside(result)[1])[0]);
  change(inside(inside(signed.at(-1))[0]), signed);
  return new Uint8Array(result.toBER(false));
}
const oid = (value: string, ...parameters: asn1.AsnType[]) =>
  new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value }), ...parameters] });

const ORDERS = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384': 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  'P-521':
    0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};
const integer = (number: bigint): asn1.Integer => asn1.Integer.fromBigInt(number);

/** (r, s) put through `change`. */
const withNumbers = (p7s: Uint8Array, change: (r: bigint, s: bigint) => readonly bigint[]): Uint8Array =>
  reworked(p7s, (fields) => {
    const at = fields.findIndex((field) => field instanceof asn1.OctetString);
    const old = asn1.fromBER((fields[at] as asn1.OctetString).valueBlock.valueHexView).result;
    const [r, s] = inside(old).map((one) => (one as asn1.Integer).toBigInt()) as [bigint, bigint];
    const value = change(r, s).map(integer);
    fields[at] = new asn1.OctetString({ valueHex: new asn1.Sequence({ value }).toBER(false) });
  });

describe('a signature of ECDSA', () => {
  it.each(['P-256', 'P-384', 'P-521'] as const)(
    'is believed in the lower of its two forms alone: %s',
    async (namedCurve) => {
      const own = await forge({ key: { name: 'ECDSA', namedCurve }, extensions: SIGNER });
      const low = await signDetached(CONTENT, keyOf(own), NOW);
      const high = withNumbers(low, (r, s) => [r, ORDERS[namedCurve] - s]);
      expect([await covered(low), await covered(high), await covered(inOneForm(high))]).toEqual([true, false, true]);
      expect([inOneForm(high), inOneForm(low)]).toEqual([low, low]);
    },
  );

  it('is always made in that form', async () => {
    const own = await forge({ extensions: SIGNER });
    for (let turn = 0; turn < 8; turn++) {
      const p7s = await signDetached(CONTENT, keyOf(own), NOW);
      expect([inOneForm(p7s) === p7s, await covered(p7s)]).toEqual([true, true]);
    }
  });

  it('is no other number, and in no other spelling', async () => {
    const own = await forge({ extensions: SIGNER });
    const p7s = await signDetached(CONTENT, keyOf(own), NOW);
    const n = ORDERS['P-256'];
    const results: (boolean | null)[] = [];
    for (const change of [
      (r: bigint, s: bigint) => [r, s + n],
      (r: bigint, s: bigint) => [r + n, s],
      () => [0n, 0n],
      (r: bigint) => [r, 0n],
      (_: bigint, s: bigint) => [n, s],
      (r: bigint) => [r],
    ])
      results.push(await covered(withNumbers(p7s, change)));
    results.push(
      await covered(
        reworked(p7s, (fields) => {
          const at = fields.findIndex((field) => field instanceof asn1.OctetString);
          const bytes = (fields[at] as asn1.OctetString).valueBlock.valueHexView;
          fields[at] = new asn1.OctetString({ valueHex: new Uint8Array([...bytes, 0]).buffer });
        }),
      ),
    );
    expect(results).toEqual(Array(7).fill(false));
  });

  it('cannot be exchanged for its twin in a package, and is put into it in one form', async () => {
    const path = 'META-INF/signature-KZ.p7s';
    const twin = (p7s: Uint8Array) => withNumbers(p7s, (r, s) => [r, ORDERS['P-256'] - s]);
    const other = await changed(world.signed, (all) =>
      all.map((one) => (one.path === path ? { path, bytes: twin(one.bytes) } : one)),
    );
    const { verdict, checks } = await verifyPackage(other, world.trust);
    expect([verdict, checks.filter(({ ok }) => ok === false).map(({ check, about }) => [check, about])]).toEqual([
      'invalid',
      [['signature', 'KZ']],
    ]);
    const list = await manifestToSign(world.sealed, 'KZ');
    if (!list.ok) throw new Error(list.reason);
    const p7s = await signDetached(list.bytes, keyOf(world.of('KZ').signer), NOW);
    const [one, two] = [await addSignature(world.sealed, 'KZ', p7s), await addSignature(world.sealed, 'KZ', twin(p7s))];
    if (!one.ok || !two.ok) throw new Error('not added');
    expect(Buffer.compare(one.pkg, two.pkg)).toBe(0);
    expect((await entriesOf(two.pkg)).at(-1)?.bytes).toEqual(p7s);
  });
});

describe('the algorithm of a signature', () => {
  const algorithm = (p7s: Uint8Array, named: asn1.AsnType) =>
    reworked(p7s, (fields) => {
      fields[fields.findIndex((field) => field instanceof asn1.OctetString) - 1] = named;
    });

  it('is read, and has to be that of the key and of the digest', async () => {
    const ec = await signDetached(CONTENT, keyOf(await forge({ extensions: SIGNER })), NOW);
    const rsa = await signDetached(CONTENT, keyOf(world.of('IR').signer), NOW);
    const answers = async (p7s: Uint8Array, oids: readonly asn1.AsnType[]) =>
      Promise.all(oids.map((one) => covered(algorithm(p7s, one))));
    expect([
      await answers(
        ec,
        ['1.2.840.10045.4.3.2'].map((one) => oid(one)),
      ),
      await answers(ec, [
        ...['1.2.840.10045.4.3.3', '1.2.840.10045.4.1', '1.2.840.113549.1.1.11', '1.2.840.10045.2.1', '1.2.3'].map(
          (one) => oid(one),
        ),
        oid('1.2.840.10045.4.3.2', new asn1.Null()),
      ]),
      await answers(
        rsa,
        ['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.1'].map((one) => oid(one, new asn1.Null())),
      ),
      await answers(
        rsa,
        ['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.10', '1.2.3'].map(
          (one) => oid(one, new asn1.Null()),
        ),
      ),
      await answers(rsa, [oid('1.2.840.113549.1.1.11', new asn1.Integer({ value: 1 })), oid('1.2.840.113549.1.1.10')]),
    ]).toEqual([[true], Array(6).fill(false), [true, true], Array(5).fill(false), [false, false]]);
  });

  it('is no weak digest', async () => {
    const rsa = await signDetached(CONTENT, keyOf(world.of('IR').signer), NOW);
    const sha1 = oid('1.3.14.3.2.26', new asn1.Null());
    const other = reworked(rsa, (fields, signed) => {
      fields[2] = sha1;
      signed[1] = new asn1.Set({ value: [sha1] });
    });
    expect(await covered(other)).toBe(false);
  });
});

describe('the certificate of a signature', () => {
  it('cannot be exchanged for another one of the same key', async () => {
    const root = await forge({ name: 'root', extensions: CA });
    const first = await forge({ name: 'signer', serial: [5], extensions: SIGNER, issuer: root });
    const second = await forge({
      name: 'signer',
      serial: [5],
      extensions: SIGNER,
      issuer: root,
      same: first,
      until: later(900),
    });
    const p7s = await signDetached(CONTENT, keyOf(first), NOW);
    const other = reworked(p7s, (_, signed) => {
      inside(signed[3])[0] = asn1.fromBER(derOf(second.certificate)).result;
    });
    expect([await covered(p7s), await covered(other)]).toEqual([true, false]);
  });
});

describe('a key of RSA-PSS', () => {
  /** The certificate of an RSA key, said to be of RSA-PSS. */
  const pssOnly = (parameters?: asn1.AsnType, key = pss()) =>
    forge({
      ...{ key, extensions: SIGNER, name: 'signer' },
      change: (certificate) => {
        const { algorithm } = certificate.subjectPublicKeyInfo;
        algorithm.algorithmId = '1.2.840.113549.1.1.10';
        if (parameters) algorithm.algorithmParams = parameters;
        else delete (algorithm as { algorithmParams?: unknown }).algorithmParams;
      },
    });
  const tagged = (tagNumber: number, value: asn1.AsnType) =>
    new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] });
  const SHA = { 256: '2.16.840.1.101.3.4.2.1', 384: '2.16.840.1.101.3.4.2.2', 512: '2.16.840.1.101.3.4.2.3' };
  const parameters = (hash: keyof typeof SHA, salt: number, mask: keyof typeof SHA = hash) =>
    new asn1.Sequence({
      value: [
        tagged(0, oid(SHA[hash], new asn1.Null())),
        tagged(1, oid('1.2.840.113549.1.1.8', oid(SHA[mask], new asn1.Null()))),
        tagged(2, new asn1.Integer({ value: salt })),
      ],
    });

  it('signs and is believed, with parameters and without', async () => {
    const without = await pssOnly();
    expect([
      algorithmOf(without.certificate),
      await covered(await signDetached(CONTENT, keyOf(without), NOW)),
      await covered(await signDetached(CONTENT, keyOf(await pssOnly(parameters(256, 32))), NOW)),
      await covered(await signDetached(CONTENT, keyOf(await pssOnly(parameters(256, 20))), NOW)),
      await covered(await signDetached(CONTENT, keyOf(await pssOnly(parameters(384, 48), pss('SHA-384'))), NOW)),
      await covered(await signDetached(CONTENT, keyOf(await pssOnly(parameters(512, 64), pss('SHA-512'))), NOW)),
    ]).toEqual(['RSA-PSS 2048', true, true, true, true, true]);
  });

  it('is not believed against its own parameters, or with weak ones', async () => {
    const signs = async (own: Issued) => covered(await signDetached(CONTENT, keyOf(own), NOW));
    const pkcs1 = await pssOnly(undefined, { ...pss(), name: 'RSASSA-PKCS1-v1_5' } as never);
    expect([
      await signs(await pssOnly(parameters(256, 40))),
      await signs(await pssOnly(parameters(512, 32))),
      await signs(await pssOnly(parameters(256, 32, 512))),
      await signs(await pssOnly(new asn1.Sequence({ value: [] }))),
      await signs(await pssOnly(new asn1.Null())),
      await signs(pkcs1),
    ]).toEqual(Array(6).fill(false));
  });

  it('is opened from its file, and may stand in a chain', async () => {
    const root = await forge({ name: 'root', extensions: CA, key: pss('SHA-384') });
    const own = await pssOnly(parameters(384, 48), pss('SHA-384'));
    const opened = await openPkcs12(await writePkcs12(own, 'demo', 1000), 'demo', { delegation: 'IR', at: NOW });
    if (!opened.ok) throw new Error(opened.refusal);
    expect(await covered(await signDetached(CONTENT, opened.key, NOW))).toBe(true);
    const below = await forge({ extensions: SIGNER, issuer: root });
    expect(await chainProblem(below.certificate, [], [root.certificate], NOW, 'sign')).toBe(null);
    const wide = await writePkcs12(await pssOnly(parameters(256, 40)), 'demo', 1000);
    expect(await openPkcs12(wide, 'demo', { at: NOW })).toEqual({ ok: false, refusal: 'weak-key' });
  });

  it('may stamp the time', async () => {
    const stamper = await forge({ key: pss(), extensions: [...SIGNER, purposes([PURPOSE.time], true)] });
    expect((await answerTimestamp(new Uint8Array(3), keyOf(stamper), NOW)).length).toBeGreaterThan(0);
  });
});

describe('openPkcs12', () => {
  it('does not hand out a key that is for something else', async () => {
    const tls = await forge({ extensions: [...SIGNER, purposes([PURPOSE.client])] });
    const stamps = await forge({ extensions: [...SIGNER, purposes([PURPOSE.time], true)] });
    const open = async (own: Issued, purpose: 'sign' | 'stamp') => {
      const answer = await openPkcs12(await writePkcs12(own, 'demo', 1000), 'demo', { purpose, at: NOW });
      return answer.ok ? 'opened' : answer.refusal;
    };
    expect([await open(tls, 'sign'), await open(stamps, 'sign'), await open(stamps, 'stamp')]).toEqual([
      ...['wrong-purpose', 'wrong-purpose', 'opened'],
    ]);
  });

  it('leaves no signature in a package that its certificate is not for', async () => {
    const tls = await forge({ country: 'KZ', extensions: [...SIGNER, purposes([PURPOSE.server])] });
    const list = await manifestToSign(world.sealed, 'KZ');
    if (!list.ok) throw new Error(list.reason);
    expect(await addSignature(world.sealed, 'KZ', await signDetached(list.bytes, keyOf(tls), NOW))).toEqual({
      ok: false,
      reason: 'wrong-purpose',
    });
  });
});

describe.skipIf(!HAS_OPENSSL)('certificates of openssl', () => {
  const openssl = (command: string): string =>
    execFileSync('openssl', command.split(' '), { cwd: ground.path, stdio: 'pipe' }).toString();
  const file = (name: string): string => join(ground.path, name);

  it.each([
    ['MD5', 'rsa:2048', '-md5'],
    ['SHA-1', 'rsa:2048', '-sha1'],
    ['SHA-224', 'rsa:2048', '-sha224'],
  ])('are too weak with %s', async (_, key, digest) => {
    openssl(`req -x509 -newkey ${key} -noenc -subj /C=IR/CN=root -days 30 -keyout root.key -out root.crt`);
    openssl('req -newkey rsa:2048 -noenc -subj /C=IR/CN=signer -keyout own.key -out own.csr');
    openssl(`x509 -req -in own.csr -CA root.crt -CAkey root.key -CAcreateserial ${digest} -days 20 -out own.crt`);
    const [root, own] = ['root.crt', 'own.crt'].map((name) => readPem(readFileSync(file(name), 'utf8'))?.[0]);
    if (!root || !own) throw new Error('no certificates');
    expect(await chainProblem(own, [], [root], new Date(), 'sign')).toBe('weak');
  });

  it.each(['secp256k1', 'brainpoolP256r1', 'secp224r1'])('are of no other curve: %s', async (curve) => {
    openssl(
      `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:${curve} -noenc -subj /C=IR/CN=root -keyout k -out root.crt`,
    );
    const [root] = readPem(readFileSync(file('root.crt'), 'utf8')) ?? [];
    if (!root) throw new Error('no certificate');
    expect([algorithmOf(root), await chainProblem(root, [], [root], new Date(), 'sign')]).toEqual([null, 'weak']);
  });

  it.each([
    ['without parameters', ''],
    [
      'with SHA-384',
      '-pkeyopt rsa_pss_keygen_md:sha384 -pkeyopt rsa_pss_keygen_mgf1_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48',
    ],
  ])('of RSA-PSS, %s, sign here and are verified there', async (_, options) => {
    openssl(`genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 ${options} -out pss.key`.replace(/ +/g, ' '));
    openssl('req -x509 -new -key pss.key -sha384 -subj /C=KZ/CN=signer -days 30 -out pss.crt');
    openssl('pkcs12 -export -inkey pss.key -in pss.crt -out pss.p12 -passout pass:s');
    const opened = await openPkcs12(readFileSync(file('pss.p12')), 's', { delegation: 'KZ' });
    if (!opened.ok) throw new Error(opened.refusal);
    const list = await manifestToSign(world.sealed, 'KZ');
    if (!list.ok) throw new Error(list.reason);
    const p7s = await signDetached(list.bytes, opened.key, new Date());
    writeFileSync(file('list.xml'), list.bytes);
    writeFileSync(file('pss.p7s'), p7s);
    const verify =
      'cms -verify -binary -inform DER -content list.xml -CAfile pss.crt -purpose any -cades -out out.xml -in';
    openssl(`${verify} pss.p7s`);
    expect(Buffer.compare(readFileSync(file('out.xml')), list.bytes)).toBe(0);
    // And the other way round.
    const made =
      'cms -sign -binary -cades -md sha384 -outform DER -in list.xml -signer pss.crt -inkey pss.key -keyopt rsa_padding_mode:pss -out own.p7s';
    openssl(made);
    const trust = { ...world.trust, roots: { KZ: [readFileSync(file('pss.crt'), 'utf8')] }, at: new Date() };
    for (const bytes of [p7s, readFileSync(file('own.p7s'))]) {
      const added = await addSignature(world.sealed, 'KZ', bytes);
      if (!added.ok) throw new Error(added.reason);
      const { checks } = await verifyPackage(added.pkg, trust);
      expect(checks.find(({ check, about }) => check === 'signature' && about === 'KZ')).toMatchObject({
        ok: true,
        certificate: { algorithm: 'RSA-PSS 2048' },
      });
    }
  });

  it('find the lower form right, which is what a package holds', async () => {
    const { signer, root } = world.of('KZ');
    writeFileSync(file('kz.crt'), pemOf(root));
    writeFileSync(file('content'), CONTENT);
    for (let turn = 0; turn < 4; turn++) {
      writeFileSync(file('low.p7s'), await signDetached(CONTENT, keyOf(signer), NOW));
      openssl(
        'cms -verify -binary -inform DER -in low.p7s -content content -CAfile kz.crt -purpose any -cades -out out',
      );
    }
    expect(writePem(derOf(root.certificate))).toBe(pemOf(root));
  });
});

describe('readPem', () => {
  it('takes no certificate with something behind it', async () => {
    const { certificate } = await forge({ extensions: [extension('1.2.3', false, new asn1.Null())] });
    expect([
      readPem(writePem(derOf(certificate)))?.length,
      readPem(writePem(new Uint8Array([...derOf(certificate), 0]))),
    ]).toEqual([1, null]);
  });
});
