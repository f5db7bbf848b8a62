/**
 * Every output of the language modules over a large grid, as plain strings by section. The very same file runs in Node
 * and, bundled, in Chromium; `language.test.ts` compares what they answer.
 */
import { CLAUSE_KINDS, type ClauseKind } from '../../src/domain/clause/clause.ts';
import { type NumberedClause, numberClauses } from '../../src/domain/clause/numbering.ts';
import { compareText, lower, upper } from '../../src/language/collation.ts';
import {
  formatDate,
  formatDateBoth,
  formatDateTime,
  formatTime,
  fromSolarHijri,
  monthNames,
  toSolarHijri,
} from '../../src/language/date.ts';
import { monthNamed } from '../../src/language/date-words.ts';
import { joinList, LANGS, type Lang, language } from '../../src/language/language.ts';
import {
  digits,
  formatInteger,
  formatNumber,
  formatPercent,
  ordinalSuffixed,
  roman,
  westernDigits,
} from '../../src/language/number.ts';
import { foldOrthography } from '../../src/language/orthography.ts';
import { words } from '../../src/language/words.ts';

export type Grid = { readonly [section: string]: readonly string[] };

const NUMBERS = [0, -0, 1, 9, 10, 999, 1000, 12_345, -1_234_567.891, 0.1, -0.004, 1.5e-7, 1e21, 2 ** 53];
const ZONES = ['UTC', 'Asia/Tehran', 'Europe/Astrakhan', 'Asia/Baku', 'Asia/Aqtau', 'Asia/Ashgabat', 'Europe/London'];
const DAY_MS = 86_400_000;

/** Every day of two years, then every 17th from 1925 to 2070. */
function days(): Date[] {
  const found: Date[] = [];
  for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2026, 0, 1); time += DAY_MS) found.push(new Date(time));
  for (let time = Date.UTC(1925, 0, 1); time < Date.UTC(2070, 0, 1); time += 17 * DAY_MS) found.push(new Date(time));
  return found;
}

/** A long outline in which every kind follows every other at many levels. */
function outline(): NumberedClause[] {
  const kinds = Object.keys(CLAUSE_KINDS) as ClauseKind[];
  return Array.from({ length: 500 }, (_, index) => ({
    id: `c${index}`,
    kind: kinds[(index * index + 3 * index + Math.floor(index / 7)) % kinds.length] as ClauseKind,
    level: (index * 7 + Math.floor(index / 5)) % 5,
    status: index % 11 === 3 ? ('withdrawn' as const) : ('draft' as const),
  }));
}

/** Scripts of the six languages and their neighbours, punctuation, presentation forms. */
function characters(): string[] {
  const found: string[] = [];
  for (const [from, to] of [
    [0x20, 0x700],
    [0x1e00, 0x2300],
    [0xfb00, 0xfefd],
  ] as const)
    for (let code = from; code < to; code++) found.push(String.fromCharCode(code));
  return found;
}

/** A character between letters and digits of several scripts: where does it cut a word? */
const between = (char: string): string =>
  ['a b', 'ж ж', 'ب ب', '1 2', '۱ ۲', 'a 1', '1 ж', 'ب ۱', 'a  b', ' b', 'a ']
    .map((pair) => pair.replaceAll(' ', char))
    .join(' ');

function gridOf(lang: Lang, corpus: readonly string[]): Grid {
  const { letters, ...facts } = language(lang);
  const clauses = outline();
  const instants = days();
  const dates = instants.map((day) => ({
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
  }));
  const chars = characters();
  const own = corpus.slice(0, 400);
  return {
    facts: [JSON.stringify(facts), letters.source, ...chars.map((char) => `${char} ${letters.test(char)}`)],
    numbers: NUMBERS.flatMap((value) => [
      formatNumber(lang, value),
      formatNumber(lang, value, 2),
      formatInteger(lang, value),
      formatPercent(lang, value, 1),
    ]),
    digits: corpus.flatMap((text) => [digits(lang, text), westernDigits(text)]),
    ordinals: Array.from({ length: 3100 }, (_, value) => `${ordinalSuffixed(lang, value)} ${roman(value)}`),
    months: [...monthNames(lang, 'gregorian'), ...monthNames(lang, 'solar')],
    monthWords: corpus.flatMap((text) => text.split(' ').map((word) => JSON.stringify(monthNamed(lang, word) ?? word))),
    dates: dates.flatMap((date) => [
      formatDate(lang, date, 'long'),
      formatDate(lang, date, 'day'),
      formatDate(lang, date, 'numeric'),
      formatDateBoth(lang, date),
      JSON.stringify([toSolarHijri(date), fromSolarHijri(toSolarHijri(date))]),
    ]),
    times: ZONES.flatMap((zone) =>
      instants
        .filter((_, index) => index % 9 === 0)
        .map((day, index) =>
          formatDateTime(lang, new Date(day.getTime() + index * 977_000).toISOString().slice(0, 19).concat('Z'), zone),
        ),
    ).concat(formatTime(lang, { hour: 0, minute: 0 })),
    lists: [1, 2, 3, 5].map((count) => joinList(lang, corpus.slice(0, count))),
    case: [...chars, ...corpus].flatMap((text) => [lower(lang, text), upper(lang, text)]),
    order: [...own, ...chars.slice(0, 1600)].sort((a, b) => compareText(lang, a, b)),
    folds: [...chars, ...corpus].map((text) => foldOrthography(lang, text)),
    words: [...corpus, ...chars.map((char) => between(char))].map((text) =>
      words(lang, text)
        .map((word) => (word.isWordLike ? word.text : `<${word.text}>`))
        .join('|'),
    ),
    clauses: [...numberClauses(clauses, lang), ...numberClauses(clauses, lang, { persianLetters: 'alphabetical' })].map(
      ([id, { label, short }]) => `${id} ${label} ${short}`,
    ),
  };
}

/** All sections of all languages; `corpus` are texts to cut, fold, sort and case. */
export function grid(corpus: readonly string[]): Grid {
  const sections: { [section: string]: readonly string[] } = {};
  for (const lang of LANGS)
    for (const [name, values] of Object.entries(gridOf(lang, corpus))) sections[`${lang} ${name}`] = values;
  return sections;
}

/** What a section's strings come to: their number and a checksum of all their characters, twice 32 bits. */
export function sumOf(values: readonly string[]): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const value of values)
    for (let at = 0; at <= value.length; at++) {
      // The end of a string counts, too; no character has that code.
      const code = at < value.length ? value.charCodeAt(at) : 0x10000;
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
  return `${values.length} ${(a >>> 0).toString(16)} ${(b >>> 0).toString(16)}`;
}

/** The sums of all sections. */
export const sumsOf = (of: Grid): { readonly [section: string]: string } =>
  Object.fromEntries(Object.entries(of).map(([section, values]) => [section, sumOf(values)]));
