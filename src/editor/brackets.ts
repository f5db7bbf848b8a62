/**
 * How bracketed words look: colour behind them, a heavier bracket, more colour where brackets nest. Only looks (`looks` draws
 * them); the brackets stay characters that anybody can type and delete.
 *
 *   "a [b [c]]"  ->  a · [ b · [ c ] · ]     stretches of equal depth, each wrapped once per depth, bracket characters in <i>
 */
import { AllSelection, type EditorState } from 'prosemirror-state';
import * as Y from 'yjs';
import { type BracketPair, brackets } from '../domain/text/brackets.ts';
import { offsetOf } from './cursors.ts';
import { plain, toOffset } from './flat.ts';
import type { Stretch, Wrap } from './looks.ts';

/** So many levels are told apart; what stands deeper looks like the deepest of them. The page draws an element for each. */
const MOST_DEEP = 6;
/** A cell with more bracket signs than this is no text that is being negotiated: its signs stay plain letters. */
const MOST_SIGNS = 1_000;

/** Stretches of a cell's text; `caret` (if any) marks the innermost pair around it. */
export function stretches(text: string, caret?: number): Stretch[] {
  if (!text.includes('[') && !text.includes(']')) return [];
  const { pairs, unmatched } = brackets(text);
  if (2 * pairs.length + unmatched.length > MOST_SIGNS) return [];
  const inside = pairs.filter(({ start, end }) => caret !== undefined && start < caret && caret < end);
  const here = inside.at(-1);
  const edges = new Set(pairs.flatMap(({ start, end }) => [start, start + 1, end - 1, end]));
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) edges.add(at).add(at + 1);
  const places = [...edges].sort((a, b) => a - b);

  const found: Stretch[] = unmatched.map((at) => ({
    from: at,
    to: at + 1,
    wraps: [{ tag: 'span', class: 'br-unmatched' }],
  }));
  const around: BracketPair[] = [];
  let opened = 0;
  for (const [index, from] of places.entries()) {
    const to = places[index + 1] ?? from;
    while ((around.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= from) around.pop();
    if (pairs[opened]?.start === from) around.push(pairs[opened++] as BracketPair);
    const innermost = around.at(-1);
    if (to === from || !innermost || text[from] === '\n') continue;
    const isOpening = innermost.start === from;
    const isClosing = innermost.end === to;
    const shown = around.length > MOST_DEEP ? [...around.slice(0, MOST_DEEP - 1), innermost] : around;
    const wraps: Wrap[] = shown.map((pair) => ({
      tag: 'span',
      class: [
        'br',
        ...(pair === here ? ['here'] : []),
        ...(pair === innermost && isOpening ? ['br-start'] : []),
        ...(pair === innermost && isClosing ? ['br-end'] : []),
      ].join(' '),
    }));
    wraps.reverse();
    if (isOpening || isClosing) wraps.unshift({ tag: 'i', class: 'br-mark' });
    found.push({ from, to, wraps });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Names the innermost pair around a caret. */
export function pairAt(text: string, caret?: number): string {
  if (caret === undefined || !text.includes('[')) return '';
  const pair = brackets(text).pairs.findLast(({ start, end }) => start < caret && caret < end);
  return pair ? `${pair.start}-${pair.end}` : '';
}

/** What is selected, in offsets of the cell's text; an empty range where the caret is. */
export function selectedRange({ doc, selection }: EditorState): { readonly from: number; readonly to: number } {
  if (selection instanceof AllSelection) return { from: 0, to: plain(doc).length };
  return { from: toOffset(doc, selection.from), to: toOffset(doc, selection.to) };
}

/** Stays with the bracket at `offset`, whatever is typed around it: a Yjs relative position as JSON. */
export const anchorOfBracket = (text: Y.Text, offset: number): unknown =>
  Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, offset, 0));

/**
 * Where in the text the bracket of an anchor stands now; null when it is gone, or when the anchor never was one. `words` are
 * those of the text, read once by whoever asks about many.
 */
export function bracketOfAnchor(text: Y.Text, anchor: unknown, words: string = text.toString()): number | null {
  const offset = offsetOf(text, anchor);
  return offset !== undefined && words[offset] === '[' ? offset : null;
}

/** Puts brackets around stretches of one text, for the undo of that text in one step. Stretches may not cross. */
export function writeBrackets(
  text: Y.Text,
  ranges: readonly { readonly from: number; readonly to: number }[],
  undo: Y.UndoManager,
  origin: unknown,
): void {
  const signs = ranges.flatMap(({ from, to }) => [
    { at: from, sign: '[' },
    { at: to, sign: ']' },
  ]);
  // From the end, so that places stay what they are; where one range ends and the next begins, "][".
  signs.sort((a, b) => b.at - a.at || (a.sign < b.sign ? -1 : 1));
  undo.stopCapturing();
  text.doc?.transact(() => {
    for (const { at, sign } of signs) text.insert(at, sign);
  }, origin);
  undo.stopCapturing();
}
