/**
 * Who wrote which words, made ready to be shown: cut to a selection, carried over to a text that has moved on since the
 * server answered, put in one row with what was deleted, and counted. Pure; offsets are code units.
 */

import type { AuthorRun, Authors, Authorship, RemovedRun } from '../../domain/clause/past.ts';
import type { Lang } from '../../language/language.ts';
import { words } from '../../language/words.ts';

/** A stretch of the text as it stands; `by` null: written since the server was asked. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly by: Authorship | null;
};

/** Where `text` differs from `known`: so much is common in front, so much behind. */
function commonEnds(known: string, text: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(known.length, text.length);
  let head = 0;
  while (head < most && known[head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && known[known.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { head, tail };
}

/** The runs on the text as it stands now: what was typed since belongs to nobody yet. They cover it without gaps. */
export function onText(runs: readonly AuthorRun[], text: string): readonly Stretch[] {
  const known = runs.map((run) => run.text).join('');
  const { head, tail } = commonEnds(known, text);
  const grown = text.length - known.length;
  const [front, back]: [Stretch[], Stretch[]] = [[], []];
  const stretch = (from: number, to: number, by: Authorship | null): Stretch[] =>
    to > from ? [{ from, to, text: text.slice(from, to), by }] : [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    front.push(...stretch(at, Math.min(end, head), run));
    back.push(...stretch(Math.max(at, known.length - tail) + grown, end + grown, run));
    at = end;
  }
  return [...front, ...stretch(head, text.length - tail, null), ...back];
}

/** The stretches between two offsets, cut to them. */
export const between = (stretches: readonly Stretch[], from: number, to: number): readonly Stretch[] =>
  stretches.flatMap((stretch) => {
    const [start, end] = [Math.max(from, stretch.from), Math.min(to, stretch.to)];
    if (start >= end) return [];
    return [{ ...stretch, from: start, to: end, text: stretch.text.slice(start - stretch.from, end - stretch.from) }];
  });

/** What is shown of a text in a row: words that stand, and words that are gone at the place where they stood. */
export type Piece =
  | { readonly kind: 'stands'; readonly at: number; readonly text: string; readonly by: Authorship }
  | { readonly kind: 'gone'; readonly at: number; readonly text: string; readonly gone: RemovedRun };

export function piecesOf({ runs, removed }: Authors, withRemoved: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  const waiting = withRemoved ? [...removed] : [];
  /** What stood before `offset`, or right at it. */
  const gone = (offset: number): void => {
    for (let one = waiting[0]; one && one.offset <= offset; one = waiting[0]) {
      pieces.push({ kind: 'gone', at: one.offset, text: one.text, gone: one });
      waiting.shift();
    }
  };
  let start = 0;
  for (const by of runs) {
    const end = start + by.text.length;
    for (let at = start; at < end; ) {
      gone(at);
      const next = Math.min(end, waiting[0]?.offset ?? end);
      pieces.push({ kind: 'stands', at, text: by.text.slice(at - start, next - start), by });
      at = next;
    }
    start = end;
  }
  gone(Number.POSITIVE_INFINITY);
  return pieces;
}

/** Words of each code, in the order given by the first of them; "" counts what belongs to no delegation. */
export function shares(
  lang: Lang,
  runs: readonly AuthorRun[],
  code: (by: Authorship) => string,
): readonly { readonly code: string; readonly words: number }[] {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const number = words(lang, run.text).filter(({ isWordLike }) => isWordLike).length;
    if (number > 0) counts.set(code(run), (counts.get(code(run)) ?? 0) + number);
  }
  return [...counts].map(([one, number]) => ({ code: one, words: number }));
}
