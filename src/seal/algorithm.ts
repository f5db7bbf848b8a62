/**
 * Keys and signatures: which are strong enough to be believed, and whether a signature is that of a key. What is not on these
 * lists is refused, whatever the platform could verify: SHA-1 and MD5, short RSA keys, other curves, and an algorithm that does not
 * belong to its key. An algorithm that is written down is the one that is used; nothing is guessed from the key.
 */
import * as asn1 from 'asn1js';
import { AlgorithmIdentifier, type PublicKeyInfo, RSASSAPSSParams } from 'pkijs';
import { type Ecdsa, isLow, readEcdsa } from './ecdsa.ts';

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';
export const HASHES: { readonly [oid: string]: Hash } = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const WITH_ECDSA: { readonly [oid: string]: Hash } = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const WITH_RSA: { readonly [oid: string]: Hash } = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const EC_KEY = '1.2.840.10045.2.1';
export const RSA_KEY = '1.2.840.113549.1.1.1';
export const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

export type Curve = 'P-256' | 'P-384' | 'P-521';
const CURVES: { readonly [oid: string]: Curve } = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** Hash and salt of RSA-PSS; of a key: what its signatures have to have, the salt at least. */
export type PssParameters = { readonly hash: Hash /** Bytes. */; readonly salt: number };
export type StrongKey =
  | { readonly kind: 'ECDSA'; readonly curve: Curve }
  /** `pss`: null for a key of RSA in general; a key for RSA-PSS alone may demand parameters. */
  | { readonly kind: 'RSA'; readonly bits: number; readonly pss: { readonly demands: PssParameters | null } | null };

/** Below 2048 bits a modulus can be factored; above 16384 verifying keeps a server busy. */
const RSA_BITS = { least: 2048, most: 16_384 };

/** The value of a positive INTEGER in DER without its leading zero, or null. */
function positive(block: asn1.AsnType | undefined): Uint8Array | null {
  if (!(block instanceof asn1.Integer)) return null;
  const bytes = block.valueBlock.valueHexView;
  const [first = 0x80, second = 0] = bytes;
  if (first >= 0x80 || (first === 0 && bytes.length > 1 && second < 0x80)) return null;
  return first === 0 ? bytes.subarray(1) : bytes;
}

/** Bits of a modulus whose key may be believed; null for weak ones: short, even, or with a small or enormous exponent. */
function rsaBits({ subjectPublicKey }: PublicKeyInfo): number | null {
  const bytes = subjectPublicKey.valueBlock.valueHexView;
  const { result, offset } = asn1.fromBER(bytes);
  if (offset !== bytes.length || !(result instanceof asn1.Sequence)) return null;
  const [modulus, exponent] = result.valueBlock.value.map(positive);
  if (!modulus?.length || !exponent?.length) return null;
  const bits = modulus.length * 8 - Math.clz32(modulus[0] as number) + 24;
  const odd = (number: Uint8Array): boolean => ((number.at(-1) as number) & 1) === 1;
  // FIPS 186-5: above 2^16. Above 64 bits no key is made, and verifying would take seconds.
  const usual = exponent.length >= 3 && exponent.length <= 8;
  return odd(modulus) && odd(exponent) && usual && bits >= RSA_BITS.least && bits <= RSA_BITS.most ? bits : null;
}

/** RSASSA-PSS-params (RFC 4055), or null when they are weak (the defaults are SHA-1) or no platform knows them. */
function pssOf(parameters: asn1.AsnType | undefined): PssParameters | null {
  if (!parameters) return null;
  const { hashAlgorithm, maskGenAlgorithm, saltLength, trailerField } = new RSASSAPSSParams({ schema: parameters });
  const hash = HASHES[hashAlgorithm.algorithmId];
  if (!hash || maskGenAlgorithm.algorithmId !== MGF1 || trailerField !== 1) return null;
  const mask = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams });
  if (HASHES[mask.algorithmId] !== hash || !(saltLength >= 0)) return null;
  return { hash, salt: saltLength };
}

/** What a public key is, or null when it is too weak or of a kind that is not known here. Never throws. */
export function strongKey(info: PublicKeyInfo): StrongKey | null {
  try {
    const { algorithmId, algorithmParams } = info.algorithm as {
      readonly algorithmId: string;
      readonly algorithmParams?: asn1.AsnType;
    };
    if (algorithmId === EC_KEY) {
      const curve = algorithmParams instanceof asn1.ObjectIdentifier && CURVES[algorithmParams.valueBlock.toString()];
      return curve ? { kind: 'ECDSA', curve } : null;
    }
    if (algorithmId !== RSA_KEY && algorithmId !== PSS) return null;
    const bits = rsaBits(info);
    if (bits === null) return null;
    if (algorithmId === RSA_KEY) return { kind: 'RSA', bits, pss: null };
    if (!algorithmParams) return { kind: 'RSA', bits, pss: { demands: null } };
    const demands = pssOf(algorithmParams);
    return demands && { kind: 'RSA', bits, pss: { demands } };
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    return null;
  }
}

/** "ECDSA P-256", "RSA 2048" or "RSA-PSS 2048". */
export const keyName = (key: StrongKey): string =>
  key.kind === 'ECDSA' ? `ECDSA ${key.curve}` : `${key.pss ? 'RSA-PSS' : 'RSA'} ${key.bits}`;

/** How a signature was made, in the words of WebCrypto. */
type Scheme =
  | { readonly name: 'ECDSA'; readonly hash: Hash; readonly curve: Curve }
  | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: Hash }
  | { readonly name: 'RSA-PSS'; readonly hash: Hash; readonly saltLength: number };

const isEmpty = (parameters: asn1.AsnType | undefined): boolean => !parameters || parameters instanceof asn1.Null;

/** `digest`: the hash that a CMS names beside; an algorithm called just "RSA" (RFC 3370) leaves it to that. */
function schemeOf({ algorithmId, algorithmParams }: AlgorithmIdentifier, key: StrongKey, digest?: Hash): Scheme | null {
  if (key.kind === 'ECDSA') {
    const hash = WITH_ECDSA[algorithmId];
    return hash && !algorithmParams ? { name: 'ECDSA', hash, curve: key.curve } : null;
  }
  if (algorithmId === PSS) {
    const made = pssOf(algorithmParams);
    const demands = key.pss?.demands;
    if (!made || (demands && (made.hash !== demands.hash || made.salt < demands.salt))) return null;
    return { name: 'RSA-PSS', hash: made.hash, saltLength: made.salt };
  }
  const hash = algorithmId === RSA_KEY ? digest : WITH_RSA[algorithmId];
  return hash && !key.pss && isEmpty(algorithmParams) ? { name: 'RSASSA-PKCS1-v1_5', hash } : null;
}

/** A key of RSA-PSS as one of RSA: browsers import no other. */
export function asRsa(info: PublicKeyInfo): Uint8Array<ArrayBuffer> {
  const algorithm = new AlgorithmIdentifier({ algorithmId: RSA_KEY, algorithmParams: new asn1.Null() }).toSchema();
  return new Uint8Array(new asn1.Sequence({ value: [algorithm, info.subjectPublicKey] }).toBER(false));
}

export type Signed = {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
};

/** `weak`: whether it is right does not matter, because anybody might have made it, or nobody here knows how it was made. */
export type Verification = 'right' | 'wrong' | 'weak';

/**
 * Is this the signature of that key? With `digest`, that of a CMS: its hash has to be the one named beside, and an ECDSA signature
 * has to be the lower of its two forms.
 */
export async function verifySignature(by: PublicKeyInfo, signed: Signed, digest?: Hash): Promise<Verification> {
  const key = strongKey(by);
  if (!key) return 'weak';
  try {
    const scheme = schemeOf(signed.algorithm, key, digest);
    if (!scheme) return 'weak';
    if (digest && scheme.hash !== digest) return 'wrong';
    let { signature } = signed;
    if (scheme.name === 'ECDSA') {
      const read: Ecdsa | null = readEcdsa(signature, scheme.curve);
      if (!read || (digest && !isLow(read, scheme.curve))) return 'wrong';
      signature = read.plain;
    }
    const named = { ...scheme, ...(scheme.name === 'ECDSA' ? { namedCurve: scheme.curve } : {}) };
    const spki = key.kind === 'RSA' ? asRsa(by) : new Uint8Array(by.toSchema().toBER(false));
    const imported = await crypto.subtle.importKey('spki', spki, named, false, ['verify']);
    const right = await crypto.subtle.verify(named, imported, new Uint8Array(signature), new Uint8Array(signed.data));
    return right ? 'right' : 'wrong';
  } catch {
    // A point that is on no curve, parameters that are none: bytes of a stranger.
    return 'wrong';
  }
}
