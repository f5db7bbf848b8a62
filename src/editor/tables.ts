/**
 * Keys and typing in a table and around the signs of footnotes. A browser moves and deletes by what it draws, and a sign
 * between cells is drawn as a rule: so what is typed or deleted in a table is written by the editor itself, and never crosses
 * into another cell by a key that a person meant for one letter.
 */
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import { CELL_SIGN } from '../domain/clause/table.ts';
import { type RichText, toPlain } from '../domain/text/text.ts';
import { isArrival } from './binding.ts';
import { plain, toOffset, toPos } from './flat.ts';
import { layoutIn } from './looks.ts';
import { cellAround, pasteRows, type TableAct, type TableEdit, tabbed, tableEdit } from './table-edit.ts';

const caretOf = ({ doc, selection }: EditorState): number => toOffset(doc, selection.head);
const isTable = (state: EditorState): boolean => layoutIn(state).table;

/** The edit as one transaction. */
function written({ tr }: EditorState, { changes, caret }: TableEdit): Transaction {
  const { doc } = tr;
  for (const change of [...changes].reverse()) {
    const [from, to] = [toPos(doc, change.at), toPos(doc, change.at + change.delete)];
    if (change.delete > 0) tr.delete(from, to);
    if (change.insert.startsWith('\n')) {
      tr.split(from);
      if (change.insert.length > 1) tr.insertText(change.insert.slice(1), from + 2);
    } else if (change.insert) tr.insertText(change.insert, from);
  }
  const place = tr.doc.resolve(toPos(tr.doc, caret));
  return tr.setSelection(TextSelection.create(tr.doc, place.pos)).setStoredMarks([]).scrollIntoView();
}

/** An act on the row or the column around the caret; applies nowhere but in a table. */
export const tableAct =
  (act: TableAct): Command =>
  (state, dispatch) => {
    const edit = isTable(state) ? tableEdit(plain(state.doc), caretOf(state), act) : null;
    if (edit) dispatch?.(written(state, edit));
    return edit !== null;
  };

/**
 * Where rows that come from elsewhere go, and how: below the row that is written in, or in its place when it says nothing, never
 * into the middle of a cell. Null for words that go where the caret is; lines of words are one line within a cell.
 */
export function rowsAt(
  { doc, selection }: Pick<Transaction, 'doc' | 'selection'>,
  rich: RichText,
  at?: number,
): { readonly from: number; readonly to: number; readonly rich: RichText } | null {
  const text = plain(doc);
  const offset = toOffset(doc, at ?? selection.head);
  const cells = toPlain(rich).includes(CELL_SIGN);
  if (!cells && rich.length > 1 && cellAround(text, offset)) {
    const place = at ?? undefined;
    const [from, to] = place === undefined ? [selection.from, selection.to] : [place, place];
    const words = rich.filter((line) => line.length > 0);
    return { from, to, rich: [words.flatMap((line, index) => (index > 0 ? [{ text: ' ' }, ...line] : line))] };
  }
  if (!cells) return null;
  const { from, to, apart } = pasteRows(text, offset);
  return { from: toPos(doc, from), to: toPos(doc, to), rich: apart ? [[], ...rich] : rich };
}

/** Tab and Shift Tab in a table. */
export const tab =
  (by: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (!isTable(state) || !view?.editable) return false;
    const edit = tabbed(plain(state.doc), caretOf(state), by);
    if (edit) dispatch?.(written(state, edit));
    return edit !== null;
  };

/** Backspace (-1) or Delete (1) at the edge of a cell: the caret goes over the sign, and no cell is lost by one press too many. */
export const overSign =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    if (!isTable(state) || !state.selection.empty) return false;
    const at = caretOf(state);
    if (plain(state.doc)[by < 0 ? at - 1 : at] !== CELL_SIGN) return false;
    const pos = toPos(state.doc, at + by);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView());
    return true;
  };

/** Backspace or Delete beside the sign of a footnote takes it away as the one thing that it looks like. */
export const wholeSign =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    if (!state.selection.empty || layoutIn(state).notes.length === 0) return false;
    const at = caretOf(state);
    const from = by < 0 ? at - FOOTNOTE_SIGN.length : at;
    if (from < 0 || plain(state.doc).slice(from, from + FOOTNOTE_SIGN.length) !== FOOTNOTE_SIGN) return false;
    const [start, end] = [toPos(state.doc, from), toPos(state.doc, from + FOOTNOTE_SIGN.length)];
    dispatch?.(state.tr.delete(start, end).scrollIntoView());
    return true;
  };

/** Which of the clause's signs of footnotes the caret touches, counted from 0; -1 for none. */
export function noteAt(state: EditorState): number {
  const text = plain(state.doc);
  const at = caretOf(state);
  const from = text.lastIndexOf(FOOTNOTE_SIGN, at);
  if (from < 0 || from + FOOTNOTE_SIGN.length < at) return -1;
  return text.slice(0, from).split(FOOTNOTE_SIGN).length - 1;
}

/** Up (-1) and Down (1) at the first or last line of a cell go to the same column of the next row. */
export const upDown =
  (by: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (!view || !isTable(state)) return false;
    const text = plain(state.doc);
    const at = caretOf(state);
    const cell = cellAround(text, at);
    if (!cell) return false;
    const edge = view.coordsAtPos(toPos(state.doc, by < 0 ? cell.from : cell.to), by < 0 ? 1 : -1);
    const here = view.coordsAtPos(toPos(state.doc, at));
    const height = here.bottom - here.top;
    if (Math.abs(edge.top - here.top) > height / 2) return false;
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const column = text.slice(start, at).split(CELL_SIGN).length - 1;
    const line = by < 0 ? start - 1 : text.indexOf('\n', at) + 1;
    if (line < 0 || (by > 0 && line === 0)) return false;
    const other = by < 0 ? text.lastIndexOf('\n', line - 1) + 1 : line;
    const target = cellOf(text, other, column);
    const caret = Math.min(target.from + (at - cell.from), target.to);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, toPos(state.doc, caret))).scrollIntoView());
    return true;
  };

/** The cell of a column, or the last one, of the line that begins at `start`. */
function cellOf(text: string, start: number, column: number): { readonly from: number; readonly to: number } {
  const end = text.indexOf('\n', start);
  const stop = end < 0 ? text.length : end;
  let from = start;
  for (let passed = 0; passed < column; passed++) {
    const sign = text.indexOf(CELL_SIGN, from);
    if (sign < 0 || sign >= stop) break;
    from = sign + 1;
  }
  const to = text.indexOf(CELL_SIGN, from);
  return { from, to: to < 0 || to > stop ? stop : to };
}

/**
 * Left and right beside a sign. A browser stops on both sides of the edge of a cell, which are one place of the text; here each
 * press goes on by one.
 */
export const leftRight =
  (by: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (!view || !isTable(state) || !state.selection.empty) return false;
    const forward = (view.dom.dir === 'rtl' ? -by : by) > 0;
    const text = plain(state.doc);
    const at = caretOf(state);
    const onto = text[forward ? at : at - 1] === CELL_SIGN;
    if (!onto && !(forward && text[at - 1] === CELL_SIGN)) return false;
    const end = text.indexOf('\n', at);
    const rest = text.slice(at, end < 0 ? text.length : end);
    // Letters with their marks are one step.
    const [first] = new Intl.Segmenter().segment(rest.slice(0, 32));
    const step = onto ? (forward ? 1 : -1) : (first?.segment.length ?? 0);
    if (step === 0) return false;
    const pos = toPos(state.doc, at + step);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView());
    return true;
  };

/** Typing and deleting as the browser is about to do it, written here instead; true when that was done. */
export function takeOver(view: EditorView, event: InputEvent): boolean {
  if (!isTable(view.state) || view.composing || event.isComposing) return false;
  const [range] = event.getTargetRanges();
  if (event.inputType === 'insertText' && event.data) {
    const { selection, tr } = view.state;
    // A click that the editor has not heard of yet has moved the caret of the page.
    const from = range ? view.posAtDOM(range.startContainer, range.startOffset) : selection.from;
    const to = range ? view.posAtDOM(range.endContainer, range.endOffset) : selection.to;
    const moved = from !== selection.from || to !== selection.to;
    view.dispatch((moved ? tr.insertText(event.data, from, to) : tr.insertText(event.data)).scrollIntoView());
    return true;
  }
  if (!range || !event.inputType.startsWith('delete') || !view.state.selection.empty) return false;
  const { doc, tr } = view.state;
  const at = caretOf(view.state);
  const text = plain(doc);
  const cell = cellAround(text, at);
  if (!cell) return false;
  const from = toOffset(doc, view.posAtDOM(range.startContainer, range.startOffset));
  const to = toOffset(doc, view.posAtDOM(range.endContainer, range.endOffset));
  const [start, end] = [Math.max(Math.min(from, to), cell.from), Math.min(Math.max(from, to), cell.to)];
  if (start < end) view.dispatch(tr.delete(toPos(doc, start), toPos(doc, end)).scrollIntoView());
  return true;
}

/** A caret never stands inside the sign of a footnote, whose three characters are shown as one number. */
export const wholeSigns = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, old, state) => {
      const { selection, doc } = state;
      if (!selection.empty || transactions.some(isArrival)) return null;
      if (layoutIn(state).notes.length === 0) return null;
      const at = toOffset(doc, selection.head);
      const text = plain(doc);
      const from = text.lastIndexOf(FOOTNOTE_SIGN, at);
      if (from < 0 || at === from || at >= from + FOOTNOTE_SIGN.length) return null;
      const forward = toOffset(old.doc, Math.min(old.selection.head, old.doc.content.size)) <= at;
      const place = toPos(doc, forward ? from + FOOTNOTE_SIGN.length : from);
      return state.tr.setSelection(TextSelection.create(doc, place));
    },
  });
