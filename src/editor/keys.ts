/**
 * The keys of a cell, by physical key: what is `z` on one keyboard is `я` or `ظ` on the next, and Ctrl with it must undo on
 * all of them. So bindings name `event.code`, never the letter.
 */
import { splitBlock, toggleMark } from 'prosemirror-commands';
import { AllSelection, type Command, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Mark } from '../domain/text/text.ts';
import { schema } from './schema.ts';
import { leftRight, noteAt, overSign, tab, tableAct, upDown, wholeSign } from './tables.ts';

/** Where a person goes who leaves the cell by keyboard. */
export type Direction = 'escape' | 'next' | 'previous' | 'down' | 'up';

/** What keys do beyond the text; given by the cell. */
export type Actions = {
  leave(direction: Direction): void;
  undo(): void;
  redo(): void;
  /** Brackets the selection. */
  bracket(): void;
  /** Goes to the footnote of the clause's sign of that position. */
  note(index: number): void;
  /** True where the script has a half-space (U+200C) to type. */
  readonly halfSpace: boolean;
};

const ZWNJ = '\u200c';

type Do = (view: EditorView, actions: Actions) => boolean;
const run =
  (command: Command): Do =>
  (view) => {
    command(view.state, view.dispatch, view);
    return true;
  };
/** As `run`, but leaves the key to the browser where the command does not apply. */
const attempt =
  (command: Command): Do =>
  (view) =>
    command(view.state, view.dispatch, view);
const mark = (name: Mark): Do => run(toggleMark(schema.marks[name]));
const leave =
  (direction: Direction): Do =>
  (_, actions) => {
    actions.leave(direction);
    return true;
  };
const act =
  (name: 'undo' | 'redo' | 'bracket'): Do =>
  (_, actions) => {
    actions[name]();
    return true;
  };
const halfSpace: Do = (view, actions) => {
  if (actions.halfSpace) view.dispatch(view.state.tr.insertText(ZWNJ).scrollIntoView());
  return actions.halfSpace;
};

/** Deletes the "\n" before (-1) or after (1) the caret; exactly that, so a neighbour's typing in either paragraph stays. */
const join =
  (side: -1 | 1): Command =>
  (state, dispatch) => {
    const { $head, empty } = state.selection;
    const edge = side < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size;
    if (!empty || !edge) return false;
    const between = side < 0 ? $head.before() : $head.after();
    if (between > 0 && between < state.doc.content.size) dispatch?.(state.tr.join(between).scrollIntoView());
    return true;
  };

const deleteSelection: Command = ({ selection, tr }, dispatch) => {
  if (selection.empty) return false;
  dispatch?.(tr.deleteSelection().scrollIntoView());
  return true;
};

const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(new AllSelection(doc)));
  return true;
};

const either =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view));

const back = attempt(either(deleteSelection, wholeSign(-1), overSign(-1), join(-1)));
const forth = attempt(either(deleteSelection, wholeSign(1), overSign(1), join(1)));
const enter = run(either(tableAct('row-below'), splitBlock));

/** In a table to the next cell, elsewhere out of this one. */
const step =
  (by: 1 | -1): Do =>
  (view, actions) =>
    tab(by)(view.state, view.dispatch, view) || leave(by > 0 ? 'next' : 'previous')(view, actions);

const toNote: Do = (view, actions) => {
  const index = noteAt(view.state);
  if (index >= 0) actions.note(index);
  return index >= 0;
};

/** Keys that change the text: only while the cell is editable. */
const WRITING: Readonly<Record<string, Do>> = {
  Enter: enter,
  NumpadEnter: enter,
  'Shift-Enter': enter,
  Backspace: back,
  'Shift-Backspace': back,
  'Mod-Backspace': back,
  Delete: forth,
  'Mod-Delete': forth,
  'Mod-KeyB': mark('bold'),
  'Mod-KeyI': mark('italic'),
  'Mod-KeyU': mark('underline'),
  'Mod-KeyZ': act('undo'),
  'Mod-KeyY': act('redo'),
  'Mod-Shift-KeyZ': act('redo'),
  'Mod-BracketLeft': act('bracket'),
  'Shift-Space': halfSpace,
  'Mod-Shift-Digit2': halfSpace,
};

/** Keys that work in a cell one may only read, too. */
const READING: Readonly<Record<string, Do>> = {
  Escape: leave('escape'),
  Tab: step(1),
  'Shift-Tab': step(-1),
  ArrowLeft: attempt(leftRight(-1)),
  ArrowRight: attempt(leftRight(1)),
  ArrowUp: attempt(upDown(-1)),
  ArrowDown: attempt(upDown(1)),
  'Mod-Enter': toNote,
  'Alt-ArrowDown': leave('down'),
  'Alt-ArrowUp': leave('up'),
  'Mod-KeyA': run(selectAll),
};

/** A key with its modifiers in a fixed order. AltGr counts as Ctrl + Alt, so what it types is never taken for a shortcut. */
const chord = (event: KeyboardEvent): string =>
  [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', event.code]
    .filter(Boolean)
    .join('-');

/** @returns true if the key was one of ours and must not do anything else */
export function handleKey(view: EditorView, event: KeyboardEvent, actions: Actions): boolean {
  // While an input method composes, Escape, Tab and Enter are its own.
  if (event.isComposing || view.composing || event.keyCode === 229) return false;
  const name = chord(event);
  const action = READING[name] ?? (view.editable ? WRITING[name] : undefined);
  if (!action?.(view, actions)) return false;
  event.preventDefault();
  return true;
}

/** Puts "[" and "]" around the selection, keeping it selected; a caret gets an empty pair around it. */
export const wrapInBrackets: Command = ({ tr, selection }, dispatch) => {
  const { from, to } = selection instanceof AllSelection ? { from: 1, to: tr.doc.content.size - 1 } : selection;
  tr.insertText(']', to).insertText('[', from);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + 1, to + 1)).scrollIntoView());
  return true;
};
