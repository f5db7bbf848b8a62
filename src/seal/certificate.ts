/** Certificates: read from PEM or DER, and described for a page. Whether one is believed is `chain.ts`. */
import { Certificate, type PkiObject, type RelativeDistinguishedNames } from 'pkijs';
import type { CertificateFacts } from '../domain/instrument/signing.ts';
import { keyName, strongKey } from './algorithm.ts';
import { OID } from './extensions.ts';
import { digestOf } from './manifest.ts';

export type { Certificate } from 'pkijs';
export type { CertificateFacts } from '../domain/instrument/signing.ts';

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

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

export const derOfBlock = (block: { readonly toBER: (sizeOnly: boolean) => ArrayBuffer }): Uint8Array =>
  new Uint8Array(block.toBER(false));

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
    const certificate = Certificate.fromBER(buffer(der));
    // In DER there is one spelling; the parser forgives others and what stands behind.
    return sameBytes(derOf(certificate), der) ? certificate : null;
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

export function writePem(der: Uint8Array, label: 'CERTIFICATE' | 'PRIVATE KEY' = 'CERTIFICATE'): string {
  const text = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN ${label}-----\n${text.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

export const nameOf = (name: RelativeDistinguishedNames): string =>
  name.typesAndValues.map(({ type, value }) => `${NAMES[type] ?? type}=${value.valueBlock.value}`).join(', ');

/** The country of a subject when it names exactly one. */
export function countryOf(certificate: Certificate): string | null {
  const [country, ...others] = certificate.subject.typesAndValues.filter(({ type }) => type === OID.country);
  return country && others.length === 0 ? String(country.value.valueBlock.value) : null;
}

/** Why a certificate is not that of a delegation. */
export type Foreign = 'no-country' | 'wrong-delegation';

/** Whether the country of its subject is that of `delegation`: why not, or null. */
export function foreignTo(delegation: string, certificate: Certificate): Foreign | null {
  const country = countryOf(certificate);
  if (country === null) return 'no-country';
  return country === delegation ? null : 'wrong-delegation';
}

/** An English sentence for the command line and the server. */
export const describeForeign = {
  'no-country':
    'The certificate names no country, or several, so nobody sees whose delegation it is. Ask its issuer for one with the country (C) in its subject.',
  'wrong-delegation': 'The certificate belongs to another delegation: the country in its subject is another one.',
} as const satisfies { readonly [reason in Foreign]: string };

/** "ECDSA P-256", "RSA 2048", "RSA-PSS 2048"; null for keys that are too weak or that no stock tool here checks. */
export function algorithmOf({ subjectPublicKeyInfo }: Certificate): string | null {
  const key = strongKey(subjectPublicKeyInfo);
  return key && keyName(key);
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

export const sameCertificate = (a: Certificate, b: Certificate): boolean => sameBytes(derOf(a), derOf(b));

type Encodable = Pick<PkiObject, 'toSchema'>;

/** To the byte: the library's own comparisons do not see capitals, or parameters. */
export const sameDer = (a: Encodable, b: Encodable): boolean =>
  sameBytes(derOfBlock(a.toSchema()), derOfBlock(b.toSchema()));
