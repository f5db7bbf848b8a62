/** Whom a chain lets sign: every rule by a chain that breaks it alone, beside the same chain without the breach. */
import * as asn1 from 'asn1js';
import { describe, expect, it, vi } from 'vitest';
import type { Issued } from '../../src/seal/authority.ts';
import { chainProblem } from '../../src/seal/chain.ts';
import {
  basic,
  CA,
  type ChainWish,
  chainOf,
  extension,
  forge,
  judged,
  later,
  PURPOSE,
  pss,
  purposes,
  rsa,
  SIGNER,
  usage,
  type Wish,
} from './forge.ts';
import { NOW } from './summit.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('chainProblem: strength', () => {
  it('follows a chain of root, ministry and signer', async () => {
    expect(await judged({})).toBe(null);
    expect(await judged({ root: { key: rsa(2048) }, ministry: { key: rsa(3072) }, signer: { key: rsa(4096) } })).toBe(
      null,
    );
    expect(await judged({ ministry: { key: { name: 'ECDSA', namedCurve: 'P-384' } } })).toBe(null);
    expect(await judged({ ministry: { key: { name: 'ECDSA', namedCurve: 'P-521' } } })).toBe(null);
    for (const hash of ['SHA-384', 'SHA-512']) expect(await judged({ signer: { hash } })).toBe(null);
  });

  it.each<[string, ChainWish]>([
    ['SHA-1 under the signer, ECDSA', { signer: { hash: 'SHA-1' } }],
    ['SHA-1 under the ministry, ECDSA', { ministry: { hash: 'SHA-1' } }],
    ['SHA-1 under the signer, RSA', { ministry: { key: rsa(2048, 'SHA-1') } }],
    ['SHA-1 under the ministry, RSA', { root: { key: rsa(2048, 'SHA-1') } }],
    ['SHA-1 in the parameters of RSA-PSS', { root: { key: pss('SHA-1') } }],
    ['RSA 1024 of the signer', { signer: { key: rsa(1024) } }],
    ['RSA 1024 of the ministry', { ministry: { key: rsa(1024) } }],
    ['RSA 1024 of the root', { root: { key: rsa(1024) } }],
    ['RSA 2040 of the ministry', { ministry: { key: rsa(2040) } }],
    ['RSA with the exponent 3', { ministry: { key: rsa(2048, 'SHA-256', [3]) } }],
  ])('is too weak: %s', async (_, wish) => {
    expect(await judged(wish)).toBe('weak');
  });

  it('does not look at the signature that a root makes under itself: the State has given out its key', async () => {
    expect(await judged({ root: { key: rsa(2048, 'SHA-1'), hash: 'SHA-1' }, ministry: { change: () => {} } })).toBe(
      'weak',
    );
    const root = await forge({ name: 'root', extensions: CA, hash: 'SHA-1' });
    const signer = await forge({ extensions: SIGNER, issuer: root });
    expect(await chainProblem(signer.certificate, [], [root.certificate], NOW, 'sign')).toBe(null);
  });

  it('reads the algorithm of a signature: inside and outside the same, and one of the key', async () => {
    const { root, ministry, signer } = await chainOf({});
    for (const oid of ['1.2.840.10045.4.3.3', '1.2.840.113549.1.1.11', '1.2.3.4', '1.2.840.10045.4.1']) {
      const other = await forge({ name: 'signer', extensions: SIGNER, issuer: ministry });
      other.certificate.signatureAlgorithm.algorithmId = oid;
      expect(await chainProblem(other.certificate, [ministry.certificate], [root.certificate], NOW, 'sign')).not.toBe(
        null,
      );
    }
    expect(await chainProblem(signer.certificate, [ministry.certificate], [root.certificate], NOW, 'sign')).toBe(null);
  });

  it('believes a signature by RSA-PSS', async () => {
    for (const hash of ['SHA-256', 'SHA-384', 'SHA-512'])
      expect(await judged({ ministry: { key: pss(hash) } })).toBe(null);
  });
});

describe('chainProblem: purposes', () => {
  it.each<[string, Wish]>([
    ['TLS servers', { extensions: [...SIGNER, purposes([PURPOSE.server])] }],
    ['TLS clients', { extensions: [...SIGNER, purposes([PURPOSE.client])] }],
    ['TLS, critical', { extensions: [...SIGNER, purposes([PURPOSE.server, PURPOSE.client], true)] }],
    ['OCSP', { extensions: [...SIGNER, purposes([PURPOSE.ocsp])] }],
    ['time stamps', { extensions: [...SIGNER, purposes([PURPOSE.time], true)] }],
    ['programs', { extensions: [...SIGNER, purposes([PURPOSE.code])] }],
    ['log-on', { extensions: [...SIGNER, purposes(['1.3.6.1.4.1.311.20.2.2', PURPOSE.client])] }],
    ['nothing at all', { extensions: [...SIGNER, purposes([])] }],
    ['what cannot be read', { extensions: [...SIGNER, extension('2.5.29.37', false, new asn1.Integer({ value: 1 }))] }],
    ['certificates', { extensions: [basic(true), usage(0x06)] }],
    ['encryption', { extensions: [usage(0x20)] }],
    ['a usage that cannot be read', { extensions: [extension('2.5.29.15', true, new Uint8Array([0x30, 0x80]))] }],
    [
      'a usage that is something else',
      { extensions: [extension('2.5.29.15', true, new asn1.Integer({ value: 0xc0 }))] },
    ],
  ])('lets no certificate sign that is for %s', async (_, signer) => {
    expect(await judged({ signer })).toBe('bad-certificate');
  });

  it.each<[string, Wish]>([
    ['documents', { extensions: [...SIGNER, purposes([PURPOSE.document])] }],
    ['documents and TLS', { extensions: [...SIGNER, purposes([PURPOSE.client, PURPOSE.document], true)] }],
    ['e-mail', { extensions: [...SIGNER, purposes([PURPOSE.email])] }],
    ['anything', { extensions: [...SIGNER, purposes([PURPOSE.any])] }],
    ['what its State has named itself', { extensions: [...SIGNER, purposes([PURPOSE.client, '1.2.398.3.3.4.1.2.1'])] }],
    ['nothing in particular', { extensions: [] }],
    ['non-repudiation alone', { extensions: [usage(0x40)] }],
    ['digital signatures alone', { extensions: [usage(0x80)] }],
  ])('lets one sign that is for %s', async (_, signer) => {
    expect(await judged({ signer })).toBe(null);
  });

  it.each<[string, ChainWish]>([
    ['of a ministry for TLS only', { ministry: { extensions: [...CA, purposes([PURPOSE.server])] } }],
    ['of a root for TLS only', { root: { extensions: [...CA, purposes([PURPOSE.server, PURPOSE.client])] } }],
    ['of a ministry for time stamps only', { ministry: { extensions: [...CA, purposes([PURPOSE.time])] } }],
  ])('lets nobody sign under a certificate %s', async (_, wish) => {
    expect(await judged(wish)).toBe('bad-certificate');
  });

  it('stamps the time with a certificate for nothing else, critically said', async () => {
    const stamps = (extensions: Wish['extensions']) => judged({ signer: { extensions: extensions ?? [] } }, 'stamp');
    expect([
      await stamps([usage(0xc0), purposes([PURPOSE.time], true)]),
      await stamps([usage(0xc0), purposes([PURPOSE.time], false)]),
      await stamps([usage(0xc0), purposes([PURPOSE.time, PURPOSE.email], true)]),
      await stamps([usage(0xc0), purposes([PURPOSE.email], true)]),
      await stamps([usage(0xc0)]),
      await stamps([usage(0x20), purposes([PURPOSE.time], true)]),
    ]).toEqual([null, ...Array(5).fill('bad-certificate')]);
    expect(
      await judged(
        {
          ministry: { extensions: [...CA, purposes([PURPOSE.time])] },
          signer: { extensions: [usage(0xc0), purposes([PURPOSE.time], true)] },
        },
        'stamp',
      ),
    ).toBe(null);
  });
});

describe('chainProblem: authorities', () => {
  it.each<[string, ChainWish]>([
    ['that is no authority', { ministry: { extensions: [basic(false), usage(0x06)] } }],
    ['without a word on that', { ministry: { extensions: [usage(0x06)] } }],
    [
      'whose word on that is unreadable',
      { ministry: { extensions: [extension('2.5.29.19', true, new asn1.Integer({ value: 1 })), usage(0x06)] } },
    ],
    ['that may not sign certificates', { ministry: { extensions: [basic(true), usage(0x82)] } }],
    ['that a root of path length 0 has made', { root: { extensions: [basic(true, 0), usage(0x06)] } }],
    [
      'of version 1',
      {
        ministry: {
          extensions: [],
          change: (one) => {
            one.version = 0;
            delete (one as { extensions?: unknown }).extensions;
          },
        },
      },
    ],
  ])('follows none %s', async (_, wish) => {
    expect(await judged(wish)).toBe('untrusted');
  });

  it('counts the certificates below', async () => {
    expect(await judged({ root: { extensions: [basic(true, 1), usage(0x06)] } })).toBe(null);
    expect(await judged({ ministry: { extensions: [basic(true, 0), usage(0x06)] } })).toBe(null);
  });

  it('demands what a critical extension says, and refuses what it cannot read, wherever it stands', async () => {
    const unknown = extension('1.2.3.4.5', true, new asn1.Null());
    const harmless = extension('1.2.3.4.5', false, new asn1.Null());
    expect([
      await judged({ signer: { extensions: [...SIGNER, unknown] } }),
      await judged({ ministry: { extensions: [...CA, unknown] } }),
      await judged({ root: { extensions: [...CA, unknown] } }),
      await judged({
        ministry: { extensions: [...CA, extension('2.5.29.36', false, new asn1.Sequence({ value: [] }))] },
      }),
      await judged({
        ministry: { extensions: [...CA, extension('2.5.29.54', false, new asn1.Integer({ value: 0 }))] },
      }),
      await judged({ signer: { extensions: [...SIGNER, harmless] }, ministry: { extensions: [...CA, harmless] } }),
    ]).toEqual([...Array(5).fill('bad-certificate'), null]);
  });

  it.each<[string, (base: readonly ReturnType<typeof basic>[]) => Wish]>([
    [
      'two of one extension',
      (base) => ({
        extensions: [
          ...base,
          usage(0xff),
          extension('2.5.29.14', false, new asn1.OctetString({ valueHex: new ArrayBuffer(4) })),
          extension('2.5.29.14', false, new asn1.OctetString({ valueHex: new ArrayBuffer(8) })),
        ],
      }),
    ],
    ['two usages', (base) => ({ extensions: [...base, usage(0xff)] })],
    ['a negative serial', (base) => ({ extensions: base, serial: [0x80, 1] })],
    ['the serial 0', (base) => ({ extensions: base, serial: [0] })],
    ['a serial of 21 bytes', (base) => ({ extensions: base, serial: Array(21).fill(0x11) })],
    [
      'extensions under version 1',
      (base) => ({
        extensions: base,
        change: (one) => {
          one.version = 0;
        },
      }),
    ],
  ])('refuses %s', async (_, wish) => {
    expect([await judged({ signer: wish(SIGNER) }), await judged({ ministry: wish(CA) })]).toEqual([
      'bad-certificate',
      'bad-certificate',
    ]);
  });

  it('takes the longest serial there may be', async () => {
    expect(await judged({ signer: { serial: Array(20).fill(0x7f) } })).toBe(null);
    expect(await judged({ signer: { serial: [0, ...Array(20).fill(0xff)] } })).toBe(null);
  });

  it('judges each certificate of the chain at the time that is asked for, both ends included', async () => {
    const wish = { from: later(-1), until: later(1) };
    for (const place of ['root', 'ministry', 'signer'] as const) {
      expect([
        await judged({ [place]: wish }, 'sign', later(-1)),
        await judged({ [place]: wish }, 'sign', later(1)),
        await judged({ [place]: wish }, 'sign', later(-2)),
        await judged({ [place]: wish }, 'sign', later(2)),
      ]).toEqual([null, null, 'not-yet-valid', 'expired']);
    }
  });

  it('finds the way over a certificate that was renewed, in whatever order the two come', async () => {
    const { root, ministry, signer } = await chainOf({});
    const old = await forge({ name: 'ministry', extensions: CA, issuer: root, same: ministry, until: later(-5) });
    for (const others of [
      [old, ministry],
      [ministry, old],
    ])
      expect(
        await chainProblem(
          signer.certificate,
          others.map((one) => one.certificate),
          [root.certificate],
          NOW,
          'sign',
        ),
      ).toBe(null);
  });

  it('goes six certificates up and no further, and takes sixteen along', async () => {
    const line = [await forge({ name: '0', extensions: CA })];
    for (let at = 1; at <= 6; at++)
      line.push(await forge({ name: `${at}`, extensions: CA, issuer: line.at(-1) as Issued }));
    const under = (at: number) => forge({ name: 'signer', extensions: SIGNER, issuer: line[at] as Issued });
    const from = async (at: number) => {
      const others = line.slice(1).map((one) => one.certificate);
      return chainProblem((await under(at)).certificate, others, [(line[0] as Issued).certificate], NOW, 'sign');
    };
    expect([await from(5), await from(6)]).toEqual([null, 'untrusted']);
    const { root, ministry, signer } = await chainOf({});
    const crowd = (count: number) => [ministry.certificate, ...Array(count - 1).fill(root.certificate)];
    const judge = (count: number) => chainProblem(signer.certificate, crowd(count), [root.certificate], NOW, 'sign');
    expect([await judge(16), await judge(17)]).toEqual([null, 'bad-certificate']);
  });

  it('trusts a signer whose own certificate was given out, and none that only looks like it', async () => {
    const { signer } = await chainOf({});
    expect(await chainProblem(signer.certificate, [], [signer.certificate], NOW, 'sign')).toBe(null);
    const twin = await forge({ name: 'signer', extensions: SIGNER, same: signer });
    expect(await chainProblem(signer.certificate, [], [twin.certificate], NOW, 'sign')).toBe('untrusted');
  });

  it('does not follow a name: the key has to have signed', async () => {
    const { root, ministry, signer } = await chainOf({});
    const namesake = await forge({ name: 'ministry', extensions: CA, issuer: root });
    const judge = (other: Issued) =>
      chainProblem(signer.certificate, [other.certificate], [root.certificate], NOW, 'sign');
    expect([await judge(ministry), await judge(namesake)]).toEqual([null, 'untrusted']);
    const renamed = await forge({ name: 'other ministry', extensions: CA, issuer: root, same: ministry });
    expect(await judge(renamed)).toBe('untrusted');
  });
});
