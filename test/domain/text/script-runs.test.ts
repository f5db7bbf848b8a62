import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Direction, islands, stretches } from '../../../src/domain/text/script-runs.ts';

/** "R:..|L:.." */
const shown = (text: string, base: Direction): string =>
  stretches(text, base)
    .map(({ text: part, dir }) => `${dir === 'rtl' ? 'R' : 'L'}:${part}`)
    .join('|');

describe('stretches', () => {
  it.each([
    ['rtl', 'سند CSC/2026/WP.4 است', 'R:سند |L:CSC/2026/WP.4|R: است'],
    ['rtl', 'مورخ 2026-02-28 و بعد', 'R:مورخ |L:2026-02-28|R: و بعد'],
    ['rtl', 'دست‌کم ۱۲٫۵٪ [از] آن', 'R:دست‌کم ۱۲٫۵٪ [از] آن'],
    ['rtl', 'و CSC (2026) را', 'R:و |L:CSC (2026)|R: را'],
    ['rtl', 'گزینهٔ (North South) و', 'R:گزینهٔ (|L:North South|R:) و'],
    ['rtl', 'رشد 12% بود', 'R:رشد |L:12%|R: بود'],
    ['rtl', 'گاز CO₂ و m² است', 'R:گاز |L:CO₂|R: و |L:m²|R: است'],
    ['rtl', 'متر² و ۲½ است', 'R:متر² و ۲½ است'],
    ['rtl', 'مبلغ $100 یا 100$ یا €5', 'R:مبلغ |L:$100|R: یا |L:100$|R: یا |L:€5'],
    ['rtl', 'دمای -5 و +98 تلفن', 'R:دمای |L:-5|R: و |L:+98|R: تلفن'],
    ['rtl', 'زبان C++ است', 'R:زبان |L:C++|R: است'],
    ['rtl', 'بند-5 است', 'R:بند-|L:5|R: است'],
    ['rtl', 'شمارهٔ №5 و 5 درجه', 'R:شمارهٔ |L:№5|R: و |L:5|R: درجه'],
    ['rtl', 'دمای \u200e\u2212۵ درجه', 'R:دمای \u200e\u2212۵ درجه'],
    ['rtl', 'مادهٔ ۲ـ', 'R:مادهٔ ۲ـ'],
    ['rtl', '[...]', 'R:[...]'],
    ['ltr', 'по-персидски «استان».', 'L:по-персидски «|R:استان|L:».'],
    ['ltr', 'слова استان گیلان рядом', 'L:слова |R:استان گیلان|L: рядом'],
    ['ltr', 'Xəzər [dənizi] – 5%', 'L:Xəzər [dənizi] – 5%'],
    ['ltr', '', ''],
  ] as const)('in %s cuts %j', (base, text, expected) => {
    expect(shown(text, base)).toBe(expected);
  });

  it.each([
    ['مورخ 2026-02-28 است', ['2026-02-28']],
    ['گاز CO₂ و $100 و 12% و 50', ['CO₂', '$100', '12%']],
    ['سند CSC/2026/WP و ۱۲٪ و ۲۰۲۶-۰۲-۲۸', []],
    ['نوشتهٔ Caspian Sea است', []],
  ] as const)('names what a page of Persian has to be told: %s', (text, alone) => {
    const cut = islands(text, 'rtl');
    expect(cut.map((one) => one.text).join('')).toBe(text);
    expect(cut.flatMap((one) => (one.alone ? [one.text] : []))).toEqual(alone);
    expect(islands(text, 'ltr')).toEqual([{ text, alone: false }]);
  });

  it('gives back every text exactly, in stretches that alternate', () => {
    const letters = fc.constantFrom(...'ab3йə«»[]() .-/%اب۲ه\u0654\u200c\u200e😀\ud800');
    let borders = 0;
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), fc.constantFrom<Direction>('ltr', 'rtl'), (chars, base) => {
        const text = chars.join('');
        const parts = stretches(text, base);
        borders += Math.max(0, parts.length - 1);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        parts.forEach((part, index) => {
          expect(part.dir).not.toBe(parts[index + 1]?.dir);
        });
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(borders).toBeGreaterThan(400);
  });
});
