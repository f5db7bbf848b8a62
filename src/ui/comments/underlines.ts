/**
 * The quiet underline of commented words. It is painted by the browser (CSS highlights) over ranges of the page and is no
 * element in the text, so that a keystroke costs it nothing: the browser moves the ranges along with what is typed, and when
 * it is idle they are found again from the shared text. Only cells that hold an editor have any; those are the ones near
 * the window.
 */
import type * as Y from 'yjs';
import type { Place } from '../../crdt/document.ts';
import { placeKey } from '../../crdt/document.ts';
import { type Live, rangeOf } from '../document/comment-words.ts';
import type { Idle } from '../document/facts.ts';
import type { Talk } from './talk.ts';
import type { Thread } from './threads.ts';

/** Names of the highlights in the style sheet. */
const ALL = 'comment';
export const SHOWN = 'comment-shown';

export type Underlines = {
  /** The cell got its editor, or lost it. */
  readonly changed: (place: Place) => void;
  /** The thread whose words are at a point of the page: the one with the fewest, where they overlap. */
  readonly threadAt: (place: Place, node: Node, offset: number) => string | undefined;
  readonly close: () => void;
};

type Cell = {
  readonly place: Place;
  readonly ranges: Map<string, Range>;
  readonly onText: () => void;
  threads: readonly Thread[];
  text: Y.Text | null;
};

export function underlines(talk: Talk, live: Live, idle: Idle): Underlines {
  const cells = new Map<string, Cell>();
  const dirty = new Set<Cell>();
  const painted = new Highlight();
  const stronger = new Highlight();
  stronger.priority = 1;
  CSS.highlights.set(ALL, painted);
  CSS.highlights.set(SHOWN, stronger);
  let cancel: (() => void) | null = null;

  const soon = (cell: Cell): void => {
    dirty.add(cell);
    cancel ??= idle(paint);
  };
  const cellAt = (place: Place): Cell => {
    const known = cells.get(placeKey(place));
    if (known) return known;
    const cell: Cell = { place, ranges: new Map(), onText: () => soon(cell), threads: [], text: null };
    cells.set(placeKey(place), cell);
    return cell;
  };
  function paint(): void {
    cancel = null;
    for (const cell of dirty) {
      for (const range of cell.ranges.values()) painted.delete(range);
      cell.ranges.clear();
      const shown = live(cell.place);
      if (cell.text !== (shown?.text ?? null)) {
        cell.text?.unobserve(cell.onText);
        cell.text = shown?.text ?? null;
        cell.text?.observe(cell.onText);
      }
      if (!shown) continue;
      for (const { id, first } of cell.threads) {
        const range = rangeOf(shown, first.anchor);
        if (!range) continue;
        cell.ranges.set(id, range);
        painted.add(range);
      }
    }
    dirty.clear();
    point();
  }
  const find = (thread: string): Range | undefined => {
    for (const { ranges } of cells.values()) if (ranges.has(thread)) return ranges.get(thread);
    return undefined;
  };
  function point(): void {
    stronger.clear();
    const thread = talk.shown.get();
    const range = thread === null ? undefined : find(thread);
    if (range) stronger.add(range);
  }
  /** Which cells have threads about words of theirs. */
  function sort(): void {
    const now = new Map<string, { place: Place; threads: Thread[] }>();
    for (const threads of talk.all.get().values()) {
      for (const thread of threads) {
        const { clause, language, anchor } = thread.first;
        if (!thread.open || !language || anchor === undefined) continue;
        const place = { clause, lang: language };
        const entry = now.get(placeKey(place)) ?? { place, threads: [] };
        entry.threads.push(thread);
        now.set(placeKey(place), entry);
      }
    }
    for (const { place, threads } of now.values()) {
      const cell = cellAt(place);
      const same = threads.map(({ id }) => id).join() === cell.threads.map(({ id }) => id).join();
      cell.threads = threads;
      if (!same) soon(cell);
    }
    for (const [key, cell] of cells) {
      if (now.has(key) || cell.threads.length === 0) continue;
      cell.threads = [];
      soon(cell);
    }
  }

  const stops = [talk.all.subscribe(sort), talk.shown.subscribe(point)];
  sort();
  return {
    changed: (place) => {
      const cell = cells.get(placeKey(place));
      if (cell && cell.threads.length > 0) soon(cell);
    },
    threadAt: (place, node, offset) =>
      [...(cells.get(placeKey(place))?.ranges ?? [])]
        .filter(([, range]) => range.isPointInRange(node, offset))
        .sort(([, a], [, b]) => a.toString().length - b.toString().length)[0]?.[0],
    close: () => {
      cancel?.();
      for (const stop of stops) stop();
      for (const { text, onText } of cells.values()) text?.unobserve(onText);
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(SHOWN);
    },
  };
}
