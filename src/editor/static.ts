/**
 * A cell without an editor, for rows that are off screen: the same elements, so the same height and look, at a fraction of
 * the cost. It is written once and not kept up to date; whoever shows it renders it again when the text changes.
 */
import type * as Y from 'yjs';
import { readCell } from '../crdt/document.ts';
import { type Lang, language } from '../domain/language.ts';
import { type RichText, toPlain } from '../domain/text.ts';
import { type Stretch, stretches } from './brackets.ts';
import { MARK_TAGS } from './schema.ts';

/** Replaces the content of `host` by the cell's text and returns the new element of class `doc`. */
export function renderStatic(
  host: HTMLElement,
  text: Y.Text | RichText,
  lang: Lang,
  dir: 'rtl' | 'ltr' = language(lang).dir,
): HTMLElement {
  const rich = Array.isArray(text) ? (text as RichText) : readCell(text as Y.Text);
  const { ownerDocument: page } = host;
  const looks = stretches(toPlain(rich));
  const cell = page.createElement('div');
  // The editor's own class as well: it carries how spaces are kept.
  cell.className = 'doc ProseMirror';
  cell.lang = lang;
  cell.dir = dir;
  let offset = 0;
  for (const paragraph of rich) {
    const p = cell.appendChild(page.createElement('p'));
    for (const { text: run, marks = [] } of paragraph) {
      const place = marks.reduce<HTMLElement>(
        (parent, mark) => parent.appendChild(page.createElement(MARK_TAGS[mark])),
        p,
      );
      for (const [piece, look] of pieces(run, offset, looks)) place.append(wrapped(page, piece, look));
      offset += run.length;
    }
    // As the editor does: an empty paragraph has the height of a line.
    if (paragraph.length === 0) p.append(page.createElement('br'));
    offset += 1;
  }
  host.replaceChildren(cell);
  return cell;
}

/** Cuts a run that starts at `offset` where its look changes. */
function* pieces(run: string, offset: number, looks: readonly Stretch[]): Generator<[string, Stretch | undefined]> {
  let done = 0;
  for (const look of looks) {
    const from = Math.max(0, look.from - offset);
    const to = Math.min(run.length, look.to - offset);
    if (from >= to) continue;
    if (from > done) yield [run.slice(done, from), undefined];
    yield [run.slice(from, to), look];
    done = to;
  }
  if (done < run.length) yield [run.slice(done), undefined];
}

function wrapped(page: Document, piece: string, look: Stretch | undefined): globalThis.Node {
  let node: globalThis.Node = page.createTextNode(piece);
  for (const { tag, class: name } of look?.wraps ?? []) {
    const element = page.createElement(tag);
    element.className = name;
    element.append(node);
    node = element;
  }
  return node;
}
