/** Signing over time: who brings what, when the text is closed, and what stands of each State; decided on data alone. */
import { describe, expect, it } from 'vitest';
import type { InstrumentSetting } from '../../../src/domain/instrument/instrument.ts';
import {
  type Bringing,
  closes,
  judgeBringing,
  judgeConfirmation,
  judgeInitials,
  judgeWithdrawal,
  standingOf,
  unsigned,
} from '../../../src/domain/instrument/signatures.ts';
import {
  foldSigning,
  NO_SIGNING,
  type SealRecord,
  type SigningFact,
  type SigningState,
  standingSeal,
} from '../../../src/domain/instrument/signing.ts';
import { windowFault } from '../../../src/domain/instrument/signing-acts.ts';
import type { Actor } from '../../../src/domain/permission.ts';

const DAY = {
  before: '2025-11-18T00:00:00.000Z',
  first: '2025-11-19T10:00:00.000Z',
  second: '2025-11-20T10:00:00.000Z',
  after: '2025-12-01T00:00:00.000Z',
};
const WINDOW = { opens: '2025-11-19T00:00:00.000Z', until: '2025-11-30T00:00:00.000Z' };
const setting = (more: object = {}): InstrumentSetting =>
  ({
    outcome: { nature: 'political', act: 'signed', originals: 'single' },
    languages: [],
    window: WINDOW,
    ...more,
  }) as never;
const signatory = (id: string, delegation: string, person: string, mode: 'full' | 'ad-referendum' = 'full') =>
  ({ id, delegation, person, mode, names: {}, titles: {}, capacity: 'region' }) as const;
const SEAL = {
  ...{ id: 's1', at: DAY.before, by: 'legal', setting: setting(), parties: ['IR', 'KZ', 'RU'], resolutions: [] },
  ...{ manifest: '', package: '', bytes: 1, files: 1, signatures: [] },
  signatories: [
    signatory('g1', 'IR', 'gilan'),
    signatory('g2', 'IR', 'golestan'),
    signatory('g3', 'KZ', 'kz', 'ad-referendum'),
    signatory('g4', 'RU', 'ru'),
  ],
} satisfies SealRecord;
const member = (id: string, role: Actor['role'], delegation?: string): Actor => ({
  id,
  role,
  columns: [],
  ...(delegation ? { delegation } : {}),
});
const STAFF = member('legal', 'legal');
const GILAN = member('gilan', 'negotiator', 'IR');
const DRIVER = member('driver', 'negotiator', 'IR');
const KZ = member('kz', 'negotiator', 'KZ');
const RU = member('ru', 'negotiator', 'RU');
const TM = { ...member('tm', 'negotiator', 'TM'), head: true };
const OTHER = member('tm-2', 'negotiator', 'TM');

const of = (seal: object): SigningState => ({ ...NO_SIGNING, seals: [{ ...SEAL, ...seal } as SealRecord] });
const judge = (state: SigningState, actor: Actor, what: Partial<Bringing>, now: string = DAY.first, bearers = {}) =>
  judgeBringing({ state, people: { bearers }, delegations: ['IR', 'KZ', 'RU', 'TM'], actor, now }, 's1', {
    delegation: actor.delegation ?? 'IR',
    how: 'signature',
    ...what,
  });
/** The state after these were taken. */
const taking = (
  state: SigningState,
  ...takes: readonly (readonly [Actor, Partial<Bringing>, string])[]
): SigningState =>
  takes.reduce((so, [actor, what, now]) => {
    const judged = judge(so, actor, what, now);
    if (!judged.ok) throw new Error(judged.signing);
    const facts: SigningFact[] = [
      { fact: 'signature', seal: 's1', signature: { ...judged.record, certificate: {} as never } },
    ];
    const next = facts.reduce(foldSigning, so);
    const seal = standingSeal(next) as SealRecord;
    return !seal.closed && closes(seal, now) ? foldSigning(next, { fact: 'seal.closed', seal: 's1', at: now }) : next;
  }, state);
const seal = (state: SigningState): SealRecord => standingSeal(state) as SealRecord;
const act = (delegation: string, at: string) => ({ delegation, member: 'x', at, place: 'Rasht', reason: 'note' });

describe('who brings a signature', () => {
  const open = of({});
  const nameless = of({ signatories: undefined });
  it.each([
    ['the signatory', open, GILAN, {}, {}, 'g1'],
    ['the staff, for whoever is left', open, STAFF, { delegation: 'IR' }, {}, 'g1'],
    ['the staff, for whom they say', open, STAFF, { delegation: 'IR', signatory: 'g2' }, {}, 'g2'],
    ['a named member', open, DRIVER, { signatory: 'g2' }, { IR: ['driver'] }, 'g2'],
    ['anybody of the delegation where the seal names nobody', nameless, DRIVER, {}, {}, undefined],
  ] as const)('%s', (_who, state, actor, what, bearers, expected) => {
    expect(judge(state, actor, what, DAY.first, bearers)).toMatchObject({ ok: true });
    const judged = judge(state, actor, what, DAY.first, bearers);
    expect(judged.ok ? judged.record.signatory : judged.signing).toBe(expected);
  });

  it.each([
    ['a member who neither signs nor was named', open, DRIVER, {}, DAY.first, 'not-signatory'],
    ['a signatory for the other', open, GILAN, { signatory: 'g2' }, DAY.first, 'other-signatory'],
    ['one whom the seal does not name', open, STAFF, { signatory: 'g9' }, DAY.first, 'no-such-signatory'],
    ['another State', open, RU, { delegation: 'IR' }, DAY.first, 'not-allowed'],
    ['somebody withdrawn', open, { ...GILAN, revoked: true }, {}, DAY.first, 'not-allowed'],
    ['before the window', open, GILAN, {}, DAY.before, 'window-not-open'],
    ['after it', open, GILAN, {}, DAY.after, 'window-over'],
    ['the very instant of its end', open, GILAN, {}, WINDOW.until, 'window-over'],
    ['twice', taking(open, [GILAN, {}, DAY.first]), GILAN, { signatory: 'g1' }, DAY.first, 'signed-already'],
    ['a State that is no party', open, TM, {}, DAY.first, 'not-a-party'],
    ['an accession before closing', open, TM, { how: 'accession', reason: 'r' }, DAY.first, 'accession-early'],
    [
      'an accession by who does not speak for the State',
      of({ closed: DAY.first }),
      OTHER,
      { how: 'accession', reason: 'r' },
      DAY.after,
      'not-signatory',
    ],
    ['an accession without its act', of({ closed: DAY.first }), TM, { how: 'accession' }, DAY.after, 'reason'],
    [
      'an accession of who has signed',
      of({ closed: DAY.first, signatures: [{ delegation: 'RU' }] }),
      RU,
      { how: 'accession', reason: 'r' },
      DAY.after,
      'signed-already',
    ],
    ['after a withdrawal', of({ withdrawals: [act('RU', DAY.first)] }), RU, {}, DAY.first, 'withdrawn'],
  ] as const)('is refused: %s', (_what, state, actor, what, now, refusal) => {
    expect(judge(state, actor, what, now)).toEqual({ ok: false, signing: refusal });
  });
});

describe('when the text is closed', () => {
  const all = [
    [GILAN, {}, DAY.first],
    [STAFF, { delegation: 'IR', signatory: 'g2' }, DAY.first],
    [RU, {}, DAY.first],
    [KZ, {}, DAY.second],
  ] as const;
  it('not with a signature ad referendum, but with its confirmation', () => {
    const signed = taking(of({}), ...all);
    expect([standingOf(seal(signed), 'KZ'), unsigned(seal(signed)), seal(signed).closed]).toEqual([
      'ad-referendum',
      [],
      undefined,
    ]);
    const confirmed = foldSigning(signed, { fact: 'signature.confirmed', seal: 's1', act: act('KZ', DAY.second) });
    expect([standingOf(seal(confirmed), 'KZ'), closes(seal(confirmed), DAY.second)]).toEqual(['confirmed', true]);
  });
  it('a State of two signatories has signed when both have', () => {
    const one = taking(of({}), all[0]);
    expect([standingOf(seal(one), 'IR'), unsigned(seal(one))]).toEqual(['part', ['IR', 'KZ', 'RU']]);
    expect(standingOf(seal(taking(of({}), all[0], all[1])), 'IR')).toBe('signed');
  });
  it('by so many States, and whoever signs then has signed later', () => {
    const state = taking(of({ setting: setting({ closes: { threshold: 1 } }) }), all[2]);
    expect(seal(state).closed).toBe(DAY.first);
    const later = taking(state, all[0], all[1]);
    expect([standingOf(seal(later), 'RU'), standingOf(seal(later), 'IR')]).toEqual(['signed', 'later']);
  });
  it('by the end of the window, but never without a signature', () => {
    const dated = of({ setting: setting({ closes: 'date' }) });
    expect(closes(seal(dated), DAY.after)).toBe(false);
    const one = seal(taking(dated, all[2]));
    expect([closes(one, DAY.second), closes(one, WINDOW.until)]).toEqual([false, true]);
  });
  it('as in a first edition where the settings say nothing', () => {
    const first = { ...SEAL, signatories: undefined, setting: setting({ window: undefined }) } as never as SealRecord;
    const signed = (ids: readonly string[]) => ({
      ...first,
      signatures: ids.map((delegation) => ({ delegation })) as never,
    });
    expect([closes(signed(['IR', 'KZ']), DAY.after), closes(signed(['IR', 'KZ', 'RU']), DAY.first)]).toEqual([
      false,
      true,
    ]);
  });
  it.each([
    [{ window: { opens: WINDOW.until, until: WINDOW.opens } }, true],
    [{ closes: 'date' }, true],
    [{ closes: 'date', window: { opens: WINDOW.opens } }, true],
    [{ closes: { threshold: 4 } }, true],
    [{ closes: { threshold: 3 } }, false],
    [{ closes: 'date', window: WINDOW }, false],
    [{}, false],
  ] as const)('settings %j: unfit %s', (more, unfit) => {
    expect(windowFault(more, 3)).toBe(unfit);
  });
});

describe('what a State does later', () => {
  const signed = taking(of({}), [RU, {}, DAY.first], [KZ, {}, DAY.first]);
  const ground = (state: SigningState, actor: Actor) => ({ state, people: { bearers: {} }, actor });
  it.each([
    ['of what is not ad referendum', signed, RU, 'RU', 'not-ad-referendum'],
    ['of what is not signed', signed, GILAN, 'IR', 'not-ad-referendum'],
    ['by another State', signed, RU, 'KZ', 'not-allowed'],
    [
      'twice',
      foldSigning(signed, { fact: 'signature.confirmed', seal: 's1', act: act('KZ', DAY.first) }),
      KZ,
      'KZ',
      'confirmed-already',
    ],
    [
      'of what was withdrawn',
      foldSigning(signed, { fact: 'signature.withdrawn', seal: 's1', act: act('KZ', DAY.first) }),
      KZ,
      'KZ',
      'withdrawn',
    ],
  ] as const)('no confirmation %s', (_what, state, actor, delegation, refusal) => {
    expect(judgeConfirmation(ground(state, actor), 's1', { delegation, reason: 'note' })).toBe(refusal);
  });
  it('each says by which act', () => {
    expect(judgeConfirmation(ground(signed, KZ), 's1', { delegation: 'KZ', reason: ' ' })).toBe('reason');
    expect(judgeConfirmation(ground(signed, KZ), 's1', { delegation: 'KZ', reason: 'note' })).toBeNull();
    expect(judgeWithdrawal(ground(signed, RU), 's1', { delegation: 'RU', reason: '' })).toBe('reason');
    expect(judgeWithdrawal(ground(signed, GILAN), 's1', { delegation: 'IR', reason: 'note' })).toBe('not-signed');
    expect(judgeWithdrawal(ground(signed, RU), 's1', { delegation: 'RU', reason: 'note' })).toBeNull();
  });
  it('a withdrawn signature counts no more', () => {
    const gone = foldSigning(signed, { fact: 'signature.withdrawn', seal: 's1', act: act('RU', DAY.second) });
    expect(standingOf(seal(gone), 'RU')).toBe('withdrawn');
    expect(closes({ ...seal(gone), setting: setting({ closes: { threshold: 1 } }) }, DAY.second)).toBe(false);
  });
  it('and who was no party accedes once it is closed', () => {
    const closed = foldSigning(signed, { fact: 'seal.closed', seal: 's1', at: DAY.second });
    const acceded = taking(closed, [TM, { how: 'accession', reason: 'note', place: 'Ashgabat' }, DAY.after]);
    expect([standingOf(seal(acceded), 'TM'), seal(acceded).signatures.at(-1)]).toMatchObject([
      'acceded',
      { place: 'Ashgabat', how: 'accession' },
    ]);
  });
});

describe('initials', () => {
  const digest = 'a'.repeat(64);
  const HEAD = { ...RU, head: true };
  const prepared = foldSigning(NO_SIGNING, {
    fact: 'initials.prepared',
    prepared: { digest, member: 'legal', at: DAY.first },
  });
  const give = (signing: SigningState, actor: Actor, of = digest) =>
    judgeInitials({ signing, actor }, { type: 'initials.give', digest: of });
  it('are of heads, on the text that legal staff prepared, once', () => {
    expect(judgeInitials({ signing: NO_SIGNING, actor: STAFF }, { type: 'initials.prepare', digest })).toBeNull();
    expect(judgeInitials({ signing: NO_SIGNING, actor: HEAD }, { type: 'initials.prepare', digest })).toBe(
      'not-allowed',
    );
    expect([
      give(NO_SIGNING, HEAD),
      give(prepared, RU),
      give(prepared, STAFF),
      give(prepared, HEAD, 'b'.repeat(64)),
      give(prepared, HEAD),
    ]).toEqual([...['not-prepared', 'not-head', 'not-head', 'not-prepared'], null]);
    const given = foldSigning(prepared, {
      fact: 'initials.given',
      initials: { delegation: 'RU', member: 'ru', digest, at: DAY.first },
    });
    expect(give(given, HEAD)).toBe('initialled-already');
    expect(give({ ...given, seals: [SEAL] }, HEAD)).toBe('sealed');
  });
  it('of another text are no initials of this one', () => {
    const given = foldSigning(prepared, {
      fact: 'initials.given',
      initials: { delegation: 'RU', member: 'ru', digest, at: DAY.first },
    });
    const anew = foldSigning(given, {
      fact: 'initials.prepared',
      prepared: { digest: 'b'.repeat(64), member: 'legal', at: DAY.second },
    });
    expect(anew.initials?.given).toEqual([]);
  });
});
