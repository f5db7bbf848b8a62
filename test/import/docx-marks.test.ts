/** How words look in a Word file of others: the marks that a cell has come in, what people mean by the others is told with its place. */
import { describe, expect, it } from 'vitest';
import type { RichText } from '../../src/domain/text/text.ts';
import { cells, indented, inList, level, lists, paragraph, readWord, run, style, styled, told } from './word.ts';

/** "plain *bold* /italic/ _underlined_". */
const SIGNS = { bold: '*', italic: '/', underline: '_' } as const;
const drawn = (text: RichText): string =>
  text
    .map((line) =>
      line
        .map(({ text: words, marks = [] }) => {
          const signs = marks.map((mark) => SIGNS[mark]);
          return `${signs.join('')}${words}${[...signs].reverse().join('')}`;
        })
        .join(''),
    )
    .join('|');

const STYLES = [
  style('Strong', 'Strong', '<w:rPr><w:b/><w:bCs/></w:rPr>', 'character'),
  style('Very', 'Very strong', '<w:basedOn w:val="Strong"/><w:rPr><w:i/></w:rPr>', 'character'),
  style('Line', 'Line', '<w:rPr><w:u w:val="double"/></w:rPr>', 'character'),
  style('Up', 'Up', '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', 'character'),
  style('Shown', 'Shown', '<w:rPr><w:vanish/></w:rPr>', 'character'),
  style('Heavy', 'Heavy', '<w:rPr><w:b/></w:rPr>'),
  style('Heir', 'Heir', '<w:basedOn w:val="Heavy"/>'),
  style('Again', 'Again', '<w:basedOn w:val="Heavy"/><w:rPr><w:b/></w:rPr>'),
  style('Light', 'Light', '<w:basedOn w:val="Heavy"/><w:rPr><w:b w:val="0"/></w:rPr>'),
  style('Dark', 'Dark', '<w:rPr><w:vanish/></w:rPr>'),
  style('1', 'heading 1', '<w:rPr><w:b/><w:i/></w:rPr>'),
].join('');

const read = (...rows: readonly string[]) =>
  readWord([...rows, paragraph('Конец.')].join(''), { styles: STYLES, lists: lists([level(0, 'decimal', '%1.')]) });
const looks = async (...rows: readonly string[]) =>
  (await read(...rows)).clauses.slice(0, -1).map(({ texts, marked }) => (marked?.ru ? drawn(marked.ru) : texts.ru));

describe('marks of words in a Word file', () => {
  const cases: readonly (readonly [fact: string, row: string, expected: string])[] = [
    [
      'by the run',
      paragraph(run('а ') + run('б', '<w:b/>') + run(' в ') + run('г', '<w:i/><w:u w:val="wave"/>') + run(';')),
      'а *б* в /_г_/;',
    ],
    [
      'by its style, and by what that rests on',
      paragraph(
        run('а ') +
          run('б', '<w:rStyle w:val="Strong"/>') +
          run(' ') +
          run('в', '<w:rStyle w:val="Very"/>') +
          run(' ') +
          run('г', '<w:rStyle w:val="Line"/>') +
          run(';'),
      ),
      'а *б* */в/* _г_;',
    ],
    ['by the style of the paragraph', paragraph(run('а;'), styled('Heavy')), '*а;*'],
    ['by what that rests on', paragraph(run('а;'), styled('Heir')), '*а;*'],
    ['by a style that says it again', paragraph(run('а;'), styled('Again')), '*а;*'],
    ['by a style that takes it back', paragraph(run('а;'), styled('Light')), 'а;'],
    [
      'by one of two styles and not by both',
      paragraph(run('а ') + run('б', '<w:rStyle w:val="Strong"/>') + run(' в;'), styled('Heavy')),
      '*а *б* в;*',
    ],
    [
      'by the run, whatever the styles say',
      paragraph(
        run('а ', '<w:b w:val="0"/>') + run('б', '<w:b/><w:rStyle w:val="Strong"/>') + run(';', '<w:b w:val="false"/>'),
        styled('Heavy'),
      ),
      'а *б*;',
    ],
    [
      'of complex scripts by properties of their own',
      paragraph(
        run('الف ', '<w:rtl/><w:b/>') +
          run('ب', '<w:rtl/><w:bCs/>') +
          run(' ') +
          run('ج', '<w:rtl/><w:rStyle w:val="Strong"/>') +
          run('؛', '<w:rtl/>'),
      ),
      'الف *ب* *ج*؛',
    ],
    [
      'of a heading only where it stands out',
      paragraph(run('а ') + run('б', '<w:b w:val="0"/>') + run(' в', '<w:u w:val="single"/>'), styled('1')),
      'а б_ в_',
    ],
    ['behind a number that leaves the words', paragraph(run('1. ') + run('б', '<w:b/>') + run(';')), '*б*;'],
    ['behind a number that Word works out', paragraph(run('б', '<w:i/>') + run(';'), inList(1) + indented(0)), '/б/;'],
    ['of what was put in', paragraph(`<w:ins>${run('б', '<w:b/>')}</w:ins>${run(';')}`), '*б*;'],
  ];
  it.each(cases)('come in: %s', async (_fact, row, expected) => expect(await looks(row)).toEqual([expected]));

  it('are none where their look says that they are a link', async () => {
    const named = style('L', 'Hyperlink', '<w:rPr><w:u w:val="single"/></w:rPr>', 'character');
    const runs =
      `<w:hyperlink w:anchor="x">${run('статья', '<w:u w:val="single"/><w:b/>')}</w:hyperlink>` +
      run(' ') +
      run('там', '<w:rStyle w:val="L"/>') +
      run(' и', '<w:u w:val="single"/>');
    const { clauses } = await readWord(paragraph(runs), { styles: named });
    expect(clauses.map(({ marked }) => drawn(marked?.ru ?? []))).toEqual(['*статья* там_ и_']);
  });

  it('come in where the document has them everywhere', async () => {
    const everywhere = '<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>';
    const usual = style('N', 'Normal', '<w:rPr><w:b/></w:rPr>', 'paragraph', ' w:default="1"');
    const came = await readWord(paragraph('а;') + paragraph('б.'), { styles: everywhere + usual });
    expect(came.clauses.map(({ marked }) => drawn(marked?.ru ?? []))).toEqual(['*/а;/*', '*/б./*']);
  });

  it('come in from a table with a column per language, and from paragraphs that are joined', async () => {
    const row = (...all: readonly string[]) => all.map((text) => paragraph(text));
    const table = cells(row('Русский', 'Қазақша'), [
      paragraph(run('1. ') + run('а', '<w:b/>') + run(';')) + paragraph(run('б.', '<w:i/>')),
      paragraph(run('1. ') + run('ә', '<w:u w:val="single"/>')),
    ]);
    const { clauses } = await readWord(table);
    expect(clauses.map(({ marked = {} }) => Object.values(marked).map((text) => drawn(text as RichText)))).toEqual([
      ['*а*;|/б./', '_ә_'],
    ]);
    expect(await looks(paragraph('1. Раз.'), paragraph(run('Ещё.', '<w:b/>')), paragraph('2. Два.'))).toEqual([
      'Раз.|*Ещё.*',
      'Два.',
    ]);
  });

  it('hide no words that two styles hide, and those that one does', async () => {
    const came = await read(
      paragraph(run('а ') + run('б', '<w:rStyle w:val="Shown"/>'), styled('Dark')),
      paragraph(run('в ') + run('г', '<w:rStyle w:val="Shown"/>') + run(';')),
    );
    expect(came.clauses.map(({ texts }) => texts.ru)).toEqual(['б', 'в ;', 'Конец.']);
    expect(told(came)).toMatchObject({ 'hidden-text': [2, ''] });
  });
});

describe('what a cell has no mark for', () => {
  const raised = '<w:vertAlign w:val="superscript"/>';
  const lowered = '<w:vertAlign w:val="subscript"/>';

  it.each([
    ['10⁶ м²', run('10') + run('6', raised) + run(' м') + run('2', '<w:rStyle w:val="Up"/>')],
    ['CO₂', run('CO') + run('2', lowered)],
    ['10⁻⁶', run('10') + run('-', raised) + run('6', raised)],
    ['xⁿ⁺¹', run('x') + run('n+1', '<w:position w:val="8"/><w:sz w:val="14"/>')],
    ['H₂', run('H') + run('2', '<w:position w:val="-6"/>')],
  ])('is a sign of its own where there is one: %s', async (expected, runs) => {
    const came = await read(paragraph(runs));
    expect(came.clauses[0]?.texts.ru).toBe(expected);
    expect(Object.keys(told(came))).toEqual(['raised-signs']);
  });

  it.each([
    ['1st', 'raised', run('1') + run('st', raised)],
    ['۱۰۶', 'raised', run('۱۰') + run('۶', raised)],
    ['не', 'struck', run('не', '<w:strike/>')],
    ['не', 'struck', run('не', '<w:dstrike/>')],
    ['не', 'highlighted', run('не', '<w:highlight w:val="yellow"/>')],
  ])('is told, the words come in: %s %s', async (words, kind, runs) => {
    const came = await read(paragraph(runs));
    expect(came.clauses[0]?.texts.ru).toBe(words);
    expect(told(came)).toEqual({ [kind]: [1, words] });
  });

  it('is one stretch, however many runs have it', async () => {
    const strike = '<w:strike/>';
    const runs =
      run('не', strike) + run('пра', `${strike}<w:b/>`) + run('вда', strike) + run(' и ') + run('да', strike);
    expect(told(await read(paragraph(runs)))).toEqual({ struck: [2, 'не'] });
    const none = run('а', '<w:strike w:val="0"/><w:highlight w:val="none"/><w:vertAlign w:val="baseline"/>');
    expect(told(await read(paragraph(none)))).toEqual({});
  });

  it('is the address behind words that do not say it', async () => {
    const link = (id: string, words: string): string => `<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`;
    const relation = (id: string, address: string): string =>
      `<Relationship Id="${id}" Type="x/hyperlink" Target="${address}" TargetMode="External"/>`;
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, words: string): string =>
      `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${run(words)}${mark('end')}`;
    const rows = [
      paragraph(run('см. ') + link('a', 'здесь')),
      paragraph(link('b', 'www.caspian.org')),
      paragraph(`<w:hyperlink w:anchor="x">${run('статья 5')}</w:hyperlink>`),
      paragraph(run('и ') + field('HYPERLINK "https://b.org"', 'там')),
      paragraph(field('HYPERLINK \\l "x"', 'статья 6')),
    ];
    const links = relation('a', 'https://a.org') + relation('b', 'https://www.caspian.org/');
    const came = await readWord(rows.join(''), { links });
    expect(came.warnings.find(({ found }) => found === 'links')).toMatchObject({
      count: 2,
      places: [
        { line: 1, near: 'см. здесь' },
        { line: 4, near: 'и' },
      ],
    });
  });

  it('is a number or a formula that a field draws and does not store', async () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string): string =>
      `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('end')}`;
    for (const code of ['LISTNUM LegalDefault', 'AUTONUM', 'EQ \\f(1;2)', 'SYMBOL 176 \\f Symbol'])
      expect(told(await read(paragraph(run('до') + field(code) + run('.'))))).toEqual({ fields: [1, 'до'] });
    for (const code of ['XE "x"', 'TC "x"', 'SET a b'])
      expect(told(await read(paragraph(run('до') + field(code) + run('.'))))).toEqual({});
    expect(told(await read(paragraph(`${run('до')}<w:fldSimple w:instr=" AUTONUMLGL "/>`)))).toEqual({
      fields: [1, 'до'],
    });
  });
});
