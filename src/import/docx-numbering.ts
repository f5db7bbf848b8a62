/**
 * The numbers that Word works out ("1.", "а)", "Статья 3."): Word shows them before the words and stores none of them, so they are counted
 * here as it counts. A deeper level begins anew after a shallower one, unless it says otherwise; lists that rest on one definition go on
 * counting together.
 */

import { roman } from '../language/number.ts';
import { LETTERS } from '../language/numbering.ts';
import { type Indent, indentOf } from './docx-indent.ts';
import { isOn } from './docx-looks.ts';
import type { ListPlace } from './docx-styles.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/**
 * `text` as it stands before the words, "" for a bullet. `level`: of the list, from 0. `list`: equal for all that are counted together.
 * `value`: the count, of what has one.
 */
export type ShownNumber = {
  readonly text: string;
  readonly level: number;
  readonly list: number;
  readonly value?: number;
};
export type Numbers = {
  readonly next: (place: ListPlace) => (ShownNumber & { readonly indent: Indent }) | undefined;
};

/** Is there a number at all? */
export const isShown = (number: Partial<ShownNumber>): number is ShownNumber => number.text !== undefined;

type Level = {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  readonly style: string | undefined;
  readonly indent: Indent;
  /** "1.1.1." whatever the levels above count by. */
  readonly legal: boolean;
  /** Begins anew only behind a level above this one; 0: never. */
  readonly restart: number;
};
type Counting = {
  readonly list: number;
  readonly levels: ReadonlyMap<number, Level>;
  readonly counts: (number | undefined)[];
};

const LEVELS = 9;
/** A label that Word shows is short; what is longer is a mistake or an attack. */
const LONGEST = 80;

const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes['w:val'];

/** By the sign that comes first: which of the rows of letters a format counts by. */
const rowOf = (first: string, last: string): readonly string[] =>
  LETTERS.find((row) => row[0] === first && row.at(-1) === last) ?? [];
const LATIN = rowOf('a', 'z');
const RUSSIAN = rowOf('а', 'я');
const PERSIAN = rowOf('الف', 'غ');

function shown(format: string, count: number): string {
  const letter = (row: readonly string[]): string => row[count - 1] ?? String(count);
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'lowerLetter':
      return letter(LATIN);
    case 'upperLetter':
      return letter(LATIN).toUpperCase();
    case 'russianLower':
      return letter(RUSSIAN);
    case 'russianUpper':
      return letter(RUSSIAN).toUpperCase();
    case 'arabicAbjad':
    case 'arabicAlpha':
      return letter(PERSIAN);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

function levelsOf(definition: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of definition ? childrenOf(definition) : []) {
    if (level.name !== 'w:lvl') continue;
    const at = Number(level.attributes['w:ilvl']);
    const start = Number(attributeOf(level, 'w:start') ?? 1);
    const restart = Number(attributeOf(level, 'w:lvlRestart') ?? Number.NaN);
    if (!(Number.isInteger(at) && at >= 0 && at < LEVELS)) continue;
    levels.set(at, {
      format: attributeOf(level, 'w:numFmt') ?? 'decimal',
      text: (attributeOf(level, 'w:lvlText') ?? '').slice(0, LONGEST),
      start: Number.isInteger(start) && start >= 0 && start < 1e6 ? start : 1,
      style: attributeOf(level, 'w:pStyle'),
      indent: indentOf(childOf(level, 'w:pPr')),
      legal: isOn(childOf(level, 'w:isLgl')),
      restart: Number.isInteger(restart) && restart >= 0 && restart <= at ? restart : at,
    });
  }
  return levels;
}

/** `root`: the part of lists, if there is one that can be read. */
export function numbersOf(root: XmlElement | undefined): Numbers {
  const all = root ? childrenOf(root) : [];
  const definitions = new Map<string | undefined, Counting>();
  const styled = new Map<string, Counting>();
  let list = 0;
  for (const element of all) {
    if (element.name !== 'w:abstractNum') continue;
    const counting: Counting = { list: list++, levels: levelsOf(element), counts: [] };
    definitions.set(element.attributes['w:abstractNumId'], counting);
    const name = attributeOf(element, 'w:styleLink');
    if (name !== undefined) styled.set(name, counting);
  }
  // A definition that only names a style of lists is the one that the style has.
  for (const element of all) {
    const style = element.name === 'w:abstractNum' ? attributeOf(element, 'w:numStyleLink') : undefined;
    const linked = style === undefined ? undefined : styled.get(style);
    if (linked) definitions.set(element.attributes['w:abstractNumId'], linked);
  }
  const lists = new Map<string | undefined, Counting>();
  for (const element of all) {
    if (element.name !== 'w:num') continue;
    const base = definitions.get(attributeOf(element, 'w:abstractNumId'));
    if (base) lists.set(element.attributes['w:numId'], overridden(element, base, list++));
  }
  return {
    next: ({ num, level, style }) => {
      const counting = lists.get(num);
      if (!counting) return undefined;
      const named =
        style === undefined ? undefined : [...counting.levels].find(([, each]) => each.style === style)?.[0];
      return counted(counting, level ?? named ?? 0);
    },
  };
}

function counted({ list, levels, counts }: Counting, at: number): ReturnType<Numbers['next']> {
  const own = levels.get(at);
  if (!own) return undefined;
  const { indent } = own;
  const sign = own.format === 'bullet' || own.format === 'none';
  // Without a number there may still be words ("Примечание") or a dash.
  const words = own.format === 'none' ? own.text.replace(/%[1-9]/g, '').trim() : '';
  if (own.format === 'none' && words === '') return undefined;
  if (sign) return { text: /[\p{L}\p{N}]/u.test(words) ? words : '', level: at, list, indent };
  for (let above = 0; above < at; above++) counts[above] ??= levels.get(above)?.start ?? 1;
  const before = counts[at];
  const value = before === undefined ? own.start : before + 1;
  counts[at] = value;
  for (let below = at + 1; below < counts.length; below++)
    if (at < (levels.get(below)?.restart ?? below)) counts[below] = undefined;
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const of = Number(digit) - 1;
    // Above a level of letters "1.а" is what Word shows; a path of numbers shows numbers.
    return shown(own.legal ? 'decimal' : (levels.get(of)?.format ?? 'decimal'), counts[of] ?? 1);
  });
  return { text: text.slice(0, LONGEST), level: at, list, value, indent };
}

/** A list with beginnings or levels of its own counts by itself. */
function overridden(list: XmlElement, base: Counting, number: number): Counting {
  const changes = childrenOf(list).filter(({ name }) => name === 'w:lvlOverride');
  if (changes.length === 0) return base;
  const levels = new Map(base.levels);
  for (const change of changes) {
    const at = Number(change.attributes['w:ilvl']);
    const own = levelsOf(change).get(at) ?? levels.get(at);
    const start = Number(attributeOf(change, 'w:startOverride') ?? Number.NaN);
    if (own) levels.set(at, Number.isInteger(start) && start >= 0 && start < 1e6 ? { ...own, start } : own);
  }
  return { list: number, levels, counts: [] };
}
