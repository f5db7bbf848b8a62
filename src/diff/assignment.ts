/**
 * Who goes with whom, when each may go with one only and some pairs please more than others: the assignment of greatest
 * total gain on a sparse graph. Taking the best pair first is not that: it may leave two others with nobody.
 * Successive shortest paths with potentials; O(n (e + n) log e) for n rows and e pairs, far less where rows rarely compete.
 */

/** A row may go with column `to`; `gain` between 0 and 1. Staying alone gains 0. */
export type Choice = { readonly to: number; readonly gain: number };

/** A heap of [distance, column], the nearest first. */
class Nearest {
  readonly #items: (readonly [number, number])[] = [];

  push(distance: number, column: number): void {
    const items = this.#items;
    const item = [distance, column] as const;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((items[parent] as readonly [number, number])[0] <= distance) break;
      items[at] = items[parent] as readonly [number, number];
      at = parent;
    }
    items[at] = item;
  }

  pop(): readonly [number, number] | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      const right = items[child + 1];
      if (right && right[0] < (items[child] as readonly [number, number])[0]) child++;
      if ((items[child] as readonly [number, number])[0] >= last[0]) break;
      items[at] = items[child] as readonly [number, number];
      at = child;
    }
    items[at] = last;
    return first;
  }
}

/**
 * For each row its column, or -1. `columns` is how many columns there are. Of equally good assignments which one is
 * taken depends on the order of rows.
 */
export function assign(rows: readonly (readonly Choice[])[], columns: number): number[] {
  // Each row may also go to a column of its own, columns + row, which stands for staying alone: cost 1, a pair 1 - gain.
  const edges = rows.map((choices, row) => [...choices, { to: columns + row, gain: 0 }]);
  const total = columns + rows.length;
  const columnOf = new Array<number>(rows.length).fill(-1);
  const rowOf = new Array<number>(total).fill(-1);
  const potential = new Float64Array(total);
  const rowPotential = new Float64Array(rows.length);

  for (let start = 0; start < rows.length; start++) {
    const distance = new Map<number, number>();
    const from = new Map<number, number>();
    const done = new Set<number>();
    const heap = new Nearest();
    // The first row's potential is whatever makes its cheapest edge cost nothing.
    const reduced = (row: number, { to, gain }: Choice): number =>
      1 - gain - (rowPotential[row] as number) - (potential[to] as number);
    rowPotential[start] = Math.min(...(edges[start] ?? []).map((edge) => reduced(start, edge)));
    let row = start;
    let reached = 0;
    let end = -1;
    while (end < 0) {
      for (const edge of edges[row] as Choice[]) {
        if (done.has(edge.to)) continue;
        const length = reached + Math.max(0, reduced(row, edge));
        if (length < (distance.get(edge.to) ?? Number.POSITIVE_INFINITY)) {
          distance.set(edge.to, length);
          from.set(edge.to, row);
          heap.push(length, edge.to);
        }
      }
      const next = heap.pop() as readonly [number, number];
      if (done.has(next[1])) continue;
      done.add(next[1]);
      reached = next[0];
      if (rowOf[next[1]] === -1) end = next[1];
      else row = rowOf[next[1]] as number;
    }
    rowPotential[start] = (rowPotential[start] as number) + reached;
    for (const column of done) {
      if (column === end) continue;
      const slack = reached - (distance.get(column) as number);
      potential[column] = (potential[column] as number) - slack;
      const owner = rowOf[column] as number;
      rowPotential[owner] = (rowPotential[owner] as number) + slack;
    }
    for (let column = end; column >= 0; ) {
      const owner = from.get(column) as number;
      const before = columnOf[owner] as number;
      columnOf[owner] = column;
      rowOf[column] = owner;
      column = owner === start ? -1 : before;
    }
  }
  return columnOf.map((column) => (column < columns ? column : -1));
}
