/**
 * Rich text of one cell: paragraphs of runs, each run with up to three marks.
 * It is the only shape in which a cell leaves the shared document; "\n" separates paragraphs in the plain form.
 */

/** Marks a run may carry. The order here is the order in which marks are listed (part of the digest). */
export const MARKS = ['bold', 'italic', 'underline'] as const;
export type Mark = (typeof MARKS)[number];

/**
 * A stretch of text with equal marks. `marks` is absent when empty, sorted as `MARKS` otherwise. `slot`: the token that stands in the
 * text where these words are read (`states-slot`); only what is made to be read has it, never what is stored.
 */
export type Run = { readonly text: string; readonly marks?: readonly Mark[]; readonly slot?: string };
/** A paragraph may be empty (`[]`); a cell always has at least one paragraph. */
export type Paragraph = readonly Run[];
export type RichText = readonly Paragraph[];

export const EMPTY: RichText = [[]];

const sameMarks = (a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean =>
  (a ?? []).join() === (b ?? []).join();

/** Builds normal form from stretches that may contain "\n": splits at "\n", drops empty runs, joins equal neighbours. */
export function richText(stretches: Iterable<Run>): RichText {
  const paragraphs: Run[][] = [[]];
  for (const { text, marks } of stretches) {
    const ordered = marks?.length ? MARKS.filter((mark) => marks.includes(mark)) : undefined;
    text.split('\n').forEach((piece, index) => {
      if (index > 0) paragraphs.push([]);
      if (piece === '') return;
      const paragraph = paragraphs.at(-1) as Run[];
      const last = paragraph.at(-1);
      if (last && sameMarks(last.marks, ordered)) {
        paragraph[paragraph.length - 1] = ordered
          ? { text: last.text + piece, marks: ordered }
          : { text: last.text + piece };
      } else paragraph.push(ordered ? { text: piece, marks: ordered } : { text: piece });
    });
  }
  return paragraphs;
}

/** Plain text without marks, as rich text. */
export const fromPlain = (text: string): RichText => richText([{ text }]);

/** The cell's text as one string: paragraphs joined by "\n", marks dropped. */
export const toPlain = (text: RichText): string =>
  text.map((paragraph) => paragraph.map((run) => run.text).join('')).join('\n');

export const isEmpty = (text: RichText): boolean => text.every((paragraph) => paragraph.length === 0);

/** What is left of `text` behind its first `length` code units in plain form. */
export function withoutStart(text: RichText, length: number): RichText {
  let left = length;
  const rest: Paragraph[] = [];
  for (const paragraph of text) {
    const runs: Run[] = [];
    for (const run of paragraph) {
      const words = run.text.slice(left);
      left = Math.max(0, left - run.text.length);
      if (words !== '') runs.push({ ...run, text: words });
    }
    // Up to here everything is gone, with the end of this paragraph.
    if (left > 0 && runs.length === 0) left--;
    else rest.push(runs);
  }
  return rest.length > 0 ? rest : EMPTY;
}
