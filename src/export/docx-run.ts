/**
 * Text to Word runs. Word needs everything said twice, once for Latin and Cyrillic and once for "complex scripts"
 * (Persian): `w:sz`/`w:szCs`, `w:b`/`w:bCs`, and it takes the complex one only in runs flagged right-to-left. So every
 * line is cut by script first, and each run says its own direction, language and marks.
 */
import { BuilderElement, type IRunOptions, Tab, TextRun } from 'docx';
import { LABEL_STYLE, REFERENCE_STYLE, slotTag, styleId } from '../domain/text/own-file.ts';
import { type Direction, stretches } from '../domain/text/script-runs.ts';
import type { Mark } from '../domain/text/text.ts';
import { LANGS, type Lang, language } from '../language/language.ts';
import { WORDING } from '../language/printed-export.ts';
import { anchorsOf } from './docx-anchor.ts';
import { DIGITS } from './docx-fonts.ts';
import type { Note, NotedParagraph, NotedRun } from './footnote.ts';
import { printable } from './printable.ts';

/** Puts a footnote into the file. `id`: its number there; `counted`: Word, which counts by itself, comes to the number that it has. */
export type PutFootnote = (note: Note, hangs: boolean) => { readonly id: number; readonly counted: boolean };

/**
 * `label`: the number before a clause and what parts it from the words, which the import leaves out. `footnote`: makes footnotes of the
 * references; without it they are raised numbers.
 */
export type RunStyle = {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly label?: boolean;
  readonly raised?: boolean;
  readonly footnote?: PutFootnote | undefined;
};

export const directionOf = (lang: Lang): Direction => language(lang).dir;

/** A right-to-left stretch in a left-to-right column (and the reverse) belongs to some other language of the summit. */
const borrowed = (dir: Direction): Lang => LANGS.findLast((lang) => directionOf(lang) === dir) ?? LANGS[0];

/** A left-to-right language for what belongs to none: symbols, digests, numbers under a table of all languages. */
export const neutral = (): Lang => borrowed('ltr');

/** Runs of one paragraph of a cell; `marks` of the text are added to `style`. */
export function runsOf(paragraph: NotedParagraph, lang: Lang, style: RunStyle = {}): TextRun[] {
  const words = paragraph.filter(({ note, gap }) => !note && !gap);
  const whole = words.map((run) => run.text).join('');
  const marks = words.flatMap((run) => Array.from({ length: run.text.length }, () => run.marks ?? []));
  // Which run a letter is of, where that stands for a list of States.
  const slots = words.flatMap((run) => Array.from({ length: run.text.length }, () => (run.slot ? run : null)));
  const references = referencesAt(paragraph);
  const runs: TextRun[] = [];
  let list: { readonly of: object; readonly content: BuilderElement } | null = null;
  const put = (made: TextRun, of: NotedParagraph[number] | null | undefined): void => {
    if (!of) runs.push(made);
    else {
      if (list?.of !== of) {
        const control = slotControl(of.slot ?? '', of.text);
        // The library's types know no control inside a paragraph.
        runs.push(control.whole as unknown as TextRun);
        list = { of, content: control.content };
      }
      list.content.addChildElement(made);
    }
  };
  let offset = 0;
  const refer = (at: number): void => {
    for (const each of references.get(at) ?? []) {
      // Not in the note, for LibreOffice mixes up the bookmarks there.
      if (style.footnote && each.note) runs.push(...anchorsOf(each.note.clause));
      runs.push(reference(each, lang, style));
    }
  };
  // Directions come from the whole line, not from each run: a bold full stop must side with the word before it.
  for (const { text, dir } of stretches(whole, directionOf(lang))) {
    let from = 0;
    for (let at = 1; at <= text.length; at++) {
      const goesOn = at < text.length && !references.has(offset + at);
      const isSame =
        marks[offset + at]?.join() === marks[offset + from]?.join() && slots[offset + at] === slots[offset + from];
      if (goesOn && isSame) continue;
      refer(offset + from);
      put(run(text.slice(from, at), dir, lang, style, marks[offset + from]), slots[offset + from]);
      from = at;
    }
    offset += text.length;
  }
  refer(offset);
  return runs;
}

/** A content control around the names of a list: nobody writes in it, and its tag has the token that comes home. */
function slotControl(
  token: string,
  words: string,
): { readonly whole: BuilderElement; readonly content: BuilderElement } {
  const valued = (name: string, value: string): BuilderElement =>
    new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } });
  const properties = new BuilderElement({
    name: 'w:sdtPr',
    children: [valued('w:alias', token), valued('w:tag', slotTag(token, words)), valued('w:lock', 'sdtContentLocked')],
  });
  const content = new BuilderElement({ name: 'w:sdtContent' });
  const whole = new BuilderElement({ name: 'w:sdt', children: [properties, content] });
  return { whole, content };
}

/** The references of a line by the place among its words, in code units: a number belongs to no word and has no part in their directions. */
function referencesAt(paragraph: NotedParagraph): ReadonlyMap<number, readonly NotedRun[]> {
  const found = new Map<number, NotedRun[]>();
  let at = 0;
  for (const each of paragraph) {
    if (!each.note && !each.gap) at += each.text.length;
    else {
      const own = found.get(at);
      if (own) own.push(each);
      else found.set(at, [each]);
    }
  }
  return found;
}

/** The number of a footnote, which is text like every number; one that no sign stands for has the style of labels, which are no words. */
function reference({ text, note, hangs, marks }: NotedRun, lang: Lang, style: RunStyle): TextRun {
  const { footnote, ...own } = style;
  const base = properties(directionOf(lang), lang, { ...own, label: false }, marks);
  const beside = { ...base, style: styleId(LABEL_STYLE), superScript: true };
  if (!note) return new TextRun({ ...beside, text });
  if (!footnote) {
    const named = hangs ? beside : { ...base, style: styleId(REFERENCE_STYLE) };
    return new TextRun({ ...named, text: printable(text) });
  }
  const { id, counted } = footnote(note, hangs === true);
  const attributes = {
    ...(counted ? {} : { follows: { key: 'w:customMarkFollows', value: '1' } }),
    id: { key: 'w:id', value: String(id) },
  };
  const run = holding(
    { ...base, style: 'FootnoteReference', ...(counted ? persianDigits(lang) : {}) },
    new BuilderElement({ name: 'w:footnoteReference', attributes }),
  );
  if (counted) return run;
  const sign = new BuilderElement({ name: 'w:t', attributes: PRESERVED });
  sign.addChildElement(printable(text));
  run.addChildElement(sign);
  return run;
}
const PRESERVED = { space: { key: 'xml:space', value: 'preserve' } };

/** Runs of a line without marks, e.g. a title or a label. */
export const plainRuns = (text: string, lang: Lang, style: RunStyle = {}): TextRun[] =>
  runsOf([{ text: printable(text).replaceAll('\n', ' ') }], lang, style);

/** «صفحهٔ {n} از {m}» with the numbers as fields. */
export function pageRuns(template: string, lang: Lang, style: RunStyle): TextRun[] {
  return template
    .split(/(\{[nm]\})/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (part !== '{n}' && part !== '{m}') return plainRuns(part, lang, style);
      return field(part === '{n}' ? 'PAGE' : 'NUMPAGES', lang, style);
    });
}

/** The font that draws Western digits as Persian ones, for what Word counts. */
export const persianDigits = (lang: Lang): { readonly font?: { ascii: string; hAnsi: string; cs: string } } =>
  language(lang).digits.startsWith('0') ? {} : { font: { ascii: DIGITS, hAnsi: DIGITS, cs: DIGITS } };

/** A field as five runs, each with all its properties: Word takes the look of the number from any of them, as it likes. */
function field(instruction: string, lang: Lang, style: RunStyle): TextRun[] {
  const options = { ...properties(directionOf(lang), lang, style), ...persianDigits(lang) };
  const around = (fldCharType: string): TextRun =>
    holding(
      options,
      new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: fldCharType } } }),
    );
  const told = new BuilderElement({ name: 'w:instrText', attributes: PRESERVED });
  told.addChildElement(` ${instruction} `);
  return [
    around('begin'),
    holding(options, told),
    around('separate'),
    new TextRun({ ...options, text: '1' }),
    around('end'),
  ];
}

function holding(options: IRunOptions, element: BuilderElement): TextRun {
  const run = new TextRun(options);
  run.addChildElement(element);
  return run;
}

function run(text: string, dir: Direction, lang: Lang, style: RunStyle, marks: readonly Mark[] = []): TextRun {
  const base = properties(dir, lang, style, marks);
  if (!text.includes('\t')) return new TextRun({ ...base, text });
  const children = text.split('\t').flatMap((piece, index) => (index > 0 ? [new Tab(), piece] : [piece]));
  return new TextRun({ ...base, children: children.filter((child) => child !== '') });
}

function properties(dir: Direction, lang: Lang, style: RunStyle, marks: readonly Mark[] = []): IRunOptions {
  const tag = WORDING[directionOf(lang) === dir ? lang : borrowed(dir)].wordTag;
  const bold = style.bold || marks.includes('bold');
  const italics = marks.includes('italic');
  return {
    ...(bold ? { bold, boldComplexScript: bold } : {}),
    ...(italics ? { italics, italicsComplexScript: italics } : {}),
    ...(marks.includes('underline') ? { underline: {} } : {}),
    ...(style.label ? { style: styleId(LABEL_STYLE) } : {}),
    ...(style.raised ? { superScript: true } : {}),
    ...(style.size ? { size: style.size, sizeComplexScript: style.size } : {}),
    ...(style.color ? { color: style.color } : {}),
    ...(dir === 'rtl' ? { rightToLeft: true, language: { bidirectional: tag } } : { language: { value: tag } }),
  };
}
