/**
 * A table is one table in every column: as many rows, as many cells in a row, and in each place the same numbers. Figures that were
 * exchanged between two cells are the same numbers on the whole, so numbers are compared place by place.
 */

import { type TablePlace, trimmedPlace } from '../domain/clause/table.ts';
import type { Found, Spot } from '../domain/text/finding.ts';
import type { Lang } from '../language/language.ts';
import { oddOnes } from './across.ts';
import type { Cell, Check } from './finding.ts';
import { oddNumbers } from './numbers.ts';
import { filled, isPlacewise, type Rows, rowsOf } from './table-shape.ts';

/** "3×4": rows, and cells of the head. */
const shapeOf = (rows: Rows): string => `${rows.length}×${rows[0]?.cells.length ?? 0}`;

const spotOf = (text: string, { from, to }: TablePlace): Spot => ({ start: from, end: to, text: text.slice(from, to) });

/** Rows of another width than the head, and a table that has one column only. */
function inOneColumn({ lang, text }: Cell): readonly Found[] {
  const rows = rowsOf(text);
  const usual = rows[0]?.cells.length ?? 0;
  if (rows.every(({ cells }) => cells.length === 1))
    return [{ languages: [lang], message: { key: 'tables.single', args: { count: rows.length } } }];
  const odd = rows.flatMap((row, index) => (row.cells.length === usual ? [] : [{ row, number: index + 1 }]));
  const [first] = odd;
  if (!first) return [];
  const args = { row: first.number, count: first.row.cells.length, usual, rows: odd.length };
  return [
    {
      languages: [lang],
      message: { key: 'tables.row', args },
      at: { [lang]: odd.map(({ row }) => spotOf(text, row)) },
    },
  ];
}

function otherShapes(cells: readonly Cell[]): readonly Found[] {
  const shapes = new Map(cells.map(({ lang, text }) => [lang, shapeOf(rowsOf(text))]));
  const odd = oddOnes(new Map([...shapes].map(([lang, shape]) => [lang, new Map([[shape, 1]])])));
  const named = new Set<Lang>(odd.map(({ lang }) => lang));
  // With two columns against two, all are named, each against another.
  const usual = (lang: Lang): string =>
    [...shapes].find(([other, shape]) =>
      named.size < shapes.size ? !named.has(other) : shape !== shapes.get(lang),
    )?.[1] ?? '';
  return [...named].map((lang): Found => {
    const [rows = 0, width = 0] = (shapes.get(lang) ?? '').split('×').map(Number);
    const [usualRows = 0, usualWidth = 0] = usual(lang).split('×').map(Number);
    return { languages: [lang], message: { key: 'tables.differ', args: { rows, width, usualRows, usualWidth } } };
  });
}

/** Numbers place by place, named by row (the head is the first) and column. */
function otherNumbers(cells: readonly Cell[]): readonly Found[] {
  const tables = cells.map((cell) => ({ cell, rows: rowsOf(cell.text) }));
  const places = tables[0]?.rows.flatMap(({ cells: row }, at) => row.map((_, column) => ({ at, column }))) ?? [];
  return places.flatMap(({ at, column }): readonly Found[] => {
    const starts = new Map<Lang, number>();
    const here = tables.map(({ cell, rows }): Cell => {
      const { from, to } = trimmedPlace(cell.text, rows[at]?.cells[column] as TablePlace);
      starts.set(cell.lang, from);
      return { ...cell, text: cell.text.slice(from, to) };
    });
    if (!here.some(({ text }) => /\p{Nd}/u.test(text))) return [];
    return oddNumbers(here).map(({ kind, odd, spots }): Found => {
      const moved = [...spots].map(([lang, found]): [Lang, readonly Spot[]] => {
        const start = starts.get(lang) ?? 0;
        return [lang, found.map((spot) => ({ ...spot, start: spot.start + start, end: spot.end + start }))];
      });
      const args = { row: at + 1, column: column + 1, missing: odd.missing.join(' '), extra: odd.extra.join(' ') };
      return {
        languages: [odd.lang],
        ...(odd.unsure ? { unsure: true } : {}),
        message: { key: `tables.${kind}`, args },
        at: Object.fromEntries(moved),
      };
    });
  });
}

export const tables: Check = (subject) => {
  if (subject.clause.kind !== 'table') return [];
  const cells = filled(subject);
  return [...otherShapes(cells), ...cells.flatMap(inOneColumn), ...(isPlacewise(subject) ? otherNumbers(cells) : [])];
};
