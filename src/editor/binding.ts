/**
 * Keeps one editor and one Y.Text the same, in both directions. It never writes while it renders, never renders what it has
 * itself written, and never touches a word that an input method is still composing: others' changes then wait for `release`,
 * while what is typed goes out at once, its offsets translated by `Lag`.
 */
import { AllSelection, type EditorState, type Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import { readCell } from '../crdt/document.ts';
import { compare, type Edit, editsOf, editsOfDelta, renderAll, write } from './edit.ts';
import { flatten, plain, toDoc, toOffset } from './flat.ts';
import { leaveOut } from './hidden.ts';
import { Lag } from './lag.ts';

/** The part of an `EditorView` that is needed here, so that tests do without a page. */
export type Surface = {
  readonly state: EditorState;
  readonly composing: boolean;
  updateState(state: EditorState): void;
};

export type Binding = {
  /** Use as the view's `dispatchTransaction`. */
  dispatch(tr: Transaction): void;
  /** Call when a composition has ended: shows what waited. */
  release(): void;
  /** True while the editor shows an older text than the shared one, so that offsets in the two do not agree. */
  readonly behind: boolean;
  /** Releases and stops listening. */
  destroy(): void;
};

/** What the owner of a binding is told. */
type Told = {
  /** A local change is about to be written; the state it was made on. */
  beforeWrite(state: EditorState): void;
  /** So many hidden characters were taken out of a change. */
  leftOut(count: number): void;
  /** Others have taken away the words in which the caret or an end of the selection stood. */
  uprooted(): void;
};

const ARRIVED = 'arrived$';

/** True for transactions that show a change of the shared text, false for those of the person at the keyboard. */
export const isArrival = (tr: Transaction): boolean => tr.getMeta(ARRIVED) === true;

/**
 * @param origin of the Yjs transactions that carry local changes
 */
export function bind(
  text: Y.Text,
  origin: unknown,
  surface: Surface,
  { beforeWrite, leftOut, uprooted }: Partial<Told> = {},
): Binding {
  const ours = new WeakSet<Y.Transaction>();
  let writing: Y.Transaction | undefined;
  let lag: Lag | undefined;

  function send(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    if (!text.doc) throw new Error('The cell is not part of a document');
    text.doc.transact((transaction) => {
      ours.add(transaction);
      writing = transaction;
      write(text, edits);
    }, origin);
    writing = undefined;
  }

  function observe(event: Y.YTextEvent, transaction: Y.Transaction): void {
    if (transaction === writing) return;
    // Somebody opened the Yjs transaction around us, so this event mixes our edits with theirs: compare instead.
    const mixed = ours.has(transaction);
    const edits = mixed ? difference() : editsOfDelta(event.delta);
    if (surface.composing || lag) {
      if (!lag || mixed) lag = new Lag(plain(surface.state.doc).length);
      lag.arrived(edits);
    } else {
      const lost = isUprooted(surface.state, edits);
      arrive(renderAll(surface.state.tr, edits, shared));
      if (lost) uprooted?.();
    }
  }

  const shared = () => flatten(toDoc(readCell(text)));
  const difference = (): Edit[] => compare(flatten(surface.state.doc), shared());

  function arrive(tr: Transaction): void {
    if (!tr.docChanged) return;
    const { selection, storedMarks } = surface.state;
    tr.setSelection(kept(selection, tr)).setStoredMarks(storedMarks).setMeta(ARRIVED, true);
    surface.updateState(surface.state.apply(tr));
  }

  function release(): void {
    const tr = lag?.catchUp(surface.state.tr, shared());
    lag = undefined;
    if (tr) arrive(tr);
  }

  text.observe(observe);
  return {
    dispatch(tr) {
      const count = leaveOut(tr);
      if (count > 0) leftOut?.(count);
      const before = surface.state;
      const { state, transactions } = before.applyTransaction(tr);
      const changes = transactions.filter((each) => each.docChanged && !isArrival(each));
      if (changes.length > 0) beforeWrite?.(before);
      surface.updateState(state);
      const edits = changes.flatMap((each) =>
        editsOf(each, 0, each === transactions[0] ? before.selection : undefined),
      );
      send(lag ? lag.typed(edits) : edits);
    },
    release,
    get behind() {
      return lag !== undefined;
    },
    destroy() {
      release();
      text.unobserve(observe);
    },
  };
}

/** Do these edits delete words on both sides of an end of the selection at once? One letter never does. */
function isUprooted({ doc, selection }: EditorState, edits: readonly Edit[]): boolean {
  if (selection instanceof AllSelection) return false;
  let places = [toOffset(doc, selection.anchor), toOffset(doc, selection.head)];
  for (const edit of edits) {
    if ('insert' in edit) places = places.map((place) => (place > edit.at ? place + edit.insert.length : place));
    else if ('delete' in edit) {
      const end = edit.at + edit.delete;
      if (places.some((place) => place > edit.at && place < end)) return true;
      places = places.map((place) => (place >= end ? place - edit.delete : place));
    }
  }
  return false;
}

/** The selection after others' changes: a caret stays with what is before it, a range does not grow at its ends. */
function kept(selection: Selection, tr: Transaction): Selection {
  if (selection instanceof AllSelection) return new AllSelection(tr.doc);
  const { anchor, head } = selection;
  const place = (pos: number, assoc: number) => tr.doc.resolve(tr.mapping.map(pos, assoc));
  if (selection.empty) return TextSelection.between(place(head, -1), place(head, -1));
  const from = place(selection.from, 1);
  const to = place(selection.to, -1);
  if (from.pos > to.pos) return TextSelection.between(to, to);
  return anchor < head ? TextSelection.between(from, to) : TextSelection.between(to, from);
}
