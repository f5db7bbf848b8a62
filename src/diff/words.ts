/**
 * Cuts two texts into tokens and says which of them correspond. Words come from the language itself («می‌شود» is one,
 * so is «Северо-Кавказский»), so no later step can cut one. Spaces never anchor a correspondence: in "a b" -> "x y" the
 * only equal token is the space, and a redline hung on it is confetti. Two spellings of one word do correspond.
 */
import { diffArrays } from 'diff';
import type { Lang } from '../language/language.ts';
import { foldOrthography } from '../language/orthography.ts';
import { words } from '../language/words.ts';

/** `space`: blanks inside a paragraph. "\n" is not a space but an anchor, so that paragraphs keep to themselves. */
export type Token = { readonly text: string; readonly word: boolean; readonly space: boolean };

/** `foldOrthography` of one language that remembers its answers: of all steps here it is the dearest. */
export type Fold = (text: string) => string;

/** A fold for one comparison; nothing outlives that. */
export function folding(lang: Lang): Fold {
  const known = new Map<string, string>();
  return (text) => {
    const folded = known.get(text) ?? foldOrthography(lang, text);
    known.set(text, folded);
    return folded;
  };
}

/** Index in the first list, index in the second; increasing in both. */
export type Pair = readonly [number, number];

/**
 * More edits than this between two cells are not worth a word-by-word comparison: the time grows with their square
 * (600 take about 30 ms, 2,000 already 250) and nobody can read the result.
 */
const MAX_EDITS = 600;

/** The text's tokens in order; joined they are the text. */
export const tokens = (lang: Lang, text: string): Token[] =>
  words(lang, text).map((segment) => ({
    text: segment.text,
    word: segment.isWordLike,
    space: !segment.isWordLike && /^[^\S\n]+$/.test(segment.text),
  }));

/**
 * Numbers the tokens so that two spellings of one word get one number. Folding is what costs here, and words that both
 * sides write alike find each other anyway: only what one side alone has is folded. A spelling that folds away entirely
 * (a lone tatweel) stands for itself.
 */
function spellings(foldOf: Fold, a: readonly Token[], b: readonly Token[]): (token: Token) => number {
  const inA = new Set<string>();
  for (const { text, space } of a) if (!space) inA.add(text);
  const onBoth = new Set<string>();
  for (const { text } of b) if (inA.has(text)) onBoth.add(text);
  const byFold = new Map<string, number>();
  return ({ text }) => {
    const spelling = onBoth.has(text) ? text : foldOf(text) || text;
    const known = byFold.get(spelling);
    if (known !== undefined) return known;
    byFold.set(spelling, byFold.size);
    return byFold.size - 1;
  };
}

/** Pairs found by the shortest edit script over two lists of keys; `undefined` when it is longer than `MAX_EDITS`. */
function shortestScript(a: readonly number[], b: readonly number[]): Pair[] | undefined {
  const script = diffArrays([...a], [...b], { maxEditLength: MAX_EDITS });
  if (!script) return undefined;
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  for (const { added, removed, count } of script) {
    if (added) j += count;
    else if (removed) i += count;
    else for (let end = i + count; i < end; i++, j++) pairs.push([i, j]);
  }
  return pairs;
}

/** Half-open ranges of tokens, one per paragraph, each with its closing "\n". */
function paragraphs(list: readonly Token[]): Pair[] {
  const ranges: Pair[] = [];
  let start = 0;
  list.forEach((token, index) => {
    if (token.text === '\n' || index === list.length - 1) {
      ranges.push([start, index + 1]);
      start = index + 1;
    }
  });
  return ranges;
}

/** Whole paragraphs that correspond, for texts too different to compare word by word. */
function equalParagraphs(a: readonly Token[], b: readonly Token[], key: (token: Token) => number): Pair[] {
  const ids = new Map<string, number>();
  const idOf = (list: readonly Token[], [start, end]: Pair): number => {
    const name = list.slice(start, end).map(key).join();
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  };
  const inA = paragraphs(a);
  const inB = paragraphs(b);
  const script =
    shortestScript(
      inA.map((range) => idOf(a, range)),
      inB.map((range) => idOf(b, range)),
    ) ?? [];
  return script.flatMap(([p, q]) => {
    const [start, end] = inA[p] as Pair;
    const other = (inB[q] as Pair)[0];
    return Array.from({ length: end - start }, (_, k): Pair => [start + k, other + k]);
  });
}

/** A list's tokens that can anchor: their places and keys. */
type Anchors = { readonly at: readonly number[]; readonly keys: readonly number[] };

function anchors(list: readonly Token[], key: (token: Token) => number): Anchors {
  const at: number[] = [];
  const keys: number[] = [];
  list.forEach((token, index) => {
    if (token.space) return;
    at.push(index);
    keys.push(key(token));
  });
  return { at, keys };
}

/** Leaves out what the other side lacks. It can pair with nothing, and the search costs the square of what is unpaired. */
function knownTo(other: Anchors, own: Anchors): Anchors {
  const known = new Set(other.keys);
  const kept = own.keys.flatMap((key, index) => (known.has(key) ? [index] : []));
  return { at: kept.map((index) => own.at[index] as number), keys: kept.map((index) => own.keys[index] as number) };
}

/** Pairs between two lists that begin and end differently. */
function alignMiddle(fold: Fold, a: readonly Token[], b: readonly Token[]): Pair[] {
  const key = spellings(fold, a, b);
  const allA = anchors(a, key);
  const allB = anchors(b, key);
  const left = knownTo(allB, allA);
  const right = knownTo(allA, allB);
  const script = shortestScript(left.keys, right.keys);
  return script?.map(([p, q]): Pair => [left.at[p] as number, right.at[q] as number]) ?? equalParagraphs(a, b, key);
}

/** The tokens of `a` and `b` that correspond (equal, or two spellings of one word). Spaces are left to the caller. */
export function align(fold: Fold, a: readonly Token[], b: readonly Token[]): Pair[] {
  const room = Math.min(a.length, b.length);
  let head = 0;
  while (head < room && a[head]?.text === b[head]?.text) head++;
  let tail = 0;
  while (tail < room - head && a[a.length - 1 - tail]?.text === b[b.length - 1 - tail]?.text) tail++;
  const middle = alignMiddle(fold, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_, k): Pair => [k, k]),
    ...middle.map(([i, j]): Pair => [head + i, head + j]),
    ...Array.from({ length: tail }, (_, k): Pair => [a.length - tail + k, b.length - tail + k]),
  ];
}
