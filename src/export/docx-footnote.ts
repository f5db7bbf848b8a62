/**
 * Footnotes of a Word file. Word counts them by itself, which is what whoever goes on writing there wants; where it comes to another
 * number than a footnote has, because one before it is printed elsewhere, its number is text, in the place of reference and in the note.
 * Not always text, because LibreOffice then prints the number twice.
 */
import type { Paragraph } from 'docx';
import type { Lang } from '../language/language.ts';
import { digits } from '../language/number.ts';
import { noteParagraphs } from './docx-paragraph.ts';
import type { PutFootnote } from './docx-run.ts';

type Options = { readonly [id: string]: { readonly children: Paragraph[] } };

export class WordFootnotes {
  readonly #children: Paragraph[][] = [];
  readonly #lang: Lang;
  #counted = 0;

  constructor(lang: Lang) {
    this.#lang = lang;
  }

  /** The number of the footnote in the file; from 1, as Word has its own at 0 and below. */
  readonly put: PutFootnote = ({ level, label, paragraphs }, hangs) => {
    const counted = label === digits(this.#lang, String(this.#counted + 1));
    if (counted) this.#counted++;
    const line = { kind: 'footnote', level, indent: 0, label: counted ? '' : label, paragraphs } as const;
    return { id: this.#children.push(noteParagraphs(line, this.#lang, { hangs })), counted };
  };

  /** As the library wants them; nothing where there are none. */
  get options(): { readonly footnotes?: Options } {
    if (this.#children.length === 0) return {};
    return {
      footnotes: Object.fromEntries(this.#children.map((children, index) => [String(index + 1), { children }])),
    };
  }
}
