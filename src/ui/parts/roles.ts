/**
 * Roles of the parts of a grid or table that is laid out with CSS grid: rows that scroll, fold and are contained one by one
 * cannot be `<tr>`. Spread onto the elements, so that the one reason stands here and not beside each of them.
 */
export const ROLES = {
  grid: { role: 'grid' },
  table: { role: 'table' },
  row: { role: 'row' },
  rowHeader: { role: 'rowheader' },
  columnHeader: { role: 'columnheader' },
  gridCell: { role: 'gridcell' },
  cell: { role: 'cell' },
  region: { role: 'region' },
} as const;
