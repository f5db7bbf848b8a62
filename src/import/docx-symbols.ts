/**
 * Characters of symbol fonts. Word stores «°» of the font Symbol as U+F0B0, or as a letter that only this font draws as a sign; in any
 * other font it is a box. The table is Adobe's encoding of Symbol; of Wingdings only ticks and arrows have one meaning.
 */
const FROM_21 = '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const FROM_A0 = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑';

const numbered = (first: number, chars: string): (readonly [number, string])[] =>
  [...chars].map((char, index) => [first + index, char]);

const SYMBOL: ReadonlyMap<number, string> = new Map([...numbered(0x21, FROM_21), ...numbered(0xa0, FROM_A0)]);
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  ...numbered(0xfb, '✗✓☒☑'),
  ...numbered(0xdf, '←→↑↓'),
  [0x6f, '□'],
  [0xa8, '◻'],
]);
const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['symbol', SYMBOL],
  ['wingdings', WINGDINGS],
]);
/** Marks of lists, which are layout. */
const BULLETS = new Set(['•']);

/** Does the font draw signs for letters? */
export const isSymbolFont = (font: string | undefined): boolean => font !== undefined && FONTS.has(font.toLowerCase());

/** The sign that `font` draws for the code point (U+F0B0 or U+00B0), undefined where nobody can say, or where it marks a list. */
export function symbolOf(font: string | undefined, code: number): string | undefined {
  const table = FONTS.get(font?.toLowerCase() ?? '');
  const sign = table?.get(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code);
  return sign !== undefined && BULLETS.has(sign) ? undefined : sign;
}
