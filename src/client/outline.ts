/**
 * The rows of the table, read from the document: structure, numbers and stances, no text. A row keeps its identity as
 * long as it says the same, so a stance recorded on one clause renders one row.
 */
import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';
import { columnsOf, partiesOf, shapesOf, stancesOf } from '../crdt/document.ts';
import type { StanceRecord } from '../domain/clause/clause.ts';
import { numberClauses } from '../domain/clause/numbering.ts';
import type { PerLang } from '../language/language.ts';
import type { Outline, OutlineRow } from './view.ts';

/** The outline as it stands in `doc`, made of the parts of `before` that still hold; `before` itself if all do. */
export function outlineOf(doc: Y.Doc, before?: Outline): Outline {
  const kept = new Map(before?.rows.map((row) => [row.id, row]));
  const keep = <T>(old: T | undefined, now: T): T => (old !== undefined && equalityDeep(old, now) ? old : now);
  const stances = new Map<string, { [delegation: string]: StanceRecord }>();
  for (const [key, record] of stancesOf(doc)) {
    const [clause, delegation] = key.split('/') as [string, string];
    stances.set(clause, { ...stances.get(clause), [delegation]: record });
  }
  const columns = keep(before?.columns, columnsOf(doc));
  const shapes = shapesOf(doc);
  const numbers = columns.map(({ lang }) => [lang, numberClauses(shapes, lang)] as const);
  const rows = shapes.map((shape): OutlineRow => {
    const number: PerLang<{ label: string; short: string }> = {};
    for (const [lang, byId] of numbers) number[lang] = byId.get(shape.id) ?? { label: '', short: '' };
    return keep(kept.get(shape.id), { ...shape, number, stances: stances.get(shape.id) ?? {} });
  });
  const unmoved =
    rows.length === before?.rows.length && rows.every((row, index) => row === before.rows[index]) && before.rows;
  const outline = { columns, parties: keep(before?.parties, partiesOf(doc)), rows: unmoved || rows };
  return before && unmoved && outline.columns === before.columns && outline.parties === before.parties
    ? before
    : outline;
}
