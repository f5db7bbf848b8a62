import { describe, expect, it } from 'vitest';
import { placesByNumber } from '../../src/import/kind.ts';

const shown = (rows: readonly string[]): string[] => placesByNumber(rows).map(({ kind, level }) => `${kind} ${level}`);

describe('placesByNumber', () => {
  const labels: readonly (readonly [string, string])[] = [
    ['Статья 1. Предмет', 'article 0'],
    ['СТАТЬЯ 12', 'article 0'],
    ['1-бап. Мәні', 'article 0'],
    ['Maddə 3. Predmet', 'article 0'],
    ['2-nji madda. Maksat', 'article 0'],
    ['Article 7', 'article 0'],
    ['ماده ۵ـ موضوع', 'article 0'],
    ['مادهٔ بیست و یکم: موضوع', 'article 0'],
    ['بخش اول', 'heading 0'],
    ['Раздел IV. Статья 1', 'heading 0'],
    ['II бөлім. Жалпы ережелер', 'heading 0'],
    ['I bölmə', 'heading 0'],
    ['Part II', 'heading 0'],
    ['Статья 5 применяется к государствам, которые сотрудничают;', 'paragraph 0'],
    ['Статьями 5 и 6 определено следующее;', 'paragraph 0'],
    ['ماده ۵ درباره همکاری دولت‌ها است؛', 'paragraph 0'],
    ['Bapdan soň gelýän sözlem;', 'paragraph 0'],
  ];
  it.each(labels)('knows the label of %j, or that it has none', (row, place) => {
    expect(shown(['1. Стороны сотрудничают.', row, '2. Стороны встречаются.'])[1]).toBe(place);
  });

  it('makes three points of three points', () => {
    expect(shown(['1. a.', '2. b.', '3. c.'])).toEqual(['paragraph 0', 'paragraph 0', 'paragraph 0']);
  });

  it('puts what stands under an article inside it', () => {
    const rows = [
      'Декларация',
      'Статья 1. Предмет',
      'Стороны сотрудничают.',
      'Статья 2',
      'Квоты',
      '1. Квота.',
      'а) одна;',
      '2. Год.',
    ];
    expect(shown(rows)).toEqual([
      ...[
        'title 0',
        'article 0',
        'paragraph 1',
        'article 0',
        'paragraph 1',
        'paragraph 1',
        'subparagraph 2',
        'paragraph 1',
      ],
    ]);
  });

  it('puts chapters into parts, and articles into neither', () => {
    const rows = ['Декларация', 'Раздел I. Общее', 'Глава 1. Цели', 'Статья 1. Предмет', '1. Стороны.'];
    expect(shown(rows)).toEqual(['title 0', 'heading 0', 'heading 1', 'article 0', 'paragraph 1']);
    expect(shown(rows.toSpliced(1, 1))).toEqual(['title 0', 'heading 0', 'article 0', 'paragraph 1']);
  });
});
