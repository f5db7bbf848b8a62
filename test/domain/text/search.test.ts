/** Finding words: what counts as the same, where it is found, and that nothing else is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitsIn, LONGEST_QUERY, queryOf, searchable } from '../../../src/domain/text/search.ts';
import { LANGS, type Lang } from '../../../src/language/language.ts';

const find = (lang: Lang, text: string, typed: string, most = 100): readonly string[] => {
  const query = queryOf(lang, typed);
  if (!query) return [];
  return hitsIn(searchable(lang, text, query.signs), query, most).map(({ from, to }) => text.slice(from, to));
};

describe('words looked for', () => {
  it.each([
    ['fa', 'استان‌های ساحلی', 'استانهای', ['استان‌های']],
    ['fa', 'استان‌های ساحلی', 'استان هاي', ['استان‌های']],
    ['fa', 'كشورهاي ساحلی', 'کشورهای ساحلي', ['كشورهاي ساحلی']],
    ['fa', 'مادهٔ ۱۲ و ماده 12', 'ماده ۱۲', ['مادهٔ ۱۲', 'ماده 12']],
    ['fa', 'بند ۱ ۲', 'بند ۱۲', []],
    ['ru', 'Стороны и СТОРОНЫ', 'стороны', ['Стороны', 'СТОРОНЫ']],
    ['ru', 'причём, причем', 'Причём', ['причём', 'причем']],
    ['ru', 'мой и мои', 'мои', ['мои']],
    ['ru', 'мой и мои', 'и', ['и', 'и']],
    ['ru', 'во\u00a0исполнение', 'во исполнение', ['во\u00a0исполнение']],
    ['kk', 'бiрлескен үкіметі', 'БІРЛЕСКЕН', ['бiрлескен']],
    ['az', 'İRAN və ISTI', 'iran', ['İRAN']],
    ['az', 'İRAN və ISTI', 'ıstı', ['ISTI']],
    ['az', 'dağ', 'dag', []],
    ['tk', 'Şäher', 'şäher', ['Şäher']],
    ['en', '[economic ]cooperation', 'economic cooperation', ['economic ]cooperation']],
    ['en', '[economic] and [social]', '[social]', ['[social]']],
    ['en', 'wait… and', '...', ['…']],
    ['en', 'aaaa', 'aa', ['aa', 'aa']],
    ['en', 'text', '   ', []],
    ['en', '', 'x', []],
  ] as const)('in %s: %j holds %j as %j', (lang, text, typed, found) => {
    expect(find(lang, text, typed)).toEqual(found);
  });

  it('finds any part of any text again that begins and ends with whole characters', () => {
    const chars = fc.constantFrom(...'абвгй ёЁ اکيكهٔ‌ـ۱٢ aİIış[]…«»-– x'.normalize('NFC'));
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGS),
        fc.array(chars, { maxLength: 40 }),
        fc.nat(40),
        fc.nat(40),
        (lang, all, a, b) => {
          const part = all.slice(Math.min(a, b), Math.max(a, b)).join('');
          const text = all.join('');
          const query = queryOf(lang, part);
          if (!query) return;
          const { key } = searchable(lang, text, query.signs);
          // A space at an edge, or a sign that hangs on the character before, may make one of two where they are joined.
          if (!key.includes(query.key)) return;
          const hits = hitsIn(searchable(lang, text, query.signs), query, 100);
          for (const { from, to } of hits) {
            expect(to).toBeGreaterThan(from);
            expect(queryOf(lang, text.slice(from, to))?.key.replaceAll(/[[\] ]/g, '')).toBe(
              query.key.replaceAll(/[[\] ]/g, ''),
            );
          }
        },
      ),
      { numRuns: 500, seed: 11 },
    );
  });

  it('stops after as many as are wanted, and cuts what is too long', () => {
    expect(find('en', 'a '.repeat(500), 'a', 7).length).toBe(7);
    expect(queryOf('en', 'b'.repeat(LONGEST_QUERY * 3))?.key.length).toBe(LONGEST_QUERY);
  });
});
