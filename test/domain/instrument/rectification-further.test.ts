/** What the rules of acts, receipts and copies rest on, one fact at a time: which act, which seal, which column, which role. */
import { describe, expect, it } from 'vitest';
import { NAMED, type SubstanceChange, type Weighed } from '../../../src/domain/instrument/correction.ts';
import {
  confirmable,
  judgeConfirmation,
  judgeNotified,
  judgeObjection,
  judgeRectification,
  judgeWithdrawal,
  newPairs,
} from '../../../src/domain/instrument/decide-rectification.ts';
import { judgeReceipt, NO_DEPOSITING, notificationsOf } from '../../../src/domain/instrument/depositary.ts';
import {
  correctedIn,
  effectiveActs,
  effectiveAt,
  numberOf,
  pairsMissing,
  type RectificationRecord,
} from '../../../src/domain/instrument/rectification.ts';
import { foldSigning, type SigningState } from '../../../src/domain/instrument/signing.ts';
import type { Lang, PerLang } from '../../../src/language/language.ts';
import { ACT, AT, actor, CLOSED, day, IR, LEGAL, OLD_ACT, SEAL, SEC, tabled } from '../after.ts';

const FORM: Weighed = { weight: 'form', changes: [{ form: 'spelling', old: 'a', young: 'b' }] };
const change: SubstanceChange = { why: 'word', old: 'a', young: 'b' };
const AMENDMENT: Weighed = { weight: 'substance', changes: [change] };
const judge = (
  more: Partial<Parameters<typeof judgeRectification>[2]>,
  weigh: (lang: Lang) => Weighed,
  state: SigningState = CLOSED,
  old: PerLang<string> = { fa: 'متن', ru: 'старый', kk: 'ескі' },
) =>
  judgeRectification(
    state,
    LEGAL,
    {
      ...{ kind: 'typing', resolution: 'general', clause: 'c1', texts: { ru: 'новый' }, reason: 'r', until: day(15) },
      ...more,
    },
    { look: { old, weigh: (_kind, lang) => weigh(lang) }, now: AT },
  );

describe('judging an act', () => {
  it('weighs no copy, keeps what each column weighs, and names at most so many changes', () => {
    const many: Weighed = { weight: 'form', changes: Array(NAMED + 3).fill(FORM.changes[0]) };
    const texts = { fa: 'نو', ru: 'новый' };
    expect([
      judge({ kind: 'copy', until: AT }, () => AMENDMENT),
      judge({ texts }, (lang) => (lang === 'ru' ? many : { weight: 'same' })),
      judge({ texts }, () => ({ weight: 'substance', changes: Array(NAMED + 3).fill(change) })),
    ]).toEqual([
      { ok: true, weighed: {}, days: 15 },
      { ok: true, weighed: { ru: many.changes.slice(0, NAMED) }, days: 15 },
      expect.objectContaining({
        amendments: ['fa', 'ru'].flatMap((language) => Array(NAMED).fill({ ...change, language })),
      }),
    ]);
  });
  it('corrects several columns of one error, and no column that the instrument has not', () => {
    const texts = { fa: 'نو', ru: 'новый' };
    expect([
      judge({ texts }, () => FORM).ok,
      judge({ kind: 'concordance', texts: { ru: 'новый', fa: 'متن' } }, () => FORM).ok,
      judge({ texts: { ...texts, en: 'x' } }, () => FORM),
    ]).toEqual([true, true, { ok: false, why: 'no-such-column' }]);
  });
  it.each<[string, Partial<RectificationRecord>, boolean]>([
    ['of this clause', {}, false],
    ['that nobody was told of', { notified: [] }, false],
    ['that waits for its columns', { days: 0, until: AT }, false],
    ['of another clause', { clause: 'c2' }, true],
    ['of another resolution', { resolution: 'economy' }, true],
    ['of another seal', { seal: 's0' }, true],
  ])('waits for one %s: %j', (_, more, free) => {
    expect(judge({}, () => FORM, tabled({ ...ACT, ...more })).ok).toBe(free);
  });
  it('counts the acts of its own seal', () => {
    const others = { ...CLOSED, rectifications: Array(500).fill({ ...ACT, seal: 's0' }) as RectificationRecord[] };
    expect(judge({}, () => FORM, others).ok).toBe(true);
  });
});

describe('pairs', () => {
  it('are those of a corrected column, and not those of the others', () => {
    const pairs = newPairs(
      'typing',
      { fa: 'a', ru: 'b', kk: 'c' },
      { changed: ['ru'], languages: ['fa', 'ru', 'kk'] },
      () => [],
    );
    expect(pairs.map(({ languages }) => languages)).toEqual([
      ['fa', 'ru'],
      ['ru', 'kk'],
    ]);
  });
  it('are each confirmed by itself, though they share a column', () => {
    const given = (...list: (readonly [Lang, Lang])[]) => list.map((languages) => ({ languages, member: 'm', at: AT }));
    const left = (
      kind: 'typing' | 'concordance',
      changed: readonly Lang[],
      ...confirmed: (readonly [Lang, Lang])[]
    ) => {
      const texts = { fa: 'a', ru: 'b', kk: 'c' };
      const pairs = newPairs(kind, texts, { changed, languages: ['fa', 'ru', 'kk'] }, () => []);
      return pairsMissing({ pairs, confirmed: given(...confirmed) }, changed).map(({ languages }) =>
        languages.join('-'),
      );
    };
    expect([
      left('concordance', ['fa'], ['fa', 'ru']),
      left('concordance', ['kk'], ['fa', 'kk']),
      left('typing', ['fa']),
      left('typing', ['fa'], ['kk', 'fa']),
      // Through another corrected column, which was connected later in the list.
      left('typing', ['fa', 'ru'], ['fa', 'ru'], ['ru', 'kk']),
      left('typing', ['fa', 'ru'], ['fa', 'ru']),
    ]).toEqual([['fa-kk'], ['ru-kk'], ['fa-ru', 'fa-kk'], [], [], ['fa-kk', 'ru-kk']]);
  });
  it('are offered to who may confirm them, and each of them is one of its own', () => {
    const confirmation = { languages: ['fa', 'ru'] as const, delegation: 'IR', member: 'm', at: AT };
    const once = tabled(ACT, { fact: 'rectification.confirmed', rectification: 'f1', confirmation });
    const offered = (state: SigningState, who = IR) =>
      confirmable(state, who, state.rectifications[0] as RectificationRecord, AT).map(({ languages }) => languages);
    expect([offered(tabled()), offered(tabled(), SEC), offered(once)]).toEqual([
      [
        ['fa', 'ru'],
        ['ru', 'kk'],
      ],
      [],
      [],
    ]);
    expect(judgeConfirmation(once, IR, { rectification: 'f1', languages: ['ru', 'kk'] }, AT)).toBe(null);
  });
  it('are confirmed by a party’s negotiators, and by the legal staff as such', () => {
    const judged = [actor('legal', 'KZ'), actor('secretariat', 'IR'), actor('observer', 'IR'), actor('negotiator')].map(
      (who) => judgeConfirmation(tabled(), who, { rectification: 'f1', languages: ['fa', 'ru'] }, AT),
    );
    expect(judged).toEqual([null, 'not-allowed', 'not-allowed', 'not-allowed']);
  });
});

describe('an act that is not there, or is over', () => {
  const gone = { ...ACT, withdrawn: { at: AT, by: 'l', reason: 'r' } };
  it('is refused by name', () => {
    expect([
      judgeObjection(tabled(), IR, 'f9', AT),
      judgeWithdrawal(tabled(), LEGAL, { rectification: 'f9', reason: 'r' }, AT),
      judgeConfirmation(tabled(), IR, { rectification: 'f9', languages: ['fa', 'ru'] }, AT),
      judgeNotified(tabled(), SEC, { rectification: 'f9', delegation: 'IR', how: 'x' }),
      judgeNotified(tabled({ ...gone, notified: [] }), SEC, { rectification: 'f1', delegation: 'IR', how: 'x' }),
      // Of a seal that nobody knows.
      judgeObjection(tabled({ ...ACT, seal: 's9' }), IR, 'f1', AT),
    ]).toEqual([...Array(4).fill('no-such-rectification'), 'over', 'not-allowed']);
  });
  it('is not in the text: nor one of another seal, nor one that is open', () => {
    const effective = { ...OLD_ACT, id: 'e', until: AT };
    const acts = [effective, { ...effective, id: 'x', seal: 's2' }, { ...effective, id: 'o', until: day(3) }, gone];
    expect(effectiveActs(acts, 's1', day(1)).map(({ id }) => id)).toEqual(['e']);
    expect(acts.map((act) => numberOf(acts, act))).toEqual([1, 1, 2, 3]);
    expect([
      correctedIn({ old: { ru: 'a', fa: 'b' }, texts: { ru: 'a', fa: 'c', kk: 'd' } }),
      effectiveAt(effective, day(1)),
    ]).toEqual([['fa', 'kk'], AT]);
  });
  it('leaves the other acts as they are', () => {
    const two = tabled(ACT, { fact: 'rectification', rectification: { ...ACT, id: 'f2' } });
    const withdrawn = foldSigning(two, {
      fact: 'rectification.withdrawn',
      rectification: 'f2',
      withdrawn: gone.withdrawn,
    });
    expect(withdrawn.rectifications.map((act) => act.withdrawn === undefined)).toEqual([true, false]);
  });
});

describe('notifications, further', () => {
  it('tell of the acts of their own seal, by whom, in the order of time', () => {
    const late = { ...ACT, id: 'f2', at: day(1), pairs: [] };
    const state: SigningState = {
      ...CLOSED,
      rectifications: [
        { ...late, withdrawn: { at: day(2), by: 'l', reason: 'r' } },
        { ...late, id: 'f3', seal: 's2' },
        { ...OLD_ACT, at: day(0, 5), until: day(1, -1) },
      ],
    };
    const listed = notificationsOf(state, SEAL, day(3));
    expect(listed.map(({ id, kind, delegation, to }) => [id, kind, delegation, to.length])).toEqual([
      ['signature:s1:IR', 'signature', 'IR', 2],
      ['signature:s1:RU', 'signature', 'RU', 2],
      ['closed:s1', 'closed', undefined, 2],
      ['correction:f0', 'correction', undefined, 2],
      ['correction-effective:f0', 'correction-effective', undefined, 2],
      ['correction:f2', 'correction', undefined, 2],
      ['correction-withdrawn:f2', 'correction-withdrawn', undefined, 2],
    ]);
    const open = { ...SEAL, signatures: [], closed: undefined as never };
    expect([notificationsOf(CLOSED, open, AT), NO_DEPOSITING]).toEqual([
      [],
      { depositary: null, receipts: [], copies: [] },
    ]);
  });
  it('are received by negotiators of a party only', () => {
    const judged = [actor('legal', 'IR'), actor('observer', 'IR'), actor('negotiator')].map((who) =>
      judgeReceipt(CLOSED, who, 'closed:s1', AT),
    );
    expect(judged).toEqual(['not-allowed', 'not-allowed', 'not-allowed']);
  });
});
