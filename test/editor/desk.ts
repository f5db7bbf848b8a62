/** Editors without a page: a state, a binding, a shared text each, and a wire between them that tests can cut. */
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { readCell } from '../../src/crdt/document.ts';
import { type Binding, bind, type Surface } from '../../src/editor/binding.ts';
import { flatten, marksOf, plain, toDoc, toPos } from '../../src/editor/flat.ts';

export class Desk {
  readonly doc = new Y.Doc();
  readonly text: Y.Text;
  readonly origin = { typed: true };
  readonly binding: Binding;
  readonly undo: Y.UndoManager;
  readonly peers: Desk[] = [];
  state: EditorState;
  composing = false;
  /** How often the words around the caret were taken away by others. */
  lost = 0;
  online = true;

  constructor(clientID: number) {
    this.doc.clientID = clientID;
    this.text = this.doc.getText('cell');
    this.state = EditorState.create({ doc: toDoc(readCell(this.text)) });
    this.binding = bind(this.text, this.origin, this as Surface, {
      uprooted: () => {
        this.lost++;
      },
    });
    this.undo = new Y.UndoManager(this.text, { trackedOrigins: new Set([this.origin]), captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'wire' || !this.online) return;
      for (const peer of this.peers) if (peer.online) Y.applyUpdate(peer.doc, update, 'wire');
    });
  }

  updateState(state: EditorState): void {
    this.state = state;
  }

  readonly dispatch = (tr: Transaction): void => this.binding.dispatch(tr);

  /** Selects offsets of the flat text. */
  select(anchor: number, head = anchor): this {
    const { doc, tr } = this.state;
    this.dispatch(tr.setSelection(TextSelection.create(doc, toPos(doc, anchor), toPos(doc, head))));
    return this;
  }

  type(words: string): this {
    this.dispatch(this.state.tr.insertText(words));
    return this;
  }

  compose(on: boolean): void {
    this.composing = on;
    if (!on) this.binding.release();
  }

  connect(on: boolean): void {
    this.online = on;
    if (!on) return;
    for (const peer of this.peers.filter((each) => each.online)) {
      const news = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(this.doc));
      const own = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(peer.doc));
      Y.applyUpdate(this.doc, news, 'wire');
      Y.applyUpdate(peer.doc, own, 'wire');
    }
  }

  get shown(): string {
    return plain(this.state.doc);
  }
}

/** Desks on one wire, all showing `words`. */
export function desks(count: number, words = ''): Desk[] {
  const all = Array.from({ length: count }, (_, index) => new Desk(index + 1));
  for (const desk of all) desk.peers.push(...all.filter((peer) => peer !== desk));
  if (words) all[0]?.type(words);
  return all;
}

/** Text with marks in a small notation: `a{b:text}` is bold, letters b i u. */
export function notation(doc: EditorState['doc']): string {
  const { text, bits } = flatten(doc);
  const out: { marks: string; text: string }[] = [];
  for (let index = 0; index < text.length; index++) {
    const value = bits[index] as number;
    const last = out.at(-1);
    const marks = marksOf(Math.max(0, value))
      .map((mark) => mark[0])
      .join('');
    if (last && last.marks === marks) last.text += text[index];
    else out.push({ marks, text: text[index] as string });
  }
  return out.map(({ marks, text: run }) => (marks ? `{${marks}:${run}}` : run)).join('');
}
