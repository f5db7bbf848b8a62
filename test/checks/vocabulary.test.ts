/** One instrument, one vocabulary: formulas of definitions in six languages, and what several parts define and use. */
import { describe, expect, it } from 'vitest';
import { definitionsIn, selfNamed } from '../../src/checks/definitions.ts';
import { runChecks } from '../../src/checks/run.ts';
import { vocabulary } from '../../src/checks/vocabulary.ts';
import type { InstrumentForm } from '../../src/domain/instrument/instrument.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';

const termsOf = (lang: Lang, text: string): string =>
  definitionsIn(lang, text)
    .map(({ term, local }) => `${term}${local ? ' *' : ''}`)
    .join(' | ');

describe('definitions', () => {
  it.each([
    ['en', 'The two Governments, hereinafter referred to as “the Parties”, and others', 'Parties'],
    ['en', 'The coastal States, hereinafter referred to as the Contracting Parties,', 'Contracting Parties'],
    ['en', 'the Working Group (hereinafter the “Group”) and the Fund (hereinafter “Fund”)', 'Group | Fund'],
    ['en', 'In this resolution, “coastal provinces” means the provinces', 'coastal provinces *'],
    ['en', 'For the purposes of this Declaration, “vessel” shall mean a ship', 'vessel *'],
    ['ru', 'Правительства двух стран, далее именуемые «Стороны»,', 'Стороны'],
    ['ru', 'Прикаспийские государства, далее именуемые Договаривающимися Сторонами,', 'Договаривающимися Сторонами'],
    ['ru', 'Республики, в дальнейшем именуемые Сторонами,', 'Сторонами'],
    ['ru', 'рабочая группа (далее — Группа) и фонд (далее – «Фонд»)', 'Группа | Фонд'],
    ['ru', 'В настоящей резолюции под «прибрежными регионами» понимаются области', 'прибрежными регионами *'],
    ['fa', 'دو دولت که از این پس «طرف‌ها» نامیده خواهند شد،', 'طرف‌ها'],
    ['fa', 'دولت‌ها که ازاین‌پس «طرف‌های متعاهد» خوانده می‌شوند', 'طرف‌های متعاهد'],
    ['fa', 'کارگروه (از این پس: کارگروه)', ''],
    ['fa', 'کارگروه (از این پس «گروه»)', 'گروه'],
    ['fa', 'در این قطعنامه، منظور از «استان‌های ساحلی» استان‌ها است', 'استان‌های ساحلی *'],
    ['az', 'Bundan sonra “Tərəflər” adlandırılacaq iki ölkənin Hökumətləri', 'Tərəflər'],
    ['az', 'İki dövlət (bundan sonra - Tərəflər) və fond (bundan sonra Fond)', 'Tərəflər | Fond'],
    ['az', 'bu Bəyannamədə “sahilyanı regionlar” dedikdə', 'sahilyanı regionlar *'],
    ['kk', 'Бұдан әрі Уағдаласушы Тараптар деп аталатын екі Үкімет', 'Уағдаласушы Тараптар'],
    ['kk', 'екі мемлекет, бұдан былай "Тараптар" деп аталады, және топ (бұдан әрі – Топ)', 'Тараптар | Топ'],
    ['kk', 'Осы қарарда «жағалау өңірлері» деп облыстар түсініледі', 'жағалау өңірлері *'],
    ['tk', 'wekilçilikli topar (mundan beýläk — wekilçilikli topar)', 'wekilçilikli topar'],
    ['tk', 'mundan beýläk “gatnaşyjylar” diýlip atlandyrylýan häkimler', 'gatnaşyjylar'],
    ['tk', 'Şu kararnamada “kenarýaka welaýatlar” diýlip welaýatlara düşünilýär', 'kenarýaka welaýatlar *'],
  ] as const)('%s: %s', (lang, text, terms) => {
    expect(termsOf(lang, text)).toBe(terms);
  });

  it.each([
    ['en', 'The participants will meet hereafter in Baku. “Peace” was the slogan'],
    ['ru', 'далее стороны обсудили торговлю — «Каспий» и порты; лозунг «Мост дружбы» понятен'],
    ['fa', 'از این پس نشست‌ها در رشت برگزار می‌شود. شعار «دوستی» است'],
    ['az', 'bundan sonra iclaslar Bakıda keçiriləcək, “Dostluq” şüarı'],
    ['kk', 'бұдан әрі кездесулер өтеді, «Достық» ұраны'],
    ['tk', 'mundan beýläk duşuşyklar geçirilýär, “Dostluk” şygary'],
  ] as const)('%s, no more than is defined: %s', (lang, text) => {
    expect(termsOf(lang, text)).toBe('');
  });

  it('names itself', () => {
    expect([
      selfNamed('ru', 'Ничто в настоящей резолюции', 'declaration'),
      selfNamed('ru', 'Ничто в настоящей декларации', 'declaration'),
      selfNamed('kk', 'Осы қарардың ережесі', 'declaration'),
      selfNamed('en', 'Done in this resolution hall', 'resolution'),
    ]).toEqual(['настоящей резолюции', null, 'Осы қарардың', null]);
  });
});

describe('a term in one column', () => {
  const told = (texts: PerLang<string>) =>
    runChecks(declaration({ columns: Object.keys(texts) as Lang[], clauses: [{ texts }] }))
      .filter(({ check }) => check === 'terms')
      .map(({ languages, severity, message: { args } }) => ({ languages, severity, words: args.words }));

  it('is missed in the others', () => {
    expect(told({ ru: 'государства, далее именуемые «Стороны»,', en: 'the States,', fa: 'دولت‌ها،' })).toEqual([
      { languages: ['en', 'fa'], severity: 'warning', words: 'Стороны' },
    ]);
    expect(
      told({ ru: 'государства, далее именуемые «Стороны»,', en: 'the States, hereinafter the “Parties”,', fa: '' }),
    ).toEqual([]);
  });

  it('is missed nowhere in the sample', () => {
    const found = sampleSummit().resolutions.flatMap(({ id, clauses }) =>
      runChecks(declaration({ resolution: id, columns: LANGS, clauses })).filter(({ check }) => check === 'terms'),
    );
    expect(found).toEqual([]);
  });
});

describe('a text of several parts', () => {
  const part = (resolution: string, ...texts: readonly PerLang<string>[]) =>
    declaration({
      resolution,
      columns: ['ru', 'en'],
      clauses: texts.map((each, at) => ({ id: `c${at}`, texts: each })),
    });
  const of = (parts: readonly ReturnType<typeof part>[], form: InstrumentForm = 'parts') =>
    vocabulary(parts, { form, kind: 'declaration', languages: ['ru', 'en'] }).map(
      ({ resolution, clause, message, args, languages }) =>
        `${resolution} ${clause} ${message} ${languages.join('+')} ${args.words}${args.part ? ` <- ${args.part}` : ''}${args.count ? ` x${args.count}` : ''}`,
    );
  const LOCAL = {
    ru: 'Для целей настоящей декларации «прибрежные порты» означают порты Каспия.',
    en: 'For the purposes of this declaration, “coastal ports” means the ports of the Caspian.',
  };
  const HEREINAFTER = { ru: 'совет (далее — Совет)', en: 'the council (hereinafter the “Council”)' };
  const USES = { ru: 'Каждый прибрежный порт и все прибрежные порты.', en: 'Each coastal port of the coastal ports.' };

  it('does not know in one what another defines for itself', () => {
    expect(of([part('a', LOCAL), part('b', { ru: 'Иное.', en: 'Else.' }, USES)])).toEqual([
      'b c1 terms.elsewhere ru+en прибрежные порты · coastal ports <- 1 x2',
    ]);
  });

  it('knows further on what is defined "hereinafter", and not before; annexes know only their own', () => {
    const using = part('b', { ru: 'Члены Совета', en: 'Members of the Council' });
    const defining = part('a', HEREINAFTER);
    expect(of([defining, using])).toEqual([]);
    expect(of([using, defining])).toEqual(['b c0 terms.elsewhere ru+en Совет · Council <- 2 x1']);
    expect(of([defining, using], 'annexes')).toEqual(['b c0 terms.elsewhere ru+en Совет · Council <- 1 x1']);
    expect(
      of([defining, part('b', HEREINAFTER, { ru: 'Члены Совета', en: 'Members of the Council' })], 'annexes'),
    ).toEqual([]);
  });

  it('defines one term in one way', () => {
    const other = { ...HEREINAFTER, ru: 'совет министров (далее — Совет)' };
    expect(of([part('a', HEREINAFTER), part('b', other)])).toEqual(['b c0 terms.differ ru Совет <- 1']);
  });

  it('asks which one "this resolution" is, once for a part', () => {
    const self = { ru: 'Ничто в настоящей резолюции', en: 'Nothing in this resolution' };
    expect(of([part('a', self, self), part('b', { ru: 'настоящая декларация', en: 'this declaration' })])).toEqual([
      'a c0 terms.itself ru+en настоящей резолюции · this resolution x2',
    ]);
    expect(of([part('a', self), part('b', self)], 'annexes')).toEqual([]);
    expect(of([part('a', self)])).toEqual([]);
  });

  it('leaves out what is withdrawn, and the formula that falls away', () => {
    const using = declaration({
      resolution: 'b',
      columns: ['ru', 'en'],
      clauses: [
        { id: 'w', status: 'withdrawn', texts: USES },
        { id: 't', kind: 'testimonium', texts: USES },
      ],
    });
    expect(of([part('a', LOCAL), using])).toEqual([]);
  });

  it('finds in the sample what one resolution defines for itself and the others use', () => {
    const parts = sampleSummit().resolutions.map(({ id, clauses }) =>
      declaration({ resolution: id, columns: LANGS, clauses }),
    );
    const found = vocabulary(parts, { form: 'parts', kind: 'declaration', languages: LANGS });
    const elsewhere = found.filter(({ message }) => message === 'terms.elsewhere');
    expect(elsewhere.map(({ resolution, languages }) => `${resolution} ${[...languages].sort().join('+')}`)).toEqual(
      ['economy', 'transit', 'environment'].map((id) => `${id} az+en+fa+kk+ru+tk`),
    );
    expect(elsewhere[0]?.args).toMatchObject({ part: 1, words: expect.stringContaining('استان‌های ساحلی') });
  });

  it('is bounded', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ ru: `дело (далее — «Дело${at}»)`, en: `x` }));
    const found = of(
      [part('a', ...many), part('b', ...many.map((_, at) => ({ ru: `Дело${at}`, en: 'x' })))],
      'annexes',
    );
    expect(found.length).toBe(60);
  });
});
