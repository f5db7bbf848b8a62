/**
 * Which of the labels that rows begin with are labels: a row of them goes 1, 2, 3 (or а, б, в), and a number that belongs to the sentence
 * does not. Nothing is recognised on its looks alone but a word that names a unit ("Статья 5."), and that not where it speaks of one.
 */
import { type Label, labelsOf } from '../domain/label.ts';
import type { Lang, PerLang } from '../domain/language.ts';
import type { ShownNumber } from './docx-numbering.ts';

/** A row of a file: a text in one language or several, and what a document says of it beside the words. */
export type OutlineRow = {
  readonly texts: PerLang<string>;
  /** The number that Word shows before the text. */
  readonly shown?: PerLang<ShownNumber>;
  /** Depth of a heading, from 0. */
  readonly outline?: number;
  readonly title?: boolean;
};

/** `key`: of the list that it stands in; `shown`: Word's own, no part of the words. A point of a list without numbers has no values. */
export type RowLabel = Label & { readonly key: string; readonly shown: boolean };

/** A title or heading is short in every language; longer rows are text. */
export const TITLE = 200;
/** Text goes on after these; a heading does not end with them. */
export const SENTENCE_END = /[.,;:؛،!?؟]$/u;
/** A point that was struck leaves a gap. */
const LARGEST_GAP = 3;

const DASHED: Omit<Label, 'text'> = { shape: '•', values: [], length: 0, sign: true };
export const isUnit = ({ unit }: Label): boolean =>
  unit !== undefined && unit !== 'paragraph' && unit !== 'subparagraph';
export const valueIn = ({ values }: Label): number | undefined => values.at(-1);

/** "1.2." and "1.1.2." are counted apart. */
const listOf = ({ shape, values }: Label): string => (shape === '1.1' ? `${PATH}${values.length}` : shape);
const PATH = '1.1@';

/** All that the beginning of a row could be, in the first language that begins with anything. */
function readings({ texts, shown = {} }: OutlineRow, columns: readonly Lang[]): readonly RowLabel[] {
  for (const lang of columns) {
    const number = shown[lang];
    if (number) {
      const deep = (shape: string): string => (number.level > 0 ? `${shape}@${number.level}` : shape);
      const found = labelsOf(number.text.trim());
      const all = found.length > 0 ? found : [{ ...DASHED, text: number.text }];
      return all.map((label) => ({
        ...label,
        length: 0,
        key: label.shape === '1.' || label.shape === '•' ? deep(label.shape) : listOf(label),
        shown: true,
      }));
    }
    const typed = labelsOf(texts[lang] ?? '');
    if (typed.length > 0) return typed.map((label) => ({ ...label, key: listOf(label), shown: false }));
  }
  return [];
}

const firstText = ({ texts }: OutlineRow): string => Object.values(texts).find((text) => text !== '') ?? '';

/** The label of each row, undefined for rows without one. */
export function labelsOfRows(rows: readonly OutlineRow[], columns: readonly Lang[]): (RowLabel | undefined)[] {
  const all = rows.map((row) => readings(row, columns));
  const follows = following(all);
  const last = new Map<string, number>();
  return all.map((candidates, index) => {
    const row = rows[index] as OutlineRow;
    const found =
      candidates.find((label) => isOne(label, row, last)) ??
      candidates.find((label) => follows[index]?.includes(label));
    if (!found) return undefined;
    closeLists(found, last);
    const value = valueIn(found);
    if (value !== undefined) last.set(found.key, value);
    return found;
  });
}

/** A point begins the lists below it anew, an article also the points; Roman headings, and points under headings, are counted through. */
function closeLists(label: RowLabel, last: Map<string, number>): void {
  if (label.shape === '1.1')
    for (const key of last.keys()) if (key.startsWith(PATH) && key > label.key) last.delete(key);
  if (!isUnit(label) && label.key !== '1.') return;
  for (const key of last.keys()) if (key !== 'I.' && (key !== '1.' || label.unit === 'article')) last.delete(key);
}

/** Readings that the next reading of their list goes on from: a list that does not begin with one. */
function following(all: readonly (readonly RowLabel[])[]): (readonly RowLabel[])[] {
  const next = new Map<string, readonly number[]>();
  const found: (readonly RowLabel[])[] = [];
  for (let index = all.length - 1; index >= 0; index--) {
    const candidates = all[index] ?? [];
    found[index] = candidates.filter((label) => next.get(label.key)?.includes((valueIn(label) ?? Number.NaN) + 1));
    for (const { key } of candidates)
      next.set(
        key,
        candidates.flatMap((label) => (label.key === key ? (valueIn(label) ?? []) : [])),
      );
  }
  return found;
}

function isOne(label: RowLabel, row: OutlineRow, last: ReadonlyMap<string, number>): boolean {
  if (label.shown) return label.shape !== 'a)' || last.get(label.key) === undefined ? true : goesOn(label, last);
  if (label.unit !== undefined) {
    if (label.sign || row.outline !== undefined) return true;
    // "Статья 5 Конвенции действует." speaks of an article, "Статья 5 Предмет" is one.
    const text = firstText(row);
    return text.length <= TITLE && !SENTENCE_END.test(text.trimEnd());
  }
  return goesOn(label, last);
}

/** Does a label begin its list or go on with it? One Roman number is an initial ("I. Ivanov") as well. */
function goesOn(label: RowLabel, last: ReadonlyMap<string, number>): boolean {
  const value = valueIn(label);
  if (value === undefined) return true;
  const before = last.get(label.key);
  if (before !== undefined && value > before && value <= before + LARGEST_GAP) return true;
  return value === 1 && label.shape !== 'I.';
}
