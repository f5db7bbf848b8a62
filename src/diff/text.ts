/**
 * The difference between two states of one cell, in words of its language.
 * The surprising thing: the two texts are always compared in the same direction (smaller one first) and the result is
 * turned round if need be. A shortest edit script is not unique, so this is what makes diff(b, a) the mirror of diff(a, b).
 */
import type { DiffPart, TextDiff } from '../domain/clause/difference.ts';
import type { Lang } from '../language/language.ts';
import { read } from './reading.ts';
import { withSpellings } from './spelling.ts';
import { type Stretch, slid, withoutIslands } from './stretches.ts';
import { differing } from './window.ts';
import { type Fold, folding, type Token } from './words.ts';

const joined = (list: readonly Token[]): string => list.map((token) => token.text).join('');

/**
 * How many letters a side has once folded: unequal counts settle most comparisons without folding whole texts. Blanks,
 * hyphens and the dot of "i̇" do not count, as what they fold to depends on their neighbours.
 */
const letters = (fold: Fold, list: readonly Token[]): number =>
  list.reduce((sum, { text }) => sum + fold(text).replaceAll(/[ \-\u0307]/g, '').length, 0);

/** Do the two sides of a change, standing between `left` and `right`, differ in spelling only? */
function isSpelling(fold: Fold, { old, new: young }: Stretch, left: string, right: string): boolean {
  if (letters(fold, old) !== letters(fold, young)) return false;
  return fold(left + joined(old) + right) === fold(left + joined(young) + right);
}

type Reading = {
  /** What both texts begin with. */
  readonly head: string;
  /** The texts were compared the other way round. */
  readonly turned: boolean;
  /** All that differs is known to be spelling. */
  readonly spelling: boolean;
};

/** Parts in reading order, neighbouring `same` stretches joined. */
function parts(fold: Fold, list: readonly Stretch[], { head, turned, spelling }: Reading): DiffPart[] {
  const out: DiffPart[] = [];
  let same = head;
  const flush = () => {
    if (same !== '') out.push({ op: 'same', text: same });
    same = '';
  };
  list.forEach((stretch, index) => {
    if (stretch.kind === 'same') {
      same += joined(stretch.old);
      return;
    }
    const next = list[index + 1];
    const right = next?.kind === 'same' ? (next.old[0]?.text[0] ?? '') : '';
    const only = spelling || stretch.kind === 'spelling' || isSpelling(fold, stretch, same.at(-1) ?? '', right);
    flush();
    const flag = only ? { orthographic: true as const } : {};
    const [before, after] = turned ? [stretch.new, stretch.old] : [stretch.old, stretch.new];
    if (before.length) out.push({ op: 'delete', text: joined(before), ...flag });
    if (after.length) out.push({ op: 'insert', text: joined(after), ...flag });
  });
  flush();
  return out;
}

/** Compares two texts of `lang` word by word. Pure; about a fifth of a millisecond for 60 words. */
export function diffText(lang: Lang, from: string, to: string): TextDiff {
  if (from === to) return { kind: 'same', parts: from === '' ? [] : [{ op: 'same', text: from }] };
  if (from === '') return { kind: 'added', parts: [{ op: 'insert', text: to }] };
  if (to === '') return { kind: 'removed', parts: [{ op: 'delete', text: from }] };

  const turned = from > to;
  const [a, b] = turned ? [to, from] : [from, to];
  const { head, tail } = differing(a, b);
  const before = a.slice(0, head);
  const fold = folding(lang);
  const raw = read(fold, lang, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const readable = withoutIslands(slid(withSpellings(fold, raw), before === '' || before.endsWith('\n')));

  const after: Token = { text: a.slice(a.length - tail), word: false, space: false };
  const rest: Stretch[] = tail > 0 ? [{ kind: 'same', old: [after], new: [after] }] : [];
  const changed = readable.filter((stretch) => stretch.kind !== 'same');
  const balance = changed.reduce((sum, stretch) => sum + letters(fold, stretch.old) - letters(fold, stretch.new), 0);
  const spelling = balance === 0 && fold(from) === fold(to);
  return {
    kind: spelling ? 'orthographic' : 'changed',
    parts: parts(fold, [...readable, ...rest], { head: before, turned, spelling }),
  };
}
