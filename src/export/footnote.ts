/**
 * Footnotes as they are printed: with the clause that refers to them, at the places of reference, which are runs of their own. What
 * no sign refers to hangs at the end of its clause, so that a column which lacks the sign still has the note.
 */
import { cutAtFootnotes, FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import type { Paragraph, RichText, Run } from '../domain/text/text.ts';

export type Note = {
  readonly resolution: string;
  readonly clause: string;
  readonly level: number;
  /** As it stands raised in the text and before the note: "1", «۱». */
  readonly label: string;
  /** As running text names it: "footnote 1", «پانویس ۱». */
  readonly name: string;
  readonly paragraphs: RichText;
};

/**
 * Words, or a place of reference (`text` is then the note's label). `hangs`: no sign stands here, the note only has its place. `gap`: before
 * a number that follows another, which would be read as one; printed like them and no word of the text.
 */
export type NotedRun = Run & { readonly note?: Note; readonly hangs?: true; readonly gap?: true };
export type NotedParagraph = readonly NotedRun[];

/** Reads the paragraphs of one clause in their order: what was read decides which note a sign belongs to. */
export class References {
  readonly #notes: readonly Note[];
  #used = 0;

  constructor(notes: readonly Note[] = []) {
    this.#notes = notes;
  }

  in(paragraph: Paragraph): NotedParagraph {
    if (this.#used >= this.#notes.length) return paragraph;
    const pieces = cutAtFootnotes(paragraph.map(({ text }) => text).join(''), this.#notes.length, this.#used);
    const runs: NotedRun[] = [];
    // What is left of the run at hand; a sign may begin in one run and end in the next.
    let [at, offset] = [0, 0];
    const take = (length: number, keep: boolean): void => {
      for (let left = length; left > 0; ) {
        const run = paragraph[at] as Run;
        const text = run.text.slice(offset, offset + left);
        if (keep && text !== '') runs.push({ ...run, text });
        left -= text.length;
        offset += text.length;
        if (offset === run.text.length) [at, offset] = [at + 1, 0];
      }
    };
    for (const piece of pieces) {
      if ('text' in piece) take(piece.text.length, true);
      else {
        const note = this.#notes[piece.footnote] as Note;
        if (runs.at(-1)?.note) runs.push(GAP);
        const { marks } = paragraph[at] ?? {};
        runs.push(marks ? { text: note.label, marks, note } : { text: note.label, note });
        take(FOOTNOTE_SIGN.length, false);
        this.#used++;
      }
    }
    return runs;
  }

  /** Of the notes that no sign referred to, at the end of everything. */
  hanging(): NotedParagraph {
    const left = this.#notes.slice(this.#used);
    this.#used = this.#notes.length;
    return left.flatMap((note, index) => [
      ...(index > 0 ? [GAP] : []),
      { text: note.label, note, hangs: true as const },
    ]);
  }
}

type Noted = { readonly paragraphs: RichText; readonly notes?: readonly Note[] };

/** The paragraphs of a clause with the places of its footnotes. */
export function withReferences({ paragraphs, notes }: Noted): readonly NotedParagraph[] {
  if (!notes) return paragraphs;
  const references = new References(notes);
  const read = paragraphs.map((paragraph) => references.in(paragraph));
  const hanging = references.hanging();
  return hanging.length === 0 ? read : [...read.slice(0, -1), behind(read.at(-1) ?? [], hanging)];
}

/** What hangs at the end of a line. */
export const behind = (line: NotedParagraph, hanging: NotedParagraph): NotedParagraph =>
  hanging.length === 0 ? line : [...line, ...(line.at(-1)?.note ? [GAP] : []), ...hanging];

/** A place that no sign says, of a title that is without its signs. */
export const hangingAt = (notes: readonly Note[] = []): NotedParagraph => new References(notes).hanging();

const GAP: NotedRun = { text: ' ', gap: true };

export const plainWords = (runs: NotedParagraph): string =>
  runs.flatMap(({ text, note, gap }) => (note || gap ? [] : [text])).join('');

/** The words alone, as a title is repeated where no footnote can be: in running heads and in the properties of a file. */
export const withoutReferences = ({ paragraphs, notes }: Noted): string =>
  withReferences({ paragraphs, ...(notes ? { notes } : {}) })
    .map((runs) => plainWords(runs))
    .map((line) => (notes ? line.trimEnd() : line))
    .join('\n');
