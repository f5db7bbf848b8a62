import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { words } from '../../src/language/words.ts';

const cut = (lang: Lang, text: string): string =>
  words(lang, text)
    .map(({ text }) => text)
    .join('|');

describe('words', () => {
  it.each([
    ['fa', 'استان‌های| |ساحلی|،| |منطقه‌ای'],
    ['fa', 'حمل‌ونقل| |۱۲٫۵|٪| |می‌شود|.'],
    ['ru', 'Северо-Кавказский| |федеральный| |округ'],
    ['ru', 'статьи| |3|–|5| |и| |18|-|19| |ноября'],
    ['ru', 'т.е|.| |портал| |report.az|:| |в| |12|:|30'],
    ['az', '2025-ci| |il| |noyabrın| |19-da'],
    ['tk', '27|-|28-nji| |1‐nji'],
    ['kk', '8-бабының| |1|)| |тармақшасына'],
    ['en', 'decision|-|-|making| |co-operation| |[|state-of-the-art|]'],
    ['en', 'open|-| |-|ended'],
  ] as const)('%s: %s', (lang, text) => {
    expect(cut(lang, text.replaceAll('|', ''))).toBe(text);
  });

  it('tells words from what stands between them', () => {
    expect(words('az', '5-ci, “a”').map(({ isWordLike }) => isWordLike)).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('concatenates to exactly the text, hyphens, joiners, controls and all', () => {
    let joined = 0;
    const pieces = fc.oneof(
      fc.constantFrom(...[...LANGS.map((lang) => LANGUAGES[lang].alphabet)].join('')),
      fc.constantFrom('-', '‐', '\u2011', ' ', '\u200c', '\n', '1', '۲', '[', ']', '«', "'", '\u0301', '\u2067'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.array(pieces, { maxLength: 40 }), (lang, list) => {
        const text = list.join('');
        const found = words(lang, text);
        if (found.some((word) => word.isWordLike && /[-‐\u2011]/.test(word.text))) joined++;
        expect(found.map((word) => word.text).join('')).toBe(text);
        expect(found.every((word) => word.text !== '')).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
    expect(joined).toBeGreaterThan(50);
  });
});
