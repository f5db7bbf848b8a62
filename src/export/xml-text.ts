/**
 * XML as text, for the formats that other programs read: Akoma Ntoso, XLIFF, TMX. No indentation and no line breaks of our own:
 * between two elements of a sentence a space is a space. What XML forbids is dropped, and what a parser would
 * change on reading is written by its number: "\n" in an attribute, U+0085 and U+2028 anywhere (readers by the rules of
 * XML 1.1 make line feeds of them).
 */
import { printable } from './printable.ts';

export type XmlElement = {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlNode[];
};
export type XmlNode = XmlElement | string;

/** Attributes that are undefined are left out. */
export function xml(
  name: string,
  attributes: { readonly [name: string]: string | undefined } = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { name, attributes: Object.fromEntries(given), children };
}

const NAMED: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const named = (char: string): string => NAMED[char] ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase()};`;

// ">" always, so that "]]>" can never arise, not even over two neighbouring texts.
const inText = (text: string): string => printable(text).replace(/[&<>\u0085\u2028]/g, named);
const inAttribute = (text: string): string => printable(text).replace(/[&<>"\t\n\u0085\u2028]/g, named);

/** The whole file: declaration, root, one line feed at the end. */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;

function written(node: XmlNode): string {
  if (typeof node === 'string') return inText(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${inAttribute(value)}"`);
  const inside = node.children.map(written).join('');
  const head = `<${node.name}${attributes.join('')}`;
  return inside === '' ? `${head}/>` : `${head}>${inside}</${node.name}>`;
}

/** Every element of the tree, the root first, in document order. */
export function* elements(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elements(child);
}
