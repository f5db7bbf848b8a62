/** Lists and answers that are broken in some place: never thrown over, never good for it. */
import * as asn1 from 'asn1js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Issued } from '../../src/seal/authority.ts';
import { readCrl } from '../../src/seal/crl.ts';
import { readOcsp } from '../../src/seal/ocsp.ts';
import { CA, forge, later, SIGNER } from './forge.ts';
import { answerBy, listBy } from './revoked.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let root: Issued;
let signer: Issued;
beforeAll(async () => {
  root = await forge({ name: 'root', extensions: CA });
  signer = await forge({ name: 'signer', extensions: SIGNER, issuer: root });
});

const find = async (read: ReturnType<typeof readCrl>) =>
  (await read?.find(signer.certificate, root.certificate))?.state ?? 'unread';
const changedBytes = (bytes: Uint8Array, seed: number): readonly Uint8Array[] =>
  fc
    .sample(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), { seed, numRuns: 120 })
    .map(([at, mask]) => bytes.map((byte, index) => (index === at ? byte ^ mask : byte)));

describe('readCrl', () => {
  it('believes no list with a changed byte, and throws over none', async () => {
    const list = await listBy(root, { revoked: [{ of: signer, at: later(-1), reason: 1 }] });
    const states = new Set<string>();
    for (const bytes of changedBytes(list, 11)) states.add(await find(readCrl(bytes)));
    for (let end = 0; end < list.length; end += 7) states.add(await find(readCrl(list.subarray(0, end))));
    expect([await find(readCrl(list)), [...states].filter((state) => state === 'good' || state === 'revoked')]).toEqual(
      ['revoked', []],
    );
  });

  it('holds a certificate for revoked whose entry cannot be read to its end', async () => {
    // The reason of an entry, said in words: signed so by the authority.
    const list = await listBy(root, { revoked: [{ of: signer, at: later(-1), reason: 1 }] });
    expect(await readCrl(list)?.find(signer.certificate, root.certificate)).toMatchObject({
      state: 'revoked',
      reason: 1,
    });
    const { CertificateRevocationList, Extensions, RevokedCertificate, Time } = await import('pkijs');
    const odd = new CertificateRevocationList({
      version: 1,
      issuer: root.certificate.subject,
      thisUpdate: new Time({ type: 0, value: later(0) }),
      revokedCertificates: [
        new RevokedCertificate({
          userCertificate: signer.certificate.serialNumber,
          revocationDate: new Time({ type: 0, value: later(-1) }),
          crlEntryExtensions: { toSchema: () => new asn1.Sequence({ value: [new asn1.Null()] }) } as InstanceType<
            typeof Extensions
          >,
        }),
      ],
    });
    await odd.sign(root.key, 'SHA-256');
    const bytes = new Uint8Array(odd.toSchema().toBER(false));
    expect(await readCrl(bytes)?.find(signer.certificate, root.certificate)).toEqual({
      ...{ state: 'revoked', reason: null },
      from: later(0),
      at: later(-1),
    });
  });

  it('reads times of both kinds and no others', async () => {
    const list = Buffer.from(await listBy(root));
    const at = list.indexOf(Buffer.from([0x17, 0x0d]));
    const time = (text: string) => {
      const bytes = Buffer.from(list);
      bytes.write(text, at + 2, 'latin1');
      return readCrl(new Uint8Array(bytes)) !== null;
    };
    expect([time('261130080000Z'), time('261330080000Z'), time('2611300800000'), time('26113008000xZ')]).toEqual([
      ...[true, false, false, false],
    ]);
  });
});

describe('readOcsp', () => {
  it('believes no answer with a changed byte, and throws over none', async () => {
    const answer = await answerBy(root, signer, { revoked: later(-1), reason: 1 });
    const states = new Set<string>();
    for (const bytes of changedBytes(answer, 12)) states.add(await find(readOcsp(bytes)));
    for (let end = 0; end < answer.length; end += 7) states.add(await find(readOcsp(answer.subarray(0, end))));
    expect([await find(readOcsp(answer)), [...states].filter((state) => state === 'good')]).toEqual(['revoked', []]);
  });
});
