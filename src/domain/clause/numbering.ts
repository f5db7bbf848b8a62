/**
 * Numbers of clauses: computed from kind, level and position, never stored, so that a move cannot leave a wrong number
 * behind. Position is the same in every column, its label is not (`unitNumber`).
 * Withdrawn clauses are passed over as if they were not there.
 */

import type { Lang } from '../../language/language.ts';
import { type ClauseNumber, unitNumber } from '../../language/numbering.ts';
import type { NumberedUnit } from '../../language/pack.ts';
import type { ClauseKind, ClauseStatus } from './clause.ts';

export type NumberedClause = {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly status: ClauseStatus;
};

export type NumberingOptions = {
  /** Older statutes and treaties count الف ب ج د, statutes since about the 2010s الف ب پ ت. Default `abjad`. */
  readonly persianLetters?: 'abjad' | 'alphabetical';
};

/** Counters of nested siblings: one per level that is open, outermost first. */
class Nest {
  readonly #open: { level: number; count: number }[] = [];

  /** Counts a sibling at `level`; answers its position and how many shallower ones enclose it. */
  next(level: number): { readonly position: number; readonly depth: number } {
    let closed: { level: number; count: number } | undefined;
    while ((this.#open.at(-1)?.level ?? -1) > level) closed = this.#open.pop();
    let counter = this.#open.at(-1);
    if (counter?.level !== level) {
      // Levels 1, 3, 2: the last two are both children of the first, so the third continues the second's count.
      counter = { level, count: closed?.count ?? 0 };
      this.#open.push(counter);
    }
    counter.count++;
    return { position: counter.count, depth: this.#open.length - 1 };
  }

  reset(): void {
    this.#open.length = 0;
  }
}

const NONE: ClauseNumber = { label: '', short: '' };

/**
 * What every numbered clause is and its position, by id; `clauses` in reading order. Headings: parts, inside them (deeper level) chapters
 * counted anew in each part. Articles: through the whole resolution. Paragraphs: anew under each article, otherwise
 * through the whole resolution; a heading ends an article. Sub-clauses: anew under each paragraph, article or heading,
 * deeper ones anew under the one above. Levels may skip: only deeper and shallower matter. A sub-clause with no
 * paragraph before it counts from the start. Tables and footnotes: through the whole resolution; they end nothing, and neither do
 * titles, recitals and the testimonium, which have no number.
 */
export function positionsOf(clauses: readonly NumberedClause[]): Map<string, readonly [NumberedUnit, number]> {
  const positions = new Map<string, readonly [NumberedUnit, number]>();
  const headings = new Nest();
  const subparagraphs = new Nest();
  let articles = 0;
  let loose = 0;
  let tables = 0;
  let footnotes = 0;
  let inArticle: number | undefined;

  const count: { readonly [kind in ClauseKind]?: (level: number) => readonly [NumberedUnit, number] } = {
    heading: (level) => {
      subparagraphs.reset();
      inArticle = undefined;
      const { position, depth } = headings.next(level);
      return [depth === 0 ? 'part' : 'chapter', position];
    },
    article: () => {
      subparagraphs.reset();
      inArticle = 0;
      return ['article', ++articles];
    },
    paragraph: () => {
      subparagraphs.reset();
      return ['paragraph', inArticle === undefined ? ++loose : ++inArticle];
    },
    subparagraph: (level) => {
      const { position, depth } = subparagraphs.next(level);
      return [depth % 2 === 0 ? 'subparagraph' : 'item', position];
    },
    table: () => ['table', ++tables],
    footnote: () => ['footnote', ++footnotes],
  };

  for (const { id, kind, level, status } of clauses) {
    const counted = status === 'withdrawn' ? undefined : count[kind]?.(level);
    if (counted) positions.set(id, counted);
  }
  return positions;
}

/** How a language writes the number of a footnote: in an instrument of several texts they are counted through. */
export const footnoteNumber = (lang: Lang, position: number): ClauseNumber => unitNumber(lang, 'footnote', position);

/** The number of every clause, by id, as `positionsOf` counts them; `clauses` in reading order. */
export function numberClauses(
  clauses: readonly NumberedClause[],
  lang: Lang,
  options: NumberingOptions = {},
): Map<string, ClauseNumber> {
  const alternative = options.persianLetters === 'alphabetical';
  const positions = positionsOf(clauses);
  return new Map(
    clauses.map(({ id }) => {
      const [unit, position] = positions.get(id) ?? [];
      return [id, unit && position !== undefined ? unitNumber(lang, unit, position, alternative) : NONE];
    }),
  );
}
