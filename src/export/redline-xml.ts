/**
 * Tracked changes in Word's XML. Both versions are printed by the ordinary exporter first; here their runs are only cut
 * and woven, so that fonts, directions, indents and labels are right because they were right there.
 * The mark at the end of a paragraph is a character like another: a paragraph that came or went says so of its mark,
 * and a program that takes the mark away lets the paragraph flow into the next one, whose properties then count.
 */
import type { IContext } from 'docx';
import type { Piece } from './redline.ts';

export type Xml = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly (Xml | string)[];
};

export const element = (name: string, attributes: Xml['attributes'] = {}, children: Xml['children'] = []): Xml => ({
  name,
  attributes,
  children,
});

type Tree = { readonly [name: string]: unknown };

/** A paragraph, run or table of the library as a tree. They ask nothing of the file that they will stand in. */
export function xmlOf(component: { prepForXml(context: IContext): object | undefined }): Xml {
  return treeOf(component.prepForXml({ stack: [], file: {}, viewWrapper: {} } as unknown as IContext) as Tree);
}

function treeOf(object: Tree): Xml {
  const [[name, content] = ['', []]] = Object.entries(object);
  const attributes: { [name: string]: string } = {};
  const children: (Xml | string)[] = [];
  for (const part of Array.isArray(content) ? content : [content]) {
    if (typeof part !== 'object' || part === null) children.push(String(part));
    else if ('_attr' in part) {
      for (const [key, value] of Object.entries(part._attr as Tree))
        if (value !== undefined) attributes[key] = String(value);
    } else if (Object.keys(part).length > 0) children.push(treeOf(part as Tree));
  }
  return { name, attributes, children };
}

const ENTITIES: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] as string);

export function serialised({ name, attributes, children }: Xml): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : serialised(child))).join('');
  return inside === '' ? `<${name}${own.join('')}/>` : `<${name}${own.join('')}>${inside}</${name}>`;
}

export const childrenOf = (xml: Xml, name: string): Xml[] =>
  xml.children.filter((child): child is Xml => typeof child !== 'string' && child.name === name);

/** The text of paragraphs, "\n" between them; a tab is "\t". */
export const flatText = (paragraphs: readonly Xml[]): string => paragraphs.map(textOf).join('\n');

function textOf(xml: Xml | string): string {
  if (typeof xml === 'string' || xml.name === 'w:pPr' || xml.name === 'w:rPr') return '';
  if (xml.name === 'w:t') return xml.children.join('');
  return xml.name === 'w:tab' ? '\t' : xml.children.map(textOf).join('');
}

export type Change = 'insert' | 'delete';
/** Attributes of one change: an id of its own, author, date. */
export type Stamp = () => Xml['attributes'];

const CHANGE = { insert: 'w:ins', delete: 'w:del' } as const;

/** `w:ins` or `w:del` around runs (or empty, in properties). Deleted text has a name of its own. */
export const changed = (op: Change, stamp: Stamp, runs: readonly Xml[] = []): Xml =>
  element(CHANGE[op], stamp(), op === 'delete' ? runs.map(asDeleted) : runs);

const asDeleted = (xml: Xml): Xml => ({
  ...xml,
  name: xml.name === 'w:t' ? 'w:delText' : xml.name,
  children: xml.children.map((child) => (typeof child === 'string' ? child : asDeleted(child))),
});

/**
 * The paragraphs of two versions woven. `pieces` must spell them: `same` and `delete` the text of `from` with a "\n"
 * after every paragraph, `same` and `insert` that of `to`; anything else is a RangeError.
 */
export function woven(from: readonly Xml[], to: readonly Xml[], pieces: readonly Piece[], stamp: Stamp): Xml[] {
  const [old, young] = [new Cursor(from), new Cursor(to)];
  const paragraphs: Xml[] = [];
  let children: Xml[] = [];
  const close = (op: Piece['op']): void => {
    const gone = op === 'insert' ? undefined : old.end();
    const own = op === 'delete' ? gone : young.end();
    const properties = op === 'same' ? own : withMark(own, changed(op, stamp));
    paragraphs.push(element('w:p', {}, [...(properties ? [properties] : []), ...children]));
    children = [];
  };
  for (const { op, text } of pieces) {
    text.split('\n').forEach((chunk, index) => {
      if (index > 0) close(op);
      if (chunk === '') return;
      const gone = op === 'insert' ? [] : old.take(chunk);
      const runs = op === 'delete' ? gone : young.take(chunk);
      children.push(...(op === 'same' ? runs : [changed(op, stamp, runs)]));
    });
  }
  if (children.length > 0 || !old.done || !young.done) throw new RangeError('these pieces are not those paragraphs');
  return paragraphs;
}

/** Properties of a paragraph whose mark came or went. The schema wants the mark's own properties last. */
function withMark(properties: Xml | undefined, mark: Xml): Xml {
  return element('w:pPr', {}, [...(properties?.children ?? []), element('w:rPr', {}, [mark])]);
}

/** Reads runs from paragraphs, cutting them where asked. */
class Cursor {
  readonly #paragraphs: readonly Xml[];
  #paragraph = 0;
  #run = 0;
  /** Characters of the present run that are taken already. */
  #offset = 0;

  constructor(paragraphs: readonly Xml[]) {
    this.#paragraphs = paragraphs;
  }

  get done(): boolean {
    return this.#paragraph === this.#paragraphs.length;
  }

  #runs(): Xml[] {
    const paragraph = this.#paragraphs[this.#paragraph];
    return paragraph ? childrenOf(paragraph, 'w:r') : [];
  }

  /** Runs that say `text`, the next characters of this paragraph. */
  take(text: string): Xml[] {
    const taken: Xml[] = [];
    const runs = this.#runs();
    let left = text;
    while (left !== '') {
      const run = runs[this.#run];
      const rest = run ? textOf(run).slice(this.#offset) : '';
      const part = rest.slice(0, left.length);
      if (!run || part === '' || !left.startsWith(part)) throw new RangeError(`${text} does not stand here`);
      taken.push(cut(run, this.#offset, this.#offset + part.length));
      left = left.slice(part.length);
      if (part.length < rest.length) this.#offset += part.length;
      else {
        this.#run++;
        this.#offset = 0;
      }
    }
    return taken;
  }

  /** Leaves the paragraph and gives its properties. */
  end(): Xml | undefined {
    const paragraph = this.#paragraphs[this.#paragraph];
    if (!paragraph || this.#run < this.#runs().length) throw new RangeError('a paragraph does not end here');
    this.#paragraph++;
    this.#run = 0;
    this.#offset = 0;
    return childrenOf(paragraph, 'w:pPr')[0];
  }
}

/** Characters `from` to `to` of a run, with its properties. */
function cut(run: Xml, from: number, to: number): Xml {
  let at = 0;
  const children = run.children.flatMap((child): Xml[] => {
    if (typeof child === 'string') return [];
    const length = textOf(child).length;
    const start = at;
    at += length;
    if (length === 0) return [child];
    if (to <= start || from >= at) return [];
    if (child.name !== 'w:t') return [child];
    const text = textOf(child).slice(Math.max(0, from - start), to - start);
    return [element('w:t', { 'xml:space': 'preserve' }, [text])];
  });
  return { ...run, children };
}
