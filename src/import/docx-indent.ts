/**
 * Where the first line of a paragraph begins, in twentieths of a point: by it a reader tells a list inside a list where both count alike.
 */
import { childOf, type XmlElement } from './xml.ts';

/** What one place says; a later one overrides it property by property. `first`: of the first line, beside the others. */
export type Indent = { readonly left?: number; readonly first?: number };

const UNITS: { readonly [unit: string]: number } = {
  '': 1,
  pt: 20,
  pc: 240,
  pi: 240,
  in: 1440,
  cm: 1440 / 2.54,
  mm: 144 / 2.54,
};

function lengthOf(written: string | undefined): number | undefined {
  const [, number, unit = ''] = /^(-?\d{1,6}(?:\.\d{1,6})?)([a-z]{2})?$/.exec(written ?? '') ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? undefined : Math.round(Number(number) * factor);
}

/** `properties` of a paragraph, a style or a level of a list. */
export function indentOf(properties: XmlElement | undefined): Indent {
  const { attributes = {} } = childOf(properties, 'w:ind') ?? {};
  const left = lengthOf(attributes['w:start'] ?? attributes['w:left']);
  const hanging = lengthOf(attributes['w:hanging']);
  const first = hanging === undefined ? lengthOf(attributes['w:firstLine']) : -hanging;
  return { ...(left === undefined ? {} : { left }), ...(first === undefined ? {} : { first }) };
}

/** Of all that speak about a paragraph, the weakest first. */
export function startOf(indents: readonly Indent[]): number {
  const { left = 0, first = 0 }: Indent = Object.assign({}, ...indents);
  return left + first;
}
