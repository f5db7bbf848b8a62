/** Finds a clause's gutter or cell in the page, for whoever moves the focus there. */
import type { Lang } from '../../language/language.ts';

/** The cell or row head at an address, if it is on the page. */
export const elementAt = (grid: Element, clause: string, lang: Lang | null): HTMLElement | null =>
  grid.querySelector<HTMLElement>(`[data-clause="${CSS.escape(clause)}"][data-lang="${lang ?? ''}"]`);
