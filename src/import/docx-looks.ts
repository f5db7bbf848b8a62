/**
 * How words look, by their run, its style and that of the paragraph. Word adds styles up by a rule of its own: bold in a bold paragraph is
 * plain, and what the run says itself counts whatever the styles say. The surprising thing: complex scripts have properties of their own; in
 * a Persian run bold is `w:bCs`, and `w:b` says nothing.
 */
import { MARKS, type Mark } from '../domain/text/text.ts';
import { childrenOf, type XmlElement } from './xml.ts';

const TOGGLES = ['w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:strike', 'w:dstrike', 'w:vanish'] as const;
const SWITCHES = ['w:u', 'w:highlight', 'w:rtl', 'w:cs'] as const;
type Switch = (typeof TOGGLES)[number] | (typeof SWITCHES)[number];

/** What one place says; nothing of what it does not speak of. `aside`: above the line or below it. */
export type Looks = { readonly [name in Switch]?: boolean } & { readonly aside?: Aside; readonly font?: string };
export type Aside = 'above' | 'below' | 'on';

/** Values that switch a property off. */
export const OFF = ['0', 'false', 'off', 'none'];
/** A property that is there is on, unless it says otherwise. */
export const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !OFF.includes(property.attributes['w:val'] ?? 'on');

const KNOWN: ReadonlySet<string> = new Set([...TOGGLES, ...SWITCHES]);
const ASIDE: { readonly [value: string]: Aside } = { superscript: 'above', subscript: 'below', baseline: 'on' };

/** `properties` of a run or of a style. */
export function looksOf(properties: XmlElement | undefined): Looks {
  const looks: { [name: string]: boolean | string } = {};
  for (const property of properties ? childrenOf(properties) : []) {
    const { name, attributes } = property;
    const value = attributes['w:val'] ?? '';
    if (KNOWN.has(name)) looks[name] = isOn(property);
    else if (name === 'w:vertAlign') looks.aside = ASIDE[value] ?? 'on';
    // In half-points; who raises by hand also writes smaller.
    else if (name === 'w:position' && looks.aside === undefined && Number(value) !== 0)
      looks.aside = Number(value) > 0 ? 'above' : 'below';
    else if (name === 'w:rFonts') {
      const font = attributes['w:ascii'] ?? attributes['w:hAnsi'];
      if (font !== undefined) looks.font = font;
    }
  }
  return looks;
}

/** ECMA-376, 17.7.3: of the styles of paragraph and run one and not both, unless the document has it everywhere. */
export function shownLooks(direct: Looks, ofRun: Looks, ofParagraph: Looks, everywhere: Looks): Looks {
  const looks: { [name in Switch]?: boolean } = {};
  for (const name of TOGGLES)
    looks[name] =
      direct[name] ?? (everywhere[name] === true || (ofRun[name] === true) !== (ofParagraph[name] === true));
  return { ...everywhere, ...ofParagraph, ...ofRun, ...direct, ...looks };
}

/** `base`: the look of a heading, by which nothing stands out. */
export function marksOf(looks: Looks, base: Looks = {}): readonly Mark[] {
  const complex = looks['w:rtl'] === true || looks['w:cs'] === true;
  const names: { readonly [mark in Mark]: Switch } = {
    bold: complex ? 'w:bCs' : 'w:b',
    italic: complex ? 'w:iCs' : 'w:i',
    underline: 'w:u',
  };
  return MARKS.filter((mark) => looks[names[mark]] === true && base[names[mark]] !== true);
}

const ABOVE = signs('0123456789+-−–=()ni*', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ*');
const BELOW = signs('0123456789+-−–=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎');

function signs(from: string, to: string): ReadonlyMap<string, string> {
  const all = Array.from(to);
  return new Map(Array.from(from, (sign, index) => [sign, all[index] as string]));
}

/** `text` in the signs that stand above or below the line by themselves; undefined where it has others. */
export function asideOf(text: string, aside: Aside): string | undefined {
  if (aside === 'on') return text;
  const table = aside === 'above' ? ABOVE : BELOW;
  const found = Array.from(text, (sign) => (sign.trim() === '' ? sign : table.get(sign)));
  return found.includes(undefined) ? undefined : found.join('');
}
