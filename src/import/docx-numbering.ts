/**
 * The numbers that Word works out ("1.", "а)", "Статья 3."): Word shows them before the words and stores none of them, so they are counted
 * here as it counts. A deeper level begins anew after a shallower one; lists that rest on one definition go on counting together.
 */

import { roman } from '../domain/number.ts';
import { LETTERS } from '../domain/numbering.ts';
import type { ListPlace } from './docx-styles.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

/** `text` as it stands before the words, "" for a bullet. `level`: of the list, from 0. */
export type ShownNumber = { readonly text: string; readonly level: number };
export type Numbers = { readonly next: (place: ListPlace) => ShownNumber | undefined };

type Level = {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  readonly style: string | undefined;
};
type Counting = { readonly levels: ReadonlyMap<number, Level>; readonly counts: number[] };

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
    if (!(Number.isInteger(at) && at >= 0 && at < LEVELS)) continue;
    levels.set(at, {
      format: attributeOf(level, 'w:numFmt') ?? 'decimal',
      text: (attributeOf(level, 'w:lvlText') ?? '').slice(0, LONGEST),
      start: Number.isInteger(start) && start >= 0 && start < 1e6 ? start : 1,
      style: attributeOf(level, 'w:pStyle'),
    });
  }
  return levels;
}

/** `root`: the part of lists, if there is one that can be read. */
export function numbersOf(root: XmlElement | undefined): Numbers {
  const all = root ? childrenOf(root) : [];
  const definitions = new Map<string | undefined, Counting>();
  for (const element of all)
    if (element.name === 'w:abstractNum')
      definitions.set(element.attributes['w:abstractNumId'], { levels: levelsOf(element), counts: [] });
  const lists = new Map<string | undefined, Counting>();
  for (const element of all) {
    if (element.name !== 'w:num') continue;
    const base = definitions.get(attributeOf(element, 'w:abstractNumId'));
    if (base) lists.set(element.attributes['w:numId'], overridden(element, base));
  }

  const next = ({ num, level, style }: ListPlace): ShownNumber | undefined => {
    const list = lists.get(num);
    if (!list) return undefined;
    const named = style === undefined ? undefined : [...list.levels].find(([, each]) => each.style === style)?.[0];
    const at = level ?? named ?? 0;
    const own = list.levels.get(at);
    if (!own || own.format === 'none') return undefined;
    if (own.format === 'bullet') return { text: '', level: at };
    const { counts } = list;
    for (let above = 0; above < at; above++) counts[above] ??= list.levels.get(above)?.start ?? 1;
    counts[at] = counts[at] === undefined ? own.start : counts[at] + 1;
    counts.length = at + 1;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      // Above a level of letters "1.а" is what Word shows; a path of numbers shows numbers.
      return shown(list.levels.get(of)?.format ?? 'decimal', counts[of] ?? 1);
    });
    return { text: text.slice(0, LONGEST), level: at };
  };
  return { next };
}

/** A list with beginnings or levels of its own counts by itself. */
function overridden(list: XmlElement, base: Counting): Counting {
  const changes = childrenOf(list).filter(({ name }) => name === 'w:lvlOverride');
  if (changes.length === 0) return base;
  const levels = new Map(base.levels);
  for (const change of changes) {
    const at = Number(change.attributes['w:ilvl']);
    const own = levelsOf(change).get(at) ?? levels.get(at);
    const start = Number(attributeOf(change, 'w:startOverride') ?? Number.NaN);
    if (own) levels.set(at, Number.isInteger(start) && start >= 0 && start < 1e6 ? { ...own, start } : own);
  }
  return { levels, counts: [] };
}
