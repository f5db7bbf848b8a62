/**
 * Roles of the parts of a grid, table or list that is laid out with CSS grid: rows that scroll, fold and are contained one by one
 * cannot be `<tr>`. Spread onto the elements, so that the one reason stands here and not beside each of them.
 */
type Role =
  | 'grid'
  | 'table'
  | 'row'
  | 'rowheader'
  | 'columnheader'
  | 'gridcell'
  | 'cell'
  | 'region'
  | 'listbox'
  | 'option';
type Aria = { readonly [name: `aria-${string}`]: string | number | boolean | undefined };

/** `{...as('row', { 'aria-rowindex': 2 })}` */
export const as = <R extends Role>(role: R, aria: Aria = {}): { readonly role: R } & Aria => ({ role, ...aria });
