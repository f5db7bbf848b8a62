/**
 * Where a pointer points in a table. Cells are no elements of the page (`looks`), so what a browser says of the blank part of a
 * cell is the beginning of its row; here it is the nearest place in that cell.
 */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { trimmedPlace } from '../domain/clause/table.ts';
import { plain, toOffset, toPos } from './flat.ts';
import { layoutIn } from './looks.ts';
import { cellAround } from './table-edit.ts';

/** In coordinates of the window. */
export type Spot = { readonly x: number; readonly y: number };

const between = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
/** How far a value is outside of a range. */
const outside = (value: number, low: number, high: number): number => Math.max(low - value, value - high, 0);

/** The position at a spot; undefined where none is. */
export function posAt(view: EditorView, { x, y }: Spot): number | undefined {
  const asDrawn = (): number | undefined => view.posAtCoords({ left: x, top: y })?.pos;
  if (!layoutIn(view.state).table) return asDrawn();
  const rows = [...view.dom.children];
  const far = (row: Element): number => {
    const { top, bottom } = row.getBoundingClientRect();
    return outside(y, top, bottom);
  };
  const row = rows.reduce<Element | undefined>(
    (best, each) => (best && far(best) <= far(each) ? best : each),
    undefined,
  );
  if (!row?.matches('.t-head, .t-row')) return asDrawn();
  const isBefore = (sign: Element): boolean => {
    const { left, right } = sign.getBoundingClientRect();
    const middle = (left + right) / 2;
    return (view.dom as HTMLElement).dir === 'rtl' ? middle > x : middle < x;
  };
  const signs = [...row.querySelectorAll('.ts')].filter(isBefore);
  const last = signs.at(-1);
  const start = last ? view.posAtDOM(last, last.childNodes.length) : view.posAtDOM(row, 0);
  const { doc } = view.state;
  const text = plain(doc);
  const cell = cellAround(text, toOffset(doc, start));
  if (!cell) return asDrawn();
  const words = trimmedPlace(text, cell);
  if (words.from === words.to) return toPos(doc, words.from);
  const [from, to] = [toPos(doc, cell.from), toPos(doc, cell.to)];
  const range = view.dom.ownerDocument.createRange();
  const [first, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  range.setStart(first.node, first.offset);
  range.setEnd(end.node, end.offset);
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
  const away = ({ left, right, top, bottom }: DOMRect): number =>
    outside(y, top, bottom) * 1_000 + outside(x, left, right);
  const nearest = rects.reduce<DOMRect | undefined>(
    (best, each) => (best && away(best) <= away(each) ? best : each),
    undefined,
  );
  if (!nearest) return from;
  const at = view.posAtCoords({
    left: between(x, nearest.left + 0.5, nearest.right - 0.5),
    top: between(y, nearest.top + 1, nearest.bottom - 1),
  });
  return at ? between(at.pos, from, to) : from;
}

/** Puts the caret where the pointer is, or selects as far as it is drawn; true when that was done. */
export function point(view: EditorView, event: MouseEvent): boolean {
  if (!layoutIn(view.state).table || event.button !== 0 || event.detail > 1) return false;
  const pos = posAt(view, { x: event.clientX, y: event.clientY });
  if (pos === undefined) return false;
  const page = view.dom.ownerDocument;
  const select = (anchor: number, head: number): void => {
    const { doc, tr } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, head)));
  };
  event.preventDefault();
  view.focus();
  select(event.shiftKey ? view.state.selection.anchor : pos, pos);
  const move = ({ clientX: x, clientY: y }: MouseEvent): void => {
    const head = view.isDestroyed ? undefined : posAt(view, { x, y });
    // The anchor is read anew: a colleague may have written before it.
    if (head !== undefined) select(view.state.selection.anchor, head);
  };
  const end = (): void => {
    page.removeEventListener('mousemove', move);
    page.removeEventListener('mouseup', end);
  };
  page.addEventListener('mousemove', move);
  page.addEventListener('mouseup', end);
  return true;
}
