/** Revoked, not revoked, not known: by lists and answers of every kind, for signatures with and without a stamp, and for stamps. */
import * as asn1 from 'asn1js';
import { IssuingDistributionPoint } from 'pkijs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../src/domain/instrument/verification.ts';
import { type Issued, keyOf } from '../../src/seal/authority.ts';
import { signDetached } from '../../src/seal/cms.ts';
import { addRevocations, addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { type Trust, verifyPackage } from '../../src/seal/verify.ts';
import { appendToZip } from '../../src/seal/zip.ts';
import { basic, CA, extension, forge, later, PURPOSE, purposes, rsa, SIGNER, usage } from './forge.ts';
import { type AnswerWish, answerBy, type ListWish, listBy } from './revoked.ts';
import { entriesOf, NOW, pemOf, SEALED_AT, sealing, stampBy } from './summit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let root: Issued;
let ministry: Issued;
let signer: Issued;
let tsaRoot: Issued;
let tsa: Issued;
/** Signed by one State, its chain over a ministry; stamped ten days ago, or not. */
let signed: Uint8Array;
let stamped: Uint8Array;
let trust: Trust;
const STAMPED = later(-10);

beforeAll(async () => {
  root = await forge({ name: 'root', extensions: CA, from: later(-50) });
  ministry = await forge({ name: 'ministry', extensions: CA, issuer: root, from: later(-50) });
  signer = await forge({ name: 'signer', extensions: SIGNER, issuer: ministry, from: later(-50), until: later(50) });
  tsaRoot = await forge({ name: 'tsa root', country: null, extensions: CA, from: later(-50) });
  tsa = await forge({
    ...{ name: 'tsa', country: null, issuer: tsaRoot, from: later(-50) },
    extensions: [usage(0xc0), purposes([PURPOSE.time], true)],
  });
  const { facts, ...rest } = sealing();
  const sealed = await sealPackage({ facts: { ...facts, parties: ['IR'] }, ...rest });
  const list = await manifestToSign(sealed, 'IR');
  if (!list.ok) throw new Error(list.reason);
  const key = { key: signer.key, chain: [signer.certificate, ministry.certificate] };
  const added = await addSignature(sealed, 'IR', await signDetached(list.bytes, key, later(-11)));
  if (!added.ok) throw new Error(added.reason);
  signed = added.pkg;
  stamped = await stampBy(signed, tsa, STAMPED);
  trust = { roots: { IR: [pemOf(root)] }, tsaRoots: [pemOf(tsaRoot)], at: NOW };
});

/** With these files, whoever put them there. */
function withFiles(pkg: Uint8Array, files: readonly Uint8Array[]): Uint8Array {
  const entries = files.map((bytes, index) => ({
    path: `META-INF/revocation-00${index + 1}.${bytes[4] === 0x30 || bytes[3] === 0x30 ? 'crl' : 'ocsp'}`,
    bytes,
  }));
  return appendToZip(pkg, entries, SEALED_AT);
}
const lineOf = ({ ok, about, fault, at }: Check): string =>
  [ok === true ? 'good' : ok === false ? 'BAD' : 'open', about, fault, at?.slice(0, 10)].filter(Boolean).join(' ');
const day = (date: Date): string => date.toISOString().slice(0, 10);

/** What the report says of revocation, and its verdict. */
async function judged(pkg: Uint8Array, files: readonly Uint8Array[], at = NOW): Promise<readonly string[]> {
  const { checks, verdict } = await verifyPackage(withFiles(pkg, files), { ...trust, at });
  const others = checks.filter(({ check, ok }) => check !== 'revocation' && ok === false);
  return [
    verdict,
    ...others.map(({ check, fault }) => `${check} ${fault}`),
    ...checks.filter(({ check }) => check === 'revocation').map(lineOf),
  ];
}
const byList = (wish: ListWish = {}) => listBy(ministry, wish);
const byRoot = () => listBy(root);
const byAnswer = (wish: AnswerWish = {}) => answerBy(ministry, signer, wish);
const TSA = 'META-INF/timestamp-001.tst';
const FILE = 'META-INF/revocation-001';

describe('verifyPackage, without lists', () => {
  it('says plainly that nothing was checked', async () => {
    expect([await judged(signed, []), await judged(stamped, [])]).toEqual([
      ['valid', 'open'],
      ['valid', 'open'],
    ]);
  });
});

describe('verifyPackage, with lists', () => {
  it('finds nothing revoked, by lists of every authority of the chain', async () => {
    expect([
      await judged(signed, [await byList(), await byRoot()]),
      await judged(signed, [await byList()]),
      await judged(stamped, [await byList(), await byRoot(), await listBy(tsaRoot)]),
      await judged(stamped, [await listBy(tsaRoot)]),
      // Somebody else on the list.
      await judged(signed, [await byList({ revoked: [{ of: tsa, at: later(-5) }] }), await byRoot()]),
    ]).toEqual([
      ['valid', `good IR ${day(NOW)}`],
      ['valid', 'open IR above-unchecked'],
      ['valid', `good ${TSA} ${day(NOW)}`, `good IR ${day(NOW)}`],
      ['valid', `good ${TSA} ${day(NOW)}`, 'open IR'],
      ['valid', `good IR ${day(NOW)}`],
    ]);
  });

  it('finds a signer or an authority revoked, with the day', async () => {
    const of = (one: Issued, at: Date, more: object = {}) => ({ revoked: [{ of: one, at, ...more }] });
    expect([
      await judged(signed, [await byList(of(signer, later(-5))), await byRoot()]),
      await judged(signed, [await byList(), await listBy(root, of(ministry, later(-6)))]),
      await judged(signed, [await byList(of(signer, later(-5), { reason: 6 }))]),
      // Since when the key was in other hands counts more than when they said so.
      await judged(signed, [await byList(of(signer, later(-5), { reason: 1, since: later(-20) }))]),
      // However old the list is.
      await judged(signed, [await byList({ ...of(signer, later(-40)), from: later(-39), until: later(-38) })]),
    ]).toEqual([
      ['invalid', `BAD IR revoked ${day(later(-5))}`],
      ['invalid', `BAD IR revoked ${day(later(-6))}`],
      ['invalid', `BAD IR revoked ${day(later(-5))}`],
      ['invalid', `BAD IR revoked ${day(later(-20))}`],
      ['invalid', `BAD IR revoked ${day(later(-40))}`],
    ]);
  });

  it('lets a certificate have signed before it was revoked, where a stamp shows that it did', async () => {
    const revoked = (at: Date, more: object = {}) => byList({ revoked: [{ of: signer, at, ...more }] });
    const all = async (list: Uint8Array) => judged(stamped, [list, await byRoot(), await listBy(tsaRoot)]);
    expect([
      await all(await revoked(later(-9))),
      await all(await revoked(later(-11))),
      await all(await revoked(STAMPED)),
      await all(await revoked(later(-5), { reason: 1, since: later(-15) })),
    ]).toEqual([
      ['valid', `good ${TSA} ${day(NOW)}`, `good IR ${day(NOW)}`],
      ['invalid', `good ${TSA} ${day(NOW)}`, `BAD IR revoked ${day(later(-11))}`],
      ['invalid', `good ${TSA} ${day(NOW)}`, `BAD IR revoked ${day(STAMPED)}`],
      ['invalid', `good ${TSA} ${day(NOW)}`, `BAD IR revoked ${day(later(-15))}`],
    ]);
  });

  it('says when a list is of another time', async () => {
    expect([
      await judged(signed, [await byList({ from: later(-9), until: later(-2) }), await byRoot()]),
      await judged(signed, [await byList({ from: later(-9), until: null }), await byRoot()]),
      // The list that was current at the time of the stamp.
      await judged(stamped, [
        await byList({ from: later(-11), until: later(-9) }),
        await byRoot(),
        await listBy(tsaRoot),
      ]),
      await judged(stamped, [
        await byList({ from: later(-13), until: later(-11) }),
        await byRoot(),
        await listBy(tsaRoot),
      ]),
      // After the certificate's end it may be off the list.
      await judged(
        stamped,
        [
          await byList({ from: later(60), until: later(70) }),
          await byRoot(),
          await listBy(tsaRoot, { until: later(99) }),
        ],
        later(61),
      ),
      // Of the future.
      await judged(signed, [await byList({ from: later(1) }), await byRoot()]),
    ]).toEqual([
      ['valid', `open IR other-time ${day(later(-2))}`],
      ['valid', `open IR other-time ${day(later(-9))}`],
      ['valid', `good ${TSA} ${day(NOW)}`, `good IR ${day(later(-11))}`],
      ['valid', `good ${TSA} ${day(NOW)}`, `open IR other-time ${day(later(-11))}`],
      ['valid', `good ${TSA} ${day(NOW)}`, `open IR other-time ${day(later(70))}`],
      ['invalid', 'open IR', `BAD ${FILE}.crl not-yet-valid`],
    ]);
  });

  it('names a list that is forged, weak, of a stranger, damaged, or about something else', async () => {
    const namesake = await forge({ name: 'ministry', extensions: CA });
    const stranger = await forge({ name: 'stranger', extensions: CA });
    const scope = (parts: object): ListWish => ({
      extensions: [extension('2.5.29.28', true, new IssuingDistributionPoint(parts as never).toSchema())],
    });
    const changed = (await byList()).map((byte, at, all) => (at === all.length - 3 ? byte ^ 1 : byte));
    const delta: ListWish = { extensions: [extension('2.5.29.27', true, new asn1.Integer({ value: 1 }))] };
    const lines: (readonly string[])[] = [];
    for (const list of [
      await listBy(namesake),
      await listBy(stranger),
      await listBy(stranger, { name: ministry }),
      changed,
      await byList({ hash: 'SHA-1' }),
      await byList(delta),
      await byList(scope({ onlyContainsCACerts: true })),
      await byList(scope({ onlyContainsAttributeCerts: true })),
      await byList(scope({ indirectCRL: true })),
      await byList(scope({ onlyContainsUserCerts: true })),
      (await byList()).subarray(0, 60),
      new Uint8Array([0x30, 0x03, 0x30, 0x01, 0x00]),
    ])
      lines.push((await judged(signed, [list])).slice(0, 3));
    expect(lines).toEqual([
      ['invalid', 'open IR', `BAD ${FILE}.crl forged-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl foreign-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl forged-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl forged-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl weak`],
      ['invalid', 'open IR', `BAD ${FILE}.crl foreign-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl foreign-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl foreign-status`],
      ['invalid', 'open IR', `BAD ${FILE}.crl foreign-status`],
      ['valid', 'open IR above-unchecked'],
      ['invalid', 'open', expect.stringContaining('damaged')],
      ['invalid', 'open', expect.stringContaining('damaged')],
    ]);
  });

  it('believes only an authority that may sign lists', async () => {
    const top = await forge({ name: 'top', extensions: [basic(true), usage(0x04)] });
    const own = await forge({ name: 'own', extensions: SIGNER, issuer: top });
    const { facts, ...rest } = sealing();
    const sealed = await sealPackage({ facts: { ...facts, parties: ['IR'] }, ...rest });
    const list = await manifestToSign(sealed, 'IR');
    const added = list.ok ? await addSignature(sealed, 'IR', await signDetached(list.bytes, keyOf(own), NOW)) : null;
    if (!added?.ok) throw new Error('not signed');
    const { checks } = await verifyPackage(withFiles(added.pkg, [await listBy(top)]), {
      ...trust,
      roots: { IR: [pemOf(top)] },
    });
    expect(checks.filter(({ check }) => check === 'revocation').map(lineOf)).toEqual([
      'open IR',
      `BAD ${FILE}.crl forged-status`,
    ]);
  });
});

describe('verifyPackage, with answers of OCSP', () => {
  const responder = (more: object = {}) =>
    forge({ name: 'responder', issuer: ministry, extensions: [usage(0x80), purposes([PURPOSE.ocsp])], ...more });

  it('believes the issuer, and a responder whom it made one', async () => {
    const delegate = await responder();
    expect([
      await judged(signed, [await byAnswer(), await byRoot()]),
      await judged(signed, [await byAnswer({ naming: 'SHA-256' }), await byRoot()]),
      await judged(signed, [await byAnswer({ bare: true }), await byRoot()]),
      await judged(signed, [await byAnswer({ responder: delegate }), await answerBy(root, ministry)]),
    ]).toEqual(Array(4).fill(['valid', `good IR ${day(NOW)}`]));
  });

  it('finds revoked, and good before that, as with lists', async () => {
    expect([
      await judged(signed, [await byAnswer({ revoked: later(-5), reason: 1 }), await byRoot()]),
      await judged(signed, [await byAnswer({ revoked: later(-5) })]),
      await judged(stamped, [await byAnswer({ revoked: later(-5) }), await byRoot(), await listBy(tsaRoot)]),
      await judged(signed, [await byAnswer({ from: later(-5), until: later(-3) })]),
      await judged(signed, [await byAnswer({ from: later(-5), until: null })]),
      // One source says good, the other revoked.
      await judged(signed, [await byAnswer(), await byList({ revoked: [{ of: signer, at: later(-1) }] })]),
    ]).toEqual([
      ['invalid', `BAD IR revoked ${day(later(-5))}`],
      ['invalid', `BAD IR revoked ${day(later(-5))}`],
      ['valid', `good ${TSA} ${day(NOW)}`, `good IR ${day(NOW)}`],
      ['valid', `open IR other-time ${day(later(-3))}`],
      ['valid', `open IR other-time ${day(later(-5))}`],
      ['invalid', `BAD IR revoked ${day(later(-1))}`],
    ]);
  });

  it('believes nobody else', async () => {
    const fault = async (answer: Uint8Array) => (await judged(signed, [answer])).slice(-1)[0]?.split(' ').pop();
    const stranger = await forge({ name: 'ministry', extensions: CA });
    const other = await responder({ issuer: root });
    expect([
      await fault(await byAnswer({ responder: stranger, certificates: [] })),
      await fault(await byAnswer({ responder: signer })),
      await fault(await byAnswer({ responder: await responder({ extensions: [usage(0x80)] }) })),
      await fault(
        await byAnswer({ responder: await responder({ extensions: [usage(0x20), purposes([PURPOSE.ocsp])] }) }),
      ),
      await fault(await byAnswer({ responder: other, certificates: [other, root] })),
      await fault(await byAnswer({ responder: await responder({ until: later(-3) }) })),
      await fault(await byAnswer({ responder: await responder({ hash: 'SHA-1' }) })),
      await fault(await byAnswer({ responder: await responder({ key: rsa(1024) }) })),
      await fault(await byAnswer({ hash: 'SHA-1' })),
      await fault(await byAnswer({ unknown: true })),
      await fault(await byAnswer({ extensions: [extension('1.2.3', true, new asn1.Null())] })),
      await fault(await answerBy(root, signer)),
      await fault(await answerBy(ministry, tsa)),
      await fault(await byAnswer({ from: later(2) })),
    ]).toEqual([
      ...['forged-status', 'forged-status', 'forged-status', 'forged-status', 'forged-status', 'forged-status'],
      ...['weak', 'weak', 'weak'],
      ...['foreign-status', 'foreign-status', 'foreign-status', 'foreign-status'],
      'not-yet-valid',
    ]);
  });
});

describe('verifyPackage, with a stamping authority that was revoked', () => {
  const all = async (at: Date, reason?: number) =>
    judged(stamped, [
      await listBy(tsaRoot, { revoked: [{ of: tsa, at, ...(reason === undefined ? {} : { reason }) }] }),
      await byList(),
      await byRoot(),
    ]);

  it('believes its stamps of before, unless the key may have been stolen', async () => {
    const good = ['valid', `good ${TSA} ${day(NOW)}`, `good IR ${day(NOW)}`];
    const bad = (at: Date) => ['invalid', `BAD ${TSA} revoked ${day(at)}`, `good IR ${day(NOW)}`];
    expect([
      await all(later(-5), 0),
      await all(later(-5), 4),
      await all(later(-5), 5),
      await all(later(-5), 1),
      await all(later(-5)),
      await all(later(-15), 4),
      await all(STAMPED, 4),
    ]).toEqual([good, good, good, bad(later(-5)), bad(later(-5)), bad(later(-15)), bad(STAMPED)]);
  });

  it('does not judge a signature by such a stamp', async () => {
    // Revoked after the stamp: with the stamp it would have signed before.
    const lists = [
      await listBy(tsaRoot, { revoked: [{ of: tsa, at: later(-5), reason: 1 }] }),
      await byList({ revoked: [{ of: signer, at: later(-5) }] }),
      await byRoot(),
    ];
    expect(await judged(stamped, lists)).toEqual([
      ...['invalid', `BAD ${TSA} revoked ${day(later(-5))}`, `BAD IR revoked ${day(later(-5))}`],
    ]);
  });

  it('believes a stamp that another one covers from before the theft', async () => {
    const second = await forge({
      ...{ name: 'tsa 2', country: null, issuer: tsaRoot, from: later(-50) },
      extensions: [usage(0xc0), purposes([PURPOSE.time], true)],
    });
    const twice = await stampBy(stamped, second, later(-7));
    const list = await listBy(tsaRoot, { revoked: [{ of: tsa, at: later(-5), reason: 1 }] });
    expect(await judged(twice, [list, await byList(), await byRoot()])).toEqual([
      'valid',
      `good ${TSA} ${day(NOW)}`,
      `good META-INF/timestamp-002.tst ${day(NOW)}`,
      `good IR ${day(NOW)}`,
    ]);
  });
});

describe('addRevocations', () => {
  it('puts lists and answers behind what is there, once, and nothing that belongs elsewhere', async () => {
    const list = await byList();
    const add = async (pkg: Uint8Array, file: Uint8Array) => {
      const added = await addRevocations(pkg, file);
      return added.ok ? added.path : added.reason;
    };
    const pem = new TextEncoder().encode(
      `-----BEGIN X509 CRL-----\n${Buffer.from(list).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`,
    );
    const one = await addRevocations(signed, pem);
    if (!one.ok) throw new Error(one.reason);
    const stranger = await forge({ name: 'stranger', extensions: CA });
    expect([
      one.path,
      (await entriesOf(one.pkg)).at(-1)?.bytes,
      await add(one.pkg, list),
      await add(one.pkg, await byAnswer()),
      await add(signed, await listBy(stranger)),
      await add(signed, await answerBy(stranger, await forge({ issuer: stranger }))),
      await add(signed, new TextEncoder().encode('<html>')),
      await add(signed, list.subarray(0, 50)),
      await add(signed, await listBy(tsaRoot)),
      await add(stamped, await listBy(tsaRoot)),
      await add(new Uint8Array(3), list),
    ]).toEqual([
      'META-INF/revocation-001.crl',
      list,
      'given-already',
      'META-INF/revocation-002.ocsp',
      'foreign-revocations',
      'foreign-revocations',
      'no-revocations',
      'no-revocations',
      'foreign-revocations',
      'META-INF/revocation-001.crl',
      'damaged-package',
    ]);
    const { checks } = await verifyPackage(one.pkg, trust);
    expect(checks.filter(({ check }) => check === 'revocation').map(lineOf)).toEqual(['open IR above-unchecked']);
  });

  it('finds a certificate behind thousands of others', async () => {
    const entry = { of: tsa, at: later(-5) };
    const many = await byList({ revoked: [...Array(2000).fill(entry), { of: signer, at: later(-3) }] });
    expect(await judged(signed, [many])).toEqual(['invalid', `BAD IR revoked ${day(later(-3))}`]);
  });
});
