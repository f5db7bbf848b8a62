/**
 * What changed in a whole summit since some time, panel by panel: the list that a secretariat circulates. Shapes, and what
 * has to be counted once for all who show it.
 */

import type { Lang, PerLang } from '../domain/language.ts';
import { words } from '../domain/words.ts';
import type { ClauseDiff, DeclarationDiff } from './declaration.ts';

export type WordCount = { readonly added: number; readonly removed: number };

/** One end of a comparison, for people: a milestone's label, and when it was (UTC). */
export type NamedPoint = { readonly seq: number; readonly at: string; readonly label?: string };

export type ResolutionChanges = {
  readonly resolution: string;
  readonly panel: string;
  readonly title: PerLang<string>;
  /** Null: all of it is younger than the point asked for. */
  readonly from: NamedPoint | null;
  readonly to: NamedPoint;
  readonly words: PerLang<WordCount>;
  /** All clauses, for their numbers; those that did not change without texts. */
  readonly diff: DeclarationDiff;
};

export type SummitChanges = {
  /** As it was asked for: a day, a moment, a milestone's label, "visit". */
  readonly since: string;
  /** UTC. */
  readonly at: string;
  readonly resolutions: readonly ResolutionChanges[];
  /** Resolutions that have no such point: no milestone of that name, never visited. */
  readonly without: readonly Pick<ResolutionChanges, 'resolution' | 'panel' | 'title'>[];
};

const count = (lang: Lang, text: string): number => words(lang, text).filter(({ isWordLike }) => isWordLike).length;

/** Words per column; never one total, because a Persian word and a Kazakh word are not the same unit. */
export function wordCounts(
  { clauses }: Pick<DeclarationDiff, 'clauses'>,
  columns: readonly Lang[],
): PerLang<WordCount> {
  const counts: PerLang<WordCount> = {};
  for (const lang of columns) {
    let [added, removed] = [0, 0];
    for (const { texts } of clauses)
      for (const part of texts[lang]?.parts ?? []) {
        if (part.orthographic) continue;
        if (part.op === 'insert') added += count(lang, part.text);
        if (part.op === 'delete') removed += count(lang, part.text);
      }
    counts[lang] = { added, removed };
  }
  return counts;
}

/** Columns that either side has, in the order in which the clauses name them. */
export const columnsOfDiff = ({ clauses }: Pick<DeclarationDiff, 'clauses'>): readonly Lang[] => [
  ...new Set(clauses.flatMap(({ texts }) => Object.keys(texts) as Lang[])),
];

/** A declaration of forty panels is mostly what did not change: that goes without its words. */
export const withoutUnchanged = (diff: DeclarationDiff): DeclarationDiff => ({
  ...diff,
  clauses: diff.clauses.map((clause): ClauseDiff => (clause.changes.length > 0 ? clause : { ...clause, texts: {} })),
});
