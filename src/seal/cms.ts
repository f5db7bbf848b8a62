/**
 * Signatures in the form that stock tools check: CMS (RFC 5652) with the signed attributes of CAdES-BES, detached from what is
 * signed, the certificates inside. The key comes as a WebCrypto key and is used here only. Reading is our own walk over the
 * attributes, because "the signature is right" says nothing unless the digest inside it is that of these bytes.
 */
import * as asn1 from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { HASHES, type Hash, strongKey, verifySignature } from './algorithm.ts';
import {
  buffer,
  type CertificateFacts,
  certificateFacts,
  derOf,
  derOfBlock,
  hex,
  sameBytes,
  sameDer,
} from './certificate.ts';
import { lowered } from './ecdsa.ts';
import { OID as EXTENSION, extensionOf, readBlock } from './extensions.ts';
import { digestOf } from './manifest.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  ocspResponse: '1.3.6.1.5.5.7.16.2',
} as const;

/** A key with its certificate first and the certificates above it behind. */
export type SigningKey = { readonly key: CryptoKey; readonly chain: readonly Certificate[] };

const hashed = async (hash: Hash, bytes: Uint8Array): Promise<ArrayBuffer> =>
  crypto.subtle.digest(hash, new Uint8Array(bytes));

/** A key of RSA was imported with its hash; the others sign what it is given. */
const hashOf = ({ algorithm }: CryptoKey): Hash =>
  ((algorithm as { readonly hash?: { readonly name: Hash } }).hash?.name ?? 'SHA-256') as Hash;

/** SigningCertificateV2 (RFC 5035): binds the signature to this certificate; SHA-256 is its default and is not written. */
async function signingCertificate(certificate: Certificate): Promise<asn1.Sequence> {
  const certHash = new asn1.OctetString({ valueHex: await hashed('SHA-256', derOf(certificate)) });
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
  const hash = hashOf(key);
  const attribute = (type: string, value: asn1.AsnType): Attribute => new Attribute({ type, values: [value] });
  // DER wants a set in the order of its encodings: the two attributes with short values come first.
  const attributes = [
    attribute(OID.contentType, new asn1.ObjectIdentifier({ value: wish.type })),
    attribute(OID.signingTime, new asn1.UTCTime({ valueDate: wish.at })),
    attribute(OID.messageDigest, new asn1.OctetString({ valueHex: await hashed(hash, content) })),
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
  await signed.sign(key, 0, hash, buffer(content));
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return inOneForm(new Uint8Array(info.toSchema().toBER(false)));
}

/** A detached CAdES-BES signature over `bytes`, DER, by the algorithm of the key. */
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
  /** Revocation lists and answers of OCSP that came along (RFC 5652, ETSI EN 319 122-1), DER. No signature protects them. */
  readonly revocations: readonly Uint8Array[];
  /** Is it this certificate's signature over these bytes, with all that CAdES-BES demands? */
  readonly covers: (bytes: Uint8Array) => Promise<boolean>;
};

function signedDataOf(der: Uint8Array): { readonly block: asn1.AsnType; readonly signed: SignedData } | null {
  // The parser forgives wrong lengths, and no other reader would.
  const block = readBlock(der);
  if (!block) return null;
  const info = new ContentInfo({ schema: block });
  return info.contentType === OID.signedData ? { block, signed: new SignedData({ schema: info.content }) } : null;
}

/** Null when the bytes are no CMS with exactly one signer and its certificate. */
export async function readSignature(der: Uint8Array): Promise<ReadSignature | null> {
  try {
    const read = signedDataOf(der);
    return read && (await readSignedData(read.signed));
  } catch {
    // Bytes of a stranger: the library throws untyped errors on whatever it cannot read.
    return null;
  }
}

/** Blocks inside blocks; a CMS has some fifteen. */
const DEEPEST = 40;

/**
 * A CMS as DER: programs write lengths that are found out at the end and strings in pieces (BER), which an archive may not hold
 * (ETSI EN 319 162-1). What was signed stays as it is. The same bytes when they are DER already, or cannot be read.
 */
export function inDer(bytes: Uint8Array): Uint8Array {
  try {
    const der = asDer(bytes);
    return der && !sameBytes(der, bytes) ? der : bytes;
  } catch {
    // The library throws untyped errors on whatever it cannot read, or that is nested too deeply for it.
    return bytes;
  }
}

function asDer(bytes: Uint8Array): Uint8Array | null {
  const { result, offset } = asn1.fromBER(bytes);
  if (offset !== bytes.length) return null;
  const blocks: { readonly block: asn1.AsnType; readonly depth: number }[] = [{ block: result, depth: 0 }];
  for (let next = blocks.pop(); next; next = blocks.pop()) {
    const { block, depth } = next;
    if (depth > DEEPEST) return null;
    block.lenBlock.isIndefiniteForm = false;
    block.lenBlock.longFormUsed = false;
    if (!(block instanceof asn1.Constructed)) continue;
    const { value } = block.valueBlock;
    value.forEach((inner, at) => {
      if (inner instanceof asn1.OctetString && inner.idBlock.isConstructed)
        value[at] = new asn1.OctetString({ valueHex: inner.getValue() });
      else blocks.push({ block: inner, depth: depth + 1 });
    });
  }
  return new Uint8Array(result.toBER(false));
}

/**
 * The CMS with its signature in the one form that is believed (`ecdsa.ts`), as it is put into a package. The same bytes when they are
 * that already, or no CMS.
 */
export function inOneForm(file: Uint8Array): Uint8Array {
  const der = inDer(file);
  try {
    const read = signedDataOf(der);
    const [signer] = read?.signed.signerInfos ?? [];
    const certificate = read && signer && signerOf(read.signed, signer);
    const key = certificate && strongKey(certificate.subjectPublicKeyInfo);
    if (!read || !signer || key?.kind !== 'ECDSA') return der;
    const old = signer.signature.valueBlock.valueHexView;
    const low = lowered(old, key.curve);
    if (low === old) return der;
    // ContentInfo -> [0] -> SignedData -> signerInfos -> SignerInfo: its one OCTET STRING.
    const inside = (block: asn1.AsnType | undefined): asn1.AsnType[] => (block as asn1.Constructed).valueBlock.value;
    const parts = inside(inside(inside(inside(read.block)[1])[0]).at(-1));
    const fields = inside(parts[0]);
    const at = fields.findIndex((field) => field instanceof asn1.OctetString);
    fields[at] = new asn1.OctetString({ valueHex: buffer(low) });
    return new Uint8Array(read.block.toBER(false));
  } catch {
    // No CMS, then: whoever reads it will say so.
    return der;
  }
}

function contentOf(signed: SignedData): Uint8Array | null {
  const octets = signed.encapContentInfo.eContent;
  if (!octets) return null;
  return new Uint8Array(octets.getValue());
}

async function readSignedData(signed: SignedData): Promise<ReadSignature | null> {
  const [signer, ...more] = signed.signerInfos;
  // A signature in pieces is one that DER does not know.
  if (!signer || more.length > 0 || signer.signature.idBlock.isConstructed) return null;
  // What no signature protects is still to be what it says: versions, and the digest in the list of digests.
  const digests = signed.digestAlgorithms.map(({ algorithmId }) => algorithmId);
  if (![1, 3, 4, 5].includes(signed.version) || ![1, 3].includes(signer.version)) return null;
  if (digests.join() !== signer.digestAlgorithm.algorithmId) return null;
  const certificates = certificatesIn(signed);
  const certificate = signerOf(signed, signer);
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
    revocations: revocationsIn(signed, signer),
    covers: (bytes) => covers(signer, certificate, signed.encapContentInfo.eContentType, bytes),
  };
}

/** In the field for them, and in the unsigned attribute revocation-values: lists under [0], answers under [1]. */
function revocationsIn({ crls }: SignedData, { unsignedAttrs }: SignerInfo): readonly Uint8Array[] {
  const field = (crls ?? []).flatMap((one): Uint8Array[] => {
    if (!('otherRevInfoFormat' in one)) return [derOfBlock(one.toSchema())];
    return one.otherRevInfoFormat === OID.ocspResponse ? [derOfBlock(one.otherRevInfo)] : [];
  });
  const values = (unsignedAttrs?.attributes ?? [])
    .filter(({ type }) => type === OID.revocationValues)
    .flatMap((attribute) => attribute.values as readonly asn1.AsnType[]);
  const inside = (block: asn1.AsnType | undefined): readonly asn1.AsnType[] =>
    block instanceof asn1.Constructed ? block.valueBlock.value : [];
  const attached = values.flatMap(inside).filter(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber <= 1);
  return [...field, ...attached.flatMap((tagged) => inside(inside(tagged)[0])).map(derOfBlock)];
}

const certificatesIn = (signed: SignedData): readonly Certificate[] =>
  (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);

const signerOf = (signed: SignedData, signer: SignerInfo): Certificate | undefined =>
  certificatesIn(signed).find((one) => isOf(signer, one));

function isOf(signer: SignerInfo, certificate: Certificate): boolean {
  const { sid } = signer;
  if (sid instanceof IssuerAndSerialNumber)
    return sameDer(sid.issuer, certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  // By subject key identifier: the tools of some delegations name their certificate like that.
  const identifier = extensionOf(certificate, EXTENSION.subjectKeyIdentifier)?.parsedValue;
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
  if (!hash || !signer.signedAttrs) return false;
  const digest = hex(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
  const said = attributeOf(signer, OID.messageDigest);
  if (!(said instanceof asn1.OctetString) || hex(said.valueBlock.valueHexView) !== digest) return false;
  const type = attributeOf(signer, OID.contentType);
  if (!(type instanceof asn1.ObjectIdentifier) || type.valueBlock.toString() !== contentType) return false;
  if (!(await isBoundTo(signer, certificate))) return false;
  const verified = await verifySignature(
    certificate.subjectPublicKeyInfo,
    {
      data: new Uint8Array(signer.signedAttrs.encodedValue),
      signature: signer.signature.valueBlock.valueHexView,
      algorithm: signer.signatureAlgorithm,
    },
    hash,
  );
  return verified === 'right';
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
