/**
 * The words a thread is about, in the page and in the shared text: what a selection means as a place that moves along with
 * the text, and where such a place is now. Read when it is asked for; nothing here follows the typing.
 */
import * as Y from 'yjs';
import type { Place } from '../../crdt/document.ts';
import { LIMITS } from '../../domain/command.ts';
import type { Cell } from '../../editor/cell.ts';
import { type Anchors, offsetsOf } from '../../editor/cursors.ts';
import { plain, toOffset, toPos } from '../../editor/flat.ts';
import { isLang } from '../../language/language.ts';
import type { About } from './kept-comments.ts';

/** A cell that holds an editor at this moment. */
type LiveCell = { readonly view: Cell['view']; readonly text: Y.Text };
export type Live = (place: Place) => LiveCell | null;

/** The cell around a node of the page. */
export function placeAt(node: Node | null): Place | null {
  const element = node instanceof Element ? node : node?.parentElement;
  const { clause, lang } = element?.closest<HTMLElement>('[role="gridcell"][data-clause]')?.dataset ?? {};
  return clause && isLang(lang) ? { clause, lang } : null;
}

/** Editor and shared text say the same; while a word is being composed they do not, and no place can be named. */
const level = ({ view, text }: LiveCell): boolean => plain(view.state.doc).length === text.length;

const shorten = (quote: string): string =>
  quote.length > LIMITS.quote ? `${quote.slice(0, LIMITS.quote - 1)}…` : quote;

/** The selected words of one cell, or the cell that the selection or the focus is in. */
export function selected(live: Live, focused: Element | null): { place: Place; about: About | null } | null {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const place = placeAt(range?.commonAncestorContainer ?? null) ?? placeAt(focused);
  if (!place) return null;
  const words = range?.toString().trim() ?? '';
  if (!range || words === '' || !placeAt(range.commonAncestorContainer)) return { place, about: null };
  const cell = live(place);
  if (!cell || !level(cell) || !cell.view.dom.contains(range.commonAncestorContainer))
    return { place, about: { lang: place.lang, quote: shorten(words) } };
  const { view, text } = cell;
  const offset = (node: Node, at: number): number => toOffset(view.state.doc, view.posAtDOM(node, at));
  let from = offset(range.startContainer, range.startOffset);
  let to = offset(range.endContainer, range.endOffset);
  const whole = plain(view.state.doc);
  // A double click takes the space behind the word along.
  while (from < to && /\s/u.test(whole[from] ?? '')) from++;
  while (to > from && /\s/u.test(whole[to - 1] ?? '')) to--;
  const end = (index: number, assoc: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, assoc));
  // Both ends hold on to the words inside, so that what is written beside them stays outside.
  const anchor: Anchors = { anchor: end(from, 0), head: end(to, -1) };
  return { place, about: { lang: place.lang, quote: shorten(whole.slice(from, to)), anchor } };
}

/** Where a thread's words stand now, in code units; null when they are gone, or were never marked. */
export function wordsIn(
  text: Y.Text | undefined,
  anchor: unknown,
): { readonly from: number; readonly to: number } | null {
  if (!text || typeof anchor !== 'object' || anchor === null) return null;
  const found = offsetsOf(text, anchor as Anchors);
  return found && found.anchor < found.head ? { from: found.anchor, to: found.head } : null;
}

/** The same as a range of the page. */
export function rangeOf(cell: LiveCell, anchor: unknown): Range | null {
  const words = wordsIn(cell.text, anchor);
  return words ? rangeOfWords(cell, words) : null;
}

/** Words of a cell, by the code units of its text, as a range of the page; null where they are not in it now. */
export function rangeOfWords(cell: LiveCell, words: { readonly from: number; readonly to: number }): Range | null {
  if (!level(cell) || words.to > cell.text.length) return null;
  const { view } = cell;
  const { doc } = view.state;
  const start = view.domAtPos(toPos(doc, words.from), 1);
  const end = view.domAtPos(toPos(doc, words.to), -1);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
