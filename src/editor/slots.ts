/**
 * How a list of States looks in a live cell: its names, as one thing, in the place of its token. The token is there when the caret is
 * at it or in it, so that it can be changed or deleted like any word. Only decorations; what is stored is the token.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type * as Y from 'yjs';
import { type FoundSlot, type SlotStates, slotsIn, withStates } from '../domain/clause/states-slot.ts';
import type { Lang } from '../language/language.ts';
import { plain, toOffset, toPosInOrder } from './flat.ts';

/** So many are drawn; a text with more of them is none that people negotiate. */
const MOST = 100;

type State = { readonly text: string; readonly focused: boolean; readonly open: string; readonly set: DecorationSet };
const key = new PluginKey<State>('slots');

/** Half-open offsets of what is selected; null where the caret is elsewhere. */
type Range = { readonly from: number; readonly to: number } | null;

const rangeOf = ({ doc, selection }: EditorState, focused: boolean): Range =>
  focused ? { from: toOffset(doc, selection.from), to: toOffset(doc, selection.to) } : null;

const isOpen = ({ start, end }: FoundSlot, range: Range): boolean =>
  range !== null && range.from <= end && range.to >= start;

function found(lang: Lang, text: string): readonly FoundSlot[] {
  return slotsIn(lang, text).slice(0, MOST);
}

const opened = (slots: readonly FoundSlot[], range: Range): string =>
  slots
    .filter((slot) => isOpen(slot, range))
    .map(({ start }) => start)
    .join();

/** What the names look like, live and static alike. */
export function namesElement(page: Document, names: string, token: string): HTMLElement {
  const element = page.createElement('span');
  element.className = 'slot';
  element.title = token;
  element.textContent = names;
  return element;
}

/** The names as they stand at this place of the text: at the beginning of a sentence with a capital. */
function namesAt(lang: Lang, text: string, { start, end }: FoundSlot, states: SlotStates): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(Math.max(from, start - 12), start).replaceAll(/[{}]/g, ' ');
  const lead = start - from > 12 ? `x${before}` : before;
  return withStates(lang, lead + text.slice(start, end), states).slice(lead.length);
}

/** Decorations of lists of States. `states`: those that a list names, asked for whenever something is drawn. */
export function slotPlugin(lang: Lang, states: () => SlotStates): Plugin<State> {
  const draw = (doc: Node, text: string, range: Range, focused: boolean): State => {
    const slots = found(lang, text);
    const place = toPosInOrder(doc);
    const named = states();
    const decorations = slots.flatMap((slot) => {
      const [from, to] = [place(slot.start), place(slot.end)];
      if (!slot.slot) return [Decoration.inline(from, to, { class: 'slot-unknown' })];
      if (named.length === 0 || isOpen(slot, range)) return [Decoration.inline(from, to, { class: 'slot-token' })];
      const names = namesAt(lang, text, slot, named);
      return [
        Decoration.widget(
          from,
          (view) => namesElement(view.dom.ownerDocument, names, text.slice(slot.start, slot.end)),
          {
            side: -1,
            key: `${names} ${slot.start}`,
          },
        ),
        Decoration.inline(from, to, { class: 'slot-hidden' }),
      ];
    });
    return { text, focused, open: opened(slots, range), set: DecorationSet.create(doc, decorations) };
  };
  return new Plugin<State>({
    key,
    state: {
      init: (_, { doc }) => draw(doc, plain(doc), null, false),
      apply: (tr, old, _, state) => {
        const told = tr.getMeta(key) as boolean | undefined;
        const focused = told ?? old.focused;
        if (!tr.docChanged && !tr.selectionSet && told === undefined) return old;
        const text = tr.docChanged ? plain(state.doc) : old.text;
        if (!text.includes('{') && !old.text.includes('{'))
          return text === old.text && focused === old.focused ? old : { ...old, text, focused };
        const range = rangeOf(state, focused);
        if (!tr.docChanged && focused === old.focused && opened(found(lang, text), range) === old.open) return old;
        return draw(state.doc, text, range, focused);
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleDOMEvents: {
        focus: (view) => {
          view.dispatch(view.state.tr.setMeta(key, true));
        },
        blur: (view) => {
          view.dispatch(view.state.tr.setMeta(key, false));
        },
        // A click on the names goes into the token that they stand for.
        mousedown: (view, event) => {
          const names = (event.target as Element | null)?.closest?.('.slot');
          if (!names || !view.dom.contains(names)) return false;
          const pos = view.posAtDOM(names, 0);
          event.preventDefault();
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos + 1))));
          view.focus();
          return true;
        },
      },
    },
  });
}

/**
 * Writes a token at an offset of the text, as one step of its undo: behind a list that stands there and never inside of it, and with a
 * blank to the words beside it.
 */
export function writeSlot(
  lang: Lang,
  text: Y.Text,
  offset: number,
  token: string,
  { undo, origin }: { readonly undo: Y.UndoManager; readonly origin: unknown },
): void {
  const words = text.toString();
  const at = slotsIn(lang, words).find(({ start, end }) => start < offset && offset < end)?.end ?? offset;
  const before = /[\p{L}\p{N},;:)}]$/u.test(words.slice(Math.max(0, at - 2), at)) ? ' ' : '';
  const behind = /^[\p{L}\p{N}({]/u.test(words.slice(at, at + 2)) ? ' ' : '';
  undo.stopCapturing();
  text.doc?.transact(() => text.insert(at, before + token + behind), origin);
  undo.stopCapturing();
}
