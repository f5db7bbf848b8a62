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

/**
 * HTML of the clipboard as rich text, or null if it holds no text.
 * @param parse makes a document of it without running or loading anything, as `DOMParser` does
 * @param tabular rows and cells of tables become those of a table clause
 */
export function fromHtml(
  html: string,
  lang: Lang,
  parse: (html: string) => Document,
  leftOut?: LeftOut,
  tabular = false,
): RichText | null {
  // Copied from a cell of ours: spaces and empty paragraphs stand as they were typed. Elsewhere both are layout.
  const ours = html.includes('data-pm-slice');
  const paragraphs: Run[][] = [];
  let current: Run[] = [];
  let space: Run | undefined;
  /** A row of a table is being read: all of it is one paragraph. */
  let inRow = false;

  function end(even: 'if empty' | 'unless empty' = 'unless empty'): void {
    // Within a row of a table, paragraphs and line breaks are words of one cell.
    if (inRow) {
      space ??= { text: ' ' };
      return;
    }
    if (even === 'if empty' || current.length > 0) paragraphs.push(current);
    current = [];
    space = undefined;
  }
  function collapse(text: string, marks: readonly Mark[]): void {
    // No-break spaces are content ("ст. 5"); a space counts only between two words of a paragraph.
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n\f]/.test(piece)) space ??= { text: ' ', marks };
      else {
        if (space && current.length > 0 && current.at(-1)?.text !== SEPARATOR) current.push(space);
        space = undefined;
        current.push({ text: inRow ? piece.replaceAll(CELL_SIGN, NO_SIGN) : piece, marks });
      }
    }
  }
  function visit(node: Node, marks: readonly Mark[], verbatim: boolean): void {
    for (const child of node.childNodes) {
      const value = child.nodeType === 3 ? (child.nodeValue ?? '') : '';
      if (value && verbatim && !inRow) current.push({ text: value, marks });
      else if (value) collapse(value, marks);
      if (child.nodeType !== 1) continue;
      const element = child as HTMLElement;
      const name = element.tagName.toUpperCase();
      const style = element.getAttribute('style') ?? '';
      if (DROPPED.has(name) || HIDDEN.test(style)) continue;
      if (name === 'BR') end('if empty');
      if (BLOCKS.has(name)) end();
      if (tabular && !inRow && name === 'TR') {
        readRow(element, styled(name, style, marks));
        continue;
      }
      visit(element, styled(name, style, marks), verbatim || name === 'PRE' || (ours && name === 'P'));
      if (BLOCKS.has(name)) end(ours && name === 'P' ? 'if empty' : undefined);
    }
  }

  function readRow(row: HTMLElement, marks: readonly Mark[]): void {
    inRow = true;
    let count = 0;
    for (const cell of row.children) {
      const name = cell.tagName.toUpperCase();
      const style = cell.getAttribute('style') ?? '';
      if ((name !== 'TD' && name !== 'TH') || HIDDEN.test(style)) continue;
      if (count > 0) current.push({ text: SEPARATOR });
      space = undefined;
      visit(cell, styled(name, style, marks), false);
      // A cell over several columns leaves the next ones theirs.
      const spans = Math.min(Number(cell.getAttribute('colspan')) || 1, MAX_TABLE_COLUMNS - count);
      for (let more = 1; more < spans; more++) current.push({ text: SEPARATOR });
      count += Math.max(1, spans);
    }
    inRow = false;
    end();
  }

  visit(parse(html).body, [], false);
  end();
  const kept = ours ? paragraphs : paragraphs.filter((runs) => runs.some(({ text }) => /\S/.test(text)));
  const rich = richText(
    kept.flatMap((runs, index): Run[] => [
      ...(index > 0 ? [{ text: '\n' }] : []),
      ...runs.map(({ text, marks = [] }) => ({ text: clean(text, lang, leftOut), marks })),
    ]),
  );
  return isEmpty(rich) ? null : rich;
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
