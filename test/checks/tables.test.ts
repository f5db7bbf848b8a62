/** Tables and footnotes, column against column: what is broken in one is found, by its place, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import { isLang, LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { digits } from '../../src/language/number.ts';
import { type ClauseSketch, declaration } from '../support/declaration.ts';

/** The same invented table six times, its figures in the digits of each column. */
const HEADS: Readonly<Record<Lang, readonly string[]>> = {
  fa: ['استان', 'ایستگاه', 'پیشین'],
  ru: ['Область', 'Посты', 'Прежде'],
  az: ['Vilayət', 'Məntəqə', 'Əvvəl'],
  kk: ['Облыс', 'Бекеттер', 'Бұрын'],
  tk: ['Welaýat', 'Nokatlar', 'Öň'],
  en: ['Region', 'Stations', 'Before'],
};
const tableOf = (lang: Lang): string =>
  [
    HEADS[lang].join(' | '),
    `A | ${digits(lang, '10')} | ${digits(lang, '11')}`,
    `B | ${digits(lang, '1200')} | ${digits(lang, '7')}`,
  ]
    .join('\n')
    .replace('A |', `${HEADS[lang][0]} |`)
    .replace('B |', `${HEADS[lang][2]} |`);
const TABLE = Object.fromEntries(LANGS.map((lang) => [lang, tableOf(lang)])) as Record<Lang, string>;

const findings = (clauses: readonly ClauseSketch[]) =>
  runChecks(declaration({ columns: LANGS, clauses })).filter(({ check }) => check !== 'empty');
const inTable = (texts: PerLang<string>) =>
  findings([{ kind: 'table', texts: { ...TABLE, ...texts } }]).map(({ languages, message }) => [
    languages.join(),
    message.key,
    message.args,
  ]);

describe('a table', () => {
  it('that is the same in six languages has no findings, with whatever blanks beside its signs', () => {
    expect(inTable({})).toEqual([]);
    expect(inTable({ ru: TABLE.ru.replaceAll(' | ', '|'), en: TABLE.en.replaceAll(' | ', '  |  ') })).toEqual([]);
    expect(inTable({ az: `${TABLE.az}\n`, kk: TABLE.kk.replace('\n', ' \n\n') })).toEqual([]);
  });

  it.each(LANGS)('whose figures are exchanged between two cells is found in %s, by row and column', (lang) => {
    const [ten, eleven] = [digits(lang, '10'), digits(lang, '11')];
    const swapped = TABLE[lang].replace(`${ten} | ${eleven}`, `${eleven} | ${ten}`);
    expect(inTable({ [lang]: swapped })).toEqual([
      [lang, 'tables.other', { row: 2, column: 2, missing: '10', extra: '11' }],
      [lang, 'tables.other', { row: 2, column: 3, missing: '11', extra: '10' }],
    ]);
    const [first] = findings([{ kind: 'table', texts: { ...TABLE, [lang]: swapped } }]);
    const [spot] = first?.at?.[lang] ?? [];
    expect(swapped.slice(spot?.start, spot?.end)).toBe(eleven);
  });

  it('whose figures are exchanged between two rows is found, and a figure that is missing', () => {
    expect(inTable({ ru: TABLE.ru.replace('11', 'x').replace('7', '11').replace('x', '7') })).toEqual([
      ['ru', 'tables.other', { row: 2, column: 3, missing: '11', extra: '7' }],
      ['ru', 'tables.other', { row: 3, column: 3, missing: '7', extra: '11' }],
    ]);
    expect(inTable({ az: TABLE.az.replace('1200', '') })).toEqual([
      ['az', 'tables.missing', { row: 3, column: 2, missing: '1200', extra: '' }],
    ]);
  });

  it('may write its thousands apart, in words, or as a solar year', () => {
    expect(inTable({ ru: TABLE.ru.replace('1200', '1 200'), en: TABLE.en.replace('1200', '1,200') })).toEqual([]);
  });

  it('of which a row is wider or narrower than the head', () => {
    expect(inTable({ kk: `${TABLE.kk} | ж` }).map(([lang, key, args]) => [lang, key, args])).toEqual([
      ['kk', 'tables.row', { row: 3, count: 4, usual: 3, rows: 1 }],
    ]);
  });

  it('that lacks a row, or a column, in one language', () => {
    const lacking = TABLE.ru.split('\n').slice(0, 2).join('\n');
    expect(inTable({ ru: lacking })).toContainEqual([
      'ru',
      'tables.differ',
      { rows: 2, width: 3, usualRows: 3, usualWidth: 3 },
    ]);
    const narrow = TABLE.tk.split('\n').map((row) => row.split(' | ').slice(0, 2).join(' | '));
    expect(inTable({ tk: narrow.join('\n') })).toContainEqual([
      'tk',
      'tables.differ',
      { rows: 3, width: 2, usualRows: 3, usualWidth: 3 },
    ]);
  });

  it('of one column only', () => {
    const single = Object.fromEntries(LANGS.map((lang) => [lang, HEADS[lang].join('\n')]));
    expect(new Set(inTable(single).map(([, key]) => key))).toEqual(new Set(['tables.single']));
  });

  it('has blanks within its cells looked at as everywhere', () => {
    expect(inTable({ en: TABLE.en.replace('Region', 'Coast  region') })).toEqual([
      ['en', 'spaces.double', { count: 1 }],
    ]);
    expect(inTable({ ru: TABLE.ru.replace('Посты', 'Посты , всего') })).toEqual([['ru', 'spaces.stray', { count: 1 }]]);
  });

  it('is read in time, whatever somebody types', () => {
    const rows = '10 | 11 | 12\n'.repeat(7_000);
    const texts = Object.fromEntries(LANGS.map((lang) => [lang, rows]));
    expect(findings([{ kind: 'table', texts }]).filter(({ severity }) => severity === 'blocking')).toEqual([]);
    const signs = Object.fromEntries(LANGS.map((lang) => [lang, '|'.repeat(90_000)]));
    expect(findings([{ kind: 'table', texts: signs }]).filter(({ severity }) => severity === 'blocking')).toEqual([]);
  });
});

describe('footnotes', () => {
  const text = (sign = ''): PerLang<string> =>
    Object.fromEntries(LANGS.map((lang) => [lang, `${HEADS[lang][0]}${sign}`]));
  const keys = (clauses: readonly ClauseSketch[]) =>
    findings(clauses).map(({ clause, languages, message }) => [
      clause,
      languages.filter(isLang).length,
      message.key,
      message.args,
    ]);

  it('are found where the text refers to them, one by one', () => {
    expect(keys([{ texts: text('(*)') }, { kind: 'footnote', texts: text() }])).toEqual([]);
    const clauses = [
      { id: 'a', texts: { ...text('(*)'), ru: 'Область', kk: 'Облыс(*)(*)' } },
      { kind: 'footnote' as const, texts: text() },
    ];
    expect(keys(clauses)).toEqual([
      ['a', 1, 'footnotes.differ', { count: 0, notes: 1 }],
      ['a', 1, 'footnotes.differ', { count: 2, notes: 1 }],
    ]);
  });

  it('are missing behind a sign, also behind one in a footnote', () => {
    expect(keys([{ id: 'a', texts: { ...text(), fa: 'استان(*)' } }])).toEqual([
      ['a', 1, 'footnotes.differ', { count: 1, notes: 0 }],
    ]);
    expect(
      keys([{ texts: text('(*)') }, { id: 'n', kind: 'footnote', texts: { ...text(), en: 'Region(*)' } }]),
    ).toEqual([['n', 1, 'footnotes.differ', { count: 1, notes: 0 }]]);
  });

  it('belong to a clause that is in force, and not to the closing formula', () => {
    const note = { id: 'n', kind: 'footnote' as const, texts: text() };
    const lost = [['n', LANGS.length, 'footnotes.homeless', { count: LANGS.length }]];
    expect(keys([note, { texts: text() }])).toEqual(lost);
    expect(keys([{ texts: text(), status: 'withdrawn' }, note])).toEqual(lost);
    expect(keys([{ kind: 'testimonium', texts: text('(*)') }, note])).toEqual(lost);
  });

  it('of a table stand in its cells', () => {
    const signed = Object.fromEntries(LANGS.map((lang) => [lang, TABLE[lang].replace(' |', '(*) |')]));
    expect(
      keys([
        { kind: 'table', texts: signed },
        { kind: 'footnote', texts: text() },
      ]),
    ).toEqual([]);
  });
});
