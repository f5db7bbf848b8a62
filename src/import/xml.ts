/**
 * XML to a tree, for parts of office files: elements, attributes, text. Own and small, because the pure folders know no
 * DOM and because a file from outside is to be refused and not repaired: a document type (the door for entity bombs), an
 * element left open or ten thousand nested ones give `undefined`. Namespaces are resolved to the prefixes used here.
 */
export type XmlElement = {
  /** With the prefix of `PREFIXES`, whatever the file calls it; other namespaces keep the file's own. */
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: (XmlElement | string)[];
};

/** The namespaces that matter; each has a second name in the strict form of the standard. */
const PREFIXES: { readonly [namespace: string]: string } = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
};

export const XML_LIMITS = { depth: 200, elements: 1_500_000 } as const;

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undefined for an entity that XML does not know without a document type. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let bad = false;
  const out = text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));|&/g, (_, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1;
    if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    if (name !== undefined && Object.hasOwn(ENTITIES, name)) return ENTITIES[name] as string;
    bad = true;
    return '';
  });
  return bad ? undefined : out;
}

const ATTRIBUTE = /\s*([^\s=<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

function attributesOf(source: string): { [name: string]: string } | undefined {
  const attributes: { [name: string]: string } = {};
  ATTRIBUTE.lastIndex = 0;
  let end = 0;
  for (let match = ATTRIBUTE.exec(source); match; match = ATTRIBUTE.exec(source)) {
    const value = decoded(match[2] ?? match[3] ?? '');
    if (value === undefined) return undefined;
    attributes[match[1] as string] = value;
    end = ATTRIBUTE.lastIndex;
  }
  return source.slice(end).trim() === '' ? attributes : undefined;
}

type Prefixes = ReadonlyMap<string, string>;

/** The prefixes in force inside an element with these attributes. */
function declared(attributes: { readonly [name: string]: string }, outer: Prefixes): Prefixes {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  const inner = new Map(outer);
  for (const [name, namespace] of own) {
    const prefix = name.slice(6);
    inner.set(prefix, (Object.hasOwn(PREFIXES, namespace) ? PREFIXES[namespace] : undefined) ?? prefix);
  }
  return inner;
}

function resolved(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':');
  const known = prefixes.get(colon < 0 ? '' : name.slice(0, colon));
  if (known === undefined) return name;
  const local = name.slice(colon + 1);
  return known === '' ? local : `${known}:${local}`;
}

/** Attributes without a prefix stay as they are: a default namespace is none of theirs. */
const named = (attributes: { readonly [name: string]: string }, prefixes: Prefixes): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.includes(':') ? resolved(name, prefixes) : name, value]),
  );

const SKIPPED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

/** The root element, or undefined for anything that is not well-formed, has a document type or exceeds `XML_LIMITS`. */
export function parseXml(xml: string): XmlElement | undefined {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: { element: XmlElement; raw: string; prefixes: Prefixes }[] = [
    { element: root, raw: '', prefixes: new Map([['xml', 'xml']]) },
  ];
  let elements = 0;
  for (let at = 0; at < xml.length; ) {
    const top = open.at(-1) as (typeof open)[number];
    if (xml[at] !== '<') {
      const next = xml.indexOf('<', at);
      const end = next < 0 ? xml.length : next;
      const text = decoded(xml.slice(at, end));
      if (text === undefined) return undefined;
      top.element.children.push(text);
      at = end;
      continue;
    }
    const skipped = SKIPPED.find(([start]) => xml.startsWith(start, at));
    if (skipped) {
      const end = xml.indexOf(skipped[1], at + skipped[0].length);
      if (end < 0) return undefined;
      at = end + skipped[1].length;
      continue;
    }
    if (xml.startsWith('<![CDATA[', at)) {
      const end = xml.indexOf(']]>', at);
      if (end < 0) return undefined;
      top.element.children.push(xml.slice(at + 9, end));
      at = end + 3;
      continue;
    }
    const close = tagEnd(xml, at);
    if (close < 0 || xml[at + 1] === '!') return undefined;
    const tag = xml.slice(at + 1, close);
    at = close + 1;
    if (tag.startsWith('/')) {
      if (open.length === 1 || top.raw !== tag.slice(1).trimEnd()) return undefined;
      open.pop();
      continue;
    }
    const empty = tag.endsWith('/');
    const parts = /^([^\s/>="'<]+)([\s\S]*)$/.exec(empty ? tag.slice(0, -1) : tag);
    const attributes = parts ? attributesOf(parts[2] as string) : undefined;
    if (!parts || !attributes || ++elements > XML_LIMITS.elements || open.length > XML_LIMITS.depth) return undefined;
    const prefixes = declared(attributes, top.prefixes);
    const raw = parts[1] as string;
    const element = { name: resolved(raw, prefixes), attributes: named(attributes, prefixes), children: [] };
    top.element.children.push(element);
    if (!empty) open.push({ element, raw, prefixes });
  }
  const [only, ...others] = root.children.filter((node) => typeof node !== 'string');
  const loose = root.children.some((node) => typeof node === 'string' && node.trim() !== '');
  return open.length === 1 && others.length === 0 && !loose ? only : undefined;
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
