/** Acts of rectification: who may table, object, confirm and withdraw, from when the time runs, and when an act has effect. */

import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/domain/command.ts';
import { correctedWords, rewritten, withCorrections } from '../../../src/domain/instrument/corrected.ts';
import type { Weighed } from '../../../src/domain/instrument/correction.ts';
import {
  correctionDays,
  judgeConfirmation,
  judgeNotified,
  judgeObjection,
  judgeRectification,
  judgeWithdrawal,
  newPairs,
} from '../../../src/domain/instrument/decide-rectification.ts';
import { USUAL_OUTCOME } from '../../../src/domain/instrument/outcome.ts';
import {
  deadlineOf,
  effectiveActs,
  effectiveAt,
  pairsMissing,
  rectificationState,
  untold,
} from '../../../src/domain/instrument/rectification.ts';
import {
  foldSigning,
  NO_SIGNING,
  type SigningFact,
  type SigningState,
} from '../../../src/domain/instrument/signing.ts';
import type { Actor } from '../../../src/domain/permission.ts';
import { fromPlain, toPlain } from '../../../src/domain/text/text.ts';
import type { Lang, PerLang } from '../../../src/language/language.ts';
import { declaration } from '../../support/declaration.ts';
import { ACT, AT, actor, CLOSED, day, IR, KZ, LEGAL, OBS, OLD_ACT, RU, SEAL, SEC, tabled } from '../after.ts';

const FORM: Weighed = { weight: 'form', changes: [{ form: 'spelling', old: 'старый', young: 'новый' }] };
const AMENDMENT: Weighed = { weight: 'substance', changes: [{ why: 'negation', old: '', young: 'не' }] };
const confirmed = (languages: readonly [Lang, Lang], delegation?: string, at = day(1)): SigningFact => ({
  fact: 'rectification.confirmed',
  rectification: 'f1',
  confirmation: { languages, member: 'm', at, ...(delegation ? { delegation } : {}) },
});
const withdrawn: SigningFact = {
  fact: 'rectification.withdrawn',
  rectification: 'f1',
  withdrawn: { at: day(1), by: 'l', reason: 'r' },
};

describe('tabling', () => {
  const judge = (
    more: object = {},
    state: SigningState = CLOSED,
    who: Actor = LEGAL,
    weighed: Weighed = FORM,
    now = AT,
  ) => {
    const judged = judgeRectification(
      state,
      who,
      {
        ...{
          kind: 'typing' as const,
          texts: { ru: 'новый' },
          reason: 'r',
          until: day(15),
          resolution: 'general',
          clause: 'c1',
        },
        ...more,
      },
      { look: { old: { ru: 'старый', fa: 'متن' }, weigh: () => weighed }, now },
    );
    return judged.ok ? null : judged.why;
  };
  it.each<[string, object, string | null]>([
    ['fifteen days', {}, null],
    ['a moment less', { until: day(15, -1) }, 'period'],
    ['a deadline that is past', { until: AT }, 'deadline'],
    ['no day', { until: 'tomorrow' }, 'deadline'],
    ['the last day', { until: day(180) }, null],
    ['a moment beyond', { until: day(180, 1) }, 'deadline'],
    ['one column corrected, the others as they are', { texts: { fa: 'متن', ru: 'новый' } }, null],
    ['every column as it is', { texts: { fa: 'متن', ru: 'старый' } }, 'no-difference'],
    ['no column', { texts: {} }, 'no-difference'],
    ['no words where there were none', { texts: { kk: '' } }, 'no-difference'],
    ['a column that the instrument has not', { texts: { az: 'mətn' } }, 'no-such-column'],
    ['a reason of blanks', { reason: ' \n' }, 'reason'],
    ['a kind that there is not', { kind: 'other' }, 'not-allowed'],
    [
      'two columns for the sake of concordance',
      { kind: 'concordance', texts: { ru: 'новый', fa: 'نو' } },
      'one-column',
    ],
    ['one column for the sake of concordance', { kind: 'concordance' }, null],
    ['a copy, without any time', { kind: 'copy', until: AT }, null],
  ])('%s', (_, more, expected) => {
    expect(judge(more)).toBe(expected);
  });
  it('is for staff, on a clause of a text that all have signed', () => {
    const open = foldSigning(NO_SIGNING, { fact: 'seal', seal: { ...SEAL, closed: undefined as never } });
    expect([
      ...[LEGAL, SEC, IR, OBS, { ...LEGAL, revoked: true }].map((who) => judge({}, CLOSED, who)),
      ...[NO_SIGNING, open].map((state) => judge({}, state)),
    ]).toEqual([null, null, 'not-allowed', 'not-allowed', 'not-allowed', 'not-closed', 'not-closed']);
    expect(judgeRectification(CLOSED, LEGAL, { ...ACT, kind: 'typing' }, { look: undefined, now: AT })).toEqual({
      ok: false,
      why: 'unknown-clause',
    });
  });
  it('refuses an amendment, and says which words of which column it is', () => {
    const texts = { ru: 'не новый' };
    const look = { old: { ru: 'старый' }, weigh: () => AMENDMENT };
    expect(judgeRectification(CLOSED, LEGAL, { ...ACT, kind: 'typing', texts }, { look, now: AT })).toEqual({
      ...{ ok: false, why: 'amendment' },
      amendments: [{ why: 'negation', old: '', young: 'не', language: 'ru' }],
    });
  });
  it('waits for the end of another act on the clause', () => {
    const judged = [
      tabled(),
      tabled(ACT, withdrawn),
      tabled({ ...ACT, clause: 'c2' }),
      tabled({ ...ACT, kind: 'copy' }),
    ];
    expect(judged.map((state) => judge({ until: day(16) }, state, LEGAL, FORM, day(1)))).toEqual([
      'pending',
      null,
      null,
      null,
    ]);
  });
  it('takes so many acts of a seal, and not one more', () => {
    const full = (count: number): SigningState => ({
      ...CLOSED,
      rectifications: Array(count).fill({ ...ACT, clause: 'c9' }) as (typeof ACT)[],
    });
    expect([LIMITS.rectifications - 1, LIMITS.rectifications].map((count) => judge({}, full(count)))).toEqual([
      null,
      'too-many',
    ]);
  });
  it('gives ninety days where the text binds, and reads that from settings that may not have it', () => {
    expect(
      [
        {},
        { outcome: undefined },
        { outcome: USUAL_OUTCOME },
        { outcome: { ...USUAL_OUTCOME, nature: 'binding' as const } },
      ].map(correctionDays),
    ).toEqual([15, 15, 15, 90]);
    const setting = { ...SEAL.setting, outcome: { ...USUAL_OUTCOME, nature: 'binding' as const } };
    const binding = foldSigning(NO_SIGNING, { fact: 'seal', seal: { ...SEAL, setting } });
    expect([judge({ until: day(89) }, binding), judge({ until: day(90) }, binding)]).toEqual(['period', null]);
  });
});

describe('the time to object', () => {
  it('begins when the last is told, and not before', () => {
    const late = { ...ACT, notified: ACT.notified?.slice(0, 1) ?? [] };
    const told = tabled(late, {
      fact: 'rectification.notified',
      rectification: 'f1',
      notified: { delegation: 'RU', at: day(10), by: 'l', how: 'нота' },
    }).rectifications[0];
    expect([deadlineOf(ACT), deadlineOf(late), told && deadlineOf(told), untold(late)]).toEqual([
      ...[day(15), null, day(25)],
      ['RU'],
    ]);
    expect([rectificationState(late, day(300)), told && rectificationState(told, day(24))]).toEqual(['untold', 'open']);
  });
  it('is told by staff to whom it was not told, once, and they say how', () => {
    const late = tabled({ ...ACT, notified: [] });
    const say = (who: Actor, delegation: string, how = 'нота', state = late) =>
      judgeNotified(state, who, { rectification: 'f1', delegation, how });
    expect([say(SEC, 'IR'), say(IR, 'IR'), say(SEC, 'KZ'), say(SEC, 'IR', ' '), say(SEC, 'IR', 'x', tabled())]).toEqual(
      [...[null, 'not-allowed', 'told-already', 'reason', 'told-already']],
    );
  });
});

describe('objecting', () => {
  const objection = { delegation: 'IR', reason: 'r', at: AT };
  const objected = tabled(ACT, { fact: 'rectification.objection', rectification: 'f1', objection });
  it.each<[string, Actor, string | null]>([
    ['a party’s negotiator', IR, null],
    ['a State that is no party', KZ, 'not-allowed'],
    ['a negotiator of nobody', actor('negotiator'), 'not-allowed'],
    ['one who was removed', { ...IR, revoked: true }, 'not-allowed'],
    ['legal staff lent by a party', actor('legal', 'IR'), 'not-allowed'],
    ['a party’s observer', actor('observer', 'IR'), 'not-allowed'],
  ])('%s', (_, who, expected) => {
    expect(judgeObjection(tabled(), who, 'f1', AT)).toBe(expected);
  });
  it('is over at its deadline and not a moment before, and is open to whoever was not told', () => {
    const late = tabled({ ...ACT, notified: [] });
    expect([
      judgeObjection(tabled(), IR, 'f1', day(15, -1)),
      judgeObjection(tabled(), IR, 'f1', day(15)),
      judgeObjection(late, IR, 'f1', day(200)),
      judgeObjection(tabled(ACT, withdrawn), IR, 'f1', AT),
      judgeObjection(tabled({ ...ACT, kind: 'copy' }), IR, 'f1', AT),
      judgeObjection(tabled(), IR, 'f9', AT),
      judgeObjection(objected, IR, 'f1', AT),
      judgeObjection(objected, RU, 'f1', AT),
    ]).toEqual([null, 'over', null, 'over', 'over', 'no-such-rectification', 'objected-already', null]);
  });
  it('falls on the act that is named', () => {
    const two = foldSigning(objected, { fact: 'rectification', rectification: { ...ACT, id: 'f2' } });
    expect(two.rectifications.map(({ objections }) => objections)).toEqual([[objection], []]);
  });
});

describe('withdrawing', () => {
  it('is for who tabled it, with a reason, until it has effect', () => {
    const all = tabled(ACT, confirmed(['fa', 'ru']), confirmed(['ru', 'kk']));
    const take = (who: Actor, state = tabled(), now = AT, reason = 'r') =>
      judgeWithdrawal(state, who, { rectification: 'f1', reason }, now);
    const tabler = actor('legal', undefined, 'l');
    expect([
      take(tabler),
      take(LEGAL),
      take(tabler, tabled(), AT, ' '),
      take(tabler, tabled(ACT, withdrawn)),
      take(tabler, all, day(15)),
      take(tabler, tabled(), day(15)),
      take({ ...tabler, revoked: true }),
    ]).toEqual([null, 'not-allowed', 'reason', 'over', 'over', null, 'not-allowed']);
    expect(rectificationState({ ...ACT, withdrawn: { at: AT, by: 'l', reason: 'r' } }, day(99))).toBe('withdrawn');
  });
});

describe('confirming the columns anew', () => {
  const sides = (a: string[], b: string[]): readonly [string[], string[]] => [a, b];
  const strict = {
    ...ACT,
    kind: 'concordance' as const,
    pairs: [
      { languages: ['fa', 'ru'] as const, sides: sides(['IR'], ['RU']) },
      { languages: ['ru', 'kk'] as const, sides: sides(['RU'], []) },
    ],
  };
  const judge = (state: SigningState, who: Actor, languages: readonly [Lang, Lang] = ['ru', 'fa'], now = AT) =>
    judgeConfirmation(state, who, { rectification: 'f1', languages }, now);
  it('is for a party or the legal staff, never for who tabled it, once each, whichever way round the pair is named', () => {
    const once = tabled(ACT, confirmed(['fa', 'ru'], 'IR'));
    expect([
      ...[IR, LEGAL, KZ, SEC, OBS, actor('legal', undefined, 'l')].map((who) => judge(tabled(), who)),
      judge(once, IR),
      judge(once, RU),
      judge(tabled(), IR, ['fa', 'kk']),
      judge(tabled(), IR, ['fa', 'fa']),
      judge(tabled(ACT, withdrawn), IR),
    ]).toEqual([
      ...[null, null, 'not-allowed', 'not-allowed', 'not-allowed', 'own-act'],
      ...['confirmed-already', null, 'no-such-pair', 'no-such-pair', 'over'],
    ]);
  });
  it('is for those who have the columns where concordance is at stake, and for the legal staff where nobody has one', () => {
    const state = tabled(strict);
    expect([
      judge(state, IR),
      judge(state, RU),
      judge(state, LEGAL),
      judge(state, LEGAL, ['ru', 'kk']),
      judge(state, IR, ['ru', 'kk']),
    ]).toEqual([null, null, 'not-allowed', null, 'not-allowed']);
  });
  it('connects a corrected column by one pair, and takes every pair and both sides for concordance', () => {
    const left = (act: typeof ACT, ...given: readonly ReturnType<typeof confirmed>[]): number =>
      pairsMissing(tabled(act, ...given).rectifications[0] ?? act, ['ru']).length;
    expect([left(ACT), left(ACT, confirmed(['ru', 'kk'], 'RU')), left(ACT, confirmed(['fa', 'ru']))]).toEqual([
      2, 0, 0,
    ]);
    const half = [confirmed(['fa', 'ru'], 'IR')];
    const most = [...half, confirmed(['fa', 'ru'], 'RU'), confirmed(['ru', 'kk'], 'RU')];
    expect([
      left(strict),
      left(strict, ...half),
      left(strict, ...most),
      left(strict, ...most, confirmed(['kk', 'ru'])),
    ]).toEqual([...[2, 2, 1, 0]]);
  });
  it('connects all columns where all were corrected', () => {
    const pairs = newPairs(
      'typing',
      { fa: 'a', ru: 'b', kk: 'c' },
      { changed: ['fa', 'ru', 'kk'], languages: ['fa', 'ru', 'kk'] },
      () => [],
    );
    const given = (...list: (readonly [Lang, Lang])[]) => list.map((languages) => ({ languages, member: 'm', at: AT }));
    const changed: readonly Lang[] = ['fa', 'ru', 'kk'];
    expect([
      pairs.length,
      pairsMissing({ pairs, confirmed: given(['ru', 'kk']) }, changed).length,
      pairsMissing({ pairs, confirmed: given(['ru', 'kk'], ['fa', 'kk']) }, changed).length,
    ]).toEqual([3, 2, 0]);
  });
  it('asks for no pair with an empty column, and none for a copy', () => {
    const texts: PerLang<string> = { fa: 'a', ru: 'b', kk: ' ' };
    expect([
      newPairs('typing', texts, { changed: ['ru'], languages: ['fa', 'ru', 'kk'] }, () => []).map(
        ({ languages }) => languages,
      ),
      newPairs('concordance', texts, { changed: ['ru'], languages: ['fa', 'ru'] }, (lang) => [lang]),
      newPairs('copy', texts, { changed: ['ru'], languages: ['fa', 'ru'] }, () => []),
    ]).toEqual([[['fa', 'ru']], [{ languages: ['fa', 'ru'], sides: [['fa'], ['ru']] }], []]);
  });
});

describe('effect', () => {
  it('comes with the deadline and the columns, whichever is later, and not with an objection', () => {
    const early = tabled(ACT, confirmed(['fa', 'ru'], 'IR', day(2))).rectifications[0] ?? ACT;
    const late = tabled(ACT, confirmed(['fa', 'ru'], 'IR', day(20))).rectifications[0] ?? ACT;
    const objections = [{ delegation: 'IR', reason: 'r', at: AT }];
    expect([
      rectificationState(ACT, day(15)),
      rectificationState(early, day(15, -1)),
      rectificationState(early, day(15)),
      effectiveAt(early, day(16)),
      effectiveAt(late, day(21)),
      effectiveAt(ACT, day(21)),
      rectificationState({ ...early, objections }, day(15)),
    ]).toEqual(['unconfirmed', 'open', 'effective', day(15), day(20), null, 'objected']);
  });
  it('of an act of an earlier version is what it was', () => {
    const objections = [{ delegation: 'IR', reason: 'r', at: AT }];
    expect([
      rectificationState(OLD_ACT, AT),
      rectificationState(OLD_ACT, OLD_ACT.until),
      rectificationState({ ...OLD_ACT, objections }, OLD_ACT.until),
      judgeObjection(tabled(OLD_ACT), IR, 'f0', AT),
      judgeObjection(tabled(OLD_ACT), IR, 'f0', OLD_ACT.until),
      judgeConfirmation(tabled(OLD_ACT), IR, { rectification: 'f0', languages: ['fa', 'ru'] }, AT),
    ]).toEqual(['open', 'effective', 'objected', null, 'over', 'no-such-pair']);
    expect(effectiveActs([OLD_ACT, { ...OLD_ACT, id: 'c', kind: 'copy' }], 's1', day(30)).map(({ id }) => id)).toEqual([
      'f0',
    ]);
  });
  it('is in later texts: the words of all acts, with the marks that stood there', () => {
    const second = { ...OLD_ACT, old: { ru: 'новый', fa: 'a' }, texts: { ru: 'новый', fa: 'b' } };
    expect(correctedWords({ ru: 'старый', fa: 'a' }, [OLD_ACT, second])).toEqual({ ru: 'новый', fa: 'b' });
    const marked = [[{ text: 'Решили: ' }, { text: 'секритариат', marks: ['bold'] as const }, { text: ' созван' }]];
    expect(rewritten(marked, 'Решили: секретариат созван')).toEqual([
      [{ text: 'Решили: ' }, { text: 'секретариат', marks: ['bold'] }, { text: ' созван' }],
    ]);
    for (const [a, b] of [
      ['', 'а'],
      ['а', ''],
      ['а\nб', 'а\nбв'],
      ['аа', 'а'],
      ['а', 'аа'],
    ] as const)
      expect(toPlain(rewritten(fromPlain(a), b))).toBe(b);
    const text = declaration({ columns: ['ru'], clauses: [{ texts: { ru: 'старый' } }] });
    const id = text.clauses[0]?.id ?? '';
    const after = withCorrections(text, [{ ...OLD_ACT, clause: id }]);
    expect([
      after.clauses[0]?.texts.ru?.paragraphs,
      after.clauses[0]?.texts.ru?.digest === text.clauses[0]?.texts.ru?.digest,
    ]).toEqual([[[{ text: 'новый' }]], false]);
    expect(withCorrections(text, [])).toBe(text);
  });
});
