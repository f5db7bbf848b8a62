/**
 * A cell without an editor, for rows that are off screen: the same elements, so the same height and look, at a fraction of
 * the cost. It is written once and not kept up to date; whoever shows it renders it again when the text changes.
 */
import type * as Y from 'yjs';
import { readCell } from '../crdt/document.ts';
import { richWithStates, type SlotStates } from '../domain/clause/states-slot.ts';
import { type RichText, toPlain } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { type CellLayout, lineClasses, looksOf, PLAIN_LAYOUT, type Stretch } from './looks.ts';
import { MARK_TAGS } from './schema.ts';
import { namesElement } from './slots.ts';

export type Shown = {
  /** Default: the language's own. */
  readonly dir?: 'rtl' | 'ltr';
  readonly layout?: CellLayout;
  /** Those that lists name; without them a list is its token. */
  readonly states?: SlotStates;
};

/** Replaces the content of `host` by the cell's text and returns the new element of class `doc`. */
export function renderStatic(
  host: HTMLElement,
  text: Y.Text | RichText,
  lang: Lang,
  { dir = language(lang).dir, layout = PLAIN_LAYOUT, states = [] }: Shown = {},
): HTMLElement {
  const stored = Array.isArray(text) ? (text as RichText) : readCell(text as Y.Text);
  const rich = richWithStates(lang, stored, states);
  const { ownerDocument: page } = host;
  const words = toPlain(rich);
  const looks = looksOf(words, layout);
  const lines = lineClasses(words, layout);
  const cell = page.createElement('div');
  // The editor's own class as well: it carries how spaces are kept.
  cell.className = layout.table ? 'doc ProseMirror tabular' : 'doc ProseMirror';
  cell.lang = lang;
  cell.dir = dir;
  const cut = pieces(looks);
  let offset = 0;
  for (const [index, paragraph] of rich.entries()) {
    const p = cell.appendChild(page.createElement('p'));
    const look = lines[index];
    if (look) p.className = look;
    for (const { text: run, marks = [], slot } of paragraph) {
      const place = marks.reduce<HTMLElement>(
        (parent, mark) => parent.appendChild(page.createElement(MARK_TAGS[mark])),
        p,
      );
      for (const [piece, wraps] of cut(run, offset)) {
        const shown = slot === undefined ? page.createTextNode(piece) : namesElement(page, piece, slot);
        place.append(wrapped(page, shown, wraps));
      }
      offset += run.length;
    }
    // As the editor does: an empty paragraph has the height of a line.
    if (paragraph.length === 0) p.append(page.createElement('br'));
    offset += 1;
  }
  host.replaceChildren(cell);
  return cell;
}

/** Cuts runs, in the order of the text, where their look changes; a run starts at `offset`. All runs pass over the looks once. */
function pieces(looks: readonly Stretch[]): (run: string, offset: number) => readonly [string, Stretch | undefined][] {
  let next = 0;
  return (run, offset) => {
    const found: [string, Stretch | undefined][] = [];
    let done = 0;
    for (; next < looks.length; next++) {
      const look = looks[next] as Stretch;
      const from = Math.max(0, look.from - offset);
      if (from >= run.length) break;
      const to = Math.min(run.length, look.to - offset);
      if (from >= to) continue;
      if (from > done) found.push([run.slice(done, from), undefined]);
      found.push([run.slice(from, to), look]);
      done = to;
      // It goes on in the next run.
      if (look.to - offset > run.length) break;
    }
    if (done < run.length) found.push([run.slice(done), undefined]);
    return found;
  };
}

function wrapped(page: Document, words: globalThis.Node, look: Stretch | undefined): globalThis.Node {
  let node = words;
  for (const { tag, class: name, number } of look?.wraps ?? []) {
    const element = page.createElement(tag);
    if (number !== undefined) element.dataset.number = number;
    element.className = name;
    element.append(node);
    node = element;
  }
  return node;
}
