/**
 * The words of another column that correspond to a stretch of this one, as a proposal that a person looks at before it is
 * written. Whole cells, paragraphs and sentences answer each other by their places; inside a sentence every run of words is
 * weighed by the numbers, names and common words it shares, by commas and conjunctions at its ends, by length, and a little
 * by place, because a Turkic sentence says last what a Russian one says first.
 */
import { brackets } from '../../domain/brackets.ts';
import { type Lang, language } from '../../domain/language.ts';
import { PARTICLES } from './particles.ts';
import { likeness, type Range, type Unit, units } from './units.ts';

export type { Range } from './units.ts';

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

type Side = { readonly lang: Lang; readonly text: string; readonly list: readonly Unit[] };

/** Null when there is no word in `otherText`. Both ends stand at ends of words (or of the whole), never inside one. */
export function corresponding(
  text: string,
  range: Range,
  otherText: string,
  lang: Lang,
  otherLang: Lang,
): Range | null {
  const whole = trimmed(otherText);
  if (!whole) return null;
  const own = trimmed(text);
  if (!own || (range.from <= own.from && range.to >= own.to)) return whole;
  const a: Side = { lang, text, list: units(lang, text) };
  const b: Side = { lang: otherLang, text: otherText, list: units(otherLang, otherText) };
  if (b.list.length === 0) return null;
  let from = a.list.findIndex((unit) => unit.to > range.from);
  if (from < 0) from = a.list.length - 1;
  let to = a.list.findLastIndex((unit) => unit.from < range.to);
  if (to < from) to = from;
  if (a.list.length === 0) return whole;
  const [first, last] = blocks(a, b, from, to);
  const closes = range.to > (a.list[to] as Unit).to && endsSentence(a, to);
  return closed(b, first, last, closes);
}

function trimmed(text: string): Range | null {
  const from = text.search(/\S/u);
  return from < 0 ? null : { from, to: text.trimEnd().length };
}

/** Index of the last unit of the block (paragraph or sentence) that unit `index` stands in, and of its first. */
type Block = readonly [first: number, last: number];

const blocksBy = (list: readonly Unit[], key: (unit: Unit) => string): Block[] => {
  const found: [number, number][] = [];
  list.forEach((unit, index) => {
    const open = found.at(-1);
    if (open && key(list[open[0]] as Unit) === key(unit)) open[1] = index;
    else found.push([index, index]);
  });
  return found;
};

const byParagraph = ({ paragraph }: Unit): string => String(paragraph);
const bySentence = ({ paragraph, sentence }: Unit): string => `${paragraph}/${sentence}`;

/** Narrows down by paragraphs, then by sentences, as long as both sides have as many; then looks for the run of words. */
function blocks(a: Side, b: Side, from: number, to: number): Block {
  for (const key of [bySentence, byParagraph]) {
    const [mine, theirs] = [blocksBy(a.list, key), blocksBy(b.list, key)];
    if (mine.length !== theirs.length) continue;
    const at = (index: number): number => mine.findIndex(([first, last]) => first <= index && index <= last);
    const [head, tail] = [at(from), at(to)];
    const part = (block: number, i: number, j: number): Block =>
      run(a, b, mine[block] as Block, theirs[block] as Block, i, j);
    if (head === tail) return part(head, from, to);
    const start = part(head, from, (mine[head] as Block)[1]);
    const end = part(tail, (mine[tail] as Block)[0], to);
    return [start[0], end[1]];
  }
  return run(a, b, [0, a.list.length - 1], [0, b.list.length - 1], from, to);
}

/** The run of words of block `theirs` that fits the words `from` to `to` of block `mine` best. */
function run(a: Side, b: Side, mine: Block, theirs: Block, from: number, to: number): Block {
  if (from <= mine[0] && to >= mine[1]) return theirs;
  const s = a.list.slice(mine[0], mine[1] + 1);
  const t = b.list.slice(theirs[0], theirs[1] + 1);
  const [i, j] = [from - mine[0], to - mine[0]];
  const gain = gains(s, t, i, j);
  const sums = [0];
  for (const each of gain) sums.push((sums.at(-1) as number) + each);
  const lengths = (list: readonly Unit[], start: number, end: number): number =>
    list.slice(start, end + 1).reduce((sum, unit) => sum + unit.text.length + 1, 0);
  const [all, others] = [lengths(s, 0, s.length - 1), lengths(t, 0, t.length - 1)];
  const share = lengths(s, i, j) / all;
  const expected = share * others;
  const centre = (lengths(s, 0, i - 1) + lengths(s, 0, j)) / 2 / all;
  const wanted = look(a.lang, s, i, j);
  const sameOrder = PARTICLES[a.lang].verbLast === PARTICLES[b.lang].verbLast;
  let best: { readonly block: Block; readonly score: number } | undefined;
  let before = 0;
  for (let k = 0; k < t.length; k++) {
    let length = 0;
    for (let l = k; l < t.length; l++) {
      length += (t[l] as Unit).text.length + 1;
      if (length > expected * STRETCH + 12) break;
      if (length * STRETCH < expected) continue;
      const inside = (sums[l + 1] as number) - (sums[k] as number);
      const place = Math.abs((before + length / 2) / others - centre);
      const score =
        WEIGHT.anchor * inside -
        WEIGHT.length * Math.abs(Math.log(length / expected)) -
        (sameOrder ? WEIGHT.place : WEIGHT.elsewhere) * place -
        unlike(wanted, look(b.lang, t, k, l), sameOrder, PARTICLES[b.lang].verbLast);
      if (best && score <= best.score) continue;
      if (closed(b, theirs[0] + k, theirs[0] + l, false)) best = { block: [theirs[0] + k, theirs[0] + l], score };
    }
    before += (t[k] as Unit).text.length + 1;
  }
  return best?.block ?? theirs;
}

/** Per word of `t`: how much it speaks for being in the run (it is like a selected word) or against it (like another). */
function gains(s: readonly Unit[], t: readonly Unit[], i: number, j: number): readonly number[] {
  if (s.length * t.length > MOST_COMPARED) return t.map(() => 0);
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

function look(lang: Lang, list: readonly Unit[], first: number, last: number): Look {
  const { before, after } = PARTICLES[lang];
  const at = (index: number): Unit | undefined => list[index];
  const gap = (index: number): string => at(index)?.gap ?? '';
  const is = (words: ReadonlySet<string>, index: number): boolean => words.has(at(index)?.folded ?? '');
  const ahead = first > 0 && is(before, first - 1) && !COMMA.test(gap(first));
  const behind = is(after, last + 1) && !COMMA.test(gap(last + 1));
  let commas = 0;
  for (let index = first + 1; index <= last; index++) if (COMMA.test(gap(index))) commas++;
  return {
    commas,
    commaBefore: first > 0 && COMMA.test(gap(first)),
    commaAfter: last + 1 < list.length && COMMA.test(gap(last + 1)),
    and: at(first)?.folded === language(lang).listAnd,
    starts: first === 0,
    ends: last === list.length - 1,
    cut: (at(last)?.number ?? '') !== '',
    counted: first > 0 && (at(first - 1)?.number ?? '') !== '',
    bracketBefore: /[[\]]/u.test(gap(first)),
    bracketAfter: /[[\]]/u.test(gap(last + 1)),
    held: is(before, first) || is(after, last),
    torn: ahead || (behind && at(first)?.folded !== language(lang).listAnd),
    greedy: (is(before, last) && last > first) || (is(after, first) && first > 0),
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
  return !next || bySentence(next) !== bySentence(unit);
};

const QUOTES: readonly (readonly [string, string])[] = [
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['(', ')'],
];

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/**
 * From the first to the last of these words, with the brackets, quotation marks and signs that belong to them: «"зелёной"» is
 * not left as «зелёной"». Null where it would cut through a bracket. `sentence`: with the full stop.
 */
function closed({ list, text }: Side, first: number, last: number, sentence: boolean): Range | null {
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
  let { unmatched } = brackets(text.slice(from, to));
  while (unmatched.length > 0) {
    const sign = text[from + (unmatched[0] as number)];
    if (sign === ']' && text[from - 1] === '[') from--;
    else if (sign === '[' && text[to] === ']') to++;
    else return null;
    unmatched = brackets(text.slice(from, to)).unmatched;
  }
  if (sentence && endsSentence({ list, text } as Side, last)) {
    const rest = /^[.!?؟…;؛:]+/u.exec(text.slice(to));
    if (rest) to += rest[0].length;
  }
  return { from, to };
}
