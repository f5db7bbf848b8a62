/**
 * What a correction may change. The promise is one-sided: no change of substance passes for a slip; slips pass at a stated rate. Planted
 * into the sample's texts, and into the Universal Declaration of Human Rights where that lies beside the project.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Around, weighTyping } from '../../src/checks/weigh.ts';
import { weighConcordance } from '../../src/checks/weigh-concordance.ts';
import { wordKey } from '../../src/checks/weigh-words.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { sampleSummit } from '../support/server.ts';
import { CONTRARY, drawing, letterSlip, SLIPS, SUBSTANCE, wordsIn } from './weigh-plant.ts';

const SAMPLE = sampleSummit();
const NAMES = Object.fromEntries(
  LANGS.map((lang) => [
    lang,
    SAMPLE.delegations.flatMap(({ names, official }) => [names[lang] ?? '', official[lang] ?? '']),
  ]),
) as Record<Lang, string[]>;
const CORPUS = join(
  process.env.ALTERNAT_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora'),
  'udhr/aligned.tsv',
);
const ROUNDS = Number(process.env.ALTERNAT_ROUNDS ?? 15);

const cellsOf = (lang: Lang): string[] =>
  SAMPLE.resolutions.flatMap(({ clauses }) => clauses.map(({ texts }) => texts[lang] ?? '')).filter(Boolean);
function corpusOf(lang: Lang): string[] {
  const [head, ...rows] = readFileSync(CORPUS, 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split('\t'));
  const at = head?.indexOf(lang) ?? -1;
  return rows.map((row) => row[at] ?? '').filter(Boolean);
}
const around = (lang: Lang, cells: readonly string[], at: number): Around => ({
  others: cells.filter((_, index) => index !== at),
  names: NAMES[lang],
});
const weight = (lang: Lang, old: string, young: string, others: readonly string[] = []): string => {
  const weighed = weighTyping(lang, old, young, { others, names: NAMES[lang] });
  return weighed.weight === 'substance' ? weighed.changes.map(({ why }) => why).join(' ') : weighed.weight;
};

describe('a slip of the keyboard', () => {
  it.each<[string, Lang, string, string, string[]]>([
    ['a letter for another', 'ru', 'Секритариат созван.', 'Секретариат созван.', ['Секретариат']],
    ['a letter missing in a stem known with another ending', 'ru', 'о секретрата', 'о секретрата', []],
    ['half-spaces', 'fa', 'استانهای ساحلی می شود', 'استان‌های ساحلی می‌شود', []],
    ['Arabic letters', 'fa', 'كشورهاي ساحلي', 'کشورهای ساحلی', []],
    ['a word twice', 'en', 'the the States', 'the States', []],
    ['words run together', 'ru', 'прибрежныхпровинций', 'прибрежных провинций', ['прибрежных провинций']],
    ['a word cut', 'ru', 'госу дарство', 'государство', ['государство']],
    ['a comma that Russian has to have', 'ru', 'решили что будут', 'решили, что будут', []],
    ['a capital at the beginning', 'ru', 'участники решили.', 'Участники решили.', []],
    ['figures of another script', 'fa', 'هر 2 سال', 'هر ۲ سال', []],
    ['a Latin letter in Kazakh', 'kk', 'Cаммит өтеді', 'Саммит өтеді', []],
    ['a mark at the end', 'az', 'razılığa gəldilər', 'razılığa gəldilər.', []],
    ['a dash of a range', 'ru', '18-19 ноября', '18–19 ноября', []],
    ['another kind of quotation mark', 'ru', 'панель "Экономика"', 'панель «Экономика»', []],
    ['a joiner that joins nothing', 'fa', 'در\u200c رشت', 'در رشت', []],
  ])('%s is one', (_, lang, old, young, others) => {
    expect(['form', 'same']).toContain(weight(lang, old, young, others));
  });
});

describe('another text', () => {
  it.each<[string, Lang, string, string, string[], string]>([
    ['may and may not', 'ru', 'Сторона может выйти.', 'Сторона не может выйти.', [], 'negation'],
    ['rights and right-hand', 'ru', 'права Сторон', 'правая Сторон', ['правая'], 'word'],
    ['permitted and punishments', 'fa', 'صید مجاز است', 'صید مجازات است', ['مجازات'], 'modal'],
    ['a denied verb', 'az', 'Plan icra edilir.', 'Plan icra edilmir.', ['edilmir'], 'negation'],
    ['a denied verb', 'kk', 'Жоспар орындалады.', 'Жоспар орындалмайды.', ['орындалмайды'], 'negation'],
    ['a denied verb', 'tk', 'Meýilnama edilýär.', 'Meýilnama edilmeýär.', ['edilmeýär'], 'negation'],
    ['a denied verb', 'fa', 'اجرا می‌شود', 'اجرا نمی‌شود', ['نمی‌شود'], 'negation'],
    ['names that a half-space makes letters', 'fa', 'نام‌های استان', 'نامه‌ای استان', [], 'word'],
    ['income, which came in', 'fa', 'کار در آمد', 'کار درآمد', ['درآمد'], 'word'],
    ['all, which is everything', 'ru', 'все согласны', 'всё согласны', [], 'word'],
    ['a month', 'ru', 'до 5 марта', 'до 5 мая', [], 'date'],
    ['a month without a year', 'fa', 'تا ۵ مهر', 'تا ۵ آبان', [], 'number'],
    ['a number in words', 'en', 'two ports', 'three ports', [], 'number'],
    ['a number in figures', 'ru', 'две гавани', '2 гавани', [], 'number'],
    ['a fraction', 'fa', '۱٫۵ تن', '۱۵ تن', [], 'number'],
    ['a sign', 'en', 'at −5 degrees', 'at 5 degrees', [], 'mark'],
    ['a State for another', 'ru', 'Иран передаёт Казахстану', 'Казахстан передаёт Ирану', [], 'party'],
    ['a defined term', 'ru', 'все Стороны согласны', 'все стороны согласны', [], 'capital'],
    ['pardon impossible', 'ru', 'казнить нельзя, помиловать', 'казнить, нельзя помиловать', [], 'mark'],
    ['a company for a campaign', 'ru', 'каждая компания', 'каждая кампания', ['кампания'], 'word'],
    ['a receiver for a successor', 'ru', 'государство-преемник', 'государство-приемник', ['приемник'], 'word'],
    ['prescribed for proscribed', 'en', 'as prescribed here', 'as proscribed here', ['proscribed'], 'word'],
    ['a word that was a blank apart', 'ru', 'не смотря на это', 'несмотря на это', [], 'negation'],
    ['a word twice on purpose', 'fa', 'تک تک استان‌ها', 'تک استان‌ها', [], 'dropped'],
    ['a denial twice', 'en', 'shall not not meet', 'shall not meet', [], 'negation'],
    ['minutes for seconds', 'ru', '45°30′ с. ш.', '45°30″ с. ш.', [], 'word'],
    ['a minus for a dash', 'ru', 'до −5 градусов', 'до –5 градусов', [], 'word'],
    ['a fraction for two numbers', 'fa', '۱,۵ تن', '۱،۵ تن', [], 'number'],
    ['a capital behind an abbreviation', 'ru', 'по ст. стороны', 'по ст. Стороны', [], 'capital'],
    ['an unseen sign', 'ru', 'до 15 мая', 'до \u202e15 мая', [], 'invisible'],
    ['two paragraphs', 'ru', 'первое второе', 'первое\nвторое', [], 'sentence'],
  ])('%s (%s)', (_, lang, old, young, others, why) => {
    expect(weight(lang, old, young, others).split(' ')).toContain(why);
    expect(weight(lang, young, old, [...others, old])).not.toBe('form');
  });

  it.each(LANGS)('%s: no word is a slip of its contrary, in either direction, known or not', (lang) => {
    const passed = CONTRARY[lang].split(' ').flatMap((pair) => {
      const [a = '', b = ''] = pair.replaceAll('_', ' ').split('/');
      const known = [a, b].join(' ');
      return [[], [known], [b], [a]].flatMap((others) =>
        [weight(lang, a, b, others), weight(lang, b, a, others)].includes('form') ? [pair] : [],
      );
    });
    expect(passed).toEqual([]);
  });
});

/** Words of a text that are one letter apart, each pair in both directions. */
function neighbours(lang: Lang, cells: readonly string[]): readonly (readonly [string, string])[] {
  const words = new Map(cells.flatMap((cell) => wordsIn(cell).map(({ word }) => [wordKey(lang, word), word] as const)));
  const near = new Map<string, string[]>();
  const pairs = new Map<string, readonly [string, string]>();
  for (const key of words.keys()) {
    if (key.length < 4) continue;
    for (const less of new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))])) {
      const list = near.get(less) ?? [];
      for (const other of list)
        if (other !== key) pairs.set(`${other} ${key}`, [words.get(other) ?? '', words.get(key) ?? '']);
      near.set(less, [...list, key]);
    }
  }
  return [...pairs.values()].flatMap(
    ([a, b]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  );
}

const texts: readonly (readonly [string, (lang: Lang) => string[]])[] = [
  ['the sample', cellsOf],
  ...(existsSync(CORPUS) ? [['the Universal Declaration', corpusOf] as const] : []),
];
it.skipIf(existsSync(CORPUS))('SKIPPED: the Universal Declaration is not beside the project', () => {});

/** Slips that stand in the published text itself. */
const PUBLISHED = ['sələahiyyətli', 'халыкаралық'];

describe.each(texts)('planted into %s', (_name, cells) => {
  it.each(LANGS)('%s: no word of the text is a slip of another word of it', (lang) => {
    const pairs = neighbours(lang, cells(lang));
    const passed = pairs.filter(([a, b]) => weight(lang, `${a}.`, `${b}.`, [b]) === 'form');
    expect(passed.filter((pair) => !pair.some((word) => PUBLISHED.includes(word)))).toEqual([]);
  });

  it.each(LANGS)('%s: no change of substance passes, of whichever kind', (lang) => {
    const all = cells(lang);
    const draw = drawing(Number(process.env.ALTERNAT_SEED ?? 7));
    const passed: string[] = [];
    let planted = 0;
    for (const [kind, plant] of Object.entries(SUBSTANCE))
      for (let round = 0; round < ROUNDS; round++) {
        const at = draw(all.length);
        const old = all[at] as string;
        const young = plant(old, lang, draw, all[draw(all.length)] as string);
        if (young === old) continue;
        planted++;
        const weighed = weighTyping(lang, old, young, around(lang, all, at));
        if (weighed.weight !== 'substance') passed.push(`${kind}: ${old} => ${young} ${JSON.stringify(weighed)}`);
      }
    expect(passed).toEqual([]);
    expect(planted).toBeGreaterThan(ROUNDS * 8);
  });

  it.each(LANGS)('%s: slips of blanks, joiners, marks and keyboards pass, all of them', (lang) => {
    const all = cells(lang);
    const draw = drawing(11);
    const refused: string[] = [];
    for (const [kind, plant] of Object.entries(SLIPS))
      for (let round = 0; round < ROUNDS; round++) {
        const at = draw(all.length);
        const right = all[at] as string;
        const slipped = plant(right, lang, draw, '');
        const weighed = weighTyping(lang, slipped, right, around(lang, all, at));
        if (slipped !== right && weighed.weight !== 'form')
          refused.push(`${kind}: ${slipped} => ${right} ${JSON.stringify(weighed)}`);
      }
    expect(refused).toEqual([]);
  });

  it.each(LANGS)('%s: of letters that slipped inside words some pass; the others go the longer way', (lang) => {
    const all = cells(lang);
    const draw = drawing(13);
    let [passed, planted] = [0, 0];
    for (let round = 0; round < ROUNDS * 4; round++) {
      const at = draw(all.length);
      const right = all[at] as string;
      const slipped = letterSlip(right, draw);
      if (slipped === right) continue;
      planted++;
      if (weighTyping(lang, slipped, right, around(lang, all, at)).weight === 'form') passed++;
    }
    if (process.env.ALTERNAT_RATES) console.log(_name, lang, `${passed} of ${planted}`);
    // Measured over 240 slips a language: fa 22%, ru 21%, az 15%, kk 10%, tk 13%, en 31% of the sample's.
    expect(passed).toBeGreaterThan(0);
  });
});

describe('concordance', () => {
  const columns: PerLang<string> = {
    fa: 'اجلاس هر ۲ سال در رشت برگزار می‌شود.',
    kk: 'Саммит әр 2 жыл сайын Рашт қаласында өткізіледі.',
  };
  const weigh = (lang: Lang, old: string, young: string, others: PerLang<string> = columns): string => {
    const weighed = weighConcordance(lang, old, young, { columns: others, names: NAMES });
    return weighed.weight === 'same'
      ? 'same'
      : weighed.changes.map((one) => ('why' in one ? one.why : one.form)).join(' ');
  };
  const ru = 'Саммит проводится каждые 2 года в Реште.';
  it.each<[string, string, string, string]>([
    ['another verb', ru, 'Саммит созывается каждые 2 года в Реште.', 'wording'],
    ['a word more', ru, 'Саммит проводится каждые 2 года в городе Реште.', 'wording'],
    ['a number that the others have', ru.replace('2', '3'), ru, 'supported'],
    ['a number that the others have not', ru, ru.replace('2', '3'), 'number'],
    ['a denial', ru, ru.replace('проводится', 'не проводится'), 'negation'],
    ['a State', ru, ru.replace('Реште', 'Иране'), 'party'],
    ['a bracket', ru, ru.replace('Реште', '[Реште]'), 'bracket'],
    ['a sentence', ru, `${ru} Секретариат созывает.`, 'sentence'],
    ['nearly all words', ru, 'Комитет собирается любые 2 месяца около Баку.', 'long'],
  ])('%s', (_, old, young, expected) => {
    expect(weigh('ru', old, young).split(' ')).toContain(expected);
  });
  it('is nothing where there is no other column, and takes no number to another place', () => {
    expect([
      weigh('ru', ru, 'Саммит созывается каждые 2 года в Реште.', {}),
      weigh('ru', '5 портов и 2 дороги на карте', '2 портов и 5 дороги на карте', {
        en: '5 ports and 2 roads on the map',
      }),
      weigh('ru', '5 портов и 3 дороги на карте', '2 портов и 5 дороги на карте', {
        en: '5 ports and 2 roads on the map',
      }),
      weigh('ru', '5 портов и 3 дороги на карте', '5 портов и 2 дороги на карте', {
        en: '5 ports and 2 roads on the map',
      }),
    ]).toEqual(['long', 'number', 'number', 'supported']);
  });
  it.each(LANGS)('%s: no contrary that denies, in either direction', (lang) => {
    const others = Object.fromEntries(LANGS.filter((each) => each !== lang).map((each) => [each, 'text']));
    const frame = wordsIn(cellsOf(lang)[2] as string)
      .slice(0, 6)
      .map(({ word }) => word)
      .join(' ');
    const passed = CONTRARY[lang].split(' ').flatMap((pair) => {
      const [a = '', b = ''] = pair.replaceAll('_', ' ').split('/');
      const isDenial =
        /\s|^ن|^не|^غیر|^بی|^بدون|^без|^un|^il|^non|siz|sız|suz|сіз|сыз|syz|m[iı]r|mə[zm]|mama|майд|меге|me[ýz]|ma[ýz]/u.test(
          b,
        );
      const ways = [
        weigh(lang, `${frame} ${a}.`, `${frame} ${b}.`, others),
        weigh(lang, `${frame} ${b}.`, `${frame} ${a}.`, others),
      ];
      return isDenial && ways.some((way) => way === 'wording') ? [pair] : [];
    });
    expect(passed).toEqual([]);
  });
});
