/**
 * The body of a Word document as its reader sees it when all tracked changes are accepted: paragraphs with bold, italic and underlined
 * runs, tables as rows of cells. What is shown and is no text of ours (boxes, pictures, formulas) is left out and named with its place;
 * what is not shown (codes of fields, hidden words) does not come in. A deleted paragraph mark joins two paragraphs, as it does in Word.
 */
import { FOOTNOTE_SIGN } from '../domain/clause/footnote.ts';
import { withoutDisallowed } from '../domain/text/disallowed.ts';
import type { ImportPlace } from '../domain/text/imported.ts';
import { clauseOfBookmarks, slotRead } from '../domain/text/own-file.ts';
import { isEmpty, type Mark, type RichText, type Run, richText } from '../domain/text/text.ts';
import { type DocxBlock, type DocxCell, type DocxFacts, flat } from './docx-content.ts';
import {
  CAME,
  chosen,
  type DocxLoss,
  DRAWN,
  fieldMarks,
  GONE,
  isPrompt,
  LOST,
  lostIn,
  SIGNS,
  SILENT,
  slotTagOf,
} from './docx-elements.ts';
import { DocxFields, isContentsCode, isForm, lossOfField } from './docx-fields.ts';
import { indentOf, startOf } from './docx-indent.ts';
import { relationshipOf, saysAddress } from './docx-links.ts';
import { type Aside, asideOf, isOn, type Looks, looksOf, marksOf, OFF, shownLooks } from './docx-looks.ts';
import { type DocxNote, DocxNotes, isNoteReference, noteOf } from './docx-notes.ts';
import { isShown, type Numbers } from './docx-numbering.ts';
import { isOwnTable, ownLine } from './docx-own-table.ts';
import { named, unwrapped } from './docx-structure.ts';
import { listOf, outlineOf, type Style, type Styles } from './docx-styles.ts';
import { isSymbolFont, symbolOf } from './docx-symbols.ts';
import { charactersOf, signsOf, textOf, trimmed } from './docx-text.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

const MOST_PLACES = 20;
const NEAR = 40;

/** What holds for the texts of a run; worked out once a run, which may have as many texts as it likes. */
type Around = {
  readonly marks: readonly Mark[];
  readonly font: string | undefined;
  readonly style: Style;
  readonly label?: boolean;
  readonly aside?: Aside | undefined;
  /** What a cell has no mark for. */
  readonly unmarked?: readonly DocxLoss[];
};
/** What people mean something by and a cell has no mark for. */
const UNMARKED: readonly (readonly [DocxLoss, (looks: Looks) => boolean])[] = [
  ['struck', (looks) => looks['w:strike'] === true || looks['w:dstrike'] === true],
  ['highlighted', (looks) => looks['w:highlight'] === true],
];

export class DocxBody {
  /** What is known of a paragraph beside its words, by the text that `blocks` gave. */
  readonly facts = new Map<RichText, DocxFacts>();
  readonly losses = new Map<DocxLoss, { count: number; places: ImportPlace[] }>();
  readonly #styles: Styles;
  readonly #fields: DocxFields;
  readonly #numbers: Numbers;
  readonly #links: ReadonlyMap<string, string>;
  readonly #labels = new WeakSet<Run>();
  #paragraph = 0;
  #current: Run[] = [];
  #last = '';
  #inContents = false;
  /** Links around what is read now. */
  #linked = 0;
  /** What the words before had that a cell has no mark for: one stretch is one loss, however many runs it has. */
  #stretch: readonly DocxLoss[] = [];
  /** Bookmarks since the words before: of the footnote that is referred to next. */
  #names: string[] = [];
  /** Of the paragraph that is read now. */
  #noted: DocxNote[] = [];
  readonly #notes: DocxNotes;

  /** `links`: addresses outside the document, by the id of their relationship. */
  constructor(
    body: XmlElement,
    styles: Styles,
    numbers: Numbers,
    links: ReadonlyMap<string, string> = new Map(),
    notes = new DocxNotes(),
  ) {
    this.#styles = styles;
    this.#numbers = numbers;
    this.#links = links;
    this.#notes = notes;
    this.#fields = new DocxFields(fieldMarks(body));
  }

  #lose(kind: DocxLoss, count = 1): void {
    const loss = this.losses.get(kind) ?? { count: 0, places: [] };
    loss.count += count;
    const near = loss.places.length < MOST_PLACES ? this.#near() : '';
    if (loss.places.length < MOST_PLACES)
      loss.places.push({ line: Math.max(1, this.#paragraph), ...(near === '' ? {} : { near }) });
    this.losses.set(kind, loss);
  }

  /** The words before: of this paragraph, or the end of the one before. */
  #near(): string {
    let words = '';
    for (let at = this.#current.length - 1; at >= 0 && words.length < NEAR; at--) {
      const text = (this.#current[at] as Run).text;
      words = text.slice(-NEAR) + words;
    }
    return (words.trim() === '' ? this.#last : words).slice(-NEAR).trim();
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
    for (const block of unwrapped(container)) {
      if ('lost' in block) {
        this.#lose(block.lost);
        continue;
      }
      const { element, contents } = block;
      if (element.name === 'w:tbl') {
        flush();
        for (const each of this.#table(element)) blocks.push(each);
        continue;
      }
      const properties = childOf(element, 'w:pPr');
      const style = this.#styles.ofParagraph(childOf(properties, 'w:pStyle')?.attributes['w:val']);
      const runs = waiting;
      this.#begin(runs);
      this.#inside(element, { marks: [], font: undefined, style }, runs);
      this.#last = this.#near();
      const ofMark = childOf(properties, 'w:rPr');
      const markGone = ofMark !== undefined && childrenOf(ofMark).some(({ name }) => GONE.has(name));
      if (markGone) this.#lose('tracked-changes');
      waiting = [];
      // The large first letter of a paragraph is one of its own to Word.
      const initial = childOf(properties, 'w:framePr')?.attributes['w:dropCap'] ?? 'none';
      if (markGone || initial !== 'none') waiting = runs;
      else if (contents || style.contents || this.#inContents) {
        if (runs.some(({ text }) => text.trim() !== '')) this.#lose('contents');
        if (this.#noted.length > 0) this.#lose('footnotes', this.#noted.length);
        this.#noted = [];
      } else {
        const text = trimmed(runs);
        this.facts.set(text, this.#factsOf(element, style, runs));
        blocks.push({ kind: 'paragraph', text });
      }
    }
    flush();
    return blocks;
  }

  #factsOf(paragraph: XmlElement, style: Style, runs: readonly Run[]): DocxFacts {
    const properties = childOf(paragraph, 'w:pPr');
    const { own, title } = style;
    const clause = clauseOfBookmarks(
      childrenOf(paragraph).flatMap(({ name, attributes }) =>
        name === 'w:bookmarkStart' ? (attributes['w:name'] ?? []) : [],
      ),
    );
    const words = richText(runs.filter((run) => !this.#labels.has(run)));
    const label = runs.flatMap((run) => (this.#labels.has(run) ? [run.text] : [])).join('');
    const outline = outlineOf(properties) ?? style.outline;
    // A list counts only what is there to be read.
    const list = isEmpty(words) && label === '' ? undefined : listOf(properties, style.list);
    const { indent: ofList = {}, ...auto } = (list && this.#numbers.next(list)) ?? {};
    // A style that has the list itself speaks after it.
    const ofStyles = childOf(properties, 'w:numPr') ? [style.indent, ofList] : [ofList, style.indent];
    return {
      ...{ words, label, title },
      ...(own === undefined ? {} : { own }),
      ...(clause === undefined ? {} : { clause }),
      ...(outline === undefined || outline > 8 ? {} : { outline }),
      ...(isShown(auto) ? { auto } : {}),
      indent: startOf([...ofStyles, indentOf(properties)]),
      line: this.#paragraph,
      ...this.#takeNotes(),
    };
  }

  #takeNotes(): Pick<DocxFacts, 'notes'> {
    const notes = this.#noted;
    this.#noted = [];
    return notes.length > 0 ? { notes } : {};
  }

  /** The sign of a footnote, and what stands there; one that hangs at its clause has no sign. */
  #refer(reference: XmlElement, around: Around, into: Run[], mark = ''): void {
    const note = this.#notes.take(reference);
    if (!note) {
      this.#lose('footnotes');
      return;
    }
    const reader = new DocxBody(note, this.#styles, this.#numbers);
    const clause = clauseOfBookmarks(this.#names);
    const read = {
      ...noteOf(flat(reader.blocks(note)), reader.facts, mark),
      ...(clause === undefined ? {} : { clause }),
    };
    this.#names = [];
    if (!read.hangs) this.#put(FOOTNOTE_SIGN, { ...around, unmarked: [] }, into);
    this.#noted.push(read);
    for (const [kind, { count }] of reader.losses) {
      // A sign instead of a number is raised, and is no word.
      const own = mark !== '' && (kind === 'raised' || kind === 'raised-signs') ? count - 1 : count;
      if (own > 0) this.#lose(kind, own);
    }
  }

  #begin(runs: Run[]): void {
    this.#names = [];
    this.#paragraph++;
    this.#current = runs;
    this.#inContents = false;
    this.#stretch = [];
  }

  /** A table that we wrote for a clause is the lines of its text. */
  #table(element: XmlElement): DocxBlock[] {
    const rows = this.#rows(element);
    if (!isOwnTable(rows, this.facts)) return [{ kind: 'table', rows }];
    return rows.map((row) => {
      const { text, facts, changed } = ownLine(row, this.facts);
      if (facts) this.facts.set(text, facts);
      if (changed > 0) this.#lose('cells', changed);
      return { kind: 'paragraph', text };
    });
  }

  #rows(table: XmlElement): DocxCell[][] {
    const rows: DocxCell[][] = [];
    for (const row of named(table, 'w:tr')) {
      const properties = childOf(row, 'w:trPr');
      if (childOf(properties, 'w:del')) this.#lose('tracked-changes');
      else if (isOn(childOf(properties, 'w:hidden'))) this.#lose('hidden-text');
      else rows.push(named(row, 'w:tc').map((cell) => this.#cell(cell)));
    }
    return rows;
  }

  /** Tables inside a cell give their paragraphs to it, row by row. */
  #cell(cell: XmlElement): DocxCell {
    const properties = childOf(cell, 'w:tcPr');
    const span = Number(childOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
    const gone = childOf(properties, 'w:cellDel') !== undefined;
    if (gone) this.#lose('tracked-changes');
    const blocks = gone ? [] : this.blocks(cell);
    return {
      paragraphs: flat(blocks),
      ...(blocks.some(({ kind }) => kind === 'table') ? { nested: true as const } : {}),
      span: Number.isInteger(span) && span > 0 && span < 100 ? span : 1,
    };
  }

  #inside(element: XmlElement, around: Around, into: Run[]): void {
    for (const child of childrenOf(element)) this.#one(child, around, into);
  }

  #one(child: XmlElement, around: Around, into: Run[]): void {
    const { name } = child;
    const loss = LOST.get(name);
    if (name === 'w:fldChar') {
      if (isForm(child) && !this.#fields.hidden) this.#lose('fields');
      const loss = this.#fields.meet(child);
      if (loss) this.#lose(loss);
    } else if (name === 'w:instrText') this.#fields.code(charactersOf(child));
    else if (name === 'w:r') this.#run(child, around.style, into);
    else if (SILENT.has(name)) return;
    else if (GONE.has(name)) this.#lose('tracked-changes');
    else if (name === 'mc:AlternateContent') {
      const form = chosen(child);
      if (form) this.#inside(form, around, into);
    } else if (this.#fields.hidden) this.#inside(child, around, []);
    else if (loss || isPrompt(child)) this.#lose(loss ?? 'fields');
    else if (name === 'w:sdt' && slotTagOf(child) !== undefined) this.#list(child, around, into);
    else if (name === 'w:bookmarkStart') this.#names.push(child.attributes['w:name'] ?? '');
    else if (isNoteReference(child)) this.#refer(child, around, into);
    else if (name === 'w:t') this.#write(textOf(child), around, into);
    else if (name === 'w:sym') this.#symbol(child, around, into);
    else if (SIGNS.has(name)) this.#put(SIGNS.get(name) as string, around, into);
    else if (DRAWN.has(name)) for (const each of lostIn(child)) this.#lose(each);
    else {
      if (CAME.has(name)) this.#lose('tracked-changes');
      const code = name === 'w:fldSimple' ? (child.attributes['w:instr'] ?? '') : '';
      if (isContentsCode(code)) this.#inContents = true;
      if (child.children.some((node) => typeof node === 'string' && node.trim() !== '')) this.#lose('unknown');
      const before = into.length;
      const isLink = name === 'w:hyperlink';
      if (isLink) this.#linked++;
      this.#inside(child, around, into);
      if (isLink) this.#linked--;
      const loss = code === '' ? undefined : lossOfField(code, into.length > before);
      if (loss) this.#lose(loss);
      const address = isLink ? this.#links.get(relationshipOf(child)) : undefined;
      if (address !== undefined && into.length > before && !saysAddress(wordsFrom(into, before), address))
        this.#lose('links');
    }
  }

  /** A list of States comes home as its token, with the marks of its first name; one that somebody wrote in, as its words. */
  #list(control: XmlElement, around: Around, into: Run[]): void {
    const names: Run[] = [];
    this.#inside(control, around, names);
    const marks = names.find(({ text }) => text.trim() !== '')?.marks;
    const read = slotRead(slotTagOf(control) ?? '', names.map(({ text }) => text).join(''));
    if ('words' in read) into.push(...names);
    else into.push({ text: read.token, ...(marks ? { marks } : {}) });
  }

  #put(text: string, { marks, label, unmarked = [] }: Around, into: Run[]): void {
    if (text === '') return;
    const run = { text, marks };
    into.push(run);
    this.#names = [];
    if (label) this.#labels.add(run);
    if (text.trim() !== '') {
      for (const loss of unmarked) if (!this.#stretch.includes(loss)) this.#lose(loss);
      this.#stretch = unmarked;
    }
    if (this.#fields.inContents && text.trim() !== '') this.#inContents = true;
  }

  #run(run: XmlElement, ofParagraph: Style, into: Run[]): void {
    const properties = childOf(run, 'w:rPr');
    const { ofRun: styleOf, everywhere } = this.#styles;
    const ofRun = styleOf(childOf(properties, 'w:rStyle')?.attributes['w:val']);
    const looks = shownLooks(looksOf(properties), ofRun.looks, ofParagraph.looks, everywhere);
    if (looks['w:vanish']) {
      if (childOf(run, 'w:t') && !this.#fields.hidden) this.#lose('hidden-text');
      for (const mark of childrenOf(run)) if (mark.name === 'w:fldChar') this.#fields.meet(mark);
      return;
    }
    const heads = ofParagraph.outline !== undefined || ofParagraph.title;
    const base: Looks = heads ? shownLooks({}, {}, ofParagraph.looks, everywhere) : {};
    const around: Around = {
      // Links are underlined because they are links.
      marks: marksOf(this.#linked > 0 ? { ...looks, 'w:u': false } : looks, base),
      font: looks.font,
      style: ofParagraph,
      label: ofRun.label,
      aside: ofRun.label ? undefined : looks.aside,
      unmarked: UNMARKED.filter(([, has]) => has(looks)).map(([loss]) => loss),
    };
    const references = childrenOf(run).filter(isNoteReference);
    // A number that is written and not counted stands in the same run.
    if (references.some(({ attributes }) => !OFF.includes(attributes['w:customMarkFollows'] ?? '0')))
      for (const each of references)
        this.#refer(
          each,
          around,
          into,
          childrenOf(run)
            .filter(({ name }) => name === 'w:t')
            .map(textOf)
            .join(''),
        );
    else if (ofRun.reference && childOf(run, 'w:t')) this.#put(FOOTNOTE_SIGN, { ...around, unmarked: [] }, into);
    else this.#inside(run, around, into);
  }

  #symbol(element: XmlElement, around: Around, into: Run[]): void {
    const code = Number.parseInt(element.attributes['w:char'] ?? '', 16);
    const font = element.attributes['w:font'];
    const sign =
      symbolOf(font, code) ??
      (isSymbolFont(font) || !(code >= 0x20 && code < 0xd800) ? undefined : String.fromCodePoint(code));
    if (sign === undefined) this.#lose('symbols');
    else this.#write(sign, { ...around, font: undefined }, into);
  }

  /** Puts `raw` as a cell may hold it, with the signs that a symbol font draws. */
  #write(raw: string, around: Around, into: Run[]): void {
    const { text, lost } = isSymbolFont(around.font) ? signsOf(raw, around.font) : { text: raw, lost: 0 };
    const allowed = withoutDisallowed(text);
    const words = allowed.text.replaceAll('\u00ad', '');
    const aside = around.aside === undefined || around.aside === 'on' ? undefined : asideOf(words, around.aside);
    if (around.aside === undefined || around.aside === 'on') this.#put(words, around, into);
    else {
      const lost = aside === undefined ? 'raised' : 'raised-signs';
      this.#put(aside ?? words, { ...around, unmarked: [...(around.unmarked ?? []), lost] }, into);
    }
    if (lost > 0) this.#lose('symbols', lost);
    if (allowed.count > 0) this.#lose('control-characters', allowed.count);
  }
}

const wordsFrom = (runs: readonly Run[], from: number): string =>
  runs
    .slice(from)
    .map(({ text }) => text)
    .join('');
