/**
 * What is shown before brackets are written: the same words in each column, ends that move from word to word, and, for a
 * column that lags behind, which of the others' brackets it lacks. Pure; nothing here knows of documents or pages.
 */

import { type BracketPair, brackets } from '../../domain/text/brackets.ts';
import type { Lang, PerLang } from '../../language/language.ts';
import type { Proposed } from '../document/bracket-store.ts';
import { type Range, type Unit, units } from '../document/bracket-units.ts';
import { corresponding, correspondingIn, type Side, sideOf } from './corresponding.ts';
import { type Effort, effort, NOT_LOOKED_AT, type NotLookedAt } from './effort.ts';

/** Would a bracket around `range` cut through another one, or hold no word? */
export const fits = (text: string, { from, to }: Range): boolean =>
  text.slice(from, to).trim() !== '' && brackets(text.slice(from, to)).unmatched.length === 0;

const inner = ({ start, end }: BracketPair): Range => ({ from: start + 1, to: end - 1 });

/** Asks of ranges whether a bracket stands right around or right inside each. */
function bracketed(text: string): (range: Range) => boolean {
  const ranges = new Set(
    brackets(text).pairs.flatMap(({ start, end }) => [`${start + 1}-${end - 1}`, `${start}-${end}`]),
  );
  return ({ from, to }) => ranges.has(`${from}-${to}`);
}

/** `skipped`: columns that were not looked at, because a text is too long to look for the same words in. */
export type Proposals = { readonly proposed: readonly Proposed[]; readonly skipped: readonly Lang[] };

/**
 * A bracket around exactly `range` in `lang`, and around what corresponds to it in each other of `langs`. A column where
 * those words stand in a bracket already is shown, but not chosen.
 */
export function proposals(texts: PerLang<string>, lang: Lang, range: Range, langs: readonly Lang[]): Proposals {
  const text = texts[lang] ?? '';
  const proposed: Proposed[] = [];
  const skipped: Lang[] = [];
  const spent = effort();
  for (const other of langs) {
    const otherText = texts[other] ?? '';
    if (other === lang) proposed.push({ lang, text, range, chosen: true });
    else {
      const found = corresponding(text, range, otherText, lang, other, spent);
      if (found === NOT_LOOKED_AT) skipped.push(other);
      else if (found)
        proposed.push({ lang: other, text: otherText, range: found, chosen: !bracketed(otherText)(found) });
    }
  }
  return { proposed, skipped };
}

/** So far beside an end, in code units, its next place is looked for: longer words there are none. */
const BESIDE = 1_000;

/** The words near a place of a text, with their places in the whole of it. */
export function unitsNear(lang: Lang, text: string, at: number): readonly Unit[] {
  if (text.length <= 4 * BESIDE) return units(lang, text);
  const cut = (place: number): number => {
    const blank = text.slice(place, place + BESIDE).search(/\s/u);
    return Math.min(text.length, place + Math.max(0, blank));
  };
  const from = at <= 2 * BESIDE ? 0 : cut(at - 2 * BESIDE);
  const to = cut(Math.min(text.length, at + BESIDE));
  return units(lang, text.slice(from, to)).map((unit) => ({ ...unit, from: unit.from + from, to: unit.to + from }));
}

/** The range with one end a word further (1) or back (-1) in reading order; at least one word stays inside. */
export function moved(lang: Lang, text: string, range: Range, end: 'from' | 'to', by: -1 | 1): Range {
  const list = unitsNear(lang, text, range[end]);
  const places = list.map((unit) => unit[end]);
  const place = by > 0 ? places.find((at) => at > range[end]) : places.findLast((at) => at < range[end]);
  if (place === undefined) return range;
  const next = { ...range, [end]: place };
  const near = unitsNear(lang, text, place);
  return near.some((unit) => unit.from >= next.from && unit.to <= next.to) ? next : range;
}

const shared = (a: Range, b: Range): number => {
  const both = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return both <= 0 ? 0 : both / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
};

/**
 * The brackets that `lang` lacks: those of the column that has most (the first of `langs` with as many), less the ones that
 * the present brackets of `lang` answer best. Empty when it lacks none, or when nothing can be proposed.
 */
export function lacking(
  texts: PerLang<string>,
  lang: Lang,
  langs: readonly Lang[],
  spent: Effort = effort(),
): readonly Range[] | NotLookedAt {
  const text = texts[lang] ?? '';
  const own = brackets(text).pairs.map(inner);
  const counted = langs.map((each) => ({ each, pairs: brackets(texts[each] ?? '').pairs }));
  const model = counted.reduce((best, next) => (next.pairs.length > best.pairs.length ? next : best));
  if (model.pairs.length <= own.length) return [];
  const theirs = sideOf(model.each, texts[model.each] ?? '', spent);
  const mine = sideOf(lang, text, spent);
  if (theirs === NOT_LOOKED_AT || mine === NOT_LOOKED_AT) return NOT_LOOKED_AT;
  if (!spent.spend(own.length * model.pairs.length)) return NOT_LOOKED_AT;
  const wanted = wantedIn(theirs, model.pairs, mine, spent);
  if (wanted === NOT_LOOKED_AT) return wanted;
  const left = unanswered(own, wanted);
  const stands = bracketed(text);
  const found: Range[] = [];
  for (const range of left) {
    if (!spent.spend(found.length + (range.to - range.from))) return NOT_LOOKED_AT;
    if (!fits(text, range) || stands(range)) continue;
    // Two that would cross are left to a person, one after the other.
    if (!found.some((other) => shared(other, range) > 0)) found.push(range);
  }
  return found;
}

/** What answers each of their brackets in one's own text; null where nothing does. */
function wantedIn(
  theirs: Side,
  pairs: readonly BracketPair[],
  mine: Side,
  spent: Effort,
): readonly (Range | null)[] | NotLookedAt {
  const wanted: (Range | null)[] = [];
  for (const pair of pairs) {
    const range = correspondingIn(theirs, inner(pair), mine, spent);
    if (range === NOT_LOOKED_AT) return range;
    wanted.push(range);
  }
  return wanted;
}

/** The wanted ranges that no present bracket answers; each answers the one that it is most like, and one only. */
function unanswered(own: readonly Range[], wanted: readonly (Range | null)[]): readonly Range[] {
  const answers = own.flatMap((mine, index) =>
    wanted.map((range, at) => ({ index, at, like: range ? shared(mine, range) : 0 })),
  );
  const placed = new Set<number>();
  const taken = new Set<number>();
  for (const { index, at } of answers.sort((a, b) => b.like - a.like)) {
    if (placed.has(index) || taken.has(at)) continue;
    placed.add(index);
    taken.add(at);
  }
  return wanted.filter((range, at): range is Range => range !== null && !taken.has(at));
}
