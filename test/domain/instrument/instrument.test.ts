import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  type InstrumentSetting,
  layoutFor,
  orderFor,
  originalsOf,
} from '../../../src/domain/instrument/instrument.ts';
import { instrumentTitle, partLabel, testimonium } from '../../../src/domain/instrument/instrument-words.ts';
import { LANGS, type Lang, type PerLang } from '../../../src/language/language.ts';
import { sampleSummit } from '../../support/server.ts';

const { delegations, place, name } = sampleSummit();
const SETTING: InstrumentSetting = {
  kind: 'declaration',
  form: 'parts',
  title: {},
  resolutions: ['general'],
  languages: ['fa', 'ru', 'az', 'kk'],
  place,
  date: '2025-11-19',
  order: 'alphabetical',
  originals: 'alternat',
  layouts: {},
};

describe('orderFor', () => {
  it.each([
    // By each language's own alphabet over official names: "Исламская Республика Иран" before "Республика Казахстан".
    ['ru', null, 'AZ IR KZ RU TM'],
    ['ru', 'KZ', 'KZ AZ IR RU TM'],
    ['fa', null, 'TM AZ IR KZ RU'],
    ['fa', 'IR', 'IR TM AZ KZ RU'],
    ['en', 'RU', 'RU IR AZ KZ TM'],
  ] as const)('%s, original of %s: %s', (lang, holder, order) => {
    expect(orderFor(SETTING, delegations, lang, holder).join(' ')).toBe(order);
  });

  it('takes the agreed list in every language, and puts a forgotten State behind it', () => {
    const agreed = { order: ['RU', 'IR', 'XX', 'AZ', 'TM'] };
    expect(LANGS.map((lang) => orderFor(agreed, delegations, lang, 'TM').join(' '))).toEqual(
      LANGS.map(() => 'TM RU IR AZ KZ'),
    );
  });
});

describe('originalsOf', () => {
  it('is one document per State and language', () => {
    const originals = originalsOf(SETTING, delegations);
    expect(originals).toHaveLength(20);
    expect(originals.every(({ holder, order }) => order[0] === holder && order.length === 5)).toBe(true);
  });
  it('is one per language in a single original, in the agreed order', () => {
    const originals = originalsOf({ ...SETTING, originals: 'single' }, delegations);
    expect(originals.map(({ holder, language }) => [holder, language])).toEqual(
      SETTING.languages.map((language) => [null, language]),
    );
  });
});

describe('layoutFor', () => {
  it("is the holder's, else everybody's, else ours", () => {
    const own = { paper: 'letter', margin: 20, size: 14 } as const;
    const rest = { paper: 'a4', margin: 30, size: 11 } as const;
    expect([
      layoutFor({ layouts: { RU: own, '': rest } }, 'RU'),
      layoutFor({ layouts: { RU: own, '': rest } }, 'IR'),
      layoutFor({ layouts: { RU: own } }, null).size,
    ]).toEqual([own, rest, 12]);
  });
});

describe('dayOf', () => {
  it.each([
    ['2025-11-19', { year: 2025, month: 11, day: 19 }],
    ['2025-02-29', null],
    ['2024-02-29', { year: 2024, month: 2, day: 29 }],
    ['2025-13-01', null],
    ['19.11.2025', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(dayOf(text)).toEqual(day);
  });
});

describe('testimonium', () => {
  const phrases = JSON.parse(readFileSync(new URL('../../../src/language/terms.json', import.meta.url), 'utf8')).phrases
    .testimonium as PerLang<string>;
  // The formula for Turkmen in the terms lists six languages; the others name the four columns of the summit.
  const six = { ...SETTING, languages: LANGS };

  it.each(LANGS)('is the formula of the terms in %s', (lang) => {
    const setting = lang === 'tk' ? six : SETTING;
    const formula = testimonium({ ...setting, originals: 'single' }, 5, lang);
    const loose = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
    expect(loose(formula)).toEqual(loose(phrases[lang] ?? ''));
  });
  it('counts the originals in words', () => {
    expect(testimonium(SETTING, 5, 'en')).toContain('in five originals, each in the');
    expect(testimonium(SETTING, 3, 'fa')).toContain('در سه نسخه');
    expect(testimonium(SETTING, 12, 'ru')).toContain('в 12 экземплярах');
  });
  it('is empty while the day is no day', () => {
    expect(testimonium({ ...SETTING, date: '' }, 5, 'ru')).toBe('');
  });

  it('speaks of one language as of one', () => {
    const one = (lang: Lang, originals: 'single' | 'alternat') =>
      testimonium({ ...SETTING, languages: [lang], originals }, 2, lang);
    const said = LANGS.map((lang) => [one(lang, 'single'), one(lang, 'alternat')]);
    const plural =
      /زبان‌های|متون|языках|тексты|каждый|dillərində|mətnlər|тілдерінде|мәтіндердің|dillerinde|tekstleriň|languages|texts|each/;
    expect(said.flat().filter((formula) => plural.test(formula))).toEqual([]);
    expect(said.map(([single = '', two = '']) => two.length > single.length + 10)).toEqual(LANGS.map(() => true));
    expect(one('en', 'alternat')).toMatch(
      /in two originals in the English language, all originals being equally authentic\.$/,
    );
    expect(one('ru', 'single')).toMatch(/в одном экземпляре на русском языке\.$/);
  });
});

describe('instrumentTitle', () => {
  it('is the title that was set, else the computed one', () => {
    expect(instrumentTitle({ kind: 'protocol', title: { en: 'Baku Protocol' } }, name, 'en')).toBe('Baku Protocol');
    expect(instrumentTitle(SETTING, name, 'fa')).toBe(`اعلامیهٔ مشترک ${name.fa}`);
  });
});

describe('partLabel', () => {
  it.each([
    ['fa', 'قسمت دوم', 'پیوست ۲'],
    ['ru', 'Часть II', 'Приложение 2'],
    ['az', 'II hissə', 'Əlavə 2'],
    ['kk', 'II бөлік', '2-қосымша'],
    ['tk', 'II bölek', '2-nji goşundy'],
    ['en', 'Division II', 'Annex 2'],
  ] as const)('%s', (lang, part, annex) => {
    expect([partLabel('parts', lang, 2), partLabel('annexes', lang, 2)]).toEqual([part, annex]);
  });
});
