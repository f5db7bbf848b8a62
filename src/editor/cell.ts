/**
 * One live cell: an editor over one Y.Text, with its keys, bracket colours, others' carets, paste, and its own undo.
 * It knows nothing of clauses, rights or the network; what it needs is handed in, what happens is told through callbacks.
 */
import { EditorState, Plugin, Selection, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { readCell } from '../crdt/document.ts';
import type { SlotStates } from '../domain/clause/states-slot.ts';
import { type RichText, toPlain } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { type Binding, bind } from './binding.ts';
import { type Anchors, anchorsOf, type CursorSource, cursorPlugin, hideCursors, offsetsOf } from './cursors.ts';
import { plain, toDoc, toPos, toSlice } from './flat.ts';
import { type Actions, type Direction, handleKey, wrapInBrackets } from './keys.ts';
import { type CellLayout, layoutIn, looksPlugin, PLAIN_LAYOUT, setLayout } from './looks.ts';
import { fromHtml, fromText, type LeftOut, MAX_LENGTH, rowsFromText } from './paste.ts';
import { slotPlugin } from './slots.ts';
import type { TableAct } from './table-edit.ts';
import { point, posAt } from './table-mouse.ts';
import { rowsAt, tableAct, takeOver, wholeSigns } from './tables.ts';

export type CellOptions = {
  readonly text: Y.Text;
  readonly lang: Lang;
  readonly dir: 'rtl' | 'ltr';
  readonly editable: boolean;
  /** Of the Yjs transactions made here; `undo` must track it. */
  readonly origin: unknown;
  /** Of this cell alone. */
  readonly undo: Y.UndoManager;
  readonly cursors: CursorSource;
  /** The States that lists in the text name; without it their tokens are shown. */
  states?(): SlotStates;
  /** Accessible name. */
  readonly label: string;
  readonly layout?: CellLayout;
  /** The person's own place as JSON that presence can carry; null when the cell loses the focus. */
  onSelection?(anchors: Anchors | null): void;
  onLeave?(direction: Direction): void;
  onFocus?(): void;
  onBlur?(): void;
  /** Ctrl [ : return true to take over (to bracket in all columns); else this cell's selection is wrapped. */
  onBracket?(): boolean;
  /** The person wants to see the footnote of the text's sign of that position (from 0). */
  onNote?(index: number): void;
  /** A paste or drop that was not made. */
  onRefused?(reason: 'too-long'): void;
  /** So many hidden characters that were pasted, dropped or typed are not in the text. */
  onLeftOut?(count: number): void;
  /** The words in which the person's caret stood have been replaced or deleted by somebody else. */
  onUprooted?(): void;
};

export type Cell = {
  readonly view: EditorView;
  /** Without `at` the selection stays where it was. Coordinates are the window's. */
  focus(at?: 'start' | 'end' | { readonly x: number; readonly y: number }): void;
  setEditable(editable: boolean): void;
  setLayout(layout: CellLayout): void;
  /** Writes into the text at an offset, as one step to undo, and leaves the caret behind it. */
  insert(words: string, at: number): void;
  /** False where there is no row or column that it could be done to. */
  tableAct(act: TableAct): boolean;
  destroy(): void;
};

// Long: the callbacks of the editor share its binding, its memory of carets and what was told last; what can stand alone is in the
// files beside this one.
/** Puts a live editor of class `doc` into `host`, in place of what is there (a static rendering, say). */
export function mountCell(host: HTMLElement, options: CellOptions): Cell {
  const { text, lang, origin, undo, cursors } = options;
  if (!undo.trackedOrigins.has(origin)) throw new Error("The undo manager does not track the cell's origin");
  let editable = options.editable;
  const memory = remember(text, undo, () => view);
  let told: string | undefined;
  let writing = false;

  const actions: Actions = {
    leave: (direction) => options.onLeave?.(direction),
    undo: () => {
      memory.before(view.state);
      undo.undo();
    },
    redo: () => {
      memory.before(view.state);
      undo.redo();
    },
    bracket: () => {
      if (!options.onBracket?.()) wrapInBrackets(view.state, view.dispatch);
    },
    note: (index) => options.onNote?.(index),
    halfSpace: language(lang).script === 'arab',
  };

  function tellSelection(): void {
    // While a keystroke is on its way the shared text is older than the editor's, so no place can be named in it.
    if (writing || binding.behind) return;
    const anchors = view.hasFocus() ? anchorsOf(text, view.state) : null;
    const words = JSON.stringify(anchors);
    if (words === (told ?? 'null')) return;
    told = words;
    options.onSelection?.(anchors);
  }

  function insert(rich: RichText, at?: number, move = false): void {
    const tr = view.state.tr;
    if (move) tr.deleteSelection();
    const rows = layoutIn(view.state).table ? rowsAt(tr, rich, at) : null;
    if (rows) tr.setSelection(TextSelection.create(tr.doc, rows.from, rows.to));
    else if (at !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(at))));
    tr.replaceSelection(toSlice(rows ? rows.rich : rich))
      .setStoredMarks([])
      .scrollIntoView();
    if (plain(tr.doc).length > MAX_LENGTH) options.onRefused?.('too-long');
    else {
      undo.stopCapturing();
      view.dispatch(tr);
      undo.stopCapturing();
    }
  }

  const incoming = (data: DataTransfer | null): RichText | null => {
    let count = 0;
    const leftOut: LeftOut = (more) => {
      count += more;
    };
    const html = data?.getData('text/html');
    const parse = (source: string) => new DOMParser().parseFromString(source, 'text/html');
    const plainText = data?.getData('text/plain');
    const { table } = layoutIn(view.state);
    const text = table ? rowsFromText : fromText;
    const rich =
      (html && fromHtml(html, lang, { parse, leftOut, tabular: table })) ||
      (plainText ? text(plainText, lang, leftOut) : null);
    if (count > 0 && editable) options.onLeftOut?.(count);
    return rich;
  };

  const plugin = new Plugin({
    props: {
      editable: () => editable,
      attributes: () => ({
        class: 'doc',
        lang,
        dir: options.dir,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        'aria-readonly': String(!editable),
        spellcheck: 'false',
        tabindex: '0',
      }),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
      handlePaste: (_, event) => {
        const rich = incoming(event.clipboardData);
        if (rich && toPlain(rich) !== '') insert(rich);
        return true;
      },
      handleDrop: (_, event, __, moved) => {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        const rich = incoming(event.dataTransfer);
        if (rich && at !== undefined) insert(rich, at, moved);
        event.preventDefault();
        return true;
      },
      handleDOMEvents: {
        keydown: (_, event) => handleKey(view, event, actions),
        // Undo from a menu or the mouse does not come as a key.
        beforeinput: (_, event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') {
            if (!editable || !takeOver(view, event)) return false;
            event.preventDefault();
            return true;
          }
          event.preventDefault();
          if (editable) actions[event.inputType === 'historyUndo' ? 'undo' : 'redo']();
          return true;
        },
        // What is selected makes room before the browser writes: over paragraphs it would leave parts of them behind.
        compositionstart: () => {
          if (!editable) return;
          hideCursors(view, true);
          const { selection, tr } = view.state;
          if (!selection.empty && !selection.$from.sameParent(selection.$to)) view.dispatch(tr.deleteSelection());
        },
        // ProseMirror reads the last of the composition 20 ms after its end.
        compositionend: () => void setTimeout(releaseWhenComposed, 40),
        mousedown: (_, event) => point(view, event),
        click: (_, event) => {
          const sign = (event.target as HTMLElement).closest?.('.fn');
          if (sign && view.dom.contains(sign)) options.onNote?.([...view.dom.querySelectorAll('.fn')].indexOf(sign));
          return false;
        },
        focus: () => {
          options.onFocus?.();
          tellSelection();
        },
        blur: () => {
          releaseWhenComposed();
          options.onBlur?.();
          // At once: the next cell may be told of its focus before this task ends, and must have the last word.
          tellSelection();
        },
      },
    },
    view: () => ({ update: tellSelection }),
  });

  let binding: Binding;
  host.replaceChildren();
  const view: EditorView = new EditorView(host, {
    state: EditorState.create({
      doc: toDoc(readCell(text)),
      plugins: [
        plugin,
        looksPlugin(options.layout ?? PLAIN_LAYOUT),
        wholeSigns(),
        slotPlugin(lang, () => options.states?.() ?? []),
        cursorPlugin(text, cursors, () => binding?.behind ?? false),
      ],
    }),
    dispatchTransaction: (tr) => {
      // A cell that was closed while a change was on its way stays as it is.
      if (tr.docChanged && !editable) return;
      const outermost = !writing;
      writing = true;
      binding.dispatch(tr);
      if (!outermost) return;
      writing = false;
      tellSelection();
    },
  });
  binding = bind(text, origin, view, {
    beforeWrite: memory.before,
    leftOut: (count) => options.onLeftOut?.(count),
    // Whose caret is elsewhere has lost nothing.
    uprooted: () => {
      if (view.hasFocus()) options.onUprooted?.();
    },
  });

  function releaseWhenComposed(): void {
    if (view.isDestroyed) return;
    if (view.composing) {
      setTimeout(releaseWhenComposed, 40);
      return;
    }
    binding.release();
    hideCursors(view, false);
  }

  return {
    view,
    focus(at) {
      if (at) {
        const { doc, tr } = view.state;
        const pos = typeof at === 'object' ? posAt(view, at) : undefined;
        const place =
          pos !== undefined
            ? Selection.near(doc.resolve(pos))
            : at === 'start'
              ? Selection.atStart(doc)
              : Selection.atEnd(doc);
        view.dispatch(tr.setSelection(place));
      }
      view.focus();
    },
    setEditable(value) {
      if (value === editable) return;
      binding.release();
      hideCursors(view, false);
      editable = value;
      view.setProps({});
    },
    setLayout: (layout) => setLayout(view, layout),
    insert(words, at) {
      undo.stopCapturing();
      const { doc, tr } = view.state;
      const pos = toPos(doc, at);
      tr.insertText(words, pos);
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + words.length)));
      undo.stopCapturing();
    },
    tableAct(act) {
      undo.stopCapturing();
      const done = editable && tableAct(act)(view.state, view.dispatch);
      undo.stopCapturing();
      return done;
    },
    destroy() {
      binding.destroy();
      memory.destroy();
      if (told !== undefined && told !== 'null') options.onSelection?.(null);
      view.destroy();
    },
  };
}

/** Keeps with each undo step where the caret stood before it, and goes back there when it is undone. */
function remember(text: Y.Text, undo: Y.UndoManager, view: () => EditorView) {
  type StackEvent = { stackItem: { meta: Map<unknown, unknown> }; type: 'undo' | 'redo' };
  const key = 'selection';
  let last: Anchors | undefined;
  const added = ({ stackItem }: StackEvent) => {
    if (last) stackItem.meta.set(key, last);
  };
  const popped = ({ stackItem }: StackEvent) => {
    const offsets = offsetsOf(text, (stackItem.meta.get(key) ?? {}) as Anchors);
    const { doc, tr } = view().state;
    if (!offsets) return;
    const [anchor, head] = [doc.resolve(toPos(doc, offsets.anchor)), doc.resolve(toPos(doc, offsets.head))];
    view().dispatch(tr.setSelection(TextSelection.between(anchor, head)).scrollIntoView());
  };
  undo.on('stack-item-added', added);
  undo.on('stack-item-popped', popped);
  return {
    before: (state: EditorState) => {
      last = anchorsOf(text, state);
    },
    destroy() {
      undo.off('stack-item-added', added);
      undo.off('stack-item-popped', popped);
    },
  };
}
