/** Lists of States that are put into a text: which the checks have something to say of, and that none minds a right one. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/checks/frame.ts';
import { runChecks } from '../../src/checks/run.ts';
import { slotsOf, tokenOf } from '../../src/domain/clause/states-slot.ts';
import { joinList, LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';

const { delegations } = sampleSummit();
const FRAME: Frame = { states: delegations, alternat: true, nature: 'political' };
const told = (texts: PerLang<string>, frame: Frame = FRAME) =>
  runChecks(declaration({ columns: Object.keys(texts) as Lang[], clauses: [{ texts }] }), frame).map(
    ({ severity, languages, message: { key, args } }) => ({ severity, languages, key, args }),
  );
const ALL = 'AZ · IR · KZ · RU · TM';

describe('a slot', () => {
  const sentence: Readonly<Record<Lang, (token: string) => string>> = {
    fa: (token) => `دولت‌های ${token}، که گرد هم آمدند،`,
    ru: (token) => `${token}, собравшиеся в Реште, и ${token}.`,
    az: (token) => `Rəştdə toplaşmış ${token}.`,
    kk: (token) => `Рашт қаласында жиналған ${token}.`,
    tk: (token) => `Reştde ýygnanan ${token}.`,
    en: (token) => `${token}, having met at Rasht, and ${token}.`,
  };

  it('is found fault with by no check, in no language and no case', () => {
    for (const lang of LANGS)
      for (const slot of slotsOf(lang)) expect(told({ [lang]: sentence[lang](tokenOf(slot)) })).toEqual([]);
  });

  it('is always in order, where the other columns name the same States in it', () => {
    const names = joinList('az', ['Azərbaycanın', 'İranın', 'Qazaxıstanın', 'Rusiyanın', 'Türkmənistanın']);
    expect(told({ ru: '{states genitive}', en: '{states}', az: names }, { ...FRAME, alternat: false })).toEqual([]);
  });

  it.each([
    ['ru', '{states locative}', '{states} · {states genitive} · {states dative}'],
    ['fa', '{states genitive}', '{states} · {states official}'],
    ['kk', '{states prepositional}', '{states} · {states genitive}'],
  ] as const)('%s: %s is none of the language, which stands against signing', (lang, token, known) => {
    for (const frame of [FRAME, { ...FRAME, states: [] }])
      expect(told({ [lang]: `${token}` }, frame)).toEqual([
        {
          ...{ severity: 'blocking', languages: [lang], key: 'states.unknown' },
          args: { words: token, known: expect.stringContaining(known) },
        },
      ]);
  });

  it('has States whose form is not known written out', () => {
    const others: Frame = {
      ...FRAME,
      states: [
        ...delegations.slice(0, 1),
        { id: 'NO', names: { ru: 'Норвегия', en: 'Norway' }, official: { en: 'Kingdom of Norway' } },
        { id: 'TR', names: { ru: 'Турция', en: 'Türkiye' }, official: { en: 'Republic of Türkiye' } },
      ],
    };
    expect(told({ ru: 'у {states genitive} и {states}', en: '{states} {states}' }, others)).toEqual([
      {
        ...{ severity: 'warning', languages: ['ru'], key: 'states.form' },
        args: { words: '{states genitive}', names: 'Норвегия · Турция' },
      },
    ]);
    expect(told({ en: 'of {states official}' }, others)).toMatchObject([
      { key: 'states.form', args: { names: 'Kingdom of Norway · Republic of Türkiye' } },
    ]);
  });
});

describe('a slot in one column and names in another', () => {
  it('says who is named there', () => {
    expect(told({ ru: '{states genitive}', en: 'Azerbaijan, Iran and Russia' })).toMatchObject([
      { severity: 'warning', languages: ['en'], key: 'states.differ', args: { named: 'AZ · IR · RU', listed: ALL } },
      { key: 'states.alternat' },
    ]);
    expect(told({ ru: '{states genitive}', fa: 'دولت‌های ساحلی' })).toEqual([
      { severity: 'warning', languages: ['fa'], key: 'states.differ', args: { named: '—', listed: ALL } },
    ]);
  });

  it('and in which order, as without a slot', () => {
    const text = 'Russia, Azerbaijan, Iran, Kazakhstan and Turkmenistan';
    expect(told({ ru: '{states}', en: text }, { ...FRAME, alternat: false })).toMatchObject([
      { languages: ['en'], key: 'states.order' },
    ]);
  });

  it('lists those who take part, and not who is away', () => {
    const frame: Frame = { ...FRAME, alternat: false, participants: ['AZ', 'IR', 'KZ'] };
    expect(told({ ru: '{states}', en: 'Azerbaijan, Iran and Kazakhstan' }, frame)).toEqual([]);
    const all = joinList(
      'en',
      delegations.map(({ names }) => names.en ?? ''),
    );
    expect(told({ ru: '{states}', en: all }, frame)).toMatchObject([
      { key: 'states.differ', args: { named: ALL, listed: 'AZ · IR · KZ' } },
    ]);
  });

  it('asks for as many lists as the column with most slots has', () => {
    expect(told({ ru: '{states} и {states}', en: '{states}' })).toMatchObject([
      { languages: ['en'], key: 'states.differ' },
    ]);
  });
});

describe('names typed by hand', () => {
  it.each([
    ['Russia, Azerbaijan, Iran, Kazakhstan and Turkmenistan', 1],
    ['Russia, Iran and Kazakhstan', 0],
  ])('%s: could be a slot: %i', (en, slot) => {
    expect(told({ en })).toMatchObject([
      { key: 'states.order', args: { slot } },
      { key: 'states.alternat', args: { slot } },
    ]);
  });
});
