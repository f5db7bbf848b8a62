import { describe, expect, it } from 'vitest';
import {
  codePointName,
  type DisallowedGroup,
  firstDisallowed,
  withoutDisallowed,
} from '../../../src/domain/text/disallowed.ts';
import { LANGS, language } from '../../../src/language/language.ts';

/** Ranges as "U+0000-0008 U+000B", each end included. */
const codes = (ranges: string): number[] =>
  ranges.split(' ').flatMap((range) => {
    const [first, last] = range
      .replace('U+', '')
      .split('-')
      .map((end) => Number.parseInt(end, 16)) as [number, number?];
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });

const GROUPS: readonly (readonly [group: DisallowedGroup, ranges: string])[] = [
  ['control', 'U+0000-0008 U+000E-001F U+007F-0084 U+0086-009F'],
  ['tab', 'U+0009'],
  ['line-separator', 'U+000B-000D U+0085 U+2028-2029'],
  ['direction', 'U+061C U+200E-200F U+202A-202E U+2066-206F'],
  ['surrogate', 'U+D800 U+DBFF U+DC00 U+DFFF'],
  ['noncharacter', 'U+FDD0-FDEF U+FFFE-FFFF U+1FFFE-1FFFF U+10FFFE-10FFFF'],
  ['variation-selector', 'U+180B-180D U+180F U+FE00-FE0F U+E0100-E01EF'],
  ['invisible', 'U+034F U+115F-1160 U+17B4-17B5 U+180E U+200B U+2060-2065 U+3164 U+FEFF U+FFA0 U+FFF0-FFFB U+16FE4'],
  ['invisible', 'U+13430-1343F U+1BCA0-1BCA3 U+1D173-1D17A U+E0000-E00FF U+E01F0-E0FFF'],
  ['blank', 'U+2800 U+1D159'],
];

const HONEST: readonly string[] = [
  'می‌شود',
  'ه‍.ش',
  'ст.\u00a05',
  'один\nдва',
  'за\u00adкон',
  'Kəlbəcər — “5-ci”…',
  'Қазақстан Республикасы «№ 7»',
  'ýürpegi, Türkmenbaşy',
  'e\u0301, ё, й, 𐎠, 😀, 👩‍🚀',
  '\u2009 \u202f \u3000 \ufffd \ufffc \ue000',
  '\u0600۱۲ \u06dd',
];

describe('firstDisallowed', () => {
  for (const [group, ranges] of GROUPS) {
    it(`names ${group} in ${ranges}`, () => {
      const found = codes(ranges).map((code) => firstDisallowed(`ab${String.fromCodePoint(code)}c`));
      expect(found).toEqual(codes(ranges).map((code) => ({ at: 2, char: String.fromCodePoint(code), group })));
    });
  }

  it('has nothing against what people write', () => {
    for (const text of HONEST) expect([text, firstDisallowed(text)]).toEqual([text, undefined]);
  });

  it('knows the minus of every language, and no direction mark elsewhere', () => {
    for (const lang of LANGS) expect(firstDisallowed(`${language(lang).minus}5`)).toBeUndefined();
    expect(firstDisallowed('\u200e\u200e\u22125')?.at).toBe(0);
    expect(firstDisallowed('\u200f\u22125')?.group).toBe('direction');
    expect(firstDisallowed('5\u200e')?.group).toBe('direction');
  });

  it('has nothing against any other letter, mark, number, sign or space of Unicode', () => {
    const visible = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u;
    const refused: number[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      if (visible.test(char) && firstDisallowed(char)) refused.push(code);
    }
    const listed = new Set(GROUPS.flatMap(([, ranges]) => codes(ranges)));
    expect(
      refused.filter((code) => !listed.has(code)).map((code) => codePointName(String.fromCodePoint(code))),
    ).toEqual(['U+13441', 'U+13442']);
  });
});

describe('withoutDisallowed', () => {
  const cases: readonly (readonly [raw: string, text: string, count: number, codes: readonly string[]])[] = [
    ['мир', 'мир', 0, []],
    ['a\u202eb\u202cc\u202e', 'abc', 3, ['U+202E', 'U+202C']],
    ['a\r\nb\rc\u2029d\u0085e', 'a\nb\nc\nd\ne', 0, []],
    ['a\tb', 'a b', 0, []],
    ['a\0b\u{e0041}', 'ab', 2, ['U+0000', 'U+E0041']],
    ['می\u200cشود\u200f', 'می\u200cشود', 1, ['U+200F']],
    ['\u200e\u22125', '\u200e\u22125', 0, []],
    ['\ud83d\ude00\ud83d', '\ud83d\ude00', 1, ['U+D83D']],
  ];
  it.each(cases)('%j becomes %j', (raw, text, count, names) => {
    expect(withoutDisallowed(raw)).toEqual({ text, count, codes: names });
  });

  it('leaves nothing behind, also where taking out brings two halves together', () => {
    const raw = '\ud83d\u200e\ude00 \u200e\u200b\u2212 \r\u200b\n';
    const { text } = withoutDisallowed(raw);
    expect([firstDisallowed(text), withoutDisallowed(text).text]).toEqual([undefined, text]);
  });
});
