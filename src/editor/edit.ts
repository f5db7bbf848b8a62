/**
 * Edits of flat text, the one currency between ProseMirror and Yjs:
 *
 *   ProseMirror transaction --editsOf-->  Edit[]  --write-->  Y.Text
 *   Y.Text event ------------editsOfDelta-> Edit[]  --render-> ProseMirror transaction
 *
 * All four are pure in the sense that matters: they look at documents only, never at a view. The surprising thing is that
 * steps are used as a hint about the place only; what changed is found by comparing texts, so no step type needs a case.
 */
import { type Node, Slice } from 'prosemirror-model';
import type { Selection, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import type * as Y from 'yjs';
import { MARKS, type Mark, richText } from '../domain/text/text.ts';
import { BREAK, type Flat, flatten, type MarkBits, marksOf, toOffset, toPos, toSlice } from './flat.ts';
import { schema } from './schema.ts';

/** Marks to set (`true`) or to take away (`null`), as Yjs writes them. */
export type Format = { readonly [mark in Mark]?: true | null };

/** Applied one after the other; `at` counts code units of the text as the edits before have left it. */
export type Edit =
  | { readonly at: number; readonly delete: number }
  /** `marks` absent: a paragraph break, which takes on whatever stands around it. */
  | { readonly at: number; readonly insert: string; readonly marks?: readonly Mark[] }
  | { readonly at: number; readonly length: number; readonly format: Format };

/** Offsets of a flat text. */
export type Range = { readonly from: number; readonly to: number };

/** A delta as `Y.YTextEvent` has it. */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number; attributes?: object }[];

const isHigh = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xd800;
const isLow = (text: string, index: number): boolean => (text.charCodeAt(index) & 0xfc00) === 0xdc00;

function commonStart(a: string, b: string, from: number, limit: number): number {
  let index = from;
  while (index < limit && a.charCodeAt(index) === b.charCodeAt(index)) index++;
  return index;
}

function commonEnd(a: string, b: string, from: number, limit: number): number {
  let length = from;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}

/**
 * The smallest edits that make `before` into `after`. `touched` is where the change was made, in offsets of `before`: it
 * decides between equals, as for the second "ا" typed into "اا|ا", where any of four places would give the same text.
 * `replaced`: words of `before` that go as one, whatever the new ones share with them.
 */
export function compare(
  before: Flat,
  after: Flat,
  touched: Range = { from: before.text.length, to: 0 },
  replaced?: Range,
): Edit[] {
  const { text: a } = before;
  const { text: b } = after;
  const shorter = Math.min(a.length, b.length);
  let start = commonStart(a, b, 0, Math.min(shorter, touched.from));
  let end = commonEnd(a, b, 0, Math.min(shorter - start, a.length - touched.to));
  start = commonStart(a, b, start, shorter - end);
  end = commonEnd(a, b, end, shorter - start);
  if (replaced) {
    start = Math.min(start, replaced.from);
    end = Math.min(end, a.length - replaced.to);
  }
  // Half a surrogate pair is not a character: 😀 -> 😁 share their first half and are replaced whole.
  if (isHigh(a, start - 1)) start--;
  if (isLow(a, a.length - end)) end--;

  const edits: Edit[] = [];
  const removed = a.length - end - start;
  if (removed > 0) edits.push({ at: start, delete: removed });
  return edits.concat(
    insertions(after, start, b.length - end),
    formats(before, after, { from: 0, to: start }, 0),
    formats(before, after, { from: b.length - end, to: b.length }, a.length - b.length),
  );
}

/** One insert per stretch of equal marks; a "\n" goes with the stretch before it, else with the one after. */
function insertions({ text, bits }: Flat, from: number, to: number): Edit[] {
  const edits: Edit[] = [];
  let start = from;
  while (start < to) {
    let value = BREAK;
    let end = start;
    for (; end < to; end++) {
      const next = bits[end] as MarkBits;
      if (next === BREAK) continue;
      if (value === BREAK) value = next;
      else if (value !== next) break;
    }
    const insert = text.slice(start, end);
    edits.push(value === BREAK ? { at: start, insert } : { at: start, insert, marks: marksOf(value) });
    start = end;
  }
  return edits;
}

/** Changes of marks between `from` and `to` of `after`; the same character stands `shift` further on in `before`. */
function formats(
  before: Flat,
  after: Flat,
  { from, to }: { readonly from: number; readonly to: number },
  shift: number,
): Edit[] {
  const edits: Edit[] = [];
  let open: { at: number; end: number; set: MarkBits; unset: MarkBits } | undefined;
  const close = () => {
    if (open) edits.push({ at: open.at, length: open.end - open.at, format: formatOf(open.set, open.unset) });
    open = undefined;
  };
  for (let index = from; index < to; index++) {
    const is = after.bits[index] as MarkBits;
    if (is === BREAK) continue; // a stretch goes on over a paragraph break, but never ends with one
    const was = before.bits[index + shift] as MarkBits;
    const set = is & ~was;
    const unset = was & ~is;
    if (open && (open.set !== set || open.unset !== unset)) close();
    if (open) open.end = index + 1;
    else if (was !== is) open = { at: index, end: index + 1, set, unset };
  }
  close();
  return edits;
}

const formatOf = (set: MarkBits, unset: MarkBits): Format =>
  Object.fromEntries([
    ...marksOf(set).map((mark) => [mark, true] as const),
    ...marksOf(unset).map((mark) => [mark, null] as const),
  ]);

/**
 * What a transaction did, from its `first` step on. `selection`: what was selected before that step. Words that take the place
 * of selected ones are new words: were a common letter kept, a colleague's caret would stay inside them.
 */
export function editsOf(tr: Transaction, first = 0, selection?: Selection): Edit[] {
  let edits: Edit[] = [];
  let index = first;
  let selected = selectedIn(docAt(tr, first), tr.selection.empty ? selection : undefined);
  while (index < tr.steps.length) {
    const start = index;
    const touched = touchedBy(tr, index++);
    // Bold over three paragraphs is three steps, and one format.
    while (!touched && index < tr.steps.length && !touchedBy(tr, index)) index++;
    const before = flatten(docAt(tr, start));
    const after = flatten(docAt(tr, index));
    const replaced = touched && selected && takesThePlace(before, after, touched, selected) ? selected : undefined;
    edits = edits.concat(compare(before, after, touched, replaced));
    // Later steps are about another text.
    if (touched) selected = undefined;
  }
  return edits;
}

/** Offsets of a selection that is not a caret. */
function selectedIn(doc: Node, selection: Selection | undefined): Range | undefined {
  if (!selection || selection.empty) return undefined;
  return { from: toOffset(doc, selection.from), to: toOffset(doc, selection.to) };
}

/**
 * Are there other words now where `selected` was? A browser may write only what differs, so the touched range may be a part
 * of the selection; words around it are as they were.
 */
function takesThePlace(before: Flat, after: Flat, touched: Range, selected: Range): boolean {
  if (touched.from > selected.to || touched.to < selected.from) return false;
  const grown = after.text.length - before.text.length;
  const end = selected.to + grown;
  return (
    end > selected.from &&
    before.text.slice(0, selected.from) === after.text.slice(0, selected.from) &&
    before.text.slice(selected.to) === after.text.slice(end)
  );
}

const docAt = (tr: Transaction, index: number): Node => tr.docs[index] ?? tr.doc;

/** Offsets of the range a step replaces; undefined for steps that move nothing (marks). */
function touchedBy(tr: Transaction, index: number): Range | undefined {
  const doc = docAt(tr, index);
  let range: Range | undefined;
  tr.steps[index]?.getMap().forEach((start, end) => {
    const from = toOffset(doc, start);
    const to = toOffset(doc, end);
    range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to };
  });
  return range;
}

export function editsOfDelta(delta: Delta): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { retain, insert, delete: removed, attributes = {} } of delta) {
    const format = attributes as Format;
    if (insert !== undefined) {
      // Nothing but strings passes the server; should something else be there, it still takes up one place.
      const text = typeof insert === 'string' ? insert : '\ufffc';
      edits.push({ at, insert: text, marks: MARKS.filter((mark) => format[mark]) });
      at += text.length;
    } else if (removed) edits.push({ at, delete: removed });
    else if (retain) {
      if (MARKS.some((mark) => mark in format)) edits.push({ at, length: retain, format });
      at += retain;
    }
  }
  return edits;
}

/** Adds the edits to a ProseMirror transaction. */
export function render(tr: Transaction, edits: readonly Edit[]): Transaction {
  for (const edit of edits) {
    const from = toPos(tr.doc, edit.at);
    if ('insert' in edit) {
      const slice = toSlice(richText([{ text: edit.insert, marks: edit.marks ?? [] }]));
      tr.step(new ReplaceStep(from, from, slice));
    } else if ('delete' in edit) tr.step(new ReplaceStep(from, toPos(tr.doc, edit.at + edit.delete), Slice.empty));
    else {
      const to = toPos(tr.doc, edit.at + edit.length);
      for (const mark of MARKS) {
        if (edit.format[mark]) tr.addMark(from, to, schema.mark(mark));
        else if (edit.format[mark] === null) tr.removeMark(from, to, schema.marks[mark]);
      }
    }
  }
  return tr;
}

/** So many edits are made one by one; each costs a pass over its paragraph, and a pasted chapter may have a mark per letter. */
const MANY = 200;

/** Shows what has arrived: edit by edit, or, when there are too many, all that differs from `target` in one step. */
export function renderAll(tr: Transaction, edits: readonly Edit[], target: () => Flat): Transaction {
  if (edits.length <= MANY) return render(tr, edits);
  const before = flatten(tr.doc);
  const after = target();
  const shorter = Math.min(before.text.length, after.text.length);
  const alike = (at: number, shift: number): boolean =>
    before.text[at + shift] === after.text[at] && before.bits[at + shift] === after.bits[at];
  let start = 0;
  while (start < shorter && alike(start, 0)) start++;
  const grown = before.text.length - after.text.length;
  let end = 0;
  while (end < shorter - start && alike(after.text.length - 1 - end, grown)) end++;
  const runs = insertions(after, start, after.text.length - end).flatMap((edit) =>
    'insert' in edit ? [{ text: edit.insert, marks: edit.marks ?? [] }] : [],
  );
  const [from, to] = [toPos(tr.doc, start), toPos(tr.doc, before.text.length - end)];
  return tr.step(new ReplaceStep(from, to, runs.length === 0 ? Slice.empty : toSlice(richText(runs))));
}

/** Writes the edits into the shared text; the caller opens the Yjs transaction. */
export function write(text: Y.Text, edits: readonly Edit[]): void {
  for (const edit of edits) {
    if ('insert' in edit) text.insert(edit.at, edit.insert, edit.marks && attributesOf(edit.marks));
    else if ('delete' in edit) text.delete(edit.at, edit.delete);
    else text.format(edit.at, edit.length, edit.format);
  }
}

const attributesOf = (marks: readonly Mark[]): Format => Object.fromEntries(marks.map((mark) => [mark, true]));
