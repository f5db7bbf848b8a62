/**
 * A proposal against the text as it stands now, column by column: its own words carried over to the present text by a
 * three-way merge, or the exact words in conflict. Pure; remembered by its texts, because the same row is drawn many times.
 */
import { merge3 } from '../../diff/merge.ts';
import { diffText } from '../../diff/text.ts';
import type { TextDiff } from '../../domain/clause/difference.ts';
import { carry } from '../../domain/negotiation/proposal.ts';
import type { Conflict } from '../../domain/negotiation/record.ts';
import { brackets } from '../../domain/text/brackets.ts';
import type { Lang, PerLang } from '../../language/language.ts';

/**
 * `text` is how the column would read; with `conflicts` it is the proposal's own text, and `diff` goes from the text it was
 * written on instead of the present one. `moved`: the text went on since it was written.
 */
export type Change = {
  readonly text: string;
  readonly diff: TextDiff;
  readonly moved: boolean;
  readonly conflicts: readonly Conflict[];
};

type Texts = { readonly texts: PerLang<string>; readonly baseTexts: PerLang<string> };

/** So many columns of so many proposals; beyond it the oldest is worked out again when it is seen. */
const REMEMBERED = 1_000;
const known = new Map<string, Change>();

/** What the proposal says in a column, on the text `present`; undefined where it leaves the column alone. */
export function changeOf({ texts, baseTexts }: Texts, lang: Lang, present: string): Change | undefined {
  const mine = texts[lang];
  if (mine === undefined) return undefined;
  const base = baseTexts[lang] ?? '';
  const key = [lang, base, mine, present].join('\u0000');
  let change = known.get(key);
  if (!change) {
    change = workedOut(lang, base, mine, present);
    const [oldest] = known.keys();
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.set(key, change);
  }
  return change;
}

function workedOut(lang: Lang, base: string, mine: string, present: string): Change {
  const moved = base !== present;
  const carried = carry({ base, mine, theirs: present }, lang, merge3);
  if (carried.ok) return { text: carried.text, diff: diffText(lang, present, carried.text), moved, conflicts: [] };
  return { text: mine, diff: diffText(lang, base, mine), moved, conflicts: carried.conflicts };
}

/** How many open brackets more (or fewer) the column that changes most would have. */
export function bracketShift(changes: readonly (readonly [present: string, Change])[]): number {
  return changes.reduce((most, [present, { text }]) => {
    const shift = brackets(text).pairs.length - brackets(present).pairs.length;
    return Math.abs(shift) > Math.abs(most) ? shift : most;
  }, 0);
}

/** Characters of one line of a cell, roughly; and the most lines that are foreseen for what nobody has looked at yet. */
const LINE = 34;
const MOST_LINES = 8;

/** Height in rem of a sub-row that is not drawn yet: one line of words about it, then its longest column. */
export function foreseenHeight({ texts }: Pick<Texts, 'texts'>): number {
  const longest = Object.values(texts).reduce((most, text) => Math.max(most, text.length), 0);
  return 2 + 1.5 * Math.min(MOST_LINES, Math.max(1, Math.ceil(longest / LINE)));
}
