/**
 * The fold under which two spellings of the same words become equal: «استان‌های» and «استانهای», "ё" and "е", "5-ci" with
 * either hyphen, Latin "i" in a Kazakh word. A difference that vanishes here is reported as orthographic, not as a change
 * of wording. Case is kept ("Стороны" and "стороны" differ in law). The result is a key, never text for display: it is
 * decomposed (NFD) on purpose, so that each character folds to 0 or more characters by itself.
 */
import { LANGS, LANGUAGES, type Lang } from './language.ts';
import type { EachLanguage } from './pack.ts';

/** Rows of characters and what each becomes: its counterpart in `to`, or all of `to` when that is at most one character. */
const table = (...rows: readonly (readonly [from: string, to: string])[]): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [from, to] of rows) {
    const targets = [...to];
    [...from].forEach((char, index) => {
      map.set(char, targets.length > 1 ? (targets[index] as string) : to);
    });
  }
  return map;
};

/** Folded in every language. An empty target drops the character. */
const EVERYWHERE = table(
  // Joiners, zero-width and direction marks, soft hyphen, variation selectors
  [
    '\u00ad\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f',
    '',
  ],
  ['\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000', ' '],
  ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d', '-'],
  // Quotation marks and apostrophes are one family: ’ is both.
  ['"«»‹›“”„‟‘’‚‛′″`´ʼʹʻ', "'"],
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['٪٫٬،؛؟', '%.,,;?'],
);

/** Latin letters that look the same as Cyrillic ones; found by the hundred in published Kazakh law. */
const LATIN_AS_CYRILLIC = table(['ABCEHIKMOPTXaceiopxy', 'АВСЕНІКМОРТХасеіорху']);
const CYRILLIC_AS_LATIN = table(['АВСЕНІКМОРТХасеіорху', 'ABCEHIKMOPTXaceiopxy']);

const LOOKALIKES = { cyrl: LATIN_AS_CYRILLIC, latn: CYRILLIC_AS_LATIN, arab: [] } as const;

const ownOf = (lang: Lang): ReadonlyMap<string, string> => {
  const { script, folding } = LANGUAGES[lang];
  return new Map([...LOOKALIKES[script], ...table(...folding)]);
};

const OWN = Object.fromEntries(LANGS.map((lang) => [lang, ownOf(lang)])) as EachLanguage<ReadonlyMap<string, string>>;

const PRESENTATION_FORM = /[\ufb50-\ufdff\ufe70-\ufefc\ufb00-\ufb06]/u;
const IN_WORD = /[\p{L}\p{M}\u200c\u200d]/u;
const KASHIDA = '\u0640';

/** What code points become wherever they stand, as they were met: nearly all do, and decomposing one takes long. */
const FIXED = Object.fromEntries(LANGS.map((lang) => [lang, new Map()])) as EachLanguage<Map<string, string>>;

/** What one code point becomes; `before` is the code point in front of it, `written` the last character folded so far. */
function foldChar(lang: Lang, char: string, before: string, written: string): string {
  if (char === '…') return '...';
  if (char === KASHIDA) return before === '' || IN_WORD.test(before) ? '' : '-'; // «ماده ۱ـ» uses it as a dash
  const parts = char < '\u0080' ? char : char.normalize(PRESENTATION_FORM.test(char) ? 'NFKD' : 'NFD');
  let folded = '';
  let last = written;
  let fixed = true;
  for (const part of parts) {
    const shared = EVERYWHERE.get(part) ?? part;
    const own = OWN[lang].get(shared) ?? shared;
    if (own === ' ' || own === '\u0307') fixed = false;
    if (own === ' ' && last === ' ') continue;
    // The "i̇" that a careless lower-casing of İ leaves behind.
    if (own === '\u0307' && last === 'i') continue;
    folded += own;
    if (own !== '') last = own;
  }
  if (fixed) FIXED[lang].set(char, folded);
  return folded;
}

/**
 * The comparison key of `text`. Idempotent; "\n" (a paragraph's end) is kept. Two texts with equal keys differ in
 * spelling, punctuation style or invisible characters only. Takes time in proportion to the length.
 */
export function foldOrthography(lang: Lang, text: string): string {
  const known = FIXED[lang];
  let written = '';
  let before = '';
  let last = '';
  for (const char of text) {
    const folded = known.get(char) ?? foldChar(lang, char, before, last);
    written += folded;
    if (folded !== '') last = folded[folded.length - 1] as string;
    before = char;
  }
  const spaces = LANGUAGES[lang].looseSpaces;
  return spaces ? written.replace(spaces, '') : written;
}

/** True when the two differ at most in orthography. */
export const sameButForOrthography = (lang: Lang, a: string, b: string): boolean =>
  a === b || foldOrthography(lang, a) === foldOrthography(lang, b);

/** A key with the place of each of its code units: the character of the text that it comes from, `[from, to)`. */
export type Folded = { readonly key: string; readonly from: readonly number[]; readonly to: readonly number[] };

/**
 * The same key with the way back into the text, for who looks for words: capitals count as small letters, and the characters of
 * `skipped` as nothing. Takes time in proportion to the length.
 */
export function foldWithPlaces(lang: Lang, text: string, skipped = ''): Folded {
  const known = FIXED[lang];
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let before = '';
  let last = '';
  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    if (skipped.includes(char)) continue;
    const small = known.has(char) && char === char.toLowerCase() ? char : char.toLocaleLowerCase(lang);
    const folded = known.get(small) ?? foldChar(lang, small, before, last);
    before = char;
    if (folded === '') continue;
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(start);
      to.push(at);
    }
    last = folded[folded.length - 1] as string;
  }
  const key = parts.join('');
  const spaces = LANGUAGES[lang].looseSpaces;
  return spaces ? without(spaces, { key, from, to }) : { key, from, to };
}

function without(dropped: RegExp, { key, from, to }: Folded): Folded {
  const gone = new Set([...key.matchAll(dropped)].map(({ index }) => index));
  const kept = <T>(list: ArrayLike<T>): T[] => Array.from(list).filter((_, index) => !gone.has(index));
  return { key: kept(key.split('')).join(''), from: kept(from), to: kept(to) };
}
