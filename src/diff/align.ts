/**
 * Which paragraph of a text from outside is which of our clauses? A capital sends a file without our ids: paragraphs are
 * found by what they say, wherever they stand. Equal paragraphs go together first, then those of greatest similarity in
 * all, then what is left over is tried as the other half of a split or merged one. The surprising thing: the comparison
 * is always made in the same direction and turned round if need be, so swapping the sides mirrors the answer.
 */
import { diffArrays } from 'diff';
import type { Lang } from '../language/language.ts';
import { alphabetFit, likelyLanguage } from '../language/likely-language.ts';
import { foldOrthography } from '../language/orthography.ts';
import { assign } from './assignment.ts';
import { withoutLabel } from './labels.ts';
import { movedBetween } from './moves.ts';
import { type Profile, Similarity } from './similar.ts';

/**
 * One clause and one paragraph; or one and two (a split), two and one (a merge), one and none. `similarity` 0 to 1, where
 * 1 is the same wording (spelling and numbers at the start aside), 0 for what stands alone. `moved`: of all pairs as few
 * as possible are called moved, as in `movedBetween`.
 */
export type Aligned = {
  readonly ours: readonly string[];
  readonly theirs: readonly number[];
  readonly similarity: number;
  readonly moved: boolean;
};

/** `likely`: the language that the outside text seems to be in. `no-match`: nothing in common, or a side without words. */
export type Alignment =
  | { readonly ok: true; readonly rows: readonly Aligned[] }
  | { readonly ok: false; readonly reason: 'wrong-language' | 'no-match'; readonly likely?: Lang };

/** Two paragraphs less alike than this are two paragraphs. */
const LEAST = 0.3;
/** Less than this share of the shorter side found again is nothing in common; short headings are equal by chance. */
const COMMON = 0.08;
/** A text that fits our alphabet less than this is in another language, whichever it is. */
const FITS = 0.8;
/** More edits than this between the two lists, and repeated paragraphs are paired in plain order. */
const MAX_EDITS = 2000;
/** A second half must make a pair this much more alike, and explain this share of what was missing. */
const CLEARLY = 0.03;
const EXPLAINS = 0.08;
/** How much of a half must be found in the whole: next to the other half, and elsewhere. */
const INSIDE = 0.25;
const INSIDE_FROM_AFAR = 0.6;

/** Indices on either side, ascending; at most two of one and one of the other. */
type Match = { a: number[]; b: number[]; similarity: number; moved: boolean };

/**
 * Aligns paragraphs of an outside text to our clauses, all of both exactly once: in the order of ours, what only they
 * have behind the paragraph before it. Paragraphs without words stay alone. About n log n for texts that mostly agree;
 * in the worst case n times the number of candidate pairs (at most 24 n), see README.
 */
export function alignTexts(
  ours: readonly { readonly id: string; readonly text: string }[],
  theirs: readonly string[],
  lang: Lang,
): Alignment {
  const a = ours.map(({ text }) => withoutLabel(lang, text));
  const b = theirs.map((text) => withoutLabel(lang, text));
  const turned = a.join('\n\n') > b.join('\n\n');
  const matches = turned ? matched(b, a, lang).map(mirrored) : matched(a, b, lang);
  const reason = refusal(a, b, matches, lang);
  if (reason) return reason;
  const rows = inOrder(matches, a.length, b.length).map((match) => ({
    ours: match.a.map((index) => (ours[index] as { id: string }).id),
    theirs: match.b,
    similarity: match.similarity,
    moved: match.moved,
  }));
  return { ok: true, rows };
}

const mirrored = ({ a, b, ...rest }: Match): Match => ({ a: b, b: a, ...rest });

/** The square: one paragraph found again is worth more than two that are a little alike. */
const worth = (similarity: number): number => (similarity > LEAST ? similarity ** 2 - LEAST ** 2 : 0);

/** A text that folds away (a lone tatweel) stands for itself. */
const folded = (lang: Lang, text: string): string => foldOrthography(lang, text).trim() || text;

/** The matches only; whoever is in none stands alone. */
function matched(a: readonly string[], b: readonly string[], lang: Lang): Match[] {
  const keysA = a.map((text) => folded(lang, text));
  const keysB = b.map((text) => folded(lang, text));
  const matches = equals(keysA, keysB).map(([i, j]): Match => ({ a: [i], b: [j], similarity: 1, moved: false }));
  const takenA = new Set(matches.map((match) => match.a[0]));
  const takenB = new Set(matches.map((match) => match.b[0]));
  const freeA = a.flatMap((text, i) => (text === '' || takenA.has(i) ? [] : [i]));
  const freeB = b.flatMap((text, j) => (text === '' || takenB.has(j) ? [] : [j]));
  if (freeA.length > 0 && freeB.length > 0) {
    const similarity = new Similarity();
    // Those already found count, too, when it comes to what is rare.
    const allA = keysA.map((key) => similarity.add(key));
    const allB = keysB.map((key) => similarity.add(key));
    matches.push(
      ...new Likeness(lang, similarity, {
        texts: { a, b },
        profiles: { a: allA, b: allB },
        free: { a: freeA, b: freeB },
      }).matches(),
    );
  }
  return withMoves(matches);
}

/** Pairs of equal keys: as many as possible in the same order, the others first with first. */
function equals(a: readonly string[], b: readonly string[]): [number, number][] {
  const placesIn = (keys: readonly string[], others: ReadonlySet<string>): number[] =>
    keys.flatMap((key, index) => (key !== '' && others.has(key) ? [index] : []));
  const inA = placesIn(a, new Set(b));
  const inB = placesIn(b, new Set(a));
  const script = diffArrays(
    inA.map((i) => a[i]),
    inB.map((j) => b[j]),
    { maxEditLength: MAX_EDITS },
  );
  if (!script) return inTurn(a, b, inA, inB);
  const pairs: [number, number][] = [];
  const leftA: number[] = [];
  const leftB: number[] = [];
  let p = 0;
  let q = 0;
  for (const { added, removed, count } of script) {
    for (let n = 0; n < count; n++) {
      if (added) leftB.push(inB[q++] as number);
      else if (removed) leftA.push(inA[p++] as number);
      else pairs.push([inA[p++] as number, inB[q++] as number]);
    }
  }
  return [...pairs, ...inTurn(a, b, leftA, leftB)];
}

function inTurn(
  a: readonly string[],
  b: readonly string[],
  leftA: readonly number[],
  leftB: readonly number[],
): [number, number][] {
  const places = new Map<string, number[]>();
  for (const j of [...leftB].reverse()) push(places, b[j] as string, j);
  return leftA.flatMap((i): [number, number][] => {
    const j = places.get(a[i] as string)?.pop();
    return j === undefined ? [] : [[i, j]];
  });
}

type Sides<T> = { readonly a: T; readonly b: T };
type Side = keyof Sides<unknown>;
/** `part` would join `mate` on its side, opposite `whole`. */
type Half = {
  readonly side: Side;
  readonly part: number;
  readonly mate: number;
  readonly whole: number;
  readonly similarity: number;
  readonly gain: number;
};

type Unmatched = {
  readonly texts: Sides<readonly string[]>;
  readonly profiles: Sides<readonly Profile[]>;
  /** Indices of those that have no equal. */
  readonly free: Sides<readonly number[]>;
};

/** Matching of those that have no equal: pairs by assignment, then halves. */
class Likeness {
  readonly #lang: Lang;
  readonly #similarity: Similarity;
  readonly #texts: Sides<readonly string[]>;
  readonly #profiles: Sides<readonly Profile[]>;
  readonly #free: Sides<readonly number[]>;
  /** By side and index: its candidates on the other side. */
  readonly #near: Sides<Map<number, number[]>> = { a: new Map(), b: new Map() };
  readonly #matchOf: Sides<Map<number, Match>> = { a: new Map(), b: new Map() };

  constructor(lang: Lang, similarity: Similarity, { texts, profiles, free }: Unmatched) {
    this.#lang = lang;
    this.#similarity = similarity;
    this.#texts = texts;
    this.#profiles = profiles;
    this.#free = free;
  }

  matches(): Match[] {
    this.#pair();
    this.#joinHalves();
    return [...new Set(this.#matchOf.a.values())];
  }

  #profile(side: Side, index: number): Profile {
    return this.#profiles[side][index] as Profile;
  }

  #pair(): void {
    const { a, b } = this.#free;
    const candidates = this.#similarity.candidates(
      a.map((i) => this.#profile('a', i)),
      b.map((j) => this.#profile('b', j)),
    );
    const alike = candidates.map((list, p) =>
      list.map((q) => {
        const i = a[p] as number;
        const j = b[q] as number;
        push(this.#near.a, i, j);
        push(this.#near.b, j, i);
        return this.#similarity.alike(this.#profile('a', i), this.#profile('b', j));
      }),
    );
    const choices = candidates.map((list, p) =>
      list.flatMap((q, n) => {
        const gain = worth(alike[p]?.[n] as number);
        // Of equally similar ones the nearer in place; far too little to outweigh a word.
        const near = 1e-6 * (1 - Math.abs(p / a.length - q / b.length));
        return gain > 0 ? [{ to: q, gain: Math.min(1, gain + near) }] : [];
      }),
    );
    assign(choices, b.length).forEach((q, p) => {
      if (q < 0) return;
      const similarity = alike[p]?.[(candidates[p] as number[]).indexOf(q)] as number;
      this.#record({ a: [a[p] as number], b: [b[q] as number], similarity, moved: false });
    });
  }

  #record(match: Match): void {
    for (const i of match.a) this.#matchOf.a.set(i, match);
    for (const j of match.b) this.#matchOf.b.set(j, match);
  }

  #forget(match: Match): void {
    for (const i of match.a) this.#matchOf.a.delete(i);
    for (const j of match.b) this.#matchOf.b.delete(j);
  }

  /** The clearest halves first; each paragraph belongs to one match only. */
  #joinHalves(): void {
    const halves = (['a', 'b'] as const).flatMap((side) =>
      this.#free[side].flatMap((part) => this.#halves(side, part)),
    );
    halves.sort((x, y) => y.gain - x.gain || x.part - y.part || x.whole - y.whole);
    const used: Sides<Set<number>> = { a: new Set(), b: new Set() };
    for (const { side, part, mate, whole, similarity } of halves) {
      const other = opposite(side);
      if (used[side].has(part) || used[side].has(mate) || used[other].has(whole)) continue;
      const old = this.#matchOf[side].get(part);
      if (old && (used.a.has(old.a[0] as number) || used.b.has(old.b[0] as number))) continue;
      if (old) this.#forget(old);
      this.#forget(this.#matchOf[side].get(mate) as Match);
      const two = [part, mate].sort((x, y) => x - y);
      this.#record(
        side === 'a'
          ? { a: two, b: [whole], similarity, moved: false }
          : { a: [whole], b: two, similarity, moved: false },
      );
      used[side].add(part).add(mate);
      used[other].add(whole);
    }
  }

  #halves(side: Side, part: number): Half[] {
    const other = opposite(side);
    const mine = this.#matchOf[side].get(part);
    return (this.#near[side].get(part) ?? []).flatMap((whole) => {
      const match = this.#matchOf[other].get(whole);
      const mate = match?.[side][0];
      if (!match || mate === undefined || mate === part) return [];
      // What joining could reach at best, by length alone; rules most out before anything dear is asked.
      const lengths = [part, mate].reduce((sum, index) => sum + this.#similarity.weight(this.#profile(side, index)), 0);
      const length = this.#similarity.weight(this.#profile(other, whole));
      const best = (2 * Math.min(lengths, length)) / (lengths + length);
      const given = worth(match.similarity) + worth(mine?.similarity ?? 0);
      if (best - match.similarity < CLEARLY || worth(best) <= given) return [];
      const inside = this.#similarity.inside(this.#profile(side, part), this.#profile(other, whole));
      if (inside < (this.#neighbours(side, part, mate) ? INSIDE : INSIDE_FROM_AFAR)) return [];
      const texts = [part, mate].sort((x, y) => x - y).map((index) => this.#texts[side][index] as string);
      const joined = this.#similarity.profile(folded(this.#lang, texts.join(' ')));
      const similarity = this.#similarity.alike(joined, this.#profile(other, whole));
      const raised = similarity - match.similarity;
      if (raised < CLEARLY || raised < EXPLAINS * (1 - match.similarity)) return [];
      // A half that is paired already gives that pair up.
      const gain = worth(similarity) - given;
      return gain > 0 ? [{ side, part, mate, whole, similarity, gain }] : [];
    });
  }

  /** Nothing but paragraphs without words between the two. */
  #neighbours(side: Side, x: number, y: number): boolean {
    return this.#texts[side].slice(Math.min(x, y) + 1, Math.max(x, y)).every((text) => text === '');
  }
}

const opposite = (side: Side): Side => (side === 'a' ? 'b' : 'a');

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function withMoves(matches: readonly Match[]): Match[] {
  const name = (match: Match): string => String(match.a[0]).padStart(9, '0');
  const order = (side: Side) => [...matches].sort((x, y) => (x[side][0] as number) - (y[side][0] as number)).map(name);
  const moved = movedBetween(order('a'), order('b'));
  return matches.map((match) => ({ ...match, moved: moved.has(name(match)) }));
}

function refusal(
  a: readonly string[],
  b: readonly string[],
  matches: readonly Match[],
  lang: Lang,
): Extract<Alignment, { ok: false }> | undefined {
  const length = (texts: readonly string[], indices: readonly number[]): number =>
    indices.reduce((sum, index) => sum + (texts[index] as string).length, 0);
  const least = Math.min(length(a, [...a.keys()]), length(b, [...b.keys()]));
  const common = matches.reduce(
    (sum, match) => sum + match.similarity * Math.min(length(a, match.a), length(b, match.b)),
    0,
  );
  if (least > 0 && common / least >= COMMON) return undefined;
  const likely = likelyLanguage(b.join('\n'));
  const fits = length(b, [...b.keys()]) === 0 || likely === lang || alphabetFit(lang, b.join('\n')) >= FITS;
  if (fits && (likely === undefined || likely === lang)) return { ok: false, reason: 'no-match' };
  return { ok: false, reason: 'wrong-language', ...(likely ? { likely } : {}) };
}

/** Adds those that stand alone and puts all in the order of `a`. */
function inOrder(matches: readonly Match[], sizeA: number, sizeB: number): Match[] {
  const matchOfA = new Map(matches.flatMap((match) => match.a.map((i) => [i, match] as const)));
  const matchOfB = new Map(matches.flatMap((match) => match.b.map((j) => [j, match] as const)));
  const behind = new Map<Match | undefined, Match[]>();
  const add = (place: Match | undefined, match: Match): void => {
    const known = behind.get(place);
    if (known) known.push(match);
    else behind.set(place, [match]);
  };
  let anchor: Match | undefined;
  for (let j = 0; j < sizeB; j++) {
    const match = matchOfB.get(j);
    // What moved away takes no neighbours with it.
    if (match && !match.moved) anchor = match;
    if (!match) add(anchor, alone([], [j]));
  }
  const out: Match[] = [...(behind.get(undefined) ?? [])];
  const shown = new Set<Match>();
  for (let i = 0; i < sizeA; i++) {
    const match = matchOfA.get(i) ?? alone([i], []);
    if (shown.has(match)) continue;
    shown.add(match);
    out.push(match);
    for (const each of behind.get(match) ?? []) out.push(each);
  }
  return out;
}

const alone = (a: number[], b: number[]): Match => ({ a, b, similarity: 0, moved: false });
