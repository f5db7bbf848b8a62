/** The depositary: who it is, what it notifies in which order, who has received what, and who certifies copies. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/domain/command.ts';
import {
  copiesOf,
  judgeCopy,
  judgeDepositary,
  judgeNewCopy,
  judgeReceipt,
  NO_DEPOSITING,
  notificationsOf,
} from '../../../src/domain/instrument/depositary.ts';
import { foldSigning, type SigningFact } from '../../../src/domain/instrument/signing.ts';
import { ACT, AT, actor, CLOSED, day, IR, KZ, LEGAL, OBS, SEAL, SEC, tabled } from '../after.ts';

const named: SigningFact = { fact: 'depositary', depositary: { office: 'LEG', person: 'p1', at: AT, by: 's' } };
const receipt = (notification: string, delegation = 'IR'): SigningFact => ({
  fact: 'receipt',
  receipt: { notification, delegation, member: 'x', at: day(1) },
});

describe('notifications', () => {
  it('are numbered as it happened, and nothing that comes later changes a number', () => {
    const listed = (state = CLOSED, now = AT) =>
      notificationsOf(state, SEAL, now).map(({ number, id }) => `${number} ${id}`);
    const first = ['1 signature:s1:IR', '2 signature:s1:RU', '3 closed:s1'];
    const act = { ...ACT, at: day(1), until: day(16), pairs: [] };
    const open = tabled(act, {
      fact: 'rectification.objection',
      rectification: 'f1',
      objection: { delegation: 'RU', reason: 'r', at: day(2) },
    });
    expect([listed(), listed(open, day(3)), listed(tabled(act), day(3)), listed(tabled(act), day(16))]).toEqual([
      first,
      [...first, '4 correction:f1', '5 correction-objected:f1:RU'],
      [...first, '4 correction:f1'],
      [...first, '4 correction:f1', '5 correction-effective:f1'],
    ]);
    // What takes effect by the clock stands before all that is written after it.
    const later = foldSigning(tabled(act), {
      fact: 'rectification',
      rectification: { ...act, id: 'f2', at: day(17), until: day(40) },
    });
    expect(listed(later, day(20)).slice(3)).toEqual([
      '4 correction:f1',
      '5 correction-effective:f1',
      '6 correction:f2',
    ]);
  });
  it('tell each signature and what became of it by a name of its own, and reach a State from its accession on', () => {
    const sign = (delegation: string, at: string, more: object = {}) =>
      ({ delegation, member: 'x', at, certificate: {}, ...more }) as (typeof SEAL)['signatures'][number];
    const act = (delegation: string, at: string) => ({ delegation, member: 'x', at, place: 'p', reason: 'r' });
    const seal = {
      ...SEAL,
      signatures: [
        sign('IR', day(1), { signatory: 'a' }),
        sign('IR', day(1), { signatory: 'b' }),
        sign('RU', day(2), { mode: 'ad-referendum' }),
        sign('TM', day(5), { how: 'accession' }),
      ],
      confirmations: [act('RU', day(3))],
      withdrawals: [act('IR', day(6))],
      closed: day(3),
    };
    const state = foldSigning({ ...CLOSED, seals: [seal] }, receipt('signature:s1:IR:b'));
    const all = notificationsOf(state, seal, day(9));
    expect(all.map(({ id, kind, receipts }) => `${id} ${kind} ${receipts.length}`)).toEqual([
      'signature:s1:IR signature 0',
      'signature:s1:IR:b signature 1',
      'signature:s1:RU ad-referendum 0',
      'confirmation:s1:RU confirmation 0',
      'closed:s1 closed 0',
      'signature:s1:TM accession 0',
      'withdrawal:s1:IR withdrawal 0',
    ]);
    expect(all.map(({ to }) => to.includes('TM'))).toEqual([false, false, false, false, false, true, true]);
    const tm = actor('negotiator', 'TM');
    const judge = (id: string) => judgeReceipt(state, tm, id, day(9));
    expect([judge('withdrawal:s1:IR'), judge('closed:s1')]).toEqual([null, 'not-allowed']);
  });
  it('are received by a party’s own people, once', () => {
    const state = foldSigning(CLOSED, receipt('signature:s1:RU'));
    const judge = (who = IR, id = 'closed:s1') => judgeReceipt(state, who, id, AT);
    expect([
      judge(),
      judge(IR, 'signature:s1:RU'),
      judge(actor('negotiator', 'RU'), 'signature:s1:RU'),
      judge(IR, 'signature:s1:KZ'),
      judge(KZ),
      judge(LEGAL),
      judge(OBS),
      judge({ ...IR, revoked: true }),
    ]).toEqual([null, 'received-already', null, 'no-such-notification', ...Array(4).fill('not-allowed')]);
    expect(notificationsOf(state, SEAL, AT)[1]?.receipts).toEqual([{ delegation: 'IR', member: 'x', at: day(1) }]);
  });
});

describe('the depositary', () => {
  it('is named by staff: an office and a person who belongs to it', () => {
    const legal = { id: 'p1', role: 'legal' as const };
    const envoy = { id: 'p2', role: 'negotiator' as const, delegation: 'KZ' };
    expect([
      judgeDepositary(SEC, 'LEG', legal),
      judgeDepositary(LEGAL, 'KZ', envoy),
      judgeDepositary(SEC, 'SEC', legal),
      judgeDepositary(SEC, 'IR', envoy),
      judgeDepositary(SEC, 'OBS', { id: 'o', role: 'observer' }),
      judgeDepositary(SEC, 'LEG', { ...legal, revoked: true }),
      judgeDepositary(SEC, 'LEG', undefined),
      judgeDepositary(IR, 'LEG', legal),
      judgeDepositary({ ...SEC, revoked: true }, 'LEG', legal),
    ]).toEqual([null, null, ...Array(5).fill('no-such-person'), 'not-allowed', 'not-allowed']);
  });
  it('certifies by that person alone, once all have signed', () => {
    const state = foldSigning(CLOSED, named);
    const person = actor('legal', undefined, 'p1');
    expect([
      judgeCopy(state, person, SEAL),
      judgeCopy(state, LEGAL, SEAL),
      judgeCopy(state, SEC, SEAL),
      judgeCopy(state, IR, SEAL),
      judgeCopy(state, { ...person, role: 'secretariat' }, SEAL),
      judgeCopy(state, { ...person, revoked: true }, SEAL),
      judgeCopy(CLOSED, person, SEAL),
      judgeCopy(state, person, { ...SEAL, closed: undefined as never }),
      judgeCopy(state, person, undefined),
    ]).toEqual([
      ...[null, 'not-depositary', 'not-depositary', 'not-depositary', 'not-depositary'],
      ...['not-allowed', 'no-depositary', 'not-closed', 'no-such-seal'],
    ]);
  });
  it('issues so many copies of a seal, and not one more', () => {
    const copy = {
      number: 1,
      seal: 's1',
      language: 'ru',
      holder: null,
      at: AT,
      by: 'p1',
      office: 'LEG',
      corrections: [],
    } as const;
    const state = foldSigning(CLOSED, named);
    const full = (count: number) => ({
      ...state,
      depositing: { ...(state.depositing ?? NO_DEPOSITING), copies: Array(count).fill(copy) as (typeof copy)[] },
    });
    const person = actor('legal', undefined, 'p1');
    expect([LIMITS.copies - 1, LIMITS.copies].map((count) => judgeNewCopy(full(count), person, SEAL))).toEqual([
      null,
      'too-many',
    ]);
    expect(judgeCopy(full(LIMITS.copies), person, SEAL)).toBe(null);
  });
  it('keeps a list of copies, and the last person named', () => {
    const copy = {
      number: 1,
      seal: 's1',
      language: 'ru',
      holder: 'IR',
      at: AT,
      by: 'p1',
      office: 'LEG',
      corrections: [],
    } as const;
    const state = [
      named,
      { fact: 'copy', copy } as const,
      { ...named, depositary: { ...(named as { depositary: object }).depositary, person: 'p2' } } as SigningFact,
    ].reduce(foldSigning, CLOSED);
    expect([copiesOf(state, 's1'), copiesOf(state, 's2'), state.depositing?.depositary?.person]).toEqual([
      [copy],
      [],
      'p2',
    ]);
  });
});
