/**
 * The colours of authors in the table: which column shows them, what the server said of each cell, and the painting. It is
 * done by the browser over ranges of the page (CSS highlights), so nothing of it is in the text and a keystroke costs
 * nothing; only cells near the window are asked for, two at a time, and again when their text has rested on other words.
 */
import type * as Y from 'yjs';
import { type Source, value } from '../../client/value.ts';
import type { RoomView } from '../../client/view.ts';
import { type Place, placeKey } from '../../crdt/document.ts';
import type { Authors, Authorship } from '../../domain/clause/past.ts';
import type { Cell } from '../../editor/cell.ts';
import { plain, toPos } from '../../editor/flat.ts';
import type { Lang } from '../../language/language.ts';
import type { Idle } from '../document/facts.ts';
import type { Backend } from '../kit/backend.ts';
import { onText } from './runs.ts';

type LiveCell = { readonly view: Cell['view']; readonly text: Y.Text };

/** The column whose authors are shown; one for each open resolution, and gone with it. */
const chosen = new WeakMap<RoomView, Source<Lang | null>>();
export function authorsColumn(room: RoomView): Source<Lang | null> {
  const known = chosen.get(room) ?? value<Lang | null>(null);
  chosen.set(room, known);
  return known;
}

/** What the server said of a cell, and the text that it said it of. */
type Known = { readonly text: string; readonly authors: Authors };
const answers = new WeakMap<RoomView, Map<string, Known>>();
const answersOf = (room: RoomView): Map<string, Known> => {
  const known = answers.get(room) ?? new Map<string, Known>();
  answers.set(room, known);
  return known;
};

/** Who wrote a cell: remembered for as long as it reads the same. Null: it cannot be known now. */
export async function authorsFor(
  backend: Pick<Backend, 'authors'>,
  room: RoomView,
  place: Place,
): Promise<Known | null> {
  const kept = answersOf(room);
  const text = room.cell(place)?.toString() ?? '';
  const known = kept.get(placeKey(place));
  if (known?.text === text) return known;
  const result = await backend.authors(room.resolution, place);
  if (!result.ok) return null;
  const fresh = { text: result.value.runs.map((run) => run.text).join(''), authors: result.value };
  kept.set(placeKey(place), fresh);
  return fresh;
}

/** Names of the highlights in the style sheet; whoever has no colour of its own shares one. */
const PAINTS: readonly string[] = ['AZ', 'IR', 'KZ', 'RU', 'TM', 'SEC'];
const OTHER = 'other';
const paintOf = (code: string): string => (PAINTS.includes(code) ? code : OTHER);
/** "author-ru" */
const highlightOf = (paint: string): string => `author-${paint.toLowerCase()}`;
/** A text has rested when nothing was written for so long; then the server has it as well. */
const REST_MS = 3_000;
const AT_ONCE = 2;

export type Painter = {
  /** The cell got its editor, or lost it. */
  readonly changed: (place: Place) => void;
  /** Words of each code in the painted cells. */
  readonly found: Source<ReadonlyMap<string, number>>;
  readonly close: () => void;
};

type Options = {
  readonly room: RoomView;
  readonly backend: Pick<Backend, 'authors'>;
  readonly lang: Lang;
  readonly live: (place: Place) => LiveCell | null;
  readonly code: (by: Authorship) => string;
  readonly count: (text: string) => number;
  readonly idle: Idle;
};

type Painted = {
  readonly place: Place;
  text: Y.Text | null;
  ranges: (readonly [string, Range])[];
  readonly onText: () => void;
};

export function paintAuthors({ room, backend, lang, live, code, count, idle }: Options): Painter {
  const cells = new Map<string, Painted>();
  const words = new Map<string, ReadonlyMap<string, number>>();
  const found = value<ReadonlyMap<string, number>>(new Map());
  const paints = new Map<string, Highlight>([...PAINTS, OTHER].map((one) => [one, new Highlight()]));
  for (const [name, paint] of paints) CSS.highlights.set(highlightOf(name), paint);
  const dirty = new Set<Painted>();
  const queue = new Set<Painted>();
  let cancel: (() => void) | null = null;
  let rest: ReturnType<typeof setTimeout> | null = null;
  let asking = 0;
  let closed = false;

  function total(): void {
    const sum = new Map<string, number>();
    for (const one of words.values()) for (const [each, number] of one) sum.set(each, (sum.get(each) ?? 0) + number);
    found.set(sum);
  }
  function wipe(cell: Painted): void {
    for (const [name, range] of cell.ranges) paints.get(name)?.delete(range);
    cell.ranges = [];
  }
  function paint(cell: Painted): void {
    wipe(cell);
    const shown = live(cell.place);
    if (cell.text !== (shown?.text ?? null)) {
      cell.text?.unobserve(cell.onText);
      cell.text = shown?.text ?? null;
      cell.text?.observe(cell.onText);
    }
    const known = answersOf(room).get(placeKey(cell.place));
    if (!shown || !known) {
      words.delete(placeKey(cell.place));
      return;
    }
    const text = plain(shown.view.state.doc);
    const counted = new Map<string, number>();
    for (const stretch of onText(known.authors.runs, text)) {
      const whose = stretch.by ? code(stretch.by) : '';
      const number = count(stretch.text);
      if (number > 0) counted.set(whose, (counted.get(whose) ?? 0) + number);
      // The first text belongs to nobody and stays as it is.
      if (whose === '') continue;
      const range = rangeIn(shown, stretch.from, stretch.to);
      cell.ranges.push([paintOf(whose), range]);
      paints.get(paintOf(whose))?.add(range);
    }
    words.set(placeKey(cell.place), counted);
  }
  function paintAll(): void {
    cancel = null;
    for (const cell of dirty) paint(cell);
    dirty.clear();
    total();
  }
  const soon = (cell: Painted): void => {
    dirty.add(cell);
    cancel ??= idle(paintAll);
  };
  function ask(): void {
    for (const cell of queue) {
      if (asking >= AT_ONCE) return;
      queue.delete(cell);
      // It has left the window while it waited.
      if (!live(cell.place)) continue;
      asking++;
      void authorsFor(backend, room, cell.place).then(() => {
        asking--;
        if (closed) return;
        soon(cell);
        ask();
      });
    }
  }
  const changed = (place: Place): void => {
    if (place.lang !== lang || closed) return;
    let cell = cells.get(placeKey(place));
    if (!cell) {
      const made: Painted = {
        place,
        text: null,
        ranges: [],
        onText: () => {
          soon(made);
          queue.add(made);
          if (rest) clearTimeout(rest);
          rest = setTimeout(ask, REST_MS);
        },
      };
      cell = made;
      cells.set(placeKey(place), made);
    }
    soon(cell);
    if (live(place)) {
      queue.add(cell);
      ask();
    }
  };
  for (const { id } of room.outline.get().rows) if (live({ clause: id, lang })) changed({ clause: id, lang });
  return {
    changed,
    found,
    close: () => {
      closed = true;
      cancel?.();
      if (rest) clearTimeout(rest);
      for (const { text, onText: listener } of cells.values()) text?.unobserve(listener);
      for (const name of paints.keys()) CSS.highlights.delete(highlightOf(name));
    },
  };
}

/** Code units of the text as a range of the page. */
function rangeIn({ view }: LiveCell, from: number, to: number): Range {
  const { doc } = view.state;
  const start = view.domAtPos(toPos(doc, from), 1);
  const end = view.domAtPos(toPos(doc, to), -1);
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
