/**
 * The XML inside an ASiC-E package (ETSI EN 319 162-1): which files, with which digests, a signature or a time stamp is about.
 * Written by hand in one fixed form and read back strictly in that form: nobody but this package makes these files, and a
 * lenient reader of XML would be one more thing to trick.
 */
import { utf8 } from '../domain/text/digest.ts';

export const MIME_ASIC = 'application/vnd.etsi.asic-e+zip';

/**
 * Where a signature stands: a party's first one under its two letters, a further signatory's under a number besides ("IR-2"), a State's
 * that acceded under its letters again.
 */
const SLOT = /^([A-Z]{2})(?:-[2-9])?$/;

/** Whose signature stands there. */
export const delegationOf = (slot: string): string => SLOT.exec(slot)?.[1] ?? '';

/** Signatures in a package beyond those of its parties: of further signatories, and of States that acceded. */
export const furtherSlots = (paths: Iterable<string>, parties: readonly string[]): readonly string[] =>
  [...paths].flatMap((path) => {
    const slot = /^META-INF\/signature-([A-Z]{2}(?:-[2-9])?)\.p7s$/.exec(path)?.[1];
    return slot === undefined || parties.includes(slot) ? [] : [slot];
  });

export const manifestPath = (delegation: string): string => `META-INF/ASiCManifest-${delegation}.xml`;
export const signaturePath = (delegation: string): string => `META-INF/signature-${delegation}.p7s`;
const three = (number: number): string => String(number).padStart(3, '0');
/**
 * The list under the newest time stamp has this name (ETSI EN 319 162-1, A.7), whatever the stamp's number; when another stamp comes,
 * it is renamed to `archivePath` of its own stamp's number.
 */
export const NEWEST_ARCHIVE = 'META-INF/ASiCArchiveManifest.xml';
export const archivePath = (number: number): string => `META-INF/ASiCArchiveManifest-${three(number)}.xml`;
export const timestampPath = (number: number): string => `META-INF/timestamp-${three(number)}.tst`;

/** A revocation list, or an answer of OCSP. */
export const revocationPath = (number: number, kind: 'crl' | 'ocsp'): string =>
  `META-INF/revocation-${three(number)}.${kind}`;

/** Everything a package may hold beside what its manifest lists. */
export const isOwnPath = (path: string): boolean =>
  ['mimetype', 'manifest.json', 'SHA256SUMS'].includes(path) ||
  /^META-INF\/(ASiCManifest-[A-Z]{2}(?:-[2-9])?\.xml|signature-[A-Z]{2}(?:-[2-9])?\.p7s|ASiCArchiveManifest(?:-\d{3})?\.xml|timestamp-\d{3}\.tst|revocation-\d{3}\.(?:crl|ocsp))$/.test(
    path,
  );

export type Reference = { readonly path: string /** Hex. */; readonly sha256: string };
export type AsicManifest = { readonly signature: string; readonly references: readonly Reference[] };

const SIGNATURE_TYPE = { p7s: 'application/pkcs7-signature', tst: 'application/vnd.etsi.timestamp-token' } as const;
const typeOf = (signature: string): string => SIGNATURE_TYPE[signature.endsWith('.tst') ? 'tst' : 'p7s'];

const hexToBase64 = (hex: string): string =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))));
const base64ToHex = (text: string): string =>
  Array.from(atob(text), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');

/** One line per file, so that `grep` finds a digest in it. Paths are plain (`isPlainPath`), so nothing needs escaping. */
export function writeAsicManifest({ signature, references }: AsicManifest): Uint8Array {
  const lines = references.map(
    ({ path, sha256 }) =>
      `<asic:DataObjectReference URI="${path}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>` +
      `<ds:DigestValue>${hexToBase64(sha256)}</ds:DigestValue></asic:DataObjectReference>\n`,
  );
  return utf8(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n' +
      `<asic:SigReference URI="${signature}" MimeType="${typeOf(signature)}"/>\n` +
      `${lines.join('')}</asic:ASiCManifest>\n`,
  );
}

/** What `writeAsicManifest` wrote, or null for any other bytes. */
export function readAsicManifest(bytes: Uint8Array): AsicManifest | null {
  const text = new TextDecoder().decode(bytes);
  const signature = /<asic:SigReference URI="([^"]*)"/.exec(text)?.[1];
  if (signature === undefined) return null;
  const found = text.matchAll(/^<asic:DataObjectReference URI="([^"]*)">.*<ds:DigestValue>([A-Za-z0-9+/]{43}=)</gm);
  const references = Array.from(found, ([, path = '', digest = '']) => ({ path, sha256: base64ToHex(digest) }));
  const again = writeAsicManifest({ signature, references });
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at])
    ? { signature, references }
    : null;
}
