/**
 * What a check says: data, not sentences, so that the interface words it in six languages and a program can count it. One
 * table holds every message there is and whether it stands against signing.
 */
import type { Clause } from '../domain/clause/clause.ts';
import type { Args, Found, MessageName, Spot } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import type { Frame } from './frame.ts';
/** One column of a clause, as far as it is to have a text. */
export type Cell = { readonly lang: Lang; readonly text: string; readonly working: boolean };

/** A clause with its columns (those without counterpart by design left out), and all clauses of the text. */
export type Subject = {
  readonly clause: Clause;
  readonly cells: readonly Cell[];
  readonly all: readonly Clause[];
  /** What no text says. */
  readonly frame: Frame;
};
export type Check = (subject: Subject) => readonly Found[];

/** Spots of all matches of a global pattern. */
export const spotsOf = (text: string, pattern: RegExp): Spot[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    text: found,
  }));

/** A check that looks at each cell by itself and says one thing about what it finds there. */
export const inEachCell =
  (key: MessageName, find: (cell: Cell) => readonly Spot[], args: (spots: readonly Spot[]) => Args = wordsOf): Check =>
  ({ cells }) =>
    cells.flatMap((cell): readonly Found[] => {
      const spots = find(cell);
      if (spots.length === 0) return [];
      return [{ languages: [cell.lang], message: { key, args: args(spots) }, at: { [cell.lang]: spots } }];
    });

/** `words`: the offending words, each once. `count`: how many places. */
export function wordsOf(spots: readonly Spot[]): Args {
  return { words: [...new Set(spots.map(({ text }) => text))].join(' · '), count: spots.length };
}
