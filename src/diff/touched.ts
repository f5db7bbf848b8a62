/**
 * Which paragraphs of a text two people had their hands on. Finer than "the same cell": whoever adds a paragraph at the
 * end has not touched what a colleague writes in the first. Paragraphs have no identities, so one that was moved counts
 * as removed where it stood.
 */
import { align, type Pair, type Token } from './words.ts';

const paragraphs = (text: string): Token[] =>
  text.split('\n').map((line) => ({ text: line, word: true, space: false }));

/** Paragraphs of `before` that stayed as they were, each with its place in `after`; increasing in both. */
const kept = (before: readonly Token[], after: readonly Token[]): Pair[] => align((text) => text, before, after);

/** What one side did: paragraphs of the text before it by index, and the places between them where it added some. */
type Touch = { readonly paragraphs: readonly number[]; readonly places: ReadonlySet<number> };

/**
 * Place n is before paragraph n. A paragraph written anew is touched and nothing is added; where one became two, one
 * was added, and as nobody can say on which side of it, it was added on both.
 */
function touch(before: string, after: string): Touch {
  const old = paragraphs(before);
  const young = paragraphs(after);
  const touched: number[] = [];
  const places = new Set<number>();
  let i = 0;
  let j = 0;
  for (const [p, q] of [...kept(old, young), [old.length, young.length] as const]) {
    if (q - j > p - i) for (let place = i; place <= p; place++) places.add(place);
    for (; i < p; i++) touched.push(i);
    i = p + 1;
    j = q + 1;
  }
  return { paragraphs: touched, places };
}

/**
 * Indices (ascending, from 0) of the paragraphs of `before` that are changed, removed, split or joined in `after`. A
 * whole paragraph added between two touches neither. Needs no language: a paragraph is the same or it is not.
 */
export const paragraphsTouched = (before: string, after: string): readonly number[] => touch(before, after).paragraphs;

/**
 * Did both sides touch one paragraph of `base`, or add paragraphs in one place? The same change made twice counts:
 * nobody has read it as it now stands.
 */
export function bothTouched(base: string, mine: string, theirs: string): boolean {
  if (base === mine || base === theirs) return false;
  const a = touch(base, mine);
  const b = touch(base, theirs);
  const others = new Set(b.paragraphs);
  return a.paragraphs.some((index) => others.has(index)) || [...a.places].some((place) => b.places.has(place));
}
