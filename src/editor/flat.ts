/**
 * The flat view of a ProseMirror document: its paragraphs joined by "\n", as the shared text has them.
 *
 *   flat     س ل ⏎ م          offsets 0 1 2 3 4, UTF-16 code units
 *   tree    <p>س ل</p><p>م</p>  positions 1 2 3 | 5 6
 *
 * A position in paragraph i (counted from 0) is its offset + 1 + i, since each boundary is one "\n" here and two tokens there.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { MARKS, type Mark, type RichText } from '../domain/text/text.ts';
import { schema } from './schema.ts';

/** Offset in the flat text of a position in the tree; a position between paragraphs counts as the end of the one before. */
export function toOffset(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos);
  return Math.max(0, pos - 1 - $pos.index(0));
}

/** Position, always inside a paragraph, of an offset in the flat text; offsets beyond the end give the end. */
export function toPos(doc: Node, offset: number): number {
  let start = 0;
  let rest = Math.max(0, offset);
  for (let index = 0; index < doc.childCount; index++) {
    const { content, nodeSize } = doc.child(index);
    if (rest <= content.size) return start + 1 + rest;
    rest -= content.size + 1;
    start += nodeSize;
  }
  return start - 1;
}

/** `toPos` for offsets that never go back: all of them together pass over the paragraphs once. */
export function toPosInOrder(doc: Node): (offset: number) => number {
  let index = 0;
  let start = 0;
  let before = 0;
  return (offset) => {
    while (index < doc.childCount - 1 && offset - before > doc.child(index).content.size) {
      const { content, nodeSize } = doc.child(index++);
      before += content.size + 1;
      start += nodeSize;
    }
    return start + 1 + Math.min(Math.max(0, offset - before), doc.child(index).content.size);
  };
}

/** Marks of one code unit as bits, in the order of `MARKS`; -1 for "\n", whose marks nobody can see. */
export type MarkBits = number;
export const BREAK: MarkBits = -1;
export const marksOf = (bits: MarkBits): readonly Mark[] => MARKS.filter((_, index) => bits & (1 << index));

/** Text and, for each code unit, its marks. */
export type Flat = { readonly text: string; readonly bits: Int8Array };

export function flatten(doc: Node): Flat {
  const bits = new Int8Array(Math.max(0, doc.content.size - 2 * doc.childCount) + doc.childCount - 1);
  let text = '';
  doc.forEach((paragraph, _, index) => {
    if (index > 0) {
      bits[text.length] = BREAK;
      text += '\n';
    }
    paragraph.forEach((node) => {
      const piece = node.text ?? '';
      const value = node.marks.reduce((sum, mark) => sum | (1 << MARKS.indexOf(mark.type.name as Mark)), 0);
      if (value) bits.fill(value, text.length, text.length + piece.length);
      text += piece;
    });
  });
  return { text, bits };
}

/** The cell's text as one string. */
export const plain = (doc: Node): string => doc.textBetween(0, doc.content.size, '\n');

const paragraphs = (rich: RichText): Node[] =>
  rich.map((runs) =>
    schema.node(
      'paragraph',
      null,
      runs.map(({ text, marks }) =>
        schema.text(
          text,
          marks?.map((mark) => schema.mark(mark)),
        ),
      ),
    ),
  );

export const toDoc = (rich: RichText): Node => schema.node('doc', null, paragraphs(rich));

/** Rich text to put inside a paragraph: its first and last paragraphs are open, so one without "\n" is only text. */
export const toSlice = (rich: RichText): Slice => new Slice(Fragment.from(paragraphs(rich)), 1, 1);
