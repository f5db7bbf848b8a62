/** Lists and answers that a signature or a stamp brings inside itself, as other programs put them there. */
import * as asn1 from 'asn1js';
import {
  Attribute,
  CertificateRevocationList,
  ContentInfo,
  OtherRevocationInfoFormat,
  SignedAndUnsignedAttributes,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { timestampPath } from '../../src/seal/asic.ts';
import { type Issued, keyOf } from '../../src/seal/authority.ts';
import { buffer } from '../../src/seal/certificate.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { type Trust, verifyPackage } from '../../src/seal/verify.ts';
import { CA, forge, later, PURPOSE, purposes, SIGNER, usage } from './forge.ts';
import { answerBy, listBy } from './revoked.ts';
import { NOW, pemOf, sealing, stampBy, withFile } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const SIGNATURE = 'META-INF/signature-IR.p7s';
const STAMP = timestampPath(1);
let root: Issued;
let signer: Issued;
let tsaRoot: Issued;
/** Signed, and stamped. */
let pkg: Uint8Array;
let trust: Trust;

beforeAll(async () => {
  root = await forge({ name: 'root', extensions: CA });
  signer = await forge({ name: 'signer', issuer: root, extensions: SIGNER });
  tsaRoot = await forge({ name: 'tsa root', country: null, extensions: CA });
  const extensions = [usage(0xc0), purposes([PURPOSE.time], true)];
  const tsa = await forge({ name: 'tsa', country: null, issuer: tsaRoot, extensions });
  const { facts, ...rest } = sealing();
  const sealed = await sealPackage({ facts: { ...facts, parties: ['IR'] }, ...rest });
  const list = await manifestToSign(sealed, 'IR');
  const added = list.ok ? await addSignature(sealed, 'IR', await signDetached(list.bytes, keyOf(signer), NOW)) : null;
  if (!added?.ok) throw new Error('not signed');
  pkg = await stampBy(added.pkg, tsa, NOW);
  trust = { roots: { IR: [pemOf(root)] }, tsaRoots: [pemOf(tsaRoot)], at: NOW };
});

/** A CMS with what no signature protects put through `change`. */
function reworked(cms: Uint8Array, change: (signed: SignedData, signer: SignerInfo) => void): Uint8Array {
  const info = ContentInfo.fromBER(buffer(cms));
  const signed = new SignedData({ schema: info.content });
  change(signed, signed.signerInfos[0] as SignerInfo);
  info.content = signed.toSchema(true);
  return new Uint8Array(info.toSchema().toBER(false));
}
const blockOf = (der: Uint8Array): asn1.AsnType => asn1.fromBER(buffer(der)).result;

/** In the field of RFC 5652. */
const field =
  (lists: readonly Uint8Array[], answers: readonly Uint8Array[] = [], format = '1.3.6.1.5.5.7.16.2') =>
  (cms: Uint8Array): Uint8Array =>
    reworked(cms, (signed) => {
      signed.crls = [
        ...lists.map((der) => CertificateRevocationList.fromBER(buffer(der))),
        ...answers.map(
          (der) => new OtherRevocationInfoFormat({ otherRevInfoFormat: format, otherRevInfo: blockOf(der) }),
        ),
      ];
    });
/** In the unsigned attribute of ETSI EN 319 122-1, each kind under its tag. */
const attribute =
  (kinds: readonly (readonly Uint8Array[])[], type = '1.2.840.113549.1.9.16.2.24') =>
  (cms: Uint8Array): Uint8Array =>
    reworked(cms, (_signed, by) => {
      const tagged = kinds.map(
        (ders, tagNumber) =>
          new asn1.Constructed({
            idBlock: { tagClass: 3, tagNumber },
            value: [new asn1.Sequence({ value: ders.map(blockOf) })],
          }),
      );
      const values = [new asn1.Sequence({ value: tagged })];
      by.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [new Attribute({ type, values })] });
    });

/** What is said of the signature, the stamp and their revocation. */
async function linesOf(path: string, change: (cms: Uint8Array) => Uint8Array): Promise<readonly string[]> {
  const { checks } = await verifyPackage(await withFile(pkg, path, change), trust);
  return checks
    .slice(7, -2)
    .map(({ check, ok, about, fault }) => [check, ok, about, fault].filter((part) => part !== undefined).join(' '));
}
const GOOD = 'signature true IR';
const NOTHING = ['signature true IR', 'revocation open'];

describe('what a signature brings along', () => {
  // The stamp is over the signature as it was.
  const ofSignature = async (change: (cms: Uint8Array) => Uint8Array) => (await linesOf(SIGNATURE, change)).slice(1);

  it('is heard as if it lay beside: lists and answers, in the field and in the attribute', async () => {
    const [list, answer, bare] = [
      await listBy(root),
      await answerBy(root, signer),
      await answerBy(root, signer, { bare: true }),
    ];
    const heard = [GOOD, 'revocation true IR'];
    expect([
      await ofSignature(field([list])),
      await ofSignature(field([], [answer])),
      await ofSignature(field([await listBy(tsaRoot), list])),
      await ofSignature(attribute([[list]])),
      await ofSignature(attribute([[], [bare]])),
      await ofSignature(attribute([[await listBy(tsaRoot)], [bare]])),
    ]).toEqual(Array(6).fill(heard));
  });

  it('may say that it is revoked', async () => {
    const revoked = [{ of: signer, at: later(-1) }];
    const heard = [GOOD, 'revocation false IR revoked'];
    expect([
      await ofSignature(field([await listBy(root, { revoked })])),
      await ofSignature(attribute([[], [await answerBy(root, signer, { bare: true, revoked: later(-1) })]])),
    ]).toEqual([heard, heard]);
  });

  it('is no help where it is something else, and no fault: it is in no file of the package', async () => {
    const [list, answer] = [await listBy(root), await answerBy(root, signer)];
    expect([
      await ofSignature((cms) => cms),
      await ofSignature(field([], [answer], '1.2.3')),
      await ofSignature(attribute([[list]], '1.2.3')),
      await ofSignature(attribute([[], [], [list]])),
      await ofSignature(attribute([[blockless]])),
      await ofSignature(field([await listBy(tsaRoot)])),
    ]).toEqual([...Array(5).fill(NOTHING), [GOOD, 'revocation open IR']]);
  });
});

describe('what a stamp brings along', () => {
  it('is heard as if it lay beside, and no less of the signature', async () => {
    const [list, mine] = [await listBy(tsaRoot), await listBy(root)];
    expect([await linesOf(STAMP, field([list])), await linesOf(STAMP, field([mine]))]).toEqual([
      [`timestamp true ${STAMP}`, GOOD, `revocation true ${STAMP}`, 'revocation open IR'],
      [`timestamp true ${STAMP}`, GOOD, `revocation open ${STAMP}`, 'revocation true IR'],
    ]);
  });
});

/** A sequence with nothing in it. */
const blockless = Uint8Array.of(0x30, 0);
