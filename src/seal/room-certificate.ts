/**
 * The certificate of a meeting that is hosted in a room: made on the spot for one address, signed by itself and known to no
 * authority. Whoever joins knows it by its SHA-256.
 */
import * as asn1 from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  getRandomValues,
} from 'pkijs';
import { buffer, derOf, hex, writePem } from './certificate.ts';
import { OID } from './extensions.ts';

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const COMMON_NAME = '2.5.4.3';
/** Its number in RFC 5280's GeneralName. */
const IP_ADDRESS = 7;

const YEARS = 3;
/** The clocks of a room differ. */
const EARLIER_MS = 86_400_000;

/** PEM, both; `sha256` is of the certificate, lower-case hex. */
export type RoomCertificate = { readonly certificate: string; readonly key: string; readonly sha256: string };

/** "192.168.7.1" -> its four bytes. */
const octets = (address: string): ArrayBuffer => buffer(Uint8Array.from(address.split('.'), Number));

function extensionsOf(address: string): Extension[] {
  const make = (extnID: string, critical: boolean, value: asn1.BaseBlock): Extension =>
    new Extension({ extnID, critical, extnValue: value.toBER(false) });
  const names = [new GeneralName({ type: IP_ADDRESS, value: new asn1.OctetString({ valueHex: octets(address) }) })];
  const signs = new asn1.BitString({ valueHex: new Uint8Array([0x80]).buffer, unusedBits: 7 });
  return [
    make(OID.basicConstraints, true, new BasicConstraints({}).toSchema()),
    make(OID.keyUsage, true, signs),
    make(OID.extKeyUsage, false, new ExtKeyUsage({ keyPurposes: [SERVER_AUTHENTICATION] }).toSchema()),
    make(OID.alternativeName, false, new GeneralNames({ names }).toSchema()),
  ];
}

/** A fresh key and a certificate for this IPv4 address. */
export async function roomCertificate(address: string, now: Date): Promise<RoomCertificate> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = (await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  const serial = getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new asn1.Integer({ valueHex: buffer(serial) });
  const name = new AttributeTypeAndValue({
    type: COMMON_NAME,
    value: new asn1.Utf8String({ value: `Alternat ${address}` }),
  });
  certificate.subject.typesAndValues = [name];
  certificate.issuer.typesAndValues = [name];
  certificate.notBefore.value = new Date(now.getTime() - EARLIER_MS);
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + YEARS);
  certificate.notAfter.value = until;
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  certificate.extensions = extensionsOf(address);
  await certificate.sign(pair.privateKey, 'SHA-256');
  const der = derOf(certificate);
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    certificate: writePem(der),
    key: writePem(key, 'PRIVATE KEY'),
    sha256: hex(await crypto.subtle.digest('SHA-256', der)),
  };
}
