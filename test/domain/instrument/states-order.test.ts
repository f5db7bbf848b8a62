/** One order of States for every column and every list, whoever asks; and what a first edition stored is read as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreedOrder,
  holdersOf,
  type InstrumentSetting,
  orderFor,
  originalsOf,
} from '../../../src/domain/instrument/instrument.ts';
import {
  byAlphabet,
  inOneOrder,
  listOf,
  orderFault,
  type StatesOrder,
  usualOrder,
} from '../../../src/domain/instrument/states-order.ts';
import { LANGS } from '../../../src/language/language.ts';
import { sampleSummit } from '../../support/server.ts';

const { delegations } = sampleSummit();
const IDS = delegations.map(({ id }) => id);
const order = (list: readonly string[], more: Partial<StatesOrder> = {}): StatesOrder => ({
  ...{ list, basis: 'agreed', decidedAt: '2025-11-17' },
  ...more,
});

describe('usualOrder', () => {
  it.each([
    [['TM', 'RU', 'KZ', 'IR', 'AZ'], 'AZ IR KZ RU TM'],
    [['TR', 'RU', 'CN', 'AZ'], 'AZ RU CN TR'],
    [['UZ', 'CN'], 'CN UZ'],
    [[], ''],
  ])('%s: %s', (ids, usual) => {
    expect(usualOrder(ids).join(' ')).toBe(usual);
  });
});

describe('byAlphabet', () => {
  it('goes by short names, and differs from one language to the next', () => {
    expect(LANGS.map((lang) => `${lang} ${byAlphabet(delegations, lang).join(' ')}`)).toEqual([
      'fa IR TM AZ RU KZ',
      'ru AZ IR KZ RU TM',
      'az AZ IR KZ RU TM',
      'kk AZ IR KZ RU TM',
      'tk AZ IR KZ RU TM',
      'en AZ IR KZ RU TM',
    ]);
  });
});

describe('orderFault', () => {
  it.each([
    ['AZ IR KZ RU TM', null, []],
    ['TM RU KZ IR AZ', null, []],
    ['AZ IR KZ RU', 'forgets', ['TM']],
    ['AZ IR KZ RU TM AZ IR AZ', 'repeats', ['AZ', 'IR']],
    ['AZ IR KZ RU TM XX', 'stranger', ['XX']],
    ['', 'forgets', IDS],
  ])('%s: %s', (text, fault, states) => {
    const found = orderFault(order(text.split(' ').filter(Boolean)), delegations);
    expect(found).toEqual(fault === null ? null : { fault, states });
  });

  it('holds a list against the alphabet that it names', () => {
    const list = ['IR', 'TM', 'AZ', 'RU', 'KZ'];
    const found = [order(list, { basis: { alphabet: 'fa' } }), order(list, { basis: { alphabet: 'ru' } })].map((one) =>
      orderFault(one, delegations),
    );
    expect(found).toEqual([null, { fault: 'basis', states: ['AZ', 'IR', 'KZ', 'RU', 'TM'] }]);
  });

  it('finds in a bare list of a first edition what it finds in an order, and nothing in alphabets', () => {
    expect([orderFault(['AZ', 'AZ'], delegations)?.fault, orderFault('alphabetical', delegations)]).toEqual([
      'repeats',
      null,
    ]);
  });
});

const anyOrder = fc.shuffledSubarray(IDS, { minLength: IDS.length }).map((list) => order(list));
const anyParties = fc.shuffledSubarray([...delegations], { minLength: 1 });
const setting = (more: Partial<InstrumentSetting>): InstrumentSetting =>
  ({
    ...{ kind: 'declaration', form: 'parts', title: {}, resolutions: [], languages: LANGS, place: {} },
    ...{ date: '2025-11-19', order: order(IDS), layouts: {} },
    outcome: { nature: 'political', act: 'adopted', originals: 'alternat' },
    ...more,
  }) as InstrumentSetting;

describe('the one order', () => {
  it('is the same in every language and in every list of every original, whatever the parties come in', () => {
    let several = 0;
    fc.assert(
      fc.property(anyOrder, anyParties, (one, parties) => {
        const ids = new Set(parties.map(({ id }) => id));
        const expected = one.list.filter((id) => ids.has(id));
        if (expected.length > 1) several++;
        for (const lang of LANGS) expect(agreedOrder({ order: one }, parties, lang)).toEqual(expected);
        expect(holdersOf({ order: one }, parties)).toEqual(expected);
        expect(inOneOrder(one, parties).map(({ id }) => id)).toEqual(expected);
        for (const holder of expected)
          for (const lang of LANGS)
            expect(orderFor({ order: one }, parties, lang, holder)).toEqual([
              holder,
              ...expected.filter((id) => id !== holder),
            ]);
        const originals = originalsOf(setting({ order: one }), parties);
        expect([...new Set(originals.map(({ holder }) => holder))]).toEqual(expected);
        expect(originals).toHaveLength(expected.length * LANGS.length);
      }),
    );
    expect(several).toBeGreaterThan(50);
  });

  it('puts a State that came later behind the others, by its id, in every language alike', () => {
    const late = order(['RU', 'IR']);
    expect(new Set(LANGS.map((lang) => agreedOrder({ order: late }, delegations, lang).join(' ')))).toEqual(
      new Set(['RU IR AZ KZ TM']),
    );
  });

  it('is no order where each column has its alphabet: three of them over these names', () => {
    const each = LANGS.map((lang) => agreedOrder({ order: 'alphabetical' }, delegations, lang).join(' '));
    expect([new Set(each).size > 1, listOf('alphabetical'), inOneOrder('alphabetical', delegations)]).toEqual([
      true,
      null,
      delegations,
    ]);
  });
});
