/**
 * What comes in by paste or drop: text and the three marks, nothing else. Word, LibreOffice and browsers bring styles,
 * comments, list numbers and invisible characters; of these nothing stays, because the text will be signed.
 */

import { CELL_SIGN, MAX_TABLE_COLUMNS } from '../domain/clause/table.ts';
import { withoutDisallowed } from '../domain/text/disallowed.ts';
import { isEmpty, MARKS, type Mark, type RichText, type Run, richText } from '../domain/text/text.ts';
import { type Lang, language } from '../language/language.ts';
import { composed } from '../language/normal-form.ts';

/** Longest text of a cell, in UTF-16 code units. A paste that would exceed it is refused whole, never cut. */
export const MAX_LENGTH = 100_000;

/** A place where a word may be parted, which only another program's layout needs. */
const SOFT_HYPHEN = /\u00ad/g;
/** Arabic yeh, alef maksura and kaf look like the Persian letters and are not: كي -> کی. */
const ARABIC: Readonly<Record<string, string>> = { '\u064a': '\u06cc', '\u0649': '\u06cc', '\u0643': '\u06a9' };

/** Told how many hidden characters were left out. */
export type LeftOut = (count: number) => void;

/** Text as a cell may hold it, paragraphs separated by "\n". */
export function clean(text: string, lang: Lang, leftOut: LeftOut = () => {}): string {
  const { text: allowed, count } = withoutDisallowed(text);
  const tidy = composed(allowed.replace(SOFT_HYPHEN, ''));
  if (count > 0) leftOut(count);
  if (language(lang).script !== 'arab') return tidy;
  return tidy.replace(/[\u064a\u0649\u0643]/g, (letter) => ARABIC[letter] as string);
}

/** Plain text as it stands on the clipboard; one last line break, which most programs add, is not a paragraph. */
export const fromText = (text: string, lang: Lang, leftOut?: LeftOut): RichText =>
  richText([{ text: clean(text, lang, leftOut).replace(/\n$/, '') }]);

/** As `fromText`, for a table: what tabs keep apart on the clipboard are cells. */
export const rowsFromText = (text: string, lang: Lang, leftOut?: LeftOut): RichText =>
  fromText(text.replaceAll('\t', SEPARATOR), lang, leftOut);

const SEPARATOR = ` ${CELL_SIGN} `;
/** Stands for the sign where it is a letter of a cell that is pasted. */
const NO_SIGN = '\u00a6';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);
/** `DEL` is text that its author has removed (a tracked change, a redline). */
const HIDDEN = /mso-list:\s*ignore|display:\s*none/i;
const DROPPED = new Set('DEL HEAD IFRAME NOSCRIPT OBJECT SCRIPT STYLE SVG TEMPLATE TEXTAREA TITLE'.split(' '));
const MARK_OF: Readonly<Record<string, Mark>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  U: 'underline',
};

export type HtmlOptions = {
  /** Makes a document of it without running or loading anything, as `DOMParser` does. */
  readonly parse: (html: string) => Document;
  readonly leftOut?: LeftOut;
  /** Rows and cells of tables become those of a table clause. */
  readonly tabular?: boolean;
};

/** HTML of the clipboard as rich text, or null if it holds no text. */
export function fromHtml(html: string, lang: Lang, { parse, leftOut, tabular = false }: HtmlOptions): RichText | null {
  const reader = new HtmlReader(html.includes('data-pm-slice'), tabular);
  const rich = richText(
    reader
      .read(parse(html).body)
      .flatMap((runs, index): Run[] => [
        ...(index > 0 ? [{ text: '\n' }] : []),
        ...runs.map(({ text, marks = [] }) => ({ text: clean(text, lang, leftOut), marks })),
      ]),
  );
  return isEmpty(rich) ? null : rich;
}

class HtmlReader {
  /** Copied from a cell of ours: spaces and empty paragraphs stand as they were typed. Elsewhere both are layout. */
  readonly #ours: boolean;
  readonly #tabular: boolean;
  readonly #paragraphs: Run[][] = [];
  #current: Run[] = [];
  #space: Run | undefined;
  /** A row of a table is being read: all of it is one paragraph. */
  #inRow = false;

  constructor(ours: boolean, tabular: boolean) {
    this.#ours = ours;
    this.#tabular = tabular;
  }

  /** The paragraphs of a page, which may have no words at all where they were copied from a cell of ours. */
  read(body: HTMLElement): readonly (readonly Run[])[] {
    this.#visit(body, [], false);
    this.#end();
    if (this.#ours) return this.#paragraphs;
    return this.#paragraphs.filter((runs) => runs.some(({ text }) => /\S/.test(text)));
  }

  #end(even: 'if empty' | 'unless empty' = 'unless empty'): void {
    // Within a row of a table, paragraphs and line breaks are words of one cell.
    if (this.#inRow) {
      this.#space ??= { text: ' ' };
      return;
    }
    if (even === 'if empty' || this.#current.length > 0) this.#paragraphs.push(this.#current);
    this.#current = [];
    this.#space = undefined;
  }

  #collapse(text: string, marks: readonly Mark[]): void {
    // No-break spaces are content ("ст. 5"); a space counts only between two words of a paragraph.
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n\f]/.test(piece)) {
        this.#space ??= { text: ' ', marks };
        continue;
      }
      if (this.#space && this.#current.length > 0 && this.#current.at(-1)?.text !== SEPARATOR)
        this.#current.push(this.#space);
      this.#space = undefined;
      this.#current.push({ text: this.#inRow ? piece.replaceAll(CELL_SIGN, NO_SIGN) : piece, marks });
    }
  }

  #visit(node: Node, marks: readonly Mark[], verbatim: boolean): void {
    for (const child of node.childNodes) {
      const value = child.nodeType === 3 ? (child.nodeValue ?? '') : '';
      if (value && verbatim && !this.#inRow) this.#current.push({ text: value, marks });
      else if (value) this.#collapse(value, marks);
      if (child.nodeType === 1) this.#enter(child as HTMLElement, marks, verbatim);
    }
  }

  #enter(element: HTMLElement, marks: readonly Mark[], verbatim: boolean): void {
    const name = element.tagName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    if (DROPPED.has(name) || HIDDEN.test(style)) return;
    if (name === 'BR') this.#end('if empty');
    if (BLOCKS.has(name)) this.#end();
    const own = styled(name, style, marks);
    if (this.#tabular && !this.#inRow && name === 'TR') {
      this.#readRow(element, own);
      return;
    }
    const typed = this.#ours && name === 'P';
    this.#visit(element, own, verbatim || name === 'PRE' || typed);
    if (BLOCKS.has(name)) this.#end(typed ? 'if empty' : undefined);
  }

  #readRow(row: HTMLElement, marks: readonly Mark[]): void {
    this.#inRow = true;
    let count = 0;
    for (const cell of row.children) {
      const name = cell.tagName.toUpperCase();
      const style = cell.getAttribute('style') ?? '';
      if ((name !== 'TD' && name !== 'TH') || HIDDEN.test(style)) continue;
      if (count > 0) this.#current.push({ text: SEPARATOR });
      this.#space = undefined;
      this.#visit(cell, styled(name, style, marks), false);
      // A cell over several columns leaves the next ones theirs.
      const spans = Math.min(Number(cell.getAttribute('colspan')) || 1, MAX_TABLE_COLUMNS - count);
      for (let more = 1; more < spans; more++) this.#current.push({ text: SEPARATOR });
      count += Math.max(1, spans);
    }
    this.#inRow = false;
    this.#end();
  }
}

/** Google Docs wraps all it copies in <b style="font-weight:normal">, and says bold by style only. */
function styled(name: string, style: string, marks: readonly Mark[]): readonly Mark[] {
  const own = new Set(marks);
  const mark = MARK_OF[name];
  if (mark) own.add(mark);
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1];
  if (weight) setTo(own, 'bold', weight === 'bold' || Number(weight) >= 600);
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1];
  if (slant) setTo(own, 'italic', slant === 'italic' || slant === 'oblique');
  if (/text-decoration[\w-]*:[^;]*underline/i.test(style)) own.add('underline');
  return MARKS.filter((each) => own.has(each));
}

const setTo = (marks: Set<Mark>, mark: Mark, on: boolean): void => void (on ? marks.add(mark) : marks.delete(mark));
