/**
 * Square brackets mark contested words; their number is how progress is measured. They are ordinary characters of the
 * text, so their meaning is derived here: matched pairs, nested allowed, `\[` and `\]` are literal.
 */

/** Half-open code unit range of one bracket pair, from "[" to after "]"; `depth` 0 is outermost. */
export type BracketPair = { readonly start: number; readonly end: number; readonly depth: number };
export type Brackets = { readonly pairs: readonly BracketPair[]; readonly unmatched: readonly number[] };

/** Pairs in order of their opening bracket; `unmatched` are the offsets of brackets without a partner. */
export function brackets(text: string): Brackets {
  const pairs: BracketPair[] = [];
  const unmatched: number[] = [];
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '[') open.push(index);
    else if (char === ']') {
      const start = open.pop();
      if (start === undefined) unmatched.push(index);
      else pairs.push({ start, end: index + 1, depth: open.length });
    }
  }
  // An opening bracket that is never closed makes its inner pairs no deeper than they look; report it by place.
  for (const index of open) unmatched.push(index);
  return { pairs: pairs.sort((a, b) => a.start - b.start), unmatched: unmatched.sort((a, b) => a - b) };
}

/**
 * How the pairs of a text nest, whatever their order: "a [b] [c [d]]" is "[[]][]". Two columns with the same disputes have
 * the same structure, though their languages put the words in another order.
 */
export function bracketStructure(text: string): string {
  // What stands inside each bracket that is open, the outermost first; below them what stands in none. No recursion: who
  // types decides how deep they nest.
  const inside: string[][] = [[]];
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '[') inside.push([]);
    else if (char === ']' && inside.length > 1) {
      const inner = joined(inside.pop() as string[]);
      (inside.at(-1) as string[]).push(`[${inner}]`);
    }
  }
  // A bracket that is never closed is none: what stands in it stands beside it.
  const all: string[] = [];
  for (const shapes of inside) for (const shape of shapes) all.push(shape);
  return joined(all);
}

/** The richest first, so that the order is that of nobody's sentence. Added up, not `join`ed, which would copy each time. */
function joined(shapes: string[]): string {
  if (shapes.length > 1) shapes.sort((a, b) => b.length - a.length || (a < b ? 1 : a > b ? -1 : 0));
  let whole = '';
  for (const shape of shapes) whole += shape;
  return whole;
}
