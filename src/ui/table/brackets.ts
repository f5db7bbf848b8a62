/** The way from one open bracket to the next: through the clauses in reading order, in the column one is in. */
import { elementAt } from '../document/element-at.ts';
import type { TableAccess } from '../document/table-context.tsx';

/** Clauses with open brackets after (or before) the current one; wraps around at the end. */
export function nextWithBrackets(
  clauses: readonly string[],
  order: readonly string[],
  current: string | null,
  by: -1 | 1,
): string | null {
  if (clauses.length === 0) return null;
  const at = current === null ? (by > 0 ? -1 : order.length) : order.indexOf(current);
  const places = clauses.map((clause) => order.indexOf(clause));
  const found = by > 0 ? places.find((place) => place > at) : places.findLast((place) => place < at);
  return order[found ?? (by > 0 ? places[0] : places.at(-1)) ?? 0] ?? null;
}

export function nextBracket(access: TableAccess, by: -1 | 1): void {
  const { facts, selection, room, columns } = access;
  const at = selection.get();
  const order = room.outline.get().rows.map(({ id }) => id);
  const clause = nextWithBrackets(facts.totals.get().clauses, order, at?.clause ?? null, by);
  if (!clause) return;
  const cells = facts.of(clause).get().cells;
  const here = at?.lang && (cells[at.lang]?.open ?? 0) > 0 ? at.lang : undefined;
  const lang = here ?? columns.find((column) => (cells[column.lang]?.open ?? 0) > 0)?.lang ?? null;
  const element = elementAt(document.body, clause, lang);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
