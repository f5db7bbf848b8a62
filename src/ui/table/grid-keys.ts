/**
 * Keys of the grid while no cell is being written in: the arrows walk over cells by sight (left is left, also in a
 * mirrored frame), Enter and any letter write. Pure: what is pressed and where, in; what should happen, out.
 */
import type { Lang } from '../../language/language.ts';
import type { Selected } from '../document/selection.ts';

export type GridShape = {
  readonly rows: readonly string[];
  readonly columns: readonly Lang[];
  readonly dir: 'rtl' | 'ltr';
};

export type GridAction =
  | { readonly kind: 'go'; readonly clause: string; readonly lang: Lang | null }
  | { readonly kind: 'write'; readonly typed: boolean }
  | { readonly kind: 'menu' }
  | { readonly kind: 'move'; readonly by: -1 | 1 };

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Rows that Page Up and Page Down pass over: about one screen. */
const PAGE = 6;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

export function gridAction(event: Key, at: Selected, { rows, columns, dir }: GridShape): GridAction | null {
  const row = rows.indexOf(at.clause);
  const column = at.lang === null ? -1 : columns.indexOf(at.lang);
  const mod = event.ctrlKey || event.metaKey;
  const go = (toRow: number, toColumn: number): GridAction | null => {
    const clause = rows[clamp(toRow, rows.length - 1)];
    if (clause === undefined) return null;
    const next = Math.max(-1, Math.min(columns.length - 1, toColumn));
    return { kind: 'go', clause, lang: next < 0 ? null : (columns[next] ?? null) };
  };
  if (event.altKey && event.shiftKey && !mod) {
    if (event.code === 'ArrowUp') return { kind: 'move', by: -1 };
    if (event.code === 'ArrowDown') return { kind: 'move', by: 1 };
    return null;
  }
  if (event.code === 'ContextMenu' || (event.code === 'F10' && event.shiftKey)) return { kind: 'menu' };
  if (event.altKey) return null;
  const forward = dir === 'rtl' ? -1 : 1;
  switch (event.code) {
    case 'ArrowUp':
      return go(row - 1, column);
    case 'ArrowDown':
      return go(row + 1, column);
    case 'ArrowLeft':
      return go(row, column - forward);
    case 'ArrowRight':
      return go(row, column + forward);
    case 'Home':
      return go(mod ? 0 : row, mod ? column : -1);
    case 'End':
      return go(mod ? rows.length - 1 : row, mod ? column : columns.length - 1);
    case 'PageUp':
      return go(row - PAGE, column);
    case 'PageDown':
      return go(row + PAGE, column);
    case 'Enter':
    case 'NumpadEnter':
    case 'F2':
      return at.lang === null ? { kind: 'menu' } : { kind: 'write', typed: false };
  }
  // One character without Ctrl: typing begins, and the character goes into the cell.
  if (!mod && [...event.key].length === 1 && event.key !== ' ' && at.lang !== null)
    return { kind: 'write', typed: true };
  return null;
}

/** Where a person goes who leaves a cell while writing. */
export function leaveTo(
  at: { readonly clause: string; readonly lang: Lang },
  direction: 'next' | 'previous' | 'up' | 'down',
  { rows, columns }: GridShape,
): { readonly clause: string; readonly lang: Lang } | null {
  let row = rows.indexOf(at.clause);
  let column = columns.indexOf(at.lang);
  if (direction === 'up') row--;
  else if (direction === 'down') row++;
  else column += direction === 'next' ? 1 : -1;
  if (column >= columns.length) {
    column = 0;
    row++;
  } else if (column < 0) {
    column = columns.length - 1;
    row--;
  }
  const clause = rows[row];
  const lang = columns[column];
  return clause !== undefined && lang !== undefined ? { clause, lang } : null;
}
