/**
 * The text of the table, outside React. Every cell's words are in the page at all times, so that find-in-page and screen
 * readers meet the whole declaration; only rows near the window hold live editors, because 1,500 of them make a keystroke
 * slow. A static cell is drawn again when its text changes.
 */
import type * as Y from 'yjs';
import type { RoomView } from '../../client/view.ts';
import { type Place, placeKey, readCell } from '../../crdt/document.ts';
import type { SlotStates } from '../../domain/clause/states-slot.ts';
import { selectedRange } from '../../editor/brackets.ts';
import { type Cell, mountCell } from '../../editor/cell.ts';
import type { Direction } from '../../editor/keys.ts';
import { type CellLayout, PLAIN_LAYOUT, sameLayout } from '../../editor/looks.ts';
import { renderStatic } from '../../editor/static.ts';
import type { TableAct } from '../../editor/table-edit.ts';
import { inView } from '../../export/view.ts';
import { type Lang, language } from '../../language/language.ts';
import type { Range } from './bracket-units.ts';

type Entry = {
  readonly place: Place;
  readonly host: HTMLElement;
  label: string;
  text: Y.Text | undefined;
  editable: boolean;
  layout: CellLayout;
  /** Somebody has had the caret in its editor. */
  visited: boolean;
  near: boolean;
  live: Cell | null;
  readonly redraw: () => void;
};

export type CellEvents = {
  readonly onFocus: (place: Place) => void;
  readonly onBlur: (place: Place) => void;
  readonly onLeave: (place: Place, direction: Direction) => void;
  readonly onRefused: (reason: 'too-long') => void;
  readonly onLeftOut: (count: number) => void;
  /** Somebody else has taken away the words in which the caret stood. */
  readonly onUprooted: (place: Place) => void;
  /** Ctrl [ on selected words; true takes it over. */
  readonly onBracket: (place: Place, range: Range) => boolean;
  /** A sign of a footnote was asked for its footnote. */
  readonly onNote: (place: Place, index: number) => void;
};

/** How far beyond the window rows are kept live. */
const MARGIN = '700px 0px';
/** Mounting stops after so many milliseconds and goes on in the next frame. */
const SLICE_MS = 6;
/** An editor has read the last of a composition so long after its end. */
const COMPOSED_MS = 100;
/** The reader has stopped scrolling when nothing moved for so long. */
const REST_MS = 120;

export class Cells {
  readonly #room: RoomView;
  readonly #events: CellEvents;
  readonly #entries = new Map<string, Entry>();
  readonly #rows = new Map<Element, string>();
  readonly #byClause = new Map<string, Set<Entry>>();
  readonly #nearClauses = new Set<string>();
  readonly #waiting = new Set<Entry>();
  #observer: IntersectionObserver | null = null;
  #stopScroll: (() => void) | null = null;
  #scrolledAt = 0;
  #frame = 0;
  #clean = false;
  readonly #liveListeners = new Set<(place: Place) => void>();

  readonly #states: () => SlotStates;

  /** `states`: those that a list in a text names, as they are now. */
  constructor(room: RoomView, events: CellEvents, states: () => SlotStates = () => []) {
    this.#room = room;
    this.#events = events;
    this.#states = states;
  }

  /** Tells when a cell gets its editor or loses it; the answer ends it. */
  onLive(listener: (place: Place) => void): () => void {
    this.#liveListeners.add(listener);
    return () => this.#liveListeners.delete(listener);
  }

  /** The scrolling element; rows are watched against it. */
  setScroller(root: HTMLElement | null): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#stopScroll?.();
    this.#stopScroll = null;
    if (!root) return;
    const onScroll = (): void => {
      this.#scrolledAt = performance.now();
    };
    root.addEventListener('scroll', onScroll, { passive: true });
    this.#stopScroll = () => root.removeEventListener('scroll', onScroll);
    this.#observer = new IntersectionObserver((seen) => this.#onSeen(seen), { root, rootMargin: MARGIN });
    for (const row of this.#rows.keys()) this.#observer.observe(row);
  }

  /** Watches a row; the answer stops watching. */
  watchRow(row: HTMLElement, clause: string): () => void {
    this.#rows.set(row, clause);
    this.#observer?.observe(row);
    return () => {
      this.#observer?.unobserve(row);
      this.#rows.delete(row);
      this.#nearClauses.delete(clause);
    };
  }

  /** Puts the text of `place` into `host`; the answer takes it out. */
  attach(place: Place, host: HTMLElement, label: string, editable: boolean, layout = PLAIN_LAYOUT): () => void {
    const entry: Entry = {
      place,
      host,
      label,
      editable,
      layout,
      visited: false,
      text: this.#room.cell(place),
      near: this.#nearClauses.has(place.clause),
      live: null,
      redraw: () => this.#waitFor(entry),
    };
    this.#entries.set(placeKey(place), entry);
    let siblings = this.#byClause.get(place.clause);
    if (!siblings) {
      siblings = new Set();
      this.#byClause.set(place.clause, siblings);
    }
    siblings.add(entry);
    entry.text?.observe(entry.redraw);
    this.#draw(entry);
    if (entry.near) this.#waitFor(entry);
    return () => {
      entry.text?.unobserve(entry.redraw);
      this.#waiting.delete(entry);
      siblings.delete(entry);
      if (this.#entries.get(placeKey(place)) === entry) this.#entries.delete(placeKey(place));
      entry.live?.destroy();
      entry.live = null;
    };
  }

  setEditable(place: Place, editable: boolean): void {
    const entry = this.#entries.get(placeKey(place));
    if (!entry || entry.editable === editable) return;
    entry.editable = editable;
    entry.live?.setEditable(editable);
  }

  /** The clause is a table now, or has other footnotes. */
  setLayout(place: Place, layout: CellLayout): void {
    const entry = this.#entries.get(placeKey(place));
    if (!entry || sameLayout(entry.layout, layout)) return;
    entry.layout = layout;
    if (entry.live) entry.live.setLayout(layout);
    else this.#draw(entry);
  }

  /** Clean text is for reading: no brackets, no editors. */
  setClean(clean: boolean): void {
    if (clean === this.#clean) return;
    this.#clean = clean;
    for (const entry of this.#entries.values()) {
      this.#unmount(entry);
      this.#draw(entry);
      this.#waitFor(entry);
    }
  }

  /** Moves the caret into the cell, mounting its editor if need be. False where it cannot be written in. */
  write(place: Place, at?: 'start' | 'end' | { readonly x: number; readonly y: number }): boolean {
    const entry = this.#entries.get(placeKey(place));
    if (!entry?.editable || this.#clean || !entry.text) return false;
    this.#mount(entry);
    entry.live?.focus(at);
    return true;
  }

  /** A cell's editor and the text it shows; null where there is none now. */
  live({ clause, lang }: Place): { readonly view: Cell['view']; readonly text: Y.Text } | null {
    const entry = this.#entries.get(placeKey({ clause, lang }));
    return entry?.live && entry.text ? { view: entry.live.view, text: entry.text } : null;
  }

  /** Where the caret was last in a cell, in code units of its text; undefined where it never was. */
  caretOffset(place: Place): number | undefined {
    const entry = this.#entries.get(placeKey(place));
    return entry?.visited && entry.live ? selectedRange(entry.live.view.state).to : undefined;
  }

  /** Writes words into a cell, whose editor is mounted if need be. */
  insert(place: Place, words: string, at: number): void {
    const entry = this.#entries.get(placeKey(place));
    if (!entry?.editable || this.#clean) return;
    this.#mount(entry);
    entry.live?.insert(words, at);
  }

  tableAct(place: Place, act: TableAct): void {
    if (!this.write(place)) return;
    this.#entries.get(placeKey(place))?.live?.tableAct(act);
  }

  /** What is selected in a cell, also while the focus is elsewhere; null where no editor is. */
  selected(place: Place): Range | null {
    const live = this.#entries.get(placeKey(place))?.live;
    return live ? selectedRange(live.view.state) : null;
  }

  /** Where the caret of a mounted cell is in the window, to be put there again in another editor. */
  caret(place: Place): { readonly x: number; readonly y: number } | undefined {
    const view = this.#entries.get(placeKey(place))?.live?.view;
    if (!view) return undefined;
    const { left, top, bottom } = view.coordsAtPos(view.state.selection.head);
    return { x: left, y: (top + bottom) / 2 };
  }

  /** The clause is about to be closed: ends what an input method has begun there. Null where nothing has to be waited for. */
  beforeFreeze(clause: string): Promise<unknown> | null {
    const composing = [...(this.#byClause.get(clause) ?? [])].filter(({ live }) => live?.view.composing);
    if (composing.length === 0) return null;
    for (const { live } of composing) live?.view.dom.blur();
    return new Promise((resolve) => setTimeout(resolve, COMPOSED_MS));
  }

  /** Sets the selection of a mounted cell to the code units `from` to `to` of its text and scrolls there. */
  reveal(place: Place, from: number): void {
    const entry = this.#entries.get(placeKey(place));
    const marks = entry?.host.querySelectorAll('.br-start');
    const mark = marks?.[from];
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer?.disconnect();
    for (const entry of this.#entries.values()) {
      entry.text?.unobserve(entry.redraw);
      entry.live?.destroy();
      // Its frame lets go of it as well, when the next document's cells take its place.
      entry.live = null;
      entry.text = undefined;
    }
    this.#entries.clear();
    this.#waiting.clear();
  }

  #onSeen(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      const clause = this.#rows.get(target);
      if (clause === undefined) continue;
      if (isIntersecting) this.#nearClauses.add(clause);
      else this.#nearClauses.delete(clause);
      // A remote caret's flag stands above its line: a near row must not clip it, so it is not contained in paint.
      (target as HTMLElement).dataset.near = String(isIntersecting);
      for (const entry of this.#byClause.get(clause) ?? []) {
        if (entry.near === isIntersecting) continue;
        entry.near = isIntersecting;
        this.#waitFor(entry);
      }
    }
  }

  #waitFor(entry: Entry): void {
    // A live editor shows its own changes.
    if (entry.live && entry.near && !this.#clean) return;
    this.#waiting.add(entry);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#work());
  }

  #work(): void {
    this.#frame = 0;
    const now = performance.now();
    const until = now + SLICE_MS;
    const passing = now - this.#scrolledAt < REST_MS;
    for (const entry of this.#waiting) {
      const mount = entry.near && !this.#clean;
      // Rows that fly past stay as they are; what changed in them is drawn when the reader stops.
      if (passing && (mount || entry.live)) continue;
      this.#waiting.delete(entry);
      if (mount) this.#mount(entry);
      else {
        this.#unmount(entry);
        if (!entry.live) this.#draw(entry);
      }
      if (performance.now() > until) break;
    }
    if (this.#waiting.size > 0) this.#frame = requestAnimationFrame(() => this.#work());
  }

  #mount(entry: Entry): void {
    if (entry.live) return;
    const { place, host } = entry;
    const { text } = entry;
    const undo = this.#room.undo(place);
    if (!text || !undo) return;
    const live: Cell = mountCell(host, {
      text,
      lang: place.lang,
      dir: language(place.lang).dir,
      editable: entry.editable,
      origin: this.#room.origin,
      undo,
      cursors: this.#room.carets(place),
      states: this.#states,
      label: entry.label,
      layout: entry.layout,
      onSelection: (anchors) =>
        anchors ? this.#room.setCaret(place, anchors.anchor, anchors.head) : this.#room.setCaret(null),
      onLeave: (direction) => this.#events.onLeave(place, direction),
      onFocus: () => {
        entry.visited = true;
        this.#events.onFocus(place);
      },
      onNote: (index) => this.#events.onNote(place, index),
      onBlur: () => this.#events.onBlur(place),
      onRefused: (reason) => this.#events.onRefused(reason),
      onLeftOut: (count) => this.#events.onLeftOut(count),
      onUprooted: () => this.#events.onUprooted(place),
      onBracket: () => this.#events.onBracket(place, selectedRange(live.view.state)),
    });
    // The grid has one tab stop, the current cell; its editor is entered with Enter or the pointer.
    live.view.dom.tabIndex = -1;
    entry.live = live;
    for (const tell of this.#liveListeners) tell(place);
  }

  /** Back to static text, unless somebody is writing there. */
  #unmount(entry: Entry): void {
    if (!entry.live || (entry.live.view.hasFocus() && !this.#clean)) return;
    entry.live.destroy();
    entry.live = null;
    for (const tell of this.#liveListeners) tell(entry.place);
  }

  #draw({ host, text, place: { lang }, layout }: Entry): void {
    if (!text) host.replaceChildren();
    else {
      const shown = this.#clean ? inView(readCell(text), 'clean') : text;
      renderStatic(host, shown, lang as Lang, { ...(layout ? { layout } : {}), states: this.#states() });
    }
  }
}
