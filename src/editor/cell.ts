/**
 * One live cell: an editor over one Y.Text, with its keys, bracket colours, others' carets, paste, and its own undo.
 * It knows nothing of clauses, rights or the network; what it needs is handed in, what happens is told through callbacks.
 */
import { EditorState, Plugin, Selection, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { readCell } from '../crdt/document.ts';
import { type Lang, language } from '../domain/language.ts';
import { type RichText, toPlain } from '../domain/text.ts';
import { type Binding, bind } from './binding.ts';
import { bracketPlugin } from './brackets.ts';
import { type Anchors, anchorsOf, type CursorSource, cursorPlugin, hideCursors, offsetsOf } from './cursors.ts';
import { plain, toDoc, toPos, toSlice } from './flat.ts';
import { type Actions, type Direction, handleKey, wrapInBrackets } from './keys.ts';
import { fromHtml, fromText, type LeftOut, MAX_LENGTH } from './paste.ts';

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
  /** Accessible name. */
  readonly label: string;
  /** The person's own place as JSON that presence can carry; null when the cell loses the focus. */
  onSelection?(anchors: Anchors | null): void;
  onLeave?(direction: Direction): void;
  onFocus?(): void;
  onBlur?(): void;
  /** Ctrl [ : return true to take over (to bracket in all columns); else this cell's selection is wrapped. */
  onBracket?(): boolean;
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
  destroy(): void;
};

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
    if (at !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(at))));
    tr.replaceSelection(toSlice(rich)).setStoredMarks([]).scrollIntoView();
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
    const rich =
      (html && fromHtml(html, lang, parse, leftOut)) || (plainText ? fromText(plainText, lang, leftOut) : null);
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
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
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
      plugins: [plugin, bracketPlugin(), cursorPlugin(text, cursors, () => binding?.behind ?? false)],
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
        const pos = typeof at === 'object' ? view.posAtCoords({ left: at.x, top: at.y })?.pos : undefined;
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
