/**
 * Which of the labels that rows begin with are labels: a row of them goes 1, 2, 3 (or а, б, в), and a number that belongs to the sentence
 * does not. Nothing is recognised on its looks alone but a word that names a unit ("Статья 5."), and that not where it speaks of one.
 */

import { type Label, labelsOf } from '../domain/text/label.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { ShownNumber } from './docx-numbering.ts';
import { LARGEST_GAP, type ListPlacing, OpenLists, pathKey } from './lists.ts';

/** A row of a file: a text in one language or several, and what a document says of it beside the words. */
export type OutlineRow = {
  readonly texts: PerLang<string>;
  /** The number that Word shows before the text. */
  readonly shown?: PerLang<ShownNumber>;
  /** Depth of a heading, from 0. */
  readonly outline?: number;
  readonly title?: boolean;
  /** Where its first line begins, where the file says that. */
  readonly indent?: number;
};

/** `shown`: Word's own, no part of the words. A point of a list without numbers has no values. */
export type RowLabel = Label & ListPlacing & { readonly shown: boolean };
type Reading = Label & { readonly shown: boolean };

/** A title or heading is short in every language; longer rows are text. */
export const TITLE = 200;
/** Text goes on after these; a heading does not end with them. */
export const SENTENCE_END = /[.,;:؛،!?؟]$/u;
const DASHED: Omit<Label, 'text'> = { shape: '•', values: [], length: 0, sign: true };
export const isUnit = ({ unit }: Label): boolean =>
  unit !== undefined && unit !== 'paragraph' && unit !== 'subparagraph';
export const valueIn = ({ values }: Label): number | undefined => values.at(-1);

/** "1.2." and "1.1.2." are counted apart. */
const rowOf = ({ shape, values }: Label): string => (shape === '1.1' ? pathKey(values.length) : shape);

const numberOf = ({ shown = {} }: OutlineRow, columns: readonly Lang[]): ShownNumber | undefined =>
  columns.map((lang) => shown[lang]).find((number) => number !== undefined);

/** All that the beginning of a row could be, in the first language that begins with anything. */
function readings({ texts, shown = {} }: OutlineRow, columns: readonly Lang[]): readonly Reading[] {
  for (const lang of columns) {
    const number = shown[lang];
    if (number) {
      const found = labelsOf(number.text.trim());
      const all = found.length > 0 ? found : [{ ...DASHED, text: number.text }];
      const counted = all.filter((label) => number.value === undefined || valueIn(label) === number.value);
      return (counted.length > 0 ? counted : all).map((label) => ({ ...label, length: 0, shown: true }));
    }
    const typed = labelsOf(texts[lang] ?? '');
    if (typed.length > 0) return typed.map((label) => ({ ...label, shown: false }));
  }
  return [];
}

const firstText = ({ texts }: OutlineRow): string => Object.values(texts).find((text) => text !== '') ?? '';

/** The label of each row, undefined for rows without one. */
export function labelsOfRows(rows: readonly OutlineRow[], columns: readonly Lang[]): (RowLabel | undefined)[] {
  const all = rows.map((row) => readings(row, columns));
  const follows = following(all);
  const last = new Map<string, number>();
  const lists = new OpenLists();
  let apart = true;
  return all.map((candidates, index) => {
    const row = rows[index] as OutlineRow;
    const found =
      candidates.find((label) => isOne(label, row, last, lists)) ??
      candidates.find((label) => follows[index]?.includes(label));
    const wasApart = apart;
    apart = found === undefined;
    if (row.outline !== undefined || (found && isUnit(found))) lists.close();
    if (!found) return undefined;
    closeRows(found, last);
    const value = valueIn(found);
    if (value !== undefined) last.set(rowOf(found), value);
    if (isUnit(found) || row.outline !== undefined) return { ...found, key: rowOf(found), begins: value === 1 };
    const shown = numberOf(row, columns);
    const { indent } = row;
    const listed = { apart: wasApart, ...(shown ? { shown } : {}), ...(indent === undefined ? {} : { indent }) };
    return { ...found, ...lists.enter(found, listed) };
  });
}

/** A point begins the lists below it anew, an article also the points; Roman headings, and points under headings, are counted through. */
function closeRows(label: Label, last: Map<string, number>): void {
  const own = rowOf(label);
  if (label.shape === '1.1')
    for (const row of last.keys()) if (row.startsWith(pathKey(0).slice(0, -1)) && row > own) last.delete(row);
  if (!isUnit(label) && own !== '1.') return;
  for (const row of last.keys()) if (row !== 'I.' && (row !== '1.' || label.unit === 'article')) last.delete(row);
}

/** Readings that the next reading of their list goes on from: a list that does not begin with one. */
function following(all: readonly (readonly Reading[])[]): (readonly Reading[])[] {
  const next = new Map<string, readonly number[]>();
  const found: (readonly Reading[])[] = [];
  for (let index = all.length - 1; index >= 0; index--) {
    const candidates = all[index] ?? [];
    found[index] = candidates.filter((label) => next.get(rowOf(label))?.includes((valueIn(label) ?? Number.NaN) + 1));
    for (const row of new Set(candidates.map(rowOf)))
      next.set(
        row,
        candidates.flatMap((label) => (rowOf(label) === row ? (valueIn(label) ?? []) : [])),
      );
  }
  return found;
}

function isOne(label: Reading, row: OutlineRow, last: ReadonlyMap<string, number>, lists: OpenLists): boolean {
  if (label.shown) return true;
  if (label.unit !== undefined) {
    if (label.sign || row.outline !== undefined) return true;
    // "Статья 5 Конвенции действует." speaks of an article, "Статья 5 Предмет" is one.
    const text = firstText(row);
    return text.length <= TITLE && !SENTENCE_END.test(text.trimEnd());
  }
  const value = valueIn(label);
  if (value === undefined) return true;
  const before = last.get(rowOf(label));
  if (before !== undefined && value > before && value <= before + LARGEST_GAP) return true;
  // One Roman number is an initial ("I. Ivanov") as well.
  return (value === 1 && label.shape !== 'I.') || lists.goesOn(label.shape, value);
}
