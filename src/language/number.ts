/**
 * Numbers as each language writes them: digits, separators, Roman numerals, ordinals.
 * Ordinal endings follow the last *spoken* element, so az 2018-ci but 2003-cü and tk 30-njy: CLDR's plural categories
 * get az round thousands and tk 30, 40, 60, 90 wrong, which is why the endings are tables of our own.
 */
import { LANGUAGES, type Lang } from './language.ts';
import type { OrdinalEndings } from './pack.ts';

/** Western digits become the language's own; everything else stays. */
export function digits(lang: Lang, text: string): string {
  const own = LANGUAGES[lang].digits;
  return text.replace(/[0-9]/g, (digit) => own[Number(digit)] as string);
}

/** Persian (U+06F0..9) and Arabic-Indic (U+0660..9) digits become 0 to 9. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Decimal notation without an exponent, e.g. 1e21 -> "1000000000000000000000". */
function plainDecimal(size: number): string {
  const [mantissa = '', exponent] = String(size).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return whole + fraction.padEnd(shift, '0');
}

/**
 * With the language's separators, thousands grouped. `fractionDigits` rounds to exactly that many places (0 to 100);
 * without it the shortest decimal is shown. Throws on NaN and infinities: a declaration has no use for them.
 */
export function formatNumber(lang: Lang, value: number, fractionDigits?: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const { decimal, group, minus } = LANGUAGES[lang];
  const size = Math.abs(value);
  const text = fractionDigits === undefined || size >= 1e21 ? plainDecimal(size) : size.toFixed(fractionDigits);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  // -0.001 to two places is 0.00, not -0.00.
  const sign = value < 0 && /[1-9]/.test(text) ? minus : '';
  return sign + digits(lang, fraction === undefined ? grouped : grouped + decimal + fraction);
}

/** A count, thousands grouped. For what is a name and not a count (a year, a clause number) use `digits`. */
export const formatInteger = (lang: Lang, value: number): string => formatNumber(lang, value, 0);

/** `value` is already in hundredths: 12.5 -> fa «۱۲٫۵٪», ru "12,5 %". */
export const formatPercent = (lang: Lang, value: number, fractionDigits?: number): string =>
  formatNumber(lang, value, fractionDigits) + LANGUAGES[lang].percent;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Latin capitals, 1 to 3999; beyond that, and for 0, plain digits. */
export function roman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

function ending(value: number, endings: OrdinalEndings): string {
  if (value % 10 !== 0 || value === 0) return endings.units[value % 10] as string;
  if (value % 100 !== 0) return endings.tens[(value / 10) % 10] as string;
  if (value % 1000 !== 0) return endings.hundred;
  if (value % 1e6 !== 0) return endings.thousand;
  return value % 1e9 !== 0 ? endings.million : endings.milliard;
}

/**
 * A whole number >= 0 as an ordinal in legal text: az "5-ci", tk "9-njy", ru "5-й" (masculine nominative).
 * fa, kk and en put no ending on a digit there («ماده ۵», "5-бап", "Article 5"): the digits alone.
 */
export function ordinalSuffixed(lang: Lang, value: number): string {
  const { ordinals } = LANGUAGES[lang];
  return typeof ordinals === 'string' ? digits(lang, String(value)) + ordinals : `${value}-${ending(value, ordinals)}`;
}
