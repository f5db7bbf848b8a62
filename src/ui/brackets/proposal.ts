/**
 * What is shown before brackets are written: the same words in each column, ends that move from word to word, and, for a
 * column that lags behind, which of the others' brackets it lacks. Pure; nothing here knows of documents or pages.
 */
import { type BracketPair, brackets } from '../../domain/brackets.ts';
import type { Lang, PerLang } from '../../domain/language.ts';
import { corresponding } from './corresponding.ts';
import { type Range, units } from './units.ts';

export type Proposed = {
  readonly lang: Lang;
  /** The cell as it stood when the proposal was made. */
  readonly text: string;
  readonly range: Range;
  /** To be written; the reader may leave a column out. */
  readonly chosen: boolean;
};

/** Would a bracket around `range` cut through another one, or hold no word? */
export const fits = (text: string, { from, to }: Range): boolean =>
  text.slice(from, to).trim() !== '' && brackets(text.slice(from, to)).unmatched.length === 0;

const inner = ({ start, end }: BracketPair): Range => ({ from: start + 1, to: end - 1 });
const isBracketed = (text: string, { from, to }: Range): boolean =>
  brackets(text).pairs.some(
    ({ start, end }) => (start + 1 === from && end - 1 === to) || (start === from && end === to),
  );

/**
 * A bracket around exactly `range` in `lang`, and around what corresponds to it in each other of `langs`. A column where
 * those words stand in a bracket already is shown, but not chosen.
 */
export function proposals(
  texts: PerLang<string>,
  lang: Lang,
  range: Range,
  langs: readonly Lang[],
): readonly Proposed[] {
  const text = texts[lang] ?? '';
  return langs.flatMap((other): Proposed[] => {
    if (other === lang) return [{ lang, text, range, chosen: true }];
    const otherText = texts[other] ?? '';
    const found = corresponding(text, range, otherText, lang, other);
    if (!found) return [];
    return [{ lang: other, text: otherText, range: found, chosen: !isBracketed(otherText, found) }];
  });
}

/** The range with one end a word further (1) or back (-1) in reading order; at least one word stays inside. */
export function moved(lang: Lang, text: string, range: Range, end: 'from' | 'to', by: -1 | 1): Range {
  const list = units(lang, text);
  const places = list.map((unit) => unit[end]);
  const place = by > 0 ? places.find((at) => at > range[end]) : places.findLast((at) => at < range[end]);
  if (place === undefined) return range;
  const next = { ...range, [end]: place };
  return list.some((unit) => unit.from >= next.from && unit.to <= next.to) ? next : range;
}

const shared = (a: Range, b: Range): number => {
  const both = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return both <= 0 ? 0 : both / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
};

/**
 * The brackets that `lang` lacks: those of the column that has most (the first of `langs` with as many), less the ones that
 * the present brackets of `lang` answer best. Empty when it lacks none, or when nothing can be proposed.
 */
export function lacking(texts: PerLang<string>, lang: Lang, langs: readonly Lang[]): readonly Range[] {
  const text = texts[lang] ?? '';
  const own = brackets(text).pairs.map(inner);
  const counted = langs.map((each) => ({ each, pairs: brackets(texts[each] ?? '').pairs }));
  const model = counted.reduce((best, next) => (next.pairs.length > best.pairs.length ? next : best));
  if (model.pairs.length <= own.length) return [];
  const wanted = model.pairs.map((pair) => ({
    free: true,
    range: corresponding(texts[model.each] ?? '', inner(pair), text, model.each, lang),
  }));
  const answers = own.flatMap((mine, index) =>
    wanted.map((each) => ({ index, each, like: each.range ? shared(mine, each.range) : 0 })),
  );
  const placed = new Set<number>();
  for (const { index, each } of answers.sort((a, b) => b.like - a.like)) {
    if (placed.has(index) || !each.free) continue;
    placed.add(index);
    each.free = false;
  }
  const found: Range[] = [];
  for (const { free, range } of wanted) {
    if (!free || !range || !fits(text, range) || isBracketed(text, range)) continue;
    // Two that would cross are left to a person, one after the other.
    if (!found.some((other) => shared(other, range) > 0)) found.push(range);
  }
  return found;
}
