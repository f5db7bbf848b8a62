/** Our verifier: what is right passes, and every way to deceive it that we know is named for what it is. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/domain/instrument/verification.ts';
import { delegationAuthority, issue, keyOf } from '../../src/seal/authority.ts';
import { type SigningKey, signDetached } from '../../src/seal/cms.ts';
import { addSignature, manifestToSign, sealPackage } from '../../src/seal/package.ts';
import { verifyPackage } from '../../src/seal/verify.ts';
import {
  DAY,
  entriesOf,
  makeWorld,
  milestone,
  NOW,
  PARTIES,
  pemOf,
  sealing,
  signerUnder,
  signFor,
  stampBy,
  type World,
  withFile,
} from './summit.ts';
import { TAMPERINGS } from './tampering.ts';

/** Each takes a tenth of a second; more where somebody has the time. */
const ROUNDS = Number(process.env.ALTERNAT_RUNS ?? 1);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const faults = ({ checks }: Report): string[] =>
  checks.filter(({ ok }) => ok === false).map(({ check, fault }) => `${check} ${fault}`);
const later = (days: number): Date => new Date(NOW.getTime() + days * DAY);

describe('verifyPackage', () => {
  it('finds a package valid that all have signed, with a time stamp and without one', async () => {
    for (const pkg of [world.signed, world.stamped]) {
      const report = await verifyPackage(pkg, world.trust);
      expect([report.verdict, faults(report)]).toEqual(['valid', []]);
    }
  });

  it('says who has signed, with which certificate and when', async () => {
    const { checks } = await verifyPackage(world.stamped, world.trust);
    const signatures = checks.filter(({ check }) => check === 'signature');
    expect(signatures.map(({ about, certificate, at }) => [about, certificate?.algorithm, at])).toEqual(
      PARTIES.map((party) => [party, 'IR RU'.includes(party) ? 'RSA 2048' : 'ECDSA P-256', NOW.toISOString()]),
    );
    expect(signatures[1]?.certificate?.subject).toBe(
      'C=IR, O=Republic of IR, OU=TEST, no legal value, CN=IR delegation',
    );
  });

  it('finds a package incomplete as long as a party has not signed', async () => {
    const [none, one] = [world.sealed, await signFor(world.sealed, 'IR', world.of('IR').signer)];
    const open = async (pkg: Uint8Array) => {
      const { verdict, checks } = await verifyPackage(pkg, world.trust);
      return [
        verdict,
        checks.filter(({ check, ok }) => check === 'signature' && ok === 'open').map(({ about }) => about),
      ];
    };
    expect(await open(none)).toEqual(['incomplete', PARTIES]);
    expect(await open(one)).toEqual(['incomplete', ['AZ', 'KZ', 'RU', 'TM']]);
  });

  it.each(TAMPERINGS)('catches $name', async ({ make, finds }) => {
    const report = await verifyPackage(await make(world), world.trust);
    expect([report.verdict, faults(report)]).toEqual(['invalid', finds]);
  });

  it('catches a changed byte at any place of any file', async () => {
    const entries = (await entriesOf(world.stamped)).filter(({ bytes }) => bytes.length > 0);
    const missed: string[] = [];
    let runs = 0;
    const places = fc.sample(
      fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 255 })),
      {
        seed: 20251119,
        numRuns: entries.length * ROUNDS,
      },
    );
    for (const [index, [where, mask]] of places.entries()) {
      const { path, bytes } = entries[index % entries.length] as (typeof entries)[number];
      const at = Math.floor(where * bytes.length);
      const other = await withFile(world.stamped, path, (old) => old.map((byte, i) => (i === at ? byte ^ mask : byte)));
      runs++;
      if ((await verifyPackage(other, world.trust)).verdict !== 'invalid') missed.push(`${path} ${at} ${mask}`);
    }
    expect([missed, runs > 20]).toEqual([[], true]);
  });

  it('catches a changed byte at any place of the package itself', async () => {
    const places = fc.sample(fc.integer({ min: 0, max: world.stamped.length - 1 }), { seed: 7, numRuns: 40 * ROUNDS });
    const missed: number[] = [];
    for (const at of places) {
      const other = world.stamped.slice();
      other[at] = (other[at] ?? 0) ^ 0x10;
      if ((await verifyPackage(other, world.trust)).verdict === 'valid') missed.push(at);
    }
    // Dates, versions and attributes in the headers of entries say nothing that anybody relies on.
    const view = new DataView(world.stamped.buffer, world.stamped.byteOffset);
    const header = (at: number): boolean =>
      Array.from({ length: 46 }, (_, back) => at - back).some(
        (start) => start >= 0 && [0x04034b50, 0x02014b50].includes(view.getUint32(start, true)),
      );
    expect(missed.filter((at) => !header(at))).toEqual([]);
  });

  it('catches a wrong root, no root, and the root of another State', async () => {
    const [other, ir] = [await makeRoot('IR'), world.trust.roots.RU ?? []];
    const under = async (roots: readonly string[]) =>
      faults(await verifyPackage(world.stamped, { ...world.trust, roots: { ...world.trust.roots, IR: roots } }));
    expect([await under([other]), await under([]), await under(ir)]).toEqual([
      ['signature untrusted'],
      ['signature no-root'],
      ['signature untrusted'],
    ]);
  });

  it('does not take the signature of one State for that of another, even under a common root', async () => {
    const pkg = await signedAllBut('TM', await signerUnder(world.of('TM').root, 'RU', later(-1), later(1)));
    expect(pkg).toBe('wrong-delegation');
  });

  it('catches such a signature when somebody put it in without asking us', async () => {
    const russian = await signerUnder(world.of('TM').root, 'RU', later(-1), later(1));
    const pkg = await withSignature('TM', { key: russian.key, chain: [russian.certificate] });
    expect(faults(await verifyPackage(pkg, world.trust))).toEqual(['signature wrong-delegation']);
  });

  it('follows a certificate over a ministry to its root, and not over one that may not issue', async () => {
    const { root, signer } = world.of('TM');
    const validity = { from: later(-1), until: later(1) };
    const subject = { country: 'TM', organization: 'Ministry', name: 'TM ministry' };
    const ministry = await issue(subject, 'root', validity, root);
    const own = await issue({ ...subject, name: 'TM head' }, 'sign', validity, ministry);
    // By a signer's certificate, which is no authority's.
    const forged = await issue({ ...subject, name: 'TM forged' }, 'sign', validity, signer);
    const judged = async (key: SigningKey) => faults(await verifyPackage(await withSignature('TM', key), world.trust));
    expect([
      await judged({ key: own.key, chain: [own.certificate, ministry.certificate] }),
      await judged({ key: own.key, chain: [own.certificate] }),
      await judged({ key: forged.key, chain: [forged.certificate, signer.certificate] }),
    ]).toEqual([[], ['signature untrusted'], ['signature untrusted']]);
  });

  it('does not judge a signature by a stamp that was there before it', async () => {
    const short = await signerUnder(world.of('TM').root, 'TM', later(-2), later(1));
    let pkg = world.sealed;
    for (const party of PARTIES.slice(0, -1)) pkg = await signFor(pkg, party, world.of(party).signer);
    pkg = await signFor(await stampBy(pkg, world.tsa.signer, NOW), 'TM', short);
    expect(faults(await verifyPackage(pkg, { ...world.trust, at: later(10) }))).toEqual(['signature expired']);
  });

  it('catches an expired certificate without a time stamp, and lets it pass with one', async () => {
    const short = await signerUnder(world.of('TM').root, 'TM', later(-2), later(1));
    let pkg = world.sealed;
    for (const party of PARTIES) pkg = await signFor(pkg, party, party === 'TM' ? short : world.of(party).signer);
    const stamped = await stampBy(pkg, world.tsa.signer, NOW);
    const trust = { ...world.trust, at: later(10) };
    expect([faults(await verifyPackage(pkg, trust)), faults(await verifyPackage(stamped, trust))]).toEqual([
      ['signature expired'],
      [],
    ]);
    // A stamp after its end does not save it, and one from before its beginning does not either.
    const [late, early] = [
      await stampBy(pkg, world.tsa.signer, later(2)),
      await stampBy(pkg, world.tsa.signer, later(-5)),
    ];
    expect([faults(await verifyPackage(late, trust)), faults(await verifyPackage(early, trust))]).toEqual([
      ['signature expired'],
      ['signature not-yet-valid'],
    ]);
  });

  it('judges a signature that came after the stamp by the next stamp', async () => {
    let pkg = world.sealed;
    for (const party of PARTIES.slice(1)) pkg = await signFor(pkg, party, world.of(party).signer);
    pkg = await stampBy(pkg, world.tsa.signer, NOW);
    pkg = await stampBy(await signFor(pkg, 'AZ', world.of('AZ').signer), world.tsa.signer, later(1));
    const { verdict, checks } = await verifyPackage(pkg, { ...world.trust, at: later(2) });
    expect([verdict, checks.filter(({ check }) => check === 'timestamp').map(({ at }) => at)]).toEqual([
      'valid',
      [NOW.toISOString(), later(1).toISOString()],
    ]);
  });

  it('believes no stamp from the future, of a stranger or of somebody who only may sign', async () => {
    const future = await stampBy(world.signed, world.tsa.signer, later(5));
    const signer = await stampBy(world.signed, world.of('RU').signer, NOW);
    expect([
      faults(await verifyPackage(future, world.trust)),
      faults(await verifyPackage(signer, { ...world.trust, tsaRoots: [pemOf(world.of('RU').root)] })),
      faults(await verifyPackage(world.stamped, { ...world.trust, tsaRoots: [pemOf(world.of('RU').root)] })),
      faults(await verifyPackage(world.stamped, { ...world.trust, tsaRoots: [] })),
    ]).toEqual([
      ['timestamp not-yet-valid'],
      ['timestamp bad-certificate'],
      ['timestamp untrusted'],
      ['timestamp no-root'],
    ]);
  });

  it('catches a control that turns the text around though it was sealed and signed so', async () => {
    const pkg = await sealPackage(sealing(milestone({ fa: 'در سال \u202e۲۰۲۵\u202c', ru: 'в 2025 году' })));
    expect(faults(await verifyPackage(pkg, world.trust))).toEqual(['milestone hidden-character']);
  });

  it('hands milestones and documents to whoever can print, and takes over what he finds', async () => {
    const asked: unknown[] = [];
    const documents = async (...[manifest, milestones, file]: Parameters<NonNullable<Documents>>) => {
      asked.push(manifest.parties, [...milestones.keys()], file('documents/empty.txt')?.length);
      return [{ check: 'texts', ok: false, about: 'x', fault: 'other-words' } as const];
    };
    const report = await verifyPackage(world.signed, world.trust, { documents });
    expect([asked, faults(report), report.verdict]).toEqual([
      [PARTIES, ['economy'], 0],
      ['texts other-words'],
      'invalid',
    ]);
  });

  it('never throws for bytes of a stranger', async () => {
    const bytes = fc.sample(fc.uint8Array({ maxLength: 200 }), { seed: 3, numRuns: 200 });
    const cut = Array.from({ length: 40 }, (_, i) =>
      world.stamped.subarray(0, Math.floor((world.stamped.length * i) / 40)),
    );
    for (const one of [...bytes, ...cut]) {
      const report = await verifyPackage(one, world.trust);
      expect(report.verdict).toBe('invalid');
    }
  });
});

type Documents = NonNullable<Parameters<typeof verifyPackage>[2]>['documents'];

async function makeRoot(country: string): Promise<string> {
  return pemOf((await delegationAuthority(country, 'Somebody', { from: later(-1), until: later(1) })).root);
}

async function signedAllBut(party: string, signer: Parameters<typeof signFor>[2]): Promise<unknown> {
  const toSign = await manifestToSign(world.sealed, party);
  if (!toSign.ok) throw new Error(toSign.reason);
  const added = await addSignature(world.sealed, party, await signDetached(toSign.bytes, keyOf(signer), NOW));
  return added.ok ? null : added.reason;
}

/** The signed package with another signature of a party, as one who does not use this program would put it there. */
async function withSignature(party: string, key: SigningKey): Promise<Uint8Array> {
  const toSign = await manifestToSign(world.signed, party);
  if (!toSign.ok) throw new Error(toSign.reason);
  const p7s = await signDetached(toSign.bytes, key, NOW);
  return withFile(world.signed, `META-INF/signature-${party}.p7s`, () => p7s);
}
