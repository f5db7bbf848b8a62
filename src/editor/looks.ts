/**
 * How the words of a cell look beyond their marks, for the live editor and the static rendering alike: brackets, the raised
 * numbers of footnotes, the cells of a table. Only looks: the text stays what was typed.
 *
 *   "a [b (*)] c"   ->   stretches that do not overlap, so both renderings nest their elements in the same order
 *   "a | b"         ->   every paragraph is a row of the page; what stands between two signs is one cell of it, by itself
 *
 * The page lays a table out by itself (`display: table-row`, `table-cell`): columns line up in any script, cells break their
 * lines, and each is a paragraph of its own to the bidirectional algorithm. So nothing is measured.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { FOOTNOTE_SIGN, footnoteSigns } from '../domain/clause/footnote.ts';
import { type TableLine, tableLines, trimmedPlace } from '../domain/clause/table.ts';
import { pairAt, stretches } from './brackets.ts';
import { plain, toOffset, toPosInOrder } from './flat.ts';

/** An element around words. `number`: what its style sheet shows in their place. */
export type Wrap = { readonly tag: 'i' | 'span' | 'sup'; readonly class: string; readonly number?: string };

/** Half-open range of code units that look alike; ranges without any look are left out. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Elements to wrap the text in, innermost first. */
  readonly wraps: readonly Wrap[];
};

/** What the clause says about the look of its cells. */
export type CellLayout = {
  readonly table: boolean;
  /** Numbers of the clause's footnotes as this column writes them, in their order. */
  readonly notes: readonly string[];
};
export const PLAIN_LAYOUT: CellLayout = { table: false, notes: [] };

export const sameLayout = (a: CellLayout, b: CellLayout): boolean =>
  a.table === b.table && a.notes.length === b.notes.length && a.notes.every((number, at) => number === b.notes[at]);

/** More signs than this are no table and no footnotes that anybody reads; the page would draw an element for each. */
const MOST_SIGNS = 2_000;

const OPEN_NOTE: readonly Wrap[] = [{ tag: 'span', class: 'fn-open' }];

/** Signs of footnotes; those beyond the footnotes that there are look unfinished. */
function noteStretches(text: string, { notes }: CellLayout): Stretch[] {
  const signs = footnoteSigns(text);
  if (signs.length > MOST_SIGNS) return [];
  return signs.map((from, index) => {
    const number = notes[index];
    const wraps: readonly Wrap[] = number === undefined ? OPEN_NOTE : [{ tag: 'sup', class: 'fn', number }];
    return { from, to: from + FOOTNOTE_SIGN.length, wraps };
  });
}

/** Signs between cells, and cells that hold nothing but blanks, which a row of the page would leave out. */
function cellStretches(text: string, lines: readonly TableLine[]): Stretch[] {
  return lines.flatMap(({ is, cells, to }) => {
    if (is === 'blank' || is === 'caption') return [];
    return cells.flatMap(({ from, to: end }): Stretch[] => {
      const found: Stretch[] = [];
      const { from: start, to: last } = trimmedPlace(text, { from, to: end });
      if (start === last && end > from) found.push({ from, to: end, wraps: [{ tag: 'span', class: 'tc' }] });
      if (end === to) return found;
      const sign: Wrap = { tag: 'span', class: 'ts' };
      // A cell of no letters at all has no place on the page, unless the sign behind it makes one.
      const wraps = end === from ? [sign, { tag: 'span', class: 'tc-none' } as const] : [sign];
      return [...found, { from: end, to: end + 1, wraps }];
    });
  });
}

const linesOf = (text: string, { table }: CellLayout): readonly TableLine[] => {
  if (!table) return [];
  const lines = tableLines(text);
  return lines.reduce((sum, { cells }) => sum + cells.length, 0) > MOST_SIGNS ? [] : lines;
};

/** Both, cut where `over` begins and ends; what is over keeps the looks beneath unless it stands `alone`. */
function laid(under: readonly Stretch[], over: readonly Stretch[], alone: boolean): Stretch[] {
  if (over.length === 0) return [...under];
  const found: Stretch[] = [];
  let next = 0;
  let beneath: readonly Wrap[] = [];
  const takeOver = (until: number): void => {
    for (; next < over.length && (over[next] as Stretch).from < until; next++) {
      const { from, to, wraps } = over[next] as Stretch;
      found.push({ from, to, wraps: alone ? wraps : [...wraps, ...beneath] });
    }
  };
  for (const { from, to, wraps } of under) {
    beneath = [];
    takeOver(from);
    beneath = wraps;
    let at = from;
    while (next < over.length && (over[next] as Stretch).from < to) {
      const { from: start, to: end } = over[next] as Stretch;
      if (start > at) found.push({ from: at, to: start, wraps });
      takeOver(start + 1);
      at = Math.max(at, end);
    }
    if (at < to) found.push({ from: at, to, wraps });
  }
  beneath = [];
  takeOver(Number.POSITIVE_INFINITY);
  return found;
}

/** All looks of a text; `caret` (if any) marks the innermost pair of brackets around it. */
export function looksOf(text: string, layout: CellLayout, caret?: number): Stretch[] {
  const words = laid(stretches(text, caret), noteStretches(text, layout), false);
  return laid(words, cellStretches(text, linesOf(text, layout)), true);
}

/** The class of each paragraph; "" for those that look like any. */
export function lineClasses(text: string, layout: CellLayout): readonly string[] {
  return linesOf(text, layout).map(({ is }) => `t-${is}`);
}

type State = {
  readonly text: string;
  readonly here: string;
  readonly layout: CellLayout;
  readonly set: DecorationSet;
};
const key = new PluginKey<State>('looks');

export const layoutIn = (state: EditorState): CellLayout => key.getState(state)?.layout ?? PLAIN_LAYOUT;

/** Shows the text as `layout` has it from now on. */
export function setLayout(view: EditorView, layout: CellLayout): void {
  if (!sameLayout(layoutIn(view.state), layout)) view.dispatch(view.state.tr.setMeta(key, layout));
}

/** The looks of a cell, drawn anew only when its text or layout changes or the caret enters or leaves a pair. */
export const looksPlugin = (layout: CellLayout = PLAIN_LAYOUT): Plugin<State> =>
  new Plugin<State>({
    key,
    state: {
      init: (_, { doc }) => draw(doc, { layout }),
      apply: (tr, old, _, { doc, selection }) => {
        const fresh: CellLayout | undefined = tr.getMeta(key);
        if (!tr.docChanged && !tr.selectionSet && !fresh) return old;
        const caret = selection.empty ? toOffset(doc, selection.head) : undefined;
        const text = tr.docChanged ? plain(doc) : old.text;
        const here = pairAt(text, caret);
        if (here === old.here && !tr.docChanged && !fresh) return old;
        return draw(doc, { layout: fresh ?? old.layout, text, caret, here });
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      attributes: (state) => ({ class: layoutIn(state).table ? 'tabular' : '' }),
    },
  });

type Drawn = {
  readonly layout: CellLayout;
  readonly text?: string;
  readonly caret?: number | undefined;
  readonly here?: string;
};

function draw(doc: Node, { layout, text = plain(doc), caret, here = '' }: Drawn): State {
  const place = toPosInOrder(doc);
  const decorations = looksOf(text, layout, caret).flatMap(({ from, to, wraps }) => {
    const [start, end] = [place(from), place(to)];
    return wraps.map(({ tag, class: name, number }) =>
      Decoration.inline(start, end, {
        nodeName: tag,
        class: name,
        ...(number === undefined ? {} : { 'data-number': number }),
      }),
    );
  });
  const classes = lineClasses(text, layout);
  if (classes.length > 0)
    doc.forEach((paragraph, at, index) => {
      const name = classes[index];
      if (name) decorations.push(Decoration.node(at, at + paragraph.nodeSize, { class: name }));
    });
  return { text, here, layout, set: DecorationSet.create(doc, decorations) };
}
