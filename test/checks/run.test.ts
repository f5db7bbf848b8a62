/**
 * The checks on the sample, which is proofread and has to pass, and on the sample with one thing broken in one language at a
 * time, which has to be found, under its name, in that language and clause, and nowhere else.
 */
import { describe, expect, it } from 'vitest';
import { numbers, readNumbers } from '../../src/checks/numbers.ts';
import { readDates } from '../../src/checks/read-dates.ts';
import { checkClause, isBlocking, runChecks } from '../../src/checks/run.ts';
import type { Clause } from '../../src/domain/clause/clause.ts';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { digits } from '../../src/language/number.ts';
import { play, type Row } from '../sample/play.ts';
import { declaration } from '../support/declaration.ts';
import { sampleSummit } from '../support/server.ts';

const summit = sampleSummit();
const COLUMNS = summit.columns;

function textOf(rows: readonly Row[], columns: readonly Lang[]) {
  const numbers = columns.map((lang) => [lang, numberClauses(rows as never, lang)] as const);
  return declaration({
    columns,
    clauses: rows.map(({ id, kind, level, status, texts }) => ({
      ...{ id, kind, level, status, texts },
      number: Object.fromEntries(numbers.map(([lang, by]) => [lang, by.get(id)?.label ?? ''])),
    })),
  });
}

/** One clause in all six languages, as a declaration of its own with two more paragraphs before it. */
const words = (texts: PerLang<string>) =>
  declaration({
    columns: LANGS.filter((lang) => texts[lang] !== undefined),
    clauses: [{ id: 'c', texts, number: Object.fromEntries(LANGS.map((lang) => [lang, digits(lang, '1')])) }],
  });
const keysOf = (texts: PerLang<string>) =>
  runChecks(words(texts)).map(({ message, languages }) => `${languages.join()} ${message.key}`);

/** The same sentence six times: a number, a day, a bracket, a reference to itself. */
const SAME: Readonly<Record<Lang, string>> = {
  fa: 'طرف‌ها ظرف [۳۰] روز، تا ۲۸ آبان ۱۴۰۴، طبق بند ۱ عمل می‌کنند.',
  ru: 'Стороны в течение [30] дней, до 19 ноября 2025 года, действуют согласно пункту 1.',
  az: 'Tərəflər [30] gün ərzində, 19 noyabr 2025-ci il tarixinədək, 1-ci bəndə uyğun hərəkət edirlər.',
  kk: 'Тараптар [30] күн ішінде, 2025 жылғы 19 қарашаға дейін, 1-тармаққа сәйкес әрекет етеді.',
  tk: 'Taraplar [30] günüň dowamynda, 2025-nji ýylyň 19-njy noýabryna çenli, 1-nji bende laýyklykda hereket edýärler.',
  en: 'The Parties act within [30] days, by 19 November 2025, in accordance with paragraph 1.',
};

type Breakage = {
  readonly name: string;
  readonly key: string;
  readonly langs?: readonly Lang[];
  readonly edit: (text: string, lang: Lang) => string;
};
const put = (from: RegExp, to: string) => (text: string) => text.replace(from, to);
const INSIDE = /(?<=\p{L})(?=\p{L})/u;
const CYRILLIC: readonly Lang[] = ['ru', 'kk'];
const LATIN: readonly Lang[] = ['az', 'tk', 'en'];

const BREAKAGES: readonly Breakage[] = [
  { name: 'no text', key: 'empty.cell', edit: () => '' },
  {
    name: 'another number',
    key: 'numbers.other',
    edit: (text, lang) => text.replace(/\[[^\]]+\]/, `[${digits(lang, '31')}]`),
  },
  { name: 'a number too few', key: 'numbers.missing', edit: put(/\[[^\]]+\]/, '[…]') },
  { name: 'a number too many', key: 'numbers.extra', edit: (text, lang) => `${text} ${digits(lang, '77')}` },
  {
    name: 'another day',
    key: 'dates.other',
    edit: (text) => text.replace(/(?<!\d)19|۲۸/u, (day) => (day === '19' ? '18' : '۲۷')),
  },
  {
    name: 'no day',
    key: 'dates.missing',
    edit: put(
      / ۲۸ آبان ۱۴۰۴| 19 ноября 2025| 19 noyabr 2025-ci| 2025 жылғы 19 қарашаға| 2025-nji ýylyň 19-njy noýabryna| 19 November 2025/u,
      '',
    ),
  },
  {
    name: 'a day that does not exist',
    key: 'dates.impossible',
    edit: (text) => text.replace(/(?<!\d)19|۲۸/u, (day) => (day === '19' ? '31' : '۳۱')),
  },
  { name: 'half a bracket', key: 'brackets.unbalanced', edit: put(/\]/, '') },
  { name: 'brackets within brackets', key: 'brackets.differ', edit: put(/\[([^\]]+)\]/, '[[$1]]') },
  { name: 'no bracket', key: 'brackets.differ', edit: put(/\[([^\]]+)\]/, '$1') },
  {
    name: 'a reference to a paragraph that is not there',
    key: 'references.unknown',
    edit: (text) =>
      text.replace(/(بند |пункту |paragraph )[1۱]|1(?=-ci b|-тарм|-nji b)/u, (found) =>
        found.replace('1', '9').replace('۱', '۹'),
      ),
  },
  { name: 'a Latin letter in a Cyrillic word', key: 'script.mixed', langs: CYRILLIC, edit: put(/а/u, 'a') },
  { name: 'a Cyrillic letter in a Latin word', key: 'script.mixed', langs: LATIN, edit: put(/a/u, 'а') },
  { name: 'a Latin letter in a Persian word', key: 'script.mixed', langs: ['fa'], edit: put(/ر/u, 'رl') },
  { name: 'a lone Latin letter', key: 'script.lone', langs: CYRILLIC, edit: put(/ /u, ' c ') },
  { name: 'a lone Cyrillic letter', key: 'script.lone', langs: LATIN, edit: put(/ /u, ' а ') },
  ...['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u200f', '\u200b', '\ufeff', '\u00ad', '\u2060', '\u0007'].map(
    (char): Breakage => ({
      name: `U+${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      key: 'invisible.character',
      edit: put(INSIDE, char),
    }),
  ),
  { name: 'a half-space', key: 'invisible.character', langs: [...CYRILLIC, ...LATIN], edit: put(INSIDE, '\u200c') },
  { name: 'a half-space that joins nothing', key: 'invisible.joiner', langs: ['fa'], edit: put(/ /u, '\u200c ') },
  ...['2026-02-28', '$100', '12%', '-5', '+98', '18-19', 'C++'].map(
    (words): Breakage => ({
      name: `${words} in Persian`,
      key: 'direction.turned',
      langs: ['fa'],
      edit: put(/ /u, ` ${words} `),
    }),
  ),
  { name: 'Arabic yeh', key: 'letters.foreign', langs: ['fa'], edit: put(/ی/u, 'ي') },
  { name: 'Arabic kaf', key: 'letters.foreign', langs: ['fa'], edit: put(/ک/u, 'ك') },
  { name: 'a turned e', key: 'letters.foreign', langs: ['az'], edit: put(/ə/u, '\u01dd') },
  { name: 'a comma below', key: 'letters.foreign', langs: ['tk'], edit: put(/$/u, ' ba\u0219') },
  { name: 'two spaces', key: 'spaces.double', edit: put(/ /u, '  ') },
  { name: 'a space at the end', key: 'spaces.stray', edit: put(/$/u, ' ') },
  { name: 'a space before a comma', key: 'spaces.stray', edit: put(/[,،]/u, ' $&') },
  { name: 'Western digits', key: 'digits.foreign', langs: ['fa'], edit: put(/۳۰/u, '30') },
  { name: 'Arabic digits', key: 'digits.foreign', edit: put(/30|۳۰/u, '٣٠') },
];

describe('runChecks', () => {
  const stages = summit.resolutions.flatMap((seed) => {
    const { rows, milestones } = play(summit, seed);
    const all = [...milestones.map((each) => ({ name: each.label, rows: each.rows })), { name: 'the end', rows }];
    return all.map(({ name, rows: stage }) => ({ name: `${seed.id}, ${name}`, text: textOf(stage, COLUMNS) }));
  });

  it('finds nothing that blocks in the sample, at any of its milestones, save the Latin i that its history mends', () => {
    const found = stages.flatMap(({ name, text }) =>
      runChecks(text).map(({ clause, message: { key, args } }) => `${name}: ${clause} ${key} ${args.words}`),
    );
    expect(found).toEqual(['general, Zero draft: gen-p3 script.mixed Тетiк']);
    const cells = stages.reduce((sum, { text }) => sum + text.clauses.length * text.columns.length, 0);
    expect(cells).toBeGreaterThan(1_000);
  });

  it('finds nothing in a sentence that says the same six times', () => {
    expect(keysOf(SAME)).toEqual([]);
  });

  const cases = BREAKAGES.flatMap(({ name, key, langs = LANGS, edit }) =>
    langs.map((lang) => ({ name, key, lang, broken: edit(SAME[lang], lang) })),
  );
  it.each(cases)('finds $name in $lang', ({ key, lang, broken }) => {
    expect(broken).not.toBe(SAME[lang]);
    const found = runChecks(words({ ...SAME, [lang]: broken }));
    const [finding] = found.filter(({ message }) => message.key === key);
    expect(found.map(({ message, languages }) => `${languages.join()} ${message.key}`)).toContain(`${lang} ${key}`);
    expect(found.filter(({ languages }) => languages.join() !== lang)).toEqual([]);
    for (const { start, end, text } of finding?.at?.[lang] ?? []) expect(broken.slice(start, end)).toBe(text);
  });

  it.each([
    [
      'thousands and fractions as each language writes them',
      { fa: 'حدود ۱٬۲۳۴٫۵ تن', ru: 'около 1\u00a0234,5 т', az: '1.234,5 ton', kk: '1 234,5 т', en: 'about 1,234.5 t' },
    ],
    ['millions in words', { fa: '۱۶ میلیون تن', ru: '16 млн тонн', az: '16 milyon ton', en: '16,000,000 t' }],
    [
      'a count in words',
      { fa: 'پنج کشور', ru: '5 государств', az: 'beş dövlət', kk: 'бес мемлекет', en: 'five States' },
    ],
    ['an article in words or Roman numerals', { fa: 'بخش سوم', ru: 'раздел III', az: '3-cü bölmə', en: 'Part 3' }],
    [
      'both calendars in one column',
      {
        fa: '۲۷ و ۲۸ آبان ۱۴۰۴ برابر با ۱۸ و ۱۹ نوامبر ۲۰۲۵',
        ru: '18–19 ноября 2025 года',
        kk: '2025 жылғы 18–19 қараша',
        tk: '2025-nji ýylyň 18–19-njy noýabry',
      },
    ],
    [
      'figures of a date',
      { fa: '۱۴۰۴/۰۸/۲۸', ru: '19.11.2025', az: '2025-ci il noyabrın 19-da', en: 'November 19, 2025' },
    ],
    ['a solar year alone', { fa: 'تا سال ۱۴۰۹', ru: 'до 2030 года', en: 'by 2030' }],
    ['may and می, which are words', { fa: 'طرف ۵ می‌تواند', ru: 'Сторона 5 может', en: 'Party 5 may' }],
    [
      'names in another script',
      { fa: 'نمایشگاه COP29 و ISO 9001', ru: 'Выставка COP29 и ISO 9001', az: 'COP29 və ISO 9001 sərgisi' },
    ],
    ['a minus with its mark', { fa: 'تراز \u200e\u2212۲۸ متر', ru: 'уровень \u221228 м' }],
    [
      "another instrument's article",
      { fa: 'ماده ۴۰ کنوانسیون', ru: 'статья 40 Конвенции', en: 'Article 40 of the Convention' },
    ],
  ] as readonly (readonly [string, PerLang<string>])[])('takes %s for the same', (_, texts) => {
    expect(keysOf(texts)).toEqual([]);
  });

  it('passes over withdrawn clauses and cells without counterpart, and holds nothing against a working column', () => {
    const two = { columns: ['fa', 'ru'] as const };
    const withdrawn = declaration({ ...two, clauses: [{ status: 'withdrawn', texts: { fa: '۳۰', ru: '31' } }] });
    const none = declaration({
      ...two,
      clauses: [{ texts: { fa: '', ru: 'текст' }, noCounterpart: { fa: 'by design' } }],
    });
    expect([runChecks(withdrawn), runChecks(none)]).toEqual([[], []]);
    const working = { ...words({ ...SAME, tk: SAME.tk.replace('30', '31') }), working: ['tk' as const] };
    expect(runChecks(working).map(({ message, severity }) => [message.key, severity])).toEqual([
      ['numbers.other', 'warning'],
    ]);
    expect(runChecks({ ...words({ ...SAME, tk: '' }), working: ['tk'] }).filter(isBlocking)).toEqual([]);
  });

  it('names the odd column out, and where it stands', () => {
    const [finding] = runChecks(words({ ...SAME, kk: SAME.kk.replace('30', '45') }));
    expect(finding).toMatchObject({
      check: 'numbers',
      severity: 'blocking',
      clause: 'c',
      languages: ['kk'],
      message: { key: 'numbers.other', args: { missing: '30', extra: '45' } },
      at: { kk: [{ start: 10, end: 12, text: '45' }], fa: [{ text: '۳۰' }] },
    });
  });
});

describe('checkClause', () => {
  it('says of a check that fails that it could not read the clause, and what the others find', () => {
    const text = words({ ...SAME, kk: SAME.kk.replace('30', '45') });
    const failing = (): never => {
      throw new TypeError('a fault of the check');
    };
    const quiet = () => [];
    const checks = { empty: failing, numbers, dates: quiet, brackets: quiet, references: quiet, script: quiet };
    const rest = {
      invisible: quiet,
      direction: quiet,
      letters: quiet,
      digits: quiet,
      spaces: quiet,
      states: quiet,
      terms: quiet,
    };
    const [clause] = text.clauses;
    const found = checkClause(clause as Clause, text.clauses, text, {
      checks: { ...checks, ...rest, treaty: quiet, footnotes: quiet, tables: quiet },
    });
    expect(
      found.map(({ check, severity, languages, message }) => [check, severity, languages.length, message.key]),
    ).toEqual([
      ['empty', 'blocking', 6, 'unread.cell'],
      ['numbers', 'blocking', 1, 'numbers.other'],
    ]);
  });
});

describe('numbers', () => {
  it.each([
    [
      'a fraction of which one column says half a percent more',
      'fa',
      '13.5',
      '12.5',
      {
        fa: 'سهم هر طرف ۱۳٫۵ درصد است.',
        ru: 'Доля каждой стороны составляет 12,5 %.',
        az: 'Hər tərəfin payı 12,5 faizdir.',
        kk: 'Әр тараптың үлесі 12,5 пайыз.',
      },
    ],
    [
      'a fraction between thirteen and a hundred that Persian has not',
      'fa',
      '',
      '45.5',
      {
        fa: 'سهم هر طرف برابر است.',
        ru: 'Доля каждой стороны составляет 45,5 %.',
        az: 'Hər tərəfin payı 45,5 faizdir.',
        kk: 'Әр тараптың үлесі 45,5 пайыз.',
      },
    ],
    [
      'thirty-one against thirty',
      'ru',
      '31',
      '30',
      {
        fa: 'مهلت ۳۰ روز است.',
        ru: 'Срок составляет 31 день.',
        az: 'Müddət 30 gündür.',
        kk: 'Мерзімі 30 күн.',
      },
    ],
  ] as const)('finds %s, once', (_, lang, extra, missing, texts) => {
    expect(runChecks(words(texts))).toMatchObject([{ languages: [lang], message: { args: { extra, missing } } }]);
  });

  it('passes over numbers of dates, of dates that overlap too', () => {
    expect(readNumbers('ru', 'с 12 по 14 марта 2025 года, 7 дней, до 1.12.2025').map(({ value }) => value)).toEqual([
      '7',
    ]);
  });

  it('takes the year of the nearest date, of two as near the one before', () => {
    const keys = readDates('ru', '1 марта 2024 года здесь, 2 марта там, 3 марта здесь, 4 марта 2026 года').flatMap(
      (date) => date.keys,
    );
    expect(keys).toEqual(['2024-03-01', '2024-03-02', '2026-03-03', '2026-03-04']);
    expect(
      readDates('ru', '1 марта 2024 года здесь, 2 апреля там, 4 марта 2026 года').flatMap((date) => date.keys)[1],
    ).toBe('2024-04-02');
  });
});
