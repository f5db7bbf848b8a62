/** Lists of States in clauses, held against the one order, in every language and every case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/checks/frame.ts';
import { isBlocking, runChecks } from '../../src/checks/run.ts';
import { listsOfStates } from '../../src/checks/state-names.ts';
import { joinList, LANGS, type Lang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';

const { delegations } = sampleSummit();
const FRAME: Frame = { states: delegations, alternat: false, nature: null };
const found = (lang: Lang, text: string, frame: Frame = FRAME) =>
  runChecks(declaration({ columns: [lang], clauses: [{ texts: { [lang]: text } }] }), frame).filter(
    ({ check }) => check === 'states',
  );
const orderIn = (lang: Lang, text: string): string =>
  listsOfStates(lang, text, delegations)
    .map((list) => list.map(({ state }) => delegations[state]?.id).join(' '))
    .join(' | ');

describe('States named in a text', () => {
  it.each([
    ['ru', 'правительства Азербайджана, Ирана, Казахстана, России и Туркменистана', 'AZ IR KZ RU TM'],
    ['ru', 'между Российской Федерацией, Исламской Республикой Иран и Азербайджанской Республикой', 'RU IR AZ'],
    ['ru', 'азербайджанская, казахстанская и российская стороны', 'AZ KZ RU'],
    ['ru', 'иранским, туркменистанским и российским портам', 'IR TM RU'],
    ['az', 'Azərbaycanın, İranın, Qazaxıstanın, Rusiyanın və Türkmənistanın', 'AZ IR KZ RU TM'],
    ['az', 'Rusiya Federasiyasına, İran İslam Respublikasına və Qazaxıstan Respublikasına', 'RU IR KZ'],
    ['az', 'Türkmənistanda, Azərbaycanda və İranda', 'TM AZ IR'],
    ['kk', 'Әзербайжанның, Иранның, Қазақстанның, Ресейдің және Түрікменстанның', 'AZ IR KZ RU TM'],
    ['kk', 'Ресей Федерациясымен, Қазақстан Республикасымен және Иран Ислам Республикасымен', 'RU KZ IR'],
    ['kk', 'ресейлік, қазақстандық және ирандық порттар', 'RU KZ IR'],
    ['tk', 'Azerbaýjanyň, Eýranyň, Gazagystanyň, Russiýanyň we Türkmenistanyň', 'AZ IR KZ RU TM'],
    ['tk', 'Russiýa Federasiýasyna, Türkmenistana we Eýran Yslam Respublikasyna', 'RU TM IR'],
    ['fa', 'دولت‌های ایران، روسیه، قزاقستان، ترکمنستان و جمهوری آذربایجان', 'IR RU KZ TM AZ'],
    ['fa', 'فدراسیون روسیه، جمهوری اسلامی ایران و جمهوری قزاقستان', 'RU IR KZ'],
    ['en', 'the Republic of Azerbaijan, the Islamic Republic of Iran and the Russian Federation', 'AZ IR RU'],
    ['en', 'Russian, Iranian and Azerbaijani ports', 'RU IR AZ'],
  ] as const)('%s: %s', (lang, text, order) => {
    expect(orderIn(lang, text)).toBe(order);
  });

  it.each([
    // Names of languages, cities and other things that begin like a State.
    ['ru', 'на азербайджанском, казахском, персидском и русском языках', 'AZ'],
    ['ru', 'иранистика, россиеведение, казахстанщина', ''],
    ['ru', 'Россия приняла. Иран ответил. Казахстан согласен.', 'RU | IR | KZ'],
    ['ru', 'порты России принимают суда под флагом Ирана, а затем Казахстана', 'RU | IR | KZ'],
    ['ru', 'Республика и Федерация', ''],
    ['az', 'fars, rus, qazax və türkmən dillərində', ''],
    ['kk', 'парсы, орыс, қазақ тілдерінде', ''],
    ['tk', 'gazak, pars, rus we türkmen dillerinde', ''],
    ['fa', 'فارسی، روسی، قزاقی و ترکمنی', ''],
    ['en', 'Kazakh, Persian, Turkmen', ''],
  ] as const)('%s, no more than is named: %s', (lang, text, order) => {
    expect(orderIn(lang, text)).toBe(order);
  });

  it('takes an official name and the short one beside it for one State', () => {
    expect(orderIn('ru', 'Российская Федерация (Россия), Исламская Республика Иран (Иран)')).toBe('RU IR');
  });
});

describe('the check of the order', () => {
  it('warns, by codes, and stands against nothing', () => {
    const [finding, ...rest] = found('ru', 'России, Ирана и Азербайджана');
    expect(finding).toMatchObject({
      severity: 'warning',
      languages: ['ru'],
      message: { key: 'states.order', args: { named: 'RU · IR · AZ', agreed: 'AZ · IR · RU' } },
      at: { ru: [{ start: 0, end: 28, text: 'России, Ирана и Азербайджана' }] },
    });
    expect([rest, finding && isBlocking(finding)]).toEqual([[], false]);
  });

  it('leaves two States alone, and a text of a summit without one order', () => {
    expect([
      found('ru', 'России и Азербайджана'),
      found('ru', 'России, Ирана и Азербайджана', { ...FRAME, states: [] }),
    ]).toEqual([[], []]);
  });

  it('says in which originals a list names another State first', () => {
    const text = 'Азербайджана, Ирана и России';
    expect(found('ru', text)).toEqual([]);
    expect(found('ru', text, { ...FRAME, alternat: true })).toMatchObject([
      { severity: 'warning', languages: ['ru'], message: { key: 'states.alternat', args: { holders: 'IR · RU' } } },
    ]);
  });

  it('finds every list that is not in the order, and none that is, in every language, by both names', () => {
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGS),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 3 }),
        fc.constantFrom('names', 'official'),
        (lang, places, kind) => {
          const text = joinList(
            lang,
            places.map((place) => delegations[place]?.[kind as 'names'][lang] ?? ''),
          );
          const sorted = places.every((place, at) => at === 0 || place > (places[at - 1] as number));
          seen[sorted ? 'right' : 'wrong']++;
          expect(found(lang, text).map(({ message }) => message.key)).toEqual(sorted ? [] : ['states.order']);
        },
      ),
      { numRuns: 400 },
    );
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(10);
  });
});
