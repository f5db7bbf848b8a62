/**
 * XML to a tree, for parts of office files: elements, attributes, text. Own and small, because the pure folders know no
 * DOM and because a file from outside is to be refused and not repaired: a document type (the door for entity bombs), an
 * element left open or an attribute said twice is damage. Namespaces are resolved to the prefixes used here. Every character is
 * looked at a fixed number of times, whatever the file holds, and whatever it can make many of has a limit.
 */
export type XmlElement = {
  /** With the prefix of `PREFIXES`, whatever the file calls it; other namespaces keep the file's own. */
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: (XmlElement | string)[];
  /** `xml:space` is "preserve", here or above. */
  readonly preserves?: true;
};

/** The namespaces that matter; each has a second name in the strict form of the standard. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

/** A part of honest files has a tenth of this at most. `text` counts stretches of text, `prefixes` those in force at one place. */
export const XML_LIMITS = {
  depth: 200,
  elements: 1_500_000,
  attributes: 1_000,
  name: 1_000,
  prefixes: 2_000,
  text: 1_500_000,
  entities: 2_000_000,
} as const;
export type XmlLimit = keyof typeof XML_LIMITS;

/** `damaged`: not well-formed, or with a document type. */
export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: 'damaged' }
  | { readonly ok: false; readonly reason: 'too-large'; readonly limit: XmlLimit };

/** Ends the reading from wherever it is; never leaves this file. */
class Refused extends Error {
  readonly limit: XmlLimit | undefined;
  constructor(limit?: XmlLimit) {
    super(limit ?? 'damaged');
    this.limit = limit;
  }
}

/** The root element, or why there is none. Time and memory in proportion to the length. */
export function parseXml(xml: string): XmlResult {
  try {
    return { ok: true, root: new Reader(xml).read() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.limit ? { ok: false, reason: 'too-large', limit: error.limit } : { ok: false, reason: 'damaged' };
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** "#x10FFFF" and "#1114111" are the longest that name a character. */
const LONGEST_ENTITY = 10;
const NUMBER = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}))$/;

/** The character that stands between "&" and ";". */
function entity(name: string): string | undefined {
  const [, hex, decimal] = NUMBER.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return ENTITIES.get(name);
  const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const NAME = /[^\s/>="'<]+/y;
const ATTRIBUTE = /\s*([^\s=<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const NOTHING: { readonly [name: string]: string } = Object.freeze({});

type Attribute = readonly [name: string, value: string];
type Counted = 'elements' | 'text' | 'entities' | 'prefixes';
type Open = { readonly element: XmlElement; readonly raw: string; readonly prefixes: readonly string[] };

class Reader {
  readonly #xml: string;
  readonly #count: { [what in Counted]: number } = { elements: 0, text: 0, entities: 0, prefixes: 0 };
  readonly #open: Open[] = [{ element: { name: '', attributes: NOTHING, children: [] }, raw: '', prefixes: [] }];
  /** What each prefix stands for, the innermost last: an element that declares none costs nothing, however many are in force. */
  readonly #meanings = new Map<string, string[]>([['xml', ['xml']]]);

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): XmlElement {
    const xml = this.#xml;
    const { children } = (this.#open[0] as Open).element;
    for (let at = 0; at < xml.length; ) at = xml[at] === '<' ? this.#markup(at) : this.#text(at);
    const elements = children.filter((node) => typeof node !== 'string');
    const loose = children.some((node) => typeof node === 'string' && node.trim() !== '');
    const [only] = elements;
    if (this.#open.length !== 1 || elements.length !== 1 || !only || loose) throw new Refused();
    return only;
  }

  #add(what: Counted, more = 1): void {
    this.#count[what] += more;
    if (this.#count[what] > XML_LIMITS[what]) throw new Refused(what);
  }

  get #top(): Open {
    return this.#open.at(-1) as Open;
  }

  #put(text: string): void {
    this.#add('text');
    this.#top.element.children.push(text);
  }

  #text(at: number): number {
    const next = this.#xml.indexOf('<', at);
    const end = next < 0 ? this.#xml.length : next;
    this.#put(this.#decoded(this.#xml.slice(at, end)));
    return end;
  }

  /** Reads what the "<" at `at` opens, and answers where it ends. */
  #markup(at: number): number {
    const xml = this.#xml;
    if (xml.startsWith('<!--', at)) return this.#after('-->', at + 4);
    if (xml.startsWith('<?', at)) return this.#after('?>', at + 2);
    if (xml.startsWith('<![CDATA[', at)) {
      const end = this.#after(']]>', at + 9);
      this.#put(xml.slice(at + 9, end - 3));
      return end;
    }
    if (xml[at + 1] === '!') throw new Refused();
    const close = tagEnd(xml, at);
    if (close < 0) throw new Refused();
    if (xml[at + 1] === '/') this.#close(xml.slice(at + 2, close).trimEnd());
    else this.#begin(at + 1, xml[close - 1] === '/' ? close - 1 : close, xml[close - 1] === '/');
    return close + 1;
  }

  #after(end: string, from: number): number {
    const at = this.#xml.indexOf(end, from);
    if (at < 0) throw new Refused();
    return at + end.length;
  }

  #close(raw: string): void {
    const { raw: wanted, prefixes } = this.#top;
    if (this.#open.length === 1 || wanted !== raw) throw new Refused();
    this.#open.pop();
    this.#forget(prefixes);
  }

  #begin(from: number, end: number, empty: boolean): void {
    NAME.lastIndex = from;
    const raw = NAME.exec(this.#xml)?.[0];
    if (raw === undefined || from + raw.length > end) throw new Refused();
    if (raw.length > XML_LIMITS.name) throw new Refused('name');
    this.#add('elements');
    if (this.#open.length > XML_LIMITS.depth) throw new Refused('depth');
    const given = from + raw.length < end ? this.#attributes(this.#xml.slice(from + raw.length, end)) : [];
    const prefixes = this.#declare(given);
    const attributes = this.#named(given);
    const space = attributes['xml:space'];
    const preserves = space === undefined ? this.#top.element.preserves === true : space === 'preserve';
    const element: XmlElement = {
      name: this.#resolved(raw),
      attributes,
      children: [],
      ...(preserves ? { preserves } : {}),
    };
    this.#top.element.children.push(element);
    if (empty) this.#forget(prefixes);
    else this.#open.push({ element, raw, prefixes });
  }

  #attributes(source: string): readonly Attribute[] {
    const attributes: Attribute[] = [];
    const names = new Set<string>();
    ATTRIBUTE.lastIndex = 0;
    let end = 0;
    for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
      const name = match[1] as string;
      if (attributes.length === XML_LIMITS.attributes) throw new Refused('attributes');
      if (name.length > XML_LIMITS.name) throw new Refused('name');
      if (names.size === names.add(name).size) throw new Refused();
      attributes.push([name, this.#decoded(match[2] ?? match[3] ?? '')]);
      end = ATTRIBUTE.lastIndex;
    }
    if (source.slice(end).trim() !== '') throw new Refused();
    return attributes;
  }

  /** Takes down the namespaces that an element declares; answers their prefixes. */
  #declare(attributes: readonly Attribute[]): readonly string[] {
    const own: string[] = [];
    for (const [name, namespace] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice(6);
      const meaning = PREFIXES.get(namespace) ?? prefix;
      const outer = this.#meanings.get(prefix);
      if (outer) outer.push(meaning);
      else this.#meanings.set(prefix, [meaning]);
      own.push(prefix);
      this.#add('prefixes');
    }
    return own;
  }

  #forget(prefixes: readonly string[]): void {
    for (const prefix of prefixes) {
      const meanings = this.#meanings.get(prefix) as string[];
      meanings.pop();
      if (meanings.length === 0) this.#meanings.delete(prefix);
    }
    this.#add('prefixes', -prefixes.length);
  }

  #resolved(name: string): string {
    const colon = name.indexOf(':');
    const known = this.#meanings.get(colon < 0 ? '' : name.slice(0, colon))?.at(-1);
    if (known === undefined) return name;
    const local = name.slice(colon + 1);
    return known === '' ? local : `${known}:${local}`;
  }

  /** Attributes without a prefix stay as they are: a default namespace is none of theirs. */
  #named(attributes: readonly Attribute[]): { readonly [name: string]: string } {
    if (attributes.length === 0) return NOTHING;
    return Object.fromEntries(
      attributes.map(([name, value]) => [name.includes(':') ? this.#resolved(name) : name, value]),
    );
  }

  /** Ends at the first "&" that names no character: XML knows no others without a document type. */
  #decoded(text: string): string {
    let at = text.indexOf('&');
    if (at < 0) return text;
    const pieces: string[] = [];
    let from = 0;
    for (; at >= 0; at = text.indexOf('&', from)) {
      const ahead = text.slice(at + 1, at + 2 + LONGEST_ENTITY);
      const length = ahead.indexOf(';');
      const char = length < 0 ? undefined : entity(ahead.slice(0, length));
      if (char === undefined) throw new Refused();
      this.#add('entities');
      pieces.push(text.slice(from, at), char);
      from = at + length + 2;
    }
    pieces.push(text.slice(from));
    return pieces.join('');
  }
}

/** Where the tag that opens at `from` closes, or -1; a ">" inside quotes does not close it. Reads no character twice. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < xml.length; at++) {
    const char = xml[at] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
    else if (char === '<') return -1;
  }
  return -1;
}

export const childrenOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((node): node is XmlElement => typeof node !== 'string');
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
