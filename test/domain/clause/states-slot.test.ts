/** Lists of States in a text: which tokens there are, and what is read for each of them in every language. */
import { describe, expect, it } from 'vitest';
import {
  listedRuns,
  namesIn,
  richWithStates,
  slotsIn,
  slotsOf,
  tokenOf,
  withStates,
  withTokens,
  wordsWithStates,
} from '../../../src/domain/clause/states-slot.ts';
import { richText, toPlain } from '../../../src/domain/text/text.ts';
import { LANGS, type Lang } from '../../../src/language/language.ts';
import { casesOf, inflected } from '../../../src/language/states.ts';
import { sampleSummit } from '../../support/server.ts';

const { delegations } = sampleSummit();
const said = (lang: Lang, text: string): string => withStates(lang, text, delegations);
const only = (...ids: readonly string[]) => ids.flatMap((id) => delegations.find((one) => one.id === id) ?? []);

/** A summit of other States, as its data might name them. */
const BALTIC = [
  {
    id: 'BA',
    names: { en: 'Bosnia and Herzegovina', ru: 'Босния и Герцеговина', kk: 'Босния және Герцеговина' },
    official: { en: 'Bosnia and Herzegovina' },
  },
  { id: 'NO', names: { en: 'Norway', ru: 'Норвегия', kk: 'Норвегия' }, official: { en: 'Kingdom of Norway' } },
];

describe('what is read for a slot', () => {
  it.each([
    ['ru', 'государства {states}', 'государства Азербайджан, Иран, Казахстан, Россия и Туркменистан'],
    ['ru', 'правительства {states genitive}', 'правительства Азербайджана, Ирана, Казахстана, России и Туркменистана'],
    [
      'ru',
      'между {states official instrumental}',
      'между Азербайджанской Республикой, Исламской Республикой Иран, Республикой Казахстан, Российской Федерацией и Туркменистаном',
    ],
    ['az', '{states dative}', 'Azərbaycana, İrana, Qazaxıstana, Rusiyaya və Türkmənistana'],
    [
      'az',
      '{states official genitive} regionları',
      'Azərbaycan Respublikasının, İran İslam Respublikasının, Qazaxıstan Respublikasının, Rusiya Federasiyasının və Türkmənistanın regionları',
    ],
    ['kk', '{states instrumental}', 'Әзербайжанмен, Иранмен, Қазақстанмен, Ресеймен және Түрікменстанмен'],
    [
      'kk',
      '{states official accusative}',
      'Әзербайжан Республикасын, Иран Ислам Республикасын, Қазақстан Республикасын, Ресей Федерациясын және Түрікменстанды',
    ],
    ['tk', '{states ablative}', 'Azerbaýjandan, Eýrandan, Gazagystandan, Russiýadan we Türkmenistandan'],
    [
      'tk',
      '{states official genitive}',
      'Azerbaýjan Respublikasynyň, Eýran Yslam Respublikasynyň, Gazagystan Respublikasynyň, Russiýa Federasiýasynyň we Türkmenistanyň',
    ],
    ['fa', 'دولت‌های {states}', 'دولت‌های جمهوری آذربایجان، ایران، قزاقستان، روسیه و ترکمنستان'],
    [
      'en',
      'between {states official}',
      'between the Republic of Azerbaijan, the Islamic Republic of Iran, the Republic of Kazakhstan, the Russian Federation and Turkmenistan',
    ],
  ] as const)('%s: %s', (lang, text, words) => {
    expect(said(lang, text)).toBe(words);
  });

  it('begins a sentence with a capital, and no other', () => {
    const two = only('AZ', 'RU');
    const at = (text: string): string => withStates('en', text, two);
    const words = 'he Republic of Azerbaijan and the Russian Federation';
    expect([at('{states official}'), at('Done. {states official}'), at('[“{states official}')]).toEqual([
      `T${words}`,
      `Done. T${words}`,
      `[“T${words}`,
    ]);
    expect([at('and {states official}'), at('a very long sentence of {states official}')]).toEqual([
      `and t${words}`,
      `a very long sentence of t${words}`,
    ]);
  });

  it('names one State, two, and none', () => {
    expect([withStates('ru', '{states genitive}', only('RU')), withStates('kk', '{states}', only('KZ', 'TM'))]).toEqual(
      ['России', 'Қазақстан және Түрікменстан'],
    );
    expect(withStates('ru', 'у {states genitive}', [])).toBe('у {states genitive}');
  });

  it('knows every form of the five States, each another one where the language has one', () => {
    const lacking = LANGS.flatMap((lang) =>
      slotsOf(lang).flatMap((slot) =>
        namesIn(lang, slot, delegations).lacking.map((id) => `${lang} ${tokenOf(slot)} ${id}`),
      ),
    );
    expect(lacking).toEqual([]);
    const alike = LANGS.flatMap((lang) =>
      delegations.filter(
        ({ names }) =>
          new Set(casesOf(lang).map((wanted) => inflected(lang, names[lang] ?? '', false, wanted))).size <
          Math.min(casesOf(lang).length, 4),
      ),
    );
    expect(alike).toEqual([]);
  });

  it('makes no form up for other States: the nominative, and which name it was', () => {
    expect(namesIn('ru', { official: false, case: 'genitive' }, [...only('RU'), ...BALTIC])).toEqual({
      names: ['России', 'Босния и Герцеговина', 'Норвегия'],
      lacking: ['BA', 'NO'],
    });
    expect(namesIn('kk', { official: false, case: 'nominative' }, BALTIC).lacking).toEqual([]);
    // An article is as little to be guessed as an ending.
    expect(namesIn('en', { official: true, case: 'nominative' }, BALTIC)).toEqual({
      names: ['Bosnia and Herzegovina', 'Kingdom of Norway'],
      lacking: ['BA', 'NO'],
    });
  });
});

describe('tokens', () => {
  it('are read back as they are written, and only those of the language', () => {
    for (const lang of LANGS)
      for (const slot of slotsOf(lang))
        expect(slotsIn(lang, `a ${tokenOf(slot)} b`)).toEqual([{ start: 2, end: 2 + tokenOf(slot).length, slot }]);
  });

  it.each([
    ['ru', '{states locative}'],
    ['fa', '{states genitive}'],
    ['en', '{states dative}'],
    ['az', '{states instrumental}'],
    ['ru', '{states genitive official}'],
    ['ru', '{states  genitive}'],
    ['ru', '{States}'],
    ['ru', '{ states }'],
    ['ru', '{states родительный}'],
    ['ru', '{states genitive dative}'],
  ] as const)('%s: %s stays the text that it is, and is found', (lang, token) => {
    expect([said(lang, `а ${token} б`), slotsIn(lang, token)]).toEqual([
      `а ${token} б`,
      [{ start: 0, end: token.length, slot: null }],
    ]);
  });

  it.each(['{statesmen}', '{state}', '{стороны}', 'states', '{states', '{states\n}', '{}'])('%s is none', (text) => {
    expect(slotsIn('ru', text)).toEqual([]);
  });
});

describe('a text with marks', () => {
  const text = richText([
    { text: 'а {sta' },
    { text: 'tes genitive} б {states}', marks: ['bold'] },
    { text: '\n{states dative}в' },
  ]);
  const read = richWithStates('ru', text, only('RU', 'KZ'));

  it('has the words where the tokens were, with the marks of their first letter', () => {
    expect(read).toEqual([
      [
        { text: 'а ' },
        { text: 'России и Казахстана', slot: '{states genitive}' },
        { text: ' б ', marks: ['bold'] },
        { text: 'Россия и Казахстан', marks: ['bold'], slot: '{states}' },
      ],
      [{ text: 'России и Казахстану', slot: '{states dative}' }, { text: 'в' }],
    ]);
  });

  it('becomes what is stored again', () => {
    expect(toPlain(withTokens(read))).toBe(toPlain(text));
  });

  it('is left as it is without slots', () => {
    const plain = richText([{ text: 'а {b} в' }]);
    expect(richWithStates('ru', plain, delegations)).toEqual(plain);
  });

  it('says of a line what was put where', () => {
    const words = wordsWithStates('ru', 'О {states genitive} и {states official nonsense} {states}', only('RU', 'KZ'));
    expect(words).toEqual({
      text: 'О России и Казахстана и {states official nonsense} Россия и Казахстан',
      slots: {
        stored: 'О {states genitive} и {states official nonsense} {states}',
        words: ['России и Казахстана', 'Россия и Казахстан'],
      },
    });
    const runs = listedRuns('ru', words);
    expect([toPlain(runs), toPlain(withTokens(runs))]).toEqual([words.text, words.slots?.stored]);
  });
});
