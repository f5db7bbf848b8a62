/**
 * What a certificate says of itself: authority or not, for which use, for which purposes. Read strictly: an extension that is there
 * twice, or is not what it should be, speaks for nobody, because another reader would take the other one.
 */
import * as asn1 from 'asn1js';
import { BasicConstraints, type Certificate, ExtKeyUsage } from 'pkijs';

export const OID = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  alternativeName: '2.5.29.17',
  nameConstraints: '2.5.29.30',
  policyConstraints: '2.5.29.36',
  inhibitAnyPolicy: '2.5.29.54',
  distributionPoints: '2.5.29.31',
  subjectKeyIdentifier: '2.5.29.14',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  country: '2.5.4.6',
} as const;

/** What is looked at here; another extension that is critical is a demand that nobody here can meet. */
const KNOWN: readonly string[] = [
  OID.basicConstraints,
  OID.keyUsage,
  OID.extKeyUsage,
  OID.alternativeName,
  OID.nameConstraints,
];
/** Policies are not followed. Whoever constrains them, critically or not, means a chain that is not for this reader. */
const REFUSED: readonly string[] = [OID.policyConstraints, OID.inhibitAnyPolicy];

type Extended = { readonly extensions?: Certificate['extensions'] };

export const extensionOf = ({ extensions }: Extended, oid: string) => extensions?.find(({ extnID }) => extnID === oid);

/** A block of DER that fills `bytes`, or null. */
export function readBlock(bytes: Uint8Array): asn1.AsnType | null {
  const { result, offset } = asn1.fromBER(bytes);
  if (offset !== bytes.length) return null;
  const again = new Uint8Array(result.toBER(false));
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? result : null;
}

/** The value of an extension; undefined where it is not there, null where it cannot be read. */
export function extensionValue(of: Extended, oid: string): asn1.AsnType | null | undefined {
  const found = extensionOf(of, oid);
  return found && readBlock(found.extnValue.valueBlock.valueHexView);
}

/** `read` of an extension's value; null when the library cannot make anything of it. */
function readAs<T>(value: asn1.AsnType | null, read: (schema: asn1.AsnType) => T): T | null {
  try {
    return value && read(value);
  } catch {
    // The library throws untyped errors on whatever it cannot read.
    return null;
  }
}

/** Can what it says be read in one way only? Critical extensions that nobody here knows, and constraints on policies, cannot. */
export function isLegible({ version, extensions = [] }: Pick<Certificate, 'version' | 'extensions'>): boolean {
  const oids = extensions.map(({ extnID }) => extnID);
  // Versions count from zero: extensions came with the third.
  return (
    (extensions.length === 0 || version === 2) &&
    new Set(oids).size === oids.length &&
    !extensions.some(({ critical, extnID }) => critical && !KNOWN.includes(extnID)) &&
    !oids.some((oid) => REFUSED.includes(oid))
  );
}

function basicConstraints(certificate: Certificate): BasicConstraints | null {
  const value = extensionValue(certificate, OID.basicConstraints);
  return readAs(value ?? null, (schema) => new BasicConstraints({ schema }));
}

/** May this certificate sign others, `below` of them between it and the end of the chain? */
export function mayIssue(certificate: Certificate, below: number): boolean {
  const constraints = basicConstraints(certificate);
  if (!constraints?.cA) return false;
  const longest = constraints.pathLenConstraint;
  if (typeof longest === 'number' && below > longest) return false;
  return usageAllows(certificate, USAGE.certificates);
}

export const isAuthority = (certificate: Certificate): boolean => basicConstraints(certificate)?.cA === true;

/** Bits of the first byte of keyUsage. To sign: digitalSignature or nonRepudiation. */
export const USAGE = { sign: 0x80 | 0x40, content: 0x40, certificates: 0x04, lists: 0x02 } as const;

/** Does it say by itself that it is for signing content (nonRepudiation, today contentCommitment), and not for signing in? */
export const commitsToContent = (certificate: Certificate): boolean =>
  extensionOf(certificate, OID.keyUsage) !== undefined && usageAllows(certificate, USAGE.content);

/** A certificate without keyUsage allows everything; one whose keyUsage cannot be read, nothing. */
export function usageAllows(certificate: Certificate, bit: number): boolean {
  const usage = extensionValue(certificate, OID.keyUsage);
  if (usage === undefined) return true;
  return usage instanceof asn1.BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & bit) !== 0;
}

/** Undefined without extKeyUsage. */
export function purposesOf(certificate: Certificate): readonly string[] | undefined {
  const value = extensionValue(certificate, OID.extKeyUsage);
  if (value === undefined) return undefined;
  return readAs(value, (schema) => new ExtKeyUsage({ schema }).keyPurposes) ?? [];
}

const ANYTHING = '2.5.29.37.0';
/** Documents: by RFC 9336, Adobe, Microsoft; and e-mail, which is the purpose of CMS where none of these is known. */
const DOCUMENTS: readonly string[] = [
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
  '1.3.6.1.5.5.7.3.4',
];
/** Under a State's own arc (but the vendors' one): what it has named so, it alone can read, and its root was given for signing. */
const isOfState = (oid: string): boolean => /^(1\.2|2\.16)\.(?!840\.)\d+\./.test(oid);

export type Purpose = 'sign' | 'stamp';

const serves = (purpose: Purpose, oid: string): boolean =>
  oid === ANYTHING || (purpose === 'stamp' ? oid === OID.timeStamping : DOCUMENTS.includes(oid) || isOfState(oid));

/** May this certificate, or one below it, be used so? Purposes above limit those below, as all verifiers read them. */
export function allowsPurpose(certificate: Certificate, purpose: Purpose): boolean {
  const named = purposesOf(certificate);
  return named === undefined || named.some((oid) => serves(purpose, oid));
}

/** RFC 3161, 2.3: time stamping, critical, and nothing else. */
export function stampsTime(certificate: Certificate): boolean {
  const named = purposesOf(certificate);
  const critical = extensionOf(certificate, OID.extKeyUsage)?.critical === true;
  return critical && named?.length === 1 && named[0] === OID.timeStamping;
}
