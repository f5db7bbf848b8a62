/**
 * Three-way merge of one cell's words: what two people made of one text, together. Made for law, so it would rather ask
 * than guess: two changes go together only when a whole word that both left alone stands between them. That is also why
 * no blank is ever doubled or lost: the gap between two words is always written by one side alone.
 *
 *   one two three   mine: eins two three   theirs: one two drei   becomes   eins two drei
 *   one two three   mine: one zwei three   theirs: one two drei   asks      one {two three|zwei three|two drei}
 */
import type { Lang } from '../language/language.ts';
import { type Word, words } from '../language/words.ts';
import { agreed, loose, mergedText, type Range, type Region, type Side } from './fences.ts';
import type { Replacement } from './smallest.ts';
import { diffText } from './text.ts';

/**
 * One place where a person has to choose. `base` begins at the offset `at` of the base; putting `mine` or `theirs` in its
 * stead gives that side's wording. Whole words, with the blanks and marks between them; any of the three may be empty,
 * and one side may equal `base` where only the brackets do not go together. `context`: the place and up to three words
 * of its paragraph on either side, in the base.
 */
export type Conflict = {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly at: number;
  readonly context: Range;
};

/** `conflicts` is never empty, in the order of the text, and its ranges do not overlap. */
export type Merge =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly conflicts: readonly Conflict[] };

/** A change of one side. `reach`: all the places in the base where the very same change could be said to stand. */
type Change = Range & { readonly insert: string; readonly side: Side; readonly reach: Range };

const CONTEXT_WORDS = 3;

/** «1 000 000» is one number, though its groups are words of their own: nobody wrote 2 000 500 if one wrote 2, one 500. */
const GROUPED = /(?<!\p{Nd})\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})/gu;

/** Where the tokens of a text begin (and where it ends), and which stretches of it are words or numbers. */
type Landmarks = { readonly edges: readonly number[]; readonly words: readonly Range[] };

function landmarks(base: string, list: readonly Word[]): Landmarks {
  const numbers = [...base.matchAll(GROUPED)].map(({ index, 0: text }) => ({ from: index, to: index + text.length }));
  const edges = [0];
  const found: Range[] = [];
  let from = 0;
  let next = 0;
  for (const { text, isWordLike } of list) {
    const to = from + text.length;
    while (next < numbers.length && (numbers[next] as Range).to <= from) next++;
    const nearest = numbers[next];
    const number = nearest && nearest.from < to ? nearest : undefined;
    if (isWordLike && !number) found.push({ from, to });
    else if (number && found.at(-1) !== number) found.push(number);
    edges.push(to);
    from = to;
  }
  return { edges, words: found };
}

/** Replacements as the word differ sees them: a phrase rewritten in one go is one. */
function replacements(lang: Lang, base: string, text: string): Replacement[] {
  const found: Replacement[] = [];
  const { parts } = diffText(lang, base, text);
  let at = 0;
  parts.forEach((part, index) => {
    if (part.op === 'insert') {
      // The deletion before it has taken it along.
      if (parts[index - 1]?.op !== 'delete') found.push({ at, delete: 0, insert: part.text });
      return;
    }
    const next = parts[index + 1];
    if (part.op === 'delete')
      found.push({ at, delete: part.text.length, insert: next?.op === 'insert' ? next.text : '' });
    at += part.text.length;
  });
  return found;
}

/**
 * "a a [a ]b" could as well be "[a ]a a b". All three are within reach, lest another "a" be changed by the other side and
 * merge with what may have been meant for it.
 */
function reach(base: string, { edges }: Landmarks, { at, delete: taken, insert }: Replacement): Range {
  const end = at + taken;
  if (taken > 0 && insert !== '') return { from: at, to: end };
  const own = taken > 0 ? base.slice(at, end) : insert;
  const { length } = own;
  let left = 0;
  while (left < at && base[at - 1 - left] === own[length - 1 - (left % length)]) left++;
  let right = 0;
  while (end + right < base.length && base[end + right] === own[right % length]) right++;
  return {
    from: edges.find((edge) => edge >= at - left) ?? at,
    to: edges.findLast((edge) => edge <= end + right) ?? end,
  };
}

type Base = { readonly text: string; readonly marks: Landmarks };

function changes(lang: Lang, base: Base, side: Side, text: string): Change[] {
  return replacements(lang, base.text, text).map((replacement) => ({
    from: replacement.at,
    to: replacement.at + replacement.delete,
    insert: replacement.insert,
    side,
    reach: reach(base.text, base.marks, replacement),
  }));
}

/** Does a change begin or end between the ends of a range, or stand across it? */
const within = (change: Range, { from, to }: Range): boolean => change.from < to && from < change.to;

/** Does a whole word stand between two places? Words are in order and do not overlap, so the first that begins there tells. */
function holdsWord(list: readonly Range[], from: number, to: number): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Range).from < from) low = middle + 1;
    else high = middle;
  }
  return low < list.length && (list[low] as Range).to <= to;
}

/** Is there no whole word between two changes that both leave alone, or does one stand where the other might? */
function touching({ words: list }: Landmarks, a: Change, b: Change): boolean {
  const from = Math.min(a.to, b.to);
  const to = Math.max(a.from, b.from);
  return within(a, b.reach) || within(b, a.reach) || !holdsWord(list, from, to);
}

/** Changes in groups: two of different sides that touch are in one. Neighbours of one side are none of our business. */
function together(marks: Landmarks, list: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of list.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    let first = groups.length;
    for (let at = first - 1; at >= 0; at--) {
      const near = (groups[at] as Change[]).filter((other) => touching(marks, other, change));
      if (near.length === 0) break;
      if (near.some(({ side }) => side !== change.side)) first = at;
    }
    groups.push([...groups.splice(first).flat(), change]);
  }
  return groups;
}

function region(base: string, group: readonly Change[]): Region {
  const from = Math.min(...group.map((change) => change.from));
  const to = Math.max(...group.map((change) => change.to));
  const version = (side: Side): string => {
    let text = '';
    let at = from;
    for (const change of group) {
      if (change.side !== side) continue;
      text += base.slice(at, change.from) + change.insert;
      at = change.to;
    }
    return text + base.slice(at, to);
  };
  return { from, to, base: base.slice(from, to), mine: version('mine'), theirs: version('theirs') };
}

function conflict(base: string, marks: Landmarks, { from, to, ...texts }: Region): Conflict {
  const start = base.lastIndexOf('\n', from - 1) + 1;
  const end = base.indexOf('\n', to) < 0 ? base.length : base.indexOf('\n', to);
  const before = marks.words.filter((word) => word.from >= start && word.to <= from).slice(-CONTEXT_WORDS);
  const after = marks.words.filter((word) => word.from >= to && word.to <= end).slice(0, CONTEXT_WORDS);
  return { ...texts, at: from, context: { from: before[0]?.from ?? from, to: after.at(-1)?.to ?? to } };
}

/**
 * Merges two versions of a text of `lang` (paragraphs joined by "\n"). Swapping the sides swaps them in the answer and
 * changes nothing else. The same change made by both is made once; a change and a deletion of the same words, two
 * insertions in one place, and changes without an unchanged word between them are conflicts.
 */
export function merge3(base: string, mine: string, theirs: string, lang: Lang): Merge {
  if (mine === theirs || theirs === base) return { ok: true, text: mine };
  if (mine === base) return { ok: true, text: theirs };
  const marks = landmarks(base, words(lang, base));
  const list = (['mine', 'theirs'] as const).flatMap((side) =>
    changes(lang, { text: base, marks }, side, side === 'mine' ? mine : theirs),
  );
  const regions = together(marks, list).map((group) => region(base, group));
  const contested = regions.filter((each) => agreed(each) === undefined);
  const open = contested.length > 0 ? contested : loose(base, regions);
  if (open.length > 0) return { ok: false, conflicts: open.map((each) => conflict(base, marks, each)) };
  return { ok: true, text: mergedText(base, regions) };
}

/** Code units of the three texts together that one decision, or one page, may have merged: some half a second's work. */
const MOST_MERGED = 600_000;

/**
 * `merge3` for a piece of work that merges many texts: when they are too much together, the whole cell is asked about, which is
 * never wrong. Counted by length, so that the interface, which asks beforehand, and the server answer alike.
 */
export function mergeWithin(most = MOST_MERGED): typeof merge3 {
  let left = most;
  return (base, mine, theirs, lang) => {
    left -= base.length + mine.length + theirs.length;
    if (left >= 0 || mine === theirs || theirs === base || mine === base) return merge3(base, mine, theirs, lang);
    return { ok: false, conflicts: [{ base, mine, theirs, at: 0, context: { from: 0, to: base.length } }] };
  };
}
