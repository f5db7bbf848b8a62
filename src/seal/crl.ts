/**
 * Revocation lists (RFC 5280, 5). Read by a walk of our own over their DER: a national list has hundreds of thousands of entries, of
 * which one is wanted, and the library would make objects of all of them.
 */
import * as asn1 from 'asn1js';
import { AlgorithmIdentifier, type Certificate, Extensions, RelativeDistinguishedNames } from 'pkijs';
import { verifySignature } from './algorithm.ts';
import { hex, sameBytes } from './certificate.ts';
import { extensionValue, isAuthority, OID, readBlock, USAGE, usageAllows } from './extensions.ts';

/** What a list, or an answer of OCSP, says of one certificate. */
export type Finding =
  /** Nothing that can be used here. */
  | { readonly state: 'none' }
  | { readonly state: 'forged' | 'weak' }
  | { readonly state: 'good'; readonly from: Date /** When the next one was to come. */; readonly until: Date | null }
  | {
      readonly state: 'revoked';
      readonly from: Date;
      readonly at: Date /** RFC 5280, 5.3.1. */;
      readonly reason: number | null;
    };

/** A list or an answer, once it was read; nothing in it is verified yet. */
export type Revocations = {
  readonly kind: 'crl' | 'ocsp';
  /** Might it be about one of these? By names and numbers alone. */
  readonly mayConcern: (certificate: Certificate) => boolean;
  readonly find: (certificate: Certificate, issuer: Certificate) => Promise<Finding>;
};

const LIST = { distributionPoint: '2.5.29.28', reason: '2.5.29.21', invalidSince: '2.5.29.24' } as const;
const TAG = { integer: 0x02, bits: 0x03, utcTime: 0x17, time: 0x18, sequence: 0x30, extensions: 0xa0 } as const;

/** An element of DER: its tag, where it begins, where its content does, and where it ends. */
type Element = { readonly tag: number; readonly at: number; readonly from: number; readonly to: number };

function elementAt(bytes: Uint8Array, at: number, end: number): Element | null {
  const [tag = 0x1f, short = 0x80] = bytes.subarray(at, Math.min(at + 2, end));
  if ((tag & 0x1f) === 0x1f || short === 0x80 || short > 0x84) return null;
  const more = short > 0x80 ? short & 0x7f : 0;
  let length = more ? 0 : short;
  for (let index = 0; index < more; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const from = at + 2 + more;
  // The shortest spelling of a length, and inside what is there.
  if (more && length < (more === 1 ? 0x80 : 256 ** (more - 1))) return null;
  return from + length <= end ? { tag, at, from, to: from + length } : null;
}

function partsOf(bytes: Uint8Array, { from, to }: Element): readonly Element[] | null {
  const parts: Element[] = [];
  for (let at = from; at < to; ) {
    const part = elementAt(bytes, at, to);
    if (!part) return null;
    parts.push(part);
    at = part.to;
  }
  return parts;
}

/** UTCTime and GeneralizedTime as RFC 5280 has them: to the second, in UTC. */
function timeIn(bytes: Uint8Array, { tag, from, to }: Element): Date | null {
  const text = new TextDecoder().decode(bytes.subarray(from, to));
  const found = (tag === TAG.utcTime ? /^(\d\d)(\d{10})Z$/ : tag === TAG.time ? /^(\d{4})(\d{10})Z$/ : /^$/).exec(text);
  if (!found) return null;
  const [, year = '', rest = ''] = found;
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const [month, day, hour, minute, second] = rest.match(/../g) as string[];
  const date = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

const isTime = (element: Element | undefined): element is Element =>
  element?.tag === TAG.utcTime || element?.tag === TAG.time;

const sliceOf = (bytes: Uint8Array, { at, to }: Element): Uint8Array => bytes.subarray(at, to);
const schemaOf = (bytes: Uint8Array, element: Element): asn1.AsnType => {
  const block = readBlock(sliceOf(bytes, element));
  if (!block) throw new Error('no DER');
  return block;
};

type List = {
  readonly data: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: RelativeDistinguishedNames;
  readonly from: Date;
  readonly until: Date | null;
  readonly entries: readonly Element[];
  readonly extensions: Extensions['extensions'];
};

/** The parts of a list, or null. Throws what the library throws. */
function partsOfList(bytes: Uint8Array): List | null {
  const whole = elementAt(bytes, 0, bytes.length);
  if (whole?.tag !== TAG.sequence || whole.to !== bytes.length) return null;
  const [tbs, outer, bits, ...more] = partsOf(bytes, whole) ?? [];
  if (!tbs || !outer || bits?.tag !== TAG.bits || bytes[bits.from] !== 0 || more.length > 0) return null;
  const parts = [...(partsOf(bytes, tbs) ?? [])];
  const next = (is: (element: Element | undefined) => boolean): Element | undefined =>
    is(parts[0]) ? parts.shift() : undefined;
  const sequence = (element: Element | undefined): boolean => element?.tag === TAG.sequence;
  next((element) => element?.tag === TAG.integer);
  const [inner, issuer, from] = [next(sequence), next(sequence), next(isTime)];
  const [until, entries] = [next(isTime), next(sequence)];
  const extensions = next((element) => element?.tag === TAG.extensions);
  if (!inner || !issuer || !from || parts.length > 0) return null;
  if (!sameBytes(sliceOf(bytes, inner), sliceOf(bytes, outer))) return null;
  const [at, then] = [timeIn(bytes, from), until && timeIn(bytes, until)];
  const listed = entries ? partsOf(bytes, entries) : [];
  if (!at || then === null || !listed) return null;
  const [inside] = extensions ? (partsOf(bytes, extensions) ?? []) : [];
  return {
    data: sliceOf(bytes, tbs),
    algorithm: new AlgorithmIdentifier({ schema: schemaOf(bytes, outer) }),
    signature: bytes.subarray(bits.from + 1, bits.to),
    issuer: new RelativeDistinguishedNames({ schema: schemaOf(bytes, issuer) }),
    from: at,
    until: then ?? null,
    entries: listed,
    extensions: inside ? new Extensions({ schema: schemaOf(bytes, inside) }).extensions : [],
  };
}

/** Of an entry; none where they cannot be read, because it is on the list all the same. */
function extensionsOf(bytes: Uint8Array, element: Element | undefined): Pick<Extensions, 'extensions'> {
  try {
    return element ? new Extensions({ schema: schemaOf(bytes, element) }) : { extensions: [] };
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    return { extensions: [] };
  }
}

/** When and why a certificate was revoked, by its entry; undefined when it is not on the list. */
function entryOf(
  bytes: Uint8Array,
  { entries }: List,
  serial: Uint8Array,
): { at: Date; reason: number | null } | undefined {
  for (const entry of entries) {
    const [number, time, more] = partsOf(bytes, entry) ?? [];
    if (number?.tag !== TAG.integer || !sameBytes(bytes.subarray(number.from, number.to), serial)) continue;
    const extensions = extensionsOf(bytes, more);
    const [reason, since] = [extensionValue(extensions, LIST.reason), extensionValue(extensions, LIST.invalidSince)];
    // Whoever revokes may say since when the key was in other hands. Without a readable date it never was good.
    const dates = [time && timeIn(bytes, time), since instanceof asn1.GeneralizedTime ? since.toDate() : null]
      .map(Number)
      .filter((date) => date > 0);
    return {
      at: new Date(dates.length > 0 ? Math.min(...dates) : 0),
      reason: reason instanceof asn1.Enumerated ? reason.valueBlock.valueDec : null,
    };
  }
  return undefined;
}

/**
 * Which certificates of its issuer a list is about, by issuingDistributionPoint: all, or none when it is a list of parts of reasons, of
 * changes alone, of others' certificates, of another kind, or of another place than the certificate names.
 */
function isAbout({ extensions }: List, certificate: Certificate): boolean {
  if (extensions.some(({ critical, extnID }) => critical && extnID !== LIST.distributionPoint)) return false;
  const value = extensionValue({ extensions }, LIST.distributionPoint);
  if (value === undefined) return true;
  if (!(value instanceof asn1.Sequence)) return false;
  for (const part of value.valueBlock.value) {
    const { tagNumber } = part.idBlock;
    const authority = isAuthority(certificate);
    // [0] place, [1] only users, [2] only authorities; [3] reasons, [4] indirect, [5] attribute certificates.
    if (tagNumber > 2 || (tagNumber === 1 && authority) || (tagNumber === 2 && !authority)) return false;
    const places = tagNumber === 0 ? hex(part.toBER(false)) : '';
    const own = extensionValue(certificate, OID.distributionPoints);
    if (tagNumber === 0 && !(own && hex(own.toBER(false)).includes(places))) return false;
  }
  return true;
}

/** Null when the bytes are no revocation list. */
export function readCrl(bytes: Uint8Array): Revocations | null {
  let list: List | null;
  try {
    list = partsOfList(bytes);
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    list = null;
  }
  if (!list) return null;
  const { from, until, issuer, data, algorithm, signature } = list;
  const mayConcern = (certificate: Certificate): boolean => issuer.isEqual(certificate.issuer);
  return {
    kind: 'crl',
    mayConcern,
    find: async (certificate, authority) => {
      if (!mayConcern(certificate) || !issuer.isEqual(authority.subject)) return { state: 'none' };
      const verified = await verifySignature(authority.subjectPublicKeyInfo, { data, signature, algorithm });
      if (verified !== 'right') return { state: verified === 'weak' ? 'weak' : 'forged' };
      if (!usageAllows(authority, USAGE.lists)) return { state: 'forged' };
      if (!isAbout(list, certificate)) return { state: 'none' };
      const entry = entryOf(bytes, list, certificate.serialNumber.valueBlock.valueHexView);
      return entry ? { state: 'revoked', from, ...entry } : { state: 'good', from, until };
    },
  };
}

/** A PEM file of a list ("-----BEGIN X509 CRL-----") as DER; other bytes as they are. */
export function withoutCrlArmour(file: Uint8Array): Uint8Array {
  const text = file[0] === 0x30 ? '' : new TextDecoder().decode(file);
  const body = /^\s*-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----\s*$/.exec(text)?.[1];
  if (body === undefined) return file;
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return file; // Base64 that is none: then it is no list either.
  }
}
