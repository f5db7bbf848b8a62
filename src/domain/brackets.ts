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
  unmatched.push(...open);
  return { pairs: pairs.sort((a, b) => a.start - b.start), unmatched: unmatched.sort((a, b) => a - b) };
}

/**
 * How the pairs of a text nest, whatever their order: "a [b] [c [d]]" is "[[]][]". Two columns with the same disputes have
 * the same structure, though their languages put the words in another order.
 */
export function bracketStructure(text: string): string {
  type Node = { readonly end: number; readonly inner: Node[] };
  const root: Node = { end: Number.POSITIVE_INFINITY, inner: [] };
  const stack = [root];
  for (const { start, end } of brackets(text).pairs) {
    while ((stack.at(-1) as Node).end <= start) stack.pop();
    const node: Node = { end, inner: [] };
    (stack.at(-1) as Node).inner.push(node);
    stack.push(node);
  }
  const shape = ({ inner }: Node): string =>
    inner
      .map((node) => `[${shape(node)}]`)
      // The richest first, so that the order is that of nobody's sentence.
      .sort((a, b) => b.length - a.length || (a < b ? 1 : a > b ? -1 : 0))
      .join('');
  return shape(root);
}
