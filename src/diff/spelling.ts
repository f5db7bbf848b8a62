/**
 * Finds words inside a change that were only spelled another way with other cuts between tokens. The alignment compares
 * one token with one token, so it cannot see that «به ویژه» (three tokens) and «به‌ویژه» (one) are the same word:
 *
 *   [به ویژه کتاب/به‌ویژه دفتر]   becomes   {به ویژه/به‌ویژه} [کتاب/دفتر]
 */
import type { Stretch } from './stretches.ts';
import type { Fold, Token } from './words.ts';

const text = (list: readonly Token[]): string => list.map((token) => token.text).join('');

/** How many tokens of each side, counted from `step`'s end, fold to the same letters; [0, 0] when none do. */
function agreeing(foldOf: Fold, a: readonly Token[], b: readonly Token[], step: 1 | -1): [number, number] {
  const fold = (list: readonly Token[], taken: number): string =>
    foldOf(list.at(step === 1 ? taken : -1 - taken)?.text ?? '');
  const taken = [0, 0] as [number, number];
  let agreed: [number, number] = [0, 0];
  let [letters, length] = [0, 0];
  // Letters that one side has and the other not yet; all before them are the same on both, and need not be read again.
  let ahead: { readonly side: 0 | 1; readonly rest: string } = { side: 0, rest: '' };
  for (;;) {
    // Whichever side has fewer letters so far takes its next token.
    const isOver = (side: 0 | 1): boolean => taken[side] >= (side === 0 ? a : b).length;
    const fewer = ahead.rest === '' || ahead.side === 1 ? 0 : 1;
    const next = isOver(fewer) ? (fewer === 0 ? 1 : 0) : fewer;
    if (isOver(next)) return agreed;
    const more = fold(next === 0 ? a : b, taken[next]++);
    if (next === ahead.side || ahead.rest === '') {
      ahead = { side: next, rest: step === 1 ? ahead.rest + more : more + ahead.rest };
    } else {
      const [short, long] = more.length < ahead.rest.length ? [more, ahead.rest] : [ahead.rest, more];
      if (step === 1 ? !long.startsWith(short) : !long.endsWith(short)) return agreed;
      letters += short.length;
      const rest = step === 1 ? long.slice(short.length) : long.slice(0, long.length - short.length);
      ahead = { side: long === more ? next : ahead.side, rest };
    }
    if (ahead.rest !== '') continue;
    // Only where letters came in: the blank behind a word (it folds to nothing in Persian) is not part of it.
    if (letters > length) agreed = [taken[0], taken[1]];
    length = letters;
  }
}

function stretch(kind: 'spelling' | 'change', old: readonly Token[], young: readonly Token[]): Stretch[] {
  if (old.length + young.length === 0) return [];
  return text(old) === text(young) ? [{ kind: 'same', old, new: old }] : [{ kind, old, new: young }];
}

/** The tokens that both lists begin (`step` 1) or end (-1) with. */
function shared(a: readonly Token[], b: readonly Token[], step: 1 | -1): number {
  let count = 0;
  const at = (list: readonly Token[]): string | undefined => list.at(step === 1 ? count : -1 - count)?.text;
  while (count < Math.min(a.length, b.length) && at(a) === at(b)) count++;
  return count;
}

/** What is left between two spellings, without the blanks that both sides have at its ends. */
function remainder(old: readonly Token[], young: readonly Token[]): Stretch[] {
  const head = shared(old, young, 1);
  const tail = shared(old.slice(head), young.slice(head), -1);
  return [
    ...stretch('change', old.slice(0, head), young.slice(0, head)),
    ...stretch('change', old.slice(head, old.length - tail), young.slice(head, young.length - tail)),
    ...stretch('change', old.slice(old.length - tail), young.slice(young.length - tail)),
  ];
}

/** Splits what is only spelling off both ends of every change. */
export function withSpellings(fold: Fold, list: readonly Stretch[]): Stretch[] {
  return list.flatMap((change) => {
    if (change.kind !== 'change' || change.old.length === 0 || change.new.length === 0) return [change];
    const [i, j] = agreeing(fold, change.old, change.new, 1);
    const [p, q] = agreeing(fold, change.old.slice(i), change.new.slice(j), -1);
    if (i + j + p + q === 0) return [change];
    const endA = change.old.length - p;
    const endB = change.new.length - q;
    return [
      ...stretch('spelling', change.old.slice(0, i), change.new.slice(0, j)),
      ...remainder(change.old.slice(i, endA), change.new.slice(j, endB)),
      ...stretch('spelling', change.old.slice(endA), change.new.slice(endB)),
    ];
  });
}
