import { describe, expect, it } from 'vitest';
import type { InstrumentSetting } from '../../../src/domain/instrument/instrument.ts';
import { judgeBringing, unsigned } from '../../../src/domain/instrument/signatures.ts';
import {
  foldSigning,
  judgeSeal,
  judgeSetting,
  judgeVoid,
  NO_SIGNING,
  type SealRecord,
  type SigningFact,
  type SigningState,
  standingSeal,
} from '../../../src/domain/instrument/signing.ts';
import type { Actor } from '../../../src/domain/permission.ts';

/** As in a seal of a first edition, which names no signatories. */
const judgeSignature = (state: SigningState, by: Actor, seal: string, delegation: string) => {
  const judged = judgeBringing(
    { state, people: { bearers: {} }, delegations: ['IR', 'RU', 'KZ'], actor: by, now: AT },
    seal,
    { delegation, how: 'signature' },
  );
  return judged.ok ? null : judged.signing;
};

const ORDER = { list: ['IR', 'RU'], basis: 'agreed', decidedAt: '2025-11-03' } as const;
const OUTCOME = { nature: 'political', act: 'signed', originals: 'alternat' } as const;
const STATES = ['IR', 'RU'].map((id) => ({ id, names: { en: id }, official: {} }));
const GROUND = { delegations: STATES, order: ORDER };
const SETTING: InstrumentSetting = {
  ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru'] },
  ...{ place: {}, date: '2025-11-19', order: ORDER, outcome: OUTCOME, layouts: {} },
} as InstrumentSetting;
const AT = '2025-11-19T12:00:00.000Z';
const SEAL: SealRecord = {
  ...{ id: 's1', at: AT, by: 'l', setting: SETTING, parties: ['IR', 'RU'], resolutions: [] },
  ...{ manifest: '', package: '', bytes: 1, files: 1, signatures: [] },
};
const signed = (delegation: string): SigningFact => ({
  fact: 'signature',
  seal: 's1',
  signature: { delegation, member: 'x', at: AT, certificate: {} as never },
});
const after = (...facts: SigningFact[]): SigningState => facts.reduce(foldSigning, NO_SIGNING);
const open = after({ fact: 'seal', seal: SEAL });
const closed = after({ fact: 'seal', seal: SEAL }, signed('IR'), signed('RU'), {
  fact: 'seal.closed',
  seal: 's1',
  at: AT,
});
const voided = after({ fact: 'seal', seal: SEAL }, { fact: 'seal.void', seal: 's1', reason: 'r', at: AT, by: 'l' });

const actor = (role: Actor['role'], delegation?: string): Actor => ({
  id: 'x',
  role,
  columns: [],
  ...(delegation ? { delegation } : {}),
});
const LEGAL = actor('legal');
const SEC = actor('secretariat');
const IR = actor('negotiator', 'IR');
const KZ = actor('negotiator', 'KZ');
const OBS = actor('observer');

describe('judgeSetting', () => {
  const set = (more: Partial<InstrumentSetting> = {}) =>
    ({ id: 'x', type: 'instrument.set', setting: { ...SETTING, ...more } }) as const;
  it('is for staff, until a seal stands', () => {
    expect([LEGAL, SEC, IR, OBS].map((who) => judgeSetting(NO_SIGNING, who, set(), GROUND))).toEqual([
      null,
      null,
      'not-allowed',
      'not-allowed',
    ]);
    expect(judgeSetting(open, LEGAL, set(), GROUND)).toBe('sealed');
    expect(judgeSetting(voided, LEGAL, set(), GROUND)).toBe(null);
  });
  it('takes layouts from the narrowest to the widest', () => {
    const layout = (margin: number, size: number) => set({ layouts: { fa: { paper: 'a4', margin, size } } as never });
    const judged = [
      ...[10, 50, 9.9, 50.1].map((margin) => judgeSetting(NO_SIGNING, LEGAL, layout(margin, 12), GROUND)),
      ...[9, 18, 8.9, 18.1].map((size) => judgeSetting(NO_SIGNING, LEGAL, layout(25, size), GROUND)),
    ];
    const expected = [null, null, 'bad-setting', 'bad-setting'];
    expect(judged).toEqual([...expected, ...expected]);
  });
  it('takes parties in an order of their own, each once, and one bad layout spoils all', () => {
    const good = { paper: 'a4', margin: 25, size: 12 };
    expect([
      judgeSetting(NO_SIGNING, LEGAL, set({ order: ['RU', 'IR'] }), GROUND),
      judgeSetting(NO_SIGNING, LEGAL, set({ layouts: { fa: good, ru: { ...good, size: 5 } } as never }), GROUND),
    ]).toEqual([null, 'bad-setting']);
  });
  it.each([
    ['no-order', { order: 'alphabetical' }],
    ['order-forgets', { order: { ...ORDER, list: ['IR'] } }],
    ['order-repeats', { order: { ...ORDER, list: ['IR', 'RU', 'IR'] } }],
    ['order-stranger', { order: { ...ORDER, list: ['IR', 'RU', 'XX'] } }],
    ['order-stranger', { order: ['XX', 'RU', 'IR'] }],
    ['order-basis', { order: { ...ORDER, list: ['RU', 'IR'], basis: { alphabet: 'en' } } }],
    ['prevailing', { outcome: { ...OUTCOME, prevailing: 'kk' } }],
    ['prevailing', { outcome: { ...OUTCOME, prevailing: 'fa' }, languages: ['fa'] }],
    ['issued-originals', { outcome: { ...OUTCOME, act: 'issued' } }],
  ] as unknown as [string, Partial<InstrumentSetting>][])('says %s of %o', (why, more) => {
    expect(judgeSetting(NO_SIGNING, LEGAL, set(more), GROUND)).toBe(why);
  });
  it('lets a folder of a first edition keep each alphabet, until it has one order', () => {
    const each = set({ order: 'alphabetical' });
    expect([
      judgeSetting(NO_SIGNING, LEGAL, each, { ...GROUND, order: 'alphabetical' }),
      judgeSetting(NO_SIGNING, LEGAL, each, { ...GROUND, order: ['RU', 'IR'] }),
    ]).toEqual([null, 'no-order']);
  });
  it('takes an alphabet that is one, and a text that prevails among others', () => {
    expect([
      judgeSetting(NO_SIGNING, LEGAL, set({ order: { ...ORDER, basis: { alphabet: 'en' } } }), GROUND),
      judgeSetting(NO_SIGNING, LEGAL, set({ outcome: { ...OUTCOME, prevailing: 'ru' } }), GROUND),
      judgeSetting(NO_SIGNING, LEGAL, set({ outcome: { ...OUTCOME, act: 'issued', originals: 'single' } }), GROUND),
    ]).toEqual([null, null, null]);
  });
  it.each([
    { form: 'scroll' },
    { resolutions: ['a', 'a'] },
    { languages: ['fa', 'fa'] },
    { order: { ...ORDER, decidedAt: '2025-02-30' } },
    { layouts: { '': { paper: 'a4', margin: 5, size: 12 } } },
    { kind: 'treaty' },
  ] as unknown as Partial<InstrumentSetting>[])('refuses %o', (more) => {
    expect(judgeSetting(NO_SIGNING, LEGAL, set(more), GROUND)).toBe('bad-setting');
  });
});

describe('judgeSeal', () => {
  it('is for staff, and there is one seal at a time', () => {
    expect([
      judgeSeal(NO_SIGNING, LEGAL),
      judgeSeal(NO_SIGNING, IR),
      judgeSeal(open, SEC),
      judgeSeal(voided, SEC),
    ]).toEqual([null, 'not-allowed', 'sealed', null]);
  });
});

describe('staff', () => {
  it('are the two offices and the program, and none who was removed', () => {
    const server = { ...SEC, id: 'server', role: 'observer' as const };
    const gone = [LEGAL, SEC, server].map((who) => ({ ...who, revoked: true }));
    expect([LEGAL, SEC, server, ...gone, IR, OBS].map((who) => judgeSeal(NO_SIGNING, who))).toEqual([
      ...[null, null, null],
      ...Array(5).fill('not-allowed'),
    ]);
    expect([
      judgeSetting(NO_SIGNING, gone[0] as Actor, { id: 'x', type: 'instrument.set', setting: SETTING }, GROUND),
      judgeVoid(open, gone[0] as Actor, 's1', 'r'),
      judgeSignature(open, gone[0] as Actor, 's1', 'IR'),
      judgeSignature(open, { ...IR, revoked: true }, 's1', 'IR'),
    ]).toEqual(Array(4).fill('not-allowed'));
  });
});

describe('foldSigning', () => {
  // A first seal was declared void, a second one stands.
  const second: SealRecord = { ...SEAL, id: 's2', parties: ['KZ'] };
  const both = foldSigning(voided, { fact: 'seal', seal: second });
  const [first] = voided.seals as [SealRecord];
  const certificate = {} as never;

  it.each<[SigningFact, Partial<SealRecord>]>([
    [
      { fact: 'seal.void', seal: 's2', reason: 'опечатка', at: AT, by: 'l' },
      { void: { reason: 'опечатка', at: AT, by: 'l' } },
    ],
    [
      { fact: 'signature', seal: 's2', signature: { delegation: 'KZ', member: 'x', at: AT, certificate } },
      { signatures: [{ delegation: 'KZ', member: 'x', at: AT, certificate }] },
    ],
    [{ fact: 'timestamp', seal: 's2', at: AT }, { timestamp: { at: AT } }],
    [{ fact: 'seal.closed', seal: 's2', at: AT }, { closed: AT }],
  ])('%j falls on the seal that is named and on no other', (fact, more) => {
    expect(foldSigning(both, fact)).toEqual({ ...both, seals: [first, { ...second, ...more }] });
  });

  it('keeps the last settings, and what is not about them', () => {
    const setting = { ...SETTING, place: { fa: 'رشت' } };
    expect(foldSigning(both, { fact: 'instrument', setting })).toEqual({ ...both, setting });
  });

  it('has no standing seal before the first and after a void one', () => {
    expect([NO_SIGNING, open, voided, both].map((state) => standingSeal(state)?.id)).toEqual([
      undefined,
      's1',
      undefined,
      's2',
    ]);
  });
});

describe('judgeVoid', () => {
  it('asks for a reason, and for a seal that not all have signed', () => {
    expect([
      judgeVoid(open, LEGAL, 's1', 'опечатка'),
      judgeVoid(open, IR, 's1', 'r'),
      judgeVoid(open, LEGAL, 's1', ' '),
      judgeVoid(open, LEGAL, 's2', 'r'),
      judgeVoid(closed, LEGAL, 's1', 'r'),
      judgeVoid(voided, LEGAL, 's1', 'r'),
    ]).toEqual([null, 'not-allowed', 'reason', 'no-such-seal', 'closed', 'no-such-seal']);
  });
});

describe('judgeSignature', () => {
  it("takes a delegation's own, and what staff bring, once", () => {
    const once = foldSigning(open, signed('IR'));
    expect([
      judgeSignature(open, IR, 's1', 'IR'),
      judgeSignature(open, LEGAL, 's1', 'IR'),
      judgeSignature(open, IR, 's1', 'RU'),
      judgeSignature(open, KZ, 's1', 'KZ'),
      judgeSignature(open, OBS, 's1', 'IR'),
      judgeSignature(once, IR, 's1', 'IR'),
      judgeSignature(voided, IR, 's1', 'IR'),
      judgeSignature(NO_SIGNING, IR, 's1', 'IR'),
    ]).toEqual([
      ...[null, null, 'not-allowed', 'not-a-party', 'not-allowed'],
      ...['signed-already', 'no-such-seal', 'no-such-seal'],
    ]);
  });
  it('takes each party’s, whoever has signed before, and none from a party’s observer', () => {
    const once = foldSigning(open, signed('IR'));
    expect([
      judgeSignature(once, actor('negotiator', 'RU'), 's1', 'RU'),
      judgeSignature(open, actor('observer', 'IR'), 's1', 'IR'),
    ]).toEqual([null, 'not-allowed']);
  });
  it('leaves all where nobody has signed, and nobody where all have', () => {
    expect([unsigned(SEAL), unsigned(closed.seals[0] as SealRecord)]).toEqual([['IR', 'RU'], []]);
  });
  it('leaves those who have not signed', () => {
    expect(unsigned(standingSeal(foldSigning(open, signed('IR'))) as SealRecord)).toEqual(['RU']);
  });
});
