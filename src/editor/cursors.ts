/**
 * Where others stand in this cell: a bar per caret, a tint over their selection, a flag with name and delegation code that
 * shows for two seconds after a move and whenever the pointer is on the bar.
 * Places arrive as Yjs relative positions and are looked up again on every change, so a bar never drifts from its word.
 * While an input method composes in this cell none of them is drawn: a browser writes a composition beside and around
 * foreign elements in ways that cannot be read back.
 */
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import * as Y from 'yjs';
import { isArrival } from './binding.ts';
import { toOffset, toPos } from './flat.ts';

/** A Yjs relative position as JSON. */
export type Anchor = unknown;
/** Both ends of a selection; `head` is the end that moves. Equal for a caret. */
export type Anchors = { readonly anchor: Anchor; readonly head: Anchor };

export type RemoteCursor = Anchors & {
  /** Same person and window, same key. */
  readonly key: string;
  readonly name: string;
  /** Language of the name, for its script and font. */
  readonly nameLang?: string;
  /** Of the delegation (`IR`), or `SEC`; lower case it is the class that gives the colour. */
  readonly code: string;
};

/** The cursors of one cell. Presence of other cells must not reach `subscribe`: that is what keeps 1,500 cells quick. */
export type CursorSource = {
  get(): readonly RemoteCursor[];
  /** @returns what ends the subscription */
  subscribe(changed: () => void): () => void;
};

const FLAG_MS = 2000;
type Shown = {
  readonly set: DecorationSet;
  readonly cursors: readonly RemoteCursor[];
  readonly raised: ReadonlySet<string>;
  readonly hidden: boolean;
};
type Change = Partial<Pick<Shown, 'cursors' | 'raised' | 'hidden'>>;
const key = new PluginKey<Shown>('cursors');

/** Draws the source's cursors. `behind` tells that editor and shared text differ for now, so that places are unknown. */
export function cursorPlugin(text: Y.Text, source: CursorSource, behind: () => boolean): Plugin<Shown> {
  const draw = (state: EditorState, { cursors, raised, hidden }: Omit<Shown, 'set'>): Shown => {
    const seen = hidden ? [] : cursors;
    const decorations = seen.flatMap((cursor) => decorate(text, state, cursor, raised.has(cursor.key)));
    return { cursors, raised, hidden, set: DecorationSet.create(state.doc, decorations) };
  };
  return new Plugin<Shown>({
    key,
    state: {
      init: (_, state) => draw(state, { cursors: source.get(), raised: new Set(), hidden: false }),
      apply: (tr, old, _, state) => {
        const change: Change | undefined = tr.getMeta(key);
        if (!change && (!tr.docChanged || old.cursors.length === 0)) return old;
        const next = { ...old, ...change };
        // Our own keystroke reaches the shared text only after this, so its places are those of before: move along.
        if (behind() || (tr.docChanged && !isArrival(tr))) return { ...next, set: old.set.map(tr.mapping, tr.doc) };
        return draw(state, next);
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: (view) => follow(view, source),
  });
}

/** Takes others' carets out of the cell, or shows them again where they are by now. */
export function hideCursors(view: EditorView, hidden: boolean): void {
  if (key.getState(view.state)?.hidden !== hidden)
    view.dispatch(view.state.tr.setMeta(key, { hidden } satisfies Change));
}

function follow(view: EditorView, source: CursorSource) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const raised = new Set<string>();
  const show = () => {
    if (view.isDestroyed) return;
    view.dispatch(view.state.tr.setMeta(key, { cursors: source.get(), raised: new Set(raised) } satisfies Change));
    turnFlags(view);
  };
  const lower = (name: string) => {
    clearTimeout(timers.get(name));
    timers.delete(name);
    raised.delete(name);
  };
  const end = source.subscribe(() => {
    const before = new Map((key.getState(view.state)?.cursors ?? []).map((cursor) => [cursor.key, placeOf(cursor)]));
    const now = source.get();
    for (const cursor of now) {
      if (before.get(cursor.key) === placeOf(cursor)) continue;
      lower(cursor.key);
      raised.add(cursor.key);
      timers.set(
        cursor.key,
        setTimeout(() => {
          lower(cursor.key);
          show();
        }, FLAG_MS),
      );
    }
    for (const name of before.keys()) if (!now.some((cursor) => cursor.key === name)) lower(name);
    show();
  });
  return {
    destroy() {
      end();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const placeOf = ({ anchor, head }: Anchors): string => JSON.stringify([anchor, head]);

function decorate(text: Y.Text, state: EditorState, cursor: RemoteCursor, raised: boolean): Decoration[] {
  const anchor = offsetOf(text, cursor.anchor);
  const head = offsetOf(text, cursor.head);
  if (anchor === undefined || head === undefined) return [];
  const { doc } = state;
  const colour = cursor.code.toLowerCase();
  const bar = Decoration.widget(toPos(doc, head), (view) => caret(view, cursor, raised), {
    key: `${cursor.key} ${cursor.name} ${cursor.code} ${raised}`,
    side: -1,
    marks: [],
    ignoreSelection: true,
  });
  if (anchor === head) return [bar];
  const range = [toPos(doc, Math.min(anchor, head)), toPos(doc, Math.max(anchor, head))] as const;
  return [Decoration.inline(...range, { nodeName: 'span', class: `rsel ${colour}` }), bar];
}

function caret({ dom: { ownerDocument: page } }: EditorView, cursor: RemoteCursor, raised: boolean): HTMLElement {
  const bar = page.createElement('span');
  bar.className = `caret ${cursor.code.toLowerCase()}${raised ? ' moved' : ''}`;
  bar.setAttribute('aria-hidden', 'true');
  const flag = bar.appendChild(page.createElement('b'));
  const name = flag.appendChild(page.createElement('bdi'));
  name.textContent = cursor.name;
  if (cursor.nameLang) name.lang = cursor.nameLang;
  flag.append(' · ');
  const code = flag.appendChild(page.createElement('bdi'));
  code.textContent = cursor.code;
  bar.addEventListener('pointerenter', () => turn(bar, bar.closest('.doc')));
  return bar;
}

/** Flags that would leave the cell at its far edge turn to the other side of their bar. */
function turnFlags(view: EditorView): void {
  for (const bar of view.dom.querySelectorAll<HTMLElement>('.caret.moved')) turn(bar, view.dom);
}

function turn(bar: HTMLElement, cell: Element | null): void {
  bar.classList.remove('end');
  const flag = bar.firstElementChild?.getBoundingClientRect();
  const edge = (cell?.parentElement ?? cell)?.getBoundingClientRect();
  if (flag && edge) bar.classList.toggle('end', flag.right > edge.right || flag.left < edge.left);
}

/**
 * Offset of an anchor in the text; undefined when it belongs to another text or does not read as an anchor. Presence is what
 * another client says: Yjs would throw on a made-up id, and would create whatever root an anchor names.
 */
export function offsetOf(text: Y.Text, anchor: Anchor): number | undefined {
  if (!text.doc || !isRecord(anchor)) return undefined;
  const { item, type, tname } = anchor;
  const byName = tname !== undefined && tname !== null;
  if (![item, type].every((id) => id === undefined || id === null || isId(id))) return undefined;
  const root: unknown = byName ? text.doc.share.get(tname as string) : undefined;
  if (byName ? root !== text : !item && !type) return undefined;
  const place = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(anchor), text.doc);
  return place?.type === text ? place.index : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isId = (value: unknown): boolean =>
  isRecord(value) && [value.client, value.clock].every((part) => Number.isSafeInteger(part) && (part as number) >= 0);

/**
 * Anchors of a selection. A caret holds on to what is before it, a selection to what is inside it, as `binding` has it for
 * the person's own.
 */
export function anchorsOf(text: Y.Text, { doc, selection }: EditorState): Anchors {
  const at = (pos: number, assoc: number): Anchor =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, toOffset(doc, pos), assoc));
  const { anchor, head } = selection;
  if (anchor === head) return { anchor: at(head, -1), head: at(head, -1) };
  const forward = anchor < head;
  return { anchor: at(anchor, forward ? 0 : -1), head: at(head, forward ? -1 : 0) };
}

/** Where anchors point to now, as offsets. */
export function offsetsOf(text: Y.Text, { anchor, head }: Anchors): { anchor: number; head: number } | undefined {
  const places = { anchor: offsetOf(text, anchor), head: offsetOf(text, head) };
  return places.anchor === undefined || places.head === undefined
    ? undefined
    : { anchor: places.anchor, head: places.head };
}
