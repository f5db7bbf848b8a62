import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS, LANGUAGES, type Lang } from '../../src/language/language.ts';
import { foldOrthography, sameButForOrthography } from '../../src/language/orthography.ts';

describe('sameButForOrthography', () => {
  const spelling: readonly (readonly [Lang, string, string])[] = [
    ['fa', 'استان‌های', 'استانهای'],
    ['fa', 'استان‌های', 'استان های'],
    ['fa', 'كشورهاي', 'کشورهای'],
    ['fa', 'ماده ۵', 'ماده 5'],
    ['fa', 'ماده ۵', 'ماده ٥'],
    ['fa', 'ماده ۱ـ', 'ماده ۱–'],
    ['fa', 'مـنـطـقـه', 'منطقه'],
    ['fa', 'مادهٔ', 'ماد\u06c0'],
    ['fa', 'تأکید', 'تاکید'],
    ['fa', '«خزر»،', '"خزر",'],
    ['fa', '\ufedb\ufe98\ufe8e\ufe91', 'کتاب'],
    ['fa', '۱۲ ٪', '۱۲٪'],
    ['ru', 'причём', 'причем'],
    ['ru', '«Каспий»', '„Каспий“'],
    ['ru', '2025\u00a0года', '2025 года'],
    ['ru', 'море  —  мост', 'море – мост'],
    ['kk', 'бiрлескен Yкiметi және', 'бірлескен Үкіметі және'],
    ['kk', 'жəне', 'және'],
    ['kk', 'І бөлім', 'I бөлім'],
    ['az', 'və', 'vә'],
    ['az', '5‐ci', '5-ci'],
    ['az', 'i\u0307clas', 'iclas'],
    ['az', 'Şəmsi', 'S\u0327əmsi'],
    ['tk', 'Ș', 'Ş'],
    ['tk', '1‐nji', '1-nji'],
    ['en', "Parties' agreement", 'Parties’ agreement'],
    ['en', 'agree\u00adment\u200b', 'agreement'],
  ];
  it.each(spelling)('%s: %s = %s', (lang, a, b) => {
    expect(foldOrthography(lang, a)).toBe(foldOrthography(lang, b));
    expect(sameButForOrthography(lang, a, b)).toBe(true);
  });

  const wording: readonly (readonly [Lang, string, string])[] = [
    ['fa', 'این', 'آن'],
    ['fa', 'استان', 'استان‌ها'],
    ['fa', '۱۸ ۱۹', '۱۸۱۹'],
    ['fa', 'متن [باز]', 'متن باز'],
    ['ru', 'Стороны', 'стороны'],
    ['ru', 'также', 'так же'],
    ['ru', 'мой', 'мои'],
    ['kk', 'тұр', 'түр'],
    ['kk', 'және', 'жана'],
    ['az', 'qız', 'qiz'],
    ['az', 'sü', 'su'],
    ['az', 'Iclas', 'İclas'],
    ['tk', 'maý', 'may'],
    ['tk', 'baş', 'bas'],
    ['en', 'shall', 'should'],
    ['en', '3-5', '35'],
    ['en', 'a\nb', 'a b'],
  ];
  it.each(wording)('%s: %s is not %s', (lang, a, b) => {
    expect(sameButForOrthography(lang, a, b)).toBe(false);
  });
});

describe('foldOrthography', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(
          ...LANGS.map((lang) => LANGUAGES[lang].alphabet).join(''),
          ...' \u00a0\u200c\u0640-–«»\u2019\u0307\u0308\u0654\u06c0أئİIiЁй۵5\n\ufe71\ufefb\ufdfa',
        ),
        { maxLength: 20 },
      )
      .map((list) => list.join('')),
  );

  it('is idempotent', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), anything, (lang, text) => {
        const once = foldOrthography(lang, text);
        if (once !== text) changed++;
        expect(foldOrthography(lang, once)).toBe(once);
      }),
      { seed: 3, numRuns: 2000 },
    );
    expect(changed).toBeGreaterThan(500);
  });

  it('does not see whether letters of the alphabets are composed', () => {
    for (const lang of LANGS)
      for (const letter of [...LANGUAGES[lang].alphabet].flatMap((char) => [char, char.toUpperCase()]))
        expect(foldOrthography(lang, letter.normalize('NFD'))).toBe(foldOrthography(lang, letter.normalize('NFC')));
  });

  it('keeps the letters of an alphabet apart, ё and its base aside', () => {
    for (const lang of LANGS) {
      const letters = [...LANGUAGES[lang].alphabet].filter((letter) => letter !== 'ё');
      expect(new Set(letters.map((letter) => foldOrthography(lang, letter))).size).toBe(letters.length);
    }
  });
});
