/**
 * Brackets in a merge. Two sides that never touched can still tear a pair apart: one frees [a b c d] of its brackets, the
 * other only narrows them to [a b] c d, and what both did together is "a b] c d". The surprising thing: balanced is not
 * good enough. "[a b] c" and "a [b c]" give "[a [b] c]", which is balanced and fences in what nobody fenced in.
 */
import { brackets } from '../domain/text/brackets.ts';

/** Half-open range of code units of the base. */
export type Range = { readonly from: number; readonly to: number };
export type Side = 'mine' | 'theirs';
/** A stretch of the base that has to be looked at as one, and what each side makes of it. */
export type Region = Range & { readonly base: string; readonly mine: string; readonly theirs: string };

/** What both want of a region, or `undefined` when they want different things. */
export function agreed({ base, mine, theirs }: Region): string | undefined {
  if (mine === theirs || theirs === base) return mine;
  return mine === base ? theirs : undefined;
}

/** A stretch of a whole text; stretches of two texts with one name are the same stretch. `region`: its index, or -1. */
type Piece = { readonly name: string; readonly text: string; readonly region: number };

function pieces(base: string, regions: readonly Region[], version: (region: Region) => string): Piece[] {
  const list: Piece[] = [];
  let at = 0;
  regions.forEach((region, index) => {
    const text = version(region);
    list.push({ name: `gap ${index}`, text: base.slice(at, region.from), region: -1 });
    list.push({ name: `${text === region.base ? 'old' : 'new'} ${index}`, text, region: index });
    at = region.to;
  });
  return [...list, { name: 'end', text: base.slice(at), region: -1 }];
}

const whole = (list: readonly Piece[]): string => list.map(({ text }) => text).join('');

/** The base with what was agreed in its place; a region without agreement stays as it was. */
const mergedPieces = (base: string, regions: readonly Region[]): Piece[] =>
  pieces(base, regions, (region) => agreed(region) ?? region.base);

export const mergedText = (base: string, regions: readonly Region[]): string => whole(mergedPieces(base, regions));

/** A bracket under a name that it has in every version of the text. */
type Bracket = { readonly name: string; readonly region: number };

/** A bracket and its partner, if it has one. */
type Bond = readonly [Bracket, Bracket | undefined];

/** Every bracket of a text, by name. */
function bonds(list: readonly Piece[]): Map<string, Bond> {
  const starts = [0];
  for (const { text } of list) starts.push((starts.at(-1) as number) + text.length);
  const named = (offset: number): Bracket => {
    // The last piece that starts at or before it: of pieces that start together all but the last are empty.
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const { name, region } = list[low] as Piece;
    return { name: `${name}: ${offset - (starts[low] as number)}`, region };
  };
  const { pairs, unmatched } = brackets(whole(list));
  const found: Bond[] = unmatched.map((offset) => [named(offset), undefined]);
  for (const { start, end } of pairs) {
    const [open, close] = [named(start), named(end - 1)];
    found.push([open, close], [close, open]);
  }
  return new Map(found.map((bond) => [bond[0].name, bond]));
}

/** Regions `first` to `last` as one, with what lies between them. */
function joined(base: string, regions: readonly Region[], [first, last]: readonly [number, number]): Region {
  const list = regions.slice(first, last + 1);
  const from = (list[0] as Region).from;
  const to = (list.at(-1) as Region).to;
  const text = (version: 'base' | Side): string =>
    list.map((each, index) => each[version] + base.slice(each.to, list[index + 1]?.from ?? each.to)).join('');
  return { from, to, base: text('base'), mine: text('mine'), theirs: text('theirs') };
}

/** Spans of indices in order, overlapping ones as one. */
function spans(list: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (const [first, last] of list.toSorted((a, b) => a[0] - b[0])) {
    const previous = out.at(-1);
    if (previous && first <= previous[1]) out[out.length - 1] = [previous[0], Math.max(previous[1], last)];
    else out.push([first, last]);
  }
  return out;
}

/**
 * What has to be asked about because brackets do not go together: regions from one end of a torn pair to the other, each
 * joined into one, so that whoever takes a side takes whole pairs. Each bracket of the merged text must have the partner
 * (or lack one) as on one of the sides; so "[a b c]" and "a [b] c" do go together. Expects regions that are all agreed.
 */
export function loose(base: string, regions: readonly Region[]): Region[] {
  const merged = mergedPieces(base, regions);
  if (!/[[\]]/.test(whole(merged))) return [];
  const sides = [pieces(base, regions, ({ mine }) => mine), pieces(base, regions, ({ theirs }) => theirs)].map(bonds);
  const torn: (readonly [number, number])[] = [];
  for (const [name, bond] of bonds(merged)) {
    const before = sides.map((side) => side.get(name)).filter((known) => known !== undefined);
    if (before.some(([, partner]) => partner?.name === bond[1]?.name)) continue;
    const involved = [bond, ...before].flat().flatMap((each) => (each && each.region >= 0 ? [each.region] : []));
    // A backslash can undo a pair from a distance; then everything is up for reading.
    const indices = involved.length > 0 ? involved : [...regions.keys()];
    torn.push([Math.min(...indices), Math.max(...indices)]);
  }
  return spans(torn).map((span) => joined(base, regions, span));
}
