/**
 * The words of another column that correspond to a stretch of this one, as a proposal that a person looks at before it is
 * written. Whole cells, paragraphs and sentences answer each other by their places; inside a sentence every run of words is
 * weighed by the numbers, names and common words it shares, by commas and conjunctions at its ends, by length, and a little
 * by place, because a Turkic sentence says last what a Russian one says first.
 */

import { brackets } from '../../domain/text/brackets.ts';
import { type Lang, language } from '../../language/language.ts';
import { isVerbLast, particlesOf } from '../../language/particles.ts';
import { likeness, type Range, type Unit, units } from '../document/bracket-units.ts';
import { type Effort, effort, NOT_LOOKED_AT, type NotLookedAt } from './effort.ts';

export type { Range } from '../document/bracket-units.ts';

/** Weights of the search, found by trying: the brackets of the sample summit, taken away and looked for again. */
const WEIGHT = {
  anchor: 2,
  length: 1.4,
  /** How far its place in the sentence may differ: between languages of one word order, and of two. */
  place: 2.4,
  elsewhere: 0.3,
  /** Taking the verb along, where it ends the sentence. */
  verb: 0.9,
  comma: 1,
  conjunction: 3,
  particle: 0.6,
  end: 0.5,
  number: 0.8,
};
/** Beyond so many comparisons of two words, place and length have to do: an annex in one cell must not hold up the page. */
const MOST_COMPARED = 400_000;
/** A run is looked at when it is between so many times shorter and longer than expected. */
const STRETCH = 3;
/** Steps: two words compared, a run of words looked at, a letter of one that is the best so far. */
const STEPS = { compared: 0.05, run: 0.3, letter: 0.1 };

/** A text made ready to be searched, once for all that is looked for in it. */
export type Side = {
  readonly lang: Lang;
  readonly text: string;
  readonly list: readonly Unit[];
  readonly sentences: readonly Block[];
  readonly paragraphs: readonly Block[];
};

export function sideOf(lang: Lang, text: string, spent: Effort): Side | NotLookedAt {
  if (!spent.spend(text.length)) return NOT_LOOKED_AT;
  const list = units(lang, text);
  return { lang, text, list, sentences: blocksBy(list, sameSentence), paragraphs: blocksBy(list, sameParagraph) };
}

/** `corresponding` of two texts that were not looked at before. */
export function corresponding(
  text: string,
  range: Range,
  otherText: string,
  lang: Lang,
  otherLang: Lang,
  spent: Effort = effort(),
): Range | null | NotLookedAt {
  const whole = wholeOf(text, range, otherText);
  if (whole !== undefined) return whole;
  const a = sideOf(lang, text, spent);
  const b = sideOf(otherLang, otherText, spent);
  return a === NOT_LOOKED_AT || b === NOT_LOOKED_AT ? NOT_LOOKED_AT : correspondingIn(a, range, b, spent);
}

/** What can be told without looking at words: nothing where there are none, all for all. */
function wholeOf(text: string, range: Range, otherText: string): Range | null | undefined {
  const whole = trimmed(otherText);
  if (!whole) return null;
  const own = trimmed(text);
  return !own || (range.from <= own.from && range.to >= own.to) ? whole : undefined;
}

/** Null when there is no word in `b`. Both ends stand at ends of words (or of the whole), never inside one. */
export function correspondingIn(a: Side, range: Range, b: Side, spent: Effort): Range | null | NotLookedAt {
  const whole = wholeOf(a.text, range, b.text);
  if (whole !== undefined) return whole;
  if (b.list.length === 0) return null;
  if (a.list.length === 0) return trimmed(b.text);
  const from = Math.min(
    firstWhere(a.list, (unit) => unit.to > range.from),
    a.list.length - 1,
  );
  const to = Math.max(firstWhere(a.list, (unit) => unit.from >= range.to) - 1, from);
  const found = blocks(a, b, from, to, spent);
  if (found === NOT_LOOKED_AT) return found;
  const closes = range.to > (a.list[to] as Unit).to && endsSentence(a, to);
  return closed(b, found[0], found[1], closes);
}

/** Index of the first item for which `holds`, as it does for all behind it; the length when it holds for none. */
function firstWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function trimmed(text: string): Range | null {
  const from = text.search(/\S/u);
  return from < 0 ? null : { from, to: text.trimEnd().length };
}

/** Index of the first unit of a block (paragraph or sentence), and of its last. */
type Block = readonly [first: number, last: number];

function blocksBy(list: readonly Unit[], same: (a: Unit, b: Unit) => boolean): Block[] {
  const found: [number, number][] = [];
  list.forEach((unit, index) => {
    const open = found.at(-1);
    if (open && same(list[open[0]] as Unit, unit)) open[1] = index;
    else found.push([index, index]);
  });
  return found;
}

const sameParagraph = (a: Unit, b: Unit): boolean => a.paragraph === b.paragraph;
const sameSentence = (a: Unit, b: Unit): boolean => sameParagraph(a, b) && a.sentence === b.sentence;

/** Narrows down by paragraphs, then by sentences, as long as both sides have as many; then looks for the run of words. */
function blocks(a: Side, b: Side, from: number, to: number, spent: Effort): Block | NotLookedAt {
  for (const key of ['sentences', 'paragraphs'] as const) {
    const [mine, theirs] = [a[key], b[key]];
    if (mine.length !== theirs.length) continue;
    const at = (index: number): number => firstWhere(mine, ([, last]) => index <= last);
    const [head, tail] = [at(from), at(to)];
    const part = (block: number, i: number, j: number): Block | NotLookedAt =>
      run(a, b, mine[block] as Block, theirs[block] as Block, i, j, spent);
    if (head === tail) return part(head, from, to);
    const start = part(head, from, (mine[head] as Block)[1]);
    const end = part(tail, (mine[tail] as Block)[0], to);
    return start === NOT_LOOKED_AT || end === NOT_LOOKED_AT ? NOT_LOOKED_AT : [start[0], end[1]];
  }
  return run(a, b, [0, a.list.length - 1], [0, b.list.length - 1], from, to, spent);
}

/** Before each word of a list, and behind the last: how long all words before it are, with a blank each. */
function lengthsOf(list: readonly Unit[]): readonly number[] {
  const sums = [0];
  for (const unit of list) sums.push((sums.at(-1) as number) + unit.text.length + 1);
  return sums;
}

/** The run of words of block `theirs` that fits the words `from` to `to` of block `mine` best. */
function run(
  a: Side,
  b: Side,
  mine: Block,
  theirs: Block,
  from: number,
  to: number,
  spent: Effort,
): Block | NotLookedAt {
  if (from <= mine[0] && to >= mine[1]) return theirs;
  const s = a.list.slice(mine[0], mine[1] + 1);
  const t = b.list.slice(theirs[0], theirs[1] + 1);
  if (!spent.spend(s.length + t.length)) return NOT_LOOKED_AT;
  const [i, j] = [from - mine[0], to - mine[0]];
  const gain = gains(s, t, i, j, spent);
  if (gain === NOT_LOOKED_AT) return gain;
  const sums = [0];
  for (const each of gain) sums.push((sums.at(-1) as number) + each);
  const [own, other] = [lengthsOf(s), lengthsOf(t)];
  const length = (of: readonly number[], start: number, end: number): number =>
    (of[end + 1] as number) - (of[start] as number);
  const [all, others] = [own.at(-1) as number, other.at(-1) as number];
  const expected = (length(own, i, j) / all) * others;
  const centre = ((own[i] as number) + (own[j + 1] as number)) / 2 / all;
  const wanted = looks(a.lang, s)(i, j);
  const seen = looks(b.lang, t);
  const sameOrder = isVerbLast(a.lang) === isVerbLast(b.lang);
  let best: { readonly block: Block; readonly score: number } | undefined;
  for (let k = 0; k < t.length; k++) {
    for (let l = k; l < t.length; l++) {
      if (!spent.spend(STEPS.run)) return NOT_LOOKED_AT;
      const long = length(other, k, l);
      if (long > expected * STRETCH + 12) break;
      if (long * STRETCH < expected) continue;
      const inside = (sums[l + 1] as number) - (sums[k] as number);
      const place = Math.abs(((other[k] as number) + long / 2) / others - centre);
      const score =
        WEIGHT.anchor * inside -
        WEIGHT.length * Math.abs(Math.log(long / expected)) -
        (sameOrder ? WEIGHT.place : WEIGHT.elsewhere) * place -
        unlike(wanted, seen(k, l), sameOrder, isVerbLast(b.lang));
      if (best && score <= best.score) continue;
      if (!spent.spend(STEPS.letter * long)) return NOT_LOOKED_AT;
      if (closed(b, theirs[0] + k, theirs[0] + l, false)) best = { block: [theirs[0] + k, theirs[0] + l], score };
    }
  }
  return best?.block ?? theirs;
}

/** Per word of `t`: how much it speaks for being in the run (it is like a selected word) or against it (like another). */
function gains(
  s: readonly Unit[],
  t: readonly Unit[],
  i: number,
  j: number,
  spent: Effort,
): readonly number[] | NotLookedAt {
  if (s.length * t.length > MOST_COMPARED) return t.map(() => 0);
  if (!spent.spend(STEPS.compared * s.length * t.length)) return NOT_LOOKED_AT;
  return t.map((unit) => {
    let [inside, outside] = [0, 0];
    s.forEach((other, index) => {
      const like = likeness(unit, other);
      if (index >= i && index <= j) inside = Math.max(inside, like);
      else outside = Math.max(outside, like);
    });
    return inside - outside;
  });
}

/** What a run of words looks like from outside, in terms that hold in every language. */
type Look = {
  readonly commas: number;
  readonly commaBefore: boolean;
  readonly commaAfter: boolean;
  readonly and: boolean;
  readonly starts: boolean;
  readonly ends: boolean;
  /** The run ends in a number, which belongs to the word after it. */
  readonly cut: boolean;
  /** A number stands right before the run. */
  readonly counted: boolean;
  readonly bracketBefore: boolean;
  readonly bracketAfter: boolean;
  /** It has its own preposition or postposition; or that was left outside. */
  readonly held: boolean;
  readonly torn: boolean;
  /** It takes in one that belongs to the words beside it. */
  readonly greedy: boolean;
};

const COMMA = /[,،;؛:–—]/u;

/** Looks at runs of one list of words. What a gap holds is asked once: nobody knows how long it is. */
function looks(lang: Lang, list: readonly Unit[]): (first: number, last: number) => Look {
  const { before, after } = particlesOf(lang);
  const { listAnd } = language(lang);
  const comma = list.map(({ gap }) => COMMA.test(gap));
  const bracket = list.map(({ gap }) => /[[\]]/u.test(gap));
  /** Of all gaps before a word and its own. */
  const commas: number[] = [];
  for (const each of comma) commas.push((commas.at(-1) ?? 0) + (each ? 1 : 0));
  const at = (index: number): Unit | undefined => list[index];
  const is = (words: ReadonlySet<string>, index: number): boolean => words.has(at(index)?.folded ?? '');
  return (first, last) => {
    const ahead = first > 0 && is(before, first - 1) && !comma[first];
    const behind = is(after, last + 1) && !comma[last + 1];
    const and = at(first)?.folded === listAnd;
    return {
      commas: (commas[last] as number) - (commas[first] as number),
      commaBefore: first > 0 && comma[first] === true,
      commaAfter: comma[last + 1] === true,
      and,
      starts: first === 0,
      ends: last === list.length - 1,
      cut: (at(last)?.number ?? '') !== '',
      counted: first > 0 && (at(first - 1)?.number ?? '') !== '',
      bracketBefore: bracket[first] === true,
      bracketAfter: bracket[last + 1] === true,
      held: is(before, first) || is(after, last),
      torn: ahead || (behind && !and),
      greedy: (is(before, last) && last > first) || (is(after, first) && first > 0),
    };
  };
}

/** How unlike two runs look; zero for the same look. */
function unlike(wanted: Look, seen: Look, sameOrder: boolean, verbLast: boolean): number {
  const differ = (key: keyof Look): number => (wanted[key] === seen[key] ? 0 : 1);
  let cost = WEIGHT.comma * Math.abs(wanted.commas - seen.commas);
  cost += WEIGHT.comma * (differ('commaBefore') + differ('commaAfter')) * 0.6;
  cost += WEIGHT.conjunction * differ('and');
  cost += WEIGHT.end * differ('starts');
  if (sameOrder) cost += WEIGHT.end * differ('ends');
  else if (verbLast && seen.ends) cost += WEIGHT.verb;
  cost += WEIGHT.number * (differ('cut') + differ('counted'));
  cost += WEIGHT.end * (differ('bracketBefore') + differ('bracketAfter'));
  if (seen.greedy) cost += WEIGHT.particle * 2;
  if (seen.torn && !wanted.torn) cost += WEIGHT.particle;
  if (seen.held && wanted.torn && !wanted.held) cost += WEIGHT.particle;
  return cost;
}

const endsSentence = ({ list }: Side, index: number): boolean => {
  const [unit, next] = [list[index] as Unit, list[index + 1]];
  return !next || !sameSentence(next, unit);
};

/** Brackets that may lack their partners in a run: nobody nests deeper by hand. */
const MOST_TORN = 12;

const QUOTES: readonly (readonly [string, string])[] = [
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['(', ')'],
];

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

/**
 * From the first to the last of these words, with the brackets, quotation marks and signs that belong to them: «"зелёной"» is
 * not left as «зелёной"». Null where it would cut through a bracket. `sentence`: with the full stop.
 */
function closed(side: Side, first: number, last: number, sentence: boolean): Range | null {
  const { list, text } = side;
  let { from } = list[first] as Unit;
  let { to } = list[last] as Unit;
  if (/[%٪]/u.test(text[to] ?? '')) to++;
  for (const [open, close] of QUOTES) {
    const inside = text.slice(from, to);
    const [opened, ended] = [count(inside, open), count(inside, close)];
    if (opened > ended && text[to] === close) to++;
    else if (ended > opened && text[from - 1] === open) from--;
    else if (opened === ended && text[from - 1] === open && text[to] === close) {
      from--;
      to++;
    }
  }
  // Each round takes in one sign beside the words for one that lacks its partner; one that is not there ends it.
  let { unmatched } = brackets(text.slice(from, to));
  if (unmatched.length > MOST_TORN) return null;
  while (unmatched.length > 0) {
    const sign = text[from + (unmatched[0] as number)];
    if (sign === ']' && text[from - 1] === '[') from--;
    else if (sign === '[' && text[to] === ']') to++;
    else return null;
    unmatched = brackets(text.slice(from, to)).unmatched;
  }
  if (sentence && endsSentence(side, last)) {
    const rest = /^[.!?؟…;؛:]+/u.exec(text.slice(to));
    if (rest) to += rest[0].length;
  }
  return { from, to };
}
