/**
 * Turns corresponding tokens into stretches that a person can read. The shortest edit script is not the most readable
 * one: it keeps a lone comma inside a rewritten phrase and begins an inserted sentence with its neighbour's full stop.
 *
 *   a, b -> x, y        [a/x], [b/y]         becomes  [a, b/x, y]
 *   A. B. -> A. N. B.   A[. N]. B.           becomes  A. [N. ]B.
 */
import type { Pair, Token } from './words.ts';

/**
 * `same`: both sides equal. `spelling`: one word in two spellings. `change`: other words, of which one side may be empty.
 * The sides joined over all stretches are the two texts.
 */
export type Stretch = {
  readonly kind: 'same' | 'spelling' | 'change';
  readonly old: readonly Token[];
  readonly new: readonly Token[];
};

const equal = (a: Token | undefined, b: Token | undefined): boolean => a !== undefined && a.text === b?.text;

/** Stretches as the alignment gives them: what lies between two pairs is a change, less the tokens equal at its ends. */
export function stretches(a: readonly Token[], b: readonly Token[], pairs: readonly Pair[]): Stretch[] {
  const out: Stretch[] = [];
  let same: Token[] = [];
  const flush = () => {
    if (same.length) out.push({ kind: 'same', old: same, new: same });
    same = [];
  };
  let i = 0;
  let j = 0;
  const gap = (toA: number, toB: number) => {
    while (i < toA && j < toB && equal(a[i], b[j])) {
      same.push(a[i++] as Token);
      j++;
    }
    let k = 0;
    while (toA - k > i && toB - k > j && equal(a[toA - k - 1], b[toB - k - 1])) k++;
    if (i < toA - k || j < toB - k) {
      flush();
      out.push({ kind: 'change', old: a.slice(i, toA - k), new: b.slice(j, toB - k) });
    }
    same.push(...a.slice(toA - k, toA));
    i = toA;
    j = toB;
  };
  for (const [p, q] of pairs) {
    gap(p, q);
    const left = a[p] as Token;
    const right = b[q] as Token;
    if (left.text === right.text) same.push(left);
    else {
      flush();
      out.push({ kind: 'spelling', old: [left], new: [right] });
    }
    i = p + 1;
    j = q + 1;
  }
  gap(a.length, b.length);
  flush();
  return out;
}

const blank = (token: Token | undefined): boolean => token === undefined || token.space || token.text === '\n';

/** How natural it is that an insertion begins with `first`, standing after `before`. */
function beginning(before: Token | undefined, first: Token | undefined): number {
  if (before === undefined || before.text === '\n') return 3;
  if (blank(before) && !blank(first)) return 2;
  return before.word ? 0 : 1;
}

/** Moves one-sided changes along equal tokens to where a writer would have put them. `atStart`: a paragraph begins here. */
export function slid(list: readonly Stretch[], atStart: boolean): Stretch[] {
  const out = [...list];
  for (let at = 0; at < out.length; at++) {
    const change = out[at] as Stretch;
    if (change.kind !== 'change' || (change.old.length && change.new.length)) continue;
    const before = out[at - 1]?.kind === 'same' ? (out[at - 1] as Stretch).old : [];
    const after = out[at + 1]?.kind === 'same' ? (out[at + 1] as Stretch).old : [];
    const own = change.old.length ? change.old : change.new;
    const row = [...before, ...own, ...after];
    const size = own.length;
    let low = before.length;
    while (low > 0 && equal(row[low - 1], row[low + size - 1])) low--;
    let high = before.length;
    while (high + size < row.length && equal(row[high], row[high + size])) high++;
    if (low === high) continue;
    const first = atStart && (at === 0 || (at === 1 && before.length > 0));
    const score = (start: number): number => (start === 0 && !first ? 0 : beginning(row[start - 1], row[start]));
    let best = before.length;
    for (let start = low; start <= high; start++) if (score(start) > score(best)) best = start;
    if (best === before.length) continue;
    const same = (tokens: readonly Token[]): Stretch[] =>
      tokens.length ? [{ kind: 'same', old: tokens, new: tokens }] : [];
    const moved = row.slice(best, best + size);
    const left = same(row.slice(0, best));
    out.splice(
      at - (before.length ? 1 : 0),
      (before.length ? 1 : 0) + 1 + (after.length ? 1 : 0),
      ...left,
      change.old.length ? { kind: 'change', old: moved, new: [] } : { kind: 'change', old: [], new: moved },
      ...same(row.slice(best + size)),
    );
    at += left.length - (before.length ? 1 : 0);
  }
  return out;
}

/** Has it three words? Not counted to the end: a change may have swallowed a chapter. */
function hasPhrase(tokens: readonly Token[]): boolean {
  let words = 0;
  return tokens.some((token) => token.word && ++words >= 3);
}

/** A rewritten phrase of at least three words on both sides: a «и» or «و» that survived inside it is an accident. */
const rewritten = (change: Stretch): boolean => hasPhrase(change.old) && hasPhrase(change.new);

/**
 * Is `island` to be swallowed by the changes around it? Paragraph ends never (a change should not straddle paragraphs
 * for a comma's sake), square brackets never (they are contested words' fences and counted in public).
 */
function drowns(before: Stretch, island: Stretch, after: Stretch): boolean {
  if (island.old.some((token) => /[\n[\]]/.test(token.text))) return false;
  const deletes = before.old.length + after.old.length > 0;
  const inserts = before.new.length + after.new.length > 0;
  const kept = island.old.filter((token) => token.word);
  if (kept.length === 0) return deletes && inserts;
  const accident = kept.length === 1 && (kept[0] as Token).text.length <= 3 && !/\p{N}/u.test((kept[0] as Token).text);
  return accident && rewritten(before) && rewritten(after);
}

/** Joins changes over the islands of punctuation that stand between them. */
export function withoutIslands(list: readonly Stretch[]): Stretch[] {
  type Growing = Stretch & { old: Token[]; new: Token[] };
  const out: Stretch[] = [];
  /** The last change of `out`, while it grows: copied once, however many islands it swallows. */
  let growing: Growing | undefined;
  const append = (to: Growing, { old, new: young }: Stretch): void => {
    for (const token of old) to.old.push(token);
    for (const token of young) to.new.push(token);
  };
  for (const stretch of list) {
    const island = out.at(-1);
    const before = out.at(-2);
    const drowned =
      stretch.kind === 'change' &&
      island?.kind === 'same' &&
      before?.kind === 'change' &&
      drowns(before, island, stretch);
    if (!drowned) {
      out.push(stretch);
      continue;
    }
    out.length -= 2;
    if (growing === undefined || growing !== before)
      growing = { kind: 'change', old: [...before.old], new: [...before.new] };
    append(growing, island);
    append(growing, stretch);
    out.push(growing);
  }
  return out;
}
