/**
 * The printed text of one cell as runs: what came and went carries a letter beside the letters of bold, italic and underline. The end
 * of a paragraph that came or went is printed as "¶", since an underlined or struck end would show nothing.
 */
import type { PdfParagraphs, PdfRun } from './pdf-item.ts';
import type { Op, Piece } from './redline.ts';
import type { HtmlCell } from './redline-html-text.ts';

const SIGN: { readonly [op in Op]: string } = { same: '', insert: '+', delete: '-' };
export const PILCROW = '¶';

/** All pieces, in the order of reading. */
export const changedParagraphs = (
  pieces: readonly Piece[],
  from: HtmlCell | undefined,
  to: HtmlCell | undefined,
): PdfParagraphs => paragraphsOf(pieces, from, to, () => true);

/** One side alone: what stayed, and what went (`delete`, the old side) or came. */
export const sideParagraphs = (
  pieces: readonly Piece[],
  from: HtmlCell | undefined,
  to: HtmlCell | undefined,
  side: 'insert' | 'delete',
): PdfParagraphs => paragraphsOf(pieces, from, to, ({ op }) => op === 'same' || op === side);

function paragraphsOf(
  pieces: readonly Piece[],
  from: HtmlCell | undefined,
  to: HtmlCell | undefined,
  shown: (piece: Piece) => boolean,
): PdfParagraphs {
  const paragraphs: PdfRun[][] = [[]];
  // Pieces that are not shown must not shift the marks, so both sides are counted on all of them.
  let [i, j] = [0, 0];
  for (const piece of pieces) {
    const { op, text, orthographic } = piece;
    const [cell, start] = op === 'delete' ? [from, i] : [to, j];
    if (op !== 'insert') i += text.length;
    if (op !== 'delete') j += text.length;
    if (!shown(piece)) continue;
    const sign = SIGN[op] + (orthographic && op !== 'same' ? '~' : '');
    for (const [words, tags] of stretches(text, cell, start))
      words.split('\n').forEach((line, index) => {
        if (index > 0) {
          if (op !== 'same') paragraphs.at(-1)?.push([PILCROW, sign]);
          paragraphs.push([]);
        }
        if (line !== '') paragraphs.at(-1)?.push([line, tags + sign]);
      });
  }
  return paragraphs;
}

/** `text`, which stands at `start` of `cell`, cut where its marks change. */
function stretches(text: string, cell: HtmlCell | undefined, start: number): [text: string, tags: string][] {
  const out: [string, string][] = [];
  for (let index = 0; index < text.length; index++) {
    const tags = cell?.tags[start + index] ?? '';
    const last = out.at(-1);
    if (last?.[1] === tags) last[0] += text[index];
    else out.push([text[index] ?? '', tags]);
  }
  return out;
}
