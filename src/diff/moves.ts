/**
 * Which clauses were moved? Two orders of the same clauses do not say: in A B -> B A either of them may have moved. We
 * call as few moved as possible, and among equally few those that the log moved last: it is them that the secretariat
 * took hold of. Ties the log knows nothing about go to the greater id, so that the answer is the same in both directions.
 */

/** Length of the longest increasing subsequence ending at each element of `values`, by binary search over best tails. */
function lengthsEndingAt(values: readonly number[]): number[] {
  const tails: number[] = [];
  return values.map((value) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    tails[low] = value;
    return low + 1;
  });
}

const longest = (values: readonly number[]): number => lengthsEndingAt(values).reduce((a, b) => Math.max(a, b), 0);

/** Places that lie on every longest increasing subsequence; nothing but these can never be called moved. */
function fixed(values: readonly number[], best: number): boolean[] {
  const ending = lengthsEndingAt(values);
  const starting = lengthsEndingAt(values.map((value) => -value).reverse()).reverse();
  const onSome = values.map((_, i) => (ending[i] as number) + (starting[i] as number) - 1 === best);
  const atLength = new Array<number>(best + 1).fill(0);
  onSome.forEach((on, i) => {
    if (on) (atLength[ending[i] as number] as number)++;
  });
  return onSome.map((on, i) => on && atLength[ending[i] as number] === 1);
}

/**
 * The ids that moved between two orders of the same set of ids. Their number is n minus the longest increasing
 * subsequence; `movedLast` (ids in the order of their last move, the latest at the end) decides between equal choices.
 */
export function movedBetween(
  from: readonly string[],
  to: readonly string[],
  movedLast: readonly string[] = [],
): Set<string> {
  const place = new Map(to.map((id, index) => [id, index]));
  const values = from.map((id) => place.get(id) as number);
  const best = longest(values);
  const moved = new Set<string>();
  if (best === from.length) return moved;

  const stays = fixed(values, best);
  const recency = new Map(movedLast.map((id, index) => [id, index]));
  const rank = (id: string): number => recency.get(id) ?? -1;
  const candidates = from.filter((_, index) => !stays[index]).sort((a, b) => rank(b) - rank(a) || (a < b ? 1 : -1));
  // Greedy is exact here: each clause, latest first, is moved if a longest order remains without it and all before it.
  for (const id of candidates) {
    if (moved.size === from.length - best) break;
    moved.add(id);
    if (longest(values.filter((_, index) => !moved.has(from[index] as string))) < best) moved.delete(id);
  }
  return moved;
}
