/**
 * A test authority: for each delegation a root and a signing certificate under it, and a time stamping authority that answers
 * RFC 3161 requests. For rehearsals and for the demo: every subject says that it has no legal value. Real delegations use
 * certificates of their own States.
 */
import * as asn1 from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthenticatedSafe,
  BasicConstraints,
  CertBag,
  Certificate,
  ContentInfo,
  Extension,
  ExtKeyUsage,
  getRandomValues,
  PFX,
  PKCS8ShroudedKeyBag,
  PKIStatusInfo,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { buffer, derOf, hex } from './certificate.ts';
import { type SigningKey, signContent } from './cms.ts';
import { OID } from './extensions.ts';
import { TST_INFO } from './timestamp.ts';

export const TEST_MARK = 'TEST, no legal value';

export type KeyKind = 'ecdsa' | 'rsa';
const KINDS = {
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
} as const;

/** A certificate with its private key, which can be taken out: it is a test's. */
export type Issued = { readonly certificate: Certificate; readonly key: CryptoKey };

type Subject = { readonly country?: string; readonly organization: string; readonly name: string };
type Purpose = 'root' | 'sign' | 'stamp';
type Validity = { readonly from: Date; readonly until: Date };

function namesOf({ country, organization, name }: Subject): AttributeTypeAndValue[] {
  const utf8 = (type: string, value: string) =>
    new AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) });
  return [
    ...(country === undefined
      ? []
      : [new AttributeTypeAndValue({ type: OID.country, value: new asn1.PrintableString({ value: country }) })]),
    ...[utf8('2.5.4.10', organization), utf8('2.5.4.11', TEST_MARK), utf8('2.5.4.3', name)],
  ];
}

const USAGE = { root: { byte: 0x06, unused: 1 }, sign: { byte: 0xc0, unused: 6 }, stamp: { byte: 0xc0, unused: 6 } };

async function extensionsOf(purpose: Purpose, publicKey: ArrayBuffer): Promise<Extension[]> {
  const { byte, unused } = USAGE[purpose];
  const usage = new asn1.BitString({ valueHex: new Uint8Array([byte]).buffer, unusedBits: unused });
  const constraints = purpose === 'root' ? { cA: true, pathLenConstraint: 1 } : {};
  const make = (extnID: string, critical: boolean, value: asn1.BaseBlock): Extension =>
    new Extension({ extnID, critical, extnValue: value.toBER(false) });
  const identifier = await crypto.subtle.digest('SHA-1', publicKey);
  return [
    make(OID.basicConstraints, true, new BasicConstraints(constraints).toSchema()),
    make(OID.keyUsage, true, usage),
    make('2.5.29.14', false, new asn1.OctetString({ valueHex: identifier })),
    ...(purpose === 'stamp'
      ? [make(OID.extKeyUsage, true, new ExtKeyUsage({ keyPurposes: [OID.timeStamping] }).toSchema())]
      : []),
  ];
}

/** A certificate of a fresh key, signed by `issuer` or by itself. */
export async function issue(
  subject: Subject,
  purpose: Purpose,
  validity: Validity,
  issuer: Issued | null = null,
  kind: KeyKind = 'ecdsa',
): Promise<Issued> {
  const pair = (await crypto.subtle.generateKey(KINDS[kind], true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  const serial = getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new asn1.Integer({ valueHex: buffer(serial) });
  certificate.subject.typesAndValues = namesOf(subject);
  certificate.issuer.typesAndValues = issuer ? issuer.certificate.subject.typesAndValues : namesOf(subject);
  certificate.notBefore.value = validity.from;
  certificate.notAfter.value = validity.until;
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  const publicKey = buffer(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
  certificate.extensions = await extensionsOf(purpose, publicKey);
  await certificate.sign(issuer?.key ?? pair.privateKey, 'SHA-256');
  // Read back from its bytes: what is used is what is written.
  return { certificate: Certificate.fromBER(buffer(derOf(certificate))), key: pair.privateKey };
}

/** Root and signing certificate of a delegation, by its official name. */
export async function delegationAuthority(
  country: string,
  official: string,
  validity: Validity,
  kind: KeyKind = 'ecdsa',
): Promise<{ readonly root: Issued; readonly signer: Issued }> {
  const root = await issue({ country, organization: official, name: `${country} root` }, 'root', validity, null, kind);
  const subject = { country, organization: official, name: `${country} delegation` };
  return { root, signer: await issue(subject, 'sign', validity, root, kind) };
}

export async function timeAuthority(validity: Validity): Promise<{ readonly root: Issued; readonly signer: Issued }> {
  const organization = 'Alternat';
  const root = await issue({ organization, name: 'Time stamping root' }, 'root', validity);
  return { root, signer: await issue({ organization, name: 'Time stamping' }, 'stamp', validity, root) };
}

export const keyOf = ({ certificate, key }: Issued): SigningKey => ({ key, chain: [certificate] });

/** A .p12 that openssl opens, too. The password has ASCII letters only, because the file's MAC is made from it. */
export async function writePkcs12(
  { certificate, key }: Issued,
  password: string,
  iterations = 100_000,
): Promise<Uint8Array> {
  if (!/^[\x20-\x7e]+$/.test(password)) throw new Error('a password of ASCII letters is needed');
  const secret = buffer(new TextEncoder().encode(password));
  const safeKey = new PKCS8ShroudedKeyBag({
    parsedValue: PrivateKeyInfo.fromBER(await crypto.subtle.exportKey('pkcs8', key)),
  });
  const encryption = { name: 'AES-CBC', length: 256 };
  await safeKey.makeInternalValues({
    password: secret,
    contentEncryptionAlgorithm: encryption as never,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: iterations,
  });
  const contents = (bagId: string, bagValue: PKCS8ShroudedKeyBag | CertBag): SafeContents =>
    new SafeContents({ safeBags: [new SafeBag({ bagId, bagValue })] });
  const pfx = new PFX({
    parsedValue: {
      integrityMode: 0,
      authenticatedSafe: new AuthenticatedSafe({
        parsedValue: {
          safeContents: [
            { privacyMode: 0, value: contents('1.2.840.113549.1.12.10.1.2', safeKey) },
            {
              privacyMode: 0,
              value: contents('1.2.840.113549.1.12.10.1.3', new CertBag({ parsedValue: certificate })),
            },
          ],
        },
      }),
    },
  });
  await pfx.parsedValue?.authenticatedSafe?.makeInternalValues({ safeContents: [{}, {}] });
  await pfx.makeInternalValues({
    password: secret,
    iterations,
    pbkdf2HashAlgorithm: 'SHA-256' as never,
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(pfx.toSchema().toBER(false));
}

/** The answer to an RFC 3161 request: a token of `at`, or a refusal (status 2) for what is no request. */
export async function answerTimestamp(request: Uint8Array, stamper: SigningKey, at: Date): Promise<Uint8Array> {
  let asked: TimeStampReq;
  try {
    asked = TimeStampReq.fromBER(buffer(request));
  } catch {
    const refused = new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) });
    return new Uint8Array(refused.toSchema().toBER(false));
  }
  const serial = getRandomValues(new Uint8Array(8));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const info = new TSTInfo({
    version: 1,
    policy: '2.5.29.32.0', // anyPolicy
    messageImprint: asked.messageImprint,
    serialNumber: new asn1.Integer({ valueHex: buffer(serial) }),
    genTime: at,
    ...(asked.nonce ? { nonce: asked.nonce } : {}),
  });
  const content = new Uint8Array(info.toSchema().toBER(false));
  const token = await signContent(content, stamper, { type: TST_INFO, inside: true, at });
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: 0 }),
    timeStampToken: ContentInfo.fromBER(buffer(token)),
  });
  return new Uint8Array(response.toSchema().toBER(false));
}

/** SHA-256 of a certificate in pairs, as a diplomatic note prints it. */
export const fingerprintOf = async ({ certificate }: Issued): Promise<string> =>
  (hex(await crypto.subtle.digest('SHA-256', derOf(certificate))).match(/../g) ?? []).join(':').toUpperCase();
