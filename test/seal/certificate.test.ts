/** Certificates read from what people hand in, and described for a page. */
import { X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { delegationAuthority, type Issued } from '../../src/seal/authority.ts';
import {
  buffer,
  certificateFacts,
  countryOf,
  derOf,
  derOfBlock,
  hex,
  nameOf,
  readCertificate,
  readPem,
  sameBytes,
  sameCertificate,
  sameDer,
  writePem,
} from '../../src/seal/certificate.ts';
import { forge, rsa } from './forge.ts';
import { DAY } from './summit.ts';

const FROM = new Date('2025-10-01T00:00:00Z');
let root: Issued;
let signer: Issued;
beforeAll(async () => {
  const validity = { from: FROM, until: new Date(FROM.getTime() + 300 * DAY) };
  ({ root, signer } = await delegationAuthority('IR', 'Republic of IR', validity));
});

const pemOf = ({ certificate }: Issued): string => writePem(derOf(certificate));
/** How many certificates were read; null for none. */
const count = (pem: string): number | null => readPem(pem)?.length ?? null;

describe('readPem and writePem', () => {
  it('write what OpenSSL reads, and read it back', () => {
    const node = new X509Certificate(pemOf(signer));
    expect(node.raw.equals(derOf(signer.certificate))).toBe(true);
    expect(pemOf(signer)).toBe(node.toString());
    const [read, ...more] = readPem(pemOf(signer)) ?? [];
    expect([read && sameCertificate(read, signer.certificate), more]).toEqual([true, []]);
  });

  it('take several in their order, with whatever stands around, in any lines', () => {
    const both = `Bag Attributes\n  friendlyName: x\n${pemOf(signer)}\nsubject=C=IR\n${pemOf(root)}#\n`;
    const read = readPem(both) ?? [];
    expect(
      read.map((one) => [sameCertificate(one, signer.certificate), sameCertificate(one, root.certificate)]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
    expect([count(pemOf(root).replaceAll('\n', '\r\n')), count(pemOf(root).replace(/\n/g, ' \t\n '))]).toEqual([1, 1]);
  });

  it('say so when there is none, or when one of several is damaged', () => {
    const body = pemOf(root).split('\n').slice(1, -2);
    const armoured = (lines: readonly string[]): string =>
      `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
    const damaged = [
      '',
      'no certificate',
      pemOf(root).replaceAll('CERTIFICATE', 'PUBLIC KEY'),
      armoured(body.slice(1)),
      armoured(['A']),
      armoured(['AAAA']),
      armoured(['====']),
    ];
    expect([
      count(armoured(body)),
      ...damaged.map(count),
      ...damaged.slice(3).map((pem) => count(`${pemOf(root)}${pem}`)),
      ...damaged.slice(3).map((pem) => count(`${pem}${pemOf(root)}`)),
    ]).toEqual([1, ...Array(damaged.length + 8).fill(null)]);
  });
});

describe('readCertificate', () => {
  it('takes a certificate and nothing else', () => {
    const der = derOf(signer.certificate);
    expect([
      readCertificate(der)?.serialNumber.isEqual(signer.certificate.serialNumber),
      readCertificate(der.slice(0, -1)),
      readCertificate(Uint8Array.from([...der, 0])),
      readCertificate(new Uint8Array()),
      readCertificate(new TextEncoder().encode('certificate')),
    ]).toEqual([true, null, null, null, null]);
  });

  it('reads from the middle of other bytes', () => {
    const der = derOf(signer.certificate);
    const around = Uint8Array.from([1, 2, 3, ...der, 4]);
    const read = readCertificate(around.subarray(3, 3 + der.length));
    expect(read && sameCertificate(read, signer.certificate)).toBe(true);
  });
});

/** The same certificate, but what is false by default is written out, as some authorities do. */
function spelledOut({ certificate }: Issued): Uint8Array {
  const whole = certificate.toSchema(false);
  const [body] = whole.valueBlock.value as [asn1.Sequence];
  const extensions = body.valueBlock.value.at(-1) as asn1.Constructed;
  const [list] = extensions.valueBlock.value as [asn1.Sequence];
  for (const one of list.valueBlock.value as asn1.Sequence[])
    if (one.valueBlock.value.length === 2) one.valueBlock.value.splice(1, 0, new asn1.Boolean({ value: false }));
  return new Uint8Array(whole.toBER(false));
}

describe('certificateFacts', () => {
  it('says of whom it is, by whom, and what OpenSSL says', async () => {
    const node = new X509Certificate(pemOf(signer));
    expect(await certificateFacts(signer.certificate)).toEqual({
      subject: 'C=IR, O=Republic of IR, OU=TEST, no legal value, CN=IR delegation',
      issuer: 'C=IR, O=Republic of IR, OU=TEST, no legal value, CN=IR root',
      serial: node.serialNumber.toLowerCase(),
      from: '2025-10-01T00:00:00.000Z',
      until: '2026-07-28T00:00:00.000Z',
      algorithm: 'ECDSA P-256',
      fingerprint: node.fingerprint256.replaceAll(':', '').toLowerCase(),
    });
  });

  it('is of the bytes that the authority signed, however it spelled them', async () => {
    const der = spelledOut(signer);
    expect(der.length).toBeGreaterThan(derOf(signer.certificate).length);
    const read = readCertificate(der);
    expect(read && (await certificateFacts(read)).fingerprint).toBe(
      new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase(),
    );
  });

  it('calls a key that nobody should believe unknown', async () => {
    const { certificate } = await forge({ key: rsa(1024) });
    expect(await certificateFacts(certificate)).toMatchObject({ algorithm: 'unknown' });
  });
});

describe('nameOf and countryOf', () => {
  const named = (...parts: readonly (readonly [oid: string, value: string])[]): RelativeDistinguishedNames =>
    new RelativeDistinguishedNames({
      typesAndValues: parts.map(
        ([type, value]) => new AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) }),
      ),
    });

  it('name the parts of a subject as people know them, and others by their number', () => {
    const parts = ['6', '10', '11', '3', '7', '8', '5', '12'].map((last, at) => [`2.5.4.${last}`, `v${at}`] as const);
    expect(nameOf(named(...parts))).toBe('C=v0, O=v1, OU=v2, CN=v3, L=v4, ST=v5, serialNumber=v6, 2.5.4.12=v7');
    expect(nameOf(named())).toBe('');
  });

  it('find the country where there is exactly one', () => {
    const country = (subject: RelativeDistinguishedNames): string | null =>
      countryOf({ subject } as Parameters<typeof countryOf>[0]);
    expect([
      country(named(['2.5.4.6', 'IR'], ['2.5.4.10', 'RU'])),
      country(named(['2.5.4.10', 'RU'], ['2.5.4.6', 'IR'])),
      country(named(['2.5.4.10', 'IR'])),
      country(named(['2.5.4.6', 'IR'], ['2.5.4.6', 'IR'])),
      country(named()),
    ]).toEqual(['IR', 'IR', null, null, null]);
  });
});

describe('comparisons', () => {
  it('are of all bytes', () => {
    const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
    expect([
      sameBytes(bytes(1, 2), bytes(1, 2)),
      sameBytes(bytes(), bytes()),
      sameBytes(bytes(1, 2), bytes(1, 2, 3)),
      sameBytes(bytes(1, 2, 3), bytes(1, 2)),
      sameBytes(bytes(1, 2), bytes(1, 3)),
      sameBytes(bytes(0, 2), bytes(1, 2)),
    ]).toEqual([true, true, false, false, false, false]);
    expect([
      sameCertificate(root.certificate, signer.certificate),
      sameDer(root.certificate.subject, signer.certificate.issuer),
      sameDer(root.certificate.subject, signer.certificate.subject),
    ]).toEqual([false, true, false]);
  });

  it('and of a view, not of what it looks into', () => {
    const view = Uint8Array.of(9, 0, 171, 9).subarray(1, 3);
    expect([hex(view), hex(buffer(view)), buffer(view).byteLength]).toEqual(['00ab', '00ab', 2]);
    const whole = new ArrayBuffer(2);
    expect(buffer(whole)).toBe(whole);
    expect(derOfBlock(new asn1.Integer({ value: 7 }))).toEqual(Uint8Array.of(2, 1, 7));
  });
});
