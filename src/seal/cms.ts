/**
 * Signatures in the form that stock tools check: CMS (RFC 5652) with the signed attributes of CAdES-BES, detached from what is
 * signed, the certificates inside. The key comes as a WebCrypto key and is used here only. Reading is our own walk over the
 * attributes, because "the signature is right" says nothing unless the digest inside it is that of these bytes.
 */
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  getCrypto,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { algorithmOf, buffer, type CertificateFacts, certificateFacts, derOf, hex } from './certificate.ts';
import { digestOf } from './manifest.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const HASHES: { readonly [oid: string]: string } = {
  [OID.sha256]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** A key with its certificate first and the certificates above it behind. */
export type SigningKey = { readonly key: CryptoKey; readonly chain: readonly Certificate[] };

const sha256 = async (bytes: Uint8Array): Promise<ArrayBuffer> =>
  crypto.subtle.digest('SHA-256', new Uint8Array(bytes));

/** SigningCertificateV2 (RFC 5035): binds the signature to this certificate; SHA-256 is its default and is not written. */
async function signingCertificate(certificate: Certificate): Promise<asn1.Sequence> {
  const certHash = new asn1.OctetString({ valueHex: await sha256(derOf(certificate)) });
  const id = new asn1.Sequence({ value: [certHash] });
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [id] })] });
}

/** A CMS of any content, which is put inside only when asked to (a time stamp's is, a signature's is not). */
export async function signContent(
  content: Uint8Array,
  { key, chain }: SigningKey,
  wish: { readonly type: string; readonly inside: boolean; readonly at: Date },
): Promise<Uint8Array> {
  const [certificate] = chain;
  if (!certificate) throw new Error('a key without its certificate');
  const attribute = (type: string, value: asn1.AsnType): Attribute => new Attribute({ type, values: [value] });
  // DER wants a set in the order of its encodings: the two attributes with short values come first.
  const attributes = [
    attribute(OID.contentType, new asn1.ObjectIdentifier({ value: wish.type })),
    attribute(OID.signingTime, new asn1.UTCTime({ valueDate: wish.at })),
    attribute(OID.messageDigest, new asn1.OctetString({ valueHex: await sha256(content) })),
    attribute(OID.signingCertificateV2, await signingCertificate(certificate)),
  ].sort((a, b) => (hex(a.toSchema().toBER(false)) < hex(b.toSchema().toBER(false)) ? -1 : 1));
  const signed = new SignedData({
    version: wish.type === OID.data ? 1 : 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: wish.type,
      ...(wish.inside ? { eContent: new asn1.OctetString({ valueHex: buffer(content) }) } : {}),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [...chain],
  });
  await signed.sign(key, 0, 'SHA-256', buffer(content));
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER(false));
}

/** A detached CAdES-BES signature over `bytes`, DER. ECDSA with P-256 and RSA, whatever the key is. */
export const signDetached = (bytes: Uint8Array, key: SigningKey, at: Date): Promise<Uint8Array> =>
  signContent(bytes, key, { type: OID.data, inside: false, at });

/** What a CMS says, once it was read; nothing in it is verified yet. */
export type ReadSignature = {
  readonly certificate: Certificate;
  /** Everything else in the certificates' set. */
  readonly others: readonly Certificate[];
  readonly facts: CertificateFacts;
  readonly contentType: string;
  /** The content inside, for a time stamp; null for a detached signature. */
  readonly content: Uint8Array | null;
  /** As the signer says. */
  readonly signingTime: string | null;
  /** Is it this certificate's signature over these bytes, with all that CAdES-BES demands? */
  readonly covers: (bytes: Uint8Array) => Promise<boolean>;
};

/** Null when the bytes are no CMS with exactly one signer and its certificate. */
export async function readSignature(der: Uint8Array): Promise<ReadSignature | null> {
  try {
    const parsed = asn1.fromBER(buffer(der));
    if (parsed.offset !== der.length) return null;
    // In DER there is one spelling; the parser forgives wrong lengths, and no other reader would.
    if (hex(parsed.result.toBER(false)) !== hex(der)) return null;
    const info = new ContentInfo({ schema: parsed.result });
    if (info.contentType !== OID.signedData) return null;
    return await readSignedData(new SignedData({ schema: info.content }));
  } catch {
    // Bytes of a stranger: the library throws untyped errors on whatever it cannot read.
    return null;
  }
}

function contentOf(signed: SignedData): Uint8Array | null {
  const octets = signed.encapContentInfo.eContent;
  if (!octets) return null;
  return new Uint8Array(octets.getValue());
}

async function readSignedData(signed: SignedData): Promise<ReadSignature | null> {
  const [signer, ...more] = signed.signerInfos;
  if (!signer || more.length > 0) return null;
  // What no signature protects is still to be what it says: versions, and the digest in the list of digests.
  const digests = signed.digestAlgorithms.map(({ algorithmId }) => algorithmId);
  if (![1, 3, 4, 5].includes(signed.version) || ![1, 3].includes(signer.version)) return null;
  if (digests.join() !== signer.digestAlgorithm.algorithmId) return null;
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const certificate = certificates.find((one) => isOf(signer, one));
  if (!certificate) return null;
  const time = attributeOf(signer, OID.signingTime);
  return {
    certificate,
    others: certificates.filter((one) => one !== certificate),
    facts: await certificateFacts(certificate),
    contentType: signed.encapContentInfo.eContentType,
    content: contentOf(signed),
    signingTime:
      time instanceof asn1.UTCTime || time instanceof asn1.GeneralizedTime ? time.toDate().toISOString() : null,
    covers: (bytes) => covers(signer, certificate, signed.encapContentInfo.eContentType, bytes),
  };
}

/** To the byte: the library's own comparison does not see capitals. */
const sameName = (a: Certificate['issuer'], b: Certificate['issuer']): boolean =>
  hex(a.toSchema().toBER(false)) === hex(b.toSchema().toBER(false));

function isOf(signer: SignerInfo, certificate: Certificate): boolean {
  const { sid } = signer;
  if (sid instanceof IssuerAndSerialNumber)
    return sameName(sid.issuer, certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  // By subject key identifier: the tools of some delegations name their certificate like that.
  const identifier = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  const named = (sid as asn1.Primitive | undefined)?.valueBlock?.valueHexView;
  return identifier instanceof asn1.OctetString && !!named && hex(identifier.valueBlock.valueHexView) === hex(named);
}

/** The value of an attribute that is there exactly once with exactly one value. */
function attributeOf(signer: SignerInfo, type: string): asn1.AsnType | null {
  const found = signer.signedAttrs?.attributes.filter((one) => one.type === type) ?? [];
  return found.length === 1 && found[0]?.values.length === 1 ? (found[0].values[0] as asn1.AsnType) : null;
}

async function covers(
  signer: SignerInfo,
  certificate: Certificate,
  contentType: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const hash = HASHES[signer.digestAlgorithm.algorithmId];
  if (!hash || !algorithmOf(certificate) || !signer.signedAttrs) return false;
  const digest = hex(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
  const said = attributeOf(signer, OID.messageDigest);
  if (!(said instanceof asn1.OctetString) || hex(said.valueBlock.valueHexView) !== digest) return false;
  const type = attributeOf(signer, OID.contentType);
  if (!(type instanceof asn1.ObjectIdentifier) || type.valueBlock.toString() !== contentType) return false;
  if (!(await isBoundTo(signer, certificate))) return false;
  try {
    return await getCrypto(true).verifyWithPublicKey(
      signer.signedAttrs.encodedValue,
      signer.signature,
      certificate.subjectPublicKeyInfo,
      signatureAlgorithm(signer, certificate),
      hash,
    );
  } catch {
    // A signature that is no signature of that algorithm at all.
    return false;
  }
}

/** Some tools write "RSA" and leave the hash to `digestAlgorithm`; the platform wants to know what to verify. */
function signatureAlgorithm({ signatureAlgorithm: named }: SignerInfo, certificate: Certificate): AlgorithmIdentifier {
  const isRsa = algorithmOf(certificate)?.startsWith('RSA') ?? false;
  const isPss = named.algorithmId === '1.2.840.113549.1.1.10';
  return isRsa && !isPss ? new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11' }) : named;
}

/** Without this attribute the certificate beside a signature could be exchanged for another one of the same key. */
async function isBoundTo(signer: SignerInfo, certificate: Certificate): Promise<boolean> {
  const value = attributeOf(signer, OID.signingCertificateV2);
  const list = value instanceof asn1.Sequence ? value.valueBlock.value[0] : null;
  const first = list instanceof asn1.Sequence ? list.valueBlock.value[0] : null;
  if (!(first instanceof asn1.Sequence)) return false;
  const [a, b] = first.valueBlock.value;
  const der = derOf(certificate);
  if (a instanceof asn1.OctetString) return hex(a.valueBlock.valueHexView) === (await digestOf(der));
  const named = a instanceof asn1.Sequence ? a.valueBlock.value[0] : null;
  const hash = named instanceof asn1.ObjectIdentifier ? HASHES[named.valueBlock.toString()] : undefined;
  if (!hash || !(b instanceof asn1.OctetString)) return false;
  return hex(b.valueBlock.valueHexView) === hex(await crypto.subtle.digest(hash, der));
}
