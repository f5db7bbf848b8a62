/**
 * What styles say about paragraphs and runs that carry nothing themselves: that they are a table of contents, or hidden. A
 * style's name is the same in every language ("toc 1"), its id is not (Russian Word writes "11"). Styles rest on each other, in a circle
 * if somebody wishes; each is worked out once.
 */
import {
  type BESIDE,
  LABEL_STYLE,
  type OwnPlace,
  REFERENCE_STYLE,
  readStyle,
  styleId,
} from '../domain/text/own-file.ts';
import { type Indent, indentOf } from './docx-indent.ts';
import { type Looks, looksOf, OFF } from './docx-looks.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

export type Style = {
  /** A line or the head of a table of contents, of figures or of an index. */
  readonly contents: boolean;
  /** Of its words. Of a style of our own, and of links, there are none: their look says what they are. */
  readonly looks: Looks;
  /** What a style of our own files says of its paragraph. */
  readonly own?: OwnPlace | typeof BESIDE;
  /** Of our labels. */
  readonly label: boolean;
  /** Of the number of a footnote, side by side. */
  readonly reference: boolean;
  /** Of a heading: its depth from 0; by the property, or by the name that every language of Word has. */
  readonly outline?: number;
  readonly title: boolean;
  /** The list that numbers the paragraph. */
  readonly list?: ListPlace;
  readonly indent: Indent;
};
/** `num` 0: no list. `level` is absent where the list itself says which style has which. */
export type ListPlace = { readonly num: string; readonly level?: number; readonly style?: string };
export type Styles = {
  /** `id` undefined: the style of paragraphs that name none. */
  readonly ofParagraph: (id: string | undefined) => Style;
  readonly ofRun: (id: string | undefined) => Style;
  /** What the document says of all its words. */
  readonly everywhere: Looks;
};

const PLAIN: Style = { contents: false, looks: {}, label: false, reference: false, title: false, indent: {} };
/** By the name of the style, and by the ids of those writers that name none. */
const CONTENTS =
  /^(?:toc ?(?:\d|heading)|contents ?(?:\d|heading)|table of (?:figures|authorities)|toa heading|index (?:\d|heading))/i;
/** Their look says that they are links. */
const LINKS = /^(?:followed ?hyperlink|hyperlink|(?:visited ?)?internet ?link)$/i;
const LONGEST_NAME = 64;

const isContents = (name: string): boolean => CONTENTS.test(name.slice(0, LONGEST_NAME));

const spaceless = (name: string): string => styleId(name).toLowerCase();
const LABEL = spaceless(LABEL_STYLE);
const REFERENCE = spaceless(REFERENCE_STYLE);

/** The level that a paragraph or style gives its words in the outline; 9 is body text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const level = childOf(properties, 'w:outlineLvl')?.attributes['w:val'];
  return level !== undefined && /^[0-9]$/.test(level) ? Number(level) : undefined;
}
const headingNamed = (name: string): number | undefined => {
  const level = /^heading ?([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level) - 1;
};

/** `style`: of whose style these are the properties. `base`: what they rest on; they may say the level alone. */
export function listOf(
  properties: XmlElement | undefined,
  base: ListPlace | undefined,
  style?: string,
): ListPlace | undefined {
  const list = childOf(properties, 'w:numPr');
  const num = childOf(list, 'w:numId')?.attributes['w:val'];
  const written = Number(childOf(list, 'w:ilvl')?.attributes['w:val'] ?? Number.NaN);
  const level = Number.isInteger(written) && written >= 0 && written < 9 ? { level: written } : {};
  if (num === undefined) return base && { ...base, ...level };
  return { num, ...level, ...(style === undefined ? {} : { style }) };
}

/** `root`: the part of styles, if there is one that can be read. */
export function stylesOf(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const element of root ? childrenOf(root) : []) {
    const { 'w:styleId': id, 'w:type': type, 'w:default': chosen = '0' } = element.attributes;
    if (element.name !== 'w:style' || id === undefined || byId.has(id)) continue;
    byId.set(id, element);
    if (type === 'paragraph' && !OFF.includes(chosen)) usual ??= id;
  }
  const known = new Map<string, Style>();

  const own = (id: string, element: XmlElement | undefined, base: Style): Style => {
    const name = childOf(element, 'w:name')?.attributes['w:val'] ?? id;
    const properties = childOf(element, 'w:pPr');
    const place = readStyle(name) ?? readStyle(id);
    const outline = outlineOf(properties) ?? headingNamed(name) ?? base.outline;
    const list = listOf(properties, base.list, id);
    return {
      ...(place === undefined ? {} : { own: place }),
      label: spaceless(name) === LABEL || spaceless(id) === LABEL,
      reference: spaceless(name) === REFERENCE || spaceless(id) === REFERENCE,
      title: /^title$/i.test(name) || base.title,
      ...(outline === undefined ? {} : { outline }),
      ...(list === undefined ? {} : { list }),
      indent: { ...base.indent, ...indentOf(properties) },
      contents: isContents(name) || isContents(id),
      looks:
        place === undefined && !LINKS.test(name.slice(0, LONGEST_NAME))
          ? { ...base.looks, ...looksOf(childOf(element, 'w:rPr')) }
          : {},
    };
  };
  const of = (id: string | undefined): Style => {
    if (id === undefined) return PLAIN;
    const chain: string[] = [];
    const met = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !known.has(at) && !met.has(at); ) {
      chain.push(at);
      met.add(at);
      at = childOf(byId.get(at), 'w:basedOn')?.attributes['w:val'];
    }
    // From the style that rests on none, or on one that is known, up to the one asked for.
    for (const each of chain.reverse()) {
      const base = childOf(byId.get(each), 'w:basedOn')?.attributes['w:val'];
      known.set(each, own(each, byId.get(each), known.get(base ?? '') ?? PLAIN));
    }
    return known.get(id) ?? PLAIN;
  };
  const defaults = childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault');
  return { ofParagraph: (id) => of(id ?? usual), ofRun: of, everywhere: looksOf(childOf(defaults, 'w:rPr')) };
}
