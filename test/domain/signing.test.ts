import { describe, expect, it } from 'vitest';
import type { InstrumentSetting } from '../../src/domain/instrument.ts';
import type { Actor } from '../../src/domain/permission.ts';
import {
  foldSigning,
  judgeObjection,
  judgeRectification,
  judgeSeal,
  judgeSetting,
  judgeSignature,
  judgeVoid,
  NO_SIGNING,
  rectificationState,
  type SealRecord,
  type SigningFact,
  type SigningState,
  standingSeal,
  unsigned,
} from '../../src/domain/signing.ts';

const SETTING: InstrumentSetting = {
  ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: ['general'], languages: ['fa', 'ru'] },
  ...{ place: {}, date: '2025-11-19', order: 'alphabetical', originals: 'alternat', layouts: {} },
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
const ACT = {
  ...{ id: 'f1', seal: 's1', resolution: 'general', clause: 'c1', old: { ru: 'старый' }, texts: { ru: 'новый' } },
  ...{ reason: 'опечатка', by: 'l', at: AT, until: '2025-12-01T00:00:00.000Z', objections: [] },
};
const after = (...facts: SigningFact[]): SigningState => facts.reduce(foldSigning, NO_SIGNING);
const open = after({ fact: 'seal', seal: SEAL });
const closed = after({ fact: 'seal', seal: SEAL }, signed('IR'), signed('RU'), {
  fact: 'seal.closed',
  seal: 's1',
  at: AT,
});
const voided = after({ fact: 'seal', seal: SEAL }, { fact: 'seal.void', seal: 's1', reason: 'r', at: AT, by: 'l' });
const tabled = foldSigning(closed, { fact: 'rectification', rectification: ACT });

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
    expect([LEGAL, SEC, IR, OBS].map((who) => judgeSetting(NO_SIGNING, who, set()))).toEqual([
      null,
      null,
      'not-allowed',
      'not-allowed',
    ]);
    expect(judgeSetting(open, LEGAL, set())).toBe('sealed');
    expect(judgeSetting(voided, LEGAL, set())).toBe(null);
  });
  it.each([
    { resolutions: ['a', 'a'] },
    { languages: ['fa', 'fa'] },
    { order: ['IR', 'IR'] },
    { layouts: { '': { paper: 'a4', margin: 5, size: 12 } } },
    { kind: 'treaty' },
  ] as unknown as Partial<InstrumentSetting>[])('refuses %o', (more) => {
    expect(judgeSetting(NO_SIGNING, LEGAL, set(more))).toBe('bad-setting');
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
  it('leaves those who have not signed', () => {
    expect(unsigned(standingSeal(foldSigning(open, signed('IR'))) as SealRecord)).toEqual(['RU']);
  });
});

describe('judgeRectification', () => {
  const until = '2025-12-01T00:00:00.000Z';
  const judge = (more: object = {}, state = closed, who = LEGAL, old: object | undefined = { ru: 'старый' }) =>
    judgeRectification(state, who, { texts: { ru: 'новый' }, reason: 'r', until, ...more }, old, AT);
  it('is for staff, after all have signed, on a clause that was signed, with other words and a deadline ahead', () => {
    expect([
      judge(),
      judge({}, open),
      judge({}, closed, IR),
      judge({ reason: '' }),
      judge({ until: AT }),
      judge({ until: '2027-01-01T00:00:00.000Z' }),
      judge({ until: 'tomorrow' }),
      judge({ texts: { ru: 'старый' } }),
      judgeRectification(closed, LEGAL, { texts: {}, reason: 'r', until }, undefined, AT),
    ]).toEqual([
      ...[null, 'not-closed', 'not-allowed', 'reason', 'deadline', 'deadline', 'deadline'],
      ...['no-difference', 'unknown-clause'],
    ]);
  });
});

describe('judgeObjection', () => {
  it("is for a party's negotiators, once, before the deadline", () => {
    const objection = { delegation: 'IR', reason: 'r', at: AT };
    const objected = foldSigning(tabled, { fact: 'rectification.objection', rectification: 'f1', objection });
    expect([
      judgeObjection(tabled, IR, 'f1', AT),
      judgeObjection(tabled, KZ, 'f1', AT),
      judgeObjection(tabled, LEGAL, 'f1', AT),
      judgeObjection(tabled, IR, 'f2', AT),
      judgeObjection(tabled, IR, 'f1', ACT.until),
      judgeObjection(objected, IR, 'f1', AT),
    ]).toEqual([null, 'not-allowed', 'not-allowed', 'no-such-rectification', 'over', 'objected-already']);
  });
});

describe('rectificationState', () => {
  it('takes effect at its deadline, unless somebody objected', () => {
    const objections = [{ delegation: 'IR', reason: 'r', at: AT }];
    expect([
      rectificationState(ACT, AT),
      rectificationState(ACT, ACT.until),
      rectificationState({ ...ACT, objections }, ACT.until),
    ]).toEqual(['open', 'effective', 'objected']);
  });
});
