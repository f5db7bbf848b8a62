/**
 * The body of a Word document as its reader sees it when all tracked changes are accepted: paragraphs with bold, italic
 * and underlined runs, tables as rows of cells. What is not text of the document (notes, comments, boxes, fields' codes)
 * is left out and counted. The surprising thing: a deleted paragraph mark joins two paragraphs, as it does in Word.
 */

import { withoutDisallowed } from '../domain/disallowed.ts';
import { MARKS, type Mark, type RichText, type Run, richText } from '../domain/text.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** A cell is its paragraphs; `span`: how many columns of the grid it covers. */
export type DocxCell = { readonly paragraphs: readonly RichText[]; readonly span: number };
export type DocxBlock =
  | { readonly kind: 'paragraph'; readonly text: RichText }
  | { readonly kind: 'table'; readonly rows: readonly (readonly DocxCell[])[] };

/** What a reader should know about: `count` places each. */
export type DocxLoss =
  | 'footnotes'
  | 'comments'
  | 'tracked-changes'
  | 'text-boxes'
  | 'hidden-text'
  | 'symbols'
  | 'formulas'
  | 'contents'
  | 'control-characters';

const OFF = ['0', 'false', 'off', 'none'];
const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !OFF.includes(property.attributes['w:val'] ?? 'on');

/** The mark of a change by which something went: deleted, or moved to where it stands now. */
const GONE = ['w:del', 'w:moveFrom'];
const CAME = ['w:ins', 'w:moveTo'];
/** Neither text nor around text. */
const SILENT = new Set([
  ...[
    'w:pPr',
    'w:rPr',
    'w:tblPr',
    'w:tblGrid',
    'w:trPr',
    'w:tcPr',
    'w:sectPr',
    'w:sdtPr',
    'w:sdtEndPr',
    'w:rubyPr',
    'w:rt',
  ],
  ...['w:instrText', 'w:delText', 'w:delInstrText', 'mc:Choice'],
]);
const COUNTED: { readonly [name: string]: DocxLoss } = {
  'w:footnoteReference': 'footnotes',
  'w:endnoteReference': 'footnotes',
  'w:commentReference': 'comments',
  'w:txbxContent': 'text-boxes',
  'w:sym': 'symbols',
  'm:oMath': 'formulas',
};
const SIGNS: { readonly [name: string]: string } = {
  // A cell knows no tabs, only blanks.
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '',
};

/** Complex scripts have marks of their own: in a Persian run bold is `w:bCs`, and `w:b` says nothing. */
function marksOf(properties: XmlElement | undefined): readonly Mark[] {
  const complex = isOn(childOf(properties, 'w:rtl')) || isOn(childOf(properties, 'w:cs'));
  const has: { readonly [mark in Mark]: boolean } = {
    bold: isOn(childOf(properties, complex ? 'w:bCs' : 'w:b')),
    italic: isOn(childOf(properties, complex ? 'w:iCs' : 'w:i')),
    underline: isOn(childOf(properties, 'w:u')),
  };
  return MARKS.filter((mark) => has[mark]);
}

export class DocxBody {
  readonly losses = new Map<DocxLoss, number>();

  #lose(loss: DocxLoss): void {
    this.losses.set(loss, (this.losses.get(loss) ?? 0) + 1);
  }

  /** Blocks of `container` (a body, a cell, a content control) in order. */
  blocks(container: XmlElement): DocxBlock[] {
    const blocks: DocxBlock[] = [];
    // Runs of paragraphs whose marks are gone, waiting for the paragraph that they run into.
    let waiting: Run[] = [];
    const flush = () => {
      if (waiting.length > 0) blocks.push({ kind: 'paragraph', text: trimmed(waiting) });
      waiting = [];
    };
    for (const element of this.#unwrapped(container, [])) {
      if (element.name === 'w:tbl') {
        flush();
        blocks.push({ kind: 'table', rows: this.#rows(element) });
        continue;
      }
      const properties = childOf(element, 'w:pPr');
      const runs = waiting;
      this.#runs(element, [], runs);
      const ofMark = childOf(properties, 'w:rPr');
      const markGone = ofMark !== undefined && childrenOf(ofMark).some(({ name }) => GONE.includes(name));
      if (markGone) this.#lose('tracked-changes');
      waiting = [];
      if (markGone) waiting = runs;
      else if (/^(?:TOC|Contents) ?\d/i.test(childOf(properties, 'w:pStyle')?.attributes['w:val'] ?? '')) {
        this.#lose('contents');
      } else blocks.push({ kind: 'paragraph', text: trimmed(runs) });
    }
    flush();
    return blocks;
  }

  /** Paragraphs and tables, also those inside content controls and tracked moves. */
  #unwrapped(container: XmlElement, into: XmlElement[]): XmlElement[] {
    for (const element of childrenOf(container)) {
      if (element.name === 'w:p' || element.name === 'w:tbl') into.push(element);
      else if (GONE.includes(element.name)) this.#lose('tracked-changes');
      else if (!SILENT.has(element.name)) this.#unwrapped(element, into);
    }
    return into;
  }

  #named(container: XmlElement, name: string, into: XmlElement[] = []): XmlElement[] {
    for (const element of childrenOf(container)) {
      if (element.name === name) into.push(element);
      else if (!SILENT.has(element.name)) this.#named(element, name, into);
    }
    return into;
  }

  #rows(table: XmlElement): DocxCell[][] {
    const rows: DocxCell[][] = [];
    for (const row of this.#named(table, 'w:tr')) {
      if (childOf(childOf(row, 'w:trPr'), 'w:del')) {
        this.#lose('tracked-changes');
        continue;
      }
      rows.push(this.#named(row, 'w:tc').map((cell) => this.#cell(cell)));
    }
    return rows;
  }

  /** Tables inside a cell give their paragraphs to it, row by row. */
  #cell(cell: XmlElement): DocxCell {
    const properties = childOf(cell, 'w:tcPr');
    const span = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
    const gone = childOf(properties, 'w:cellDel') !== undefined;
    if (gone) this.#lose('tracked-changes');
    return {
      paragraphs: gone ? [] : flat(this.blocks(cell)),
      span: Number.isInteger(span) && span > 0 && span < 100 ? span : 1,
    };
  }

  /** Marks are worked out once a run: it may have as many texts as it likes. */
  #runs(element: XmlElement, marks: readonly Mark[], into: Run[]): void {
    for (const child of childrenOf(element)) {
      const { name } = child;
      const loss = Object.hasOwn(COUNTED, name) ? COUNTED[name] : undefined;
      if (loss) this.#lose(loss);
      else if (GONE.includes(name)) this.#lose('tracked-changes');
      else if (SILENT.has(name)) continue;
      else if (name === 'w:t') into.push({ text: this.#allowed(textOf(child)), marks });
      else if (Object.hasOwn(SIGNS, name)) into.push({ text: SIGNS[name] as string, marks });
      else if (name === 'w:r') this.#inRun(child, into);
      else {
        if (CAME.includes(name)) this.#lose('tracked-changes');
        this.#runs(child, marks, into);
      }
    }
  }

  #inRun(run: XmlElement, into: Run[]): void {
    const properties = childOf(run, 'w:rPr');
    if (!isOn(childOf(properties, 'w:vanish'))) this.#runs(run, marksOf(properties), into);
    else if (childOf(run, 'w:t')) this.#lose('hidden-text');
  }

  #allowed(raw: string): string {
    const { text, count } = withoutDisallowed(raw);
    if (count > 0) this.#lose('control-characters');
    return text;
  }
}

/** By hand: a pattern for the blanks at the end would look at every run of blanks inside once for each of its blanks. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text[start] as string)) start++;
  while (end > start && BLANKS.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}
const BLANKS = ' \t\n\r';

/** Word drops the blanks at the ends of a text that is not marked as preserving them. */
function textOf(element: XmlElement): string {
  const text = element.children.filter((node) => typeof node === 'string').join('');
  return element.attributes['xml:space'] === 'preserve' ? text : withoutEdges(text);
}

/** A page break before or after the text is layout, not a line of it; so are blanks there. */
function trimmed(runs: readonly Run[]): RichText {
  const list = richText(runs);
  const start = list.findIndex((line) => line.some((run) => run.text.trim() !== ''));
  if (start < 0) return [[]];
  const end = list.findLastIndex((line) => line.some((run) => run.text.trim() !== ''));
  const lines = list.slice(start, end + 1).map((line, index, all) => {
    const words = [...line];
    const first = words[0];
    if (index === 0 && first) words[0] = { ...first, text: first.text.trimStart() };
    const last = words.at(-1);
    if (index === all.length - 1 && last) words[words.length - 1] = { ...last, text: last.text.trimEnd() };
    return words.filter((run) => run.text !== '');
  });
  return lines;
}

/** All paragraphs, those of tables cell by cell and row by row. */
export const flat = (blocks: readonly DocxBlock[]): RichText[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs)),
  );
