/** Certificates of any shape: what an authority of ours never makes, and an adversary does. */
import * as asn1 from 'asn1js';
import {
  AltName,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralSubtree,
  NameConstraints,
  RelativeDistinguishedNames,
} from 'pkijs';
import type { Issued } from '../../src/seal/authority.ts';
import { buffer, derOf } from '../../src/seal/certificate.ts';
import { chainProblem } from '../../src/seal/chain.ts';
import { DAY, NOW } from './summit.ts';

export const later = (days: number): Date => new Date(NOW.getTime() + days * DAY);

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const rsa = (modulusLength: number, hash = 'SHA-256', exponent = [1, 0, 1]) =>
  ({ name: 'RSASSA-PKCS1-v1_5', hash, modulusLength, publicExponent: new Uint8Array(exponent) }) as const;
export const pss = (hash = 'SHA-256') => ({ ...rsa(2048, hash), name: 'RSA-PSS' }) as const;
type KeyWish = typeof EC | ReturnType<typeof rsa> | ReturnType<typeof pss> | { name: 'ECDSA'; namedCurve: string };

export type Wish = {
  readonly name?: string;
  readonly country?: string | null;
  /** More of the subject: type and value, each an RDN of its own. */
  readonly more?: readonly (readonly [string, string])[];
  readonly issuer?: Issued | null;
  readonly key?: KeyWish;
  /** A key that is there already, with the certificate that carries it. */
  readonly same?: Issued;
  readonly hash?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly serial?: readonly number[];
  readonly extensions?: readonly Extension[];
  /** Before it is signed. */
  readonly change?: (certificate: Certificate) => void;
};

export const extension = (extnID: string, critical: boolean, value: asn1.BaseBlock | Uint8Array): Extension =>
  new Extension({ extnID, critical, extnValue: value instanceof Uint8Array ? buffer(value) : value.toBER(false) });
export const basic = (cA: boolean, pathLenConstraint?: number): Extension =>
  extension(
    '2.5.29.19',
    true,
    new BasicConstraints({ cA, ...(pathLenConstraint === undefined ? {} : { pathLenConstraint }) }).toSchema(),
  );
/** `byte`: 0x80 digitalSignature, 0x40 nonRepudiation, 0x04 keyCertSign, 0x02 cRLSign. */
export const usage = (byte: number): Extension =>
  extension('2.5.29.15', true, new asn1.BitString({ valueHex: new Uint8Array([byte]).buffer, unusedBits: 0 }));
export const purposes = (keyPurposes: readonly string[], critical = false): Extension =>
  extension('2.5.29.37', critical, new ExtKeyUsage({ keyPurposes: [...keyPurposes] }).toSchema());

export const PURPOSE = {
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  code: '1.3.6.1.5.5.7.3.3',
  email: '1.3.6.1.5.5.7.3.4',
  time: '1.3.6.1.5.5.7.3.8',
  ocsp: '1.3.6.1.5.5.7.3.9',
  document: '1.3.6.1.5.5.7.3.36',
  any: '2.5.29.37.0',
} as const;

const rdn = (type: string, value: string): asn1.Set =>
  new asn1.Set({
    value: [
      new AttributeTypeAndValue({
        type,
        value: type === '2.5.4.6' ? new asn1.PrintableString({ value }) : new asn1.Utf8String({ value }),
      }).toSchema(),
    ],
  });
/** A name, each attribute an RDN of its own, as most authorities write it. */
export const nameOf = (parts: readonly (readonly [string, string])[]): RelativeDistinguishedNames =>
  RelativeDistinguishedNames.fromBER(
    new asn1.Sequence({ value: parts.map(([type, value]) => rdn(type, value)) }).toBER(false),
  );

type Form = 'directory' | 'email' | 'dns' | 'uri' | 'ip';
const TYPES = { email: 1, dns: 2, directory: 4, uri: 6, ip: 7 } as const;
const general = (form: Form, value: unknown): GeneralName => new GeneralName({ type: TYPES[form], value } as never);
export const alternative = (form: Form, value: unknown): Extension =>
  extension('2.5.29.17', false, new AltName({ altNames: [general(form, value)] }).toSchema());
export function constraints(
  critical: boolean,
  {
    permitted,
    excluded,
  }: { permitted?: readonly (readonly [Form, unknown])[]; excluded?: readonly (readonly [Form, unknown])[] },
): Extension {
  const trees = (list: readonly (readonly [Form, unknown])[]) =>
    list.map(([form, value]) => new GeneralSubtree({ base: general(form, value) }));
  return extension(
    '2.5.29.30',
    critical,
    new NameConstraints({
      ...(permitted ? { permittedSubtrees: trees(permitted) } : {}),
      ...(excluded ? { excludedSubtrees: trees(excluded) } : {}),
    }).toSchema(),
  );
}

let serials = 100;

export async function forge(wish: Wish): Promise<Issued> {
  const made = wish.same
    ? null
    : ((await crypto.subtle.generateKey(wish.key ?? EC, true, ['sign', 'verify'])) as CryptoKeyPair);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({
    valueHex: new Uint8Array(wish.serial ?? [++serials >> 8, serials & 0xff]).buffer,
  });
  const { country = 'IR', name = `name ${serials}`, more = [] } = wish;
  certificate.subject = nameOf([
    ...(country === null ? [] : ([['2.5.4.6', country]] as const)),
    ['2.5.4.3', name],
    ...more,
  ]);
  certificate.issuer = wish.issuer ? wish.issuer.certificate.subject : certificate.subject;
  certificate.notBefore.value = wish.from ?? later(-10);
  certificate.notAfter.value = wish.until ?? later(100);
  if (made) await certificate.subjectPublicKeyInfo.importKey(made.publicKey);
  else if (wish.same) certificate.subjectPublicKeyInfo = wish.same.certificate.subjectPublicKeyInfo;
  certificate.extensions = [...(wish.extensions ?? [])];
  wish.change?.(certificate);
  const key = made?.privateKey ?? (wish.same as Issued).key;
  await certificate.sign(wish.issuer?.key ?? key, wish.hash ?? 'SHA-256');
  return { certificate: Certificate.fromBER(buffer(derOf(certificate))), key };
}

export const CA = [basic(true), usage(0x06)];
export const SIGNER = [basic(false), usage(0xc0)];

export type ChainWish = { readonly root?: Wish; readonly ministry?: Wish; readonly signer?: Wish };

/** Root, ministry, signer; each as wished. */
export async function chainOf(wish: ChainWish): Promise<{ root: Issued; ministry: Issued; signer: Issued }> {
  const root = await forge({ name: 'root', extensions: CA, ...wish.root });
  const ministry = await forge({ name: 'ministry', extensions: CA, issuer: root, ...wish.ministry });
  return {
    root,
    ministry,
    signer: await forge({ name: 'signer', extensions: SIGNER, issuer: ministry, ...wish.signer }),
  };
}
export async function judged(wish: ChainWish, purpose: 'sign' | 'stamp' = 'sign', at = NOW) {
  const { root, ministry, signer } = await chainOf(wish);
  return chainProblem(signer.certificate, [ministry.certificate], [root.certificate], at, purpose);
}
