/** Lists inside lists that count alike, numbers as Word works them out, and points that have none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/import/index.ts';
import {
  indented,
  inList,
  level,
  lists,
  paragraph,
  readWord,
  shown,
  style,
  styled,
  told,
  type WordParts,
} from './word.ts';

/** What a list counts by, all its levels alike. */
const SHAPES: readonly (readonly [name: string, format: string, text: (at: number) => string])[] = [
  ['1.', 'decimal', (at) => `%${at + 1}.`],
  ['1)', 'decimal', (at) => `%${at + 1})`],
  ['(1)', 'decimal', (at) => `(%${at + 1})`],
  ['а)', 'russianLower', (at) => `%${at + 1})`],
  ['الف)', 'arabicAbjad', (at) => `%${at + 1})`],
  ['i)', 'lowerRoman', (at) => `%${at + 1})`],
  ['a)', 'lowerLetter', (at) => `%${at + 1})`],
  ['•', 'bullet', () => '•'],
  ['–', 'bullet', () => '–'],
  ['01.', 'decimalZero', (at) => `%${at + 1}.`],
];
const DEPTHS = [0, 1, 2];
type Shape = (typeof SHAPES)[number];
type Carrier = (shape: Shape) => { readonly of: (depth: number) => string; readonly parts: WordParts };

/** By what a file says how deep a point is. */
const CARRIERS: { readonly [name: string]: Carrier } = {
  'its level': ([, format, text]) => ({
    of: (depth) => inList(1, depth),
    parts: { lists: lists(DEPTHS.map((at) => level(at, format, text(at)))) },
  }),
  'lists of their own, indented by hand': ([, format, text]) => ({
    of: (depth) => inList(depth + 1) + indented(360 * (depth + 1)),
    parts: { lists: lists(...DEPTHS.map(() => [level(0, format, text(0))])) },
  }),
  'lists of their own, indented by the list': ([, format, text]) => ({
    of: (depth) => inList(depth + 1),
    parts: {
      lists: lists(...DEPTHS.map((at) => [level(0, format, text(0), `<w:pPr>${indented(360 * (at + 1))}</w:pPr>`)])),
    },
  }),
  'styles with a list each': ([, format, text]) => ({
    of: (depth) => styled(`L${depth}`),
    parts: {
      lists: lists(...DEPTHS.map(() => [level(0, format, text(0))])),
      styles: DEPTHS.map((at) =>
        style(
          `L${at}`,
          `List ${at}`,
          `<w:pPr><w:numPr><w:numId w:val="${at + 1}"/></w:numPr>${indented(360 * at)}</w:pPr>`,
        ),
      ).join(''),
    },
  }),
  'a style for each level': ([, format, text]) => ({
    of: (depth) => styled(`L${depth}`),
    parts: {
      lists: lists(DEPTHS.map((at) => level(at, format, text(at), `<w:pStyle w:val="L${at}"/>`))),
      styles: DEPTHS.map((at) =>
        style(`L${at}`, `List ${at}`, '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      ).join(''),
    },
  }),
  'a style and a level beside it': ([, format, text]) => ({
    of: (depth) => `${styled('L')}<w:numPr><w:ilvl w:val="${depth}"/></w:numPr>`,
    parts: {
      lists: lists(DEPTHS.map((at) => level(at, format, text(at)))),
      styles:
        style('Base', 'Base', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
        style('L', 'L', '<w:basedOn w:val="Base"/>'),
    },
  }),
};

/** No step down of more than one. */
const nested = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 9 }).map((all) => {
  let before = -1;
  return all.map((depth) => {
    before = Math.min(depth, before + 1);
    return before;
  });
});

describe('lists inside lists of one shape', () => {
  for (const [name, carrier] of Object.entries(CARRIERS))
    it.each(SHAPES)(`are as deep as ${name} says: %s`, async (...shape) => {
      const { of, parts } = carrier(shape);
      await fc.assert(
        fc.asyncProperty(nested, async (depths) => {
          const came = await readWord(depths.map((depth, at) => paragraph(`точка ${at};`, of(depth))).join(''), parts);
          const [first] = came.clauses;
          expect(came.clauses.map(({ level: own }) => own - (first?.level ?? 0))).toEqual(depths);
          // A list of its own goes on counting where ours begins anew.
          if (!name.includes('list')) expect(Object.keys(told(came))).not.toContain('renumbered');
        }),
        { numRuns: 8, examples: [[[0, 1, 2, 2, 1, 0]]] },
      );
    });

  it('are told apart by where typed numbers begin, and by a count that begins anew', async () => {
    const typed = [
      ...[
        ['1. А:', 0],
        ['1. Б:', 360],
        ['1. В;', 720],
        ['2. Г;', 720],
        ['2. Д;', 360],
        ['2. Е;', 0],
      ],
    ] as const;
    expect(shown(await readWord(typed.map(([text, left]) => paragraph(text, indented(left))).join('')))).toEqual([
      ...['paragraph 0 А:', 'subparagraph 1 Б:', 'subparagraph 2 В;', 'subparagraph 2 Г;', 'subparagraph 1 Д;'],
      'paragraph 0 Е;',
    ]);
    const rows = ['1. А:', 'а) Б:', '1) В:', 'а) Г;', 'б) Д;', '2) Е;', 'б) Ж;', '2. З;'].join('\n\n');
    const plain = await importFile('a.txt', new TextEncoder().encode(rows), { language: 'ru' });
    expect(plain.ok && plain.clauses.map(({ level: own }) => own)).toEqual([0, 1, 2, 3, 3, 2, 1, 0]);
  });

  it('go on where they began anew behind a paragraph', async () => {
    const rows = ['1. А:', 'а) Б;', 'б) В;', 'И также', 'а) Г;', 'б) Д;', '2. Е;'].map((text) => paragraph(text));
    expect((await readWord(rows.join(''))).clauses.map(({ level: own }) => own)).toEqual([0, 1, 1, 0, 1, 1, 0]);
  });

  it('are points again where the text comes back to them, with brackets and no dots', async () => {
    const { clauses } = await readWord(['1) А:', 'а) Б;', 'б) В;', '2) Г.'].map((text) => paragraph(text)).join(''));
    expect(clauses.map(({ kind }) => kind)).toEqual(['paragraph', 'subparagraph', 'subparagraph', 'paragraph']);
  });

  it('of points below articles are points, whatever level Word has for them', async () => {
    const all = lists([level(0, 'decimal', 'Статья %1.'), level(1, 'decimal', '%2.'), level(2, 'decimal', '%3)')]);
    const body = [
      ['Предмет', 0],
      ['Первое.', 1],
      ['одно;', 2],
      ['Второе.', 1],
      ['Срок', 0],
      ['Третье.', 1],
    ] as const;
    expect(
      shown(await readWord(body.map(([text, at]) => paragraph(text, inList(1, at))).join(''), { lists: all })),
    ).toEqual([
      ...['article 0 Предмет', 'paragraph 1 Первое.', 'subparagraph 2 одно;', 'paragraph 1 Второе.'],
      ...['article 0 Срок', 'paragraph 1 Третье.'],
    ]);
  });
});

describe('numbers that Word works out', () => {
  const points = (...levels: readonly number[]): string =>
    levels.map((at, index) => paragraph(`точка ${index};`, inList(1, at))).join('');
  /** Numbers that differ from ours are told with what Word shows. */
  const numbers = async (body: string, all: string): Promise<readonly string[]> => {
    const { warnings } = await readWord(body, { lists: all });
    return (warnings.find(({ kind }) => kind === 'renumbered')?.places ?? []).map(({ near }) => near ?? '');
  };

  it('begin where the list says, also where one list has a beginning of its own', async () => {
    const started = lists([level(0, 'decimal', '%1.')]).replace('w:start w:val="1"', 'w:start w:val="5"');
    expect(await numbers(points(0, 0), started)).toEqual(['5.', '6.']);
    const own = lists([level(0, 'decimal', '%1.')]).replace(
      '</w:num>',
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    );
    expect(await numbers(points(0, 0), own)).toEqual(['7.', '8.']);
  });

  it('go on below a level that does not begin them anew', async () => {
    const on = lists([level(0, 'decimal', '%1.'), level(1, 'decimal', '%2)', '<w:lvlRestart w:val="0"/>')]);
    expect(await numbers(points(0, 1, 0, 1), on)).toEqual(['2)']);
  });

  it('are Western in a path that is to be legal, whatever the levels above count by', async () => {
    const legal = lists([level(0, 'upperRoman', 'Статья %1.'), level(1, 'decimal', '%1.%2.', '<w:isLgl/>')]);
    expect(shown(await readWord(points(0, 1, 1, 0, 1), { lists: legal }))).toEqual([
      ...['article 0 точка 0;', 'paragraph 1 точка 1;', 'paragraph 1 точка 2;'],
      ...['article 0 точка 3;', 'paragraph 1 точка 4;'],
    ]);
  });

  it('are found through a style of lists', async () => {
    const linked =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Пункты"/></w:abstractNum>' +
      lists([level(0, 'decimal', '%1.')])
        .replace('<w:lvl ', '<w:styleLink w:val="Пункты"/><w:lvl ')
        .replaceAll('numId w:val="1"', 'numId w:val="9"') +
      '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>';
    const body = paragraph('Раз.', inList(5)) + paragraph('Два.', inList(5));
    const came = await readWord(body, { lists: linked });
    expect([shown(came), told(came)]).toEqual([['paragraph 0 Раз.', 'paragraph 0 Два.'], {}]);
  });

  it('stay words where nobody here reads them as numbers', async () => {
    const body = paragraph('Карта', inList(1)) + paragraph('Схема', inList(1)) + paragraph('Заметка', inList(2));
    const all = lists([level(0, 'decimal', 'Приложение %1')], [level(0, 'none', 'Примечание:')]);
    const { clauses } = await readWord(body, { lists: all });
    expect(clauses.map(({ texts }) => texts.ru)).toEqual([
      'Приложение 1 Карта',
      'Приложение 2 Схема',
      'Примечание: Заметка',
    ]);
  });
});

describe('points without numbers', () => {
  const BULLETS = lists([level(0, 'decimal', '%1.')], [level(0, 'bullet', '•'), level(1, 'none', '–')]);

  it('get none here, change none of the others, and are told', async () => {
    const body = [
      paragraph('Сотрудничать:', inList(1)),
      paragraph('в науке;', inList(2)),
      paragraph('подробно;', inList(2, 1)),
      paragraph('в охране среды.', inList(2)),
      paragraph('Встречаться.', inList(1)),
    ];
    const came = await readWord(body.join(''), { lists: BULLETS });
    expect(shown(came)).toEqual([
      ...['paragraph 0 Сотрудничать:', 'recital 1 в науке;', 'recital 2 подробно;', 'recital 1 в охране среды.'],
      'paragraph 0 Встречаться.',
    ]);
    expect(told(came)).toEqual({ unnumbered: [3, 'в науке;'] });
  });

  it('are no reason to read a preamble as text', async () => {
    const body = [
      ...[paragraph('Стороны,'), paragraph('ссылаясь на договор,', inList(2)), paragraph('договорились о следующем:')],
      paragraph('Сотрудничать.', inList(1)),
      paragraph('Встречаться.', inList(1)),
    ];
    expect(shown(await readWord(paragraph('Декларация') + body.join(''), { lists: BULLETS }))).toEqual([
      ...['title 0 Декларация', 'recital 0 Стороны,', 'recital 1 ссылаясь на договор,'],
      ...['recital 0 договорились о следующем:', 'paragraph 0 Сотрудничать.', 'paragraph 0 Встречаться.'],
    ]);
  });
});
