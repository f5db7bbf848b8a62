/**
 * Is a table a text in several languages side by side? It is when two columns or more are each in a language of their own:
 * by the head of the column if it names one, else by the letters of all its cells. Columns of numbers do not count.
 */

import { isEmpty, type RichText, toPlain } from '../domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../language/language.ts';
import { likelyLanguage } from '../language/likely-language.ts';
import type { DocxCell } from './docx-content.ts';
import { columnMeaning } from './header.ts';

export type TableLine =
  | { readonly kind: 'row'; readonly texts: PerLang<readonly RichText[]> }
  | { readonly kind: 'across'; readonly paragraphs: readonly RichText[] };

/** Languages in the order of the columns; rows without the head, cells as their paragraphs (none: no such language). */
export type ParallelTable = {
  readonly languages: readonly Lang[];
  readonly rows: readonly PerLang<readonly RichText[]>[];
  /** Paragraphs of rows that go across the columns. */
  readonly across: readonly RichText[];
  /** Both kinds of rows as they stand. */
  readonly lines: readonly TableLine[];
  /** Columns with words that are none of the languages, e.g. of remarks, which are left out: their heads. */
  readonly left: readonly string[];
};

const plain = (cell: DocxCell | undefined): string => (cell?.paragraphs ?? []).map(toPlain).join('\n').trim();

/** More languages, numbers and remarks than anybody sets side by side. */
const MOST_COLUMNS = 64;

/** The table with its languages, or undefined when it is a table of anything else. */
export function parallelTable(rows: readonly (readonly DocxCell[])[]): ParallelTable | undefined {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const whole = (row: readonly DocxCell[]): boolean => row.length === width && row.every((cell) => cell.span === 1);
  const regular = rows.filter(whole);
  if (width < 2 || width > MOST_COLUMNS || regular.length === 0) return undefined;
  const heads = (regular[0] as readonly DocxCell[]).map((cell) => {
    const meaning = columnMeaning(plain(cell));
    return meaning?.is === 'lang' ? meaning.lang : undefined;
  });
  const named = heads.filter((lang) => lang !== undefined);
  const headed = named.length > 0;
  const body = headed ? regular.slice(1) : regular;
  // Where two heads name languages the others say what else there is; elsewhere letters tell.
  const clear = named.length > 1;
  const headOf = (column: number): string => plain(regular[0]?.[column]);
  const found = heads.map((lang, column) => {
    if (lang !== undefined || (clear && headOf(column) !== '')) return lang;
    const likely = guessed(body, column);
    return clear && heads.includes(likely) ? undefined : likely;
  });
  const languages = found.filter((lang) => lang !== undefined);
  if (languages.length < 2 || new Set(languages).size < languages.length) return undefined;
  const left = heads.flatMap((_, column) =>
    found[column] === undefined && hasWords(body, column) ? [headOf(column)] : [],
  );
  // A column with words in an unknown language must not vanish.
  if (left.length > 0 && !clear) return undefined;

  const lines = rows
    .filter((row) => !headed || row !== regular[0])
    .map(
      (row): TableLine =>
        whole(row)
          ? { kind: 'row', texts: aligned(row, found) }
          : { kind: 'across', paragraphs: row.flatMap((cell) => cell.paragraphs).filter((text) => !isEmpty(text)) },
    );
  return {
    languages,
    rows: lines.flatMap((line) => (line.kind === 'row' ? [line.texts] : [])),
    across: lines.flatMap((line) => (line.kind === 'across' ? line.paragraphs : [])),
    lines,
    left,
  };
}

/** A dash alone says that the language has no such text. */
const saysSomething = (text: RichText): boolean => /[\p{L}\p{N}]/u.test(toPlain(text));

const aligned = (row: readonly DocxCell[], found: readonly (Lang | undefined)[]): PerLang<readonly RichText[]> =>
  Object.fromEntries(
    LANGS.flatMap((lang) => {
      const paragraphs = row[found.indexOf(lang)]?.paragraphs.filter(saysSomething) ?? [];
      return found.includes(lang) && paragraphs.length > 0 ? [[lang, paragraphs]] : [];
    }),
  );

const guessed = (rows: readonly (readonly DocxCell[])[], column: number): Lang | undefined =>
  likelyLanguage(rows.map((row) => plain(row[column])).join('\n'));

/** More than labels: "№", "1.", «ماده ۱» in front of the texts may go. */
const hasWords = (rows: readonly (readonly DocxCell[])[], column: number): boolean =>
  rows.some((row) => (plain(row[column]).match(/\p{L}{2,}/gu) ?? []).length > 3);
