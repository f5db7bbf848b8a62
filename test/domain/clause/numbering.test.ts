import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAUSE_KINDS, type ClauseKind } from '../../../src/domain/clause/clause.ts';
import { type NumberedClause, numberClauses } from '../../../src/domain/clause/numbering.ts';
import { LANGS, type Lang } from '../../../src/language/language.ts';
import { ordinalInWords } from '../../../src/language/numbering.ts';

const SIGNS: { readonly [sign: string]: ClauseKind } = {
  T: 'title',
  R: 'recital',
  H: 'heading',
  A: 'article',
  p: 'paragraph',
  s: 'subparagraph',
  Z: 'testimonium',
};

/** "H0 A1 p2 -p2 s3": kind and level, "-" in front of a withdrawn clause. Ids count from c0. */
const outline = (text: string): NumberedClause[] =>
  text.split(' ').map((word, index) => {
    const withdrawn = word.startsWith('-');
    const [sign = '', level = ''] = withdrawn ? word.slice(1) : word;
    const kind = SIGNS[sign] as ClauseKind;
    return { id: `c${index}`, kind, level: Number(level), status: withdrawn ? 'withdrawn' : 'draft' };
  });

const labels = (text: string, lang: Lang): string[] =>
  [...numberClauses(outline(text), lang).values()].map(({ label }) => label);
const shorts = (text: string, lang: Lang): string =>
  [...numberClauses(outline(text), lang).values()].map(({ short }) => short || '_').join(' ');

describe('numberClauses', () => {
  const OUTLINE = 'T0 R0 H0 H1 A2 p3 s4 s4 s4 Z0';
  it.each([
    ['fa', 'بخش اول|فصل اول|ماده ۱|بند ۱|بند (الف)|بند (ب)|بند (ج)', '۱ ۱ ۱ ۱. الف) ب) ج)'],
    ['ru', 'Раздел I|Глава 1|Статья 1|пункт 1|подпункт «а»|подпункт «б»|подпункт «в»', 'I 1 1 1. а) б) в)'],
    ['az', 'I bölmə|I fəsil|Maddə 1|1-ci bənd|“a” yarımbəndi|“b” yarımbəndi|“c” yarımbəndi', 'I I 1 1. a) b) c)'],
    ['kk', 'I бөлім|1-тарау|1-бап|1-тармақ|1) тармақша|2) тармақша|3) тармақша', 'I 1 1 1. 1) 2) 3)'],
    ['tk', 'I bölüm|I bap|1-nji madda|1-nji bent|1) kiçi bent|2) kiçi bent|3) kiçi bent', 'I I 1 1. 1) 2) 3)'],
    [
      'en',
      'Part I|Chapter I|Article 1|paragraph 1|subparagraph (a)|subparagraph (b)|subparagraph (c)',
      'I I 1 1. (a) (b) (c)',
    ],
  ] as const)('names every unit in %s', (lang, label, short) => {
    expect(labels(OUTLINE, lang)).toEqual(['', '', ...label.split('|'), '']);
    expect(shorts(OUTLINE, lang)).toBe(`_ _ ${short} _`);
  });

  it.each([
    ['paragraphs under headings run on', 'H0 p1 p1 H0 p1', 'I 1. 2. II 3.'],
    ['paragraphs start anew under each article', 'A0 p1 p1 A0 p1', '1 1. 2. 2 1.'],
    [
      'articles run on through headings, loose paragraphs through articles',
      'p0 p0 H0 A1 p2 H0 p1 A1',
      '1. 2. I 1 1. II 3. 2',
    ],
    ['chapters start anew in each part', 'H0 H1 H1 H0 H1', 'I I II II I'],
    ['sub-clauses start anew under each paragraph', 'p0 s1 s1 p0 s1', '1. (a) (b) 2. (a)'],
    ['deeper sub-clauses start anew under the one above', 'p0 s1 s2 s2 s1 s2', '1. (a) (i) (ii) (b) (i)'],
    ['a third depth counts in letters again', 'p0 s1 s2 s3', '1. (a) (i) (a)'],
    ['withdrawn clauses are passed over', 'p0 -p0 s1 -s1 s1 p0', '1. _ (a) _ (b) 2.'],
    ['a sub-clause without a paragraph counts from the start', 's3 s3', '(a) (b)'],
    ['levels that skip are only deeper', 'p0 s2 s4 s2', '1. (a) (i) (b)'],
    ['a level between two others continues the deeper count', 'p0 s1 s4 s2', '1. (a) (i) (ii)'],
    ['a shallower first level continues the count', 's4 s2 s3', '(a) (b) (i)'],
    ['titles, recitals and testimonia end nothing', 'p0 s1 R0 T0 Z0 s1', '1. (a) _ _ _ (b)'],
  ])('%s', (_, text, short) => {
    expect(shorts(text, 'en').replaceAll('Part ', '')).toBe(short);
  });

  it('counts Persian sub-clauses by abjad or by the alphabet', () => {
    const clauses = outline('s0 s0 s0 s0 s0 s0');
    const signs = (persianLetters: 'abjad' | 'alphabetical'): string =>
      [...numberClauses(clauses, 'fa', { persianLetters }).values()].map(({ short }) => short).join(' ');
    expect([signs('abjad'), signs('alphabetical')]).toEqual(['الف) ب) ج) د) هـ) و)', 'الف) ب) پ) ت) ث) ج)']);
  });

  it('goes on in numbers after the last letter', () => {
    const many = outline(Array(40).fill('s0').join(' '));
    const at = (lang: Lang, index: number): string | undefined => numberClauses(many, lang).get(`c${index}`)?.short;
    expect([at('fa', 27), at('fa', 28), at('ru', 27), at('ru', 28), at('en', 25), at('en', 26), at('az', 3)]).toEqual([
      'غ)',
      '۲۹)',
      'я)',
      '29)',
      '(z)',
      '(27)',
      'd)',
    ]);
  });

  const clause = fc.record({
    kind: fc.constantFrom(...(Object.keys(CLAUSE_KINDS) as ClauseKind[])),
    level: fc.nat({ max: 4 }),
    status: fc.constantFrom('draft' as const, 'draft' as const, 'agreed' as const, 'withdrawn' as const),
  });
  const resolution = fc
    .array(clause, { maxLength: 40 })
    .map((list) => list.map((facts, index): NumberedClause => ({ ...facts, id: `c${index}` })));

  it('numbers as if withdrawn clauses were not there, and labels exactly what has a number', () => {
    let withdrawn = 0;
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), resolution, (lang, clauses) => {
        const numbers = numberClauses(clauses, lang);
        const present = clauses.filter(({ status }) => status !== 'withdrawn');
        withdrawn += clauses.length - present.length;
        const alone = numberClauses(present, lang);
        for (const { id, kind, status } of clauses) {
          const counted = CLAUSE_KINDS[kind].numbered && status !== 'withdrawn';
          expect((numbers.get(id)?.label ?? '') !== '').toBe(counted);
          if (status !== 'withdrawn') expect(numbers.get(id)).toEqual(alone.get(id));
        }
      }),
      { seed: 17, numRuns: 400 },
    );
    expect(withdrawn).toBeGreaterThan(300);
  });

  it('gives two neighbouring sub-clauses of one depth different labels, and articles unique ones', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), resolution, (lang, clauses) => {
        const numbers = numberClauses(clauses, lang);
        const articles = clauses.filter(({ kind, status }) => kind === 'article' && status !== 'withdrawn');
        expect(new Set(articles.map(({ id }) => numbers.get(id)?.label)).size).toBe(articles.length);
        const counted = clauses.filter(({ kind, status }) => CLAUSE_KINDS[kind].numbered && status !== 'withdrawn');
        counted.slice(1).forEach((next, index) => {
          const previous = counted[index] as NumberedClause;
          if (previous.kind === next.kind) expect(numbers.get(next.id)).not.toEqual(numbers.get(previous.id));
        });
      }),
      { seed: 19, numRuns: 400 },
    );
  });
});

describe('ordinalInWords', () => {
  it('says the first hundred in words', () => {
    expect([1, 2, 3, 10, 11, 20, 21, 30, 33, 99, 100].map((n) => ordinalInWords('fa', n))).toEqual([
      'اول',
      'دوم',
      'سوم',
      'دهم',
      'یازدهم',
      'بیستم',
      'بیست و یکم',
      'سی‌ام',
      'سی و سوم',
      'نود و نهم',
      '۱۰۰',
    ]);
  });
});
