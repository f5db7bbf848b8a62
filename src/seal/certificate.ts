/**
 * Certificates: read from PEM or DER, described for a page, followed up to a root. The chain is followed by rules of our own,
 * few and strict (RFC 5280 without policies, name constraints and revocation lists): whom a State trusts is said by the roots
 * it published, and a certificate that demands what we do not know is refused.
 */
import * as asn1 from 'asn1js';
import { BasicConstraints, Certificate, ExtKeyUsage, type RelativeDistinguishedNames } from 'pkijs';
import type { CertificateFacts } from '../domain/signing.ts';
import { digestOf } from './manifest.ts';

export type { Certificate } from 'pkijs';
export type { CertificateFacts } from '../domain/signing.ts';

export const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  country: '2.5.4.6',
} as const;

const NAMES: { readonly [oid: string]: string } = {
  [OID.country]: 'C',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.5': 'serialNumber',
};

/** DER bytes as `ArrayBuffer` of their own, which is what the ASN.1 library takes. */
export const buffer = (bytes: Uint8Array | ArrayBuffer): ArrayBuffer =>
  bytes instanceof ArrayBuffer ? bytes : (new Uint8Array(bytes).buffer as ArrayBuffer);

export const hex = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

const ders = new WeakMap<Certificate, Uint8Array<ArrayBuffer>>();

/** Encoding is slow, and a chain asks for the same certificate again and again. */
export function derOf(certificate: Certificate): Uint8Array<ArrayBuffer> {
  const known = ders.get(certificate);
  if (known) return known;
  const der = new Uint8Array(certificate.toSchema(false).toBER(false));
  ders.set(certificate, der);
  return der;
}

/** Null when the bytes are no certificate. */
export function readCertificate(der: Uint8Array): Certificate | null {
  try {
    return Certificate.fromBER(buffer(der));
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    return null;
  }
}

/** The certificates of a PEM file, or null when there is none or one is damaged. */
export function readPem(pem: string): readonly Certificate[] | null {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  const read: Certificate[] = [];
  for (const [, body = ''] of found) {
    let certificate: Certificate | null = null;
    try {
      certificate = readCertificate(Uint8Array.from(atob(body.replace(/\s/g, '')), (byte) => byte.charCodeAt(0)));
    } catch {
      // Base64 that is none.
    }
    if (!certificate) return null;
    read.push(certificate);
  }
  return read.length > 0 ? read : null;
}

export function writePem(der: Uint8Array): string {
  const text = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${(text.match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
}

export const nameOf = (name: RelativeDistinguishedNames): string =>
  name.typesAndValues.map(({ type, value }) => `${NAMES[type] ?? type}=${value.valueBlock.value}`).join(', ');

/** The country of a subject when it names exactly one. */
export function countryOf(certificate: Certificate): string | null {
  const countries = certificate.subject.typesAndValues.filter(({ type }) => type === OID.country);
  return countries.length === 1 ? String(countries[0]?.value.valueBlock.value) : null;
}

const CURVES: { readonly [oid: string]: string } = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};
const RSA_OIDS = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10'];

/** "ECDSA P-256" or "RSA 2048"; null for keys that are too weak or that no stock tool here checks. */
export function algorithmOf({ subjectPublicKeyInfo: info }: Certificate): string | null {
  const { algorithmId, algorithmParams } = info.algorithm;
  if (algorithmId === '1.2.840.10045.2.1') {
    const curve = CURVES[(algorithmParams as asn1.ObjectIdentifier | undefined)?.valueBlock?.toString() ?? ''];
    return curve ? `ECDSA ${curve}` : null;
  }
  if (!RSA_OIDS.includes(algorithmId)) return null;
  const key = asn1.fromBER(buffer(info.subjectPublicKey.valueBlock.valueHexView)).result as asn1.Sequence;
  const modulus = (key.valueBlock.value[0] as asn1.Integer).valueBlock.valueHexView;
  const bits = (modulus[0] === 0 ? modulus.length - 1 : modulus.length) * 8;
  return bits >= 2048 ? `RSA ${bits}` : null;
}

export async function certificateFacts(certificate: Certificate): Promise<CertificateFacts> {
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    serial: hex(certificate.serialNumber.valueBlock.valueHexView),
    from: certificate.notBefore.value.toISOString(),
    until: certificate.notAfter.value.toISOString(),
    algorithm: algorithmOf(certificate) ?? 'unknown',
    fingerprint: await digestOf(derOf(certificate)),
  };
}

export type ChainProblem = 'untrusted' | 'expired' | 'not-yet-valid' | 'bad-certificate';

const extensionOf = (certificate: Certificate, oid: string) =>
  certificate.extensions?.find(({ extnID }) => extnID === oid);

const KNOWN: readonly string[] = [OID.basicConstraints, OID.keyUsage, OID.extKeyUsage];

/** May this certificate sign others, `below` of them between it and the end of the chain? */
function mayIssue(certificate: Certificate, below: number): boolean {
  const constraints = extensionOf(certificate, OID.basicConstraints)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const longest = constraints.pathLenConstraint;
  if (typeof longest === 'number' && below > longest) return false;
  return usageAllows(certificate, 0x04);
}

/** `bit` of the first byte of keyUsage; a certificate without keyUsage allows everything. */
function usageAllows(certificate: Certificate, bit: number): boolean {
  const usage = extensionOf(certificate, OID.keyUsage)?.parsedValue;
  if (!usage) return true;
  return usage instanceof asn1.BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & bit) !== 0;
}

const SIGNS = 0x80 | 0x40; // digitalSignature or nonRepudiation

/** RFC 3161, 2.3: time stamping, critical, and nothing else. */
function stampsTime(certificate: Certificate): boolean {
  const usage = extensionOf(certificate, OID.extKeyUsage);
  const purposes = usage?.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === OID.timeStamping;
}

async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return certificate.issuer.isEqual(issuer.subject) && (await certificate.verify(issuer));
  } catch {
    // A signature of an algorithm the platform does not know.
    return false;
  }
}

const sameCertificate = (a: Certificate, b: Certificate): boolean => {
  const [x, y] = [derOf(a), derOf(b)];
  return x.length === y.length && x.every((byte, at) => byte === y[at]);
};

/** Null when `certificate` may sign (or stamp the time) at `at`, by a chain of `others` that ends in one of `roots`. */
export async function chainProblem(
  certificate: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
  purpose: 'sign' | 'stamp',
): Promise<ChainProblem | null> {
  if (!algorithmOf(certificate) || !usageAllows(certificate, SIGNS)) return 'bad-certificate';
  if (purpose === 'stamp' && !stampsTime(certificate)) return 'bad-certificate';
  // The nearest reason wins: an expired certificate of a trusted chain is "expired", not "untrusted".
  return follow(certificate, others, roots, at);
}

/** A signature brings along some three; who brings hundreds wants to keep the verifier busy. */
const MOST_OTHERS = 16;

/**
 * Level by level, each certificate once: certificates of one name and one key sign each other, and following every path
 * among a handful of them would take hours.
 */
async function follow(
  leaf: Certificate,
  others: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): Promise<ChainProblem | null> {
  if (others.length > MOST_OTHERS) return 'bad-certificate';
  let nearest: ChainProblem = 'untrusted';
  let left: readonly Certificate[] = [...roots, ...others].filter((one) => !sameCertificate(one, leaf));
  let level: readonly { readonly certificate: Certificate; readonly below: ChainProblem | null }[] = [
    { certificate: leaf, below: null },
  ];
  for (let depth = 0; level.length > 0 && depth <= 6; depth++) {
    const above: (typeof level)[number][] = [];
    for (const { certificate, below } of level) {
      if (certificate.extensions?.some(({ critical, extnID }) => critical && !KNOWN.includes(extnID))) {
        nearest = 'bad-certificate';
        continue;
      }
      const outOfTime =
        at < certificate.notBefore.value ? 'not-yet-valid' : at > certificate.notAfter.value ? 'expired' : null;
      const problem = outOfTime ?? below;
      if (roots.some((root) => sameCertificate(root, certificate))) {
        if (problem === null) return null;
        nearest = problem;
        continue;
      }
      const found: Certificate[] = [];
      for (const issuer of left)
        if (mayIssue(issuer, depth) && (await isSignedBy(certificate, issuer))) found.push(issuer);
      left = left.filter((one) => !found.includes(one));
      above.push(...found.map((one) => ({ certificate: one, below: problem })));
    }
    level = above;
  }
  return nearest;
}
