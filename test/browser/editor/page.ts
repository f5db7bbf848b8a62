/** The page of `editor.test.ts`: cells over documents that have a colleague at the other end of a wire. */

import { TextSelection } from 'prosemirror-state';
import * as Y from 'yjs';
import { type Cell, mountCell } from '../../../src/editor/cell.ts';
import { type Anchors, offsetsOf, type RemoteCursor } from '../../../src/editor/cursors.ts';
import { toOffset, toPos } from '../../../src/editor/flat.ts';
import type { CellLayout } from '../../../src/editor/looks.ts';
import { renderStatic } from '../../../src/editor/static.ts';
import type { Lang } from '../../../src/language/language.ts';

type Options = {
  lang: Lang;
  dir: 'rtl' | 'ltr';
  words?: string;
  editable?: boolean;
  width?: number;
  layout?: CellLayout;
};

/** A cell, its text, and the same text on a colleague's computer. */
class Seat {
  readonly doc = new Y.Doc();
  readonly far = new Y.Doc();
  readonly host = document.createElement('div');
  readonly origin = { person: 'me' };
  readonly undo: Y.UndoManager;
  readonly cell: Cell;
  readonly told: unknown[] = [];
  cursors: RemoteCursor[] = [];
  online = true;
  bracketed = false;
  readonly lang: Lang;
  private changed: () => void = () => {};

  readonly layout: CellLayout | undefined;

  constructor({ lang, dir, words = '', editable = true, width = 360, layout }: Options) {
    this.lang = lang;
    this.layout = layout;
    this.host.className = 'cell edit';
    this.host.style.width = `${width}px`;
    document.body.append(this.host);
    this.farText.insert(0, words);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.far), 'wire');
    for (const [from, to] of [
      [this.doc, this.far],
      [this.far, this.doc],
    ] as const)
      from.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'wire' && this.online) Y.applyUpdate(to, update, 'wire');
      });
    this.undo = new Y.UndoManager(this.text, { trackedOrigins: new Set([this.origin]) });
    this.cell = mountCell(this.host, {
      ...(layout ? { layout } : {}),
      ...{ text: this.text, lang, dir, editable, origin: this.origin, undo: this.undo, label: `cell ${lang}` },
      cursors: {
        get: () => this.cursors,
        subscribe: (changed) => {
          this.changed = changed;
          return () => {
            this.changed = () => {};
          };
        },
      },
      onSelection: (anchors) => this.told.push({ selection: anchors }),
      onLeave: (direction) => this.told.push({ leave: direction }),
      onFocus: () => this.told.push('focus'),
      onBlur: () => this.told.push('blur'),
      onBracket: () => this.bracketed,
      onRefused: (reason) => this.told.push({ refused: reason }),
      onNote: (index) => this.told.push({ note: index }),
      onUprooted: () => this.told.push('uprooted'),
      onLeftOut: (count) => this.told.push({ leftOut: count }),
    });
  }

  get text(): Y.Text {
    return this.doc.getText('cell');
  }
  get farText(): Y.Text {
    return this.far.getText('cell');
  }

  /** All three must agree. */
  get words(): string {
    const { doc } = this.cell.view.state;
    const shown = doc.textBetween(0, doc.content.size, '\n');
    const [here, there] = [this.text.toString(), this.farText.toString()];
    if (shown !== here || (this.online && here !== there)) throw new Error(JSON.stringify({ shown, here, there }));
    return shown;
  }
  /** Text with marks, as Yjs has it. */
  get delta(): unknown {
    return this.text.toDelta();
  }
  get place(): [number, number] {
    const { doc, selection } = this.cell.view.state;
    return [toOffset(doc, selection.anchor), toOffset(doc, selection.head)];
  }

  select(anchor: number, head = anchor): void {
    const { doc, tr } = this.cell.view.state;
    this.cell.view.dispatch(tr.setSelection(TextSelection.create(doc, toPos(doc, anchor), toPos(doc, head))));
    this.cell.view.focus();
  }

  connect(online: boolean): void {
    this.online = online;
    if (!online) return;
    Y.applyUpdate(this.far, Y.encodeStateAsUpdate(this.doc), 'wire');
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.far), 'wire');
  }

  /** Puts a colleague's caret or selection here. */
  point(person: Omit<RemoteCursor, keyof Anchors>, anchor: number, head = anchor): void {
    const at = (offset: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.farText, offset, -1));
    this.cursors = [
      ...this.cursors.filter(({ key }) => key !== person.key),
      { ...person, anchor: at(anchor), head: at(head) },
    ];
    this.changed();
  }

  /** Where a colleague sees the place that was last told. */
  get seen(): { anchor: number; head: number } | undefined {
    const last = this.told.findLast((each) => typeof each === 'object' && each !== null && 'selection' in each);
    return offsetsOf(this.farText, (last as { selection: Anchors }).selection);
  }

  /** Shows anchors as they are, true or made up. */
  claim(anchors: Anchors): void {
    this.cursors = [{ key: 'x', name: 'X', code: 'RU', ...anchors }];
    this.changed();
  }

  paste(data: Record<string, string>, kind: 'paste' | 'drop' = 'paste'): void {
    const transfer = new DataTransfer();
    for (const [type, value] of Object.entries(data)) transfer.setData(type, value);
    const { dom } = this.cell.view;
    if (kind === 'paste')
      dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    else {
      const { left, top } = this.cell.view.coordsAtPos(1);
      // The first whole pixel upon the first letter: its edge may be beside the text already, where nobody can drop.
      const clientX = (dom as HTMLElement).dir === 'rtl' ? Math.ceil(left) - 1 : Math.floor(left) + 1;
      const at = { clientX, clientY: top + 4, bubbles: true, cancelable: true };
      dom.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: transfer }));
    }
  }

  /** Outer heights of live and static rendering, and both as HTML without what only the editor needs. */
  compare(): { heights: [number, number]; same: boolean } {
    const host = document.createElement('div');
    host.className = this.host.className;
    host.style.width = this.host.style.width;
    document.body.append(host);
    const { dir } = this.cell.view.dom as HTMLElement;
    const still = renderStatic(host, this.text, this.lang, {
      dir: dir as 'rtl' | 'ltr',
      ...(this.layout ? { layout: this.layout } : {}),
    });
    const bare = (element: Element) => element.innerHTML.replaceAll(/ class="ProseMirror-trailingBreak"/g, '');
    const heights: [number, number] = [
      this.cell.view.dom.getBoundingClientRect().height,
      still.getBoundingClientRect().height,
    ];
    const same = bare(this.cell.view.dom) === bare(still);
    host.remove();
    return { heights, same };
  }
}

const seats: Record<string, Seat> = {};
const page = {
  seats,
  open(name: string, options: Options): void {
    seats[name] = new Seat(options);
  },
  close(): void {
    for (const [name, seat] of Object.entries(seats)) {
      seat.cell.destroy();
      seat.host.remove();
      delete seats[name];
    }
    document.body.replaceChildren();
  },
};
export type Page = typeof page;
Object.assign(window, { page });
