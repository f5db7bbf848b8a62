/**
 * How alike are two paragraphs? Measured by the runs of three letters ("shingles") that they share, rare ones counting
 * more: «настоящей Декларации» stands in every clause and says nothing about which it is. Runs of letters and not words,
 * because Kazakh and Azerbaijani change the end of a word where others change the word before it, and because Persian is
 * written with and without half-spaces. Texts come in folded (`foldOrthography`); nothing else is evened out.
 */

const SIZE = 3;
/** Bits for one letter's number; three of them make a small integer, by which maps are fastest. */
const BITS = 10;
const MASK = 2 ** (SIZE * BITS) - 1;
/** How many of a paragraph's rarest shared shingles vote for candidates, and how many candidates each paragraph keeps. */
const VOTERS = 48;
const KEPT = 12;
/** Votes one paragraph may cause: three hundred copies of one text must not cost the square of their number. */
const BALLOT = 20_000;

/** Numbers of the shingles of one text, ascending; the second "ств" of a text is another shingle than the first. */
export type Profile = Int32Array;

export class Similarity {
  readonly #letters = new Map<string, number>();
  /** Numbers of shingles by their place among equal ones in a text: all first ones, all second ones. */
  readonly #ids: Map<number, number>[] = [];
  #size = 0;
  /** By shingle: in how many of the paragraphs it occurs. */
  readonly #seen: number[] = [];
  /** By shingle: what it counts; filled when first asked for. */
  readonly #weights: number[] = [];
  readonly #weightOf = new WeakMap<Profile, number>();
  #paragraphs = 0;

  /** A paragraph that counts when the rarity of shingles is judged. Add all of them before asking anything. */
  add(folded: string): Profile {
    const profile = this.profile(folded);
    this.#paragraphs++;
    for (const id of profile) this.#seen[id] = (this.#seen[id] ?? 0) + 1;
    return profile;
  }

  profile(folded: string): Profile {
    const times = new Map<number, number>();
    const ids: number[] = [];
    let shingle = 0;
    // An end on either side, so that beginnings are shingles of their own and the shortest text has one.
    const text = `\n${folded.replaceAll('\n', ' ')}\n`;
    for (let at = 0; at < text.length; at++) {
      shingle = ((shingle << BITS) | this.#letter(text[at] as string)) & MASK;
      if (at < SIZE - 1 && at < text.length - 1) continue;
      const before = times.get(shingle) ?? 0;
      times.set(shingle, before + 1);
      this.#ids[before] ??= new Map();
      const known = this.#ids[before] as Map<number, number>;
      let id = known.get(shingle);
      if (id === undefined) {
        id = this.#size++;
        known.set(shingle, id);
      }
      ids.push(id);
    }
    return Int32Array.from(ids).sort();
  }

  /** Past a thousand different letters two may get one number, which makes texts a little more alike than they are. */
  #letter(char: string): number {
    let known = this.#letters.get(char);
    if (known === undefined) {
      known = (this.#letters.size + 1) % 2 ** BITS;
      this.#letters.set(char, known);
    }
    return known;
  }

  #weight(id: number): number {
    const known = this.#weights[id];
    if (known !== undefined) return known;
    const weight = Math.log(1 + this.#paragraphs / (this.#seen[id] || 1));
    this.#weights[id] = weight;
    return weight;
  }

  weight(profile: Profile): number {
    const known = this.#weightOf.get(profile);
    if (known !== undefined) return known;
    let sum = 0;
    for (const id of profile) sum += this.#weight(id);
    this.#weightOf.set(profile, sum);
    return sum;
  }

  shared(a: Profile, b: Profile): number {
    let sum = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length; ) {
      const difference = (a[i] as number) - (b[j] as number);
      if (difference === 0) sum += this.#weight(a[i] as number);
      if (difference <= 0) i++;
      if (difference >= 0) j++;
    }
    return sum;
  }

  /** Dice's measure with weights: 0 for nothing in common, 1 for the same text. */
  alike(a: Profile, b: Profile): number {
    return (2 * this.shared(a, b)) / (this.weight(a) + this.weight(b));
  }

  /** How much of `part` is in `whole`, 0 to 1. */
  inside(part: Profile, whole: Profile): number {
    return this.shared(part, whole) / this.weight(part);
  }

  /** For each paragraph of `a` the paragraphs of `b` (indices, ascending) that could be it; found from both sides. */
  candidates(a: readonly Profile[], b: readonly Profile[]): number[][] {
    const found = a.map(() => new Set<number>());
    for (const [i, elected] of this.#elect(a, b).entries()) for (const j of elected) found[i]?.add(j);
    for (const [j, elected] of this.#elect(b, a).entries()) for (const i of elected) found[i]?.add(j);
    return found.map((set) => [...set].sort((x, y) => x - y));
  }

  #elect(a: readonly Profile[], b: readonly Profile[]): number[][] {
    const places: number[][] = new Array(this.#size);
    b.forEach((profile, j) => {
      for (const id of profile) {
        const known = places[id];
        if (known) known.push(j);
        else places[id] = [j];
      }
    });
    return a.map((profile) => {
      const votes = new Map<number, number>();
      let left = BALLOT;
      for (const id of this.#rarest(profile, places)) {
        const found = places[id] as number[];
        const weight = this.#weight(id);
        for (let at = 0; at < found.length && left > 0; at++, left--) {
          const j = found[at] as number;
          votes.set(j, (votes.get(j) ?? 0) + weight);
        }
      }
      return [...votes]
        .sort(([x, m], [y, n]) => n - m || x - y)
        .slice(0, KEPT)
        .map(([j]) => j);
    });
  }

  /** Of the shingles that occur in `places`. One number each, the rarest first: a typed array sorts many times quicker. */
  #rarest(profile: Profile, places: readonly (number[] | undefined)[]): number[] {
    const ranks = new Float64Array(profile.length);
    let count = 0;
    for (const id of profile) if (places[id]) ranks[count++] = (this.#seen[id] as number) * this.#size + id;
    return Array.from(ranks.subarray(0, count).sort().subarray(0, VOTERS), (rank) => rank % this.#size);
  }
}
