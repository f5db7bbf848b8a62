/**
 * What changed in a whole summit since some time, panel by panel: the list that a secretariat circulates. Shapes, and what
 * has to be counted once for all who show it.
 */

import type { ClauseDiff, DeclarationDiff, WordCount } from '../domain/clause/difference.ts';
import type { Lang, PerLang } from '../language/language.ts';
import { words } from '../language/words.ts';

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
