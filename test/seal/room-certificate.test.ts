/** The certificate of a hosted meeting, as OpenSSL reads it (Node's `X509Certificate`). */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { roomCertificate } from '../../src/seal/room-certificate.ts';

const NOW = new Date('2026-11-18T09:30:00Z');

it('is of one address, by its own key, for a server and for nothing else', async () => {
  const { certificate, key, sha256 } = await roomCertificate('192.168.7.1', NOW);
  const read = new X509Certificate(certificate);
  expect(read.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(sha256);
  expect([read.verify(read.publicKey), read.checkPrivateKey(createPrivateKey(key)), read.ca]).toEqual([
    true,
    true,
    false,
  ]);
  expect([read.subject, read.issuer, read.subjectAltName]).toEqual([
    'CN=Alternat 192.168.7.1',
    'CN=Alternat 192.168.7.1',
    'IP Address:192.168.7.1',
  ]);
  expect([read.checkIP('192.168.7.1'), read.checkIP('192.168.7.2'), read.checkHost('localhost')]).toEqual([
    '192.168.7.1',
    undefined,
    undefined,
  ]);
  expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  // A clock of the room may be a day behind.
  expect([read.validFromDate, read.validToDate]).toEqual([
    new Date('2026-11-17T09:30:00Z'),
    new Date('2029-11-18T09:30:00Z'),
  ]);
});

it('is another one each time, with another key and number', async () => {
  const [a, b] = await Promise.all([roomCertificate('10.0.0.5', NOW), roomCertificate('10.0.0.5', NOW)]);
  expect([a.sha256 === b.sha256, a.key === b.key]).toEqual([false, false]);
  expect(new X509Certificate(a.certificate).serialNumber).not.toBe(new X509Certificate(b.certificate).serialNumber);
});
