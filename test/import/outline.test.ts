/** Labels that people type become structure and leave the words, in every language; a number of the sentence is left alone. */
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { numberClauses } from '../../src/domain/clause/numbering.ts';
import type { ClauseSeed } from '../../src/domain/summit/summit.ts';
import { labelsOf } from '../../src/domain/text/label.ts';
import { importFile } from '../../src/import/index.ts';
import { LANGS, type Lang } from '../../src/language/language.ts';

async function read(rows: readonly string[], lang: Lang = 'ru') {
  const result = await importFile('a.txt', new TextEncoder().encode(rows.join('\n\n')), { language: lang });
  if (!result.ok) throw new Error(result.problem.kind);
  return result;
}
const shown = (clauses: readonly ClauseSeed[]): string[] =>
  clauses.map(({ kind, level, texts }) => `${kind} ${level} ${Object.values(texts).join('|')}`.trim());

describe('labelsOf', () => {
  const labels: readonly (readonly [text: string, unit: string, value: number, words: string])[] = [
    ['Статья 1. Предмет', 'article', 1, 'Предмет'],
    ['СТАТЬЯ 12', 'article', 12, ''],
    ['1-бап. Мәні', 'article', 1, 'Мәні'],
    ['12-БАП', 'article', 12, ''],
    ['Maddə 3. Predmet', 'article', 3, 'Predmet'],
    ['MADDƏ 3', 'article', 3, ''],
    ['5-ci maddə. Predmet', 'article', 5, 'Predmet'],
    ['2-nji madda. Maksat', 'article', 2, 'Maksat'],
    ['Article 7', 'article', 7, ''],
    ['ARTICLE 7 — Scope', 'article', 7, 'Scope'],
    ['ماده ۵ـ موضوع', 'article', 5, 'موضوع'],
    ['ماده (۵) موضوع', 'article', 5, 'موضوع'],
    ['ماده 5: موضوع', 'article', 5, 'موضوع'],
    ['مادهٔ بیست و یکم: موضوع', 'article', 21, 'موضوع'],
    ['بخش اول', 'part', 1, ''],
    ['Раздел IV. Общее', 'part', 4, 'Общее'],
    ['РАЗДЕЛ ПЕРВЫЙ', 'part', 1, ''],
    ['II бөлім. Жалпы ережелер', 'part', 2, 'Жалпы ережелер'],
    ['ІІ бөлім. Жалпы ережелер', 'part', 2, 'Жалпы ережелер'],
    ['I bölmə', 'part', 1, ''],
    ['Part II', 'part', 2, ''],
    ['Birinci fəsil. Məqsəd', 'chapter', 1, 'Məqsəd'],
    ['1-тарау. Мақсат', 'chapter', 1, 'Мақсат'],
    ['I bap. Maksat', 'chapter', 1, 'Maksat'],
    ['فصل سوم - اهداف', 'chapter', 3, 'اهداف'],
    ['§ 5. Сроки', 'section', 5, 'Сроки'],
    ['2-тармақ. Тараптар', 'paragraph', 2, 'Тараптар'],
    ['بند ۲. دولت‌ها', 'paragraph', 2, 'دولت‌ها'],
  ];
  it.each(labels)('reads %j', (text, unit, value, words) => {
    const [label] = labelsOf(text);
    expect([label?.unit, label?.values, text.slice(label?.length)]).toEqual([unit, [value], words]);
  });

  const none = [
    '5 стран участвуют',
    '2026 год объявлен',
    '1,5 % доходов',
    '1.5 процента',
    '1.12.2025 подписан',
    '18–19 ноября',
    '3-х сторонний',
    '10-й саммит',
    'Статья 5 применяется',
    'Статья 5-7 применяются',
    'Статьями 5 и 6',
    'ماده ۵ درباره همکاری',
    '۵ کشور',
    '۱۴۰۴ سال',
    'Bapdan soň',
    '2026. Год',
    '(1. a',
  ];
  it.each(none)('reads none in %j', (text) => expect(labelsOf(text)).toEqual([]));
});

describe('a text without structure', () => {
  const texts: readonly (readonly [string, Lang, readonly string[], readonly string[]])[] = [
    [
      'three points',
      'ru',
      ['1. Один.', '2. Два.', '3. Три.'],
      ['paragraph 0 Один.', 'paragraph 0 Два.', 'paragraph 0 Три.'],
    ],
    [
      'articles with points',
      'ru',
      [
        'Декларация',
        'Статья 1. Предмет',
        'Стороны сотрудничают.',
        'Статья 2',
        'Квоты',
        '1. Квота.',
        'а) одна;',
        'б) две.',
        '2. Год.',
      ],
      [
        ...['title 0 Декларация', 'article 0 Предмет', 'paragraph 1 Стороны сотрудничают.', 'article 0 Квоты'],
        ...['paragraph 1 Квота.', 'subparagraph 2 одна;', 'subparagraph 2 две.', 'paragraph 1 Год.'],
      ],
    ],
    [
      'parts and chapters',
      'kk',
      ['Декларация', 'І бөлім. Жалпы', '1-тарау. Мақсат', '1-бап. Мәні', '1. Тараптар.', '1) бір;', '2) екі.'],
      [
        ...['title 0 Декларация', 'heading 0 Жалпы', 'heading 1 Мақсат', 'article 0 Мәні'],
        ...['paragraph 1 Тараптар.', 'subparagraph 2 бір;', 'subparagraph 2 екі.'],
      ],
    ],
    [
      'lists in lists',
      'en',
      ['1. One:', '(a) first:', '(i) x;', '(ii) y;', '(b) second.', '2. Two.'],
      [
        ...['paragraph 0 One:', 'subparagraph 1 first:', 'subparagraph 2 x;', 'subparagraph 2 y;'],
        ...['subparagraph 1 second.', 'paragraph 0 Two.'],
      ],
    ],
    [
      'points with brackets where none has a dot',
      'fa',
      ['۱) یکم.', '۲) دوم:', 'الف) نخست؛', 'ب) دوم.'],
      ['paragraph 0 یکم.', 'paragraph 0 دوم:', 'subparagraph 1 نخست؛', 'subparagraph 1 دوم.'],
    ],
    [
      'numbers of the article in those of its points',
      'ru',
      ['Статья 1. Цель', '1.1. Первая.', '1.2. Вторая.', '1.2.1. Далее.'],
      ['article 0 Цель', 'paragraph 1 Первая.', 'paragraph 1 Вторая.', 'subparagraph 2 Далее.'],
    ],
    [
      'what is all that an article has',
      'ru',
      ['Статья 1. Предмет', 'Стороны сотрудничают.'],
      ['article 0 Предмет', 'paragraph 1 Стороны сотрудничают.'],
    ],
    [
      'labels that stand alone above titles and texts',
      'az',
      [
        'Qanun',
        'I fəsil',
        'Ümumi müddəalar',
        'Maddə 1',
        'Tərəflər əməkdaşlıq edir.',
        'Maddə 2',
        'Qüvvəyə minir.',
        'Rəştdə imzalanıb.',
      ],
      [
        ...['title 0 Qanun', 'heading 0 Ümumi müddəalar', 'article 0 Tərəflər əməkdaşlıq edir.'],
        ...['article 0 Qüvvəyə minir.', 'testimonium 0 Rəştdə imzalanıb.'],
      ],
    ],
    [
      'paths of numbers that go down and up',
      'az',
      [
        'Maddə 1. Məqsəd',
        '1.1. Bir:',
        '1.1.1. birinci;',
        '1.1.2. ikinci.',
        '1.2. İki.',
        '1.2.1. üçüncü.',
        'Maddə 2. Son',
        '2.1. Üç.',
      ],
      [
        ...['article 0 Məqsəd', 'paragraph 1 Bir:', 'subparagraph 2 birinci;', 'subparagraph 2 ikinci.'],
        ...['paragraph 1 İki.', 'subparagraph 2 üçüncü.', 'article 0 Son', 'paragraph 1 Üç.'],
      ],
    ],
    [
      'a paragraph inside a list stays with its point',
      'ru',
      ['1. Один.', 'Ещё об одном.', '2. Два.'],
      ['paragraph 0 Один.\nЕщё об одном.', 'paragraph 0 Два.'],
    ],
    [
      'points that a dash marks, which have no number',
      'ru',
      [
        'Статья 1. Цели',
        '– среда;',
        '– наука.',
        'Статья 2. Срок',
        '1. Стороны:',
        '- раз;',
        '- два.',
        '2. Три:',
        '• а;',
        '• б.',
      ],
      [
        ...['article 0 Цели', 'recital 2 – среда;', 'recital 2 – наука.', 'article 0 Срок'],
        ...['paragraph 1 Стороны:\n- раз;\n- два.', 'paragraph 1 Три:', 'recital 2 • а;', 'recital 2 • б.'],
      ],
    ],
    [
      'initials and numbers of sentences',
      'ru',
      ['1. Стороны.', 'И. Иванов подписал от имени сторон;', '5 стран участвуют в работе;', '2025. Год воды;'],
      [
        ...['paragraph 0 Стороны.', 'paragraph 0 И. Иванов подписал от имени сторон;'],
        ...['paragraph 0 5 стран участвуют в работе;', 'testimonium 0 2025. Год воды;'],
      ],
    ],
    [
      'a number that no row of numbers has',
      'ru',
      ['1. Один.', '2. Два.', '17. Это не пункт.'],
      ['paragraph 0 Один.', 'paragraph 0 Два.', 'testimonium 0 17. Это не пункт.'],
    ],
    [
      'Roman headings, and one initial',
      'ru',
      ['Резолюция', 'I. Общее', '1. Один.', 'II. Частное', '1. Два.'],
      ['title 0 Резолюция', 'heading 0 Общее', 'paragraph 0 Один.', 'heading 0 Частное', 'paragraph 0 Два.'],
    ],
  ];
  it.each(texts)('has its outline: %s', async (_name, lang, rows, expected) => {
    expect(shown((await read(rows, lang)).clauses)).toEqual(expected);
  });

  it('says what was recognised, and which numbers are others here', async () => {
    const { warnings } = await read(['Статья 5. Предмет', 'Статья 6. Срок']);
    expect(warnings.filter(({ kind }) => kind !== 'kinds-inferred')).toEqual([
      { kind: 'labels-recognised', count: 2 },
      {
        kind: 'renumbered',
        count: 2,
        places: [
          { line: 1, near: 'Статья 5.' },
          { line: 3, near: 'Статья 6.' },
        ],
      },
    ]);
  });
});

/** Outlines as they are written: parts with chapters or none, articles or none, points, lists in them. */
const list = (level: number, deep: number): fc.Arbitrary<Row[]> =>
  fc
    .integer({ min: deep === 0 ? 0 : 0, max: 3 })
    .chain((count) =>
      fc
        .tuple(...Array.from({ length: count }, () => (deep > 0 ? fc.constant<Row[]>([]) : list(level + 1, deep + 1))))
        .map((inner) => inner.flatMap((below): Row[] => [{ kind: 'subparagraph', level }, ...below])),
    );
type Row = Pick<ClauseSeed, 'kind' | 'level'>;
const points = (level: number): fc.Arbitrary<Row[]> =>
  fc
    .array(list(level + 1, 0), { minLength: 1, maxLength: 4 })
    .map((lists) => lists.flatMap((below): Row[] => [{ kind: 'paragraph', level }, ...below]));
const articles = fc
  .array(points(1), { minLength: 1, maxLength: 3 })
  .map((all) => all.flatMap((below): Row[] => [{ kind: 'article', level: 0 }, ...below]));
const heading = (level: number, inner: fc.Arbitrary<Row[]>): fc.Arbitrary<Row[]> =>
  fc
    .array(inner, { minLength: 1, maxLength: 2 })
    .map((all) => all.flatMap((below): Row[] => [{ kind: 'heading', level }, ...below]));
const OUTLINES = fc.oneof(points(0), articles, heading(0, articles), heading(0, heading(1, articles)));

const SENTENCE: { readonly [lang in Lang]: readonly [title: string, sentence: string] } = {
  fa: ['موضوع', 'دولت‌ها همکاری می‌کنند؛'],
  ru: ['Предмет', 'Стороны сотрудничают;'],
  az: ['Predmet', 'Tərəflər əməkdaşlıq edir;'],
  kk: ['Мәні', 'Тараптар ынтымақтасады;'],
  tk: ['Maksat', 'Taraplar hyzmatdaşlyk edýär;'],
  en: ['Subject', 'The Parties cooperate;'],
};

describe('the labels that we print', () => {
  it.each(LANGS)('come back as structure: %s, typed in full and in short', (lang) =>
    fc.assert(
      fc.asyncProperty(OUTLINES, async (rows) => {
        const clauses = rows.map((row, index) => ({ ...row, id: String(index), status: 'draft' as const }));
        const numbers = numberClauses(clauses, lang);
        const words = ({ kind }: Row): string => SENTENCE[lang][kind === 'heading' || kind === 'article' ? 0 : 1];
        const typed = clauses.map((clause) => {
          const { label = '', short = '' } = numbers.get(clause.id) ?? {};
          const full = clause.kind === 'heading' || clause.kind === 'article';
          return `${full ? `${label}.` : short} ${words(clause)}`;
        });
        const { clauses: came, warnings } = await read(typed, lang);
        expect(shown(came)).toEqual(rows.map((row) => `${row.kind} ${row.level} ${words(row)}`));
        expect(warnings.map(({ kind }) => kind)).not.toContain('renumbered');
      }),
      { numRuns: 30 },
    ),
  );
});

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const inList = (num: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`;
const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

async function word(body: string, lists: string, styles = ''): Promise<readonly string[]> {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`);
  zip.file('word/numbering.xml', `<w:numbering xmlns:w="${W}">${lists}</w:numbering>`);
  zip.file('word/styles.xml', `<w:styles xmlns:w="${W}">${styles}</w:styles>`);
  const result = await importFile('a.docx', await zip.generateAsync({ type: 'uint8array' }), { language: 'ru' });
  if (!result.ok) throw new Error(result.problem.kind);
  return shown(result.clauses);
}
const NUM = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const lists = (...levels: string[]): string =>
  `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum>${NUM}`;
const style = (id: string, name: string, more: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

describe('a Word file that numbers by itself', () => {
  it('keeps levels and headings, whatever Word calls the style', async () => {
    const body = [
      paragraph('Декларация'),
      paragraph('Общие положения', '<w:pStyle w:val="1"/>'),
      paragraph('Стороны сотрудничают:', inList(1, 0)),
      paragraph('охрана среды;', inList(1, 1)),
      paragraph('судоходство.', inList(1, 1)),
      paragraph('Данные открыты.', inList(1, 0)),
      paragraph('Частное', '<w:pStyle w:val="mine"/>'),
    ].join('');
    const styles =
      style('1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style('mine', 'Мой', '<w:basedOn w:val="1"/>');
    expect(await word(body, lists(level(0, 'decimal', '%1.'), level(1, 'russianLower', '%2)')), styles)).toEqual([
      ...['title 0 Декларация', 'heading 0 Общие положения', 'paragraph 0 Стороны сотрудничают:'],
      ...[
        'subparagraph 1 охрана среды;',
        'subparagraph 1 судоходство.',
        'paragraph 0 Данные открыты.',
        'heading 0 Частное',
      ],
    ]);
  });

  it('reads words of units from the list, and levels that all look alike', async () => {
    const body = [
      paragraph('Предмет', inList(1, 0)),
      paragraph('Первое.', inList(1, 1)),
      paragraph('далее;', inList(1, 2)),
      paragraph('Второе.', inList(1, 1)),
      paragraph('Срок', inList(1, 0)),
      paragraph('Первое.', inList(1, 1)),
    ].join('');
    const all = lists(level(0, 'decimal', 'Статья %1.'), level(1, 'decimal', '%1.%2.'), level(2, 'lowerRoman', '(%3)'));
    expect(await word(body, all)).toEqual([
      ...['article 0 Предмет', 'paragraph 1 Первое.', 'subparagraph 2 далее;', 'paragraph 1 Второе.'],
      ...['article 0 Срок', 'paragraph 1 Первое.'],
    ]);
    const alike = lists(level(0, 'decimal', '%1.'), level(1, 'decimal', '%2.'));
    expect(await word(paragraph('Раз:', inList(1, 0)) + paragraph('два;', inList(1, 1)), alike)).toEqual([
      'paragraph 0 Раз:',
      'subparagraph 1 два;',
    ]);
  });

  it('finds the list in the style of the paragraph', async () => {
    const styles = style('p', 'Пункт', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>');
    const all = lists(
      level(0, 'decimal', '%1.', '<w:pStyle w:val="other"/>'),
      level(1, 'lowerLetter', '%2)', '<w:pStyle w:val="p"/>'),
    );
    const body = paragraph('Раз:', inList(1, 0)) + paragraph('два;', '<w:pStyle w:val="p"/>');
    expect(await word(body, all, styles)).toEqual(['paragraph 0 Раз:', 'subparagraph 1 два;']);
  });
});

describe('a table with a column per language', () => {
  it('loses each label in its own writing, and keeps numbers of sentences', async () => {
    const rows = [
      ['ru', 'fa', 'kk'],
      ['Статья 1. Предмет', 'ماده ۱. موضوع', '1-бап. Мәні'],
      ['1. 5 стран участвуют.', '۱. ۵ کشور مشارکت دارند.', '1. 5 ел қатысады.'],
      ['а) одна;', 'الف) یک؛', '1) бір;'],
      ['б) две.', 'ب) دو.', '2) екі.'],
    ];
    const bytes = new TextEncoder().encode(rows.map((row) => row.join('\t')).join('\n'));
    const result = await importFile('a.tsv', bytes);
    expect(result.ok && shown(result.clauses)).toEqual([
      ...['article 0 Предмет|موضوع|Мәні', 'paragraph 1 5 стран участвуют.|۵ کشور مشارکت دارند.|5 ел қатысады.'],
      ...['subparagraph 2 одна;|یک؛|бір;', 'subparagraph 2 две.|دو.|екі.'],
    ]);
  });
});
