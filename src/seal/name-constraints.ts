/**
 * Name constraints (RFC 5280, 4.2.1.10): the names that an authority may give out certificates for. They are obeyed whether they are
 * critical or not. Names of persons and offices, of e-mail and of machines are compared; where another form is constrained, nobody
 * here could say whether a name of that form is inside, and such a certificate is refused.
 */
import * as asn1 from 'asn1js';
import type { Certificate, RelativeDistinguishedNames } from 'pkijs';
import { extensionValue, OID } from './extensions.ts';

const FORM = { email: 1, dns: 2, directory: 4 } as const;
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** A name in a form that can be compared: text for what is one word, an RDN each for a directory name; null: of another form. */
type GeneralName = { readonly form: number; readonly value: readonly string[] | null };

/** Capitals and runs of blanks do not tell names apart (RFC 5280, 7.1). */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');

const hex = (block: asn1.AsnType): string =>
  Array.from(new Uint8Array(block.toBER(false)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** "type=value" of one attribute. */
function attribute(block: asn1.AsnType): string {
  const [type, value] = block instanceof asn1.Sequence ? block.valueBlock.value : [];
  if (!(type instanceof asn1.ObjectIdentifier) || !value) return `?${hex(block)}`;
  const text = (value.valueBlock as { readonly value?: unknown }).value;
  return `${type.valueBlock.toString()}=${typeof text === 'string' ? folded(text) : hex(value)}`;
}

function rdnsOf(name: asn1.AsnType | undefined): readonly string[] | null {
  if (!(name instanceof asn1.Sequence)) return null;
  return name.valueBlock.value.map((set) =>
    set instanceof asn1.Set ? set.valueBlock.value.map(attribute).sort().join('+') : `?${hex(set)}`,
  );
}

function generalName(block: asn1.AsnType): GeneralName {
  const { tagNumber: form } = block.idBlock;
  if (form === FORM.directory && block instanceof asn1.Constructed)
    return { form, value: rdnsOf(block.valueBlock.value[0]) };
  if ((form === FORM.email || form === FORM.dns) && block instanceof asn1.Primitive)
    return { form, value: [new TextDecoder().decode(block.valueBlock.valueHexView).toLowerCase()] };
  return { form, value: null };
}

const subjectName = (name: RelativeDistinguishedNames): readonly string[] =>
  rdnsOf(name.toSchema() as asn1.AsnType) ?? [];

/** Every name of a certificate; null when one of its lists cannot be read. */
function namesOf(certificate: Certificate): readonly GeneralName[] | null {
  const others = extensionValue(certificate, OID.alternativeName);
  if (others === null || (others && !(others instanceof asn1.Sequence))) return null;
  const subject = subjectName(certificate.subject);
  const addresses = subject.flatMap((rdn) =>
    rdn.split('+').flatMap((one) => (one.startsWith(`${EMAIL_ADDRESS}=`) ? [one.slice(EMAIL_ADDRESS.length + 1)] : [])),
  );
  return [
    ...(subject.length > 0 ? [{ form: FORM.directory, value: subject }] : []),
    ...addresses.map((address) => ({ form: FORM.email, value: [address] })),
    ...(others?.valueBlock.value ?? []).map(generalName),
  ];
}

function isInside({ form, value }: GeneralName, base: readonly string[]): boolean {
  const name = value ?? [];
  if (form === FORM.directory) return base.every((rdn, at) => rdn === name[at]);
  const [[text = ''], [limit = '']] = [name, base];
  if (form === FORM.dns)
    return limit === '' || text === limit || text.endsWith(limit.startsWith('.') ? limit : `.${limit}`);
  if (limit.includes('@')) return text === limit;
  const host = text.slice(text.lastIndexOf('@') + 1);
  return limit.startsWith('.') ? host.endsWith(limit) : host === limit;
}

export type NameConstraints = {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
};

/** A list of subtrees without minimum and maximum, which RFC 5280 forbids. */
function subtrees(block: asn1.AsnType | undefined): readonly GeneralName[] | null {
  if (!block) return [];
  if (!(block instanceof asn1.Constructed)) return null;
  const bases = block.valueBlock.value.map((tree) =>
    tree instanceof asn1.Sequence && tree.valueBlock.value.length === 1 ? tree.valueBlock.value[0] : undefined,
  );
  return bases.some((base) => base === undefined) ? null : bases.map((base) => generalName(base as asn1.AsnType));
}

/** What an authority constrains; undefined for nothing, null when it cannot be read. */
export function nameConstraintsOf(certificate: Certificate): NameConstraints | null | undefined {
  const value = extensionValue(certificate, OID.nameConstraints);
  if (value === undefined) return undefined;
  if (!(value instanceof asn1.Sequence)) return null;
  const at = (tag: number): asn1.AsnType | undefined =>
    value.valueBlock.value.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tag);
  const [permitted, excluded] = [subtrees(at(0)), subtrees(at(1))];
  const known = value.valueBlock.value.every(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber <= 1);
  return permitted && excluded && known ? { permitted, excluded } : null;
}

/** Is every name of this certificate one that such an authority may certify? */
export function obeys(certificate: Certificate, { permitted, excluded }: NameConstraints): boolean {
  const names = namesOf(certificate);
  return (
    names?.every((name) => {
      const of = (list: readonly GeneralName[]) => list.filter(({ form }) => form === name.form);
      const [inside, outside] = [of(permitted), of(excluded)];
      if (inside.length === 0 && outside.length === 0) return true;
      if (name.value === null || [...inside, ...outside].some(({ value }) => value === null)) return false;
      const isIn = ({ value }: GeneralName): boolean => isInside(name, value ?? []);
      return !outside.some(isIn) && (inside.length === 0 || inside.some(isIn));
    }) ?? false
  );
}

/** Issuer and subject are one: a key that an authority hands on to itself. */
export const isSelfIssued = ({ issuer, subject }: Certificate): boolean => {
  const [a, b] = [subjectName(issuer), subjectName(subject)];
  return a.length === b.length && a.every((rdn, at) => rdn === b[at]);
};
