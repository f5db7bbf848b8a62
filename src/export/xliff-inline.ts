/** The inline content of one unit's source or target; the n-th bold of both gets one id, so that they are a pair, and so does the n-th list of States. */
import { cutAtFootnotes, FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import type { Mark, RichText } from '../domain/text/text.ts';
import type { FoundTerm } from './xliff-terms.ts';
import type { XmlElement, XmlNode } from './xml-text.ts';

/** How a version of the format writes marks and, where it does so in the text, terms. */
export type InlineForm = {
  readonly mark: (id: string, mark: Mark, children: readonly XmlNode[]) => XmlElement;
  readonly term?: (id: string, words: string) => XmlElement;
  /** A list of States: its token, which nobody translates, and what is read for it. */
  readonly slot: (id: string, token: string, words: string) => XmlElement;
  /** The sign of a footnote, which a translator moves and does not write. */
  readonly footnote: (id: string) => XmlElement;
};

export class Inline {
  readonly marked = new Map<FoundTerm, string>();
  readonly #form: InlineForm;
  readonly #terms: readonly FoundTerm[];
  readonly #counts = new Map<Mark, number>();
  #slots = 0;
  /** Code units of the unit's plain text that are written. */
  #at = 0;
  readonly #footnotes: number;
  #signs: number;

  /** `footnotes`: that the unit refers to; `signs`: of these, those that stand in what was written of it before. */
  constructor(form: InlineForm, terms: readonly FoundTerm[] = [], footnotes = 0, signs = 0) {
    this.#form = form;
    this.#terms = form.term ? terms : [];
    this.#footnotes = footnotes;
    this.#signs = signs;
  }

  skip(units: number): void {
    this.#at += units;
  }

  /** Paragraphs with line feeds between them. */
  write(text: RichText): XmlNode[] {
    return text.flatMap((paragraph, index) => {
      const nodes: XmlNode[] = [];
      if (index > 0) {
        nodes.push('\n');
        this.skip(1);
      }
      for (const { text: words, marks = [], slot } of paragraph) {
        const inner =
          slot === undefined ? this.#noted(words) : [this.#form.slot(`states${++this.#slots}`, slot, words)];
        if (slot !== undefined) this.skip(words.length);
        nodes.push(
          ...marks.reduceRight<XmlNode[]>((children, mark) => {
            const count = (this.#counts.get(mark) ?? 0) + 1;
            this.#counts.set(mark, count);
            return [this.#form.mark(`${mark}${count}`, mark, children)];
          }, inner),
        );
      }
      return nodes;
    });
  }

  /** A run with its signs of footnotes; one that is half bold stays words. */
  #noted(words: string): XmlNode[] {
    return cutAtFootnotes(words, this.#footnotes, this.#signs).flatMap((piece) => {
      if ('text' in piece) return this.#words(piece.text);
      this.skip(FOOTNOTE_SIGN.length);
      this.#signs = piece.footnote + 1;
      return [this.#form.footnote(`footnote${piece.footnote + 1}`)];
    });
  }

  /** A run with its terms marked. A term that crosses a change of marks, or stands within another, is only listed. */
  #words(words: string): XmlNode[] {
    const [start, end] = [this.#at, this.#at + words.length];
    this.#at = end;
    const nodes: XmlNode[] = [];
    let done = start;
    for (const term of this.#terms) {
      const [from, to] = term.at;
      if (from < done || to > end || !this.#form.term) continue;
      const id = `t${this.marked.size + 1}`;
      this.marked.set(term, id);
      if (from > done) nodes.push(words.slice(done - start, from - start));
      nodes.push(this.#form.term(id, words.slice(from - start, to - start)));
      done = to;
    }
    if (done < end || nodes.length === 0) nodes.push(words.slice(done - start));
    return nodes;
  }
}
