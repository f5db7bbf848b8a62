/**
 * What styles say about paragraphs and runs that carry nothing themselves: that they are a table of contents, or hidden. A
 * style's name is the same in every language ("toc 1"), its id is not (Russian Word writes "11"). Styles rest on each other, in a circle
 * if somebody wishes; each is worked out once.
 */
import { childOf, childrenOf, type XmlElement } from './xml.ts';

export type Style = {
  /** A line or the head of a table of contents, of figures or of an index. */
  readonly contents: boolean;
  readonly hidden: boolean;
};
export type Styles = { readonly of: (id: string | undefined) => Style };

const PLAIN: Style = { contents: false, hidden: false };
/** By the name of the style, and by the ids of those writers that name none. */
const CONTENTS =
  /^(?:toc ?(?:\d|heading)|contents ?(?:\d|heading)|table of (?:figures|authorities)|toa heading|index (?:\d|heading))/i;
const LONGEST_NAME = 64;

const isContents = (name: string): boolean => CONTENTS.test(name.slice(0, LONGEST_NAME));

const OFF = ['0', 'false', 'off', 'none'];
/** A property that is there is on, unless it says otherwise. */
export const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !OFF.includes(property.attributes['w:val'] ?? 'on');

/** `root`: the part of styles, if there is one that can be read. */
export function stylesOf(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>();
  for (const element of root ? childrenOf(root) : []) {
    const id = element.name === 'w:style' ? element.attributes['w:styleId'] : undefined;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  const known = new Map<string, Style>();

  const own = (id: string, element: XmlElement | undefined, base: Style): Style => {
    const name = childOf(element, 'w:name')?.attributes['w:val'] ?? id;
    const vanish = childOf(childOf(element, 'w:rPr'), 'w:vanish');
    return {
      contents: isContents(name) || isContents(id),
      hidden: vanish === undefined ? base.hidden : isOn(vanish),
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
  return { of };
}
