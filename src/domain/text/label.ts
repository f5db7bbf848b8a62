/**
 * The label that somebody typed before a text ("Статья 1.", "1-бап", «الف)», "II."): what it numbers, which number it is and where the
 * words begin. This only says what could be a label; whether it is one shows in the row of all of them (a file that goes 1, 2, 3), so
 * nothing is to be cut off on this word alone. Every pattern looks at the first characters only.
 */
import { ORDINAL_WORDS, ORDINALS_BY_RULE, ordinalWord, unitWords } from '../../language/label.ts';
import { LETTERS } from '../../language/numbering.ts';
import { LABEL_UNITS, type LabelUnit } from '../../language/pack.ts';

/**
 * `unit` is there where a word says it. `shape` tells one list from another: "1.", "1)", "a)", "i)", "I.". `values`: more than one for
 * "1.2.". `length`: code units of the label with the sign and blanks behind it. `sign`: something other than a blank ends it.
 */
export type Label = {
  readonly unit?: LabelUnit;
  readonly shape: string;
  readonly values: readonly number[];
  readonly length: number;
  readonly text: string;
  readonly sign: boolean;
};

/** No label is longer. */
const LONGEST = 80;

const BY_RULE = [...ORDINALS_BY_RULE.keys()].sort((a, b) => b.length - a.length).join('|');
const capital = (words: string): string =>
  words
    .split('|')
    .flatMap((word) => [word, `${word[0]?.toUpperCase()}${word.slice(1)}`, word.toUpperCase()])
    .join('|');

/** Roman numerals, as Kazakh texts type them: also with the Cyrillic letters that look like them. */
const ROMAN = '[IVXLCІХСⅠ-Ⅿ]{1,9}';
const NUMBER = `(?:\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3})*|${ROMAN}|${BY_RULE}|${capital(ORDINAL_WORDS)})`;
/**
 * Behind the number of a named unit: a sign, the end, or a blank and something that begins. "Статья 5 применяется" and "статьи 5-7" speak of
 * an article; a script without capitals needs the sign.
 */
const SIGN = '[ \\u00a0]*[.:)\\]][ \\u00a0]*|[ \\u00a0]*[–—ـ‐-](?![ \\u00a0]?\\p{Nd})[ \\u00a0]*';
const END = `(?<sign>(?!\\.\\p{Nd})(?:${SIGN})(?:[–—-][ \\u00a0]*)?)|(?=$|\\n)|[ \\u00a0]+(?=[\\p{Lu}«“"(])`;

const NAMED: readonly (readonly [LabelUnit, RegExp])[] = LABEL_UNITS.map((unit) => {
  const { before, behind } = unitWords(unit);
  const forms = [
    ...(before === ''
      ? []
      : [`(?:${before})[ \\u00a0]+(?:№[ \\u00a0]*)?[(]?(?<front>${NUMBER})(?!(?!ـ)[\\p{L}\\p{M}\\p{Nd}])[)]?`]),
    ...(behind === ''
      ? []
      : [
          `(?<back>${NUMBER})(?:[ \\u00a0]*[-‐–]\\p{Ll}{1,4}(?=[ \\u00a0]))?[ \\u00a0]*[-‐–]?[ \\u00a0]*(?:${behind})(?![\\p{L}\\p{M}])`,
        ]),
    ...(unit === 'section' ? [`§[ \\u00a0]*(?<mark>\\p{Nd}{1,3})(?!\\p{Nd})`] : []),
  ];
  return [unit, new RegExp(`^(?:${forms.join('|')})(?:${END})`, 'u')] as const;
});

const GAP = '(?:[ \\u00a0]+|$)';
const PATH = new RegExp(`^(\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,2}){1,4})([.)]?)${GAP}`, 'u');
const COUNT = new RegExp(
  `^(\\(?)(\\p{Nd}{1,3})(?:([.)])${GAP}|([ \\u00a0]?[-–—ـ])(?:[ \\u00a0]+(?!\\p{Nd})|(?=\\p{Script=Arabic})))`,
  'u',
);
const ROMAN_HEAD = new RegExp(`^(${ROMAN})[.]${GAP}`, 'u');
const ROMAN_SMALL = new RegExp(`^\\(?([ivxl]{1,6})\\)${GAP}`, 'u');
const LETTER = new RegExp(
  `^\\(?(الف|هـ|\\p{L}\\p{M}?)(?:\\)${GAP}|[ \\u00a0]?[-ـ][ \\u00a0]+(?=\\p{Script=Arabic}))`,
  'u',
);

/** All readings of the beginning of `text`, the likeliest first. A letter "i)" is also the Roman one. */
export function labelsOf(text: string): readonly Label[] {
  const start = text.slice(0, LONGEST);
  for (const [unit, pattern] of NAMED) {
    const match = pattern.exec(start);
    const number = match?.groups?.front ?? match?.groups?.back ?? match?.groups?.mark;
    const values = number === undefined ? [] : valuesOf(number);
    if (!match || values.length === 0) continue;
    const sign = match.groups?.sign !== undefined || match[0].trim() === text.split('\n', 1)[0]?.trim();
    return [{ unit, shape: unit, values, ...cut(match[0]), sign }];
  }
  return [...counted(start)];
}

const cut = (found: string): Pick<Label, 'length' | 'text'> => ({ length: found.length, text: found.trim() });

function* counted(start: string): Generator<Label> {
  const path = PATH.exec(start);
  // "1.5 процента" is no label; "1.5 Порядок" may be.
  if (path && (path[2] !== '' || /^[\p{Lu}«“"(]/u.test(start.slice(path[0].length))))
    yield { shape: '1.1', values: valuesOf(path[1] as string), ...cut(path[0]), sign: true };
  const count = COUNT.exec(start);
  // "(1." opens a bracket.
  if (count && (count[1] === '' || count[3] === ')')) {
    const shape = count[3] === ')' ? '1)' : '1.';
    yield { shape, values: valuesOf(count[2] as string), ...cut(count[0]), sign: true };
  }
  const head = ROMAN_HEAD.exec(start);
  if (head) yield { shape: 'I.', values: valuesOf(head[1] as string), ...cut(head[0]), sign: true };
  const letter = LETTER.exec(start);
  if (letter) {
    const sign = (letter[1] as string).toLowerCase();
    for (const value of positionsOf(sign)) yield { shape: 'a)', values: [value], ...cut(letter[0]), sign: true };
  }
  const small = ROMAN_SMALL.exec(start);
  if (small) yield { shape: 'i)', values: valuesOf((small[1] as string).toUpperCase()), ...cut(small[0]), sign: true };
}

/** Places of a letter in the alphabets that count sub-clauses; a letter may have several. */
const positionsOf = (sign: string): number[] => [
  ...new Set(LETTERS.map((letters) => letters.indexOf(sign) + 1).filter((place) => place > 0)),
];

/** The number or numbers that are written so: "12", «۱۲», "1.2", "IV", «چهارم», "Second"; none for what is no number. */
function valuesOf(written: string): number[] {
  if (/^\p{Nd}/u.test(written)) return written.split('.').map((part) => Number(western(part)));
  const byRule = ORDINALS_BY_RULE.get(written);
  if (byRule !== undefined) return [byRule];
  const word = ordinalWord(written.toLowerCase().replaceAll('\u0307', ''));
  if (word !== undefined) return [word];
  const roman = romanValue(written);
  return roman === undefined ? [] : [roman];
}

/** Digits of any script as Western ones: every set of ten begins at a multiple that its zero shows. */
const western = (digits: string): string =>
  Array.from(digits, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x30, 0x0660, 0x06f0].find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  }).join('');

const ROMAN_VALUES: { readonly [sign: string]: number } = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const LIKE: { readonly [sign: string]: string } = { І: 'I', Х: 'X', С: 'C' };

function romanValue(written: string): number | undefined {
  const signs = Array.from(written.normalize('NFKC'), (sign) => ROMAN_VALUES[LIKE[sign] ?? sign]);
  if (signs.length === 0 || signs.includes(undefined)) return undefined;
  const values = signs as number[];
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
