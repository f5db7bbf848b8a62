/**
 * Which columns are shown, and in which order. Without a choice of the reader's own, the columns he writes in come first
 * and the rest follow in the summit's order; all columns stay equal in width and weight.
 */
import type { Column } from '../../domain/clause/declaration.ts';
import type { Lang } from '../../language/language.ts';
import type { Arrangement } from '../kit/preferences.ts';

/** All columns in the reader's order. `own` are the columns he may write in; those who write in all have none of their own. */
export function arranged(
  columns: readonly Column[],
  own: readonly Lang[],
  chosen: Arrangement | null,
): readonly Column[] {
  const place = (lang: Lang): number => {
    const at = chosen?.order.indexOf(lang) ?? -1;
    if (at >= 0) return at;
    return (own.includes(lang) && !chosen ? -100 : 100) + columns.findIndex((column) => column.lang === lang);
  };
  return [...columns].sort((a, b) => place(a.lang) - place(b.lang));
}

/** Never empty: hiding the last column shows the first. */
export function visible(ordered: readonly Column[], hidden: readonly Lang[]): readonly Column[] {
  const shown = ordered.filter(({ lang }) => !hidden.includes(lang));
  return shown.length > 0 ? shown : ordered.slice(0, 1);
}

/** Puts `lang` before `target` (null: at the end). */
export function movedBefore(order: readonly Lang[], lang: Lang, target: Lang | null): readonly Lang[] {
  if (lang === target) return order;
  const rest = order.filter((each) => each !== lang);
  const at = target === null ? rest.length : rest.indexOf(target);
  return [...rest.slice(0, at), lang, ...rest.slice(at)];
}

/** One place earlier (-1) or later (1); unchanged at the ends. */
export function moved(order: readonly Lang[], lang: Lang, by: -1 | 1): readonly Lang[] {
  const at = order.indexOf(lang);
  const other = order[at + by];
  if (at < 0 || other === undefined) return order;
  const next = [...order];
  next[at] = other;
  next[at + by] = lang;
  return next;
}
