/**
 * The number that an outside paragraph begins with: "1.", «۳-», "а)", "пункт 3", «ماده اول». Our clauses have none in their
 * text, since numbers are computed, so they would count as changed words. What numbers look like is asked of the
 * numbering itself: it numbers a made-up resolution, and its labels are taken apart into words, letters and ordinals.
 */
import type { ClauseKind } from '../domain/clause/clause.ts';
import { numberClauses } from '../domain/clause/numbering.ts';
import { type Lang, language } from '../language/language.ts';

/** Ordinals and letters are learnt up to this position. */
const FAR = 99;
/** One of each unit: the kind and level under which the numbering writes its label. */
const OUTLINE: readonly (readonly [kind: ClauseKind, level: number])[] = [
  ['heading', 0],
  ['heading', 1],
  ['article', 0],
  ['paragraph', 1],
  ['subparagraph', 2],
  ['subparagraph', 3],
];

type Signs = {
  readonly units: readonly string[];
  readonly ordinals: readonly string[];
  readonly letters: readonly string[];
};

const WORD = /^\p{L}[\p{L}\p{M}\u200c]+$/u;
const ROMAN = /^[IVXLC]+$/;

function numbersOf(
  lang: Lang,
  outline: readonly (readonly [ClauseKind, number])[],
  persianLetters: 'abjad' | 'alphabetical',
) {
  const clauses = outline.map(([kind, level], index) => ({ id: `${index}`, kind, level, status: 'draft' }) as const);
  return [...numberClauses(clauses, lang, { persianLetters }).values()];
}

/** "Статья 1" -> "Статья", "1-ci bənd" -> "bənd", "1-бап" -> "бап"; «بخش اول» needs the second part's label to compare. */
function unitOf(first: string, second: string): string {
  const others = second.split(' ');
  const words = first.split(' ').filter((word) => WORD.test(word) && !ROMAN.test(word) && others.includes(word));
  return words.length > 0 ? words.join(' ') : first.replace(/[^\p{L}]/gu, '');
}

function signsOf(lang: Lang): Signs {
  const units = new Set<string>();
  const ordinals = new Set<string>();
  const letters = new Set<string>();
  const outlines = OUTLINE.map((_, depth) => [
    ...OUTLINE.slice(0, depth),
    ...new Array<(typeof OUTLINE)[number]>(FAR).fill(OUTLINE[depth] as (typeof OUTLINE)[number]),
  ]);
  for (const style of ['abjad', 'alphabetical'] as const)
    outlines.forEach((outline, depth) => {
      const numbers = numbersOf(lang, outline, style).slice(depth);
      const unit = unitOf(numbers[0]?.label ?? '', numbers[1]?.label ?? '');
      units.add(unit);
      for (const { label, short } of numbers) {
        const rest = label.replace(unit, '').trim();
        if (WORD.test(rest.replaceAll(' ', '')) && !ROMAN.test(rest)) ordinals.add(rest);
        const sign = short.replace(/[().]/g, '');
        if (/^\p{L}/u.test(sign) && sign.length <= 3 && !ROMAN.test(sign)) letters.add(sign);
      }
    });
  return { units: [...units], ordinals: [...ordinals], letters: [...letters] };
}

/** Longest first: a shorter alternative must not win over the one that it begins. */
const anyOf = (signs: Iterable<string>): string => [...new Set(signs)].sort((a, b) => b.length - a.length).join('|');
const cased = (word: string): string[] => [
  word,
  word.toLowerCase(),
  word.toUpperCase(),
  `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
];

function patternsOf(lang: Lang): readonly RegExp[] {
  const { units, ordinals, letters } = signsOf(lang);
  const rtl = language(lang).script === 'arab';
  const dash = '[-‐‑–—ـ]';
  // Three digits at most: "2026." may be a year.
  const number = '\\p{Nd}{1,3}(?:[.٫]\\p{Nd}{1,3})*';
  const unit = `(?:${anyOf(units.flatMap(cased))})`;
  const letter = `(?:${anyOf(letters.flatMap((sign) => [sign, sign.toUpperCase()]))})`;
  const words = ordinals.length > 0 ? `|${anyOf(ordinals)}` : '';
  const value = `(?:${number}(?:${dash}\\p{Ll}{1,4}(?!\\p{L}))?|[IVXLC]+(?!\\p{L})|[«“"(]${letter}[»”")]|${letter}(?!\\p{L})${words})`;
  // "Статья 5 применяется" speaks of an article; "Статья 5 Стороны" is one. A script without capitals cannot tell.
  const end = `(?:\\s*(?:[.:)\\]]|${dash})+(?:\\s+|$|(?=\\p{L}))|\\s*[\\t\\n]\\s*|\\s*$|\\s+(?!\\p{Ll}))`;
  return [
    `${unit}\\p{M}*[\\s\\u200c]*(?:№\\s*)?${value}${end}`,
    `${value}[)\\]]?[\\s-]*${unit}(?!\\p{L})${end}`,
    `[([]?${number}(?:[.)\\]]+${rtl ? `|\\s*${dash}|/` : ''})(?:\\s+|$|(?=\\p{L}))`,
    `${number}\\s*${dash}\\s+`,
    `\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3})+\\s+(?=\\p{Lu})`,
    `[IVXLC]+[.)]\\s+`,
    `\\([ivxlc]+\\)\\s*`,
    `\\(?${letter}\\)\\s*`,
    ...(rtl ? [`${letter}\\s*${dash}\\s*(?=\\p{L})(?!ـ)`] : []),
    '[•·*▪●◦–—-]\\s+',
    '§+\\s*\\p{Nd}+[.)]?\\s+',
  ].map((source) => new RegExp(`^(?:${source})`, 'u'));
}

const known = new Map<Lang, readonly RegExp[]>();

/** Length of the label at the start of `text`, 0 without one. */
function labelLength(lang: Lang, text: string): number {
  const patterns = known.get(lang) ?? patternsOf(lang);
  known.set(lang, patterns);
  return Math.max(0, ...patterns.map((pattern) => pattern.exec(text)?.[0].length ?? 0));
}

/** «Статья 5. 1) ...» has two. */
const MOST = 3;

/**
 * `text` without the numbers it begins with and without blanks around it. A text that is nothing but a label stays whole.
 * Numbers beyond 999 and dates are text; a number before a lower-case word ("3 государства") is, too.
 */
export function withoutLabel(lang: Lang, text: string): string {
  // Word begins right-to-left paragraphs with direction marks.
  const whole = text.replace(/^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/u, '').trimEnd();
  let rest = whole;
  for (let round = 0; round < MOST; round++) {
    const cut = labelLength(lang, rest);
    if (cut === 0 || cut === rest.length) break;
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? whole : rest;
}
